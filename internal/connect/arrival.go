package connect

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"time"

	"candor/internal/platform"
	"candor/internal/social"
)

// checkGrant refuses a grant that could not be used: without a token that lives, an account, or a permission that is needed.
func checkGrant(info platform.Info, g platform.Grant, now time.Time) error {
	if g.Account.ExternalID == "" {
		return &platform.Error{Kind: platform.Malformed, Op: "sign-in", Message: "the answer named no account"}
	}
	if err := checkToken(g.Token, now); err != nil {
		return err
	}
	for _, scope := range info.Scopes {
		if scope.Required && !slices.Contains(g.Scopes, scope.ID) {
			return &platform.Error{Kind: platform.ScopeMissing, Op: "sign-in", Scope: scope.ID, Message: "a permission that is needed was not given: " + scope.ID}
		}
	}
	return nil
}

// arrival decides what a grant means for the accounts that are here already, and builds what is to be written.
func (a *Accounts) arrival(ctx context.Context, flow social.Flow, g platform.Grant) (social.Arrival, error) {
	now := a.now()
	arrival := social.Arrival{New: true, Begun: flow.CreatedAt}
	found, err := a.store.ConnectionByAccount(ctx, flow.Platform, g.Account.ExternalID)
	ended := found.State == social.Disconnected
	switch {
	case errors.Is(err, social.ErrNotFound):
	case err != nil:
		return arrival, fmt.Errorf("look the account up: %w", err)
	case found.Person != flow.Person && !ended:
		a.log.WarnContext(ctx, "a second person signed in with a connected account", "platform", flow.Platform, "connection", found.UID)
		if err := a.store.RefuseClaim(ctx, found, now); err != nil { // refused all the same
			a.log.ErrorContext(ctx, "an account's owner could not be told that somebody else signed in to it", "connection", found.UID, "error", err)
		}
		return arrival, social.ErrOwned
	case found.Person == flow.Person && (!ended || now.Before(found.PurgeAt)):
		arrival.New = false
	default:
		arrival.Replaces = found.Key
	}
	c := renewed(found, now)
	if arrival.New {
		c = social.Connection{Key: social.NewKey(), UID: social.NewUID(), Person: flow.Person, Platform: flow.Platform,
			ExternalID: g.Account.ExternalID, State: social.Connecting, Zone: flow.Zone, ConnectedAt: now, GrantedAt: now}
	}
	arrival.Connection = describe(c, g)
	if g.Token.IssuedAt.IsZero() {
		g.Token.IssuedAt = now
	}
	if arrival.Token, err = sealToken(a.sealer, arrival.Connection, g.Token); err != nil {
		return arrival, err
	}
	arrival.Reading = firstReading(arrival.Connection, g.Profile, now)
	arrival.Plans = a.plans(arrival.Connection, arrival.Reading != nil, now)
	return arrival, nil
}

// renewed is a connection that its person signed in to again: its history, its zone and the day it began stay.
func renewed(c social.Connection, now time.Time) social.Connection {
	switch {
	case c.State == social.Paused: // an operator's decision is not undone by a sign-in
	case c.SyncedAt.IsZero():
		c.State = social.Connecting
	default:
		c.State = social.Active
	}
	if c.State != social.Paused {
		c.Cause, c.CauseUntil = social.CauseNone, time.Time{}
	}
	c.GrantedAt, c.EndedAt, c.LostAt, c.PurgeAt = now, time.Time{}, time.Time{}, time.Time{}
	return c
}

// describe puts what the platform said about the account on its connection.
func describe(c social.Connection, g platform.Grant) social.Connection {
	c.Handle, c.DisplayName, c.AccountType = g.Account.Handle, g.Account.DisplayName, g.Account.Type
	c.Scopes = slices.Clone(g.Scopes)
	c.IDs = merged(c.IDs, g.Account.IDs)
	if g.Profile != nil {
		c.Notes = merged(c.Notes, g.Profile.Notes)
	}
	return c
}

// merged is a map with changes; an empty value removes a key.
func merged(old, changes map[string]string) map[string]string {
	out := maps.Clone(old)
	if out == nil {
		out = map[string]string{}
	}
	for name, value := range changes {
		if value == "" {
			delete(out, name)
			continue
		}
		out[name] = value
	}
	return out
}

// firstReading is what the sign-in read of the profile, as the first page of a run would write it.
func firstReading(c social.Connection, page *platform.ProfilePage, now time.Time) *social.Batch {
	if page == nil {
		return nil
	}
	day := social.DayOf(now, social.Zone(c.Zone))
	b := &social.Batch{Run: social.Run{Connection: c.Key, Platform: c.Platform, Product: social.ProductProfile, Trigger: social.TriggerConnect},
		At: now, Day: day, Profile: &page.Profile, Observed: true}
	for _, metric := range slices.Sorted(maps.Keys(page.Figures)) {
		b.Readings = append(b.Readings, social.Reading{Metric: metric, Day: day, Figure: page.Figures[metric]})
	}
	for _, d := range page.Days {
		b.Readings = append(b.Readings, social.Reading{Metric: d.Metric, Day: d.Day, Figure: d.Figure, Final: d.Final})
	}
	return b
}
