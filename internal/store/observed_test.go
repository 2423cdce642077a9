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
		check(v, "old", 25, 0, 6)      // of the newest 25 it is one, but the listings of the fifth and sixth day do not hold it; from the eighth day on it is missing
		check(v, "old", 2, 0, 6)       // of the newest two it was one until the fifth day began; a quarter of a year back says nothing of it
		check(v, "young", 25, 0, 1, 4) // the listing that ended on the seventh day had passed it before
		check(v, "story", 25, 2, 3)
		v.AsOf = at(3, 0)
		check(v, "old", 25, 0)
		check(v, "story", 25, 2, 3)
		v.AsOf = at(2, 12)
		check(v, "story", 25, 2)
	})
}

// Posts that are gone stand in a list only if they are asked for, at any instant.
func TestPostsThatAreGone(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db *store.DB) {
		planned(t, db)
		at := func(day int) time.Time { return firstDay.Add(day).Start(time.UTC).Add(9 * time.Hour) }
		b := social.Batch{Run: social.Run{Connection: 7, Product: social.ProductPosts}, At: at(0), Day: firstDay, Observed: true}
		for _, id := range []string{"kept", "lost"} {
			b.Posts = append(b.Posts, social.PostReading{Figures: social.Figures{social.Views: social.Known(9)},
				Post: social.Post{ExternalID: id, MediaType: social.Reel, PostedAt: at(-1), FetchedAt: at(0)}})
		}
		lost := social.Batch{Run: b.Run, At: at(2), Day: firstDay.Add(2), Observed: true, Gone: []string{"lost"}}
		for _, page := range []social.Batch{b, lost} {
			if err := db.WriteRead(t.Context(), page); err != nil {
				t.Fatal(err)
			}
		}
		for _, c := range []struct {
			asOf time.Time
			gone social.GoneFilter
			want []string
		}{
			{time.Time{}, social.WithoutGone, []string{"kept"}},
			{time.Time{}, social.WithGone, []string{"kept", "lost"}},
			{time.Time{}, social.OnlyGone, []string{"lost"}},
			{at(1), social.WithoutGone, []string{"kept", "lost"}},
			{at(1), social.WithGone, []string{"kept", "lost"}},
			{at(1), social.OnlyGone, nil},
			{at(3), social.OnlyGone, []string{"lost"}},
			{at(-2), social.WithGone, nil},
		} {
			list, total, err := db.PostList(t.Context(), social.View{Person: 1, AsOf: c.asOf}, social.PostOrder{Gone: c.gone, Limit: 10})
			if err != nil || total != len(c.want) {
				t.Fatalf("%d posts of %v, error %v", total, c, err)
			}
			var got []string
			for _, p := range list {
				got = append(got, p.ExternalID)
				if views, known := p.Figures[social.Views].Value(); !known || views != 9 {
					t.Errorf("%s lost its last known figures: %v", p.ExternalID, p.Figures)
				}
			}
			if slices.Sort(got); !slices.Equal(got, c.want) {
				t.Errorf("gone %q as of %v: %v, want %v", c.gone, c.asOf, got, c.want)
			}
		}
	})
}

// A post that was gone and came back was gone meanwhile: lists, the post itself and the days say so of any instant of its absence.
func TestPostsThatCameBack(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db *store.DB) {
		planned(t, db)
		at := func(day int) time.Time { return firstDay.Add(day).Start(time.UTC).Add(9 * time.Hour) }
		page := func(day int, ids ...string) social.Batch {
			b := social.Batch{Run: social.Run{Connection: 7, Product: social.ProductPosts}, At: at(day), Day: firstDay.Add(day), Observed: true}
			for n, id := range ids {
				b.Posts = append(b.Posts, social.PostReading{Figures: social.Figures{social.Views: social.Known(9)},
					Post: social.Post{ExternalID: id, MediaType: social.Reel, PostedAt: at(-1 - n), FetchedAt: at(day)}})
			}
			return b
		}
		gone := page(2, "kept", "older")
		gone.Gone = []string{"back"}
		for _, b := range []social.Batch{page(0, "back", "kept", "older"), gone, page(3, "kept", "older"), page(4, "back", "kept", "older"), page(5, "back", "kept", "older")} {
			if err := db.WriteRead(t.Context(), b); err != nil {
				t.Fatal(err)
			}
		}
		for day, want := range map[int][2]string{1: {"back", ""}, 2: {"kept", "back"}, 3: {"kept", "back"}, 4: {"back", ""}, 6: {"back", ""}} {
			v := social.View{Person: 1, AsOf: at(day)}
			newest, err := db.NewestPosts(t.Context(), v, 1)
			if err != nil || len(newest) != 1 || newest[0].ExternalID != want[0] {
				t.Errorf("day %d: the newest is %+v, %v", day, newest, err)
			}
			list, total, err := db.PostList(t.Context(), v, social.PostOrder{Gone: social.OnlyGone, Limit: 10})
			if err != nil || total != len(list) || (total == 1) != (want[1] != "") || total == 1 && (list[0].ExternalID != want[1] || !list[0].GoneAt.Equal(at(2))) {
				t.Errorf("day %d: %d are gone: %+v, %v", day, total, list, err)
			}
			all, _, err := db.PostList(t.Context(), v, social.PostOrder{Gone: social.WithGone, Limit: 10})
			if err != nil || len(all) != 3 {
				t.Fatalf("day %d: %d posts, %v", day, len(all), err)
			}
			v.AsOf = time.Time{}
			now, err := db.Post(t.Context(), v, all[0].UID)
			if err != nil {
				t.Fatal(err)
			}
			h, err := db.PostHistory(t.Context(), v, now, 25)
			if want := []social.Day{firstDay, firstDay.Add(4), firstDay.Add(5)}; err != nil || !slices.Equal(h.Observed, want) {
				t.Errorf("it was read on %v, want %v; %v", h.Observed, want, err)
			}
			v.AsOf = at(day)
			post, err := db.Post(t.Context(), v, all[0].UID)
			if err != nil || post.ExternalID != "back" || post.GoneAt.IsZero() != (want[1] == "") || post.MissingSince.IsZero() != (want[1] == "") {
				t.Errorf("day %d: %+v, %v", day, post, err)
			}
			for _, asOf := range []time.Time{at(day).Add(time.Hour), {}} {
				v.AsOf = asOf
				days, err := db.PostsThen(t.Context(), v, 1, firstDay.Add(day), firstDay.Add(day), time.UTC)
				there := slices.DeleteFunc(days, func(h social.PostHistory) bool { return h.GoneOn(firstDay.Add(day), time.UTC) })
				if err != nil || len(there) == 0 || there[0].ExternalID != want[0] {
					t.Errorf("day %d as of %v: the newest was %+v, %v", day, asOf, there, err)
				}
			}
		}
	})
}
