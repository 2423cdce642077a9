package collect

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"candor/internal/platform"
	"candor/internal/social"
	"candor/internal/store"
	"candor/internal/store/storetest"
)

// The freshness ledger holds each slot once: done, late with what held it up, or missed with its cause.
func TestFreshnessLedger(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db *store.DB) {
		b := newBench(t, db)
		b.drain()
		b.only(social.ProductPosts)
		fails := true
		b.fake.before = func(string) error {
			if fails {
				return &platform.Error{Kind: platform.Transient, Op: "test", Status: 503}
			}
			return nil
		}
		until := func(day int, hour int) {
			for at := time.Date(2026, 3, day, hour, 0, 0, 0, time.UTC); b.clock.Now().Before(at); b.clock.add(10 * time.Minute) {
				b.drain()
			}
		}
		until(5, 16) // the platform is away until the afternoon of the 5th
		fails = false
		until(6, 22) // the 6th is in order
		fails = true
		until(8, 2) // and away again on the 7th
		fails = false
		b.clock.set(time.Date(2026, 3, 10, 22, 0, 0, 0, time.UTC)) // nobody was there on the 8th and the 9th
		b.drain()
		want := []string{
			"2026-03-05|late|platform_error|1", "2026-03-06|done||1", "2026-03-07|missed|platform_error|1", "2026-03-08|missed|downtime|2", "2026-03-10|late|late|1",
		}
		got := b.rows(`SELECT name, outcome, cause, slots FROM slot WHERE product = 'posts' AND name LIKE '2026%' ORDER BY name`)
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("ledger (-want +got):\n%s", diff)
		}
		kept, err := db.Kept(t.Context(), time.Date(2026, 3, 5, 0, 0, 0, 0, time.UTC))
		if err != nil || kept.Done != 1 || kept.Late != 2 || kept.Missed != 3 || kept.ByCause[social.CauseDowntime] != 2 || kept.Rate() != 0.5 {
			t.Errorf("%+v, %v", kept, err)
		}
		if read := b.one(`SELECT read_at FROM plan`); read != b.one(`SELECT MAX(ended_at) FROM slot WHERE product = 'posts' AND outcome <> 'missed'`) {
			t.Errorf("last read at %s", read)
		}
	})
}

// A run that succeeds and brings much less than this account's own past is flagged, and what it brought is kept.
func TestYieldIsCompared(t *testing.T) {
	b := newBench(t, storetest.Open(t))
	b.fake.size = 12
	thin := func(posts int) string {
		b.fake.posts = somePosts(posts)
		b.clock.add(24 * time.Hour)
		if got := b.drain(); got.Failed > 0 {
			t.Fatalf("drained %+v", got)
		}
		return b.one(`SELECT CASE WHEN thin THEN 1 ELSE 0 END FROM sync_run WHERE product = 'posts' ORDER BY key DESC LIMIT 1`)
	}
	b.drain()
	b.exec(`DELETE FROM plan WHERE product = 'archive'`)
	var got []string
	for _, posts := range []int{12, 11, 12, 6, 5, 0, 12, 2, 2, 2, 2, 2} {
		got = append(got, thin(posts))
	}
	if seen := strings.Join(got, ""); seen != "000011011100" {
		t.Errorf("flags %s: want those of 5 and 0 posts, and of 2 until that is what the account usually brings", seen)
	}
	if got := b.one(`SELECT COUNT(*) FROM sync_run WHERE thin AND status <> 'success'`); got != "0" {
		t.Errorf("%s flagged runs did not succeed", got)
	}
}
