package access

import (
	"context"
	"errors"
	"fmt"
	"net/mail"
	"slices"
	"strings"

	"candor/internal/social"
)

// Errors of AddPerson about what was typed. They are sentences for the person who typed it.
var (
	ErrEmail = errors.New("this is not an e-mail address")
	ErrRole  = errors.New("the role must be creator, manager or admin")
	ErrName  = errors.New("the name must have 1 to 100 characters")
)

// AddPerson adds somebody who may sign in. The password must keep the rules of [CheckPassword]; an e-mail that is taken is a
// social.ErrConflict.
func (a *Access) AddPerson(ctx context.Context, email, name string, role social.Role, password social.Secret) (social.Person, error) {
	email, name = lower(email), strings.TrimSpace(name)
	if parsed, err := mail.ParseAddress(email); err != nil || parsed.Address != email || len(email) > 254 {
		return social.Person{}, ErrEmail
	}
	if !slices.Contains(social.Roles(), role) {
		return social.Person{}, ErrRole
	}
	if name == "" || len([]rune(name)) > 100 {
		return social.Person{}, ErrName
	}
	if err := CheckPassword(password, email); err != nil {
		return social.Person{}, err
	}
	hash, err := a.hash(ctx, password)
	if err != nil {
		return social.Person{}, err
	}
	p := social.Person{Key: social.NewKey(), UID: social.NewUID(), Email: email, Name: name, Role: role, CreatedAt: a.now()}
	if err := a.store.AddPerson(ctx, p, hash); err != nil {
		return social.Person{}, err
	}
	return p, nil
}

// People lists everybody, by e-mail.
func (a *Access) People(ctx context.Context) ([]social.Person, error) { return a.store.People(ctx) }

// Disable keeps a person from signing in and ends their sessions at once. An unknown e-mail is a social.ErrNotFound.
func (a *Access) Disable(ctx context.Context, email string) error {
	p, _, err := a.store.PersonByEmail(ctx, lower(email))
	if err != nil {
		return fmt.Errorf("%s: %w", email, err)
	}
	return a.store.DisablePerson(ctx, p.Key, a.now())
}

func lower(email string) string { return strings.ToLower(strings.TrimSpace(email)) }
