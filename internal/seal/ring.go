package seal

import (
	"crypto/hmac"
	"errors"
	"fmt"
	"sync"

	"github.com/tink-crypto/tink-go/v2/aead"
	"github.com/tink-crypto/tink-go/v2/aead/aesgcm"
	"github.com/tink-crypto/tink-go/v2/insecuresecretdataaccess"
	"github.com/tink-crypto/tink-go/v2/keyset"
	"github.com/tink-crypto/tink-go/v2/prf"
	"github.com/tink-crypto/tink-go/v2/prf/hkdfprf"
	prfsubtle "github.com/tink-crypto/tink-go/v2/prf/subtle"
	"github.com/tink-crypto/tink-go/v2/secretdata"
	"github.com/tink-crypto/tink-go/v2/tink"

	"candor/internal/social"
)

// keyBytes is the length of a derived key, and of a hash.
const keyBytes = 32

// seedTemplate makes the keys of the keyset itself.
var seedTemplate = prf.HKDFSHA256PRFKeyTemplate

// ring is a keyset as it was read: its seeds, and the keys that have been derived from them.
type ring struct {
	primary uint32
	keys    []Key
	seeds   map[uint32]*prfsubtle.HKDFPRF

	mu    sync.Mutex
	aeads map[string]tink.AEAD // by purpose
}

var errKind = errors.New("keys of another kind")

func ringOf(handle *keyset.Handle) (*ring, error) {
	r := &ring{seeds: map[uint32]*prfsubtle.HKDFPRF{}, aeads: map[string]tink.AEAD{}}
	for i := range handle.Len() {
		entry, err := handle.Entry(i)
		if err != nil {
			return nil, err
		}
		if entry.KeyStatus() != keyset.Enabled {
			continue
		}
		seed, ok := entry.Key().(*hkdfprf.Key)
		if !ok {
			return nil, errKind
		}
		parameters, ok := seed.Parameters().(*hkdfprf.Parameters)
		if !ok {
			return nil, errKind
		}
		made, err := prfsubtle.NewHKDFPRF(parameters.HashType().String(), seed.KeyBytes().Data(insecuresecretdataaccess.Token{}), parameters.Salt())
		if err != nil {
			return nil, errKind
		}
		r.seeds[entry.KeyID()] = made
		r.keys = append(r.keys, Key{ID: entry.KeyID(), Primary: entry.IsPrimary()})
		if entry.IsPrimary() {
			r.primary = entry.KeyID()
		}
	}
	if r.primary == 0 {
		return nil, errKind
	}
	return r, nil
}

func (r *ring) has(id uint32) bool { return r.seeds[id] != nil }

// aead is what seals and opens for a purpose: a Tink keyset whose keys have the ids of the seeds they were derived from.
func (r *ring) aead(purpose string) (tink.AEAD, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if made, ok := r.aeads[purpose]; ok {
		return made, nil
	}
	manager := keyset.NewManager()
	for _, key := range r.keys {
		derived, err := r.derive(key.ID, purpose)
		if err != nil {
			return nil, err
		}
		if _, err := manager.AddKey(derived); err != nil {
			return nil, fmt.Errorf("key for %s: %w", purpose, err)
		}
	}
	if err := manager.SetPrimary(r.primary); err != nil {
		return nil, err
	}
	handle, err := manager.Handle()
	if err != nil {
		return nil, err
	}
	made, err := aead.New(handle)
	if err != nil {
		return nil, err
	}
	r.aeads[purpose] = made
	return made, nil
}

// derive makes the key of a purpose from a seed.
func (r *ring) derive(id uint32, purpose string) (*aesgcm.Key, error) {
	parameters, err := aesgcm.NewParameters(aesgcm.ParametersOpts{KeySizeInBytes: keyBytes, IVSizeInBytes: 12, TagSizeInBytes: 16, Variant: aesgcm.VariantTink})
	if err != nil {
		return nil, err
	}
	secret, err := r.seeds[id].ComputePRF([]byte("candor/1 seal "+purpose), keyBytes)
	if err != nil {
		return nil, err
	}
	return aesgcm.NewKey(secretdata.NewBytesFromData(secret, insecuresecretdataaccess.Token{}), id, parameters)
}

func (r *ring) hash(id uint32, secret social.Secret) ([]byte, error) {
	return r.seeds[id].ComputePRF([]byte("candor/1 hash "+secret.Reveal()), keyBytes)
}

func (r *ring) matches(hash []byte, secret social.Secret) bool {
	for _, key := range r.keys {
		if made, err := r.hash(key.ID, secret); err == nil && hmac.Equal(made, hash) {
			return true
		}
	}
	return false
}
