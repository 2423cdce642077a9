package sandbox

import (
	"context"
	"encoding/json"
	"net"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"testing/synctest"
	"time"
)

func TestClock(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		c := NewClock(start, false, nil)
		time.Sleep(time.Minute) // virtual
		if want := start.Add(time.Minute); !c.Now().Equal(want) {
			t.Errorf("a running clock shows %v, want %v", c.Now(), want)
		}
		c.Advance(24 * time.Hour)
		c.Freeze(true)
		time.Sleep(time.Hour)
		if want := start.Add(24*time.Hour + time.Minute); !c.Now().Equal(want) {
			t.Errorf("a frozen clock shows %v, want %v", c.Now(), want)
		}
		c.Set(start)
		c.Freeze(false)
		time.Sleep(time.Second)
		if want := start.Add(time.Second); !c.Now().Equal(want) {
			t.Errorf("a clock set back shows %v, want %v", c.Now(), want)
		}
	})
}

func TestStart(t *testing.T) {
	s, _, _ := stage(t, 1)
	ctx, cancel := context.WithCancel(t.Context())
	if err := s.Start(ctx, map[string]int{"control": 0}); err != nil {
		t.Fatal(err)
	}
	var line map[string]json.RawMessage
	if err := json.Unmarshal([]byte(s.Announce()), &line); err != nil {
		t.Fatalf("%s: %v", s.Announce(), err)
	}
	want := `{"url":"` + s.URL("instagram") + `","client_key":"id-instagram","client_secret":"secret"}`
	if got := string(line["instagram"]); got != want || strings.Contains(s.Announce(), "\n") {
		t.Errorf("announced %s, want %s", got, want)
	}
	if status, body, err := ask(http.DefaultClient, "GET", s.URL("instagram")+"/x", ""); status != 200 || body != "hello /x" {
		t.Errorf("%d %q %v", status, body, err)
	}
	u, _ := url.Parse(s.URL("instagram"))
	other, _, _ := stage(t, 1)
	var port int
	_ = json.Unmarshal([]byte(u.Port()), &port)
	if err := other.Start(ctx, map[string]int{"instagram": port}); err == nil || !strings.Contains(err.Error(), "instagram") {
		t.Errorf("a busy port: %v", err)
	}
	cancel()
	s.Stop()
	if conn, err := net.Dial("tcp", u.Host); err == nil {
		_ = conn.Close()
		t.Error("still listening after Stop")
	}
}

func TestControl(t *testing.T) {
	s, client, _ := stage(t, 1)
	base := s.URL("control")
	for _, c := range []struct {
		method, path, body string
		status             int
		holds              string
	}{
		{"GET", "/clock", "", 200, `"now":"2026-11-02T09:30:00Z"`},
		{"POST", "/clock", `{"advance":"24h"}`, 200, `"now":"2026-11-03T09:30:00Z"`},
		{"POST", "/clock", `{"set":"2026-12-01T00:00:00Z","frozen":true}`, 200, `"now":"2026-12-01T00:00:00Z"`},
		{"POST", "/clock", `{"advance":"soon"}`, 400, `error`},
		{"POST", "/clock", `{"forward":"1h"}`, 400, `error`},
		{"POST", "/faults", `{"path":"*","status":500,"body":{"a":1},"delay":"1ms","cut_after":0}`, 200, `"id":"f1"`},
		{"POST", "/faults", `{"path":"*"}`, 400, `changes nothing`},
		{"GET", "/faults", "", 200, `"body":"{\"a\":1}"`},
		{"DELETE", "/faults", "", 200, `{"faults":[]}`},
		{"POST", "/accounts/instagram/mara", `{"action":"rename","name":"M"}`, 200, `"ok":true`},
		{"POST", "/accounts/instagram/instagram/mara", `{"action":"suspend"}`, 200, `"ok":true`},
		{"POST", "/accounts/instagram/nobody", `{"action":"suspend"}`, 404, `unknown account`},
		{"POST", "/accounts/instagram/mara", `{"action":"sing"}`, 400, `unknown action`},
		{"POST", "/apps", `{"platform":"instagram","switches":{"a":"b"}}`, 200, `"switches":{"a":"b"}`},
		{"POST", "/apps", `{"platform":"instagram","client_key":"k"}`, 400, `client_secret`},
		{"POST", "/apps", `{"platform":"instagram","client_key":"k","client_secret":"s","redirect_uris":["https://x.example/cb"]}`, 200, `"loopback":false`},
		{"POST", "/apps", `{"platform":"myspace"}`, 400, `myspace`},
		{"GET", "/world?platform=instagram&account=mara", "", 200, `"state":"suspended"`},
		{"GET", "/world?at=yesterday", "", 400, `error`},
		{"GET", "/ledger?limit=0", "", 400, `limit`},
		{"GET", "/ledger/summary", "", 200, `{"summary":[]}`},
		{"POST", "/events/instagram", `{"event":"deauthorize","account":"mara"}`, 400, `sends no events`},
	} {
		status, body, err := ask(client, c.method, base+c.path, c.body)
		if err != nil || status != c.status || !strings.Contains(body, c.holds) {
			t.Errorf("%s %s %s: %d %.300s %v, want %d with %s", c.method, c.path, c.body, status, body, err, c.status, c.holds)
		}
	}
}

func TestLedger(t *testing.T) {
	l := NewLedger()
	for n := range ledgerSize + 10 {
		l.add(Call{Time: start.Add(time.Duration(n) * time.Second), Platform: "instagram", Account: "1", Route: "/me", Status: 200, Cost: 2})
	}
	l.add(Call{Time: start.Add(240 * time.Hour), Platform: "tiktok", Account: "2", Route: "/v2", Status: 429, Cost: 1})
	all := l.Calls(Filter{})
	if len(all) != ledgerSize || all[len(all)-1].Platform != "tiktok" || !all[0].Time.Equal(start.Add(11*time.Second)) {
		t.Errorf("%d calls are kept, from %v", len(all), all[0].Time)
	}
	if got := l.Calls(Filter{Platform: "instagram", Limit: 3}); len(got) != 3 || got[2].Platform != "instagram" {
		t.Errorf("limited: %+v", got)
	}
	if got := l.Calls(Filter{Since: start.Add(200 * time.Hour)}); len(got) != 1 {
		t.Errorf("since: %+v", got)
	}
	sums := l.Summaries(Filter{Account: "1"})
	if len(sums) != 1 || sums[0].Calls != ledgerSize+10 || sums[0].Cost != 2*(ledgerSize+10) || sums[0].Day != "2026-11-02" {
		t.Errorf("the summary counts all: %+v", sums)
	}
	if sums := l.Summaries(Filter{Since: start.Add(24 * time.Hour)}); len(sums) != 1 || sums[0].Failed != 1 {
		t.Errorf("the failed call: %+v", sums)
	}
}

func TestTokens(t *testing.T) {
	r := NewTokens(1)
	a := r.Issue(Token{Value: "IG*", Platform: "p", Kind: "access", Account: "1", Scopes: []string{"x", "y"}, Expires: start})
	b := r.Issue(Token{Value: "IG*", Platform: "p", Kind: "access", Account: "2"})
	if a.Value == b.Value || !strings.HasPrefix(a.Value, "IG") {
		t.Errorf("%q and %q", a.Value, b.Value)
	}
	if _, ok := r.Lookup("q", a.Value); ok {
		t.Error("found on another platform")
	}
	if !a.Live(start.Add(-time.Second)) || a.Live(start) || !b.Live(start.Add(1000*time.Hour)) {
		t.Error("expiry")
	}
	r.DropScope("x", func(Token) bool { return true })
	if t2, _ := r.Lookup("p", a.Value); t2.Has("x") || !t2.Has("y") || !a.Has("x") {
		t.Error("the scope is not dropped, or dropped from a snapshot")
	}
	first := r.Revoke("gone", func(t Token) bool { return t.Account == "1" })
	second := r.Revoke("later", func(t Token) bool { return t.Account == "1" })
	if t2, _ := r.Lookup("p", a.Value); first != 1 || second != 0 || t2.Revoked != "gone" {
		t.Errorf("revoked %d, %d: %+v", first, second, t2)
	}
	if list := r.List("p"); len(list) != 2 || list[0].Value != a.Value {
		t.Errorf("the list: %+v", list)
	}
}

func TestRedirectURIs(t *testing.T) {
	open := App{Loopback: true, RedirectURIs: []string{"https://x.example/cb"}}
	for uri, want := range map[string]bool{
		"http://localhost:5050/cb": true, "http://127.0.0.1/cb": true, "https://[::1]:1/cb": true, "https://x.example/cb": true,
		"https://x.example/cb/": false, "http://localhost.evil.example/": false, "ftp://localhost/": false, "http://localhost/#x": false, "": false, "::": false,
	} {
		if got := open.Allows(uri); got != want {
			t.Errorf("%q: %v", uri, got)
		}
	}
	if (App{}).Allows("http://localhost:5050/cb") {
		t.Error("an app of one's own must name its URIs")
	}
}

func TestConsentPage(t *testing.T) {
	s, _, _ := stage(t, 1)
	rec := &answer{header: http.Header{}}
	Consent{
		Platform: "X", App: `<b>"app"</b>`, Action: "/a", Hidden: url.Values{"state": {`"><script>`}},
		Accounts: s.World.AccountChoices("instagram"), Scopes: []ConsentScope{{ID: "one"}, {ID: "two", Label: "second"}},
	}.Write(rec)
	page := string(rec.body)
	if strings.Contains(page, "<script") || strings.Contains(page, "<b>") {
		t.Error("values are not escaped")
	}
	allow, deny := strings.Index(page, `value="allow"`), strings.Index(page, `value="deny"`)
	if allow < 0 || deny < allow || strings.Count(page, `name="scope"`) != 2 || strings.Count(page, "checked") != 2 || !strings.Contains(page, `name="account"`) {
		t.Error(page)
	}
}
