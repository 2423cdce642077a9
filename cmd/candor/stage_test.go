package main

import (
	"bytes"
	"compress/gzip"
	"context"
	"encoding/json"
	"io"
	"log/slog"
	"net"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"candor/internal/observe"
	"candor/internal/sandbox"
)

// stage is a whole Candor in this process: everything that "serve" wires together, on a socket, with simulators, a stand-in for Sentry, and
// its log at debug level in memory.
type stage struct {
	t      *testing.T
	c      *candor
	at     string // where people reach it
	dir    string
	set    *Settings
	world  *sandbox.Sandbox
	env    map[string]string
	log    *notes
	sentry *notes
	wire   *wire
}

// openStage opens one on an empty database. It ends with the test.
func openStage(t *testing.T, databaseURL string) *stage {
	t.Helper()
	s := &stage{t: t, dir: empty(t), log: &notes{}, sentry: &notes{}, wire: &wire{next: http.DefaultTransport.(*http.Transport).Clone()}}
	var err error
	if s.world, err = sandbox.New(worldConfig(1, time.Now(), false)); err != nil {
		t.Fatal(err)
	}
	if err := s.world.Start(t.Context(), nil); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(s.world.Stop)
	reports := httptest.NewServer(s.sentry)
	t.Cleanup(reports.Close)
	s.env = standIn(s.world)
	s.env["SENTRY_DSN"] = strings.Replace(reports.URL, "http://", "http://public@", 1) + "/7"
	s.env["INSTAGRAM_META_APP_SECRET"] = "canary-meta-app-secret"
	s.env["INSTAGRAM_VERIFY_TOKEN"] = "canary-verify-token"
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	_, port, _ := net.SplitHostPort(listener.Addr().String())
	s.at = "http://localhost:" + port
	trial := trialOperator(s.at)
	s.set = &Settings{OperatorName: trial.Name, OperatorContact: trial.Contact, PrivacyURL: trial.PrivacyURL, DatabaseURL: databaseURL, PublicURL: s.at, Listen: listener.Addr().String(), RetentionDays: 180, Workers: 8,
		TombstoneFile: filepath.Join(s.dir, "tombstones.json"), KeysetSettings: KeysetSettings{KeysetFile: "keyset.json", DataFolder: s.dir}}
	must(t, "keys", "add", "--keyset-file", s.set.KeysetFile, "--database-url", databaseURL)
	s.serve(listener)
	return s
}

func (s *stage) serve(listener net.Listener) {
	s.t.Helper()
	o := outside{env: func(name string) string { return s.env[name] }, transport: s.wire, now: s.world.Clock.Now,
		log: observe.NewLogger(observe.LogConfig{To: s.log, Level: slog.LevelDebug})}
	var err error
	if s.c, err = assemble(s.t.Context(), s.set, o); err != nil {
		s.t.Fatal(err)
	}
	ctx, stop := context.WithCancel(context.WithoutCancel(s.t.Context()))
	ready, ended := make(chan struct{}), make(chan error, 1)
	go func() { ended <- s.c.serve(ctx, listener, o, func() { close(ready) }) }()
	s.t.Cleanup(func() {
		stop()
		if err := <-ended; err != nil && !strings.Contains(err.Error(), "Server closed") {
			s.t.Errorf("serve ended with %v", err)
		}
		s.c.db.Close()
	})
	<-ready
}

// operated are the settings that say who runs an installation; nobody can connect without them.
func operated() map[string]string {
	return map[string]string{"CANDOR_OPERATOR_NAME": "Example Ltd", "CANDOR_OPERATOR_CONTACT": "privacy@example.org", "CANDOR_PRIVACY_URL": "https://example.org/privacy"}
}

// setUp makes the first administrator through the web, and returns their browser and the one-time code.
func (s *stage) setUp(password string, watch http.RoundTripper) (admin *browser, code string) {
	s.t.Helper()
	code, err := s.c.access.OfferSetup(s.t.Context())
	if err != nil || code == "" {
		s.t.Fatalf("code %q, error %v", code, err)
	}
	admin = newBrowser(s.t, s.at)
	admin.http.Transport = watch
	var who struct{ Person struct{ Role string } }
	if status := admin.send(http.MethodPost, "/api/setup", map[string]string{"code": code, "email": "root@example.org", "name": "Root", "password": password}, &who); status != http.StatusOK || who.Person.Role != "admin" {
		s.t.Fatalf("set up: %d, role %q", status, who.Person.Role)
	}
	return admin, code
}

// control asks the simulators' control server.
func (s *stage) control(path string, body any) string {
	s.t.Helper()
	b := newBrowser(s.t, s.world.URL("control"))
	var answer json.RawMessage
	if status := b.send(http.MethodPost, path, body, &answer); status != http.StatusOK {
		s.t.Fatalf("POST %s: %d %s", path, status, answer)
	}
	return string(answer)
}

// send sends JSON as the web app does, and returns the status. An answer without a body leaves into alone.
func (b *browser) send(method, path string, body, into any, change ...func(*http.Request)) int {
	b.t.Helper()
	text, err := json.Marshal(body)
	if err != nil {
		b.t.Fatal(err)
	}
	req := b.request(method, b.at+path, bytes.NewReader(text))
	req.Header.Set("Content-Type", "application/json")
	req.Header.Set("X-Candor", "1")
	for _, c := range change {
		c(req)
	}
	resp, answer := b.do(req)
	if into != nil && len(answer) > 0 {
		if err := json.Unmarshal(answer, into); err != nil {
			b.t.Fatalf("%s %s: %s: %v: %s", method, path, resp.Status, err, answer)
		}
	}
	return resp.StatusCode
}

// notes keeps what is written or posted to it: a log, or the envelopes that a Sentry is sent.
type notes struct {
	mu   sync.Mutex
	text bytes.Buffer
}

// Write implements io.Writer.
func (n *notes) Write(b []byte) (int, error) {
	n.mu.Lock()
	defer n.mu.Unlock()
	return n.text.Write(b)
}

func (n *notes) String() string {
	n.mu.Lock()
	defer n.mu.Unlock()
	return n.text.String()
}

// ServeHTTP implements http.Handler as Sentry's intake does.
func (n *notes) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	body := io.Reader(r.Body)
	if r.Header.Get("Content-Encoding") == "gzip" {
		unpacked, err := gzip.NewReader(r.Body)
		if err != nil {
			http.Error(w, err.Error(), http.StatusBadRequest)
			return
		}
		body = unpacked
	}
	text, _ := io.ReadAll(body) // what was cut off is not there to be found
	_, _ = n.Write(append(text, '\n'))
	_, _ = io.WriteString(w, `{"id":"00000000000000000000000000000000"}`)
}

// wire is the way to the platforms. It sees every secret that goes out, and answers in the platform's place while it is told to.
type wire struct {
	next http.RoundTripper

	mu       sync.Mutex
	sent     map[string]bool
	instead  func(r *http.Request, secrets []string) *http.Response // nil: the platform answers
	replaced int
}

// carried are the parameters that hold a secret on the way to a platform.
var carried = []string{"access_token", "refresh_token", "token", "code", "code_verifier", "client_secret"}

// RoundTrip implements http.RoundTripper.
func (w *wire) RoundTrip(r *http.Request) (*http.Response, error) {
	var body []byte
	if r.Body != nil {
		var err error
		if body, err = io.ReadAll(r.Body); err != nil {
			return nil, err
		}
		r.Body.Close()
		r = r.Clone(r.Context())
		r.Body = io.NopCloser(bytes.NewReader(body))
	}
	secrets := secretsOf(r, string(body))
	w.mu.Lock()
	if w.sent == nil {
		w.sent = map[string]bool{}
	}
	for _, secret := range secrets {
		w.sent[secret] = true
	}
	instead := w.instead
	w.mu.Unlock()
	if instead != nil {
		if answer := instead(r, secrets); answer != nil {
			w.mu.Lock()
			w.replaced++
			w.mu.Unlock()
			return answer, nil
		}
	}
	return w.next.RoundTrip(r)
}

// answer lets somebody answer in the platforms' place from now on; nil: nobody does.
func (w *wire) answer(instead func(r *http.Request, secrets []string) *http.Response) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.instead, w.replaced = instead, 0
}

// answered is how often somebody did.
func (w *wire) answered() int {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.replaced
}

// reply is an answer made up in this process.
func reply(r *http.Request, status int, kind, body string) *http.Response {
	return &http.Response{StatusCode: status, Status: http.StatusText(status), Proto: "HTTP/1.1", ProtoMajor: 1, ProtoMinor: 1, Request: r,
		Header: http.Header{"Content-Type": {kind}, "Date": {time.Now().UTC().Format(http.TimeFormat)}}, Body: io.NopCloser(strings.NewReader(body)), ContentLength: int64(len(body))}
}
