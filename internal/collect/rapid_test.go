package collect

import (
	"fmt"
	"strconv"
	"testing"
	"time"

	"pgregory.net/rapid"

	"candor/internal/platform"
	"candor/internal/social"
	"candor/internal/store"
	"candor/internal/store/storetest"
)

// Listings whose posts come twice, change their order and move between pages, over several days, cut and resumed at random: what is
// stored is what the platform said last, each post once, and what it did not say is never a 0.
func TestRandomListings(t *testing.T) {
	storetest.Each(t, testRandomListings)
}

func testRandomListings(t *testing.T, db *store.DB) {
	b := newBench(t, db)
	round := 0
	rapid.Check(t, func(rt *rapid.T) {
		round++
		conn := b.connect(fmt.Sprint("r", round), rapid.SampledFrom(zones).Draw(rt, "zone"))
		b.exec(`DELETE FROM plan WHERE product <> 'archive' OR connection <> $1`, int64(conn.Key))
		model := map[string]social.Figures{}
		for listing := range rapid.IntRange(1, 3).Draw(rt, "listings") {
			pages := drawPages(rt)
			b.fake.page = func(cursor platform.Cursor) (platform.Page, error) {
				n, _ := strconv.Atoi(string(cursor))
				page := platform.Page{Posts: pages[n]}
				if n+1 < len(pages) {
					page.Next = platform.Cursor(strconv.Itoa(n + 1))
				}
				return page, nil
			}
			for _, page := range pages {
				for _, p := range page {
					model[p.Post.ExternalID] = p.Figures
				}
			}
			b.exec(`UPDATE plan SET next_due = 0, slot = $1 WHERE connection = $2`, outOfTurn(personWord, b.clock.Now().Add(time.Duration(listing)*time.Millisecond)), int64(conn.Key))
			for done := false; !done; {
				cut := rapid.Bool().Draw(rt, "cut")
				got, err := b.c.execute(t.Context(), conn.Key, social.ProductArchive, func() bool { return !cut })
				if err != nil || !got.ended && !got.more {
					rt.Fatalf("%+v, %v", got, err)
				}
				done = got.ended
				b.clock.add(time.Second)
			}
			b.clock.add(time.Duration(rapid.IntRange(1, 30).Draw(rt, "hours")) * time.Hour)
		}
		b.checkPosts(rt, conn, model)
	})
}

// drawPages makes up to four pages out of a few posts; each post stands somewhere, some of them twice.
func drawPages(rt *rapid.T) [][]platform.PostReading {
	pages := make([][]platform.PostReading, rapid.IntRange(1, 4).Draw(rt, "pages"))
	for i := range pages {
		for range rapid.IntRange(1, 5).Draw(rt, "posts") {
			id := rapid.IntRange(0, 9).Draw(rt, "id")
			p := platform.PostReading{Post: social.Post{ExternalID: strconv.Itoa(id), MediaType: social.Photo, PostedAt: morning}, Figures: social.Figures{}}
			for _, metric := range []social.MetricID{social.Views, social.Likes, social.Saves} {
				if rapid.Bool().Draw(rt, "known") {
					p.Figures[metric] = social.Known(rapid.Int64Range(0, 3).Draw(rt, "value"))
				} else {
					p.Figures[metric] = social.Missing(rapid.SampledFrom([]social.Reason{social.HiddenByOwner, social.BelowThreshold}).Draw(rt, "reason"))
				}
			}
			pages[i] = append(pages[i], p)
		}
	}
	pages[0] = append(pages[0], platform.PostReading{Post: social.Post{ExternalID: fmt.Sprint("fresh", rapid.IntRange(0, 99).Draw(rt, "fresh")), MediaType: social.Reel, PostedAt: morning},
		Figures: social.Figures{social.Views: social.Missing(social.NotSettled), social.Likes: social.Known(0), social.Saves: social.Missing(social.NotOffered)}})
	return pages
}

// checkPosts compares the newest figures of each stored post with what was said last.
func (b *bench) checkPosts(rt *rapid.T, conn social.Connection, model map[string]social.Figures) {
	rows := b.rows(`SELECT p.external_id, r.views, r.likes, r.saves, r.shares, r.absent FROM post p JOIN post_reading r ON r.post = p.key
		WHERE p.connection = $1 AND r.day = (SELECT MAX(day) FROM post_reading n WHERE n.post = p.key) ORDER BY p.external_id`, int64(conn.Key))
	if len(rows) != len(model) {
		rt.Fatalf("%d posts stored, %d listed", len(rows), len(model))
	}
	stored := map[string]bool{}
	for _, row := range rows {
		stored[row] = true
	}
	for id, figures := range model {
		line, absent := id, ""
		for _, metric := range []social.MetricID{social.Views, social.Likes, social.Saves} {
			value, known := figures[metric].Value()
			if known {
				line += fmt.Sprint("|", value)
				continue
			}
			line += "|-"
		}
		for _, metric := range []social.MetricID{social.Likes, social.Saves, social.Views} { // as JSON sorts them
			if !figures[metric].Known() {
				absent += fmt.Sprintf(`,"%s":"%s"`, metric, figures[metric].Reason())
			}
		}
		if absent != "" {
			absent = absent[1:]
		}
		if line += "|-|{" + absent + "}"; !stored[line] {
			rt.Fatalf("%s is not stored; stored are %v", line, rows)
		}
	}
}
