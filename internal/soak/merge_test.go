package soak

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestAReportReplacesItsOwnSectionOnly(t *testing.T) {
	path := filepath.Join(t.TempDir(), "table.md")
	t.Setenv("CANDOR_SOAK_TABLE", path)
	for _, row := range []struct{ section, result string }{{"One", "first"}, {"Two", "second"}, {"One", "third"}} {
		r := NewReport(row.section, "About.")
		r.Saw("what", "size", row.result)
		if err := r.Write(); err != nil {
			t.Fatal(err)
		}
	}
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	page := string(text)
	one, two := strings.Index(page, "## One"), strings.Index(page, "## Two")
	if one < 0 || two < one || strings.Count(page, "## ") != 2 || strings.Contains(page, "first") || !strings.Contains(page[one:two], "third") || !strings.Contains(page[two:], "second") {
		t.Errorf("the page is\n%s", page)
	}
	if !strings.HasPrefix(page, title+"\n\n## ") {
		t.Errorf("it begins with %q", page[:min(len(page), 80)])
	}
}
