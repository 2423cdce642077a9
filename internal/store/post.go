package store

import (
	"context"
	"database/sql"
	"maps"
	"math"
	"slices"

	"candor/internal/social"
)

// postMetrics are the metrics that post_reading has a column for, in the order of the columns.
var postMetrics = [...]social.MetricID{social.Views, social.Reach, social.Likes, social.Comments, social.Shares, social.Saves, social.Interactions}

// storedPost is what a page needs to know of a post that is stored already: its key and its newest reading.
type storedPost struct {
	key     social.Key
	day     social.Day // of the newest reading; "" if there is none
	figures social.Figures
	at      int64
}

// writePosts writes the posts of a page and, where a figure differs from the post's newest reading, a reading of the day.
func writePosts(ctx context.Context, tx *sql.Tx, b social.Batch) error {
	for chunk := range slices.Chunk(b.Posts, rowsAtOnce) {
		stored, err := storedPosts(ctx, tx, b.Run.Connection, chunk)
		if err != nil {
			return err
		}
		if err := upsertPosts(ctx, tx, b, chunk, stored); err != nil {
			return err
		}
		if err := writePostReadings(ctx, tx, b, chunk, stored); err != nil {
			return err
		}
	}
	return nil
}

// storedPosts finds the posts of a chunk that are stored, by external id, each with its newest reading.
func storedPosts(ctx context.Context, tx *sql.Tx, connection social.Key, chunk []social.PostReading) (map[string]storedPost, error) {
	args := make([]any, 0, len(chunk)+1)
	args = append(args, connection)
	for _, p := range chunk {
		args = append(args, p.Post.ExternalID)
	}
	rows, err := tx.QueryContext(ctx, `SELECT p.external_id, p.key, r.day, r.views, r.reach, r.likes, r.comments, r.shares, r.saves,
		r.interactions, r.absent, r.observed_at
		FROM post p LEFT JOIN post_reading r ON r.post = p.key AND r.day = (SELECT MAX(n.day) FROM post_reading n WHERE n.post = p.key)
		WHERE p.connection = $1 AND p.external_id IN `+tuple(2, len(chunk)), args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	stored := map[string]storedPost{}
	for rows.Next() {
		var id string
		var p storedPost
		if id, p, err = scanStoredPost(rows); err != nil {
			return nil, err
		}
		stored[id] = p
	}
	return stored, rows.Err()
}

func scanStoredPost(rows *sql.Rows) (id string, p storedPost, err error) {
	var day sql.NullString
	var at sql.NullInt64
	var absent absences
	values := make([]sql.NullInt64, len(postMetrics))
	to := []any{&id, &p.key, &day}
	for i := range values {
		to = append(to, &values[i])
	}
	if err := rows.Scan(append(to, intoMap(&absent), &at)...); err != nil {
		return "", p, err
	}
	p.day, p.at = social.Day(day.String), at.Int64
	p.figures = social.Figures{}
	for i, metric := range postMetrics {
		if _, why := absent[string(metric)]; values[i].Valid || why {
			p.figures[metric] = absent.figureOf(string(metric), values[i])
		}
	}
	return id, p, nil
}

// upsertPosts writes the posts themselves. What was observed later, by our own clock, wins; being listed is noted in any case.
// It gives the posts that are new a key in stored.
func upsertPosts(ctx context.Context, tx *sql.Tx, b social.Batch, chunk []social.PostReading, stored map[string]storedPost) error {
	const width = 13
	args := make([]any, 0, len(chunk)*width)
	for _, reading := range chunk {
		p := reading.Post
		known, ok := stored[p.ExternalID]
		if !ok {
			known.key = social.NewKey()
			stored[p.ExternalID] = known
		}
		absent := absences{}
		caption, media := absent.text("caption", p.Caption), absent.text("media_url", p.MediaURL)
		thumbnail, permalink := absent.text("thumbnail_url", p.ThumbnailURL), absent.text("permalink", p.Permalink)
		why, err := object(absent)
		if err != nil {
			return err
		}
		args = append(args, known.key, social.NewUID(), b.Run.Connection, p.ExternalID, caption, p.MediaType, media, thumbnail, permalink, why,
			ms(p.PostedAt), ms(b.At), ms(b.At))
	}
	_, err := tx.ExecContext(ctx, `INSERT INTO post (key, uid, connection, external_id, caption, media_type, media_url, thumbnail_url, permalink, absent,
		posted_at, fetched_at, listed_at) VALUES `+tuples(len(chunk), width)+`
		ON CONFLICT (connection, external_id) DO UPDATE SET caption = excluded.caption, media_type = excluded.media_type,
		media_url = excluded.media_url, thumbnail_url = excluded.thumbnail_url, permalink = excluded.permalink, absent = excluded.absent,
		posted_at = excluded.posted_at, fetched_at = excluded.fetched_at, listed_at = excluded.listed_at,
		misses = 0, missing_since = NULL, gone_at = NULL
		WHERE excluded.fetched_at >= post.fetched_at`, args...)
	return err
}

// writePostReadings writes one row for each post of which a figure changed since its newest reading.
func writePostReadings(ctx context.Context, tx *sql.Tx, b social.Batch, chunk []social.PostReading, stored map[string]storedPost) error {
	var args []any
	n, width := 0, 4+len(postMetrics)
	for _, p := range chunk {
		known := stored[p.Post.ExternalID]
		day, figures, changed := readingOf(known, b.Day, ms(b.At), p.Figures)
		if !changed {
			continue
		}
		absent := absences{}
		args = append(args, known.key, day)
		for _, metric := range postMetrics {
			value := sql.NullInt64{}
			if figure, asked := figures[metric]; asked {
				value = absent.figure(string(metric), figure)
			}
			args = append(args, value)
		}
		why, err := object(absent)
		if err != nil {
			return err
		}
		args = append(args, why, ms(b.At))
		n++
	}
	if n == 0 {
		return nil
	}
	_, err := tx.ExecContext(ctx, `INSERT INTO post_reading (post, day, views, reach, likes, comments, shares, saves, interactions, absent, observed_at)
		VALUES `+tuples(n, width)+` ON CONFLICT (post, day) DO UPDATE SET views = excluded.views, reach = excluded.reach, likes = excluded.likes,
		comments = excluded.comments, shares = excluded.shares, saves = excluded.saves, interactions = excluded.interactions,
		absent = excluded.absent, observed_at = excluded.observed_at`, args...)
	return err
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
		before, ok := old[metric]
		a, aKnown := before.Value()
		b, bKnown := figure.Value()
		if !ok || aKnown != bKnown || a != b || before.Reason() != figure.Reason() {
			return true
		}
	}
	return false
}

// goneAfter is how many listings in a row must lack a post before it counts as gone.
const goneAfter = 3

// countMissing counts the posts that a listing should have held and did not. The listing began with the first run of its slot.
func countMissing(ctx context.Context, tx *sql.Tx, b social.Batch) error {
	since := int64(math.MinInt64)
	if !b.Listed.IsZero() {
		since = ms(*b.Listed)
	}
	_, err := tx.ExecContext(ctx, `UPDATE post SET misses = misses + 1, missing_since = COALESCE(missing_since, $1),
		gone_at = CASE WHEN misses + 1 >= $2 THEN $1 ELSE gone_at END
		WHERE connection = $3 AND gone_at IS NULL AND posted_at >= $6 AND listed_at < (SELECT MIN(r.started_at) FROM sync_run r
			WHERE r.connection = $3 AND r.product = $4 AND r.slot = $5)`, ms(b.At), goneAfter, b.Run.Connection, b.Run.Product, b.Run.Slot, since)
	return err
}
