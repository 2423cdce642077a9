package store

import (
	"context"
	"database/sql"
	"fmt"

	"candor/internal/social"
)

const logColumns = `r.key, r.uid, r.connection, r.platform, r.product, r.slot, r.trigger_by, r.status, r.pages, r.items, r.total, r.calls,
	r.cost, r.error_code, r.message, r.rate_limited, r.reset_at, r.started_at, r.beat_at, r.completed_at, COALESCE(r.duration_ms, 0) AS duration_ms`

// RunLog returns a connection's newest runs, newest first. ErrNotFound if the view holds no such connection.
func (db *DB) RunLog(ctx context.Context, v social.View, limit int) ([]social.Run, error) {
	var key social.Key
	err := db.read.QueryRowContext(ctx, `SELECT c.key FROM connection c WHERE `+inView+` ORDER BY c.key LIMIT 1`, viewArgs(v)...).Scan(&key)
	if err != nil {
		return nil, notFound(err)
	}
	rows, err := db.read.QueryContext(ctx, `
		SELECT `+logColumns+` FROM sync_run r
		WHERE r.connection = $1
		ORDER BY r.started_at DESC, r.key DESC LIMIT $2`, int64(key), limit)
	if err != nil {
		return nil, fmt.Errorf("read the sync log: %w", err)
	}
	return scanLog(rows)
}

// logFields are where a row of logColumns goes.
func logFields(r *social.Run) []any {
	return []any{&r.Key, &r.UID, &r.Connection, &r.Platform, &r.Product, &r.Slot, &r.Trigger, &r.Status, &r.Pages, &r.Items, &r.Total, &r.Calls,
		&r.Cost, &r.ErrorCode, &r.Message, &r.RateLimited, instant{&r.ResetAt}, instant{&r.StartedAt}, instant{&r.BeatAt}, instant{&r.CompletedAt}, &r.DurationMS}
}

func scanLog(rows *sql.Rows) ([]social.Run, error) {
	defer rows.Close()
	var runs []social.Run
	for rows.Next() {
		var r social.Run
		err := rows.Scan(logFields(&r)...)
		if err != nil {
			return nil, fmt.Errorf("read a run: %w", err)
		}
		runs = append(runs, r)
	}
	return runs, rows.Err()
}
