package tiktok

import (
	"encoding/json"
	"io"
	"net/http"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"candor/internal/sandbox"
)

var start = time.Date(2026, 11, 22, 12, 0, 0, 0, time.UTC)

const callback = "http://127.0.0.1:5050/api/auth/tiktok/callback"

// desk is a simulator and a client that calls it without sockets.
type desk struct {
	*testing.T
	*sandbox.Sandbox
	sim  *simulator
	app  sandbox.App
	http *http.Client
}

func open(t *testing.T, switches map[string]string) *desk {
	t.Helper()
	d := &desk{T: t}
	sb, err := sandbox.New(sandbox.Config{Seed: 5, Start: start, Frozen: true, Simulators: []sandbox.Maker{func(core *sandbox.Core) sandbox.Simulator {
		d.sim = New(core).(*simulator)
		return d.sim
	}}})
	if err != nil {
		t.Fatal(err)
	}
	d.Sandbox, d.app = sb, d.sim.App()
	d.http = &http.Client{Transport: sb.Transport(), CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	sb.Apps.Set(platform, d.app.ID, switches)
	return d
}

func (d *desk) switchTo(name, value string) {
	d.Apps.Set(platform, d.app.ID, map[string]string{name: value})
}

// answer is what came back.
type answer struct {
	status int
	header http.Header
	text   string
	body   map[string]any
}

func (d *desk) do(r *http.Request) answer {
	d.Helper()
	resp, err := d.http.Do(r)
	if err != nil {
		d.Fatal(err)
	}
	raw, err := io.ReadAll(resp.Body)
	_ = resp.Body.Close()
	if err != nil {
		d.Fatal(err)
	}
	a := answer{status: resp.StatusCode, header: resp.Header, text: string(raw)}
	dec := json.NewDecoder(strings.NewReader(a.text))
	dec.UseNumber()
	_ = dec.Decode(&a.body) // pages are not JSON
	return a
}

func (d *desk) request(method, address, contentType, body string) *http.Request {
	d.Helper()
	r, err := http.NewRequestWithContext(d.Context(), method, address, strings.NewReader(body))
	if err != nil {
		d.Fatal(err)
	}
	if contentType != "" {
		r.Header.Set("Content-Type", contentType)
	}
	return r
}

// authorize is a valid authorize request, with changes; an empty value removes a parameter.
func (d *desk) authorize(changes ...string) url.Values {
	q := url.Values{"client_key": {d.app.ID}, "response_type": {"code"}, "scope": {strings.Join(allScopes, ",")}, "redirect_uri": {callback}, "state": {"st"}}
	for i := 0; i+1 < len(changes); i += 2 {
		q.Set(changes[i], changes[i+1])
		if changes[i+1] == "" {
			q.Del(changes[i])
		}
	}
	return q
}

// visit opens the consent page.
func (d *desk) visit(q url.Values) answer {
	return d.do(d.request("GET", "https://www.tiktok.com/v2/auth/authorize/?"+q.Encode(), "", ""))
}

var hidden = regexp.MustCompile(`<input type="hidden" name="([^"]*)" value="([^"]*)">`)

// decide submits the consent page's form and returns where the browser is sent.
func (d *desk) decide(q url.Values, account, decision string, scopes ...string) (answer, url.Values) {
	d.Helper()
	page := d.visit(q)
	if page.status != http.StatusOK {
		d.Fatalf("the consent page: %d %s", page.status, page.text)
	}
	form := url.Values{"account": {account}, "decision": {decision}, "scope": scopes}
	for _, m := range hidden.FindAllStringSubmatch(page.text, -1) {
		form.Add(m[1], m[2])
	}
	a := d.do(d.request("POST", "https://www.tiktok.com/v2/auth/authorize/", "application/x-www-form-urlencoded", form.Encode()))
	back, err := url.Parse(a.header.Get("Location"))
	if err != nil {
		d.Fatal(err)
	}
	return a, back.Query()
}

func (d *desk) id(creator string) string {
	d.Helper()
	a, ok := d.World.Account(platform, creator)
	if !ok {
		d.Fatalf("no account %q", creator)
	}
	return a.ID()
}

// form posts a form to a token endpoint with the app's credentials, with changes.
func (d *desk) form(path string, fields ...string) answer {
	form := url.Values{"client_key": {d.app.ID}, "client_secret": {d.app.Secret}}
	for i := 0; i+1 < len(fields); i += 2 {
		form.Set(fields[i], fields[i+1])
		if fields[i+1] == "" {
			form.Del(fields[i])
		}
	}
	return d.do(d.request("POST", "https://open.tiktokapis.com"+path, "application/x-www-form-urlencoded", form.Encode()))
}

const tokenPath, revokePath = "/v2/oauth/token/", "/v2/oauth/revoke/"

func (d *desk) exchange(code string, fields ...string) answer {
	return d.form(tokenPath, append([]string{"grant_type", "authorization_code", "code", code, "redirect_uri", callback}, fields...)...)
}

func (d *desk) refresh(token string) answer {
	return d.form(tokenPath, "grant_type", "refresh_token", "refresh_token", token)
}

// signIn returns the token answer of an account that consents to scopes (all, if none are named).
func (d *desk) signIn(creator string, scopes ...string) map[string]any {
	d.Helper()
	if scopes == nil {
		scopes = slices.Clone(allScopes)
	}
	_, back := d.decide(d.authorize(), d.id(creator), "allow", scopes...)
	a := d.exchange(back.Get("code"))
	if a.status != http.StatusOK || a.body["access_token"] == nil {
		d.Fatalf("no token: %d %s", a.status, a.text)
	}
	return a.body
}

func text(v any) string { s, _ := v.(string); return s }

// user asks for fields of the account.
func (d *desk) user(token any, fields string) answer {
	r := d.request("GET", "https://open.tiktokapis.com/v2/user/info/?fields="+fields, "", "")
	r.Header.Set("Authorization", "Bearer "+text(token))
	return d.do(r)
}

// videos asks for videos.
func (d *desk) videos(path string, token any, fields, body string) answer {
	r := d.request("POST", "https://open.tiktokapis.com"+path+"?fields="+fields, "application/json", body)
	r.Header.Set("Authorization", "Bearer "+text(token))
	return d.do(r)
}

const listPath, queryPath = "/v2/video/list/", "/v2/video/query/"

// code is the error code of an envelope, or of a flat error.
func (a answer) code() string {
	if e, ok := a.body["error"].(map[string]any); ok {
		return text(e["code"])
	}
	return text(a.body["error"])
}

func (a answer) data() map[string]any { data, _ := a.body["data"].(map[string]any); return data }

func (a answer) list() []map[string]any {
	list, _ := a.data()["videos"].([]any)
	var out []map[string]any
	for _, v := range list {
		video, _ := v.(map[string]any)
		out = append(out, video)
	}
	return out
}
