package api

import (
	"encoding/json"
	"strings"
	"testing"

	"candor/internal/store"
	"candor/internal/store/storetest"
)

// A manager sets beside each other what is shared, each platform for itself: nothing is summed over accounts, what must not be summed over days
// is refused, a day that was not read stays unknown, and what the terms keep from being computed is said so.
func TestRosterComparison(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db *store.DB) {
		w := newWorld(t, db)
		w.tube()
		w.share()
		w.exec(`INSERT INTO grant_connection (grant_key, connection) VALUES (1, 12)`)
		w.exec(`INSERT INTO "grant" (key, uid, person, agency, given_at, until) VALUES (3, 'third', 2, 1, $1, $2)`, noon.UnixMilli(), noon.AddDate(0, 1, 0).UnixMilli())
		w.exec(`INSERT INTO grant_connection (grant_key, connection) VALUES (3, 21)`)
		const path = "/api/roster/comparison"
		whole := w.ask(mia, "GET", path+"?metric=followers&from=2026-11-18&to=2026-11-21", "")
		if whole.status != 200 {
			t.Fatalf("%d %s", whole.status, whole.body)
		}
		compare(t, "roster-comparison", whole.body)
		var got struct{ Data RosterComparisonData }
		ask := func(query string) []ComparedPlatform {
			t.Helper()
			answer := w.ask(mia, "GET", path+query, "")
			if err := json.Unmarshal([]byte(answer.body), &got); err != nil || answer.status != 200 {
				t.Fatalf("%s: %d %s", query, answer.status, answer.body)
			}
			return got.Data.Platforms
		}
		list := ask("?metric=followers&from=2026-11-19&to=2026-11-21")
		if len(list) != 2 || len(list[0].Accounts) != 2 || len(list[1].Accounts) != 1 {
			t.Fatalf("%+v", list)
		}
		for _, c := range list[0].Accounts {
			if c.Value.Value != "1590" || c.Change.Value != "30" || c.Percent != "1.92" {
				t.Errorf("Instagram: %+v", c)
			}
		}
		if c := list[1].Accounts[0]; c.Value.Value != "1590" || c.Change.Reason != "policy" || c.NoPercent != "policy" {
			t.Errorf("YouTube: %+v", c)
		}
		if c := ask("?metric=followers&from=2026-11-18&to=2026-11-21")[0].Accounts[0]; c.Value.Value != "1590" || c.Change.Reason != "gap" || c.NoPercent != "gap" {
			t.Errorf("over a gap: %+v", c)
		}
		if c := ask("?metric=profile_likes")[0].Accounts[0]; c.Value.Reason != "not_offered" || c.NoPercent != "not_offered" {
			t.Errorf("what Instagram does not offer: %+v", c)
		}
		for _, query := range []string{"?metric=daily_reach", "?metric=engagement_rate", "?metric=views", "?metric=nothing", "?from=2026-11-20&to=2026-11-01"} {
			if answer := w.ask(mia, "GET", path+query, ""); answer.status != 400 {
				t.Errorf("%s: %d %s", query, answer.status, answer.body)
			}
		}
		w.exec(`UPDATE "grant" SET ended_at = $1, ended_by = 'creator'`, noon.UnixMilli())
		if answer := w.ask(mia, "GET", path+"?metric=daily_reach", ""); answer.status != 400 {
			t.Errorf("what must not be summed, without grants: %d %s", answer.status, answer.body)
		}
		if answer := w.ask(mia, "GET", path, ""); answer.status != 200 || !strings.Contains(answer.body, `"platforms":[]`) || strings.Contains(answer.body, "ana") {
			t.Errorf("without grants: %d %s", answer.status, answer.body)
		}
	})
}
