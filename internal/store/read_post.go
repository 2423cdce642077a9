package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"candor/internal/social"
)

const (
	figureColumns = `r.views, r.reach, r.likes, r.comments, r.shares, r.saves, r.interactions, r.absent, r.observed_at`
	postColumns   = `p.key, p.uid, p.connection, p.external_id, p.caption, p.media_type, p.media_url, p.thumbnail_url, p.permalink, p.absent,
	p.posted_at, p.fetched_at, p.missing_since, p.gone_at, ` + figureColumns
	// newestFigures joins a post's newest row of figures, which the primary key finds at once.
	newestFigures = `LEFT JOIN post_reading r ON r.post = p.key AND r.day = (SELECT MAX(x.day) FROM post_reading x WHERE x.post = p.key)`
)

// NewestPosts returns the n newest posts of every connection in the view with their newest figures, newest first within each
// connection. Posts that are gone are left out.
//
// One query serves all connections: for each, the subquery walks the index post_newest to the n-th post and yields the instant
// from which on the join reads; posts of that same instant may come as extra rows, which are cut off here.
func (db *DB) NewestPosts(ctx context.Context, v social.View, n int) ([]social.PostNow, error) {
	rows, err := db.read.QueryContext(ctx, `
		SELECT `+postColumns+`
		FROM connection c
		JOIN post p ON p.connection = c.key AND p.gone_at IS NULL
		     AND p.posted_at >= COALESCE((
		         SELECT q.posted_at FROM post q WHERE q.connection = c.key AND q.gone_at IS NULL
		         ORDER BY q.posted_at DESC, q.key DESC LIMIT 1 OFFSET $4), 0)
		`+newestFigures+`
		WHERE `+inView+`
		ORDER BY p.connection, p.posted_at DESC, p.key DESC`, viewArgs(v, n-1)...)
	if err != nil {
		return nil, fmt.Errorf("read the newest posts: %w", err)
	}
	all, err := scanPosts(rows)
	if err != nil {
		return nil, err
	}
	list, have := all[:0], map[social.Key]int{}
	for _, p := range all {
		if have[p.Connection]++; have[p.Connection] <= n {
			list = append(list, p)
		}
	}
	return list, nil
}

// PostList returns a page of a view's posts and how many the filter lets through. Posts that are gone are left out; posts
// without the figure that is sorted by come last, whichever way it is sorted.
func (db *DB) PostList(ctx context.Context, v social.View, o social.PostOrder) ([]social.PostNow, int, error) {
	const filter = ` AND p.gone_at IS NULL AND ($4 = '' OR p.media_type = $4)`
	var total int
	err := db.read.QueryRowContext(ctx, `SELECT COUNT(*) FROM connection c JOIN post p ON p.connection = c.key WHERE `+inView+filter,
		viewArgs(v, string(o.MediaType))...).Scan(&total)
	if err != nil {
		return nil, 0, fmt.Errorf("count posts: %w", err)
	}
	column, err := sortColumn(o.By)
	if err != nil {
		return nil, 0, err
	}
	after, args := afterMark(column, o, viewArgs(v, string(o.MediaType)))
	way := " DESC"
	if o.Ascending {
		way = " ASC"
	}
	args = append(args, o.Limit)
	rows, err := db.read.QueryContext(ctx, `
		SELECT `+postColumns+`
		FROM connection c
		JOIN post p ON p.connection = c.key
		`+newestFigures+`
		WHERE `+inView+filter+after+`
		ORDER BY `+column+way+` NULLS LAST, p.uid`+way+` LIMIT $`+fmt.Sprint(len(args)), args...)
	if err != nil {
		return nil, 0, fmt.Errorf("read posts: %w", err)
	}
	list, err := scanPosts(rows)
	return list, total, err
}

// sortColumn is the column that a list is sorted by. It never holds a caller's text.
func sortColumn(by social.MetricID) (string, error) {
	if by == "" {
		return "p.posted_at", nil
	}
	for _, id := range postMetrics {
		if id == by {
			return "r." + string(id), nil
		}
	}
	return "", fmt.Errorf("posts are not sorted by %q", by)
}

// afterMark is the condition that lets through what comes after a mark.
func afterMark(column string, o social.PostOrder, args []any) (string, []any) {
	if o.After == nil {
		return "", args
	}
	beyond := "<"
	if o.Ascending {
		beyond = ">"
	}
	args = append(args, o.After.UID)
	uid := fmt.Sprintf("p.uid %s $%d", beyond, len(args))
	if o.After.Value == nil {
		return ` AND ` + column + ` IS NULL AND ` + uid, args
	}
	args = append(args, *o.After.Value)
	value := fmt.Sprintf("$%d", len(args))
	return ` AND (` + column + ` ` + beyond + ` ` + value + ` OR (` + column + ` = ` + value + ` AND ` + uid + `) OR ` + column + ` IS NULL)`, args
}

// Post returns a post with its newest figures, whether or not it is gone. ErrNotFound if the view holds no such post.
func (db *DB) Post(ctx context.Context, v social.View, uid string) (social.PostNow, error) {
	rows, err := db.read.QueryContext(ctx, `
		SELECT `+postColumns+`
		FROM connection c
		JOIN post p ON p.connection = c.key AND p.uid = $4
		`+newestFigures+`
		WHERE `+inView+` ORDER BY p.key`, viewArgs(v, uid)...)
	if err != nil {
		return social.PostNow{}, fmt.Errorf("read a post: %w", err)
	}
	found, err := scanPosts(rows)
	if err != nil {
		return social.PostNow{}, err
	}
	if len(found) == 0 {
		return social.PostNow{}, social.ErrNotFound
	}
	return found[0], nil
}

// PostHistory adds a post's figures over time. recent is how many of the newest posts the daily run reads: while this post was
// one of them, a day on which posts were read is a day on which it was read.
func (db *DB) PostHistory(ctx context.Context, p social.PostNow, recent int) (social.PostHistory, error) {
	h := social.PostHistory{PostNow: p}
	var err error
	if h.Days, err = db.postDays(ctx, p.Key); err != nil {
		return h, err
	}
	h.Observed, err = db.postObserved(ctx, p.Post, recent)
	return h, err
}

func (db *DB) postDays(ctx context.Context, post social.Key) ([]social.PostDay, error) {
	rows, err := db.read.QueryContext(ctx, `SELECT r.day, `+figureColumns+` FROM post_reading r WHERE r.post = $1 ORDER BY r.day`, int64(post))
	if err != nil {
		return nil, fmt.Errorf("read a post's days: %w", err)
	}
	defer rows.Close()
	var days []social.PostDay
	for rows.Next() {
		var d social.PostDay
		var f figureRow
		if err := rows.Scan(append([]any{&d.Day}, f.into()...)...); err != nil {
			return nil, fmt.Errorf("read a post's day: %w", err)
		}
		d.Figures, d.ObservedAt = f.figures(), f.observedAt
		days = append(days, d)
	}
	return days, rows.Err()
}

// postObserved returns the days on which the post was read. The archive reads every post; the daily run reads a post until
// "recent" newer ones have been published.
func (db *DB) postObserved(ctx context.Context, p social.Post, recent int) ([]social.Day, error) {
	rows, err := db.read.QueryContext(ctx, `
		SELECT DISTINCT o.day
		FROM observation o
		WHERE o.connection = $1 AND (o.product = $2 OR (o.product = $3 AND o.observed_at < COALESCE((
		      SELECT q.posted_at FROM post q WHERE q.connection = $1 AND q.posted_at > $4
		      ORDER BY q.posted_at, q.key LIMIT 1 OFFSET $5), 9000000000000000)))
		ORDER BY o.day`, int64(p.Connection), string(social.ProductArchive), string(social.ProductPosts), ms(p.PostedAt), max(recent, 1)-1)
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

// figureRow receives figureColumns.
type figureRow struct {
	values     []sql.NullInt64 // as postMetrics
	absent     absences
	observedAt time.Time
}

func (f *figureRow) into() []any {
	f.values = make([]sql.NullInt64, len(postMetrics))
	to := make([]any, 0, len(f.values)+2)
	for i := range f.values {
		to = append(to, &f.values[i])
	}
	return append(to, intoMap(&f.absent), instant{&f.observedAt})
}

// figures leaves out what was neither given nor asked for.
func (f *figureRow) figures() social.Figures {
	out := make(social.Figures, len(postMetrics))
	for i, id := range postMetrics {
		if _, asked := f.absent[string(id)]; asked || f.values[i].Valid {
			out[id] = f.absent.figureOf(string(id), f.values[i])
		}
	}
	return out
}

func scanPosts(rows *sql.Rows) ([]social.PostNow, error) {
	defer rows.Close()
	var list []social.PostNow
	for rows.Next() {
		var (
			p                                  social.PostNow
			f                                  figureRow
			caption, media, thumbnail, address sql.NullString
			absent                             absences
		)
		err := rows.Scan(append([]any{&p.Key, &p.UID, &p.Connection, &p.ExternalID, &caption, &p.MediaType, &media, &thumbnail, &address, intoMap(&absent),
			instant{&p.PostedAt}, instant{&p.FetchedAt}, instant{&p.MissingSince}, instant{&p.GoneAt}}, f.into()...)...)
		if err != nil {
			return nil, fmt.Errorf("read a post: %w", err)
		}
		p.Caption, p.MediaURL = absent.textOf("caption", caption), absent.textOf("media_url", media)
		p.ThumbnailURL, p.Permalink = absent.textOf("thumbnail_url", thumbnail), absent.textOf("permalink", address)
		p.Figures, p.ObservedAt = f.figures(), f.observedAt
		list = append(list, p)
	}
	return list, rows.Err()
}

// notFound turns the absence of a row into the domain's word for it.
func notFound(err error) error {
	if errors.Is(err, sql.ErrNoRows) {
		return social.ErrNotFound
	}
	return err
}
