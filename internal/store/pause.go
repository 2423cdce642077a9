package store

import (
	"context"
	"database/sql"
	"errors"
	"time"

	"candor/internal/social"
)

// Pause stops the reading of a connection until Resume. Its runs under way write nothing more. ErrConflict if its state is not one in
// which it is read.
func (db *DB) Pause(ctx context.Context, key social.Key) error {
	return db.write(ctx, func(tx *sql.Tx) error {
		c, err := endedRow(tx.QueryRowContext(ctx, `UPDATE connection SET state = 'paused', cause = 'paused', cause_until = NULL, halted = FALSE
			WHERE key = $1 AND state IN ('connecting', 'active', 'retrying') RETURNING uid, person, platform`, key))
		if errors.Is(err, social.ErrNotFound) {
			return social.ErrConflict
		}
		if err != nil {
			return err
		}
		return db.recordConnection(ctx, tx, social.ActAccountPaused, c, nil)
	})
}

// Resume lets a paused connection be read again, and makes due what waited for it. ErrConflict if it is not paused by an operator, or if
// its platform is.
func (db *DB) Resume(ctx context.Context, key social.Key, now time.Time) error {
	return db.write(ctx, func(tx *sql.Tx) error {
		c, err := endedRow(tx.QueryRowContext(ctx, `SELECT uid, person, platform FROM connection WHERE key = $1`, key))
		if err != nil {
			return err
		}
		if err := db.recordConnection(ctx, tx, social.ActAccountResumed, c, nil); err != nil {
			return err
		}
		return conflict(resume(ctx, tx, now, `c.key = $2 AND NOT EXISTS (SELECT 1 FROM platform_pause h WHERE h.platform = c.platform)`, key))
	})
}

// resume lets the paused connections go on that a condition ($2) names. Those whose grant ended in the meantime wait for their creator.
// ErrStale if there are none.
func resume(ctx context.Context, tx *sql.Tx, now time.Time, which string, arg any) error {
	const usable = `(lost_at IS NULL AND NOT EXISTS (SELECT 1 FROM token t WHERE t.connection = c.key AND t.state = 'needs_reconnect'))`
	_, err := tx.ExecContext(ctx, `UPDATE plan SET next_due = CASE WHEN next_due > $1 THEN $1 ELSE next_due END, queued_at = NULL
		WHERE held_at IS NOT NULL AND connection IN (SELECT c.key FROM connection c WHERE c.state = 'paused' AND c.cause = 'paused' AND `+which+`)`, ms(now), arg)
	if err != nil {
		return err
	}
	return oneRow(tx.ExecContext(ctx, `UPDATE connection AS c SET
		  state = CASE WHEN NOT `+usable+` THEN 'needs_reconnect' WHEN synced_at IS NULL THEN 'connecting' ELSE 'active' END,
		  cause = CASE WHEN NOT `+usable+` THEN 'access_revoked' ELSE '' END, halted = FALSE,
		  lost_at = CASE WHEN `+usable+` THEN NULL ELSE COALESCE(lost_at, $1) END, purge_at = CASE WHEN `+usable+` OR lost_at IS NULL THEN NULL ELSE purge_at END
		WHERE c.state = 'paused' AND c.cause = 'paused' AND `+which, ms(now), arg))
}

// NoteRetry records that an operator had a connection read out of turn.
func (db *DB) NoteRetry(ctx context.Context, key social.Key) error {
	return db.write(ctx, func(tx *sql.Tx) error {
		c, err := endedRow(tx.QueryRowContext(ctx, `SELECT uid, person, platform FROM connection WHERE key = $1`, key))
		if err != nil {
			return err
		}
		return db.recordConnection(ctx, tx, social.ActAccountRetried, c, nil)
	})
}

// PausePlatform stops the reading of all connections to a platform, those to come included, until ResumePlatform. ErrConflict if it is
// paused already.
func (db *DB) PausePlatform(ctx context.Context, p social.Platform, now time.Time) error {
	return db.write(ctx, func(tx *sql.Tx) error {
		if err := db.record(ctx, tx, social.Audit{Act: social.ActPlatformPaused, Subject: string(p)}); err != nil {
			return err
		}
		if err := conflict(oneRow(tx.ExecContext(ctx, `INSERT INTO platform_pause (platform, since) VALUES ($1, $2) ON CONFLICT (platform) DO NOTHING`, p, ms(now)))); err != nil {
			return err
		}
		return halt(ctx, tx)
	})
}

// halt pauses the connections that are read of platforms that are not.
func halt(ctx context.Context, tx *sql.Tx) error {
	_, err := tx.ExecContext(ctx, `UPDATE connection SET state = 'paused', cause = 'paused', cause_until = NULL, halted = TRUE
		WHERE state IN ('connecting', 'active', 'retrying') AND platform IN (SELECT platform FROM platform_pause)`)
	return err
}

// HaltNew pauses connections that were made, or came back, while their platform was paused.
func (db *DB) HaltNew(ctx context.Context) error {
	var n int
	err := db.read.QueryRowContext(ctx, `SELECT COUNT(*) FROM connection
		WHERE state IN ('connecting', 'active', 'retrying') AND platform IN (SELECT platform FROM platform_pause)`).Scan(&n)
	if err != nil || n == 0 {
		return err
	}
	return db.write(ctx, func(tx *sql.Tx) error { return halt(ctx, tx) })
}

// ResumePlatform lets the connections that were paused with their platform be read again. Those that were paused on their own stay so.
// ErrConflict if the platform is not paused.
func (db *DB) ResumePlatform(ctx context.Context, p social.Platform, now time.Time) error {
	return db.write(ctx, func(tx *sql.Tx) error {
		if err := db.record(ctx, tx, social.Audit{Act: social.ActPlatformResumed, Subject: string(p)}); err != nil {
			return err
		}
		if err := conflict(oneRow(tx.ExecContext(ctx, `DELETE FROM platform_pause WHERE platform = $1`, p))); err != nil {
			return err
		}
		if err := resume(ctx, tx, now, `c.halted AND c.platform = $2`, p); !errors.Is(err, social.ErrStale) { // stale: nobody is connected
			return err
		}
		return nil
	})
}

// RetryPlatform makes due now what waits for another try after a failure at a platform, and returns how much that is. A limit that the
// platform set still holds: the budget refuses what it forbids. ErrConflict if the platform is paused.
func (db *DB) RetryPlatform(ctx context.Context, p social.Platform, now time.Time) (n int64, err error) {
	err = db.write(ctx, func(tx *sql.Tx) error {
		if err := db.record(ctx, tx, social.Audit{Act: social.ActPlatformRetried, Subject: string(p)}); err != nil {
			return err
		}
		paused, err := exists(ctx, tx, `SELECT 1 FROM platform_pause WHERE platform = $1`, p)
		if err != nil {
			return err
		}
		if paused {
			return social.ErrConflict
		}
		n, err = rowsChanged(tx.ExecContext(ctx, `UPDATE plan SET next_due = $1, queued_at = NULL
			WHERE platform = $2 AND next_due > $1 AND EXISTS (SELECT 1 FROM sync_run r WHERE r.connection = plan.connection AND r.product = plan.product
			  AND r.slot = plan.slot AND r.status = 'failed')
			AND connection IN (SELECT key FROM connection WHERE state IN ('connecting', 'active', 'retrying'))`, ms(now), p))
		return err
	})
	return n, err
}

// PlatformStates says of each platform with connections, and of each that is paused, how its connections stand.
func (db *DB) PlatformStates(ctx context.Context) (map[social.Platform]social.PlatformState, error) {
	states := map[social.Platform]social.PlatformState{}
	rows, err := db.read.QueryContext(ctx, `SELECT platform, COUNT(*), COUNT(*) FILTER (WHERE state NOT IN ('connecting', 'active', 'paused') OR cause NOT IN ('', 'paused')),
		COUNT(*) FILTER (WHERE state = 'paused'), NULL FROM connection WHERE state <> 'disconnected' GROUP BY platform
		UNION ALL SELECT platform, 0, 0, 0, since FROM platform_pause`)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		var p social.Platform
		var one social.PlatformState
		if err := rows.Scan(&p, &one.Connections, &one.Failing, &one.Paused, instant{&one.PausedSince}); err != nil {
			return nil, err
		}
		sum := states[p]
		sum.Connections, sum.Failing, sum.Paused = sum.Connections+one.Connections, sum.Failing+one.Failing, sum.Paused+one.Paused
		if !one.PausedSince.IsZero() {
			sum.PausedSince = one.PausedSince
		}
		states[p] = sum
	}
	return states, rows.Err()
}
