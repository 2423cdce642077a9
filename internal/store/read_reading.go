package store

import (
	"context"
	"database/sql"
	"fmt"
	"strings"
	"time"

	"candor/internal/social"
)

// LatestReadings returns the newest reading of each metric, however old it is, of every connection in the view.
func (db *DB) LatestReadings(ctx context.Context, v social.View, metrics ...social.MetricID) ([]social.StoredReading, error) {
	if !v.AsOf.IsZero() {
		all, err := db.pastReadings(ctx, v, "", "9999-12-31", metrics)
		return newestOfEach(all), err
	}
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

// newestOfEach keeps the last reading of each connection and metric.
func newestOfEach(all []social.StoredReading) []social.StoredReading {
	var out []social.StoredReading
	for i, r := range all {
		if i+1 == len(all) || all[i+1].Connection != r.Connection || all[i+1].Metric != r.Metric {
			out = append(out, r)
		}
	}
	return out
}

// Readings returns the readings of some metrics from one day to another, both included, by connection, metric and day.
func (db *DB) Readings(ctx context.Context, v social.View, from, to social.Day, metrics ...social.MetricID) ([]social.StoredReading, error) {
	if !v.AsOf.IsZero() {
		return db.pastReadings(ctx, v, from, to, metrics)
	}
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

// pastReadings answers Readings as of the view's instant. A figure that stands since then or longer is the one of then; else it is
// the revision whose time holds the instant. Whether the figure was final then is left to the reader, who knows the day.
func (db *DB) pastReadings(ctx context.Context, v social.View, from, to social.Day, metrics []social.MetricID) ([]social.StoredReading, error) {
	words, args := list(viewArgs(v, string(from), string(to), ms(v.AsOf)), metrics)
	rows, err := db.read.QueryContext(ctx, `
		SELECT r.connection, r.metric, r.day, r.value, r.reason, FALSE,
		       CASE WHEN r.observed_at <= $6 THEN r.observed_at ELSE r.since END, r.revisions
		FROM connection c
		CROSS JOIN (`+words+`) w
		JOIN reading r ON r.connection = c.key AND r.metric = w.word AND r.day BETWEEN $4 AND $5 AND COALESCE(r.since, r.observed_at) <= $6
		WHERE `+inView+`
		UNION ALL
		SELECT o.connection, o.metric, o.day, o.value, o.reason, FALSE, CASE WHEN o.observed_at <= $6 THEN o.observed_at ELSE o.since END, 0
		FROM connection c
		CROSS JOIN (`+words+`) w
		JOIN reading_revision o ON o.connection = c.key AND o.metric = w.word AND o.day BETWEEN $4 AND $5 AND o.since <= $6 AND o.until_at > $6
		WHERE `+inView+`
		ORDER BY 1, 2, 3`, args...)
	if err != nil {
		return nil, fmt.Errorf("read past readings: %w", err)
	}
	return scanReadings(rows)
}

const readingColumns = `r.connection, r.metric, r.day, r.value, r.reason, r.final, r.observed_at, r.revisions`

func scanReadings(rows *sql.Rows) ([]social.StoredReading, error) {
	defer rows.Close()
	var list []social.StoredReading
	for rows.Next() {
		var r social.StoredReading
		var value sql.NullInt64
		var reason sql.NullString
		if err := rows.Scan(&r.Connection, &r.Metric, &r.Day, &value, &reason, &r.Final, instant{&r.ObservedAt}, &r.Revisions); err != nil {
			return nil, fmt.Errorf("read a reading: %w", err)
		}
		r.Figure = figureOf(value, reason)
		list = append(list, r)
	}
	return list, rows.Err()
}

// FirstDays returns the first day of which each metric of every connection in the view has a reading. One that has none is left out.
func (db *DB) FirstDays(ctx context.Context, v social.View, metrics ...social.MetricID) (map[social.Key]map[social.MetricID]social.Day, error) {
	words, args := list(viewArgs(v, until(v)), metrics)
	rows, err := db.read.QueryContext(ctx, `
		SELECT c.key, w.word, (SELECT r.day FROM reading r WHERE r.connection = c.key AND r.metric = w.word AND COALESCE(r.since, r.observed_at) <= $4 ORDER BY r.day LIMIT 1)
		FROM connection c
		CROSS JOIN (`+words+`) w
		WHERE `+inView, args...)
	if err != nil {
		return nil, fmt.Errorf("read the first days: %w", err)
	}
	defer rows.Close()
	first := map[social.Key]map[social.MetricID]social.Day{}
	for rows.Next() {
		var connection social.Key
		var metric social.MetricID
		var day sql.NullString
		if err := rows.Scan(&connection, &metric, &day); err != nil {
			return nil, fmt.Errorf("read a first day: %w", err)
		}
		if first[connection] == nil {
			first[connection] = map[social.MetricID]social.Day{}
		}
		if day.Valid {
			first[connection][metric] = social.Day(day.String)
		}
	}
	return first, rows.Err()
}

// LastRead returns when a product of every connection in the view was last read, of a past instant as far as the days say: of each the first
// and the last reading are known.
func (db *DB) LastRead(ctx context.Context, v social.View, product social.Product) (map[social.Key]time.Time, error) {
	rows, err := db.read.QueryContext(ctx, `
		SELECT c.key, (SELECT CASE WHEN o.observed_at <= $5 THEN o.observed_at ELSE o.first_at END
		        FROM observation o WHERE o.connection = c.key AND o.product = $4 AND COALESCE(o.first_at, o.observed_at) <= $5 ORDER BY o.day DESC LIMIT 1)
		FROM connection c
		WHERE `+inView, viewArgs(v, string(product), until(v))...)
	if err != nil {
		return nil, fmt.Errorf("read when a product was read: %w", err)
	}
	defer rows.Close()
	last := map[social.Key]time.Time{}
	for rows.Next() {
		var connection social.Key
		var at time.Time
		if err := rows.Scan(&connection, instant{&at}); err != nil {
			return nil, fmt.Errorf("read when a product was read: %w", err)
		}
		if !at.IsZero() {
			last[connection] = at
		}
	}
	return last, rows.Err()
}

// Gaps returns the recorded gaps that touch a span of days: those that were on record at the view's instant. Rows of one gap that went on are
// joined.
func (db *DB) Gaps(ctx context.Context, v social.View, from, to social.Day) ([]social.GapRecord, error) {
	rows, err := db.read.QueryContext(ctx, `
		SELECT g.connection, g.product, g.from_day, g.to_day, g.cause
		FROM connection c
		JOIN gap g ON g.connection = c.key AND g.to_day >= $4 AND g.from_day <= $5 AND COALESCE(g.recorded_at, 0) <= $6
		WHERE `+inView+`
		ORDER BY g.connection, g.product, g.from_day`, viewArgs(v, string(from), string(to), until(v))...)
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
		if n := len(list); n > 0 && goesOn(list[n-1], g) {
			list[n-1].To = g.To
			continue
		}
		list = append(list, g)
	}
	return list, rows.Err()
}

// goesOn reports whether a gap is the rest of another.
func goesOn(g, rest social.GapRecord) bool {
	return rest.Connection == g.Connection && rest.Product == g.Product && rest.Cause == g.Cause && rest.From == g.To.Add(1)
}

// Observations returns the days on which a product was read, ascending for each connection.
func (db *DB) Observations(ctx context.Context, v social.View, from, to social.Day, products ...social.Product) ([]social.Observation, error) {
	args := viewArgs(v, string(from), string(to), until(v))
	marks := make([]string, len(products))
	for i, p := range products {
		args = append(args, string(p))
		marks[i] = fmt.Sprintf("$%d", len(args))
	}
	rows, err := db.read.QueryContext(ctx, `
		SELECT o.connection, o.product, o.day, CASE WHEN o.observed_at <= $6 THEN o.observed_at ELSE o.first_at END
		FROM connection c
		JOIN observation o ON o.connection = c.key AND o.product IN (`+strings.Join(marks, ", ")+`) AND o.day BETWEEN $4 AND $5
		     AND COALESCE(o.first_at, o.observed_at) <= $6
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
