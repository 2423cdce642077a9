package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"candor/internal/social"
)

const personColumns = `key, uid, email, name, role, zone, created_at, disabled_at`

// personInto lists where personColumns go.
func personInto(p *social.Person) []any {
	return []any{&p.Key, &p.UID, &p.Email, &p.Name, &p.Role, &p.Zone, instant{&p.CreatedAt}, instant{&p.DisabledAt}}
}

// AddPerson stores a new person and the hash of the password. If the e-mail is taken, it returns social.ErrConflict.
func (db *DB) AddPerson(ctx context.Context, p social.Person, passwordHash string) error {
	err := db.write(ctx, func(tx *sql.Tx) error {
		_, err := tx.ExecContext(ctx, `
			INSERT INTO person (key, uid, email, name, role, zone, password_hash, created_at, disabled_at)
			VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
			p.Key, p.UID, p.Email, p.Name, string(p.Role), p.Zone, passwordHash, ms(p.CreatedAt), msOrNull(p.DisabledAt))
		return err
	})
	if isDuplicate(err) {
		return fmt.Errorf("a person with the e-mail %s is there already: %w", p.Email, social.ErrConflict)
	}
	return err
}

// PersonByKey returns a person, or social.ErrNotFound.
func (db *DB) PersonByKey(ctx context.Context, key social.Key) (social.Person, error) {
	var p social.Person
	err := db.read.QueryRowContext(ctx, `SELECT `+personColumns+` FROM person WHERE key = $1`, key).Scan(personInto(&p)...)
	return p, absent(err)
}

// PersonByEmail returns the person with an e-mail (lower case) and the hash of the password, or social.ErrNotFound.
func (db *DB) PersonByEmail(ctx context.Context, email string) (p social.Person, passwordHash string, err error) {
	err = db.read.QueryRowContext(ctx, `SELECT `+personColumns+`, password_hash FROM person WHERE email = $1`, email).
		Scan(append(personInto(&p), &passwordHash)...)
	return p, passwordHash, absent(err)
}

// People lists everybody, by e-mail.
func (db *DB) People(ctx context.Context) ([]social.Person, error) {
	rows, err := db.read.QueryContext(ctx, `SELECT `+personColumns+` FROM person ORDER BY email`)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var people []social.Person
	for rows.Next() {
		var p social.Person
		if err := rows.Scan(personInto(&p)...); err != nil {
			return nil, err
		}
		people = append(people, p)
	}
	return people, rows.Err()
}

// SetPersonZone stores the zone that a person's browser told.
func (db *DB) SetPersonZone(ctx context.Context, key social.Key, zone string) error {
	return db.write(ctx, func(tx *sql.Tx) error {
		_, err := tx.ExecContext(ctx, `UPDATE person SET zone = $2 WHERE key = $1`, key, zone)
		return err
	})
}

// DisablePerson keeps a person from signing in and ends all their sessions, in one transaction.
func (db *DB) DisablePerson(ctx context.Context, key social.Key, at time.Time) error {
	return db.write(ctx, func(tx *sql.Tx) error {
		if _, err := tx.ExecContext(ctx, `UPDATE person SET disabled_at = $2 WHERE key = $1`, key, ms(at)); err != nil {
			return err
		}
		_, err := tx.ExecContext(ctx, `DELETE FROM session WHERE person = $1`, key)
		return err
	})
}

// absent turns "no rows" into social.ErrNotFound.
func absent(err error) error {
	if errors.Is(err, sql.ErrNoRows) {
		return social.ErrNotFound
	}
	return err
}
