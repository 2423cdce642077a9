package collect

import (
	"context"
	"errors"
	"fmt"
	"sync"

	"candor/internal/social"
)

// Drained counts what a Drain did.
type Drained struct {
	Success int
	Partial int
	Failed  int
	Closed  int // slots that had passed
	Items   int // profiles and posts read
}

// Runs is how many runs ended.
func (d Drained) Runs() int { return d.Success + d.Partial + d.Failed }

// Drain carries out everything that is due now, in this process and without the queue, and returns when nothing is left. What
// failed is due again later and is not waited for. Each run is carried out to its end. Workers bounds the runs at a time, over
// all platforms. The error is the first that was not a platform's: the database's, or the context's.
func (c *Collector) Drain(ctx context.Context) (Drained, error) {
	var sum Drained
	met := map[social.Plan]bool{}
	if err := c.Store.HaltNew(ctx); err != nil {
		return sum, fmt.Errorf("pause what is new: %w", err)
	}
	for {
		now := c.Now()
		due, err := c.Store.DueTasks(ctx, now, now.Add(100*365*day), now.Add(-lease), dueAtOnce)
		if err != nil {
			return sum, fmt.Errorf("find what is due: %w", err)
		}
		fresh := due[:0]
		for _, t := range due {
			key := social.Plan{Connection: t.Plan.Connection, Product: t.Plan.Product, Slot: t.Plan.Slot, Attempts: t.Plan.Attempts}
			if !met[key] {
				met[key] = true
				fresh = append(fresh, t)
			}
		}
		if len(fresh) == 0 {
			return sum, nil
		}
		ready, closed, err := c.settle(ctx, fresh, now)
		sum.Closed += closed
		if err == nil {
			err = c.carryOut(ctx, ready, &sum)
		}
		if err != nil {
			return sum, err
		}
	}
}

// carryOut executes tasks, Workers at a time, and adds up what became of them.
func (c *Collector) carryOut(ctx context.Context, tasks []social.Task, sum *Drained) error {
	var mu sync.Mutex
	var errs []error
	var group sync.WaitGroup
	todo := make(chan social.Task)
	for range min(c.Workers, len(tasks)) {
		group.Go(func() {
			for t := range todo {
				done, err := c.execute(ctx, t.Connection.Key, t.Plan.Product, func() bool { return ctx.Err() == nil })
				mu.Lock()
				sum.add(done)
				if err != nil {
					errs = append(errs, err)
				}
				mu.Unlock()
			}
		})
	}
	for _, t := range tasks {
		todo <- t
	}
	close(todo)
	group.Wait()
	return errors.Join(errs...)
}

func (d *Drained) add(r result) {
	if !r.ended {
		return
	}
	d.Items += r.run.Items
	switch r.run.Status {
	case social.RunSuccess:
		d.Success++
	case social.RunPartial:
		d.Partial++
	default:
		d.Failed++
	}
}
