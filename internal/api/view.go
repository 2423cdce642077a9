package api

import (
	"cmp"
	"context"
	"net/http"
	"slices"

	"candor/internal/social"
)

// viewOf says whose data the caller sees: a creator's own. Until creators can share, a manager sees nobody's, and an
// administrator never sees figures. Whoever is named and is not oneself is answered like somebody who does not exist.
func viewOf(ctx context.Context, creator string) (social.View, error) {
	p, ok := personIn(ctx)
	switch {
	case !ok:
		return social.View{}, errSignedOut
	case creator != "" && creator != p.UID, p.Role == social.Manager:
		return social.View{}, social.ErrNotFound
	case p.Role == social.Admin:
		return social.View{}, problem(http.StatusForbidden, CodeForbidden, "An administrator sees how the work goes, never figures.")
	}
	return social.View{Person: p.Key}, nil
}

// narrowed restricts a view to a platform and a connection. A platform that is none of ours does not exist.
func (a *api) narrowed(v social.View, platform, connection string) (social.View, error) {
	if _, ok := a.platformOf(social.Platform(platform)); platform != "" && !ok {
		return v, social.ErrNotFound
	}
	v.Platform, v.Connection = social.Platform(platform), connection
	return v, nil
}

// accounts reads the accounts of a view in the order of the platforms. A connection that was named and is not there is not found.
func (a *api) accounts(ctx context.Context, v social.View) ([]social.Account, error) {
	list, err := a.Reader.Accounts(ctx, v)
	if err != nil {
		return nil, err
	}
	if v.Connection != "" && len(list) == 0 {
		return nil, social.ErrNotFound
	}
	slices.SortStableFunc(list, func(x, y social.Account) int { return cmp.Compare(a.place(x.Platform), a.place(y.Platform)) })
	return list, nil
}

// place is a platform's place in the list; unknown ones come last.
func (a *api) place(p social.Platform) int {
	for i, known := range a.Platforms {
		if known.Info.Platform == p {
			return i
		}
	}
	return len(a.Platforms)
}

// healths judges accounts, in their order.
func (a *api) healths(list []social.Account) []health {
	out := make([]health, len(list))
	for i, acc := range list {
		out[i] = a.healthOf(acc)
	}
	return out
}

// byKey finds accounts by their connection's key.
func byKey(list []social.Account) map[social.Key]social.Account {
	out := make(map[social.Key]social.Account, len(list))
	for _, acc := range list {
		out[acc.Key] = acc
	}
	return out
}
