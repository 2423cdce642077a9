package platform

import (
	"sync"
	"time"

	"candor/internal/social"
)

// Tally counts what one run spends, so that the run can write it beside its page. It may be used from many goroutines.
type Tally struct {
	// Trigger says why the run was made: work that a person waits for may spend what background work leaves.
	Trigger social.Trigger
	// Surplus says that the run takes only what the other work leaves of the limits.
	Surplus bool
	// Backfill says that it leaves room even for the other work of the surplus.
	Backfill bool

	mu          sync.Mutex
	calls, cost int
	limited     bool
	resetAt     time.Time
}

// Add counts a call. A call of no cost only asked a further bucket and is not counted.
func (t *Tally) Add(c Call) {
	if c.Cost == 0 {
		return
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	t.calls++
	t.cost += c.Cost
}

// Limit notes that a limit was met, and when it is expected to pass.
func (t *Tally) Limit(until time.Time) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.limited = true
	if until.After(t.resetAt) {
		t.resetAt = until
	}
}

// Spent returns the calls and their cost so far.
func (t *Tally) Spent() (calls, cost int) {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.calls, t.cost
}

// Limited returns whether a limit was met, and when it is expected to pass.
func (t *Tally) Limited() (bool, time.Time) {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.limited, t.resetAt
}
