package tiktok

import (
	"fmt"
	"net/http"
	"regexp"
	"strings"
	"testing"
	"time"

	"candor/internal/sandbox"
)

func TestTokenAnswer(t *testing.T) {
	d := open(t, nil)
	token := d.signIn("mara", scopeBasic, scopeVideos)
	if fmt.Sprintln(token["expires_in"], token["refresh_expires_in"], token["scope"], token["token_type"]) != "7200 15552000 user.info.basic,video.list Bearer\n" {
		t.Errorf("got %v", token)
	}
	if ok, _ := regexp.MatchString(`^act\.`, text(token["access_token"])); !ok || text(token["refresh_token"])[:4] != "rft." {
		t.Errorf("got %v", token)
	}
	d.switchTo("access_life", "86400")
	d.switchTo("refresh_life", "31536000")
	if token = d.signIn("mara"); fmt.Sprintln(token["expires_in"], token["refresh_expires_in"]) != "86400 31536000\n" {
		t.Errorf("the older lives: %v", token)
	}
	if a := d.form(tokenPath, "grant_type", "client_credentials"); a.status != 200 || !strings.HasPrefix(text(a.body["access_token"]), "clt.") || a.body["refresh_token"] != nil {
		t.Errorf("client credentials: %s", a.text)
	}
}

// Every token error, in each status.
func TestOAuthErrors(t *testing.T) {
	for _, status := range []int{200, 400, 401} {
		d := open(t, map[string]string{"oauth_status": fmt.Sprint(status)})
		code := func(changes ...string) string {
			_, back := d.decide(d.authorize(changes...), d.id("mara"), "allow", allScopes...)
			return back.Get("code")
		}
		used := code()
		d.exchange(used)
		reused := d.exchange(used)
		expired := code()
		d.Clock.Advance(301 * time.Second)
		json := d.do(d.request("POST", "https://open.tiktokapis.com"+tokenPath, "application/json", `{"client_key":"x"}`))
		for name, test := range map[string]struct {
			got        answer
			want, says string
		}{
			"json":           {json, "invalid_request", "Only `application/x-www-form-urlencoded` is accepted as Content-Type."},
			"no key":         {d.exchange(code(), "client_key", ""), "invalid_request", "The request parameters are malformed."},
			"no secret":      {d.exchange(code(), "client_secret", ""), "invalid_request", "Client secret is missed in request."},
			"wrong secret":   {d.exchange(code(), "client_secret", "x"), "invalid_client", "Client key or secret is incorrect."},
			"wrong key":      {d.exchange(code(), "client_key", "x"), "invalid_client", "Client key or secret is incorrect."},
			"grant type":     {d.form(tokenPath, "grant_type", "password"), "unsupported_grant_type", ""},
			"unknown code":   {d.exchange("x"), "invalid_grant", ""},
			"used code":      {reused, "invalid_grant", "Authorization code is expired."},
			"expired code":   {d.exchange(expired), "invalid_grant", "Authorization code is expired."},
			"other redirect": {d.exchange(code(), "redirect_uri", callback+"/"), "invalid_request", "Redirect_uri is not matched with the uri when requesting code."},
			"dead refresh":   {d.refresh("rft.x"), "invalid_grant", "Refresh token is invalid or expired."},
			"revoke nothing": {d.form(revokePath), "invalid_request", ""},
			"revoke unknown": {d.form(revokePath, "token", "act.x"), "invalid_grant", ""},
		} {
			if test.got.status != status || test.got.code() != test.want || test.says != "" && text(test.got.body["error_description"]) != test.says {
				t.Errorf("%s: %d %s", name, test.got.status, test.got.text)
			}
			if id := text(test.got.body["log_id"]); len(id) != 34 || id[:8] != "20261122" {
				t.Errorf("%s: log_id %q", name, id)
			}
		}
	}
}

// The platform page's vector, in each mode.
func TestPKCE(t *testing.T) {
	const verifier = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"
	const hexed, based = "13d31e961a1ad8ec2f16b10c4c982e0876a878ad6df144566ee1894acb70f9c3", "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"
	for _, test := range []struct {
		mode, challenge, verifier string
		taken                     bool
	}{
		{"hex", hexed, verifier, true}, {"hex", based, verifier, false}, {"hex", hexed, "", false}, {"hex", hexed, verifier + "x", false},
		{"base64url", based, verifier, true}, {"base64url", hexed, verifier, false}, {"off", "nonsense", "", true},
	} {
		d := open(t, map[string]string{"pkce": test.mode})
		_, back := d.decide(d.authorize("code_challenge", test.challenge, "code_challenge_method", "S256"), d.id("mara"), "allow", allScopes...)
		a := d.exchange(back.Get("code"), "code_verifier", test.verifier)
		if test.taken != (a.code() == "") || !test.taken && text(a.body["error_description"]) != "Code verifier or code challenge is invalid." {
			t.Errorf("%+v: %s", test, a.text)
		}
	}
}

func TestRotation(t *testing.T) {
	d := open(t, nil)
	old := d.signIn("mara")
	d.Clock.Advance(24 * time.Hour)
	renewed := d.refresh(text(old["refresh_token"])).body
	if renewed["refresh_token"] == old["refresh_token"] || renewed["open_id"] != old["open_id"] || fmt.Sprint(renewed["refresh_expires_in"]) != "15552000" {
		t.Errorf("renewed: %v", renewed)
	}
	if a := d.refresh(text(old["refresh_token"])); a.code() != "invalid_grant" {
		t.Errorf("the old refresh token: %s", a.text)
	}
	d.switchTo("refresh_left", "remainder")
	d.Clock.Advance(24 * time.Hour)
	renewed = d.refresh(text(renewed["refresh_token"])).body
	if fmt.Sprint(renewed["refresh_expires_in"]) != "15465600" {
		t.Errorf("the remainder is %v", renewed["refresh_expires_in"])
	}
	for mode, want := range map[string]any{"same": renewed["refresh_token"], "missing": nil, "empty": ""} {
		d.switchTo("rotation", mode)
		for range 2 {
			if a := d.refresh(text(renewed["refresh_token"])); a.body["refresh_token"] != want || a.body["access_token"] == nil {
				t.Errorf("%s: %s", mode, a.text)
			}
		}
	}
	d.Clock.Advance(200 * 24 * time.Hour)
	if a := d.refresh(text(renewed["refresh_token"])); a.code() != "invalid_grant" {
		t.Errorf("after its life: %s", a.text)
	}
}

func TestOldAccessToken(t *testing.T) {
	for mode, status := range map[string]int{"lives": 200, "dies": 401} {
		d := open(t, map[string]string{"old_access": mode})
		token := d.signIn("mara")
		d.refresh(text(token["refresh_token"]))
		if a := d.user(token["access_token"], "open_id"); a.status != status {
			t.Errorf("%s: %d", mode, a.status)
		}
	}
}

func TestRevoke(t *testing.T) {
	d := open(t, nil)
	token, other := d.signIn("mara"), d.signIn("jonas")
	if a := d.form(revokePath, "token", text(token["access_token"])); a.status != http.StatusOK || a.text != "{}\n" {
		t.Errorf("revoked: %d %q", a.status, a.text)
	}
	if a := d.user(token["access_token"], "open_id"); a.code() != "access_token_invalid" || a.status != 401 {
		t.Errorf("access: %s", a.text)
	}
	if a := d.refresh(text(token["refresh_token"])); a.code() != "invalid_grant" {
		t.Errorf("refresh: %s", a.text)
	}
	if a := d.user(other["access_token"], "open_id"); a.status != 200 {
		t.Error("another account's grant was ended too")
	}
	d.Clock.Advance(3 * time.Hour)
	d.switchTo("revoke_expired", "refused")
	if a := d.form(revokePath, "token", text(other["access_token"])); a.code() != "invalid_grant" {
		t.Errorf("an expired token: %s", a.text)
	}
	d.switchTo("revoke_expired", "taken")
	if a := d.form(revokePath, "token", text(other["access_token"])); a.code() != "" {
		t.Errorf("an expired token: %s", a.text)
	}
}

// Whatever ends an account's standing ends its tokens; a ban that is lifted does not bring them back.
func TestActions(t *testing.T) {
	for _, action := range []string{"revoke", "suspend", "delete", "age_change"} {
		d := open(t, nil)
		token := d.signIn("mara")
		if _, err := d.World.Act(platform, "mara", action, sandbox.Args{}); err != nil {
			t.Fatal(err)
		}
		if a := d.user(token["access_token"], "open_id"); a.code() != "access_token_invalid" {
			t.Errorf("%s: %s", action, a.text)
		}
		if a := d.refresh(text(token["refresh_token"])); a.code() != "invalid_grant" {
			t.Errorf("%s: %s", action, a.text)
		}
	}
	d := open(t, nil)
	token := d.signIn("mara")
	if _, err := d.World.Act(platform, "mara", "drop_scope", sandbox.Args{"scope": scopeStats}); err != nil {
		t.Fatal(err)
	}
	if a := d.refresh(text(token["refresh_token"])); text(a.body["scope"]) != "user.info.basic,user.info.profile,video.list" {
		t.Errorf("after the drop: %s", a.text)
	}
	if _, err := d.World.Act(platform, "mara", "drop_scope", sandbox.Args{}); err == nil {
		t.Error("drop_scope without a scope")
	}
	if _, err := d.World.Act(platform, "mara", "juggle", sandbox.Args{}); err == nil {
		t.Error("an unknown action")
	}
}

// A rotated refresh token that is sent again is refused; an app's switch may spare it for a minute, or end the whole grant for it.
func TestReuse(t *testing.T) {
	for mode, want := range map[string]struct{ soon, later, newest bool }{
		"refused": {false, false, true}, "grace": {true, false, true}, "ends_grant": {false, false, false},
	} {
		d := open(t, map[string]string{"reuse": mode})
		used := text(d.signIn("mara")["refresh_token"])
		newest := text(d.refresh(used).body["refresh_token"])
		soon := d.refresh(used)
		d.Clock.Advance(time.Minute)
		later := d.refresh(used)
		if (soon.code() == "") != want.soon || (later.code() == "") != want.later || (d.refresh(newest).code() == "") != want.newest {
			t.Errorf("%s: %s, then %s", mode, soon.text, later.text)
		}
	}
	d := open(t, map[string]string{"reuse": "grace"})
	used := text(d.signIn("mara")["refresh_token"])
	d.refresh(used)
	if _, err := d.World.Act(platform, "mara", "revoke", sandbox.Args{}); err != nil {
		t.Fatal(err)
	}
	if a := d.refresh(used); a.code() != "invalid_grant" {
		t.Errorf("grace outlives the grant: %s", a.text)
	}
}

func TestRevokeBody(t *testing.T) {
	for mode, want := range map[string]string{"object": "{}", "empty": ""} {
		d := open(t, map[string]string{"revoke_body": mode})
		if a := d.form(revokePath, "token", text(d.signIn("mara")["access_token"])); a.status != http.StatusOK || strings.TrimSpace(a.text) != want {
			t.Errorf("%s: %d %q", mode, a.status, a.text)
		}
	}
}
