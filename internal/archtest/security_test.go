package archtest

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// Every test that the pages on security name is there.
func TestSecurityPageNamesTestsThatExist(t *testing.T) {
	var page string
	for _, name := range []string{"security.md", "asvs.md", "reliability.md"} {
		text, err := os.ReadFile(filepath.Join(root, "docs", name))
		if err != nil {
			t.Fatal(err)
		}
		page += string(text)
	}
	var source strings.Builder
	walk(t, func(file, _ string) {
		if !strings.HasSuffix(file, "_test.go") {
			return
		}
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		source.Write(text)
	})
	names := regexp.MustCompile("`((?:Test|Fuzz)[A-Za-z0-9]+)`").FindAllStringSubmatch(page, -1)
	if len(names) < 100 {
		t.Errorf("only %d names found", len(names))
	}
	for _, name := range names {
		if !strings.Contains(source.String(), "func "+name[1]+"(") {
			t.Errorf("the pages on security name %s, which is nowhere", name[1])
		}
	}
}

// callsOut are the packages that speak to other machines. Addresses that people or platforms give are nowhere fetched: whoever wants to, must first
// say here how the dialled address is checked.
var callsOut = []string{"internal/platform", "internal/access", "internal/inbound", "internal/sandbox", "internal/sandbox/youtube", "internal/demo", "internal/bench", "internal/platform/platformtest", "cmd/candor"}

// TestOnlyKnownPlacesCallOut: no package makes requests that is not known to, and none does without proving the other side.
func TestOnlyKnownPlacesCallOut(t *testing.T) {
	calling := regexp.MustCompile(`http\.(?:NewRequest|Client\{|Get\(|Post\(|DefaultClient)|net\.(?:Dial|Dialer)`)
	seen := map[string]bool{}
	walk(t, func(file, folder string) {
		if strings.HasSuffix(file, "_test.go") {
			return
		}
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if strings.Contains(string(text), "InsecureSkipVerify") {
			t.Errorf("%s turns the proof of certificates off", file)
		}
		if !calling.Match(text) {
			return
		}
		seen[folder] = true
		if !slices.Contains(callsOut, folder) {
			t.Errorf("%s makes requests: say in callsOut what keeps it from being led anywhere", file)
		}
	})
	if len(seen) < 5 {
		t.Errorf("only %v call out: the search finds nothing", seen)
	}
}

// TestTheWebAppMakesNoHTMLOfTexts: captions and names are text for React, and nothing else.
func TestTheWebAppMakesNoHTMLOfTexts(t *testing.T) {
	forbidden := regexp.MustCompile(`dangerouslySetInnerHTML|\.innerHTML|\.outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function\(|javascript:`)
	files := 0
	err := filepath.WalkDir(filepath.Join(root, "web", "src"), func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || !strings.HasSuffix(path, ".ts") && !strings.HasSuffix(path, ".tsx") || strings.Contains(path, ".test.") {
			return err
		}
		files++
		text, err := os.ReadFile(path)
		if found := forbidden.Find(text); found != nil {
			t.Errorf("%s holds %s", path, found)
		}
		return err
	})
	if err != nil || files < 50 {
		t.Errorf("%d files, error %v", files, err)
	}
}
