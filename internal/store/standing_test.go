package store_test

import (
	"fmt"
	"path/filepath"
	"testing"
	"time"

	"candor/internal/social"
	"candor/internal/store"
	"candor/internal/store/storetest"
)

// What is counted over all connections, on both databases.
func TestCountsOfTheInstallation(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db *store.DB) {
		now := time.UnixMilli(1_790_000_000_000)
		for _, statement := range []string{
			`INSERT INTO person (key, uid, email, name, role, password_hash, created_at) VALUES (1, 'p', 'p@example.org', 'P', 'creator', '', 0)`,
			`INSERT INTO connection (key, uid, person, platform, external_id, state, zone, connected_at) VALUES
				(1, 'a', 1, 'tiktok', 'a', 'active', 'UTC', 0), (2, 'b', 1, 'tiktok', 'b', 'active', 'UTC', 0),
				(3, 'c', 1, 'youtube', 'c', 'needs_reconnect', 'UTC', 0), (4, 'd', 1, 'youtube', 'd', 'disconnected', 'UTC', 0)`,
			`INSERT INTO token (connection, access, key_id, issued_at, expires_at, state, failures) VALUES
				(1, 'x', 1, 0, 0, 'idle', 0), (2, 'x', 1, 0, 0, 'idle', 2), (3, 'x', 1, 0, 0, 'needs_reconnect', 1), (4, 'x', 1, 0, 0, 'idle', 0)`,
			`INSERT INTO plan (connection, product, platform, next_due, slot, day, trigger_by, queued_at) VALUES
				(1, 'profile', 'tiktok', 1789999999000, 's', 'd', 'plan', 5), (2, 'profile', 'tiktok', 1789999990000, 's', 'd', 'plan', NULL),
				(1, 'posts', 'tiktok', 1790000000001, 's', 'd', 'plan', NULL), (3, 'profile', 'youtube', 1, 's', 'd', 'plan', NULL)`,
			`INSERT INTO sync_run (key, uid, connection, platform, product, slot, trigger_by, status, started_at, beat_at) VALUES
				(1, 'r', 1, 'tiktok', 'posts', 's', 'plan', 'running', 1, 1)`,
			`INSERT INTO notice (key, uid, person, connection, kind, about, at, seen_at) VALUES
				(1, 'n', 1, 1, 'renewal_failed', 1, 1, NULL), (2, 'm', 1, 1, 'renewal_failed', 2, 1, 2)`,
			`INSERT INTO inbound_event (key, source, digest, platform, kind, occurred_at, received_at, handled_at) VALUES
				(1, 's', 'a', 'tiktok', 'k', 1, 1, NULL), (2, 's', 'b', 'tiktok', 'k', 1, 1, 1)`,
		} {
			if _, err := db.Writer().ExecContext(t.Context(), statement); err != nil {
				t.Fatal(err)
			}
		}
		check := func(what string, got any, err error, want string) {
			t.Helper()
			if text := fmt.Sprint(got); err != nil || text != want {
				t.Errorf("%s: %s, %v; want %s", what, text, err, want)
			}
		}
		states, err := db.ConnectionStates(t.Context())
		check("connections", states, err, "[{tiktok active 2} {youtube needs_reconnect 1}]")
		tokens, err := db.TokenStates(t.Context())
		check("tokens", tokens, err, "[{tiktok failing 1} {tiktok idle 1} {youtube needs_reconnect 1}]")
		backlogs, err := db.Backlogs(t.Context(), now)
		if err != nil || len(backlogs) != 2 {
			t.Fatalf("backlogs: %+v, %v", backlogs, err)
		}
		posts, profiles := backlogs[0], backlogs[1]
		check("posts", []any{posts.Product, posts.Due, posts.Running, posts.OldestAt.IsZero()}, nil, "[posts 0 1 true]")
		check("profiles", []any{profiles.Product, profiles.Due, profiles.Running, now.Sub(profiles.OldestAt)}, nil, "[profile 2 0 10s]")
		waiting, err := db.EventsWaiting(t.Context())
		check("events", waiting, err, "1")
		notices, err := db.NoticesOpen(t.Context())
		check("notices", notices, err, fmt.Sprint(map[social.NoticeKind]int{social.NoticeFailed: 1}))
	})
}

// A database that takes no writes says so, and being asked changes nothing.
func TestWritable(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db *store.DB) {
		if err := db.Writable(t.Context()); err != nil {
			t.Fatal(err)
		}
		if db.Dialect() == store.PostgreSQL {
			if _, err := db.Writer().ExecContext(t.Context(), `SET default_transaction_read_only = on`); err != nil { // of one session: the others are held
				t.Fatal(err)
			}
			held := 0
			for held < 50 && db.Writable(t.Context()) == nil {
				held++
			}
			if held == 50 {
				t.Error("a read-only database is called writable")
			}
		}
		db.Close()
		if db.Writable(t.Context()) == nil {
			t.Error("a closed database is called writable")
		}
	})
}

// SQLite's writer that somebody has, here or in another process, breaks nothing while reads answer, until it seems stuck.
func TestABusyWriterIsNoBrokenDatabase(t *testing.T) {
	url := "file:" + filepath.Join(t.TempDir(), "candor.db")
	var nodes [2]*store.DB
	for n := range nodes {
		db, err := store.Open(t.Context(), store.Config{URL: url})
		if err != nil {
			t.Fatal(err)
		}
		defer db.Close()
		nodes[n] = db
	}
	if _, err := nodes[0].Migrate(t.Context()); err != nil {
		t.Fatal(err)
	}
	tx, err := nodes[0].Writer().BeginTx(t.Context(), nil)
	if err != nil {
		t.Fatal(err)
	}
	for n, db := range nodes {
		began := time.Now()
		if err := db.Writable(t.Context()); err != nil || time.Since(began) > 2500*time.Millisecond {
			t.Errorf("node %d: after %s: %v", n, time.Since(began), err)
		}
	}
	nodes[1].BusyFor(2 * time.Minute)
	if nodes[1].Writable(t.Context()) == nil {
		t.Error("a writer that has been busy for two minutes is called in order")
	}
	if err := tx.Rollback(); err != nil {
		t.Fatal(err)
	}
	for n, db := range nodes {
		if err := db.Writable(t.Context()); err != nil {
			t.Errorf("node %d afterwards: %v", n, err)
		}
	}
}
