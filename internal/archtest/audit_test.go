package archtest

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// TestEveryActHasWords: what is written into the audit chain is read by people, so each act has its words in the web app.
func TestEveryActHasWords(t *testing.T) {
	words, err := os.ReadFile(filepath.Join(root, "web", "src", "text", "audit.ts"))
	if err != nil {
		t.Fatal(err)
	}
	source, err := os.ReadFile(filepath.Join(root, "internal", "social", "audit.go"))
	if err != nil {
		t.Fatal(err)
	}
	acts := regexp.MustCompile(`\sAct = "([a-z_]+)"`).FindAllStringSubmatch(string(source), -1)
	for _, act := range acts {
		if !strings.Contains(string(words), "\n    "+act[1]+": ") {
			t.Errorf("%s has no words in web/src/text/audit.ts", act[1])
		}
	}
	if len(acts) < 30 {
		t.Errorf("only %d acts found", len(acts))
	}
}
