package store_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"candor/internal/store"
	"candor/internal/store/storetest"
)

// run executes statements that no method of the store would run.
func run(t *testing.T, db *store.DB, statements ...string) {
	t.Helper()
	for _, statement := range statements {
		if err := db.Exec(t.Context(), statement); err != nil {
			t.Fatalf("%s: %v", statement, err)
		}
	}
}

func TestNoCanaryIsMadeBesideTokens(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db *store.DB) {
		run(t, db,
			`INSERT INTO person (key, uid, email, name, role, password_hash, created_at) VALUES (1, 'p', 'ada@example.org', 'Ada', 'creator', 'x', 0)`,
			`INSERT INTO connection (key, uid, person, platform, external_id, state, zone, connected_at) VALUES (2, 'c', 1, 'instagram', '17', 'active', 'UTC', 0)`,
			`INSERT INTO token (connection, access, key_id, issued_at, expires_at, state) VALUES (2, '\x00', 4000000000, 0, 0, 'idle')`)
		if err := db.PutCanary(t.Context(), []byte{1}); err != nil {
			t.Fatal(err)
		}
		if canary, err := db.Canary(t.Context()); err != nil || canary != nil {
			t.Errorf("canary %v, error %v", canary, err)
		}
		if has, err := db.HasSealed(t.Context()); err != nil || !has {
			t.Errorf("HasSealed %v, error %v", has, err)
		}
		counts, err := db.SealedByKey(t.Context())
		if want := map[uint32]int{4000000000: 1}; err != nil || !cmp.Equal(counts, want) {
			t.Errorf("tokens by key %v, error %v", counts, err)
		}
	})
}

func TestACanaryIsNeverReplaced(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db *store.DB) {
		for _, canary := range [][]byte{{1, 0, 255}, {2}} {
			if err := db.PutCanary(t.Context(), canary); err != nil {
				t.Fatal(err)
			}
		}
		if canary, err := db.Canary(t.Context()); err != nil || !cmp.Equal(canary, []byte{1, 0, 255}) {
			t.Errorf("canary %v, error %v", canary, err)
		}
	})
}
