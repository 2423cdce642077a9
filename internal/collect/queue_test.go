package collect

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/riverqueue/river"
	"github.com/riverqueue/river/rivertype"

	"candor/internal/platform"
	"candor/internal/social"
	"candor/internal/store"
	"candor/internal/store/storetest"
)

// queued is a bench whose collector has a queue, and tells of each run that ended.
func queued(t *testing.T, db *store.DB) (*bench, chan social.Run) {
	t.Helper()
	ended := make(chan social.Run, 100)
	b := newBench(t, db, func(c *Config) {
		c.Queue = QueueDB{PostgreSQL: db.Pool()}
		if db.Pool() == nil {
			c.Queue = QueueDB{SQLite: db.Writer()}
		}
		c.Observed = func(r social.Run) { ended <- r }
	})
	return b, ended
}

func (b *bench) start() {
	b.t.Helper()
	if err := b.c.Start(b.t.Context()); err != nil {
		b.t.Fatal(err)
	}
	b.t.Cleanup(func() { b.stop(context.Background()) })
}

func (b *bench) stop(ctx context.Context) {
	b.t.Helper()
	if err := b.c.Stop(ctx); err != nil {
		b.t.Errorf("stop: %v", err)
	}
}

func await[T any](t *testing.T, what string, from <-chan T) T {
	t.Helper()
	select {
	case v := <-from:
		return v
	case <-time.After(time.Minute): // only so that a broken test ends
		t.Fatalf("%s did not come", what)
		panic("unreachable")
	}
}

func TestQueueCarriesOutThePlan(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db *store.DB) {
		b, ended := queued(t, db)
		b.start()
		b.conn = b.connect("c2", "Asia/Tokyo") // while it runs
		b.c.OnConnected(t.Context(), b.conn.Key)
		var got []string
		for range 6 {
			got = append(got, string(await(t, "a run", ended).Status))
		}
		if slices.ContainsFunc(got, func(s string) bool { return s != "success" }) {
			t.Errorf("runs %v", got)
		}
		if err := b.c.SyncNow(t.Context(), b.conn.Key); err != nil {
			t.Fatal(err)
		}
		for range 2 {
			if run := await(t, "a run", ended); run.Trigger != social.TriggerPerson || run.Status != social.RunSuccess {
				t.Errorf("asked for: %+v", run)
			}
		}
		b.stop(t.Context())
		if got := b.one(`SELECT COUNT(*) FROM post`); got != "24" {
			t.Errorf("%s posts, want 24", got)
		}
	})
}

// The process is stopped hard while a page is under way, and starts again: the run goes on where it stood.
func TestHardStopInMidRun(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db *store.DB) {
		b, ended := queued(t, db)
		b.fake.posts = somePosts(23)
		b.only(social.ProductArchive)
		under := make(chan struct{})
		cut := make(chan struct{})
		b.fake.before = func(call string) error {
			if call != "posts:10" {
				return nil
			}
			close(under)
			<-cut
			return &platform.Error{Kind: platform.Transient, Op: call, Err: context.Canceled}
		}
		b.start()
		await(t, "the third page", under)
		gone, cancel := context.WithCancel(t.Context())
		cancel()
		stopped := make(chan struct{})
		go func() { defer close(stopped); b.stop(gone) }()
		close(cut)
		await(t, "the stop", stopped)
		if got := b.one(`SELECT COUNT(*) FROM post`); got != "10" {
			t.Fatalf("%s posts after the stop, want 10", got)
		}
		b.fake.mu.Lock()
		b.fake.before = nil
		b.fake.mu.Unlock()
		b.clock.add(lost + time.Second)
		b.start()
		run := await(t, "the run", ended)
		for run.Status != social.RunSuccess { // the cut may have been taken for the platform's failure
			b.clock.add(time.Hour)
			b.c.OnConnected(t.Context(), b.conn.Key)
			run = await(t, "the run", ended)
		}
		if got := b.one(`SELECT COUNT(*), COUNT(DISTINCT external_id) FROM post`); got != "23|23" {
			t.Errorf("posts %s, want 23", got)
		}
		if got := strings.Join(b.fake.calls, " "); got != "posts: posts:5 posts:10 posts:10 posts:15 posts:20" {
			t.Errorf("calls %s", got)
		}
	})
}

// The queue loses its jobs: the planner finds that out and makes new ones, and only then.
func TestLostJobsAreQueuedAgain(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db *store.DB) {
		b, ended := queued(t, db)
		if err := b.c.Queue.Migrate(t.Context()); err != nil {
			t.Fatal(err)
		}
		b.exec(`UPDATE plan SET queued_at = $1`, b.clock.Now().UnixMilli()) // queued, and lost
		b.start()
		if got, err := b.c.Tick(t.Context()); err != nil || got.Queued != 0 || b.one(`SELECT COUNT(*) FROM sync_run`) != "0" {
			t.Fatalf("queued %d before they count as lost, %v", got.Queued, err)
		}
		b.clock.add(lost + time.Second)
		b.c.OnConnected(t.Context(), b.conn.Key) // the planner may have looked already: it is its affair
		for range 3 {
			await(t, "a run", ended)
		}
	})
}

// absentJobs is a queue whose first job was put off, and is cleared away before it is made due.
type absentJobs struct{ queue }

func (absentJobs) InsertMany(_ context.Context, params []river.InsertManyParams) ([]*rivertype.JobInsertResult, error) {
	out := make([]*rivertype.JobInsertResult, len(params))
	for i := range params {
		out[i] = &rivertype.JobInsertResult{Job: &rivertype.JobRow{ID: int64(i), State: rivertype.JobStateScheduled}}
	}
	out[0].UniqueSkippedAsDuplicate, out[0].Job.ScheduledAt = true, time.Now().Add(time.Hour)
	return out, nil
}

func (absentJobs) JobRetry(context.Context, int64) (*rivertype.JobRow, error) {
	return nil, rivertype.ErrNotFound
}

// A job that is gone before it can be made due keeps no other plan from being noted as queued.
func TestAJobThatIsGoneStopsNoOther(t *testing.T) {
	b := newBench(t, storetest.Open(t))
	b.c.live = &live{queue: absentJobs{}}
	due, err := b.db.DueTasks(t.Context(), b.clock.Now(), b.clock.Now(), b.clock.Now(), 10)
	if err != nil || len(due) < 2 {
		t.Fatalf("%d are due, %v", len(due), err)
	}
	queued, err := b.c.enqueue(t.Context(), due, b.clock.Now())
	if want := fmt.Sprint(len(due) - 1); err != nil || fmt.Sprint(queued) != want || b.one(`SELECT COUNT(*) FROM plan WHERE queued_at IS NOT NULL`) != want {
		t.Errorf("%d of %d are queued, %v", queued, len(due), err)
	}
}

func TestTickClosesMissedSlots(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db *store.DB) {
		b := newBench(t, db)
		b.drain()
		b.clock.add(3 * 24 * time.Hour)
		got, err := b.c.Tick(t.Context())
		if err != nil || got.Closed != 2 || got.Queued != 0 {
			t.Errorf("%+v, %v; want profile and posts closed, nothing queued without a queue", got, err)
		}
		if again, err := b.c.Tick(t.Context()); err != nil || again.Closed != 0 {
			t.Errorf("again: %+v, %v", again, err)
		}
	})
}

// hanging is a platform that does not answer until the call is given up.
type hanging struct {
	*fake
	asked chan struct{}
}

func (h hanging) wait(ctx context.Context) error {
	h.asked <- struct{}{}
	<-ctx.Done()
	return &platform.Error{Kind: platform.Transient, Op: "test", Message: "no whole answer came in time"}
}

func (h hanging) Profile(ctx context.Context, _ platform.Session) (platform.ProfilePage, error) {
	return platform.ProfilePage{}, h.wait(ctx)
}

func (h hanging) Posts(ctx context.Context, _ platform.Session, _ platform.Cursor) (platform.Page, error) {
	return platform.Page{}, h.wait(ctx)
}

// Rows 5 and 6: a platform all of whose calls hang holds no more than its own workers; what is due at the others is read meanwhile.
func TestRow05ASlowPlatformStopsNoOther(t *testing.T) {
	const accounts, workers = 20, 4
	b, ended := queued(t, storetest.Open(t))
	slow := hanging{b.fake, make(chan struct{}, 10*accounts)}
	b.c.Workers = workers
	b.c.Platforms[social.TikTok] = slow
	b.exec(`DELETE FROM connection`)
	for n := range accounts {
		b.connect(fmt.Sprint("quick", n), "UTC")
		b.connectAt(social.TikTok, fmt.Sprint("slow", n), "UTC")
	}
	b.start()
	for range workers + 1 { // its workers, and the one for long listings, are all taken
		await(t, "a call that hangs", slow.asked)
	}
	for done := 0; done < 3*accounts; {
		if run := await(t, "a run of the platform that answers", ended); run.Platform == social.Instagram && run.Status == social.RunSuccess {
			done++
		}
	}
	if held := b.one(`SELECT COUNT(*) FROM sync_run WHERE platform = 'tiktok' AND status = 'running'`); held != fmt.Sprint(workers+1) {
		t.Errorf("the platform that hangs holds %s workers, want %d", held, workers+1)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel() // what hangs is cut off at once
	b.stop(ctx)
}
