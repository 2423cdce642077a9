package bench

import (
	"context"
	"fmt"
	"os"
	"strings"
	"time"
)

// memory connects accounts, lets a day come, and watches the memory of a server of its own process that reads them: the simulators
// would hide it. Where the system does not tell a process's memory, nothing is measured.
func memory(ctx context.Context, c Config, folder string, r *Result) error {
	if _, err := os.Stat("/proc/self/status"); err != nil || c.Serve == nil {
		return nil
	}
	creators := r.sizes.remembered / len(c.Platforms)
	s, err := c.Open(ctx, folder, creators, time.Now().Add(-settling(creators)))
	if err != nil {
		return err
	}
	defer s.DB.Close()
	fmt.Fprintf(c.Progress, "  connecting %d accounts …\n", creators*len(c.Platforms))
	if _, err := s.settle(ctx, c, creators, 50); err != nil {
		return err
	}
	s.joinPresent()
	if err := s.World.Start(ctx, nil); err != nil {
		return err
	}
	defer s.World.Stop()
	pid, stop, err := c.Serve(ctx, s)
	if err != nil {
		return err
	}
	defer stop()
	limit := time.NewTimer(r.sizes.rememberedIn)
	defer limit.Stop()
	tick := time.NewTicker(250 * time.Millisecond)
	defer tick.Stop()
	for {
		left, err := s.count(ctx, `SELECT COUNT(*) FROM plan WHERE next_due <= $1`, time.Now().UnixMilli())
		if err != nil {
			return err
		}
		peak, err := peakOf(pid)
		if err != nil {
			return err
		}
		r.RSSMiB = round(peak)
		if r.runs, err = s.count(ctx, `SELECT COUNT(*) FROM sync_run WHERE status <> 'running'`); err != nil {
			return err
		}
		if left == 0 {
			return nil
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-limit.C:
			return nil
		case <-tick.C:
		}
	}
}

// peakOf is the most memory that a process ever held, in MiB.
func peakOf(pid int) (float64, error) {
	status, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", pid))
	if err != nil {
		return 0, fmt.Errorf("the server ended while it was watched: %w", err)
	}
	for line := range strings.Lines(string(status)) {
		var kib float64
		if _, err := fmt.Sscanf(line, "VmHWM: %f kB", &kib); err == nil {
			return kib / 1024, nil
		}
	}
	return 0, nil
}
