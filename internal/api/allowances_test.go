package api

import (
	"encoding/json"
	"net/http"
	"strings"
	"testing"

	"candor/internal/platform"
	"candor/internal/social"
	"candor/internal/store"
	"candor/internal/store/storetest"
)

// tube turns Ana's second account into a YouTube channel with four videos.
func (w *world) tube() {
	w.t.Helper()
	for i := range w.platforms {
		if w.platforms[i].Info.Platform == elsewhere {
			w.platforms[i] = Platform{Info: platform.Info{Platform: social.YouTube, Name: "YouTube", FollowerNoun: "subscribers", Recent: 25, OwnAppOnly: true,
				Scopes: []platform.Scope{{ID: "read", Purpose: "Read"}}}}
		}
	}
	w.exec(`UPDATE connection SET platform = 'youtube' WHERE key = 12`)
	w.exec(`UPDATE plan SET platform = 'youtube' WHERE connection = 12`)
	for n := int64(1); n <= 4; n++ {
		at := noon.AddDate(0, 0, -int(10*n)).UnixMilli()
		w.exec(`INSERT INTO post (key, uid, connection, external_id, caption, media_type, permalink, absent, posted_at, fetched_at, listed_at)
			VALUES ($1, $2, 12, $2, 'Video', 'video', 'https://example.com/v', '{"media_url":"not_offered","thumbnail_url":"not_offered"}', $3, $4, $4)`,
			1200+n, "video-"+string(rune('0'+n)), at, noon.UnixMilli())
		w.exec(`INSERT INTO post_reading (post, day, views, likes, comments, observed_at) VALUES ($1, '2026-11-22', $2, 9, 1, $3)`, 1200+n, 100*n, noon.UnixMilli())
		w.exec(`INSERT INTO post_detail (post, day, engaged_views, reported_shares, observed_at) VALUES ($1, '2026-11-22', $2, 2, $3)`, 1200+n, 50*n, noon.UnixMilli())
	}
	w.serve()
}

// tubeRates are the channel's rates by their ids: their values, or the reasons why there are none.
func (w *world) tubeRates() map[string]string {
	w.t.Helper()
	var out struct{ Data RatesData }
	if err := json.Unmarshal([]byte(w.ask(ana, "GET", "/api/analytics/rates?connection="+anaTube, "").body), &out); err != nil {
		w.t.Fatal(err)
	}
	rates := map[string]string{}
	for _, r := range out.Data.Rates {
		rates[r.ID] = string(r.Rate.Value) + string(r.Rate.Reason)
	}
	return rates
}

// derived are the answers in which figures computed from a channel's data would stand.
func (w *world) derived() map[string]string {
	w.t.Helper()
	out := map[string]string{}
	for _, path := range []string{"/api/analytics/socials/youtube", "/api/analytics/rates?connection=" + anaTube, "/api/analytics/averages?connection=" + anaTube,
		"/api/analytics/best-time?connection=" + anaTube, "/api/analytics/posting?connection=" + anaTube, "/api/analytics/compare?metric=followers&connection=" + anaTube} {
		got := w.ask(ana, "GET", path, "")
		if got.status != 200 {
			w.t.Fatalf("%s: %d %s", path, got.status, got.body)
		}
		out[path] = got.body
	}
	return out
}

// card is Ana's channel in the Overview, and the Overview's totals.
func (w *world) channel() (card AccountCard, followers, posts Figure) {
	w.t.Helper()
	var out struct{ Data OverviewData }
	if err := json.Unmarshal([]byte(w.ask(ana, "GET", "/api/analytics/socials", "").body), &out); err != nil {
		w.t.Fatal(err)
	}
	for _, c := range out.Data.Platforms {
		if c.Connection == anaTube {
			return c, out.Data.TotalFollowers, out.Data.TotalPosts
		}
	}
	w.t.Fatal("the channel is not in the Overview")
	return card, followers, posts
}

// platformIn finds one platform in an answer of /api/platforms.
func platformIn(t *testing.T, body, platform string) PlatformBody {
	t.Helper()
	var out platformsOutput
	if err := json.Unmarshal([]byte(body), &out.Body); err != nil {
		t.Fatal(err)
	}
	for _, one := range out.Body.Platforms {
		if one.Platform == platform {
			return one
		}
	}
	t.Fatalf("%s is not in %s", platform, body)
	return PlatformBody{}
}

// What YouTube's terms call derived is off until an administrator records YouTube's acceptance, stands beside the other platforms' figures and
// in no sum with them, goes to nobody but the web app, and ends with the record.
func TestDerivedFiguresNeedARecord(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db *store.DB) {
		w := newWorld(t, db)
		w.tube()
		const path = "/api/admin/platforms/youtube/derived-figures"
		const record = `{"reference":"YT-2026-117","scope":"Analytics & Reporting, project 4711","allowed_on":"2026-10-01"}`
		off := func(when string) {
			t.Helper()
			card, followers, _ := w.channel()
			for name, f := range map[string]Figure{"rate": card.EngagementRate, "views": card.AverageViews, "engagement": card.Engagement, "change": card.FollowersChange} {
				if f.Value != "" || f.Reason != Reason(social.ByPolicy) {
					t.Errorf("%s: the %s is %+v", when, name, f)
				}
			}
			if followers.Value != "1600" {
				t.Errorf("%s: the total is %+v", when, followers)
			}
			for id, word := range w.tubeRates() {
				if word != "policy" {
					t.Errorf("%s: the rate %s is %s", when, id, word)
				}
			}
			for path, body := range w.derived() {
				if !strings.Contains(body, `"reason":"policy"`) && !strings.Contains(body, `_reason":"policy"`) || strings.Contains(body, `"by":"candor"`) && !strings.Contains(body, `"value":null`) {
					t.Errorf("%s: %s answers %s", when, path, body)
				}
			}
		}
		says := func(when, platform string, derived, byTerms bool) {
			t.Helper()
			got := w.ask(ana, "GET", "/api/platforms", "").body
			if one := platformIn(t, got, platform); one.Derived != derived || one.DerivedByTerms != byTerms {
				t.Errorf("%s: %s is %+v", when, platform, one)
			}
		}
		says("by default", "youtube", false, false)
		says("by default", "instagram", true, true)
		off("by default")
		if got := w.ask(ada, "GET", "/api/admin/allowances", ""); got.status != 200 || !strings.Contains(got.body, `"allowances":[]`) {
			t.Errorf("by default: %d %s", got.status, got.body)
		}
		if got := w.ask(ada, "DELETE", path, ""); got.status != 404 {
			t.Errorf("withdraw what is not there: %d %s", got.status, got.body)
		}

		for name, c := range map[string]struct {
			path, body string
			status     int
		}{
			"no reference":        {path, `{"reference":" ","scope":"x","allowed_on":"2026-10-01"}`, 422},
			"a day to come":       {path, `{"reference":"x","scope":"x","allowed_on":"2027-01-01"}`, 422},
			"no need":             {"/api/admin/platforms/instagram/derived-figures", record, 409},
			"no such platform":    {"/api/admin/platforms/myspace/derived-figures", record, 404},
			"half of what to say": {path, `{"reference":"x","allowed_on":"2026-10-01"}`, 422},
		} {
			if got := w.ask(ada, "PUT", c.path, c.body); got.status != c.status && (c.status != 422 || got.status != 400) {
				t.Errorf("%s: %d %s", name, got.status, got.body)
			}
		}
		w.unproved = true
		if got := w.ask(ada, "PUT", path, record); got.status != 403 {
			t.Errorf("without the password: %d %s", got.status, got.body)
		}
		w.unproved = false
		off("after refused records")

		if got := w.ask(ada, "PUT", path, record); got.status != 200 || !strings.Contains(got.body, `"reference":"YT-2026-117"`) {
			t.Fatalf("record: %d %s", got.status, got.body)
		}
		says("recorded", "youtube", true, false)
		if got := w.tubeRates(); got["by_views"] != "4" || got["by_engaged_views"] != "8" || got["by_views_with_shares"] != "4.8" {
			t.Errorf("recorded: the rates are %v", got)
		}
		card, followers, posts := w.channel()
		for name, c := range map[string]struct {
			f    Figure
			want string
		}{"rate": {card.EngagementRate, "4"}, "views": {card.AverageViews, "250"}, "engagement": {card.Engagement, "10"}} {
			if string(c.f.Value) != c.want || c.f.Computed == nil || c.f.Computed.By != "candor" {
				t.Errorf("the recorded %s is %+v", name, c.f)
			}
		}
		if followers.Value != "1600" || len(followers.LeavesOut) != 1 || len(posts.LeavesOut) != 1 {
			t.Errorf("the channel is in a total: %+v, %+v", followers, posts)
		}
		for path, body := range w.derived() {
			if strings.Contains(body, `reason":"policy"`) {
				t.Errorf("recorded: %s answers %s", path, body)
			}
		}
		text := w.token(ana, `{"name":"script","scopes":["read"],"days":30}`)
		got := w.ask("", "GET", "/api/analytics/socials/youtube", "", func(r *http.Request) { r.Header.Set("Authorization", "Bearer "+text); r.Header.Del("X-Candor") })
		if got.status != 200 || strings.Contains(got.body, `"value":250`) || !strings.Contains(got.body, `"reason":"policy"`) {
			t.Errorf("an API token sees %d %s", got.status, got.body)
		}

		if got := w.ask(ada, "DELETE", path, ""); got.status != 204 {
			t.Fatalf("withdraw: %d %s", got.status, got.body)
		}
		off("withdrawn")
		says("withdrawn", "youtube", false, false)
		audit := w.ask(ada, "GET", "/api/admin/audit", "").body
		for _, part := range []string{`"act":"allowance_recorded"`, `"act":"allowance_withdrawn"`, `"reference":"YT-2026-117"`, `"allowed_on":"2026-10-01"`} {
			if !strings.Contains(audit, part) {
				t.Errorf("%s is not in the audit: %s", part, audit)
			}
		}
		if strings.Count(audit, `"act":"allowance_`) != 2 {
			t.Errorf("what was refused is in the audit: %s", audit)
		}
	})
}
