package store_test

import (
	"crypto/sha256"
	"encoding/hex"
	"os"
	"strings"
	"testing"
	"time"

	"candor/internal/store"
	"candor/internal/store/storetest"
)

// layBefore brings an empty database to the schema before a migration, as an older version left it.
func layBefore(t *testing.T, db *store.DB, migration string) {
	t.Helper()
	files, err := os.ReadDir("migrations") // by name
	if err != nil {
		t.Fatal(err)
	}
	statements := []string{`CREATE TABLE schema_migration (name TEXT PRIMARY KEY, checksum TEXT NOT NULL, applied_at BIGINT NOT NULL)`}
	for _, f := range files {
		name := strings.TrimSuffix(f.Name(), ".sql")
		if name >= migration {
			break
		}
		text, err := os.ReadFile("migrations/" + f.Name())
		if err != nil {
			t.Fatal(err)
		}
		sum := sha256.Sum256(text)
		statements = append(statements, string(text), `INSERT INTO schema_migration (name, checksum, applied_at) VALUES ('`+name+`', '`+hex.EncodeToString(sum[:])+`', 0)`)
	}
	statements = append(statements,
		`INSERT INTO person (key, uid, email, name, role, password_hash, created_at) VALUES (1, 'u', 'a@example.org', 'Ada', 'creator', 'x', 0)`,
		`INSERT INTO connection (key, uid, person, platform, external_id, state, zone, connected_at) VALUES (7, 'c', 1, 'instagram', 'acc', 'active', 'UTC', 0)`)
	for _, statement := range statements {
		if err := db.Exec(t.Context(), statement); err != nil {
			t.Fatalf("%.80s: %v", statement, err)
		}
	}
}

const (
	putOldNotice = `INSERT INTO notice (key, uid, person, connection, kind, cause, about, at) VALUES ($1, $2, 1, 7, 'ends_in_14', 'c', $1, 5)`
	countNotices = `SELECT COUNT(*) FROM notice`
)

func expectNotices(t *testing.T, db *store.DB, want int) {
	t.Helper()
	var n int
	if err := db.Read().QueryRowContext(t.Context(), countNotices).Scan(&n); err != nil || n != want {
		t.Errorf("%d notices instead of %d, %v", n, want, err)
	}
}

// TestNoticesMoveToTheirNewTable: what stood there stands there still, the new kind is taken, and what is unique and depends on others stays so.
func TestNoticesMoveToTheirNewTable(t *testing.T) {
	storetest.EachURL(t, func(t *testing.T, url string) {
		db := openURL(t, url)
		layBefore(t, db, "0101_claimed")
		if err := db.Exec(t.Context(), putOldNotice, 1, "n-1"); err != nil {
			t.Fatal(err)
		}
		if _, err := db.Migrate(t.Context()); err != nil {
			t.Fatal(err)
		}
		expectNotices(t, db, 1)
		if err := db.Exec(t.Context(), `INSERT INTO notice (key, uid, person, connection, kind, about, at) VALUES (2, 'n-2', 1, 7, 'claimed_by_another', 1, 5)`); err != nil {
			t.Errorf("the new kind: %v", err)
		}
		if err := db.Exec(t.Context(), `INSERT INTO notice (key, uid, person, connection, kind, about, at) VALUES (3, 'n-3', 1, 7, 'claimed_by_another', 1, 5)`); err == nil {
			t.Error("the same notice was taken twice")
		}
		if err := db.Exec(t.Context(), `DELETE FROM connection WHERE key = 7`); err != nil {
			t.Error(err)
		}
		expectNotices(t, db, 0)
	})
}

// TestNoticesOfAnOlderNodeSurviveTheMigration: one is being written when the migration begins, another while it waits for the first.
func TestNoticesOfAnOlderNodeSurviveTheMigration(t *testing.T) {
	url := storetest.EmptyPostgreSQL(t)
	db, older := openURL(t, url), openURL(t, url)
	layBefore(t, db, "0101_claimed")
	waiting := func(want int) {
		t.Helper()
		tick := time.NewTicker(10 * time.Millisecond)
		defer tick.Stop()
		began := time.Now()
		for n := -1; n != want; <-tick.C {
			err := db.Read().QueryRowContext(t.Context(), `SELECT COUNT(*) FROM pg_locks l JOIN pg_database d ON d.oid = l.database WHERE d.datname = current_database() AND NOT l.granted`).Scan(&n)
			if err != nil || time.Since(began) > 30*time.Second {
				t.Fatalf("%d wait for a lock, not %d, %v", n, want, err)
			}
		}
	}
	first, err := older.Writer().BeginTx(t.Context(), nil)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = first.Rollback() }() // it was committed below
	if _, err := first.ExecContext(t.Context(), putOldNotice, 1, "n-1"); err != nil {
		t.Fatal(err)
	}
	migrated, second := make(chan error, 1), make(chan error, 1)
	go func() {
		_, err := db.Migrate(t.Context())
		migrated <- err
	}()
	waiting(1)
	go func() { second <- older.Exec(t.Context(), putOldNotice, 2, "n-2") }()
	waiting(2)
	if err := first.Commit(); err != nil {
		t.Fatal(err)
	}
	if err := <-migrated; err != nil {
		t.Errorf("the migration: %v", err)
	}
	if err := <-second; err != nil {
		t.Errorf("the notice that waited: %v", err)
	}
	expectNotices(t, db, 2)
}
