package main

import (
	"context"
	"fmt"
	"time"

	"candor/internal/social"
)

// operations is what administrators see and do.
type operations struct{ c *candor }

// Budgets implements api.Operations.
func (o operations) Budgets(ctx context.Context) ([]social.BucketStatus, error) {
	return o.c.budgets.Overview(ctx)
}

// Fleet implements api.Operations.
func (o operations) Fleet(ctx context.Context) (social.Fleet, error) {
	now, db := o.c.now(), o.c.db
	fleet := social.Fleet{Kept: map[time.Duration]social.Kept{}}
	for _, span := range social.FleetSpans() {
		kept, err := db.Kept(ctx, now.Add(-span))
		if err != nil {
			return fleet, fmt.Errorf("count the slots: %w", err)
		}
		fleet.Kept[span] = kept
	}
	for _, cadence := range social.Cadences() {
		list, err := db.Freshness(ctx, cadence.Product, cadence.Target, now)
		if err != nil {
			return fleet, fmt.Errorf("read the freshness of the %s: %w", cadence.Product, err)
		}
		fleet.Freshness = append(fleet.Freshness, list...)
	}
	var err error
	if fleet.Troubles, err = db.Troubles(ctx); err != nil {
		return fleet, fmt.Errorf("group what fails: %w", err)
	}
	if fleet.Queue, fleet.Thin, err = db.QueueState(ctx, now, now.Add(-24*time.Hour)); err != nil {
		return fleet, fmt.Errorf("look at the queue: %w", err)
	}
	return fleet, nil
}

// Connections implements api.Operations.
func (o operations) Connections(ctx context.Context, f social.ConnectionFilter) ([]social.Connection, error) {
	return o.c.db.AllConnections(ctx, f)
}

// Runs implements api.Operations.
func (o operations) Runs(ctx context.Context, f social.RunFilter) ([]social.LoggedRun, error) {
	return o.c.db.AllRuns(ctx, f)
}

// Pause implements api.Operations.
func (o operations) Pause(ctx context.Context, uid string) (social.Connection, error) {
	return o.act(ctx, uid, o.c.db.Pause)
}

// Resume implements api.Operations. What became due in the meantime is looked at now.
func (o operations) Resume(ctx context.Context, uid string) (social.Connection, error) {
	return o.act(ctx, uid, func(ctx context.Context, key social.Key) error {
		if err := o.c.db.Resume(ctx, key, o.c.now()); err != nil {
			return err
		}
		o.c.collector.OnConnected(ctx, key)
		return nil
	})
}

// Retry implements api.Operations.
func (o operations) Retry(ctx context.Context, uid string) (social.Connection, error) {
	return o.act(ctx, uid, func(ctx context.Context, key social.Key) error {
		if err := o.c.collector.SyncNow(ctx, key); err != nil {
			return err
		}
		return o.c.db.NoteRetry(ctx, key)
	})
}

// Platforms implements api.Operations.
func (o operations) Platforms(ctx context.Context) (map[social.Platform]social.PlatformState, error) {
	return o.c.db.PlatformStates(ctx)
}

// PausePlatform implements api.Operations.
func (o operations) PausePlatform(ctx context.Context, p social.Platform) error {
	return o.c.db.PausePlatform(ctx, p, o.c.now())
}

// ResumePlatform implements api.Operations. What became due in the meantime is looked at now.
func (o operations) ResumePlatform(ctx context.Context, p social.Platform) error {
	err := o.c.db.ResumePlatform(ctx, p, o.c.now())
	o.c.collector.OnConnected(ctx, 0)
	return err
}

// RetryPlatform implements api.Operations.
func (o operations) RetryPlatform(ctx context.Context, p social.Platform) (int, error) {
	n, err := o.c.db.RetryPlatform(ctx, p, o.c.now())
	o.c.collector.OnConnected(ctx, 0)
	return int(n), err
}

// Allowances implements api.Operations.
func (o operations) Allowances(ctx context.Context) ([]social.Allowance, error) {
	return o.c.db.Allowances(ctx)
}

// Allow implements api.Operations.
func (o operations) Allow(ctx context.Context, a social.Allowance) error { return o.c.db.Allow(ctx, a) }

// WithdrawAllowance implements api.Operations.
func (o operations) WithdrawAllowance(ctx context.Context, p social.Platform, what social.Allowed) error {
	return o.c.db.WithdrawAllowance(ctx, p, what)
}

// act does something with a connection of whomever, and returns it as it is then.
func (o operations) act(ctx context.Context, uid string, do func(context.Context, social.Key) error) (social.Connection, error) {
	c, err := o.c.db.AnyConnection(ctx, uid)
	if err != nil {
		return c, err
	}
	if err := do(ctx, c.Key); err != nil {
		return c, err
	}
	o.c.log.InfoContext(ctx, "an administrator acted on a connection", "connection", uid, "was", c.State)
	return o.c.db.AnyConnection(ctx, uid)
}
