//go:build faults

package soak

import (
	"fmt"
	"os"
	"strings"
	"sync"
	"testing"
	"time"
)

// full is the size of `make soak`.
var full = os.Getenv("CANDOR_SOAK") == "1"

// sized is how much of something a test does.
func sized(bounded, soak int) int {
	if full {
		return soak
	}
	return bounded
}

var report struct {
	sync.Mutex
	rows []string
}

// saw notes a line of the table.
func saw(what, size, result string) {
	report.Lock()
	defer report.Unlock()
	report.rows = append(report.rows, fmt.Sprintf("| %s | %s | %s |", what, size, result))
}

func TestMain(m *testing.M) {
	if os.Getenv(nodeEnv) != "" {
		os.Exit(node())
	}
	began := time.Now()
	code := m.Run()
	if path := os.Getenv("CANDOR_SOAK_TABLE"); path != "" && code == 0 {
		text := "# What the soak tests saw\n\nWritten by `make soak`; nothing here is edited by hand. Tests: `internal/soak`; each row is one database; lost means that the token has to be given anew, flagged that its cause says `refresh_outcome_unknown`.\n\n" +
			"| What was done | Size | What came of it |\n|---|---|---|\n" + strings.Join(report.rows, "\n") +
			fmt.Sprintf("\n\nRun on %s, in %s.\n", began.UTC().Format("2006-01-02"), time.Since(began).Round(time.Second))
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			fmt.Fprintln(os.Stderr, err)
			code = 1
		}
	}
	os.Exit(code)
}
