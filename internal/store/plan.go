package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"candor/internal/social"
)

const planColumns = `p.connection, p.product, p.platform, p.next_due, p.slot, p.day, p.trigger_by, p.attempts, p.queued_at, p.read_at, p.held_at`

func planFields(p *social.Plan) []any {
	return []any{&p.Connection, &p.Product, &p.Platform, instant{&p.NextDue}, &p.Slot, &p.Day, &p.Trigger, &p.Attempts, instant{&p.QueuedAt}, instant{&p.ReadAt}, instant{&p.HeldAt}}
}

// scanTask reads a connection and its plan: connectionColumns and planColumns.
func scanTask(row interface{ Scan(...any) error }) (t social.Task, err error) {
	t.Connection, err = scanConnection(row, planFields(&t.Plan)...)
	return t, err
}

// DueTasks lists plans that are due and that nobody is working on, most urgent first.
//
// A plan handed to the queue at or after queuedBefore is left out: its job will come. A plan whose run gave a sign of life at or
// after staleBefore is left out too: its worker is alive. Whatever is older was lost and is due again.
func (db *DB) DueTasks(ctx context.Context, now, queuedBefore, staleBefore time.Time, limit int) ([]social.Task, error) {
	rows, err := db.read.QueryContext(ctx, `SELECT `+connectionColumns+`, `+planColumns+`
		FROM plan p JOIN connection c ON c.key = p.connection
		WHERE p.next_due <= $1 AND c.state <> 'disconnected' AND (p.queued_at IS NULL OR p.queued_at < $2)
		AND NOT EXISTS (SELECT 1 FROM sync_run r
			WHERE r.connection = p.connection AND r.product = p.product AND r.status = 'running' AND r.beat_at >= $3)
		ORDER BY CASE WHEN p.product = 'archive' THEN 3 WHEN p.trigger_by = 'connect' THEN 0 WHEN p.trigger_by = 'person' THEN 1 ELSE 2 END, p.next_due, p.connection, p.product
		LIMIT $4`, ms(now), ms(queuedBefore), ms(staleBefore), limit)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var due []social.Task
	for rows.Next() {
		task, err := scanTask(rows)
		if err != nil {
			return nil, err
		}
		due = append(due, task)
	}
	return due, rows.Err()
}

// TaskOf returns one plan with its connection, or ErrNotFound.
func (db *DB) TaskOf(ctx context.Context, connection social.Key, product social.Product) (social.Task, error) {
	return scanTask(db.read.QueryRowContext(ctx, `SELECT `+connectionColumns+`, `+planColumns+`
		FROM plan p JOIN connection c ON c.key = p.connection WHERE p.connection = $1 AND p.product = $2`, connection, product))
}

// PlansOf lists the plans of a connection by product.
func (db *DB) PlansOf(ctx context.Context, connection social.Key) ([]social.Plan, error) {
	rows, err := db.read.QueryContext(ctx, `SELECT `+planColumns+` FROM plan p WHERE p.connection = $1 ORDER BY p.product`, connection)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var plans []social.Plan
	for rows.Next() {
		var p social.Plan
		if err := rows.Scan(planFields(&p)...); err != nil {
			return nil, err
		}
		plans = append(plans, p)
	}
	return plans, rows.Err()
}

// Unplanned lists connections of a platform that live and have no plan of a product, oldest first.
func (db *DB) Unplanned(ctx context.Context, p social.Platform, product social.Product, limit int) ([]social.Connection, error) {
	rows, err := db.read.QueryContext(ctx, `SELECT `+connectionColumns+` FROM connection c
		WHERE c.platform = $1 AND c.state <> 'disconnected' AND NOT EXISTS (SELECT 1 FROM plan p WHERE p.connection = c.key AND p.product = $2)
		ORDER BY c.key LIMIT $3`, p, product, limit)
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

// AddPlans writes plans that are not there yet, for connections that live.
func (db *DB) AddPlans(ctx context.Context, plans []social.Plan) error {
	return db.write(ctx, func(tx *sql.Tx) error {
		for _, p := range plans {
			_, err := tx.ExecContext(ctx, `INSERT INTO plan (connection, product, platform, next_due, slot, day, trigger_by)
				SELECT $1, $2, $3, $4, $5, $6, $7 WHERE EXISTS (SELECT 1 FROM connection c WHERE c.key = $1 AND c.state <> 'disconnected')
				ON CONFLICT (connection, product) DO NOTHING`, p.Connection, p.Product, p.Platform, ms(p.NextDue), p.Slot, p.Day, p.Trigger)
			if err != nil {
				return err
			}
		}
		return nil
	})
}

// MarkQueued notes that plans were handed to the queue. A plan that was moved on since it was read, by a fast worker or because a person
// asked, is left as it is: the job was not for what is due now, and its next one must not be waited for in vain.
func (db *DB) MarkQueued(ctx context.Context, plans []social.Plan, at time.Time) error {
	products := map[social.Product][]social.Plan{}
	for _, p := range plans {
		products[p.Product] = append(products[p.Product], p)
	}
	return db.write(ctx, func(tx *sql.Tx) error {
		for product, plans := range products {
			for chunk := range slices.Chunk(plans, rowsAtOnce) {
				args, keys, rows := []any{ms(at), product}, make([]string, len(chunk)), make([]string, len(chunk))
				for i, p := range chunk {
					n := len(args) + 1
					args = append(args, p.Connection, p.Slot, ms(p.NextDue))
					keys[i] = fmt.Sprintf("$%d", n)
					rows[i] = fmt.Sprintf("(CAST($%d AS BIGINT), CAST($%d AS TEXT), CAST($%d AS BIGINT))", n, n+1, n+2)
				}
				if _, err := tx.ExecContext(ctx, `UPDATE plan SET queued_at = $1 WHERE product = $2 AND connection IN (`+strings.Join(keys, ",")+`)
					AND (connection, slot, next_due) IN (VALUES `+strings.Join(rows, ",")+`)`, args...); err != nil {
					return err
				}
			}
		}
		return nil
	})
}

// MovePlan replaces a plan, provided that it still is about the slot, the due time and the attempts of old. Otherwise ErrStale.
func (db *DB) MovePlan(ctx context.Context, old, next social.Plan) error {
	return db.write(ctx, func(tx *sql.Tx) error { return movePlan(ctx, tx, old, next) })
}

func movePlan(ctx context.Context, tx *sql.Tx, old, next social.Plan) error {
	done, err := tx.ExecContext(ctx, `UPDATE plan SET next_due = $1, slot = $2, day = $3, trigger_by = $4, attempts = $5, held_at = $6, queued_at = NULL
		WHERE connection = $7 AND product = $8 AND slot = $9 AND next_due = $10 AND attempts = $11`,
		ms(next.NextDue), next.Slot, next.Day, next.Trigger, next.Attempts, msOrNull(next.HeldAt), old.Connection, old.Product, old.Slot, ms(old.NextDue), old.Attempts)
	return oneRow(done, err)
}

// CloseSlot moves a plan past a slot that ended without success, and records the days that were not read as a gap. A slot that
// nobody worked on leaves a failed run in the log, so that every missed slot can be seen there.
// A run of the slot that lost its worker ends as failed; one with a sign of life at or after staleBefore may still bear fruit, and
// the answer is ErrStale.
func (db *DB) CloseSlot(ctx context.Context, old, next social.Plan, gap social.GapRecord, now, staleBefore time.Time) error {
	return db.write(ctx, func(tx *sql.Tx) error {
		if err := movePlan(ctx, tx, old, next); err != nil {
			return err
		}
		live, found, err := liveRun(ctx, tx, old.Connection, old.Product)
		switch {
		case err != nil:
			return err
		case found && !live.BeatAt.Before(staleBefore):
			return social.ErrStale
		case found:
			err = abandon(ctx, tx, live.Key, now, social.CauseLate, timePassed)
		case gap.Cause == social.CauseDowntime:
			err = insertRun(ctx, tx, missedRun(old, gap.Cause, now))
		}
		if err != nil {
			return err
		}
		if err := missSlot(ctx, tx, old, gap, now); err != nil {
			return err
		}
		return recordGap(ctx, tx, gap, now)
	})
}

// SlotCause says why the newest failed run of a slot failed, or CauseNone if there was none.
func (db *DB) SlotCause(ctx context.Context, p social.Plan) (social.Cause, error) {
	var cause social.Cause
	err := db.read.QueryRowContext(ctx, `SELECT error_code FROM sync_run
		WHERE connection = $1 AND product = $2 AND slot = $3 AND status = 'failed' ORDER BY started_at DESC, key DESC LIMIT 1`,
		p.Connection, p.Product, p.Slot).Scan(&cause)
	if errors.Is(err, sql.ErrNoRows) {
		return social.CauseNone, nil
	}
	return cause, err
}

// oneRow turns a change that met no row into ErrStale.
func oneRow(done sql.Result, err error) error {
	n, err := rowsChanged(done, err)
	if err == nil && n == 0 {
		return social.ErrStale
	}
	return err
}

// rowsChanged counts the rows that a statement changed.
func rowsChanged(done sql.Result, err error) (int64, error) {
	if err != nil {
		return 0, err
	}
	return done.RowsAffected()
}
