package tiktok

import (
	"html"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"

	"candor/internal/sandbox"
)

func TestConsent(t *testing.T) {
	d := open(t, nil)
	page := d.visit(d.authorize())
	if strings.Count(page.text, `name="scope"`) != 4 || strings.Count(page.text, `name="decision"`) != 2 || !strings.Contains(page.text, d.id("mara")) {
		t.Errorf("the page: %s", page.text)
	}
	_, back := d.decide(d.authorize(), d.id("mara"), "allow", scopeBasic, scopeVideos, "never.asked")
	if back.Get("state") != "st" || back.Get("scopes") != "user.info.basic,video.list" || !strings.Contains(back.Get("code"), "*0!") {
		t.Errorf("back with %v", back)
	}
	_, back = d.decide(d.authorize(), d.id("mara"), "deny", allScopes...)
	if back.Get("error") != "access_denied" || back.Get("error_description") != "The user denied the request" || back.Get("error_type") != "" || back.Get("state") != "st" || back.Get("code") != "" {
		t.Errorf("a denial comes back with %v", back)
	}
}

func TestCancelText(t *testing.T) {
	d := open(t, map[string]string{"cancel_text": "Cancelled."})
	if _, back := d.decide(d.authorize(), d.id("mara"), "deny"); back.Get("error_description") != "Cancelled." {
		t.Errorf("a denial comes back with %v", back)
	}
}

func TestAuthorizeErrors(t *testing.T) {
	for name, test := range map[string]struct {
		switches map[string]string
		changes  []string
		want     string // in the address or on the page
		page     bool
	}{
		"no key":            {nil, []string{"client_key", ""}, "error=param_error&errCode=10003&error_type=client_key", true},
		"client_id":         {nil, []string{"client_key", "", "client_id", "x"}, "errCode=10003", true},
		"unknown key":       {nil, []string{"client_key", "aw1"}, "error=unauthorized_client&error_type=client_key", true},
		"not approved":      {map[string]string{"approved": "no"}, nil, "error=unauthorized_client&error_type=client_key", true},
		"foreign redirect":  {nil, []string{"redirect_uri", "https://evil.example/cb"}, "error=invalid_request&error_type=redirect_uri", true},
		"spaces":            {nil, []string{"scope", "user.info.basic video.list"}, "error=invalid_scope", false},
		"unapproved scope":  {map[string]string{"scopes": "user.info.basic"}, nil, "error=invalid_scope&error_type=scope", false},
		"on a page":         {map[string]string{"scopes": "user.info.basic", "authorize_errors": "page"}, nil, "error=invalid_scope&error_type=scope", true},
		"response type":     {nil, []string{"response_type", "token"}, "error=unsupported_response_type", false},
		"no challenge":      {map[string]string{"pkce": "hex"}, nil, "errCode=10007&error_type=code_challenge", false},
		"plain":             {map[string]string{"pkce": "base64url"}, []string{"code_challenge", "x", "code_challenge_method", "plain"}, "errCode=10008&error_type=code_challenge_method", false},
		"challenge unasked": {map[string]string{"pkce": "refuse"}, []string{"code_challenge", "x", "code_challenge_method", "S256"}, "errCode=10008", false},
	} {
		t.Run(name, func(t *testing.T) {
			d := open(t, test.switches)
			a := d.visit(d.authorize(test.changes...))
			where := a.header.Get("Location")
			if test.page {
				where = html.UnescapeString(a.text)
			}
			if (a.status == http.StatusBadRequest) != test.page || (a.status == http.StatusFound) == test.page {
				t.Errorf("status %d", a.status)
			}
			for _, part := range strings.Split(test.want, "&") {
				if !strings.Contains(where, part) {
					t.Errorf("got %s, want %s", where, part)
				}
			}
			if back, err := url.Parse(where); !test.page && (err != nil || back.Query().Get("state") != "st") {
				t.Errorf("sent to %s", where)
			}
		})
	}
}

func TestSandboxTargets(t *testing.T) {
	d := open(t, nil)
	a, back := d.decide(d.authorize(), d.id("otis"), "allow", allScopes...)
	if a.status != http.StatusFound || back.Get("error") != "access_denied" || back.Get("error_type") != "non_sandbox_target" {
		t.Errorf("an outsider: %d %v", a.status, back)
	}
	d.switchTo("authorize_errors", "page")
	if a, _ = d.decide(d.authorize(), d.id("otis"), "allow", allScopes...); !strings.Contains(a.text, "non_sandbox_target") {
		t.Errorf("an outsider sees %s", a.text)
	}
	d.switchTo("targets", "otisoutside")
	if _, back = d.decide(d.authorize(), d.id("otis"), "allow", allScopes...); back.Get("code") == "" {
		t.Errorf("a target user: %v", back)
	}
	if _, back = d.decide(d.authorize(), d.id("mara"), "allow", allScopes...); back.Get("code") != "" {
		t.Error("mara is no target user any more")
	}
	d.switchTo("sandbox", "off")
	if _, back = d.decide(d.authorize(), d.id("mara"), "allow", allScopes...); back.Get("code") == "" {
		t.Error("a production app takes everybody")
	}
	if _, err := d.World.Act(platform, "mara", "suspend", sandbox.Args{}); err != nil {
		t.Fatal(err)
	}
	if a, _ = d.decide(d.authorize(), d.id("mara"), "allow", allScopes...); a.status != http.StatusForbidden {
		t.Errorf("a banned account: %d", a.status)
	}
}

func TestAutoAuth(t *testing.T) {
	d := open(t, map[string]string{"auto_auth": "on"})
	a, back := d.decide(d.authorize(), d.id("mara"), "allow", scopeBasic)
	token := d.exchange(back.Get("code")).body
	visit := func(changes ...string) answer {
		r := d.request("GET", "https://www.tiktok.com/v2/auth/authorize/?"+d.authorize(changes...).Encode(), "", "")
		r.Header.Set("Cookie", strings.SplitN(a.header.Get("Set-Cookie"), ";", 2)[0])
		return d.do(r)
	}
	if again := visit(); again.status != http.StatusFound || !strings.Contains(again.header.Get("Location"), "code=") {
		t.Errorf("a known browser: %d", again.status)
	}
	if again := visit("disable_auto_auth", "1"); again.status != http.StatusOK {
		t.Errorf("with disable_auto_auth: %d", again.status)
	}
	d.form(revokePath, "token", text(token["access_token"]))
	if again := visit(); again.status != http.StatusOK {
		t.Errorf("without a grant: %d", again.status)
	}
}

func TestOpenIDs(t *testing.T) {
	d := open(t, nil)
	d.Apps.Put(sandbox.App{Platform: platform, ID: "awother", Secret: "s3cret", Loopback: true})
	first := d.signIn("mara")
	d.app = sandbox.App{ID: "awother", Secret: "s3cret"}
	second := d.signIn("mara")
	if first["open_id"] != d.id("mara") || second["open_id"] == first["open_id"] || !strings.HasPrefix(text(second["open_id"]), "-000") {
		t.Errorf("open_ids %v and %v", first["open_id"], second["open_id"])
	}
	one, two := d.user(first["access_token"], "union_id,open_id"), d.user(second["access_token"], "union_id,open_id")
	if one.data()["user"].(map[string]any)["union_id"] != two.data()["user"].(map[string]any)["union_id"] {
		t.Error("the union_id differs between apps of one developer")
	}
	ids := d.World.Accounts(platform)[0].IDs
	if len(ids) != 2 || !slices.Contains(ids, d.World.Accounts(platform)[0].ID()) {
		t.Errorf("ids %v", ids)
	}
}
