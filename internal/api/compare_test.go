package api

import (
	"encoding/json"
	"testing"

	"candor/internal/store"
	"candor/internal/store/storetest"
)

// A sum over days says what of it is known: by itself it ends on the last settled day, a day that is not whole is left out by name unless it is
// asked for, and the percentage is of whole periods or of the same days of both.
func TestComparePeriods(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db *store.DB) {
		w := newWorld(t, db)
		w.dailyViews(11)
		ask := func(query string) CompareData {
			t.Helper()
			var got struct{ Data CompareData }
			answer := w.ask(ana, "GET", "/api/analytics/compare?connection="+anaInsta+query, "")
			if err := json.Unmarshal([]byte(answer.body), &got); err != nil || answer.status != 200 {
				t.Fatalf("%s: %d %s", query, answer.status, answer.body)
			}
			return got.Data
		}
		c := ask("&metric=daily_views") // noon in Berlin is 3 o'clock in California: the 19th ended 51 hours ago and was read 46 hours after
		if c.From != "2026-10-22" || c.To != "2026-11-18" || c.Current.Value != "" || c.Current.Reason != "gap" || c.Current.Known == nil {
			t.Fatalf("%+v", c)
		}
		// 129 on 22 October to 156 on 18 November, without the 152 of the 14th
		if k := c.Current.Known; k.Value != "3838" || k.Days != 27 || k.Of != 28 || len(k.Missing) != 1 || k.Missing[0] != (MissingDays{"2026-11-14", "2026-11-14", "gap", "access_expired"}) {
			t.Errorf("%+v", k)
		}
		if k := c.Change.Known; c.Previous.Value != "3206" || c.Change.Reason != "gap" || k == nil || k.Value != "756" || k.Days != 27 || c.Percent != "24.53" || c.PercentFormula == "" {
			t.Errorf("previous %+v, change %+v %+v, percent %s", c.Previous, c.Change, k, c.Percent)
		}
		c = ask("&metric=daily_views&from=2026-11-15&to=2026-11-18")
		if c.Current.Value != "618" || c.Current.Status != "final" || c.Current.Known != nil || c.Previous.Known.Value != "450" || c.Percent != "2.67" {
			t.Errorf("a whole period after one that is not: %+v", c)
		}
		c = ask("&metric=daily_views&from=2026-11-16&to=2026-11-20")
		if k := c.Current.Known; c.Current.Reason != "not_settled" || k == nil || k.Days != 3 || k.Missing[0] != (MissingDays{"2026-11-19", "2026-11-20", "not_settled", ""}) {
			t.Errorf("with unsettled days: %+v", c.Current)
		}
		c = ask("&metric=daily_views&from=2026-11-16&to=2026-11-20&unsettled=true")
		if c.Current.Value != "780" || c.Current.Status != "provisional" {
			t.Errorf("with unsettled days that were asked for: %+v", c.Current)
		}
		if c = ask("&metric=profile_likes"); c.Current.Reason != "not_offered" || c.NoPercent != "not_offered" {
			t.Errorf("what Instagram does not offer: %+v", c)
		}
		if c = ask("&metric=followers"); c.To != "2026-11-21" || c.Current.Value != "280" {
			t.Errorf("a level by itself: %+v", c)
		}
	})
}
