package youtube

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"testing"

	"candor/internal/platform"
	"candor/internal/sandbox"
	sandboxyoutube "candor/internal/sandbox/youtube"
	"candor/internal/social"
)

// TestReports: days are Pacific, the newest are missing, a young day is restated, and an old one is final.
func TestReports(t *testing.T) {
	s := newStage(t, nil)
	page := s.insights(s.session("mara", scopeRead, scopeAnalytics))[0]
	byDay := daysOf(page.Days, social.DailyViews)
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

// insights reads all pages as the engine does.
func (s *stage) insights(session platform.Session) []platform.InsightsPage {
	s.Helper()
	var pages []platform.InsightsPage
	for cursor := platform.Cursor(""); ; {
		page, err := s.c.Insights(context.Background(), session, cursor)
		if err != nil {
			s.Fatal(err)
		}
		for _, flaw := range page.Flaws {
			s.Errorf("a flaw in a flawless world: %+v", flaw)
		}
		if pages = append(pages, page); page.Next == "" || len(pages) > 9 {
			return pages
		}
		cursor = page.Next
	}
}

// reportAfter reads Mara's days again with what an earlier reading noted.
func (s *stage) reportAfter(notes map[string]string) map[social.Day]platform.DayFigure {
	s.Helper()
	session := s.session("mara", scopeRead, scopeAnalytics)
	session.Notes = notes
	return daysOf(s.insights(session)[0].Days, social.DailyViews)
}

func daysOf(days []platform.DayFigure, metric social.MetricID) map[social.Day]platform.DayFigure {
	out := map[social.Day]platform.DayFigure{}
	for _, d := range days {
		if d.Metric == metric {
			out[d.Day] = d
		}
	}
	return out
}

// table is a report as a plain client of Google's reads it: the numbers as they are sent, by dimension and metric.
func (s *stage) table(session platform.Session, dimensions string, metrics []column, span string) map[string]map[string]string {
	s.Helper()
	var names []string
	for _, m := range metrics {
		names = append(names, m.name)
	}
	req, err := http.NewRequest(http.MethodGet, "https://youtubeanalytics.googleapis.com/v2/reports?ids=channel%3D%3DMINE&dimensions="+dimensions+"&metrics="+strings.Join(names, ",")+span, nil)
	if err != nil {
		s.Fatal(err)
	}
	req.Header.Set("Authorization", "Bearer "+session.Token.Reveal())
	resp, err := s.sandbox.Transport().RoundTrip(req)
	if err != nil {
		s.Fatal(err)
	}
	defer resp.Body.Close()
	decoder := json.NewDecoder(resp.Body)
	decoder.UseNumber()
	var answer struct{ Rows [][]any }
	if err := decoder.Decode(&answer); err != nil || resp.StatusCode != http.StatusOK {
		s.Fatalf("%s: %d, %v", dimensions, resp.StatusCode, err)
	}
	out := map[string]map[string]string{}
	keys := len(strings.Split(dimensions, ","))
	for _, row := range answer.Rows {
		values := map[string]string{}
		for n, name := range names {
			values[name] = fmt.Sprint(row[keys+n])
		}
		out[strings.Trim(fmt.Sprint(row[:keys]), "[]")] = values
	}
	return out
}

// sent is a number as it was sent, in the registry's unit.
func sent(t *testing.T, m column, text string) social.Figure {
	t.Helper()
	whole, fraction, _ := strings.Cut(text, ".")
	n, err := strconv.ParseInt(whole+(fraction + "000")[:m.decimals], 10, 64)
	if err != nil || len(fraction) > m.decimals {
		t.Fatalf("%s: %q", m.name, text)
	}
	return social.Known(n * max(1, m.times))
}

// TestReportsAreTakenAsSent: every number of every report, by day, by video and by dimension, for every channel of the world.
func TestReportsAreTakenAsSent(t *testing.T) {
	s := newStage(t, nil)
	figures, videos, parts := 0, 0, 0
	for _, account := range s.sandbox.World.Accounts(sandboxyoutube.Platform) {
		if account.State != sandbox.Active || account.Has(sandbox.TraitNoChannel) {
			continue
		}
		session := s.session(account.Creator, scopeRead, scopeAnalytics)
		pages := s.insights(session)
		want := s.table(session, "day", dayColumns, "&startDate=2026-08-24&endDate=2026-11-22")
		for _, d := range pages[0].Days {
			m := dayColumns[slices.IndexFunc(dayColumns, func(m column) bool { return m.id == d.Metric })]
			if d.Figure != sent(t, m, want[string(d.Day)][m.name]) {
				t.Errorf("%s, %s of %s: %+v, sent was %s", account.Handle, m.name, d.Day, d.Figure, want[string(d.Day)][m.name])
			}
			figures++
		}
		if len(pages[0].Days) != len(want)*len(dayColumns) {
			t.Errorf("%s: %d figures of %d days", account.Handle, len(pages[0].Days), len(want))
		}
		want = s.table(session, "video", videoColumns, "&startDate="+firstDay+"&endDate=2026-11-22&sort=-views&maxResults=200")
		for _, p := range pages[1].Posts {
			for _, m := range videoColumns {
				if figure, held := p.Figures[m.id]; held != (m.id != "") || held && figure != sent(t, m, want[p.Post.ExternalID][m.name]) {
					t.Errorf("%s, %s of %s: %+v, sent was %v", account.Handle, m.name, p.Post.ExternalID, figure, want[p.Post.ExternalID])
				}
			}
			videos++
		}
		parts += s.checkAudience(session, account.Handle)
	}
	if figures < 5000 || videos < 300 || parts < 200 {
		t.Errorf("only %d figures of days, %d videos and %d parts were compared", figures, videos, parts)
	}
}

func (s *stage) checkAudience(session platform.Session, handle string) (parts int) {
	s.Helper()
	page, err := s.c.Audience(context.Background(), session)
	if err != nil || len(page.Flaws) > 0 {
		s.Fatalf("%v %+v", err, page.Flaws)
	}
	offered := 0
	for _, q := range cuts {
		want := s.table(session, q.dimensions, q.columns, "&startDate=2026-10-23&endDate=2026-11-19")
		for _, m := range q.columns {
			n := slices.IndexFunc(page.Breakdowns, func(b social.Breakdown) bool { return b.Metric == m.id && b.Dimension == q.by })
			b := page.Breakdowns[n]
			if b.Day != "2026-11-19" || b.Days != periodDays || (b.Reason == "") != (len(want) > 0) || len(b.Parts) != len(want) || len(want) == 0 && b.Reason != social.BelowThreshold {
				s.Errorf("%s, %s by %s: %+v, sent were %d parts", handle, m.name, q.dimensions, b, len(want))
			}
			for words, values := range want {
				var key []string
				for _, word := range strings.Fields(words) {
					key = append(key, plain(word))
				}
				if got := social.Known(b.Parts[strings.Join(key, " ")]); got != sent(s.T, m, values[m.name]) {
					s.Errorf("%s, %s of %s: %+v, sent was %s", handle, m.name, words, got, values[m.name])
				}
				parts++
			}
			offered++
		}
	}
	if all := social.BreakdownsOf(social.YouTube); offered != len(all) || len(page.Breakdowns) != len(all) {
		s.Errorf("%d breakdowns are read, %d are in the registry", len(page.Breakdowns), len(all))
	}
	return parts
}

// TestEveryMetricOfTheRegistryIsRead, and no other.
func TestEveryMetricOfTheRegistryIsRead(t *testing.T) {
	read := map[social.MetricID]bool{social.Followers: true, social.Posts: true, social.ProfileViews: true, social.Views: true, social.Likes: true, social.Comments: true, social.Dislikes: true}
	for _, list := range [][]column{dayColumns, videoColumns[1:], periodColumns, cuts[5].columns} {
		for _, m := range list {
			read[m.id] = true
			if entry, ok := social.MetricOf(m.id); !ok || entry.Decimals != m.decimals {
				t.Errorf("%s: %d decimals, the registry says %d", m.id, m.decimals, entry.Decimals)
			}
		}
	}
	for _, o := range social.OffersOf(social.YouTube) {
		if !read[o.Metric] && o.Class != social.Derived { // what Candor computes is read nowhere
			t.Errorf("%s is offered and not read", o.Metric)
		}
		delete(read, o.Metric)
	}
	for id := range read {
		t.Errorf("%s is read and not offered", id)
	}
}

// TestWhatReportsCost counts in the simulator's ledger: two reports a day, one for the Shorts and six a week, and no unit of the Data API.
func TestWhatReportsCost(t *testing.T) {
	s := newStage(t, nil)
	session := s.session("mara", scopeRead, scopeAnalytics)
	spent := func() (reports, units int) {
		for _, call := range s.sandbox.Ledger.Calls(sandbox.Filter{Platform: sandboxyoutube.Platform}) {
			if call.Bucket == bucketAnalytics {
				reports += call.Cost
			} else {
				units += call.Cost
			}
		}
		return reports, units
	}
	s.insights(session)
	if reports, units := spent(); reports != 3 || units != 0 {
		t.Errorf("the first day costs %d reports and %d units, want 3 and 0", reports, units)
	}
	if _, err := s.c.Audience(context.Background(), session); err != nil {
		t.Fatal(err)
	}
	if reports, units := spent(); reports != 3+6 || units != 0 {
		t.Errorf("with the week's breakdowns %d reports and %d units, want 9 and 0", reports, units)
	}
}

// TestARemovedMetricTakesNoOtherWithIt, and is not asked for again for a month.
func TestARemovedMetricTakesNoOtherWithIt(t *testing.T) {
	s := newStage(t, map[string]string{"reports_without": "engagedViews,shares"})
	session := s.session("mara", scopeRead, scopeAnalytics)
	pages := s.insights(session)
	for _, m := range dayColumns {
		gone := m.name == "engagedViews" || m.name == "shares"
		for _, d := range daysOf(pages[0].Days, m.id) {
			if gone && d.Figure != social.Missing(social.NotOffered) || !gone && !d.Figure.Known() {
				t.Fatalf("%s of %s: %+v", m.name, d.Day, d.Figure)
			}
		}
		if len(daysOf(pages[0].Days, m.id)) < 80 {
			t.Errorf("%s: %d days", m.name, len(daysOf(pages[0].Days, m.id)))
		}
	}
	posts := pages[1].Posts
	if len(posts) == 0 || !posts[0].Figures[social.WatchTime].Known() || !posts[0].Figures[social.PostFollows].Known() || posts[0].Figures[social.ReportedShares].Known() {
		t.Fatalf("%+v", posts)
	}
	if again := s.spentOn(session, pages[0].Notes); again != 1 {
		t.Errorf("the next day asks %d times, want 1", again)
	}
	s.sandbox.Clock.Advance(31 * day)
	if again := s.spentOn(s.session("mara", scopeRead, scopeAnalytics), pages[0].Notes); again < 3 {
		t.Errorf("after a month it is asked %d times: nobody looks whether the metrics are back", again)
	}
}

// spentOn counts the calls of the first page.
func (s *stage) spentOn(session platform.Session, notes map[string]string) int {
	s.Helper()
	before := len(s.sandbox.Ledger.Calls(sandbox.Filter{Platform: sandboxyoutube.Platform}))
	session.Notes = notes
	if _, err := s.c.Insights(context.Background(), session, ""); err != nil {
		s.Fatal(err)
	}
	return len(s.sandbox.Ledger.Calls(sandbox.Filter{Platform: sandboxyoutube.Platform})) - before
}

// TestWithoutThePermission: nothing is asked, and what is missing says why.
func TestWithoutThePermission(t *testing.T) {
	c, _ := play(t)
	page, err := c.Insights(context.Background(), known(scopeRead), "")
	if err != nil || len(page.Days) != len(dayColumns)*(laterReportDays+1) || page.Next != "" {
		t.Fatalf("%d days, %v", len(page.Days), err)
	}
	audience, err := c.Audience(context.Background(), known(scopeRead))
	if err != nil || len(audience.Breakdowns) != len(social.BreakdownsOf(social.YouTube)) {
		t.Fatalf("%d breakdowns, %v", len(audience.Breakdowns), err)
	}
	for _, d := range page.Days {
		if d.Figure != social.Missing(social.NotGranted) || d.Final {
			t.Errorf("%s of %s is %+v", d.Metric, d.Day, d)
		}
	}
	for _, b := range audience.Breakdowns {
		if b.Reason != social.NotGranted || b.Parts != nil {
			t.Errorf("%+v", b)
		}
	}
}

// TestRefusedReports: what a failure of a report means.
func TestRefusedReports(t *testing.T) {
	for name, tt := range map[string]struct {
		answer scripted
		want   platform.Kind
	}{
		"refused token": {refusal(401, "authError"), platform.TokenRejected}, "quota": {refusal(403, "quotaExceeded"), platform.QuotaExhausted},
		"scope": {refusal(403, "insufficientPermissions"), platform.ScopeMissing}, "out of order": {scripted{status: 503, body: `{}`}, platform.Transient},
		"not a table": {ok(`{"rows":{}}`), platform.Malformed},
	} {
		c, _ := play(t, tt.answer)
		_, err := c.Insights(context.Background(), known(scopeRead, scopeAnalytics), "")
		if e := kindIs(t, err, tt.want); e.Kind == platform.ScopeMissing && e.Scope != scopeAnalytics {
			t.Errorf("%s: scope %q", name, e.Scope)
		}
	}
	c, _ := play(t)
	_, err := c.Insights(context.Background(), known(scopeRead, scopeAnalytics), videosPage+"x")
	kindIs(t, err, platform.BadRequest)
}

// TestOddReports: a number that is none is a flaw, a number below 0 stays, and no rows are no days.
func TestOddReports(t *testing.T) {
	c, _ := play(t, ok(`{"columnHeaders":[{"name":"day"},{"name":"likes"},{"name":"comments"}],"rows":[["2026-11-01",-3,"many"],["2026-11-02",0,null],["x",1,2]]}`), ok(`{"columnHeaders":[]}`))
	page, err := c.Insights(context.Background(), known(scopeRead, scopeAnalytics), "")
	if err != nil {
		t.Fatal(err)
	}
	likes, comments := daysOf(page.Days, social.DailyLikes), daysOf(page.Days, social.DailyComments)
	if likes["2026-11-01"].Figure != social.Known(-3) || likes["2026-11-02"].Figure != social.Known(0) || comments["2026-11-01"].Figure != social.Missing(social.Failed) ||
		comments["2026-11-02"].Figure != social.Missing(social.NotReported) || len(page.Flaws) != 2 {
		t.Errorf("%+v %+v", page.Days, page.Flaws)
	}
	if page, err = c.Insights(context.Background(), known(scopeRead, scopeAnalytics), ""); err != nil || len(page.Days) != 0 || len(page.Notes) != 0 {
		t.Errorf("%+v, %v", page, err)
	}
}

// TestLongChannelsArePaged: 200 videos at a time, and no more than a thousand.
func TestLongChannelsArePaged(t *testing.T) {
	var full strings.Builder
	for n := range videosAtOne {
		fmt.Fprintf(&full, `,["v%d",1]`, n)
	}
	rows := `{"columnHeaders":[{"name":"video"},{"name":"shares"}],"rows":[` + full.String()[1:] + `]}`
	c, asked := play(t, ok(rows), ok(rows), ok(`{"columnHeaders":[{"name":"video"},{"name":"shares"}],"rows":[["w",0]]}`))
	session := known(scopeRead, scopeAnalytics)
	for at, want := range map[platform.Cursor]platform.Cursor{"videos:1": "videos:201", "videos:801": "shorts:1"} {
		page, err := c.Insights(context.Background(), session, at)
		if err != nil || page.Next != want || len(page.Posts) != videosAtOne {
			t.Errorf("%s: next %q, %d videos, %v", at, page.Next, len(page.Posts), err)
		}
	}
	page, err := c.Insights(context.Background(), session, "videos:201")
	if err != nil || page.Next != "shorts:1" || len(page.Posts) != 1 || !page.Posts[0].Named || page.Posts[0].Figures[social.ReportedShares] != social.Known(0) {
		t.Errorf("%+v, %v", page, err)
	}
	if query := asked.asked[2].URL.Query(); query.Get("startIndex") != "201" || query.Get("sort") != "-views" || query.Get("maxResults") != "200" {
		t.Errorf("%v", query)
	}
}
