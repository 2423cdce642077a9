package store_test

import (
	"testing"

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
