package budget

import (
	"context"
	"fmt"
	"math"
	"strings"
	"sync"
	"time"

	"candor/internal/platform"
	"candor/internal/social"
)

const (
	aheadFor  = 30 * time.Second // what a whole platform has planned is counted so seldom
	aheadPast = 24 * time.Hour   // of the runs whose mean is taken for the planned ones
	costGuess = 3                // what a run is taken to cost before one was made, in calls and in units
)

// window names the windows of a bucket that a whole platform shares.
type window struct {
	platform social.Platform
	bucket   string
}

// ahead is what a platform had planned in a window when it was counted. Who counts it holds mu, and only those who ask the same wait.
type ahead struct {
	mu    sync.Mutex
	work  []social.WorkAhead
	until time.Time // of the window that it was counted for
	at    time.Time // zero before it was counted
}

// share is how much of its limit a call's bucket may have spent with this call.
func (m *meter) share(ctx context.Context, l platform.Budget, c platform.Call, now time.Time) (int, error) {
	if !m.run.Surplus || l.Limit == 0 || c.Cost == 0 {
		return allowed(l, m.urgent()), nil
	}
	var work []social.WorkAhead
	var err error
	if until := windowEnd(l, now); strings.Contains(c.Bucket, ":") { // one account's bucket: nobody else's work spends of it
		work, err = m.budgets.store.WorkAhead(ctx, m.platform, m.connection, until, now)
	} else {
		work, err = m.budgets.plannedUntil(ctx, window{m.platform, c.Bucket}, until, now)
	}
	if err != nil {
		return 0, fmt.Errorf("ask what is planned: %w", err)
	}
	costOf := func(w social.WorkAhead) float64 { return w.Cost }
	if c.Bucket == dailyBucket {
		costOf = func(w social.WorkAhead) float64 { return w.Calls }
	}
	return surplus(l.Limit, work, costOf, m.run.Backfill), nil
}

// surplus is how much of a limit work may use up that takes only what is left: all but a share for people, and what planned work will
// still need in this window. Backfill leaves room for the daily part of the surplus too, so that a long listing does not starve it.
func surplus(limit int, work []social.WorkAhead, costOf func(social.WorkAhead) float64, backfill bool) int {
	needed := 0.0
	for _, w := range work {
		rank := social.CadenceOf(w.Product)
		if w.Product == social.ProductArchive || rank.Surplus && !backfill {
			continue
		}
		cost := costOf(w)
		if cost < 0 {
			cost = costGuess
		}
		needed += cost * float64(w.Runs)
	}
	return max(1, limit-limit/keptShare-int(math.Ceil(needed)))
}

// plannedUntil is what a whole platform has planned until the end of a window. It is counted now and then only; the window may have ended in
// between.
func (b *Budgets) plannedUntil(ctx context.Context, w window, until, now time.Time) ([]social.WorkAhead, error) {
	b.mu.Lock()
	known := b.planned[w]
	if known == nil {
		known = &ahead{}
		b.planned[w] = known
	}
	b.mu.Unlock()
	known.mu.Lock()
	defer known.mu.Unlock()
	if age := now.Sub(known.at); age >= 0 && age < aheadFor && until.Sub(known.until).Abs() < aheadFor {
		return known.work, nil
	}
	work, err := b.store.WorkAhead(ctx, w.platform, 0, until, now.Add(-aheadPast))
	if err == nil {
		known.work, known.until, known.at = work, until, now
	}
	return work, err
}
