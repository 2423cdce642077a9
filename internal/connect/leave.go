package connect

import (
	"context"
	"errors"
	"fmt"

	"candor/internal/platform"
	"candor/internal/social"
)

// ErrSeveral is a disconnect that does not say which of several connections it means. It is a social.ErrConflict.
var ErrSeveral = fmt.Errorf("several accounts are connected, say which: %w", social.ErrConflict)

// ErrTooLate is "Not this account" said later than an hour after connecting. It is a social.ErrConflict.
var ErrTooLate = fmt.Errorf("the account was connected more than an hour ago, disconnect it instead: %w", social.ErrConflict)

// Disconnect ends a person's connection: here first, at once and for certain, then at the platform as well as it can be done. Its
// token is deleted, its data is hidden, and purged within seven days unless the same person connects the account again. Where one
// grant covers several accounts, the person's other connections of that grant end with it.
// uid may be "" if the person has one connection to the platform. Errors: social.ErrNotFound, ErrSeveral.
func (a *Accounts) Disconnect(ctx context.Context, person social.Person, p social.Platform, uid string) error {
	c, err := a.live(ctx, person, p, uid)
	if err != nil {
		return err
	}
	ctx = context.WithoutCancel(ctx)
	ending := []social.Connection{c}
	siblings, err := a.siblings(ctx, c)
	if err != nil {
		return err
	}
	for _, s := range siblings {
		if s.Person == person.Key {
			ending = append(ending, s)
		}
	}
	grant := a.lastToken(ctx, c)
	keys := make([]social.Key, len(ending))
	for i, e := range ending {
		keys[i] = e.Key
	}
	now := a.now()
	if err := a.store.EndConnections(ctx, keys, now, now.Add(purgeDelay)); err != nil {
		return fmt.Errorf("end the connection: %w", err)
	}
	for _, e := range ending {
		a.onEnded(ctx, e.Key)
		a.log.InfoContext(ctx, "account disconnected", "platform", p, "connection", e.UID)
	}
	a.revoke(ctx, p, grant)
	return nil
}

// Forget is "Not this account": within an hour of connecting, the connection and all its data go at once and the grant is revoked;
// unless the grant also covers another connection, which would lose its access by it.
// Errors: social.ErrNotFound, ErrTooLate.
func (a *Accounts) Forget(ctx context.Context, person social.Person, uid string) error {
	c, err := a.store.ConnectionByUID(ctx, person.Key, uid)
	switch {
	case err != nil:
		return err
	case c.State == social.Disconnected:
		return social.ErrNotFound
	case a.now().Sub(c.ConnectedAt) > forgetWithin:
		return ErrTooLate
	}
	ctx = context.WithoutCancel(ctx)
	siblings, err := a.siblings(ctx, c)
	if err != nil {
		return err
	}
	grant := a.lastToken(ctx, c)
	a.leaving(ctx, []social.Connection{c})
	if err := a.store.DeleteConnection(ctx, c.Key); err != nil {
		return fmt.Errorf("delete the connection: %w", err)
	}
	a.onEnded(ctx, c.Key)
	a.log.InfoContext(ctx, "connection taken back", "platform", c.Platform, "connection", c.UID)
	if len(siblings) == 0 {
		a.revoke(ctx, c.Platform, grant)
	}
	return nil
}

// live finds the one connection that a person means.
func (a *Accounts) live(ctx context.Context, person social.Person, p social.Platform, uid string) (social.Connection, error) {
	all, err := a.store.ConnectionsOf(ctx, person.Key, p)
	if err != nil {
		return social.Connection{}, fmt.Errorf("list the connections: %w", err)
	}
	var found []social.Connection
	for _, c := range all {
		if c.State != social.Disconnected && (uid == "" || c.UID == uid) {
			found = append(found, c)
		}
	}
	switch len(found) {
	case 0:
		return social.Connection{}, social.ErrNotFound
	case 1:
		return found[0], nil
	default:
		return social.Connection{}, ErrSeveral
	}
}

// siblings lists the other connections that live on the same grant, of anybody.
func (a *Accounts) siblings(ctx context.Context, c social.Connection) ([]social.Connection, error) {
	connector, err := a.connector(c.Platform)
	var unset *platform.NotConfigured
	if errors.As(err, &unset) || err == nil && !connector.Info().SharedGrant || c.IDs[social.GrantOwner] == "" {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	sharing, err := a.store.ConnectionsSharing(ctx, c.Platform, social.GrantOwner, c.IDs[social.GrantOwner])
	if err != nil {
		return nil, fmt.Errorf("find the connections of the same grant: %w", err)
	}
	others := sharing[:0]
	for _, s := range sharing {
		if s.Key != c.Key {
			others = append(others, s)
		}
	}
	return others, nil
}

// lastToken reads a token that is about to be deleted, after a renewal of it that may be under way. nil if there is none to revoke.
func (a *Accounts) lastToken(ctx context.Context, c social.Connection) *platform.Token {
	ctx, cancel := context.WithTimeout(ctx, claimTime)
	defer cancel()
	for {
		h, err := a.tokens.read(ctx, c.Key)
		now := a.now()
		switch {
		case err != nil, h.row.State == social.TokenDead:
			return nil
		case h.row.State != social.TokenClaimed || !now.Before(h.row.ClaimedUntil):
			return &h.token
		}
		if a.tokens.awaitClaim(ctx, c.Key, h.row.ClaimedUntil.Sub(now)) != nil {
			return &h.token
		}
	}
}

// revoke ends a grant at the platform, as well as it can be done: a token that has expired is renewed first where that is
// possible, and whatever fails is logged and left, for the creator can end the grant at the platform too.
func (a *Accounts) revoke(ctx context.Context, p social.Platform, grant *platform.Token) {
	connector, err := a.connector(p)
	if err != nil || grant == nil {
		return
	}
	revoker, ok := connector.(platform.Revoker)
	if !ok {
		return
	}
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), revokeTime)
	defer cancel()
	token := *grant
	if !token.Refresh.Empty() && !a.now().Before(token.ExpiresAt) {
		if fresh, err := connector.Refresh(ctx, token); err == nil {
			token = fresh
		}
	}
	if err := revoker.Revoke(ctx, token); err != nil {
		a.log.WarnContext(ctx, "the grant could not be revoked at the platform", "platform", p, "error", err)
	}
}

// revokeStray ends a grant that is of no use to us, unless a connection lives on it.
func (a *Accounts) revokeStray(ctx context.Context, connector platform.Connector, g platform.Grant) {
	info := connector.Info()
	if g.Account.ExternalID == "" || info.SharedGrant && g.Account.IDs[social.GrantOwner] == "" {
		return // whether a connection lives on it cannot be told
	}
	found, err := a.store.ConnectionByAccount(ctx, info.Platform, g.Account.ExternalID)
	if err == nil && found.State != social.Disconnected || err != nil && !errors.Is(err, social.ErrNotFound) {
		return
	}
	siblings, err := a.siblings(ctx, social.Connection{Platform: info.Platform, IDs: g.Account.IDs})
	if err != nil || len(siblings) > 0 {
		return
	}
	a.revoke(ctx, info.Platform, &g.Token)
}
