package store_test

import (
	"context"
	"errors"
	"testing"
	"time"

	"candor/internal/store"
	"candor/internal/store/storetest"
)

// TestAStoppedNodeHoldsNoLocks: PostgreSQL is told to end a session whose transaction waits for its node.
// candor: TestNodesKilledAndPaused stops nodes in the middle of theirs.
func TestAStoppedNodeHoldsNoLocks(t *testing.T) {
	db := storetest.OpenPostgreSQL(t)
	var limit string
	if err := db.Read().QueryRowContext(t.Context(), `SHOW idle_in_transaction_session_timeout`).Scan(&limit); err != nil || limit != "15s" {
		t.Errorf("a transaction may wait %q for its node, %v", limit, err)
	}
}

// TestASlowStatementEndsWithItsRequest: on both databases a statement that would take for ever ends when its context does, and the connection is of
// use again; on PostgreSQL the server itself stops, and has a limit of its own.
func TestASlowStatementEndsWithItsRequest(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db *store.DB) {
		ctx, cancel := context.WithTimeout(t.Context(), 200*time.Millisecond)
		defer cancel()
		began := time.Now()
		var n int64
		err := db.Read().QueryRowContext(ctx, `WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i % 1000 + 1 FROM n) SELECT COUNT(*) FROM n`).Scan(&n)
		if !errors.Is(err, context.DeadlineExceeded) || time.Since(began) > 20*time.Second {
			t.Errorf("after %s: %v", time.Since(began), err)
		}
		if err := db.Ping(t.Context()); err != nil {
			t.Errorf("afterwards: %v", err)
		}
		if db.Dialect() != store.PostgreSQL {
			return
		}
		tick := time.NewTicker(20 * time.Millisecond)
		defer tick.Stop()
		for runs := 1; runs > 0; <-tick.C {
			err := db.Read().QueryRowContext(t.Context(), `SELECT COUNT(*) FROM pg_stat_activity WHERE state = 'active' AND query LIKE 'WITH RECURSIVE n%' AND datname = current_database()`).Scan(&runs)
			if err != nil || time.Since(began) > 30*time.Second {
				t.Fatalf("the server goes on with it (%v)", err)
			}
		}
		var limit string
		if err := db.Read().QueryRowContext(t.Context(), `SHOW statement_timeout`).Scan(&limit); err != nil || limit != "2min" {
			t.Errorf("a statement may take %q, %v", limit, err)
		}
	})
}

// TestTheOperatorsOwnStatementLimit: what the URL says counts, in either of the ways in which it may be said.
func TestTheOperatorsOwnStatementLimit(t *testing.T) {
	address := storetest.EmptyPostgreSQL(t)
	for _, said := range []string{"statement_timeout=7000", "options=-c%20statement_timeout%3D7000"} {
		db := openURL(t, address+"&"+said)
		var limit string
		if err := db.Read().QueryRowContext(t.Context(), `SHOW statement_timeout`).Scan(&limit); err != nil || limit != "7s" {
			t.Errorf("%s: a statement may take %q, %v", said, limit, err)
		}
	}
}

// TestScratchBesideAPool: the URL may say how large the pool is, which is nothing that the server knows.
func TestScratchBesideAPool(t *testing.T) {
	address, remove, err := store.Scratch(t.Context(), storetest.EmptyPostgreSQL(t)+"&pool_max_conns=3")
	if err != nil {
		t.Fatal(err)
	}
	db, err := store.Open(t.Context(), store.Config{URL: address})
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(db.Close(), remove()); err != nil {
		t.Error(err)
	}
}
