package observe

import (
	"context"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"candor/internal/social"
)

// What is read when Prometheus asks stands in the scrape, is read again only after ten seconds, and what could not be read is missing.
func TestStateIsReadWhenAsked(t *testing.T) {
	now := time.Date(2026, 11, 22, 6, 0, 0, 0, time.UTC)
	asked := 0
	kept := social.Kept{ByCause: map[social.Cause]int{}}
	kept.Add(social.SlotDone, social.CauseNone, 18)
	kept.Add(social.SlotMissed, social.CauseQuota, 2)
	c := NewCounters()
	c.Watch(func(context.Context) State {
		asked++
		return State{
			Ready:       map[string]bool{"database": true, "queue": false},
			Buckets:     []social.BucketKind{{Platform: social.YouTube, Name: "general", Limit: 10000, Used: 9300, Usage: .93}, {Platform: social.TikTok, Name: "oauth", Usage: -1}},
			Connections: []social.StateCount[social.State]{{Platform: social.TikTok, State: social.NeedsReconnect, Count: asked}},
			Queues:      map[string]social.Backlog{"tiktok": {Due: 3, Running: 1, OldestAt: now.Add(-time.Minute)}, "tiktok_surplus": {}},
			Kept:        &kept,
			Freshness:   []social.Freshness{{Platform: social.TikTok, Product: social.ProductPosts, Connections: 4, Fresh: 3}},
			Events:      new(int),
			Unread:      1,
		}
	}, func() time.Time { return now })
	scrape := func() string {
		answer := httptest.NewRecorder()
		c.Handler().ServeHTTP(answer, httptest.NewRequest(http.MethodGet, "/metrics", nil))
		return answer.Body.String()
	}
	text := scrape()
	for _, want := range []string{`candor_ready{part="queue"} 0`, `candor_ready{part="database"} 1`, `candor_budget_left{bucket="general",platform="youtube"} 700`,
		`candor_budget_usage_ratio{bucket="general",platform="youtube"} 0.93`, `candor_connections{platform="tiktok",state="needs_reconnect"} 1`,
		`candor_connections{platform="tiktok",state="suspended"} 0`, `candor_queue_oldest_seconds{queue="tiktok"} 60`,
		`candor_queue_due{queue="tiktok_surplus"} 0`, `candor_success_ratio 0.9`, `candor_slots_failed{blame="quota"} 2`, `candor_fresh_ratio{platform="tiktok",product="posts"} 0.75`, `candor_events_waiting 0`, `candor_state_unread 1`} {
		if !strings.Contains(text, want+"\n") {
			t.Errorf("the scrape lacks %s", want)
		}
	}
	for _, absent := range []string{`candor_budget_left{bucket="oauth"`, `candor_budget_usage_ratio{bucket="oauth"`, "candor_oldest_reading_seconds{", "candor_journal_entries", "candor_notices_open"} {
		if strings.Contains(text, absent) {
			t.Errorf("the scrape holds %s, which nobody knows", absent)
		}
	}
	now = now.Add(9 * time.Second)
	scrape()
	if asked != 1 {
		t.Errorf("read %d times in nine seconds", asked)
	}
	now = now.Add(time.Second)
	if text = scrape(); !strings.Contains(text, `state="needs_reconnect"} 2`) {
		t.Errorf("after ten seconds the state is still the old one")
	}
	now = now.Add(-24 * time.Hour)
	if text = scrape(); !strings.Contains(text, `state="needs_reconnect"} 3`) {
		t.Errorf("a clock that was put back holds the state")
	}
}

// During an outage nothing is told as 0, or as a success: an alert that fires goes on.
func TestWhatWasNotReadIsNotTold(t *testing.T) {
	c := NewCounters()
	c.Watch(func(context.Context) State { return State{Ready: map[string]bool{"database": false}, Unread: 13} }, time.Now)
	answer := httptest.NewRecorder()
	c.Handler().ServeHTTP(answer, httptest.NewRequest(http.MethodGet, "/metrics", nil))
	text := answer.Body.String()
	for _, want := range []string{`candor_ready{part="database"} 0`, `candor_state_unread 13`} {
		if !strings.Contains(text, want+"\n") {
			t.Errorf("the scrape lacks %s", want)
		}
	}
	for _, part := range []string{"budget", "connections", "tokens", "queue", "slots", "success", "fresh", "oldest", "events_waiting", "notices", "journal"} {
		if strings.Contains(text, "\ncandor_"+part) {
			t.Errorf("the scrape tells of %s, which nobody has read", part)
		}
	}
}
