package collect

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"sync/atomic"
	"time"
)

// live is what Start started.
type live struct {
	queue    queue
	stopping chan struct{} // closed when no further page may begin
	cancel   context.CancelFunc
	loops    sync.WaitGroup
	looked   atomic.Pointer[time.Time] // when the planner last looked at the plan with success, by the machine's clock
}

// Start migrates the queue, and starts its workers, the planner and the upkeep. They run until Stop; ctx ends only the start itself.
func (c *Collector) Start(ctx context.Context) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.live != nil {
		return errors.New("collect: started already")
	}
	if err := c.Queue.Migrate(ctx); err != nil {
		return err
	}
	l := &live{stopping: make(chan struct{})}
	l.note()
	var err error
	if l.queue, err = c.Queue.open(c.queueConfig(l.stopping)); err != nil {
		return fmt.Errorf("open the queue: %w", err)
	}
	running, cancel := context.WithCancel(context.WithoutCancel(ctx))
	if err := l.queue.Start(context.WithoutCancel(ctx)); err != nil {
		cancel()
		return fmt.Errorf("start the queue: %w", err)
	}
	l.cancel = cancel
	c.live = l
	l.loops.Go(func() { c.planner(running, l) })
	for _, u := range append([]Upkeep{{Name: "complete the plan", Every: time.Hour, Do: func(ctx context.Context) error { _, err := c.Complete(ctx); return err }}}, c.Upkeep...) {
		l.loops.Go(func() { c.keepUp(running, u) })
	}
	return nil
}

// Stop ends what Start started and returns when all of it has ended. Pages under way are finished within 25 seconds, or until ctx
// ends; then their calls are cut off. Their runs go on at the next start.
func (c *Collector) Stop(ctx context.Context) error {
	c.mu.Lock()
	l := c.live
	c.live = nil
	c.mu.Unlock()
	if l == nil {
		return nil
	}
	l.cancel()
	close(l.stopping)
	l.loops.Wait()
	err := l.queue.Stop(ctx)
	if err != nil { // ctx ended first
		err = l.queue.StopAndCancel(context.WithoutCancel(ctx))
	}
	if err != nil {
		return fmt.Errorf("stop the queue: %w", err)
	}
	return nil
}

func (l *live) note() {
	now := time.Now()
	l.looked.Store(&now)
}

// blind is how long the planner may go without a look at the plan before its node counts as standing still.
const blind = time.Minute

// Running says why this node carries out no work, or nil if it does.
func (c *Collector) Running() error {
	c.mu.Lock()
	l := c.live
	c.mu.Unlock()
	if l == nil {
		return errors.New("the workers are not started")
	}
	select {
	case <-l.queue.Stopped():
		return errors.New("the queue has stopped")
	default:
	}
	if since := time.Since(*l.looked.Load()); since > max(blind, 3*c.TickEvery) {
		return fmt.Errorf("the planner has not looked at the plan for %s", since.Round(time.Second))
	}
	return nil
}

// soonAgain is when the planner looks again for plans whose last job was just ending.
const soonAgain = 300 * time.Millisecond

// planner looks at the plan at intervals, and at once when something was made due.
func (c *Collector) planner(ctx context.Context, l *live) {
	for {
		wait := c.TickEvery
		done, err := c.Tick(ctx)
		switch {
		case err == nil:
			l.note()
		case ctx.Err() == nil:
			c.Log.ErrorContext(ctx, "planning failed", "error", err)
		}
		if done.Later > 0 {
			wait = min(wait, soonAgain)
		}
		select {
		case <-ctx.Done():
			return
		case <-time.After(wait):
		case <-c.wake:
		}
	}
}

// keepUp does one job of the upkeep at intervals.
func (c *Collector) keepUp(ctx context.Context, u Upkeep) {
	ticker := time.NewTicker(u.Every)
	defer ticker.Stop()
	for {
		if err := u.Do(ctx); err != nil && ctx.Err() == nil {
			c.Log.ErrorContext(ctx, "upkeep failed", "job", u.Name, "error", err)
		}
		select {
		case <-ctx.Done():
			return
		case <-ticker.C:
		case <-u.Wake:
		}
	}
}
