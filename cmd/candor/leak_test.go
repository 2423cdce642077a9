package main

import (
	"encoding/base64"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"candor/internal/api"
	"candor/internal/social"
	"candor/internal/store"
	"candor/internal/store/storetest"
)

// secretsOf reads what is secret in a request to a platform.
func secretsOf(r *http.Request, body string) (secrets []string) {
	query := r.URL.Query()
	form, _ := url.ParseQuery(body) // a body of JSON has no such parameters
	for _, name := range carried {
		secrets = append(append(secrets, query[name]...), form[name]...)
	}
	if kind, token, ok := strings.Cut(r.Header.Get("Authorization"), " "); ok && kind == "Bearer" {
		secrets = append(secrets, token)
	}
	return secrets
}

// hoard is what must not be found anywhere.
type hoard struct {
	mu      sync.Mutex
	lasting map[string]string   // secret → what it is
	passing map[string]string   // of one sign-in: a code, a state
	shown   map[string][]string // secret → the operations whose answer shows it, once, because it is what was asked for
}

func newHoard() *hoard {
	return &hoard{lasting: map[string]string{}, passing: map[string]string{}, shown: map[string][]string{}}
}

func (h *hoard) keep(what, secret string, shownBy ...string) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.lasting[secret] = what
	h.shown[secret] = append(h.shown[secret], shownBy...)
}

func (h *hoard) pass(what, secret string) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.passing[secret] = what
}

// guises are the forms in which a secret may hide in a text.
func guises(secret string) []string {
	quoted, _ := json.Marshal(secret) // a text always has a JSON
	all := []string{secret, url.QueryEscape(secret), url.PathEscape(secret), strings.Trim(string(quoted), `"`),
		strings.TrimRight(base64.StdEncoding.EncodeToString([]byte(secret)), "="), strings.TrimRight(base64.URLEncoding.EncodeToString([]byte(secret)), "=")}
	slices.Sort(all)
	return slices.Compact(all)
}

// found lists which of some secrets stand in a text, by what they are.
func found(text string, secrets map[string]string) (what []string) {
	for secret, name := range secrets {
		for _, guise := range guises(secret) {
			if strings.Contains(text, guise) {
				what = append(what, name)
				break
			}
		}
	}
	slices.Sort(what)
	return slices.Compact(what)
}

// secretsIn is found for everything in the hoard, without what an operation is asked for.
func (h *hoard) secretsIn(text, operation string) []string {
	h.mu.Lock()
	defer h.mu.Unlock()
	all := map[string]string{}
	for secret, what := range h.lasting {
		if !slices.Contains(h.shown[secret], operation) {
			all[secret] = what
		}
	}
	for secret, what := range h.passing {
		if !strings.Contains(operation, "/api/auth/") { // the browser carries these between us and the platform
			all[secret] = what
		}
	}
	return found(text, all)
}

// witness is a browser's way to Candor: it remembers the addresses that were asked for and everything that was answered.
type witness struct {
	t     *testing.T
	hoard *hoard
	host  string

	mu    sync.Mutex
	heard []heard
}

// heard is one call: what was asked, at which address, and the answer with its headers.
type heard struct{ operation, address, answer string }

// RoundTrip implements http.RoundTripper.
func (w *witness) RoundTrip(r *http.Request) (*http.Response, error) {
	resp, err := http.DefaultTransport.RoundTrip(r)
	if err != nil || r.URL.Host != w.host {
		return resp, err
	}
	body, err := io.ReadAll(resp.Body)
	if err != nil {
		return nil, err
	}
	resp.Body.Close()
	resp.Body = io.NopCloser(strings.NewReader(string(body)))
	for _, cookie := range resp.Cookies() {
		if cookie.Value != "" {
			w.hoard.keep("session cookie", cookie.Value)
		}
	}
	for _, state := range append(r.URL.Query()["state"], r.URL.Query()["code"]...) {
		w.hoard.pass("code or state", state)
	}
	headers := resp.Header.Clone()
	headers.Del("Set-Cookie") // the one place where a session's token belongs
	w.mu.Lock()
	defer w.mu.Unlock()
	w.heard = append(w.heard, heard{r.Method + " " + r.URL.Path, r.URL.String(), fmt.Sprint(headers, string(body))})
	return resp, nil
}

// check looks for secrets in every address and every answer.
func (w *witness) check() {
	w.t.Helper()
	w.mu.Lock()
	defer w.mu.Unlock()
	for _, h := range w.heard {
		for _, what := range w.hoard.secretsIn(h.address, h.operation) {
			w.t.Errorf("the address of %s holds a %s", h.operation, what)
		}
		for _, what := range w.hoard.secretsIn(h.answer, h.operation) {
			w.t.Errorf("the answer to %s holds a %s: %.300s", h.operation, what, h.answer)
		}
	}
}

// TestTheSearchForSecretsFinds them in each guise.
func TestTheSearchForSecretsFinds(t *testing.T) {
	const secret = `rft.a!4/9+"7é%z`
	for _, guise := range guises(secret) {
		if got := found("x"+guise+"y", map[string]string{secret: "token"}); len(got) != 1 {
			t.Errorf("%q hides it", guise)
		}
	}
	if got := found("rft.a!4/9", map[string]string{secret: "token"}); len(got) != 0 {
		t.Errorf("found %v", got)
	}
}

// TestNothingSecretLeaks: through connecting, reading, renewing, failing in every way, panics, events, guesses and goodbyes no secret comes to stand
// in the log at debug level, in a report to Sentry, in the database, in an answer, an address or a counter.
func TestNothingSecretLeaks(t *testing.T) {
	storetest.EachURL(t, func(t *testing.T, databaseURL string) {
		s := openStage(t, databaseURL)
		p := &leakPlay{stage: s, hoard: newHoard()}
		p.watch = &witness{t: t, hoard: p.hoard, host: strings.TrimPrefix(s.at, "http://")}
		p.people()
		p.connectAll()
		p.tokensAndLinks()
		p.renewals()
		p.readings()
		p.panics()
		p.events()
		p.reports()
		p.sweep()
		p.goodbyes()
		p.search()
	})
}

// leakPlay goes through everything that handles secrets.
type leakPlay struct {
	*stage
	hoard           *hoard
	watch           *witness
	admin, creator  *browser
	connections     map[string]string // by platform
	apiToken, joins string
}

const (
	adminPassword   = "canary admin password"
	creatorPassword = "canary creator password"
	wrongPassword   = "canary wrong password"
)

func (p *leakPlay) people() {
	p.t.Helper()
	p.hoard.keep("password", adminPassword)
	p.hoard.keep("password", creatorPassword)
	p.hoard.keep("mistyped password", wrongPassword)
	var code string
	p.admin, code = p.setUp(adminPassword, p.watch)
	p.hoard.keep("setup code", code)
	p.hoard.keep("setup code", strings.ReplaceAll(code, "-", ""))
	if _, err := p.c.access.AddPerson(p.t.Context(), "mara@example.org", "Mara", social.Creator, creatorPassword); err != nil {
		p.t.Fatal(err)
	}
	p.creator = newBrowser(p.t, p.at)
	p.creator.http.Transport = p.watch
	if status := p.creator.send(http.MethodPost, "/api/session", map[string]string{"email": "mara@example.org", "password": wrongPassword}, nil); status != http.StatusUnauthorized {
		p.t.Fatalf("a wrong password: %d", status)
	}
	p.creator.signInWith("mara@example.org", creatorPassword)
	for name, value := range p.env {
		if strings.HasSuffix(name, "_SECRET") || strings.HasSuffix(name, "_TOKEN") {
			p.hoard.keep(name, value)
		}
	}
}

// connectAll connects an account of each platform, once refused by an answer that repeats what it was sent.
func (p *leakPlay) connectAll() {
	p.t.Helper()
	for _, name := range names() {
		account, _ := p.world.World.Account(string(name), "mara")
		p.wire.answer(echo(http.StatusBadRequest))
		if landing := p.creator.connect(string(name), account.Key); landing.Get("error") == "" {
			p.t.Errorf("%s: a refused code landed with %v", name, landing)
		}
		p.wire.answer(nil)
		if landing := p.creator.connect(string(name), account.Key); landing.Get("success") == "" {
			p.t.Fatalf("%s: landed with %v", name, landing)
		}
	}
	eventually(p.t, "the first sync", func() bool {
		var shown overview
		p.creator.get("/api/analytics/socials", &shown)
		return shown.synced(len(names()))
	})
	p.connections = map[string]string{}
	var list struct {
		Data struct {
			Connections []struct{ ID, Platform string }
		}
	}
	p.creator.get("/api/analytics/socials/connections", &list)
	for _, c := range list.Data.Connections {
		p.connections[c.Platform] = c.ID
	}
	if len(p.connections) != len(names()) {
		p.t.Fatalf("connections %v", p.connections)
	}
}

// tokensAndLinks makes what is shown once.
func (p *leakPlay) tokensAndLinks() {
	p.t.Helper()
	var token struct{ Text string }
	p.creator.send(http.MethodPost, "/api/tokens", map[string]any{"name": "reports", "scopes": []string{"read"}, "days": 30}, &token)
	var link struct{ Link string }
	p.admin.send(http.MethodPost, "/api/invitations", map[string]any{"kind": "join", "role": "creator", "email": "new@example.org"}, &link)
	p.apiToken, p.joins = token.Text, link.Link[strings.LastIndexAny(link.Link, "/#=")+1:]
	if len(p.apiToken) < 30 || len(p.joins) < 20 {
		p.t.Fatalf("API token %q, link %q", p.apiToken, link.Link)
	}
	p.hoard.keep("API token", p.apiToken, "POST /api/tokens")
	p.hoard.keep("invitation", p.joins, "POST /api/invitations")
	bearer := newBrowser(p.t, p.at)
	bearer.http.Transport = p.watch
	for _, header := range []string{"Bearer " + p.apiToken, "Bearer " + p.apiToken + "x", "Basic " + p.apiToken} {
		req := bearer.request(http.MethodGet, p.at+"/api/posts", nil)
		req.Header.Set("Authorization", header)
		bearer.do(req)
	}
	bearer.send(http.MethodPost, "/api/invitations/open", map[string]string{"token": p.joins}, nil)
	bearer.send(http.MethodPost, "/api/invitations/accept", map[string]string{"token": p.joins, "name": "N", "email": "new@example.org", "password": "short"}, nil)
}

// renewals: with success, with answers that repeat the token, with answers that are none.
func (p *leakPlay) renewals() {
	p.t.Helper()
	for _, instead := range []func(*http.Request, []string) *http.Response{nil, echo(http.StatusInternalServerError), echo(http.StatusOK), page, lost, nil} {
		p.wire.answer(instead)
		p.renewOnce()
		if instead != nil && p.wire.answered() == 0 {
			p.t.Error("no renewal met the bad answer")
		}
		p.wire.answer(nil)
	}
}

// renewOnce lets a day pass and has every token renewed.
func (p *leakPlay) renewOnce() {
	p.t.Helper()
	p.world.Clock.Advance(25 * time.Hour)
	if _, err := p.c.db.Writer().ExecContext(p.t.Context(), `UPDATE token SET issued_at = issued_at - 864000000, expires_at = issued_at, retry_at = NULL`); err != nil {
		p.t.Fatal(err)
	}
	if _, err := p.c.tokens.RenewDue(p.t.Context()); err != nil {
		p.t.Error(err)
	}
}

// readings fail with answers that repeat the token. What people and administrators are told of it is read in the sweep.
func (p *leakPlay) readings() {
	p.t.Helper()
	for _, instead := range []func(*http.Request, []string) *http.Response{echo(http.StatusBadRequest), page, echo(http.StatusForbidden)} {
		p.wire.answer(instead)
		p.readAgain(func() bool { return p.wire.answered() >= len(names()) })
		p.wire.answer(nil)
	}
}

// readAgain makes everything due at once and waits until something has come of it.
func (p *leakPlay) readAgain(until func() bool) {
	p.t.Helper()
	for _, statement := range []string{`UPDATE connection SET state = 'active', cause = '', cause_until = NULL`, `UPDATE token SET state = 'idle', retry_at = NULL`,
		`UPDATE plan SET next_due = 0, queued_at = NULL, attempts = 0`, `UPDATE budget SET blocked_until = NULL`} {
		var err error
		for range 10 { // the engine writes the same rows meanwhile, and PostgreSQL lets one of two that wait for each other fail
			if _, err = p.c.db.Writer().ExecContext(p.t.Context(), statement); err == nil {
				break
			}
		}
		if err != nil {
			p.t.Fatalf("%s: %v", statement, err)
		}
	}
	for _, id := range p.connections {
		p.admin.send(http.MethodPost, "/api/admin/connections/"+id+"/retry", struct{}{}, nil)
	}
	eventually(p.t, "the platforms are asked", until)
}

// panics happen while a secret is in hand: in a worker, and while a sign-in is answered.
func (p *leakPlay) panics() {
	p.t.Helper()
	p.wire.answer(func(_ *http.Request, secrets []string) *http.Response {
		panic("asked with " + strings.Join(secrets, " and "))
	})
	account, _ := p.world.World.Account(string(names()[0]), "jonas")
	var begun struct{ URL string }
	p.creator.get("/api/auth/"+string(names()[0])+"/connect", &begun)
	consent, text := p.creator.do(p.creator.request(http.MethodGet, begun.URL, nil))
	target, form := p.creator.form(consent.Request.URL, string(text))
	form.Set("account", account.Key)
	form.Set("decision", "allow")
	req := p.creator.request(http.MethodPost, target.String(), strings.NewReader(form.Encode()))
	req.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	if resp, answer := p.creator.do(req); resp.StatusCode != http.StatusInternalServerError {
		p.t.Errorf("a panic is answered with %s %.200s", resp.Status, answer)
	}
	before := strings.Count(p.log.String(), "panic")
	p.readAgain(func() bool { return strings.Count(p.log.String(), "panic") > before })
	p.wire.answer(nil)
}

// events: right and wrong ones, and a question with the verify token.
func (p *leakPlay) events() {
	p.t.Helper()
	for platform, event := range map[string]string{"instagram": "deauthorize", "tiktok": "authorization.removed", "youtube": "tokens-revoked"} {
		for _, signature := range []string{"wrong", "malformed", "stale"} {
			p.control("/events/"+platform, map[string]any{"event": event, "account": "jonas", "signature": signature, "to": p.at})
		}
	}
	asked := newBrowser(p.t, p.at)
	resp, text := asked.do(asked.request(http.MethodGet, p.at+"/api/webhooks/instagram?hub.mode=subscribe&hub.challenge=1158&hub.verify_token=canary-verify-token", nil))
	if resp.StatusCode != http.StatusOK || string(text) != "1158" {
		p.t.Errorf("the question is answered with %s %s", resp.Status, text)
	}
}

// reports of the web app that quote secrets in every way that is known of them.
func (p *leakPlay) reports() {
	p.t.Helper()
	tokens := p.world.Tokens.List("")
	for _, token := range tokens[max(0, len(tokens)-8):] {
		p.creator.send(http.MethodPost, "/api/errors", map[string]string{"message": "TypeError while reading " + token.Value, "page": "/posts?access_token=" + url.QueryEscape(token.Value),
			"stack": "at f (" + p.at + "/x?code=" + url.QueryEscape(token.Value) + ")\nrefresh_token=" + token.Value}, nil)
	}
	p.creator.send(http.MethodPost, "/api/errors", map[string]string{"message": "password: " + strings.ReplaceAll(wrongPassword, " ", "_"), "stack": "Authorization: Bearer " + p.apiToken}, nil)
}

// sweep asks every route that reads, as each of the two.
func (p *leakPlay) sweep() {
	p.t.Helper()
	var spec struct {
		Paths map[string]map[string]any `json:"paths"`
	}
	text, err := api.Spec()
	if err == nil {
		err = json.Unmarshal(text, &spec)
	}
	if err != nil {
		p.t.Fatal(err)
	}
	asked := 0
	for path, methods := range spec.Paths {
		if methods["get"] == nil || strings.HasPrefix(path, "/api/auth/") {
			continue
		}
		for platform, id := range p.connections {
			address := strings.NewReplacer("{platform}", platform, "{id}", id).Replace(path)
			for _, b := range []*browser{p.admin, p.creator} {
				b.do(b.request(http.MethodGet, p.at+address, nil))
				asked++
			}
		}
	}
	for _, b := range []*browser{p.admin, p.creator} {
		b.do(b.request(http.MethodGet, p.at+"/api/admin/runs?limit=500", nil))
		b.do(b.request(http.MethodGet, p.at+"/metrics", nil))
	}
	if asked < 100 {
		p.t.Errorf("only %d calls", asked)
	}
}

// goodbyes end connections in every way, and the creator.
func (p *leakPlay) goodbyes() {
	p.t.Helper()
	list := names()
	p.creator.send(http.MethodDelete, "/api/auth/"+string(list[0])+"/disconnect", struct{}{}, nil)
	p.wire.answer(echo(http.StatusBadRequest))
	p.creator.send(http.MethodDelete, "/api/auth/"+string(list[1])+"/disconnect", struct{}{}, nil)
	p.wire.answer(nil)
	p.creator.send(http.MethodPost, "/api/session/proof", map[string]string{"password": creatorPassword}, nil)
	if status := p.creator.send(http.MethodDelete, "/api/me/data", struct{}{}, nil); status != http.StatusOK {
		p.t.Errorf("erase: %d", status)
	}
	p.creator.send(http.MethodDelete, "/api/session", struct{}{}, nil)
}

// search looks everywhere.
func (p *leakPlay) search() {
	p.t.Helper()
	for _, token := range p.world.Tokens.List("") {
		if token.Kind == "code" {
			p.hoard.pass("code", token.Value)
		} else {
			p.hoard.keep(token.Platform+" "+token.Kind+" token", token.Value)
		}
	}
	p.wire.mu.Lock()
	for secret := range p.wire.sent {
		if _, code := p.hoard.passing[secret]; !code {
			p.hoard.keep("secret sent to a platform", secret)
		}
	}
	p.wire.mu.Unlock()
	p.c.sentry.Flush(5 * time.Second)
	counters := httptest.NewRecorder()
	p.c.counters.Handler().ServeHTTP(counters, httptest.NewRequestWithContext(p.t.Context(), http.MethodGet, "/metrics", nil))
	for place, text := range map[string]string{"log": p.log.String(), "reports": p.sentry.String(), "database": p.database(), "counters": counters.Body.String()} {
		if known := map[string]string{"log": "renewal", "reports": "TypeError", "database": "root@example.org", "counters": "candor_http_requests_total"}[place]; !strings.Contains(text, known) {
			p.t.Errorf("the %s does not hold %q, so that the search proves nothing: %.300s", place, known, text)
		}
		for _, what := range p.hoard.secretsIn(text, "") {
			p.t.Errorf("the %s holds a %s: %s", place, what, p.around(text, what))
		}
	}
	p.watch.check()
	if n := len(p.hoard.lasting) + len(p.hoard.passing); n < 25 {
		p.t.Errorf("only %d secrets were looked for", n)
	}
}

// around shows where something was found.
func (p *leakPlay) around(text, what string) string {
	for _, all := range []map[string]string{p.hoard.lasting, p.hoard.passing} {
		for secret, name := range all {
			for _, guise := range guises(secret) {
				if i := strings.Index(text, guise); name == what && i >= 0 {
					return fmt.Sprintf("%q", text[max(0, i-200):min(len(text), i+len(guise)+60)])
				}
			}
		}
	}
	return ""
}

// database is every byte of the database: all files of SQLite and what lies beside them, or all columns of all tables of PostgreSQL.
func (p *leakPlay) database() string {
	p.t.Helper()
	var all strings.Builder
	if path, ok := store.FilePath(p.set.DatabaseURL); ok {
		files, err := filepath.Glob(path + "*")
		if err != nil || len(files) < 2 {
			p.t.Errorf("files %v, error %v", files, err)
		}
		for _, file := range append(files, p.set.TombstoneFile) {
			text, err := os.ReadFile(file)
			if err != nil && !os.IsNotExist(err) {
				p.t.Error(err)
			}
			all.Write(text)
		}
		return all.String()
	}
	tables := strings.Fields(table(p.t, p.c.db.Writer(), `SELECT table_name FROM information_schema.tables WHERE table_schema = current_schema() AND table_type = 'BASE TABLE'`))
	if len(tables) < 30 {
		p.t.Errorf("tables %v", tables)
	}
	for _, name := range tables {
		all.WriteString(table(p.t, p.c.db.Writer(), `SELECT * FROM "`+name+`"`))
	}
	return all.String()
}

// echo answers as a platform that repeats what it was sent, in each platform's way of saying an error.
func echo(status int) func(*http.Request, []string) *http.Response {
	return func(r *http.Request, secrets []string) *http.Response {
		told := "refused: " + strings.Join(secrets, " and ") + " at " + r.URL.String()
		quoted, _ := json.Marshal(told) // a text always has a JSON
		body := fmt.Sprintf(`{"error":{"message":%[1]s,"type":"OAuthException","code":2,"status":%[1]s,"errors":[{"message":%[1]s,"reason":"x"}],"log_id":"1"},"message":%[1]s}`, quoted)
		if strings.Contains(r.URL.Path, "token") {
			body = fmt.Sprintf(`{"error":"server_error","error_description":%[1]s,"error_type":"OAuthException","error_message":%[1]s,"code":500,"log_id":"1"}`, quoted)
		}
		if strings.Contains(r.URL.Path, "/v2/") && !strings.Contains(r.URL.Path, "token") {
			body = fmt.Sprintf(`{"data":{},"error":{"code":"internal_error","message":%s,"log_id":"1"}}`, quoted)
		}
		return reply(r, status, "application/json", body)
	}
}

// page answers with a page for people that repeats what it was sent.
func page(r *http.Request, secrets []string) *http.Response {
	return reply(r, http.StatusOK, "text/html", "<html><title>Sorry</title>"+strings.Join(secrets, "<br>")+"</html>")
}

// lost answers with a redirect to an address that repeats what it was sent.
func lost(r *http.Request, secrets []string) *http.Response {
	answer := reply(r, http.StatusFound, "text/plain", "")
	answer.Header.Set("Location", "http://127.0.0.1:1/?access_token="+url.QueryEscape(strings.Join(secrets, " ")))
	return answer
}
