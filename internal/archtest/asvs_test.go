package archtest

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// TestWhatIsMetNamesItsProof: each row of the page on ASVS that says "met" names a test that exists (in backticks; browser tests in quotes), a place
// in the repository or a page that does. That tests in backticks exist is TestSecurityPageNamesTestsThatExist's to see.
func TestWhatIsMetNamesItsProof(t *testing.T) {
	text, err := os.ReadFile(filepath.Join(root, "docs", "asvs.md"))
	if err != nil {
		t.Fatal(err)
	}
	browser := browserTests(t)
	goTest := regexp.MustCompile("`(?:Test|Fuzz)[A-Za-z0-9]+`")
	quoted := regexp.MustCompile(`"([^"]+)"`)
	place := regexp.MustCompile("`((?:internal|web|cmd|docs)/[^`]+)`|\\]\\(([a-z-]+\\.md)\\)")
	rows := 0
	for line := range strings.Lines(string(text)) {
		cells := strings.Split(strings.Trim(strings.TrimSpace(line), "|"), "|")
		if len(cells) != 4 || !strings.HasPrefix(strings.TrimSpace(cells[2]), "met") {
			continue
		}
		rows++
		proofs := len(goTest.FindAllString(line, -1))
		for _, name := range quoted.FindAllStringSubmatch(cells[3], -1) {
			proofs++
			if !strings.Contains(browser, `test("`+name[1]+`"`) {
				t.Errorf("%s: there is no browser test %q", strings.TrimSpace(cells[0]), name[1])
			}
		}
		for _, named := range place.FindAllStringSubmatch(line, -1) {
			proofs++
			path := named[1]
			if path == "" {
				path = filepath.Join("docs", named[2])
			}
			if _, err := os.Stat(filepath.Join(root, path)); err != nil {
				t.Errorf("%s: %v", strings.TrimSpace(cells[0]), err)
			}
		}
		if proofs == 0 && !strings.Contains(line, "the table below") {
			t.Errorf("%s is said to be met, and nothing is named that shows it", strings.TrimSpace(cells[0]))
		}
	}
	if rows < 60 {
		t.Errorf("only %d rows found", rows)
	}
}

func browserTests(t *testing.T) string {
	t.Helper()
	var out strings.Builder
	files, err := filepath.Glob(filepath.Join(root, "web", "e2e", "*.test.ts"))
	if err != nil || len(files) == 0 {
		t.Fatalf("%d files of browser tests, error %v", len(files), err)
	}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		out.Write(text)
	}
	return out.String()
}

// TestPasswordsAreTypedAndFilledIn: every field for a password hides it, tells password managers which one it is, and lets people paste
// (ASVS 6.2.6 and 6.2.7).
func TestPasswordsAreTypedAndFilledIn(t *testing.T) {
	field := regexp.MustCompile(`<(?:input|Field)\b[^>]*`)
	about := regexp.MustCompile(`(?i)password`)
	hinders := regexp.MustCompile(`onPaste|onBeforeInput`)
	fields := 0
	err := filepath.WalkDir(filepath.Join(root, "web", "src"), func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || !strings.HasSuffix(path, ".tsx") || strings.HasSuffix(path, ".test.tsx") {
			return err
		}
		text, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		if found := hinders.Find(text); found != nil {
			t.Errorf("%s hinders pasting: %s", path, found)
		}
		for _, tag := range field.FindAllString(string(text), -1) {
			if !about.MatchString(tag) {
				continue
			}
			fields++
			if !strings.Contains(tag, `type="password"`) || !regexp.MustCompile(`autoComplete="(?:current|new)-password"`).MatchString(tag) {
				t.Errorf("%s: %s", path, tag)
			}
		}
		return nil
	})
	if err != nil || fields < 5 {
		t.Errorf("%d fields for passwords, error %v", fields, err)
	}
}
