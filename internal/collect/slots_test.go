package collect

import (
	"fmt"
	"testing"
	"time"

	"candor/internal/platform"
	"candor/internal/social"
	"candor/internal/store/storetest"
)

var zones = []string{"Europe/Berlin", "America/Los_Angeles", "Asia/Tokyo", "Australia/Lord_Howe", "America/Sao_Paulo", "Pacific/Apia", "UTC"}

func TestSlotsAreDueInsideTheirDay(t *testing.T) {
	for _, zone := range zones {
		for uid := range 20 {
			s := slotsOf(social.Connection{UID: fmt.Sprint("uid", uid), Zone: zone}, social.ProductPosts, 0)
			first := s.at(time.Date(2025, 12, 1, 0, 0, 0, 0, time.UTC))
			for n := first; n < first+400; n++ {
				due := s.due(n)
				if s.at(due) != n || s.day(n) != social.DayOf(due, s.zone) {
					t.Fatalf("%s: slot %s is due at %s", zone, s.name(n), due.In(s.zone))
				}
				if hour := due.In(s.zone).Hour(); hour < 1 || hour > 9 {
					t.Errorf("%s: slot %s is due at %s", zone, s.name(n), due.In(s.zone))
				}
				if back, ok := s.number(s.name(n)); !ok || back != n {
					t.Fatalf("slot %d is called %s, which is read as %d", n, s.name(n), back)
				}
			}
		}
	}
}

// A product may be read several times a day, and one of the slots of a day of 23 or 25 hours is as long as the others.
func TestPartsOfADay(t *testing.T) {
	for _, zone := range zones {
		for _, length := range []time.Duration{0, time.Minute} {
			s := slotsOf(social.Connection{UID: zone, Zone: zone}, social.ProductPosts, length)
			s.Cadence = social.Cadence{Product: social.ProductPosts, PerDay: 3, Every: 1, Life: 1, From: time.Minute, Spread: 2 * time.Hour}
			first := s.at(time.Date(2026, 3, 1, 0, 0, 0, 0, time.UTC))
			for n := first; n < first+3*250; n++ {
				if s.at(s.start(n)) != n || s.at(s.start(n+1).Add(-1)) != n || s.at(s.due(n)) != n {
					t.Fatalf("%s: slot %s from %s to %s is due at %s", zone, s.name(n), s.start(n), s.start(n+1), s.due(n))
				}
				if back, ok := s.number(s.name(n)); !ok || back != n {
					t.Fatalf("slot %d is called %s, which is read as %d", n, s.name(n), back)
				}
			}
			if _, ok := s.number("2026-03-01"); ok {
				t.Error("a whole day's name is read as a part of one")
			}
		}
	}
}

// Daily work is spread over the accounts, and no account is read at the same second every day.
func TestDailyWorkIsSpread(t *testing.T) {
	hours, seconds := map[int]int{}, map[int]bool{}
	for uid := range 600 {
		s := slotsOf(social.Connection{UID: fmt.Sprint("uid", uid), Zone: "Asia/Tokyo"}, social.ProductProfile, 0)
		n := s.at(morning)
		hours[s.due(n).In(s.zone).Hour()]++
		if uid == 0 {
			for d := range 30 {
				at := s.due(n + d).In(s.zone)
				seconds[at.Hour()*3600+at.Minute()*60+at.Second()] = true
			}
		}
	}
	for hour := 2; hour < 8; hour++ {
		if hours[hour] < 60 || hours[hour] > 140 {
			t.Errorf("%d of 600 accounts are due between %d and %d o'clock", hours[hour], hour, hour+1)
		}
	}
	if len(seconds) < 20 {
		t.Errorf("an account is due at %d times of day in 30 days", len(seconds))
	}
}

func TestShortenedDay(t *testing.T) {
	s := slotsOf(social.Connection{UID: "u", Zone: "Asia/Tokyo"}, social.ProductPosts, time.Minute)
	now := time.Date(2026, 3, 4, 8, 30, 20, 0, time.UTC)
	p := social.Plan{Slot: outOfTurn(connectWord, now)}
	next := s.next(p, now)
	if wait := next.NextDue.Sub(now); wait <= 0 || wait > time.Minute {
		t.Errorf("due in %s", wait)
	}
	if after := s.next(next, now); after.NextDue.Sub(next.NextDue) != time.Minute || after.Day != "2026-03-04" {
		t.Errorf("then %+v", after)
	}
	if end := s.ends(next); !end.Equal(now.Truncate(time.Minute).Add(2 * time.Minute)) {
		t.Errorf("ends at %s", end)
	}
	moved, from, to, missed := s.pass(next, now.Add(10*time.Minute))
	if missed != 9 {
		t.Errorf("%d slots missed, want 9", missed)
	}
	if s.at(moved.NextDue) != s.at(now.Add(10*time.Minute)) || from != "2026-03-04" || to != from {
		t.Errorf("after ten minutes: %+v, missed %s to %s", moved, from, to)
	}
}

func TestPassingSlots(t *testing.T) {
	conn := social.Connection{UID: "u", Zone: "Europe/Berlin"}
	daily, archive := slotsOf(conn, social.ProductPosts, 0), slotsOf(conn, social.ProductArchive, 0)
	noon := time.Date(2026, 3, 10, 11, 0, 0, 0, time.UTC)
	for name, c := range map[string]struct {
		s              slots
		slot           string
		next, from, to string
	}{
		"one day":              {daily, "2026-03-09", "2026-03-10", "2026-03-09", "2026-03-09"},
		"three days":           {daily, "2026-03-07", "2026-03-10", "2026-03-07", "2026-03-09"},
		"asked for yesterday":  {daily, outOfTurn(personWord, noon.Add(-24*time.Hour)), "2026-03-10", "2026-03-09", "2026-03-09"},
		"asked for at night":   {daily, outOfTurn(personWord, time.Date(2026, 3, 9, 0, 10, 0, 0, time.UTC)), "2026-03-10", "2026-03-09", "2026-03-09"},
		"full listing":         {archive, "archive-2026-03-01", "archive-2026-03-08", "2026-03-01", "2026-03-01"},
		"full listings":        {archive, "archive-2025-12-01", "archive-2026-03-09", "2025-12-01", "2025-12-01"},
		"another kind of slot": {daily, "p12345", "2026-03-10", "2026-03-09", "2026-03-09"},
	} {
		t.Run(name, func(t *testing.T) {
			p := social.Plan{Slot: c.slot, Day: social.Day(c.from)}
			if end := c.s.ends(p); end.After(noon) {
				t.Fatalf("%s ends only at %s", c.slot, end)
			}
			next, from, to, _ := c.s.pass(p, noon)
			if next.Slot != c.next || string(from) != c.from || string(to) != c.to {
				t.Errorf("next %s, missed %s to %s", next.Slot, from, to)
			}
		})
	}
	if end := archive.ends(social.Plan{Slot: "archive-2026-03-04"}); !end.Equal(social.Day("2026-03-11").Start(archive.zone)) {
		t.Errorf("a full listing may be made until %s", end)
	}
}

// Sixty simulated days in seven zones, over the changes of the clocks, with three days on which nobody was there and two on which the
// platform was away: each day of each product has exactly one run or stands in exactly one gap.
func TestOneRunOrOneGapPerSlot(t *testing.T) {
	b := newBench(t, storetest.Open(t))
	b.fake.posts = somePosts(3)
	b.clock.set(time.Date(2026, 3, 1, 12, 0, 0, 0, time.UTC))
	b.exec(`DELETE FROM connection`)
	conns := map[string]social.Connection{}
	for _, zone := range zones {
		conns[zone] = b.connect(zone, zone)
	}
	start := b.clock.Now()
	away := func(from, to int) (time.Time, time.Time) { return start.AddDate(0, 0, from), start.AddDate(0, 0, to) }
	downFrom, downTo := away(20, 23)
	outFrom, outTo := away(40, 42)
	b.fake.before = func(string) error {
		if now := b.clock.Now(); now.After(outFrom) && now.Before(outTo) {
			return &platform.Error{Kind: platform.Transient, Op: "test", Status: 503}
		}
		return nil
	}
	for now := start; now.Before(start.AddDate(0, 0, 60)); now = now.Add(30 * time.Minute) {
		b.clock.set(now)
		if now.Before(downFrom) || !now.Before(downTo) {
			b.drain()
		}
	}
	for zone, c := range conns {
		for _, product := range []social.Product{social.ProductProfile, social.ProductPosts} {
			b.checkSlots(c, product, social.DayOf(start, social.Zone(zone)).Add(1), social.DayOf(b.clock.Now(), social.Zone(zone)).Add(-1))
		}
		gaps := b.rows(`SELECT cause, MIN(from_day), MAX(to_day) FROM gap WHERE connection = $1 AND product = 'posts' GROUP BY cause ORDER BY cause`, int64(c.Key))
		if len(gaps) != 2 {
			t.Errorf("%s: gaps %v, want one of the downtime and one of the outage", zone, gaps)
		}
	}
}

// checkSlots checks that each day has one fruitful run or stands in one gap.
func (b *bench) checkSlots(c social.Connection, product social.Product, from, to social.Day) {
	b.t.Helper()
	for d := from; d <= to; d = d.Add(1) {
		runs := b.one(`SELECT COUNT(*) FROM sync_run WHERE connection = $1 AND product = $2 AND slot = $3 AND status = 'success'`, int64(c.Key), string(product), string(d))
		gaps := b.one(`SELECT COUNT(*) FROM gap WHERE connection = $1 AND product = $2 AND $3 BETWEEN from_day AND to_day`, int64(c.Key), string(product), string(d))
		seen := b.one(`SELECT COUNT(*) FROM observation WHERE connection = $1 AND product = $2 AND day = $3`, int64(c.Key), string(product), string(d))
		if runs+gaps != "10" && runs+gaps != "01" || runs != seen {
			b.t.Errorf("%s %s on %s: %s runs, %s gaps, observed %s times", c.UID, product, d, runs, gaps, seen)
		}
	}
}

func TestDowntimeLeavesAVisibleGap(t *testing.T) {
	b := newBench(t, storetest.Open(t))
	b.drain()
	b.clock.add(4 * 24 * time.Hour) // nobody was there on the 5th, 6th and 7th
	b.drain()
	if got := b.rows(`SELECT from_day, to_day, cause FROM gap WHERE product = 'profile'`); len(got) != 1 || got[0] != "2026-03-05|2026-03-07|downtime" {
		t.Errorf("gaps %v", got)
	}
	if got := b.one(`SELECT status, error_code FROM sync_run WHERE product = 'profile' AND slot = '2026-03-05'`); got != "failed|downtime" {
		t.Errorf("log: %s", got)
	}
	if got := b.one(`SELECT status FROM sync_run WHERE product = 'profile' AND slot = '2026-03-08'`); got != "success" {
		t.Errorf("the late run of the day itself: %s", got)
	}
}
