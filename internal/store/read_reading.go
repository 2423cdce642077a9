package store

import (
	"context"
	"database/sql"
	"fmt"
	"strings"

	"candor/internal/social"
)

// LatestReadings returns the newest reading of each metric, however old it is, of every connection in the view.
func (db *DB) LatestReadings(ctx context.Context, v social.View, metrics ...social.MetricID) ([]social.StoredReading, error) {
	words, args := list(viewArgs(v), metrics)
	rows, err := db.read.QueryContext(ctx, `
		SELECT `+readingColumns+`
		FROM connection c
		CROSS JOIN (`+words+`) w
		JOIN reading r ON r.connection = c.key AND r.metric = w.word
		     AND r.day = (SELECT MAX(x.day) FROM reading x WHERE x.connection = c.key AND x.metric = w.word)
		WHERE `+inView+`
		ORDER BY r.connection, r.metric`, args...)
	if err != nil {
		return nil, fmt.Errorf("read the newest readings: %w", err)
	}
	return scanReadings(rows)
}

// Readings returns the readings of some metrics from one day to another, both included, by connection, metric and day.
func (db *DB) Readings(ctx context.Context, v social.View, from, to social.Day, metrics ...social.MetricID) ([]social.StoredReading, error) {
	words, args := list(viewArgs(v, string(from), string(to)), metrics)
	rows, err := db.read.QueryContext(ctx, `
		SELECT `+readingColumns+`
		FROM connection c
		CROSS JOIN (`+words+`) w
		JOIN reading r ON r.connection = c.key AND r.metric = w.word AND r.day BETWEEN $4 AND $5
		WHERE `+inView+`
		ORDER BY r.connection, r.metric, r.day`, args...)
	if err != nil {
		return nil, fmt.Errorf("read readings: %w", err)
	}
	return scanReadings(rows)
}

const readingColumns = `r.connection, r.metric, r.day, r.value, r.reason, r.final, r.observed_at`

func scanReadings(rows *sql.Rows) ([]social.StoredReading, error) {
	defer rows.Close()
	var list []social.StoredReading
	for rows.Next() {
		var r social.StoredReading
		var value sql.NullInt64
		var reason sql.NullString
		if err := rows.Scan(&r.Connection, &r.Metric, &r.Day, &value, &reason, &r.Final, instant{&r.ObservedAt}); err != nil {
			return nil, fmt.Errorf("read a reading: %w", err)
		}
		r.Figure = social.Missing(social.Reason(reason.String))
		if value.Valid {
			r.Figure = social.Known(value.Int64)
		}
		list = append(list, r)
	}
	return list, rows.Err()
}

// Gaps returns the recorded gaps that touch a span of days.
func (db *DB) Gaps(ctx context.Context, v social.View, from, to social.Day) ([]social.GapRecord, error) {
	rows, err := db.read.QueryContext(ctx, `
		SELECT g.connection, g.product, g.from_day, g.to_day, g.cause
		FROM connection c
		JOIN gap g ON g.connection = c.key AND g.to_day >= $4 AND g.from_day <= $5
		WHERE `+inView+`
		ORDER BY g.connection, g.product, g.from_day`, viewArgs(v, string(from), string(to))...)
	if err != nil {
		return nil, fmt.Errorf("read gaps: %w", err)
	}
	defer rows.Close()
	var list []social.GapRecord
	for rows.Next() {
		var g social.GapRecord
		if err := rows.Scan(&g.Connection, &g.Product, &g.From, &g.To, &g.Cause); err != nil {
			return nil, fmt.Errorf("read a gap: %w", err)
		}
		list = append(list, g)
	}
	return list, rows.Err()
}

// Observations returns the days on which a product was read, ascending for each connection.
func (db *DB) Observations(ctx context.Context, v social.View, from, to social.Day, products ...social.Product) ([]social.Observation, error) {
	args := viewArgs(v, string(from), string(to))
	marks := make([]string, len(products))
	for i, p := range products {
		args = append(args, string(p))
		marks[i] = fmt.Sprintf("$%d", len(args))
	}
	rows, err := db.read.QueryContext(ctx, `
		SELECT o.connection, o.product, o.day, o.observed_at
		FROM connection c
		JOIN observation o ON o.connection = c.key AND o.product IN (`+strings.Join(marks, ", ")+`) AND o.day BETWEEN $4 AND $5
		WHERE `+inView+`
		ORDER BY o.connection, o.day, o.product`, args...)
	if err != nil {
		return nil, fmt.Errorf("read observations: %w", err)
	}
	defer rows.Close()
	var list []social.Observation
	for rows.Next() {
		var o social.Observation
		if err := rows.Scan(&o.Connection, &o.Product, &o.Day, instant{&o.ObservedAt}); err != nil {
			return nil, fmt.Errorf("read an observation: %w", err)
		}
		list = append(list, o)
	}
	return list, rows.Err()
}
