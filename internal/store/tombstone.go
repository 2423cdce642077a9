package store

import (
	"bytes"
	"context"
	"database/sql"
	"errors"
	"time"

	"candor/internal/social"
)

// Tombstones is what a restored backup must obey: kept outside the database, for the database may be what was lost.
type Tombstones struct {
	Salt []byte      `json:"salt"`
	List []Tombstone `json:"tombstones"`
}

// Tombstone is an account or a person that must not come back, as a keyed hash.
type Tombstone struct {
	Subject []byte    `json:"subject"`
	EndedAt time.Time `json:"ended_at"`
	Erased  bool      `json:"erased"`
}

// ErrForeignTombstones is a list of another installation.
var ErrForeignTombstones = errors.New("the tombstones belong to another installation: name the file that was written beside this database")

// Tombstones reads all tombstones.
func (db *DB) Tombstones(ctx context.Context) (t Tombstones, err error) {
	err = db.read.QueryRowContext(ctx, `SELECT value FROM installation WHERE name = $1`, saltName).Scan(&t.Salt)
	if errors.Is(err, sql.ErrNoRows) {
		return t, nil
	}
	if err != nil {
		return t, err
	}
	rows, err := db.read.QueryContext(ctx, `SELECT subject, ended_at, erased FROM tombstone ORDER BY ended_at, subject`)
	if err != nil {
		return t, err
	}
	defer rows.Close()
	for rows.Next() {
		var one Tombstone
		if err := rows.Scan(&one.Subject, instant{&one.EndedAt}, &one.Erased); err != nil {
			return t, err
		}
		t.List = append(t.List, one)
	}
	return t, rows.Err()
}

// askedByTombstone is an erasure that is done again on a restored backup.
const askedByTombstone = "tombstone"

// Obey takes tombstones in and deletes what they name: accounts whose newest sign-in is not newer, and people. It returns how many
// of both there were. Doing it again changes nothing.
func (db *DB) Obey(ctx context.Context, t Tombstones) (gone int, err error) {
	if len(t.Salt) == 0 {
		return 0, nil
	}
	err = db.write(ctx, func(tx *sql.Tx) error {
		gone = 0
		if err := takeIn(ctx, tx, t); err != nil {
			return err
		}
		connections, people, err := condemned(ctx, tx, t.Salt)
		if err != nil {
			return err
		}
		for _, c := range connections {
			if err := db.eraseConnection(ctx, tx, c, askedByTombstone); err != nil {
				return err
			}
		}
		for _, key := range people {
			if err := db.record(ctx, tx, social.Audit{Act: social.ActPersonErased, Person: key, Detail: map[string]string{"asked_by": askedByTombstone}}); err != nil {
				return err
			}
			if _, err := tx.ExecContext(ctx, `DELETE FROM person WHERE key = $1`, key); err != nil {
				return err
			}
		}
		gone = len(connections) + len(people)
		return nil
	})
	if err == nil && gone > 0 {
		err = db.scrub(ctx)
	}
	return gone, err
}

// takeIn writes tombstones that are not here yet, under the salt that they were made with.
func takeIn(ctx context.Context, tx *sql.Tx, t Tombstones) error {
	_, err := tx.ExecContext(ctx, `UPDATE installation SET value = $1 WHERE name = $2 AND NOT EXISTS (SELECT 1 FROM tombstone)`, t.Salt, saltName)
	if err == nil {
		_, err = tx.ExecContext(ctx, `INSERT INTO installation (name, value) VALUES ($1, $2) ON CONFLICT (name) DO NOTHING`, saltName, t.Salt)
	}
	if err != nil {
		return err
	}
	salt, err := tombstoneSalt(ctx, tx)
	if err != nil {
		return err
	}
	if !bytes.Equal(salt, t.Salt) {
		return ErrForeignTombstones
	}
	for _, one := range t.List {
		_, err := tx.ExecContext(ctx, `INSERT INTO tombstone (subject, ended_at, erased) VALUES ($1, $2, $3)
			ON CONFLICT (subject) DO UPDATE SET ended_at = excluded.ended_at, erased = tombstone.erased OR excluded.erased
			WHERE excluded.ended_at > tombstone.ended_at`, one.Subject, ms(one.EndedAt), one.Erased)
		if err != nil {
			return err
		}
	}
	return nil
}

// condemned finds what is here although a tombstone says that it ended.
func condemned(ctx context.Context, tx *sql.Tx, salt []byte) (connections []social.Connection, people []social.Key, err error) {
	ended := map[string]time.Time{}
	rows, err := tx.QueryContext(ctx, `SELECT subject, ended_at FROM tombstone`)
	if err != nil {
		return nil, nil, err
	}
	err = each(rows, func() error {
		var subject []byte
		var at time.Time
		err := rows.Scan(&subject, instant{&at})
		ended[string(subject)] = at
		return err
	})
	if err != nil {
		return nil, nil, err
	}
	if rows, err = tx.QueryContext(ctx, `SELECT `+connectionColumns+` FROM connection c WHERE c.state <> 'disconnected' ORDER BY c.key`); err != nil {
		return nil, nil, err
	}
	err = each(rows, func() error {
		c, err := scanConnection(rows)
		for _, id := range c.AllIDs() {
			if at, ok := ended[string(tombstoneOf(salt, c.Platform, id))]; ok && !c.GrantedAt.After(at) {
				connections = append(connections, c)
				break
			}
		}
		return err
	})
	if err != nil {
		return nil, nil, err
	}
	if rows, err = tx.QueryContext(ctx, `SELECT key, uid FROM person ORDER BY key`); err != nil {
		return nil, nil, err
	}
	err = each(rows, func() error {
		var key social.Key
		var uid string
		err := rows.Scan(&key, &uid)
		if _, ok := ended[string(tombstoneOf(salt, "", uid))]; ok {
			people = append(people, key)
		}
		return err
	})
	return connections, people, err
}

// each scans all rows and closes them.
func each(rows *sql.Rows, scan func() error) error {
	defer rows.Close()
	for rows.Next() {
		if err := scan(); err != nil {
			return err
		}
	}
	return rows.Err()
}
