package collect

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"log/slog"
	"runtime/debug"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"
	"github.com/riverqueue/river"
	"github.com/riverqueue/river/riverdriver/riverpgxv5"
	"github.com/riverqueue/river/riverdriver/riversqlite"
	"github.com/riverqueue/river/rivermigrate"
	"github.com/riverqueue/river/rivertype"

	"candor/internal/platform"
	"candor/internal/social"
)

const (
	jobTime   = 60 * time.Second // longer than a page may take and workTime together
	softStop  = 25 * time.Second // how long a stop waits for pages under way before it cuts them off
	fetchRest = 5 * time.Millisecond

	// How often a queue is looked at for jobs that nobody told of. What is queued is told of: on PostgreSQL by a notification, on SQLite by
	// the client to its own workers. These intervals are for what is not: another process's jobs on the same SQLite file, jobs whose time has
	// come, and runs that go on after they have made room.
	dailyPoll   = 300 * time.Millisecond
	surplusPoll = time.Second

	// jobTries bounds how often a job is rescued from killed workers; the planner makes a new one after that.
	jobTries = 20
)

// QueueDB is the database that holds the queue: the one that holds everything else. One of its fields is set.
type QueueDB struct {
	SQLite     *sql.DB       // the one writer handle; nothing is queued while a transaction is open on it
	PostgreSQL *pgxpool.Pool // the pool behind the handles
}

// queue is the part of a River client that does not depend on its database.
type queue interface {
	InsertMany(ctx context.Context, params []river.InsertManyParams) ([]*rivertype.JobInsertResult, error)
	Start(ctx context.Context) error
	JobRetry(ctx context.Context, id int64) (*rivertype.JobRow, error)
	Stop(ctx context.Context) error
	StopAndCancel(ctx context.Context) error
	Stopped() <-chan struct{}
}

// Migrate brings the queue's own tables up to date.
func (q QueueDB) Migrate(ctx context.Context) error {
	var err error
	switch {
	case q.SQLite != nil:
		err = migrateQueue(ctx, func() (*rivermigrate.Migrator[*sql.Tx], error) {
			return rivermigrate.New(riversqlite.New(q.SQLite), nil)
		})
	case q.PostgreSQL != nil:
		var patient *pgxpool.Pool
		if patient, err = withoutLimit(ctx, q.PostgreSQL); err != nil {
			break
		}
		defer patient.Close()
		err = migrateQueue(ctx, func() (*rivermigrate.Migrator[pgx.Tx], error) {
			return rivermigrate.New(riverpgxv5.New(patient), nil)
		})
	default:
		err = errors.New("no database was given for it")
	}
	if err != nil {
		return fmt.Errorf("migrate the queue: %w", err)
	}
	return nil
}

// withoutLimit opens a pool of its own on a pool's database, whose statements take as long as they need.
func withoutLimit(ctx context.Context, pool *pgxpool.Pool) (*pgxpool.Pool, error) {
	config := pool.Config()
	config.MaxConns, config.MinConns, config.MinIdleConns = 2, 0, 0
	config.ConnConfig.RuntimeParams["statement_timeout"] = "0"
	return pgxpool.NewWithConfig(ctx, config)
}

// migrateQueue migrates, and looks again if it lost a race against another process that did the same.
func migrateQueue[Tx any](ctx context.Context, open func() (*rivermigrate.Migrator[Tx], error)) error {
	m, err := open()
	if err != nil {
		return err
	}
	if _, err = m.Migrate(ctx, rivermigrate.DirectionUp, nil); err != nil && ctx.Err() == nil {
		_, err = m.Migrate(ctx, rivermigrate.DirectionUp, nil)
	}
	return err
}

// open makes the client of the queue.
func (q QueueDB) open(config *river.Config) (queue, error) {
	switch {
	case q.SQLite != nil:
		return river.NewClient(riversqlite.New(q.SQLite), config)
	case q.PostgreSQL != nil:
		return river.NewClient(riverpgxv5.New(q.PostgreSQL), config)
	default:
		return nil, errors.New("collect: Start needs a queue's database")
	}
}

// syncArgs is a job: the run of one product of one connection. It holds nothing but where to look: the plan says what is to be done.
type syncArgs struct {
	Connection int64  `json:"connection"`
	Product    string `json:"product"`
}

// Kind implements river.JobArgs.
func (syncArgs) Kind() string { return "sync" }

// surplusQueue is the end of the name of a platform's second queue: long listings must not take the workers of what is due daily.
const surplusQueue = "_surplus"

// QueueOf names the queue that carries out the plans of a product of a platform.
func QueueOf(p social.Platform, product social.Product) string {
	if social.CadenceOf(product).Surplus {
		return string(p) + surplusQueue
	}
	return string(p)
}

// queueConfig is the queue's settings: queues per platform as a bulkhead.
func (c *Collector) queueConfig(stopping <-chan struct{}) *river.Config {
	workers := river.NewWorkers()
	river.AddWorker(workers, &syncWorker{c: c, stopping: stopping})
	queues := map[string]river.QueueConfig{}
	for p := range c.Platforms {
		queues[string(p)] = river.QueueConfig{MaxWorkers: c.Workers, FetchPollInterval: dailyPoll}
		queues[string(p)+surplusQueue] = river.QueueConfig{MaxWorkers: max(1, c.Workers/4), FetchPollInterval: surplusPoll}
	}
	if len(queues) == 0 {
		queues[river.QueueDefault] = river.QueueConfig{MaxWorkers: 1} // River refuses to work on nothing
	}
	return &river.Config{
		Workers: workers, Queues: queues, Logger: slog.New(quiet{c.Log.Handler()}), JobTimeout: jobTime, RescueStuckJobsAfter: lease, SoftStopTimeout: softStop,
		FetchCooldown: fetchRest, FetchPollInterval: surplusPoll, MaxAttempts: jobTries, RetryPolicy: soon{},
		CompletedJobRetentionPeriod: time.Hour, DiscardedJobRetentionPeriod: day, CancelledJobRetentionPeriod: time.Hour,
	}
}

// soon is a retry policy: a job that was rescued, or that met a database that was away, is tried again after five seconds.
type soon struct{}

// NextRetry implements river.ClientRetryPolicy.
func (soon) NextRetry(*rivertype.JobRow) time.Time { return time.Now().Add(5 * time.Second) }

// quiet is a log handler that keeps River's own small talk out of the log.
type quiet struct{ slog.Handler }

// Enabled implements slog.Handler.
func (q quiet) Enabled(ctx context.Context, level slog.Level) bool {
	return level >= slog.LevelWarn && q.Handler.Enabled(ctx, level)
}

// syncWorker carries out jobs.
type syncWorker struct {
	river.WorkerDefaults[syncArgs]
	c        *Collector
	stopping <-chan struct{}
}

// Work implements river.Worker. A job that finds nothing to do is done: the plan, not the queue, says what is due. The queue keeps the text of
// an error, and of a panic, in the database; so neither reaches it with anything in it that may be a secret.
func (w *syncWorker) Work(ctx context.Context, job *river.Job[syncArgs]) (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("panic: %s", platform.Scrub(fmt.Sprint(p)))
			w.c.Log.ErrorContext(ctx, "panic", "product", job.Args.Product, "error", err, "stack", string(debug.Stack()))
		}
	}()
	enough := time.Now().Add(workTime)
	done, err := w.c.execute(ctx, social.Key(job.Args.Connection), social.Product(job.Args.Product), func() bool {
		select {
		case <-w.stopping:
			return false
		default:
			return time.Now().Before(enough)
		}
	})
	switch {
	case err != nil && ctx.Err() == nil:
		w.c.Log.ErrorContext(ctx, "job failed", "product", job.Args.Product, "error", err)
		return errors.New(platform.Scrub(err.Error()))
	case err != nil:
		return err
	case !done.busy.IsZero():
		return river.JobSnooze(max(time.Second, done.busy.Sub(w.c.Now())))
	case done.more:
		return river.JobSnooze(0)
	default:
		return nil
	}
}

// enqueue hands plans to the queue, and returns how many are there now. A plan that has a job already is left to it, unless that job
// is running: since nobody works on the plan, the job is about to end and must not be taken for the plan's next one. Such plans,
// and those whose job has just gone, are not counted, and are offered again at the next look. A job that was put off, because another worker had the run, is due at once: that
// worker has ended. enqueue must not be called inside a transaction.
func (c *Collector) enqueue(ctx context.Context, tasks []social.Task, now time.Time) (queued int, err error) {
	c.mu.Lock()
	l := c.live
	c.mu.Unlock()
	if l == nil || len(tasks) == 0 {
		return 0, nil
	}
	params := make([]river.InsertManyParams, len(tasks))
	for i, t := range tasks {
		params[i] = jobOf(t.Plan)
	}
	results, err := l.queue.InsertMany(ctx, params)
	if err != nil {
		return 0, fmt.Errorf("queue what is due: %w", err)
	}
	var plans []social.Plan
	for i, r := range results {
		switch {
		case !r.UniqueSkippedAsDuplicate:
		case r.Job.State == rivertype.JobStateRunning:
			continue
		case time.Until(r.Job.ScheduledAt) > soonAgain:
			_, err := l.queue.JobRetry(ctx, r.Job.ID)
			if errors.Is(err, rivertype.ErrNotFound) { // it ended and was cleared away in between
				continue
			}
			if err != nil {
				return 0, fmt.Errorf("make a job due that was put off: %w", err)
			}
		}
		plans = append(plans, tasks[i].Plan)
	}
	if err := c.Store.MarkQueued(ctx, plans, now); err != nil {
		return 0, fmt.Errorf("note what is queued: %w", err)
	}
	return len(plans), nil
}

// jobOf is the job that carries out a plan.
func jobOf(p social.Plan) river.InsertManyParams {
	return river.InsertManyParams{
		Args: syncArgs{Connection: int64(p.Connection), Product: string(p.Product)},
		InsertOpts: &river.InsertOpts{Queue: QueueOf(p.Platform, p.Product), Priority: priority(p),
			UniqueOpts: river.UniqueOpts{ByArgs: true, ByState: unfinished()}},
	}
}

// priority orders the work: what somebody waits for goes first, what only takes the surplus last.
func priority(p social.Plan) int {
	switch {
	case p.Product == social.ProductArchive: // long: it must not hold up what shares its queue
		return 4
	case social.CadenceOf(p.Product).Surplus:
		return 3
	case p.Trigger == social.TriggerConnect:
		return 1
	case p.Trigger == social.TriggerPerson:
		return 2
	default:
		return 3
	}
}

// unfinished are the states of a job in which a second one of the same run would be one too many.
func unfinished() []rivertype.JobState {
	return []rivertype.JobState{rivertype.JobStateAvailable, rivertype.JobStatePending, rivertype.JobStateRetryable, rivertype.JobStateRunning,
		rivertype.JobStateScheduled}
}
