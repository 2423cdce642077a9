package bench

import (
	"context"
	"fmt"
	"strings"
	"time"

	"candor/internal/platform"
	"candor/internal/sandbox"
	"candor/internal/social"
	"candor/internal/store"
)

// noon is an instant of a day at which everything that is due on that day is due, in the zone in which the bench connects.
func noon(day int) time.Time {
	return time.Date(2026, 3, 2, 12, 0, 0, 0, time.UTC).AddDate(0, 0, day)
}

// engine counts calls and bytes over simulated days, then times the engine and a bare loop on days of their own.
func engine(ctx context.Context, c Config, folder string, r *Result) error {
	s, err := c.Open(ctx, folder, r.sizes.creators, noon(0))
	if err != nil {
		return err
	}
	defer s.DB.Close()
	accounts, err := s.settle(ctx, c, r.sizes.creators, r.sizes.creators)
	if err != nil {
		return err
	}
	if err := s.live(ctx, 0); err != nil {
		return err
	}
	if err := s.frugality(ctx, c, accounts, r); err != nil {
		return err
	}
	if err := s.coreOnly(ctx); err != nil {
		return err
	}
	if err := s.pace(ctx, c, accounts, folder, r); err != nil {
		return err
	}
	return s.core(ctx, c, accounts, r)
}

// live carries out what is due on a day, without the queue. As on a real day, what meets a limit of its platform waits until it may go on.
func (s *Stage) live(ctx context.Context, day int) error {
	at := noon(day)
	if now := s.World.Clock.Now(); now.After(at) { // on the first day creators have connected since noon
		at = now
	}
	for !at.IsZero() {
		s.World.Clock.Set(at)
		if _, err := s.Tokens.RenewDue(ctx); err != nil {
			return err
		}
		if _, err := s.Collector.Drain(ctx); err != nil {
			return err
		}
		if err := s.inOrder(ctx, noon(day)); err != nil {
			return fmt.Errorf("day %d: %w", day, err)
		}
		var err error
		if at, err = s.goesOn(ctx, at); err != nil {
			return err
		}
		if at.After(noon(day).Add(longestDay)) {
			return fmt.Errorf("day %d: after %s runs still wait for a limit of their platform", day, longestDay)
		}
	}
	return nil
}

// longestDay is how long after noon what waits for a limit may wait: until the day ends, and its slots with it.
const longestDay = 11 * time.Hour

// goesOn is when the first of the plans whose run met a limit is due again, but not within the same minute; zero if none waits.
func (s *Stage) goesOn(ctx context.Context, now time.Time) (time.Time, error) {
	next, err := s.count(ctx, `SELECT COALESCE(MIN(p.next_due), 0) FROM plan p WHERE EXISTS (SELECT 1 FROM sync_run r
		WHERE r.connection = p.connection AND r.product = p.product AND r.slot = p.slot AND r.status = 'failed' AND r.rate_limited)`)
	if err != nil || next == 0 {
		return time.Time{}, err
	}
	if at := time.UnixMilli(next).UTC(); at.After(now.Add(time.Minute)) {
		return at, nil
	}
	return now.Add(time.Minute), nil
}

// inOrder is an error that names the runs since an instant that ended otherwise than by success or by a limit of their platform.
func (s *Stage) inOrder(ctx context.Context, since time.Time) error {
	rows, err := s.DB.Writer().QueryContext(ctx, `SELECT r.platform, c.handle, r.product, r.slot, r.status, r.error_code, r.message
		FROM sync_run r JOIN connection c ON c.key = r.connection
		WHERE r.started_at >= $1 AND (r.status = 'partial' OR r.status = 'failed' AND NOT r.rate_limited AND r.error_code <> 'downtime') ORDER BY r.key`, since.UnixMilli())
	if err != nil {
		return err
	}
	defer rows.Close()
	var wrong []string
	for rows.Next() {
		var run social.Run
		var handle string
		if err := rows.Scan(&run.Platform, &handle, &run.Product, &run.Slot, &run.Status, &run.ErrorCode, &run.Message); err != nil {
			return err
		}
		wrong = append(wrong, fmt.Sprintf("%s %s: %s of %s %s (%s): %s", run.Platform, handle, run.Product, run.Slot, run.Status, run.ErrorCode, run.Message))
	}
	if err := rows.Err(); err != nil || len(wrong) == 0 {
		return err
	}
	return fmt.Errorf("%d runs were not in order:\n%s", len(wrong), strings.Join(wrong[:min(len(wrong), namedAtMost)], "\n"))
}

// frugality lives through days of everything that is read, and asks the simulators' ledger what they cost, and the file how it grew.
func (s *Stage) frugality(ctx context.Context, c Config, accounts int, r *Result) error {
	before, err := s.bytes(ctx)
	if err != nil {
		return err
	}
	s.World.Ledger.Clear()
	for day := range r.sizes.days {
		if err := s.live(ctx, day+1); err != nil {
			return err
		}
		fmt.Fprintf(c.Progress, "  lived through day %d of %d\n", day+1, r.sizes.days)
	}
	after, err := s.bytes(ctx)
	if err != nil {
		return err
	}
	r.fullBytes = round(float64(after-before) / float64(accounts*r.sizes.days))
	for _, p := range c.Platforms {
		_, all := s.spent(p)
		r.full[callsKey(p)] = round(float64(all) / float64(accounts/len(c.Platforms)*r.sizes.days))
	}
	return nil
}

// coreDays is over how many days the calls and bytes of the core set are counted.
const coreDays = 3

// coreOnly leaves nothing due but the core set.
func (s *Stage) coreOnly(ctx context.Context) error {
	_, err := s.DB.Writer().ExecContext(ctx, `UPDATE plan SET next_due = $1 WHERE product NOT IN ('profile', 'posts')`, noon(1_000).UnixMilli())
	return err
}

// core lives on with the core set, without the queue, and asks the ledger what it cost, renewals of tokens included, and the file how it grew.
func (s *Stage) core(ctx context.Context, c Config, accounts int, r *Result) error {
	before, err := s.bytes(ctx)
	if err != nil {
		return err
	}
	s.World.Ledger.Clear()
	for day := range coreDays {
		if err := s.live(ctx, r.sizes.days+r.sizes.rounds+2+day); err != nil {
			return err
		}
	}
	for _, p := range c.Platforms {
		core, _ := s.spent(p)
		r.CallsPerAccountDay[callsKey(p)] = round(float64(core) / float64(accounts/len(c.Platforms)*coreDays))
	}
	after, err := s.bytes(ctx)
	r.BytesPerAccountDay = round(float64(after-before) / float64(accounts*coreDays))
	return err
}

// spent asks the ledger: calls, renewals of tokens included, or units where the platform counts units. What is charged to the bucket of
// an analytics API of its own is no part of the core set.
func (s *Stage) spent(p social.Platform) (core, all int) {
	for _, entry := range s.World.Ledger.Summaries(sandbox.Filter{Platform: string(p)}) {
		n := entry.Calls
		if p == unitsAt {
			n = entry.Cost
		}
		if all += n; entry.Bucket != "analytics" {
			core += n
		}
	}
	return core, all
}

// bytes is how much of the database's file is in use.
func (s *Stage) bytes(ctx context.Context) (int64, error) {
	return s.count(ctx, `SELECT (c.page_count - f.freelist_count) * s.page_size FROM pragma_page_count c, pragma_freelist_count f, pragma_page_size s`)
}

// pace times days of the engine, queue included, and of a bare loop that makes the same calls, decodes and writes, by turns. Only the core
// set is due: what takes the surplus has few workers, so that it never hurries, and a pace of it would be theirs.
func (s *Stage) pace(ctx context.Context, c Config, accounts int, folder string, r *Result) error {
	bare, err := s.bareLoop(ctx, folder)
	if err != nil {
		return err
	}
	defer bare.db.Close()
	counted, ended := s.Collector.Observed, make(chan social.Run, len(social.CoreProducts())*accounts)
	s.Collector.Observed = func(run social.Run) { counted(run); ended <- run }
	defer func() { s.Collector.Observed = counted }()
	s.Collector.TickEvery = time.Hour // the planner looks when it is woken: not while tokens are renewed for the day
	if err := s.Collector.Start(ctx); err != nil {
		return err
	}
	var engine, loop time.Duration
	for n := range r.sizes.rounds + 1 { // the first round warms both up
		calls := s.calls()
		took, err := s.coreDay(ctx, c, noon(r.sizes.days+1+n), ended)
		if err != nil {
			return fmt.Errorf("the engine's day: %w", err)
		}
		engineCalls := s.calls() - calls
		bareTook, bareCalls, err := bare.round(ctx)
		if err != nil {
			return fmt.Errorf("the bare loop's day: %w", err)
		}
		if n > 0 && engineCalls != bareCalls {
			return fmt.Errorf("the engine made %d calls and the bare loop %d: they cannot be compared", engineCalls, bareCalls)
		}
		fmt.Fprintf(c.Progress, "  %d calls: the engine %s, the bare loop %s\n", bareCalls, took.Round(time.Millisecond), bareTook.Round(time.Millisecond))
		if n > 0 {
			engine, loop = engine+took, loop+bareTook
		}
	}
	r.SyncsPerSecond = round(float64(accounts*r.sizes.rounds) / engine.Seconds())
	r.EngineRatio = round(loop.Seconds() / engine.Seconds())
	return s.Collector.Stop(ctx)
}

// inStep is how many accounts of each platform are due at one instant of the day: fewer than its limits carry.
const inStep = 40

// coreDay lets the core set of a day become due, step by step as on a real day, and returns how long it took the engine. Tokens are renewed
// beforehand, as for the bare loop.
func (s *Stage) coreDay(ctx context.Context, c Config, before time.Time, ended <-chan social.Run) (took time.Duration, err error) {
	products := len(social.CoreProducts()) * len(c.Platforms)
	for left := cap(ended); left > 0; {
		at, err := s.count(ctx, `SELECT MAX(d.next_due) FROM (SELECT next_due FROM plan WHERE next_due <= $1 ORDER BY next_due LIMIT $2) d`, before.UnixMilli(), inStep*products)
		if err != nil {
			return 0, fmt.Errorf("find when the next of %d plans are due: %w", left, err)
		}
		due, err := s.count(ctx, `SELECT COUNT(*) FROM plan WHERE next_due <= $1`, at)
		if err != nil {
			return 0, err
		}
		s.World.Clock.Set(time.UnixMilli(at))
		if err := s.renew(ctx); err != nil {
			return 0, err
		}
		step, err := s.queued(ctx, int(due), ended)
		if err != nil {
			return 0, err
		}
		took += step
		left -= int(due)
	}
	s.World.Clock.Set(before)
	return took, s.renew(ctx)
}

// renew sees to it that every account has a token that may be used now.
func (s *Stage) renew(ctx context.Context) error {
	if _, err := s.Tokens.RenewDue(ctx); err != nil {
		return err
	}
	keys, err := s.keys(ctx)
	if err != nil {
		return err
	}
	for _, key := range keys {
		if _, err := s.Tokens.Access(ctx, key); err != nil {
			return err
		}
	}
	return nil
}

// calls is how many calls that read an account the simulators have answered: tokens and subscriptions to a hub are another matter.
func (s *Stage) calls() (sum int) {
	for _, entry := range s.World.Ledger.Summaries(sandbox.Filter{}) {
		if entry.Bucket != "oauth" && entry.Bucket != "hub" {
			sum += entry.Calls
		}
	}
	return sum
}

// dayTime is how long the runs of one day may take in all.
const dayTime = 10 * time.Minute

// queued wakes the planner and waits until so many runs have ended: all that are due.
func (s *Stage) queued(ctx context.Context, due int, ended <-chan social.Run) (time.Duration, error) {
	limit := time.NewTimer(dayTime)
	defer limit.Stop()
	began := time.Now()
	s.Collector.OnConnected(ctx, 0)
	for n := range due {
		select {
		case run := <-ended:
			if run.Status != social.RunSuccess {
				return 0, fmt.Errorf("a %s's %s: %s, %s: %s", run.Platform, run.Product, run.Status, run.ErrorCode, run.Message)
			}
		case <-limit.C:
			return 0, fmt.Errorf("of %d runs only %d had ended after %s", due, n, dayTime)
		case <-ctx.Done():
			return 0, ctx.Err()
		}
	}
	return time.Since(began), nil
}

// bareLoop is what the engine is compared with: the connectors' calls and decoding, and plain writes of what they brought, by as many
// goroutines. It plans nothing, meters nothing, compares nothing, and could not go on after a crash.
type bareLoop struct {
	stage    *Stage
	db       *store.DB
	accounts []social.Connection
	workers  int
}

func (s *Stage) bareLoop(ctx context.Context, folder string) (*bareLoop, error) {
	db, err := store.Open(ctx, store.Config{URL: "file:" + folder + "/bare.db"})
	if err != nil {
		return nil, err
	}
	b := &bareLoop{stage: s, db: db, workers: s.Collector.Workers * len(s.Connectors)}
	if _, err := db.Migrate(ctx); err != nil {
		return nil, err
	}
	keys, err := s.keys(ctx)
	if err != nil {
		return nil, err
	}
	for _, key := range keys {
		task, err := s.DB.TaskOf(ctx, key, social.ProductProfile)
		if err != nil {
			return nil, err
		}
		b.accounts = append(b.accounts, task.Connection)
	}
	return b, b.prepare(ctx)
}

// keys lists the connections.
func (s *Stage) keys(ctx context.Context) ([]social.Key, error) {
	rows, err := s.DB.Writer().QueryContext(ctx, `SELECT key FROM connection ORDER BY key`)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var keys []social.Key
	for rows.Next() {
		var key social.Key
		if err := rows.Scan(&key); err != nil {
			return nil, err
		}
		keys = append(keys, key)
	}
	return keys, rows.Err()
}

// round reads and writes every account once, and counts its calls.
func (b *bareLoop) round(ctx context.Context) (time.Duration, int, error) {
	tokens, pushes := make([]social.Secret, len(b.accounts)), make([]*platform.Push, len(b.accounts))
	for n, a := range b.accounts { // the engine pays for what it asks of its database, the loop does not
		task, err := b.stage.DB.TaskOf(ctx, a.Key, social.ProductPosts)
		if err != nil {
			return 0, 0, err
		}
		b.accounts[n] = task.Connection
		if told := b.stage.Collector.Push; told != nil {
			if pushes[n], err = told(ctx, task.Connection); err != nil {
				return 0, 0, err
			}
		}
		if tokens[n], err = b.stage.Tokens.Access(ctx, a.Key); err != nil {
			return 0, 0, err
		}
	}
	calls := b.stage.calls()
	began := time.Now()
	err := each(len(b.accounts), b.workers, func(n int) error {
		if err := b.read(ctx, b.accounts[n], tokens[n], pushes[n]); err != nil {
			return fmt.Errorf("%s %s: %w", b.accounts[n].Platform, b.accounts[n].Handle, err)
		}
		return nil
	})
	return time.Since(began), b.stage.calls() - calls, err
}

func (b *bareLoop) read(ctx context.Context, c social.Connection, token social.Secret, push *platform.Push) error {
	connector := b.stage.Connectors[c.Platform]
	now := b.stage.World.Clock.Now()
	session := platform.Session{Token: token, ExternalID: c.ExternalID, IDs: c.IDs, Scopes: c.Scopes, Notes: c.Notes, Meter: platform.Unmetered{}, Now: now}
	profile, err := connector.Profile(ctx, session)
	if err != nil {
		return err
	}
	if err := b.writeProfile(ctx, c, profile, now); err != nil {
		return err
	}
	session.Push = push
	page, err := connector.Posts(ctx, session, "")
	if err != nil {
		return err
	}
	return b.writePosts(ctx, c, page, now)
}
