package observe

import (
	"compress/gzip"
	"errors"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"
)

// standIn is a local server that takes reports as Sentry does.
type standIn struct {
	mu     sync.Mutex
	bodies []string
}

func (s *standIn) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	body := io.Reader(r.Body)
	if r.Header.Get("Content-Encoding") == "gzip" {
		unpacked, err := gzip.NewReader(r.Body)
		if err != nil {
			http.Error(w, err.Error(), http.StatusBadRequest)
			return
		}
		body = unpacked
	}
	text, _ := io.ReadAll(body)
	s.mu.Lock()
	s.bodies = append(s.bodies, r.URL.String()+" "+string(text))
	s.mu.Unlock()
	_, _ = io.WriteString(w, `{"id":"00000000000000000000000000000000"}`)
}

func (s *standIn) all() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return strings.Join(s.bodies, "\n")
}

func TestSentryHearsOfFailuresAndOfNoSecret(t *testing.T) {
	server := &standIn{}
	at := httptest.NewServer(server)
	defer at.Close()
	reporter, err := NewSentry(SentryConfig{DSN: strings.Replace(at.URL, "http://", "http://public@", 1) + "/7", Release: "candor@test"})
	if err != nil {
		t.Fatal(err)
	}
	log := reporter.Logger(NewLogger(LogConfig{To: io.Discard, Level: slog.LevelError}))
	log.Warn("run failed", "connection", "conn-1", "run", "run-1", "error", errors.New("GET /me?access_token=CANARY1abcdefgh"))
	log.With("connection", "conn-2").Warn("token renewal failed", "refresh_token", "CANARY-2", "detail", `{"access_token":"CANARY3abcdefgh"}`)
	log.Error("webhook failed", "error", errors.New("Bearer CANARY4abcdefgh"))
	log.Warn("an ordinary warning", "n", 1)
	log.Info("signed in", "person", "p-1")
	reporter.WebApp(WebError{Message: "TypeError at ?code=CANARY5abcdefgh", Stack: "at f (https://x/?state=CANARY6abcdefgh)", Page: "/posts?token=CANARY7abcdefgh"})
	reporter.Flush(5 * time.Second)
	got := server.all()
	for _, want := range []string{"conn-1", "run-1", "conn-2", "webhook failed", "TypeError", "candor@test", "/api/7/envelope/"} {
		if !strings.Contains(got, want) {
			t.Errorf("no report holds %q:\n%s", want, got)
		}
	}
	for _, not := range []string{"CANARY", "an ordinary warning", "signed in"} {
		if strings.Contains(got, not) {
			t.Errorf("a report holds %q:\n%s", not, got)
		}
	}
}

func TestWithoutADSNNothingIsReported(t *testing.T) {
	reporter, err := NewSentry(SentryConfig{})
	if err != nil || reporter != nil {
		t.Fatalf("%v, %v", reporter, err)
	}
	reporter.WebApp(WebError{Message: "x"})
	reporter.Flush(time.Second)
	if log := slog.New(slog.DiscardHandler); reporter.Logger(log) != log {
		t.Error("the logger was wrapped")
	}
	if _, err := NewSentry(SentryConfig{DSN: "https://SECRETsecret:x@"}); err == nil || strings.Contains(err.Error(), "SECRET") {
		t.Errorf("a wrong DSN: %v", err)
	}
}
