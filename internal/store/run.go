package store

import (
	"context"
	"database/sql"
	"errors"
	"time"

	"candor/internal/social"
)

const runColumns = `key, uid, connection, platform, product, slot, trigger_by, status, cursor, seen, pages, items, total, calls, cost,
	error_code, message, rate_limited, reset_at, started_at, beat_at, completed_at, duration_ms`

// scanRun reads a row of runColumns.
func scanRun(row interface{ Scan(...any) error }) (social.Run, error) {
	var r social.Run
	var duration sql.NullInt64
	err := row.Scan(&r.Key, &r.UID, &r.Connection, &r.Platform, &r.Product, &r.Slot, &r.Trigger, &r.Status, &r.Cursor, &r.Seen,
		&r.Pages, &r.Items, &r.Total, &r.Calls, &r.Cost, &r.ErrorCode, &r.Message, &r.RateLimited, instant{&r.ResetAt},
		instant{&r.StartedAt}, instant{&r.BeatAt}, instant{&r.CompletedAt}, &duration)
	r.DurationMS = duration.Int64
	return r, err
}

// RunOf returns a run by its key, as it was committed last, or ErrNotFound.
func (db *DB) RunOf(ctx context.Context, key social.Key) (social.Run, error) {
	run, err := scanRun(db.writer.QueryRowContext(ctx, `SELECT `+runColumns+` FROM sync_run WHERE key = $1`, key))
	if errors.Is(err, sql.ErrNoRows) {
		return run, social.ErrNotFound
	}
	return run, err
}

// liveRun finds the run of a product that is under way.
func liveRun(ctx context.Context, tx *sql.Tx, connection social.Key, product social.Product) (social.Run, bool, error) {
	run, err := scanRun(tx.QueryRowContext(ctx, `SELECT `+runColumns+` FROM sync_run
		WHERE connection = $1 AND product = $2 AND status = 'running'`, connection, product))
	if errors.Is(err, sql.ErrNoRows) {
		return run, false, nil
	}
	return run, err == nil, err
}

// slotLife is how far back a slot's earlier runs are looked for.
const slotLife = 40 * 24 * time.Hour

// BeginRun writes the run of a due plan, or takes up the one whose worker gave no sign of life since staleBefore: it then goes on
// from its stored cursor. A run that ended by a failure that says nothing against its cursor (resumable) hands its cursor on to
// the next run of the slot.
//
// The answer is ErrStale if the plan is no longer due or the connection has ended, and ErrConflict, with the run, while its
// worker is alive. The run's BeatAt is the worker's lease: whoever writes must know the last one.
func (db *DB) BeginRun(ctx context.Context, plan social.Plan, now, staleBefore time.Time, resumable []social.Cause) (run social.Run, err error) {
	err = db.write(ctx, func(tx *sql.Tx) error {
		if err := lockPlan(ctx, tx, plan, now); err != nil {
			return err
		}
		live, found, err := liveRun(ctx, tx, plan.Connection, plan.Product)
		switch {
		case err != nil:
			return err
		case found && !live.BeatAt.Before(staleBefore):
			run = live
			return social.ErrConflict
		case found && live.Slot == plan.Slot:
			run, err = takeOver(ctx, tx, live, now)
			return err
		case found:
			if err := abandon(ctx, tx, live.Key, now, social.CauseLate, timePassed); err != nil {
				return err
			}
		}
		run = newRun(plan, now)
		if err := inherit(ctx, tx, &run, now, resumable); err != nil {
			return err
		}
		return insertRun(ctx, tx, run)
	})
	return run, err
}

// lockPlan holds the plan's row until the transaction ends, if it is still due in this slot and its connection lives.
func lockPlan(ctx context.Context, tx *sql.Tx, plan social.Plan, now time.Time) error {
	return oneRow(tx.ExecContext(ctx, `UPDATE plan SET attempts = attempts WHERE connection = $1 AND product = $2 AND slot = $3 AND next_due <= $4
		AND EXISTS (SELECT 1 FROM connection c WHERE c.key = plan.connection AND c.state NOT IN ('disconnected', 'paused'))
		AND NOT EXISTS (SELECT 1 FROM platform_pause h WHERE h.platform = plan.platform)`,
		plan.Connection, plan.Product, plan.Slot, ms(now)))
}

// takeOver makes the run ours. Its beat must still be the one that was read, and grows, so that its former worker loses its lease.
func takeOver(ctx context.Context, tx *sql.Tx, run social.Run, now time.Time) (social.Run, error) {
	before := run.BeatAt
	run.BeatAt = social.Beat(before, now)
	return run, oneRow(tx.ExecContext(ctx, `UPDATE sync_run SET beat_at = $1 WHERE key = $2 AND status = 'running' AND beat_at = $3`,
		ms(run.BeatAt), run.Key, ms(before)))
}

// What the sync log says of runs that nobody will go on with.
const (
	timePassed    = "The run was interrupted and its time passed."
	accessEnded   = "The connection ended, or was paused, during the run."
	workerStopped = "Its worker stopped, and the connection cannot be read now."
)

// abandon ends a run that nobody will go on with.
func abandon(ctx context.Context, tx *sql.Tx, key social.Key, now time.Time, cause social.Cause, message string) error {
	_, err := tx.ExecContext(ctx, `UPDATE sync_run SET status = 'failed', error_code = $1, message = $2,
		completed_at = $3, duration_ms = $3 - started_at WHERE key = $4 AND status = 'running'`, cause, message, ms(now), key)
	return err
}

func newRun(plan social.Plan, now time.Time) social.Run {
	now = now.Truncate(time.Millisecond)
	return social.Run{Key: social.NewKey(), UID: social.NewUID(), Connection: plan.Connection, Platform: plan.Platform, Product: plan.Product,
		Slot: plan.Slot, Trigger: plan.Trigger, Status: social.RunRunning, StartedAt: now, BeatAt: now}
}

// missedRun is the log's entry of a slot that nobody worked on.
func missedRun(plan social.Plan, cause social.Cause, now time.Time) social.Run {
	run := newRun(plan, now)
	run.Status, run.ErrorCode, run.Message, run.CompletedAt = social.RunFailed, cause, "Nothing was read in this slot.", run.StartedAt
	return run
}

// inherit gives a run the cursor of the slot's last run, if that ended by a resumable failure in mid-listing.
func inherit(ctx context.Context, tx *sql.Tx, run *social.Run, now time.Time, resumable []social.Cause) error {
	last, err := scanRun(tx.QueryRowContext(ctx, `SELECT `+runColumns+` FROM sync_run
		WHERE connection = $1 AND product = $2 AND slot = $3 AND started_at >= $4 ORDER BY started_at DESC, key DESC LIMIT 1`,
		run.Connection, run.Product, run.Slot, ms(now.Add(-slotLife))))
	if errors.Is(err, sql.ErrNoRows) {
		return nil
	}
	if err != nil || last.Cursor == "" {
		return err
	}
	for _, cause := range resumable {
		if last.Status == social.RunFailed && last.ErrorCode == cause {
			run.Cursor, run.Seen, run.Pages, run.Items, run.Total = last.Cursor, last.Seen, last.Pages, last.Items, last.Total
		}
	}
	return nil
}

func insertRun(ctx context.Context, tx *sql.Tx, r social.Run) error {
	_, err := tx.ExecContext(ctx, `INSERT INTO sync_run (key, uid, connection, platform, product, slot, trigger_by, status, cursor, seen,
		pages, items, total, error_code, message, started_at, beat_at, completed_at) VALUES `+tuple(1, 18),
		r.Key, r.UID, r.Connection, r.Platform, r.Product, r.Slot, r.Trigger, r.Status, r.Cursor, r.Seen, r.Pages, r.Items, r.Total,
		r.ErrorCode, r.Message, ms(r.StartedAt), ms(r.BeatAt), msOrNull(r.CompletedAt))
	return err
}

// writeRun writes a run as it stands after a page or at its end. It must still stand as before says: running, at the same page,
// and leased to us. Otherwise ErrStale, and nothing of the page may be written.
func writeRun(ctx context.Context, tx *sql.Tx, before, r social.Run) error {
	duration := sql.NullInt64{Int64: r.DurationMS, Valid: !r.CompletedAt.IsZero()}
	err := oneRow(tx.ExecContext(ctx, `UPDATE sync_run SET status = $1, cursor = $2, seen = $3, pages = $4, items = $5, total = $6, calls = $7,
		cost = $8, error_code = $9, message = $10, rate_limited = $11, reset_at = $12, beat_at = $13, completed_at = $14, duration_ms = $15, thin = $16
		WHERE key = $17 AND status = 'running' AND pages = $18 AND beat_at = $19`,
		r.Status, r.Cursor, r.Seen, r.Pages, r.Items, r.Total, r.Calls, r.Cost, r.ErrorCode, r.Message, r.RateLimited, msOrNull(r.ResetAt),
		ms(r.BeatAt), msOrNull(r.CompletedAt), duration, r.Thin, r.Key, before.Pages, ms(before.BeatAt)))
	if isDuplicate(err) {
		return social.ErrStale // the slot has had its fruitful run
	}
	return err
}

// dropWaits deletes the runs of a slot that only waited for what its newest one waits for.
func dropWaits(ctx context.Context, tx *sql.Tx, r social.Run) error {
	_, err := tx.ExecContext(ctx, `DELETE FROM sync_run WHERE connection = $1 AND product = $2 AND slot = $3 AND started_at >= $4 AND key <> $5
		AND status = 'failed' AND calls = 0 AND error_code = $6`, r.Connection, r.Product, r.Slot, ms(r.StartedAt.Add(-slotLife)), r.Key, r.ErrorCode)
	return err
}

// ReleaseRun gives up the lease of a run without ending it: the next worker goes on from its cursor at once.
func (db *DB) ReleaseRun(ctx context.Context, run social.Run) error {
	return db.write(ctx, func(tx *sql.Tx) error {
		_, err := tx.ExecContext(ctx, `UPDATE sync_run SET beat_at = 0 WHERE key = $1 AND status = 'running' AND beat_at = $2`,
			run.Key, ms(run.BeatAt))
		return err
	})
}

// AbandonRun ends a run whose connection ended, or was paused, while it ran. Nothing else is written.
func (db *DB) AbandonRun(ctx context.Context, run social.Run, now time.Time) error {
	return db.write(ctx, func(tx *sql.Tx) error {
		cause := social.CauseDisconnected
		paused, err := exists(ctx, tx, `SELECT 1 FROM connection WHERE key = $1 AND state = 'paused'`, run.Connection)
		if err != nil {
			return err
		}
		if paused {
			cause = social.CausePaused
		}
		return abandon(ctx, tx, run.Key, now, cause, accessEnded)
	})
}

// EndStale ends the run of a plan's product that gave no sign of life since staleBefore, if there is one.
func (db *DB) EndStale(ctx context.Context, p social.Plan, cause social.Cause, now, staleBefore time.Time) error {
	return db.write(ctx, func(tx *sql.Tx) error {
		live, found, err := liveRun(ctx, tx, p.Connection, p.Product)
		if err != nil || !found || !live.BeatAt.Before(staleBefore) {
			return err
		}
		return abandon(ctx, tx, live.Key, now, cause, workerStopped)
	})
}

// Yields returns how many items the newest successful runs of a product brought, newest first, without the run itself.
func (db *DB) Yields(ctx context.Context, run social.Run, n int) ([]int, error) {
	rows, err := db.read.QueryContext(ctx, `SELECT items FROM sync_run WHERE connection = $1 AND product = $2 AND status = 'success' AND key <> $3
		ORDER BY started_at DESC, key DESC LIMIT $4`, run.Connection, run.Product, run.Key, n)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var items []int
	for rows.Next() {
		var n int
		if err := rows.Scan(&n); err != nil {
			return nil, err
		}
		items = append(items, n)
	}
	return items, rows.Err()
}
