package budget

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"net/http"
	"sync"
	"time"

	"candor/internal/platform"
	"candor/internal/social"
)

const (
	halfFrom    = 75.0             // usage from which background work slows to half its pace
	slowFrom    = 90.0             // usage from which only token calls and work that a person waits for go on
	stopFrom    = 95.0             // usage from which only token calls go on
	usagePause  = 15 * time.Minute // how long a usage above these closes a bucket if no time was stated
	firstPause  = 30 * time.Second // a refusal without a stated time …
	lastPause   = 15 * time.Minute // … doubles up to this
	probePause  = 30 * time.Second // after a probe that taught nothing
	longestWait = 24 * time.Hour   // no platform's word closes a bucket for longer
	shortWait   = 10 * time.Second // a call waits for a bucket that opens again so soon
	roomPause   = 30 * time.Minute // after which work that takes what is left looks again whether the planned work left more
)

// meter is the meter of one run.
type meter struct {
	budgets    *Budgets
	platform   social.Platform
	connection social.Key
	run        *platform.Tally

	mu   sync.Mutex
	seen map[string]reservation // by bucket, of the newest call
}

// reservation is a bucket as it stood when a call was reserved in it.
type reservation struct {
	social.Bucket
	probe bool // others wait for what the call learns
}

// Reserve implements platform.Meter.
func (m *meter) Reserve(ctx context.Context, c platform.Call) error {
	now := m.budgets.now()
	if c.Cost == 0 {
		if b, ok, err := m.quiet(ctx, c, now); err != nil {
			return err
		} else if ok {
			m.remember(b, false)
			return nil
		}
	}
	if m.budgets.daily[m.platform] > 0 && c.Cost > 0 && !c.Refresh { // tokens are no business of the cap: they may never wait for it
		daily := platform.Call{Bucket: dailyBucket, Endpoint: c.Endpoint, Cost: 1}
		if _, err := m.spend(ctx, daily); err != nil {
			return m.refused(ctx, daily, err)
		}
		if err := m.reserve(ctx, c); err != nil {
			back := social.Spend{Platform: m.platform, Bucket: dailyBucket, Cost: 1, Now: m.budgets.now()}
			return errors.Join(err, m.budgets.store.RefundBudget(ctx, back))
		}
		return nil
	}
	return m.reserve(ctx, c)
}

// reserve counts a call in its bucket. A bucket that is closed for a moment only, to slow the pace, is waited for.
func (m *meter) reserve(ctx context.Context, c platform.Call) error {
	r, err := m.spend(ctx, c)
	var refusal *platform.Error
	if errors.As(err, &refusal) && r.pace(m.budgets.now()) {
		timer := time.NewTimer(r.BlockedUntil.Sub(m.budgets.now()))
		defer timer.Stop()
		select {
		case <-timer.C:
		case <-ctx.Done():
			return m.refused(ctx, c, err)
		}
		r, err = m.spend(ctx, c)
	}
	if err != nil {
		if refusal = nil; errors.As(err, &refusal) {
			m.run.Limit(refusal.Until)
		}
		return m.refused(ctx, c, err)
	}
	m.remember(r.Bucket, r.probe)
	m.run.Add(c)
	return nil
}

// refused tells of a call that is not made because of its bucket, and returns why.
func (m *meter) refused(ctx context.Context, c platform.Call, err error) error {
	if refusal, ok := errors.AsType[*platform.Error](err); ok {
		m.budgets.held(m.platform, kindOf(c.Bucket))
		m.budgets.log.DebugContext(ctx, "call refused by its budget", "platform", m.platform, "bucket", c.Bucket, "connection", m.connection, "until", refusal.Until)
	}
	return err
}

// pace reports whether a bucket is closed for a moment only.
func (r reservation) pace(now time.Time) bool {
	wait := r.BlockedUntil.Sub(now)
	return r.Strikes == 0 && r.Percent < slowFrom && wait > 0 && wait <= shortWait
}

// spend counts a call, or says why it may not be made now and when it may.
func (m *meter) spend(ctx context.Context, c platform.Call) (reservation, error) {
	now := m.budgets.now()
	limit := m.budgets.limitOf(m.platform, c.Bucket)
	most, err := m.share(ctx, limit, c, now)
	if err != nil {
		return reservation{}, err
	}
	spend := social.Spend{Platform: m.platform, Bucket: c.Bucket, Cost: c.Cost, Limit: most, Now: now,
		WindowEnd: windowEnd(limit, now), Probe: now.Add(probeTime), Passes: m.passes(c)}
	if c.Refresh {
		spend.Limit = 0
	}
	b, err := m.budgets.store.SpendBudget(ctx, spend)
	switch {
	case errors.Is(err, social.ErrTooMany):
		return reservation{Bucket: b}, m.refusal(c, b, limit, now)
	case err != nil:
		return reservation{}, fmt.Errorf("reserve a call: %w", err)
	}
	return reservation{b, b.BlockedUntil.UnixMilli() == spend.Probe.UnixMilli()}, nil
}

// quiet reads a bucket that is only asked whether it is open. Most of the time nothing is the matter with it and nothing is written.
func (m *meter) quiet(ctx context.Context, c platform.Call, now time.Time) (social.Bucket, bool, error) {
	b, err := m.budgets.store.BudgetOf(ctx, m.platform, c.Bucket)
	if errors.Is(err, social.ErrNotFound) {
		return social.Bucket{Name: c.Bucket, Percent: -1}, false, nil // its row is made, so that what the call learns can be kept
	}
	if err != nil {
		return b, false, fmt.Errorf("ask a bucket: %w", err)
	}
	return b, b.Strikes == 0 && b.Percent < slowFrom && (m.urgent() || !b.BlockedUntil.After(now)), nil
}

func (m *meter) urgent() bool {
	return !m.run.Surplus && (m.run.Trigger == social.TriggerPerson || m.run.Trigger == social.TriggerConnect)
}

// passes is the usage below which a call passes a block that was made for the usage alone.
func (m *meter) passes(c platform.Call) float64 {
	switch {
	case c.Refresh:
		return 1e9
	case m.urgent():
		return stopFrom
	default:
		return 0
	}
}

func (m *meter) remember(b social.Bucket, probe bool) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.seen[b.Name] = reservation{b, probe}
}

// refusal says why a call may not be made now and when it may.
func (m *meter) refusal(c platform.Call, b social.Bucket, l platform.Budget, now time.Time) error {
	failure := &platform.Error{Kind: platform.RateLimited, Op: c.Endpoint, Message: "its bucket is closed for now", Until: b.BlockedUntil, Unasked: true}
	daily := l.Window == 0
	switch {
	case b.BlockedUntil.After(now):
		if daily && !b.BlockedUntil.Before(b.WindowEnd) { // until the day's reset: the platform said that the day's quota is spent
			failure.Kind = platform.QuotaExhausted
		}
	case m.run.Surplus && b.Used+c.Cost <= allowed(l, false): // planned work may go on
		failure.Until, failure.Message = now.Add(roomPause), "it leaves the rest to the planned work"
		if b.WindowEnd.Before(failure.Until) {
			failure.Until = b.WindowEnd
		}
	case daily:
		failure.Kind, failure.Until, failure.Message = platform.QuotaExhausted, afterReset(b.WindowEnd), "its budget is spent"
	default:
		failure.Until, failure.Message = b.WindowEnd, "its budget is spent"
	}
	return failure
}

// afterReset spreads what waits for a daily reset over the ten minutes behind it.
func afterReset(reset time.Time) time.Time { return reset.Add(time.Minute + rand.N(9*time.Minute)) }

// Settle implements platform.Meter. It writes only if there is news. A write that does not work is logged: the call was made.
func (m *meter) Settle(ctx context.Context, c platform.Call, u platform.Usage) {
	if c.Cost > 0 {
		m.budgets.called(m.platform, kindOf(c.Bucket), c, u.Failed)
	}
	m.mu.Lock()
	r, ok := m.seen[c.Bucket]
	m.mu.Unlock()
	if !ok {
		return
	}
	news, ok := m.news(c, r, u)
	if !ok {
		return
	}
	if news.Refused {
		m.run.Limit(news.Until)
	}
	if news.Until.After(m.budgets.now()) && (news.Refused || news.Percent >= slowFrom) {
		m.budgets.log.WarnContext(ctx, "bucket closed", "platform", m.platform, "bucket", c.Bucket, "connection", m.connection,
			"until", news.Until, "percent", news.Percent, "strikes", news.Strikes)
	}
	if err := m.budgets.store.TellBudget(ctx, news); err != nil {
		m.budgets.log.ErrorContext(ctx, "the news of a bucket could not be kept", "platform", m.platform, "bucket", c.Bucket, "error", err)
	}
}

// news is what a call taught about its bucket, and whether it is worth a write.
func (m *meter) news(c platform.Call, r reservation, u platform.Usage) (social.BucketNews, bool) {
	now := m.budgets.now()
	n := social.BucketNews{Platform: m.platform, Bucket: c.Bucket, Percent: u.Percent, Strikes: r.Strikes, Probe: r.probe}
	if u.Percent < 0 {
		n.Percent = r.Percent
	}
	switch {
	case refused(u):
		n.Refused, n.Strikes = true, r.Strikes+1
		n.Until = m.closedUntil(c, n.Strikes, u, now)
		return n, true
	case u.Percent >= slowFrom:
		n.Until = stated(u.Until, now, usagePause)
		n.Strikes = 0
		return n, true
	case u.Percent >= halfFrom:
		n.Until, n.Strikes = now.Add(paceOf(r.Bucket, now)), 0
		return n, true
	case u.Status == 0 || u.Status >= http.StatusInternalServerError: // no word about the limit
		n.Until = now.Add(probePause)
		return n, r.probe
	default:
		n.Percent, n.Strikes = u.Percent, 0
		return n, r.probe || r.Percent >= halfFrom && u.Percent >= 0
	}
}

// paceOf is twice the mean pause between the calls of a bucket's window so far: who waits so long after each call goes on at half
// the pace.
func paceOf(b social.Bucket, now time.Time) time.Duration {
	return min(max(2*now.Sub(b.WindowStart)/time.Duration(max(b.Used, 1)), time.Second), time.Minute)
}

// refused reports whether the platform refused a call because of its limits.
func refused(u platform.Usage) bool {
	if u.Err != nil {
		return u.Err.Kind == platform.RateLimited || u.Err.Kind == platform.QuotaExhausted
	}
	return u.Status == http.StatusTooManyRequests
}

// closedUntil is how long a refusal closes a bucket: as long as was said, until the day's reset for a day's quota, else longer with
// each refusal in a row.
func (m *meter) closedUntil(c platform.Call, strikes int, u platform.Usage, now time.Time) time.Time {
	pause := lastPause
	if strikes < 6 {
		pause = min(firstPause<<(strikes-1), lastPause)
	}
	if u.Until.IsZero() && u.Err != nil && u.Err.Kind == platform.QuotaExhausted {
		if limit := m.budgets.limitOf(m.platform, c.Bucket); limit.Window == 0 {
			return afterReset(windowEnd(limit, now))
		}
	}
	return stated(u.Until, now, pause)
}

// stated is the time that a platform named, not longer than a day ahead, or a pause if it named none; with some jitter behind it.
func stated(until, now time.Time, pause time.Duration) time.Time {
	if said := until.Sub(now); !until.IsZero() && said > 0 {
		pause = min(said, longestWait)
	}
	return now.Add(pause + rand.N(min(pause/4, time.Minute)+1))
}
