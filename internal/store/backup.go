package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/jackc/pgx/v5/pgxpool"
)

// Backup copies a database into a file while it is in use. SQLite makes the copy itself (VACUUM INTO), a whole database of one instant;
// PostgreSQL's own pg_dump makes a dump in its custom format. The file must not be there yet.
func Backup(ctx context.Context, address, path string) error {
	if _, err := os.Stat(path); !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("%s is there already: a backup overwrites nothing", path)
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return fmt.Errorf("the folder of the backup cannot be made: %w", err)
	}
	dialect, ok := dialectOf(address)
	switch {
	case !ok:
		return ErrURL
	case dialect == PostgreSQL:
		return pgTool(ctx, address, "pg_dump", "--format=custom", "--no-owner", "--file="+path)
	}
	source, err := filePath(address)
	if err != nil {
		return err
	}
	if _, err := os.Stat(source); err != nil {
		return fmt.Errorf("there is no database at %s: %w", source, err)
	}
	db, err := sql.Open("sqlite", (&url.URL{Scheme: "file", Opaque: (&url.URL{Path: source}).EscapedPath()}).String()+"?_pragma=busy_timeout(10000)")
	if err != nil {
		return err
	}
	defer func() { _ = db.Close() }() // it was only read
	if _, err := db.ExecContext(ctx, `VACUUM INTO $1`, path); err != nil {
		return fmt.Errorf("copy the database: %w", err)
	}
	return os.Chmod(path, 0o600)
}

// Restore makes a database from a backup. The database must not be there yet (SQLite), or be empty (PostgreSQL).
func Restore(ctx context.Context, address, path string) error {
	dialect, ok := dialectOf(address)
	switch {
	case !ok:
		return ErrURL
	case dialect == PostgreSQL:
		return pgTool(ctx, address, "pg_restore", "--no-owner", "--exit-on-error", "--single-transaction", "--dbname=", path)
	}
	target, err := filePath(address)
	if err != nil {
		return err
	}
	if _, err := os.Stat(target); !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("%s is there already: move it away first, with its -wal and -shm", target)
	}
	if err := prepareFile(target); err != nil {
		return err
	}
	text, err := os.ReadFile(path) // #nosec G304 -- the operator names the file
	if err == nil {
		err = os.WriteFile(target, text, 0o600) // #nosec G703 -- the operator names both files
	}
	if err != nil {
		return fmt.Errorf("copy the backup: %w", err)
	}
	return nil
}

// Sound proves that a database's file is whole. PostgreSQL proves its own on reading.
func (db *DB) Sound(ctx context.Context) error {
	if db.dialect != SQLite {
		return nil
	}
	var verdict string
	if err := db.read.QueryRowContext(ctx, `PRAGMA integrity_check`).Scan(&verdict); err != nil {
		return err
	}
	if verdict != "ok" {
		return fmt.Errorf("the file is damaged: %s", verdict)
	}
	return nil
}

// pgTool runs one of PostgreSQL's programs on a database. The address goes through the environment: command lines are for all to read.
func pgTool(ctx context.Context, address, tool string, args ...string) error {
	config, err := pgxpool.ParseConfig(address)
	if err != nil {
		return ErrURL
	}
	c := config.ConnConfig
	for i, arg := range args {
		if arg == "--dbname=" {
			args[i] += c.Database
		}
	}
	command := exec.CommandContext(ctx, tool, args...) // #nosec G204 -- one of two programs, with our own flags
	command.Env = append(os.Environ(), "PGHOST="+c.Host, "PGPORT="+strconv.Itoa(int(c.Port)), "PGUSER="+c.User, "PGPASSWORD="+c.Password, "PGDATABASE="+c.Database)
	out, err := command.CombinedOutput()
	if err != nil {
		return fmt.Errorf("%s (of PostgreSQL's own programs, which must be installed): %w: %s", tool, err, strings.TrimSpace(string(out)))
	}
	return nil
}
