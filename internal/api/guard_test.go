package api

import (
	"net/http"
	"strings"
	"testing"
	"time"

	"candor/internal/connect"
	"candor/internal/store/storetest"
)

// Nothing of Bo's stands in any answer to Ana.
func TestListsHoldOnesOwnOnly(t *testing.T) {
	w := newWorld(t, storetest.Open(t))
	for _, target := range []string{"/api/analytics/socials", "/api/analytics/socials/connections", "/api/analytics/socials/instagram", "/api/posts"} {
		got := w.ask(ana, "GET", target, "")
		if !strings.Contains(got.body, anaInsta) || strings.Contains(got.body, boInsta) || strings.Contains(got.body, "bo.runs") {
			t.Errorf("%s: %s", target, got.body)
		}
	}
}

func TestRoles(t *testing.T) {
	w := newWorld(t, storetest.Open(t))
	for _, target := range []string{"/api/analytics/socials", "/api/analytics/socials/connections", "/api/analytics/socials/instagram", "/api/posts", "/api/posts/" + anaPost} {
		for _, named := range []string{"", "?creator=" + ana, "?creator=" + absent} {
			if got := w.ask(mia, "GET", target+named, ""); got.status != 404 && (named != "" || got.status != 400) {
				t.Errorf("a manager without a grant gets %s%s: %d", target, named, got.status)
			}
			if got := w.ask(ada, "GET", target+named, ""); got.status != 404 && got.status != 403 {
				t.Errorf("an administrator gets %s%s: %d", target, named, got.status)
			}
		}
	}
	if got := w.ask(mia, "GET", "/api/auth/instagram/connect", ""); got.status != 403 {
		t.Errorf("a manager connects: %d", got.status)
	}
}

func TestCrossSite(t *testing.T) {
	w := newWorld(t, storetest.Open(t))
	sync := "/api/connections/" + anaInsta + "/sync"
	big := `{"email":"` + strings.Repeat("x", maxBody) + `"}`
	cases := []struct {
		name, method, target, body string
		change                     func(*http.Request)
		want                       int
	}{
		{"the app itself", "POST", sync, "", with("Sec-Fetch-Site", "same-origin"), 202},
		{"no header", "POST", sync, "", func(r *http.Request) { r.Header.Del("X-Candor") }, 403},
		{"no header, delete", "DELETE", "/api/session", "", func(r *http.Request) { r.Header.Del("X-Candor") }, 403},
		{"another site", "POST", sync, "", with("Sec-Fetch-Site", "cross-site"), 403},
		{"a sibling site", "POST", sync, "", with("Sec-Fetch-Site", "same-site"), 403},
		{"another origin", "POST", sync, "", with("Origin", "https://evil.example"), 403},
		{"a form", "POST", "/api/session", "email=x", with("Content-Type", "application/x-www-form-urlencoded"), 415},
		{"text", "POST", "/api/session", "{}", with("Content-Type", "text/plain"), 415},
		{"too much", "POST", "/api/session", big, with("X-Candor", "1"), 413},
		{"no JSON", "POST", "/api/session", "{", with("X-Candor", "1"), 400},
	}
	for _, c := range cases {
		got := w.ask(ana, c.method, c.target, c.body, c.change)
		if got.status != c.want || c.want >= 400 && got.header.Get("Content-Type") != "application/problem+json" {
			t.Errorf("%s: %d, want %d: %s", c.name, got.status, c.want, got.body)
		}
	}
	if len(w.synced) != 1 || w.synced[0] != 11 {
		t.Errorf("read now: %v", w.synced)
	}
}

func TestSyncNowIsLimited(t *testing.T) {
	w := newWorld(t, storetest.Open(t))
	var last answer
	for range syncTries + 1 {
		last = w.ask(ana, "POST", "/api/connections/"+anaInsta+"/sync", "")
	}
	if last.status != 429 || last.header.Get("Retry-After") != "90" || !strings.Contains(last.body, `"too_many"`) || len(w.synced) != syncTries {
		t.Errorf("%d %q %s, %d readings", last.status, last.header.Get("Retry-After"), last.body, len(w.synced))
	}
}

func TestSignIn(t *testing.T) {
	w := newWorld(t, storetest.Open(t))
	cases := map[string]struct {
		status int
		holds  string
	}{
		`{"email":"ana@example.com","password":"right","zone":"Europe/Berlin"}`: {200, `"person":{"id":"` + ana},
		`{"email":"ana@example.com","password":"wrong"}`:                        {401, `"wrong_credentials"`},
		`{"email":"ana@example.com","password":"again and again"}`:              {429, `"too_many"`},
		`{"email":"ana@example.com"}`:                                           {422, `"bad_request"`},
	}
	for body, want := range cases {
		if got := w.ask("", "POST", "/api/session", body); got.status != want.status || !strings.Contains(got.body, want.holds) {
			t.Errorf("%s: %d %s", body, got.status, got.body)
		}
	}
	if got := w.ask("", "GET", "/api/session", ""); got.status != 200 || !strings.HasPrefix(got.body, `{"person":null,`) {
		t.Errorf("nobody: %d %s", got.status, got.body)
	}
	if got := w.ask(ana, "DELETE", "/api/session", ""); got.status != 204 {
		t.Errorf("sign out: %d", got.status)
	}
}

func TestConnectAndCallback(t *testing.T) {
	w := newWorld(t, storetest.Open(t))
	got := w.ask(ana, "GET", "/api/auth/instagram/connect?zone=Europe/Berlin", "")
	if got.status != 200 || got.header.Get("Cache-Control") != "no-store" || got.body != "{\"url\":\"https://platform.example/consent?state=s\"}\n" {
		t.Errorf("connect: %d %s", got.status, got.body)
	}
	if s := w.connect.started; s.Person.UID != ana || string(s.SessionHash) != "session of "+ana || s.Zone != "Europe/Berlin" {
		t.Errorf("started %+v", s)
	}
	w.connect.outcome = connect.Outcome{Platform: "instagram", Connection: anaInsta}
	got = w.ask(ana, "GET", "/api/auth/instagram/callback?code=c%2Bd&state=s", "")
	if got.status != 302 || got.header.Get("Location") != "/dashboard?connection="+anaInsta+"&success=instagram_connected" || got.header.Get("Cache-Control") != "no-store" {
		t.Errorf("callback: %d %v", got.status, got.header)
	}
	if got.header.Get("Cross-Origin-Opener-Policy") != "" {
		t.Error("the way back of the popup is cut off from its opener")
	}
	if b := w.connect.back; b.Query.Get("code") != "c+d" || b.Address != "http://localhost:5050/api/auth/instagram/callback" || b.Person.UID != ana {
		t.Errorf("finished with %+v", b)
	}
	w.connect.outcome = connect.Outcome{Platform: "instagram", Code: connect.CodeState}
	got = w.ask("", "GET", "/api/auth/instagram/callback?error=x", "")
	if got.status != 302 || got.header.Get("Location") != "/dashboard?error=instagram_state" {
		t.Errorf("callback of nobody: %d %v", got.status, got.header)
	}
	if got = w.ask(ana, "GET", "/api/auth/evil%22/callback", ""); got.status != 404 {
		t.Errorf("callback of no platform: %d", got.status)
	}
	w.connect.err = connect.ErrSeveral
	if got = w.ask(ana, "DELETE", "/api/auth/instagram/disconnect", ""); got.status != 409 || !strings.Contains(got.body, `"several_connections"`) {
		t.Errorf("disconnect: %d %s", got.status, got.body)
	}
	w.connect.err = connect.ErrTooLate
	if got = w.ask(ana, "DELETE", "/api/connections/"+anaInsta, ""); got.status != 409 || !strings.Contains(got.body, `"conflict"`) {
		t.Errorf("forget: %d %s", got.status, got.body)
	}
}

// TestASlowDatabaseSignsNobodyOut: who was not found in time is not told to sign in.
func TestASlowDatabaseSignsNobodyOut(t *testing.T) {
	w := newWorld(t, storetest.Open(t))
	w.patience, w.stuck = 20*time.Millisecond, true
	w.serve()
	for _, path := range []string{"/api/posts", "/api/session"} {
		if got := w.ask(ana, "GET", path, ""); got.status != http.StatusServiceUnavailable || !strings.Contains(got.body, "took too long") {
			t.Errorf("%s: %d %s", path, got.status, got.body)
		}
	}
}

func TestWhatTakesLong(t *testing.T) {
	for path, want := range map[string]bool{"/api/export": true, "/api/export/posts": true, "/api/me/takeout": true, "/api/admin/audit/verify": true, "/api/admin/audit": false, "/api/posts": false} {
		if takesLong(path) != want {
			t.Errorf("%s: %v", path, !want)
		}
	}
}

// TestASlowReadIsGivenUp: a read that the database does not answer ends in time with words, and everything else is served meanwhile.
func TestASlowReadIsGivenUp(t *testing.T) {
	db := storetest.OpenPostgreSQL(t)
	w := newWorld(t, db)
	w.patience = 150 * time.Millisecond
	w.serve()
	locker, err := db.Writer().BeginTx(t.Context(), nil)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = locker.Rollback() }() // it was ended below
	if _, err := locker.ExecContext(t.Context(), `LOCK TABLE post_reading IN ACCESS EXCLUSIVE MODE`); err != nil {
		t.Fatal(err)
	}
	for range 20 { // more than there are connections
		began := time.Now()
		got := w.ask(ana, "GET", "/api/posts", "")
		if got.status != http.StatusServiceUnavailable || !strings.Contains(got.body, "took too long") || time.Since(began) > 20*time.Second {
			t.Fatalf("after %s: %d %s", time.Since(began), got.status, got.body)
		}
	}
	w.patience = 0
	w.serve()
	if got := w.ask(ana, "GET", "/api/session", ""); got.status != http.StatusOK {
		t.Errorf("meanwhile: %d %s", got.status, got.body)
	}
	if err := locker.Rollback(); err != nil {
		t.Fatal(err)
	}
	if got := w.ask(ana, "GET", "/api/posts", ""); got.status != http.StatusOK {
		t.Errorf("afterwards: %d %s", got.status, got.body)
	}
}
