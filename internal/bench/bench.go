// Package bench measures what Candor promises in figures: calls per account and day, the engine's throughput against a bare loop, the
// time that reads take, memory, and storage. It measures the program itself, wired as it always is, against the simulators.
package bench

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"math"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	"candor/internal/access"
	"candor/internal/collect"
	"candor/internal/connect"
	"candor/internal/demo"
	"candor/internal/platform"
	"candor/internal/sandbox"
	"candor/internal/social"
	"candor/internal/store"
)

// Stage is a whole Candor on a fresh SQLite database, with simulators in the same process and on their clock.
type Stage struct {
	World      *sandbox.Sandbox
	DB         *store.DB
	URL        string // of the database
	Folder     string // of its files and its keyset
	Connectors map[social.Platform]platform.Connector
	Tokens     *connect.Tokens
	Accounts   *connect.Accounts
	Collector  *collect.Collector
	Access     *access.Access
	Handler    http.Handler
	Host       string       // by which the handler wants to be called
	Drop       func() error // removes what outlives the folder; nil: nothing does
}

// close ends a stage.
func (s *Stage) close() error {
	err := s.DB.Close()
	if s.Drop != nil {
		err = errors.Join(err, s.Drop())
	}
	return err
}

// Config says what is measured.
type Config struct {
	// Size is how much is measured. Default: everything.
	Size Size
	// Platforms are measured one by one and together.
	Platforms []social.Platform
	// Open makes a stage in a folder: a world with so many extra creators, whose clock stands at an instant, and a Candor beside it.
	Open func(ctx context.Context, folder string, extra int, at time.Time) (*Stage, error)
	// OpenPostgreSQL is Open on a fresh database of a PostgreSQL server. Nil: reads are measured on SQLite alone, and nodes are not.
	OpenPostgreSQL func(ctx context.Context, folder string, extra int, at time.Time) (*Stage, error)
	// ServerAlone leaves SQLite away where reads are measured.
	ServerAlone bool
	// Only is the one part that is measured: "engine", "reads", "memory" or "nodes". Default: all.
	Only string
	// Connections, Days and Requests change the size of the database that is read and how often it is asked; then growth is not measured.
	// 0: as Size says, a year, and as Size says.
	Connections, Days, Requests int
	// Serve starts "candor serve" on the stage's database as a process of its own, against the stage's simulators on the network,
	// and returns its process id; further flags may be given. Nil: memory and nodes are not measured.
	Serve func(ctx context.Context, s *Stage, flags ...string) (pid int, stop func(), err error)
	// Progress is told what is being measured. Default: nobody is.
	Progress io.Writer
}

// Result is what was measured; a figure that was not is nil. Its JSON is a contract (design.md §9).
type Result struct {
	CallsPerAccountDay map[string]*float64 `json:"calls_per_account_day"`
	EngineRatio        *float64            `json:"engine_ratio"`
	SyncsPerSecond     *float64            `json:"syncs_per_second"`
	Read               Read                `json:"read"`
	ReadPostgreSQL     *Read               `json:"read_postgresql,omitempty"` // stands where a server was given
	Nodes              []Pace              `json:"nodes,omitempty"`           // stands where a server was given
	RSSMiB             *float64            `json:"rss_mib"`
	BytesPerAccountDay *float64            `json:"bytes_per_account_day"`

	sizes sizes
	runs  int64               // carried out while memory was measured
	full  map[string]*float64 // with everything else that is read

	fullBytes *float64 // as full
}

// Read is how long GET /api/analytics/socials takes on a year of history.
type Read struct {
	Connections int      `json:"connections"`
	P50         *float64 `json:"p50_ms"`
	P99         *float64 `json:"p99_ms"`
	RatioToSQL  *float64 `json:"ratio_to_sql"`
	Growth      *float64 `json:"growth_1k_to_100k"`
}

// Pace is how many runs so many nodes carry out together.
type Pace struct {
	Nodes         int      `json:"nodes"`
	RunsPerSecond *float64 `json:"runs_per_second"`
}

// sizes is how much is measured.
type sizes struct {
	creators     int // with an account on every platform
	days         int // over which calls and bytes are counted
	rounds       int // days of the comparison with the bare loop, by turns
	readers      int // connections in the database that is read
	history      int // its days
	requests     int
	growth       bool
	remembered   int           // connections whose first syncs are carried out while memory is measured
	rememberedIn time.Duration // for at most so long
	fleet        int           // creators whose first syncs the nodes carry out
	fleetFor     time.Duration // for so long they are counted, after a quarter of it for all nodes to be at work
	answersIn    time.Duration // by every platform, while they are counted
}

// Size says how much is measured.
type Size int

// The sizes.
const (
	Full  Size = iota // minutes, and gigabytes of temporary files
	Quick             // less than 50 seconds
	Smoke             // seconds: that everything is measured at all
)

func sizesOf(s Size) sizes {
	switch s {
	case Smoke:
		return sizes{creators: 3, days: 3, rounds: 1, readers: askers * perCreator, requests: askers, remembered: 3, rememberedIn: 5 * time.Second, fleet: 10, fleetFor: time.Second, answersIn: 500 * time.Millisecond}
	case Quick:
		return sizes{creators: 40, days: 7, rounds: 3, readers: 1_000, requests: 400, remembered: 120, rememberedIn: 6 * time.Second, fleet: 100, fleetFor: 8 * time.Second, answersIn: time.Second}
	default:
		return sizes{creators: 200, days: 7, rounds: 3, readers: 10_000, requests: 2_000, growth: true, remembered: 10_000, rememberedIn: 90 * time.Second, fleet: 200, fleetFor: 40 * time.Second, answersIn: 2 * time.Second}
	}
}

// sizes is how much is measured, by Size and what was said otherwise.
func (c Config) sizes() sizes {
	s := sizesOf(c.Size)
	s.history = cmp.Or(c.Days, 365)
	if c.Connections+c.Days+c.Requests > 0 {
		s.growth = false
	}
	s.readers, s.requests = max(cmp.Or(c.Connections, s.readers), askers*perCreator), cmp.Or(c.Requests, s.requests)
	return s
}

// Run measures everything. What it writes lies in a temporary folder, which is gone afterwards.
func Run(ctx context.Context, c Config) (Result, error) {
	if c.Progress == nil {
		c.Progress = io.Discard
	}
	folder, err := os.MkdirTemp("", "candor-bench-")
	if err != nil {
		return Result{}, err
	}
	defer os.RemoveAll(folder)
	r := Result{sizes: c.sizes(), CallsPerAccountDay: map[string]*float64{}, full: map[string]*float64{}}
	for _, p := range []social.Platform{"instagram", "tiktok", unitsAt} { // the contract names them, whatever this build lists
		r.CallsPerAccountDay[callsKey(p)] = nil
	}
	for _, part := range []struct {
		name string
		do   func(context.Context, Config, string, *Result) error
	}{{"engine", engine}, {"reads", reads}, {"memory", memory}, {"nodes", nodes}} {
		if c.Only != "" && c.Only != part.name {
			continue
		}
		began := time.Now()
		fmt.Fprintf(c.Progress, "measuring %s …\n", part.name)
		sub := filepath.Join(folder, part.name)
		if err := os.Mkdir(sub, 0o700); err != nil {
			return r, err
		}
		if err := part.do(ctx, c, sub, &r); err != nil {
			return r, fmt.Errorf("%s: %w", part.name, err)
		}
		if err := os.RemoveAll(sub); err != nil {
			return r, err
		}
		fmt.Fprintf(c.Progress, "  took %s\n", time.Since(began).Round(100*time.Millisecond))
	}
	return r, nil
}

// unitsAt is the platform that counts units: there they are what is scarce, not calls.
const unitsAt = social.Platform("youtube")

// callsKey is the name of a platform's figure.
func callsKey(p social.Platform) string {
	if p == unitsAt {
		return string(p) + "_units"
	}
	return string(p)
}

// perMinute is how many creators connect in a minute of the world: its platforms have limits.
const perMinute = 50

const (
	toldEvery      = 10 * perMinute // creators, after which progress is told
	connectWorkers = 8              // creators that connect at the same time
	namedAtMost    = 5              // of the errors, and the runs that were not in order, that are named
)

// settling is how long in the world's time it takes to connect creators.
func settling(creators int) time.Duration {
	return time.Duration((creators+perMinute-1)/perMinute) * time.Minute
}

// joinPresent lets the world's clock go with that of other processes, so that the platforms' limits pass for them as they should.
func (s *Stage) joinPresent() {
	s.World.Clock.Set(time.Now())
	s.World.Clock.Freeze(false)
}

// settle connects creators through the real sign-in.
func (s *Stage) settle(ctx context.Context, c Config, creators, perPerson int) (int, error) {
	began := time.Now()
	persons := make([]social.Person, (creators+perPerson-1)/perPerson)
	for n := range persons {
		var err error
		if persons[n], err = s.person(ctx, n); err != nil {
			return 0, err
		}
	}
	var connected atomic.Int64
	for from := 0; from < creators; from += perMinute {
		err := each(min(perMinute, creators-from), connectWorkers, func(n int) error {
			joined, err := s.connect(ctx, c.Platforms, persons[(from+n)/perPerson], from+n+1)
			connected.Add(int64(joined))
			return err
		})
		if err != nil {
			return int(connected.Load()), err
		}
		s.World.Clock.Advance(time.Minute)
		if from%toldEvery == 0 {
			fmt.Fprintf(c.Progress, "  %d accounts are connected, after %s\n", connected.Load(), time.Since(began).Round(time.Second))
		}
	}
	return int(connected.Load()), nil
}

// connect connects the accounts of one creator.
func (s *Stage) connect(ctx context.Context, platforms []social.Platform, person social.Person, creator int) (connected int, err error) {
	h := demo.History{World: s.World, Accounts: s.Accounts}
	for _, p := range platforms {
		account, ok := s.World.World.Account(string(p), fmt.Sprintf("extra%d", creator))
		if !ok {
			continue
		}
		if err := h.Connect(ctx, person, p, account.ID()); err != nil {
			return connected, fmt.Errorf("connect %s on %s: %w", account.Handle, p, err)
		}
		connected++
	}
	return connected, nil
}

// each does a piece of work for every number below n, by so many goroutines, and returns the errors.
func each(n, workers int, do func(n int) error) error {
	var group sync.WaitGroup
	todo, failed := make(chan int), make(chan error, n)
	for range workers {
		group.Go(func() {
			for n := range todo {
				if err := do(n); err != nil {
					failed <- err
				}
			}
		})
	}
	for n := range n {
		todo <- n
	}
	close(todo)
	group.Wait()
	close(failed)
	var all []error
	for err := range failed {
		all = append(all, err)
	}
	return errors.Join(all[:min(len(all), namedAtMost)]...)
}

const password = social.Secret("only for measuring")

func email(n int) string { return fmt.Sprintf("bench%d@example.org", n) }

func (s *Stage) person(ctx context.Context, n int) (social.Person, error) {
	return s.Access.AddPerson(ctx, email(n), "bench", social.Creator, password)
}

// count asks the database for a number.
func (s *Stage) count(ctx context.Context, query string, args ...any) (n int64, err error) {
	err = s.DB.Writer().QueryRowContext(ctx, query, args...).Scan(&n)
	return n, err
}

// round keeps three digits: more would pretend a precision that no run has.
func round(x float64) *float64 {
	if x == 0 || math.IsNaN(x) || math.IsInf(x, 0) {
		return nil
	}
	scale := math.Pow(10, 2-math.Floor(math.Log10(math.Abs(x))))
	x = math.Round(x*scale) / scale
	return &x
}

// percentile returns the value that so many per cent of the durations do not exceed, in milliseconds.
func percentile(durations []time.Duration, percent int) float64 {
	sorted := slices.SortedFunc(slices.Values(durations), cmp.Compare[time.Duration])
	at := (len(sorted)*percent + 99) / 100
	return float64(sorted[max(at, 1)-1]) / float64(time.Millisecond)
}
