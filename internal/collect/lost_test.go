package collect

import (
	"context"
	"errors"
	"testing"
	"time"

	"github.com/riverqueue/river"

	"candor/internal/social"
	"candor/internal/store"
	"candor/internal/store/storetest"
)

// marking is a store whose first MarkQueued comes after something else.
type marking struct {
	*store.DB
	before func()
}

func (m *marking) MarkQueued(ctx context.Context, plans []social.Plan, at time.Time) error {
	if before := m.before; before != nil {
		m.before = nil
		before()
	}
	return m.DB.MarkQueued(ctx, plans, at)
}

// A worker is so fast that its run has ended, and a person so quick that they asked for the next one, before the planner notes that the
// first was queued. The note must not be taken for one about the second, which would wait for its job in vain.
func TestAFastWorkerLosesNoJob(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db *store.DB) {
		b, ended := queued(t, db)
		b.only(social.ProductProfile)
		asked := make(chan struct{})
		b.c.Store = &marking{db, func() {
			defer close(asked)
			<-ended
			if err := b.c.SyncNow(t.Context(), b.conn.Key); err != nil && !errors.Is(err, social.ErrNotFound) { // there is no plan of the posts here
				t.Error(err)
			}
			b.c.OnConnected(t.Context(), b.conn.Key)
		}}
		b.start()
		await(t, "the asking", asked)
		run := await(t, "the run that was asked for", ended)
		for run.Product != social.ProductProfile { // the upkeep plans the others anew, and they were asked for too
			run = await(t, "the profile's run", ended)
		}
		if run.Trigger != social.TriggerPerson || run.Status != social.RunSuccess {
			t.Errorf("%+v", run)
		}
	})
}

// A job that was put off, because another worker had the run, is due at once when that worker has ended and the plan is due again.
func TestAJobThatWasPutOffIsDueWithItsPlan(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db *store.DB) {
		b, ended := queued(t, db)
		plan := b.only(social.ProductProfile)
		b.exec(`UPDATE plan SET next_due = $1`, b.clock.Now().Add(time.Hour).UnixMilli())
		b.start()
		job := jobOf(plan)
		job.InsertOpts.ScheduledAt = time.Now().Add(time.Hour)
		if _, err := b.c.live.queue.InsertMany(t.Context(), []river.InsertManyParams{job}); err != nil {
			t.Fatal(err)
		}
		b.exec(`UPDATE plan SET next_due = $1`, b.clock.Now().UnixMilli())
		b.c.OnConnected(t.Context(), b.conn.Key)
		if run := await(t, "the run", ended); run.Status != social.RunSuccess {
			t.Errorf("%+v", run)
		}
	})
}

// A node whose clock is behind gets a job before its time: the job waits for it instead of ending with nothing done.
func TestAJobWaitsForASlowerClock(t *testing.T) {
	b := newBench(t, storetest.Open(t))
	b.only(social.ProductProfile)
	due := b.clock.Now().Add(30 * time.Second)
	b.exec(`UPDATE plan SET next_due = $1, queued_at = $1`, due.UnixMilli())
	got, err := b.c.execute(t.Context(), b.conn.Key, social.ProductProfile, always)
	if err != nil || !got.busy.Equal(due) || got.ended {
		t.Errorf("%+v, %v; want to be busy until %s", got, err, due)
	}
	b.exec(`UPDATE plan SET queued_at = NULL`) // it was moved on: another job is made when it is due
	if got, err = b.c.execute(t.Context(), b.conn.Key, social.ProductProfile, always); err != nil || !got.busy.IsZero() || got.ended {
		t.Errorf("%+v, %v; want nothing to do", got, err)
	}
}

// failing is a store whose first commits fail before anything is written.
type failing struct {
	*store.DB
	times int
}

func (f *failing) Commit(ctx context.Context, b social.Batch) error {
	if f.times > 0 {
		f.times--
		return errors.New("the database is away")
	}
	return f.DB.Commit(ctx, b)
}

// A job whose page could not be written leaves its run to the next job at once: nobody waits for the lease of a worker that gave up.
func TestAFailedWriteLetsTheRunGo(t *testing.T) {
	b := newBench(t, storetest.Open(t))
	b.only(social.ProductProfile)
	b.c.Store = &failing{b.db, commitTries}
	if got, err := b.c.execute(t.Context(), b.conn.Key, social.ProductProfile, always); err == nil || got.ended {
		t.Fatalf("%+v, %v; want the database's failure", got, err)
	}
	got, err := b.c.execute(t.Context(), b.conn.Key, social.ProductProfile, always)
	if err != nil || !got.ended || got.run.Status != social.RunSuccess {
		t.Errorf("%+v, %v; want the run to go on and succeed", got, err)
	}
	if runs := b.one(`SELECT COUNT(*) FROM sync_run`); runs != "1" {
		t.Errorf("%s runs, want one", runs)
	}
}
