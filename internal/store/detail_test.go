package store_test

import (
	"maps"
	"testing"
	"time"

	"candor/internal/social"
	"candor/internal/store"
	"candor/internal/store/storetest"
)

// Figures of which only the post's id is told count for a post that is known, change nothing else of it, and make none. Details that
// were read again and had not changed are confirmed, as they were at any instant in the past.
func TestNamedPostsAndConfirmedDetails(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db *store.DB) {
		planned(t, db)
		at := func(day int) time.Time { return firstDay.Add(day).Start(time.UTC).Add(15 * time.Hour) }
		write := func(day int, product social.Product, posts ...social.PostReading) {
			t.Helper()
			b := social.Batch{Run: social.Run{Connection: 7, Product: product}, At: at(day), Day: firstDay.Add(day), Posts: posts, Observed: true}
			if err := db.WriteRead(t.Context(), b); err != nil {
				t.Fatal(err)
			}
		}
		post := social.Post{ExternalID: "a", Caption: social.Says("Soup"), MediaType: social.Video, PostedAt: at(-3), FetchedAt: at(0)}
		named := func(id string, watched int64) social.PostReading {
			return social.PostReading{Post: social.Post{ExternalID: id}, Figures: social.Figures{social.WatchTime: social.Known(watched)}, Named: true}
		}
		write(0, social.ProductInsights, named("a", 5), named("b", 6))
		write(0, social.ProductPosts, social.PostReading{Post: post, Figures: social.Figures{social.Views: social.Known(9)}})
		for day, watched := range []int64{10, 10, 10, 30} {
			write(day+1, social.ProductInsights, named("a", watched), named("b", 7))
		}
		check := func(v social.View, details int, confirmed, read time.Time) {
			t.Helper()
			list, total, err := db.PostList(t.Context(), v, social.PostOrder{Limit: 10})
			if err == nil && !list[0].LastRead(social.WatchTime).Equal(read) || !list[0].LastRead(social.Views).Equal(at(0)) {
				t.Fatalf("the details were read at %v, the counts at %v; they were at %v and %v", list[0].DetailsAt, list[0].FetchedAt, read, at(0))
			}
			if err != nil || total != 1 || list[0].Caption.Value != "Soup" || list[0].Figures[social.Views] != social.Known(9) || !list[0].PostedAt.Equal(at(-3)) {
				t.Fatalf("%d posts, %+v, %v", total, list, err)
			}
			h, err := db.PostHistory(t.Context(), v, list[0], 25)
			if err != nil || len(h.Details) != details || !h.Details[0].ConfirmedAt.Equal(confirmed) || h.Details[0].Figures[social.WatchTime] != social.Known(10) {
				t.Fatalf("%+v, %v", h.Details, err)
			}
		}
		check(social.View{Person: 1}, 2, at(3), at(4))
		check(social.View{Person: 1, AsOf: at(2)}, 1, at(2), at(1))
		h, err := db.PostHistory(t.Context(), social.View{Person: 1}, social.PostNow{Post: social.Post{Key: 0, Connection: 7}}, 25)
		if err != nil || len(h.Runs) != 0 {
			t.Errorf("a post without details has %d runs, %v", len(h.Runs), err)
		}
	})
}

// What a report says that a video is outlives the listings that call everything a video, changes nothing that a listing tells more of,
// and makes no post.
func TestAReportSaysWhatKindAVideoIs(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db *store.DB) {
		planned(t, db)
		write := func(day int, product social.Product, posts ...social.PostReading) {
			t.Helper()
			at := firstDay.Add(day).Start(time.UTC).Add(15 * time.Hour)
			b := social.Batch{Run: social.Run{Connection: 7, Product: product}, At: at, Day: firstDay.Add(day), Posts: posts, Observed: true}
			if err := db.WriteRead(t.Context(), b); err != nil {
				t.Fatal(err)
			}
		}
		listed := func(day int, id string, kind social.MediaType) social.PostReading {
			at := firstDay.Add(day).Start(time.UTC)
			return social.PostReading{Post: social.Post{ExternalID: id, MediaType: kind, PostedAt: firstDay.Start(time.UTC), FetchedAt: at}, Figures: social.Figures{social.Views: social.Known(9)}}
		}
		short := func(id string) social.PostReading {
			return social.PostReading{Post: social.Post{ExternalID: id, MediaType: social.Short}, Named: true}
		}
		write(0, social.ProductPosts, listed(0, "a", social.Video), listed(0, "b", social.Video), listed(0, "c", social.Live), listed(0, "d", social.Video))
		write(0, social.ProductInsights, short("a"), short("c"), short("d"), short("e"))
		write(1, social.ProductPosts, listed(1, "a", social.Video), listed(1, "b", social.Video), listed(1, "c", social.Live), listed(1, "d", social.Live))
		list, total, err := db.PostList(t.Context(), social.View{Person: 1}, social.PostOrder{Limit: 10})
		if err != nil || total != 4 {
			t.Fatalf("%d posts, %v", total, err)
		}
		got := map[string]social.MediaType{}
		for _, p := range list {
			got[p.ExternalID] = p.MediaType
		}
		if want := map[string]social.MediaType{"a": social.Short, "b": social.Video, "c": social.Live, "d": social.Live}; !maps.Equal(got, want) {
			t.Errorf("%v, want %v", got, want)
		}
		if list, total, err = db.PostList(t.Context(), social.View{Person: 1}, social.PostOrder{MediaType: social.Short, Limit: 10}); err != nil || total != 1 || list[0].ExternalID != "a" {
			t.Errorf("the Shorts: %d %+v, %v", total, list, err)
		}
	})
}
