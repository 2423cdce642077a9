package store

import (
	"context"
	"database/sql"
	"fmt"

	"candor/internal/social"
)

// noteReturns keeps since when posts of a page were missing that are back with it.
func noteReturns(ctx context.Context, tx *sql.Tx, b social.Batch, chunk []social.PostReading, stored map[string]storedPost) error {
	args := []any{ms(b.At)}
	for _, p := range chunk {
		if known := stored[p.Post.ExternalID]; known.missing && !p.Named {
			args = append(args, known.key)
		}
	}
	if len(args) == 1 || b.Run.Product == social.ProductInsights { // what is read beside the counts lists no posts
		return nil
	}
	_, err := tx.ExecContext(ctx, `INSERT INTO post_absence (post, missing_since, gone_at, back_at)
		SELECT key, missing_since, gone_at, CAST($1 AS BIGINT) FROM post
		WHERE missing_since < $1 AND fetched_at <= $1 AND key IN `+tuple(2, len(args)-1)+`
		ON CONFLICT (post, missing_since) DO NOTHING`, args...)
	return err
}

// awayBy is the condition on posts that were gone at the instant of an argument, and came back later.
func awayBy(alias string, arg int) string {
	return fmt.Sprintf(`EXISTS (SELECT 1 FROM post_absence y WHERE y.post = %s.key AND y.gone_at <= $%[2]d AND y.back_at > $%[2]d)`, alias, arg)
}

// absences returns the times for which posts of a view were away, if they came back after one instant and were missing by another; by post, the
// earliest first.
func (db *DB) absences(ctx context.Context, v social.View, from, to int64) (map[social.Key][]social.Absence, error) {
	rows, err := db.read.QueryContext(ctx, `
		SELECT y.post, y.missing_since, y.gone_at, y.back_at
		FROM connection c
		JOIN post p ON p.connection = c.key
		JOIN post_absence y ON y.post = p.key AND y.back_at > $4 AND y.missing_since <= $5
		WHERE `+inView+`
		ORDER BY y.post, y.missing_since`, viewArgs(v, from, to)...)
	if err != nil {
		return nil, fmt.Errorf("read when posts were away: %w", err)
	}
	defer rows.Close()
	away := map[social.Key][]social.Absence{}
	for rows.Next() {
		var post social.Key
		var a social.Absence
		if err := rows.Scan(&post, instant{&a.MissingSince}, instant{&a.GoneAt}, instant{&a.BackAt}); err != nil {
			return nil, fmt.Errorf("read when posts were away: %w", err)
		}
		away[post] = append(away[post], a)
	}
	return away, rows.Err()
}
