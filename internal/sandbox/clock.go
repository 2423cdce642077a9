package sandbox

import (
	"sync"
	"time"
)

// Clock is the world's time. It starts at a given instant and runs with real time, or stands still when frozen.
type Clock struct {
	mu     sync.Mutex
	base   time.Time // the world's time at the mark
	mark   time.Time // real time when base was set
	frozen bool
	real   func() time.Time
}

// NewClock returns a clock that shows start now. A frozen clock moves only by Set and Advance. real is the source of real time;
// nil means time.Now.
func NewClock(start time.Time, frozen bool, real func() time.Time) *Clock {
	if real == nil {
		real = time.Now
	}
	return &Clock{base: start.UTC(), mark: real(), frozen: frozen, real: real}
}

// Now returns the world's time in UTC.
func (c *Clock) Now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.now()
}

func (c *Clock) now() time.Time {
	if c.frozen {
		return c.base
	}
	return c.base.Add(c.real().Sub(c.mark)).UTC()
}

// Set moves the clock to an instant, in either direction.
func (c *Clock) Set(t time.Time) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.base, c.mark = t.UTC(), c.real()
}

// Advance moves the clock by d.
func (c *Clock) Advance(d time.Duration) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.base, c.mark = c.now().Add(d), c.real()
}

// Freeze stops the clock or lets it run again from where it stands.
func (c *Clock) Freeze(frozen bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.base, c.mark = c.now(), c.real()
	c.frozen = frozen
}

// Frozen tells whether the clock stands still.
func (c *Clock) Frozen() bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.frozen
}
