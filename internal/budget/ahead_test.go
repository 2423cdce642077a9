package budget

import (
	"testing"

	"candor/internal/social"
)

func TestSurplus(t *testing.T) {
	profiles := social.WorkAhead{Product: social.ProductProfile, Runs: 10, Calls: 1, Cost: 1}
	posts := social.WorkAhead{Product: social.ProductPosts, Runs: 10, Calls: 1, Cost: 2.25}
	insights := social.WorkAhead{Product: social.ProductInsights, Runs: 1, Calls: 5, Cost: 30}
	archive := social.WorkAhead{Product: social.ProductArchive, Runs: 5, Calls: 40, Cost: 40}
	fresh := social.WorkAhead{Product: social.ProductStories, Runs: 2, Calls: -1, Cost: -1}
	for name, c := range map[string]struct {
		limit    int
		work     []social.WorkAhead
		backfill bool
		want     int
	}{
		"nothing is planned":                             {100, nil, true, 90},
		"daily work goes first":                          {100, []social.WorkAhead{profiles, posts}, true, 57},
		"what has not run yet is guessed":                {100, []social.WorkAhead{fresh}, true, 84},
		"backfill leaves room for the insights":          {240, []social.WorkAhead{insights, archive}, true, 186},
		"insights take no room for themselves":           {240, []social.WorkAhead{insights, archive}, false, 216},
		"insights take no heed of backfill":              {240, []social.WorkAhead{archive}, false, 216},
		"backfill takes no heed of backfill":             {240, []social.WorkAhead{archive}, true, 216},
		"more is planned than there is: next to nothing": {20, []social.WorkAhead{profiles, posts}, true, 1},
		"a limit too small for a share keeps none of it": {5, nil, true, 5},
	} {
		if got := surplus(c.limit, c.work, func(w social.WorkAhead) float64 { return w.Cost }, c.backfill); got != c.want {
			t.Errorf("%s: %d, want %d", name, got, c.want)
		}
	}
}
