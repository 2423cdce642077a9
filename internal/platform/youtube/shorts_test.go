package youtube

import (
	"context"
	"maps"
	"slices"
	"strings"
	"testing"

	"candor/internal/platform"
	"candor/internal/sandbox"
	sandboxyoutube "candor/internal/sandbox/youtube"
	"candor/internal/social"
)

// TestShortsAreThoseThatYouTubeCallsSo, in either way in which the filter may be written, and nothing is one where YouTube does not say.
func TestShortsAreThoseThatYouTubeCallsSo(t *testing.T) {
	for how, calls := range map[string]int{"lower": 1, "upper": 2, "none": 2} {
		s := newStage(t, map[string]string{"reports_content": how})
		account, _ := s.sandbox.World.Account(sandboxyoutube.Platform, "mara")
		session := s.session("mara", scopeRead, scopeAnalytics)
		pages := s.insights(session)
		if len(pages) != 3 {
			t.Fatalf("%s: %d pages", how, len(pages))
		}
		watched, shorts := ids(pages[1]), ids(pages[2])
		for _, p := range s.sandbox.World.Posts(account, s.sandbox.Clock.Now()) {
			is := p.Kind == sandbox.Short && slices.Contains(watched, p.ID) && how != "none"
			if slices.Contains(shorts, p.ID) != is {
				t.Errorf("%s: %s, a %s, is called a Short: %v", how, p.ID, p.Kind, !is)
			}
		}
		if how != "none" && len(shorts) < 10 {
			t.Errorf("%s: only %d Shorts", how, len(shorts))
		}
		for _, p := range pages[2].Posts {
			if p.Post.MediaType != social.Short || !p.Named || len(p.Figures) != 0 {
				t.Errorf("%s: %+v", how, p)
			}
		}
		if got := s.asked(session, shortsPage+"1"); got != calls {
			t.Errorf("%s: %d calls, want %d", how, got, calls)
		}
		session.Notes = pages[2].Notes
		if again, want := s.asked(session, shortsPage+"1"), map[string]int{"lower": 1, "upper": 1, "none": 0}[how]; again != want {
			t.Errorf("%s: asked again %d times, want %d: a refusal is believed for a month", how, again, want)
		}
	}
}

func ids(page platform.InsightsPage) (ids []string) {
	for _, p := range page.Posts {
		ids = append(ids, p.Post.ExternalID)
	}
	return ids
}

// asked counts the calls of one page.
func (s *stage) asked(session platform.Session, cursor platform.Cursor) int {
	s.Helper()
	before := len(s.sandbox.Ledger.Calls(sandbox.Filter{Platform: sandboxyoutube.Platform}))
	if _, err := s.c.Insights(context.Background(), session, cursor); err != nil {
		s.Fatal(err)
	}
	return len(s.sandbox.Ledger.Calls(sandbox.Filter{Platform: sandboxyoutube.Platform})) - before
}

// TestShortsAreAskedForWhenAVideoIsNew to the report by video, and once a week: on other days the reports cost two calls.
func TestShortsAreAskedForWhenAVideoIsNew(t *testing.T) {
	table := func(ids ...string) scripted {
		return ok(`{"columnHeaders":[{"name":"video"},{"name":"shares"}],"rows":[["` + strings.Join(ids, `",1],["`) + `",1]]}`)
	}
	for name, tt := range map[string]struct {
		notes map[string]string
		rows  []string
		next  platform.Cursor
		told  string
	}{
		"the first time":             {map[string]string{noteRecent: "a b"}, []string{"a", "z"}, "shorts:1", "a"},
		"nothing new":                {map[string]string{noteRecent: "a b", noteTold: "a", noteShorts: "2026-11-20"}, []string{"a", "z"}, "", "a"},
		"an upload is reported":      {map[string]string{noteRecent: "a b", noteTold: "a", noteShorts: "2026-11-20"}, []string{"b", "a"}, "shorts:1", "a b"},
		"an upload left the newest":  {map[string]string{noteRecent: "b", noteTold: "a b", noteShorts: "2026-11-20"}, []string{"b"}, "", "b"},
		"a week later":               {map[string]string{noteRecent: "a", noteTold: "a", noteShorts: "2026-11-15"}, []string{"a"}, "shorts:1", "a"},
		"no list of uploads is read": {map[string]string{noteShorts: "2026-11-20"}, []string{"a"}, "", ""},
	} {
		c, _ := play(t, table(tt.rows...))
		session := known(scopeRead, scopeAnalytics)
		session.Notes = tt.notes
		page, err := c.Insights(context.Background(), session, videosPage+"1")
		if err != nil || page.Next != tt.next || page.Notes[noteTold] != tt.told {
			t.Errorf("%s: next %q, told %q, %v", name, page.Next, page.Notes[noteTold], err)
		}
	}
}

// TestTheCallForShortsGoesThroughThePages: that an early page held a new video is not forgotten on the last one.
func TestTheCallForShortsGoesThroughThePages(t *testing.T) {
	full := `[["n",1]` + strings.Repeat(`,["o",1]`, videosAtOne-1) + `]`
	c, asked := play(t, ok(`{"columnHeaders":[{"name":"video"},{"name":"shares"}],"rows":`+full+`}`), ok(`{"columnHeaders":[]}`),
		ok(`{"columnHeaders":[{"name":"video"},{"name":"views"}],"rows":`+full+`}`), ok(`{"columnHeaders":[{"name":"video"},{"name":"views"}],"rows":[["p",3],[7]]}`))
	session := known(scopeRead, scopeAnalytics)
	session.Notes = map[string]string{noteRecent: "n", noteShorts: "2026-11-21"}
	for _, step := range []struct{ at, next platform.Cursor }{{"videos:1", "videos:201:shorts"}, {"videos:201:shorts", "shorts:1"}, {"shorts:1", "shorts:201"}, {"shorts:201", ""}} {
		page, err := c.Insights(context.Background(), session, step.at)
		if err != nil || page.Next != step.next {
			t.Fatalf("after %s comes %q, %v", step.at, page.Next, err)
		}
		if step.next == "" && (len(page.Posts) != 1 || len(page.Flaws) != 1 || page.Notes[noteShorts] != "2026-11-22") {
			t.Errorf("%+v", page)
		}
		for name, value := range page.Notes {
			session.Notes[name] = value
		}
	}
	if query := asked.asked[3].URL.Query(); query.Get("startIndex") != "201" || query.Get("filters") != "creatorContentType==shorts" || query.Get("metrics") != "views" {
		t.Errorf("%v", query)
	}
	_, err := c.Insights(context.Background(), session, shortsPage+"x")
	kindIs(t, err, platform.BadRequest)
}

// TestWhatShortsCost: over four weeks, one call a week and one for each new video at most, beside the two reports a day; and at the end
// every Short that a report tells of is called one.
func TestWhatShortsCost(t *testing.T) {
	s := newStage(t, nil)
	const days = 28
	notes, shorts := map[string]string{}, map[string]bool{}
	account, _ := s.sandbox.World.Account(sandboxyoutube.Platform, "mara")
	before := len(s.sandbox.World.Posts(account, s.sandbox.Clock.Now()))
	for range days {
		session := s.session("mara", scopeRead, scopeAnalytics)
		session.Notes = notes
		listed, err := s.c.Posts(context.Background(), session, "")
		if err != nil {
			t.Fatal(err)
		}
		maps.Copy(notes, listed.Notes)
		for cursor := platform.Cursor(""); ; {
			page, err := s.c.Insights(context.Background(), session, cursor)
			if err != nil {
				t.Fatal(err)
			}
			maps.Copy(notes, page.Notes)
			for _, p := range page.Posts {
				if p.Post.MediaType == social.Short {
					shorts[p.Post.ExternalID] = true
				}
			}
			if cursor = page.Next; cursor == "" {
				break
			}
		}
		s.sandbox.Clock.Advance(day)
	}
	reports := 0
	for _, call := range s.sandbox.Ledger.Calls(sandbox.Filter{Platform: sandboxyoutube.Platform}) {
		if call.Bucket == bucketAnalytics {
			reports += call.Cost
		}
	}
	posts := s.sandbox.World.Posts(account, s.sandbox.Clock.Now())
	fresh := len(posts) - before
	if reports < 2*days+4 || reports > 2*days+4+fresh || fresh < 3 {
		t.Errorf("%d reports in %d days, with %d new videos", reports, days, fresh)
	}
	watched := s.sandbox.Clock.Now().Add(-5 * day)
	for _, p := range posts {
		if p.Kind == sandbox.Short && p.Published.Before(watched) && !shorts[p.ID] && !p.Gone(watched) {
			t.Errorf("the Short %s of %v is not called one", p.ID, p.Published)
		}
	}
}
