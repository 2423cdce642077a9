package store

import (
	"strconv"
	"testing"

	"github.com/google/go-cmp/cmp"

	"candor/internal/social"
)

func TestReadingOf(t *testing.T) {
	known, missing := social.Known, social.Missing
	newest := storedPost{day: "2026-03-04", at: 100, figures: social.Figures{social.Views: known(10), social.Likes: missing(social.HiddenByOwner)}}
	for name, c := range map[string]struct {
		newest  storedPost
		day     social.Day
		at      int64
		figures social.Figures
		wantDay social.Day // "" if nothing is written
		want    map[social.MetricID]string
	}{
		"first":                   {storedPost{}, "2026-03-04", 1, social.Figures{social.Views: missing(social.NotSettled)}, "2026-03-04", map[social.MetricID]string{"views": "not_settled"}},
		"nothing asked":           {storedPost{}, "2026-03-04", 1, nil, "", nil},
		"unchanged":               {newest, "2026-03-05", 200, social.Figures{social.Views: known(10)}, "", nil},
		"changed":                 {newest, "2026-03-05", 200, social.Figures{social.Views: known(9)}, "2026-03-05", map[social.MetricID]string{"views": "9"}},
		"changed on the same day": {newest, "2026-03-04", 200, social.Figures{social.Views: known(11)}, "2026-03-04", map[social.MetricID]string{"views": "11", "likes": "hidden_by_owner"}},
		"unread on the same day":  {newest, "2026-03-04", 200, social.Figures{social.Views: missing(social.NotReported)}, "", nil},
		"unread on the next day":  {newest, "2026-03-05", 200, social.Figures{social.Views: missing(social.NotReported)}, "2026-03-05", map[social.MetricID]string{"views": "not_reported"}},
		"hidden on the same day":  {newest, "2026-03-04", 200, social.Figures{social.Views: missing(social.HiddenByOwner)}, "2026-03-04", map[social.MetricID]string{"views": "hidden_by_owner", "likes": "hidden_by_owner"}},
		"shown again":             {newest, "2026-03-05", 200, social.Figures{social.Likes: known(0)}, "2026-03-05", map[social.MetricID]string{"likes": "0"}},
		"older answer":            {newest, "2026-03-05", 99, social.Figures{social.Views: known(11)}, "", nil},
		"a day earlier":           {newest, "2026-03-03", 200, social.Figures{social.Views: known(11)}, "2026-03-04", map[social.MetricID]string{"views": "11", "likes": "hidden_by_owner"}},
	} {
		t.Run(name, func(t *testing.T) {
			day, figures, changed := readingOf(c.newest, c.day, c.at, c.figures)
			if changed != (c.wantDay != "") {
				t.Fatalf("written: %v", changed)
			}
			if !changed {
				return
			}
			got := map[social.MetricID]string{}
			for metric, f := range figures {
				value, ok := f.Value()
				got[metric] = string(f.Reason())
				if ok {
					got[metric] = strconv.FormatInt(value, 10)
				}
			}
			if diff := cmp.Diff(c.want, got); diff != "" || day != c.wantDay {
				t.Errorf("on %s, want %s (-want +got):\n%s", day, c.wantDay, diff)
			}
		})
	}
}
