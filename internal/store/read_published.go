package store

import (
	"context"
	"fmt"
	"slices"
	"time"

	"candor/internal/social"
)

// PublishedPosts returns the posts of every connection in the view that were published from one instant to before another, with their newest
// figures, newest first within each connection. Those that are gone are among them: they were published all the same. Stories are not.
func (db *DB) PublishedPosts(ctx context.Context, v social.View, from, to time.Time) ([]social.PostNow, error) {
	there, args := listed(social.WithGone, v, viewArgs(v, ms(from), ms(to)))
	join, args := counts.newest("r", v, args)
	rows, err := db.read.QueryContext(ctx, `
		SELECT `+postColumns+`, `+counts.qualified("r")+`
		FROM connection c
		JOIN post p ON p.connection = c.key AND p.media_type <> 'story' AND p.posted_at >= $4 AND p.posted_at < $5 AND `+there+`
		`+join+`
		WHERE `+inView+`
		ORDER BY p.connection, p.posted_at DESC, p.key DESC`, args...)
	if err != nil {
		return nil, fmt.Errorf("read published posts: %w", err)
	}
	list, err := scanPosts(rows, v, counts)
	if err != nil {
		return nil, err
	}
	return list, db.rewind(ctx, v, list)
}

// ListedSince returns since when everything is known that a connection of the view published: from the archive's listing that went back
// furthest, the zero time where it went back to the first post. A connection whose archive was never listed is left out.
func (db *DB) ListedSince(ctx context.Context, v social.View) (map[social.Key]time.Time, error) {
	rows, err := db.read.QueryContext(ctx, `
		SELECT c.key, MIN(COALESCE(o.posted_from, 0))
		FROM connection c
		JOIN observation o ON o.connection = c.key AND o.product = $4 AND COALESCE(o.first_at, o.observed_at) <= $5
		WHERE `+inView+`
		GROUP BY c.key ORDER BY c.key`, viewArgs(v, string(social.ProductArchive), until(v))...)
	if err != nil {
		return nil, fmt.Errorf("read how far listings went back: %w", err)
	}
	defer rows.Close()
	since := map[social.Key]time.Time{}
	for rows.Next() {
		var connection social.Key
		var from int64
		if err := rows.Scan(&connection, &from); err != nil {
			return nil, fmt.Errorf("read how far listings went back: %w", err)
		}
		since[connection] = time.Time{}
		if from > 0 {
			since[connection] = time.UnixMilli(from).UTC()
		}
	}
	return since, rows.Err()
}

// everNewest chooses the posts p of connection c that were among its n newest at any time from $4 to before $5: those published within that
// time, and as many of before as are at most needed when all that went within it are out. Those of which nothing else is known are among them.
const everNewest = `p.media_type <> 'story' AND p.posted_at < $5 AND (p.gone_at IS NULL OR p.gone_at > $4)
		AND p.posted_at >= COALESCE((
		    SELECT q.posted_at FROM post q WHERE q.connection = c.key AND q.media_type <> 'story' AND q.posted_at < $4 AND (q.gone_at IS NULL OR q.gone_at >= $5)
		         AND NOT EXISTS (SELECT 1 FROM post_absence y WHERE y.post = q.key AND y.gone_at < $5 AND y.back_at > $4)
		    ORDER BY q.posted_at DESC, q.key DESC LIMIT 1 OFFSET $6), 0)`

// PostsThen returns the posts of every connection in the view that were among its n newest on any of some days, which are cut in a zone, with
// their counts as they stood on each: the rows of these days, and the last one of before. Those that are gone since are among them.
func (db *DB) PostsThen(ctx context.Context, v social.View, n int, from, to social.Day, zone *time.Location) ([]social.PostHistory, error) {
	args := viewArgs(v, ms(from.Start(zone)), ms(to.End(zone)), n-1)
	join, now := counts.newest("r", v, args)
	rows, err := db.read.QueryContext(ctx, `
		SELECT `+postColumns+`, `+counts.qualified("r")+`
		FROM connection c
		JOIN post p ON p.connection = c.key AND `+everNewest+`
		`+join+`
		WHERE `+inView+`
		ORDER BY p.connection, p.posted_at DESC, p.key DESC`, now...)
	if err != nil {
		return nil, fmt.Errorf("read the posts of some days: %w", err)
	}
	list, err := scanPosts(rows, v, counts)
	if err != nil {
		return nil, err
	}
	if err := db.rewind(ctx, v, list); err != nil {
		return nil, err
	}
	away, err := db.absences(ctx, v, ms(from.Start(zone)), min(ms(to.End(zone)), until(v)))
	if err != nil {
		return nil, err
	}
	days, err := db.daysThen(ctx, v, append(args, string(from), string(to), until(v)))
	if err != nil {
		return nil, err
	}
	posts := make([]social.PostHistory, len(list))
	for i, p := range list {
		away[p.Key] = slices.DeleteFunc(away[p.Key], func(a social.Absence) bool { return a.GoneAt.IsZero() || ms(a.GoneAt) > until(v) }) // missing and not gone, or not yet
		posts[i] = social.PostHistory{PostNow: p, Days: days[p.Key], Absences: away[p.Key]}
	}
	return posts, nil
}

// daysThen returns the days of the counts of the posts that everNewest chooses, by post and ascending.
func (db *DB) daysThen(ctx context.Context, v social.View, args []any) (map[social.Key][]social.PostDay, error) {
	rows, err := db.read.QueryContext(ctx, `
		SELECT r.post, r.day, `+counts.qualified("r")+`
		FROM connection c
		JOIN post p ON p.connection = c.key AND `+everNewest+`
		JOIN `+counts.name+` r ON r.post = p.key AND r.day <= $8 AND r.observed_at <= $9
		     AND r.day >= COALESCE((SELECT MAX(x.day) FROM `+counts.name+` x WHERE x.post = p.key AND x.day <= $7 AND x.observed_at <= $9), '')
		WHERE `+inView+`
		ORDER BY r.post, r.day`, args...)
	if err != nil {
		return nil, fmt.Errorf("read the days of posts: %w", err)
	}
	defer rows.Close()
	days := map[social.Key][]social.PostDay{}
	for rows.Next() {
		var post social.Key
		var d social.PostDay
		f := figureRow{table: counts}
		if err := rows.Scan(append([]any{&post, &d.Day}, f.into()...)...); err != nil {
			return nil, fmt.Errorf("read the days of posts: %w", err)
		}
		d.Figures, d.ObservedAt = f.figures(), f.observedAt
		days[post] = append(days[post], d)
	}
	if err := rows.Err(); err != nil || v.AsOf.IsZero() {
		return days, err
	}
	was, err := db.overwritten(ctx, v, counts)
	for post, old := range was {
		if own := days[post]; len(own) == 0 || old.Day > own[len(own)-1].Day {
			days[post] = append(own, old)
		}
	}
	return days, err
}
