package bench

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"candor/internal/sandbox"
)

const (
	mostNodes   = 3
	nodeWorkers = 4 // runs at once, per platform and node
)

// nodes counts the runs that one, two and three worker processes on one PostgreSQL carry out in the same time. The platforms take their
// time, as real ones do: a node's pace is then its workers', not this machine's.
func nodes(ctx context.Context, c Config, folder string, r *Result) error {
	if c.OpenPostgreSQL == nil || c.Serve == nil {
		fmt.Fprintln(c.Progress, "  left out: no PostgreSQL server was given")
		return nil
	}
	for n := 1; n <= mostNodes; n++ {
		sub := filepath.Join(folder, fmt.Sprint(n))
		if err := os.Mkdir(sub, 0o700); err != nil {
			return err
		}
		pace, err := nodesAt(ctx, c, sub, n, r.sizes)
		if err != nil {
			return fmt.Errorf("with %d at work: %w", n, err)
		}
		r.Nodes = append(r.Nodes, pace)
	}
	return nil
}

func nodesAt(ctx context.Context, c Config, folder string, n int, size sizes) (_ Pace, err error) {
	s, err := c.OpenPostgreSQL(ctx, folder, size.fleet, time.Now().Add(-settling(size.fleet)))
	if err != nil {
		return Pace{}, err
	}
	defer func() { _ = s.close() }() // what it holds is thrown away
	accounts, err := s.settle(ctx, c, size.fleet, 50)
	if err != nil {
		return Pace{}, err
	}
	s.joinPresent()
	fmt.Fprintf(c.Progress, "  %d accounts, %d at work …\n", accounts, n)
	if _, err := s.World.Faults.Add(sandbox.Fault{Delay: sandbox.Duration(size.answersIn)}); err != nil {
		return Pace{}, err
	}
	if err := s.World.Start(ctx, nil); err != nil {
		return Pace{}, err
	}
	defer s.World.Stop()
	for range n {
		_, stop, err := c.Serve(ctx, s, "--role", "worker", "--workers", fmt.Sprint(nodeWorkers))
		if err != nil {
			return Pace{}, err
		}
		defer stop()
	}
	if err := s.atWork(ctx, size.fleetFor/4); err != nil {
		return Pace{}, err
	}
	before, err := s.ended(ctx)
	if err != nil {
		return Pace{}, err
	}
	began := time.Now()
	if err := wait(ctx, size.fleetFor); err != nil {
		return Pace{}, err
	}
	after, err := s.ended(ctx)
	if err != nil {
		return Pace{}, err
	}
	took := time.Since(began)
	left, err := s.count(ctx, `SELECT COUNT(*) FROM plan WHERE next_due <= $1`, time.Now().UnixMilli())
	if err == nil && left == 0 {
		err = fmt.Errorf("%d accounts were read before the time was over: nobody knows how many more would have been", accounts)
	}
	return Pace{Nodes: n, RunsPerSecond: round(float64(after-before) / took.Seconds())}, err
}

// atWork waits until the first run has ended, and then for the nodes that began later.
func (s *Stage) atWork(ctx context.Context, others time.Duration) error {
	ctx, cancel := context.WithTimeoutCause(ctx, time.Minute, errors.New("no run ended within a minute"))
	defer cancel()
	for {
		n, err := s.ended(ctx)
		if err != nil {
			return err
		}
		if n > 0 {
			return wait(ctx, others)
		}
		if err := wait(ctx, 100*time.Millisecond); err != nil {
			return err
		}
	}
}

// ended counts the runs that were carried out.
func (s *Stage) ended(ctx context.Context) (int64, error) {
	return s.count(ctx, `SELECT COUNT(*) FROM sync_run WHERE status = 'success'`)
}

func wait(ctx context.Context, d time.Duration) error {
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-ctx.Done():
		return context.Cause(ctx)
	case <-timer.C:
		return nil
	}
}
