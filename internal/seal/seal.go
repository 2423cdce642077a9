// Package seal keeps secrets at rest unreadable: what is stored is sealed with a Tink keyset (AEAD) and bound to its place.
//
// A sealed value opens only in the table, row, column and for the owner it was sealed for; moved elsewhere it fails. There is no
// mode without sealing and no default key: a missing, damaged or wrong keyset stops the start before anything is written.
package seal

import (
	"encoding/binary"
	"errors"
	"fmt"
	"log/slog"

	"github.com/tink-crypto/tink-go/v2/aead"
	"github.com/tink-crypto/tink-go/v2/keyset"
	"github.com/tink-crypto/tink-go/v2/tink"

	"candor/internal/social"
)

// ErrSealed is a value that does not open: sealed by another keyset, for another place, or damaged. It never says more, because
// nobody but the keyset's holder should learn which.
var ErrSealed = errors.New("a sealed value does not open with this keyset in this place")

// Place is where a sealed value lives. All four parts are bound to the value.
type Place struct {
	Table  string
	Row    string // the row's key as text
	Column string
	Owner  string // the key of the person whose secret it is, as text
}

// bytes encodes a place so that no two places have the same encoding: each part follows its own length.
func (p Place) bytes() []byte {
	out := []byte("candor/1")
	for _, part := range []string{p.Table, p.Row, p.Column, p.Owner} {
		out = binary.BigEndian.AppendUint64(out, uint64(len(part)))
		out = append(out, part...)
	}
	return out
}

// Keyset seals with its primary key and opens with any of its keys. It may be used from any goroutine. It prints as its key ids.
type Keyset struct {
	aead    tink.AEAD
	primary uint32
	keys    []Key
}

// Key describes one key of a keyset, without the key itself.
type Key struct {
	ID      uint32
	Primary bool // the one that seals
}

// Seal encrypts a secret for a place. It returns the id of the key that did it, to be stored beside the value.
func (k *Keyset) Seal(secret social.Secret, place Place) (cipher []byte, keyID uint32, err error) {
	cipher, err = k.aead.Encrypt([]byte(secret.Reveal()), place.bytes())
	if err != nil {
		return nil, 0, fmt.Errorf("seal %s.%s: %w", place.Table, place.Column, err)
	}
	return cipher, k.primary, nil
}

// Open decrypts a secret that was sealed for this place, or returns ErrSealed.
func (k *Keyset) Open(cipher []byte, place Place) (social.Secret, error) {
	plain, err := k.aead.Decrypt(cipher, place.bytes())
	if err != nil {
		return "", fmt.Errorf("%s.%s: %w", place.Table, place.Column, ErrSealed)
	}
	return social.Secret(plain), nil
}

// Keys lists the keyset's keys in the order in which they were added.
func (k *Keyset) Keys() []Key { return append([]Key(nil), k.keys...) }

// String implements fmt.Stringer; it names keys and shows none.
func (k *Keyset) String() string {
	return fmt.Sprintf("keyset of %d keys, primary %d", len(k.keys), k.primary)
}

// GoString implements fmt.GoStringer, for %#v.
func (k *Keyset) GoString() string { return k.String() }

// LogValue implements slog.LogValuer.
func (k *Keyset) LogValue() slog.Value { return slog.StringValue(k.String()) }

func fromHandle(handle *keyset.Handle) (*Keyset, error) {
	primitive, err := aead.New(handle)
	if err != nil {
		return nil, err
	}
	info := handle.KeysetInfo()
	k := &Keyset{aead: primitive, primary: info.GetPrimaryKeyId()}
	for _, key := range info.GetKeyInfo() {
		k.keys = append(k.keys, Key{ID: key.GetKeyId(), Primary: key.GetKeyId() == k.primary})
	}
	return k, nil
}
