package seal

import (
	"context"
	"errors"
	"fmt"
)

// Errors of Prove. Both stop the start.
var (
	ErrWrongKeyset = errors.New("this keyset is not the database's: CANDOR_KEYSET_FILE must name the keyset with which the database was begun")
	ErrNoCanary    = errors.New("the database holds sealed tokens but not the mark that tells whether the keyset is theirs: restore a whole backup")
)

// Canaries is what Prove needs of the store.
type Canaries interface {
	// Canary returns the database's canary, or nil if there is none.
	Canary(ctx context.Context) ([]byte, error)
	// PutCanary stores a canary unless there is one or anything else is sealed already.
	PutCanary(ctx context.Context, canary []byte) error
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
	plain, err := k.Open(stored, canaryPlace())
	if err != nil || plain.Reveal() != canary {
		return ErrWrongKeyset
	}
	return nil
}

// putCanary leaves a canary and returns the one that is there in the end: another node may have been quicker.
func (k *Keyset) putCanary(ctx context.Context, db Canaries) ([]byte, error) {
	sealed, _, err := k.Seal(canary, canaryPlace())
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
