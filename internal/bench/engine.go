package bench

import (
	"context"
	"fmt"
	"slices"
	"sync"
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
	accounts, err := s.settle(ctx, c.Platforms, r.sizes.creators, r.sizes.creators)
	if err != nil {
		return err
	}
	if err := s.live(ctx, 0); err != nil {
		return err
	}
	if err := s.frugality(ctx, c, accounts, r); err != nil {
		return err
	}
	return s.pace(ctx, accounts, folder, r)
}

// live carries out what is due on a day, without the queue.
func (s *Stage) live(ctx context.Context, day int) error {
	s.World.Clock.Set(noon(day))
	if _, err := s.Tokens.RenewDue(ctx); err != nil {
		return err
	}
	done, err := s.Collector.Drain(ctx)
	if err == nil && done.Failed+done.Partial > 0 {
		err = fmt.Errorf("day %d: %d runs failed and %d were partial", day, done.Failed, done.Partial)
	}
	return err
}

// frugality lives through days and asks the simulators' ledger what they cost, and the file how it grew.
func (s *Stage) frugality(ctx context.Context, c Config, accounts int, r *Result) error {
	before, err := s.bytes(ctx)
	if err != nil {
		return err
	}
	s.World.Ledger.Clear()
	began := s.World.Clock.Now()
	for day := range r.sizes.days {
		if err := s.live(ctx, day+1); err != nil {
			return err
		}
	}
	after, err := s.bytes(ctx)
	if err != nil {
		return err
	}
	r.BytesPerAccountDay = round(float64(after-before) / float64(accounts*r.sizes.days))
	for _, p := range c.Platforms {
		core, all := s.spent(p)
		column := "calls"
		if p == unitsAt {
			column = "cost"
		}
		other, err := s.count(ctx, `SELECT COALESCE(SUM(`+column+`), 0) FROM sync_run WHERE platform = $1 AND started_at > $2 AND product NOT IN ('profile', 'posts')`,
			string(p), began.UnixMilli())
		if err != nil {
			return err
		}
		accountDays := float64(accounts / len(c.Platforms) * r.sizes.days)
		r.full[callsKey(p)] = round(float64(all) / accountDays)
		r.CallsPerAccountDay[callsKey(p)] = round(float64(int64(core)-other) / accountDays)
	}
	return nil
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

// pace times days of the engine, queue included, and of a bare loop that makes the same calls, decodes and writes, by turns.
func (s *Stage) pace(ctx context.Context, accounts int, folder string, r *Result) error {
	bare, err := s.bareLoop(ctx, folder)
	if err != nil {
		return err
	}
	defer bare.db.Close()
	if err := s.Collector.Start(ctx); err != nil {
		return err
	}
	var engine, loop []time.Duration
	for n := range r.sizes.rounds + 1 { // the first round warms both up
		day := r.sizes.days + 1 + n
		s.World.Clock.Set(noon(day))
		if _, err := s.Tokens.RenewDue(ctx); err != nil {
			return err
		}
		took, err := s.queued(ctx)
		if err != nil {
			return err
		}
		bareTook, err := bare.round(ctx)
		if err != nil {
			return err
		}
		if n > 0 {
			engine, loop = append(engine, took), append(loop, bareTook)
		}
	}
	r.SyncsPerSecond = round(float64(accounts) / slices.Min(engine).Seconds())
	r.EngineRatio = round(slices.Min(loop).Seconds() / slices.Min(engine).Seconds())
	return s.Collector.Stop(ctx)
}

// queued wakes the planner and waits until nothing that was due is left.
func (s *Stage) queued(ctx context.Context) (time.Duration, error) {
	began := time.Now()
	s.Collector.OnConnected(ctx, 0)
	tick := time.NewTicker(5 * time.Millisecond)
	defer tick.Stop()
	for {
		left, err := s.count(ctx, `SELECT COUNT(*) FROM plan WHERE next_due <= $1`, s.World.Clock.Now().UnixMilli())
		if err != nil || left == 0 {
			return time.Since(began), err
		}
		select {
		case <-ctx.Done():
			return 0, ctx.Err()
		case <-tick.C:
		}
	}
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

// round reads and writes every account once.
func (b *bareLoop) round(ctx context.Context) (time.Duration, error) {
	tokens := make([]social.Secret, len(b.accounts))
	for n, a := range b.accounts { // the engine pays for its tokens, the loop does not
		var err error
		if tokens[n], err = b.stage.Tokens.Access(ctx, a.Key); err != nil {
			return 0, err
		}
	}
	began := time.Now()
	var group sync.WaitGroup
	todo, failed := make(chan int), make(chan error, len(b.accounts))
	for range b.workers {
		group.Go(func() {
			for n := range todo {
				if err := b.read(ctx, b.accounts[n], tokens[n]); err != nil {
					failed <- err
				}
			}
		})
	}
	for n := range b.accounts {
		todo <- n
	}
	close(todo)
	group.Wait()
	select {
	case err := <-failed:
		return 0, err
	default:
		return time.Since(began), nil
	}
}

func (b *bareLoop) read(ctx context.Context, c social.Connection, token social.Secret) error {
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
	page, err := connector.Posts(ctx, session, "")
	if err != nil {
		return err
	}
	return b.writePosts(ctx, c, page, now)
}
