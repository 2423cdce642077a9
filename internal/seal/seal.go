// Package seal keeps secrets at rest unreadable: what is stored is sealed with a Tink keyset (AEAD) and bound to its place.
//
// A sealed value opens only in the table, row, column and for the owner it was sealed for; moved elsewhere it fails. There is no
// mode without sealing and no default key: a missing, damaged or wrong keyset stops the start before anything is written.
//
// The keyset holds seeds. Each table is a purpose of its own: its keys are derived from the seeds (HKDF), so that a key that seals
// tokens seals nothing else, while adding, promoting and retiring is done once for all of them. [Source] says where the keyset
// is kept: in a file, in the environment, in the clear or wrapped by another key.
package seal

import (
	"encoding/binary"
	"errors"
	"fmt"
	"log/slog"
	"sync/atomic"

	"candor/internal/social"
)

// ErrSealed is a value that does not open: sealed by another keyset, for another place, or damaged. It never says more, because
// nobody but the keyset's holder should learn which.
var ErrSealed = errors.New("a sealed value does not open with this keyset in this place")

// Place is where a sealed value lives. All four parts are bound to the value; the table is also the purpose of the key.
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
	source Source
	ring   atomic.Pointer[ring]
}

// Key describes one key of a keyset, without the key itself.
type Key struct {
	ID      uint32
	Primary bool // the one that seals
}

// Seal encrypts a secret for a place. It returns the id of the key that did it, to be stored beside the value.
func (k *Keyset) Seal(secret social.Secret, place Place) (cipher []byte, keyID uint32, err error) {
	r := k.ring.Load()
	aead, err := r.aead(place.Table)
	if err == nil {
		cipher, err = aead.Encrypt([]byte(secret.Reveal()), place.bytes())
	}
	if err != nil {
		return nil, 0, fmt.Errorf("seal %s.%s: %w", place.Table, place.Column, err)
	}
	return cipher, r.primary, nil
}

// Open decrypts a secret that was sealed for this place, or returns ErrSealed. A value that was sealed by a key that is not known here
// makes it look at the keyset's source again: another node may have added the key in the meantime.
func (k *Keyset) Open(cipher []byte, place Place) (social.Secret, error) {
	r := k.ring.Load()
	if id, ok := KeyOf(cipher); ok && !r.has(id) {
		if _, err := k.Reload(); err == nil {
			r = k.ring.Load()
		}
		if !r.has(id) {
			return "", fmt.Errorf("%s.%s: sealed with key %d, which this node's keyset does not have: %w", place.Table, place.Column, id, ErrSealed)
		}
	}
	aead, err := r.aead(place.Table)
	if err != nil {
		return "", err
	}
	plain, err := aead.Decrypt(cipher, place.bytes())
	if err != nil {
		return "", fmt.Errorf("%s.%s: %w", place.Table, place.Column, ErrSealed)
	}
	return social.Secret(plain), nil
}

// Hash is a keyed fingerprint of a secret: equal secrets have equal ones, and without the keyset nothing can be learnt from one.
func (k *Keyset) Hash(secret social.Secret) ([]byte, error) {
	r := k.ring.Load()
	return r.hash(r.primary, secret)
}

// Matches reports whether a hash is this secret's, whichever of the keyset's keys made it.
func (k *Keyset) Matches(hash []byte, secret social.Secret) bool {
	return k.ring.Load().matches(hash, secret)
}

// Keys lists the keyset's keys in the order in which they were added.
func (k *Keyset) Keys() []Key { return append([]Key(nil), k.ring.Load().keys...) }

// Primary is the id of the key that seals.
func (k *Keyset) Primary() uint32 { return k.ring.Load().primary }

// String implements fmt.Stringer; it names keys and shows none.
func (k *Keyset) String() string {
	r := k.ring.Load()
	return fmt.Sprintf("keyset of %d keys, primary %d", len(r.keys), r.primary)
}

// GoString implements fmt.GoStringer, for %#v.
func (k *Keyset) GoString() string { return k.String() }

// LogValue implements slog.LogValuer.
func (k *Keyset) LogValue() slog.Value { return slog.StringValue(k.String()) }

// KeyOf reads from a sealed value which key sealed it. False for what is no sealed value.
func KeyOf(cipher []byte) (id uint32, ok bool) {
	const version, head = 1, 5 // Tink's prefix: a version, and the key's id
	if len(cipher) <= head || cipher[0] != version {
		return 0, false
	}
	return binary.BigEndian.Uint32(cipher[1:head]), true
}
