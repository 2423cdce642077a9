package store_test

import (
	"errors"
	"sync/atomic"
	"testing"
	"time"

	"candor/internal/social"
	"candor/internal/store"
	"candor/internal/store/storetest"
)

func TestBudgetIsSharedAndBeginsAnew(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db *store.DB) {
		spend := social.Spend{Platform: social.Instagram, Bucket: "app", Cost: 2, Limit: 20, Now: connectedAt, WindowEnd: connectedAt.Add(time.Hour), Probe: connectedAt.Add(time.Minute)}
		var spent atomic.Int64
		together(16, func(int) {
			_, err := db.SpendBudget(t.Context(), spend)
			switch {
			case err == nil:
				spent.Add(2)
			case !errors.Is(err, social.ErrTooMany):
				t.Error(err)
			}
		})
		if spent.Load() != 20 {
			t.Errorf("%d of 20 were spent", spent.Load())
		}
		spend.Now, spend.WindowEnd = connectedAt.Add(time.Hour), connectedAt.Add(2*time.Hour)
		b, err := db.SpendBudget(t.Context(), spend)
		if err != nil || b.Used != 2 || !b.WindowStart.Equal(spend.Now) || !b.WindowEnd.Equal(spend.WindowEnd) {
			t.Errorf("%+v, error %v", b, err)
		}
		all, err := db.Budgets(t.Context())
		if err != nil || len(all) != 1 || all[0].Name != "app" {
			t.Errorf("%+v, error %v", all, err)
		}
	})
}

func TestOneProbeAfterARefusal(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db *store.DB) {
		at := func(after time.Duration) social.Spend {
			now := connectedAt.Add(after)
			return social.Spend{Platform: social.Instagram, Bucket: "app", Cost: 1, Now: now, WindowEnd: now.Add(time.Hour), Probe: now.Add(time.Minute)}
		}
		news := social.BucketNews{Platform: social.Instagram, Bucket: "app", Percent: -1}
		if _, err := db.SpendBudget(t.Context(), at(0)); err != nil {
			t.Fatal(err)
		}
		refusal := news
		refusal.Refused, refusal.Strikes, refusal.Until = true, 1, connectedAt.Add(2*time.Minute)
		if err := db.TellBudget(t.Context(), refusal); err != nil {
			t.Fatal(err)
		}
		shorter := refusal
		shorter.Until = connectedAt.Add(time.Minute)
		for _, later := range []social.BucketNews{shorter, news} { // another refusal, and a call that went well meanwhile
			if err := db.TellBudget(t.Context(), later); err != nil {
				t.Fatal(err)
			}
		}
		if b, err := db.SpendBudget(t.Context(), at(119*time.Second)); !errors.Is(err, social.ErrTooMany) || b.Strikes != 1 {
			t.Fatalf("the block was shortened: %+v, error %v", b, err)
		}
		var probes atomic.Int64
		together(8, func(int) {
			if _, err := db.SpendBudget(t.Context(), at(2*time.Minute)); err == nil {
				probes.Add(1)
			}
		})
		if probes.Load() != 1 {
			t.Errorf("%d probes", probes.Load())
		}
		well := news
		well.Probe = true
		if err := db.TellBudget(t.Context(), well); err != nil {
			t.Fatal(err)
		}
		if b, err := db.SpendBudget(t.Context(), at(2*time.Minute)); err != nil || b.Strikes != 0 || !b.BlockedUntil.IsZero() {
			t.Errorf("the probe did not open the bucket: %+v, error %v", b, err)
		}
	})
}
