package store

import (
	"context"
	"database/sql"
	"fmt"

	"candor/internal/social"
)

// writeBreakdowns writes breakdowns, each on its own day. The last answer of a day wins, but one without parts does not take away
// those of an earlier one.
func writeBreakdowns(ctx context.Context, tx *sql.Tx, b social.Batch) error {
	for _, part := range b.Parts {
		parts := sql.NullString{Valid: part.Reason == ""}
		if parts.Valid {
			text, err := object(part.Parts)
			if err != nil {
				return err
			}
			parts.String = text
		}
		_, err := tx.ExecContext(ctx, `INSERT INTO breakdown (connection, metric, dimension, day, days, parts, reason, observed_at) VALUES `+tuple(1, 8)+`
			ON CONFLICT (connection, metric, dimension, day) DO UPDATE SET days = excluded.days, parts = excluded.parts, reason = excluded.reason,
			observed_at = excluded.observed_at
			WHERE excluded.observed_at >= breakdown.observed_at AND (excluded.parts IS NOT NULL OR breakdown.parts IS NULL)`,
			b.Run.Connection, part.Metric, part.Dimension, part.Day, part.Days, parts, orNull(string(part.Reason)), ms(b.At))
		if err != nil {
			return err
		}
	}
	return nil
}

// Breakdowns returns the newest breakdown of each metric and dimension, of every connection in the view, read by its instant.
func (db *DB) Breakdowns(ctx context.Context, v social.View) ([]social.StoredBreakdown, error) {
	rows, err := db.read.QueryContext(ctx, `
		SELECT b.connection, b.metric, b.dimension, b.day, b.days, b.parts, b.reason, b.observed_at
		FROM connection c
		JOIN breakdown b ON b.connection = c.key AND b.day = (SELECT MAX(x.day) FROM breakdown x
		     WHERE x.connection = b.connection AND x.metric = b.metric AND x.dimension = b.dimension AND x.observed_at <= $4)
		WHERE `+inView+`
		ORDER BY b.connection, b.metric, b.dimension`, viewArgs(v, until(v))...)
	if err != nil {
		return nil, fmt.Errorf("read breakdowns: %w", err)
	}
	defer rows.Close()
	var list []social.StoredBreakdown
	for rows.Next() {
		var b social.StoredBreakdown
		var reason sql.NullString
		if err := rows.Scan(&b.Connection, &b.Metric, &b.Dimension, &b.Day, &b.Days, intoMap(&b.Parts), &reason, instant{&b.ObservedAt}); err != nil {
			return nil, fmt.Errorf("read a breakdown: %w", err)
		}
		b.Reason = social.Reason(reason.String)
		list = append(list, b)
	}
	return list, rows.Err()
}
