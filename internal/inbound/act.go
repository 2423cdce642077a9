package inbound

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"candor/internal/social"
)

// atOnce is how many events are read at a time.
const atOnce = 100

// losses says what the end of a grant means for a connection. Whatever the reason, only a new sign-in mends it: its tokens are gone.
var losses = map[social.EventKind]social.Cause{
	social.EventRevoked:   social.CauseAccessRevoked,
	social.EventGone:      social.CauseAccountGone,
	social.EventSuspended: social.CauseSuspended,
}

// Act carries out what follows from the events that are stored, in the order in which they happened, until there are none left. One that
// cannot be carried out is logged with the connections it is about, and left for the next call, and so are those behind it.
func (in *Inbound) Act(ctx context.Context) error {
	for {
		open, err := in.Store.OpenEvents(ctx, atOnce)
		if err != nil || len(open) == 0 {
			return err
		}
		for _, e := range open {
			err := in.act(ctx, e)
			if err != nil && !errors.Is(err, social.ErrStale) { // stale: another node was first
				return fmt.Errorf("%s event of %s: %w", e.Kind, e.Source, err)
			}
		}
	}
}

func (in *Inbound) act(ctx context.Context, e social.InboundEvent) error {
	if e.Kind == social.EventOther || e.Subject == "" {
		return in.Store.CloseEvent(ctx, e, "of no consequence", in.Now())
	}
	if e.Kind == social.EventToken {
		return in.tokenGone(ctx, e)
	}
	known, err := in.Store.ConnectionsKnownAs(ctx, e.Platform, e.Subject)
	if err != nil {
		return fmt.Errorf("find the account: %w", err)
	}
	var keys []social.Key
	var uids []string
	for _, c := range known {
		if !e.Outdated(c) || e.Kind == social.EventPosted || e.Kind == social.EventRemoved { // of posts, not of the grant
			keys, uids = append(keys, c.Key), append(uids, c.UID)
		}
	}
	in.Log.InfoContext(ctx, "event", "source", e.Source, "kind", e.Kind, "detail", e.Detail, "connections", len(keys), "outdated", len(known)-len(keys))
	err = in.carryOut(ctx, e, keys)
	if err != nil && !errors.Is(err, social.ErrStale) && ctx.Err() == nil {
		in.Log.WarnContext(ctx, "event could not be carried out", "source", e.Source, "kind", e.Kind, "event", int64(e.Key), "connection", strings.Join(uids, " "), "error", err)
	}
	return err
}

// carryOut does what an event asks for to the connections that it is about.
func (in *Inbound) carryOut(ctx context.Context, e social.InboundEvent, keys []social.Key) error {
	cause, lost := losses[e.Kind]
	switch {
	case e.Kind == social.EventDeletion:
		return in.Store.EraseForEvent(ctx, e, keys, in.Now())
	case len(keys) == 0:
		return in.Store.CloseEvent(ctx, e, "nothing here", in.Now())
	case e.Kind == social.EventPosted, e.Kind == social.EventRemoved:
		return in.Store.NoteNews(ctx, e, keys, social.News{Post: e.Detail, Removed: e.Kind == social.EventRemoved, At: in.Now()})
	case lost:
		loss := social.Loss{State: social.NeedsReconnect, Cause: cause, PurgeAt: in.Now().Add(in.Keep(e.Platform))}
		return in.Store.LoseConnections(ctx, e, keys, loss, in.Now())
	default:
		return in.check(ctx, e, keys)
	}
}

// check tries the grants of an account that something happened to: whether they still live, the platform says best.
func (in *Inbound) check(ctx context.Context, e social.InboundEvent, keys []social.Key) error {
	for _, key := range keys {
		if err := in.Check(ctx, key); err != nil {
			in.Log.InfoContext(ctx, "a grant was tried", "platform", e.Platform, "connection", int64(key), "error", err)
		}
	}
	return in.Store.CloseEvent(ctx, e, "tried the grant", in.Now())
}

// tokenGone tries the grants whose token an event names: that it is the one we hold is likely, and the platform's word settles it. A token that
// is not known here was renewed since, or was never ours.
func (in *Inbound) tokenGone(ctx context.Context, e social.InboundEvent) error {
	if in.Holders == nil {
		return in.Store.CloseEvent(ctx, e, "nothing here", in.Now())
	}
	keys, err := in.Holders(ctx, e.Platform, e.Subject)
	if err != nil {
		return fmt.Errorf("find the token: %w", err)
	}
	in.Log.InfoContext(ctx, "event", "source", e.Source, "kind", e.Kind, "connections", len(keys))
	if len(keys) == 0 {
		return in.Store.CloseEvent(ctx, e, "no such token here", in.Now())
	}
	return in.check(ctx, e, keys)
}
