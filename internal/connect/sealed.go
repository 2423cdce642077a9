package connect

import (
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

// sealToken seals a token for the row of its connection.
func sealToken(s Sealer, c social.Connection, t platform.Token) (social.TokenRow, error) {
	row := social.TokenRow{Connection: c.Key, IssuedAt: t.IssuedAt, ExpiresAt: t.ExpiresAt, RefreshExpiresAt: t.RefreshExpiresAt, State: social.TokenIdle, Version: 1}
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
