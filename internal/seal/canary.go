package seal

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
)

// Errors of Prove. Both stop the start.
var (
	ErrWrongKeyset = errors.New("this keyset is not the database's: CANDOR_KEYSET_FILE (or CANDOR_KEYSET) must name the keyset with which the database was begun, or a later copy of it")
	ErrRotatedAway = errors.New("a key that the database still needs is no longer in the keyset: bring back a copy of the keyset that holds it, then run `candor keys reencrypt`")
	ErrNoCanary    = errors.New("the database holds sealed tokens but not the mark that tells whether the keyset is theirs: restore a whole backup")
)

// Canaries is what Prove needs of the store.
type Canaries interface {
	// Canary returns the database's canary, or nil if there is none.
	Canary(ctx context.Context) ([]byte, error)
	// PutCanary stores a canary unless there is one or anything else is sealed already.
	PutCanary(ctx context.Context, canary []byte) error
	// SealedByKey counts what each key of the keyset has sealed, by the key's id.
	SealedByKey(ctx context.Context) (map[uint32]int, error)
}

// canary is what is sealed at canaryPlace. It is no secret: only the right keyset opens it to this text.
const canary = "candor canary 1"

func canaryPlace() Place { return Place{Table: "installation", Row: "canary", Column: "value"} }

// Prove shows that a keyset is the one with which the database was begun. On a database without sealed data it makes the keyset the
// database's by leaving a canary there; otherwise it changes nothing. It must run before anything else is sealed or opened.
func (k *Keyset) Prove(ctx context.Context, db Canaries) error {
	stored, err := db.Canary(ctx)
	if err != nil {
		return fmt.Errorf("canary: %w", err)
	}
	if stored == nil {
		if stored, err = k.putCanary(ctx, db); err != nil {
			return err
		}
	}
	if err := k.opens(stored); err != nil {
		return err
	}
	return k.hasAll(ctx, db)
}

func (k *Keyset) opens(stored []byte) error {
	plain, err := k.Open(stored, canaryPlace())
	if err != nil || plain.Reveal() != canary {
		return ErrWrongKeyset
	}
	return nil
}

// Fits asks, with one row read, whether the keyset still is the database's. It changes nothing; Prove comes before it.
func (k *Keyset) Fits(ctx context.Context, db Canaries) error {
	stored, err := db.Canary(ctx)
	if err != nil {
		return fmt.Errorf("canary: %w", err)
	}
	return k.opens(stored)
}

// hasAll refuses a keyset that lacks a key with which something is sealed.
func (k *Keyset) hasAll(ctx context.Context, db Canaries) error {
	sealed, err := db.SealedByKey(ctx)
	if err != nil {
		return fmt.Errorf("count what is sealed: %w", err)
	}
	for _, id := range slices.Sorted(maps.Keys(sealed)) {
		if !k.ring.Load().has(id) {
			return fmt.Errorf("%w (%d sealed values need key %d)", ErrRotatedAway, sealed[id], id)
		}
	}
	return nil
}

// CanaryNow is a canary sealed by the primary key, to take the place of one that an older key sealed.
func (k *Keyset) CanaryNow() ([]byte, error) {
	sealed, _, err := k.Seal(canary, canaryPlace())
	return sealed, err
}

// putCanary leaves a canary and returns the one that is there in the end: another node may have been quicker.
func (k *Keyset) putCanary(ctx context.Context, db Canaries) ([]byte, error) {
	sealed, err := k.CanaryNow()
	if err != nil {
		return nil, err
	}
	if err := db.PutCanary(ctx, sealed); err != nil {
		return nil, fmt.Errorf("canary: %w", err)
	}
	stored, err := db.Canary(ctx)
	if err != nil {
		return nil, fmt.Errorf("canary: %w", err)
	}
	if stored == nil {
		return nil, ErrNoCanary
	}
	return stored, nil
}
