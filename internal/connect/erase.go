package connect

import (
	"context"
	"crypto/rand"
	"fmt"

	"candor/internal/platform"
	"candor/internal/social"
)

// Erase deletes at once and for good what is here of a person's accounts at one platform, or of everything and the person, with p "". Work
// under way finds nothing to write to. The grants are then given back at the platforms as well as it can be done.
func (a *Accounts) Erase(ctx context.Context, person social.Person, p social.Platform) (social.Erasure, error) {
	ctx = context.WithoutCancel(ctx)
	receipt := social.Erasure{Code: rand.Text(), Platform: p, Origin: social.ErasedByPerson, RequestedAt: a.now()}
	all, err := a.store.ConnectionsOfPerson(ctx, person.Key, p)
	if err != nil {
		return receipt, fmt.Errorf("list the connections: %w", err)
	}
	erase := func(keys []social.Key) (social.Erasure, error) {
		if p == "" {
			return a.store.ErasePerson(ctx, receipt, person, a.now())
		}
		return a.store.EraseConnections(ctx, receipt, keys, a.now())
	}
	return a.eraseThem(ctx, all, erase)
}

// EraseAll erases every account of a platform, of anybody: what its terms demand when they end. It returns the receipt.
func (a *Accounts) EraseAll(ctx context.Context, p social.Platform) (social.Erasure, error) {
	receipt := social.Erasure{Code: rand.Text(), Platform: p, Origin: social.ErasedByOperator, RequestedAt: a.now()}
	all, err := a.store.PlatformConnections(ctx, p)
	if err != nil {
		return receipt, fmt.Errorf("list the connections: %w", err)
	}
	return a.eraseThem(ctx, all, func(keys []social.Key) (social.Erasure, error) {
		return a.store.EraseConnections(ctx, receipt, keys, a.now())
	})
}

// EraseListed erases the accounts of a platform that a list of ids names: one receipt for all of it.
func (a *Accounts) EraseListed(ctx context.Context, p social.Platform, ids []string) (social.Erasure, error) {
	receipt := social.Erasure{Code: rand.Text(), Platform: p, Origin: social.ErasedByList, RequestedAt: a.now()}
	var all []social.Connection
	for _, id := range ids {
		found, err := a.store.ConnectionsKnownAs(ctx, p, id)
		if err != nil {
			return receipt, fmt.Errorf("find an account: %w", err)
		}
		all = append(all, found...)
	}
	return a.eraseThem(ctx, all, func(keys []social.Key) (social.Erasure, error) {
		return a.store.EraseConnections(ctx, receipt, keys, a.now())
	})
}

// eraseThem takes the last tokens, erases, and gives the grants back.
func (a *Accounts) eraseThem(ctx context.Context, all []social.Connection, erase func([]social.Key) (social.Erasure, error)) (social.Erasure, error) {
	grants := make([]*platform.Token, len(all))
	keys := make([]social.Key, len(all))
	for i, c := range all {
		keys[i], grants[i] = c.Key, a.lastToken(ctx, c)
	}
	a.leaving(ctx, all)
	receipt, err := erase(keys)
	if err != nil {
		return receipt, fmt.Errorf("erase: %w", err)
	}
	for i, c := range all {
		a.onEnded(ctx, c.Key)
		a.revoke(ctx, c.Platform, grants[i])
	}
	a.log.InfoContext(ctx, "data erased", "platform", receipt.Platform, "origin", receipt.Origin, "accounts", receipt.Accounts)
	return receipt, nil
}
