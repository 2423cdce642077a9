package inbound

import (
	"context"
	cryptorand "crypto/rand"
	"errors"
	"fmt"
	"math/rand/v2"
	"time"

	"candor/internal/platform"
	"candor/internal/social"
)

const (
	askedLease = 10 * 24 * time.Hour // the longest lease that people have been granted; the hub usually gives five days
	leastLease = time.Minute         // a shorter one would be asked for without end
	// renewShare is the share of a lease, in tenths, after which it is renewed.
	renewShare = 8
	// awaitAnswer is how long the hub may take to ask back before it is asked again.
	awaitAnswer = 10 * time.Minute
	firstPause  = time.Minute
	longPause   = 6 * time.Hour
	leaveTime   = 5 * time.Second // how long a person waits for the end of a subscription
)

// confirm notes a lease as the hub gave it.
func (w *WebSub) confirm(ctx context.Context, path string, lease time.Duration) bool {
	if lease < leastLease {
		return false
	}
	lease = min(lease, askedLease)
	now := w.Now()
	err := w.Store.ConfirmPush(context.WithoutCancel(ctx), path, now.Add(lease), now.Add(lease/10*renewShare))
	if err != nil && !errors.Is(err, social.ErrStale) {
		w.Log.ErrorContext(ctx, "a lease could not be kept", "platform", w.Platform, "error", err)
	}
	return err == nil
}

// pauseAfter is how long the hub is left alone after so many failures in a row: longer and longer, spread by a fifth.
func pauseAfter(failures int) time.Duration {
	pause := longPause
	if failures < 10 {
		pause = min(firstPause<<(max(failures, 1)-1), longPause)
	}
	return pause + rand.N(pause/5) // #nosec G404 -- spreads load, guards nothing
}

// Keep asks the hub for what is due: new subscriptions, renewals, another try, and the end of those that nobody needs. A hub that does not
// answer is asked again at growing intervals; leases that it has given go on.
func (w *WebSub) Keep(ctx context.Context) error {
	left, err := w.Store.PushLeft(ctx, w.Platform, atOnce)
	if err != nil {
		return fmt.Errorf("find subscriptions that nobody needs: %w", err)
	}
	for _, s := range left {
		if err := w.end(ctx, s); err != nil {
			return err
		}
	}
	due, err := w.Store.PushDue(ctx, w.Platform, w.mark(), w.Now(), atOnce)
	if err != nil {
		return fmt.Errorf("find what to subscribe to: %w", err)
	}
	for _, s := range due {
		if err := w.begin(ctx, s); err != nil && !errors.Is(err, social.ErrStale) { // stale: another node was first
			return err
		}
		if ctx.Err() != nil {
			return ctx.Err()
		}
	}
	return nil
}

// begin asks the hub to tell of an account, or to go on. What was asked is written first: the hub may ask back before it answers.
func (w *WebSub) begin(ctx context.Context, old social.Subscription) error {
	now := w.Now()
	s := old
	if s.Path == "" {
		s.Path = cryptorand.Text()
	}
	s.Mark, s.AskedAt, s.Failures = w.mark(), now, s.Failures+1 // until it is confirmed
	s.RenewAt = now.Add(max(awaitAnswer, pauseAfter(s.Failures)))
	if err := w.Store.ClaimPush(ctx, old, s); err != nil {
		return err
	}
	err := w.Hub.Subscribe(ctx, w.ask(s, false))
	if err == nil {
		return nil
	}
	w.Log.WarnContext(ctx, "the hub does not take a subscription", "platform", w.Platform, "connection", s.Connection.UID, "failures", s.Failures, "error", err)
	later := s
	later.RenewAt = now.Add(pauseAfter(s.Failures))
	var e *platform.Error
	if errors.As(err, &e) && e.Until.After(later.RenewAt) {
		later.RenewAt = e.Until
	}
	return w.Store.ClaimPush(ctx, s, later)
}

// ask is what the hub is asked.
func (w *WebSub) ask(s social.Subscription, end bool) platform.Subscription {
	return platform.Subscription{Topic: w.Hub.Topic(s.Connection.ExternalID), Callback: w.PublicURL + webSubPath + s.Path, Secret: w.secretOf(s.Path),
		Lease: askedLease, End: end, Meter: w.meter()}
}

// end forgets a subscription and asks the hub to end it: what is forgotten is confirmed to be unwanted when the hub asks back. If the hub
// does not take it, the lease runs out by itself, and what it tells until then is dropped.
func (w *WebSub) end(ctx context.Context, s social.Subscription) error {
	if err := w.Store.DropPush(ctx, s.Connection.Key); err != nil {
		return fmt.Errorf("forget a subscription: %w", err)
	}
	if err := w.Hub.Subscribe(ctx, w.ask(s, true)); err != nil {
		w.Log.InfoContext(ctx, "a subscription could not be ended: its lease will run out", "platform", w.Platform, "connection", s.Connection.UID, "error", err)
	}
	return nil
}

// Leave ends the subscriptions of connections that are about to be deleted with all that is here of them.
func (w *WebSub) Leave(ctx context.Context, all []social.Connection) {
	ctx, cancel := context.WithTimeout(ctx, leaveTime)
	defer cancel()
	for _, c := range all {
		if c.Platform != w.Platform {
			continue
		}
		s, err := w.Store.PushOf(ctx, c.Key)
		if err == nil {
			err = w.end(ctx, s)
		}
		if err != nil && !errors.Is(err, social.ErrNotFound) {
			w.Log.WarnContext(ctx, "a subscription could not be ended: its lease will run out", "platform", w.Platform, "error", err)
		}
	}
}
