package access

import (
	"context"
	"fmt"
	"time"

	"candor/internal/social"
)

// maxGrant is the longest time for which a creator lets an agency see something: they are asked again after a year.
const maxGrant = 366 * 24 * time.Hour

// Errors of grants. They are sentences for the creator.
var (
	ErrUntil       = social.Invalid("the end of a grant lies after now and within a year")
	ErrConnections = social.Invalid("name 1 to 100 connections")
)

// AddAgency adds an agency.
func (a *Access) AddAgency(ctx context.Context, name string) (social.Agency, error) {
	name, err := cleanName(name)
	if err != nil {
		return social.Agency{}, err
	}
	agency := social.Agency{Key: social.NewKey(), UID: social.NewUID(), Name: name, CreatedAt: a.now()}
	return agency, a.store.AddAgency(ctx, agency)
}

// AgenciesFor lists the agencies that a person may know of: an administrator all, a manager their own, a creator those they have
// given a grant to.
func (a *Access) AgenciesFor(ctx context.Context, p social.Person) ([]social.Agency, error) {
	switch p.Role {
	case social.Admin:
		return a.store.Agencies(ctx)
	case social.Manager:
		return a.store.AgenciesOf(ctx, p.Key)
	default:
		return a.store.AgenciesKnownTo(ctx, p.Key)
	}
}

// agencyFor finds one of the agencies that a person may know of; every other is social.ErrNotFound.
func (a *Access) agencyFor(ctx context.Context, p social.Person, uid string) (social.Agency, error) {
	list, err := a.AgenciesFor(ctx, p)
	if err != nil {
		return social.Agency{}, err
	}
	for _, agency := range list {
		if agency.UID == uid {
			return agency, nil
		}
	}
	return social.Agency{}, social.ErrNotFound
}

// SetMember makes a manager a member of an agency, or ends that. Somebody who is no manager is a social.ErrConflict.
func (a *Access) SetMember(ctx context.Context, agencyUID, personUID string, member bool) error {
	agency, err := a.store.AgencyByUID(ctx, agencyUID)
	if err != nil {
		return err
	}
	p, err := a.store.PersonByUID(ctx, personUID)
	switch {
	case err != nil:
		return err
	case !member:
		return a.store.RemoveMember(ctx, agency, p.Key)
	case p.Role != social.Manager:
		return fmt.Errorf("only managers are members of an agency: %w", social.ErrConflict)
	}
	return a.store.AddMember(ctx, agency, p.Key, a.now())
}

// Give lets an agency that the creator knows see some of the creator's connections until an instant. What it replaces ends with it, in one
// step, so that the agency never sees both or neither.
func (a *Access) Give(ctx context.Context, creator social.Person, what social.Giving) (social.Grant, error) {
	if err := a.checkGrant(what.Connections, what.Until); err != nil {
		return social.Grant{}, err
	}
	agency, err := a.agencyFor(ctx, creator, what.Agency)
	if err != nil {
		return social.Grant{}, err
	}
	g := social.Grant{Key: social.NewKey(), UID: social.NewUID(), Person: creator, Agency: agency, GivenAt: a.now(), Until: what.Until}
	return g, a.store.AddGrant(ctx, g, unique(what.Connections), what.Replaces)
}

func (a *Access) checkGrant(connections []string, until time.Time) error {
	if len(connections) < 1 || len(connections) > 100 {
		return ErrConnections
	}
	if !until.After(a.now()) || until.After(a.now().Add(maxGrant)) {
		return ErrUntil
	}
	return nil
}

func unique(list []string) []string {
	var out []string
	seen := map[string]bool{}
	for _, s := range list {
		if !seen[s] {
			out, seen[s] = append(out, s), true
		}
	}
	return out
}

// GrantsOf is a person's ledger: what a creator has given, or what the agencies of a manager have been given.
func (a *Access) GrantsOf(ctx context.Context, p social.Person) ([]social.Grant, error) {
	if p.Role == social.Manager {
		return a.store.GrantsTo(ctx, p.Key)
	}
	return a.store.GrantsBy(ctx, p.Key)
}

// EndGrant takes a grant back (its creator) or gives it up (a member of its agency). Anybody else's is social.ErrNotFound.
func (a *Access) EndGrant(ctx context.Context, p social.Person, uid string) error {
	return a.store.EndGrant(ctx, uid, p, a.now())
}

// LiveGrants lists the grants that let a manager see something now.
func (a *Access) LiveGrants(ctx context.Context, manager social.Person) ([]social.Grant, error) {
	return a.store.LiveGrantsTo(ctx, manager.Key, a.now())
}
