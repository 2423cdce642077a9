package store

import (
	"context"
	"database/sql"
	"errors"

	"candor/internal/social"
)

const bucketColumns = `platform, bucket, window_start, window_end, used, percent, blocked_until, strikes`

func scanBucket(row interface{ Scan(...any) error }) (social.Bucket, error) {
	var b social.Bucket
	var percent sql.NullFloat64
	err := row.Scan(&b.Platform, &b.Name, instant{&b.WindowStart}, instant{&b.WindowEnd}, &b.Used, &percent, instant{&b.BlockedUntil}, &b.Strikes)
	b.Percent = -1
	if percent.Valid {
		b.Percent = percent.Float64
	}
	return b, notFound(err)
}

// BudgetOf returns a bucket, or ErrNotFound if nobody asked it yet.
func (db *DB) BudgetOf(ctx context.Context, p social.Platform, bucket string) (social.Bucket, error) {
	return scanBucket(db.read.QueryRowContext(ctx, `SELECT `+bucketColumns+` FROM budget WHERE platform = $1 AND bucket = $2`, p, bucket))
}

// Budgets lists all buckets by platform and name.
func (db *DB) Budgets(ctx context.Context) ([]social.Bucket, error) {
	rows, err := db.read.QueryContext(ctx, `SELECT `+bucketColumns+` FROM budget ORDER BY platform, bucket`)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var all []social.Bucket
	for rows.Next() {
		b, err := scanBucket(rows)
		if err != nil {
			return nil, err
		}
		all = append(all, b)
	}
	return all, rows.Err()
}

// SpendBudget adds a call's cost to its bucket if the bucket is open, and returns the bucket as it then stands. If it is closed
// or spent, the bucket is returned as it is with ErrTooMany and nothing is spent.
//
// One statement does it, so that calls of all nodes count each other. A window that is over begins anew. The first call after a
// refusal, or after a usage of 90 % and more, is a probe: it closes the bucket for the others until they know what came of it.
func (db *DB) SpendBudget(ctx context.Context, s social.Spend) (b social.Bucket, err error) {
	err = db.write(ctx, func(tx *sql.Tx) error {
		b, err = scanBucket(tx.QueryRowContext(ctx, `
			INSERT INTO budget (platform, bucket, window_start, window_end, used) VALUES ($1, $2, $3, $4, $5)
			ON CONFLICT (platform, bucket) DO UPDATE SET
			  used = CASE WHEN budget.window_end <= $3 THEN excluded.used ELSE budget.used + excluded.used END,
			  window_start = CASE WHEN budget.window_end <= $3 THEN excluded.window_start ELSE budget.window_start END,
			  window_end = CASE WHEN budget.window_end <= $3 THEN excluded.window_end ELSE budget.window_end END,
			  blocked_until = CASE WHEN budget.blocked_until > $3 THEN budget.blocked_until
			    WHEN budget.strikes > 0 OR budget.percent >= 90 THEN $6 END
			WHERE (budget.blocked_until IS NULL OR budget.blocked_until <= $3 OR (budget.strikes = 0 AND COALESCE(budget.percent, 0) < $7))
			  AND ($8 = 0 OR budget.window_end <= $3 OR budget.used + $5 <= $8)
			RETURNING `+bucketColumns,
			s.Platform, s.Bucket, ms(s.Now), ms(s.WindowEnd), s.Cost, ms(s.Probe), s.Passes, s.Limit))
		if !errors.Is(err, social.ErrNotFound) {
			return err
		}
		if b, err = scanBucket(tx.QueryRowContext(ctx, `SELECT `+bucketColumns+` FROM budget WHERE platform = $1 AND bucket = $2`, s.Platform, s.Bucket)); err != nil {
			return err
		}
		return social.ErrTooMany
	})
	return b, err
}

// TellBudget writes what came of a call. A refusal never shortens a block that others made, and a call that went well does not
// open a bucket that was closed while it was under way, unless it was the probe.
func (db *DB) TellBudget(ctx context.Context, n social.BucketNews) error {
	percent := sql.NullFloat64{Float64: n.Percent, Valid: n.Percent >= 0}
	return db.write(ctx, func(tx *sql.Tx) error {
		_, err := tx.ExecContext(ctx, `
			UPDATE budget SET
			  percent = $1,
			  strikes = CASE WHEN $2 AND strikes > $3 THEN strikes WHEN $2 OR $4 THEN $3 ELSE strikes END,
			  blocked_until = CASE WHEN $2 AND blocked_until > $5 AND NOT $4 THEN blocked_until
			    WHEN $2 OR $4 OR strikes = 0 THEN $5 ELSE blocked_until END
			WHERE platform = $6 AND bucket = $7`,
			percent, n.Refused, n.Strikes, n.Probe, msOrNull(n.Until), n.Platform, n.Bucket)
		return err
	})
}

// RefundBudget takes back what a call was counted with that was not made. A window that has ended in the meantime is left alone.
func (db *DB) RefundBudget(ctx context.Context, s social.Spend) error {
	return db.write(ctx, func(tx *sql.Tx) error {
		_, err := tx.ExecContext(ctx, `UPDATE budget SET used = used - $1 WHERE platform = $2 AND bucket = $3 AND window_end > $4 AND used >= $1`,
			s.Cost, s.Platform, s.Bucket, ms(s.Now))
		return err
	})
}
