package policy_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"candor/internal/policy"
	"candor/internal/social"
)

// TestEveryClauseIsShown: each clause names a test that there is, or is the operator's; and the rendered page is current.
func TestEveryClauseIsShown(t *testing.T) {
	var tests strings.Builder
	for _, top := range []string{"../../internal", "../../cmd"} {
		err := filepath.WalkDir(top, func(path string, _ fs.DirEntry, err error) error {
			if err != nil || !strings.HasSuffix(path, "_test.go") {
				return err
			}
			text, err := os.ReadFile(path)
			tests.Write(text)
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	for _, c := range policy.Clauses() {
		switch {
		case c.Test == "" && c.Enforces != "the operator":
			t.Errorf("%s %s names no test", c.Platform, c.Name)
		case c.Test != "" && !strings.Contains(tests.String(), "\nfunc "+c.Test+"(t *testing.T)"):
			t.Errorf("%s %s: there is no test %s", c.Platform, c.Name, c.Test)
		case c.Read == "" || c.Demands == "":
			t.Errorf("%s %s is incomplete", c.Platform, c.Name)
		}
	}
	page, err := os.ReadFile("../../docs/compliance.md")
	if err != nil || string(page) != policy.Render() {
		t.Errorf("docs/compliance.md is not current: run make generate (%v)", err)
	}
}

// TestKeepAfterLoss: the operator's choice holds where the terms name no limit, and YouTube's limit holds whatever the choice.
func TestKeepAfterLoss(t *testing.T) {
	const day = 24 * time.Hour
	for _, c := range []struct {
		platform     social.Platform
		chosen, want time.Duration
	}{{social.TikTok, 0, 180 * day}, {social.TikTok, 30 * day, 30 * day}, {social.YouTube, 0, 7 * day}, {social.YouTube, 3650 * day, 7 * day}, {social.YouTube, day, day}} {
		if got := policy.KeepAfterLoss(c.platform, c.chosen); got != c.want {
			t.Errorf("%s, chosen %s: %s, want %s", c.platform, c.chosen, got, c.want)
		}
	}
	if policy.RuleOf(social.YouTube, policy.Descriptions).Refresh != 30*day || policy.RuleOf(social.TikTok, policy.Descriptions).Refresh != 0 {
		t.Error("the life of texts")
	}
}
