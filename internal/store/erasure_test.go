package store_test

import (
	"bytes"
	"errors"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"candor/internal/social"
	"candor/internal/store"
	"candor/internal/store/storetest"
)

var erasedAt = connectedAt.Add(48 * time.Hour)

func receipt(p social.Platform) social.Erasure {
	return social.Erasure{Code: "RECEIPT", Platform: p, Origin: social.ErasedByPerson, RequestedAt: erasedAt}
}

// TestNothingIsLeftInTheFiles: after the erasure of a person no byte of what was theirs is in any file of the database's folder, nor in its log,
// and what is taken out of it about them is empty.
func TestNothingIsLeftInTheFiles(t *testing.T) {
	path := filepath.Join(t.TempDir(), "candor.db")
	var log bytes.Buffer
	db, err := store.Open(t.Context(), store.Config{URL: "file:" + path, Log: slog.New(slog.NewTextHandler(&log, &slog.HandlerOptions{Level: slog.LevelDebug}))})
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if _, err := db.Migrate(t.Context()); err != nil {
		t.Fatal(err)
	}
	person := newPerson(t, db, "quetzalcoatl")
	var traces []string
	for _, id := range []string{"178400000001", "178400000002", "178400000003"} {
		a := arrivalOf(person.Key, id)
		a.Connection.Handle, a.Connection.DisplayName = "handle-of-"+id, "Display Of "+id
		a.Token.Access = []byte("sealed-access-of-" + id)
		if err := db.SaveArrival(t.Context(), a); err != nil {
			t.Fatal(err)
		}
		traces = append(traces, id, "handle-of-", "Display Of ", "sealed-access-of-", a.Connection.UID)
	}
	traces = append(traces, "quetzalcoatl", person.UID)
	if found := tracesIn(t, path, traces); len(found) != len(traces) {
		t.Fatalf("the search finds only %q", found)
	}
	done, err := db.ErasePerson(t.Context(), receipt(""), person, erasedAt)
	if err != nil || done.Accounts != 3 {
		t.Fatalf("%+v, error %v", done, err)
	}
	if found := tracesIn(t, path, traces); len(found) > 0 {
		t.Errorf("still there: %q", found)
	}
	for _, trace := range traces {
		if strings.Contains(log.String(), trace) {
			t.Errorf("%q is in the log", trace)
		}
	}
	err = db.Takeout(t.Context(), person.Key, func(string, []string) error { return nil }, func(values []any) error {
		t.Errorf("taken out: %v", values)
		return nil
	})
	if err != nil {
		t.Error(err)
	}
}

// tracesIn lists the texts that stand in the files of a database's folder: its own, those at its side, and whatever else was put there.
func tracesIn(t *testing.T, path string, texts []string) (found []string) {
	t.Helper()
	files, err := os.ReadDir(filepath.Dir(path))
	if err != nil {
		t.Fatal(err)
	}
	var all []byte
	for _, file := range files {
		text, err := os.ReadFile(filepath.Join(filepath.Dir(path), file.Name()))
		if err != nil && !errors.Is(err, os.ErrNotExist) {
			t.Fatal(err)
		}
		all = append(all, text...)
	}
	for _, text := range texts {
		if bytes.Contains(all, []byte(text)) {
			found = append(found, text)
		}
	}
	return found
}

// TestWorkUnderWayObeysAnErasure: a page and a sign-in that were begun before write nothing afterwards; a sign-in begun later is a new consent.
func TestWorkUnderWayObeysAnErasure(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db *store.DB) {
		ann := newPerson(t, db, "ann")
		c := connected(t, db, ann.Key, "1784")
		plans, err := db.PlansOf(t.Context(), c.Key)
		if err != nil || len(plans) != 1 {
			t.Fatalf("%v, error %v", plans, err)
		}
		run, err := db.BeginRun(t.Context(), plans[0], connectedAt, connectedAt, nil)
		if err != nil {
			t.Fatal(err)
		}
		row, _, err := db.TokenOf(t.Context(), c.Key)
		if err != nil {
			t.Fatal(err)
		}
		claim := social.TokenLease{Connection: c.Key, Owner: "node", Version: row.Version + 1, Until: erasedAt.Add(time.Hour)}
		if err := db.ClaimToken(t.Context(), claim, row.Version, connectedAt); err != nil {
			t.Fatal(err)
		}
		if _, err := db.EraseConnections(t.Context(), receipt(social.Instagram), []social.Key{c.Key}, erasedAt); err != nil {
			t.Fatal(err)
		}
		if err := db.Commit(t.Context(), social.Batch{Before: run, Run: run, At: erasedAt, Day: "2026-11-24", Observed: true}); !errors.Is(err, social.ErrConflict) {
			t.Errorf("a page was written: %v", err)
		}
		if err := db.SettleToken(t.Context(), claim, social.TokenRow{Connection: c.Key, Access: []byte("x"), State: social.TokenIdle}, social.TokenVerdict{}); !errors.Is(err, social.ErrStale) {
			t.Errorf("a renewed token was written: %v", err)
		}
		late := arrivalOf(ann.Key, "1784")
		late.Begun = erasedAt.Add(-time.Minute)
		if err := db.SaveArrival(t.Context(), late); !errors.Is(err, social.ErrConflict) {
			t.Errorf("a sign-in from before was written: %v", err)
		}
		late.Begun = erasedAt.Add(time.Minute)
		if err := db.SaveArrival(t.Context(), late); err != nil {
			t.Errorf("a new consent is refused: %v", err)
		}
	})
}

// TestRestoreBringsNobodyBack: yesterday's backup holds accounts that were erased, disconnected and purged since; the tombstones remove them from
// it, and leave what was connected anew or never touched.
func TestRestoreBringsNobodyBack(t *testing.T) {
	storetest.EachURL(t, func(t *testing.T, url string) {
		db, err := store.Open(t.Context(), store.Config{URL: url})
		if err != nil {
			t.Fatal(err)
		}
		defer db.Close()
		if _, err := db.Migrate(t.Context()); err != nil {
			t.Fatal(err)
		}
		ann, bob, eve := newPerson(t, db, "ann"), newPerson(t, db, "bob"), newPerson(t, db, "eve")
		erased, ended, kept := connected(t, db, ann.Key, "1"), connected(t, db, bob.Key, "2"), connected(t, db, bob.Key, "3")
		connected(t, db, eve.Key, "4")
		backup := filepath.Join(t.TempDir(), "backup")
		if err := store.Backup(t.Context(), url, backup); err != nil {
			t.Fatal(err)
		}
		if err := store.Backup(t.Context(), url, backup); err == nil {
			t.Error("a backup was overwritten")
		}
		_, first := db.EraseConnections(t.Context(), receipt(social.Instagram), []social.Key{erased.Key}, erasedAt)
		second := db.EndConnections(t.Context(), []social.Key{ended.Key}, erasedAt, erasedAt.Add(time.Hour))
		other := receipt("")
		other.Code = "OTHER"
		_, third := db.ErasePerson(t.Context(), other, eve, erasedAt)
		stones, fourth := db.Tombstones(t.Context())
		if err := errors.Join(first, second, third, fourth); err != nil {
			t.Fatal(err)
		}
		if restored := restoredFrom(t, url, backup); restored != nil {
			gone, err := restored.Obey(t.Context(), stones)
			if err != nil || gone != 4 { // three accounts and a person
				t.Errorf("%d gone, error %v", gone, err)
			}
			if again, err := restored.Obey(t.Context(), stones); err != nil || again != 0 {
				t.Errorf("%d gone the second time, error %v", again, err)
			}
			if _, _, err := restored.VerifyAudit(t.Context()); err != nil {
				t.Error(err)
			}
			for id, want := range map[string]error{"1": social.ErrNotFound, "2": social.ErrNotFound, "3": nil, "4": social.ErrNotFound} {
				if _, err := restored.ConnectionByAccount(t.Context(), social.Instagram, id); !errors.Is(err, want) {
					t.Errorf("account %s: %v, want %v", id, err, want)
				}
			}
			if err := restored.Sound(t.Context()); err != nil {
				t.Error(err)
			}
			stones.Salt = []byte("another")
			if _, err := restored.Obey(t.Context(), stones); !errors.Is(err, store.ErrForeignTombstones) {
				t.Errorf("another installation's list: %v", err)
			}
		}
		if _, err := db.ConnectionByAccount(t.Context(), social.Instagram, kept.ExternalID); err != nil {
			t.Error(err)
		}
	})
}

// restoredFrom makes a database of the same kind from a backup.
func restoredFrom(t *testing.T, url, backup string) *store.DB {
	t.Helper()
	target := "file:" + filepath.Join(t.TempDir(), "restored.db")
	if _, isFile := store.FilePath(url); !isFile {
		target = storetest.EmptyPostgreSQL(t)
	}
	if err := store.Restore(t.Context(), target, backup); err != nil {
		t.Fatal(err)
	}
	db, err := store.Open(t.Context(), store.Config{URL: target})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	return db
}

// TestClocksAndPurge over two years: what the platform ended goes when its time has come, whether or not anybody told us, and no earlier; what comes
// back in time stays.
func TestClocksAndPurge(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db *store.DB) {
		ann := newPerson(t, db, "ann")
		lost, back, lives := connected(t, db, ann.Key, "1"), connected(t, db, ann.Key, "2"), connected(t, db, ann.Key, "3")
		state := func(c social.Connection, s social.State) {
			if err := db.Exec(t.Context(), `UPDATE connection SET state = $2 WHERE key = $1`, c.Key, string(s)); err != nil {
				t.Fatal(err)
			}
		}
		const keep = 180
		day := func(n int) time.Time { return connectedAt.AddDate(0, 0, n) }
		for _, n := range []int{0, 50, 100, 150, 200, 250, 279, 280, 400, 600, 729} {
			switch n {
			case 100: // nobody told us: the state alone says it
				state(lost, social.NeedsReconnect)
				state(back, social.Suspended)
			case 200:
				state(back, social.Active)
			}
			if err := db.RunClocks(t.Context(), social.Instagram, social.Clocks{Now: day(n), Keep: keep * 24 * time.Hour, KeepPaused: keep * 24 * time.Hour}); err != nil {
				t.Fatal(err)
			}
			if _, err := db.Purge(t.Context(), day(n)); err != nil {
				t.Fatal(err)
			}
			for _, c := range []social.Connection{lost, back, lives} {
				_, err := db.ConnectionByAccount(t.Context(), social.Instagram, c.ExternalID)
				if gone := errors.Is(err, social.ErrNotFound); gone != (c.Key == lost.Key && n >= 100+keep) {
					t.Errorf("day %d, account %s: gone %v, error %v", n, c.ExternalID, gone, err)
				}
			}
		}
	})
}
