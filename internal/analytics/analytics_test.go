package analytics

import (
	"maps"
	"math"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"candor/internal/social"
)

var (
	noon  = time.Date(2026, 11, 22, 12, 0, 0, 0, time.UTC)
	today = social.Day("2026-11-22")
	free  = Terms{Summable: true, Derived: true}
	cmpF  = cmp.AllowUnexported(social.Figure{})
)

func reading(day social.Day, f social.Figure) social.StoredReading {
	return social.StoredReading{Reading: social.Reading{Metric: social.Followers, Day: day, Figure: f}, ObservedAt: noon}
}

func posts(n int, figures social.Figures) []social.PostNow {
	list := make([]social.PostNow, n)
	for i := range list {
		list[i] = social.PostNow{Post: social.Post{PostedAt: noon.AddDate(0, 0, -30), FetchedAt: noon}, Figures: figures}
	}
	return list
}

func TestEngagementRate(t *testing.T) {
	full := func(change social.Figures) social.Figures {
		f := social.Figures{social.Likes: social.Known(10), social.Comments: social.Known(2), social.Saves: social.Known(1), social.Shares: social.Known(0), social.Reach: social.Known(300)}
		for id, v := range change {
			f[id] = v
		}
		return f
	}
	cases := []struct {
		name  string
		p     social.Platform
		terms Terms
		posts []social.PostNow
		want  social.Figure
	}{
		{"13 of 300", social.Instagram, free, posts(4, full(nil)), social.Known(433)},
		{"ratio of totals, not mean of ratios", social.Instagram, free, append(posts(2, full(nil)), posts(1, full(social.Figures{social.Reach: social.Known(3000)}))...), social.Known(108)},
		{"two posts", social.Instagram, free, posts(2, full(nil)), social.Missing(social.TooFewPosts)},
		{"no posts", social.Instagram, free, nil, social.Missing(social.TooFewPosts)},
		{"hidden likes", social.Instagram, free, append(posts(3, full(nil)), posts(1, full(social.Figures{social.Likes: social.Missing(social.HiddenByOwner)}))...), social.Missing(social.HiddenByOwner)},
		{"no reach and no fall-back", social.Instagram, free, posts(3, full(social.Figures{social.Reach: social.Missing(social.NotSettled)})), social.Missing(social.NotSettled)},
		{"nobody reached", social.Instagram, free, posts(3, full(social.Figures{social.Reach: social.Known(0)})), social.Missing(social.NoBase)},
		{"never asked", social.Instagram, free, posts(3, nil), social.Missing(social.NotYetSynced)},
		{"terms", social.Instagram, Terms{Summable: true}, posts(3, full(nil)), social.Missing(social.ByPolicy)},
		{"no rate there", "elsewhere", free, posts(3, full(nil)), social.Missing(social.NotOffered)},
		{"too large to add", social.Instagram, free, posts(3, full(social.Figures{social.Likes: social.Known(math.MaxInt64)})), social.Missing(social.Failed)},
	}
	for _, c := range cases {
		got := EngagementRate(c.p, c.terms, c.posts)
		if diff := cmp.Diff(c.want, got.Figure, cmpF); diff != "" {
			t.Errorf("%s: %s", c.name, diff)
		}
	}
	r := EngagementRate(social.Instagram, free, posts(4, full(nil)))
	if r.N != 4 || r.Formula != "(likes + comments + saves + shares) / reach, total over total of the 4 newest settled posts" || !r.AsOf.Equal(noon) || r.Provisional {
		t.Errorf("%+v", r)
	}
	fresh := posts(3, full(nil))
	fresh[1].PostedAt = noon.Add(-time.Hour)
	if r := EngagementRate(social.Instagram, free, fresh); !r.Figure.Known() || r.N != 3 || !r.Provisional || !strings.Contains(r.Formula, "the 3 newest posts") {
		t.Errorf("with a post of an hour ago among three: %+v", r) // too few are settled: all of them, and it may still change
	}
	fresh = append(fresh, posts(1, full(nil))...)
	fresh[1].Figures = full(social.Figures{social.Reach: social.Missing(social.NotSettled)}) // it blanks nothing of the others
	if r := EngagementRate(social.Instagram, free, fresh); r.Figure != social.Known(433) || r.N != 3 || r.Provisional {
		t.Errorf("with a post of an hour ago among four: %+v", r)
	}
}

func TestAverageViews(t *testing.T) {
	list := append(posts(2, social.Figures{social.Views: social.Known(10)}), posts(1, social.Figures{social.Views: social.Known(12)})...)
	if v, _ := AverageViews(social.Instagram, free, list).Figure.Value(); v != 11 {
		t.Errorf("mean %d", v)
	}
	list[0].Figures = social.Figures{social.Views: social.Missing(social.BeforeConversion)}
	if r := AverageViews(social.Instagram, free, list).Figure.Reason(); r != social.BeforeConversion {
		t.Errorf("reason %q", r)
	}
}

func TestChangeNeedsBothEnds(t *testing.T) {
	full := []social.StoredReading{reading("2026-11-01", social.Known(100)), reading("2026-11-20", social.Known(90)), reading("2026-11-21", social.Missing(social.NotReported))}
	cases := []struct {
		from, to social.Day
		want     social.Figure
	}{
		{"2026-11-01", "2026-11-20", social.Known(-10)},
		{"2026-11-02", "2026-11-20", social.Missing(social.Gap)},          // the day before is not taken instead
		{"2026-10-31", "2026-11-20", social.Missing(social.NotYetSynced)}, // before the first reading
		{"2026-11-01", "2026-11-21", social.Missing(social.NotReported)},
		{"2026-11-01", "2026-11-22", social.Missing(social.NotYetSynced)}, // today is not read yet
	}
	for _, c := range cases {
		if diff := cmp.Diff(c.want, Change(social.Followers, full, c.from, c.to, Span{Today: today, First: "2026-11-01"}, nil).Figure, cmpF); diff != "" {
			t.Errorf("%s to %s: %s", c.from, c.to, diff)
		}
	}
	if LastDay(full, today) != "2026-11-21" || LastDay([]social.StoredReading{reading(today, social.Known(1))}, today) != today {
		t.Error("last day")
	}
}

// A change is known exactly if both ends are, and two changes that meet add up to the whole.
func TestChangesAddUp(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var list []social.StoredReading
		known := map[social.Day]int64{}
		for n := range 30 {
			day := today.Add(n - 29)
			switch rapid.IntRange(0, 2).Draw(t, "kind") {
			case 0:
				v := rapid.Int64Range(-1e9, 1e9).Draw(t, "value")
				known[day] = v
				list = append(list, reading(day, social.Known(v)))
			case 1:
				list = append(list, reading(day, social.Missing(rapid.SampledFrom(social.Reasons()).Draw(t, "reason"))))
			}
		}
		to := today.Add(-rapid.IntRange(0, 10).Draw(t, "to"))
		from := to.Add(-rapid.IntRange(0, 9).Draw(t, "span"))
		before, same := Previous(from, to)
		if same != from || from.Sub(before) != to.Sub(from) {
			t.Fatalf("previous of %s to %s is %s to %s", from, to, before, same)
		}
		first, a := known[from]
		last, b := known[to]
		value, ok := Change(social.Followers, list, from, to, Span{Today: today, First: today.Add(-29)}, nil).Figure.Value()
		if ok != (a && b) || ok && value != last-first {
			t.Fatalf("%s to %s: %d %v", from, to, value, ok)
		}
		v1, ok1 := Change(social.Followers, list, before, from, Span{Today: today, First: today.Add(-29)}, nil).Figure.Value()
		v2, ok2 := Change(social.Followers, list, before, to, Span{Today: today, First: today.Add(-29)}, nil).Figure.Value()
		if ok && ok1 && (!ok2 || v1+value != v2) {
			t.Fatalf("%d and %d are not %d", v1, value, v2)
		}
	})
}

// A total is the sum of the known and allowed parts, and every other part is named.
func TestTotal(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var parts []Part
		var want int64
		in, out := 0, 0
		for range rapid.IntRange(0, 6).Draw(t, "parts") {
			p := Part{Platform: rapid.SampledFrom([]social.Platform{"a", "b"}).Draw(t, "platform"), Terms: Terms{Summable: rapid.Bool().Draw(t, "summable")}, AsOf: noon}
			p.Figure = social.Missing(social.HiddenByOwner)
			if rapid.Bool().Draw(t, "known") {
				p.Figure = social.Known(rapid.Int64Range(0, 1e12).Draw(t, "value"))
			}
			if v, known := p.Figure.Value(); known && p.Terms.Summable {
				want += v
				in++
			} else {
				out++
			}
			parts = append(parts, p)
		}
		s := Total(social.Followers, parts)
		got, known := s.Figure.Value()
		if known != (in > 0) || got != want || s.N != in || len(s.LeavesOut) != out {
			t.Fatalf("%+v of %+v", s, parts)
		}
		for _, l := range s.LeavesOut {
			if l.Reason != social.ByPolicy && l.Reason != social.HiddenByOwner {
				t.Fatalf("left out for %q", l.Reason)
			}
		}
	})
}

// A series has every day once, ascending, never beyond today; a day has a value only if it was read.
func TestSeriesHasEveryDay(t *testing.T) {
	m, _ := social.MetricOf(social.Followers)
	rapid.Check(t, func(t *rapid.T) {
		span := Span{Today: today, First: today.Add(-20), To: today.Add(rapid.IntRange(-5, 5).Draw(t, "to"))}
		span.From = span.To.Add(-rapid.IntRange(0, 40).Draw(t, "length"))
		var list []social.StoredReading
		read := map[social.Day]bool{}
		for n := range 20 {
			if rapid.Bool().Draw(t, "read") {
				day := today.Add(n - 19)
				read[day] = true
				list = append(list, reading(day, social.Known(int64(n))))
			}
		}
		s := ProfileSeries(social.Instagram, m, "Europe/Berlin", span, list, []social.GapRecord{{From: "2026-11-10", To: "2026-11-12", Cause: social.CauseDowntime}})
		day := span.From
		for _, p := range s.Points {
			if p.Day != day || p.Figure.Known() != read[day] {
				t.Fatalf("%s: %+v", day, p)
			}
			want := social.Gap
			if day >= today || day < span.First && (day < "2026-11-10" || day > "2026-11-12") {
				want = social.NotYetSynced
			}
			if !p.Figure.Known() && p.Figure.Reason() != want {
				t.Fatalf("%s: %s, want %s", day, p.Figure.Reason(), want)
			}
			if p.Provisional != (day == today && read[day]) || (p.Cause != "") != (!read[day] && day >= "2026-11-10" && day <= "2026-11-12") {
				t.Fatalf("%s: %+v", day, p)
			}
			day = day.Add(1)
		}
		if end := min(span.To, today); span.From <= end && day != end.Add(1) {
			t.Fatalf("ends before %s, want %s", day, end)
		}
	})
}

func TestPostSeriesRepeatsOnlyWhatWasRead(t *testing.T) {
	h := social.PostHistory{PostNow: posts(1, nil)[0], Days: []social.PostDay{
		{Day: "2026-11-17", Figures: social.Figures{social.Views: social.Known(10)}},
		{Day: "2026-11-20", Figures: social.Figures{social.Views: social.Known(30)}},
	}, Observed: []social.Day{"2026-11-17", "2026-11-18", "2026-11-20"}}
	s := PostSeries(social.Instagram, social.Views, "Europe/Berlin", h, social.DetailSchedule{}, today, []social.GapRecord{{From: "2026-11-19", To: "2026-11-19", Cause: social.CauseQuota}})
	want := []Point{
		{Day: "2026-11-17", Figure: social.Known(10)},
		{Day: "2026-11-18", Figure: social.Known(10)}, // read, and nothing had changed
		{Day: "2026-11-19", Figure: social.Missing(social.Gap), Cause: social.CauseQuota},
		{Day: "2026-11-20", Figure: social.Known(30)},
		{Day: "2026-11-21", Figure: social.Missing(social.Gap)},
		{Day: "2026-11-22", Figure: social.Missing(social.NotYetSynced)},
	}
	if diff := cmp.Diff(want, s.Points, cmpF); diff != "" {
		t.Error(diff)
	}
	if len(PostSeries(social.Instagram, social.Views, "UTC", social.PostHistory{}, social.DetailSchedule{}, today, nil).Points) != 0 {
		t.Error("a post that was never read has points")
	}
}

// What is read beside the counts is read weekly once a post is two weeks old: the days between are no gaps.
func TestADayOnWhichDetailsWereNotDueIsNoGap(t *testing.T) {
	at := func(day social.Day) time.Time { return day.Start(time.UTC).Add(15 * time.Hour) }
	h := social.PostHistory{PostNow: posts(1, nil)[0], Details: []social.PostDay{
		{Day: "2026-11-07", ConfirmedAt: at("2026-11-14"), Figures: social.Figures{social.WatchTime: social.Known(10)}},
		{Day: "2026-11-21", Figures: social.Figures{social.WatchTime: social.Known(30)}},
	}}
	h.ExternalID, h.PostedAt = "6", at("2026-10-24")
	for day := social.Day("2026-11-07"); day <= "2026-11-22"; day = day.Add(1) {
		if day != "2026-11-10" && day != "2026-11-12" {
			h.Runs = append(h.Runs, social.Observation{Day: day, ObservedAt: at(day)})
		}
	}
	weekly := social.DetailSchedule{Daily: 14 * 24 * time.Hour}
	if !weekly.Due("6", h.PostedAt, at("2026-11-14")) || weekly.Due("6", h.PostedAt, at("2026-11-15")) || !weekly.Due("6", at("2026-11-09"), at("2026-11-15")) {
		t.Fatal("the schedule does not fall on the days that this test is about")
	}
	gaps := []social.GapRecord{{From: "2026-11-10", To: "2026-11-10", Cause: social.CauseQuota}, {From: "2026-11-12", To: "2026-11-12", Cause: social.CauseQuota}}
	want := map[social.Day]string{"2026-11-07": "10", "2026-11-14": "10", "2026-11-21": "30"}
	for _, p := range PostSeries(social.Instagram, social.WatchTime, "UTC", h, weekly, today, gaps).Points {
		got := social.Figures{social.WatchTime: p.Figure}.Words()[social.WatchTime]
		if expected, read := want[p.Day]; read && got != expected || !read && got != "not_due" {
			t.Errorf("weekly, %s: %s", p.Day, got)
		}
	}
	want = map[social.Day]string{"2026-11-10": "gap", "2026-11-12": "gap", "2026-11-15": "not_reported", "2026-11-20": "not_reported", "2026-11-21": "30", "2026-11-22": "not_reported"}
	for _, p := range PostSeries(social.Instagram, social.WatchTime, "UTC", h, social.DetailSchedule{}, today, gaps).Points {
		got := social.Figures{social.WatchTime: p.Figure}.Words()[social.WatchTime]
		if expected, named := want[p.Day]; named && got != expected || p.Day < "2026-11-15" && !named && got != "10" {
			t.Errorf("daily, %s: %s", p.Day, got)
		}
	}
}

// A post that newer ones have pushed out of the daily reading is read now and then; a story is read while it lasts, and its series ends with it.
func TestDaysOnWhichAPostIsNotRead(t *testing.T) {
	words := func(h social.PostHistory, id social.MetricID) (list []string) {
		for _, p := range PostSeries(social.Instagram, id, "UTC", h, social.DetailSchedule{}, today, nil).Points {
			list = append(list, string(p.Day[8:])+" "+social.Figures{id: p.Figure}.Words()[id])
		}
		return list
	}
	h := social.PostHistory{PostNow: posts(1, nil)[0], Days: []social.PostDay{{Day: "2026-11-16", Figures: social.Figures{social.Views: social.Known(10)}}},
		Observed: []social.Day{"2026-11-17", "2026-11-21"}, DailyUntil: social.Day("2026-11-18").Start(time.UTC).Add(9 * time.Hour)}
	want := []string{"16 10", "17 10", "18 not_due", "19 not_due", "20 not_due", "21 10", "22 not_due"}
	if diff := cmp.Diff(want, words(h, social.Views)); diff != "" {
		t.Error(diff)
	}
	h.MediaType, h.PostedAt, h.DailyUntil = social.Story, social.Day("2026-11-16").Start(time.UTC).Add(9*time.Hour), time.Time{}
	h.Details = []social.PostDay{{Day: "2026-11-16", Figures: social.Figures{social.Replies: social.Known(3)}}}
	for id, want := range map[social.MetricID][]string{social.Views: {"16 10", "17 10"}, social.Replies: {"16 3", "17 3"}} {
		if diff := cmp.Diff(want, words(h, id)); diff != "" {
			t.Error(diff)
		}
	}
}

// A post's own rate is null with the reason of the part that is missing, and may change as long as one of its parts may.
func TestPostRate(t *testing.T) {
	may := Terms{Derived: true}
	at := time.Date(2026, 11, 20, 9, 0, 0, 0, time.UTC)
	post := func(read time.Duration, figures social.Figures) social.PostNow {
		p := social.PostNow{Figures: social.Figures{social.Likes: social.Known(7), social.Comments: social.Known(2), social.Saves: social.Known(0), social.Shares: social.Known(1), social.Reach: social.Known(300)}}
		maps.Copy(p.Figures, figures)
		p.PostedAt, p.FetchedAt = at, at.Add(read)
		return p
	}
	for name, c := range map[string]struct {
		platform social.Platform
		terms    Terms
		post     social.PostNow
		want     social.Figure
		changing bool
	}{
		"settled":      {social.Instagram, may, post(72*time.Hour, nil), social.Known(333), false},
		"young":        {social.Instagram, may, post(time.Hour, nil), social.Known(333), true},
		"hidden likes": {social.Instagram, may, post(72*time.Hour, social.Figures{social.Likes: social.Missing(social.HiddenByOwner)}), social.Missing(social.HiddenByOwner), false},
		"no reach":     {social.Instagram, may, post(72*time.Hour, social.Figures{social.Reach: social.Known(0)}), social.Missing(social.NoBase), false},
		"not read":     {social.TikTok, may, post(72*time.Hour, nil), social.Missing(social.NotYetSynced), false},
		"by terms":     {social.YouTube, Terms{}, post(72*time.Hour, social.Figures{social.Views: social.Known(100)}), social.Missing(social.ByPolicy), false},
		"too many":     {social.Instagram, may, post(72*time.Hour, social.Figures{social.Comments: social.Known(math.MaxInt64)}), social.Missing(social.Failed), false},
	} {
		if r := PostRate(c.platform, c.terms, c.post); r.Figure != c.want || r.Provisional != c.changing {
			t.Errorf("%s: %+v", name, r)
		}
	}
}

func TestBreaksWithinTheSeries(t *testing.T) {
	h := social.PostHistory{PostNow: posts(1, nil)[0], Days: []social.PostDay{{Day: "2025-04-20", Figures: social.Figures{social.Views: social.Known(1)}}}}
	if s := PostSeries(social.Instagram, social.Views, "UTC", h, social.DetailSchedule{}, "2025-04-23", nil); len(s.Breaks) != 1 || s.Breaks[0].Day != "2025-04-21" {
		t.Errorf("%+v", s.Breaks)
	}
	if s := PostSeries(social.Instagram, social.Likes, "UTC", h, social.DetailSchedule{}, "2025-04-23", nil); len(s.Breaks) != 0 {
		t.Errorf("%+v", s.Breaks)
	}
}

func TestDivideRoundsHalvesAwayFromZero(t *testing.T) {
	for _, c := range [][4]int64{{5, 2, 1, 3}, {-5, 2, 1, -3}, {7, 3, 1, 2}, {0, 9, 1, 0}, {1, 3, 10_000, 3333}, {math.MaxInt64, math.MaxInt64, 10_000, 10_000}} {
		if got := divide(c[0], c[1], c[2]); got != c[3] {
			t.Errorf("divide(%d, %d, %d) = %d, want %d", c[0], c[1], c[2], got, c[3])
		}
	}
}

// What was read in a story's last hour is final once the story has ended; what was read last before that is the last that is known, and what
// the platform was still computing then is never told.
func TestStoriesThatEnded(t *testing.T) {
	end := time.Date(2026, 11, 20, 9, 0, 0, 0, time.UTC)
	story := func(lastRead time.Time) social.PostNow {
		return social.PostNow{Post: social.Post{MediaType: social.Story, PostedAt: end.Add(-social.StoryLife), FetchedAt: lastRead}, DetailsAt: lastRead,
			Figures: social.Figures{social.Views: social.Known(10), social.Replies: social.Missing(social.NotSettled)}}
	}
	for name, c := range map[string]struct {
		read, now   time.Time
		provisional bool
		replies     social.Reason
	}{
		"lasts":              {end.Add(-40 * time.Minute), end.Add(-time.Second), true, social.NotSettled},
		"ended, read late":   {end.Add(-time.Hour), end, false, social.NotReported},
		"ended, read before": {end.Add(-61 * time.Minute), end.Add(72 * time.Hour), true, social.NotReported},
	} {
		views, provisional := Stands(social.Instagram, story(c.read), social.Views, c.now)
		replies, _ := Stands(social.Instagram, story(c.read), social.Replies, c.now)
		if value, _ := views.Value(); value != 10 || provisional != c.provisional || replies.Reason() != c.replies {
			t.Errorf("%s: %v, provisional %v; replies %s", name, views, provisional, replies.Reason())
		}
	}
	post := story(end)
	post.MediaType = social.Reel
	if _, provisional := Stands(social.Instagram, post, social.Views, end); !provisional {
		t.Error("a reel of a day is final")
	}
	h := social.PostHistory{PostNow: story(end.Add(-30 * time.Minute)), Days: []social.PostDay{{Day: "2026-11-19", Figures: social.Figures{social.Views: social.Known(9)}}, {Day: "2026-11-20", Figures: social.Figures{social.Views: social.Known(10)}}}}
	for today, want := range map[social.Day]bool{"2026-11-20": true, "2026-11-21": false} {
		s := PostSeries(social.Instagram, social.Views, "UTC", h, social.DetailSchedule{}, today, nil)
		if len(s.Points) != 2 || !s.Points[0].Provisional || s.Points[1].Provisional != want {
			t.Errorf("on %s: %+v", today, s.Points)
		}
	}
}
