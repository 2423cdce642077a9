package export

import (
	"context"

	"candor/internal/social"
)

// atOnce is how many posts are read, and held, at a time.
const atOnce = 500

// walk reads a list of posts, as it is filtered and sorted, and hands it over page by page; it holds one page at a time. Limit is the most
// posts of the list; 0 is all of them.
//
// A list that is sorted by a figure may move while it is read: a sync writes a new figure, and a post that has not been handed over climbs
// past the pages that have been read. Each post is handed over once, and what was missed comes at the end.
func (e Exporter) walk(ctx context.Context, v social.View, o social.PostOrder, write func([]social.PostNow) error) error {
	had := map[social.Key]bool{}
	total, err := e.pass(ctx, v, o, had, write)
	if err != nil || o.By == "" || len(had) >= total || o.Limit > 0 && len(had) >= o.Limit {
		return err
	}
	o.By, o.Ascending = "", false
	_, err = e.pass(ctx, v, o, had, write)
	return err
}

// pass goes through the list once, and returns how many posts it holds. What was handed over before is left out.
func (e Exporter) pass(ctx context.Context, v social.View, o social.PostOrder, had map[social.Key]bool, write func([]social.PostNow) error) (int, error) {
	most := o.Limit
	for {
		o.Limit = atOnce
		page, total, err := e.Reader.PostList(ctx, v, o)
		if err != nil || len(page) == 0 {
			return total, err
		}
		fresh := page[:0:0]
		for _, p := range page {
			if !had[p.Key] && (most == 0 || len(had) < most) {
				had[p.Key] = true
				fresh = append(fresh, p)
			}
		}
		if err := write(fresh); err != nil {
			return total, err
		}
		stuck := len(fresh) == 0 && o.By != "" // the figures moved the list back to where it was: the pass by days finds the rest
		if len(page) < atOnce || stuck || most > 0 && len(had) >= most {
			return total, nil
		}
		o.After = new(o.MarkOf(page[len(page)-1]))
	}
}
