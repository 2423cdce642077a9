package store

import (
	"context"
	"database/sql"
	"strconv"
	"time"

	"candor/internal/social"
)

// finishLevels marks the levels of earlier days as final: their day has ended, so nothing will be seen of it any more. Only the
// days since the last observation can still be open. A reader need not wait for this mark: a level is final as soon as its day
// has ended in the connection's zone.
func finishLevels(ctx context.Context, tx *sql.Tx, b social.Batch) error {
	args := []any{b.Run.Connection, b.Run.Product, b.Day}
	in := ""
	for _, r := range b.Readings {
		if m, ok := social.MetricOf(r.Metric); ok && m.Kind == social.LevelKind && r.Day == b.Day {
			args = append(args, r.Metric)
			in += ",$" + strconv.Itoa(len(args))
		}
	}
	if in == "" {
		return nil
	}
	_, err := tx.ExecContext(ctx, `UPDATE reading SET final = TRUE WHERE connection = $1 AND metric IN (`+in[1:]+`) AND day < $3 AND NOT final
		AND day >= COALESCE((SELECT MAX(o.day) FROM observation o WHERE o.connection = $1 AND o.product = $2 AND o.day < $3), '')`, args...)
	return err
}

// observe notes that the product was read on the day. Days since the last observation that neither a reading nor a gap accounts
// for become a gap here: a day is never silently missing.
func observe(ctx context.Context, tx *sql.Tx, b social.Batch) error {
	if social.CadenceOf(b.Run.Product).Daily() {
		var last sql.NullString
		err := tx.QueryRowContext(ctx, `SELECT MAX(day) FROM (
			SELECT MAX(day) AS day FROM observation WHERE connection = $1 AND product = $2
			UNION ALL SELECT MAX(to_day) FROM gap WHERE connection = $1 AND product = $2) AS known`, b.Run.Connection, b.Run.Product).Scan(&last)
		if err != nil {
			return err
		}
		if last.Valid && social.Day(last.String) < b.Day.Add(-1) {
			cause := social.CauseDowntime
			if b.Run.Trigger == social.TriggerConnect {
				cause = social.CauseDisconnected
			}
			gap := social.GapRecord{Connection: b.Run.Connection, Product: b.Run.Product, From: social.Day(last.String).Add(1), To: b.Day.Add(-1), Cause: cause}
			if err := insertGap(ctx, tx, gap, b.At); err != nil {
				return err
			}
		}
	}
	from, to := sql.NullInt64{}, sql.NullInt64{}
	if b.Listed != nil {
		from, to = msOrNull(*b.Listed), msOrNull(b.ListedTo)
	}
	_, err := tx.ExecContext(ctx, `INSERT INTO observation (connection, product, day, observed_at, posted_from, posted_to) VALUES ($1, $2, $3, $4, $5, $6)
		ON CONFLICT (connection, product, day) DO UPDATE SET
		observed_at = excluded.observed_at, first_at = COALESCE(observation.first_at, observation.observed_at),
		posted_from = CASE WHEN observation.posted_from IS NULL OR observation.posted_from < excluded.posted_from THEN observation.posted_from ELSE excluded.posted_from END,
		posted_to = CASE WHEN observation.posted_to IS NULL OR observation.posted_to > excluded.posted_to THEN observation.posted_to ELSE excluded.posted_to END
		WHERE excluded.observed_at > observation.observed_at`,
		b.Run.Connection, b.Run.Product, b.Day, ms(b.At), from, to)
	return err
}

// recordGap records the days of a span that were not read, as it is known at an instant. Days that were observed after all are left out, and
// so are those that are on record already: the cause that was told first stands.
func recordGap(ctx context.Context, tx *sql.Tx, gap social.GapRecord, at time.Time) error {
	told := map[social.Day]bool{}
	rows, err := tx.QueryContext(ctx, `SELECT day, day FROM observation WHERE connection = $1 AND product = $2 AND day BETWEEN $3 AND $4
		UNION ALL SELECT from_day, to_day FROM gap WHERE connection = $1 AND product = $2 AND to_day >= $3 AND from_day <= $4`,
		gap.Connection, gap.Product, gap.From, gap.To)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var from, to social.Day
		if err := rows.Scan(&from, &to); err != nil {
			return err
		}
		for day := max(from, gap.From); day <= min(to, gap.To); day = day.Add(1) {
			told[day] = true
		}
	}
	if err := rows.Err(); err != nil {
		return err
	}
	for _, part := range untold(gap, told) {
		if err := insertGap(ctx, tx, part, at); err != nil {
			return err
		}
	}
	return nil
}

// untold cuts a gap into the spans that hold no day of which something is on record.
func untold(gap social.GapRecord, told map[social.Day]bool) []social.GapRecord {
	var parts []social.GapRecord
	open := false
	for day := gap.From; day <= gap.To; day = day.Add(1) {
		switch {
		case told[day]:
			open = false
		case open:
			parts[len(parts)-1].To = day
		default:
			part := gap
			part.From, part.To = day, day
			parts, open = append(parts, part), true
		}
	}
	return parts
}

// insertGap writes a gap. It stays as it was recorded: one that goes on gets a further row, so that at any past instant its cause is known
// of those days only of which it was known then. What is read joins them again.
func insertGap(ctx context.Context, tx *sql.Tx, gap social.GapRecord, at time.Time) error {
	_, err := tx.ExecContext(ctx, `INSERT INTO gap (connection, product, from_day, to_day, cause, recorded_at) VALUES ($1, $2, $3, $4, $5, $6)
		ON CONFLICT (connection, product, from_day) DO NOTHING`, gap.Connection, gap.Product, gap.From, gap.To, gap.Cause, ms(at))
	return err
}
