package main

import (
	"context"
	"fmt"
)

type syncCmd struct{}

// Run carries out what is due, without a server and without the queue, and says what came of it.
func (syncCmd) Run(ctx context.Context, set *Settings, s streams) error {
	c, err := assemble(ctx, set, environment(set, s))
	if err != nil {
		return err
	}
	defer c.db.Close()
	if _, err := c.tokens.RenewDue(ctx); err != nil {
		return err
	}
	done, err := c.collector.Drain(ctx)
	if err != nil {
		return err
	}
	fmt.Fprintf(s.out, "%d runs: %d in full, %d in part, %d failed.\n", done.Runs(), done.Success, done.Partial, done.Failed)
	if done.Failed > 0 {
		fmt.Fprintln(s.out, "What failed is tried again when it is due; the causes stand in the log and in each connection's sync log.")
	}
	return nil
}
