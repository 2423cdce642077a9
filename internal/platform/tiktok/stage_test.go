package tiktok

import (
	"bytes"
	"context"
	"io"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"candor/internal/platform"
)

var testNow = time.Date(2026, 11, 22, 12, 0, 0, 0, time.UTC)

const (
	testToken   = "act.testtoken0123456789abcdefghij"
	testRefresh = "rft.testtoken0123456789abcdefghij"
	testAccount = "-000simOPENID0123456789abcdefghijklm"
)

// stage answers calls from a script, in order, and keeps what was asked.
type stage struct {
	t       *testing.T
	answers []scripted
	asked   []*http.Request
	bodies  []string
}

type scripted struct {
	status int
	header http.Header
	body   string
	err    error // no answer comes
}

// RoundTrip implements http.RoundTripper.
func (s *stage) RoundTrip(r *http.Request) (*http.Response, error) {
	if len(s.asked) >= len(s.answers) {
		s.t.Fatalf("call %d was not expected: %s %s", len(s.asked)+1, r.Method, r.URL.Path)
	}
	next := s.answers[len(s.asked)]
	s.asked = append(s.asked, r)
	body := ""
	if r.Body != nil {
		raw, _ := io.ReadAll(r.Body)
		body = string(raw)
	}
	s.bodies = append(s.bodies, body)
	if next.err != nil {
		return nil, next.err
	}
	header := http.Header{"Content-Type": {"application/json; charset=utf-8"}}
	for name, values := range next.header {
		header[http.CanonicalHeaderKey(name)] = values
	}
	return &http.Response{StatusCode: next.status, Header: header, Body: io.NopCloser(bytes.NewBufferString(next.body)), Request: r}, nil
}

// form is the form of the nth call.
func (s *stage) form(n int) url.Values {
	form, _ := url.ParseQuery(s.bodies[n])
	return form
}

// play opens a connector whose calls are answered by a script. The test fails if not all of it was played.
func play(t *testing.T, answers ...scripted) (*connector, *stage) {
	t.Helper()
	s := &stage{t: t, answers: answers}
	t.Cleanup(func() {
		if !t.Failed() && len(s.asked) != len(answers) {
			t.Errorf("%d calls were made, %d were expected", len(s.asked), len(answers))
		}
	})
	return open(t, s, nil), s
}

// open opens a connector with further settings.
func open(t testing.TB, transport http.RoundTripper, further map[string]string) *connector {
	t.Helper()
	c, err := Open(deps(transport, further))
	if err != nil {
		t.Fatal(err)
	}
	return c.(*connector)
}

func deps(transport http.RoundTripper, further map[string]string) platform.Deps {
	env := map[string]string{envClientKey: "sbawtestkey", envClientSecret: "appsecret0123456789"}
	for name, value := range further {
		env[name] = value
	}
	return platform.Deps{Env: func(name string) string { return env[name] }, PublicURL: "https://candor.example", Transport: transport, Now: func() time.Time { return testNow }}
}

func ok(body string) scripted { return scripted{status: 200, body: body} }

// data is a success of the Display API.
func data(body string) scripted {
	return ok(`{"data":` + body + `,"error":{"code":"ok","message":"","log_id":"20261122194710SIM0000000000000001"}}`)
}

// refused is a failure of the Display API.
func refused(status int, code string) scripted {
	return scripted{status: status, body: `{"data":{},"error":{"code":"` + code + `","message":"told","log_id":"20250920002050100115989EF4EE2405DD"}}`}
}

// session is a connection's session with the given scopes.
func session(scopes ...string) platform.Session {
	return platform.Session{Token: testToken, ExternalID: testAccount, Scopes: scopes, Notes: map[string]string{}, Meter: platform.Unmetered{}, Now: testNow}
}

func full() platform.Session { return session(scopeBasic, scopeProfile, scopeStats, scopeVideos) }

func asks(r *http.Request) string { return r.URL.Query().Get("fields") }

func kindIs(t *testing.T, err error, want platform.Kind) *platform.Error {
	t.Helper()
	e, isOurs := asError(err)
	if !isOurs || e.Kind != want {
		t.Fatalf("got %v, want kind %v", err, want)
	}
	for _, secret := range []string{testToken, testRefresh, "appsecret", "open.tiktokapis.com"} {
		if strings.Contains(err.Error(), secret) {
			t.Errorf("the error tells a secret or an address: %v", err)
		}
	}
	return e
}

var background = context.Background()
