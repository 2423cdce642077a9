package access

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base32"
	"encoding/base64"
	"fmt"
	"strings"
	"time"

	"candor/internal/social"
)

// Prefixes by which people and scanners know our secrets.
const (
	tokenPrefix  = "candor_pat_"
	invitePrefix = "candor_inv_"
)

// newSecret makes 256 random bits behind a prefix, and the hash under which they are stored. A fast hash is right: there is nothing
// to guess.
func newSecret(prefix string) (text social.Secret, hash []byte) {
	var b [32]byte
	_, _ = rand.Read(b[:]) // never fails since Go 1.24
	text = social.Secret(prefix + base64.RawURLEncoding.EncodeToString(b[:]))
	return text, hashOf(text.Reveal())
}

func hashOf(text string) []byte {
	sum := sha256.Sum256([]byte(text))
	return sum[:]
}

// OfferSetup makes a new one-time code with which the first administrator is made, and returns it as it is to be typed. It returns ""
// if there is an administrator. A code made before is worth nothing any more.
func (a *Access) OfferSetup(ctx context.Context) (code string, err error) {
	var b [15]byte
	_, _ = rand.Read(b[:])
	text := base32.StdEncoding.EncodeToString(b[:])
	offered, err := a.store.OfferSetup(ctx, hashOf(text))
	if err != nil || !offered {
		return "", err
	}
	return strings.Join([]string{text[:6], text[6:12], text[12:18], text[18:]}, "-"), nil
}

// NeedsSetup reports whether there is no administrator yet.
func (a *Access) NeedsSetup(ctx context.Context) (bool, error) { return a.store.NeedsSetup(ctx) }

// ErrSetup is a setup code that is wrong or was used. It is a social.ErrUnauthorized.
var ErrSetup = fmt.Errorf("this setup code is wrong or was used: %w", social.ErrUnauthorized)

const (
	setupTries  = 10
	setupWindow = 15 * time.Minute
)

// SetUp makes the first administrator with the one-time code and signs them in.
func (a *Access) SetUp(ctx context.Context, code, email, name string, password social.Secret) (social.Person, error) {
	if err := a.Try(ctx, "setup", setupTries, setupWindow); err != nil {
		return social.Person{}, err
	}
	p, hash, err := a.newPerson(ctx, email, name, social.Admin, password)
	if err != nil {
		return social.Person{}, err
	}
	typed := strings.ToUpper(strings.NewReplacer("-", "", " ", "").Replace(code))
	if err := a.store.AddFirstAdmin(ctx, hashOf(typed), p, hash); err != nil {
		if isUnauthorized(err) {
			a.log.WarnContext(ctx, "setup code refused")
			return social.Person{}, ErrSetup
		}
		return social.Person{}, err
	}
	return p, a.enter(ctx, p, "", "setup code")
}
