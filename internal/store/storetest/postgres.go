package storetest

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	_ "github.com/jackc/pgx/v5/stdlib" // the driver "pgx", for the statements that make and drop databases

	"candor/internal/store"
)

// server is the one PostgreSQL of this test process.
var server struct {
	once    sync.Once
	err     error
	process *process
	control *sql.DB
	made    atomic.Int64
}

var errNoPostgreSQL = errors.New("PostgreSQL's programs (initdb, postgres) are neither in PATH nor in /usr/lib/postgresql/*/bin: install the package postgresql to run this test")

// migrated is the migrated database of which most tests get a copy.
const migrated = "candor_template"

// postgreSQL makes a copy of a database and returns its URL. It is dropped when the test ends.
func postgreSQL(t testing.TB, template string) string {
	t.Helper()
	server.once.Do(func() { server.err = startServer() })
	if errors.Is(server.err, errNoPostgreSQL) && !required() {
		t.Skip(server.err)
	}
	if server.err != nil {
		t.Fatalf("start PostgreSQL: %v", server.err)
	}
	name := fmt.Sprintf("test_%d", server.made.Add(1))
	if _, err := server.control.ExecContext(t.Context(), `CREATE DATABASE `+name+` TEMPLATE `+template); err != nil {
		t.Fatalf("make a test database: %v", err)
	}
	t.Cleanup(func() {
		if _, err := server.control.ExecContext(context.Background(), `DROP DATABASE `+name+` WITH (FORCE)`); err != nil {
			t.Errorf("drop the test database: %v", err)
		}
	})
	return server.process.databaseURL(name)
}

func startServer() error {
	p, err := newProcess("-c synchronous_commit=off")
	if err != nil {
		return err
	}
	server.process = p
	if err := p.say("start", "ready"); err != nil {
		return err
	}
	server.control, err = sql.Open("pgx", p.databaseURL("postgres"))
	if err != nil {
		return err
	}
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	if err := waitReady(ctx, server.control); err != nil {
		return err
	}
	return makeMigrated(ctx)
}

// waitReady waits for the server to answer: its socket is there a moment before it takes connections.
func waitReady(ctx context.Context, control *sql.DB) error {
	for {
		err := control.PingContext(ctx)
		if err == nil || ctx.Err() != nil {
			return err
		}
		time.Sleep(10 * time.Millisecond)
	}
}

func makeMigrated(ctx context.Context) error {
	if _, err := server.control.ExecContext(ctx, `CREATE DATABASE `+migrated); err != nil {
		return err
	}
	db, err := store.Open(ctx, store.Config{URL: server.process.databaseURL(migrated)})
	if err != nil {
		return err
	}
	_, err = db.Migrate(ctx)
	return errors.Join(err, db.Close())
}
