package store

import (
	"context"
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"database/sql"
	"errors"
	"time"

	"candor/internal/social"
)

// saltName is the installation's value under which tombstones are hashed, so that a list of known ids is of no use to who reads them.
const saltName = "tombstone_salt"

func tombstoneSalt(ctx context.Context, tx *sql.Tx) ([]byte, error) {
	var fresh [32]byte
	_, _ = rand.Read(fresh[:]) // never fails since Go 1.24
	if _, err := tx.ExecContext(ctx, `INSERT INTO installation (name, value) VALUES ($1, $2) ON CONFLICT (name) DO NOTHING`, saltName, fresh[:]); err != nil {
		return nil, err
	}
	var salt []byte
	err := tx.QueryRowContext(ctx, `SELECT value FROM installation WHERE name = $1`, saltName).Scan(&salt)
	return salt, err
}

// tombstoneOf is the hash under which an id of a platform's account is remembered as erased.
func tombstoneOf(salt []byte, p social.Platform, id string) []byte {
	mac := hmac.New(sha256.New, salt)
	mac.Write([]byte(string(p) + "\x00" + id))
	return mac.Sum(nil)
}

// bury writes the tombstone of an account, under the id that is unique to it.
func bury(ctx context.Context, tx *sql.Tx, p social.Platform, id string, at time.Time, erased bool) error {
	salt, err := tombstoneSalt(ctx, tx)
	if err != nil {
		return err
	}
	_, err = tx.ExecContext(ctx, `INSERT INTO tombstone (subject, ended_at, erased) VALUES ($1, $2, $3)
		ON CONFLICT (subject) DO UPDATE SET ended_at = excluded.ended_at, erased = tombstone.erased OR excluded.erased
		WHERE excluded.ended_at >= tombstone.ended_at`, tombstoneOf(salt, p, id), ms(at), erased)
	return err
}

// buryConnection is bury for a connection by its key, if it is there.
func buryConnection(ctx context.Context, tx *sql.Tx, key social.Key, at time.Time, erased bool) error {
	var p social.Platform
	var id string
	err := tx.QueryRowContext(ctx, `SELECT platform, external_id FROM connection WHERE key = $1`, key).Scan(&p, &id)
	if errors.Is(err, sql.ErrNoRows) {
		return nil
	}
	if err != nil {
		return err
	}
	return bury(ctx, tx, p, id, at, erased)
}

// erasedSince reports whether an account was erased after an instant: what was begun before must not bring it back.
func erasedSince(ctx context.Context, tx *sql.Tx, c social.Connection, since time.Time) (bool, error) {
	salt, err := tombstoneSalt(ctx, tx)
	if err != nil {
		return false, err
	}
	for _, id := range c.AllIDs() {
		var one int
		err := tx.QueryRowContext(ctx, `SELECT 1 FROM tombstone WHERE subject = $1 AND ended_at > $2 AND erased`, tombstoneOf(salt, c.Platform, id), ms(since)).Scan(&one)
		if !errors.Is(err, sql.ErrNoRows) {
			return err == nil, err
		}
	}
	return false, nil
}

func putErasure(ctx context.Context, tx *sql.Tx, e social.Erasure) error {
	_, err := tx.ExecContext(ctx, `INSERT INTO erasure (code, platform, origin, requested_at, done_at, accounts) VALUES `+tuple(1, 6)+`
		ON CONFLICT (code) DO UPDATE SET done_at = excluded.done_at, accounts = excluded.accounts`,
		e.Code, e.Platform, e.Origin, ms(e.RequestedAt), msOrNull(e.DoneAt), e.Accounts)
	return err
}

// ErasureByCode returns the receipt of a deletion, or ErrNotFound.
func (db *DB) ErasureByCode(ctx context.Context, code string) (social.Erasure, error) {
	e := social.Erasure{Code: code}
	err := db.read.QueryRowContext(ctx, `SELECT platform, origin, requested_at, done_at, accounts FROM erasure WHERE code = $1`, code).
		Scan(&e.Platform, &e.Origin, instant{&e.RequestedAt}, instant{&e.DoneAt}, &e.Accounts)
	return e, notFound(err)
}

// EraseConnections erases accounts in one transaction: a tombstone for each id, the connection and everything under it, and what events
// said about it. The receipt is completed with how many there were.
func (db *DB) EraseConnections(ctx context.Context, receipt social.Erasure, keys []social.Key, at time.Time) (social.Erasure, error) {
	err := db.write(ctx, func(tx *sql.Tx) error {
		var err error
		receipt, err = db.eraseConnections(ctx, tx, receipt, keys, at)
		return err
	})
	if err == nil {
		err = db.scrub(ctx)
	}
	return receipt, err
}

// EraseForEvent is EraseConnections for the deletion that an event asks for; it is done once. ErrStale: another node was first.
func (db *DB) EraseForEvent(ctx context.Context, e social.InboundEvent, keys []social.Key, at time.Time) error {
	err := db.write(ctx, func(tx *sql.Tx) error {
		if err := closeEvent(ctx, tx, e, "erased", at); err != nil {
			return err
		}
		// Also where nothing is here now: a backup may hold it.
		if err := bury(ctx, tx, e.Platform, e.Subject, e.OccurredAt, true); err != nil {
			return err
		}
		receipt := social.Erasure{Code: e.Receipt, Platform: e.Platform, Origin: social.ErasedByPlatform, RequestedAt: e.ReceivedAt}
		_, err := db.eraseConnections(ctx, tx, receipt, keys, at)
		return err
	})
	if err == nil {
		err = db.scrub(ctx)
	}
	return err
}

func (db *DB) eraseConnections(ctx context.Context, tx *sql.Tx, receipt social.Erasure, keys []social.Key, at time.Time) (social.Erasure, error) {
	receipt.Accounts, receipt.DoneAt = 0, at
	for _, key := range keys {
		c, err := scanConnection(tx.QueryRowContext(ctx, `SELECT `+connectionColumns+` FROM connection c WHERE c.key = $1`, key))
		if errors.Is(err, social.ErrNotFound) {
			continue
		}
		if err == nil {
			err = bury(ctx, tx, c.Platform, c.ExternalID, at, true)
		}
		if err == nil {
			err = db.eraseConnection(ctx, tx, c, string(receipt.Origin))
		}
		if err != nil {
			return receipt, err
		}
		receipt.Accounts++
	}
	return receipt, putErasure(ctx, tx, receipt)
}

// eraseConnection deletes a connection, everything under it, and what else holds an id of it. origin says who asked.
func (db *DB) eraseConnection(ctx context.Context, tx *sql.Tx, c social.Connection, origin string) error {
	if err := db.recordConnection(ctx, tx, social.ActAccountErased, c, map[string]string{"asked_by": origin}); err != nil {
		return err
	}
	for _, id := range c.AllIDs() {
		if _, err := tx.ExecContext(ctx, `UPDATE inbound_event SET subject = '' WHERE platform = $1 AND subject = $2 AND handled_at IS NOT NULL`, c.Platform, id); err != nil {
			return err
		}
		if _, err := tx.ExecContext(ctx, `DELETE FROM budget WHERE platform = $1 AND bucket = $2`, c.Platform, "account:"+id); err != nil {
			return err
		}
	}
	_, err := tx.ExecContext(ctx, `DELETE FROM connection WHERE key = $1`, c.Key)
	return err
}

// scrub makes sure that what was deleted is not left in SQLite's files: pages are overwritten as they are freed (secure_delete), and
// here the write-ahead log is taken over and cut. On PostgreSQL it is for the server's own vacuum.
func (db *DB) scrub(ctx context.Context) error {
	if db.dialect != SQLite {
		return nil
	}
	var busy, frames, done int
	return db.writer.QueryRowContext(ctx, `PRAGMA wal_checkpoint(TRUNCATE)`).Scan(&busy, &frames, &done)
}

// ErasePerson erases everything that is here about a person, the person included, in one transaction. ErrLastAdmin if nobody would be left
// to administer. The audit entry comes first: it makes such changes take turns, and names the person before they are gone.
func (db *DB) ErasePerson(ctx context.Context, receipt social.Erasure, person social.Person, at time.Time) (social.Erasure, error) {
	err := db.write(ctx, func(tx *sql.Tx) error {
		if err := db.record(ctx, tx, social.Audit{Act: social.ActPersonErased, Person: person.Key, Detail: map[string]string{"asked_by": string(receipt.Origin)}}); err != nil {
			return err
		}
		before, err := noAdmin(ctx, tx, 0)
		if err != nil {
			return err
		}
		keys, err := keysOf(ctx, tx, `SELECT key FROM connection WHERE person = $1 ORDER BY key`, person.Key)
		if err != nil {
			return err
		}
		if receipt, err = db.eraseConnections(ctx, tx, receipt, keys, at); err != nil {
			return err
		}
		if err := bury(ctx, tx, "", person.UID, at, true); err != nil {
			return err
		}
		if _, err := tx.ExecContext(ctx, `DELETE FROM person WHERE key = $1`, person.Key); err != nil {
			return err
		}
		if after, err := noAdmin(ctx, tx, 0); err != nil || before || !after {
			return err
		}
		return ErrLastAdmin
	})
	if err == nil {
		err = db.scrub(ctx)
	}
	return receipt, err
}

// PlatformConnections lists the connections to a platform, of anybody and in whatever state.
func (db *DB) PlatformConnections(ctx context.Context, p social.Platform) ([]social.Connection, error) {
	return db.connections(ctx, `c.platform = $1`, p)
}

// ConnectionsOfPerson lists a person's connections in whatever state, to one platform or, with "", to all.
func (db *DB) ConnectionsOfPerson(ctx context.Context, person social.Key, p social.Platform) ([]social.Connection, error) {
	return db.connections(ctx, `c.person = $1 AND ($2 = '' OR c.platform = $2)`, person, p)
}

func keysOf(ctx context.Context, tx *sql.Tx, query string, args ...any) ([]social.Key, error) {
	rows, err := tx.QueryContext(ctx, query, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var keys []social.Key
	for rows.Next() {
		var key social.Key
		if err := rows.Scan(&key); err != nil {
			return nil, err
		}
		keys = append(keys, key)
	}
	return keys, rows.Err()
}
