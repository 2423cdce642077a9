package tiktok

import (
	"errors"
	"io"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"
	"time"

	"candor/internal/platform"
	"candor/internal/social"
)

// The platform page's vector: TikTok's challenge is in hex.
func TestChallenge(t *testing.T) {
	const verifier = social.Secret("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk")
	for mode, want := range map[pkce]string{
		pkceOff:       "",
		pkceHex:       "13d31e961a1ad8ec2f16b10c4c982e0876a878ad6df144566ee1894acb70f9c3",
		pkceBase64URL: "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM",
	} {
		if got := mode.challenge(verifier); got != want {
			t.Errorf("%s: %s, want %s", mode, got, want)
		}
	}
}

func TestAuthorizeURL(t *testing.T) {
	req := platform.AuthRequest{State: "st", Verifier: "verifier", Scopes: Info.AskedScopes()}
	for mode, method := range map[string]string{"": "", "off": "", "hex": "S256", "BASE64URL": "S256"} {
		c := open(t, nil, map[string]string{envPKCE: mode})
		u, err := url.Parse(c.AuthorizeURL(req))
		if err != nil || u.Scheme+"://"+u.Host+u.Path != "https://www.tiktok.com/v2/auth/authorize/" {
			t.Fatalf("%v, %v", u, err)
		}
		want := url.Values{"client_key": {"sbawtestkey"}, "response_type": {"code"}, "state": {"st"},
			"scope": {"user.info.basic,user.info.profile,user.info.stats,video.list"}, "redirect_uri": {"https://candor.example/api/auth/tiktok/callback"}}
		if method != "" {
			want.Set("code_challenge", c.pkce.challenge("verifier"))
			want.Set("code_challenge_method", method)
		}
		if got := u.Query().Encode(); got != want.Encode() {
			t.Errorf("%q: %s", mode, got)
		}
	}
	desktop := open(t, nil, map[string]string{envRedirectURI: "http://localhost:5050/api/auth/tiktok/callback"})
	if !strings.Contains(desktop.AuthorizeURL(req), "code_challenge="+pkceHex.challenge("verifier")) {
		t.Error("a redirect URI that only Desktop can hold is sent without Desktop's challenge")
	}
	again := req
	again.Again = true
	if !strings.Contains(open(t, nil, nil).AuthorizeURL(again), "disable_auto_auth=1") {
		t.Error("another account would be chosen silently")
	}
}

func TestOpen(t *testing.T) {
	for name, further := range map[string]map[string]string{
		"TIKTOK_PKCE":         {envPKCE: "plain"},
		"no query":            {envRedirectURI: "https://candor.example/cb?x=1"},
		"512":                 {envRedirectURI: "https://candor.example/" + strings.Repeat("a", 500)},
		"is not configured":   {envClientSecret: " "},
		"TIKTOK_API_URL must": {envAPIURL: "https://open.tiktokapis.com/v2"},
	} {
		if _, err := Open(deps(nil, further)); err == nil || !strings.Contains(err.Error(), name) {
			t.Errorf("%v: %v", further, err)
		}
	}
}

func TestDenied(t *testing.T) {
	for query, want := range map[string]platform.Kind{
		"error=access_denied&error_description=user+pressed+cancel":               platform.Denied,
		"error=access_denied&error_type=non_sandbox_target":                       platform.NotTarget,
		"error=param_error&errCode=10003&error_type=client_key":                   platform.AppRefused,
		"error=param_error&errCode=10007&error_type=code_challenge":               platform.AppRefused,
		"error=param_error&errCode=10008&error_type=code_challenge_method":        platform.AppRefused,
		"error=unauthorized_client&error_type=client_key":                         platform.AppRefused,
		"error=invalid_request&error_type=redirect_uri":                           platform.AppRefused,
		"error=invalid_scope&error_type=scope":                                    platform.AppRefused,
		"error=server_error":                                                      platform.Transient,
		"error=something_new&error_description=token%3Dact.secretsecretsecret123": platform.AppRefused,
		"errCode=10003": platform.AppRefused,
	} {
		values, _ := url.ParseQuery(query)
		e := open(t, nil, nil).Denied(values)
		if e == nil || e.Kind != want || strings.Contains(e.Error(), "secretsecret") {
			t.Errorf("%s: %v, want %v", query, e, want)
		}
	}
	if e := open(t, nil, nil).Denied(url.Values{"code": {"c"}, "scopes": {"user.info.basic"}, "state": {"s"}}); e != nil {
		t.Errorf("a consent is read as %v", e)
	}
}

const tokenBody = `{"access_token":"act.new","expires_in":7200,"open_id":"` + testAccount + `","refresh_expires_in":15552000,"refresh_token":"rft.new","scope":"user.info.basic,video.list","token_type":"Bearer"}`

func TestExchange(t *testing.T) {
	c, s := play(t, ok(tokenBody), data(`{"user":{"open_id":"`+testAccount+`","display_name":null}}`))
	c.pkce = pkceHex
	grant, err := c.Exchange(background, "code*0!6410.va", platform.AuthRequest{Verifier: "ver", Scopes: Info.AskedScopes()}, platform.Unmetered{})
	if err != nil {
		t.Fatal(err)
	}
	want := url.Values{"client_key": {"sbawtestkey"}, "client_secret": {"appsecret0123456789"}, "code": {"code*0!6410.va"}, "grant_type": {"authorization_code"},
		"redirect_uri": {"https://candor.example/api/auth/tiktok/callback"}, "code_verifier": {"ver"}}
	if s.form(0).Encode() != want.Encode() || s.asked[0].Header.Get("Content-Type") != "application/x-www-form-urlencoded" || s.asked[0].URL.Path != "/v2/oauth/token/" {
		t.Errorf("sent %s", s.bodies[0])
	}
	if asks(s.asked[1]) != "open_id,union_id,avatar_url,display_name" || s.asked[1].Header.Get("Authorization") != "Bearer act.new" {
		t.Errorf("asked for %s", asks(s.asked[1]))
	}
	if !slices.Equal(grant.Scopes, []string{scopeBasic, scopeVideos}) || grant.Account.ExternalID != testAccount || grant.Profile == nil {
		t.Errorf("got %+v", grant)
	}
	if !grant.Token.ExpiresAt.Equal(testNow.Add(2*time.Hour)) || !grant.Token.RefreshExpiresAt.Equal(testNow.Add(180*24*time.Hour)) {
		t.Errorf("expires %v, %v", grant.Token.ExpiresAt, grant.Token.RefreshExpiresAt)
	}
	absent(t, grant.Profile.Figures, social.Followers, social.NotGranted)
}

func TestExchangeWithoutTheBasicScope(t *testing.T) {
	c, s := play(t, ok(strings.Replace(tokenBody, "user.info.basic,", "", 1)))
	grant, err := c.Exchange(background, "code", platform.AuthRequest{Scopes: Info.AskedScopes()}, nil)
	if e := kindIs(t, err, platform.ScopeMissing); e.Scope != scopeBasic || grant.Token.Access != "act.new" || grant.Account.ExternalID != testAccount {
		t.Errorf("got %+v, %+v", grant, e)
	}
	if len(s.asked) != 1 {
		t.Error("a revocation here could end the grant of a living connection")
	}
}

// Every shape of a refused or lost token call, in the statuses that have been seen.
func TestTokenFailures(t *testing.T) {
	for category, want := range map[string]platform.Kind{
		"invalid_grant": platform.GrantDead, "invalid_client": platform.AppRefused, "unauthorized_client": platform.AppRefused,
		"server_error": platform.Transient, "temporarily_unavailable": platform.Transient, "invalid_request": platform.BadRequest,
		"invalid_scope": platform.BadRequest, "unsupported_grant_type": platform.BadRequest, "access_denied": platform.BadRequest, "": platform.OutcomeUnknown,
	} {
		for _, status := range []int{200, 400, 401} {
			if category == "" && status != 200 {
				continue
			}
			body := `{"error":"` + category + `","error_description":"told ` + testRefresh + `","log_id":"20250920002050100115989EF4EE2405DD"}`
			c, _ := play(t, scripted{status: status, body: body})
			_, err := c.Refresh(background, platform.Token{Refresh: testRefresh})
			kindIs(t, err, want)
		}
	}
	refuse := `{"error":"invalid_grant"}`
	for name, test := range map[string]struct {
		answer scripted
		want   platform.Kind
	}{
		"invalid_grant in a 500":      {scripted{status: 500, body: refuse}, platform.Transient},
		"invalid_grant in a 429":      {scripted{status: 429, body: refuse}, platform.RateLimited},
		"error beside a token":        {ok(strings.Replace(tokenBody, "{", `{"error":"invalid_grant",`, 1)), platform.GrantDead},
		"no token":                    {ok(`{}`), platform.OutcomeUnknown},
		"empty token":                 {ok(strings.Replace(tokenBody, "act.new", "", 1)), platform.OutcomeUnknown},
		"no life":                     {ok(strings.Replace(tokenBody, "7200", "null", 1)), platform.OutcomeUnknown},
		"a life of 0":                 {ok(strings.Replace(tokenBody, "7200", "0", 1)), platform.OutcomeUnknown},
		"a life of ten years":         {ok(strings.Replace(tokenBody, "7200", "315360000", 1)), platform.OutcomeUnknown},
		"v1 shape":                    {ok(`{"data":` + tokenBody + `,"message":"success"}`), platform.OutcomeUnknown},
		"error is no text":            {ok(`{"error":17}`), platform.Malformed},
		"a page":                      {scripted{status: 200, header: http.Header{"Content-Type": {"text/html"}}, body: "<html>"}, platform.Transient},
		"no answer":                   {scripted{err: io.ErrUnexpectedEOF}, platform.OutcomeUnknown},
		"a bare 401":                  {scripted{status: 401, body: `{}`}, platform.BadRequest},
		"a 403 page":                  {scripted{status: 403, header: http.Header{"Content-Type": {"text/html"}}, body: "<html>"}, platform.Transient},
		"access_token_invalid in 200": {refused(200, "access_token_invalid"), platform.TokenRejected},
	} {
		t.Run(name, func(t *testing.T) {
			c, _ := play(t, test.answer)
			token, err := c.Refresh(background, platform.Token{Refresh: testRefresh})
			kindIs(t, err, test.want)
			if !token.Access.Empty() || !token.Refresh.Empty() {
				t.Error("a token came out of a failure")
			}
		})
	}
}

// TestOnlyTheListedCodesEndAGrant: every word that TikTok documents, and others, in each place of an answer.
func TestOnlyTheListedCodesEndAGrant(t *testing.T) {
	words := []string{"access_denied", "invalid_client", "invalid_grant", "invalid_request", "invalid_scope", "unauthorized_client", "unsupported_grant_type",
		"unsupported_response_type", "server_error", "temporarily_unavailable", "access_token_invalid", "scope_not_authorized", "scope_permission_missed",
		"rate_limit_exceeded", "internal_error", "invalid_params", "invalid_file_upload", "user_banned", "refresh_token_expired", "INVALID_GRANT", "invalid_grant ", "10007"}
	for _, word := range words {
		for _, status := range []int{200, 400, 401, 403, 404, 429, 500, 503} {
			for body, ends := range map[string]map[string]platform.Kind{
				`{"error":"` + word + `","error_description":"d"}`:                      {"invalid_grant": platform.GrantDead, "access_token_invalid": platform.TokenRejected},
				`{"data":{},"error":{"code":"` + word + `","message":"m","log_id":""}}`: {"access_token_invalid": platform.TokenRejected},
			} {
				e := classify(&platform.Response{Status: status, Body: []byte(body), JSON: true, Now: time.Now()})
				want, listed := ends[word]
				if e == nil {
					t.Fatalf("%s in a %d is no error", body, status)
				}
				if ending := e.Kind == platform.GrantDead || e.Kind == platform.TokenRejected; ending != (listed && status < 429) || ending && e.Kind != want {
					t.Errorf("%s in a %d: %v", body, status, e.Kind)
				}
			}
		}
	}
}

func TestWrongPKCEIsExplained(t *testing.T) {
	c, _ := play(t, scripted{status: 400, body: `{"error":"invalid_request","error_description":"Code verifier or code challenge is invalid.","log_id":"x"}`})
	_, err := c.Exchange(background, "code", platform.AuthRequest{}, nil)
	if e := kindIs(t, err, platform.BadRequest); !strings.Contains(e.Message, "TIKTOK_PKCE") {
		t.Errorf("got %q", e.Message)
	}
}

func TestRefreshTokenIsKept(t *testing.T) {
	known := testNow.Add(100 * time.Hour)
	old := platform.Token{Refresh: testRefresh, RefreshExpiresAt: known}
	for body, want := range map[string]struct {
		refresh social.Secret
		until   time.Time
	}{
		tokenBody: {"rft.new", testNow.Add(180 * 24 * time.Hour)},
		strings.Replace(tokenBody, `"rft.new"`, `""`, 1):                                     {testRefresh, testNow.Add(180 * 24 * time.Hour)},
		strings.Replace(tokenBody, `"rft.new"`, `null`, 1):                                   {testRefresh, testNow.Add(180 * 24 * time.Hour)},
		`{"access_token":"act.new","expires_in":7200}`:                                       {testRefresh, known},
		`{"access_token":"act.new","expires_in":7200,"refresh_token":"` + testRefresh + `"}`: {testRefresh, time.Time{}},
		`{"access_token":"act.new","expires_in":"7200","refresh_token":"rft.new"}`:           {"rft.new", time.Time{}},
	} {
		c, s := play(t, ok(body))
		token, err := c.Refresh(background, old)
		if err != nil || token.Refresh != want.refresh || !token.RefreshExpiresAt.Equal(want.until) || token.Access != "act.new" {
			t.Errorf("%s: %v until %v, %v", body, token.Refresh.Reveal(), token.RefreshExpiresAt, err)
		}
		if form := s.form(0); form.Get("grant_type") != "refresh_token" || form.Get("refresh_token") != testRefresh || form.Get("client_secret") == "" {
			t.Errorf("sent %v", form)
		}
	}
	c, _ := play(t)
	_, err := c.Refresh(background, platform.Token{Access: testToken})
	kindIs(t, err, platform.GrantDead)
}

func TestRevoke(t *testing.T) {
	for _, answer := range []scripted{ok("{}"), ok(""), {status: 400, body: `{"error":"invalid_grant"}`}, refused(401, "access_token_invalid")} {
		c, s := play(t, answer)
		if err := c.Revoke(background, platform.Token{Access: testToken}); err != nil {
			t.Errorf("%+v: %v", answer, err)
		}
		if s.form(0).Get("token") != testToken || s.asked[0].URL.Path != "/v2/oauth/revoke/" {
			t.Errorf("sent %s", s.bodies[0])
		}
	}
	c, _ := play(t, scripted{status: 200, body: `{"error":"invalid_client","error_description":"Client key or secret is incorrect"}`})
	kindIs(t, c.Revoke(background, platform.Token{Access: testToken}), platform.AppRefused)
	c, _ = play(t, scripted{err: errors.New("cut")})
	kindIs(t, c.Revoke(background, platform.Token{Access: testToken}), platform.Transient)
}

// However a sliding minute lies over the steps of the budget, it holds fewer than TikTok's 600 calls.
func TestBudgetFitsASlidingMinute(t *testing.T) {
	if len(Info.DefaultBudget) != 3 {
		t.Fatalf("%d buckets", len(Info.DefaultBudget))
	}
	for _, b := range Info.DefaultBudget {
		if steps := int(time.Minute/b.Window) + 1; steps*b.Limit > 600 || b.Limit*int(time.Minute/b.Window) != 480 {
			t.Errorf("%s: %d calls in %d steps", b.Bucket, b.Limit, steps)
		}
	}
}
