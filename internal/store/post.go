package store

import (
	"context"
	"database/sql"
	"maps"
	"math"
	"slices"
	"strings"
	"time"

	"candor/internal/social"
)

// figureTable is a table with one wide row of figures per post and day, a column for each of its metrics.
type figureTable struct {
	name    string
	confirm bool // whether a row says until when it was seen unchanged: other days on which the post was read are not on record
	metrics []social.MetricID
	columns string // the metrics' columns, separated by commas
}

// What a post has is in two tables: its counts, read with every post, and what is read beside them.
var (
	counts  = newFigureTable("post_reading", social.ProductPosts)
	details = newFigureTable("post_detail", social.ProductInsights)
)

// newFigureTable takes its columns from the registry: the post metrics that are read with a product.
func newFigureTable(name string, product social.Product) figureTable {
	t := figureTable{name: name, confirm: product == social.ProductInsights}
	var columns []string
	for _, m := range social.Metrics() {
		if m.Scope == social.OfPost && m.Product() == product {
			t.metrics, columns = append(t.metrics, m.ID), append(columns, string(m.ID))
		}
	}
	t.columns = strings.Join(columns, ", ")
	return t
}

// qualified is the columns of a table's alias, as figureRow receives them.
func (t figureTable) qualified(alias string) string {
	var b strings.Builder
	for _, m := range t.metrics {
		b.WriteString(alias + "." + string(m) + ", ")
	}
	confirmed := "NULL"
	if t.confirm {
		confirmed = alias + ".confirmed_at"
	}
	return b.String() + alias + ".absent, " + alias + ".observed_at, " + confirmed
}

// own returns the figures that belong in the table.
func (t figureTable) own(figures social.Figures) social.Figures {
	out := make(social.Figures, len(t.metrics))
	for _, m := range t.metrics {
		if f, asked := figures[m]; asked {
			out[m] = f
		}
	}
	return out
}

// storedPost is what a page needs to know of a post that is stored already: its key and its newest row in a table.
type storedPost struct {
	key     social.Key
	day     social.Day // of the newest row; "" if there is none
	figures social.Figures
	at      int64
	missing bool
}

// writePosts writes the posts of a page and, where a figure differs from the post's newest row, a row of the day.
func writePosts(ctx context.Context, tx *sql.Tx, b social.Batch) error {
	for chunk := range slices.Chunk(b.Posts, rowsAtOnce) {
		stored, err := storedPosts(ctx, tx, counts, b.Run.Connection, chunk)
		if err != nil {
			return err
		}
		chunk = known(chunk, stored)
		if err := noteReturns(ctx, tx, b, chunk, stored); err != nil {
			return err
		}
		if err := upsertPosts(ctx, tx, b, chunk, stored); err != nil {
			return err
		}
		if err := writeKinds(ctx, tx, b.Run.Connection, chunk); err != nil {
			return err
		}
		if err := writePostReadings(ctx, tx, counts, b, chunk, stored); err != nil {
			return err
		}
		if !slices.ContainsFunc(chunk, func(p social.PostReading) bool { return len(details.own(p.Figures)) > 0 }) {
			continue
		}
		if stored, err = storedPosts(ctx, tx, details, b.Run.Connection, chunk); err != nil {
			return err
		}
		if err := writePostReadings(ctx, tx, details, b, chunk, stored); err != nil {
			return err
		}
	}
	return nil
}

// known leaves out the posts of which only the id is told and which are not stored.
func known(chunk []social.PostReading, stored map[string]storedPost) []social.PostReading {
	return slices.DeleteFunc(slices.Clone(chunk), func(p social.PostReading) bool {
		_, is := stored[p.Post.ExternalID]
		return p.Named && !is
	})
}

// writeKinds writes what a report said that videos are, of which it told only the ids.
func writeKinds(ctx context.Context, tx *sql.Tx, connection social.Key, chunk []social.PostReading) error {
	told := map[social.MediaType][]any{}
	for _, p := range chunk {
		if kind := p.Post.MediaType; p.Named && kind != "" {
			told[kind] = append(told[kind], p.Post.ExternalID)
		}
	}
	for kind, ids := range told {
		_, err := tx.ExecContext(ctx, `UPDATE post SET media_type = $1 WHERE connection = $2 AND media_type = 'video' AND external_id IN `+tuple(3, len(ids)),
			append([]any{kind, connection}, ids...)...)
		if err != nil {
			return err
		}
	}
	return nil
}

// storedPosts finds the posts of a chunk that are stored, by external id, each with its newest row in a table.
func storedPosts(ctx context.Context, tx *sql.Tx, t figureTable, connection social.Key, chunk []social.PostReading) (map[string]storedPost, error) {
	args := make([]any, 0, len(chunk)+1)
	args = append(args, connection)
	for _, p := range chunk {
		args = append(args, p.Post.ExternalID)
	}
	rows, err := tx.QueryContext(ctx, `SELECT p.external_id, p.key, p.missing_since IS NOT NULL, r.day, `+t.qualified("r")+`
		FROM post p LEFT JOIN `+t.name+` r ON r.post = p.key AND r.day = (SELECT MAX(n.day) FROM `+t.name+` n WHERE n.post = p.key)
		WHERE p.connection = $1 AND p.external_id IN `+tuple(2, len(chunk)), args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	stored := map[string]storedPost{}
	for rows.Next() {
		var id string
		var p storedPost
		var day sql.NullString
		f := figureRow{table: t}
		if err := rows.Scan(append([]any{&id, &p.key, &p.missing, &day}, f.into()...)...); err != nil {
			return nil, err
		}
		p.day, p.figures = social.Day(day.String), f.figures()
		if p.day != "" {
			p.at = ms(f.observedAt)
		}
		stored[id] = p
	}
	return stored, rows.Err()
}

// upsertPosts writes the posts themselves. What was observed later, by our own clock, wins; being listed is noted in any case.
// It gives the posts that are new a key in stored. A listing that calls everything a video does not undo what a report said it is.
func upsertPosts(ctx context.Context, tx *sql.Tx, b social.Batch, chunk []social.PostReading, stored map[string]storedPost) error {
	const width = 16
	args := make([]any, 0, len(chunk)*width)
	for _, reading := range chunk {
		if reading.Named {
			continue
		}
		p := reading.Post
		known, ok := stored[p.ExternalID]
		if ok && b.Run.Product == social.ProductInsights { // what is read beside the counts reads no counts: theirs is another instant
			continue
		}
		if !ok {
			known.key = social.NewKey()
			stored[p.ExternalID] = known
		}
		absent := absences{}
		caption, media := absent.text("caption", p.Caption), absent.text("media_url", p.MediaURL)
		thumbnail, permalink := absent.text("thumbnail_url", p.ThumbnailURL), absent.text("permalink", p.Permalink)
		duration, madeByAI := absent.figure("duration", p.Duration), absent.figure("ai_generated", p.AIGenerated)
		why, err := object(absent)
		if err != nil {
			return err
		}
		args = append(args, known.key, social.NewUID(), b.Run.Connection, p.ExternalID, caption, p.MediaType, media, thumbnail, permalink, duration, madeByAI, why,
			ms(p.PostedAt), ms(b.At), ms(b.At), ms(b.At))
	}
	if len(args) == 0 {
		return nil
	}
	_, err := tx.ExecContext(ctx, `INSERT INTO post (key, uid, connection, external_id, caption, media_type, media_url, thumbnail_url, permalink, duration, ai_generated, absent,
		posted_at, fetched_at, listed_at, found_at) VALUES `+tuples(len(args)/width, width)+`
		ON CONFLICT (connection, external_id) DO UPDATE SET caption = excluded.caption,
		media_type = CASE WHEN post.media_type = 'short' AND excluded.media_type = 'video' THEN post.media_type ELSE excluded.media_type END,
		media_url = excluded.media_url, thumbnail_url = excluded.thumbnail_url, permalink = excluded.permalink, duration = excluded.duration, ai_generated = excluded.ai_generated, absent = excluded.absent,
		posted_at = excluded.posted_at, fetched_at = excluded.fetched_at, listed_at = excluded.listed_at,
		misses = 0, missing_since = NULL, gone_at = NULL
		WHERE excluded.fetched_at >= post.fetched_at`, args...)
	return err
}

// writePostReadings writes one row for each post of which a figure changed since its newest row. Figures of the same day that are
// overwritten are kept as a revision.
func writePostReadings(ctx context.Context, tx *sql.Tx, t figureTable, b social.Batch, chunk []social.PostReading, stored map[string]storedPost) error {
	var rows, old []any
	same := []any{ms(b.At)}
	for _, p := range chunk {
		known := stored[p.Post.ExternalID]
		day, figures, changed := readingOf(known, b.Day, ms(b.At), t.own(p.Figures))
		if !changed {
			if known.day != "" && len(t.own(p.Figures)) > 0 {
				same = append(same, known.key)
			}
			continue
		}
		row, err := t.row(known.key, day, figures, ms(b.At))
		if err != nil {
			return err
		}
		rows = append(rows, row...)
		if day != known.day || known.at == ms(b.At) {
			continue
		}
		was, err := object(known.figures.Words())
		if err != nil {
			return err
		}
		old = append(old, known.key, day, t.name, known.at, ms(b.At), was)
	}
	if t.confirm && len(same) > 1 {
		if _, err := tx.ExecContext(ctx, `UPDATE `+t.name+` SET confirmed_at = $1 WHERE post IN `+tuple(2, len(same)-1)+` AND observed_at < $1
			AND COALESCE(confirmed_at, 0) < $1 AND day = (SELECT MAX(n.day) FROM `+t.name+` n WHERE n.post = `+t.name+`.post)`, same...); err != nil {
			return err
		}
	}
	if len(rows) == 0 {
		return nil
	}
	if len(old) > 0 {
		if _, err := tx.ExecContext(ctx, `INSERT INTO post_reading_revision (post, day, part, since, until_at, figures) VALUES `+tuples(len(old)/6, 6)+`
			ON CONFLICT (post, part, day, since) DO NOTHING`, old...); err != nil {
			return err
		}
	}
	width := 4 + len(t.metrics)
	_, err := tx.ExecContext(ctx, `INSERT INTO `+t.name+` (post, day, `+t.columns+`, absent, observed_at) VALUES `+tuples(len(rows)/width, width)+`
		ON CONFLICT (post, day) DO UPDATE SET `+t.excluded(), rows...)
	return err
}

// row is the columns of one row.
func (t figureTable) row(post social.Key, day social.Day, figures social.Figures, at int64) ([]any, error) {
	absent := absences{}
	row := []any{post, day}
	for _, metric := range t.metrics {
		value := sql.NullInt64{}
		if figure, asked := figures[metric]; asked {
			value = absent.figure(string(metric), figure)
		}
		row = append(row, value)
	}
	why, err := object(absent)
	return append(row, why, at), err
}

// excluded sets every column to what an INSERT brought.
func (t figureTable) excluded() string {
	var b strings.Builder
	for _, m := range t.metrics {
		b.WriteString(string(m) + " = excluded." + string(m) + ", ")
	}
	return b.String() + "absent = excluded.absent, observed_at = excluded.observed_at"
}

// readingOf decides what a page's figures make of a post's history: the day of the row, its figures, and whether it must be written.
//
// A figure that was not asked for says nothing. On the day of the newest row the new figures are laid over it, and a value seen
// earlier that day is not lost to an answer that failed to hold it. Should the day be before the newest row's (the zone was changed),
// the newest row is the one that is updated. An answer older than the newest row changes nothing.
func readingOf(newest storedPost, day social.Day, at int64, figures social.Figures) (social.Day, social.Figures, bool) {
	switch {
	case newest.day == "":
		return day, figures, len(figures) > 0
	case at < newest.at || !differ(newest.figures, figures):
		return "", nil, false
	case day > newest.day:
		return day, figures, true
	}
	laid := maps.Clone(newest.figures)
	for metric, figure := range figures {
		if before, ok := laid[metric]; ok && before.Known() && unread(figure) {
			continue
		}
		laid[metric] = figure
	}
	return newest.day, laid, differ(newest.figures, laid)
}

// unread reports whether a figure is missing only because this answer could not be read.
func unread(f social.Figure) bool {
	return !f.Known() && (f.Reason() == social.Failed || f.Reason() == social.NotReported)
}

// differ reports whether any of the new figures is another than the old one.
func differ(old, figures social.Figures) bool {
	for metric, figure := range figures {
		if before, ok := old[metric]; !ok || !sameFigure(before, figure) {
			return true
		}
	}
	return false
}

// goneAfter is how many listings in a row must lack a post before it counts as gone.
const goneAfter = 3

// unlisted is the condition on posts that a listing should have held and did not: of the connection $1, published since $2. The listing
// began with the first run of the slot $4 of the product $3.
const unlisted = `connection = $1 AND posted_at >= $2 AND gone_at IS NULL AND media_type <> 'story' AND listed_at < (SELECT MIN(r.started_at)
	FROM sync_run r WHERE r.connection = $1 AND r.product = $3 AND r.slot = $4)`

// listing names a run's listing for the condition unlisted. Since the zero time it is one of all posts.
func listing(run social.Run, since time.Time) []any {
	from := int64(math.MinInt64)
	if !since.IsZero() {
		from = ms(since)
	}
	return []any{run.Connection, from, run.Product, run.Slot}
}

// MissingPosts returns posts, by the platform's ids and the newest first, that are not in a run's listing so far and would be gone by its end.
func (db *DB) MissingPosts(ctx context.Context, run social.Run, since time.Time, limit int) ([]string, error) {
	rows, err := db.read.QueryContext(ctx, `SELECT external_id FROM post WHERE `+unlisted+` AND misses + 1 >= $5 ORDER BY posted_at DESC, key LIMIT $6`,
		append(listing(run, since), goneAfter, limit)...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var ids []string
	for rows.Next() {
		var id string
		if err := rows.Scan(&id); err != nil {
			return nil, err
		}
		ids = append(ids, id)
	}
	return ids, rows.Err()
}

// countMissing counts the posts that a listing should have held and did not. Where they were asked for by their ids, the count makes none gone.
func countMissing(ctx context.Context, tx *sql.Tx, b social.Batch) error {
	enough := goneAfter
	if b.ByID {
		enough = math.MaxInt32
	}
	_, err := tx.ExecContext(ctx, `UPDATE post SET misses = misses + 1, missing_since = COALESCE(missing_since, $5),
		gone_at = CASE WHEN misses + 1 >= $6 THEN $5 ELSE gone_at END WHERE `+unlisted, append(listing(b.Run, *b.Listed), ms(b.At), enough)...)
	return err
}

// writeGone marks posts that the platform does not show any more, and does not know by their ids either.
func writeGone(ctx context.Context, tx *sql.Tx, b social.Batch) error {
	for _, id := range b.Gone {
		_, err := tx.ExecContext(ctx, `UPDATE post SET missing_since = COALESCE(missing_since, $1), gone_at = $1 WHERE connection = $2 AND external_id = $3 AND gone_at IS NULL`,
			ms(b.At), b.Run.Connection, id)
		if err != nil {
			return err
		}
	}
	return nil
}
