package store

import (
	"context"
	"database/sql"

	"candor/internal/social"
)

// Exec runs a statement in a write transaction, for tests that need a row no method would write.
func (db *DB) Exec(ctx context.Context, query string, args ...any) error {
	return db.write(ctx, func(tx *sql.Tx) error {
		_, err := tx.ExecContext(ctx, query, args...)
		return err
	})
}

// Write is db.write.
func (db *DB) Write(ctx context.Context, fn func(*sql.Tx) error) error { return db.write(ctx, fn) }

// Read is db.read.
func (db *DB) Read() *sql.DB { return db.read }

// WriteRead writes what a page held, as Commit does, without a run.
func (db *DB) WriteRead(ctx context.Context, b social.Batch) error {
	return db.write(ctx, func(tx *sql.Tx) error { return writeRead(ctx, tx, b) })
}
