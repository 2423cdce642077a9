package store

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"embed"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"strings"
)

// migrationFiles holds NNNN_name.sql, applied in the order of their names; NNNN_name.sqlite.sql is for SQLite only.
//
//go:embed migrations/*.sql
var migrationFiles embed.FS

// ErrNewerDatabase is a database that a later Candor has migrated: this one would misread it.
var ErrNewerDatabase = errors.New("the database was made by a newer Candor: run that version, or restore a backup made before its migration")

// ErrNoRoom is a disk that has too little space for a migration that writes tables anew.
var ErrNoRoom = errors.New("too little free disk to migrate; nothing was changed: make space and start again")

// ErrChangedMigration is a database whose migrations are not the ones in this binary.
var ErrChangedMigration = errors.New("a migration was changed after it was applied: the database and this binary do not belong together")

type migration struct {
	name     string // NNNN_name
	text     string
	checksum string
}

// Migrate brings the database to this binary's schema and names the migrations it applied, in order. Each is applied once, in one
// transaction. Several processes may migrate at the same time: they take turns. It returns ErrNewerDatabase or ErrChangedMigration
// without changing anything.
func (db *DB) Migrate(ctx context.Context) (applied []string, err error) {
	for {
		name, err := db.migrateNext(ctx)
		if err != nil {
			return applied, err
		}
		if name == "" {
			return applied, nil
		}
		applied = append(applied, name)
	}
}

// Pending names the migrations that Migrate would apply; it changes nothing.
func (db *DB) Pending(ctx context.Context) ([]string, error) {
	var names []string
	var done map[string]string
	there, err := db.hasTable(ctx, "schema_migration")
	if there {
		done, err = appliedMigrations(ctx, db.read)
	}
	if err != nil {
		return nil, err
	}
	pending, err := pendingMigrations(db.dialect, done)
	for _, m := range pending {
		names = append(names, m.name)
	}
	return names, err
}

// hasTable reports whether a table is there.
func (db *DB) hasTable(ctx context.Context, name string) (bool, error) {
	var one int
	err := db.read.QueryRowContext(ctx, db.dialect.tableExists(), name).Scan(&one)
	if errors.Is(err, sql.ErrNoRows) {
		return false, nil
	}
	return one == 1, err
}

// migrateNext applies the first pending migration and returns its name, or "" if there is none.
func (db *DB) migrateNext(ctx context.Context) (name string, err error) {
	rewrote := false
	err = db.write(ctx, func(tx *sql.Tx) error {
		name, rewrote = "", false
		if _, err := tx.ExecContext(ctx, db.dialect.lockMigrations()); err != nil {
			return err
		}
		if _, err := tx.ExecContext(ctx, `
			CREATE TABLE IF NOT EXISTS schema_migration (
			  name       TEXT   PRIMARY KEY,
			  checksum   TEXT   NOT NULL,
			  applied_at BIGINT NOT NULL
			)`); err != nil {
			return err
		}
		done, err := appliedMigrations(ctx, tx)
		if err != nil {
			return err
		}
		pending, err := pendingMigrations(db.dialect, done)
		if err != nil || len(pending) == 0 {
			return err
		}
		next := pending[0]
		if rewrote = strings.Contains(next.text, rewrites); rewrote {
			if err := db.room(ctx, tx); err != nil {
				return fmt.Errorf("migration %s: %w", next.name, err)
			}
		}
		name = next.name
		return apply(ctx, tx, next, ms(db.now()))
	})
	if err == nil && rewrote {
		err = db.scrub(ctx) // the log has grown beyond the file
	}
	return name, err
}

// rewrites stands in migrations that write SQLite's tables anew.
const rewrites = "-- @rewrites"

// room is ErrNoRoom if the disk cannot hold what is written anew: the tables, the pages that are overwritten where the old ones stood, and
// the file that grows before the log is emptied. A database that grew from 20 to 65 MB for a moment was the worst that was measured.
func (db *DB) room(ctx context.Context, tx *sql.Tx) error {
	var size int64
	var path string
	if err := tx.QueryRowContext(ctx, `SELECT c.page_count * s.page_size, f.file FROM pragma_page_count c, pragma_page_size s, pragma_database_list f WHERE f.name = 'main'`).Scan(&size, &path); err != nil {
		return err
	}
	need := size / 2 * 5
	if free, known := db.free(filepath.Dir(path)); known && free < need {
		return fmt.Errorf("%w (it needs %d MB, there are %d MB)", ErrNoRoom, need>>20, free>>20)
	}
	return nil
}

func apply(ctx context.Context, tx *sql.Tx, m migration, at int64) error {
	if _, err := tx.ExecContext(ctx, m.text); err != nil {
		return fmt.Errorf("migration %s: %w", m.name, err)
	}
	_, err := tx.ExecContext(ctx, `INSERT INTO schema_migration (name, checksum, applied_at) VALUES ($1, $2, $3)`, m.name, m.checksum, at)
	return err
}

// querier is what a handle and a transaction have in common for reading.
type querier interface {
	QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
	QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row
}

// appliedMigrations returns the checksum of each applied migration by its name.
func appliedMigrations(ctx context.Context, q querier) (map[string]string, error) {
	rows, err := q.QueryContext(ctx, `SELECT name, checksum FROM schema_migration ORDER BY name`)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	done := map[string]string{}
	for rows.Next() {
		var name, checksum string
		if err := rows.Scan(&name, &checksum); err != nil {
			return nil, err
		}
		done[name] = checksum
	}
	return done, rows.Err()
}

// pendingMigrations compares what was applied with what this binary holds.
func pendingMigrations(d Dialect, done map[string]string) ([]migration, error) {
	known, err := migrations(d)
	if err != nil {
		return nil, err
	}
	var pending []migration
	seen := 0
	for _, m := range known {
		checksum, ok := done[m.name]
		switch {
		case !ok:
			pending = append(pending, m)
		case checksum != m.checksum:
			return nil, fmt.Errorf("%w (%s)", ErrChangedMigration, m.name)
		default:
			seen++
		}
	}
	if seen < len(done) {
		return nil, ErrNewerDatabase
	}
	return pending, nil
}

// migrations returns those of a database in their order.
func migrations(d Dialect) ([]migration, error) {
	entries, err := fs.ReadDir(migrationFiles, "migrations") // sorted by name
	if err != nil {
		return nil, err
	}
	var all []migration
	for _, entry := range entries {
		name, only, hasOnly := strings.Cut(strings.TrimSuffix(entry.Name(), ".sql"), ".")
		if hasOnly && Dialect(only) != d {
			continue
		}
		text, err := fs.ReadFile(migrationFiles, "migrations/"+entry.Name())
		if err != nil {
			return nil, err
		}
		sum := sha256.Sum256(text)
		all = append(all, migration{name, string(text), hex.EncodeToString(sum[:])})
	}
	return all, nil
}
