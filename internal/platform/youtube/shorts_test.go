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
	session.Notes = map[string]string{noteRecent: "n", noteShorts: "2026-11-21", noteWhole: yes}
	for _, step := range []struct{ at, next platform.Cursor }{{"videos:1", "videos:201"}, {"videos:201", "shorts:1"}, {"shorts:1", "shorts:201"}, {"shorts:201", ""}} {
		page, err := c.Insights(context.Background(), session, step.at)
		if err != nil || page.Next != step.next {
			t.Fatalf("after %s comes %q, %v", step.at, page.Next, err)
		}
		if step.next == "" && (len(page.Posts) != 1 || len(page.Flaws) != 1 || page.Notes[noteShorts] != "2026-11-22" || session.Notes[noteWanted] != yes || page.Notes[noteWanted] != "") {
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

// TestTheQuestionStaysOpen until the Shorts were told to their end: a failure on the way does not let a new Short wait for the weekly question.
func TestTheQuestionStaysOpen(t *testing.T) {
	videos := ok(`{"columnHeaders":[{"name":"video"},{"name":"shares"}],"rows":[["b",1],["a",1]]}`)
	c, _ := play(t, videos, scripted{status: 500, body: `{}`}, videos, ok(`{"columnHeaders":[{"name":"video"},{"name":"views"}],"rows":[["b",3]]}`), videos)
	session := known(scopeRead, scopeAnalytics)
	session.Notes = map[string]string{noteRecent: "b a", noteTold: "a", noteShorts: "2026-11-20", noteWhole: yes}
	for _, step := range []struct {
		at, next platform.Cursor
		fails    bool
	}{{"videos:1", "shorts:1", false}, {"shorts:1", "", true}, {"videos:1", "shorts:1", false}, {"shorts:1", "", false}, {"videos:1", "", false}} {
		page, err := c.Insights(context.Background(), session, step.at)
		if (err != nil) != step.fails || page.Next != step.next {
			t.Fatalf("after %s comes %q, want %q; %v", step.at, page.Next, step.next, err)
		}
		if err == nil {
			maps.Copy(session.Notes, page.Notes)
		}
	}
}

// TestShortsAreAskedForUntilAllUploadsAreKnown: on connecting the reports come before the older uploads are listed, and only what is known
// can be called a Short. So they are asked for again, and the week begins when the uploads have been listed to their end.
func TestShortsAreAskedForUntilAllUploadsAreKnown(t *testing.T) {
	s := newStage(t, nil)
	session := s.session("mara", scopeRead, scopeAnalytics)
	session.Notes = map[string]string{}
	follow := func(read func(platform.Cursor) (map[string]string, platform.Cursor, error), pages int) {
		t.Helper()
		cursor := platform.Cursor("")
		for range pages {
			notes, next, err := read(cursor)
			if err != nil {
				t.Fatal(err)
			}
			maps.Copy(session.Notes, notes)
			if cursor = next; cursor == "" {
				return
			}
		}
	}
	posts := func(c platform.Cursor) (map[string]string, platform.Cursor, error) {
		page, err := s.c.Posts(context.Background(), session, c)
		return page.Notes, page.Next, err
	}
	insights := func(c platform.Cursor) (map[string]string, platform.Cursor, error) {
		page, err := s.c.Insights(context.Background(), session, c)
		return page.Notes, page.Next, err
	}
	asked := func() bool {
		t.Helper()
		page, err := s.c.Insights(context.Background(), session, videosPage+"1")
		if err != nil {
			t.Fatal(err)
		}
		return page.Next == shortsPage+"1"
	}
	follow(posts, 1)
	if session.Notes[noteWhole] != "" {
		t.Fatal("the newest page is all there is: the test shows nothing")
	}
	follow(insights, 9)
	if session.Notes[noteShorts] != "" || !asked() {
		t.Errorf("the older uploads are not known, and the Shorts count as told: %v", session.Notes[noteShorts])
	}
	follow(posts, 99)
	if !asked() {
		t.Error("the older uploads are known, and the Shorts among them are not asked for")
	}
	follow(insights, 9)
	if session.Notes[noteShorts] == "" || asked() {
		t.Error("all Shorts were told, and are asked for at once again")
	}
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
		for cursor := platform.Cursor(""); ; {
			listed, err := s.c.Posts(context.Background(), session, cursor)
			if err != nil {
				t.Fatal(err)
			}
			maps.Copy(notes, listed.Notes)
			if cursor = listed.Next; cursor == "" || notes[noteWhole] != "" {
				break // later days read the newest page only
			}
		}
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
