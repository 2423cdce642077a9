package collect

import (
	"context"
	"fmt"
	"strconv"
	"strings"
	"testing"

	"candor/internal/platform"
	"candor/internal/social"
	"candor/internal/store"
	"candor/internal/store/storetest"
)

// reporting is a connector whose reports tell first the figures of its videos, then, page by page, which of them are Shorts. Like
// YouTube's it names posts by their ids alone.
type reporting struct {
	*fake
	ids    []string
	atOnce int
	circle bool // the pages of Shorts hold the same ones for ever
}

func (r *reporting) Insights(_ context.Context, _ platform.Session, cursor platform.Cursor) (platform.InsightsPage, error) {
	part, at, _ := strings.Cut(string(cursor), ":")
	from, _ := strconv.Atoi(at)
	to := min(from+r.atOnce, len(r.ids))
	page := platform.InsightsPage{}
	if part != "shorts" {
		for _, id := range r.ids[from:to] {
			page.Posts = append(page.Posts, platform.PostReading{Post: social.Post{ExternalID: id}, Named: true, Figures: social.Figures{social.ReportedShares: social.Known(1)}})
		}
		if page.Next = "shorts:0"; to < len(r.ids) {
			page.Next = platform.Cursor(fmt.Sprint("videos:", to))
		}
		return page, nil
	}
	named := r.ids[from:to]
	if r.circle {
		named = r.ids[:r.atOnce]
	}
	for _, id := range named {
		page.Posts = append(page.Posts, platform.PostReading{Post: social.Post{ExternalID: id, MediaType: social.Short}, Named: true})
	}
	if to < len(r.ids) {
		page.Next = platform.Cursor(fmt.Sprint("shorts:", to))
	}
	return page, nil
}

// TestPagesThatOnlyTellKindsAreNews: a channel of 700 Shorts, each of which came with its figures before it is called a Short, ends its
// run and has them all labelled. Pages that tell the same kinds again and again still end a run.
func TestPagesThatOnlyTellKindsAreNews(t *testing.T) {
	const shorts, atOnce = 700, 100
	for circle, want := range map[bool]string{false: "success|14|700||" + strconv.Itoa(shorts), true: "partial|11|700|incomplete_listing|" + strconv.Itoa(atOnce)} {
		t.Run(fmt.Sprint("circle ", circle), func(t *testing.T) {
			storetest.Each(t, func(t *testing.T, db *store.DB) {
				channel := &reporting{fake: &fake{}, atOnce: atOnce, circle: circle}
				b := newBench(t, db, func(c *Config) { c.Platforms[social.Instagram] = channel })
				b.only(social.ProductInsights)
				for n := range shorts {
					id := fmt.Sprint("v", n)
					channel.ids = append(channel.ids, id)
					b.exec(`INSERT INTO post (key, uid, connection, external_id, media_type, posted_at, fetched_at, listed_at) VALUES ($1, $2, $3, $2, 'video', 0, 0, 0)`, n+1, id, int64(b.conn.Key))
				}
				b.drain()
				got := b.one(`SELECT r.status, r.pages, r.items, r.error_code, (SELECT COUNT(*) FROM post WHERE media_type = 'short') FROM sync_run r`)
				if got != want {
					t.Errorf("%s, want %s", got, want)
				}
			})
		})
	}
}
