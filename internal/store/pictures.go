package store

import (
	"context"
	"database/sql"
	"errors"
	"time"

	"candor/internal/social"
)

// picture is an address of a picture as it is stored: in a column of a row.
type picture struct {
	table, key, column string
	row                social.Key
	address            string
	readAt             time.Time
}

// pictures are the columns that hold such addresses.
var pictures = []picture{
	{table: "post", key: "key", column: "media_url"}, {table: "post", key: "key", column: "thumbnail_url"},
	{table: "profile", key: "connection", column: "picture_url"},
}

// droppedAtOnce bounds a transaction, so that others may write in between.
const droppedAtOnce = 500

// DropPictures deletes the addresses of a platform's pictures for which ended says so. Their places say that they expired, until they are read
// again.
func (db *DB) DropPictures(ctx context.Context, p social.Platform, ended func(address string, readAt time.Time) bool) error {
	for _, column := range pictures {
		dead, err := db.picturesOf(ctx, p, column, ended)
		for ; err == nil && len(dead) > 0; dead = dead[min(len(dead), droppedAtOnce):] {
			err = db.write(ctx, func(tx *sql.Tx) error { return dropPictures(ctx, tx, dead[:min(len(dead), droppedAtOnce)]) })
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func (db *DB) picturesOf(ctx context.Context, p social.Platform, column picture, ended func(string, time.Time) bool) ([]picture, error) {
	rows, err := db.read.QueryContext(ctx, `SELECT `+column.key+`, `+column.column+`, fetched_at FROM `+column.table+` WHERE `+column.column+` IS NOT NULL
		AND connection IN (SELECT key FROM connection WHERE platform = $1)`, p) // #nosec G202 -- names from the list above
	if err != nil {
		return nil, err
	}
	var list []picture
	err = each(rows, func() error {
		one := column
		err := rows.Scan(&one.row, &one.address, instant{&one.readAt})
		if err == nil && ended(one.address, one.readAt) {
			list = append(list, one)
		}
		return err
	})
	return list, err
}

func dropPictures(ctx context.Context, tx *sql.Tx, dead []picture) error {
	for _, one := range dead {
		var absent absences
		err := tx.QueryRowContext(ctx, `SELECT absent FROM `+one.table+` WHERE `+one.key+` = $1 AND `+one.column+` = $2`, one.row, one.address).Scan(intoMap(&absent)) // #nosec G202 -- as above
		if errors.Is(err, sql.ErrNoRows) {
			continue // read again meanwhile, or gone
		}
		if err != nil {
			return err
		}
		if absent == nil {
			absent = absences{}
		}
		absent[one.column] = social.Expired
		why, err := object(absent)
		if err != nil {
			return err
		}
		if _, err := tx.ExecContext(ctx, `UPDATE `+one.table+` SET `+one.column+` = NULL, absent = $1 WHERE `+one.key+` = $2`, why, one.row); err != nil { // #nosec G202 -- as above
			return err
		}
	}
	return nil
}
