package budget

import (
	"cmp"
	"context"
	"errors"
	"log/slog"
	"strings"
	"sync"
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
	// RefundBudget takes back what a call was counted with that was not made.
	RefundBudget(ctx context.Context, s social.Spend) error
	// Budgets lists all buckets by platform and name.
	Budgets(ctx context.Context) ([]social.Bucket, error)
	// WorkAhead says what is planned until an instant: for one connection, or for a whole platform (0), with what its runs took in the mean since
	// an instant.
	WorkAhead(ctx context.Context, p social.Platform, connection social.Key, until, since time.Time) ([]social.WorkAhead, error)
}

// Config configures Budgets.
type Config struct {
	Store Store
	// Limits are the limits of each platform's fresh app (platform.Info.DefaultBudget). A bucket without one is only ever closed by
	// what the platform says.
	Limits map[social.Platform][]platform.Budget
	// DailyCalls caps the calls of a platform in a day of UTC, where an operator wants less than the platform allows. Token calls are
	// not among them. 0: no cap.
	DailyCalls map[social.Platform]int
	// Called is told of every call that was made, with the name of its bucket's kind and what became of it: nil if it is in order. Default: nobody is.
	Called func(p social.Platform, kind string, c platform.Call, failed *platform.Error)
	// Refused is told of every call that a bucket of this kind held back. Default: nobody is.
	Refused func(p social.Platform, kind string)
	// Now is the clock. Default: time.Now.
	Now func() time.Time
	// Log hears of buckets that close. Default: nowhere.
	Log *slog.Logger
}

// Budgets makes meters. It may be used from any goroutine.
type Budgets struct {
	store  Store
	limits map[social.Platform][]platform.Budget
	daily  map[social.Platform]int
	called func(social.Platform, string, platform.Call, *platform.Error)
	held   func(social.Platform, string)
	now    func() time.Time
	log    *slog.Logger

	mu      sync.Mutex
	planned map[window]*ahead
}

// New makes Budgets.
func New(c Config) (*Budgets, error) {
	if c.Store == nil {
		return nil, errors.New("budget: Store is needed")
	}
	b := &Budgets{store: c.Store, limits: c.Limits, daily: c.DailyCalls, called: c.Called, held: c.Refused, now: c.Now, log: cmp.Or(c.Log, slog.New(slog.DiscardHandler)), planned: map[window]*ahead{}}
	if b.called == nil {
		b.called = func(social.Platform, string, platform.Call, *platform.Error) {}
	}
	if b.held == nil {
		b.held = func(social.Platform, string) {}
	}
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

// dailyBucket counts all calls of a platform whose operator has capped them.
const dailyBucket = "daily_calls"

// limitOf finds the limit of a bucket by its name, or by a prefix that ends in a colon.
func (b *Budgets) limitOf(p social.Platform, bucket string) platform.Budget {
	if bucket == dailyBucket {
		return platform.Budget{Bucket: bucket, Limit: b.daily[p], Zone: "UTC"}
	}
	for _, l := range b.limits[p] {
		if l.Bucket == bucket || strings.HasSuffix(l.Bucket, ":") && strings.HasPrefix(bucket, l.Bucket) {
			return l
		}
	}
	return platform.Budget{Window: freshWindow}
}

// kindOf is a bucket's name without the account that it may be of.
func kindOf(bucket string) string {
	kind, _, _ := strings.Cut(bucket, ":")
	return kind
}

// windowEnd is the end of the window that begins now: a while, or the next midnight of the limit's zone.
func windowEnd(l platform.Budget, now time.Time) time.Time {
	if l.Window > 0 {
		return now.Add(l.Window)
	}
	zone := social.Zone(l.Zone)
	return social.DayOf(now, zone).End(zone)
}

// allowed is how much of a limit a call of a run may use up. Of a whole day's budget background work leaves a share for people.
func allowed(l platform.Budget, urgent bool) int {
	if l.Window == 0 && !urgent {
		return l.Limit - l.Limit/keptShare
	}
	return l.Limit
}
