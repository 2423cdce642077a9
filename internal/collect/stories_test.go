package collect

import (
	"context"
	"fmt"
	"testing"
	"time"

	"candor/internal/platform"
	"candor/internal/social"
	"candor/internal/store"
	"candor/internal/store/storetest"
)

// telling is a connector with stories, of which each reading says how many were views by then, and asks for one more reading half an hour
// before the first of them ends.
type telling struct {
	*fake
	clock *clock
	posts map[string]time.Time
	read  []string
	fails bool
}

func (f *telling) Stories(_ context.Context, _ platform.Session) (platform.Page, error) {
	now := f.clock.Now()
	f.read = append(f.read, now.Sub(morning).Round(time.Minute).String())
	if f.fails {
		return platform.Page{}, &platform.Error{Kind: platform.Transient, Op: "stories"}
	}
	var page platform.Page
	for id, at := range f.posts {
		end := at.Add(social.StoryLife)
		if at.After(now) || !now.Before(end) {
			continue
		}
		page.Posts = append(page.Posts, platform.PostReading{Post: social.Post{ExternalID: id, MediaType: social.Story, PostedAt: at, FetchedAt: now},
			Figures: social.Figures{social.Views: social.Known(int64(now.Sub(at) / time.Minute)), social.Replies: social.Known(1)}})
		if last := end.Add(-30 * time.Minute); end.Sub(now) > social.StoryLast && (page.Again.IsZero() || last.Before(page.Again)) {
			page.Again = last
		}
	}
	return page, nil
}

// TestStoriesAreReadOnceMoreBeforeTheyEnd lives two days by the plan's own clock. Each story's last reading comes in the last hour of its
// life, at the cost of one reading more for each time at which stories end; what is known of it afterwards is final.
func TestStoriesAreReadOnceMoreBeforeTheyEnd(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db *store.DB) {
		stories := &telling{fake: &fake{size: 5}, posts: map[string]time.Time{"a": morning.Add(-5 * time.Hour), "b": morning.Add(-5*time.Hour + 20*time.Minute), "c": morning.Add(3 * time.Hour)}}
		b := newBench(t, db, func(c *Config) { c.Platforms[social.Instagram] = stories })
		stories.clock = b.clock
		b.only(social.ProductStories)
		b.live(morning.Add(48 * time.Hour))
		if len(stories.read) < 8 || len(stories.read) > 1+2*4+2 {
			t.Errorf("read %d times: %v", len(stories.read), stories.read)
		}
		found, _, err := db.PostList(t.Context(), social.View{Person: 1}, social.PostOrder{MediaType: social.Story, Limit: 10})
		if err != nil || len(found) != 3 {
			t.Fatalf("%d stories, %v", len(found), err)
		}
		for _, p := range found {
			views, _ := p.Figures[social.Views].Value()
			for _, id := range []social.MetricID{social.Views, social.Replies} {
				if !p.ReadLast(id) || p.EndedAt(b.clock.Now()).IsZero() || views < 23*60 {
					t.Errorf("story %s of %s: %d minutes when it was read last, at %s", p.ExternalID, p.PostedAt, views, p.LastRead(id))
				}
			}
		}
		if got := b.rows(`SELECT product, cause FROM gap`); len(got) != 0 {
			t.Errorf("gaps: %v", got)
		}
	})
}

// TestALastReadingThatFailsGivesWay: one more reading that never succeeds gives way to the next planned one, and the ledger says that it was
// missed and why.
func TestALastReadingThatFailsGivesWay(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db *store.DB) {
		stories := &telling{fake: &fake{size: 5}}
		b := newBench(t, db, func(c *Config) { c.Platforms[social.Instagram] = stories })
		stories.clock = b.clock
		b.only(social.ProductStories)
		planned := slotsOf(b.conn, social.ProductStories, 0)
		n := planned.at(morning)
		if !planned.due(n).After(morning) {
			n++
		}
		next := planned.due(n)
		stories.posts = map[string]time.Time{"a": next.Add(-social.StoryLife)}
		b.drain()
		last := next.Add(-30 * time.Minute)
		if got := b.one(`SELECT next_due, slot FROM plan`); got != fmt.Sprintf("%d|again-%[1]d", last.UnixMilli()) {
			t.Fatalf("planned is %s", got)
		}
		stories.fails = true
		b.live(next)
		stories.fails = false
		b.drain()
		if got := b.one(`SELECT name, outcome, cause, due_at FROM slot WHERE outcome <> 'done'`); got != fmt.Sprintf("again-%d|missed|%s|%[1]d", last.UnixMilli(), social.CauseUnreachable) {
			t.Errorf("the ledger says %s", got)
		}
		if got := b.one(`SELECT outcome FROM slot WHERE name = $1`, planned.name(n)); got != "done" {
			t.Errorf("the planned reading is %s", got)
		}
	})
}

// live moves the clock from one due instant of the plan to the next, up to an instant.
func (b *bench) live(until time.Time) {
	b.t.Helper()
	for range 200 {
		b.drain()
		task, err := b.db.TaskOf(b.t.Context(), b.conn.Key, social.ProductStories)
		if err != nil {
			b.t.Fatal(err)
		}
		if !task.Plan.NextDue.Before(until) {
			b.clock.set(until)
			return
		}
		b.clock.set(task.Plan.NextDue)
	}
	b.t.Fatal("the plan does not move on")
}
