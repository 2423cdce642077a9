//go:build faults

package soak

import (
	"fmt"
	"os"
	"testing"
)

// full is the size of `make soak`.
var full = Full()

func sized(bounded, soak int) int { return Sized(bounded, soak) }

var report = NewReport("Tokens under failure", "`internal/soak`: real processes, both databases. Each row is one database.")

// saw notes a line of the table.
func saw(what, size, result string) { report.Saw(what, size, result) }

func TestMain(m *testing.M) {
	if os.Getenv(nodeEnv) != "" {
		os.Exit(node())
	}
	code := m.Run()
	if code == 0 {
		if err := report.Write(); err != nil {
			fmt.Fprintln(os.Stderr, err)
			code = 1
		}
	}
	os.Exit(code)
}
