package collect

import (
	"cmp"
	"fmt"
	"slices"
	"testing"
	"time"

	"candor/internal/social"
)

// On a day of 23, 23½, 24½ or 25 hours each daily product has one slot, as long as the day, and is due once inside it.
func TestOneSlotOnADayOnWhichTheClocksChange(t *testing.T) {
	for _, c := range []struct {
		zone  string
		day   social.Day
		hours float64
	}{
		{"Europe/Berlin", "2026-03-29", 23}, {"Europe/Berlin", "2026-10-25", 25}, {"America/Los_Angeles", "2026-03-08", 23}, {"America/Los_Angeles", "2026-11-01", 25},
		{"Australia/Lord_Howe", "2026-10-04", 23.5}, {"Australia/Lord_Howe", "2026-04-05", 24.5}, {"Asia/Tokyo", "2026-03-29", 24},
	} {
		for _, cadence := range social.Cadences() {
			if !cadence.Daily() {
				continue
			}
			for uid := range 50 {
				s := slotsOf(social.Connection{UID: fmt.Sprint(uid), Zone: c.zone}, cadence.Product, 0)
				from, to := c.day.Start(s.zone), c.day.End(s.zone)
				if hours := to.Sub(from).Hours(); hours != c.hours {
					t.Fatalf("%s has %v hours in %s, want %v", c.day, hours, c.zone, c.hours)
				}
				n, due := s.at(from), 0
				if last := s.at(to.Add(-1)); last-n+1 != cadence.PerDay {
					t.Errorf("%s of %s has %d slots in %s, want %d", cadence.Product, c.day, last-n+1, c.zone, cadence.PerDay)
				}
				for slot := n - 1; slot <= n+cadence.PerDay; slot++ {
					if at := s.due(slot); !at.Before(from) && at.Before(to) {
						due++
					}
				}
				if due != cadence.PerDay {
					t.Errorf("%s is due %d times on %s in %s, want %d", cadence.Product, due, c.day, c.zone, cadence.PerDay)
				}
			}
		}
	}
}

// Older posts are listed the rarer the older they are, and never never: whatever an account's turn, all of them come every twelfth time, those of
// a year every fourth, and where the terms want figures proved, all of them every second time.
func TestNoPostIsTooOldToBeListed(t *testing.T) {
	now := time.Date(2026, 6, 1, 12, 0, 0, 0, time.UTC)
	for platform, most := range map[social.Platform]int{social.Instagram: completeTurn, social.TikTok: completeTurn, social.YouTube: provingTurn} {
		for uid := range 60 {
			s := slotsOf(social.Connection{UID: fmt.Sprint(uid), Zone: "UTC"}, social.ProductArchive, 0)
			sinceAll, sinceYear := 0, 0
			for turn := range 60 {
				n := s.at(now) + turn*s.Every
				since := s.since(social.Plan{Platform: platform, Product: social.ProductArchive, Slot: s.name(n)}, now)
				sinceAll, sinceYear = sinceAll+1, sinceYear+1
				switch {
				case since.IsZero():
					sinceAll, sinceYear = 0, 0
				case now.Sub(since) == seldomBack:
					sinceYear = 0
				case now.Sub(since) != oftenBack:
					t.Fatalf("%s lists back to %s", platform, since)
				}
				if sinceAll >= most && turn >= most || sinceYear >= seldomTurn && turn >= seldomTurn {
					t.Errorf("%s, account %d: nothing of the oldest for %d turns, of the last year for %d", platform, uid, sinceAll, sinceYear)
				}
			}
		}
	}
}

// What somebody waits for goes before what is due daily, and a long listing after everything else; the surplus has a queue of its own.
func TestOrderOfWork(t *testing.T) {
	plan := func(product social.Product, trigger social.Trigger) social.Plan {
		return social.Plan{Platform: social.TikTok, Product: product, Trigger: trigger}
	}
	order := []social.Plan{
		plan(social.ProductProfile, social.TriggerConnect), plan(social.ProductPosts, social.TriggerPerson), plan(social.ProductPosts, social.TriggerPlan),
		plan(social.ProductArchive, social.TriggerConnect),
	}
	if !slices.IsSortedFunc(order, func(x, y social.Plan) int { return cmp.Compare(priority(x), priority(y)) }) || priority(order[0]) == priority(order[1]) ||
		priority(order[1]) == priority(order[2]) || priority(order[2]) == priority(order[3]) {
		t.Errorf("the order of work is not: first syncs, what a person asks for, daily work, backfill")
	}
	if priority(plan(social.ProductInsights, social.TriggerPlan)) >= priority(plan(social.ProductArchive, social.TriggerPlan)) {
		t.Error("a long listing goes before the day's insights, whose queue it shares")
	}
	for _, cadence := range social.Cadences() {
		if got := QueueOf(social.TikTok, cadence.Product) == "tiktok"; got == cadence.Surplus {
			t.Errorf("%s is on the queue %s", cadence.Product, QueueOf(social.TikTok, cadence.Product))
		}
	}
}
