package collect

import (
	"context"
	"slices"

	"candor/internal/social"
)

const (
	yieldRuns  = 7  // how many earlier runs an account's usual yield is taken from
	yieldLeast = 3  // fewer say nothing
	yieldSmall = 4  // an account that usually brings less than this varies too much
	thinShare  = 50 // per cent of the usual yield below which a run is thin
)

// thin reports whether a run that succeeded brought much less than this account's own past: the platform answered, but with what?
// What it brought is kept and the run is flagged for operators. Should the account stay like that, its usual yield follows within days.
func (w *worker) thin(ctx context.Context, run social.Run) bool {
	if run.Status != social.RunSuccess || w.run.Product == social.ProductProfile || !w.since.IsZero() {
		return false
	}
	past, err := w.c.Store.Yields(ctx, run, yieldRuns)
	if err != nil {
		w.c.Log.WarnContext(ctx, "the yield of a run could not be compared", "connection", w.conn.UID, "error", err)
		return false
	}
	if len(past) < yieldLeast {
		return false
	}
	slices.Sort(past)
	usual := past[len(past)/2]
	if usual < yieldSmall || run.Items*100 >= usual*thinShare {
		return false
	}
	w.c.Log.WarnContext(ctx, "run brought much less than this account's past", "connection", w.conn.UID, "platform", w.conn.Platform,
		"product", w.run.Product, "items", run.Items, "usual", usual)
	return true
}
