package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"

	"candor/internal/social"
)

type eraseCmd struct {
	MetaList string `name:"meta-list" required:"" type:"existingfile" help:"The file that Meta's mail links to: one id of a user a line, or in the first column of a CSV."`
}

// Run erases the Instagram accounts that Meta lists: people who asked Meta that we delete what we have.
func (cmd *eraseCmd) Run(ctx context.Context, set *Settings, s streams) error {
	ids, err := readIDs(cmd.MetaList)
	if err != nil {
		return err
	}
	c, err := assemble(ctx, set, environment(set, s))
	if err != nil {
		return err
	}
	defer c.db.Close()
	receipt, err := c.accounts.EraseListed(asOperator(ctx), social.Instagram, ids)
	if err != nil {
		return err
	}
	fmt.Fprintf(s.out, "%d ids read, %d accounts erased. Receipt: %s/deletion/%s\n", len(ids), receipt.Accounts, set.PublicURL, receipt.Code)
	return c.tombstones.keep(ctx)
}

// readIDs reads ids of digits, one a line, whatever stands behind a comma or around them in quotes. A heading is no id.
func readIDs(path string) ([]string, error) {
	file, err := os.Open(path) // #nosec G304 -- the operator names the file
	if err != nil {
		return nil, err
	}
	defer file.Close()
	var ids []string
	lines := bufio.NewScanner(file)
	for lines.Scan() {
		first, _, _ := strings.Cut(lines.Text(), ",")
		id := strings.Trim(strings.TrimPrefix(first, "\ufeff"), " \t\r\"'")
		if id != "" && strings.Trim(id, "0123456789") == "" {
			ids = append(ids, id)
		}
	}
	return ids, lines.Err()
}

type purgeCmd struct {
	Platform string `required:"" help:"Which platform's data."`
	Yes      bool   `help:"Do not ask."`
}

// Run erases everything that came from a platform: what its terms demand when they end.
func (cmd *purgeCmd) Run(ctx context.Context, set *Settings, s streams) error {
	p := social.Platform(cmd.Platform)
	if !slices.Contains(names(), p) {
		return fmt.Errorf("there is no platform %q here", cmd.Platform)
	}
	if !cmd.Yes {
		fmt.Fprintf(s.err, "This erases all data of %s, of everybody, for good. Type %s to go on: ", p, p)
		line, _ := bufio.NewReader(os.Stdin).ReadString('\n') // no answer is no
		if strings.TrimSpace(line) != string(p) {
			return errors.New("nothing was erased")
		}
	}
	c, err := assemble(ctx, set, environment(set, s))
	if err != nil {
		return err
	}
	defer c.db.Close()
	receipt, err := c.accounts.EraseAll(asOperator(ctx), p)
	if err != nil {
		return err
	}
	fmt.Fprintf(s.out, "All data of %s is erased: %d accounts. Receipt: %s\n", p, receipt.Accounts, receipt.Code)
	return c.tombstones.keep(ctx)
}
