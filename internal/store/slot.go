package store

import (
	"context"
	"database/sql"
	"errors"
	"time"

	"candor/internal/social"
)

// keepSlot notes in the freshness ledger that a slot was read, and why it was late if it was. A run that failed decides nothing.
func keepSlot(ctx context.Context, tx *sql.Tx, b social.Batch) error {
	if b.Run.Status != social.RunSuccess && b.Run.Status != social.RunPartial {
		return nil
	}
	if _, err := tx.ExecContext(ctx, `UPDATE plan SET read_at = $1 WHERE connection = $2 AND product = $3`,
		ms(b.At), b.Run.Connection, b.Run.Product); err != nil || b.Due.IsZero() {
		return err
	}
	outcome, cause := social.SlotDone, b.Run.ErrorCode
	if b.At.Sub(b.Due) > social.Grace {
		outcome = social.SlotLate
		if cause == social.CauseNone {
			var err error
			if cause, err = whyLate(ctx, tx, b.Run); err != nil {
				return err
			}
		}
	}
	return writeSlot(ctx, tx, b.Run.Connection, b.Run.Product, b.Run.Slot, 1, b.Due, b.At, outcome, cause)
}

// whyLate is what the slot's earlier runs met; if there were none, an operator held the slot, or nobody came in time.
func whyLate(ctx context.Context, tx *sql.Tx, run social.Run) (social.Cause, error) {
	var cause social.Cause
	err := tx.QueryRowContext(ctx, `SELECT error_code FROM sync_run WHERE connection = $1 AND product = $2 AND slot = $3 AND status = 'failed'
		ORDER BY started_at DESC, key DESC LIMIT 1`, run.Connection, run.Product, run.Slot).Scan(&cause)
	if !errors.Is(err, sql.ErrNoRows) {
		return cause, err
	}
	held, err := exists(ctx, tx, `SELECT 1 FROM plan WHERE connection = $1 AND product = $2 AND slot = $3 AND held_at IS NOT NULL`, run.Connection, run.Product, run.Slot)
	if held {
		return social.CausePaused, err
	}
	return social.CauseLate, err
}

// missSlot notes in the freshness ledger that a slot, or a stretch of them, was missed.
func missSlot(ctx context.Context, tx *sql.Tx, p social.Plan, gap social.GapRecord, now time.Time) error {
	due := gap.DueAt
	if due.IsZero() {
		due = p.NextDue
	}
	return writeSlot(ctx, tx, p.Connection, p.Product, p.Slot, max(1, gap.Slots), due, now, social.SlotMissed, gap.Cause)
}

func writeSlot(ctx context.Context, tx *sql.Tx, connection social.Key, product social.Product, name string, n int, due, ended time.Time, outcome social.Outcome, cause social.Cause) error {
	_, err := tx.ExecContext(ctx, `INSERT INTO slot (connection, product, name, slots, due_at, ended_at, outcome, cause) VALUES `+tuple(1, 8)+`
		ON CONFLICT (connection, product, name) DO NOTHING`, connection, product, name, n, ms(due), ms(ended), outcome, cause)
	return err
}

// Kept counts what became of the slots that were due since an instant.
func (db *DB) Kept(ctx context.Context, since time.Time) (social.Kept, error) {
	k := social.Kept{ByCause: map[social.Cause]int{}}
	rows, err := db.read.QueryContext(ctx, `SELECT outcome, cause, CAST(SUM(slots) AS BIGINT) FROM slot WHERE due_at >= $1 GROUP BY outcome, cause ORDER BY outcome, cause`, ms(since))
	if err != nil {
		return k, err
	}
	defer rows.Close()
	for rows.Next() {
		var outcome social.Outcome
		var cause social.Cause
		var n int
		if err := rows.Scan(&outcome, &cause, &n); err != nil {
			return k, err
		}
		k.Add(outcome, cause, n)
	}
	return k, rows.Err()
}

// Freshness says for each platform how old the newest readings of a product are.
func (db *DB) Freshness(ctx context.Context, product social.Product, target time.Duration, now time.Time) ([]social.Freshness, error) {
	rows, err := db.read.QueryContext(ctx, `SELECT p.platform, COALESCE(p.read_at, c.connected_at) >= $1 AS fresh, c.cause, COUNT(*),
		MIN(COALESCE(p.read_at, 0))
		FROM plan p JOIN connection c ON c.key = p.connection WHERE p.product = $2 AND c.state <> 'disconnected'
		GROUP BY 1, 2, 3 ORDER BY 1, 2, 3`, ms(now.Add(-target)), product)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var list []social.Freshness
	for rows.Next() {
		var p social.Platform
		var fresh bool
		var cause social.Cause
		var n int
		var oldest int64
		if err := rows.Scan(&p, &fresh, &cause, &n, &oldest); err != nil {
			return nil, err
		}
		if len(list) == 0 || list[len(list)-1].Platform != p {
			list = append(list, social.Freshness{Platform: p, Product: product, Target: target, Late: map[social.Cause]int{}, OldestAt: now})
		}
		addFreshness(&list[len(list)-1], fresh, cause, n, oldest)
	}
	return list, rows.Err()
}

func addFreshness(f *social.Freshness, fresh bool, cause social.Cause, n int, oldest int64) {
	f.Connections += n
	switch {
	case oldest == 0:
		f.OldestAt = time.Time{}
	case !f.OldestAt.IsZero() && oldest < ms(f.OldestAt):
		f.OldestAt = time.UnixMilli(oldest).UTC()
	}
	switch {
	case fresh:
		f.Fresh += n
	case cause == social.CauseNone:
		f.Late[social.CauseLate] += n
	default:
		f.Late[cause] += n
	}
}

// Troubles groups the connections that are not in order by platform, state and cause, the largest group first.
func (db *DB) Troubles(ctx context.Context) ([]social.Trouble, error) {
	rows, err := db.read.QueryContext(ctx, `SELECT platform, state, cause, COUNT(*), MAX(cause_until) FROM connection
		WHERE state <> 'disconnected' AND (state NOT IN ('active', 'connecting') OR cause <> '')
		GROUP BY platform, state, cause ORDER BY COUNT(*) DESC, platform, state, cause`)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var list []social.Trouble
	for rows.Next() {
		var t social.Trouble
		if err := rows.Scan(&t.Platform, &t.State, &t.Cause, &t.Connections, instant{&t.Until}); err != nil {
			return nil, err
		}
		list = append(list, t)
	}
	return list, rows.Err()
}

// QueueState says how much work waits at an instant, and how many successful runs since an instant were thin.
func (db *DB) QueueState(ctx context.Context, now, since time.Time) (q social.QueueState, thin int, err error) {
	err = db.read.QueryRowContext(ctx, `SELECT COUNT(*), COUNT(p.queued_at), MIN(p.next_due),
		(SELECT COUNT(*) FROM sync_run r WHERE r.status = 'running'),
		(SELECT COUNT(*) FROM sync_run r WHERE r.thin AND r.started_at >= $2)
		FROM plan p JOIN connection c ON c.key = p.connection
		WHERE p.next_due <= $1 AND c.state IN ('connecting', 'active', 'retrying')`, ms(now), ms(since)).
		Scan(&q.Due, &q.Queued, instant{&q.OldestAt}, &q.Running, &thin)
	return q, thin, err
}
