package store_test

import (
	"testing"
	"time"

	"candor/internal/social"
	"candor/internal/store"
	"candor/internal/store/storetest"
)

// TestTextsExpire: what describes an account goes when it was not read again for 30 days, and not a day earlier; figures stay, and the other
// platforms' texts too.
func TestTextsExpire(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db *store.DB) {
		ann := newPerson(t, db, "ann")
		a := arrivalOf(ann.Key, "1784")
		a.Reading.Profile.DisplayName = social.Says("Ann's own name")
		if err := db.SaveArrival(t.Context(), a); err != nil {
			t.Fatal(err)
		}
		name := func() social.Text {
			list, err := db.Accounts(t.Context(), social.View{Person: ann.Key})
			if err != nil || len(list) != 1 || list[0].Profile == nil {
				t.Fatalf("%v, error %v", list, err)
			}
			return list[0].Profile.DisplayName
		}
		for _, step := range []struct {
			platform social.Platform
			before   time.Time
			want     social.Text
		}{
			{social.YouTube, connectedAt.Add(time.Hour), social.Says("Ann's own name")},
			{social.Instagram, connectedAt.Add(-time.Millisecond), social.Says("Ann's own name")},
			{social.Instagram, connectedAt, social.Unsaid(social.Expired)},
		} {
			if err := db.ExpireTexts(t.Context(), step.platform, step.before); err != nil {
				t.Fatal(err)
			}
			if got := name(); got != step.want {
				t.Errorf("%s before %s: %+v, want %+v", step.platform, step.before, got, step.want)
			}
		}
		readings, err := db.LatestReadings(t.Context(), social.View{Person: ann.Key}, social.Followers)
		if err != nil || len(readings) != 1 {
			t.Errorf("figures %v, error %v", readings, err)
		}
	})
}
