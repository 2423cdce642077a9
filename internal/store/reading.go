package store

import (
	"context"
	"database/sql"
	"slices"

	"candor/internal/social"
)

// readingKey is a reading's place.
type readingKey struct {
	metric social.MetricID
	day    social.Day
}

// storedReading is a reading as it stands, in the database's own values.
type storedReading struct {
	figure    social.Figure
	final     bool
	since     int64 // when the figure was first seen
	at        int64 // when it was last confirmed
	revisions int64
}

// writeReadings writes a profile's figures, each on its own day. What was observed later, by our own clock, stands; the figure that
// it replaces is kept as a revision, so that no correction rewrites what was said before.
func writeReadings(ctx context.Context, tx *sql.Tx, b social.Batch) error {
	if len(b.Readings) == 0 {
		return nil
	}
	if err := finishLevels(ctx, tx, b); err != nil {
		return err
	}
	for chunk := range slices.Chunk(b.Readings, rowsAtOnce) {
		stored, err := storedReadings(ctx, tx, b.Run.Connection, chunk)
		if err != nil {
			return err
		}
		if err := writeReadingChunk(ctx, tx, b.Run.Connection, ms(b.At), chunk, stored); err != nil {
			return err
		}
	}
	return nil
}

// storedReadings finds what stands in the places of a chunk, and perhaps a few more.
func storedReadings(ctx context.Context, tx *sql.Tx, connection social.Key, chunk []social.Reading) (map[readingKey]storedReading, error) {
	first, last := chunk[0].Day, chunk[0].Day
	var metrics []social.MetricID
	for _, r := range chunk {
		first, last = min(first, r.Day), max(last, r.Day)
		if !slices.Contains(metrics, r.Metric) {
			metrics = append(metrics, r.Metric)
		}
	}
	args := []any{connection, first, last}
	for _, m := range metrics {
		args = append(args, m)
	}
	rows, err := tx.QueryContext(ctx, `SELECT metric, day, value, reason, final, COALESCE(since, observed_at), observed_at, revisions
		FROM reading WHERE connection = $1 AND day BETWEEN $2 AND $3 AND metric IN `+tuple(4, len(metrics)), args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	stored := map[readingKey]storedReading{}
	for rows.Next() {
		var k readingKey
		var r storedReading
		var value sql.NullInt64
		var reason sql.NullString
		if err := rows.Scan(&k.metric, &k.day, &value, &reason, &r.final, &r.since, &r.at, &r.revisions); err != nil {
			return nil, err
		}
		r.figure = figureOf(value, reason)
		stored[k] = r
	}
	return stored, rows.Err()
}

// writeReadingChunk writes the readings of a chunk that change anything, and the revisions that they make.
func writeReadingChunk(ctx context.Context, tx *sql.Tx, connection social.Key, at int64, chunk []social.Reading, stored map[readingKey]storedReading) error {
	var old []any
	changed := map[readingKey]bool{}
	for _, r := range chunk {
		k := readingKey{r.Metric, r.Day}
		before, is := stored[k]
		after, write, replaced := readingAfter(before, is, r, at)
		if !write {
			continue
		}
		if replaced {
			value, known := before.figure.Value()
			old = append(old, connection, r.Metric, r.Day, before.since, at, sql.NullInt64{Int64: value, Valid: known}, orNull(string(before.figure.Reason())), before.at)
		}
		stored[k], changed[k] = after, true
	}
	if len(old) > 0 {
		if _, err := tx.ExecContext(ctx, `INSERT INTO reading_revision (connection, metric, day, since, until_at, value, reason, observed_at)
			VALUES `+tuples(len(old)/8, 8)+` ON CONFLICT (connection, metric, day, since) DO NOTHING`, old...); err != nil {
			return err
		}
	}
	var args []any
	for k := range changed {
		r := stored[k]
		value, known := r.figure.Value()
		args = append(args, connection, k.metric, k.day, sql.NullInt64{Int64: value, Valid: known}, orNull(string(r.figure.Reason())), r.final, r.at,
			sql.NullInt64{Int64: r.since, Valid: r.since != r.at}, r.revisions)
	}
	if len(args) == 0 {
		return nil
	}
	_, err := tx.ExecContext(ctx, `INSERT INTO reading (connection, metric, day, value, reason, final, observed_at, since, revisions)
		VALUES `+tuples(len(args)/9, 9)+` ON CONFLICT (connection, metric, day) DO UPDATE SET value = excluded.value, reason = excluded.reason,
		final = excluded.final, observed_at = excluded.observed_at, since = excluded.since, revisions = excluded.revisions`, args...)
	return err
}

// readingAfter decides what a new figure makes of a stored one: what then stands, whether it must be written, and whether the stored
// figure was replaced by another.
//
// An older answer changes nothing, nor does one about a level whose day has ended. An answer that failed to hold a figure does not
// take away the one that an earlier answer held. The same figure again only confirms what stands.
func readingAfter(before storedReading, is bool, r social.Reading, at int64) (after storedReading, write, replaced bool) {
	m, _ := social.MetricOf(r.Metric)
	switch {
	case !is:
		return storedReading{figure: r.Figure, final: r.Final, since: at, at: at}, true, false
	case at < before.at, before.final && m.Kind == social.LevelKind, before.figure.Known() && (unread(r.Figure) || r.Figure.Reason() == social.NotSettled):
		return before, false, false
	case sameFigure(before.figure, r.Figure):
		after = before
		after.at, after.final = at, before.final || r.Final
		return after, after != before, false
	default: // within one instant the later entry of an answer stands, and nobody can have seen the earlier one
		after = storedReading{figure: r.Figure, final: r.Final, since: at, at: at, revisions: before.revisions}
		if at > before.at {
			after.revisions++
		}
		return after, true, at > before.at
	}
}

// sameFigure reports whether two figures are equal, in value or in reason.
func sameFigure(a, b social.Figure) bool {
	x, xKnown := a.Value()
	y, yKnown := b.Value()
	return xKnown == yKnown && x == y && a.Reason() == b.Reason()
}

// figureOf is a figure as a row's two columns hold it.
func figureOf(value sql.NullInt64, reason sql.NullString) social.Figure {
	if value.Valid {
		return social.Known(value.Int64)
	}
	return social.Missing(social.Reason(reason.String))
}
