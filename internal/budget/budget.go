package budget

import (
	"cmp"
	"context"
	"errors"
	"log/slog"
	"strings"
	"time"

	"candor/internal/platform"
	"candor/internal/social"
)

// Store keeps the buckets.
type Store interface {
	// BudgetOf returns a bucket, or social.ErrNotFound.
	BudgetOf(ctx context.Context, p social.Platform, bucket string) (social.Bucket, error)
	// SpendBudget counts a call, or refuses it with social.ErrTooMany and the bucket as it is.
	SpendBudget(ctx context.Context, s social.Spend) (social.Bucket, error)
	// TellBudget writes what came of a call.
	TellBudget(ctx context.Context, n social.BucketNews) error
}

// Config configures Budgets.
type Config struct {
	Store Store
	// Limits are the limits of each platform's fresh app (platform.Info.DefaultBudget). A bucket without one is only ever closed by
	// what the platform says.
	Limits map[social.Platform][]platform.Budget
	// Now is the clock. Default: time.Now.
	Now func() time.Time
	// Log hears of buckets that close. Default: nowhere.
	Log *slog.Logger
}

// Budgets makes meters. It may be used from any goroutine.
type Budgets struct {
	store  Store
	limits map[social.Platform][]platform.Budget
	now    func() time.Time
	log    *slog.Logger
}

// New makes Budgets.
func New(c Config) (*Budgets, error) {
	if c.Store == nil {
		return nil, errors.New("budget: Store is needed")
	}
	b := &Budgets{store: c.Store, limits: c.Limits, now: c.Now, log: cmp.Or(c.Log, slog.New(slog.DiscardHandler))}
	if b.now == nil {
		b.now = time.Now
	}
	return b, nil
}

// For makes the meter of one run for a connection. run counts what it spends and says why it was made; nil is background work that
// nobody counts. connection stands in the log; it is 0 for a sign-in.
func (b *Budgets) For(p social.Platform, connection social.Key, run *platform.Tally) platform.Meter {
	if run == nil {
		run = &platform.Tally{Trigger: social.TriggerPlan}
	}
	return &meter{budgets: b, platform: p, connection: connection, run: run, seen: map[string]reservation{}}
}

const (
	freshWindow = time.Hour        // window of a bucket without a limit of its own
	keptShare   = 10               // one in so many of a day's units is kept for work that a person waits for
	probeTime   = 60 * time.Second // how long others wait for a probe: longer than any call
)

// limitOf finds the limit of a bucket by its name, or by a prefix that ends in a colon.
func (b *Budgets) limitOf(p social.Platform, bucket string) platform.Budget {
	for _, l := range b.limits[p] {
		if l.Bucket == bucket || strings.HasSuffix(l.Bucket, ":") && strings.HasPrefix(bucket, l.Bucket) {
			return l
		}
	}
	return platform.Budget{Window: freshWindow}
}

// windowEnd is the end of the window that begins now: a while, or the next midnight of the limit's zone.
func windowEnd(l platform.Budget, now time.Time) time.Time {
	if l.Window > 0 {
		return now.Add(l.Window)
	}
	zone := social.Zone(l.Zone)
	return social.DayOf(now, zone).End(zone)
}

// allowed is how much of a limit a call may use up. Of a whole day's budget background work leaves a share for people.
func allowed(l platform.Budget, urgent bool) int {
	if l.Window == 0 && !urgent {
		return l.Limit - l.Limit/keptShare
	}
	return l.Limit
}
