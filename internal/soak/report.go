package soak

import (
	"fmt"
	"os"
	"strings"
	"sync"
	"time"
)

// Full reports whether tests run in the size of `make soak`.
func Full() bool { return os.Getenv("CANDOR_SOAK") == "1" }

// Sized is how much of something a test does.
func Sized(bounded, soak int) int {
	if Full() {
		return soak
	}
	return bounded
}

const title = "# What the soak tests saw\n\nWritten by `make soak`; nothing here is edited by hand. Each section is written anew by the package that it names, the others stay. " +
	"Lost means that access has to be given anew, flagged that the cause says `refresh_outcome_unknown`."

// Report is what one package's tests saw: a section of the table.
type Report struct {
	// Section is the section's title; About a sentence under it.
	Section, About string

	mu    sync.Mutex
	rows  []string
	began time.Time
}

// NewReport begins a report.
func NewReport(section, about string) *Report {
	return &Report{Section: section, About: about, began: time.Now()}
}

// Saw notes a row.
func (r *Report) Saw(what, size, result string) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.rows = append(r.rows, fmt.Sprintf("| %s | %s | %s |", what, size, result))
}

// Write puts the section into the file that CANDOR_SOAK_TABLE names, in the place of the one that is there. Without the variable, and
// without a row, it does nothing.
func (r *Report) Write() error {
	path := os.Getenv("CANDOR_SOAK_TABLE")
	r.mu.Lock()
	defer r.mu.Unlock()
	if path == "" || len(r.rows) == 0 {
		return nil
	}
	old, err := os.ReadFile(path) // #nosec G304 G703 -- the one who runs the tests named it
	if err != nil && !os.IsNotExist(err) {
		return err
	}
	return os.WriteFile(path, []byte(merge(string(old), r.Section, r.text())), 0o644) // #nosec G306 G703 -- a page of the documentation
}

func (r *Report) text() string {
	return r.About + "\n\n| What was done | Size | What came of it |\n|---|---|---|\n" + strings.Join(r.rows, "\n") +
		fmt.Sprintf("\n\nRun on %s, in %s.\n", r.began.UTC().Format(time.DateOnly), time.Since(r.began).Round(time.Second))
}

// merge replaces a section of the page, or adds it at the end. What stands before the first section is the title.
func merge(page, section, text string) string {
	const mark = "\n## "
	parts := strings.Split(page, mark)
	out, found := title+"\n", false
	for _, part := range parts[1:] {
		name, _, _ := strings.Cut(part, "\n")
		if name == section {
			part, found = section+"\n\n"+text, true
		}
		out += mark + part
	}
	if !found {
		out += mark + section + "\n\n" + text
	}
	return out
}
