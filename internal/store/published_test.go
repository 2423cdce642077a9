package store_test

import (
	"testing"
	"time"

	"candor/internal/social"
	"candor/internal/store"
	"candor/internal/store/storetest"
)

// What was published in a time is read with what is gone since, and the posts of some days are all that were among the newest on any of them,
// with the counts of these days and the last ones of before.
func TestPublishedPosts(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db *store.DB) {
		exec := func(query string, args ...any) {
			t.Helper()
			if _, err := db.Writer().ExecContext(t.Context(), query, args...); err != nil {
				t.Fatalf("%s: %v", query, err)
			}
		}
		day := func(d social.Day) time.Time { return d.Start(time.UTC).Add(9 * time.Hour) }
		exec(`INSERT INTO person (key, uid, email, name, role, password_hash, created_at) VALUES (1, 'u', 'a@example.org', 'Ada', 'creator', 'x', 0)`)
		exec(`INSERT INTO connection (key, uid, person, platform, external_id, handle, state, zone, connected_at) VALUES (7, 'c', 1, 'instagram', 'acc', 'ada', 'active', 'UTC', 0)`)
		for i, posted := range []social.Day{"2026-03-01", "2026-03-02", "2026-03-03", "2026-03-05", "2026-03-06"} {
			key := i + 1
			exec(`INSERT INTO post (key, uid, connection, external_id, media_type, posted_at, fetched_at, listed_at) VALUES ($1, $2, 7, $2, 'photo', $3, $4, $4)`,
				key, string(rune('a'+i)), day(posted).UnixMilli(), day("2026-03-08").UnixMilli())
			for _, read := range []social.Day{"2026-03-04", "2026-03-06", "2026-03-08"} {
				if read > posted {
					exec(`INSERT INTO post_reading (post, day, views, observed_at) VALUES ($1, $2, $3, $4)`, key, string(read), 100*key+read.Sub(posted), day(read).UnixMilli())
				}
			}
		}
		exec(`UPDATE post SET gone_at = $1 WHERE key IN (3, 4)`, day("2026-03-07").UnixMilli())
		v := social.View{Person: 1}
		published, err := db.PublishedPosts(t.Context(), v, social.Day("2026-03-02").Start(time.UTC), social.Day("2026-03-06").Start(time.UTC))
		if got := uids(published); err != nil || got != "dcb" {
			t.Errorf("published: %s, %v", got, err)
		}
		posts, err := db.PostsThen(t.Context(), v, 2, "2026-03-06", "2026-03-07", time.UTC)
		if err != nil {
			t.Fatal(err)
		}
		got := ""
		for _, h := range posts { // of before the 6th two are there to the end: a and b
			got += h.UID
			for _, d := range h.Days {
				got += string(d.Day[8:])
			}
			got += " "
		}
		if got != "e d06 c06 b06 a06 " {
			t.Errorf("the posts of two days: %s", got)
		}
		posts, err = db.PostsThen(t.Context(), v, 2, "2026-03-05", "2026-03-05", time.UTC)
		if err != nil || len(posts) != 3 || posts[0].UID != "d" || len(posts[0].Days) != 0 || posts[1].UID != "c" || len(posts[1].Days) != 1 || posts[1].Days[0].Day != "2026-03-04" {
			t.Errorf("the posts of a day: %+v, %v", posts, err)
		}
		since, err := db.ListedSince(t.Context(), v)
		if _, listed := since[7]; listed || err != nil {
			t.Errorf("listed before the archive was: %v, %v", since, err)
		}
		exec(`INSERT INTO observation (connection, product, day, observed_at, posted_from) VALUES (7, 'archive', '2026-03-04', $1, $2), (7, 'archive', '2026-03-06', $3, NULL)`,
			day("2026-03-04").UnixMilli(), day("2026-02-01").UnixMilli(), day("2026-03-06").UnixMilli())
		since, err = db.ListedSince(t.Context(), v)
		if from, listed := since[7]; !listed || !from.IsZero() || err != nil {
			t.Errorf("after a whole listing: %v, %v", since, err)
		}
		v.AsOf = day("2026-03-05")
		since, err = db.ListedSince(t.Context(), v)
		if !since[7].Equal(day("2026-02-01")) || err != nil {
			t.Errorf("as of a listing that was not whole: %v, %v", since, err)
		}
		published, err = db.PublishedPosts(t.Context(), v, social.Day("2026-03-03").Start(time.UTC), social.Day("2026-03-09").Start(time.UTC))
		if got := uids(published); err != nil || got != "dc" || !published[1].GoneAt.IsZero() {
			t.Errorf("published, as it was known: %s, %v", got, err)
		}
	})
}

func uids(posts []social.PostNow) string {
	all := ""
	for _, p := range posts {
		all += p.UID
	}
	return all
}
