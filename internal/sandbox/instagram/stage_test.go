package instagram

import (
	"encoding/json"
	"html"
	"io"
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"testing"
	"time"

	"candor/internal/sandbox"
)

var start = time.Date(2026, 11, 2, 9, 30, 0, 0, time.UTC)

const (
	redirect = "http://localhost:5050/api/auth/instagram/callback"
	both     = scopeBasic + "," + scopeInsights
)

// stage is a frozen sandbox with this simulator, reached under the platform's real hosts.
type stage struct {
	*testing.T
	*sandbox.Sandbox
	client *http.Client
	app    sandbox.App
}

func open(t *testing.T) *stage {
	t.Helper()
	sb, err := sandbox.New(sandbox.Config{Seed: 7, Start: start, Frozen: true, Simulators: []sandbox.Maker{New}})
	if err != nil {
		t.Fatal(err)
	}
	client := &http.Client{Transport: sb.Transport(), CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	return &stage{T: t, Sandbox: sb, client: client, app: New(sb.Core).App()}
}

// answer is one answer of the simulator, with its JSON body.
type answer struct {
	status int
	header http.Header
	text   string
	body   map[string]any
}

func (s *stage) do(req *http.Request) answer {
	s.Helper()
	resp, err := s.client.Do(req)
	if err != nil {
		s.Fatal(err)
	}
	defer func() { _ = resp.Body.Close() }()
	text, err := io.ReadAll(resp.Body)
	if err != nil {
		s.Fatal(err)
	}
	a := answer{status: resp.StatusCode, header: resp.Header, text: string(text)}
	dec := json.NewDecoder(strings.NewReader(a.text))
	dec.UseNumber()
	_ = dec.Decode(&a.body) // pages are not JSON
	return a
}

func (s *stage) request(method, target string, form url.Values) answer {
	s.Helper()
	req, err := http.NewRequest(method, target, strings.NewReader(form.Encode()))
	if err != nil {
		s.Fatal(err)
	}
	if form != nil {
		req.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	}
	return s.do(req)
}

// get reads a Graph path with a token in the header.
func (s *stage) get(token, path string) answer { return s.graph("GET", token, path) }

func (s *stage) graph(method, token, path string) answer {
	s.Helper()
	req, err := http.NewRequest(method, "https://graph.instagram.com"+path, nil)
	if err != nil {
		s.Fatal(err)
	}
	if token != "" {
		req.Header.Set("Authorization", "Bearer "+token)
	}
	return s.do(req)
}

func (s *stage) set(switches map[string]string) { s.Apps.Set(name, s.app.ID, switches) }

func (s *stage) account(ref string) sandbox.Account {
	s.Helper()
	a, ok := s.World.Account(name, ref)
	if !ok {
		s.Fatalf("no account %q", ref)
	}
	return a
}

func (s *stage) act(ref, action string, args sandbox.Args) {
	s.Helper()
	if _, err := s.World.Act(name, ref, action, args); err != nil {
		s.Fatal(err)
	}
}

func (s *stage) authorizeURL(change url.Values) string {
	q := url.Values{"client_id": {s.app.ID}, "redirect_uri": {redirect}, "response_type": {"code"}, "scope": {both}, "state": {"st"}}
	for k, v := range change {
		q[k] = v
	}
	return "https://www.instagram.com/oauth/authorize?" + q.Encode()
}

var hiddenInput = regexp.MustCompile(`<input type="hidden" name="([^"]*)" value="([^"]*)">`)

// consent submits the consent form as a script would and returns where it leads.
func (s *stage) consent(ref, decision string, scopes ...string) *url.URL {
	s.Helper()
	page := s.request("GET", s.authorizeURL(nil), nil)
	if page.status != 200 || !strings.Contains(page.text, `<form method="post" action="/oauth/authorize">`) || strings.Count(page.text, `name="scope"`) != 2 {
		s.Fatalf("the consent page: %d %s", page.status, page.text)
	}
	form := url.Values{"scope": scopes}
	for _, m := range hiddenInput.FindAllStringSubmatch(page.text, -1) {
		form.Add(m[1], html.UnescapeString(m[2]))
	}
	form.Set("account", s.account(ref).ID())
	form.Set("decision", decision)
	a := s.request("POST", "https://www.instagram.com/oauth/authorize", form)
	u, err := url.Parse(a.header.Get("Location"))
	if a.status != http.StatusFound || err != nil {
		s.Fatalf("the decision: %d %s %v", a.status, a.text, err)
	}
	return u
}

func (s *stage) exchange(code string) answer {
	s.Helper()
	return s.request("POST", "https://api.instagram.com/oauth/access_token", url.Values{
		"client_id": {s.app.ID}, "client_secret": {s.app.Secret}, "grant_type": {"authorization_code"}, "redirect_uri": {redirect}, "code": {code},
	})
}

// short signs an account in and returns the token of one hour.
func (s *stage) short(ref string, scopes ...string) string {
	s.Helper()
	a := s.exchange(s.consent(ref, "allow", scopes...).Query().Get("code"))
	data, _ := a.body["data"].([]any)
	if a.status != 200 || len(data) != 1 {
		s.Fatalf("the exchange: %d %s", a.status, a.text)
	}
	return data[0].(map[string]any)["access_token"].(string)
}

// long signs an account in with both scopes and returns the token of sixty days.
func (s *stage) long(ref string, scopes ...string) string {
	s.Helper()
	if scopes == nil {
		scopes = []string{scopeBasic, scopeInsights}
	}
	a := s.lengthen(s.short(ref, scopes...))
	if a.status != 200 {
		s.Fatalf("lengthening: %d %s", a.status, a.text)
	}
	return a.body["access_token"].(string)
}

func (s *stage) lengthen(token string) answer {
	s.Helper()
	return s.request("GET", "https://graph.instagram.com/access_token?"+url.Values{
		"grant_type": {"ig_exchange_token"}, "client_secret": {s.app.Secret}, "access_token": {token},
	}.Encode(), nil)
}

func (s *stage) refresh(token string) answer {
	s.Helper()
	return s.request("GET", "https://graph.instagram.com/refresh_access_token?grant_type=ig_refresh_token&access_token="+token, nil)
}

// fails checks status, code, subcode and type of a Graph error; 0 stands for "has none".
func (s *stage) fails(what string, a answer, status, code, subcode int, typ string) {
	s.Helper()
	e, _ := a.body["error"].(map[string]any)
	gotCode, gotSub := whole(e["code"]), whole(e["error_subcode"])
	if a.status != status || gotCode != code || gotSub != subcode || e["type"] != typ || e["message"] == "" || e["fbtrace_id"] == nil {
		s.Errorf("%s: %d %s, want %d with %d/%d of %s", what, a.status, a.text, status, code, subcode, typ)
	}
}

func whole(v any) int {
	n, _ := v.(json.Number)
	i, _ := n.Int64()
	return int(i)
}

// items returns data of a list.
func (a answer) items() []map[string]any {
	data, _ := a.body["data"].([]any)
	out := []map[string]any{}
	for _, d := range data {
		out = append(out, d.(map[string]any))
	}
	return out
}
