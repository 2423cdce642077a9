package store_test

import (
	"fmt"
	"testing"
	"time"

	"candor/internal/social"
	"candor/internal/store"
	"candor/internal/store/storetest"
)

// Planned work is told with what it cost last: of one connection, or of a whole platform.
func TestWorkAhead(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db *store.DB) {
		for _, statement := range []string{
			`INSERT INTO person (key, uid, email, name, role, password_hash, created_at) VALUES (1, 'p', 'p@example.org', 'P', 'creator', '', 0)`,
			`INSERT INTO connection (key, uid, person, platform, external_id, state, zone, connected_at) VALUES
				(1, 'a', 1, 'tiktok', 'a', 'active', 'UTC', 0), (2, 'b', 1, 'tiktok', 'b', 'retrying', 'UTC', 0),
				(3, 'c', 1, 'tiktok', 'c', 'paused', 'UTC', 0), (4, 'd', 1, 'youtube', 'd', 'active', 'UTC', 0)`,
			`INSERT INTO plan (connection, product, platform, next_due, slot, day, trigger_by) VALUES
				(1, 'profile', 'tiktok', 1000, 's', 'd', 'plan'), (2, 'profile', 'tiktok', 1999, 's', 'd', 'plan'), (3, 'profile', 'tiktok', 1000, 's', 'd', 'plan'),
				(1, 'posts', 'tiktok', 2000, 's', 'd', 'plan'), (2, 'posts', 'tiktok', 10, 's', 'd', 'plan'), (4, 'profile', 'youtube', 10, 's', 'd', 'plan')`,
			`INSERT INTO sync_run (key, uid, connection, platform, product, slot, trigger_by, status, started_at, beat_at, calls, cost) VALUES
				(1, 'r1', 1, 'tiktok', 'profile', '1', 'plan', 'success', 100, 1, 1, 9), (2, 'r2', 1, 'tiktok', 'profile', '2', 'plan', 'success', 500, 1, 1, 1),
				(3, 'r3', 2, 'tiktok', 'profile', '1', 'plan', 'success', 600, 1, 4, 2), (4, 'r4', 2, 'tiktok', 'profile', '2', 'plan', 'failed', 700, 1, 50, 50)`,
		} {
			if _, err := db.Writer().ExecContext(t.Context(), statement); err != nil {
				t.Fatal(err)
			}
		}
		for _, c := range []struct {
			connection social.Key
			want       string
		}{{0, "[{posts 1 -1 -1} {profile 2 2.5 1.5}]"}, {1, "[{profile 1 1 1}]"}, {2, "[{posts 1 -1 -1} {profile 1 4 2}]"}} {
			got, err := db.WorkAhead(t.Context(), social.TikTok, c.connection, time.UnixMilli(2000), time.UnixMilli(500))
			if err != nil || fmt.Sprint(got) != c.want {
				t.Errorf("connection %d: %v, %v; want %s", c.connection, got, err, c.want)
			}
		}
		if _, err := db.Writer().ExecContext(t.Context(), `INSERT INTO plan (connection, product, platform, next_due, slot, day, trigger_by) VALUES
			(1, 'stories', 'tiktok', 3600000, 's', 'd', 'plan')`); err != nil {
			t.Fatal(err)
		}
		for until, want := range map[time.Duration]int{time.Hour: 0, 7 * time.Hour: 1, 8 * time.Hour: 2, 24 * time.Hour: 4, 48 * time.Hour: 4} { // read every six hours
			for _, connection := range []social.Key{0, 1} {
				got, err := db.WorkAhead(t.Context(), social.TikTok, connection, time.UnixMilli(until.Milliseconds()), time.UnixMilli(500))
				runs := 0
				for _, w := range got {
					if w.Product == social.ProductStories {
						runs = w.Runs
					}
				}
				if err != nil || runs != want {
					t.Errorf("stories within %s, connection %d: %d runs, %v; want %d", until, connection, runs, err, want)
				}
			}
		}
	})
}
