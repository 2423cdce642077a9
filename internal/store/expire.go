package store

import (
	"context"
	"database/sql"
	"time"

	"candor/internal/social"
)

// ExpireTexts deletes what describes accounts and posts of a platform (names, titles, pictures) and was not read again since an instant. Ids,
// dates and figures stay; each text that went says that it expired, until it is read again.
func (db *DB) ExpireTexts(ctx context.Context, p social.Platform, readBefore time.Time) error {
	return db.write(ctx, func(tx *sql.Tx) error {
		_, err := tx.ExecContext(ctx, `UPDATE post SET caption = NULL, media_url = NULL, thumbnail_url = NULL, duration = NULL, ai_generated = NULL,
			  absent = '{"caption":"expired","media_url":"expired","thumbnail_url":"expired","duration":"expired","ai_generated":"expired"}'
			WHERE fetched_at <= $1 AND (caption IS NOT NULL OR media_url IS NOT NULL OR thumbnail_url IS NOT NULL OR duration IS NOT NULL OR ai_generated IS NOT NULL)
			  AND connection IN (SELECT key FROM connection WHERE platform = $2)`, ms(readBefore), p)
		if err != nil {
			return err
		}
		_, err = tx.ExecContext(ctx, `UPDATE profile SET display_name = NULL, bio = NULL, picture_url = NULL, website = NULL,
			  absent = '{"display_name":"expired","bio":"expired","picture_url":"expired","website":"expired","verified":"expired"}', verified = NULL
			WHERE fetched_at <= $1 AND (display_name IS NOT NULL OR bio IS NOT NULL OR picture_url IS NOT NULL OR website IS NOT NULL)
			  AND connection IN (SELECT key FROM connection WHERE platform = $2)`, ms(readBefore), p)
		return err
	})
}
