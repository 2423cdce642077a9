package collect

import (
	"testing"
	"time"

	"candor/internal/platform"
	"candor/internal/social"
	"candor/internal/store"
	"candor/internal/store/storetest"
)

// A paused connection is not asked for anything; its slots are gaps for which nobody is to blame; resumed, what is still in its time is read.
func TestNothingIsReadWhilePaused(t *testing.T) {
	for name, of := range map[string]struct {
		pause, resume func(*bench) error
	}{
		"a connection": {
			func(b *bench) error { return b.db.Pause(b.t.Context(), b.conn.Key) },
			func(b *bench) error { return b.db.Resume(b.t.Context(), b.conn.Key, b.clock.Now()) },
		},
		"a platform": {
			func(b *bench) error { return b.db.PausePlatform(b.t.Context(), social.Instagram, b.clock.Now()) },
			func(b *bench) error { return b.db.ResumePlatform(b.t.Context(), social.Instagram, b.clock.Now()) },
		},
	} {
		t.Run(name, func(t *testing.T) {
			storetest.Each(t, func(t *testing.T, db *store.DB) {
				b := newBench(t, db)
				b.drain()
				if err := of.pause(b); err != nil {
					t.Fatal(err)
				}
				before := b.fake.count("")
				for range 3 * 4 {
					b.clock.add(6 * time.Hour)
					b.drain()
				}
				if err := b.c.SyncNow(t.Context(), b.conn.Key); err == nil || b.fake.count("") != before {
					t.Errorf("%d calls while paused, a sync on request answered %v", b.fake.count("")-before, err)
				}
				if got := b.one(`SELECT state, cause FROM connection`); got != "paused|paused" {
					t.Errorf("paused, it is %s", got)
				}
				if got := b.one(`SELECT MIN(from_day), MAX(to_day), cause FROM gap WHERE product = 'profile' GROUP BY cause`); got != "2026-03-05|2026-03-06|paused" {
					t.Errorf("gap %s", got)
				}
				kept, err := db.Kept(t.Context(), morning.Add(time.Minute))
				if err != nil || kept.Missed != 0 || kept.Paused == 0 || kept.Rate() != 1 {
					t.Errorf("kept %+v, error %v", kept, err)
				}
				if err := of.resume(b); err != nil {
					t.Fatal(err)
				}
				b.drain()
				if got := b.one(`SELECT COUNT(*) FROM observation WHERE day = '2026-03-07' AND product IN ('profile', 'posts')`); got != "2" {
					t.Errorf("%s core products were read after resuming on the third day", got)
				}
				if got := b.one(`SELECT state FROM connection`); got != "active" {
					t.Errorf("resumed, it is %s", got)
				}
				if got := b.one(`SELECT COUNT(*) FROM plan WHERE held_at IS NOT NULL`); got != "0" {
					t.Errorf("%s plans are still held", got)
				}
			})
		})
	}
}

// Who connects while the platform is paused waits with it; who was paused before, on their own, is still paused after it.
func TestAPausedPlatformHoldsThoseToComeAndFreesNoOneElse(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db *store.DB) {
		b := newBench(t, db)
		own := b.connect("c2", "UTC")
		if err := db.Pause(t.Context(), own.Key); err != nil {
			t.Fatal(err)
		}
		if err := db.PausePlatform(t.Context(), social.Instagram, b.clock.Now()); err != nil {
			t.Fatal(err)
		}
		late := b.connect("c3", "UTC")
		task, err := db.TaskOf(t.Context(), late.Key, social.ProductProfile)
		if err != nil {
			t.Fatal(err)
		}
		if done, err := b.c.execute(t.Context(), late.Key, social.ProductProfile, always); err != nil || done.ended {
			t.Errorf("a job that was queued before the pause: %+v, %v", done, err)
		}
		b.drain()
		if err := db.Resume(t.Context(), late.Key, b.clock.Now()); err == nil {
			t.Error("one connection of a paused platform was resumed")
		}
		if b.fake.count("") != 0 {
			t.Errorf("%d calls while paused", b.fake.count(""))
		}
		if err := db.ResumePlatform(t.Context(), social.Instagram, b.clock.Now()); err != nil {
			t.Fatal(err)
		}
		b.drain()
		if got := b.rows(`SELECT uid, state FROM connection ORDER BY uid`); len(got) != 3 || got[0] != "c1|active" || got[1] != "c2|paused" || got[2] != "c3|active" {
			t.Errorf("after it: %v", got)
		}
		if after, _ := db.TaskOf(t.Context(), late.Key, social.ProductProfile); after.Plan.Slot == task.Plan.Slot {
			t.Error("the first reading of who came meanwhile was not made")
		}
	})
}

// Resumed when the slot's time is over: the gap says why.
func TestASlotThatWasHeldToItsEndIsThePausesGap(t *testing.T) {
	b := newBench(t, storetest.Open(t))
	b.drain()
	b.clock.add(22 * time.Hour) // the next morning
	if err := b.db.Pause(t.Context(), b.conn.Key); err != nil {
		t.Fatal(err)
	}
	b.drain()
	b.clock.add(30 * time.Hour) // nothing runs meanwhile
	if err := b.db.Resume(t.Context(), b.conn.Key, b.clock.Now()); err != nil {
		t.Fatal(err)
	}
	b.drain()
	if got := b.one(`SELECT from_day, cause FROM gap WHERE product = 'profile'`); got != "2026-03-05|paused" {
		t.Errorf("gap %s", got)
	}
}

// A listing under way when its connection is paused goes on from its cursor when it is resumed.
func TestAPausedListingGoesOnFromItsCursor(t *testing.T) {
	b := newBench(t, storetest.Open(t))
	b.only(social.ProductArchive)
	b.fake.before = func(call string) error {
		if call == "posts:5" {
			b.fake.before = nil
			return b.db.Pause(t.Context(), b.conn.Key)
		}
		return nil
	}
	b.drain()
	if got := b.one(`SELECT status, error_code FROM sync_run`); got != "failed|paused" {
		t.Errorf("paused in mid-listing: %s", got)
	}
	if err := b.db.Resume(t.Context(), b.conn.Key, b.clock.Now()); err != nil {
		t.Fatal(err)
	}
	b.drain()
	if got := b.one(`SELECT COUNT(*) FROM post`); got != "12" || b.fake.count("posts:") != 4 { // 0, 5 twice, 10
		t.Errorf("%s posts, %d pages", got, b.fake.count("posts:"))
	}
}

// What waits for another try is due at once when an administrator says so.
func TestRetryingAPlatform(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db *store.DB) {
		b := newBench(t, db)
		b.fake.before = func(string) error { return &platform.Error{Kind: platform.Transient, Status: 503} }
		b.drain()
		b.fake.before = nil
		failed := b.one(`SELECT COUNT(*) FROM sync_run WHERE status = 'failed'`)
		n, err := db.RetryPlatform(t.Context(), social.Instagram, b.clock.Now())
		if err != nil || n == 0 || failed == "0" {
			t.Fatalf("%d due again of %s, error %v", n, failed, err)
		}
		b.drain()
		if got := b.one(`SELECT state FROM connection`); got != "active" {
			t.Errorf("it is %s", got)
		}
	})
}

// What a platform both told to be taken down and no longer knows is gone at once; if it comes back, it is back.
func TestAPostThatWasTakenDownIsGoneAtOnce(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db *store.DB) {
		b := newBench(t, db)
		b.drain()
		b.fake.page = func(c platform.Cursor) (platform.Page, error) {
			page := b.fake.cut(c)
			page.Gone = []string{page.Posts[0].Post.ExternalID}
			page.Posts = page.Posts[1:]
			return page, nil
		}
		if err := b.c.SyncNow(t.Context(), b.conn.Key); err != nil {
			t.Fatal(err)
		}
		b.drain()
		if got := b.one(`SELECT COUNT(*) FROM post WHERE gone_at IS NOT NULL`); got != "1" {
			t.Errorf("%s posts are gone", got)
		}
		b.fake.page = nil
		b.clock.add(time.Hour)
		if err := b.c.SyncNow(t.Context(), b.conn.Key); err != nil {
			t.Fatal(err)
		}
		b.drain()
		if got := b.one(`SELECT COUNT(*) FROM post WHERE gone_at IS NOT NULL`); got != "0" {
			t.Errorf("back, %s posts are gone", got)
		}
	})
}
