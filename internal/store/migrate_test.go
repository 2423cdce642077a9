package store_test

import (
	"errors"
	"os"
	"os/exec"
	"strings"
	"testing"

	"candor/internal/store"
	"candor/internal/store/storetest"
)

func openURL(t *testing.T, url string) *store.DB {
	t.Helper()
	db, err := store.Open(t.Context(), store.Config{URL: url})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = db.Close() })
	return db
}

func TestMigrateTwice(t *testing.T) {
	storetest.EachURL(t, func(t *testing.T, url string) {
		db := openURL(t, url)
		pending, err := db.Pending(t.Context())
		if err != nil || len(pending) == 0 {
			t.Fatalf("pending %v, error %v", pending, err)
		}
		if has, err := db.HasSealed(t.Context()); err != nil || has {
			t.Errorf("an empty database holds sealed data: %v, %v", has, err)
		}
		applied, err := db.Migrate(t.Context())
		if err != nil || strings.Join(applied, " ") != strings.Join(pending, " ") {
			t.Fatalf("applied %v, pending were %v, error %v", applied, pending, err)
		}
		applied, err = db.Migrate(t.Context())
		if err != nil || len(applied) != 0 {
			t.Errorf("the second time: applied %v, error %v", applied, err)
		}
	})
}

func TestMigrateRefuses(t *testing.T) {
	for _, test := range []struct {
		name, change string
		want         error
	}{
		{"a newer database", `INSERT INTO schema_migration (name, checksum, applied_at) VALUES ('9999_later', 'x', 0)`, store.ErrNewerDatabase},
		{"a changed migration", `UPDATE schema_migration SET checksum = 'x'`, store.ErrChangedMigration},
	} {
		t.Run(test.name, func(t *testing.T) {
			storetest.Each(t, func(t *testing.T, db *store.DB) {
				if err := db.Exec(t.Context(), test.change); err != nil {
					t.Fatal(err)
				}
				if applied, err := db.Migrate(t.Context()); !errors.Is(err, test.want) || len(applied) != 0 {
					t.Errorf("Migrate: applied %v, error %v", applied, err)
				}
				if _, err := db.Pending(t.Context()); !errors.Is(err, test.want) {
					t.Errorf("Pending: %v", err)
				}
			})
		})
	}
}

// TestMigrateInManyProcesses starts this test binary several times on one empty database; each migration is applied by one of them.
func TestMigrateInManyProcesses(t *testing.T) {
	if url := os.Getenv("STORE_TEST_MIGRATE"); url != "" {
		applied, err := openURL(t, url).Migrate(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range applied {
			t.Logf("applied %s", name)
		}
		return
	}
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	storetest.EachURL(t, func(t *testing.T, url string) {
		const processes = 4
		outputs := make(chan string, processes)
		for range processes {
			go func() {
				child := exec.CommandContext(t.Context(), self, "-test.run=^TestMigrateInManyProcesses$", "-test.v")
				child.Env = append(os.Environ(), "STORE_TEST_MIGRATE="+url)
				out, err := child.CombinedOutput()
				if err != nil {
					t.Errorf("%v: %s", err, out)
				}
				outputs <- string(out)
			}()
		}
		times := 0
		for range processes {
			times += strings.Count(<-outputs, "applied 0001_init")
		}
		if times != 1 {
			t.Errorf("0001_init was applied %d times", times)
		}
	})
}
