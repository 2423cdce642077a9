// Package storetest runs tests on real databases: SQLite in a temporary file and PostgreSQL in a temporary server.
//
// The server is started once per test process, listens on a unix socket only, and ends with the process however that ends:
// a small shell holds a pipe from it and stops the server and removes its folder when the pipe closes. No TestMain is needed.
package storetest

import (
	"path/filepath"
	"testing"

	"candor/internal/store"
)

// Each runs a test on both databases, each fresh and migrated. Without PostgreSQL's programs the second is skipped, or fails when
// CI=true or CANDOR_REQUIRE_POSTGRES=1.
func Each(t *testing.T, test func(t *testing.T, db *store.DB)) {
	t.Helper()
	t.Run("sqlite", func(t *testing.T) { test(t, Open(t)) })
	t.Run("postgresql", func(t *testing.T) { test(t, OpenPostgreSQL(t)) })
}

// Open makes a fresh and migrated SQLite database that lives as long as the test.
func Open(t testing.TB) *store.DB {
	t.Helper()
	return open(t, "file:"+filepath.Join(t.TempDir(), "candor.db"))
}

// OpenPostgreSQL makes a fresh and migrated PostgreSQL database that lives as long as the test. It skips as Each does.
func OpenPostgreSQL(t testing.TB) *store.DB {
	t.Helper()
	return open(t, postgreSQL(t, migrated))
}

// EachURL runs a test on the URL of a database of each kind that is empty and not migrated, for tests that open it themselves.
func EachURL(t *testing.T, test func(t *testing.T, url string)) {
	t.Helper()
	t.Run("sqlite", func(t *testing.T) { test(t, "file:"+filepath.Join(t.TempDir(), "candor.db")) })
	t.Run("postgresql", func(t *testing.T) { test(t, postgreSQL(t, "template0")) })
}

// EmptyPostgreSQL is the URL of an empty PostgreSQL database that lives as long as the test. It skips as Each does.
func EmptyPostgreSQL(t testing.TB) string {
	t.Helper()
	return postgreSQL(t, "template0")
}

func open(t testing.TB, url string) *store.DB {
	t.Helper()
	db, err := store.Open(t.Context(), store.Config{URL: url})
	if err != nil {
		t.Fatalf("open the test database: %v", err)
	}
	t.Cleanup(func() {
		if err := db.Close(); err != nil {
			t.Errorf("close the test database: %v", err)
		}
	})
	if _, err := db.Migrate(t.Context()); err != nil {
		t.Fatalf("migrate the test database: %v", err)
	}
	return db
}
