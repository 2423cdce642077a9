package store

import (
	"context"
	"database/sql"
	"math"
	"time"

	"candor/internal/social"
)

// unproved is a connection for which nothing has shown since $1 that its creator's authorisation lives: no sign-in, no renewal, no sync.
const unproved = `COALESCE(granted_at, connected_at) <= $1 AND COALESCE(synced_at, 0) <= $1
	AND NOT EXISTS (SELECT 1 FROM token t WHERE t.connection = connection.key AND t.issued_at > $1)`

// RunClocks starts the clock of every connection to a platform whose access has ended, and stops it where access is back. Events may be lost;
// this finds by the state of a connection what they would have told. Where the platform demands that authorisation is proved anew at times, a
// connection that nothing has proved counts as one whose access has ended, however it stands: its data is gone when the time is up, or an hour
// after we are back if we were away for so long.
func (db *DB) RunClocks(ctx context.Context, p social.Platform, c social.Clocks) error {
	return db.write(ctx, func(tx *sql.Tx) error {
		_, err := tx.ExecContext(ctx, `UPDATE connection SET lost_at = $1, purge_at = $2
			WHERE platform = $3 AND purge_at IS NULL AND (state IN ('needs_reconnect', 'suspended', 'gone') OR state = 'paused' AND cause <> 'paused')`, ms(c.Now), ms(c.Now.Add(c.Keep)), p)
		if err != nil {
			return err
		}
		_, err = tx.ExecContext(ctx, `UPDATE connection SET purge_at = $1
			WHERE platform = $2 AND purge_at IS NULL AND state = 'paused' AND cause = 'paused'`, ms(c.Now.Add(c.KeepPaused)), p)
		if err != nil {
			return err
		}
		stale := int64(math.MinInt64)
		if c.Recheck > 0 {
			stale = ms(c.Now.Add(c.Lead - c.Recheck))
			if err := startUnproved(ctx, tx, p, c); err != nil {
				return err
			}
		}
		_, err = tx.ExecContext(ctx, `UPDATE connection SET lost_at = NULL, purge_at = NULL
			WHERE platform = $2 AND purge_at IS NOT NULL AND state IN ('connecting', 'active', 'retrying') AND NOT (`+unproved+`)`, stale, p)
		return err
	})
}

// startUnproved starts the clocks of connections that nothing has proved, so that they end in time; where the time is up already, they end soon.
func startUnproved(ctx context.Context, tx *sql.Tx, p social.Platform, c social.Clocks) error {
	const start = `UPDATE connection SET lost_at = COALESCE(lost_at, $2), purge_at = $3
		WHERE platform = $4 AND state IN ('connecting', 'active', 'retrying') AND ` + unproved
	if _, err := tx.ExecContext(ctx, start+` AND purge_at IS NULL`, ms(c.Now.Add(c.Lead-c.Recheck)), ms(c.Now), ms(c.Now.Add(c.Lead)), p); err != nil {
		return err
	}
	_, err := tx.ExecContext(ctx, start+` AND purge_at > $3`, ms(c.Now.Add(-c.Recheck)), ms(c.Now), ms(c.Now.Add(time.Hour)), p)
	return err
}

// DropUnseen deletes posts of a platform, with their figures, that no listing has held since an instant: nothing shows that they still exist.
func (db *DB) DropUnseen(ctx context.Context, p social.Platform, since time.Time) error {
	return db.write(ctx, func(tx *sql.Tx) error {
		_, err := tx.ExecContext(ctx, `DELETE FROM post WHERE listed_at <= $1 AND connection IN (SELECT key FROM connection WHERE platform = $2)`, ms(since), p)
		return err
	})
}
