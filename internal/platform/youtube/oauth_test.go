package youtube

import (
	"context"
	"crypto/sha256"
	"encoding/base64"
	"net/url"
	"slices"
	"testing"
	"time"

	"candor/internal/platform"
	"candor/internal/sandbox"
	sandboxyoutube "candor/internal/sandbox/youtube"
	"candor/internal/social"
)

// TestTesting: a project in Testing loses its refresh tokens after seven days, and the description does not matter.
func TestTesting(t *testing.T) {
	for _, description := range []string{"revoked", "bad"} {
		s := newStage(t, map[string]string{"testing": "on", "dead_grant": description})
		account, _ := s.sandbox.World.Account(sandboxyoutube.Platform, "mara")
		now := s.sandbox.Clock.Now()
		refresh := s.sandbox.Tokens.Issue(sandbox.Token{Platform: sandboxyoutube.Platform, Kind: "refresh", App: s.app.ID,
			Account: account.ID(), Scopes: []string{scopeRead}, Issued: now, Expires: now.Add(7 * day), Data: map[string]string{"owner": account.Owner}})
		old := platform.Token{Refresh: social.Secret(refresh.Value), IssuedAt: now}
		token, err := s.c.Refresh(context.Background(), old)
		if err != nil || token.Refresh != old.Refresh {
			t.Fatalf("after a moment: %v, refresh token kept: %v", err, token.Refresh == old.Refresh)
		}
		s.sandbox.Clock.Advance(7*day + time.Hour)
		if _, err := s.c.Refresh(context.Background(), old); platform.KindOf(err) != platform.GrantDead || err == nil {
			t.Errorf("%s: after 7 days: %v", description, err)
		}
	}
}

func TestSubject(t *testing.T) {
	for text, want := range map[string]string{
		"": "", "x": "", "a.b.c": "", "e30.e30.x": "",
		"h.eyJzdWIiOiIxMDk4In0.s": "1098",
		"h.eyJzdWIiOjEwOTh9.s":    "1098",
	} {
		if got := subject(text); got != want {
			t.Errorf("subject(%q) = %q, want %q", text, got, want)
		}
	}
}

func TestDenied(t *testing.T) {
	for code, want := range map[string]platform.Kind{
		"access_denied": platform.Denied, "server_error": platform.Transient, "invalid_scope": platform.AppRefused,
	} {
		e := (&connector{}).Denied(map[string][]string{"error": {code}})
		if e == nil || e.Kind != want {
			t.Errorf("%s: %v, want %s", code, e, want)
		}
	}
}

func request(again bool) platform.AuthRequest {
	return platform.AuthRequest{State: "st-1", Verifier: "verifier-0123456789-0123456789-0123456789-abcdef", Scopes: Info.AskedScopes(), Again: again}
}

func TestTheConsentPageIsAskedForEverythingAtOnce(t *testing.T) {
	c, _ := play(t)
	for again, prompt := range map[bool]string{false: "consent", true: "select_account consent"} {
		address, err := url.Parse(c.AuthorizeURL(request(again)))
		if err != nil {
			t.Fatal(err)
		}
		sum := sha256.Sum256([]byte(request(again).Verifier.Reveal()))
		want := url.Values{
			"client_id": {"1234-abc.apps.googleusercontent.com"}, "redirect_uri": {"https://candor.example/api/auth/youtube/callback"}, "response_type": {"code"},
			"scope": {scopeRead + " " + scopeAnalytics + " openid email"}, "access_type": {"offline"}, "prompt": {prompt}, "state": {"st-1"},
			"code_challenge": {base64.RawURLEncoding.EncodeToString(sum[:])}, "code_challenge_method": {"S256"},
		}
		if address.Scheme+"://"+address.Host+address.Path != "https://accounts.google.com/o/oauth2/v2/auth" || address.Query().Encode() != want.Encode() {
			t.Errorf("%s", address)
		}
	}
}

const (
	grantedAll  = `"scope":"https://www.googleapis.com/auth/youtube.readonly https://www.googleapis.com/auth/yt-analytics.readonly openid https://www.googleapis.com/auth/userinfo.email"`
	grantedRead = `"scope":"https://www.googleapis.com/auth/youtube.readonly openid"`
	oneChannel  = `{"pageInfo":{"totalResults":1},"items":[{"id":"UCabcdefghijklmnopqrstuv","snippet":{"title":"Ada Cooks","description":"","customUrl":"@adacooks",
		"thumbnails":{"medium":{"url":"https://yt3.ggpht.com/a=s240"}}},"contentDetails":{"relatedPlaylists":{"likes":"LL","uploads":"UUabcdefghijklmnopqrstuv"}},
		"statistics":{"viewCount":"9044926","subscriberCount":"180000","hiddenSubscriberCount":false,"videoCount":"481"}}]}`
)

func tokens(scope string) string {
	return `{"access_token":"` + testToken + `","expires_in":3599,"refresh_token":"` + testRefresh + `",` + scope + `,"token_type":"Bearer","id_token":"e30.eyJzdWIiOiIxMDk4In0.x"}`
}

func TestASignInKeepsWhoseItIs(t *testing.T) {
	c, s := play(t, ok(tokens(grantedAll)), ok(oneChannel))
	grant, err := c.Exchange(context.Background(), "4/0Acode", request(false), nil)
	if err != nil {
		t.Fatal(err)
	}
	if grant.Account.ExternalID != testChannel || grant.Account.Handle != "adacooks" || grant.Account.DisplayName != "Ada Cooks" ||
		grant.Account.IDs[idSub] != "1098" || grant.Account.IDs[idUploads] != "UUabcdefghijklmnopqrstuv" {
		t.Errorf("the account is %+v", grant.Account)
	}
	if !slices.Equal(grant.Scopes, Info.AskedScopes()) {
		t.Errorf("granted: %v", grant.Scopes)
	}
	if grant.Token.Refresh != testRefresh || grant.Token.ExpiresAt.Sub(testNow) != 3599*time.Second || !grant.Token.RefreshExpiresAt.IsZero() {
		t.Errorf("the token lives until %v, its refresh token until %v", grant.Token.ExpiresAt, grant.Token.RefreshExpiresAt)
	}
	if form := s.forms[0]; form.Get("code") != "4/0Acode" || form.Get("code_verifier") != request(false).Verifier.Reveal() || form.Get("grant_type") != "authorization_code" ||
		form.Get("redirect_uri") != "https://candor.example/api/auth/youtube/callback" {
		t.Errorf("asked with %d fields", len(form))
	}
}

// TestAPartialGrant: without the permission for reports the channel is read all the same; without the one for the channel nothing is.
func TestAPartialGrant(t *testing.T) {
	c, _ := play(t, ok(tokens(grantedRead)), ok(oneChannel))
	grant, err := c.Exchange(context.Background(), "code", request(false), nil)
	if err != nil || slices.Contains(grant.Scopes, scopeAnalytics) || !grant.Profile.Figures[social.Followers].Known() {
		t.Fatalf("%v, granted %v", err, grant.Scopes)
	}
	c, _ = play(t, ok(tokens(`"scope":"https://www.googleapis.com/auth/yt-analytics.readonly openid"`)))
	_, err = c.Exchange(context.Background(), "code", request(false), nil)
	if e := kindIs(t, err, platform.ScopeMissing); e.Scope != scopeRead {
		t.Errorf("the missing scope is %q", e.Scope)
	}
}

func TestSignInsThatCannotBeUsed(t *testing.T) {
	for name, c := range map[string]struct {
		answers []scripted
		want    platform.Kind
	}{
		"no refresh token":    {[]scripted{ok(`{"access_token":"` + testToken + `","expires_in":3599,` + grantedAll + `}`)}, platform.Malformed},
		"no access token":     {[]scripted{ok(`{"expires_in":3599,` + grantedAll + `}`)}, platform.Malformed},
		"no lifetime":         {[]scripted{ok(`{"access_token":"` + testToken + `",` + grantedAll + `}`)}, platform.Malformed},
		"used code":           {[]scripted{{status: 400, body: `{"error":"invalid_grant","error_description":"Bad Request"}`}}, platform.GrantDead},
		"wrong secret":        {[]scripted{{status: 401, body: `{"error":"invalid_client","error_description":"Unauthorized"}`}}, platform.AppRefused},
		"no channel":          {[]scripted{ok(tokens(grantedAll)), ok(`{"pageInfo":{"totalResults":0,"resultsPerPage":5}}`)}, platform.NoAccount},
		"no channel, refused": {[]scripted{ok(tokens(grantedAll)), refusal(401, "youtubeSignupRequired")}, platform.NoAccount},
		"API not enabled":     {[]scripted{ok(tokens(grantedAll)), refusal(403, "accessNotConfigured")}, platform.AppRefused},
		"an empty answer":     {[]scripted{ok(tokens(grantedAll)), ok(`{}`)}, platform.Malformed},
	} {
		t.Run(name, func(t *testing.T) {
			connector, _ := play(t, c.answers...)
			_, err := connector.Exchange(context.Background(), "code", request(false), nil)
			kindIs(t, err, c.want)
		})
	}
}

// TestARenewalKeepsTheRefreshToken: Google gives no new one.
func TestARenewalKeepsTheRefreshToken(t *testing.T) {
	ends := testNow.Add(7 * day)
	c, s := play(t, ok(`{"access_token":"new","expires_in":3599,`+grantedRead+`}`))
	token, err := c.Refresh(context.Background(), platform.Token{Access: testToken, Refresh: testRefresh, RefreshExpiresAt: ends})
	if err != nil || token.Access != "new" || token.Refresh != testRefresh || !token.RefreshExpiresAt.Equal(ends) || !slices.Equal(token.Scopes, []string{scopeRead, scopeOpenID}) {
		t.Errorf("%v: refresh token until %v, scopes %v", err, token.RefreshExpiresAt, token.Scopes)
	}
	if s.forms[0].Get("refresh_token") != testRefresh || s.forms[0].Get("grant_type") != "refresh_token" {
		t.Error("the old refresh token was not sent")
	}
}

func TestRevoking(t *testing.T) {
	for name, c := range map[string]struct {
		answer scripted
		want   platform.Kind // -1: done
	}{
		"alive":         {scripted{status: 200, body: ""}, -1},
		"dead already":  {scripted{status: 400, body: `{"error":"invalid_token","error_description":"Token expired or revoked"}`}, -1},
		"grant is dead": {scripted{status: 400, body: `{"error":"invalid_grant"}`}, -1},
		"out of order":  {scripted{status: 503, body: `{}`}, platform.Transient},
	} {
		t.Run(name, func(t *testing.T) {
			connector, s := play(t, c.answer)
			err := connector.Revoke(context.Background(), platform.Token{Access: testToken, Refresh: testRefresh})
			if s.forms[0].Get("token") != testRefresh || s.asked[0].URL.RawQuery != "" {
				t.Error("the refresh token must be sent, and in the body")
			}
			if c.want < 0 {
				if err != nil {
					t.Error(err)
				}
				return
			}
			kindIs(t, err, c.want)
		})
	}
}
