package access

import (
	"context"
	"fmt"
	"net/mail"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"candor/internal/social"
)

// Errors of AddPerson about what was typed. They are sentences for the person who typed it.
var (
	ErrEmail = social.Invalid("this is not an e-mail address")
	ErrRole  = social.Invalid("the role must be creator, manager or admin")
	ErrName  = social.Invalid("the name must have 1 to 100 characters")
	ErrZone  = social.Invalid("this is not a time zone such as Europe/Berlin")
)

// AddPerson adds somebody who may sign in. The password must keep the rules of [CheckPassword]; an e-mail that is taken is a
// social.ErrConflict.
func (a *Access) AddPerson(ctx context.Context, email, name string, role social.Role, password social.Secret) (social.Person, error) {
	p, hash, err := a.newPerson(ctx, email, name, role, password)
	if err != nil {
		return social.Person{}, err
	}
	if err := a.store.AddPerson(ctx, p, hash); err != nil {
		return social.Person{}, err
	}
	return p, nil
}

// newPerson checks what was typed and hashes the password; it stores nothing.
func (a *Access) newPerson(ctx context.Context, email, name string, role social.Role, password social.Secret) (p social.Person, hash string, err error) {
	if p, err = a.barePerson(email, name, role); err != nil {
		return social.Person{}, "", err
	}
	if err := CheckPassword(password, p.Email); err != nil {
		return social.Person{}, "", err
	}
	if hash, err = a.hash(ctx, password); err != nil {
		return social.Person{}, "", err
	}
	return p, hash, nil
}

func (a *Access) barePerson(email, name string, role social.Role) (social.Person, error) {
	email = lower(email)
	if parsed, err := mail.ParseAddress(email); err != nil || parsed.Address != email || len(email) > 254 {
		return social.Person{}, ErrEmail
	}
	if !slices.Contains(social.Roles(), role) {
		return social.Person{}, ErrRole
	}
	name, err := cleanName(name)
	if err != nil {
		return social.Person{}, err
	}
	return social.Person{Key: social.NewKey(), UID: social.NewUID(), Email: email, Name: name, Role: role, CreatedAt: a.now()}, nil
}

// cleanName is what others see: 1 to 100 characters, none of which moves the others about.
func cleanName(name string) (string, error) {
	name = strings.TrimSpace(name)
	if name == "" || len([]rune(name)) > 100 || !utf8.ValidString(name) || strings.ContainsFunc(name, unicode.IsControl) {
		return "", ErrName
	}
	return name, nil
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

// PersonByUID returns a person, or social.ErrNotFound.
func (a *Access) PersonByUID(ctx context.Context, uid string) (social.Person, error) {
	return a.store.PersonByUID(ctx, uid)
}

// SetDisabled keeps a person from signing in, or lets them again. ErrLastAdmin (a social.ErrConflict) if nobody would be left.
func (a *Access) SetDisabled(ctx context.Context, p social.Person, disabled bool) error {
	if disabled {
		return a.store.DisablePerson(ctx, p.Key, a.now())
	}
	return a.store.EnablePerson(ctx, p.Key)
}

// SetRole gives a person another role. Their sessions, API tokens, memberships and grants end with the old one.
func (a *Access) SetRole(ctx context.Context, p social.Person, role social.Role) error {
	if !slices.Contains(social.Roles(), role) {
		return ErrRole
	}
	return a.store.SetRole(ctx, p.Key, role, a.now())
}

// Describe changes the name that others see of a person, and the zone in which they see days; "" leaves either as it is.
func (a *Access) Describe(ctx context.Context, p social.Person, name, zone string) error {
	if name != "" {
		clean, err := cleanName(name)
		if err != nil {
			return err
		}
		if err := a.store.SetPersonName(ctx, p.Key, clean); err != nil {
			return err
		}
	}
	if zone == "" {
		return nil
	}
	if !knownZone(zone) {
		return ErrZone
	}
	return a.store.SetPersonZone(ctx, p.Key, zone)
}

func lower(email string) string { return strings.ToLower(strings.TrimSpace(email)) }
