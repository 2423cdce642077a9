package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"maps"
	"math"
	"slices"
	"strings"
	"time"

	"candor/internal/social"
)

const postColumns = `p.key, p.uid, p.connection, p.external_id, p.caption, p.media_type, p.media_url, p.thumbnail_url, p.permalink, p.duration, p.ai_generated, p.absent,
	p.posted_at, p.fetched_at, p.missing_since, p.gone_at`

// newest joins a post's newest row of a table, which the primary key finds at once. With an instant it is the newest row that had
// been written by then; a row that was overwritten since is put right by [DB.rewind].
func (t figureTable) newest(alias string, v social.View, args []any) (string, []any) {
	then := ""
	if !v.AsOf.IsZero() {
		args = append(args, ms(v.AsOf))
		then = fmt.Sprintf(" AND x.observed_at <= $%d", len(args))
	}
	return `LEFT JOIN ` + t.name + ` ` + alias + ` ON ` + alias + `.post = p.key AND ` + alias + `.day = (SELECT MAX(x.day) FROM ` + t.name +
		` x WHERE x.post = p.key` + then + `)`, args
}

// metBy is the condition on posts that were published, and known to Candor, by the instant of an argument.
func metBy(alias string, arg int) string {
	return fmt.Sprintf(`%[1]s.posted_at <= $%[2]d AND COALESCE(%[1]s.found_at, 0) <= $%[2]d`, alias, arg)
}

// present is the condition on posts that are there: not gone, or, at an instant in the past, met and not yet gone then.
func present(alias string, v social.View, args []any) (string, []any) {
	if v.AsOf.IsZero() {
		return alias + `.gone_at IS NULL`, args
	}
	args = append(args, ms(v.AsOf))
	return fmt.Sprintf(`(%[1]s.gone_at IS NULL OR %[1]s.gone_at > $%[2]d) AND NOT `, alias, len(args)) + awayBy(alias, len(args)) + ` AND ` + metBy(alias, len(args)), args
}

// listed is the condition on posts that a filter of those that are gone lets through, at the view's instant.
func listed(g social.GoneFilter, v social.View, args []any) (string, []any) {
	switch {
	case g == social.WithoutGone:
		return present("p", v, args)
	case v.AsOf.IsZero() && g == social.OnlyGone:
		return `p.gone_at IS NOT NULL`, args
	case v.AsOf.IsZero():
		return `TRUE`, args
	}
	args = append(args, ms(v.AsOf))
	met := metBy("p", len(args))
	if g == social.OnlyGone {
		met += fmt.Sprintf(` AND (p.gone_at <= $%d OR `, len(args)) + awayBy("p", len(args)) + `)`
	}
	return met, args
}

// NewestPosts returns the n newest posts of every connection in the view with their newest figures, newest first within each
// connection. Posts that are gone are left out.
//
// One query serves all connections: for each, the subquery walks the index post_newest to the n-th post and yields the instant
// from which on the join reads; posts of that same instant may come as extra rows, which are cut off here.
func (db *DB) NewestPosts(ctx context.Context, v social.View, n int) ([]social.PostNow, error) {
	args := viewArgs(v, n-1)
	there, args := present("p", v, args)
	thereToo, args := present("q", v, args)
	join, args := counts.newest("r", v, args)
	rows, err := db.read.QueryContext(ctx, `
		SELECT `+postColumns+`, `+counts.qualified("r")+`
		FROM connection c
		JOIN post p ON p.connection = c.key AND p.media_type <> 'story' AND `+there+`
		     AND p.posted_at >= COALESCE((
		         SELECT q.posted_at FROM post q WHERE q.connection = c.key AND q.media_type <> 'story' AND `+thereToo+`
		         ORDER BY q.posted_at DESC, q.key DESC LIMIT 1 OFFSET $4), 0)
		`+join+`
		WHERE `+inView+`
		ORDER BY p.connection, p.posted_at DESC, p.key DESC`, args...)
	if err != nil {
		return nil, fmt.Errorf("read the newest posts: %w", err)
	}
	all, err := scanPosts(rows, v, counts)
	if err != nil {
		return nil, err
	}
	list, have := all[:0], map[social.Key]int{}
	for _, p := range all {
		if have[p.Connection]++; have[p.Connection] <= n {
			list = append(list, p)
		}
	}
	return list, db.rewind(ctx, v, list)
}

// PostList returns a page of a view's posts and how many the filter lets through. Posts that are gone are left out, and stories,
// unless they are asked for; posts without the figure that is sorted by come last, whichever way it is sorted.
func (db *DB) PostList(ctx context.Context, v social.View, o social.PostOrder) ([]social.PostNow, int, error) {
	there, args := listed(o.Gone, v, viewArgs(v, string(o.MediaType)))
	days, args, err := db.publishedOn(ctx, v, o, args)
	if err != nil {
		return nil, 0, err
	}
	filter := ` AND ` + there + ` AND (p.media_type = $4 OR $4 = '' AND p.media_type <> 'story')` + days
	var total int
	err = db.read.QueryRowContext(ctx, `SELECT COUNT(*) FROM connection c JOIN post p ON p.connection = c.key WHERE `+inView+filter,
		args...).Scan(&total)
	if err != nil {
		return nil, 0, fmt.Errorf("count posts: %w", err)
	}
	count, args := counts.newest("r", v, args)
	detail, args := details.newest("d", v, args)
	column, was, args, err := db.sortColumn(v, o.By, args)
	if err != nil {
		return nil, 0, err
	}
	after, args := afterMark(column, o, args)
	way := " DESC"
	if o.Ascending {
		way = " ASC"
	}
	args = append(args, o.Limit)
	rows, err := db.read.QueryContext(ctx, `
		SELECT `+postColumns+`, `+counts.qualified("r")+`, `+details.qualified("d")+`
		FROM connection c
		JOIN post p ON p.connection = c.key
		`+count+`
		`+detail+`
		`+was+`
		WHERE `+inView+filter+after+`
		ORDER BY `+column+way+` NULLS LAST, p.uid`+way+` LIMIT $`+fmt.Sprint(len(args)), args...)
	if err != nil {
		return nil, 0, fmt.Errorf("read posts: %w", err)
	}
	list, err := scanPosts(rows, v, counts, details)
	if err != nil {
		return nil, 0, err
	}
	return list, total, db.rewind(ctx, v, list)
}

// publishedOn is the condition that lets through the posts of a range of days. Each account cuts its days in its own zone, so there are
// bounds for each zone of the view; the outermost stand before them, where an index on the instant can take them.
func (db *DB) publishedOn(ctx context.Context, v social.View, o social.PostOrder, args []any) (string, []any, error) {
	if o.From == "" && o.To == "" {
		return "", args, nil
	}
	zones, err := db.zones(ctx, v)
	if err != nil {
		return "", nil, err
	}
	first, last := int64(math.MaxInt64), int64(math.MinInt64)
	each := ""
	for _, name := range zones {
		from, to := int64(math.MinInt64), int64(math.MaxInt64)
		if o.From != "" {
			from = ms(o.From.Start(social.Zone(name)))
		}
		if o.To != "" {
			to = ms(o.To.End(social.Zone(name)))
		}
		first, last = min(first, from), max(last, to)
		args = append(args, name, from, to)
		each += fmt.Sprintf(` OR c.zone = $%d AND p.posted_at >= $%d AND p.posted_at < $%d`, len(args)-2, len(args)-1, len(args))
	}
	if each == "" {
		return "", args, nil // no account, no posts
	}
	args = append(args, first, last)
	return fmt.Sprintf(` AND p.posted_at >= $%d AND p.posted_at < $%d AND (%s)`, len(args)-1, len(args), strings.TrimPrefix(each, " OR ")), args, nil
}

// zones are those of a view's connections, each once.
func (db *DB) zones(ctx context.Context, v social.View) ([]string, error) {
	rows, err := db.read.QueryContext(ctx, `SELECT DISTINCT c.zone FROM connection c WHERE `+inView+` ORDER BY c.zone`, viewArgs(v)...)
	if err != nil {
		return nil, fmt.Errorf("read the zones of connections: %w", err)
	}
	defer rows.Close()
	var list []string
	for rows.Next() {
		var name string
		if err := rows.Scan(&name); err != nil {
			return nil, fmt.Errorf("read a zone: %w", err)
		}
		list = append(list, name)
	}
	return list, rows.Err()
}

// sortColumn is what a list is sorted by, and the join that it needs. It never holds a caller's text. At an instant in the past it is the figure
// that stood then, as [DB.rewind] shows it, so that a page goes on where the one before ended.
func (db *DB) sortColumn(v social.View, by social.MetricID, args []any) (column, join string, _ []any, _ error) {
	if by == "" {
		return "p.posted_at", "", args, nil
	}
	table, alias := counts, "r"
	if slices.Contains(details.metrics, by) {
		table, alias = details, "d"
	} else if !slices.Contains(counts.metrics, by) {
		return "", "", args, fmt.Errorf("posts are not sorted by %q", by)
	}
	column = alias + "." + string(by)
	if v.AsOf.IsZero() {
		return column, "", args, nil
	}
	args = append(args, table.name, ms(v.AsOf))
	join = fmt.Sprintf(`LEFT JOIN post_reading_revision o ON o.post = p.key AND o.part = $%d AND o.since <= $%[2]d AND o.until_at > $%[2]d`, len(args)-1, len(args))
	return `CASE WHEN o.post IS NULL THEN ` + column + ` ELSE ` + db.dialect.number("o.figures", string(by)) + ` END`, join, args, nil
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

// Post returns a post with its newest figures, whether or not it is gone. ErrNotFound if the view holds no such post, or had not met it at
// its instant.
func (db *DB) Post(ctx context.Context, v social.View, uid string) (social.PostNow, error) {
	count, args := counts.newest("r", v, viewArgs(v, uid, until(v)))
	detail, args := details.newest("d", v, args)
	rows, err := db.read.QueryContext(ctx, `
		SELECT `+postColumns+`, `+counts.qualified("r")+`, `+details.qualified("d")+`
		FROM connection c
		JOIN post p ON p.connection = c.key AND p.uid = $4 AND `+metBy("p", 5)+`
		`+count+`
		`+detail+`
		WHERE `+inView+` ORDER BY p.key`, args...)
	if err != nil {
		return social.PostNow{}, fmt.Errorf("read a post: %w", err)
	}
	found, err := scanPosts(rows, v, counts, details)
	if err != nil {
		return social.PostNow{}, err
	}
	if len(found) == 0 {
		return social.PostNow{}, social.ErrNotFound
	}
	return found[0], db.rewind(ctx, v, found)
}

// figureRow receives the columns of one row of figures.
type figureRow struct {
	table       figureTable
	values      []sql.NullInt64 // as the table's metrics
	absent      absences
	observedAt  time.Time
	confirmedAt time.Time // zero if the row was never seen unchanged, or its table does not say
}

func (f *figureRow) into() []any {
	f.values = make([]sql.NullInt64, len(f.table.metrics))
	to := make([]any, 0, len(f.values)+3)
	for i := range f.values {
		to = append(to, &f.values[i])
	}
	return append(to, intoMap(&f.absent), instant{&f.observedAt}, instant{&f.confirmedAt})
}

// figures leaves out what was neither given nor asked for.
func (f *figureRow) figures() social.Figures {
	out := make(social.Figures, len(f.table.metrics))
	for i, id := range f.table.metrics {
		if _, asked := f.absent[string(id)]; asked || f.values[i].Valid {
			out[id] = f.absent.figureOf(string(id), f.values[i])
		}
	}
	return out
}

// lastRead is when the row was last seen, up to the view's instant as far as the row tells.
func (f *figureRow) lastRead(v social.View) time.Time {
	if !v.AsOf.IsZero() && f.confirmedAt.After(v.AsOf) {
		return f.observedAt
	}
	return later(f.observedAt, f.confirmedAt)
}

// scanPosts reads postColumns and the columns of the counts, and of the details where they are asked for too.
func scanPosts(rows *sql.Rows, v social.View, tables ...figureTable) ([]social.PostNow, error) {
	defer rows.Close()
	var list []social.PostNow
	for rows.Next() {
		var (
			p                                  social.PostNow
			caption, media, thumbnail, address sql.NullString
			duration, madeByAI                 sql.NullInt64
			absent                             absences
		)
		to := []any{&p.Key, &p.UID, &p.Connection, &p.ExternalID, &caption, &p.MediaType, &media, &thumbnail, &address, &duration, &madeByAI, intoMap(&absent),
			instant{&p.PostedAt}, instant{&p.FetchedAt}, instant{&p.MissingSince}, instant{&p.GoneAt}}
		found := make([]figureRow, len(tables))
		for i, t := range tables {
			found[i].table = t
			to = append(to, found[i].into()...)
		}
		if err := rows.Scan(to...); err != nil {
			return nil, fmt.Errorf("read a post: %w", err)
		}
		p.Caption, p.MediaURL = absent.textOf("caption", caption), absent.textOf("media_url", media)
		p.ThumbnailURL, p.Permalink = absent.textOf("thumbnail_url", thumbnail), absent.textOf("permalink", address)
		if _, told := absent["duration"]; told || duration.Valid {
			p.Duration = absent.figureOf("duration", duration)
		}
		if _, told := absent["ai_generated"]; told || madeByAI.Valid {
			p.AIGenerated = absent.figureOf("ai_generated", madeByAI)
		}
		p.Figures, p.ObservedAt = found[0].figures(), found[0].observedAt
		for _, further := range found[1:] {
			maps.Copy(p.Figures, further.figures())
			p.DetailsAt = further.lastRead(v)
		}
		list = append(list, p)
	}
	return list, rows.Err()
}

func later(a, b time.Time) time.Time {
	if b.After(a) {
		return b
	}
	return a
}

// notFound turns the absence of a row into the domain's word for it.
func notFound(err error) error {
	if errors.Is(err, sql.ErrNoRows) {
		return social.ErrNotFound
	}
	return err
}
