package api

import (
	"cmp"
	"context"
	"net/http"
	"slices"
	"time"

	"candor/internal/social"
)

// viewOf says whose data the caller sees: a creator their own, a manager what a live grant covers of the creator who is named. An
// administrator never sees figures. Whoever may not be seen is answered like somebody who does not exist.
func viewOf(ctx context.Context, creator string) (social.View, error) {
	p, ok := personIn(ctx)
	switch {
	case !ok:
		return social.View{}, errSignedOut
	case p.Role == social.Admin:
		return social.View{}, problem(http.StatusForbidden, CodeForbidden, "An administrator sees how the work goes, never figures.")
	case p.Role == social.Manager && creator == "":
		return social.View{}, problem(http.StatusBadRequest, CodeBadRequest, "Say whose figures: ?creator=.")
	case p.Role == social.Manager:
		return grantedView(ctx, p, creator)
	case creator != "" && creator != p.UID:
		return social.View{}, social.ErrNotFound
	}
	return social.View{Person: p.Key}, nil
}

// grantedView is what a manager sees of a creator: the connections that live grants name, taken together.
func grantedView(ctx context.Context, manager social.Person, creator string) (social.View, error) {
	grants, err := callerIn(ctx).grants(ctx, manager)
	if err != nil {
		return social.View{}, err
	}
	for _, v := range granted(grants) {
		if v.creator.UID == creator {
			return v.View, nil
		}
	}
	return social.View{}, social.ErrNotFound
}

// share is what grants let somebody see of one creator.
type share struct {
	social.View
	creator  social.Person
	agencies []AgencyName         // to which they were given, by name
	ends     map[string]time.Time // by connection: when the last of them that names it ends
	until    time.Time            // when the last of them ends
}

// granted puts grants together by creator, in the order of the creators' names.
func granted(grants []social.Grant) []share {
	var out []share
	at := map[social.Key]int{}
	for _, g := range grants {
		i, ok := at[g.Person.Key]
		if !ok {
			i, at[g.Person.Key] = len(out), len(out)
			out = append(out, share{View: social.View{Person: g.Person.Key, Only: []string{}}, creator: g.Person, ends: map[string]time.Time{}})
		}
		out[i].add(g)
	}
	slices.SortFunc(out, func(x, y share) int {
		return cmp.Or(cmp.Compare(x.creator.Name, y.creator.Name), cmp.Compare(x.creator.UID, y.creator.UID))
	})
	return out
}

// add takes in one more grant of the same creator.
func (s *share) add(g social.Grant) {
	for _, c := range g.Connections {
		s.Only = append(s.Only, c.UID)
		if g.Until.After(s.ends[c.UID]) {
			s.ends[c.UID] = g.Until
		}
	}
	if g.Until.After(s.until) {
		s.until = g.Until
	}
	agency := AgencyName{g.Agency.UID, g.Agency.Name}
	if !slices.Contains(s.agencies, agency) {
		s.agencies = append(s.agencies, agency)
		slices.SortFunc(s.agencies, func(x, y AgencyName) int { return cmp.Or(cmp.Compare(x.Name, y.Name), cmp.Compare(x.ID, y.ID)) })
	}
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
