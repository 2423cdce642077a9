package analytics

import (
	"math"
	"strings"
	"testing"
	"time"

	"candor/internal/social"
)

// Counts that no platform has, which an answer that was read wrongly might, make no sum that has turned around: there is none.
func TestSumsThatDoNotFit(t *testing.T) {
	posted := time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC)
	huge := social.Known(math.MaxInt64/2 + 1)
	posts := make([]social.PostNow, MinPosts)
	for n := range posts {
		posts[n] = social.PostNow{Post: social.Post{MediaType: social.Reel, PostedAt: posted, FetchedAt: posted.AddDate(0, 0, 9)}, ObservedAt: posted.AddDate(0, 0, 9),
			Figures: social.Figures{social.Views: huge, social.Reach: huge, social.Likes: huge, social.Comments: huge, social.Shares: huge, social.Saves: huge, social.Interactions: huge}}
	}
	terms := Terms{Derived: true}
	for _, e := range social.Rates(social.Instagram) {
		r := RateOver(e, terms, posts, FollowersOf{AtPublication: func(social.PostNow) social.Figure { return huge }, Now: huge})
		if r.Figure.Reason() != social.Failed && strings.Contains(Formula(e), "+") {
			t.Errorf("%s is %+v", Formula(e), r.Figure)
		}
	}
	cells, _ := BestTime(social.Instagram, terms, social.Views, time.UTC, posts)
	for _, c := range cells {
		if c.N > 0 && c.Figure.Reason() != social.Failed {
			t.Errorf("%v %d: %+v", c.Weekday, c.Hour, c.Figure)
		}
	}
}
