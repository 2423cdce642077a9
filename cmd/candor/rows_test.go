package main

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// TestEveryRowOfTheFailureListHasATest: docs/reliability.md tells of each of the thirty rows of the failure list, and each test that it names
// is there.
func TestEveryRowOfTheFailureListHasATest(t *testing.T) {
	there := map[string]bool{}
	function := regexp.MustCompile(`(?m)^func ((?:Test|Fuzz)\w+)\(`)
	err := filepath.WalkDir(repository, func(path string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case entry.IsDir() && entry.Name() == "node_modules":
			return fs.SkipDir
		case entry.IsDir() || !strings.HasSuffix(path, "_test.go"):
			return nil
		}
		text, err := os.ReadFile(path)
		for _, m := range function.FindAllStringSubmatch(string(text), -1) {
			there[m[1]] = true
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	page := fileOf(t, "docs/reliability.md")
	named := regexp.MustCompile(`\b(?:Test|Fuzz)[A-Z]\w+`)
	for _, name := range named.FindAllString(page, -1) {
		if !there[name] {
			t.Errorf("docs/reliability.md names %s, which is no test", name)
		}
	}
	told := map[int]bool{}
	for _, m := range regexp.MustCompile(`(?m)^\| (\d+(?:, \d+)*) \|(.+)$`).FindAllStringSubmatch(page, -1) {
		if named.FindString(m[2]) == "" {
			t.Errorf("row %s names no test", m[1])
		}
		for number := range strings.SplitSeq(m[1], ", ") {
			n, err := strconv.Atoi(number)
			if err != nil {
				t.Fatal(err)
			}
			told[n] = true
		}
	}
	for n := 1; n <= 30; n++ {
		if !told[n] {
			t.Errorf("docs/reliability.md tells nothing of row %d", n)
		}
	}
}
