package store

import (
	"context"
	"database/sql"
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
