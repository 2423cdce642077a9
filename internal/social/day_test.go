package social

import (
	"testing"
	"time"

	"pgregory.net/rapid"
)

func TestDayBoundsFollowTheZonesClock(t *testing.T) {
	for _, c := range []struct {
		zone  string
		day   Day
		hours float64
	}{
		{"Europe/Berlin", "2026-03-29", 23},
		{"Europe/Berlin", "2026-10-25", 25},
		{"America/Los_Angeles", "2026-11-01", 25},
		{"America/Sao_Paulo", "2018-11-04", 23}, // midnight itself is skipped
		{"Asia/Tokyo", "2026-11-22", 24},
		{"", "2026-11-22", 24},
	} {
		zone := Zone(c.zone)
		start, end := c.day.Start(zone), c.day.End(zone)
		if got := end.Sub(start).Hours(); got != c.hours {
			t.Errorf("%s in %q lasts %v hours, want %v", c.day, c.zone, got, c.hours)
		}
		if DayOf(start, zone) != c.day || DayOf(end.Add(-time.Millisecond), zone) != c.day || DayOf(end, zone) != c.day.Add(1) {
			t.Errorf("%s in %q: the bounds %s, %s are not its own", c.day, c.zone, start, end)
		}
	}
}

func TestDayArithmetic(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		day := DayOf(time.Unix(rapid.Int64Range(0, 4e9).Draw(t, "at"), 0), time.UTC)
		n := rapid.IntRange(-4000, 4000).Draw(t, "n")
		later := day.Add(n)
		if later.Sub(day) != n || later.Add(-n) != day {
			t.Fatalf("%s + %d = %s, which lies %d later", day, n, later, later.Sub(day))
		}
		if (n > 0) != (later > day) {
			t.Fatalf("%s and %s do not compare as days", day, later)
		}
	})
}

func TestParseDayTakesOneForm(t *testing.T) {
	if day, err := ParseDay("2026-02-28"); err != nil || day != "2026-02-28" {
		t.Errorf("got %q, %v", day, err)
	}
	for _, text := range []string{"", "2026-2-28", "2026-02-30", "2026-02-28T00:00:00Z", "28.02.2026", "yesterday"} {
		if day, err := ParseDay(text); err == nil {
			t.Errorf("%q was read as %q", text, day)
		}
	}
}
