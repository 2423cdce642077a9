package youtube

import (
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"io"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"testing"
	"time"

	"candor/internal/sandbox"
)

const redirect = "http://localhost:5050/api/auth/youtube/callback"

// google is a simulator on a still clock, and a client that follows no redirect.
type google struct {
	*testing.T
	*sandbox.Sandbox
	app    sandbox.App
	client *http.Client
}

func newGoogle(t *testing.T, switches map[string]string) *google {
	t.Helper()
	g := &google{T: t}
	world, err := sandbox.New(sandbox.Config{Seed: 1, Start: time.Date(2026, 11, 22, 12, 0, 0, 0, time.UTC), Frozen: true, Simulators: []sandbox.Maker{func(core *sandbox.Core) sandbox.Simulator {
		made := New(core)
		g.app = made.App()
		return made
	}}})
	if err != nil {
		t.Fatal(err)
	}
	world.Apps.Set(Platform, g.app.ID, switches)
	g.Sandbox = world
	g.client = &http.Client{Transport: world.Transport(), CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	return g
}

func (g *google) do(method, address string, form url.Values, token string) (int, http.Header, map[string]any) {
	g.Helper()
	req, err := http.NewRequest(method, address, strings.NewReader(form.Encode()))
	if err != nil {
		g.Fatal(err)
	}
	req.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	if token != "" {
		req.Header.Set("Authorization", "Bearer "+token)
	}
	resp, err := g.client.Do(req)
	if err != nil {
		g.Fatal(err)
	}
	defer resp.Body.Close()
	raw, err := io.ReadAll(resp.Body)
	if err != nil {
		g.Fatal(err)
	}
	body := map[string]any{}
	_ = json.Unmarshal(raw, &body) // pages are not JSON
	return resp.StatusCode, resp.Header, body
}

func (g *google) get(path, token string) (int, map[string]any) {
	g.Helper()
	status, _, body := g.do(http.MethodGet, "https://youtube.googleapis.com/youtube/v3/"+path, nil, token)
	return status, body
}

func (g *google) ask(change url.Values) url.Values {
	query := url.Values{"client_id": {g.app.ID}, "redirect_uri": {redirect}, "response_type": {"code"}, "scope": {scopeRead + " " + scopeAnalytics + " openid"},
		"access_type": {"offline"}, "prompt": {"consent"}, "state": {"s1"}}
	for name, values := range change {
		query[name] = values
	}
	return query
}

// code goes through the consent page and returns what the browser brings back.
func (g *google) consentTo(creator string, query url.Values, scopes ...string) url.Values {
	g.Helper()
	account, _ := g.World.Account(Platform, creator)
	status, header, _ := g.do(http.MethodPost, "https://accounts.google.com/o/oauth2/v2/auth?"+query.Encode(),
		url.Values{"account": {account.ID()}, "scope": scopes, "decision": {"allow"}}, "")
	if status != http.StatusFound {
		g.Fatalf("consent answered %d", status)
	}
	back, err := url.Parse(header.Get("Location"))
	if err != nil {
		g.Fatal(err)
	}
	return back.Query()
}

func (g *google) exchange(code string, change url.Values) (int, map[string]any) {
	g.Helper()
	form := url.Values{"grant_type": {"authorization_code"}, "code": {code}, "client_id": {g.app.ID}, "client_secret": {g.app.Secret}, "redirect_uri": {redirect}}
	for name, values := range change {
		form[name] = values
	}
	status, _, body := g.do(http.MethodPost, "https://oauth2.googleapis.com/token", form, "")
	return status, body
}

func (g *google) signIn(creator string) map[string]any {
	g.Helper()
	status, body := g.exchange(g.consentTo(creator, g.ask(nil), scopeRead, scopeAnalytics, "openid").Get("code"), nil)
	if status != http.StatusOK {
		g.Fatalf("exchange answered %d: %v", status, body)
	}
	return body
}

func TestConsentStopsOnGooglesPage(t *testing.T) {
	g := newGoogle(t, nil)
	for name, change := range map[string]url.Values{
		"foreign redirect": {"redirect_uri": {"https://evil.example/cb"}}, "unknown client": {"client_id": {"x"}}, "no scope": {"scope": {""}}, "token flow": {"response_type": {"token"}},
	} {
		if status, header, _ := g.do(http.MethodGet, "https://accounts.google.com/o/oauth2/v2/auth?"+g.ask(change).Encode(), nil, ""); status != http.StatusBadRequest || header.Get("Location") != "" {
			t.Errorf("%s: %d, sent to %q", name, status, header.Get("Location"))
		}
	}
}

func TestScopesCanBeUnticked(t *testing.T) {
	g := newGoogle(t, nil)
	back := g.consentTo("mara", g.ask(nil), scopeRead)
	if back.Get("state") != "s1" {
		t.Errorf("state %q", back.Get("state"))
	}
	_, body := g.exchange(back.Get("code"), nil)
	if scope, _ := body["scope"].(string); scope != scopeRead+" openid" {
		t.Errorf("granted %q", scope)
	}
}

func TestCodesAndVerifiers(t *testing.T) {
	g := newGoogle(t, nil)
	sum := sha256.Sum256([]byte("verifier"))
	challenge := url.Values{"code_challenge": {base64.RawURLEncoding.EncodeToString(sum[:])}, "code_challenge_method": {"S256"}}
	fresh := func() string { return g.consentTo("mara", g.ask(challenge), scopeRead).Get("code") }
	for name, c := range map[string]struct {
		change url.Values
		status int
		code   string
	}{
		"no verifier":     {nil, 400, "invalid_grant"},
		"other verifier":  {url.Values{"code_verifier": {"x"}}, 400, "invalid_grant"},
		"other redirect":  {url.Values{"code_verifier": {"verifier"}, "redirect_uri": {"http://localhost:1/x"}}, 400, "redirect_uri_mismatch"},
		"wrong secret":    {url.Values{"code_verifier": {"verifier"}, "client_secret": {"x"}}, 401, "invalid_client"},
		"right verifier":  {url.Values{"code_verifier": {"verifier"}}, 200, ""},
		"other grantType": {url.Values{"grant_type": {"password"}}, 400, "unsupported_grant_type"},
	} {
		status, body := g.exchange(fresh(), c.change)
		if code, _ := body["error"].(string); status != c.status || code != c.code {
			t.Errorf("%s: %d %q, want %d %q", name, status, code, c.status, c.code)
		}
	}
	code := fresh()
	for n, want := range []int{200, 400} {
		if status, _ := g.exchange(code, url.Values{"code_verifier": {"verifier"}}); status != want {
			t.Errorf("use %d of a code: %d", n+1, status)
		}
	}
	late := fresh()
	g.Clock.Advance(codeLife)
	if status, _ := g.exchange(late, url.Values{"code_verifier": {"verifier"}}); status != http.StatusBadRequest {
		t.Errorf("a late code: %d", status)
	}
}

func TestRefreshTokensComeOnceUnlessAskedAgain(t *testing.T) {
	g := newGoogle(t, nil)
	quiet := url.Values{"prompt": {""}}
	get := func(change url.Values) bool {
		_, body := g.exchange(g.consentTo("mara", g.ask(change), scopeRead).Get("code"), nil)
		return body["refresh_token"] != nil
	}
	if !get(quiet) || get(quiet) || !get(nil) || get(url.Values{"access_type": {"online"}}) {
		t.Error("a refresh token comes the first time, and again only with prompt=consent and offline access")
	}
}

func TestTheOldestOfTooManyTokensIsDropped(t *testing.T) {
	g := newGoogle(t, nil)
	first, _ := g.signIn("mara")["refresh_token"].(string)
	for range maxTokens {
		g.signIn("mara")
	}
	form := url.Values{"grant_type": {"refresh_token"}, "refresh_token": {first}, "client_id": {g.app.ID}, "client_secret": {g.app.Secret}}
	if status, _, body := g.do(http.MethodPost, "https://oauth2.googleapis.com/token", form, ""); status != http.StatusBadRequest || body["error"] != "invalid_grant" {
		t.Errorf("%d %v", status, body)
	}
}

// TestRevocationEndsAllChannelsOfTheAccount: Northlight has two channels behind one Google account.
func TestRevocationEndsAllChannelsOfTheAccount(t *testing.T) {
	g := newGoogle(t, nil)
	one, two := g.signIn("northlight"), g.signIn("northlight-behind")
	status, _, _ := g.do(http.MethodPost, "https://oauth2.googleapis.com/revoke", url.Values{"token": {one["refresh_token"].(string)}}, "")
	if status != http.StatusOK {
		t.Fatal(status)
	}
	if status, _ := g.get("channels?part=id&mine=true", two["access_token"].(string)); status != http.StatusUnauthorized {
		t.Errorf("the sibling's token is answered %d", status)
	}
	if status, _, body := g.do(http.MethodPost, "https://oauth2.googleapis.com/revoke", url.Values{"token": {one["refresh_token"].(string)}}, ""); status != 400 || body["error"] != "invalid_token" {
		t.Errorf("a second revocation: %d %v", status, body)
	}
}

func TestParametersRepeatedAndJoined(t *testing.T) {
	g := newGoogle(t, nil)
	token := g.signIn("mara")["access_token"].(string)
	for _, path := range []string{"channels?part=snippet&part=statistics&mine=true", "channels?part=snippet,statistics&mine=true"} {
		_, body := g.get(path, token)
		item := body["items"].([]any)[0].(map[string]any)
		if item["snippet"] == nil || item["statistics"] == nil || item["contentDetails"] != nil {
			t.Errorf("%s: %v", path, item)
		}
	}
}

func TestPagesAndLimits(t *testing.T) {
	g := newGoogle(t, nil)
	token := g.signIn("jonas")["access_token"].(string)
	account, _ := g.World.Account(Platform, "jonas")
	list := "playlistItems?part=contentDetails&playlistId=" + uploadsOf(account)
	_, body := g.get(list, token)
	if n := len(body["items"].([]any)); n != 5 {
		t.Errorf("without maxResults a page holds %d", n)
	}
	seen := map[string]bool{}
	for page := ""; ; {
		_, body := g.get(list+"&maxResults=50"+page, token)
		for _, item := range body["items"].([]any) {
			seen[item.(map[string]any)["contentDetails"].(map[string]any)["videoId"].(string)] = true
		}
		next, more := body["nextPageToken"].(string)
		if !more {
			break
		}
		page = "&pageToken=" + next
	}
	if want := len(g.World.Posts(account, g.Clock.Now())); len(seen) != want {
		t.Errorf("%d videos listed, %d there", len(seen), want)
	}
	for path, want := range map[string]int{
		list + "&pageToken=zzz": 400, "videos?part=id&id=" + strings.Repeat("a,", 51): 400, "videos?part=id&id=a&maxResults=5": 400,
		"videos?part=id&id=nothere": 200, "channels?mine=true": 400, "playlistItems?part=id&playlistId=UUnone": 404,
	} {
		if status, _ := g.get(path, token); status != want {
			t.Errorf("%s: %d, want %d", path, status, want)
		}
	}
}

func TestEveryCallIsChargedEvenAFailedOne(t *testing.T) {
	g := newGoogle(t, map[string]string{"quota": "3"})
	token := g.signIn("mara")["access_token"].(string)
	for n, c := range []struct {
		path string
		want int
	}{{"channels?mine=true", 400}, {"channels?part=id&mine=true", 200}, {"videos?part=id&id=x", 200}, {"channels?part=id&mine=true", 403}, {"videos:batchGetStats?part=id&id=x", 200}} {
		if status, body := g.get(c.path, token); status != c.want {
			t.Errorf("call %d: %d, want %d: %v", n+1, status, c.want, body)
		}
	}
	g.Clock.Set(time.Date(2026, 11, 23, 8, 0, 0, 0, time.UTC)) // midnight in California
	token = g.signIn("mara")["access_token"].(string)
	if status, _ := g.get("channels?part=id&mine=true", token); status != http.StatusOK {
		t.Errorf("after the reset: %d", status)
	}
}

func TestAnswersAreLikeRecordedOnes(t *testing.T) {
	g := newGoogle(t, nil)
	token := g.signIn("mara")["access_token"].(string)
	status, header, body := g.do(http.MethodGet, "https://youtube.googleapis.com/youtube/v3/channels?part=statistics&mine=true", nil, token)
	if status != 200 || header.Get("ETag") != "" || len(body["etag"].(string)) != 27 || header.Get("Content-Type") != "application/json; charset=UTF-8" {
		t.Errorf("%d %v %v", status, header, body["etag"])
	}
	statistics := body["items"].([]any)[0].(map[string]any)["statistics"].(map[string]any)
	count, isText := statistics["subscriberCount"].(string)
	if n, err := strconv.ParseInt(count, 10, 64); !isText || err != nil || n != rounded(n) {
		t.Errorf("subscriberCount is %v", statistics["subscriberCount"])
	}
}

func TestRounded(t *testing.T) {
	for n, want := range map[int64]int64{0: 0, 12: 12, 999: 999, 1000: 1000, 1001: 1000, 1239: 1230, 123456: 123000, 1280999: 1280000} {
		if got := rounded(n); got != want {
			t.Errorf("rounded(%d) = %d, want %d", n, got, want)
		}
	}
}

func TestDurations(t *testing.T) {
	for d, want := range map[time.Duration]string{0: "P0D", 45 * time.Second: "PT45S", 60 * time.Second: "PT1M", 3723 * time.Second: "PT1H2M3S", 24 * time.Hour: "P1D", 25*time.Hour + time.Second: "P1DT1H1S"} {
		if got := isoDuration(d); got != want {
			t.Errorf("%s: %s, want %s", d, got, want)
		}
	}
}
