// Package platformtest holds the conformance suite that every connector passes against its simulator.
//
// A connector's own tests fill in a [Harness] and call [Exercise]. The suite speaks to the connector through platform.Connector
// alone and to the simulator through real sockets, and judges by the simulator's world (what is true) and its ledger (what was
// called), never by what the connector says of itself.
package platformtest

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"
	"time"

	"candor/internal/platform"
	"candor/internal/sandbox"
	"candor/internal/social"
)

// Harness is what the suite must know of a platform.
type Harness struct {
	Entry     platform.Entry
	Simulator sandbox.Maker
	// Env gives the settings that point the connector at a simulator: its address and the credentials of the built-in app.
	Env func(url, id, secret string) map[string]string
	// Account is the creator's slug of an ordinary account with more than two pages of posts.
	Account string
	// Profile and Post give, for each metric, the names under which sandbox.Simulator.Figures may hold its true value, the
	// preferred first. Where none of the names is there the connector's figure must be missing.
	Profile, Post map[social.MetricID][]string
	// Listed tells which posts of the world the platform lists; nil: all but stories.
	Listed func(sandbox.Account, sandbox.Post, time.Time) bool
	// MediaType is what a kind of post is called by the connector; nil: by the same word.
	MediaType func(sandbox.Post) social.MediaType
	// Caption is what the connector calls a post's caption; nil: the post's caption.
	Caption func(sandbox.Post) string
	// Duration is how long a post's video is at an instant, as the platform tells it; nil: it does not tell.
	Duration func(sandbox.Post, time.Time) social.Figure
	// AIGenerated is whether a post is marked as made by AI, as the platform tells it; nil: it does not tell.
	AIGenerated func(sandbox.Post) social.Figure
	// Bound is what a day's reading of an account may cost: profile, one page of posts with their metrics, and a refresh where one
	// is due daily.
	Bound int
	// Revokes tells that the platform's revocation is known to work, so that the token must be dead afterwards.
	Revokes bool
	// Prepare changes the world before the suite begins; may be nil.
	Prepare func(*sandbox.Sandbox)
}

const start = "2026-11-02T09:30:00Z"

// bench is one simulator with a connector pointed at it.
type bench struct {
	Harness
	*testing.T
	sandbox   *sandbox.Sandbox
	simulator sandbox.Simulator
	connector platform.Connector
	secret    string // the app's
	url       string
}

// open starts a simulator on a free port, with a clock that stands still, and opens the connector on it.
func open(t *testing.T, h Harness) *bench {
	t.Helper()
	at, err := time.Parse(time.RFC3339, start)
	if err != nil {
		t.Fatal(err)
	}
	b := &bench{Harness: h, T: t}
	maker := func(core *sandbox.Core) sandbox.Simulator {
		b.simulator = h.Simulator(core)
		return b.simulator
	}
	b.sandbox, err = sandbox.New(sandbox.Config{Seed: 7, Start: at, Frozen: true, Simulators: []sandbox.Maker{maker}})
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(context.Background())
	t.Cleanup(stop)
	if err := b.sandbox.Start(ctx, map[string]int{"control": 0, string(h.Entry.Info.Platform): 0}); err != nil {
		t.Fatal(err)
	}
	b.announced()
	if h.Prepare != nil {
		h.Prepare(b.sandbox)
	}
	return b
}

// announced reads the simulator's own line, as an operator's script would, and opens the connector with it.
func (b *bench) announced() {
	b.Helper()
	var line map[string]json.RawMessage
	if err := json.Unmarshal([]byte(b.sandbox.Announce()), &line); err != nil {
		b.Fatal(err)
	}
	var own map[string]string
	if err := json.Unmarshal(line[string(b.Entry.Info.Platform)], &own); err != nil {
		b.Fatal(err)
	}
	idName, secretName := b.simulator.Credentials()
	b.url, b.secret = own["url"], own[secretName]
	env := b.Env(b.url, own[idName], b.secret)
	connector, err := b.Entry.Open(platform.Deps{Env: func(name string) string { return env[name] }, PublicURL: "http://localhost:5050", Now: b.sandbox.Clock.Now})
	if err != nil {
		b.Fatal(err)
	}
	b.connector = connector
}

// with runs a subtest on a fresh simulator.
func with(t *testing.T, h Harness, name string, test func(b *bench)) {
	t.Helper()
	t.Run(name, func(t *testing.T) { test(open(t, h)) })
}

// account is the true account that the harness names.
func (b *bench) account() sandbox.Account {
	b.Helper()
	a, ok := b.sandbox.World.Account(string(b.Entry.Info.Platform), b.Account)
	if !ok {
		b.Fatalf("the world has no account of %q", b.Account)
	}
	return a
}

// consent goes through the consent page like a script without JavaScript and returns the query of the callback.
func (b *bench) consent(req platform.AuthRequest, untick, decision string) url.Values {
	b.Helper()
	browser := &http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	address := b.connector.AuthorizeURL(req)
	resp, err := browser.Get(address)
	if err != nil {
		b.Fatal(err)
	}
	page, err := io.ReadAll(resp.Body)
	_ = resp.Body.Close()
	if err != nil || resp.StatusCode != http.StatusOK {
		b.Fatalf("the consent page: %d %v", resp.StatusCode, err)
	}
	form := parseForm(string(page))
	form.fields.Set("account", b.account().ID())
	form.fields["scope"] = slices.DeleteFunc(form.scopes, func(scope string) bool { return scope == untick })
	form.fields.Set("decision", decision)
	target, err := resp.Request.URL.Parse(form.action)
	if err != nil {
		b.Fatal(err)
	}
	resp, err = browser.PostForm(target.String(), form.fields)
	if err != nil {
		b.Fatal(err)
	}
	_ = resp.Body.Close()
	back, err := url.Parse(resp.Header.Get("Location"))
	if err != nil || resp.StatusCode < 300 || resp.StatusCode > 399 {
		b.Fatalf("the decision was answered by %d to %q", resp.StatusCode, resp.Header.Get("Location"))
	}
	if got := back.Query().Get("state"); got != req.State {
		b.Errorf("the state came back as %q", got)
	}
	return back.Query()
}

// request is what a sign-in asks for: everything.
func (b *bench) request() platform.AuthRequest {
	return platform.AuthRequest{
		State: "st-0123456789", Verifier: "verifier-0123456789-0123456789-0123456789-abcdef", Scopes: b.Entry.Info.AskedScopes(),
	}
}

// signIn connects the harness's account, with all scopes.
func (b *bench) signIn() platform.Grant {
	b.Helper()
	req := b.request()
	query := b.consent(req, "", "allow")
	grant, err := b.connector.Exchange(b.Context(), query.Get("code"), req, platform.Unmetered{})
	if err != nil {
		b.Fatalf("signing in: %v", err)
	}
	return grant
}

// session is what the engine would hand to the connector for a grant.
func (b *bench) session(g platform.Grant) platform.Session {
	s := platform.Session{
		Token: g.Token.Access, ExternalID: g.Account.ExternalID, IDs: g.Account.IDs, Scopes: g.Scopes,
		Notes: map[string]string{}, Meter: platform.Unmetered{}, Now: b.sandbox.Clock.Now(),
	}
	if g.Profile != nil {
		merge(s.Notes, g.Profile.Notes)
	}
	return s
}

// merge does with notes what the engine does.
func merge(notes, found map[string]string) {
	for name, value := range found {
		if value == "" {
			delete(notes, name)
		} else {
			notes[name] = value
		}
	}
}

// refuse checks that an error is there, is of one of the kinds, and says nothing secret.
func (b *bench) refuse(what string, err error, kinds ...platform.Kind) {
	b.Helper()
	var e *platform.Error
	if !errors.As(err, &e) {
		b.Errorf("%s: got %v, want a *platform.Error", what, err)
		return
	}
	if !slices.Contains(kinds, e.Kind) {
		b.Errorf("%s: got %v, want one of %v", what, err, kinds)
	}
	b.quiet(what, err)
}

// quiet checks that no text of an error holds a token, the app's secret or an address.
func (b *bench) quiet(what string, err error) {
	b.Helper()
	secrets := []string{b.secret, b.url}
	for _, token := range b.sandbox.Tokens.List("") {
		secrets = append(secrets, token.Value)
	}
	for e := err; e != nil; e = errors.Unwrap(e) {
		text := fmt.Sprintf("%v %+v", e, e)
		for _, secret := range secrets {
			if secret != "" && strings.Contains(text, secret) {
				b.Errorf("%s: the error tells a secret or an address: %s", what, text)
			}
		}
	}
}

// fault makes the simulator answer every call so until the returned function is called.
func (b *bench) fault(f sandbox.Fault) (clear func()) {
	b.Helper()
	f.Platform = string(b.Entry.Info.Platform)
	id, err := b.sandbox.Faults.Add(f)
	if err != nil {
		b.Fatal(err)
	}
	return func() { b.sandbox.Faults.Remove(id) }
}

// cost is what the ledger counts from an instant of the suite on, in the platform's units.
func (b *bench) cost() (calls, units int) {
	for _, sum := range b.sandbox.Ledger.Summaries(sandbox.Filter{Platform: string(b.Entry.Info.Platform)}) {
		calls, units = calls+sum.Calls, units+sum.Cost
	}
	return calls, units
}
