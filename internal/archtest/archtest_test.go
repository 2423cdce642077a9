// Package archtest keeps the import table of the house (docs/ARCHITECTURE.md) as a test. It reads the source with go/parser, so that
// the test cache sees a changed import.
package archtest

import (
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

const (
	root   = "../.."
	module = "candor/"
)

// allowed says what the packages below a folder may import of ours; the longest matching folder counts. "*" allows everything.
var allowed = map[string][]string{
	"internal/social":                {},
	"internal/fault":                 {},
	"internal/platform":              {"internal/social"},
	"internal/platform/instagram":    {"internal/social", "internal/platform"},
	"internal/platform/platformtest": {"internal/social", "internal/platform", "internal/sandbox"},
	"internal/sandbox":               {"internal/sandbox"},
	"internal/seal":                  {"internal/social"},
	"internal/policy":                {"internal/social"},
	"internal/observe":               {"internal/social"},
	"internal/store":                 {"internal/social", "internal/fault"},
	"internal/store/storetest":       {"internal/social", "internal/store", "internal/sandbox"},
	"internal/connect":               engine,
	"internal/budget":                engine,
	"internal/collect":               engine,
	"internal/access":                engine,
	"internal/inbound":               engine,
	"internal/mail":                  engine,
	"internal/analytics":             engine,
	"internal/api":                   {"internal/social", "internal/platform", "internal/policy", "internal/analytics", "internal/connect", "internal/observe", "web"},
	"internal/archtest":              {},
	"internal/bench":                 {"*"},
	"internal/demo":                  {"*"},
	"internal/export":                {"*"},
	"internal/soak":                  {"*"},
	"cmd/candor":                     {"*"},
	"web":                            {},
}

var engine = []string{"internal/social", "internal/platform", "internal/seal", "internal/policy", "internal/fault"}

// inTests is what test files may import besides.
var inTests = []string{"internal/sandbox", "internal/store", "internal/store/storetest", "internal/platform/platformtest", "internal/social"}

func TestImports(t *testing.T) {
	seen := map[string]bool{}
	walk(t, func(file, folder string) {
		rule, may := ruleOf(folder)
		if rule == "" {
			t.Errorf("%s: the folder is not in the import table; add it", folder)
			return
		}
		seen[rule] = true
		for _, imported := range importsOf(t, file) {
			if imported == folder || permitted(imported, may) {
				continue
			}
			if strings.HasSuffix(file, "_test.go") && (imported == strings.TrimSuffix(folder, "_test") || permittedInTest(imported, folder)) {
				continue
			}
			t.Errorf("%s imports %s, which %s may not", file, imported, rule)
		}
	})
	if len(seen) < 10 {
		t.Errorf("only %d folders seen: the walk does not find the source", len(seen))
	}
}

// ruleOf finds the longest folder of the table that holds this one. A platform's folder follows Instagram's rule.
func ruleOf(folder string) (string, []string) {
	if strings.HasPrefix(folder, "internal/platform/") && folder != "internal/platform/platformtest" {
		folder = "internal/platform/instagram"
	}
	for at := folder; at != "."; at = filepath.Dir(at) {
		if may, ok := allowed[at]; ok {
			return at, may
		}
	}
	return "", nil
}

func permitted(imported string, may []string) bool {
	return slices.Contains(may, "*") || slices.Contains(may, imported)
}

// permittedInTest lets a test import the stand-ins, and platformtest the simulators of any platform.
func permittedInTest(imported, folder string) bool {
	if strings.HasPrefix(imported, "internal/sandbox/") {
		return !strings.HasPrefix(folder, "internal/sandbox")
	}
	if strings.HasPrefix(folder, "internal/sandbox") {
		return false
	}
	return slices.Contains(inTests, imported) || permitted(imported, engine) || strings.HasPrefix(folder, "internal/api")
}

func importsOf(t *testing.T, file string) []string {
	t.Helper()
	parsed, err := parser.ParseFile(token.NewFileSet(), file, nil, parser.ImportsOnly)
	if err != nil {
		t.Fatal(err)
	}
	var ours []string
	for _, spec := range parsed.Imports {
		path, err := strconv.Unquote(spec.Path.Value)
		if err != nil {
			t.Fatal(err)
		}
		if strings.HasPrefix(path, module) {
			ours = append(ours, strings.TrimPrefix(path, module))
		}
	}
	return ours
}

func walk(t *testing.T, visit func(file, folder string)) {
	t.Helper()
	for _, top := range []string{"cmd", "internal", "web"} {
		err := filepath.WalkDir(filepath.Join(root, top), func(path string, d fs.DirEntry, err error) error {
			switch {
			case err != nil:
				return err
			case d.IsDir() && d.Name() == "node_modules":
				return filepath.SkipDir
			case !d.IsDir() && strings.HasSuffix(path, ".go"):
				folder, err := filepath.Rel(root, filepath.Dir(path))
				if err != nil {
					return err
				}
				visit(path, filepath.ToSlash(folder))
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
}
