package instagram

import (
	"strings"
	"testing"
	"time"

	"candor/internal/platform"
	"candor/internal/sandbox"
	sandboxinstagram "candor/internal/sandbox/instagram"
	"candor/internal/social"
)

// Whatever passes between two readings, every day comes, each until it lay four days back; and no day is asked for more often than that, nor
// one that Instagram does not keep.
func TestNoDayIsLostBetweenReadings(t *testing.T) {
	zone := social.Zone(zoneName)
	for name, tt := range map[string]struct{ away, first, pages int }{
		"the next day":             {1, 3, 2},
		"two days later":           {2, 4, 3},
		"a week later":             {7, 9, 4},
		"a month later":            {30, 32, 10},
		"later than Instagram can": {120, 89, 24},
	} {
		t.Run(name, func(t *testing.T) {
			w := newWorld(t)
			sim := sandboxinstagram.New(w.Core).(*sandboxinstagram.Simulator)
			w.Clock.Advance(time.Duration(tt.away) * day)
			s, a := w.connect(t, "pia", scopeBasic, scopeInsights)
			s.Notes[noteSince], s.Notes[noteUntil] = "2026-08-01", "2026-11-21"
			days, _, pages := readAll(t, w, s)
			yesterday := social.DayOf(s.Now, zone).Add(-1)
			if pages != tt.pages || len(days[social.DailyViews]) != tt.first+1 || s.Notes[noteUntil] != string(yesterday) {
				t.Errorf("%d pages, %d days, notes %v", pages, len(days[social.DailyViews]), s.Notes)
			}
			for n := range tt.first {
				d := yesterday.Add(-1 - n)
				want := sim.Total(a, "views", d.Start(zone), d.End(zone), s.Now.Add(-20*time.Hour))
				if got, known := days[social.DailyViews][d].Value(); !known || got != want {
					t.Errorf("views on %s: %d %v, want %d", d, got, known, want)
				}
			}
		})
	}
}

// What is distinct over thirty days is told with each day and becomes final two days later, for one call more a day: ten calls an
// account-day. After a week without reading the week's days become final too.
func TestThirtyDaysBecomeFinal(t *testing.T) {
	zone := social.Zone(zoneName)
	w := newWorld(t)
	sim := sandboxinstagram.New(w.Core).(*sandboxinstagram.Simulator)
	s, a := w.connect(t, "mara", scopeBasic, scopeInsights)
	finals := map[social.Day]bool{}
	read := func() (calls int) {
		s.Now = w.Clock.Now()
		before := len(w.Ledger.Calls(sandbox.Filter{}))
		for at := platform.Cursor(""); at != postsPage; {
			page, err := w.c.Insights(background, s, at)
			if err != nil {
				t.Fatal(err)
			}
			for _, d := range page.Days {
				if d.Metric != social.MonthAccountsEngaged || !d.Final {
					continue
				}
				since, end := window(d.Day.Add(1-monthDays), d.Day)
				if got, known := d.Figure.Value(); !known || got != sim.Total(a, "accounts_engaged", since, end, s.Now) {
					t.Errorf("accounts engaged in the 30 days to %s: %d %v", d.Day, got, known)
				}
				if finals[d.Day] {
					t.Errorf("%s was final already", d.Day)
				}
				finals[d.Day] = true
			}
			for k, v := range page.Notes {
				s.Notes[k] = v
			}
			at = page.Next
		}
		return len(w.Ledger.Calls(sandbox.Filter{})) - before
	}
	for _, away := range []int{0, 1, 1, 7} {
		w.Clock.Advance(time.Duration(away) * day)
		if calls := read(); away == 1 && calls != 10 {
			t.Errorf("%d calls on a day", calls)
		}
	}
	newest := social.DayOf(s.Now, zone).Add(-3)
	for d := social.DayOf(testNow, zone).Add(-3); d <= newest; d = d.Add(1) {
		if !finals[d] {
			t.Errorf("the 30 days to %s are not final", d)
		}
	}
}

// A first look that is broken off goes on where it stopped, and what an earlier build left out is read.
func TestTheFirstLookGoesOn(t *testing.T) {
	w := newWorld(t)
	s, _ := w.connect(t, "pia", scopeBasic, scopeInsights)
	s.Notes[noteSince] = "2026-10-25" // of a build that read 28 days, and then four at a time whatever had been missed
	for _, want := range []platform.Cursor{postsPage, "older:2026-11-17:2026-10-25", "older:2026-11-13:2026-10-25"} {
		var at platform.Cursor
		if strings.HasPrefix(string(want), "older:") {
			at = postsPage
		}
		if strings.HasPrefix(string(want), "older:2026-11-13") {
			at = "older:2026-11-17:2026-10-25"
		}
		page, err := w.c.Insights(background, s, at)
		if err != nil || page.Next != want {
			t.Fatalf("after %q comes %q, want %q; %v", at, page.Next, want, err)
		}
		for k, v := range page.Notes {
			s.Notes[k] = v
		}
	}
	w.Clock.Advance(day) // the run was broken off here
	s.Now = w.Clock.Now()
	all := map[social.Day]bool{}
	for runs := 1; s.Notes[noteSince] > string(social.DayOf(s.Now, social.Zone(zoneName)).Add(-depth)); runs++ { // each run goes a stretch further
		days, _, _ := readAll(t, w, s)
		if read := days[social.DailyViews]; len(read) > firstLook || runs > 7 {
			t.Fatalf("run %d: %d days, notes %v", runs, len(read), s.Notes)
		}
		for d := range days[social.DailyViews] {
			all[d] = true
		}
		w.Clock.Advance(day)
		s.Now = w.Clock.Now()
	}
	for d := social.Day(s.Notes[noteSince]); d < "2026-11-14"; d = d.Add(1) {
		if !all[d] {
			t.Errorf("%s was never read", d)
		}
	}
	_, err := w.c.Insights(background, s, "days:yesterday")
	kindIs(t, err, platform.BadRequest)
}

// Thirty days are asked for in 2,592,000 seconds at most, also when the clocks change among them, and the figures come.
func TestThirtyDaysAcrossTheChangesOfTheClocks(t *testing.T) {
	for name, tt := range map[string]struct {
		now  time.Time
		less time.Duration // what the window lacks of its days
		held time.Duration // what the window holds
	}{
		"summer time began":          {time.Date(2027, 3, 20, 12, 0, 0, 0, time.UTC), 0, longest - time.Hour},
		"summer time ended":          {time.Date(2026, 11, 22, 12, 0, 0, 0, time.UTC), time.Hour, longest},
		"the clocks did not change":  {time.Date(2026, 12, 20, 12, 0, 0, 0, time.UTC), 0, longest},
		"it ended on the first day":  {time.Date(2026, 12, 1, 12, 0, 0, 0, time.UTC), time.Hour, longest},
		"it ended the day before it": {time.Date(2026, 12, 2, 12, 0, 0, 0, time.UTC), 0, longest},
	} {
		t.Run(name, func(t *testing.T) {
			w := newWorld(t)
			sim := sandboxinstagram.New(w.Core).(*sandboxinstagram.Simulator)
			w.Clock.Set(tt.now)
			s, a := w.connect(t, "mara", scopeBasic, scopeInsights)
			last := social.DayOf(tt.now, social.Zone(zoneName)).Add(-1)
			since, end := window(last.Add(1-monthDays), last)
			if late := since.Sub(last.Add(1 - monthDays).Start(social.Zone(zoneName))); late != tt.less || end.Sub(since) != tt.held {
				t.Errorf("the window begins %s late and holds %s", late, end.Sub(since))
			}
			page, err := w.c.Insights(background, s, "")
			if err != nil || len(page.Flaws) > 0 {
				t.Fatalf("%v, flaws %v", err, page.Flaws)
			}
			figures := daysOf(page)
			for _, m := range monthMetrics {
				want := sim.Total(a, m.name, since, end, tt.now.Add(-20*time.Hour))
				if got, known := figures[m.id][last].Value(); !known || got != want {
					t.Errorf("%s: %d %v, want %d", m.id, got, known, want)
				}
			}
		})
	}
}

// A window that Instagram refuses costs its own figures, and neither the days nor the posts.
func TestARefusedMonthCostsNothingElse(t *testing.T) {
	refusedWindow := refusal(400, `"code":100`)
	answers := []scripted{refusedWindow, refusedWindow, refusedWindow}
	for range reread {
		answers = append(answers, ok(`{"data":[{"name":"views","total_value":{"value":7}}]}`), ok(`{"data":[]}`))
	}
	c, _ := play(t, answers...)
	s := full()
	s.Notes[noteSince], s.Notes[noteUntil] = "2026-08-01", "2026-11-20"
	page, err := c.Insights(background, s, "")
	if err != nil || page.Next != postsPage || len(page.Flaws) != 1 {
		t.Fatalf("%v, next %q, flaws %v", err, page.Next, page.Flaws)
	}
	yesterday, figures := social.Day("2026-11-21"), daysOf(page)
	if f := figures[social.MonthReach][yesterday]; f.Known() {
		t.Errorf("reach of 30 days: %+v", f)
	}
	if got, known := figures[social.DailyViews][yesterday].Value(); !known || got != 7 {
		t.Errorf("views of the day: %d %v", got, known)
	}
	if page.Notes[noteUnsupported] != "" {
		t.Errorf("the metrics are not what was refused: %v", page.Notes)
	}
}

// daysOf sorts a page's days by metric.
func daysOf(page platform.InsightsPage) map[social.MetricID]map[social.Day]social.Figure {
	out := map[social.MetricID]map[social.Day]social.Figure{}
	for _, d := range page.Days {
		if out[d.Metric] == nil {
			out[d.Metric] = map[social.Day]social.Figure{}
		}
		out[d.Metric][d.Day] = d.Figure
	}
	return out
}
