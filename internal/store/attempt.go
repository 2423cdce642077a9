package store

import (
	"context"
	"database/sql"
	"errors"
	"time"
)

// Attempts returns how many tries a key has had in its window and when the window ends; 0 and the zero time if no window is open.
func (db *DB) Attempts(ctx context.Context, key string, now time.Time) (count int, resetsAt time.Time, err error) {
	err = db.read.QueryRowContext(ctx, `SELECT count, resets_at FROM attempt WHERE key = $1 AND resets_at > $2`, key, ms(now)).
		Scan(&count, instant{&resetsAt})
	if errors.Is(err, sql.ErrNoRows) {
		return 0, time.Time{}, nil
	}
	return count, resetsAt, err
}

// AddAttempt counts a try and returns how many there are now and when the window ends. The first try opens a window of the given
// length. Of several tries at the same time each gets its own number.
func (db *DB) AddAttempt(ctx context.Context, key string, now time.Time, window time.Duration) (count int, resetsAt time.Time, err error) {
	err = db.write(ctx, func(tx *sql.Tx) error {
		return tx.QueryRowContext(ctx, `
			INSERT INTO attempt (key, count, resets_at) VALUES ($1, 1, $2)
			ON CONFLICT (key) DO UPDATE SET
			  count     = CASE WHEN attempt.resets_at > $3 THEN attempt.count + 1 ELSE 1 END,
			  resets_at = CASE WHEN attempt.resets_at > $3 THEN attempt.resets_at ELSE excluded.resets_at END
			RETURNING count, resets_at`, key, ms(now.Add(window)), ms(now)).Scan(&count, instant{&resetsAt})
	})
	return count, resetsAt, err
}

// TakeBackAttempt undoes one AddAttempt for each key, for tries that turned out well.
func (db *DB) TakeBackAttempt(ctx context.Context, keys ...string) error {
	return db.write(ctx, func(tx *sql.Tx) error {
		for _, key := range keys {
			if _, err := tx.ExecContext(ctx, `UPDATE attempt SET count = count - 1 WHERE key = $1 AND count > 0`, key); err != nil {
				return err
			}
		}
		return nil
	})
}
