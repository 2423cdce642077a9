package store_test

import (
	"context"
	"database/sql"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"candor/internal/store"
	"candor/internal/store/storetest"
)

func TestOpenRefusesWhatItDoesNotUnderstand(t *testing.T) {
	for _, url := range []string{
		"mysql://candor:hunter2@db/candor",
		"var/candor.db",
		"file:",
		"file::memory:",
		"file:candor.db?mode=memory",
		"postgres://candor:hunter2@db:port/candor",
		"postgres://candor:hunter2@127.0.0.1:1/candor?connect_timeout=1",
		"postgres://candor:hunter2@127.0.0.1/candor?sslmode=perhaps",
	} {
		_, err := store.Open(t.Context(), store.Config{URL: url})
		if err == nil {
			t.Errorf("%s: opened", url)
			continue
		}
		if strings.Contains(err.Error(), "hunter2") {
			t.Errorf("%s: the password is in the error: %v", url, err)
		}
		if strings.Contains(err.Error(), "\n") {
			t.Errorf("%s: the error has several lines: %q", url, err)
		}
	}
}

func TestOpenMakesTheFolderForItsOwnerOnly(t *testing.T) {
	path := filepath.Join(t.TempDir(), "new folder", "100%", "candor.db")
	db, err := store.Open(t.Context(), store.Config{URL: "file:" + path})
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if _, err := db.Migrate(t.Context()); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{path, path + "-wal", path + "-shm"} {
		info, err := os.Stat(name)
		if err != nil {
			t.Fatal(err)
		}
		if info.Mode().Perm() != 0o600 {
			t.Errorf("%s has mode %v", name, info.Mode())
		}
	}
}

func TestOpenNamesTheFolderItCannotMake(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	_, err := store.Open(t.Context(), store.Config{URL: "file:" + filepath.Join(file, "candor.db")})
	if err == nil || !strings.Contains(err.Error(), "CANDOR_DATABASE_URL") {
		t.Errorf("error %v does not say what to do", err)
	}
}

func TestOpenRefusesAFileThatIsNoDatabase(t *testing.T) {
	file := filepath.Join(t.TempDir(), "candor.db")
	if err := os.WriteFile(file, []byte(strings.Repeat("not a database. ", 100)), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := store.Open(t.Context(), store.Config{URL: "file:" + file}); err == nil {
		t.Error("opened")
	}
}

func TestPragmasHoldOnEveryConnection(t *testing.T) {
	db := storetest.Open(t)
	for name, handle := range map[string]*sql.DB{"writer": db.Writer(), "read": db.Read()} {
		for pragma, want := range map[string]string{"journal_mode": "wal", "synchronous": "2", "foreign_keys": "1", "busy_timeout": "10000"} {
			var got string
			if err := handle.QueryRowContext(t.Context(), "PRAGMA "+pragma).Scan(&got); err != nil || got != want {
				t.Errorf("%s: %s = %q (%v), want %q", name, pragma, got, err, want)
			}
		}
	}
	if _, err := db.Read().ExecContext(t.Context(), `DELETE FROM person`); err == nil {
		t.Error("the read handle writes")
	}
}

func TestWriteRollsBack(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db *store.DB) {
		stop := errors.New("stop")
		err := db.Write(t.Context(), func(tx *sql.Tx) error {
			if _, err := tx.ExecContext(t.Context(), `INSERT INTO installation (name, value) VALUES ('x', $1)`, []byte{1}); err != nil {
				return err
			}
			return stop
		})
		if !errors.Is(err, stop) {
			t.Errorf("error %v, want the function's own", err)
		}
		if n := count(t, db, `SELECT COUNT(*) FROM installation`); n != 0 {
			t.Errorf("%d rows stayed", n)
		}
	})
}

// TestWriteTriesAgain makes two transactions lock two rows in opposite order. PostgreSQL undoes one of them, which must then
// run again; on SQLite they take turns. Both changes of both must be there in the end.
func TestWriteTriesAgain(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db *store.DB) {
		for _, key := range []string{"a", "b"} {
			if err := db.Exec(t.Context(), `INSERT INTO attempt (key, count, resets_at) VALUES ($1, 0, 0)`, key); err != nil {
				t.Fatal(err)
			}
		}
		var both sync.WaitGroup
		met := make(chan struct{}, 2)
		for _, order := range [][]string{{"a", "b"}, {"b", "a"}} {
			both.Go(func() {
				first := true
				err := db.Write(t.Context(), func(tx *sql.Tx) error {
					for i, key := range order {
						if _, err := tx.ExecContext(t.Context(), `UPDATE attempt SET count = count + 1 WHERE key = $1`, key); err != nil {
							return err
						}
						if i == 0 && first && db.Dialect() == store.PostgreSQL {
							first = false
							met <- struct{}{}
							for len(met) < 2 { // both hold their first row before either asks for its second
								if err := t.Context().Err(); err != nil {
									return err
								}
							}
						}
					}
					return nil
				})
				if err != nil {
					t.Error(err)
				}
			})
		}
		both.Wait()
		if n := count(t, db, `SELECT SUM(count) FROM attempt`); n != 4 {
			t.Errorf("%d changes, want 4", n)
		}
	})
}

func count(t *testing.T, db *store.DB, query string, args ...any) int {
	t.Helper()
	var n int
	if err := db.Read().QueryRowContext(context.WithoutCancel(t.Context()), query, args...).Scan(&n); err != nil {
		t.Fatal(err)
	}
	return n
}
