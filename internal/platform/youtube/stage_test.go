package youtube

import (
	"errors"
	"io"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"testing"
	"time"

	"candor/internal/platform"
	"candor/internal/sandbox"
	sandboxyoutube "candor/internal/sandbox/youtube"
	"candor/internal/social"
)

// stage is a simulator and a connector that speaks to it.
type stage struct {
	*testing.T
	sandbox *sandbox.Sandbox
	app     sandbox.App
	c       *connector
}

func newStage(t *testing.T, switches map[string]string) *stage {
	t.Helper()
	var app sandbox.App
	world, err := sandbox.New(sandbox.Config{Seed: 1, Start: testNow, Frozen: true, Simulators: []sandbox.Maker{func(core *sandbox.Core) sandbox.Simulator {
		made := sandboxyoutube.New(core)
		app = made.App()
		return made
	}}})
	if err != nil {
		t.Fatal(err)
	}
	world.Apps.Set(sandboxyoutube.Platform, app.ID, switches)
	settings := env("https://youtube.googleapis.com", app.ID, app.Secret)
	opened, err := Open(platform.Deps{
		Env: func(name string) string { return settings[name] }, PublicURL: "http://localhost:5050", Transport: world.Transport(), Now: world.Clock.Now,
	})
	if err != nil {
		t.Fatal(err)
	}
	return &stage{t, world, app, opened.(*connector)}
}

// session issues a token for a creator's channel without the detour over the consent page.
func (s *stage) session(creator string, scopes ...string) platform.Session {
	s.Helper()
	account, ok := s.sandbox.World.Account(sandboxyoutube.Platform, creator)
	if !ok {
		s.Fatalf("no account of %s", creator)
	}
	now := s.sandbox.Clock.Now()
	token := s.sandbox.Tokens.Issue(sandbox.Token{Platform: sandboxyoutube.Platform, Kind: "access", App: s.app.ID,
		Account: account.ID(), Scopes: scopes, Issued: now, Expires: now.Add(time.Hour), Data: map[string]string{"owner": account.Owner}})
	return platform.Session{Token: social.Secret(token.Value), ExternalID: account.ID(), IDs: map[string]string{}, Scopes: scopes, Notes: map[string]string{}, Now: now}
}

const (
	testToken   = "ya29.testtoken0123456789abcdefghij"
	testRefresh = "1//0testrefresh0123456789abcdefghij"
	testChannel = "UCabcdefghijklmnopqrstuv"
)

// script answers calls in order, and keeps what was asked.
type script struct {
	*testing.T
	answers []scripted
	asked   []*http.Request
	forms   []url.Values
}

type scripted struct {
	status int
	body   string
	header http.Header
}

// RoundTrip implements http.RoundTripper.
func (s *script) RoundTrip(r *http.Request) (*http.Response, error) {
	if len(s.asked) >= len(s.answers) {
		s.Fatalf("call %d was not expected: %s %s", len(s.asked)+1, r.Method, r.URL.Path)
	}
	next := s.answers[len(s.asked)]
	var form url.Values
	if r.Body != nil {
		raw, _ := io.ReadAll(r.Body)
		form, _ = url.ParseQuery(string(raw))
	}
	s.asked, s.forms = append(s.asked, r), append(s.forms, form)
	header := http.Header{"Content-Type": {"application/json; charset=UTF-8"}}
	for name, values := range next.header {
		header[name] = values
	}
	return &http.Response{StatusCode: next.status, Header: header, Body: io.NopCloser(strings.NewReader(next.body)), Request: r}, nil
}

// play opens a connector whose calls are answered by a script. The test fails if not all of it was played.
func play(t *testing.T, answers ...scripted) (*connector, *script) {
	t.Helper()
	s := &script{T: t, answers: answers}
	t.Cleanup(func() {
		if !t.Failed() && len(s.asked) != len(answers) {
			t.Errorf("%d calls were made, %d were expected", len(s.asked), len(answers))
		}
	})
	settings := map[string]string{envClientID: "1234-abc.apps.googleusercontent.com", envClientSecret: "GOCSPX-secret0123456789abcdef"}
	opened, err := Open(platform.Deps{
		Env: func(name string) string { return settings[name] }, PublicURL: "https://candor.example", Transport: s, Now: func() time.Time { return testNow },
	})
	if err != nil {
		t.Fatal(err)
	}
	return opened.(*connector), s
}

// known is the session of a connection whose uploads list is known.
func known(scopes ...string) platform.Session {
	return platform.Session{Token: testToken, ExternalID: testChannel, IDs: map[string]string{idUploads: "UUabcdefghijklmnopqrstuv"}, Scopes: scopes,
		Notes: map[string]string{}, Now: testNow}
}

func ok(body string) scripted { return scripted{status: http.StatusOK, body: body} }

func refusal(status int, reason string) scripted {
	return scripted{status: status, body: `{"error":{"code":` + strconv.Itoa(status) + `,"message":"m","errors":[{"domain":"d","reason":"` + reason + `","message":"m"}]}}`}
}

// kindIs checks an error's kind, and that it tells no secret.
func kindIs(t *testing.T, err error, want platform.Kind) *platform.Error {
	t.Helper()
	var e *platform.Error
	if !errors.As(err, &e) || e.Kind != want {
		t.Fatalf("got %v, want kind %v", err, want)
	}
	for _, secret := range []string{testToken, testRefresh, "GOCSPX"} {
		if strings.Contains(err.Error(), secret) {
			t.Errorf("the error tells a secret: %v", err)
		}
	}
	return e
}
