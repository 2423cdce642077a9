package store

import (
	"errors"
	"strings"

	"github.com/jackc/pgx/v5/pgconn"
	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"
)

// Dialect names the database behind a [DB].
type Dialect string

// The databases.
const (
	SQLite     Dialect = "sqlite"
	PostgreSQL Dialect = "postgresql"
)

// lockMigrations lets one process migrate at a time, until the transaction ends, and its statements take as long as they need.
// SQLite needs none: its write transactions are immediate, so they already exclude each other.
func (d Dialect) lockMigrations() string {
	if d == PostgreSQL {
		return `SET LOCAL statement_timeout = 0; SELECT pg_advisory_xact_lock(8526141102)` // any number, as long as it is always this one
	}
	return ``
}

// serverTime asks for the server's clock, in Unix milliseconds. SQLite has none but ours.
func (d Dialect) serverTime() string {
	if d == PostgreSQL {
		return `SELECT CAST(EXTRACT(EPOCH FROM clock_timestamp()) * 1000 AS DOUBLE PRECISION)`
	}
	return ``
}

// readOnly asks whether writes are refused: "on" on a standby, and where an operator has set it. SQLite says so when the transaction begins.
func (d Dialect) readOnly() string {
	if d == PostgreSQL {
		return `SELECT current_setting('transaction_read_only')`
	}
	return ``
}

// errReadOnly is a PostgreSQL that takes no writes.
var errReadOnly = errors.New("the database is read-only: it is a standby, or set so")

// tableExists asks for one row if the table named $1 is there.
func (d Dialect) tableExists() string {
	if d == PostgreSQL {
		return `SELECT 1 FROM information_schema.tables WHERE table_schema = current_schema() AND table_name = $1`
	}
	return `SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = $1`
}

// number is the whole number that a column of JSON text holds as a string under a key; NULL if what stands there is none.
func (d Dialect) number(column, key string) string {
	if d == PostgreSQL {
		return `CAST(SUBSTRING(CAST(` + column + ` AS jsonb) ->> '` + key + `' FROM '^-?[0-9]+$') AS BIGINT)`
	}
	word := column + ` ->> '` + key + `'`
	return `CASE WHEN LTRIM(` + word + `, '-') GLOB '[0-9]*' THEN CAST(` + word + ` AS INTEGER) END`
}

// lostRace reports whether the database undid a transaction only because of another one, so that the same work may be tried again.
func lostRace(err error) bool {
	if e, ok := errors.AsType[*pgconn.PgError](err); ok {
		return e.Code == "40001" || e.Code == "40P01" // serialization_failure, deadlock_detected
	}
	if e, ok := errors.AsType[*sqlite.Error](err); ok {
		return e.Code()&0xff == sqlite3.SQLITE_BUSY || e.Code()&0xff == sqlite3.SQLITE_LOCKED
	}
	return false
}

// isDuplicate reports whether a write was refused because a unique key is taken.
func isDuplicate(err error) bool {
	if e, ok := errors.AsType[*pgconn.PgError](err); ok {
		return e.Code == "23505" // unique_violation
	}
	if e, ok := errors.AsType[*sqlite.Error](err); ok {
		return e.Code() == sqlite3.SQLITE_CONSTRAINT_UNIQUE || e.Code() == sqlite3.SQLITE_CONSTRAINT_PRIMARYKEY
	}
	return false
}

// dialectOf tells the database from the start of its URL.
func dialectOf(url string) (Dialect, bool) {
	switch {
	case strings.HasPrefix(url, "file:"):
		return SQLite, true
	case strings.HasPrefix(url, "postgres://"), strings.HasPrefix(url, "postgresql://"):
		return PostgreSQL, true
	default:
		return "", false
	}
}
