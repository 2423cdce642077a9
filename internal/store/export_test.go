package store

import (
	"context"
	"database/sql"
	"fmt"
	"runtime"
	"strings"
	"testing"
	"time"

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

// WriteAll is db.writeAll.
func (db *DB) WriteAll(ctx context.Context, fn func(*sql.Tx) error) error {
	return db.writeAll(ctx, fn)
}

// FreeIs lets the disk have so much space, as migrations see it.
func (db *DB) FreeIs(bytes int64) { db.free = func(string) (int64, bool) { return bytes, true } }

// Read is db.read.
func (db *DB) Read() *sql.DB { return db.read }

// WriteRead writes what a page held, as Commit does, without a run.
func (db *DB) WriteRead(ctx context.Context, b social.Batch) error {
	return db.write(ctx, func(tx *sql.Tx) error { return writeRead(ctx, tx, b) })
}

// Search lists the texts that stand in any column of any table.
func (db *DB) Search(t *testing.T, texts []string) (found []string) {
	t.Helper()
	var all strings.Builder
	for _, h := range catalogue {
		rows, err := db.read.QueryContext(t.Context(), `SELECT * FROM "`+h.table+`"`) //nolint:sqlclosecheck // each closes them
		if err != nil {
			t.Fatal(err)
		}
		columns, err := rows.Columns()
		if err != nil {
			t.Fatal(err)
		}
		err = each(rows, func() error {
			raw, into := make([]any, len(columns)), make([]any, len(columns))
			for i := range raw {
				into[i] = &raw[i]
			}
			err := rows.Scan(into...)
			for _, v := range raw {
				fmt.Fprintf(&all, "%s\x00", v) // text and bytes as they are
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	for _, text := range texts {
		if strings.Contains(all.String(), text) {
			found = append(found, text)
		}
	}
	return found
}

// BusyFor lets all looks have found the writer busy for so long.
func (db *DB) BusyFor(d time.Duration) {
	db.busy.Lock()
	defer db.busy.Unlock()
	db.busy.since = time.Now().Add(-d)
}

// AwaitGathered waits until so many pieces wait for SQLite's writer.
func (db *DB) AwaitGathered(n int) {
	for {
		db.gathering.mu.Lock()
		waiting := len(db.gathering.waiting)
		db.gathering.mu.Unlock()
		if waiting >= n {
			return
		}
		runtime.Gosched()
	}
}
