package store

import (
	"context"
	"fmt"
	"time"
)

// ClockOff returns by how much our clock is ahead of the database server's, as far as that can be told: half of the question's way is
// taken off. SQLite has no clock of its own, and nobody shares it from another machine.
func (db *DB) ClockOff(ctx context.Context) (time.Duration, error) {
	statement := db.dialect.serverTime()
	if statement == "" {
		return 0, nil
	}
	asked := db.now()
	var theirs float64
	if err := db.read.QueryRowContext(ctx, statement).Scan(&theirs); err != nil {
		return 0, fmt.Errorf("ask the database for the time: %w", err)
	}
	answered := db.now()
	return asked.Add(answered.Sub(asked) / 2).Sub(time.UnixMilli(int64(theirs))), nil
}
