package api

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"candor/internal/social"
	"candor/internal/store"
	"candor/internal/store/storetest"
)

// The answers over HTTP, as they stand in testdata; the same on both databases.
func TestAnswers(t *testing.T) {
	cases := map[string]string{
		"overview":    "/api/analytics/socials",
		"connections": "/api/analytics/socials/connections",
		"instagram":   "/api/analytics/socials/instagram?from=2026-11-14",
		"posts":       "/api/posts?connection=" + anaInsta + "&sort=views&limit=2",
		"post":        "/api/posts/" + anaPost,
		"audience":    "/api/audience?connection=" + anaInsta,
		"best-time":   "/api/analytics/best-time?connection=" + anaInsta,
		"compare":     "/api/analytics/compare?metric=followers&to=2026-11-16&connection=" + anaInsta,
		"rates":       "/api/analytics/rates?connection=" + anaInsta,
		"averages":    "/api/analytics/averages?from=2026-11-16&connection=" + anaInsta,
		"posting":     "/api/analytics/posting?from=2026-10-01&connection=" + anaInsta,
		"difference":  "/api/analytics/difference?metric=views&post=" + anaPost + "&connection=" + anaInsta,
		"why-daily":   "/api/analytics/difference?metric=followers&day=2026-11-17&connection=" + anaInsta,
		"why-rate":    "/api/analytics/difference?metric=engagement_rate&connection=" + anaInsta,
		"history":     "/api/connections/" + anaInsta + "/history",
		"decay":       "/api/posts/" + anaPost + "/decay",
		"as-of":       "/api/posts/" + anaPost + "?as_of=2026-11-20",
		"runs":        "/api/connections/" + anaInsta + "/runs",
		"platforms":   "/api/platforms",
		"metrics":     "/api/metrics",
		"session":     "/api/session",
	}
	storetest.Each(t, func(t *testing.T, db *store.DB) {
		w := newWorld(t, db)
		for name, target := range cases {
			got := w.ask(ana, "GET", target, "")
			if got.status != 200 || got.header.Get("Cache-Control") != "no-store" {
				t.Errorf("%s: %d %s %s", name, got.status, got.header.Get("Cache-Control"), got.body)
				continue
			}
			compare(t, name, got.body)
		}
		// a video that YouTube calls a Short, on the day on which it was published, and a day of loss after one of gain
		w.account(13, otherTube, 1, string(social.YouTube), "ana.bakes", "read", "00000000-0000-7000-8000-0000000a00f1")
		w.exec(`UPDATE post SET media_type = 'short' WHERE key = 1301`)
		w.exec(`UPDATE reading SET value = 900 WHERE connection = 11 AND metric = 'followers' AND day = '2026-11-22'`)
		w.dailyViews(11)
		for name, target := range map[string]string{
			"compare-days": "/api/analytics/compare?metric=daily_views&from=2026-11-08&to=2026-11-21&connection=" + anaInsta,
			"short":        "/api/posts?media_type=short&from=2026-11-12&to=2026-11-12&connection=" + otherTube,
			"a-range":      "/api/posts?from=2026-10-23&to=2026-11-11&sort=likes&order=asc&connection=" + anaInsta,
			"a-loss":       "/api/analytics/compare?metric=followers&from=2026-11-22&to=2026-11-22&connection=" + anaInsta,
		} {
			compare(t, name, w.ask(ana, "GET", target, "").body)
		}
	})
}

func compare(t *testing.T, name, got string) {
	t.Helper()
	var all any
	if err := json.Unmarshal([]byte(got), &all); err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	pretty, err := json.MarshalIndent(all, "", " ")
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join("testdata", name+".json")
	if *update {
		if err := os.WriteFile(path, append(pretty, '\n'), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if string(pretty)+"\n" != string(want) {
		t.Errorf("%s is not as in %s; look at the difference, then run: go test ./internal/api -update\n%s", name, path, pretty)
	}
}

// Every figure is a value or a reason, never neither and never both, wherever it stands in an answer.
func TestEveryFigureIsAValueOrAReason(t *testing.T) {
	w := newWorld(t, storetest.Open(t))
	w.exec(`UPDATE reading SET value = NULL, reason = 'not_reported' WHERE metric = 'posts'`)
	figures := 0
	for _, target := range []string{"/api/analytics/socials", "/api/analytics/socials/instagram", "/api/analytics/socials/elsewhere", "/api/posts", "/api/posts/" + anaPost} {
		var all any
		if err := json.Unmarshal([]byte(w.ask(ana, "GET", target, "").body), &all); err != nil {
			t.Fatal(err)
		}
		walk(all, func(object map[string]any) {
			if _, has := object["status"]; !has {
				return
			}
			value, is := object["value"]
			if !is {
				return
			}
			figures++
			if _, reason := object["reason"]; reason == (value != nil) || (object["status"] == "missing") != reason {
				t.Errorf("%s: %v", target, object)
			}
		})
	}
	if figures < 100 {
		t.Errorf("only %d figures seen", figures)
	}
}

func walk(v any, visit func(map[string]any)) {
	switch v := v.(type) {
	case map[string]any:
		visit(v)
		for _, member := range v {
			walk(member, visit)
		}
	case []any:
		for _, member := range v {
			walk(member, visit)
		}
	}
}

// Pages of posts, in every order, hold every post once, and posts without the figure come last.
func TestPagesHoldEveryPostOnce(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db *store.DB) {
		w := newWorld(t, db)
		w.exec(`UPDATE post_reading SET views = NULL, absent = '{"views":"not_settled"}' WHERE post = 1102 AND day = '2026-11-22'`)
		w.exec(`UPDATE post_reading SET views = 900 WHERE post = 1101 AND day = '2026-11-22'`) // as many as the third
		for _, sort := range []string{"posted_at", "views"} {
			for _, order := range []string{"asc", "desc"} {
				seen, cursor := []string{}, ""
				for range 10 {
					var body postsOutput
					got := w.ask(ana, "GET", "/api/posts?platform=instagram&limit=1&sort="+sort+"&order="+order+"&cursor="+escaped(cursor), "")
					if err := json.Unmarshal([]byte(got.body), &body.Body); err != nil || got.status != 200 {
						t.Fatalf("%d %v %s", got.status, err, got.body)
					}
					for _, p := range body.Body.Data.Posts {
						seen = append(seen, p.ID[len(p.ID)-1:])
					}
					if body.Body.Data.Total != 4 {
						t.Errorf("total %d", body.Body.Data.Total)
					}
					if body.Body.Data.NextCursor == nil {
						break
					}
					cursor = *body.Body.Data.NextCursor
				}
				want := map[string]string{"posted_at asc": "4321", "posted_at desc": "1234", "views asc": "1342", "views desc": "4312"}[sort+" "+order]
				if got := strings.Join(seen, ""); got != want {
					t.Errorf("%s %s: %s, want %s", sort, order, got, want)
				}
			}
		}
	})
}

func TestBadLists(t *testing.T) {
	w := newWorld(t, storetest.Open(t))
	cases := map[string]int{
		"/api/posts?sort=views":                                                            400, // over platforms
		"/api/posts?cursor=xyz":                                                            400,
		"/api/posts?sort=likes;drop":                                                       422,
		"/api/posts?limit=0":                                                               422,
		"/api/posts?platform=nowhere":                                                      404,
		"/api/analytics/socials/nowhere":                                                   404,
		"/api/analytics/socials/instagram?from=2026-13-01":                                 422,
		"/api/analytics/socials/instagram?from=2030-01-01":                                 400,
		"/api/analytics/socials/instagram?from=1999-01-01":                                 400,
		"/api/posts?platform=instagram&media_type=reel":                                    200,
		"/api/analytics/socials/connections?creator=" + absent:                             404,
		"/api/analytics/socials/connections?creator=" + ana:                                200,
		"/api/analytics/compare?metric=daily_reach&connection=" + anaInsta:                 400, // reach is never summed
		"/api/analytics/compare?metric=views&connection=" + anaInsta:                       400,
		"/api/analytics/socials?as_of=2030-01-01":                                          400,
		"/api/analytics/difference?metric=followers&day=9999-12-31&connection=" + anaInsta: 400,
		"/api/posts?as_of=9999-12-31":                                                      400,
		"/api/analytics/socials?as_of=yesterday":                                           400,
		"/api/analytics/best-time?connection=" + boInsta:                                   404,
		"/api/audience?connection=" + boInsta:                                              404,
		"/api/nothing":                                                                     404,
		"/api/posts/%ff":                                                                   400,
		"/api/posts?connection=%00":                                                        400,
		"/api/posts/%00":                                                                   400,
		"/api/posts?from=2026-13-01":                                                       422,
		"/api/posts?to=2026-02-30":                                                         422,
		"/api/posts?from=2026-11-02&to=2026-11-01":                                         400,
		"/api/posts?to=9999-12-31":                                                         400,
		"/api/analytics/socials/instagram?to=9999-12-31":                                   400,
		"/api/analytics/posting?to=9999-12-31&connection=" + anaInsta:                      400,
		"/api/analytics/compare?metric=followers&from=0001-01-01&to=0001-01-02&connection=" + anaInsta: 400,
	}
	for target, want := range cases {
		got := w.ask(ana, "GET", target, "")
		if got.status != want {
			t.Errorf("%s: %d, want %d: %s", target, got.status, want, got.body)
		}
		if want >= 400 && (got.header.Get("Content-Type") != "application/problem+json" || !strings.Contains(got.body, `"code":"`)) {
			t.Errorf("%s is no problem document: %s %s", target, got.header.Get("Content-Type"), got.body)
		}
	}
}

const otherTube = "00000000-0000-7000-8000-00000000a00f"

// A range of days holds what was published on them as each account cuts them, in pages that stay whole, with their number.
func TestPostsOfARange(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db *store.DB) {
		w := newWorld(t, db)
		w.account(13, otherTube, int64(w.people[ana].Key), "youtube", "ana.far", "read", "00000000-0000-7000-8000-0000000a00f1")
		w.exec(`UPDATE connection SET zone = 'America/Los_Angeles' WHERE uid = $1`, otherTube)
		for key, at := range map[int64]string{
			1101: "2026-11-12T23:30:00Z", // the 13th in Berlin
			1102: "2026-10-25T22:59:59Z", // the last second of a day of 25 hours there
			1103: "2026-10-24T22:00:00Z", // its first
			1104: "2026-10-25T23:00:00Z",
			1301: "2026-11-13T07:59:59Z",                               // the 12th in Los Angeles
			1302: "2026-11-13T08:00:00Z",                               // the 13th
			1303: "2026-10-25T07:00:00Z", 1304: "2026-10-26T07:00:00Z", // the 25th, the 26th
		} {
			instant, err := time.Parse(time.RFC3339, at)
			if err != nil {
				t.Fatal(err)
			}
			w.exec(`UPDATE post SET posted_at = $1 WHERE key = $2`, instant.UnixMilli(), key)
		}
		for query, want := range map[string]string{
			"from=2026-11-13&to=2026-11-13": "f2 01",
			"from=2026-11-12&to=2026-11-12": "f1",
			"from=2026-11-12":               "f2 f1 01",
			"to=2026-10-25&order=asc":       "03 f3 02",
			"from=2026-10-25&to=2026-10-26": "f4 04 02 f3 03",
			"from=2026-10-25&to=2026-10-25&platform=instagram&sort=views&order=desc":         "03 02",
			"from=2026-10-25&to=2026-10-26&connection=" + anaInsta + "&sort=views&order=asc": "02 03 04",
			"from=2026-10-25&to=2026-11-13&media_type=video":                                 "",
			"from=2030-01-01": "",
			"to=1999-12-31":   "",
			"from=2026-10-25&to=2026-10-26&as_of=2026-10-25T22:59:59Z":                            "02 f3 03",
			"from=2026-11-13&to=2026-11-13&creator=" + ana:                                        "f2 01",
			"from=1900-01-01&to=2999-12-31&platform=instagram&sort=interactions&media_type=photo": "04 03 02 01",
		} {
			var seen []string
			for cursor := ""; ; {
				var page postsOutput
				got := w.ask(ana, "GET", "/api/posts?limit=1&"+query+"&cursor="+escaped(cursor), "")
				if err := json.Unmarshal([]byte(got.body), &page.Body); err != nil || got.status != 200 {
					t.Fatalf("%s: %d %v %s", query, got.status, err, got.body)
				}
				for _, p := range page.Body.Data.Posts {
					seen = append(seen, p.ID[len(p.ID)-2:])
				}
				if page.Body.Data.NextCursor == nil || len(seen) > 9 {
					if total := page.Body.Data.Total; total != len(seen) || (page.Body.State == StateEmpty) != (total == 0) {
						t.Errorf("%s: %d posts of %d, %s", query, len(seen), total, page.Body.State)
					}
					break
				}
				cursor = *page.Body.Data.NextCursor
			}
			if got := strings.Join(seen, " "); got != want {
				t.Errorf("%s: %q, want %q", query, got, want)
			}
		}
	})
}
