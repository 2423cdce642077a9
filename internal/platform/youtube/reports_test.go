package youtube

import (
	"context"
	"testing"

	"candor/internal/platform"
	"candor/internal/social"
)

// TestReports: days are Pacific, the newest are missing, a young day is restated, and an old one is final.
func TestReports(t *testing.T) {
	s := newStage(t, nil)
	session := s.session("mara", scopeRead, scopeAnalytics)
	page, err := s.c.Profile(context.Background(), session)
	if err != nil {
		t.Fatal(err)
	}
	byDay := daysOf(page, social.DailyViews)
	if len(byDay) < 80 {
		t.Fatalf("the first report holds %d days, want about 88", len(byDay))
	}
	for _, young := range []social.Day{"2026-11-20", "2026-11-21", "2026-11-22"} {
		if got, ok := byDay[young]; ok {
			t.Errorf("%s is not computed yet, but stands as %+v", young, got)
		}
	}
	if byDay["2026-11-19"].Final || !byDay["2026-11-13"].Final {
		t.Error("days must be final after a week and not before")
	}
	before, _ := byDay["2026-11-19"].Figure.Value()
	s.sandbox.Clock.Advance(day)
	tomorrow := s.reportAfter(page.Notes)
	if _, ok := tomorrow["2026-11-12"]; len(tomorrow) != 9 || !ok || !tomorrow["2026-11-12"].Final {
		t.Errorf("the next day's report holds %d days, want the 9 that are there of the last 11", len(tomorrow))
	}
	s.sandbox.Clock.Advance(30 * day)
	late := s.reportAfter(page.Notes)
	if _, ok := late["2026-11-12"]; !ok || len(late) != 39 {
		t.Errorf("a report after a month holds %d days, want all since a week before the newest known", len(late))
	}
	if after, _ := late["2026-11-19"].Figure.Value(); after <= before || !late["2026-11-19"].Final {
		t.Errorf("the day was not restated: %d, then %+v", before, late["2026-11-19"])
	}
	s.sandbox.Clock.Advance(120 * day)
	if long := s.reportAfter(page.Notes); len(long) > firstReportDays {
		t.Errorf("a report after four months holds %d days", len(long))
	}
}

// reportAfter reads Mara's channel again with what an earlier reading noted.
func (s *stage) reportAfter(notes map[string]string) map[social.Day]platform.DayFigure {
	s.Helper()
	session := s.session("mara", scopeRead, scopeAnalytics)
	session.Notes = notes
	page, err := s.c.Profile(context.Background(), session)
	if err != nil {
		s.Fatal(err)
	}
	return daysOf(page, social.DailyViews)
}

func daysOf(page platform.ProfilePage, metric social.MetricID) map[social.Day]platform.DayFigure {
	out := map[social.Day]platform.DayFigure{}
	for _, d := range page.Days {
		if d.Metric == metric {
			out[d.Day] = d
		}
	}
	return out
}

// TestARefusedReportTakesNothingFromTheChannel: the scope was taken away at Google after the grant.
func TestARefusedReportTakesNothingFromTheChannel(t *testing.T) {
	s := newStage(t, nil)
	session := s.session("mara", scopeRead)
	session.Scopes = append(session.Scopes, scopeAnalytics)
	page, err := s.c.Profile(context.Background(), session)
	if err != nil {
		t.Fatal(err)
	}
	if !page.Figures[social.Followers].Known() || len(page.Flaws) != 1 || page.Flaws[0].Text != platform.ScopeMissing.String() {
		t.Errorf("followers %+v, flaws %+v", page.Figures[social.Followers], page.Flaws)
	}
}
