package collect

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"candor/internal/platform"
	"candor/internal/social"
)

const (
	// workTime is how long one job goes on to further pages; with the last call it stays below the queue's limit for a job.
	workTime = 10 * time.Second
	// commitTime limits writing a page, also while the process is told to stop.
	commitTime = 10 * time.Second
	// commitTries is how often a page is written before the worker gives up; the run is then taken up after its lease.
	commitTries = 3
)

// result is what became of a job.
type result struct {
	run   social.Run
	ended bool      // the run is over
	more  bool      // the run goes on: another job is needed at once
	busy  time.Time // another worker has the run; its lease ends then if it gives no sign of life
}

// worker carries out one run. It is used by one goroutine.
type worker struct {
	c         *Collector
	conn      social.Connection
	plan      social.Plan
	slots     slots
	connector platform.Connector
	run       social.Run
	tally     *platform.Tally
	guard     *guard
	spent     [2]int // calls and cost before this worker took the run up
	flaws     int
	lost      []string  // permissions that the platform refused, though we hold them
	again     time.Time // when the platform's answer wants the product read once more; zero: as planned
	since     time.Time // how far back a listing goes; zero: to its end
}

// execute carries out the run of a plan, if it is still due. goOn is asked after each page whether the job may go on to the next one.
func (c *Collector) execute(ctx context.Context, connection social.Key, product social.Product, goOn func() bool) (result, error) {
	task, err := c.Store.TaskOf(ctx, connection, product)
	if errors.Is(err, social.ErrNotFound) {
		return result{}, nil
	}
	if err != nil {
		return result{}, fmt.Errorf("read the plan: %w", err)
	}
	now := c.Now()
	if task.Plan.NextDue.After(now) {
		if !task.Plan.QueuedAt.IsZero() { // due by the clock of the node that queued it, which is ahead of ours
			return result{busy: task.Plan.NextDue}, nil
		}
		return result{}, nil
	}
	if c.fateOf(task, now) != toRun {
		return result{}, nil
	}
	run, err := c.Store.BeginRun(ctx, task.Plan, now, now.Add(-lease), resumable)
	switch {
	case errors.Is(err, social.ErrStale):
		return result{}, nil
	case errors.Is(err, social.ErrConflict):
		return result{busy: run.BeatAt.Add(lease + time.Millisecond)}, nil
	case err != nil:
		return result{}, fmt.Errorf("begin the run: %w", err)
	}
	w := &worker{c: c, conn: task.Connection, plan: task.Plan, slots: c.slots(task), connector: c.Platforms[task.Plan.Platform], run: run,
		tally: &platform.Tally{Trigger: run.Trigger, Surplus: social.CadenceOf(run.Product).Surplus, Backfill: run.Product == social.ProductArchive}, guard: newGuard(run), spent: [2]int{run.Calls, run.Cost}}
	w.since = w.slots.since(task.Plan, run.StartedAt)
	return w.work(ctx, goOn)
}

// work reads and writes page after page until the run is over, or until it must make room.
func (w *worker) work(ctx context.Context, goOn func() bool) (result, error) {
	for {
		page, err := w.read(ctx)
		switch {
		case err == nil: // also when the process was told to stop: what was fetched is kept
			b := w.batch(page)
			b.Run.Thin = w.thin(ctx, b.Run)
			err = w.commit(ctx, b)
		case ctx.Err() != nil:
			return w.release(ctx)
		case errors.Is(err, social.ErrNotFound):
			return w.abandon(ctx)
		default:
			err = w.fail(ctx, err)
		}
		switch {
		case errors.Is(err, social.ErrConflict):
			return w.abandon(ctx)
		case errors.Is(err, social.ErrStale):
			return result{}, nil // another worker has taken over, or the page was written before
		case err != nil:
			return result{}, errors.Join(err, w.letGo(ctx))
		case w.run.Status != social.RunRunning:
			w.c.Observed(w.run)
			return result{run: w.run, ended: true}, nil
		case ctx.Err() != nil, !goOn():
			return w.release(ctx)
		}
	}
}

// today is the local day of this moment: the day of every level that is seen now.
func (w *worker) today() social.Day { return social.DayOf(w.c.Now(), w.slots.zone) }

// batch makes of a page what is to be written, and decides how the run stands after it.
func (w *worker) batch(page answer) social.Batch {
	now := w.c.Now()
	b := social.Batch{Before: w.run, At: now, Day: social.DayOf(now, w.slots.zone), Profile: page.profile, Readings: page.readings,
		Posts: page.posts, Parts: page.parts, Gone: page.gone, Account: changes(page.account, w.conn)}
	w.flaws += page.flaws
	w.again = page.again
	for _, scope := range page.lost {
		if !slices.Contains(w.lost, scope) {
			w.lost = append(w.lost, scope)
		}
	}
	b.Run = w.beat(now)
	b.Run.Pages++
	b.Run.Items += w.guard.take(page.posts)
	if len(page.readings) > 0 {
		w.guard.dry = 0 // days of a platform's own are news too
	}
	b.Run.Total = max(b.Run.Total, page.total)
	switch {
	case w.run.Product == social.ProductProfile:
		b.Run.Items, b.Run.Total = 1, 1
		b.Observed = true
		return w.ended(b, social.RunSuccess)
	case w.run.Product == social.ProductPosts:
		b.Run.Total = b.Run.Items
		b.Observed = true
		return w.ended(b, social.RunSuccess)
	case page.next == "" && w.run.Product != social.ProductArchive:
		b.Observed = true
		return w.ended(b, social.RunSuccess)
	case page.next == "", w.past(page.posts):
		b.Observed, b.Listed, b.ListedTo = true, &w.since, w.listedTo(page.posts)
		b.Posts, b.ByID = append(b.Posts, page.found...), page.byID
		return w.ended(b, social.RunSuccess)
	}
	b.Run.Seen = w.guard.follow(w.run.Seen, w.run.Cursor)
	if w.guard.stuck(b.Run, page.next, w.connector.Info().Recent) {
		b.Run.ErrorCode, b.Run.Message = social.CauseIncomplete, "The listing did not come to an end."
		return w.ended(b, social.RunPartial)
	}
	b.Run.Cursor = string(page.next)
	return b
}

// listedTo is the newest post that was listed today for certain, if the listing began on an earlier day; else the zero time.
func (w *worker) listedTo(posts []social.PostReading) time.Time {
	if social.DayOf(w.run.StartedAt, w.slots.zone) == w.today() {
		return time.Time{}
	}
	newest := time.UnixMilli(0)
	for _, p := range posts {
		if p.Post.PostedAt.After(newest) {
			newest = p.Post.PostedAt
		}
	}
	return newest
}

// past reports whether a listing has come to posts that are all older than it goes back to. One alone may be pinned or out of order.
func (w *worker) past(posts []social.PostReading) bool {
	if w.since.IsZero() || len(posts) == 0 {
		return false
	}
	for _, p := range posts {
		if !p.Post.PostedAt.Before(w.since) {
			return false
		}
	}
	return true
}

// beat returns the run with a new sign of life and what it has spent.
func (w *worker) beat(now time.Time) social.Run {
	run := w.run
	run.BeatAt = social.Beat(run.BeatAt, now)
	calls, cost := w.tally.Spent()
	run.Calls, run.Cost = w.spent[0]+calls, w.spent[1]+cost
	return run
}

// ended completes the batch of a run's last page.
func (w *worker) ended(b social.Batch, status social.RunStatus) social.Batch {
	b.Run.Status, b.Run.CompletedAt, b.Run.DurationMS = status, b.At, b.At.Sub(b.Run.StartedAt).Milliseconds()
	if status != social.RunFailed { // a failed run keeps its cursor for the next one
		b.Run.Cursor = ""
		next := w.slots.again(w.slots.next(w.plan, b.At), w.again, b.At)
		b.Next, b.Due = &next, w.slots.dueOf(w.plan)
	}
	b.Run.Seen = w.memory(b.Run)
	b.Refused = len(w.lost) > 0
	switch {
	case b.Run.Message != "":
	case b.Refused:
		b.Run.Message = "The platform refused the permission " + strings.Join(w.lost, ", ") + ": what needs it is missing."
	default:
		b.Run.Message = flawed(w.flaws)
	}
	return b
}

// memory is what a run keeps of its listing: only one that will be taken up needs it.
func (w *worker) memory(run social.Run) string {
	if run.Status == social.RunFailed {
		return run.Seen
	}
	return ""
}

// fail ends the run by a failure: what was read stays, and the verdict decides what comes next.
func (w *worker) fail(ctx context.Context, failure error) error {
	v := judge(failure)
	if v.next == awaitBack && v.change == nil { // the keeper of the tokens has the last word on a grant
		task, err := w.c.Store.TaskOf(ctx, w.conn.Key, w.run.Product)
		if err != nil {
			return fmt.Errorf("read the connection: %w", err)
		}
		if v.cause = task.Connection.Cause; task.Connection.State.Syncs() {
			v.next, v.cause = tryAgain, social.CausePlatformError // it was renewed in the meantime
		}
	}
	if !w.slots.Core && (v.next == tryAgain || v.next == holdOff) {
		v.change = nil // the core products speak for the connection
	}
	now := w.c.Now()
	b := social.Batch{Before: w.run, Run: w.beat(now), At: now, Day: social.DayOf(now, w.slots.zone), Change: v.change}
	b.Run.ErrorCode, b.Run.Message = v.cause, v.message
	if v.cause == social.CauseRateLimited || v.cause == social.CauseQuota {
		b.Run.RateLimited, b.Run.ResetAt = true, v.until
	}
	status := social.RunFailed
	if v.next == endPart || v.next == awaitBack && b.Run.Pages > 0 {
		status = social.RunPartial
	}
	b.Waited = v.unasked && status == social.RunFailed && b.Run.Calls == 0
	b = w.ended(b, status)
	next := replan(w.plan, w.slots, v, status == social.RunPartial, w.conn.Probed(), now)
	b.Next = &next
	w.c.Log.WarnContext(ctx, "run failed", "connection", w.conn.UID, "run", w.run.UID, "platform", w.conn.Platform, "product", w.run.Product, "slot", w.run.Slot,
		"cause", v.cause, "error", v.message, "next_due", next.NextDue)
	return w.commit(ctx, b)
}

// commit writes a batch. A commit that was reported as failed may have happened: the run's row, which holds the beat of whoever
// wrote last, tells. Writing goes on when the process is told to stop: what was fetched is kept.
func (w *worker) commit(ctx context.Context, b social.Batch) error {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), commitTime)
	defer cancel()
	var err error
	for range commitTries {
		if err = w.c.Store.Commit(ctx, b); err == nil {
			break
		}
		if errors.Is(err, social.ErrConflict) {
			return err
		}
		stored, readErr := w.c.Store.RunOf(ctx, b.Run.Key)
		if readErr == nil && stored.Status == b.Run.Status && stored.Pages == b.Run.Pages && stored.BeatAt.UnixMilli() == b.Run.BeatAt.UnixMilli() {
			err = nil
			break
		}
		if errors.Is(err, social.ErrStale) {
			return err
		}
	}
	if err != nil {
		return fmt.Errorf("write page %d: %w", b.Run.Pages, err)
	}
	w.run = b.Run
	if b.Account != nil {
		w.conn.Notes, w.conn.IDs = laid(w.conn.Notes, b.Account.Notes), laid(w.conn.IDs, b.Account.IDs)
	}
	return nil
}

// release lets another worker go on at once.
func (w *worker) release(ctx context.Context) (result, error) {
	stopping := ctx.Err()
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), commitTime)
	defer cancel()
	if err := w.c.Store.ReleaseRun(ctx, w.run); err != nil {
		return result{}, fmt.Errorf("release the run: %w", err)
	}
	return result{run: w.run, more: true}, stopping
}

// letGo gives up the lease of a run that could not be written, so that the next job goes on with it at once and not after the lease. If
// the database does not take that either, the lease has to pass.
func (w *worker) letGo(ctx context.Context) error {
	_, err := w.release(context.WithoutCancel(ctx))
	return err
}

// abandon ends the run of a connection that was ended while it ran.
func (w *worker) abandon(ctx context.Context) (result, error) {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), commitTime)
	defer cancel()
	w.c.Log.InfoContext(ctx, "run abandoned: its connection was ended or paused", "connection", w.conn.UID, "product", w.run.Product)
	return result{}, w.c.Store.AbandonRun(ctx, w.run, w.c.Now())
}

// changes is what a page says about the account, or nil if that is nothing new.
func changes(a social.AccountChange, c social.Connection) *social.AccountChange {
	same := (a.Handle == "" || a.Handle == c.Handle) && (a.DisplayName == "" || a.DisplayName == c.DisplayName) &&
		(a.AccountType == "" || a.AccountType == c.AccountType) && maps.Equal(laid(c.IDs, a.IDs), laid(c.IDs, nil)) &&
		maps.Equal(laid(c.Notes, a.Notes), laid(c.Notes, nil))
	if same {
		return nil
	}
	return &a
}

// laid lays changes over a map; an empty value removes its key.
func laid(into, changes map[string]string) map[string]string {
	out := map[string]string{}
	maps.Copy(out, into)
	maps.Copy(out, changes)
	maps.DeleteFunc(out, func(_, value string) bool { return value == "" })
	return out
}
