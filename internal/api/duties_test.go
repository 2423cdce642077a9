package api

import (
	"fmt"
	"net/http"
	"regexp"
	"strings"
	"testing"

	"candor/internal/policy"
	"candor/internal/store/storetest"
)

// TestEveryPageHasARule: a route of which nobody has said what it shows and to whom fails; what shows figures
// to a view serves no administrators' route; and every format of an export is in the table.
func TestEveryPageHasARule(t *testing.T) {
	for name, op := range operations(t) {
		page, ok := policy.PageOf(op.OperationID)
		serves := everyRoute[name].serves
		switch {
		case !ok:
			t.Errorf("%s (%s) has no rule: say in internal/policy/pages.go what it shows, and to whom", name, op.OperationID)
		case (page.Shows == policy.NoData) != (page.To == ""):
			t.Errorf("%s shows %s to %q", name, page.Shows, page.To)
		case page.Shows == policy.Figures && (serves == anyone || serves == admins):
			t.Errorf("%s shows figures to %s", name, serves)
		case page.To == policy.Operators && serves != admins:
			t.Errorf("%s is for operators and serves %s", name, serves)
		}
	}
	for _, p := range operations(t)["GET /api/export"].Parameters {
		if p.Name == "format" && fmt.Sprint(p.Schema.Enum) != fmt.Sprint(policy.Exports()) {
			t.Errorf("exports as %v, rules for %v", p.Schema.Enum, policy.Exports())
		}
	}
}

// aFigure is a figure of a platform in an answer: a value that is a number.
var aFigure = regexp.MustCompile(`"value":-?[0-9]`)

// TestNoFigureLeavesTheWebApp: whatever route an API token opens, the figures of a platform whose terms keep them to the web app are not in the
// answer, neither as they are nor in a sum or a rate.
func TestNoFigureLeavesTheWebApp(t *testing.T) {
	w := newWorld(t, storetest.Open(t))
	w.share()
	w.exec(`DELETE FROM connection WHERE key = 11`) // what is left of Ana's is on the platform that is withheld
	text := w.token(ana, `{"name":"script","scopes":["read","sync"],"days":30}`)
	bearer := func(r *http.Request) {
		r.Header.Set("Authorization", "Bearer "+text)
		r.Header.Del("X-Candor")
	}
	opened := 0
	for name, c := range everyRoute {
		method, path, _ := strings.Cut(name, " ")
		if method != http.MethodGet {
			continue
		}
		path = strings.NewReplacer("{platform}", string(elsewhere), "{id}", anaTube).Replace(path)
		for _, query := range []string{"", "?connection=" + anaTube, "?sort=views", "?metric=followers&connection=" + anaTube} {
			got := w.ask("", method, path+query, "", bearer)
			if got.status != http.StatusOK || c.serves == anyone {
				continue
			}
			opened++
			if found := aFigure.FindString(got.body); found != "" {
				t.Errorf("%s%s tells a script %s: %.300s", path, query, found, got.body)
			}
		}
	}
	if opened < 5 {
		t.Errorf("only %d routes were opened", opened)
	}
}

// TestDisplayDuties: each account and post names its platform and leads to its original, unaltered; and what the terms want linked is linked where
// the app shows it on every page.
func TestDisplayDuties(t *testing.T) {
	w := newWorld(t, storetest.Open(t))
	overview := w.ask(ana, "GET", "/api/analytics/socials", "")
	for _, want := range []string{`"platform":"instagram"`, `"platform":"elsewhere"`, `"profile_url":"https://example.com/ana.cooks"`} {
		if !strings.Contains(overview.body, want) {
			t.Errorf("the overview lacks %s", want)
		}
	}
	posts := w.ask(ana, "GET", "/api/posts", "")
	if strings.Count(posts.body, `"permalink":{"value":"https://example.com/p"`) != 4 || strings.Count(posts.body, "Post 1 <b>\u05e9</b>") != 1 {
		t.Errorf("originals and titles: %s", posts.body)
	}
	links := w.ask("", "GET", "/api/platforms", "")
	for _, known := range w.platforms {
		for _, l := range known.Info.Links {
			if !strings.Contains(links.body, l.URL) {
				t.Errorf("%s is not handed to the app", l.URL)
			}
		}
	}
	var total string
	if _, after, ok := strings.Cut(overview.body, `"total_followers":`); ok {
		total, _, _ = strings.Cut(after, `"total_posts"`)
	}
	if !strings.Contains(total, `"value":1600`) || !strings.Contains(total, string(elsewhere)) {
		t.Errorf("the total sums Instagram alone and names what it leaves out: %s", total)
	}
}

// TestAnExpiredPictureIsNotShown: the address is stored, and past its end it is not shown any more, whatever instant is asked for.
func TestAnExpiredPictureIsNotShown(t *testing.T) {
	w := newWorld(t, storetest.Open(t))
	asks := []string{"/api/analytics/socials", "/api/analytics/socials/connections", "/api/analytics/socials/instagram", "/api/posts", "/api/posts/" + anaPost}
	for _, path := range asks {
		if got := w.ask(ana, "GET", path, ""); !strings.Contains(got.body, "x.cdninstagram.com") {
			t.Errorf("%s shows no picture: %.300s", path, got.body)
		}
	}
	w.now = noon.AddDate(0, 0, 2)
	for _, path := range append(asks, "/api/analytics/socials/instagram?as_of=2026-11-22", "/api/posts?as_of=2026-11-22") {
		if got := w.ask(ana, "GET", path, ""); got.status != 200 || strings.Contains(got.body, "x.cdninstagram.com/m") || !strings.Contains(got.body, `"reason":"expired"`) {
			t.Errorf("%s shows a picture past its end: %.400s", path, got.body)
		}
	}
}
