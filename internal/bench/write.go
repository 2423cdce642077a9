package bench

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"hash/fnv"
	"strings"
	"time"

	"candor/internal/platform"
	"candor/internal/social"
)

// The bare loop's writes: one transaction a page, rows as they come.

// prepare writes the rows that others refer to.
func (b *bareLoop) prepare(ctx context.Context) error {
	return b.transaction(ctx, func(tx *sql.Tx) error {
		if _, err := tx.ExecContext(ctx, `INSERT INTO person (key, uid, email, name, role, password_hash, created_at) VALUES (1, 'p', 'p', 'p', 'creator', '', 0)`); err != nil {
			return err
		}
		for _, c := range b.accounts {
			if _, err := tx.ExecContext(ctx, `INSERT INTO connection (key, uid, person, platform, external_id, state, zone, connected_at) VALUES ($1, $2, 1, $3, $4, 'active', 'UTC', 0)`,
				int64(c.Key), c.UID, string(c.Platform), c.ExternalID); err != nil {
				return err
			}
		}
		return nil
	})
}

func (b *bareLoop) transaction(ctx context.Context, do func(*sql.Tx) error) error {
	tx, err := b.db.Writer().BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	if err := do(tx); err != nil {
		return errors.Join(err, tx.Rollback())
	}
	return tx.Commit()
}

func (b *bareLoop) writeProfile(ctx context.Context, c social.Connection, page platform.ProfilePage, now time.Time) error {
	day := string(social.DayOf(now, time.UTC))
	return b.transaction(ctx, func(tx *sql.Tx) error {
		p := page.Profile
		if _, err := tx.ExecContext(ctx, `INSERT INTO profile (connection, external_id, handle, display_name, bio, picture_url, website, url, fetched_at)
			VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT (connection) DO UPDATE SET handle = excluded.handle, display_name = excluded.display_name,
			bio = excluded.bio, picture_url = excluded.picture_url, website = excluded.website, url = excluded.url, fetched_at = excluded.fetched_at`,
			int64(c.Key), c.ExternalID, p.Handle, p.DisplayName.Value, p.Bio.Value, p.PictureURL.Value, p.Website.Value, p.URL, now.UnixMilli()); err != nil {
			return err
		}
		readings := &insert{into: `reading (connection, metric, day, value, reason, observed_at)`, width: 6}
		for metric, figure := range page.Figures {
			readings.add(int64(c.Key), string(metric), day, valueOf(figure), reasonOf(figure), now.UnixMilli())
		}
		for _, d := range page.Days {
			readings.add(int64(c.Key), string(d.Metric), string(d.Day), valueOf(d.Figure), reasonOf(d.Figure), now.UnixMilli())
		}
		return readings.run(ctx, tx, ` ON CONFLICT (connection, metric, day) DO UPDATE SET value = excluded.value, reason = excluded.reason, observed_at = excluded.observed_at`)
	})
}

func (b *bareLoop) writePosts(ctx context.Context, c social.Connection, page platform.Page, now time.Time) error {
	if len(page.Posts) == 0 {
		return nil
	}
	day := string(social.DayOf(now, time.UTC))
	return b.transaction(ctx, func(tx *sql.Tx) error {
		posts := &insert{into: `post (key, uid, connection, external_id, caption, media_type, media_url, thumbnail_url, permalink, posted_at, fetched_at, listed_at)`, width: 12}
		readings := &insert{into: `post_reading (post, day, views, reach, likes, comments, shares, saves, interactions, absent, observed_at)`, width: 11}
		for _, reading := range page.Posts {
			p, f := reading.Post, reading.Figures
			key := keyOf(c, p.ExternalID)
			posts.add(key, fmt.Sprint(key), int64(c.Key), p.ExternalID, p.Caption.Value, string(p.MediaType), p.MediaURL.Value, p.ThumbnailURL.Value, p.Permalink.Value,
				p.PostedAt.UnixMilli(), now.UnixMilli(), now.UnixMilli())
			absent := map[social.MetricID]social.Reason{}
			for metric, figure := range f {
				if !figure.Known() {
					absent[metric] = figure.Reason()
				}
			}
			why, err := json.Marshal(absent)
			if err != nil {
				return err
			}
			readings.add(key, day, valueOf(f[social.Views]), valueOf(f[social.Reach]), valueOf(f[social.Likes]), valueOf(f[social.Comments]), valueOf(f[social.Shares]),
				valueOf(f[social.Saves]), valueOf(f[social.Interactions]), string(why), now.UnixMilli())
		}
		if err := posts.run(ctx, tx, ` ON CONFLICT (connection, external_id) DO UPDATE SET caption = excluded.caption, media_url = excluded.media_url, thumbnail_url = excluded.thumbnail_url,
			permalink = excluded.permalink, fetched_at = excluded.fetched_at, listed_at = excluded.listed_at`); err != nil {
			return err
		}
		return readings.run(ctx, tx, ` ON CONFLICT (post, day) DO UPDATE SET views = excluded.views, observed_at = excluded.observed_at`)
	})
}

// keyOf makes a post's key from its names, so that it need not be looked up.
func keyOf(c social.Connection, post string) int64 {
	h := fnv.New64a()
	_, _ = h.Write([]byte(c.UID + post)) // never fails
	return int64(h.Sum64() >> 1)
}

// valueOf is a figure for a column, and reasonOf the reason why it has none.
func valueOf(f social.Figure) sql.NullInt64 {
	value, known := f.Value()
	return sql.NullInt64{Int64: value, Valid: known}
}

func reasonOf(f social.Figure) sql.NullString {
	return sql.NullString{String: string(f.Reason()), Valid: !f.Known()}
}

// insert gathers rows for one statement.
type insert struct {
	into  string
	width int
	args  []any
}

func (i *insert) add(values ...any) { i.args = append(i.args, values...) }

func (i *insert) run(ctx context.Context, tx *sql.Tx, conflict string) error {
	if len(i.args) == 0 {
		return nil
	}
	row := "(" + strings.TrimSuffix(strings.Repeat("?,", i.width), ",") + ")"
	rows := strings.TrimSuffix(strings.Repeat(row+",", len(i.args)/i.width), ",")
	_, err := tx.ExecContext(ctx, `INSERT INTO `+i.into+` VALUES `+rows+conflict, i.args...) // #nosec G202 -- our own words
	return err
}
