package instagram

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"candor/internal/platform"
	"candor/internal/sandbox"
	sandboxinstagram "candor/internal/sandbox/instagram"
	"candor/internal/social"
)

// readAll reads a product's pages as the engine does, and returns what they held, and how many there were; the pages of posts count as one.
func readAll(t *testing.T, w world, s platform.Session) (days map[social.MetricID]map[social.Day]social.Figure, posts []platform.PostReading, pages int) {
	t.Helper()
	days = map[social.MetricID]map[social.Day]social.Figure{}
	for cursor := platform.Cursor(""); ; {
		page, err := w.c.Insights(background, s, cursor)
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range page.Days {
			if days[d.Metric] == nil {
				days[d.Metric] = map[social.Day]social.Figure{}
			}
			days[d.Metric][d.Day] = d.Figure
		}
		for k, v := range page.Notes {
			s.Notes[k] = v
		}
		for _, flaw := range page.Flaws {
			t.Errorf("a flaw in a flawless world: %+v", flaw)
		}
		if len(page.Days) > 0 {
			pages++
		}
		posts = append(posts, page.Posts...)
		if cursor = page.Next; cursor == "" {
			return days, posts, pages + 1
		}
	}
}

// Every figure of every day is what the world says, for every metric; reach of a month is Instagram's own and not the sum of its days.
func TestDailySeriesAreTrue(t *testing.T) {
	w := newWorld(t)
	sim := sandboxinstagram.New(w.Core).(*sandboxinstagram.Simulator)
	s, a := w.connect(t, "mara", scopeBasic, scopeInsights)
	days, _, pages := readAll(t, w, s)
	zone, asOf := social.Zone(zoneName), testNow.Add(-20*time.Hour)
	yesterday := social.DayOf(testNow, zone).Add(-1)
	if pages != 1+1+(firstLook-reread)/reread || s.Notes[noteSince] != string(yesterday.Add(1-firstLook)) || s.Notes[noteUntil] != string(yesterday) {
		t.Errorf("%d pages on first sight, notes %v", pages, s.Notes)
	}
	var sum int64
	for n := range firstLook {
		d := yesterday.Add(-n)
		for _, m := range dayMetrics {
			want := social.Known(sim.Total(a, m.name, d.Start(zone), d.End(zone), asOf))
			if !d.Start(zone).Before(asOf) {
				want = social.Missing(social.NotSettled)
			}
			if got := days[m.id][d]; got != want {
				t.Errorf("%s on %s: %+v, want %+v", m.id, d, got, want)
			}
		}
		if reach, _ := days[social.DailyReach][d].Value(); n < monthDays {
			sum += reach
		}
	}
	month, known := days[social.MonthReach][yesterday].Value()
	since, end := window(yesterday.Add(-29), yesterday)
	want := sim.Total(a, "reach", since, end, asOf)
	if !known || month != want || month >= sum {
		t.Errorf("reach of 30 days: %d, want %d, and less than the days' %d", month, want, sum)
	}
	gained, lost := days[social.FollowersGained][yesterday.Add(-3)], days[social.FollowersLost][yesterday.Add(-3)]
	from, to := yesterday.Add(-3).Start(zone), yesterday.Add(-3).End(zone)
	g, _ := gained.Value()
	l, _ := lost.Value()
	if !gained.Known() || !lost.Known() || g-l != a.Followers(to)-a.Followers(from) {
		t.Errorf("gained %d, lost %d, and the level moved by %d", g, l, a.Followers(to)-a.Followers(from))
	}
	// The next day reads four days again, a stretch further back, and restates the one that was not counted in full.
	w.Clock.Advance(day)
	s.Now = w.Clock.Now()
	again, _, pages := readAll(t, w, s)
	if pages != 2+(stretch+reread-1)/reread {
		t.Errorf("%d pages on the second day", pages)
	}
	if was, is := days[social.DailyViews][yesterday], again[social.DailyViews][yesterday]; was == is || !is.Known() {
		t.Errorf("views of %s: first %+v, then %+v", yesterday, was, is)
	}
}

// A metric that Instagram removes is found by halving, left out for thirty days, and costs no other metric anything.
func TestARemovedMetricCostsNoOther(t *testing.T) {
	w := newWorld(t)
	w.Apps.Set("instagram", w.app.ID, map[string]string{"removed_metrics": "saves,reposts,reels_skip_rate"})
	s, _ := w.connect(t, "mara", scopeBasic, scopeInsights)
	days, posts, _ := readAll(t, w, s)
	settled := social.DayOf(testNow, social.Zone(zoneName)).Add(-5)
	for _, m := range dayMetrics {
		gone := m.name == "saves" || m.name == "reposts"
		if f := days[m.id][settled]; f.Known() == gone || gone && f.Reason() != social.NotOffered {
			t.Errorf("%s: %+v", m.id, f)
		}
	}
	reels := 0
	for _, p := range posts {
		if f, asked := p.Figures[social.SkipRate]; asked {
			reels++
			if f.Reason() != social.NotOffered && f.Reason() != social.NotSettled || !p.Figures[social.WatchTime].Known() && p.Figures[social.WatchTime].Reason() != social.NotSettled {
				t.Errorf("a reel: %+v", p.Figures)
			}
		}
	}
	if reels == 0 || !strings.Contains(s.Notes[noteUnsupported], "REELS:reels_skip_rate@2026-11-22") {
		t.Errorf("%d reels; notes %v", reels, s.Notes)
	}
	page, err := w.c.Posts(background, s, "")
	if err != nil {
		t.Fatal(err)
	}
	for k, v := range page.Notes {
		s.Notes[k] = v
	}
	before := len(w.Ledger.Calls(sandbox.Filter{}))
	page, err = w.c.Posts(background, s, "")
	if err != nil {
		t.Fatal(err)
	}
	if calls := len(w.Ledger.Calls(sandbox.Filter{})) - before; calls != 1 {
		t.Errorf("a page without the removed metric costs %d calls", calls)
	}
	p := page.Posts[len(page.Posts)-1].Figures
	if p[social.Reposts].Reason() != social.NotOffered || !p[social.Views].Known() || !p[social.Saves].Known() {
		t.Errorf("a post: %+v", p)
	}
}

// What posts have beside their counts is true, by type: watch times and skip rate of reels, follows and visits of the feed.
func TestDetailsAreTrue(t *testing.T) {
	w := newWorld(t)
	sim := sandboxinstagram.New(w.Core)
	s, a := w.connect(t, "mara", scopeBasic, scopeInsights)
	_, posts, _ := readAll(t, w, s)
	seen := map[social.MediaType]int{}
	for _, got := range posts {
		p, _, ok := w.World.Post("instagram", got.Post.ExternalID, testNow)
		if !ok {
			t.Fatalf("no post %s", got.Post.ExternalID)
		}
		truth := sim.Figures(a, &p, testNow)
		for _, m := range append(append([]named{}, detailMetrics["FEED"]...), detailMetrics["REELS"]...) {
			figure, asked := got.Figures[m.id]
			want, is := truth[m.name]
			if asked && is != figure.Known() {
				t.Errorf("%s of %s: %+v, the truth is %v", m.id, got.Post.MediaType, figure, want)
				continue
			}
			value, _ := figure.Value()
			switch want := want.(type) {
			case int64:
				if asked && value != want {
					t.Errorf("%s: %d, the truth is %d", m.id, value, want)
				}
			case float64:
				if asked && value != int64(want*100+0.5) {
					t.Errorf("%s: %d, the truth is %v %%", m.id, value, want)
				}
			}
		}
		seen[got.Post.MediaType]++
	}
	if seen[social.Reel] == 0 || seen[social.Photo]+seen[social.Carousel] == 0 {
		t.Errorf("types seen: %v", seen)
	}
}

// Posts that newer ones have pushed out of the daily reading are read again too, the rarer the older: all of them within twelve weeks.
func TestDetailsOfOldPosts(t *testing.T) {
	w := newWorld(t)
	a, _ := w.World.Account("instagram", "mara")
	read := map[string]int{}
	for range 84 {
		s, _ := w.connect(t, "mara", scopeBasic, scopeInsights)
		for at := postsPage; strings.HasPrefix(string(at), string(postsPage)); {
			page, err := w.c.Insights(background, s, at)
			if err != nil {
				t.Fatal(err)
			}
			for _, p := range page.Posts {
				read[p.Post.ExternalID]++
			}
			at = page.Next
		}
		w.Clock.Advance(day)
	}
	old, few := 0, 0
	for _, p := range w.World.Posts(a, testNow) {
		if !listedThere(a, p, testNow) || p.Published.Before(a.ConvertedAt) || !listedThere(a, p, w.Clock.Now()) {
			continue
		}
		if testNow.Sub(p.Published) < 365*day {
			continue
		}
		if old++; read[p.ID] == 1 {
			few++
		}
	}
	if old < 20 || few != old {
		t.Errorf("of %d posts older than a year %d were read once in twelve weeks", old, few)
	}
}

// The posts whose turn came on a day on which nothing was read are read with the next run, together with its own, and no others.
func TestDetailsOfMissedDays(t *testing.T) {
	w := newWorld(t)
	a, _ := w.World.Account("instagram", "mara")
	s, _ := w.connect(t, "mara", scopeBasic, scopeInsights)
	run := func(s platform.Session) map[string]bool {
		t.Helper()
		read := map[string]bool{}
		for at := postsPage; strings.HasPrefix(string(at), string(postsPage)); {
			page, err := w.c.Insights(background, s, at)
			if err != nil {
				t.Fatal(err)
			}
			for _, p := range page.Posts {
				read[p.Post.ExternalID] = true
			}
			for k, v := range page.Notes {
				s.Notes[k] = v
			}
			at = page.Next
		}
		return read
	}
	run(s)
	w.Clock.Advance(4 * day) // nothing ran on three of them
	s.Now = w.Clock.Now()
	read, missed, want := run(s), 0, 0
	for _, p := range w.World.Posts(a, s.Now) {
		if !listedThere(a, p, s.Now) || p.Published.Before(a.ConvertedAt) {
			continue
		}
		due := false
		for n := range 4 {
			was := Info.Details.Due(p.ID, p.Published, s.Now.Add(-time.Duration(n)*day))
			if was && !due && n > 0 {
				missed++
			}
			due = due || was
		}
		if due {
			want++
		}
		if read[p.ID] != due {
			t.Errorf("%s of %s: read %v, due %v", p.ID, p.Published, read[p.ID], due)
		}
	}
	if missed < 5 || want < 10 || len(read) != want {
		t.Errorf("%d posts were read, %d were due, %d of them on missed days", len(read), want, missed)
	}
	w.Clock.Advance(day)
	s.Now = w.Clock.Now()
	if again := run(s); len(again) == 0 || len(again) >= len(read) {
		t.Errorf("on the day after %d were read, before it %d", len(again), len(read))
	}
}

func TestAudienceAndItsThreshold(t *testing.T) {
	for _, few := range []string{"empty", "error"} {
		w := newWorld(t)
		w.Apps.Set("instagram", w.app.ID, map[string]string{"few_followers": few})
		s, a := w.connect(t, "mara", scopeBasic, scopeInsights)
		page, err := w.c.Audience(background, s)
		if err != nil {
			t.Fatal(err)
		}
		found := map[social.MetricID]int{}
		for _, b := range page.Breakdowns {
			if b.Reason != "" && b.Metric != social.OnlineFollowers {
				t.Errorf("%s by %s: %s", b.Metric, b.Dimension, b.Reason)
			}
			var sum int64
			for _, v := range b.Parts {
				sum += v
			}
			if b.Metric == social.FollowerDemographics && (sum == 0 || sum > a.Followers(testNow)) {
				t.Errorf("%s by %s: %d of %d", b.Metric, b.Dimension, sum, a.Followers(testNow))
			}
			found[b.Metric]++
		}
		if len(page.Breakdowns) != len(social.BreakdownsOf(social.Instagram)) {
			t.Errorf("%d breakdowns are read, %d are in the registry: %v", len(page.Breakdowns), len(social.BreakdownsOf(social.Instagram)), found)
		}
		s, a = w.connect(t, "pia", scopeBasic, scopeInsights)
		if a.Followers(testNow) >= 100 {
			t.Fatalf("pia has %d followers", a.Followers(testNow))
		}
		if page, err = w.c.Audience(background, s); err != nil {
			t.Fatal(err)
		}
		for _, b := range page.Breakdowns {
			if b.Metric == social.FollowerDemographics && (b.Reason != social.BelowThreshold || b.Parts != nil) {
				t.Errorf("%s: %s by %s is %+v", few, b.Metric, b.Dimension, b)
			}
		}
		days, _, _ := readAll(t, w, s)
		for d, f := range days[social.FollowersGained] {
			if f.Reason() != social.BelowThreshold && f.Reason() != social.NotSettled {
				t.Errorf("%s: gained on %s: %+v", few, d, f)
			}
		}
	}
}

// Every part of every breakdown is what the world says, and nothing else is there; one that Instagram removes costs no other.
func TestBreakdownsAreTrue(t *testing.T) {
	w := newWorld(t)
	w.Apps.Set("instagram", w.app.ID, map[string]string{"removed_metrics": "saves"})
	sim := sandboxinstagram.New(w.Core).(*sandboxinstagram.Simulator)
	s, a := w.connect(t, "mara", scopeBasic, scopeInsights)
	page, err := w.c.Audience(background, s)
	if err != nil || len(page.Flaws) > 0 {
		t.Fatalf("%v, flaws %v", err, page.Flaws)
	}
	read, asOf := map[string]social.Breakdown{}, testNow.Add(-20*time.Hour)
	for _, b := range page.Breakdowns {
		read[string(b.Metric)+" "+string(b.Dimension)] = b
	}
	check := func(name, breakdown string, id social.MetricID, by social.Dimension, last social.Day) {
		b := read[string(id)+" "+string(by)]
		since, end := window(last.Add(1-monthDays), last)
		want := sim.Parts(a, name, breakdown, since, end, asOf)
		if name == "saves" {
			want = nil
		}
		if diff := cmp.Diff(want, b.Parts, cmpopts.EquateEmpty()); diff != "" || b.Day != last || len(want) > 0 == (b.Reason != "") {
			t.Errorf("%s by %s, %s %q (-truth +read):\n%s", name, breakdown, b.Day, b.Reason, diff)
		}
		if name == "saves" && b.Reason != social.NotOffered {
			t.Errorf("a removed metric is missing as %q", b.Reason)
		}
	}
	yesterday := social.DayOf(testNow, social.Zone(zoneName)).Add(-1)
	for _, q := range cuts {
		check(q.name, q.breakdown, q.id, q.by, yesterday)
	}
	for _, q := range splits {
		for _, m := range q.metrics {
			check(m.name, q.breakdown, m.id, q.by, yesterday.Add(-2))
		}
	}
	if strings.Contains(page.Notes[noteUnsupported], "account:") {
		t.Errorf("what is refused with a breakdown is left out of the days: %v", page.Notes)
	}
	calls := len(w.Ledger.Calls(sandbox.Filter{}))
	s.Notes[noteUnsupported] = page.Notes[noteUnsupported]
	if _, err := w.c.Audience(background, s); err != nil || len(w.Ledger.Calls(sandbox.Filter{}))-calls != len(cuts)+len(splits)+1 {
		t.Errorf("%d calls, %v", len(w.Ledger.Calls(sandbox.Filter{}))-calls, err)
	}
}

func TestStoriesWhileTheyLast(t *testing.T) {
	w := newWorld(t)
	s, a := w.connect(t, "mara", scopeBasic, scopeInsights)
	seen, split := 0, 0
	for range 12 {
		now := w.Clock.Now()
		s.Now = now
		page, err := w.c.Stories(background, s)
		if err != nil {
			t.Fatal(err)
		}
		if !page.Again.IsZero() && (!page.Again.After(now) || len(page.Posts) == 0) {
			t.Errorf("at %s: again at %s", now, page.Again)
		}
		for _, got := range page.Posts {
			seen++
			end := got.Post.PostedAt.Add(social.StoryLife)
			if late := end.Sub(now) <= social.StoryLast; !late && (page.Again.IsZero() || page.Again.After(end.Add(-lastLook))) {
				t.Errorf("a story that ends at %s is to be read again at %s", end, page.Again)
			}
			split += byKind(t, got, end.Sub(now) <= social.StoryLast)
			p, _, _ := w.World.Post("instagram", got.Post.ExternalID, now)
			truth := sandboxinstagram.New(w.Core).Figures(a, &p, now)
			if got.Post.MediaType != social.Story || now.Sub(got.Post.PostedAt) >= 24*time.Hour {
				t.Errorf("%+v", got.Post)
			}
			for _, m := range append(append([]named{}, storyCounts...), storyDetails...) {
				f := got.Figures[m.id]
				if value, known := f.Value(); known && value != truth[m.name] {
					t.Errorf("%s: %d, the truth is %v", m.id, value, truth[m.name])
				} else if !known && f.Reason() != social.NotSettled && f.Reason() != social.BelowThreshold {
					t.Errorf("%s is missing: %s", m.id, f.Reason())
				}
			}
		}
		next := now.Add(12 * time.Hour)
		if !page.Again.IsZero() && page.Again.Before(next) {
			next = page.Again
		}
		w.Clock.Set(next)
	}
	if seen == 0 || split == 0 {
		t.Errorf("%d stories were seen, %d of them by kind of act", seen, split)
	}
}

// The refusal of a story's metrics has two meanings, which what the posts met last tells apart.
func TestStoriesWithoutTheirPermission(t *testing.T) {
	refused := refusal(403, `"code":10`)
	c, _ := play(t, refused, pageOf(post(4, time.Hour, "")))
	page, err := c.Posts(background, full(), "")
	if err != nil || page.Notes[noteLost] == "" {
		t.Fatalf("nothing is noted: %v, %v", page.Notes, err)
	}
	for want, notes := range map[social.Reason]map[string]string{social.BelowThreshold: nil, social.NotGranted: page.Notes} {
		s := full()
		s.Notes = notes
		c, _ := play(t, pageOf(post(5, time.Hour, "")), refused)
		page, err := c.Stories(background, s)
		if err != nil || len(page.Posts) != 1 || page.Posts[0].Figures[social.Reach].Reason() != want {
			t.Errorf("want %s: %+v, %v", want, page.Posts, err)
		}
	}
	s := full()
	s.Notes = page.Notes
	c, _ = play(t, pageOf(post(4, time.Hour, withMetrics(4))))
	page, err = c.Posts(background, s, "")
	if lost, told := page.Notes[noteLost]; err != nil || lost != "" || !told {
		t.Errorf("the permission is back, and noted is %v, %v", page.Notes, err)
	}
}

func TestInsightsNeedTheirPermission(t *testing.T) {
	w := newWorld(t)
	s, _ := w.connect(t, "mara", scopeBasic)
	_, err := w.c.Insights(background, s, "")
	if e := kindIs(t, err, platform.ScopeMissing); e.Scope != scopeInsights {
		t.Errorf("scope %q", e.Scope)
	}
	s.Scopes = []string{scopeBasic, scopeInsights} // we believe that we have it, and Instagram does not
	_, err = w.c.Audience(background, s)
	if e := kindIs(t, err, platform.ScopeMissing); e.Scope != scopeInsights {
		t.Errorf("scope %q", e.Scope)
	}
}
