package store_test

import (
	"errors"
	"fmt"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"candor/internal/social"
	"candor/internal/store"
	"candor/internal/store/storetest"
)

// planned is a database with one connection and its plan for the posts of 4 March 2026.
func planned(t *testing.T, db *store.DB) social.Plan {
	t.Helper()
	for _, statement := range []string{
		`INSERT INTO person (key, uid, email, name, role, password_hash, created_at) VALUES (1, 'u', 'a@example.org', 'Ada', 'creator', 'x', 0)`,
		`INSERT INTO connection (key, uid, person, platform, external_id, state, zone, connected_at) VALUES (7, 'c', 1, 'instagram', 'acc', 'active', 'UTC', 0)`,
		`INSERT INTO plan (connection, product, platform, next_due, slot, day, trigger_by) VALUES (7, 'posts', 'instagram', 1000, '2026-03-04', '2026-03-04', 'plan')`,
	} {
		if err := db.Exec(t.Context(), statement); err != nil {
			t.Fatal(err)
		}
	}
	return social.Plan{Connection: 7, Product: social.ProductPosts, Platform: social.Instagram, NextDue: time.UnixMilli(1000), Slot: "2026-03-04", Day: "2026-03-04", Trigger: social.TriggerPlan}
}

func gapsOf(t *testing.T, db *store.DB, asOf ...time.Time) []string {
	t.Helper()
	v := ada
	for _, at := range asOf {
		v.AsOf = at
	}
	gaps, err := db.Gaps(t.Context(), v, "2026-01-01", "2026-12-31")
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, g := range gaps {
		out = append(out, fmt.Sprint(g.From, " ", g.To, " ", g.Cause))
	}
	return out
}

func TestCloseSlot(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db *store.DB) {
		p := planned(t, db)
		now := time.Date(2026, 3, 9, 0, 0, 0, 0, time.UTC)
		close := func(from, to social.Day, cause social.Cause, want error) {
			t.Helper()
			next := p
			next.Slot, next.Day = string(to.Add(1)), to.Add(1)
			gap := social.GapRecord{Connection: 7, Product: p.Product, From: from, To: to, Cause: cause}
			if err := db.CloseSlot(t.Context(), p, next, gap, now, now); err != want { //nolint:errorlint // the store returns it as it is
				t.Fatalf("close %s: %v, want %v", p.Slot, err, want)
			}
			if want == nil {
				p = next
			}
		}
		first := p
		close("2026-03-04", "2026-03-04", social.CauseUnreachable, nil)
		close("2026-03-05", "2026-03-05", social.CauseUnreachable, nil) // prolongs
		if err := db.Exec(t.Context(), `INSERT INTO observation (connection, product, day, observed_at) VALUES (7, 'posts', '2026-03-07', 0)`); err != nil {
			t.Fatal(err)
		}
		close("2026-03-06", "2026-03-08", social.CauseDowntime, nil) // a day of it was observed after all
		want := []string{"2026-03-04 2026-03-05 platform_unreachable", "2026-03-06 2026-03-06 downtime", "2026-03-08 2026-03-08 downtime"}
		if diff := cmp.Diff(want, gapsOf(t, db)); diff != "" {
			t.Errorf("gaps (-want +got):\n%s", diff)
		}
		p = first
		close("2026-03-04", "2026-03-04", social.CauseDowntime, social.ErrStale)
	})
}

// A gap's cause is told of an instant only as far as it was on record then, and what was recorded of a day stands.
func TestGapsAsOf(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db *store.DB) {
		p := planned(t, db)
		if err := db.Exec(t.Context(), `INSERT INTO gap (connection, product, from_day, to_day, cause) VALUES (7, 'posts', '2026-03-01', '2026-03-02', 'quota')`); err != nil {
			t.Fatal(err)
		}
		close := func(from, to social.Day, cause social.Cause) time.Time {
			t.Helper()
			next, now := p, to.End(time.UTC).Add(time.Hour)
			next.Slot, next.Day = string(to.Add(1)), to.Add(1)
			if err := db.CloseSlot(t.Context(), p, next, social.GapRecord{Connection: 7, Product: p.Product, From: from, To: to, Cause: cause}, now, now); err != nil {
				t.Fatal(err)
			}
			p = next
			return now
		}
		first := close("2026-03-04", "2026-03-04", social.CauseUnreachable)
		second := close("2026-03-05", "2026-03-05", social.CauseUnreachable)
		third := close("2026-03-04", "2026-03-06", social.CausePaused) // of days of which another cause is known already
		read := social.Batch{Run: social.Run{Connection: 7, Product: social.ProductPosts}, At: third.AddDate(0, 0, 3), Day: "2026-03-09", Observed: true}
		if err := db.WriteRead(t.Context(), read); err != nil { // finds that the days before it were missed
			t.Fatal(err)
		}
		before := "2026-03-01 2026-03-02 quota"
		for _, step := range []struct {
			at   time.Time
			want []string
		}{
			{first.Add(-time.Millisecond), []string{before}},
			{first, []string{before, "2026-03-04 2026-03-04 platform_unreachable"}},
			{second, []string{before, "2026-03-04 2026-03-05 platform_unreachable"}},
			{read.At.Add(-time.Millisecond), []string{before, "2026-03-04 2026-03-05 platform_unreachable", "2026-03-06 2026-03-06 paused"}},
			{read.At, []string{before, "2026-03-04 2026-03-05 platform_unreachable", "2026-03-06 2026-03-06 paused", "2026-03-07 2026-03-08 downtime"}},
			{time.Time{}, []string{before, "2026-03-04 2026-03-05 platform_unreachable", "2026-03-06 2026-03-06 paused", "2026-03-07 2026-03-08 downtime"}},
		} {
			if diff := cmp.Diff(step.want, gapsOf(t, db, step.at)); diff != "" {
				t.Errorf("as of %v (-want +got):\n%s", step.at, diff)
			}
		}
	})
}

// A slot whose run still gives signs of life is not closed; one whose worker is lost takes its run with it.
func TestCloseSlotOfALivingRun(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db *store.DB) {
		p := planned(t, db)
		now := time.Date(2026, 3, 5, 0, 0, 10, 0, time.UTC)
		run, err := db.BeginRun(t.Context(), p, now, now.Add(-time.Minute), nil)
		if err != nil {
			t.Fatal(err)
		}
		next := p
		next.Slot, next.Day = "2026-03-05", "2026-03-05"
		gap := social.GapRecord{Connection: 7, Product: p.Product, From: p.Day, To: p.Day, Cause: social.CauseDowntime}
		if err := db.CloseSlot(t.Context(), p, next, gap, now, now.Add(-time.Minute)); err != social.ErrStale { //nolint:errorlint // as it is
			t.Fatalf("a living run's slot: %v", err)
		}
		if got := gapsOf(t, db); len(got) > 0 {
			t.Fatalf("gaps %v", got)
		}
		later := now.Add(2 * time.Minute)
		if err := db.CloseSlot(t.Context(), p, next, gap, later, later.Add(-time.Minute)); err != nil {
			t.Fatal(err)
		}
		if run, err = db.RunOf(t.Context(), run.Key); err != nil || run.Status != social.RunFailed || run.ErrorCode != social.CauseLate {
			t.Errorf("run %+v, %v", run, err)
		}
		if got := gapsOf(t, db); len(got) != 1 {
			t.Errorf("gaps %v", got)
		}
	})
}

// The run of a killed worker is ended early where the connection cannot be read, and the log says that, not that its time passed.
func TestEndStale(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db *store.DB) {
		p := planned(t, db)
		now := time.Date(2026, 3, 4, 12, 0, 0, 0, time.UTC)
		run, err := db.BeginRun(t.Context(), p, now, now.Add(-time.Minute), nil)
		if err != nil {
			t.Fatal(err)
		}
		if err := db.EndStale(t.Context(), p, social.CausePaused, now, now.Add(-time.Minute)); err != nil {
			t.Fatal(err)
		}
		if got, err := db.RunOf(t.Context(), run.Key); err != nil || got.Status != social.RunRunning {
			t.Errorf("while its worker lives: %+v, %v", got, err)
		}
		later := now.Add(2 * time.Minute)
		if err := db.EndStale(t.Context(), p, social.CausePaused, later, later.Add(-time.Minute)); err != nil {
			t.Fatal(err)
		}
		got, err := db.RunOf(t.Context(), run.Key)
		if err != nil || got.Status != social.RunFailed || got.ErrorCode != social.CausePaused || got.Message != "Its worker stopped, and the connection cannot be read now." {
			t.Errorf("afterwards: %+v, %v", got, err)
		}
	})
}

// Two workers begin at once: one gets the run.
func TestBeginRunOnce(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db *store.DB) {
		p := planned(t, db)
		now := time.Now()
		results := make(chan error, 8)
		for range cap(results) {
			go func() {
				_, err := db.BeginRun(t.Context(), p, now, now.Add(-time.Minute), nil)
				results <- err
			}()
		}
		won := 0
		for range cap(results) {
			switch err := <-results; {
			case err == nil:
				won++
			case !errors.Is(err, social.ErrConflict):
				t.Error(err)
			}
		}
		if won != 1 {
			t.Errorf("%d workers have the run", won)
		}
	})
}

func TestPurge(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db *store.DB) {
		planned(t, db)
		now := time.UnixMilli(5000)
		for _, statement := range []string{
			`UPDATE connection SET state = 'disconnected', purge_at = 5000`,
			`INSERT INTO connection (key, uid, person, platform, external_id, state, zone, connected_at, purge_at) VALUES (8, 'd', 1, 'instagram', 'other', 'disconnected', 'UTC', 0, 5001)`,
			`INSERT INTO post (key, uid, connection, external_id, media_type, posted_at, fetched_at, listed_at) VALUES (1, 'p', 7, 'x', 'photo', 0, 0, 0)`,
			`INSERT INTO post_reading (post, day, views, observed_at) VALUES (1, '2026-03-04', 1, 0)`,
			`INSERT INTO attempt (key, count, resets_at) VALUES ('a', 1, 4000), ('b', 1, 6000)`,
		} {
			if err := db.Exec(t.Context(), statement); err != nil {
				t.Fatal(err)
			}
		}
		if n, err := db.Purge(t.Context(), now); err != nil || n != 1 {
			t.Fatalf("purged %d, %v", n, err)
		}
		for table, want := range map[string]int{"connection": 1, "plan": 0, "post": 0, "post_reading": 0, "attempt": 1} {
			var got int
			if err := db.Read().QueryRowContext(t.Context(), `SELECT COUNT(*) FROM `+table).Scan(&got); err != nil || got != want {
				t.Errorf("%s: %d rows, want %d (%v)", table, got, want, err)
			}
		}
	})
}
