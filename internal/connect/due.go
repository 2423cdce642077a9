package connect

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"sync/atomic"
	"time"

	"candor/internal/platform"
	"candor/internal/social"
)

// dueBatch is how many tokens of a platform one round renews; the rest is found by the next one.
const dueBatch = 500

// RenewDue renews the tokens that are due by their platform's policy, whether or not anybody uses them now, and those whose
// renewal has no outcome. It returns how many were renewed; a token that could not be renewed is logged and is no error.
func (t *Tokens) RenewDue(ctx context.Context) (int, error) {
	var renewed int
	var errs []error
	for _, p := range t.platforms {
		connector, err := t.connector(p)
		if err != nil {
			continue // not configured: nothing can be renewed, and Info says so elsewhere
		}
		n, err := t.renewPlatform(ctx, p, oldestUnrenewed(connector.Info().Tokens, t.now()))
		renewed += n
		errs = append(errs, err)
	}
	return renewed, errors.Join(errs...)
}

// Recover is the first thing after a start: it brings in what the journal holds, and tries the renewals again whose outcome is not
// known, while the platform may still take the old token.
func (t *Tokens) Recover(ctx context.Context) (int, error) {
	var renewed int
	var errs []error
	if left, err := t.Replay(ctx); err != nil {
		t.log.ErrorContext(ctx, "renewed tokens still wait in the journal", "left", left, "error", err)
	}
	for _, p := range t.platforms {
		if _, err := t.connector(p); err != nil {
			continue
		}
		n, err := t.renewPlatform(ctx, p, time.Unix(0, 0))
		renewed += n
		errs = append(errs, err)
	}
	return renewed, errors.Join(errs...)
}

// oldestUnrenewed is the instant before which an issued token may be due.
func oldestUnrenewed(p platform.TokenPolicy, now time.Time) time.Time {
	age := p.RenewAfter
	if p.CheckEvery > 0 && (age == 0 || p.CheckEvery < age) {
		age = p.CheckEvery
	}
	if age == 0 {
		return time.Unix(0, 0) // never by age
	}
	return now.Add(-max(age, p.MinAge))
}

func (t *Tokens) renewPlatform(ctx context.Context, p social.Platform, issuedBefore time.Time) (int, error) {
	due, err := t.store.TokensDue(ctx, p, issuedBefore, t.now(), dueBatch)
	if err != nil {
		return 0, fmt.Errorf("find the tokens of %s that are due: %w", p, err)
	}
	var renewed atomic.Int64
	work := make(chan social.Key)
	var workers sync.WaitGroup
	for range min(t.workers, len(due)) {
		workers.Go(func() {
			for key := range work {
				if t.renewOne(ctx, key) {
					renewed.Add(1)
				}
			}
		})
	}
	for _, key := range due {
		if ctx.Err() != nil {
			break
		}
		work <- key
	}
	close(work)
	workers.Wait()
	return int(renewed.Load()), ctx.Err()
}

// renewOne renews a token that was found due, unless it is no longer.
func (t *Tokens) renewOne(ctx context.Context, connection social.Key) bool {
	h, err := t.read(ctx, connection)
	now := t.now()
	switch {
	case errors.Is(err, social.ErrNotFound): // ended meanwhile
		return false
	case err != nil:
		t.log.ErrorContext(ctx, "a token cannot be read", "error", err)
		return false
	case h.row.State == social.TokenDead, h.row.State == social.TokenClaimed && now.Before(h.row.ClaimedUntil), now.Before(h.row.RetryAt):
		return false
	case h.row.State == social.TokenIdle && !h.connector.Info().Tokens.Due(h.token, now):
		return false
	}
	return t.renew(ctx, h) == nil // carryOut has logged what went wrong
}
