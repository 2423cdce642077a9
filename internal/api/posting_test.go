package api

import (
	"encoding/json"
	"testing"

	"candor/internal/store"
	"candor/internal/store/storetest"
)

// A post that is deleted takes nothing away from the weeks and days before: it was published, and it was among the newest. What was published
// before the first listing of everything is not known, which is not 0.
func TestPastWeeksAndDaysKeepWhatIsGone(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db *store.DB) {
		w := newWorld(t, db)
		ask := func(target string, into any) {
			t.Helper()
			answer := w.ask(ana, "GET", target+"&connection="+anaInsta, "")
			if err := json.Unmarshal([]byte(answer.body), into); err != nil || answer.status != 200 {
				t.Fatalf("%s: %d %s", target, answer.status, answer.body)
			}
		}
		var before, after struct{ Data PostingData }
		var means, meansAfter struct{ Data AveragesData }
		ask("/api/analytics/posting?from=2026-10-05&to=2026-11-22", &before)
		ask("/api/analytics/averages?from=2026-11-20&to=2026-11-22", &means)
		w.exec(`UPDATE post SET gone_at = $1 WHERE key = 1102`, noon.AddDate(0, 0, -1).UnixMilli())
		ask("/api/analytics/posting?from=2026-10-05&to=2026-11-22", &after)
		ask("/api/analytics/averages?from=2026-11-20&to=2026-11-22", &meansAfter)
		if before.Data.PerWeek == "" || before.Data.PerWeek != after.Data.PerWeek || before.Data.Posts != after.Data.Posts || before.Data.KnownFrom != "" || before.Data.NoKnown != "" {
			t.Errorf("before %+v, after %+v", before.Data, after.Data)
		}
		then, now := meansAfter.Data.Days[0], meansAfter.Data.Days[2]
		if then.N != 4 || then.Views.Value != means.Data.Days[0].Views.Value || now.N != 3 || now.Views.AsOf.After(noon) {
			t.Errorf("means of the day before it went %+v, after %+v", then, now)
		}
		w.exec(`UPDATE observation SET posted_from = $1 WHERE product = 'archive'`, noon.AddDate(0, 0, -25).UnixMilli()) // Wednesday, 28 October
		ask("/api/analytics/posting?from=2026-10-05&to=2026-11-22", &after)
		if d := after.Data; d.KnownFrom != "2026-10-29" || d.NoPerWeek != "not_yet_synced" || d.Weeks[3].Posts != "" || d.Weeks[3].Reason != "not_yet_synced" || d.Weeks[4].Posts == "" {
			t.Errorf("since a listing that went back to October: %+v", d)
		}
		w.exec(`DELETE FROM observation WHERE product = 'archive'`)
		after.Data = PostingData{}
		ask("/api/analytics/posting?from=2026-11-20&to=2026-11-22", &after)
		if d := after.Data; d.PerWeek != "" || d.NoPerWeek != "not_yet_synced" || d.KnownFrom != "" || d.NoKnown != "not_yet_synced" || d.Weeks[0].Reason != "not_yet_synced" {
			t.Errorf("before the first listing: %+v", d)
		}
	})
}
