package store

import (
	"cmp"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"log/slog"
	"math/rand/v2"
	"sync"
	"time"

	"github.com/jackc/pgx/v5/pgxpool"

	"candor/internal/fault"
	"candor/internal/social"
)

// DefaultURL is where the data lives when nothing else is said.
const DefaultURL = "file:var/candor.db"

// ErrURL is a database URL that Open does not understand. Its text never holds the URL, which may hold a password.
var ErrURL = errors.New("the database URL is not understood: write file:PATH for SQLite or postgres://USER:PASSWORD@HOST/NAME for PostgreSQL")

// Config says which database to open.
type Config struct {
	// URL is file:PATH for SQLite (folders are made as needed) or postgres://… for PostgreSQL. Default: DefaultURL.
	URL string
	// Reserve is how many bytes LayBallast keeps beside a SQLite database. Default: 16 MiB.
	Reserve int64
	// Log hears of transactions that are tried again. Default: nowhere.
	Log *slog.Logger
	// Now is the clock that stamps migrations. Default: time.Now.
	Now func() time.Time
}

// DB is an open database. Its methods may be called from any goroutine.
type DB struct {
	dialect Dialect
	log     *slog.Logger
	now     func() time.Time
	free    func(folder string) (bytes int64, known bool)

	// writer begins every write transaction. On SQLite it is one connection, shared with the job queue; on PostgreSQL it is read.
	writer *sql.DB
	// read serves queries. On SQLite its connections refuse to write, and like the writer's keep their statements (prepared.go).
	read *sql.DB
	pool *pgxpool.Pool // PostgreSQL only
	// ballast keeps space for tokens; SQLite only.
	ballast *ballast
	// gathering is what waits to be written; SQLite only.
	gathering gathering
	// busy is since when every look has found the writer busy; SQLite only.
	busy struct {
		sync.Mutex
		since time.Time
	}
}

// Open opens a database and proves that it answers. It does not migrate: see [DB.Migrate].
// Errors are one sentence that says what to do; none holds the URL's password.
func Open(ctx context.Context, c Config) (*DB, error) {
	c.URL = cmp.Or(c.URL, DefaultURL)
	dialect, ok := dialectOf(c.URL)
	if !ok {
		return nil, ErrURL
	}
	db := &DB{dialect: dialect, log: c.Log, now: c.Now, free: freeBytes}
	if db.log == nil {
		db.log = slog.New(slog.DiscardHandler)
	}
	if db.now == nil {
		db.now = time.Now
	}
	open := db.openSQLite
	if dialect == PostgreSQL {
		open = db.openPostgreSQL
	}
	if err := open(ctx, c.URL); err != nil {
		return nil, err
	}
	if db.ballast != nil && c.Reserve > 0 {
		db.ballast.size = c.Reserve
	}
	return db, nil
}

// Dialect says which database it is. The job queue needs to know; nothing else should.
func (db *DB) Dialect() Dialect { return db.dialect }

// Writer is the handle that writes. On SQLite it has one connection: who holds it open makes everybody wait.
func (db *DB) Writer() *sql.DB { return db.writer }

// Pool is the connection pool behind both handles on PostgreSQL, and nil on SQLite.
func (db *DB) Pool() *pgxpool.Pool { return db.pool }

// Ping reports whether the database answers.
func (db *DB) Ping(ctx context.Context) error { return db.read.PingContext(ctx) }

// Close ends all connections.
func (db *DB) Close() error {
	err := db.writer.Close()
	if db.read != db.writer {
		err = errors.Join(err, db.read.Close())
	}
	if db.pool != nil {
		db.pool.Close()
	}
	return err
}

// writeTries is how often one piece of work may lose a race before its caller hears of it.
const writeTries = 8

// write runs fn in one transaction: committed if fn returns nil, rolled back otherwise, and fn's error is returned as it is.
//
// fn may run several times, so it must begin by setting what it returns; a commit whose outcome is unknown is never tried again.
// On SQLite transactions exclude each other, and may be committed together (together.go), fn on another goroutine; on PostgreSQL they
// are READ COMMITTED, so a change that depends on a row must say so in its own WHERE. fn must not call db.write or db.Writer: on
// SQLite it would wait for itself.
//
// While the disk is full it is ErrDiskFull at once: what space is left is for tokens.
func (db *DB) write(ctx context.Context, fn func(tx *sql.Tx) error) error {
	if db.ballast != nil && db.ballast.short.Load() {
		return social.ErrDiskFull
	}
	once := db.writeOnce
	if db.dialect == SQLite {
		once = db.writeTogether
	}
	err := db.tryAgain(ctx, fn, once)
	if isFull(err) {
		if db.ballast != nil {
			db.ballast.short.Store(true)
		}
		return fmt.Errorf("%w: %w", social.ErrDiskFull, err)
	}
	return err
}

// writeAll is write without regard to space, and in a transaction of its own.
func (db *DB) writeAll(ctx context.Context, fn func(tx *sql.Tx) error) error {
	return db.tryAgain(ctx, fn, db.writeOnce)
}

// tryAgain writes once, or several times if a race is lost.
func (db *DB) tryAgain(ctx context.Context, fn func(tx *sql.Tx) error, once func(context.Context, func(tx *sql.Tx) error) error) error {
	for try := 1; ; try++ {
		err := once(ctx, fn)
		if err == nil || !lostRace(err) || try == writeTries {
			return err
		}
		db.log.DebugContext(ctx, "write transaction lost a race", "try", try, "error", err)
		pause := time.Duration(try*try) * 5 * time.Millisecond
		select {
		case <-time.After(pause/2 + rand.N(pause)):
		case <-ctx.Done():
			return ctx.Err()
		}
	}
}

func (db *DB) writeOnce(ctx context.Context, fn func(tx *sql.Tx) error) error {
	if err := fault.Fail("db.begin"); err != nil {
		return err
	}
	tx, err := db.writer.BeginTx(ctx, nil)
	if err != nil {
		return fmt.Errorf("begin: %w", err)
	}
	defer func() { _ = tx.Rollback() }() // after a commit it does nothing; a panic of fn must not keep the one connection that writes
	if err := fn(tx); err != nil {
		return err
	}
	if err := fault.Fail("db.commit"); err != nil {
		return err
	}
	if err := tx.Commit(); err != nil {
		return err
	}
	return fault.Fail("db.committed") // carried out, and reported as failed
}
