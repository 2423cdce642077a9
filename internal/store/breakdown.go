package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"candor/internal/social"
)

// storedBreakdown is a breakdown as a row holds it.
type storedBreakdown struct {
	days   int
	parts  sql.NullString
	reason sql.NullString
	since  int64 // when it was first seen
	at     int64 // when it was last confirmed
}

// writeBreakdowns writes breakdowns, each on its own day. The last answer about a day stands, but one without parts does not take away
// those of an earlier one; what is replaced is kept as a revision.
func writeBreakdowns(ctx context.Context, tx *sql.Tx, b social.Batch) error {
	for _, part := range b.Parts {
		said := storedBreakdown{days: part.Days, parts: sql.NullString{Valid: part.Reason == ""}, reason: sql.NullString{String: string(part.Reason), Valid: part.Reason != ""},
			since: ms(b.At), at: ms(b.At)}
		if said.parts.Valid {
			text, err := object(part.Parts)
			if err != nil {
				return err
			}
			said.parts.String = text
		}
		if err := writeBreakdown(ctx, tx, []any{b.Run.Connection, part.Metric, part.Dimension, part.Day}, said); err != nil {
			return err
		}
	}
	return nil
}

// writeBreakdown writes what was said in a place: connection, metric, dimension and day.
func writeBreakdown(ctx context.Context, tx *sql.Tx, place []any, said storedBreakdown) error {
	var before storedBreakdown
	err := tx.QueryRowContext(ctx, `SELECT days, parts, reason, COALESCE(since, observed_at), observed_at FROM breakdown
		WHERE connection = $1 AND metric = $2 AND dimension = $3 AND day = $4`, place...).Scan(&before.days, &before.parts, &before.reason, &before.since, &before.at)
	switch {
	case errors.Is(err, sql.ErrNoRows):
	case err != nil:
		return err
	case said.at < before.at, before.parts.Valid && !said.parts.Valid:
		return nil
	case said.days == before.days && said.parts == before.parts && said.reason == before.reason:
		said.since = before.since
	case said.at > before.since: // within one instant the later answer stands, and nobody can have seen the earlier one
		_, err := tx.ExecContext(ctx, `INSERT INTO breakdown_revision (connection, metric, dimension, day, since, until_at, days, parts, reason, observed_at)
			VALUES `+tuple(1, 10)+` ON CONFLICT (connection, metric, dimension, day, since) DO NOTHING`,
			append(place, before.since, said.at, before.days, before.parts, before.reason, before.at)...)
		if err != nil {
			return err
		}
	}
	_, err = tx.ExecContext(ctx, `INSERT INTO breakdown (connection, metric, dimension, day, days, parts, reason, observed_at, since) VALUES `+tuple(1, 9)+`
		ON CONFLICT (connection, metric, dimension, day) DO UPDATE SET days = excluded.days, parts = excluded.parts, reason = excluded.reason,
		observed_at = excluded.observed_at, since = excluded.since`,
		append(place, said.days, said.parts, said.reason, said.at, sql.NullInt64{Int64: said.since, Valid: said.since != said.at})...)
	return err
}

// Breakdowns returns the newest breakdown of each metric and dimension, of every connection in the view, as it stood at its instant: the one
// that stands since then or longer, else the revision whose time holds the instant.
func (db *DB) Breakdowns(ctx context.Context, v social.View) ([]social.StoredBreakdown, error) {
	rows, err := db.read.QueryContext(ctx, `
		SELECT b.connection, b.metric, b.dimension, b.day, COALESCE(o.days, b.days), CASE WHEN o.day IS NULL THEN b.parts ELSE o.parts END,
		       CASE WHEN o.day IS NULL THEN b.reason ELSE o.reason END, COALESCE(o.observed_at, b.observed_at), COALESCE(o.since, b.since, b.observed_at)
		FROM connection c
		JOIN breakdown b ON b.connection = c.key AND b.day = (SELECT MAX(x.day) FROM breakdown x
		     WHERE x.connection = b.connection AND x.metric = b.metric AND x.dimension = b.dimension
		     AND (COALESCE(x.since, x.observed_at) <= $4 OR EXISTS (SELECT 1 FROM breakdown_revision e
		          WHERE e.connection = x.connection AND e.metric = x.metric AND e.dimension = x.dimension AND e.day = x.day AND e.since <= $4)))
		LEFT JOIN breakdown_revision o ON o.connection = b.connection AND o.metric = b.metric AND o.dimension = b.dimension AND o.day = b.day
		     AND o.since <= $4 AND o.until_at > $4
		WHERE `+inView+`
		ORDER BY b.connection, b.metric, b.dimension`, viewArgs(v, until(v))...)
	if err != nil {
		return nil, fmt.Errorf("read breakdowns: %w", err)
	}
	defer rows.Close()
	var list []social.StoredBreakdown
	for rows.Next() {
		b, err := scanBreakdown(rows, until(v))
		if err != nil {
			return nil, fmt.Errorf("read a breakdown: %w", err)
		}
		list = append(list, b)
	}
	return list, rows.Err()
}

// scanBreakdown reads a breakdown. One that was confirmed after the view's instant was read, as far as is known, when it was first seen.
func scanBreakdown(rows *sql.Rows, until int64) (b social.StoredBreakdown, err error) {
	var reason sql.NullString
	var at, since int64
	err = rows.Scan(&b.Connection, &b.Metric, &b.Dimension, &b.Day, &b.Days, intoMap(&b.Parts), &reason, &at, &since)
	if at > until {
		at = since
	}
	b.Reason, b.ObservedAt = social.Reason(reason.String), time.UnixMilli(at).UTC()
	return b, err
}
