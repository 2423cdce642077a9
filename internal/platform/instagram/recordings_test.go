package instagram

import (
	"encoding/json"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"candor/internal/platform"
	"candor/internal/platform/platformtest"
	"candor/internal/social"
)

// recordings are real answers of the platform. They are not part of the repository: they lie beside its root.
var recordings = filepath.Join("..", "..", "..", "..", "shared", "recordings", "instagram")

// recorded is one file: an exchange with status and headers, or a bare body.
func recorded(t *testing.T, name string) scripted {
	t.Helper()
	r := platformtest.Recorded(t, filepath.Join(recordings, name))
	s := scripted{status: r.Status, body: string(r.Body), header: http.Header{}}
	for key, value := range r.Headers {
		s.header.Set(key, value)
	}
	return s
}

func figure(t *testing.T, figures social.Figures, metric social.MetricID, want int64) {
	t.Helper()
	if got, known := figures[metric].Value(); !known || got != want {
		t.Errorf("%s is %d %q, want %d", metric, got, figures[metric].Reason(), want)
	}
}

func absent(t *testing.T, figures social.Figures, metric social.MetricID, want social.Reason) {
	t.Helper()
	if f := figures[metric]; f.Known() || f.Reason() != want {
		v, _ := f.Value()
		t.Errorf("%s is %d %q, want missing as %q", metric, v, f.Reason(), want)
	}
}

// cases says for every file what INDEX.md expects of it.
var cases = map[string]func(*testing.T, scripted){
	"v25-token-short.exchange.json": func(t *testing.T, s scripted) {
		c, _ := play(t, s)
		token, err := c.short(background, "code", nil)
		if err != nil || token.UserID != "27281358591558845" || token.AccessToken.Value() == "" || token.Permissions != nil {
			t.Errorf("got %+v, %v", token, err)
		}
	},
	"v25-token-long.exchange.json": func(t *testing.T, s scripted) {
		c, _ := play(t, s)
		token, err := c.long(background, "short", nil)
		if err != nil || !token.ExpiresAt.Equal(testNow.Add(5110824*time.Second)) || token.Access.Empty() {
			t.Errorf("got %+v, %v", token, err)
		}
	},
	"v25-me.exchange.json": func(t *testing.T, s scripted) {
		c, _ := play(t, s)
		page, err := c.Profile(background, full())
		if err != nil {
			t.Fatal(err)
		}
		if page.Account.Handle != "the_kharagpur_wala_" || page.Account.ExternalID != "27281358591558845" || page.Account.Type != "" {
			t.Errorf("got %+v", page.Account)
		}
		figure(t, page.Figures, social.Followers, 23354)
		figure(t, page.Figures, social.Following, 539)
		figure(t, page.Figures, social.Posts, 786)
	},
	"v25-media-limit2.exchange.json": func(t *testing.T, s scripted) {
		page := listed(t, s)
		expectPost(t, page, 0, "17887987407566524", social.Photo, true)
		expectPost(t, page, 1, "18063019328487555", social.Video, true)
		figure(t, page.Posts[0].Figures, social.Likes, 94)
		figure(t, page.Posts[0].Figures, social.Comments, 35)
		figure(t, page.Posts[1].Figures, social.Likes, 1930)
		figure(t, page.Posts[1].Figures, social.Comments, 37)
		if !strings.HasPrefix(string(page.Next), "QVFIU0xDNXow") || strings.Contains(string(page.Next), "REDACTED") {
			t.Errorf("next is %q", page.Next)
		}
	},
	"pyfb-media-p1.json": func(t *testing.T, s scripted) {
		page := listed(t, s)
		expectPost(t, page, 0, "17895731045244887", social.Photo, false)
		expectPost(t, page, 1, "17896622936197745", social.Photo, false)
		figure(t, page.Posts[0].Figures, social.Likes, 0)
		figure(t, page.Posts[1].Figures, social.Comments, 6)
		if page.Next != "after" || !page.Posts[0].Post.PostedAt.Equal(time.Date(2021, 8, 13, 8, 25, 28, 0, time.UTC)) {
			t.Errorf("next %q, posted %v", page.Next, page.Posts[0].Post.PostedAt)
		}
	},
	"pyfb-stories-p1.json": func(t *testing.T, s scripted) {
		page := listed(t, s)
		expectPost(t, page, 0, "18168273289049440", social.Photo, false)
		expectPost(t, page, 1, "17876166859931045", social.Photo, false)
		absent(t, page.Posts[0].Figures, social.Comments, social.NotReported)
	},
	"pyfb-media-album.json": func(t *testing.T, s scripted) {
		page := listed(t, ok(`{"data":[`+s.body+`]}`))
		expectPost(t, page, 0, "17896129349106152", social.Carousel, true)
		figure(t, page.Posts[0].Figures, social.Likes, 1)
		figure(t, page.Posts[0].Figures, social.Comments, 0)
	},
	"v25-media-insights-image.exchange.json": func(t *testing.T, s scripted) {
		values(t, s, map[string]int64{"reach": 3527, "saved": 0, "shares": 2})
	},
	"v25-user-insights-follower_count.exchange.json": func(t *testing.T, s scripted) {
		values(t, s, map[string]int64{"follower_count": 23}) // the first of its days; the last is the 0 of INDEX.md
	},
	"pyfb-media-insights-total_value-breakdown.json": func(t *testing.T, s scripted) {
		values(t, s, map[string]int64{"profile_activity": 11})
	},
	"err-190-463-session-expired.exchange.json":       failing(platform.GrantDead, "190/463"),
	"err-190-igapi-invalid-token.exchange.json":       failing(platform.TokenRejected, "190"),
	"err-4-app-limit-with-usage-header.exchange.json": failing(platform.RateLimited, "4"),
	"err-2108006-before-business.exchange.json":       failing(platform.BadRequest, "100/2108006"),
	"err-100-metric-must-be-one-of.exchange.json":     failing(platform.BadRequest, "100"),
	"err-100-missing-parameter.exchange.json":         failing(platform.BadRequest, "100"),
	"err-code-already-used.exchange.json":             failing(platform.BadRequest, "400"),
	"restfb-error-code-exchange-400.json": func(t *testing.T, s scripted) {
		s.status = http.StatusBadRequest
		failing(platform.BadRequest, "400")(t, s)
	},
	"doc-usage-headers.json": func(t *testing.T, s scripted) {
		var file struct{ Headers []map[string]string }
		if err := json.Unmarshal([]byte(s.body), &file); err != nil {
			t.Fatal(err)
		}
		if got := appUsage(file.Headers[0]["x-app-usage"]); got != 724 {
			t.Errorf("x-app-usage: %v", got)
		}
		percent, until := accountUsage(file.Headers[1]["x-business-use-case-usage"], "17841457215396811", testNow)
		if percent != 100 || !until.Equal(testNow.Add(19*time.Minute)) {
			t.Errorf("x-business-use-case-usage: %v until %v", percent, until)
		}
	},
	"restfb-webhook-comments.json": func(t *testing.T, s scripted) { // what we do not read must at least do no harm
		c, _ := play(t, s)
		_, err := c.Profile(background, full())
		kindIs(t, err, platform.Malformed)
	},
}

func listed(t *testing.T, s scripted) platform.Page {
	t.Helper()
	c, _ := play(t, s)
	page, err := c.Posts(background, session(scopeBasic), "")
	if err != nil {
		t.Fatal(err)
	}
	return page
}

func expectPost(t *testing.T, page platform.Page, n int, id string, kind social.MediaType, captioned bool) {
	t.Helper()
	post := page.Posts[n].Post
	if post.ExternalID != id || post.MediaType != kind || (post.Caption.Value != "") != captioned {
		t.Errorf("post %d is %+v", n, post)
	}
}

func values(t *testing.T, s scripted, want map[string]int64) {
	t.Helper()
	var found insights
	if err := json.Unmarshal([]byte(s.body), &found); err != nil {
		t.Fatal(err)
	}
	for name, value := range want {
		if got, known := found.value(name).Value(); !known || got != value {
			t.Errorf("%s is %d %v, want %d", name, got, known, value)
		}
	}
	if !found.value("views").Absent() {
		t.Error("views is not in the recording")
	}
}

// failing expects a kind and a code, whichever call is answered so.
func failing(kind platform.Kind, code string) func(*testing.T, scripted) {
	return func(t *testing.T, s scripted) {
		c, _ := play(t, s)
		_, err := c.list25(full())
		if e := kindIs(t, err, kind); e.Code != code || e.Status != s.status {
			t.Errorf("got code %q status %d", e.Code, e.Status)
		}
	}
}

// list25 is a bare listing call, whose errors nobody handles.
func (c *connector) list25(s platform.Session) (mediaPage, error) {
	r := reading{c: c, s: s, metrics: map[platform.ID]outcome{}, notes: notesOf(s)}
	return r.list(background, pageSize, true)
}

func TestRecordings(t *testing.T) {
	files, err := filepath.Glob(filepath.Join(recordings, "*.json"))
	if err != nil || len(files) == 0 {
		t.Skipf("the recordings are not here (%s): they are kept beside the repository, not in it", recordings)
	}
	for _, file := range files {
		name := filepath.Base(file)
		t.Run(name, func(t *testing.T) {
			expect, known := cases[name]
			if !known {
				t.Fatal("a recording that no case expects")
			}
			expect(t, recorded(t, name))
		})
	}
	for name := range cases {
		if _, err := os.Stat(filepath.Join(recordings, name)); err != nil {
			t.Errorf("%s is gone", name)
		}
	}
}
