package store

import (
	"cmp"
	"context"
	"database/sql"
	"errors"
	"strconv"
	"strings"
	"time"

	"candor/internal/social"
)

const connectionColumns = `c.key, c.uid, c.person, c.platform, c.external_id, c.ids, c.handle, c.display_name, c.account_type, c.scopes,
	c.state, c.cause, c.cause_until, c.zone, c.notes, c.connected_at, COALESCE(c.granted_at, c.connected_at), c.synced_at, c.ended_at, c.lost_at, c.purge_at`

// scanConnection reads a row of connectionColumns, and further columns behind them.
func scanConnection(row interface{ Scan(...any) error }, more ...any) (social.Connection, error) {
	var c social.Connection
	var scopes string
	err := row.Scan(append([]any{&c.Key, &c.UID, &c.Person, &c.Platform, &c.ExternalID, intoMap(&c.IDs), &c.Handle, &c.DisplayName,
		&c.AccountType, &scopes, &c.State, &c.Cause, instant{&c.CauseUntil}, &c.Zone, intoMap(&c.Notes), instant{&c.ConnectedAt},
		instant{&c.GrantedAt}, instant{&c.SyncedAt}, instant{&c.EndedAt}, instant{&c.LostAt}, instant{&c.PurgeAt}}, more...)...)
	c.Scopes = strings.Fields(scopes)
	return c, notFound(err)
}

// ConnectionByUID finds a person's own connection, in whatever state. Another person's is ErrNotFound, as one that is not there.
func (db *DB) ConnectionByUID(ctx context.Context, person social.Key, uid string) (social.Connection, error) {
	return scanConnection(db.read.QueryRowContext(ctx, `SELECT `+connectionColumns+` FROM connection c WHERE c.person = $1 AND c.uid = $2`, person, uid))
}

// ConnectionByAccount finds the connection to an account, whosever it is and in whatever state, or ErrNotFound.
func (db *DB) ConnectionByAccount(ctx context.Context, p social.Platform, externalID string) (social.Connection, error) {
	return scanConnection(db.read.QueryRowContext(ctx, `SELECT `+connectionColumns+` FROM connection c WHERE c.platform = $1 AND c.external_id = $2`, p, externalID))
}

// ConnectionsOf lists a person's connections to a platform in whatever state, oldest first.
func (db *DB) ConnectionsOf(ctx context.Context, person social.Key, p social.Platform) ([]social.Connection, error) {
	return db.connections(ctx, `c.person = $1 AND c.platform = $2`, person, p)
}

// ConnectionsSharing lists the connections of anybody that have not ended and whose id of a name is a value, oldest first.
func (db *DB) ConnectionsSharing(ctx context.Context, p social.Platform, name, value string) ([]social.Connection, error) {
	id, err := object(map[string]string{name: value})
	if err != nil {
		return nil, err
	}
	// The text narrows the search; which of a connection's ids it was is decided below.
	pair := strings.Trim(id, "{}")
	found, err := db.connections(ctx, `c.platform = $1 AND c.state <> 'disconnected' AND c.ids LIKE '%' || $2 || '%' ESCAPE '!'`, p, likeText(pair))
	if err != nil {
		return nil, err
	}
	sharing := found[:0]
	for _, c := range found {
		if c.IDs[name] == value {
			sharing = append(sharing, c)
		}
	}
	return sharing, nil
}

// likeText is a text that LIKE … ESCAPE '!' takes literally.
func likeText(s string) string {
	return strings.NewReplacer("!", "!!", "%", "!%", "_", "!_").Replace(s)
}

func (db *DB) connections(ctx context.Context, where string, args ...any) ([]social.Connection, error) {
	rows, err := db.read.QueryContext(ctx, `SELECT `+connectionColumns+` FROM connection c WHERE `+where+` ORDER BY c.connected_at, c.key`, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var list []social.Connection
	for rows.Next() {
		c, err := scanConnection(rows)
		if err != nil {
			return nil, err
		}
		list = append(list, c)
	}
	return list, rows.Err()
}

// SaveArrival writes a finished sign-in in one transaction: the connection, its token, its first reading and its plans; and it
// deletes the ended connection of somebody else that stood in its place. It is ErrConflict if the account's row is no longer as
// the sign-in saw it, or if the account was erased after the sign-in had begun; nothing is written then.
func (db *DB) SaveArrival(ctx context.Context, a social.Arrival) error {
	err := db.write(ctx, func(tx *sql.Tx) error {
		if erased, err := erasedSince(ctx, tx, a.Connection, a.Begun); err != nil || erased {
			return cmp.Or(err, social.ErrConflict)
		}
		if a.Replaces != 0 {
			if err := db.replace(ctx, tx, a.Replaces); err != nil {
				return err
			}
		}
		save := updateConnection
		if a.New {
			save = insertConnection
		} else if err := noteRename(ctx, tx, a.Connection.Key, a.Connection.Handle, a.Token.IssuedAt); err != nil {
			return err
		}
		if err := save(ctx, tx, a.Connection); err != nil {
			return err
		}
		if err := putToken(ctx, tx, a.Token); err != nil {
			return err
		}
		if err := putPermission(ctx, tx, a.Connection); err != nil {
			return err
		}
		if a.Reading != nil {
			if err := writeRead(ctx, tx, *a.Reading); err != nil {
				return err
			}
		}
		if err := putPlans(ctx, tx, a.Plans); err != nil {
			return err
		}
		return db.recordConnection(ctx, tx, social.ActAccountConnected, a.Connection, map[string]string{"again": strconv.FormatBool(!a.New)})
	})
	if isDuplicate(err) {
		return social.ErrConflict
	}
	return err
}

// replace deletes the ended connection that somebody else's new one takes the place of.
func (db *DB) replace(ctx context.Context, tx *sql.Tx, key social.Key) error {
	old, err := endedRow(tx.QueryRowContext(ctx, `DELETE FROM connection WHERE key = $1 AND state = 'disconnected' RETURNING uid, person, platform`, key))
	if errors.Is(err, social.ErrNotFound) {
		return social.ErrConflict
	}
	if err != nil {
		return err
	}
	return db.recordConnection(ctx, tx, social.ActAccountPurged, old, map[string]string{"why": "connected by somebody else"})
}

// endedRow reads what the audit chain tells of a connection.
func endedRow(row *sql.Row) (c social.Connection, err error) {
	err = row.Scan(&c.UID, &c.Person, &c.Platform)
	return c, absent(err)
}

// conflict: a row that is not as it was expected.
func conflict(err error) error {
	if errors.Is(err, social.ErrStale) {
		return social.ErrConflict
	}
	return err
}

func insertConnection(ctx context.Context, tx *sql.Tx, c social.Connection) error {
	ids, notes, err := idsAndNotes(c)
	if err != nil {
		return err
	}
	_, err = tx.ExecContext(ctx, `
		INSERT INTO connection (key, uid, person, platform, external_id, ids, handle, display_name, account_type, scopes, state, cause,
		  cause_until, zone, notes, connected_at, granted_at)
		VALUES `+tuple(1, 17),
		c.Key, c.UID, c.Person, c.Platform, c.ExternalID, ids, c.Handle, c.DisplayName, c.AccountType, strings.Join(c.Scopes, " "),
		c.State, c.Cause, msOrNull(c.CauseUntil), c.Zone, notes, ms(c.ConnectedAt), msOrNull(c.GrantedAt))
	return err
}

// updateConnection renews the row of a connection that its person signed in to again.
func updateConnection(ctx context.Context, tx *sql.Tx, c social.Connection) error {
	ids, notes, err := idsAndNotes(c)
	if err != nil {
		return err
	}
	return conflict(oneRow(tx.ExecContext(ctx, `
		UPDATE connection SET ids = $1, handle = $2, display_name = $3, account_type = $4, scopes = $5, state = $6, cause = $7, cause_until = $8,
		  notes = $9, granted_at = $10, ended_at = NULL, lost_at = NULL, purge_at = NULL
		WHERE key = $11 AND person = $12 AND platform = $13 AND external_id = $14`,
		ids, c.Handle, c.DisplayName, c.AccountType, strings.Join(c.Scopes, " "), c.State, c.Cause, msOrNull(c.CauseUntil), notes,
		msOrNull(c.GrantedAt), c.Key, c.Person, c.Platform, c.ExternalID)))
}

func idsAndNotes(c social.Connection) (ids, notes string, err error) {
	if ids, err = object(c.IDs); err != nil {
		return "", "", err
	}
	notes, err = object(c.Notes)
	return ids, notes, err
}

// putPlans replaces a connection's plans. A plan that was there keeps nothing: the sign-in says what is due now.
func putPlans(ctx context.Context, tx *sql.Tx, plans []social.Plan) error {
	for _, p := range plans {
		_, err := tx.ExecContext(ctx, `
			INSERT INTO plan (connection, product, platform, next_due, slot, day, trigger_by, attempts, queued_at)
			VALUES `+tuple(1, 9)+`
			ON CONFLICT (connection, product) DO UPDATE SET next_due = excluded.next_due, slot = excluded.slot, day = excluded.day,
			  trigger_by = excluded.trigger_by, attempts = excluded.attempts, queued_at = excluded.queued_at, held_at = NULL`,
			p.Connection, p.Product, p.Platform, ms(p.NextDue), p.Slot, p.Day, p.Trigger, p.Attempts, msOrNull(p.QueuedAt))
		if err != nil {
			return err
		}
	}
	return nil
}

// EndConnections ends connections in one transaction: their tokens and plans go, runs under way are over, and their data is
// purged at purgeAt. A connection that has ended already stays as it is.
func (db *DB) EndConnections(ctx context.Context, keys []social.Key, at, purgeAt time.Time) error {
	return db.write(ctx, func(tx *sql.Tx) error {
		for _, key := range keys {
			if err := db.endConnection(ctx, tx, key, at, purgeAt); err != nil {
				return err
			}
		}
		return nil
	})
}

func (db *DB) endConnection(ctx context.Context, tx *sql.Tx, key social.Key, at, purgeAt time.Time) error {
	c, err := endedRow(tx.QueryRowContext(ctx, `UPDATE connection SET state = 'disconnected', cause = 'disconnected', cause_until = NULL, ended_at = $1,
		purge_at = $2 WHERE key = $3 AND state <> 'disconnected' RETURNING uid, person, platform`, ms(at), ms(purgeAt), key))
	if errors.Is(err, social.ErrNotFound) {
		return nil
	}
	if err == nil {
		err = db.recordConnection(ctx, tx, social.ActAccountEnded, c, nil)
	}
	if err != nil {
		return err
	}
	if err := buryConnection(ctx, tx, key, at, false); err != nil {
		return err
	}
	for _, statement := range []string{`DELETE FROM token WHERE connection = $1`, `DELETE FROM plan WHERE connection = $1`} {
		if _, err := tx.ExecContext(ctx, statement, key); err != nil {
			return err
		}
	}
	_, err = tx.ExecContext(ctx, `UPDATE sync_run SET status = 'failed', error_code = 'disconnected', message = 'The account was disconnected.',
		completed_at = $1, duration_ms = $1 - started_at WHERE connection = $2 AND status = 'running'`, ms(at), key)
	return err
}

// DeleteConnection deletes a connection that was made by mistake, and everything under it.
func (db *DB) DeleteConnection(ctx context.Context, key social.Key) error {
	return db.write(ctx, func(tx *sql.Tx) error {
		if err := buryConnection(ctx, tx, key, db.now(), false); err != nil {
			return err
		}
		c, err := endedRow(tx.QueryRowContext(ctx, `DELETE FROM connection WHERE key = $1 RETURNING uid, person, platform`, key))
		if errors.Is(err, social.ErrNotFound) {
			return nil
		}
		if err != nil {
			return err
		}
		return db.recordConnection(ctx, tx, social.ActAccountForgotten, c, nil)
	})
}
