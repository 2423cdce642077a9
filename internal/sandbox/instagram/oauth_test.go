package instagram

import (
	"bytes"
	"mime/multipart"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"candor/internal/sandbox"
)

func TestConsent(t *testing.T) {
	s := open(t)
	u := s.consent("mara", "allow", scopeBasic)
	if u.Fragment != "_" || u.Query().Get("state") != "st" || u.Query().Get("code") == "" || !strings.HasPrefix(u.String(), redirect+"?") {
		t.Errorf("consent leads to %s", u)
	}
	u = s.consent("mara", "deny", scopeBasic)
	q := u.Query()
	if q.Get("error") != "access_denied" || q.Get("error_reason") != "user_denied" || q.Get("state") != "st" || q.Has("code") {
		t.Errorf("denial leads to %s", u)
	}
	s.set(map[string]string{"state_on_denial": "drop"})
	if u := s.consent("mara", "deny"); u.Query().Has("state") {
		t.Errorf("denial leads to %s", u)
	}
	for param, value := range map[string]string{
		"client_id": "1", "redirect_uri": "https://evil.example/", "response_type": "token", "scope": "user_profile,user_media",
	} {
		if a := s.request("GET", s.authorizeURL(url.Values{param: {value}}), nil); a.status != 400 || a.header.Get("Location") != "" {
			t.Errorf("a wrong %s: %d", param, a.status)
		}
	}
}

func TestExchangeShapes(t *testing.T) {
	s := open(t)
	scoped := s.account("mara").IDs[1]
	for _, c := range []struct {
		name     string
		switches map[string]string
		want     string // the answer after the token
	}{
		{"captured", nil, `"permissions":["` + scopeBasic + `"],"user_id":` + scoped + `}]}`},
		{"documented", map[string]string{"permissions": "string", "exchange_ids": "string"}, `"permissions":"` + scopeBasic + `","user_id":"` + scoped + `"}]}`},
		{"flat", map[string]string{"exchange": "flat", "permissions": "absent", "exchange_ids": "number"}, `"user_id":` + scoped + `}`},
	} {
		s.set(c.switches)
		a := s.exchange(s.consent("mara", "allow", scopeBasic).Query().Get("code"))
		if a.status != 200 || !strings.HasSuffix(strings.TrimSpace(a.text), c.want) || strings.HasPrefix(a.text, `{"data":[`) != strings.HasSuffix(c.want, "]}") {
			t.Errorf("%s: %d %s", c.name, a.status, a.text)
		}
	}
}

func TestCodes(t *testing.T) {
	s := open(t)
	refused := func(what string, a answer, message string) {
		t.Helper()
		if a.status != 400 || a.body["error_message"] != message || a.body["error_type"] != "OAuthException" || whole(a.body["code"]) != 400 || len(a.body) != 3 {
			t.Errorf("%s: %d %s", what, a.status, a.text)
		}
	}
	code := s.consent("mara", "allow", scopeBasic).Query().Get("code")
	if a := s.exchange(code); a.status != 200 {
		t.Fatalf("%d %s", a.status, a.text)
	}
	refused("a used code", s.exchange(code), "This authorization code has been used")
	refused("an invented code", s.exchange("AQx"), "Invalid authorization code")
	code = s.consent("mara", "allow", scopeBasic).Query().Get("code")
	s.Clock.Advance(time.Hour)
	refused("an old code", s.exchange(code), "Matching code was not found or was already used")
	code = s.consent("mara", "allow", scopeBasic).Query().Get("code")
	form := url.Values{"client_id": {s.app.ID}, "client_secret": {s.app.Secret}, "grant_type": {"authorization_code"}, "redirect_uri": {redirect + "/"}, "code": {code}}
	target := "https://api.instagram.com/oauth/access_token"
	refused("another redirect URI", s.request("POST", target, form), errRedirect.Error())
	form.Set("client_secret", "wrong")
	refused("a wrong secret", s.request("POST", target, form), "Invalid platform app")
	if a := s.exchange(code); a.status != 200 {
		t.Errorf("refusals used the code up: %s", a.text)
	}
	token := s.short("mara", scopeBasic)
	s.fails("a code as a token", s.get(code, "/me"), 400, 190, 0, typeOAuth)
	refused("a token as a code", s.exchange(token), "Invalid authorization code")
}

func TestExchangeTakesMultipart(t *testing.T) {
	s := open(t)
	var body bytes.Buffer
	form := multipart.NewWriter(&body)
	for k, v := range map[string]string{
		"client_id": s.app.ID, "client_secret": s.app.Secret, "grant_type": "authorization_code", "redirect_uri": redirect,
		"code": s.consent("mara", "allow", scopeBasic).Query().Get("code"),
	} {
		_ = form.WriteField(k, v)
	}
	_ = form.Close()
	req, _ := http.NewRequest(http.MethodPost, "https://api.instagram.com/oauth/access_token", &body)
	req.Header.Set("Content-Type", form.FormDataContentType())
	if a := s.do(req); a.status != 200 {
		t.Errorf("%d %s", a.status, a.text)
	}
}

func TestPartialGrant(t *testing.T) {
	s := open(t)
	token := s.short("mara", scopeBasic)
	if a := s.get(token, "/v26.0/me/media?fields=id"); a.status != 200 {
		t.Errorf("media: %d %s", a.status, a.text)
	}
	s.fails("insights", s.get(token, "/v26.0/me/media?fields=id,insights.metric(reach)"), 403, 10, 0, typeAPI)
	s.fails("everything without the basic scope", s.get(s.short("mara", scopeInsights), "/v26.0/me"), 403, 10, 0, typeAPI)
}

func TestLongLivedToken(t *testing.T) {
	s := open(t)
	short := s.short("mara", scopeBasic, scopeInsights)
	a := s.lengthen(short)
	if a.status != 200 || a.body["token_type"] != "bearer" || whole(a.body["expires_in"]) != 5183944 || a.body["access_token"] == short || len(a.body) != 3 {
		t.Errorf("%d %s", a.status, a.text)
	}
	long := a.body["access_token"].(string)
	if a := s.lengthen(long); a.status != 400 {
		t.Errorf("a long-lived token is lengthened: %s", a.text)
	}
	if a := s.refresh(short); a.status != 400 {
		t.Errorf("a short-lived token is refreshed: %s", a.text)
	}
	s.app.Secret = "wrong"
	if a := s.lengthen(short); a.status != 400 {
		t.Errorf("a wrong secret: %s", a.text)
	}
	s.Clock.Advance(time.Hour)
	s.fails("an expired short token", s.lengthen(short), 400, 190, 463, typeOAuth)
	if a := s.get(long, "/me"); a.status != 200 {
		t.Errorf("the long token after an hour: %s", a.text)
	}
}

func TestRefresh(t *testing.T) {
	s := open(t)
	token := s.long("mara")
	s.fails("too young", s.refresh(token), 400, 100, 0, typeAPI)
	s.Clock.Advance(24 * time.Hour)
	a := s.refresh(token)
	if a.status != 200 || a.body["access_token"] != token || whole(a.body["expires_in"]) != 5183944 {
		t.Fatalf("%d %s", a.status, a.text)
	}
	s.Clock.Advance(59 * 24 * time.Hour)
	if a := s.get(token, "/me"); a.status != 200 {
		t.Errorf("59 days after the refresh: %s", a.text)
	}
	s.Clock.Advance(24 * time.Hour)
	a = s.get(token, "/me")
	s.fails("60 days after the refresh", a, 400, 190, 463, typeOAuth)
	want := "Session has expired on Saturday, 02-Jan-27 01:30:00 PST. The current time is Saturday, 02-Jan-27 01:30:00 PST."
	if message := a.body["error"].(map[string]any)["message"]; !strings.Contains(message.(string), want) {
		t.Errorf("the message is %q", message)
	}
	s.fails("refreshing it", s.refresh(token), 400, 190, 463, typeOAuth)
}

func TestRefreshWithANewToken(t *testing.T) {
	s := open(t)
	s.set(map[string]string{"refreshed": "new"})
	first := s.long("mara")
	s.Clock.Advance(48 * time.Hour)
	second := s.refresh(first).body["access_token"].(string)
	if second == first || s.get(first, "/me").status != 200 || s.get(second, "/me").status != 200 {
		t.Error("the token did not change, or one of them does not work")
	}
	s.set(map[string]string{"old_token": "dies"})
	s.Clock.Advance(48 * time.Hour)
	third := s.refresh(second).body["access_token"].(string)
	s.fails("the replaced token", s.get(second, "/me"), 400, 190, 467, typeOAuth)
	if s.get(third, "/me").status != 200 {
		t.Error("the new token does not work")
	}
}

func TestRefreshNeedsTheScope(t *testing.T) {
	s := open(t)
	token := s.long("mara")
	s.Clock.Advance(48 * time.Hour)
	s.act("mara", "drop_scope", sandbox.Args{"scope": scopeBasic})
	s.fails("without the basic scope", s.refresh(token), 403, 10, 0, typeAPI)
}

func TestTokenDeaths(t *testing.T) {
	for reason, subcode := range subcodes {
		s := open(t)
		token := s.long("mara")
		s.act("mara", "revoke", sandbox.Args{"reason": reason})
		s.fails(reason, s.get(token, "/me"), 400, 190, subcode, typeOAuth)
		s.set(map[string]string{"subcodes": "off"})
		s.fails(reason+" without subcodes", s.get(token, "/me"), 400, 190, 0, typeOAuth)
	}
	s := open(t)
	s.fails("no token", s.get("", "/me"), 400, 190, 0, typeAPI)
	s.fails("garbage", s.get("IGAAx", "/me"), 400, 190, 0, typeOAuth)
	if a := s.request("GET", "https://graph.instagram.com/me?access_token="+s.long("mara"), nil); a.status != 200 {
		t.Errorf("a token in the query: %s", a.text)
	}
}

func TestPacific(t *testing.T) {
	for at, want := range map[string]string{
		"2020-08-09T08:30:58Z": "Sunday, 09-Aug-20 01:30:58 PDT",
		"2021-07-29T17:00:00Z": "Thursday, 29-Jul-21 10:00:00 PDT",
		"2026-03-08T09:59:59Z": "Sunday, 08-Mar-26 01:59:59 PST",
		"2026-03-08T10:00:00Z": "Sunday, 08-Mar-26 03:00:00 PDT",
		"2026-11-01T08:59:59Z": "Sunday, 01-Nov-26 01:59:59 PDT",
		"2026-11-01T09:00:00Z": "Sunday, 01-Nov-26 01:00:00 PST",
	} {
		instant, _ := time.Parse(time.RFC3339, at)
		if got := pacific(instant); got != want {
			t.Errorf("%s: %s, want %s", at, got, want)
		}
	}
}
