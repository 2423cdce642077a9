package instagram

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

const testToken = "IGAAtesttoken0123456789abcdefghij"

// stage answers calls from a script, in order, and keeps what was asked.
type stage struct {
	t       *testing.T
	answers []scripted
	asked   []*http.Request
	forms   []url.Values
}

type scripted struct {
	status int
	header http.Header
	body   string
}

// RoundTrip implements http.RoundTripper.
func (s *stage) RoundTrip(r *http.Request) (*http.Response, error) {
	if len(s.asked) >= len(s.answers) {
		s.t.Fatalf("call %d was not expected: %s %s", len(s.asked)+1, r.Method, r.URL.Path)
	}
	next := s.answers[len(s.asked)]
	s.asked = append(s.asked, r)
	form := url.Values{}
	if r.Body != nil {
		raw, _ := io.ReadAll(r.Body)
		form, _ = url.ParseQuery(string(raw))
	}
	s.forms = append(s.forms, form)
	header := http.Header{"Content-Type": {"application/json; charset=UTF-8"}}
	for name, values := range next.header {
		header[http.CanonicalHeaderKey(name)] = values
	}
	return &http.Response{StatusCode: next.status, Header: header, Body: io.NopCloser(bytes.NewBufferString(next.body)), Request: r}, nil
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
	return open(t, s), s
}

func open(t testing.TB, transport http.RoundTripper) *connector {
	t.Helper()
	env := map[string]string{envClientID: "990602627938098", envClientSecret: "appsecret0123456789"}
	c, err := Open(platform.Deps{Env: func(name string) string { return env[name] }, PublicURL: "https://candor.example", Transport: transport, Now: func() time.Time { return testNow }})
	if err != nil {
		t.Fatal(err)
	}
	return c.(*connector)
}

func ok(body string) scripted { return scripted{status: 200, body: body} }

func refusal(status int, code string) scripted {
	return scripted{status: status, body: `{"error":{"message":"(localised)","type":"IGApiException",` + code + `,"fbtrace_id":"A"}}`}
}

// session is a connection's session with the given scopes.
func session(scopes ...string) platform.Session {
	return platform.Session{
		Token: testToken, ExternalID: "17841457215396811", IDs: map[string]string{idProfessional: "17841457215396811"},
		Scopes: scopes, Notes: map[string]string{}, Meter: platform.Unmetered{}, Now: testNow,
	}
}

func full() platform.Session { return session(scopeBasic, scopeInsights) }

func asks(r *http.Request) string { return r.URL.Query().Get("fields") }

func withInsights(r *http.Request) bool { return strings.Contains(asks(r), "insights") }

func kindIs(t *testing.T, err error, want platform.Kind) *platform.Error {
	t.Helper()
	e, isOurs := asError(err)
	if !isOurs || e.Kind != want {
		t.Fatalf("got %v, want kind %v", err, want)
	}
	if strings.Contains(err.Error(), testToken) || strings.Contains(err.Error(), "appsecret") {
		t.Errorf("the error tells a secret: %v", err)
	}
	return e
}

var background = context.Background()

// always answers every call with the same body.
type always string

// RoundTrip implements http.RoundTripper.
func (a always) RoundTrip(r *http.Request) (*http.Response, error) {
	return &http.Response{StatusCode: http.StatusOK, Header: http.Header{"Content-Type": {"application/json"}}, Body: io.NopCloser(strings.NewReader(string(a))), Request: r}, nil
}
