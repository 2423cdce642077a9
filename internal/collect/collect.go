package collect

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"sync"
	"time"

	"candor/internal/platform"
	"candor/internal/social"
)

const (
	// lease is how long a run may go without a sign of life before another worker takes it up.
	lease = 75 * time.Second
	// callTime limits one page: all its calls.
	callTime = 45 * time.Second
	// lost is how long a queued job may take to begin before it counts as lost and is queued again.
	lost = 90 * time.Second
	// dueAtOnce is how many due plans are looked at in one go.
	dueAtOnce = 500
)

// Config configures a Collector.
type Config struct {
	Store Store
	// Platforms are the connectors that are configured. Connections to other platforms wait, and their gaps say why.
	Platforms map[social.Platform]platform.Connector
	Tokens    Tokens
	// Meter meters the calls of one run, and counts them in the tally. Default: everything is allowed, and counted.
	Meter func(c social.Connection, tally *platform.Tally) platform.Meter
	// Push says what a platform's hub told of a connection's posts; nil, or an answer of nil: nothing tells.
	Push func(ctx context.Context, c social.Connection) (*platform.Push, error)
	// Queue is where the durable jobs live; only Start needs it.
	Queue QueueDB
	// Workers is how many runs of one platform are carried out at a time. Default: 8.
	Workers int
	// DayLength is the length of a planned day. Default: 24 hours, which means calendar days of each connection's zone.
	DayLength time.Duration
	// TickEvery is how often the planner looks. Default: 5 seconds, or a twelfth of a shortened day if that is less.
	TickEvery time.Duration
	// Upkeep are jobs besides collecting that the planner's loop runs at intervals: renewing tokens, purging.
	Upkeep []Upkeep
	// Observed is told of each run that ended. Default: nobody is.
	Observed func(social.Run)
	// Now is the clock of plans, runs and days. Default: time.Now.
	Now func() time.Time
	// Log hears of what went wrong. Default: nowhere.
	Log *slog.Logger
}

// Upkeep is a job that is done at intervals.
type Upkeep struct {
	Name  string
	Every time.Duration
	Wake  <-chan struct{} // readable when it is wanted before its time; nil: never
	Do    func(context.Context) error
}

// Collector plans and carries out the reading of all connections. Its methods may be called from any goroutine.
type Collector struct {
	Config
	wake chan struct{} // tells the planner that something is due

	mu   sync.Mutex
	live *live // what Start started; nil otherwise
}

// New makes a Collector. It starts nothing.
func New(c Config) (*Collector, error) {
	if c.Store == nil || c.Tokens == nil {
		return nil, errors.New("collect: Store and Tokens are needed")
	}
	if c.DayLength < 0 || c.DayLength > 0 && c.DayLength < time.Second {
		return nil, fmt.Errorf("collect: a day of %s is too short: at least 1s", c.DayLength)
	}
	if c.DayLength == 0 {
		c.DayLength = day
	}
	if c.Workers == 0 {
		c.Workers = 8
	}
	if c.TickEvery == 0 {
		c.TickEvery = min(5*time.Second, c.DayLength/12)
	}
	if c.Meter == nil {
		c.Meter = func(_ social.Connection, tally *platform.Tally) platform.Meter { return counted{tally: tally} }
	}
	if c.Observed == nil {
		c.Observed = func(social.Run) {}
	}
	if c.Now == nil {
		c.Now = time.Now
	}
	if c.Log == nil {
		c.Log = slog.New(slog.DiscardHandler)
	}
	return &Collector{Config: c, wake: make(chan struct{}, 1)}, nil
}

// counted is a Meter that allows everything and counts it.
type counted struct {
	platform.Unmetered
	tally *platform.Tally
}

// Reserve implements platform.Meter.
func (m counted) Reserve(_ context.Context, c platform.Call) error {
	m.tally.Add(c)
	return nil
}

// FirstPlans returns what a connection begins with: everything at once, without the profile if that was read just now. Whoever
// writes a connection writes these plans with it, in one transaction.
func (c *Collector) FirstPlans(conn social.Connection, profileRead bool, now time.Time) []social.Plan {
	return firstPlans(conn, c.Platforms[conn.Platform], profileRead, now, c.DayLength)
}

// OnConnected makes the planner look at once: a connection was written with its plans.
func (c *Collector) OnConnected(context.Context, social.Key) {
	select {
	case c.wake <- struct{}{}:
	default: // it will look anyway
	}
}

// SyncNow makes a connection's profile and newest posts due at once, because a person asked. What is due already, or waits for
// another try, is brought forward; what is under way is left alone. The answer is social.ErrConflict if the connection does not sync.
func (c *Collector) SyncNow(ctx context.Context, connection social.Key) error {
	for _, product := range social.CoreProducts() {
		if err := c.bringForward(ctx, connection, product); err != nil {
			return fmt.Errorf("bring the %s forward: %w", product, err)
		}
	}
	c.OnConnected(ctx, connection)
	return nil
}

func (c *Collector) bringForward(ctx context.Context, connection social.Key, product social.Product) error {
	for {
		task, err := c.Store.TaskOf(ctx, connection, product)
		if err != nil {
			return err
		}
		if !task.Connection.State.Syncs() {
			return social.ErrConflict
		}
		now := c.Now()
		err = c.Store.MovePlan(ctx, task.Plan, urgent(task, c.slots(task), now))
		if !errors.Is(err, social.ErrStale) {
			return err
		}
	}
}

// urgent is a plan that a person asked for now: the same slot if its time has come, work out of turn otherwise.
func urgent(t social.Task, s slots, now time.Time) social.Plan {
	p := t.Plan
	_, outOfPlan := asked(p.Slot)
	n, planned := s.number(p.Slot)
	if !outOfPlan && planned && s.due(n).After(now) {
		p.Slot, p.Day, p.Attempts = outOfTurn(personWord, now), social.DayOf(now, s.zone), 0
	}
	if p.Trigger == social.TriggerPlan {
		p.Trigger = social.TriggerPerson
	}
	if p.NextDue.After(now) {
		p.NextDue = now
	}
	return p
}

func (c *Collector) slots(t social.Task) slots {
	return slotsOf(t.Connection, t.Plan.Product, c.DayLength)
}
