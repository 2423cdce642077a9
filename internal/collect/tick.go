package collect

import (
	"context"
	"errors"
	"fmt"
	"time"

	"candor/internal/social"
)

// Ticked counts what the planner did.
type Ticked struct {
	Closed int // slots that passed without success
	Queued int // plans handed to the queue
	Later  int // plans whose last job is just ending
}

// fate is what the planner does with a plan that is due.
type fate int

const (
	toRun   fate = iota // a worker's
	toClose             // its slot has passed
	toWait              // nothing can be read in this state: the slot is left to pass
)

// fateOf decides what becomes of a due plan.
func (c *Collector) fateOf(t social.Task, now time.Time) fate {
	switch {
	case !c.slots(t).ends(t.Plan).After(now):
		return toClose
	case c.Platforms[t.Plan.Platform] == nil:
		return toWait
	case t.Connection.State.Syncs(), t.Connection.Probed() && probes(t.Plan):
		return toRun
	default:
		return toWait
	}
}

// probes reports whether a plan asks, in this slot, whether a lost account is back: its profile, daily in the first week and weekly then.
// In this state a plan's attempts count the slots since the account was lost.
func probes(p social.Plan) bool {
	return p.Product == social.ProductProfile && (p.Attempts < 7 || p.Attempts%7 == 0)
}

// Tick is one look at the plan: missed slots are closed, what is due is handed to the queue. Without Start nothing is queued.
func (c *Collector) Tick(ctx context.Context) (Ticked, error) {
	var sum Ticked
	if err := c.Store.HaltNew(ctx); err != nil {
		return sum, fmt.Errorf("pause what is new: %w", err)
	}
	for {
		now := c.Now()
		due, err := c.Store.DueTasks(ctx, now, now.Add(-lost), now.Add(-lease), dueAtOnce)
		if err != nil {
			return sum, fmt.Errorf("find what is due: %w", err)
		}
		ready, closed, err := c.settle(ctx, due, now)
		sum.Closed += closed
		if err != nil {
			return sum, err
		}
		queued, err := c.enqueue(ctx, ready, now)
		sum.Queued += queued
		sum.Later = len(ready) - queued
		if err != nil || len(due) < dueAtOnce || queued+len(due)-len(ready) == 0 {
			return sum, err
		}
	}
}

// settle deals with the due plans that no worker is needed for, and returns the others.
func (c *Collector) settle(ctx context.Context, due []social.Task, now time.Time) (ready []social.Task, closed int, err error) {
	for _, t := range due {
		switch c.fateOf(t, now) {
		case toRun:
			ready = append(ready, t)
			continue
		case toClose:
			if err = c.pass(ctx, t, now); err == nil {
				closed++
			}
		case toWait:
			next := t.Plan
			next.NextDue = c.slots(t).ends(t.Plan)
			if t.Connection.Cause == social.CausePaused && next.HeldAt.IsZero() {
				next.HeldAt = now
			}
			if err = c.Store.MovePlan(ctx, t.Plan, next); err == nil { // a worker that was killed in this state left a run that no other takes up
				cause := t.Connection.Cause
				if c.Platforms[t.Plan.Platform] == nil {
					cause = social.CauseNotConfigured
				}
				err = c.Store.EndStale(ctx, t.Plan, cause, now, now.Add(-lease))
			}
		}
		if err != nil && !errors.Is(err, social.ErrStale) { // stale: another node was first, or the run is about to end
			return ready, closed, fmt.Errorf("settle %s of connection %s: %w", t.Plan.Slot, t.Connection.UID, err)
		}
	}
	return ready, closed, nil
}

// pass closes a plan's slot, and those after it that passed too, with one recorded gap.
func (c *Collector) pass(ctx context.Context, t social.Task, now time.Time) error {
	cause, err := c.whyMissed(ctx, t)
	if err != nil {
		return err
	}
	s := c.slots(t)
	next, from, to, missed := s.pass(t.Plan, now)
	if t.Connection.Probed() {
		next.Attempts = t.Plan.Attempts + 1
	}
	gap := social.GapRecord{Connection: t.Connection.Key, Product: t.Plan.Product, From: from, To: to, Cause: cause, DueAt: s.dueOf(t.Plan), Slots: missed}
	c.Log.InfoContext(ctx, "slot missed", "connection", t.Connection.UID, "product", t.Plan.Product, "slot", t.Plan.Slot, "until", to, "cause", cause)
	return c.Store.CloseSlot(ctx, t.Plan, next, gap, now, now.Add(-lease))
}

// whyMissed says why a slot was missed: what kept the connection from syncing, else what its last run met, else that nobody was there.
func (c *Collector) whyMissed(ctx context.Context, t social.Task) (social.Cause, error) {
	switch {
	case !t.Connection.State.Syncs() && t.Connection.Cause != social.CauseNone:
		return t.Connection.Cause, nil
	case c.Platforms[t.Plan.Platform] == nil:
		return social.CauseNotConfigured, nil
	}
	cause, err := c.Store.SlotCause(ctx, t.Plan)
	switch {
	case err != nil || cause != social.CauseNone:
		return cause, err
	case !t.Plan.HeldAt.IsZero(): // resumed when it was too late
		return social.CausePaused, nil
	default:
		return social.CauseDowntime, nil
	}
}

// Complete gives every connection a plan of each product that its platform offers: a new version may offer more than the one that the
// connection was made with. It returns how many plans it added.
func (c *Collector) Complete(ctx context.Context) (int, error) {
	sum := 0
	for p, connector := range c.Platforms {
		for _, product := range offered(connector) {
			n, err := c.complete(ctx, p, product)
			sum += n
			if err != nil {
				return sum, fmt.Errorf("plan the %s of %s: %w", product, p, err)
			}
		}
	}
	return sum, nil
}

func (c *Collector) complete(ctx context.Context, p social.Platform, product social.Product) (int, error) {
	for sum := 0; ; {
		lacking, err := c.Store.Unplanned(ctx, p, product, dueAtOnce)
		if err != nil || len(lacking) == 0 {
			return sum, err
		}
		plans := make([]social.Plan, len(lacking))
		for i, conn := range lacking {
			plans[i] = slotsOf(conn, product, c.DayLength).added(conn, c.Now())
		}
		if err := c.Store.AddPlans(ctx, plans); err != nil {
			return sum, err
		}
		sum += len(plans)
	}
}
