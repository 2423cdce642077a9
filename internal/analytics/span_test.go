package analytics

import (
	"testing"
	"time"

	"pgregory.net/rapid"

	"candor/internal/social"
)

// What is known of a sum is the sum of the known days and of nothing else: it is never scaled, never 0 for what is unknown, every day that it
// leaves out is named once with its reason, and a percentage is of whole periods or of the same days in both.
func TestSumsSayWhatTheyLeaveOut(t *testing.T) {
	m, _ := social.MetricOf(social.DailyViews)
	zone := social.Zone("America/Los_Angeles")
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 20).Draw(t, "days")
		to := today.Add(-rapid.IntRange(0, 6).Draw(t, "to"))
		from := to.Add(1 - n)
		var list []social.StoredReading
		known := map[social.Day]int64{}
		p := period(m, nil, from, to)
		p.Unsettled = rapid.Bool().Draw(t, "unsettled")
		for day := p.Before(); day <= to; day = day.Add(1) {
			if rapid.IntRange(0, 3).Draw(t, "kind") == 0 {
				continue
			}
			value := rapid.Int64Range(0, 1000).Draw(t, "value")
			r := flow(day, social.Known(value))
			r.Final = false
			if list = append(list, r); p.Unsettled || !noon.Before(day.End(zone).Add(48*time.Hour)) {
				known[day] = value
			}
		}
		p.Readings, p.Span.First = list, p.Before()
		c, err := p.Compare(free)
		if err != nil {
			t.Fatal(err)
		}
		now := checkSum(t, c.Current, known, from, to)
		then := checkSum(t, c.Previous, known, p.Before(), from.Add(-1))
		both, diff, base := 0, int64(0), int64(0)
		for i := range n {
			a, late := known[from.Add(i)]
			b, early := known[p.Before().Add(i)]
			if late && early {
				both, diff, base = both+1, diff+a-b, base+b
			}
		}
		percent, has := c.Percent.Figure.Value()
		if want := (now && then || 2*both >= n) && base > 0; has != want || has && percent != divide(diff, base, 10_000) {
			t.Fatalf("percent %d %v (%s), want %v: %d over %d of %d days", percent, has, c.Percent.Formula, want, diff, both, n)
		}
		if k := c.Change.Known; k != nil && (now && then || k.Days != both || k.Value != diff || 2*both < n) {
			t.Fatalf("known change %+v, want %d of %d days", k, diff, both)
		}
	})
}

// checkSum compares a sum with the days that may count, and reports whether it is whole.
func checkSum(t *rapid.T, r Result, known map[social.Day]int64, from, to social.Day) bool {
	var sum int64
	days, of := 0, to.Sub(from)+1
	for day := from; day <= to; day = day.Add(1) {
		if value, is := known[day]; is {
			sum, days = sum+value, days+1
		}
	}
	value, whole := r.Figure.Value()
	switch k := r.Known; {
	case whole != (days == of), whole && (value != sum || k != nil):
		t.Fatalf("%+v, want %d of %d days, %d", r, days, of, sum)
	case !whole && (k != nil) != (days > 0):
		t.Fatalf("known %+v of %d days", k, days)
	case k != nil:
		left := 0
		for _, gone := range k.Missing {
			for day := gone.From; day <= gone.To; day = day.Add(1) {
				if _, is := known[day]; is || gone.Reason == "" {
					t.Fatalf("%s is left out: %+v", day, gone)
				}
				left++
			}
		}
		if k.Value != sum || k.Days != days || k.Of != of || left != of-days {
			t.Fatalf("%+v, want %d, %d of %d days", k, sum, days, of)
		}
	}
	return whole
}

// The reason for a day is that day's own, whatever range it stands in: the platform computes only what it was asked for after the day had
// ended, a recorded gap names its cause, and nobody computes what was never asked for.
func TestWhyAPlatformsDayIsMissing(t *testing.T) {
	m, _ := social.MetricOf(social.DailyViews)
	list := []social.StoredReading{flow("2026-10-01", social.Known(1)), flow("2026-11-10", social.Known(1))}
	lost := []social.GapRecord{{From: "2026-11-19", To: "2026-11-22", Cause: social.CauseAccessRevoked}}
	for _, tt := range []struct {
		name   string
		day    social.Day
		read   time.Time
		gaps   []social.GapRecord
		first  social.Day
		reason social.Reason
		cause  social.Cause
	}{
		{"asked after its end", "2026-11-20", noon, nil, "2026-10-01", social.NotSettled, ""},
		{"asked after its end, although the day before was not read", "2026-11-20", noon, lost, "2026-10-01", social.NotSettled, ""},
		{"asked before its end, then lost", "2026-11-20", noon.AddDate(0, 0, -3), lost, "2026-10-01", social.Gap, social.CauseAccessRevoked},
		{"the day whose reading fell into the loss", "2026-11-18", noon.AddDate(0, 0, -4), lost, "2026-10-01", social.Gap, social.CauseAccessRevoked},
		{"not read yet today", "2026-11-21", noon.AddDate(0, 0, -1), nil, "2026-10-01", social.NotYetSynced, ""},
		{"today", "2026-11-22", noon, nil, "2026-10-01", social.NotYetSynced, ""},
		{"asked long after it had settled", "2026-11-12", noon, nil, "2026-10-01", social.Gap, ""},
		{"in a range that begins in a hole", "2026-11-05", noon, nil, "2026-10-01", social.Gap, ""},
		{"before the history", "2026-09-30", noon, nil, "2026-10-01", social.NotYetSynced, ""},
		{"never told", "2026-11-20", noon, nil, "", social.NotYetSynced, ""},
	} {
		span := Span{Today: today, Now: noon}.Of(m, "2026-11-01", tt.first, tt.read)
		for _, from := range []social.Day{tt.day, tt.day.Add(-3), "2026-09-01"} {
			span.From, span.To = from, tt.day
			points := ProfileSeries(social.Instagram, m, "Europe/Berlin", span, list, tt.gaps).Points
			if got := points[len(points)-1]; got.Figure.Reason() != tt.reason || got.Cause != tt.cause {
				t.Errorf("%s, from %s: %s %s, want %s %s", tt.name, from, got.Figure.Reason(), got.Cause, tt.reason, tt.cause)
			}
		}
	}
	span := Span{From: "2026-11-20", To: "2026-11-20", Today: today, Now: noon}
	if got := ProfileSeries(social.TikTok, m, "UTC", span, nil, nil).Points[0].Figure.Reason(); got != social.NotOffered {
		t.Errorf("what TikTok does not offer: %s", got)
	}
}

// Sums end by themselves on the last day that is settled in the platform's zone, which in Tokyo is a day earlier than one might think.
func TestLastSettled(t *testing.T) {
	views, _ := social.MetricOf(social.DailyViews)
	followers, _ := social.MetricOf(social.Followers)
	morning := time.Date(2026, 11, 22, 1, 0, 0, 0, time.UTC) // 10:00 in Tokyo, 17:00 of the day before in California
	for _, tt := range []struct {
		platform social.Platform
		metric   social.Metric
		now      time.Time
		read     time.Time
		want     social.Day
	}{
		{social.YouTube, views, morning, morning, "2026-11-13"},
		{social.Instagram, views, morning, morning, "2026-11-18"},
		{social.Instagram, views, noon, noon, "2026-11-19"},
		{social.Instagram, views, noon, noon.Add(-12 * time.Hour), "2026-11-18"}, // what was read then can have been corrected since
		{social.Instagram, views, noon, noon.AddDate(0, -1, 0), "2026-11-19"},    // access lost: the newest days are missing by name
		{social.Instagram, followers, morning, morning, "2026-11-21"},
	} {
		span := Span{Today: social.DayOf(tt.now, social.Zone("Asia/Tokyo")), Now: tt.now, Read: tt.read}
		if got := span.LastSettled(tt.platform, tt.metric, "Asia/Tokyo"); got != tt.want {
			t.Errorf("%s %s at %s: %s, want %s", tt.platform, tt.metric.ID, tt.now, got, tt.want)
		}
	}
}
