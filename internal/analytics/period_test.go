package analytics

import (
	"testing"
	"time"

	"pgregory.net/rapid"

	"candor/internal/social"
)

func flow(day social.Day, f social.Figure) social.StoredReading {
	return social.StoredReading{Reading: social.Reading{Metric: social.DailyViews, Day: day, Figure: f, Final: true}, ObservedAt: noon}
}

// period is what is asked of an Instagram account whose history begins with its first reading and that was read just now.
func period(m social.Metric, list []social.StoredReading, from, to social.Day) Period {
	span := Span{From: from, To: to, Today: today, Now: noon, Read: noon}
	if len(list) > 0 {
		span.First = list[0].Day
	}
	return Period{Platform: social.Instagram, Metric: m, Zone: "Europe/Berlin", Span: span, Readings: list}
}

// A gain is known exactly where a day and the day before are, and gains over a span without gaps add up to the level's change.
func TestGainsNeverBridgeAGap(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var s Series
		for n := range rapid.IntRange(0, 20).Draw(t, "days") {
			f := social.Missing(social.Gap)
			if rapid.IntRange(0, 3).Draw(t, "known") > 0 {
				f = social.Known(rapid.Int64Range(0, 1000).Draw(t, "value"))
			}
			s.Points = append(s.Points, Point{Day: today.Add(n - 20), Figure: f})
		}
		gains := Gains(s)
		if len(gains.Points) != len(s.Points) {
			t.Fatalf("%d gains of %d days", len(gains.Points), len(s.Points))
		}
		for i, g := range gains.Points {
			now, is := s.Points[i].Figure.Value()
			var before int64
			was := false
			if i > 0 {
				before, was = s.Points[i-1].Figure.Value()
			}
			value, known := g.Figure.Value()
			if known != (is && was) || known && value != now-before {
				t.Fatalf("day %d: %+v of %+v", i, g, s.Points)
			}
		}
	})
}

// Distinct people are never summed over days: every unique metric, every ratio and every part of an audience is refused.
func TestForbiddenSumsAreRefused(t *testing.T) {
	for _, m := range social.Metrics() {
		_, err := period(m, nil, "2026-11-01", "2026-11-07").Compare(free)
		if allowed := m.Kind == social.LevelKind || m.Kind == social.FlowKind; (err == nil) != allowed {
			t.Errorf("%s (%s): allowed %v, error %v", m.ID, m.Kind, allowed, err)
		}
	}
}

func TestCompareNeedsABase(t *testing.T) {
	m, _ := social.MetricOf(social.DailyViews)
	var list []social.StoredReading
	for n := range 14 {
		list = append(list, flow(social.Day("2026-11-01").Add(n), social.Known(int64(n))))
	}
	c, err := period(m, list, "2026-11-08", "2026-11-14").Compare(free)
	if err != nil {
		t.Fatal(err)
	}
	now, _ := c.Current.Figure.Value()
	then, _ := c.Previous.Figure.Value()
	percent, _ := c.Percent.Figure.Value()
	if now != 70 || then != 21 || percent != 23_333 {
		t.Errorf("%d, %d, %d", now, then, percent)
	}
	if c, _ = period(m, list[7:], "2026-11-08", "2026-11-14").Compare(free); c.Percent.Figure.Reason() != social.NotYetSynced || !c.Current.Figure.Known() {
		t.Errorf("without a base: %+v", c)
	}
	list[9].Figure = social.Missing(social.Gap)
	if c, _ = period(m, list, "2026-11-08", "2026-11-14").Compare(free); c.Current.Figure.Reason() != social.Gap {
		t.Errorf("with a gap: %+v", c)
	}
	if c, _ = period(m, list, "2026-11-08", "2026-11-14").Compare(Terms{}); c.Current.Figure.Reason() != social.ByPolicy || c.Percent.Figure.Reason() != social.ByPolicy {
		t.Errorf("against the terms: %+v", c)
	}
}

// A change has a percentage only of a base above 0, and none between a gain and a loss, of levels and of flows alike.
func TestPercentOfAChange(t *testing.T) {
	level, _ := social.MetricOf(social.Followers)
	sum, _ := social.MetricOf(social.DailyViews)
	for _, tt := range []struct {
		then, now int64
		want      social.Figure
	}{
		{100, 150, social.Known(5_000)}, {100, 50, social.Known(-5_000)}, {100, 100, social.Known(0)}, {100, 0, social.Known(-10_000)}, {3, 4, social.Known(3_333)},
		{200, -210, social.Missing(social.SignChanged)}, {1, -1, social.Missing(social.SignChanged)}, {-5, 10, social.Missing(social.SignChanged)},
		{0, 10, social.Missing(social.NoBase)}, {0, 0, social.Missing(social.NoBase)}, {0, -10, social.Missing(social.NoBase)}, {-10, -5, social.Missing(social.NoBase)}, {-10, 0, social.Missing(social.NoBase)},
	} {
		days := []social.StoredReading{flow("2026-11-01", social.Known(1000)), flow("2026-11-02", social.Known(1000+tt.then)), flow("2026-11-03", social.Known(1000+tt.then+tt.now))}
		flows := []social.StoredReading{flow("2026-11-02", social.Known(tt.then)), flow("2026-11-03", social.Known(tt.now))}
		for metric, list := range map[*social.Metric][]social.StoredReading{&level: days, &sum: flows} {
			c, err := period(*metric, list, "2026-11-03", "2026-11-03").Compare(free)
			if err != nil || c.Percent.Figure != tt.want || c.Change.Figure != social.Known(tt.now-tt.then) {
				t.Errorf("%s, %d after %d: %+v, change %+v, want %+v, %v", metric.ID, tt.now, tt.then, c.Percent.Figure, c.Change.Figure, tt.want, err)
			}
		}
	}
}

// The grid has every hour once, counts every settled post once, and shows nothing under the minimum.
func TestBestTime(t *testing.T) {
	zone := social.Zone("Europe/Berlin")
	rapid.Check(t, func(t *rapid.T) {
		var list []social.PostNow
		for range rapid.IntRange(0, 30).Draw(t, "posts") {
			p := posts(1, social.Figures{social.Views: social.Known(10)})[0]
			p.PostedAt = noon.AddDate(0, -1, 0).Add(time.Duration(rapid.IntRange(0, 5).Draw(t, "hour")) * time.Hour)
			list = append(list, p)
		}
		cells, formula := BestTime(social.Instagram, free, social.Views, zone, list)
		sum := 0
		for _, c := range cells {
			sum += c.N
			if value, known := c.Figure.Value(); known != (c.N >= MinPerCell) || known && value != 10 {
				t.Fatalf("%+v", c)
			}
		}
		if len(cells) != 7*24 || sum != len(list) || formula == "" {
			t.Fatalf("%d cells, %d of %d posts", len(cells), sum, len(list))
		}
	})
}

// What a platform does not offer at all is said so, and not that posts are lacking.
func TestWhatIsNotOfferedIsSaid(t *testing.T) {
	cells, _ := BestTime(social.TikTok, free, social.Reach, time.UTC, posts(9, nil))
	if r := cells[0].Figure.Reason(); r != social.NotOffered {
		t.Errorf("best time: %s", r)
	}
	list := posts(9, nil)
	for i := range list {
		list[i].MediaType = social.Video
	}
	if means := ByMediaType(social.TikTok, free, social.Reach, list); len(means) != 1 || means[0].Mean.Figure.Reason() != social.NotOffered {
		t.Errorf("media types: %+v", means)
	}
}

// A counter or a level at 0 after more is odd; a day on which nothing happened is not.
func TestZeroIsOddOfCountersAndLevelsOnly(t *testing.T) {
	span := Span{From: "2026-11-01", To: "2026-11-02", Today: today, First: "2026-11-01", Now: noon, Read: noon}
	for id, want := range map[social.MetricID]Flag{social.Followers: ToZero, social.DailyViews: "", social.DailyReach: ""} {
		m, _ := social.MetricOf(id)
		s := ProfileSeries(social.Instagram, m, "UTC", span, []social.StoredReading{flow("2026-11-01", social.Known(5)), flow("2026-11-02", social.Known(0))}, nil)
		if s.Points[1].Flag != want || s.Points[1].Figure != social.Known(0) {
			t.Errorf("%s: %+v", id, s.Points[1])
		}
	}
}

func TestRateEntriesDiffer(t *testing.T) {
	list := posts(3, social.Figures{social.Likes: social.Known(10), social.Comments: social.Known(0), social.Saves: social.Known(0), social.Shares: social.Known(0),
		social.Reach: social.Known(100), social.Views: social.Known(200)})
	list[2].Figures = social.Figures{social.Likes: social.Known(10), social.Comments: social.Known(0), social.Saves: social.Known(0), social.Shares: social.Known(0),
		social.Reach: social.Known(1000), social.Views: social.Known(2000)}
	want := map[string]int64{"by_reach": 250, "by_reach_mean": 700, "by_reach_median": 1000, "by_views": 125, "by_views_mean": 350, "by_views_median": 500,
		"by_followers": 200, "by_followers_median": 200, "by_followers_now": 100, "by_followers_now_median": 100}
	base := FollowersOf{AtPublication: func(social.PostNow) social.Figure { return social.Known(500) }, Now: social.Known(1000)}
	unknown := FollowersOf{AtPublication: func(social.PostNow) social.Figure { return social.Missing(social.NotYetSynced) }, Now: social.Missing(social.Gap)}
	entries := social.Rates(social.Instagram)
	if len(entries) != len(want) {
		t.Errorf("%d rates", len(entries))
	}
	for _, e := range entries {
		r := RateOver(e, free, list, base)
		if got, known := r.Figure.Value(); !known || got != want[e.ID] || r.Formula == "" {
			t.Errorf("%s: %d, want %d (%s)", e.ID, got, want[e.ID], r.Formula)
		}
		reason := map[social.When]social.Reason{social.AtPublication: social.NotYetSynced, social.AsOfNow: social.Gap}[e.Followers]
		if r := RateOver(e, free, list, unknown); r.Figure.Reason() != reason {
			t.Errorf("%s without followers: %+v", e.ID, r)
		}
	}
}
