package connect

import (
	"encoding/json"
	"errors"
	"fmt"
	"strconv"
	"time"

	"candor/internal/platform"
	"candor/internal/seal"
	"candor/internal/social"
)

// The lives that a token may have; an answer outside of them is refused rather than believed (reliability.md §2).
const (
	minLife = 60 * time.Second
	maxLife = 400 * 24 * time.Hour
)

// checkToken refuses a token that is empty or whose life no platform gives.
func checkToken(t platform.Token, now time.Time) error {
	left := t.ExpiresAt.Sub(now)
	switch {
	case t.Access.Empty():
		return &platform.Error{Kind: platform.Malformed, Op: "token", Message: "the answer held no token"}
	case left < minLife-time.Second || left > maxLife: // a second for the way here
		return &platform.Error{Kind: platform.Malformed, Op: "token", Message: "the answer gave the token a life that cannot be true"}
	}
	return nil
}

// checkRenewed refuses an answer that would leave the connection worse off: without a token, with a life that no platform gives, or
// ending sooner than what it has while the grant hangs on the same secret as before. A new secret is always kept: the old one may be
// used up. forced says that the platform refused the old token, so that any new one is better.
func checkRenewed(old, fresh platform.Token, now time.Time, forced bool) error {
	if err := checkToken(fresh, now); err != nil {
		return err
	}
	if fresh.Refresh.Empty() {
		fresh.Refresh = old.Refresh
	}
	if !forced && bearer(fresh) == bearer(old) && fresh.ExpiresAt.Before(old.ExpiresAt) {
		return &platform.Error{Kind: platform.Malformed, Op: "token", Message: "the answer would end access sooner than before"}
	}
	return nil
}

// sealToken seals a token for the row of its connection.
func sealToken(s Sealer, c social.Connection, t platform.Token) (social.TokenRow, error) {
	row := social.TokenRow{Connection: c.Key, IssuedAt: t.IssuedAt, ConsentedAt: t.IssuedAt, ExpiresAt: t.ExpiresAt, RefreshExpiresAt: t.RefreshExpiresAt, State: social.TokenIdle, Version: 1}
	var err error
	if row.Access, row.KeyID, err = s.Seal(t.Access, tokenPlace(c, "access")); err != nil {
		return row, fmt.Errorf("seal the access token: %w", err)
	}
	if t.Refresh.Empty() {
		return row, nil
	}
	if row.Refresh, row.KeyID, err = s.Seal(t.Refresh, tokenPlace(c, "refresh")); err != nil {
		return row, fmt.Errorf("seal the refresh token: %w", err)
	}
	return row, nil
}

// tokenPlace is where a column of a connection's token is kept.
func tokenPlace(c social.Connection, column string) seal.Place {
	return seal.Place{Table: "token", Row: strconv.FormatInt(int64(c.Key), 10), Column: column, Owner: ownerOf(c.Person)}
}

// openToken undoes sealToken.
func openToken(s Sealer, c social.Connection, row social.TokenRow) (platform.Token, error) {
	t := platform.Token{IssuedAt: row.IssuedAt, ExpiresAt: row.ExpiresAt, RefreshExpiresAt: row.RefreshExpiresAt, Scopes: c.Scopes}
	var err error
	if t.Access, err = s.Open(row.Access, tokenPlace(c, "access")); err != nil {
		return t, fmt.Errorf("open the access token: %w", err)
	}
	if row.Refresh == nil {
		return t, nil
	}
	if t.Refresh, err = s.Open(row.Refresh, tokenPlace(c, "refresh")); err != nil {
		return t, fmt.Errorf("open the refresh token: %w", err)
	}
	return t, nil
}

// loose is a token in full, for where it lies beside its row.
type loose struct {
	Access           string    `json:"access"`
	Refresh          string    `json:"refresh,omitempty"`
	IssuedAt         time.Time `json:"issued_at"`
	ExpiresAt        time.Time `json:"expires_at"`
	RefreshExpiresAt time.Time `json:"refresh_expires_at,omitzero"`
	Scopes           []string  `json:"scopes,omitempty"`
	Of               []byte    `json:"of,omitempty"` // of an orphan: the fingerprint of the secret that was sent for it
}

func looseOf(t platform.Token) loose {
	return loose{Access: t.Access.Reveal(), Refresh: t.Refresh.Reveal(), IssuedAt: t.IssuedAt, ExpiresAt: t.ExpiresAt, RefreshExpiresAt: t.RefreshExpiresAt, Scopes: t.Scopes}
}

func (l loose) token() platform.Token {
	return platform.Token{Access: social.Secret(l.Access), Refresh: social.Secret(l.Refresh), IssuedAt: l.IssuedAt, ExpiresAt: l.ExpiresAt, RefreshExpiresAt: l.RefreshExpiresAt, Scopes: l.Scopes}
}

// sealOrphan seals a token for the slot beside the row of its connection, with the fingerprint of what was sent for it.
func sealOrphan(s Sealer, c social.Connection, t platform.Token, of []byte) (cipher []byte, keyID uint32, err error) {
	l := looseOf(t)
	l.Of = of
	text, err := json.Marshal(l)
	if err != nil {
		return nil, 0, err
	}
	return s.Seal(social.Secret(text), tokenPlace(c, "orphan"))
}

// openOrphan undoes sealOrphan.
func openOrphan(s Sealer, c social.Connection, row social.TokenRow) (t platform.Token, of []byte, err error) {
	text, err := s.Open(row.Orphan, tokenPlace(c, "orphan"))
	if err != nil {
		return t, nil, fmt.Errorf("open the orphan: %w", err)
	}
	var l loose
	if err := json.Unmarshal([]byte(text.Reveal()), &l); err != nil {
		return t, nil, errors.New("the orphan is no token")
	}
	return l.token(), l.Of, nil
}

// bearer is the secret that a renewal sends: what the grant hangs on.
func bearer(t platform.Token) social.Secret {
	if t.Refresh.Empty() {
		return t.Access
	}
	return t.Refresh
}
