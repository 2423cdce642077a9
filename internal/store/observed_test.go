package store_test

import (
	"slices"
	"testing"
	"time"

	"candor/internal/social"
	"candor/internal/store"
	"candor/internal/store/storetest"
)

// A day on which something was read is one on which a post was read only if the listing went back to it, if it was still one of the newest,
// or, of a story, while it lasted.
func TestADayCountsForThePostsThatWereRead(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db *store.DB) {
		planned(t, db)
		at := func(day, hour int) time.Time {
			return firstDay.Add(day).Start(time.UTC).Add(time.Duration(hour) * time.Hour)
		}
		write := func(when time.Time, b social.Batch) {
			t.Helper()
			b.Run.Connection, b.At, b.Day, b.Observed = 7, when, social.DayOf(when, time.UTC), true
			for i := range b.Posts {
				b.Posts[i].Post.FetchedAt, b.Posts[i].Figures = when, social.Figures{social.Views: social.Known(9)}
			}
			if err := db.WriteRead(t.Context(), b); err != nil {
				t.Fatal(err)
			}
		}
		post := func(id string, kind social.MediaType, posted time.Time) social.PostReading {
			return social.PostReading{Post: social.Post{ExternalID: id, MediaType: kind, PostedAt: posted}}
		}
		run := func(p social.Product, posts ...social.PostReading) social.Batch {
			return social.Batch{Run: social.Run{Product: p}, Posts: posts}
		}
		back := func(b social.Batch, since, to time.Time) social.Batch {
			b.Listed, b.ListedTo = &since, to
			return b
		}
		old, young := post("old", social.Reel, at(-200, 0)), post("young", social.Reel, at(-40, 0))
		write(at(0, 9), back(run(social.ProductArchive, old, young), time.Time{}, time.Time{}))
		write(at(0, 10), run(social.ProductPosts, old, young))
		write(at(1, 9), back(run(social.ProductArchive, young), at(1, 9).Add(-90*24*time.Hour), time.Time{}))
		write(at(2, 3), run(social.ProductStories, post("story", social.Story, at(2, 1))))
		write(at(3, 0), run(social.ProductStories, post("story", social.Story, at(2, 1))))
		write(at(3, 6), run(social.ProductStories))
		write(at(4, 6), run(social.ProductPosts, post("new", social.Reel, at(4, 3)), post("newer", social.Reel, at(4, 4)), young))
		write(at(5, 6), run(social.ProductPosts))
		write(at(6, 9), back(run(social.ProductArchive), time.Time{}, at(-100, 0))) // it began on an earlier day, and came to the posts of that age today
		write(at(7, 9), back(run(social.ProductArchive), time.Time{}, time.Time{}))
		check := func(v social.View, id string, recent int, want ...int) {
			t.Helper()
			posts, _, err := db.PostList(t.Context(), v, social.PostOrder{Limit: 10})
			if err != nil {
				t.Fatal(err)
			}
			stories, _, err := db.PostList(t.Context(), v, social.PostOrder{Limit: 10, MediaType: social.Story})
			if err != nil {
				t.Fatal(err)
			}
			for _, p := range append(posts, stories...) {
				if p.ExternalID != id {
					continue
				}
				if p.MediaType != social.Story {
					p.MissingSince = at(7, 9) // it was not among what was listed then
				}
				h, err := db.PostHistory(t.Context(), v, p, recent)
				if err != nil {
					t.Fatal(err)
				}
				var days []social.Day
				for _, d := range want {
					days = append(days, firstDay.Add(d))
				}
				if !slices.Equal(h.Observed, days) {
					t.Errorf("%s was read on %v, want %v", id, h.Observed, days)
				}
				return
			}
			t.Errorf("there is no post %q at %v", id, v.AsOf)
		}
		v := social.View{Person: 1}
		check(v, "old", 25, 0, 4, 5, 6)   // among the newest 25 it was always read; from the seventh day on it is missing
		check(v, "old", 2, 0, 6)          // of the newest two it was one until the fifth day began; a quarter of a year back says nothing of it
		check(v, "young", 25, 0, 1, 4, 5) // the listing that ended on the sixth day had passed it before
		check(v, "story", 25, 2, 3)
		v.AsOf = at(3, 0)
		check(v, "old", 25, 0)
		check(v, "story", 25, 2, 3)
		v.AsOf = at(2, 12)
		check(v, "story", 25, 2)
	})
}
