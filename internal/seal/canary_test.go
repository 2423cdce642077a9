package seal_test

import (
	"bytes"
	"context"
	"errors"
	"strings"
	"sync"
	"testing"

	"candor/internal/seal"
	"candor/internal/store"
	"candor/internal/store/storetest"
)

func TestProve(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db *store.DB) {
		ctx := t.Context()
		right, _ := fresh(t)
		wrong, _ := fresh(t)
		if has, err := db.HasSealed(ctx); err != nil || has {
			t.Fatalf("a fresh database holds sealed data: %v, %v", has, err)
		}
		if err := right.Prove(ctx, db); err != nil {
			t.Fatalf("the first keyset: %v", err)
		}
		if has, err := db.HasSealed(ctx); err != nil || !has {
			t.Errorf("HasSealed after the first start: %v, %v", has, err)
		}
		before, err := db.Canary(ctx)
		if err != nil {
			t.Fatal(err)
		}
		if err := wrong.Prove(ctx, db); !errors.Is(err, seal.ErrWrongKeyset) {
			t.Errorf("another keyset: %v", err)
		}
		if err := right.Prove(ctx, db); err != nil {
			t.Errorf("the same keyset again: %v", err)
		}
		if after, err := db.Canary(ctx); err != nil || !bytes.Equal(before, after) {
			t.Errorf("the canary was changed (error %v)", err)
		}
	})
}

// TestProveByManyAtOnce starts nodes with different keysets on one fresh database: exactly one keyset becomes the database's.
func TestProveByManyAtOnce(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db *store.DB) {
		var all sync.WaitGroup
		results := make(chan error, 4)
		for range cap(results) {
			k, _ := fresh(t)
			all.Go(func() { results <- k.Prove(t.Context(), db) })
		}
		all.Wait()
		close(results)
		proved := 0
		for err := range results {
			switch {
			case err == nil:
				proved++
			case !errors.Is(err, seal.ErrWrongKeyset):
				t.Error(err)
			}
		}
		if proved != 1 {
			t.Errorf("%d keysets were accepted", proved)
		}
	})
}

// lacking is a database in which another key has sealed something.
type lacking struct{ *store.DB }

func (lacking) SealedByKey(context.Context) (map[uint32]int, error) {
	return map[uint32]int{77: 3}, nil
}

func TestProveRefusesAKeysetThatLacksAKey(t *testing.T) {
	db := storetest.Open(t)
	k, _ := fresh(t)
	if err := k.Prove(t.Context(), db); err != nil {
		t.Fatal(err)
	}
	err := k.Prove(t.Context(), lacking{db})
	if !errors.Is(err, seal.ErrRotatedAway) || !strings.Contains(err.Error(), "77") {
		t.Errorf("error %v", err)
	}
}
