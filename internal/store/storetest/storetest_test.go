package storetest_test

import (
	"testing"

	"candor/internal/store"
	"candor/internal/store/storetest"
)

func TestEachGivesAMigratedDatabase(t *testing.T) {
	seen := map[store.Dialect]bool{}
	storetest.Each(t, func(t *testing.T, db *store.DB) {
		seen[db.Dialect()] = true
		pending, err := db.Pending(t.Context())
		if err != nil || len(pending) > 0 {
			t.Fatalf("pending %v, error %v", pending, err)
		}
	})
	if !seen[store.SQLite] {
		t.Error("SQLite was left out")
	}
}
