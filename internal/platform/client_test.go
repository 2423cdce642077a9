package platform_test

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"candor/internal/platform"
)

const secret = "IGAAsecretsecretsecret0123456789"

// serve starts a server and returns a request for it.
func serve(t *testing.T, handler http.HandlerFunc) platform.Request {
	t.Helper()
	server := httptest.NewServer(handler)
	t.Cleanup(server.Close)
	return platform.Request{Op: "GET /thing", URL: server.URL + "/thing", Bearer: secret, Query: url.Values{"access_token": {secret}}}
}

func answer(status int, contentType, body string, header ...string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", contentType)
		for n := 0; n+1 < len(header); n += 2 {
			w.Header().Set(header[n], header[n+1])
		}
		w.WriteHeader(status)
		_, _ = io.WriteString(w, body)
	}
}

// brokenOff sends a part of the body and closes the connection.
func brokenOff(status int, body string, announced int) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		conn, buffer, err := http.NewResponseController(w).Hijack()
		if err != nil {
			panic(err)
		}
		if status != 0 {
			_, _ = fmt.Fprintf(buffer, "HTTP/1.1 %d X\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s", status, announced, body)
		}
		_ = buffer.Flush()
		_ = conn.Close()
	}
}

func TestDoJudgesAnswers(t *testing.T) {
	deep := strings.Repeat("[", 65) + strings.Repeat("]", 65)
	tests := []struct {
		name    string
		handler http.HandlerFunc
		token   bool
		ok      bool
		want    platform.Kind
	}{
		{name: "json", handler: answer(200, "application/json; charset=UTF-8", `{"a":1}`), ok: true},
		{name: "json as script", handler: answer(200, "text/javascript; charset=UTF-8", `{"a":1}`), ok: true},
		{name: "html", handler: answer(200, "text/html", "<html>"), want: platform.Transient},
		{name: "html, token call", handler: answer(200, "text/html", "<html>"), token: true, want: platform.Transient},
		{name: "json announced as html", handler: answer(200, "text/html", `{"a":1}`), want: platform.Transient},
		{name: "empty", handler: answer(200, "application/json", ""), want: platform.Malformed},
		{name: "broken", handler: answer(200, "application/json", `{"a":`), want: platform.Malformed},
		{name: "broken, token call", handler: answer(200, "application/json", `{"a":`), token: true, want: platform.OutcomeUnknown},
		{name: "two values", handler: answer(200, "application/json", `{} {}`), want: platform.Malformed},
		{name: "too deep", handler: answer(200, "application/json", deep), want: platform.Oversize},
		{name: "cut off", handler: brokenOff(200, `{"a"`, 7), want: platform.Transient},
		{name: "cut off, token call", handler: brokenOff(200, `{"a"`, 7), token: true, want: platform.OutcomeUnknown},
		{name: "closed", handler: brokenOff(0, "", 0), want: platform.Transient},
		{name: "closed, token call", handler: brokenOff(0, "", 0), token: true, want: platform.OutcomeUnknown},
		{name: "500", handler: answer(500, "text/html", "oops"), want: platform.Transient},
		{name: "500, token call", handler: answer(500, "text/html", "oops"), token: true, want: platform.Transient},
		{name: "429", handler: answer(429, "text/html", "oops"), want: platform.RateLimited},
		{name: "404 json", handler: answer(404, "application/json", "{}"), want: platform.BadRequest},
		{name: "404 html", handler: answer(404, "text/html", "no"), want: platform.Transient},
		{name: "redirect", handler: answer(302, "text/html", "", "Location", "/else"), want: platform.Transient},
		{name: "odd encoding", handler: answer(200, "application/json", "{}", "Content-Encoding", "br"), want: platform.Transient},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			r := serve(t, tt.handler)
			r.Token = tt.token
			_, err := platform.NewClient(platform.ClientConfig{}).Do(t.Context(), r)
			if tt.ok != (err == nil) || err != nil && platform.KindOf(err) != tt.want {
				t.Fatalf("got %v, want ok %v, kind %v", err, tt.ok, tt.want)
			}
			noSecrets(t, err)
		})
	}
}

func noSecrets(t *testing.T, err error) {
	t.Helper()
	for e := err; e != nil; e = errors.Unwrap(e) {
		if text := fmt.Sprintf("%v %+v", e, e); strings.Contains(text, secret) || strings.Contains(text, "http://") {
			t.Errorf("the error tells too much: %s", text)
		}
	}
}

func TestDoUndoesGzipWithinLimits(t *testing.T) {
	pack := func(size int) string {
		var b bytes.Buffer
		zw := gzip.NewWriter(&b)
		_, _ = io.WriteString(zw, `"`)
		_, _ = io.CopyN(zw, zeros{}, int64(size))
		_, _ = io.WriteString(zw, `"`)
		_ = zw.Close()
		return b.String()
	}
	client := platform.NewClient(platform.ClientConfig{})
	resp, err := client.Do(t.Context(), serve(t, answer(200, "application/json", pack(1<<20), "Content-Encoding", "gzip")))
	if err != nil || len(resp.Body) != 1<<20+2 {
		t.Fatalf("a packed answer: %v", err)
	}
	for name, handler := range map[string]http.HandlerFunc{
		"bomb":      answer(200, "application/json", pack(33<<20), "Content-Encoding", "gzip"),
		"long wire": answer(200, "application/json", `"`+strings.Repeat("0", 9<<20)+`"`),
	} {
		if _, err := client.Do(t.Context(), serve(t, handler)); platform.KindOf(err) != platform.Oversize {
			t.Errorf("%s: got %v", name, err)
		}
	}
}

type zeros struct{}

func (zeros) Read(p []byte) (int, error) {
	for n := range p {
		p[n] = '0'
	}
	return len(p), nil
}

func TestDoSendsATokenCallOnce(t *testing.T) {
	var calls atomic.Int32
	r := serve(t, func(w http.ResponseWriter, req *http.Request) {
		if calls.Add(1) == 1 { // the first answer leaves a connection that the transport would like to use again
			answer(200, "application/json", "{}")(w, req)
			return
		}
		brokenOff(0, "", 0)(w, req)
	})
	r.Token = true
	client := platform.NewClient(platform.ClientConfig{})
	if _, err := client.Do(t.Context(), r); err != nil {
		t.Fatal(err)
	}
	if _, err := client.Do(t.Context(), r); platform.KindOf(err) != platform.OutcomeUnknown {
		t.Errorf("got %v", err)
	}
	if n := calls.Load(); n != 2 {
		t.Errorf("the server saw %d calls, want 2", n)
	}
}

func TestDoKnowsWhatWasNeverSent(t *testing.T) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	_ = listener.Close()
	client := platform.NewClient(platform.ClientConfig{})
	_, err = client.Do(t.Context(), platform.Request{Op: "POST /token", URL: "http://" + listener.Addr().String(), Token: true})
	if platform.KindOf(err) != platform.Transient {
		t.Errorf("refused connection: %v", err)
	}
	canceled, cancel := context.WithCancel(t.Context())
	cancel()
	_, err = client.Do(canceled, platform.Request{Op: "POST /token", URL: "http://" + listener.Addr().String(), Token: true})
	if platform.KindOf(err) != platform.Transient || !errors.Is(err, context.Canceled) {
		t.Errorf("canceled before sending: %v", err)
	}
}

func TestDoRefusesPlainHTTPElsewhere(t *testing.T) {
	_, err := platform.NewClient(platform.ClientConfig{Transport: never{t}}).Do(t.Context(), platform.Request{Op: "GET /", URL: "http://example.com/", Bearer: secret})
	if platform.KindOf(err) != platform.BadRequest {
		t.Errorf("got %v", err)
	}
}

type never struct{ t *testing.T }

func (n never) RoundTrip(*http.Request) (*http.Response, error) {
	n.t.Error("a call was made")
	return nil, errors.New("no")
}

// ledger is a meter that writes down what it is told.
type ledger struct {
	lines  []string
	closed string
}

func (l *ledger) Reserve(_ context.Context, c platform.Call) error {
	l.lines = append(l.lines, fmt.Sprint("reserve ", c.Bucket, " ", c.Cost))
	if c.Bucket == l.closed {
		return &platform.Error{Kind: platform.RateLimited, Op: c.Endpoint}
	}
	return nil
}

func (l *ledger) Settle(_ context.Context, c platform.Call, u platform.Usage) {
	l.lines = append(l.lines, fmt.Sprint("settle ", c.Bucket, " ", u.Status, " ", u.Err != nil))
}

func TestDoMetersEveryCall(t *testing.T) {
	meter := &ledger{}
	r := serve(t, answer(429, "text/plain", "no", "Retry-After", "120"))
	r.Meter, r.Call, r.Also = meter, platform.Call{Bucket: "account:1"}, []string{"app"}
	now := time.Date(2026, 11, 22, 12, 0, 0, 0, time.UTC)
	_, err := platform.NewClient(platform.ClientConfig{Now: func() time.Time { return now }}).Do(t.Context(), r)
	var e *platform.Error
	if !errors.As(err, &e) || !e.Until.Equal(now.Add(2*time.Minute)) || e.Status != 429 {
		t.Fatalf("got %+v", err)
	}
	want := "reserve app 0, reserve account:1 1, settle app 429 true, settle account:1 429 true"
	if got := strings.Join(meter.lines, ", "); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	*meter = ledger{closed: "account:1"}
	r.URL = "http://127.0.0.1:1/" // must not be reached
	if _, err := platform.NewClient(platform.ClientConfig{Transport: never{t}}).Do(t.Context(), r); platform.KindOf(err) != platform.RateLimited {
		t.Errorf("got %v", err)
	}
	if got := strings.Join(meter.lines, ", "); got != "reserve app 0, reserve account:1 1, settle app 0 false" {
		t.Errorf("a refused call left %s", got)
	}
}

func TestDoScrubsWhatThePlatformSays(t *testing.T) {
	r := serve(t, answer(400, "application/json", "{}"))
	client := platform.NewClient(platform.ClientConfig{Classify: func(*platform.Response) *platform.Error {
		return &platform.Error{Kind: platform.BadRequest, Message: "bad token " + secret + " at https://example.com/?x=1 \x1b[31m " + strings.Repeat("é", 200)}
	}})
	_, err := client.Do(t.Context(), r)
	noSecrets(t, err)
	var e *platform.Error
	if !errors.As(err, &e) || len(e.Message) > 200 || strings.ContainsAny(e.Message, "\x1b") || !strings.HasPrefix(e.Message, "bad token [redacted] at [address]") {
		t.Errorf("got %q", e.Message)
	}
}

func TestRetryAfter(t *testing.T) {
	now := time.Date(2026, 11, 22, 12, 0, 0, 0, time.UTC)
	tests := []struct {
		value, date string
		want        time.Duration
		ok          bool
	}{
		{"120", "", 2 * time.Minute, true},
		{" 1.5 ", "", 1500 * time.Millisecond, true},
		{"0", "", 0, true},
		{"-5", "", 0, false},
		{"315360000", "", 24 * time.Hour, true},
		{"1e300", "", 24 * time.Hour, true},
		{"NaN", "", 0, false},
		{"soon", "", 0, false},
		{"", "", 0, false},
		{"Sun, 22 Nov 2026 12:05:00 GMT", "", 5 * time.Minute, true},
		{"Sun, 22 Nov 2026 11:00:00 GMT", "", 0, false},
		{"Mon, 23 Nov 2026 12:05:00 GMT", "Mon, 23 Nov 2026 12:00:00 GMT", 5 * time.Minute, true}, // their clock is a day ahead
		{"Sun, 22 Nov 2036 12:00:00 GMT", "", 24 * time.Hour, true},
	}
	for _, tt := range tests {
		h := http.Header{"Retry-After": {tt.value}, "Date": {tt.date}}
		at, ok := platform.RetryAfter(h, now)
		if ok != tt.ok || ok && at.Sub(now) != tt.want {
			t.Errorf("%q: got %v %v, want %v %v", tt.value, at.Sub(now), ok, tt.want, tt.ok)
		}
	}
}
