package observe

import (
	"bytes"
	"errors"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"candor/internal/social"
)

// Each text holds SECRETn values that must not survive, and words that must.
var scrubCases = []struct{ text, keep string }{
	{"GET https://graph.instagram.com/refresh_access_token?grant_type=ig_refresh_token&access_token=SECRET1abcdefgh", "grant_type=ig_refresh_token"},
	{`{"access_token":"SECRET1abcdefgh","refresh_token": "SECRET2abcdefgh","expires_in":3600}`, `"expires_in":3600`},
	{`{\"access_token\":\"SECRET1abcdefgh\",\"scope\":\"x\"}`, `\"scope\"`},
	{"client_secret=SECRET1&client_id=abc", "client_id=abc"},
	{"/api/auth/instagram/callback?code=SECRET1abc#_&state=SECRET2abc", "/api/auth/instagram/callback"},
	{"Authorization: Bearer SECRET1abcdefgh", "Authorization"},
	{"sent Bearer act.SECRET1abc!4567.e1 to the API", "to the API"},
	{"token IGAASECRET1abcdefghijklmnopqrstuvwxyz was refused", "was refused"},
	{"token EAASECRET1abcdefghijklmnopqrstuvwxyz was refused", "was refused"},
	{"rft.SECRET1abcdefg!4567 rotated", "rotated"},
	{"ya29.SECRET1abcdefg expired", "expired"},
	{"1//0SECRET1abcdefg revoked", "revoked"},
	{"GOCSPX-SECRET1abcdefg is wrong", "is wrong"},
	{"postgres://candor:SECRET1@db/candor", "postgres://candor:"},
	{"Set-Cookie: __Host-candor=SECRET1abc; Path=/", "Set-Cookie"},
	{"code_verifier=SECRET1abcdefgh", "code_verifier"},
	{"access_token%3DSECRET1abcdefgh", "access_token"},
	{"eyJhbGciOiJSUzI1.eyJTRUNSRVQxSECRET1.SECRET2", ""},
	{"followers of account 17841400000000000: 84219", "17841400000000000: 84219"},
	{"GET /me/media: rate_limited (4/613): Application request limit reached", "(4/613): Application request limit reached"},
}

func TestScrub(t *testing.T) {
	for _, c := range scrubCases {
		got := Scrub(c.text)
		if strings.Contains(got, "SECRET") {
			t.Errorf("Scrub(%q) = %q: a secret is left", c.text, got)
		}
		if !strings.Contains(got, c.keep) {
			t.Errorf("Scrub(%q) = %q: lost %q", c.text, got, c.keep)
		}
	}
}

func TestScrubForeign(t *testing.T) {
	for text, want := range map[string]string{
		"TypeError while reading AQkrjZpRldmt0oe12hvJPCu0QkqxXht8x3BWD07z5kP7iV2Xzf": "TypeError while reading [redacted]",
		"secret cd1fb94adec3605cc93d685f3707a08b here":                               "secret [redacted] here",
		"post 0198a2c4-7a11-7bbb-8c3d-0123456789ab is gone":                          "post 0198a2c4-7a11-7bbb-8c3d-0123456789ab is gone",
		"at f (http://localhost:5050/assets/index-B7xq81Zk.js:1:2345)":               "at f (http://localhost:5050/assets/index-B7xq81Zk.js:1:2345)",
		"?access_token=short1": "?access_token=[redacted]",
	} {
		if got := ScrubForeign(text); got != want {
			t.Errorf("ScrubForeign(%q) = %q, want %q", text, got, want)
		}
	}
}

// A token inside any text goes, and scrubbing again changes nothing that matters.
func FuzzScrub(f *testing.F) {
	for _, c := range scrubCases {
		f.Add(c.text, " ")
	}
	f.Add("", "&")
	f.Fuzz(func(t *testing.T, before, after string) {
		const token = "IGAAcanarycanarycanarycanary"
		if strings.Contains(Scrub(before+" "+token+" "+after), token) {
			t.Errorf("the token survived between %q and %q", before, after)
		}
		if strings.Contains(Scrub(before+" access_token="+"canary12345"+" "+after), "canary12345") {
			t.Errorf("the parameter survived between %q and %q", before, after)
		}
	})
}

func TestLoggerScrubsWhateverIsLogged(t *testing.T) {
	for _, json := range []bool{false, true} {
		var out bytes.Buffer
		log := NewLogger(LogConfig{To: &out, JSON: json, Level: slog.LevelDebug}).With("refresh_token", "CANARY-1").WithGroup("g")
		log.Debug("called ?access_token=CANARY2abc", "error", errors.New("body {\"access_token\":\"CANARY3abc\"}"), "url", "https://x/?code=CANARY4abc",
			slog.Group("inner", slog.String("password", "CANARY-5")), "secret", social.Secret("CANARY-6"), "code", "not_found")
		if strings.Contains(out.String(), "CANARY") {
			t.Errorf("json %v: %s", json, out.String())
		}
		if !strings.Contains(out.String(), "not_found") || !strings.Contains(out.String(), "called") {
			t.Errorf("json %v: too much is gone: %s", json, out.String())
		}
	}
}

func TestRequestsNameTheRouteAndNeverTheQuery(t *testing.T) {
	var out bytes.Buffer
	counters := NewCounters()
	at := time.Date(2026, 11, 22, 6, 0, 0, 0, time.UTC)
	h := Requests(NewLogger(LogConfig{To: &out}), counters, func() time.Time { return at })(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		Note(r.Context(), "/api/auth/{platform}/callback")
		w.WriteHeader(http.StatusFound)
		w.WriteHeader(http.StatusOK) // ignored by net/http, and so by us
	}))
	h.ServeHTTP(httptest.NewRecorder(), httptest.NewRequest(http.MethodGet, "/api/auth/instagram/callback?code=CANARY&state=CANARY", nil))
	h.ServeHTTP(httptest.NewRecorder(), httptest.NewRequest("BREW", "/x", nil))
	cut := Requests(NewLogger(LogConfig{To: &out}), counters, func() time.Time { return at })(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		Note(r.Context(), "/api/export")
		w.WriteHeader(http.StatusOK)
		panic(http.ErrAbortHandler)
	}))
	func() {
		defer func() {
			if p := recover(); p != http.ErrAbortHandler { //nolint:errorlint // the server compares it so too
				t.Errorf("the connection is not cut: %v", p)
			}
		}()
		cut.ServeHTTP(httptest.NewRecorder(), httptest.NewRequest(http.MethodGet, "/api/export", nil))
	}()
	counters.Run(social.Run{Platform: social.Instagram, Product: social.ProductPosts, Status: social.RunPartial, ErrorCode: social.CauseIncomplete, DurationMS: 1500})
	counters.Call(social.Instagram, "GET /me/media", "account", "ok", 3)
	answer := httptest.NewRecorder()
	counters.Handler().ServeHTTP(answer, httptest.NewRequest(http.MethodGet, "/metrics", nil))
	for _, want := range []string{
		`candor_http_requests_total{method="GET",route="/api/auth/{platform}/callback",status="302"} 1`, `method="other"`,
		`candor_http_requests_total{method="GET",route="/api/export",status="500"} 1`,
		`candor_sync_runs_total{platform="instagram",product="posts",status="partial"} 1`,
		`candor_sync_failures_total{cause="incomplete_listing",platform="instagram"} 1`, `candor_sync_seconds_sum{platform="instagram",product="posts"} 1.5`,
		`candor_platform_calls_total{endpoint="GET /me/media",outcome="ok",platform="instagram"} 1`, `candor_platform_cost_total{bucket="account",platform="instagram"} 3`,
	} {
		if !strings.Contains(answer.Body.String(), want) {
			t.Errorf("/metrics lacks %s", want)
		}
	}
	if s := out.String() + answer.Body.String(); strings.Contains(s, "CANARY") || strings.Contains(s, "instagram/callback") {
		t.Errorf("the address was logged: %s", out.String())
	}
}
