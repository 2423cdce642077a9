package main

import (
	"encoding/json"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/alecthomas/kong"
)

// The documents are checked like code: their links lead somewhere, their commands exist, their settings are settings.

const repository = "../.."

// document is a page of Markdown.
type document struct {
	path string // from the repository's root
	text string
}

func documents(t *testing.T) []document {
	t.Helper()
	var found []document
	skip := []string{".git", "node_modules", "var", "dist", "bin", "shots"}
	err := filepath.WalkDir(repository, func(path string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case entry.IsDir() && slices.Contains(skip, entry.Name()):
			return fs.SkipDir
		case entry.IsDir() || filepath.Ext(path) != ".md":
			return nil
		}
		text, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		name, err := filepath.Rel(repository, path)
		found = append(found, document{name, string(text)})
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(found) < 10 {
		t.Fatalf("only %d documents found", len(found))
	}
	return found
}

var (
	link    = regexp.MustCompile(`\]\(([^)\s]+)\)`)
	fence   = regexp.MustCompile("(?s)```(?:sh|bash|console)?\n(.*?)```")
	heading = regexp.MustCompile(`(?m)^#+ +(.+?)\s*$`)
	notWord = regexp.MustCompile(`[^\p{L}\p{N} _-]`)
	target  = regexp.MustCompile(`(?m)^([a-z][a-z-]*):`)
	setting = regexp.MustCompile(`\b(?:CANDOR|INSTAGRAM|TIKTOK|YOUTUBE|SENTRY)_[A-Z][A-Z_]*[A-Z]\b`)
)

func TestLinksOfTheDocumentsLeadSomewhere(t *testing.T) {
	for _, d := range documents(t) {
		for _, found := range link.FindAllStringSubmatch(d.text, -1) {
			address, anchor, _ := strings.Cut(found[1], "#")
			if strings.Contains(address, "://") || strings.HasPrefix(address, "mailto:") {
				continue
			}
			path := filepath.Join(repository, d.path)
			if address != "" {
				path = filepath.Join(repository, filepath.Dir(d.path), address)
			}
			text, err := os.ReadFile(path)
			if info, statErr := os.Stat(path); statErr == nil && info.IsDir() {
				continue
			}
			if err != nil {
				t.Errorf("%s links to %s, which is not there", d.path, found[1])
				continue
			}
			if anchor != "" && !slices.Contains(anchors(string(text)), anchor) {
				t.Errorf("%s links to %s, but that page has no such heading", d.path, found[1])
			}
		}
	}
}

// anchors returns the names by which a page's headings are linked.
func anchors(text string) []string {
	var names []string
	for _, found := range heading.FindAllStringSubmatch(text, -1) {
		name := strings.ToLower(notWord.ReplaceAllString(found[1], ""))
		names = append(names, strings.ReplaceAll(name, " ", "-"))
	}
	return names
}

func TestCommandsOfTheDocumentsExist(t *testing.T) {
	makefile, err := os.ReadFile(filepath.Join(repository, "Makefile"))
	if err != nil {
		t.Fatal(err)
	}
	var targets []string
	for _, found := range target.FindAllStringSubmatch(string(makefile), -1) {
		targets = append(targets, found[1])
	}
	seen := 0
	for _, d := range documents(t) {
		for _, block := range fence.FindAllStringSubmatch(d.text, -1) {
			for _, line := range strings.Split(block[1], "\n") {
				words := commandWords(line)
				if len(words) < 2 {
					continue
				}
				switch filepath.Base(words[0]) {
				case "make":
					seen++
					if !slices.Contains(targets, words[1]) {
						t.Errorf("%s: %q: the Makefile has no target %s", d.path, strings.TrimSpace(line), words[1])
					}
				case "candor":
					seen++
					if err := parses(t, words[1:]); err != nil {
						t.Errorf("%s: %q: %v", d.path, strings.TrimSpace(line), err)
					}
				}
			}
		}
	}
	if seen < 5 {
		t.Errorf("only %d commands found in the documents", seen)
	}
}

// commandWords splits a line of a shell session into words, without prompt, settings before the command, comment and redirections.
func commandWords(line string) []string {
	line, _, _ = strings.Cut(line, "#")
	line = strings.TrimPrefix(strings.TrimSpace(line), "$ ")
	if at := strings.IndexAny(line, "|&;<>"); at >= 0 {
		line = line[:at]
	}
	words := strings.Fields(line)
	if len(words) > 0 && strings.HasSuffix(words[0], "/") { // a folder in a picture of the tree
		return nil
	}
	for len(words) > 1 && (strings.Contains(words[0], "=") || slices.Contains([]string{"sudo", "-E", "-u", "exec"}, words[0])) {
		if words[0] == "-u" {
			words = words[1:] // and whom it names
		}
		words = words[1:]
	}
	return words
}

// parses reports whether the command line takes these words.
func parses(t *testing.T, words []string) error {
	t.Helper()
	var line commands
	parser, err := kong.New(&line, kong.Exit(func(int) {}), kong.Writers(nilWriter{}, nilWriter{}))
	if err != nil {
		t.Fatal(err)
	}
	for n, word := range words {
		words[n] = strings.Trim(word, `"'`)
	}
	_, err = parser.Parse(words)
	return err
}

type nilWriter struct{}

// Write implements io.Writer.
func (nilWriter) Write(p []byte) (int, error) { return len(p), nil }

func TestSettingsOfTheDocumentsAreSettings(t *testing.T) {
	example, err := os.ReadFile(filepath.Join(repository, ".env.example"))
	if err != nil {
		t.Fatal(err)
	}
	known := setting.FindAllString(string(example), -1)
	for _, d := range documents(t) {
		if strings.HasPrefix(d.path, filepath.Join("docs", "adr")) || d.path == "CHANGELOG.md" {
			continue // they tell of the past
		}
		for _, name := range setting.FindAllString(d.text, -1) {
			if !slices.Contains(known, name) && !strings.HasPrefix(name, "CANDOR_REQUIRE_") && name != "CANDOR_SOAK" && name != "CANDOR_API" {
				t.Errorf("%s names the setting %s, which .env.example does not list", d.path, name)
			}
		}
	}
}

// TestExampleIsReadAlikeByAll: a shell, systemd and container engines take the lines of .env.example for the same settings. The last two
// take a comment behind a value for a part of it.
func TestExampleIsReadAlikeByAll(t *testing.T) {
	example, err := os.ReadFile(filepath.Join(repository, ".env.example"))
	if err != nil {
		t.Fatal(err)
	}
	alike := regexp.MustCompile(`^(|# .*|#?[A-Z][A-Z0-9_]*=([^\s"'#$` + "`" + `\\<>|&;()]*|"[^"$` + "`" + `\\]*"))$`)
	for n, line := range strings.Split(string(example), "\n") {
		if !alike.MatchString(line) {
			t.Errorf("line %d is not read alike by all: %s", n+1, line)
		}
	}
}

// route finds routes, and not the folders internal/api and web/src/api.
var route = regexp.MustCompile(`(?:^|[^a-z])(/api/[A-Za-z0-9/{}_-]+)`)

func TestRoutesOfTheDocumentsExist(t *testing.T) {
	text, err := os.ReadFile(filepath.Join(repository, "web", "src", "api", "openapi.json"))
	if err != nil {
		t.Fatal(err)
	}
	var served struct{ Paths map[string]any }
	if err := json.Unmarshal(text, &served); err != nil {
		t.Fatal(err)
	}
	known := []*regexp.Regexp{regexp.MustCompile(`^/api/(openapi|docs|webhooks/[a-z/]+)$`)} // typed by no document
	for path := range served.Paths {
		known = append(known, regexp.MustCompile("^"+regexp.MustCompile(`\{[a-z_]+\}`).ReplaceAllString(path, "[^/]+")+"$"))
	}
	for _, d := range documents(t) {
		if strings.HasPrefix(d.path, filepath.Join("docs", "platforms")) || d.path == "CHANGELOG.md" || d.path == filepath.Join("docs", "from-the-plan.md") {
			continue // others' routes, the past, and the plan's own names
		}
		for _, found := range route.FindAllStringSubmatch(d.text, -1) {
			if !slices.ContainsFunc(known, func(r *regexp.Regexp) bool { return r.MatchString(strings.TrimRight(found[1], "/")) }) {
				t.Errorf("%s names the route %s, which is not served", d.path, found[1])
			}
		}
	}
}

// named finds the names of Go tests in a page, and browserTest the words of a browser test.
var (
	named       = regexp.MustCompile("`(Test[A-Z]\\w+)`")
	browserTest = regexp.MustCompile(`"([a-z][^"]{20,})"`)
)

func TestTestsOfTheAcceptancePageExist(t *testing.T) {
	page, err := os.ReadFile(filepath.Join(repository, "docs", "acceptance.md"))
	if err != nil {
		t.Fatal(err)
	}
	goTests, browserTests := sources(t, "internal", "_test.go")+sources(t, "cmd", "_test.go"), sources(t, "web/e2e", ".ts")
	names := named.FindAllStringSubmatch(string(page), -1)
	if len(names) < 20 {
		t.Errorf("only %d tests are named", len(names))
	}
	for _, name := range names {
		if !strings.Contains(goTests, "func "+name[1]+"(") {
			t.Errorf("there is no test %s", name[1])
		}
	}
	for _, words := range browserTest.FindAllStringSubmatch(string(page), -1) {
		if !strings.Contains(browserTests, words[1]) {
			t.Errorf("there is no browser test %q", words[1])
		}
	}
}

// sources returns the text of all files below a folder whose names end so.
func sources(t *testing.T, folder, suffix string) string {
	t.Helper()
	var all strings.Builder
	err := filepath.WalkDir(filepath.Join(repository, folder), func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || !strings.HasSuffix(path, suffix) {
			return err
		}
		text, err := os.ReadFile(path)
		all.Write(text)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all.String()
}
