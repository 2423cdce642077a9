package connect

import (
	"bytes"
	"context"
	"errors"
	"fmt"

	"candor/internal/platform"
	"candor/internal/social"
)

// late takes in a token whose renewal had lost its claim when the answer came: the process stood still, or the database did. It is
// the newest token of the grant if the row still holds the one that was sent, and becomes the row's then. Otherwise somebody else has
// renewed, or is renewing: the token goes to the slot beside the row, and is tried before anything is given up.
func (t *Tokens) late(ctx context.Context, lease social.TokenLease, fresh platform.Token) error {
	for {
		h, err := t.read(ctx, lease.Connection)
		switch {
		case errors.Is(err, social.ErrNotFound): // the connection was ended meanwhile
			return nil
		case err != nil:
			return err
		case h.token.Access == fresh.Access && h.token.Refresh == fresh.Refresh, isOrphan(h, fresh):
			return nil // it is here already
		}
		err = t.takeLate(ctx, h, lease, fresh)
		if !errors.Is(err, social.ErrStale) {
			return err
		}
	}
}

// isOrphan reports whether a token lies in the slot already.
func isOrphan(h held, fresh platform.Token) bool {
	return h.orphan != nil && h.orphan.Access == fresh.Access && h.orphan.Refresh == fresh.Refresh
}

func (t *Tokens) takeLate(ctx context.Context, h held, lease social.TokenLease, fresh platform.Token) error {
	now := t.now()
	held := h.row.State == social.TokenClaimed && now.Before(h.row.ClaimedUntil)
	givenUp := h.row.State == social.TokenDead && h.connection.Cause != social.CauseRefreshUnknown
	if !held && !givenUp && t.sealer.Matches(lease.Fingerprint, bearer(h.token)) {
		row, err := t.renewedRow(h, fresh, now)
		if err != nil {
			return err
		}
		t.log.WarnContext(ctx, "a renewal came in late and was kept", "platform", h.connection.Platform, "connection", h.connection.UID)
		return t.store.AdoptToken(ctx, row, h.row.Version, now, social.TokenVerdict{State: social.Active, Scopes: fresh.Scopes, Revives: true})
	}
	cipher, keyID, err := sealOrphan(t.sealer, h.connection, fresh, lease.Fingerprint)
	if err != nil {
		return err
	}
	t.log.WarnContext(ctx, "a renewal came in late and waits beside a newer one", "platform", h.connection.Platform, "connection", h.connection.UID)
	return t.store.SaveOrphan(ctx, h.row.Connection, h.row.Version, cipher, keyID)
}

// newerOrphan reports whether the slot holds a token that was given for the row's: then it is the grant's token, and what the row holds
// has been used up. Where the secret stays the same, the later one is the newer one.
func newerOrphan(h held) bool {
	if h.orphan == nil || h.row.State == social.TokenIdle || !h.succeeds {
		return false
	}
	return bearer(*h.orphan) != bearer(h.token) || h.orphan.IssuedAt.After(h.token.IssuedAt)
}

// adopt ends a claim by making the orphan the row's token. No call is needed: it is as good as an answer.
func (t *Tokens) adopt(ctx context.Context, lease social.TokenLease, h held) error {
	row, err := t.renewedRow(h, *h.orphan, t.now())
	if err != nil {
		return err
	}
	v := social.TokenVerdict{State: social.Active, Scopes: h.orphan.Scopes, Spends: h.row.Orphan, Revives: true}
	if err := t.settle(ctx, lease, *h.orphan, row, v); err != nil {
		return fmt.Errorf("settle the token: %w", err)
	}
	return nil
}

// rescue is called when a grant was to be given up and an orphan came at that moment: it takes the grant's place.
func (t *Tokens) rescue(ctx context.Context, lease social.TokenLease) error {
	h, err := t.read(ctx, lease.Connection)
	switch {
	case err != nil:
		return err
	case h.orphan == nil || h.row.Version != lease.Version:
		return social.ErrStale
	}
	return t.adopt(ctx, lease, h)
}

// sameBytes reports whether a row holds a settlement's ciphertext.
func sameBytes(stored, written social.TokenRow) bool {
	return bytes.Equal(stored.Access, written.Access)
}
