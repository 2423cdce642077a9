package collect

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"candor/internal/platform"
	"candor/internal/social"
	"candor/internal/store"
	"candor/internal/store/storetest"
)

func TestFirstSyncReadsEverything(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db *store.DB) {
		b := newBench(t, db)
		if got := b.drain(); got.Success != 3 || got.Runs() != 3 {
			t.Fatalf("drained %+v, want three successes", got)
		}
		if got := b.one(`SELECT COUNT(*), COUNT(DISTINCT external_id) FROM post`); got != "12|12" {
			t.Errorf("posts %s, want 12", got)
		}
		want := []string{"followers|2026-03-04|1000|-", "following|2026-03-04|-|not_reported"}
		if diff := cmp.Diff(want, b.rows(`SELECT metric, day, value, reason FROM reading ORDER BY metric`)); diff != "" {
			t.Errorf("readings (-want +got):\n%s", diff)
		}
		if got := b.one(`SELECT r.views, r.likes, r.reach, r.shares, r.absent FROM post_reading r JOIN post p ON p.key = r.post WHERE p.external_id = 'p0'`); got != `100|0|-|-|{"reach":"below_threshold"}` {
			t.Errorf("figures of p0: %s", got)
		}
		if got := b.one(`SELECT state, cause, handle, notes, synced_at FROM connection`); got != fmt.Sprintf(`active||ada|{"seen":"yes"}|%d`, morning.UnixMilli()) {
			t.Errorf("connection: %s", got)
		}
		runs := []string{"archive|success|3|12|12|3", "posts|success|1|5|5|1", "profile|success|1|1|1|1"}
		if diff := cmp.Diff(runs, b.rows(`SELECT product, status, pages, items, total, calls FROM sync_run ORDER BY product`)); diff != "" {
			t.Errorf("runs (-want +got):\n%s", diff)
		}
		plans := []string{"archive|archive-2026-03-11|plan", "posts|2026-03-05|plan", "profile|2026-03-05|plan"}
		if diff := cmp.Diff(plans, b.rows(`SELECT product, slot, trigger_by FROM plan ORDER BY product`)); diff != "" {
			t.Errorf("plans (-want +got):\n%s", diff)
		}
	})
}

func TestUnchangedFiguresAreObservedNotWritten(t *testing.T) {
	b := newBench(t, storetest.Open(t))
	b.drain()
	before := b.one(`SELECT COUNT(*) FROM post_reading`)
	b.clock.add(24 * time.Hour)
	b.drain()
	if after := b.one(`SELECT COUNT(*) FROM post_reading`); after != before {
		t.Errorf("%s rows of figures after a day without change, %s before", after, before)
	}
	b.fake.posts[0].Figures = social.Figures{social.Views: social.Known(7), social.Likes: social.Known(0), social.Reach: social.Missing(social.BelowThreshold)}
	b.clock.add(24 * time.Hour)
	b.drain()
	want := []string{"2026-03-04|100", "2026-03-06|7"} // it went down, and is stored as seen
	if diff := cmp.Diff(want, b.rows(`SELECT day, views FROM post_reading r JOIN post p ON p.key = r.post WHERE p.external_id = 'p0' ORDER BY day`)); diff != "" {
		t.Errorf("figures of p0 (-want +got):\n%s", diff)
	}
	if got := b.rows(`SELECT day FROM observation WHERE product = 'posts' ORDER BY day`); len(got) != 3 {
		t.Errorf("observed on %v, want three days", got)
	}
	if got := b.rows(`SELECT day, final FROM reading WHERE metric = 'followers' ORDER BY day`); len(got) != 3 ||
		strings.HasSuffix(got[1], "false") || strings.HasSuffix(got[1], "|0") || strings.HasSuffix(got[2], "true") || strings.HasSuffix(got[2], "|1") {
		t.Errorf("levels %v: those of ended days should be final, today's not", got)
	}
}

// A listing is cut after every page, and taken up by another worker: nothing may be lost or doubled.
func TestCutAtEveryPageAndResume(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db *store.DB) {
		b := newBench(t, db)
		b.only(social.ProductArchive)
		b.fake.posts = somePosts(23)
		for page := 1; ; page++ {
			got, err := b.c.execute(t.Context(), b.conn.Key, social.ProductArchive, func() bool { return false })
			if err != nil {
				t.Fatal(err)
			}
			if got.ended {
				break
			}
			if !got.more || page > 9 {
				t.Fatalf("page %d: %+v", page, got)
			}
			b.clock.add(time.Second)
		}
		if got := b.one(`SELECT status, pages, items, calls FROM sync_run`); got != "success|5|23|5" {
			t.Errorf("run %s", got)
		}
		if got := b.one(`SELECT COUNT(*), COUNT(DISTINCT external_id) FROM post`); got != "23|23" {
			t.Errorf("posts %s, want 23", got)
		}
		if got := b.fake.count("posts:"); got != 5 {
			t.Errorf("%d calls, want 5", got)
		}
	})
}

// A worker that is killed leaves its run as it stood after the last page; it is taken up after the lease, not before.
func TestKilledWorkersRunIsTakenUp(t *testing.T) {
	b := newBench(t, storetest.Open(t))
	b.only(social.ProductArchive)
	killed := errors.New("killed")
	b.c.Store = dying{DB: b.db, after: 2, err: killed}
	if _, err := b.c.execute(t.Context(), b.conn.Key, social.ProductArchive, always); !errors.Is(err, killed) {
		t.Fatalf("the worker ended with %v", err)
	}
	b.c.Store = b.db
	got, err := b.c.execute(t.Context(), b.conn.Key, social.ProductArchive, always)
	if err != nil || !got.busy.Equal(b.clock.Now().Add(lease+2*time.Millisecond)) && got.busy.IsZero() {
		t.Fatalf("a run whose worker may live was taken up: %+v, %v", got, err)
	}
	b.clock.add(lease + time.Second)
	if sum := b.drain(); sum.Success != 1 {
		t.Fatalf("drained %+v", sum)
	}
	if got := b.one(`SELECT status, pages, items FROM sync_run`); !strings.HasPrefix(got, "success|3|") {
		t.Errorf("run %s", got)
	}
	if got := b.one(`SELECT COUNT(*) FROM post`); got != "12" {
		t.Errorf("%s posts, want 12", got)
	}
	if got := b.fake.count("posts:5"); got != 1 {
		t.Errorf("page 2 was asked for %d times", got)
	}
}

// dying is a store whose process dies at its n-th commit from now on.
type dying struct {
	*store.DB
	after int
	err   error
}

func (d dying) Commit(ctx context.Context, b social.Batch) error {
	if b.Run.Pages > d.after {
		return d.err
	}
	return d.DB.Commit(ctx, b)
}

func (d dying) ReleaseRun(context.Context, social.Run) error { return d.err }

func always() bool { return true }

func TestPageIsWrittenOnce(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db *store.DB) {
		b := newBench(t, db)
		plan := b.only(social.ProductPosts)
		run, err := db.BeginRun(t.Context(), plan, b.clock.Now(), b.clock.Now().Add(-lease), nil)
		if err != nil {
			t.Fatal(err)
		}
		w := &worker{c: b.c, conn: b.conn, plan: plan, slots: slotsOf(b.conn, social.ProductPosts, day), connector: b.fake, run: run, tally: &platform.Tally{}, guard: newGuard(run)}
		page, err := w.read(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		batch := w.batch(page)
		if err := db.Commit(t.Context(), batch); err != nil {
			t.Fatal(err)
		}
		before := b.data()
		batch.Posts[0].Figures = social.Figures{social.Views: social.Known(1)}
		if err := db.Commit(t.Context(), batch); !errors.Is(err, social.ErrStale) {
			t.Errorf("the same page again: %v, want ErrStale", err)
		}
		if diff := cmp.Diff(before, b.data()); diff != "" {
			t.Errorf("the second time had an effect:\n%s", diff)
		}
		if w.commit(t.Context(), batch) != nil {
			t.Error("the worker does not recognise its own commit")
		}
	})
}

// A commit that happened although it was reported as failed is found out by the run's row.
func TestCommitOfUnknownOutcome(t *testing.T) {
	b := newBench(t, storetest.Open(t))
	b.c.Store = lying{b.db}
	if got := b.drain(); got.Success != 3 || got.Failed != 0 {
		t.Errorf("drained %+v, want three successes", got)
	}
	if got := b.one(`SELECT COUNT(*) FROM post`); got != "12" {
		t.Errorf("%s posts, want 12", got)
	}
}

type lying struct{ *store.DB }

func (l lying) Commit(ctx context.Context, b social.Batch) error {
	if err := l.DB.Commit(ctx, b); err != nil {
		return err
	}
	return errors.New("connection reset")
}

// Another worker took the run over while this one slept: what it still holds in its hands must not be written.
func TestSleepersPageIsRefused(t *testing.T) {
	b := newBench(t, storetest.Open(t))
	plan := b.only(social.ProductArchive)
	b.fake.before = func(call string) error {
		if call != "posts:5" {
			return nil
		}
		b.fake.before = nil
		b.clock.add(2 * lease)
		if _, err := b.db.BeginRun(t.Context(), plan, b.clock.Now(), b.clock.Now().Add(-lease), nil); err != nil {
			t.Error(err)
		}
		return nil
	}
	got, err := b.c.execute(t.Context(), b.conn.Key, social.ProductArchive, always)
	if err != nil || got.ended {
		t.Fatalf("%+v, %v", got, err)
	}
	if got := b.one(`SELECT COUNT(*) FROM post`); got != "5" {
		t.Errorf("%s posts: the sleeper's second page was written", got)
	}
}

func TestDisconnectInMidRunWritesNothing(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db *store.DB) {
		for _, end := range []string{`UPDATE connection SET state = 'disconnected'`, `UPDATE connection SET state = 'paused'`, `DELETE FROM connection`} {
			t.Run(end[:6]+end[len(end)-8:], func(t *testing.T) {
				b := &bench{t: t, db: db}
				b.exec(`DELETE FROM person`)
				b = newBench(t, db)
				b.only(social.ProductArchive)
				var before []string
				b.fake.before = func(call string) error {
					if call == "posts:5" {
						b.exec(end)
						before = b.data()
					}
					return nil
				}
				b.drain()
				if diff := cmp.Diff(before, b.data()); diff != "" {
					t.Errorf("written after the end:\n%s", diff)
				}
				if live := b.rows(`SELECT key FROM sync_run WHERE status = 'running'`); len(live) > 0 {
					t.Error("its run is left as running")
				}
			})
		}
	})
}

func TestListingsThatDoNotEnd(t *testing.T) {
	posts := func(from, n int) []platform.PostReading {
		var out []platform.PostReading
		for i := from; i < from+n; i++ {
			out = append(out, platform.PostReading{Post: social.Post{ExternalID: fmt.Sprint("x", i), MediaType: social.Photo, PostedAt: morning}})
		}
		return out
	}
	number := func(c platform.Cursor) int {
		n := 0
		_, _ = fmt.Sscanf(string(c), "n%d", &n)
		return n
	}
	for name, c := range map[string]struct {
		page  func(platform.Cursor) (platform.Page, error)
		calls int // at most
		posts string
	}{
		"the same cursor": {func(platform.Cursor) (platform.Page, error) {
			return platform.Page{Posts: posts(0, 5), Next: "same", Total: 20}, nil
		}, 3, "5"},
		"a circle": {func(c platform.Cursor) (platform.Page, error) {
			if c == "a" {
				return platform.Page{Posts: posts(5, 5), Next: "b", Total: 20}, nil
			}
			return platform.Page{Posts: posts(0, 5), Next: "a", Total: 20}, nil
		}, 4, "10"},
		"empty pages": {func(c platform.Cursor) (platform.Page, error) {
			if c == "" {
				return platform.Page{Posts: posts(0, 5), Next: "n1", Total: 20}, nil
			}
			return platform.Page{Next: platform.Cursor(fmt.Sprint("n", number(c)+1)), Total: 20}, nil
		}, 4, "5"},
		"for ever": {func(c platform.Cursor) (platform.Page, error) {
			n := number(c)
			return platform.Page{Posts: posts(n*5, 5), Next: platform.Cursor(fmt.Sprint("n", n+1)), Total: 20}, nil
		}, 6, "30"}, // 20 + a fifth + a page = 29
	} {
		t.Run(name, func(t *testing.T) {
			b := newBench(t, storetest.Open(t))
			b.drain()
			b.exec(`DELETE FROM post`)
			b.clock.add(29 * 24 * time.Hour)
			b.fake.page = c.page
			b.fake.calls = nil
			b.exec(`DELETE FROM plan WHERE product <> 'archive'`)
			if got := b.drain(); got.Partial != 1 {
				t.Fatalf("drained %+v, want one partial run", got)
			}
			if got := b.fake.count("posts:"); got > c.calls {
				t.Errorf("%d calls, at most %d expected", got, c.calls)
			}
			if got := b.one(`SELECT error_code FROM sync_run WHERE status = 'partial'`); got != "incomplete_listing" {
				t.Errorf("cause %q", got)
			}
			if got := b.one(`SELECT COUNT(*), SUM(misses) FROM post`); got != c.posts+"|0" {
				t.Errorf("posts and misses %s, want %s and none: an incomplete listing proves no absence", got, c.posts)
			}
			if got := b.rows(`SELECT day FROM observation WHERE product = 'archive'`); len(got) != 1 {
				t.Errorf("an incomplete listing counts as observed: %v", got)
			}
		})
	}
}

func TestPostsAreGoneAfterThreeListings(t *testing.T) {
	b := newBench(t, storetest.Open(t))
	b.drain()
	b.fake.posts = append(b.fake.posts[:7:7], b.fake.posts[8:]...) // p7 is deleted
	b.clock.add(13 * time.Hour)                                    // to the evening: archives are read by day
	var states []string
	for range 3 {
		b.clock.add(7 * 24 * time.Hour)
		b.exec(`DELETE FROM plan WHERE product <> 'archive'`)
		b.drain()
		states = append(states, b.one(`SELECT misses, missing_since IS NOT NULL AND missing_since > 0, gone_at IS NULL FROM post WHERE external_id = 'p7'`))
	}
	normal := strings.NewReplacer("true", "1", "false", "0").Replace(strings.Join(states, " "))
	if normal != "1|1|1 2|1|1 3|1|0" {
		t.Errorf("misses, missing, still there: %s", normal)
	}
	if got := b.one(`SELECT COUNT(*) FROM post WHERE misses > 0`); got != "1" {
		t.Errorf("%s posts are missing, want 1", got)
	}
	b.fake.posts = somePosts(12)
	b.clock.add(12 * 7 * 24 * time.Hour)
	b.exec(`UPDATE plan SET slot = $1, next_due = 0`, outOfTurn(personWord, b.clock.Now()))
	b.drain()
	if got := b.rows(`SELECT external_id FROM post WHERE gone_at IS NOT NULL OR misses > 0`); len(got) > 0 {
		t.Errorf("%v did not come back", got)
	}
}

// An archive is listed to the depth of its turn: what is older is neither read nor counted as missing, until the turn of everything comes.
func TestOlderPostsAreReadTheRarerTheOlder(t *testing.T) {
	b := newBench(t, storetest.Open(t))
	b.only(social.ProductArchive)
	b.fake.posts = somePosts(0)
	for i, age := range []int{1, 20, 60, 80, 95, 120, 200, 300, 364, 380, 700, 900} {
		b.fake.posts = append(b.fake.posts, social.PostReading{Post: social.Post{ExternalID: fmt.Sprint("a", i), MediaType: social.Photo, PostedAt: morning.AddDate(0, 0, -age)},
			Figures: social.Figures{social.Views: social.Known(1)}})
	}
	b.fake.size = 1
	b.drain()
	if got := b.one(`SELECT COUNT(*), SUM(misses) FROM post`); got != "12|0" {
		t.Fatalf("on connecting: %s posts and misses, want all 12", got)
	}
	b.fake.posts = b.fake.posts[:11] // the oldest is deleted
	b.clock.add(13 * time.Hour)
	depths := map[int]int{}
	for range 24 {
		b.fake.calls = nil
		b.clock.add(7 * 24 * time.Hour)
		if sum := b.drain(); sum.Success != 1 {
			t.Fatalf("drained %+v", sum)
		}
		switch reads := b.fake.count("posts:"); {
		case reads == 11:
			depths[0]++
		case reads > 4:
			depths[365]++
		default:
			depths[90]++
		}
	}
	if depths[0] != 2 || depths[365] < 2 || depths[365] > 4 || depths[90] < 18 {
		t.Errorf("in 24 weeks %v listings by depth, want 2 of everything, 4 of a year (fewer when all is older), 18 of a quarter", depths)
	}
	if got := b.one(`SELECT misses FROM post WHERE external_id = 'a11'`); got != "2" {
		t.Errorf("%s misses of the deleted post, want one for each listing of everything", got)
	}
	if got := b.rows(`SELECT external_id FROM post WHERE misses > 0`); len(got) != 1 {
		t.Errorf("%v are missing: a listing that does not go back so far proves nothing", got)
	}
}

// A connection that an older version made gets the plans of what its platform has come to offer.
func TestPlansAreCompleted(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db *store.DB) {
		b := newBench(t, db)
		gone := b.connect("gone", "UTC")
		b.exec(`UPDATE connection SET state = 'disconnected' WHERE key = $1`, int64(gone.Key))
		b.exec(`DELETE FROM plan WHERE product <> 'profile' OR connection = $1`, int64(gone.Key))
		for _, want := range []int{2, 0} {
			if got, err := b.c.Complete(t.Context()); err != nil || got != want {
				t.Errorf("added %d plans, %v; want %d", got, err, want)
			}
		}
		want := []string{"archive|archive-2026-03-04|plan|1", "posts|2026-03-05|plan|1", "profile|connect-1772613000000|connect|0"}
		if diff := cmp.Diff(want, b.rows(`SELECT product, slot, trigger_by, CASE WHEN next_due > $1 THEN 1 ELSE 0 END FROM plan ORDER BY product`, morning.UnixMilli())); diff != "" {
			t.Errorf("plans (-want +got):\n%s", diff)
		}
	})
}

func TestSyncNow(t *testing.T) {
	b := newBench(t, storetest.Open(t))
	b.drain()
	b.clock.set(time.Date(2026, 3, 4, 23, 30, 0, 0, time.UTC)) // 00:30 of the 5th: before the slot of that day is due
	if err := b.c.SyncNow(t.Context(), b.conn.Key); err != nil {
		t.Fatal(err)
	}
	if got := b.drain(); got.Success != 2 {
		t.Errorf("drained %+v, want profile and posts", got)
	}
	if got := b.rows(`SELECT slot FROM plan WHERE product <> 'archive'`); got[0] != "2026-03-05" || got[1] != "2026-03-05" {
		t.Errorf("the slot of the day was lost: %v", got)
	}
	b.clock.add(9 * time.Hour)
	if err := b.c.SyncNow(t.Context(), b.conn.Key); err != nil {
		t.Fatal(err)
	}
	b.drain()
	if got := b.rows(`SELECT slot, trigger_by FROM sync_run WHERE product = 'profile' ORDER BY key DESC LIMIT 1`); got[0] != "2026-03-05|person" {
		t.Errorf("a slot that was due is taken by whoever asks: %v", got)
	}
	b.exec(`UPDATE connection SET state = 'needs_reconnect'`)
	if err := b.c.SyncNow(t.Context(), b.conn.Key); !errors.Is(err, social.ErrConflict) {
		t.Errorf("sync of a dead connection: %v", err)
	}
}
