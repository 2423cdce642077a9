package main

import (
	"strings"
	"testing"
	"time"

	"candor/internal/demo"
	"candor/internal/social"
	"candor/internal/store/storetest"
)

// TestAWeekWithoutReadingIsHealed stops for a week and finds every day of Instagram's own series afterwards, though the days of the week
// stand as gaps in the log; and each run went further back than the first look.
func TestAWeekWithoutReadingIsHealed(t *testing.T) {
	storetest.EachURL(t, func(t *testing.T, url string) {
		start := time.Date(2026, 10, 20, 12, 0, 0, 0, time.UTC) // the account's own zone leaves summer time in the week
		world, c, o, person := assembled(t, url, start)
		a, found := world.World.Account("instagram", "tomo")
		if !found {
			t.Fatal("no tomo")
		}
		h := demo.History{World: world, Accounts: c.accounts}
		if err := h.Connect(t.Context(), person, social.Instagram, a.ID()); err != nil {
			t.Fatal(err)
		}
		for _, day := range []int{0, 8} {
			liveOn(t, world, c, start.AddDate(0, 0, day).Add(8*time.Hour))
		}
		handler, err := c.handler(o)
		if err != nil {
			t.Fatal(err)
		}
		gaps, err := c.db.Gaps(t.Context(), social.View{Person: person.Key}, "2026-10-20", "2026-11-10")
		if err != nil || len(gaps) == 0 {
			t.Fatalf("no gap was recorded: %v", err)
		}
		figures := figuresIn(t, handler, signedIn(t, handler), "/api/analytics/socials/instagram?from=2026-07-20&to=2026-10-27")
		at := ".accounts.0.series." + string(social.DailyViews) + ".points."
		for d := social.Day("2026-09-08"); d <= "2026-10-26"; d = d.Add(1) { // the first look's 28 days, 14 more of the second run, and the week
			if word := figures[at+string(d)]; !strings.HasSuffix(word, "<nil>") || strings.HasPrefix(word, "<nil>") {
				t.Errorf("%s: %q", d, word)
			}
		}
	})
}
