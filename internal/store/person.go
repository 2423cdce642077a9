package store

import (
	"bytes"
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

// AddPerson stores a new person and the hash of the password ("" for somebody who signs in elsewhere). If the e-mail is taken, it
// returns social.ErrConflict.
func (db *DB) AddPerson(ctx context.Context, p social.Person, passwordHash string) error {
	return taken(p, db.write(ctx, func(tx *sql.Tx) error { return db.addPerson(ctx, tx, p, passwordHash) }))
}

// AddPersonWithIdentity stores a new person who signs in elsewhere. Also an identity that is taken is a social.ErrConflict.
func (db *DB) AddPersonWithIdentity(ctx context.Context, p social.Person, id social.Identity) error {
	return taken(p, db.write(ctx, func(tx *sql.Tx) error {
		if err := db.addPerson(ctx, tx, p, ""); err != nil {
			return err
		}
		return db.addIdentity(ctx, tx, p.Key, id)
	}))
}

func (db *DB) addPerson(ctx context.Context, tx *sql.Tx, p social.Person, passwordHash string) error {
	_, err := tx.ExecContext(ctx, `
		INSERT INTO person (key, uid, email, name, role, zone, password_hash, created_at, disabled_at)
		VALUES `+tuple(1, 9), p.Key, p.UID, p.Email, p.Name, string(p.Role), p.Zone, passwordHash, ms(p.CreatedAt), msOrNull(p.DisabledAt))
	if err != nil {
		return err
	}
	return db.record(ctx, tx, social.Audit{Act: social.ActPersonAdded, Person: p.Key, Detail: map[string]string{"role": string(p.Role)}})
}

func taken(p social.Person, err error) error {
	if isDuplicate(err) {
		return fmt.Errorf("a person with the e-mail %s is there already: %w", p.Email, social.ErrConflict)
	}
	return err
}

// setupName is the row of installation that holds the hash of the one-time setup code.
const setupName = "setup_code"

// OfferSetup stores the hash of a setup code if there is no administrator; otherwise it returns false.
func (db *DB) OfferSetup(ctx context.Context, codeHash []byte) (offered bool, err error) {
	err = db.write(ctx, func(tx *sql.Tx) error {
		if offered, err = noAdmin(ctx, tx, 0); err != nil || !offered {
			return err
		}
		_, err := tx.ExecContext(ctx, `INSERT INTO installation (name, value) VALUES ($1, $2)
			ON CONFLICT (name) DO UPDATE SET value = excluded.value`, setupName, codeHash)
		return err
	})
	return offered, err
}

// NeedsSetup reports whether there is no administrator yet.
func (db *DB) NeedsSetup(ctx context.Context) (bool, error) { return noAdmin(ctx, db.read, 0) }

// AddFirstAdmin adds the first administrator and uses up the setup code. A wrong code, and a second administrator, are a
// social.ErrUnauthorized.
func (db *DB) AddFirstAdmin(ctx context.Context, codeHash []byte, p social.Person, passwordHash string) error {
	return taken(p, db.write(ctx, func(tx *sql.Tx) error {
		var stored []byte
		err := tx.QueryRowContext(ctx, `DELETE FROM installation WHERE name = $1 RETURNING value`, setupName).Scan(&stored)
		if err != nil && !errors.Is(err, sql.ErrNoRows) {
			return err
		}
		if len(stored) == 0 || !bytes.Equal(stored, codeHash) { // hashes: how long it takes tells nothing
			return social.ErrUnauthorized
		}
		if err := db.addPerson(ctx, tx, p, passwordHash); err != nil {
			return err
		}
		if free, err := noAdmin(ctx, tx, p.Key); err != nil || free {
			return err
		}
		return social.ErrUnauthorized
	}))
}

// noAdmin reports whether nobody but one person administers.
func noAdmin(ctx context.Context, q querier, but social.Key) (bool, error) {
	var n int
	err := q.QueryRowContext(ctx, `SELECT COUNT(*) FROM person WHERE role = 'admin' AND disabled_at IS NULL AND key <> $1`, but).Scan(&n)
	return n == 0, err
}

// PersonByKey returns a person, or social.ErrNotFound.
func (db *DB) PersonByKey(ctx context.Context, key social.Key) (social.Person, error) {
	return db.personWhere(ctx, `key = $1`, key)
}

// PersonByUID returns a person, or social.ErrNotFound.
func (db *DB) PersonByUID(ctx context.Context, uid string) (social.Person, error) {
	return db.personWhere(ctx, `uid = $1`, uid)
}

// PersonByIdentity returns who signs in elsewhere as this, or social.ErrNotFound.
func (db *DB) PersonByIdentity(ctx context.Context, id social.Identity) (social.Person, error) {
	return db.personWhere(ctx, `key = (SELECT i.person FROM identity i WHERE i.issuer = $1 AND i.subject = $2)`, id.Issuer, id.Subject)
}

func (db *DB) personWhere(ctx context.Context, where string, args ...any) (p social.Person, err error) {
	err = db.read.QueryRowContext(ctx, `SELECT `+personColumns+` FROM person WHERE `+where, args...).Scan(personInto(&p)...)
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
	return people(db.read.QueryContext(ctx, `SELECT `+personColumns+` FROM person ORDER BY email`))
}

// people reads rows of personColumns.
func people(rows *sql.Rows, err error) ([]social.Person, error) {
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var list []social.Person
	for rows.Next() {
		var p social.Person
		if err := rows.Scan(personInto(&p)...); err != nil {
			return nil, err
		}
		list = append(list, p)
	}
	return list, rows.Err()
}

// SetPersonZone stores the zone that a person's browser told.
func (db *DB) SetPersonZone(ctx context.Context, key social.Key, zone string) error {
	return db.write(ctx, func(tx *sql.Tx) error {
		_, err := tx.ExecContext(ctx, `UPDATE person SET zone = $2 WHERE key = $1`, key, zone)
		return err
	})
}

// SetPersonName stores what others see of a person.
func (db *DB) SetPersonName(ctx context.Context, key social.Key, name string) error {
	return db.write(ctx, func(tx *sql.Tx) error {
		_, err := tx.ExecContext(ctx, `UPDATE person SET name = $2 WHERE key = $1`, key, name)
		return err
	})
}

// LinkIdentity lets a person sign in elsewhere as this. An identity that is somebody's is a social.ErrConflict.
func (db *DB) LinkIdentity(ctx context.Context, person social.Key, id social.Identity) error {
	err := db.write(ctx, func(tx *sql.Tx) error { return db.addIdentity(ctx, tx, person, id) })
	if isDuplicate(err) {
		return social.ErrConflict
	}
	return err
}

func (db *DB) addIdentity(ctx context.Context, tx *sql.Tx, person social.Key, id social.Identity) error {
	if _, err := tx.ExecContext(ctx, `INSERT INTO identity (issuer, subject, person, since) VALUES ($1, $2, $3, $4)`,
		id.Issuer, id.Subject, person, ms(db.now())); err != nil {
		return err
	}
	return db.record(ctx, tx, social.Audit{Act: social.ActIdentityLinked, Person: person})
}

// SetPassword stores a new password and ends the person's sessions but one (nil: all).
func (db *DB) SetPassword(ctx context.Context, key social.Key, passwordHash string, at time.Time, keep []byte) error {
	return db.write(ctx, func(tx *sql.Tx) error {
		if err := setPassword(ctx, tx, key, passwordHash, at, keep); err != nil {
			return err
		}
		return db.record(ctx, tx, social.Audit{Act: social.ActPasswordChanged, Person: key})
	})
}

func setPassword(ctx context.Context, tx *sql.Tx, key social.Key, passwordHash string, at time.Time, keep []byte) error {
	if _, err := tx.ExecContext(ctx, `UPDATE person SET password_hash = $2, password_changed_at = $3 WHERE key = $1`, key, passwordHash, ms(at)); err != nil {
		return err
	}
	return endSessions(ctx, tx, key, keep)
}

// ErrLastAdmin is a change that would leave nobody to administer. It is a social.ErrConflict.
var ErrLastAdmin = fmt.Errorf("the last administrator stays one: %w", social.ErrConflict)

// DisablePerson keeps a person from signing in, ends all their sessions and revokes their API tokens, in one transaction.
// ErrLastAdmin if nobody would be left to administer.
func (db *DB) DisablePerson(ctx context.Context, key social.Key, at time.Time) error {
	return db.changePerson(ctx, key, social.Audit{Act: social.ActPersonDisabled, Person: key}, func(tx *sql.Tx) error {
		if _, err := tx.ExecContext(ctx, `UPDATE api_token SET revoked_at = $2 WHERE person = $1 AND revoked_at IS NULL`, key, ms(at)); err != nil {
			return err
		}
		_, err := tx.ExecContext(ctx, `UPDATE person SET disabled_at = $2 WHERE key = $1`, key, ms(at))
		return err
	})
}

// EnablePerson lets a person sign in again.
func (db *DB) EnablePerson(ctx context.Context, key social.Key) error {
	return db.changePerson(ctx, key, social.Audit{Act: social.ActPersonEnabled, Person: key}, func(tx *sql.Tx) error {
		_, err := tx.ExecContext(ctx, `UPDATE person SET disabled_at = NULL WHERE key = $1`, key)
		return err
	})
}

// SetRole gives a person another role, which ends their sessions, their memberships and, for a creator, what they let agencies see.
// ErrLastAdmin if nobody would be left to administer.
func (db *DB) SetRole(ctx context.Context, key social.Key, role social.Role, at time.Time) error {
	act := social.Audit{Act: social.ActRoleChanged, Person: key, Detail: map[string]string{"role": string(role)}}
	return db.changePerson(ctx, key, act, func(tx *sql.Tx) error {
		for _, statement := range []string{
			`UPDATE api_token SET revoked_at = $2 WHERE person = $1 AND revoked_at IS NULL`,
			`UPDATE "grant" SET ended_at = $2, ended_by = 'creator' WHERE person = $1 AND ended_at IS NULL AND until > $2`,
		} {
			if _, err := tx.ExecContext(ctx, statement, key, ms(at)); err != nil {
				return err
			}
		}
		if _, err := tx.ExecContext(ctx, `DELETE FROM membership WHERE person = $1`, key); err != nil {
			return err
		}
		_, err := tx.ExecContext(ctx, `UPDATE person SET role = $2 WHERE key = $1`, key, string(role))
		return err
	})
}

// changePerson carries out a change that ends a person's sessions and may not remove the last administrator. The audit entry comes
// first: it makes such changes take turns.
func (db *DB) changePerson(ctx context.Context, key social.Key, act social.Audit, change func(tx *sql.Tx) error) error {
	return db.write(ctx, func(tx *sql.Tx) error {
		if err := db.record(ctx, tx, act); err != nil {
			return err
		}
		before, err := noAdmin(ctx, tx, 0)
		if err != nil {
			return err
		}
		if err := change(tx); err != nil {
			return err
		}
		if err := endSessions(ctx, tx, key, nil); err != nil {
			return err
		}
		if after, err := noAdmin(ctx, tx, 0); err != nil || before || !after {
			return err
		}
		return ErrLastAdmin
	})
}

// absent turns "no rows" into social.ErrNotFound.
func absent(err error) error {
	if errors.Is(err, sql.ErrNoRows) {
		return social.ErrNotFound
	}
	return err
}
