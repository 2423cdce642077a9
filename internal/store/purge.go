package store

import (
	"context"
	"database/sql"
	"errors"
	"time"

	"candor/internal/social"
)

// Purge deletes connections whose time has come, with everything that was read through them, and what merely expired: sessions, sign-ins
// under way, counted attempts. It returns how many connections it deleted. Each connection is a transaction of its own, so that a
// long history does not hold up the writers.
func (db *DB) Purge(ctx context.Context, now time.Time) (int, error) {
	due, err := db.purgeable(ctx, now)
	if err != nil {
		return 0, err
	}
	for n, key := range due {
		err := db.write(ctx, func(tx *sql.Tx) error {
			if err := buryConnection(ctx, tx, key, now, false); err != nil {
				return err
			}
			// Asked again: a reconnection may have taken the connection back.
			c, err := endedRow(tx.QueryRowContext(ctx, `DELETE FROM connection WHERE key = $1 AND purge_at <= $2 RETURNING uid, person, platform`, key, ms(now)))
			if err != nil {
				return err
			}
			return db.recordConnection(ctx, tx, social.ActAccountPurged, c, map[string]string{"why": "its time was over"})
		})
		if err != nil && !errors.Is(err, social.ErrNotFound) {
			return n, err
		}
	}
	return len(due), db.dropExpired(ctx, now)
}

func (db *DB) purgeable(ctx context.Context, now time.Time) ([]social.Key, error) {
	rows, err := db.read.QueryContext(ctx, `SELECT key FROM connection WHERE purge_at <= $1 ORDER BY key`, ms(now))
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

// eventMemory is how long a handled event is known again, in milliseconds: longer than any sender repeats one, or may be late with it.
const eventMemory = `7776000000` // 90 days

func (db *DB) dropExpired(ctx context.Context, now time.Time) error {
	return db.write(ctx, func(tx *sql.Tx) error {
		for _, statement := range []string{
			`DELETE FROM session WHERE expires_at <= $1`,
			`DELETE FROM oauth_flow WHERE expires_at <= $1`,
			`DELETE FROM attempt WHERE resets_at <= $1`,
			`DELETE FROM inbound_event WHERE handled_at IS NOT NULL AND received_at <= $1 - ` + eventMemory,
		} {
			if _, err := tx.ExecContext(ctx, statement, ms(now)); err != nil {
				return err
			}
		}
		return nil
	})
}
