package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"candor/internal/social"
)

// PostHistory adds a post's figures over time, of a post that the view holds. recent is how many of the newest posts the daily run
// reads: while this post was one of them, a day on which posts were read is a day on which it was read.
func (db *DB) PostHistory(ctx context.Context, v social.View, p social.PostNow, recent int) (social.PostHistory, error) {
	h := social.PostHistory{PostNow: p}
	var err error
	if h.Days, err = db.postDays(ctx, v, counts, p.Key); err != nil {
		return h, err
	}
	if h.Details, err = db.postDays(ctx, v, details, p.Key); err != nil {
		return h, err
	}
	if len(h.Details) > 0 {
		if h.Runs, err = db.detailRuns(ctx, v, p.Connection); err != nil {
			return h, err
		}
	}
	if h.DailyUntil, err = db.dailyUntil(ctx, v, p.Post, recent); err != nil {
		return h, err
	}
	h.Observed, err = db.postObserved(ctx, v, h)
	return h, err
}

// postDays returns a post's rows of a table, days ascending, as they stood at the view's instant.
func (db *DB) postDays(ctx context.Context, v social.View, t figureTable, post social.Key) ([]social.PostDay, error) {
	rows, err := db.read.QueryContext(ctx, `SELECT r.day, `+t.qualified("r")+` FROM `+t.name+` r WHERE r.post = $1 AND r.observed_at <= $2 ORDER BY r.day`,
		int64(post), until(v))
	if err != nil {
		return nil, fmt.Errorf("read a post's days: %w", err)
	}
	defer rows.Close()
	var days []social.PostDay
	for rows.Next() {
		var d social.PostDay
		f := figureRow{table: t}
		if err := rows.Scan(append([]any{&d.Day}, f.into()...)...); err != nil {
			return nil, fmt.Errorf("read a post's day: %w", err)
		}
		d.Figures, d.ObservedAt, d.ConfirmedAt = f.figures(), f.observedAt, f.confirmedAt
		if !v.AsOf.IsZero() && d.ConfirmedAt.After(v.AsOf) {
			d.ConfirmedAt = v.AsOf
		}
		days = append(days, d)
	}
	if err := rows.Err(); err != nil || v.AsOf.IsZero() {
		return days, err
	}
	was, err := db.overwritten(ctx, v, t)
	if old, ok := was[post]; ok && (len(days) == 0 || old.Day > days[len(days)-1].Day) {
		days = append(days, old)
	}
	return days, err
}

// detailRuns returns when what is read beside the counts was read of all posts that were due, days ascending.
func (db *DB) detailRuns(ctx context.Context, v social.View, connection social.Key) ([]social.Observation, error) {
	rows, err := db.read.QueryContext(ctx, `SELECT o.connection, o.product, o.day, o.observed_at FROM observation o
		WHERE o.connection = $1 AND o.product = $2 AND COALESCE(o.first_at, o.observed_at) <= $3 ORDER BY o.day`,
		int64(connection), string(social.ProductInsights), until(v))
	if err != nil {
		return nil, fmt.Errorf("read when details were read: %w", err)
	}
	defer rows.Close()
	var list []social.Observation
	for rows.Next() {
		var o social.Observation
		if err := rows.Scan(&o.Connection, &o.Product, &o.Day, instant{&o.ObservedAt}); err != nil {
			return nil, fmt.Errorf("read when details were read: %w", err)
		}
		list = append(list, o)
	}
	return list, rows.Err()
}

// dailyUntil is when as many newer posts had been published as the daily run reads; the zero time if that is yet to come. A story is not
// among those posts: it has an end of its own.
func (db *DB) dailyUntil(ctx context.Context, v social.View, p social.Post, recent int) (time.Time, error) {
	var at time.Time
	err := db.read.QueryRowContext(ctx, `SELECT q.posted_at FROM post q WHERE q.connection = $1 AND q.posted_at > $2 AND `+metBy("q", 3)+` AND q.media_type <> 'story'
		ORDER BY q.posted_at, q.key LIMIT 1 OFFSET $4`, int64(p.Connection), ms(p.PostedAt), until(v), max(recent, 1)-1).Scan(instant{&at})
	if p.MediaType == social.Story || errors.Is(err, sql.ErrNoRows) {
		return time.Time{}, nil
	}
	if err != nil {
		return at, fmt.Errorf("read until when a post was read daily: %w", err)
	}
	return at, nil
}

// postObserved returns the days on which the post was read: a story with the stories while it lasts; any other post daily until newer
// ones have taken its place or it was no longer listed, and with the listings of the archive that went back to it. After it was missing from
// one of these it was not read, until it was back.
func (db *DB) postObserved(ctx context.Context, v social.View, h social.PostHistory) ([]social.Day, error) {
	daily, archive, end, last := social.ProductPosts, social.ProductArchive, ms(h.FetchedAt)+1, until(v)
	switch {
	case h.MediaType == social.Story:
		daily, archive, end = social.ProductStories, "", ms(h.PostedAt.Add(social.StoryLife))
	case !h.DailyUntil.IsZero():
		end = min(end, ms(h.DailyUntil))
	}
	if !h.MissingSince.IsZero() {
		last = min(last, ms(h.MissingSince)-1)
	}
	rows, err := db.read.QueryContext(ctx, `
		SELECT DISTINCT o.day
		FROM observation o
		WHERE o.connection = $1 AND COALESCE(o.first_at, o.observed_at) <= $2
		AND (o.product = $3 AND COALESCE(o.first_at, o.observed_at) < $4
		     OR o.product = $5 AND COALESCE(o.posted_from, $6) <= $6 AND COALESCE(o.posted_to, $6) >= $6)
		AND NOT EXISTS (SELECT 1 FROM post_absence y WHERE y.post = $7 AND y.missing_since <= COALESCE(o.first_at, o.observed_at) AND y.back_at > o.observed_at)
		ORDER BY o.day`, int64(h.Connection), last, string(daily), end, string(archive), ms(h.PostedAt), int64(h.Key))
	if err != nil {
		return nil, fmt.Errorf("read when a post was read: %w", err)
	}
	defer rows.Close()
	var days []social.Day
	for rows.Next() {
		var d social.Day
		if err := rows.Scan(&d); err != nil {
			return nil, fmt.Errorf("read when a post was read: %w", err)
		}
		days = append(days, d)
	}
	return days, rows.Err()
}
