package instagram

import (
	"errors"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"
	"time"

	"candor/internal/platform"
)

var signIn = platform.AuthRequest{State: "abc", Scopes: []string{scopeBasic, scopeInsights}}

const meBody = `{"id":"28978671838402975","user_id":"17841457215396811","username":"mara.cooks","name":"Mara","account_type":"BUSINESS","followers_count":84000,"follows_count":612,"media_count":321,"biography":"Food"}`

func TestOpenNamesWhatIsMissing(t *testing.T) {
	_, err := Open(platform.Deps{Env: func(string) string { return "" }, PublicURL: "https://candor.example"})
	var missing *platform.NotConfigured
	if !errors.As(err, &missing) || !slices.Equal(missing.Missing, []string{envClientID, envClientSecret}) {
		t.Errorf("got %v", err)
	}
}

func TestAuthorizeURL(t *testing.T) {
	c, _ := play(t)
	again := signIn
	again.Again = true
	for name, tt := range map[string]struct {
		request platform.AuthRequest
		force   string
	}{"first": {signIn, ""}, "again": {again, "true"}} {
		u, err := url.Parse(c.AuthorizeURL(tt.request))
		if err != nil {
			t.Fatal(err)
		}
		q := u.Query()
		if u.Scheme+"://"+u.Host+u.Path != "https://www.instagram.com/oauth/authorize" || q.Get("state") != "abc" || q.Get("response_type") != "code" ||
			q.Get("scope") != scopeBasic+","+scopeInsights || q.Get("redirect_uri") != "https://candor.example/api/auth/instagram/callback" || q.Get("force_reauth") != tt.force {
			t.Errorf("%s: got %s", name, u)
		}
	}
}

func TestDenied(t *testing.T) {
	c, _ := play(t)
	for query, want := range map[string]string{
		"error=access_denied&error_reason=user_denied&error_description=The+user+denied+your+request": "denied",
		"error=invalid_scope": "app_refused",
		"code=1&state=2":      "",
	} {
		values, _ := url.ParseQuery(query)
		got := ""
		if e := c.Denied(values); e != nil {
			got = e.Kind.String()
		}
		if got != want {
			t.Errorf("%s: got %q, want %q", query, got, want)
		}
	}
}

func TestExchangeTakesBothShapes(t *testing.T) {
	long := ok(`{"access_token":"IGAAlong0123456789","token_type":"bearer","expires_in":5183944}`)
	for name, short := range map[string]string{
		"wrapped, array, number": `{"data":[{"access_token":"IGAAshort0123456789","user_id":38281000000004701,"permissions":["instagram_business_basic","instagram_business_manage_insights"]}]}`,
		"wrapped, text, string":  `{"data":[{"access_token":"IGAAshort0123456789","user_id":"38281000000004701","permissions":"instagram_business_basic, instagram_business_manage_insights"}]}`,
		"flat, without scopes":   `{"access_token":"IGAAshort0123456789","user_id":38281000000004701}`,
	} {
		t.Run(name, func(t *testing.T) {
			c, s := play(t, ok(short), long, ok(meBody))
			grant, err := c.Exchange(background, "thecode#_", signIn, nil)
			if err != nil {
				t.Fatal(err)
			}
			ids := grant.Account.IDs
			if grant.Account.ExternalID != "17841457215396811" || ids[idProfessional] != "17841457215396811" || ids[idAppScoped] != "28978671838402975" || ids[idExchange] != "38281000000004701" {
				t.Errorf("ids: %q %v", grant.Account.ExternalID, ids)
			}
			if grant.Token.Access != "IGAAlong0123456789" || !grant.Token.ExpiresAt.Equal(testNow.Add(5183944*time.Second)) || !slices.Equal(grant.Scopes, signIn.Scopes) {
				t.Errorf("grant: %v %v", grant.Token.ExpiresAt, grant.Scopes)
			}
			if grant.Profile == nil || grant.Profile.Profile.Bio.Value != "Food" {
				t.Errorf("the first reading did not come with the sign-in: %+v", grant.Profile)
			}
			if s.forms[0].Get("code") != "thecode" || s.asked[1].URL.Query().Get("access_token") != "IGAAshort0123456789" || s.asked[2].Header.Get("Authorization") != "Bearer IGAAlong0123456789" {
				t.Errorf("sent: %v", s.forms)
			}
		})
	}
}

func TestExchangeRefuses(t *testing.T) {
	short := ok(`{"data":[{"access_token":"IGAAshort0123456789","user_id":1,"permissions":["instagram_business_basic"]}]}`)
	long := ok(`{"access_token":"IGAAlong0123456789","expires_in":5183944}`)
	invalid := refusal(400, `"code":100`)
	for name, tt := range map[string]struct {
		answers []scripted
		want    platform.Kind
	}{
		"without the profile":   {[]scripted{ok(`{"data":[{"access_token":"IGAAx","permissions":["instagram_business_manage_insights"]}]}`)}, platform.ScopeMissing},
		"without any":           {[]scripted{ok(`{"data":[{"access_token":"IGAAx","permissions":""}]}`)}, platform.ScopeMissing},
		"no token":              {[]scripted{ok(`{"data":[]}`)}, platform.Malformed},
		"absurd life":           {[]scripted{short, ok(`{"access_token":"IGAAx","expires_in":3}`)}, platform.Malformed},
		"a personal account":    {[]scripted{short, long, ok(`{"id":"1","user_id":"2","username":"sam","account_type":"PERSONAL"}`)}, platform.NotProfessional},
		"no role on the app":    {[]scripted{short, long, invalid, invalid}, platform.NotTarget},
		"nobody":                {[]scripted{short, long, ok(`{}`)}, platform.Malformed},
		"a wrong secret":        {[]scripted{{status: 401, body: `{"error_type":"OAuthException","code":401,"error_message":"x"}`}}, platform.AppRefused},
		"too many":              {[]scripted{{status: 429, body: `{"error_type":"OAuthRateLimitException","code":429,"error_message":"x"}`}}, platform.RateLimited},
		"a page, not an answer": {[]scripted{{status: 400, body: "<html>", header: http.Header{"content-type": {"text/html"}}}}, platform.Transient},
	} {
		t.Run(name, func(t *testing.T) {
			c, _ := play(t, tt.answers...)
			_, err := c.Exchange(background, "thecode", signIn, nil)
			kindIs(t, err, tt.want)
		})
	}
}

func TestRefresh(t *testing.T) {
	old := platform.Token{Access: testToken}
	c, s := play(t, ok(`{"access_token":"IGAAnew0123456789","token_type":"bearer","expires_in":5184000,"permissions":"instagram_business_basic"}`))
	token, err := c.Refresh(background, old)
	if err != nil || token.Access != "IGAAnew0123456789" || !token.IssuedAt.Equal(testNow) || !slices.Equal(token.Scopes, []string{scopeBasic}) {
		t.Errorf("got %+v, %v", token, err)
	}
	if q := s.asked[0].URL.Query(); s.asked[0].URL.Path != "/refresh_access_token" || q.Get("access_token") != testToken || q.Has("client_secret") {
		t.Errorf("asked %s", s.asked[0].URL.Path)
	}
	for name, tt := range map[string]struct {
		answer scripted
		want   platform.Kind
	}{
		"dead":            {refusal(400, `"code":190`), platform.GrantDead},
		"expired":         {refusal(400, `"code":190,"error_subcode":463`), platform.GrantDead},
		"throttled":       {refusal(400, `"code":4`), platform.RateLimited},
		"a passing error": {refusal(500, `"code":2,"is_transient":true`), platform.Transient},
		"too early":       {refusal(400, `"code":100`), platform.BadRequest},
		"empty token":     {ok(`{"access_token":"","expires_in":5184000}`), platform.Malformed},
		"no life":         {ok(`{"access_token":"IGAAx"}`), platform.Malformed},
	} {
		t.Run(name, func(t *testing.T) {
			c, _ := play(t, tt.answer)
			_, err := c.Refresh(background, old)
			kindIs(t, err, tt.want)
		})
	}
}

func TestRevokeOfADeadTokenIsNoError(t *testing.T) {
	for code, fails := range map[string]bool{`"code":190`: false, `"code":190,"error_subcode":458`: false, `"code":100`: true, `"code":2`: true} {
		c, s := play(t, refusal(400, code))
		err := c.Revoke(background, platform.Token{Access: testToken})
		if (err != nil) != fails {
			t.Errorf("%s: got %v", code, err)
		}
		if s.asked[0].Method != http.MethodDelete || strings.Contains(s.asked[0].URL.String(), testToken) {
			t.Errorf("asked %s %s", s.asked[0].Method, s.asked[0].URL.Path)
		}
	}
}
