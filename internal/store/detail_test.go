package store_test

import (
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
		check := func(v social.View, details int, confirmed time.Time) {
			t.Helper()
			list, total, err := db.PostList(t.Context(), v, social.PostOrder{Limit: 10})
			if err != nil || total != 1 || list[0].Caption.Value != "Soup" || list[0].Figures[social.Views] != social.Known(9) || !list[0].PostedAt.Equal(at(-3)) {
				t.Fatalf("%d posts, %+v, %v", total, list, err)
			}
			h, err := db.PostHistory(t.Context(), v, list[0], 25)
			if err != nil || len(h.Details) != details || !h.Details[0].ConfirmedAt.Equal(confirmed) || h.Details[0].Figures[social.WatchTime] != social.Known(10) {
				t.Fatalf("%+v, %v", h.Details, err)
			}
		}
		check(social.View{Person: 1}, 2, at(3))
		check(social.View{Person: 1, AsOf: at(2)}, 1, at(2))
		h, err := db.PostHistory(t.Context(), social.View{Person: 1}, social.PostNow{Post: social.Post{Key: 0, Connection: 7}}, 25)
		if err != nil || len(h.Runs) != 0 {
			t.Errorf("a post without details has %d runs, %v", len(h.Runs), err)
		}
	})
}
