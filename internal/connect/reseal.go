package connect

import (
	"context"
	"fmt"
	"strconv"

	"candor/internal/seal"
	"candor/internal/social"
)

// Sealed is a token's ciphertexts with what they are bound to.
type Sealed struct {
	Connection, Person      social.Key
	Access, Refresh, Orphan []byte
}

// Reseal seals a token anew with the keyset's primary key. It needs no clear text to leave this function.
func Reseal(s Sealer, t Sealed) (Sealed, uint32, error) {
	c := social.Connection{Key: t.Connection, Person: t.Person}
	var key uint32
	for column, value := range map[string]*[]byte{"access": &t.Access, "refresh": &t.Refresh, "orphan": &t.Orphan} {
		if *value == nil {
			continue
		}
		secret, err := s.Open(*value, tokenPlace(c, column))
		if err != nil {
			return t, 0, fmt.Errorf("token of connection %s: %w", strconv.FormatInt(int64(t.Connection), 10), err)
		}
		if *value, key, err = s.Seal(secret, tokenPlace(c, column)); err != nil {
			return t, 0, err
		}
	}
	return t, key, nil
}

// Reseal seals the journal's entries anew with the primary key.
func (j *Journal) Reseal(ctx context.Context) error {
	names, err := j.names()
	if err != nil {
		return err
	}
	for _, name := range names {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		e, err := j.read(name)
		if err != nil {
			return fmt.Errorf("journal entry %s: %w", name, err)
		}
		if _, err := j.keep(e.Lease, e.Token.token()); err != nil {
			return err
		}
	}
	return nil
}

var _ Sealer = (*seal.Keyset)(nil)
