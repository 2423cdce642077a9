package budget

import (
	"context"
	"fmt"
	"math"
	"strings"
	"time"

	"candor/internal/platform"
	"candor/internal/social"
)

const (
	aheadFor  = 30 * time.Second // what a whole platform has planned is counted so seldom
	aheadPast = 24 * time.Hour   // of the runs whose mean cost is taken for that of the planned ones
	costGuess = 3                // what a run is taken to cost before one was made
)

// ahead is what a platform had planned when it was counted.
type ahead struct {
	work  []social.WorkAhead
	until time.Time // of the window that it was counted for
	at    time.Time
}

// share is how much of its limit a call's bucket may have spent with this call.
func (m *meter) share(ctx context.Context, l platform.Budget, c platform.Call, now time.Time) (int, error) {
	if !m.run.Surplus || l.Limit == 0 || c.Cost == 0 {
		return allowed(l, m.urgent()), nil
	}
	connection := social.Key(0)
	if strings.Contains(c.Bucket, ":") { // one account's bucket: nobody else's work spends of it
		connection = m.connection
	}
	work, err := m.budgets.plannedUntil(ctx, m.platform, connection, windowEnd(l, now), now)
	if err != nil {
		return 0, fmt.Errorf("ask what is planned: %w", err)
	}
	return surplus(l.Limit, work, m.run.Backfill), nil
}

// surplus is how much of a limit work may use up that takes only what is left: all but a share for people, and what planned work will
// still need in this window. Backfill leaves room for the daily part of the surplus too, so that a long listing does not starve it.
func surplus(limit int, work []social.WorkAhead, backfill bool) int {
	needed := 0.0
	for _, w := range work {
		rank := social.CadenceOf(w.Product)
		if w.Product == social.ProductArchive || rank.Surplus && !backfill {
			continue
		}
		cost := w.Cost
		if cost < 0 {
			cost = costGuess
		}
		needed += cost * float64(w.Runs)
	}
	return max(1, limit-limit/keptShare-int(math.Ceil(needed)))
}

// plannedUntil is what is planned until the end of a window. What a whole platform has planned is counted now and then only; the window may have
// ended in between.
func (b *Budgets) plannedUntil(ctx context.Context, p social.Platform, connection social.Key, until, now time.Time) ([]social.WorkAhead, error) {
	if connection != 0 {
		return b.store.WorkAhead(ctx, p, connection, until, now)
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	known, ok := b.planned[p]
	if age := now.Sub(known.at); ok && age >= 0 && age < aheadFor && until.Sub(known.until).Abs() < aheadFor {
		return known.work, nil
	}
	work, err := b.store.WorkAhead(ctx, p, 0, until, now.Add(-aheadPast))
	if err == nil {
		b.planned[p] = ahead{work, until, now}
	}
	return work, err
}
