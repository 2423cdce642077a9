package collect

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"candor/internal/platform"
	"candor/internal/social"
	"candor/internal/store"
	"candor/internal/store/storetest"
)

// finder is a platform that can be asked for posts by their ids.
type finder struct {
	*fake
	known []social.PostReading // also those that the listing lacks
	asked [][]string
	err   error
}

func (f *finder) Find(_ context.Context, s platform.Session, ids []string) (platform.Page, error) {
	f.asked = append(f.asked, ids)
	if f.err != nil {
		return platform.Page{}, f.err
	}
	var page platform.Page
	for _, id := range ids {
		n := slices.IndexFunc(f.known, func(p social.PostReading) bool { return p.Post.ExternalID == id })
		if n < 0 {
			page.Gone = append(page.Gone, id)
			continue
		}
		found := platform.PostReading(f.known[n])
		found.Figures = social.Figures{social.Views: social.Known(5000)}
		page.Posts = append(page.Posts, found)
	}
	return page, nil
}

// A post that three listings in a row lack is gone only if the platform does not know it by its id either: one that it knows is read, and one
// about which it gave no answer stays as it is.
func TestAPostIsAskedForBeforeItIsGone(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db *store.DB) {
		f := &finder{}
		b := newBench(t, db, func(c *Config) {
			f.fake = c.Platforms[social.Instagram].(*fake)
			c.Platforms[social.Instagram] = f
		})
		b.drain()
		f.known = slices.Clone(b.fake.posts[7:8])
		b.fake.posts = slices.Concat(b.fake.posts[:7], b.fake.posts[9:]) // p7 is no longer listed, p8 is deleted
		b.clock.add(13 * time.Hour)
		f.err = errors.New("no answer")
		states := func() string {
			return strings.Join(b.rows(`SELECT external_id, misses, CASE WHEN gone_at IS NULL THEN 'there' ELSE 'gone' END FROM post
				WHERE external_id IN ('p7', 'p8') ORDER BY external_id`), " ")
		}
		for week, want := range []string{"p7|1|there p8|1|there", "p7|2|there p8|2|there", "p7|3|there p8|3|there", "p7|0|there p8|3|gone"} {
			b.clock.add(7 * 24 * time.Hour)
			b.exec(`DELETE FROM plan WHERE product <> 'archive'`)
			if week == 3 { // everything is listed, by when the posts are older than most weeks go back
				f.err = nil
				b.clock.add(11 * 7 * 24 * time.Hour)
				b.exec(`UPDATE plan SET slot = $1, next_due = 0`, outOfTurn(personWord, b.clock.Now()))
			}
			if got := b.drain(); got.Success != 1 {
				t.Fatalf("week %d: drained %+v", week, got)
			}
			if got := states(); got != want {
				t.Errorf("week %d: %s, want %s", week, got, want)
			}
		}
		if got := fmt.Sprint(f.asked); got != "[[p7 p8] [p7 p8]]" {
			t.Errorf("asked for %s: nothing is asked before the third listing that lacks it", got)
		}
		if got := b.one(`SELECT r.views FROM post_reading r JOIN post p ON p.key = r.post WHERE p.external_id = 'p7' ORDER BY r.day DESC LIMIT 1`); got != "5000" {
			t.Errorf("the post that was found has %s views, want those that it was found with", got)
		}
	})
}
