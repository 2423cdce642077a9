//go:build faults

package fault

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
)

// ErrInjected is a failure that a test asked for.
var ErrInjected = errors.New("injected failure")

// rule is one item of CANDOR_FAULTS.
type rule struct {
	kill  bool
	name  string
	nth   int64   // the pass that it strikes; 0: by chance
	share float64 // of the passes that it strikes
	seen  atomic.Int64
}

var (
	parse sync.Once
	rules []*rule
	hook  atomic.Pointer[func(string) error]
)

// Set lets a test decide what fails at which name; nil ends it. CANDOR_FAULTS holds beside it.
func Set(decide func(name string) error) {
	if decide == nil {
		hook.Store(nil)
		return
	}
	hook.Store(&decide)
}

// load reads CANDOR_FAULTS: items separated by commas, each "kill:NAME:N" (the process dies at the Nth pass of a point),
// "fail:NAME:N" (the Nth operation fails) or "fail:NAME:0.05" (each fails with that chance).
func load() {
	for item := range strings.SplitSeq(os.Getenv("CANDOR_FAULTS"), ",") {
		parts := strings.Split(item, ":")
		if len(parts) != 3 {
			continue
		}
		r := &rule{kill: parts[0] == "kill", name: parts[1]}
		if n, err := strconv.ParseInt(parts[2], 10, 64); err == nil {
			r.nth = n
		} else if share, err := strconv.ParseFloat(parts[2], 64); err == nil {
			r.share = share
		} else {
			panic(fmt.Sprintf("CANDOR_FAULTS: %q is neither a count nor a share", parts[2]))
		}
		rules = append(rules, r)
	}
}

func struck(name string, kill bool) bool {
	parse.Do(load)
	for _, r := range rules {
		if r.name != name || r.kill != kill {
			continue
		}
		if n := r.seen.Add(1); n == r.nth || r.nth == 0 && rand.Float64() < r.share {
			return true
		}
	}
	return false
}

// Point is a place at which a process may die, as by a power cut: nothing runs after it.
func Point(name string) {
	if struck(name, true) {
		_ = syscall.Kill(os.Getpid(), syscall.SIGKILL)
		select {}
	}
}

// Fail is an operation that may fail.
func Fail(name string) error {
	if decide := hook.Load(); decide != nil {
		if err := (*decide)(name); err != nil {
			return err
		}
	}
	if struck(name, false) {
		return fmt.Errorf("%s: %w", name, ErrInjected)
	}
	return nil
}
