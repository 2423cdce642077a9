package store

import (
	"context"
	"database/sql"
	"fmt"
	"math"
	"time"

	"candor/internal/social"
)

// The functions below answer a view's past instant: what was known then, whatever was corrected since.

// until is the instant up to which rows count.
func until(v social.View) int64 {
	if v.AsOf.IsZero() {
		return math.MaxInt64
	}
	return ms(v.AsOf)
}

// overwritten returns, for each post of a view, the figures of a table that stood at the view's instant and were overwritten since
// by later ones of the same day.
func (db *DB) overwritten(ctx context.Context, v social.View, t figureTable) (map[social.Key]social.PostDay, error) {
	rows, err := db.read.QueryContext(ctx, `
		SELECT p.key, o.day, o.figures, o.since
		FROM connection c
		JOIN post p ON p.connection = c.key
		JOIN post_reading_revision o ON o.post = p.key AND o.part = $4 AND o.since <= $5 AND o.until_at > $5
		WHERE `+inView+`
		ORDER BY p.key, o.day`, viewArgs(v, t.name, ms(v.AsOf))...)
	if err != nil {
		return nil, fmt.Errorf("read overwritten figures: %w", err)
	}
	defer rows.Close()
	was := map[social.Key]social.PostDay{}
	for rows.Next() {
		var post social.Key
		var d social.PostDay
		var words map[social.MetricID]string
		if err := rows.Scan(&post, &d.Day, intoMap(&words), instant{&d.ObservedAt}); err != nil {
			return nil, fmt.Errorf("read overwritten figures: %w", err)
		}
		d.Figures = social.FiguresOf(words)
		was[post] = d
	}
	return was, rows.Err()
}

// rewind takes posts back to the view's instant: figures that were overwritten since, and when the posts were last read by then.
// The join has brought the newest row that still stands as it stood then; one that does not stand any more is younger.
func (db *DB) rewind(ctx context.Context, v social.View, posts []social.PostNow) error {
	if v.AsOf.IsZero() || len(posts) == 0 {
		return nil
	}
	for _, t := range []figureTable{counts, details} {
		was, err := db.overwritten(ctx, v, t)
		if err != nil {
			return err
		}
		for i, p := range posts {
			old, ok := was[p.Key]
			if !ok {
				continue
			}
			for _, m := range t.metrics {
				delete(p.Figures, m)
				if f, asked := old.Figures[m]; asked {
					posts[i].Figures[m] = f
				}
			}
			if t.name == counts.name {
				posts[i].ObservedAt = old.ObservedAt
			} else {
				posts[i].DetailsAt = old.ObservedAt
			}
		}
	}
	return db.rewindInstants(ctx, v, posts)
}

// rewindInstants sets when posts were last read by the view's instant, as far as the observations tell, and undoes what became of them later.
func (db *DB) rewindInstants(ctx context.Context, v social.View, posts []social.PostNow) error {
	listed, err := db.LastRead(ctx, v, social.ProductPosts)
	if err != nil {
		return err
	}
	away, err := db.absences(ctx, v, ms(v.AsOf), ms(v.AsOf))
	if err != nil {
		return err
	}
	for i, p := range posts {
		if p.FetchedAt.After(v.AsOf) {
			posts[i].FetchedAt = later(p.ObservedAt, listed[p.Connection])
		}
		if p.GoneAt.After(v.AsOf) {
			posts[i].GoneAt = time.Time{}
		}
		if p.MissingSince.After(v.AsOf) {
			posts[i].MissingSince = time.Time{}
		}
		if then := away[p.Key]; len(then) > 0 {
			posts[i].MissingSince = then[0].MissingSince
			if at := then[0].GoneAt; !at.IsZero() && !at.After(v.AsOf) {
				posts[i].GoneAt = then[0].GoneAt
			}
		}
	}
	return nil
}

// FormerHandles returns what the accounts of a view were called before, the latest first.
func (db *DB) FormerHandles(ctx context.Context, v social.View) ([]social.FormerHandle, error) {
	rows, err := db.read.QueryContext(ctx, `
		SELECT f.connection, f.handle, f.until_at
		FROM connection c
		JOIN former_handle f ON f.connection = c.key
		WHERE `+inView+`
		ORDER BY f.connection, f.until_at DESC`, viewArgs(v)...)
	if err != nil {
		return nil, fmt.Errorf("read former handles: %w", err)
	}
	defer rows.Close()
	var list []social.FormerHandle
	for rows.Next() {
		var h social.FormerHandle
		if err := rows.Scan(&h.Connection, &h.Handle, instant{&h.Until}); err != nil {
			return nil, fmt.Errorf("read a former handle: %w", err)
		}
		list = append(list, h)
	}
	return list, rows.Err()
}

// Revisions returns the figures that were replaced by others, of the days of a span, by connection, metric, day and time.
func (db *DB) Revisions(ctx context.Context, v social.View, from, to social.Day) ([]social.Revision, error) {
	rows, err := db.read.QueryContext(ctx, `
		SELECT o.connection, o.metric, o.day, o.value, o.reason, o.since, o.until_at
		FROM connection c
		JOIN reading_revision o ON o.connection = c.key AND o.day BETWEEN $4 AND $5
		WHERE `+inView+`
		ORDER BY o.connection, o.metric, o.day, o.since`, viewArgs(v, string(from), string(to))...)
	if err != nil {
		return nil, fmt.Errorf("read revisions: %w", err)
	}
	defer rows.Close()
	var list []social.Revision
	for rows.Next() {
		var r social.Revision
		var value sql.NullInt64
		var reason sql.NullString
		if err := rows.Scan(&r.Connection, &r.Metric, &r.Day, &value, &reason, instant{&r.Since}, instant{&r.Until}); err != nil {
			return nil, fmt.Errorf("read a revision: %w", err)
		}
		r.Figure = figureOf(value, reason)
		list = append(list, r)
	}
	return list, rows.Err()
}
