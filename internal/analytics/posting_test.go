package analytics

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"candor/internal/social"
)

func TestAverageEngagement(t *testing.T) {
	list := posts(3, social.Figures{social.Likes: social.Known(10), social.Comments: social.Known(2), social.Saves: social.Known(1), social.Shares: social.Known(0)})
	r := AverageEngagement(social.Instagram, free, list)
	if r.Figure != social.Known(13) || r.N != 3 || r.Formula != "(likes + comments + saves + shares) / posts, mean of the 3 newest settled posts" {
		t.Errorf("%+v", r)
	}
	list[1].Figures = social.Figures{social.Likes: social.Missing(social.HiddenByOwner)}
	for name, tt := range map[string]struct {
		p     social.Platform
		terms Terms
		posts []social.PostNow
		want  social.Reason
	}{
		"a part is missing": {social.Instagram, free, list, social.HiddenByOwner}, "two posts": {social.Instagram, free, list[:2], social.TooFewPosts},
		"terms": {social.YouTube, Terms{}, list, social.ByPolicy}, "no definition": {"elsewhere", free, list, social.NotOffered},
	} {
		if got := AverageEngagement(tt.p, tt.terms, tt.posts).Figure.Reason(); got != tt.want {
			t.Errorf("%s: %s", name, got)
		}
	}
}

// A day's means are those that were shown on it: of the posts that were the newest then, by their figures of then. A day on which
// nothing was read has none.
func TestMeansByDayAreThoseOfTheirDay(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		span := Span{From: today.Add(-9), To: today, Today: today, First: today.Add(-9)}
		var all []social.PostHistory
		for n := range rapid.IntRange(0, 8).Draw(t, "posts") {
			h := social.PostHistory{PostNow: social.PostNow{Post: social.Post{UID: string(rune('a' + n)), PostedAt: noon.AddDate(0, 0, -rapid.IntRange(0, 12).Draw(t, "posted")), MediaType: social.Reel}}}
			if rapid.IntRange(0, 3).Draw(t, "gone") == 0 {
				h.GoneAt = noon.AddDate(0, 0, -rapid.IntRange(0, 5).Draw(t, "went"))
			}
			for day := social.DayOf(h.PostedAt, time.UTC); day <= today; day = day.Add(1) {
				if rapid.Bool().Draw(t, "changed") {
					h.Days = append(h.Days, social.PostDay{Day: day, Figures: social.Figures{social.Views: social.Known(rapid.Int64Range(0, 99).Draw(t, "views"))}})
				}
			}
			all = append(all, h)
		}
		var observed []social.Observation
		for day := span.From; day <= today; day = day.Add(1) {
			if rapid.IntRange(0, 3).Draw(t, "read") > 0 {
				observed = append(observed, social.Observation{Day: day, ObservedAt: day.Start(time.UTC).Add(13 * time.Hour)})
			}
		}
		means := MeansByDay(social.Instagram, free, 4, time.UTC, span, all, observed, nil)
		if len(means) != 10 {
			t.Fatalf("%d days", len(means))
		}
		for _, m := range means {
			var then []social.PostNow
			for age := 0; age <= 12+9; age++ { // newest first
				for n := len(all) - 1; n >= 0; n-- {
					h := all[n]
					if social.DayOf(h.PostedAt, time.UTC) != m.Day.Add(-age) {
						continue
					}
					p := h.PostNow
					for _, d := range h.Days {
						if d.Day <= m.Day {
							p.Figures = d.Figures
						}
					}
					p.FetchedAt = m.Day.Start(time.UTC).Add(13 * time.Hour)
					if !h.GoneAt.IsZero() && social.DayOf(h.GoneAt, time.UTC) <= m.Day {
						continue
					}
					if p.Figures != nil && len(then) < 4 {
						then = append(then, p)
					}
				}
			}
			want := AverageViews(social.Instagram, free, then).Figure
			read := false
			for _, d := range observed {
				read = read || d.Day == m.Day
			}
			switch {
			case !read && m.Views.Figure.Known(), read && m.N != len(then), read && cmp.Diff(want, m.Views.Figure, cmpF) != "":
				t.Fatalf("%s: %+v of %d posts, want %+v of %d (read: %v)", m.Day, m.Views.Figure, m.N, want, len(then), read)
			case m.Views.Figure.Known() && !m.Views.AsOf.Equal(m.Day.Start(time.UTC).Add(13*time.Hour)):
				t.Fatalf("%s: as of %s, not of the last reading of the day", m.Day, m.Views.AsOf)
			}
		}
	})
}

func TestFrequency(t *testing.T) {
	span := Span{From: "2026-11-04", To: "2026-11-17", Today: today} // a Wednesday, and a fortnight
	var list []social.PostNow
	for _, day := range []social.Day{"2026-11-03", "2026-11-05", "2026-11-05", "2026-11-09", "2026-11-17", "2026-11-18"} {
		list = append(list, social.PostNow{Post: social.Post{PostedAt: day.Start(time.UTC).Add(time.Hour)}})
	}
	list = append(list, social.PostNow{Post: social.Post{PostedAt: noon.AddDate(0, 0, -10), MediaType: social.Story}})
	f := FrequencyOf(free, time.UTC, span, "", today, list)
	want := []Week{{"2026-11-04", social.Known(2)}, {"2026-11-09", social.Known(1)}, {"2026-11-16", social.Known(1)}}
	if diff := cmp.Diff(want, f.Weeks, cmpF); diff != "" || f.PerWeek.Figure != social.Known(200) || f.PerWeek.N != 4 || f.Pause != 7 {
		t.Errorf("%s %+v", diff, f)
	}
	if f := FrequencyOf(Terms{}, time.UTC, span, "", today, list); len(f.Weeks) != 0 || f.PerWeek.Figure.Reason() != social.ByPolicy {
		t.Errorf("%+v", f)
	}
	// before everything was listed nothing is known, which is not 0
	f = FrequencyOf(free, time.UTC, span, "2026-11-11", today, list)
	want[0].Posts, want[1].Posts = social.Missing(social.NotYetSynced), social.Missing(social.NotYetSynced)
	if diff := cmp.Diff(want, f.Weeks, cmpF); diff != "" || f.PerWeek.Figure.Reason() != social.NotYetSynced || f.Pause != 6 {
		t.Errorf("%s %+v", diff, f)
	}
	// nor after the last reading, but on the day that followed it
	f = FrequencyOf(free, time.UTC, span, "", "2026-11-12", list)
	want = []Week{{"2026-11-04", social.Known(2)}, {"2026-11-09", social.Missing(social.NotYetSynced)}, {"2026-11-16", social.Missing(social.NotYetSynced)}}
	if diff := cmp.Diff(want, f.Weeks, cmpF); diff != "" || f.PerWeek.Figure.Reason() != social.NotYetSynced || f.Pause != 3 {
		t.Errorf("%s %+v", diff, f)
	}
	if f := FrequencyOf(free, time.UTC, Span{From: "2026-11-09", To: today, Today: today}, "", today.Add(-1), list); f.PerWeek.Figure.Reason() != "" {
		t.Errorf("a day that is not read yet this morning: %+v", f)
	}
	// every post of the span is in exactly one week, deleted or not
	rapid.Check(t, func(t *rapid.T) {
		span := Span{From: today.Add(-rapid.IntRange(0, 60).Draw(t, "from")), To: today, Today: today}
		var list []social.PostNow
		within := 0
		for range rapid.IntRange(0, 20).Draw(t, "posts") {
			p := social.PostNow{Post: social.Post{PostedAt: noon.AddDate(0, 0, -rapid.IntRange(0, 70).Draw(t, "age"))}}
			if social.DayOf(p.PostedAt, time.UTC) >= span.From {
				within++
			}
			if rapid.Bool().Draw(t, "gone") {
				p.GoneAt = noon
			}
			list = append(list, p)
		}
		sum := 0
		for _, w := range FrequencyOf(free, time.UTC, span, span.From, today, list).Weeks {
			n, _ := w.Posts.Value()
			sum += int(n)
		}
		if sum != within {
			t.Fatalf("%d of %d", sum, within)
		}
	})
}

func TestByMediaType(t *testing.T) {
	list := append(posts(3, social.Figures{social.Reach: social.Known(10)}), posts(4, social.Figures{social.Reach: social.Known(20)})...)
	for i := range list {
		if list[i].MediaType = social.Reel; i < 3 {
			list[i].MediaType = social.Photo
		}
	}
	list[6].Figures = social.Figures{social.Reach: social.Missing(social.NotReported)}
	got := ByMediaType(social.Instagram, free, social.Reach, list)
	if len(got) != 2 || got[0].MediaType != social.Photo || got[0].Mean.Figure != social.Known(10) || got[0].Mean.N != 3 || got[1].Mean.Figure != social.Known(20) || got[1].Mean.N != 3 {
		t.Errorf("%+v", got)
	}
	if got = ByMediaType(social.Instagram, free, social.Reach, list[1:]); got[0].Mean.Figure.Reason() != social.TooFewPosts {
		t.Errorf("two posts: %+v", got[0])
	}
	if got = ByMediaType(social.YouTube, Terms{}, social.Views, list); got[0].Mean.Figure.Reason() != social.ByPolicy {
		t.Errorf("terms: %+v", got[0])
	}
}

func TestDifferences(t *testing.T) {
	for name, tt := range map[string]struct {
		p    social.Platform
		id   social.MetricID
		day  social.Day
		more func(*Shown)
		want []DifferenceCode
	}{
		"subscribers":              {social.YouTube, social.Followers, "", nil, []DifferenceCode{DiffersByAge, DiffersByRounding}},
		"just read":                {social.TikTok, social.Followers, "", func(s *Shown) { s.ObservedAt = noon }, nil},
		"a young day":              {social.YouTube, social.DailyViews, "2026-11-19", func(s *Shown) { s.Provisional = true }, []DifferenceCode{DiffersByAge, DiffersBySettling, DiffersByZone}},
		"a day near a break":       {social.YouTube, social.DailyViews, "2026-08-25", nil, []DifferenceCode{DiffersByZone, DiffersByDefinition}},
		"a day long after":         {social.YouTube, social.DailyViews, "2026-10-25", nil, []DifferenceCode{DiffersByZone}},
		"a day in the same zone":   {social.YouTube, social.DailyViews, "2026-10-25", func(s *Shown) { s.Zone = "America/Los_Angeles" }, nil},
		"watch time":               {social.YouTube, social.DailyWatchTime, "2026-10-25", nil, []DifferenceCode{DiffersByRounding, DiffersByZone}},
		"reach of a post":          {social.Instagram, social.Reach, "", nil, []DifferenceCode{DiffersByAge, DiffersByEstimate, DiffersByScope}},
		"views of an old post":     {social.YouTube, social.Views, "", func(s *Shown) { s.Posted = noon.AddDate(0, -6, 0) }, []DifferenceCode{DiffersByAge, DiffersByDefinition}},
		"views of a young post":    {social.YouTube, social.Views, "", func(s *Shown) { s.Posted = noon.AddDate(0, 0, -9) }, []DifferenceCode{DiffersByAge}},
		"views on Instagram":       {social.Instagram, social.Views, "", func(s *Shown) { s.Posted = noon.AddDate(0, 0, -9) }, []DifferenceCode{DiffersByAge, DiffersByScope}},
		"posts":                    {social.Instagram, social.Posts, "", nil, []DifferenceCode{DiffersByAge, DiffersByMissingPosts}},
		"a rate":                   {social.Instagram, social.EngagementRate, "", nil, []DifferenceCode{DiffersByFormula, DiffersByAge, DiffersByMissingPosts}},
		"all views of the channel": {social.YouTube, social.ProfileViews, "", nil, []DifferenceCode{DiffersByAge, DiffersByDefinition, DiffersByDefinition}},
	} {
		m, _ := social.MetricOf(tt.id)
		s := Shown{Platform: tt.p, Name: "It", Metric: m, Day: tt.day, ObservedAt: noon.Add(-5 * time.Hour), Zone: "Europe/Berlin", Now: noon}
		if tt.more != nil {
			tt.more(&s)
		}
		var got []DifferenceCode
		for _, d := range Differences(s) {
			if d.Text == "" || d.Text[len(d.Text)-1] != '.' {
				t.Errorf("%s: %q is no sentence", name, d.Text)
			}
			got = append(got, d.Code)
		}
		if diff := cmp.Diff(tt.want, got); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
	// every kind is said of some figure
	said := map[DifferenceCode]bool{}
	for _, p := range []social.Platform{social.Instagram, social.TikTok, social.YouTube} {
		for _, o := range social.OffersOf(p) {
			m, _ := social.MetricOf(o.Metric)
			for _, d := range Differences(Shown{Platform: p, Metric: m, Day: "2026-08-24", ObservedAt: noon.AddDate(0, 0, -1), Provisional: true, Now: noon}) {
				said[d.Code] = true
			}
		}
	}
	if len(said) != len(DifferenceCodes()) {
		t.Errorf("said are %v", said)
	}
}
