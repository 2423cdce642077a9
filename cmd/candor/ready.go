package main

import (
	"context"
	"fmt"
	"sync"
	"time"
)

// The parts of a node that must work before it is ready. Their names are all that /readyz tells; the log says what is wrong.
const (
	partDatabase   = "database"   // it answers and takes writes
	partMigrations = "migrations" // it is at this version
	partKeyset     = "keyset"     // it opens what the database holds sealed
	partQueue      = "queue"      // the workers run and the planner looks at the plan; not on a node that only serves people
)

const (
	readyFor  = 250 * time.Millisecond // an answer is given so long before it is looked again: whoever asks often costs nothing
	readyTime = 3 * time.Second
)

// readiness remembers how the parts stood a moment ago.
type readiness struct {
	mu    sync.Mutex
	at    time.Time
	parts map[string]bool
}

// ready names the parts for which this node cannot serve.
func (c *candor) ready(ctx context.Context) []string {
	var failing []string
	parts := c.partsReady(ctx)
	for _, part := range []string{partDatabase, partMigrations, partKeyset, partQueue} {
		if ok, looked := parts[part]; looked && !ok {
			failing = append(failing, part)
		}
	}
	return failing
}

// partsReady says of each part that could be looked at whether it works. It outlasts a caller who goes away.
func (c *candor) partsReady(ctx context.Context) map[string]bool {
	c.readiness.mu.Lock()
	defer c.readiness.mu.Unlock()
	if now := time.Now(); now.Sub(c.readiness.at) >= readyFor {
		ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), readyTime)
		defer cancel()
		c.readiness.parts = c.look(ctx)
		c.readiness.at = time.Now()
	}
	return c.readiness.parts
}

func (c *candor) look(ctx context.Context) map[string]bool {
	parts := map[string]bool{}
	note := func(part string, err error) {
		parts[part] = err == nil
		if err != nil {
			c.log.WarnContext(ctx, "not ready", "part", part, "error", err)
		}
	}
	note(partDatabase, c.db.Writable(ctx))
	if parts[partDatabase] { // without it nothing can be known of the others
		note(partMigrations, c.current(ctx))
		note(partKeyset, c.keyset.Fits(ctx, c.db))
	}
	if c.role != roleWeb {
		note(partQueue, c.collector.Running())
	}
	return parts
}

// current asks whether the database is at this binary's version.
func (c *candor) current(ctx context.Context) error {
	pending, err := c.db.Pending(ctx)
	if err == nil && len(pending) > 0 {
		err = fmt.Errorf("%d migrations are pending", len(pending))
	}
	return err
}
