package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"golang.org/x/term"

	"candor/internal/access"
	"candor/internal/social"
)

type userCmd struct {
	Add  userAddCmd  `cmd:"" help:"Add a person who may sign in."`
	List userListCmd `cmd:"" help:"List the people."`
}

type userAddCmd struct {
	Email    string        `required:"" help:"The e-mail address to sign in with."`
	Name     string        `help:"The name that others see; default: the part before the @."`
	Role     social.Role   `default:"creator" enum:"creator,manager,admin" help:"creator, manager or admin."`
	Password social.Secret `env:"CANDOR_PASSWORD" hidden:"" help:"For scripts; a person is asked for it."`
}

// Run adds a person. The password comes from the terminal, without echo, or from CANDOR_PASSWORD.
func (cmd *userAddCmd) Run(ctx context.Context, set *Settings, s streams) error {
	if cmd.Password.Empty() { // asked for first: without one, nothing is made
		var err error
		if cmd.Password, err = askPassword(s); err != nil {
			return err
		}
	}
	db, err := openStore(ctx, set, nil, nil)
	if err != nil {
		return err
	}
	defer db.Close()
	name := cmd.Name
	if name == "" {
		name, _, _ = strings.Cut(cmd.Email, "@")
	}
	person, err := access.New(access.Config{Store: db}).AddPerson(asOperator(ctx), cmd.Email, name, cmd.Role, cmd.Password)
	if err != nil {
		return err
	}
	fmt.Fprintf(s.out, "%s may now sign in as %s.\n", person.Email, person.Role)
	return nil
}

// asOperator: a command is given by somebody with a shell on this machine, and the audit chain says so.
func asOperator(ctx context.Context) context.Context {
	return social.ActingAs(ctx, social.Actor{Operator: true})
}

// askPassword reads a password from the terminal, or one line where standard input is no terminal.
func askPassword(s streams) (social.Secret, error) {
	input := int(os.Stdin.Fd())
	if !term.IsTerminal(input) {
		line, err := bufio.NewReader(os.Stdin).ReadString('\n')
		if err != nil && !errors.Is(err, io.EOF) { // the last line may end without a newline
			return "", fmt.Errorf("read the password: %w", err)
		}
		if line = strings.TrimRight(line, "\r\n"); line == "" {
			return "", errors.New("no password: type one at the terminal, or set CANDOR_PASSWORD")
		}
		return social.Secret(line), nil
	}
	fmt.Fprint(s.err, "Password (at least 8 characters): ")
	text, err := term.ReadPassword(input)
	fmt.Fprintln(s.err)
	return social.Secret(text), err
}

type userListCmd struct{}

// Run prints the people, oldest first.
func (userListCmd) Run(ctx context.Context, set *Settings, s streams) error {
	db, err := openStore(ctx, set, nil, nil)
	if err != nil {
		return err
	}
	defer db.Close()
	people, err := db.People(ctx)
	if err != nil {
		return err
	}
	for _, p := range people {
		state := ""
		if !p.DisabledAt.IsZero() {
			state = "disabled"
		}
		fmt.Fprintf(s.out, "%-40s %-8s %-24s %s\n", p.Email, p.Role, p.Name, state)
	}
	if len(people) == 0 {
		fmt.Fprintln(s.out, "Nobody yet. Add one: candor user add --email you@example.org")
	}
	return nil
}
