package api

import (
	"context"
	"net/http"
	"strings"
	"testing"

	"candor/internal/store/storetest"
)

func TestSecurityHeaders(t *testing.T) {
	w := newWorld(t, storetest.Open(t))
	for _, target := range []string{"/", "/api/session", "/api/nothing", "/healthz", "/assets/app-1a2b.js", "/api/docs"} {
		h := w.ask("", "GET", target, "").header
		policy := h.Get("Content-Security-Policy")
		for _, want := range []string{"default-src 'none'", "script-src 'self';", "object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'",
			"img-src 'self' data: https://*.cdninstagram.com;", "form-action 'self'"} {
			if !strings.Contains(policy, want) {
				t.Errorf("%s: the policy lacks %q: %s", target, want, policy)
			}
		}
		if strings.Contains(policy, "unsafe") || h.Get("X-Content-Type-Options") != "nosniff" || h.Get("Referrer-Policy") != "no-referrer" ||
			h.Get("Cross-Origin-Opener-Policy") != "same-origin-allow-popups" || h.Get("Strict-Transport-Security") != "" {
			t.Errorf("%s: %v", target, h)
		}
	}
}

func TestNonceIsFreshAndStandsInThePage(t *testing.T) {
	w := newWorld(t, storetest.Open(t))
	seen := map[string]bool{}
	for range 3 {
		got := w.ask("", "GET", "/dashboard", "")
		_, rest, _ := strings.Cut(got.header.Get("Content-Security-Policy"), "'nonce-")
		nonce, _, _ := strings.Cut(rest, "'")
		if len(nonce) < 22 || seen[nonce] || !strings.Contains(got.body, `nonce="`+nonce+`"`) || strings.Contains(got.body, noncePlaceholder) {
			t.Errorf("nonce %q in %s", nonce, got.body)
		}
		seen[nonce] = true
	}
}

func TestWebAppFiles(t *testing.T) {
	w := newWorld(t, storetest.Open(t))
	page := with("Accept", "text/html")
	cases := []struct {
		target             string
		change             func(*http.Request)
		status             int
		cache, coding, has string
	}{
		{"/", page, 200, "no-store", "", "app"},
		{"/posts/" + anaPost, page, 200, "no-store", "", "app"},
		{"/nowhere", page, 404, "no-store", "", "app"},
		{"/nowhere", with("Accept", "*/*"), 404, "no-store", "", "not_found"},
		{"/assets/missing-1.js", with("Accept", "*/*"), 404, "no-store", "", "not_found"},
		{"/assets/app-1a2b.js", with("Accept-Encoding", "gzip"), 200, "public, max-age=31536000, immutable", "gzip", ""},
		{"/assets/app-1a2b.js", with("Accept-Encoding", "identity"), 200, "public, max-age=31536000, immutable", "", "console.log"},
		{"/assets/x-9.js", with("Accept-Encoding", "gzip, br"), 200, "public, max-age=31536000, immutable", "br", "brotli"},
		{"/mark.svg", page, 200, "no-cache", "", "<svg/>"},
		{"/font.woff2", with("Accept-Encoding", "gzip"), 200, "no-cache", "", "font"},
		{"/../../etc/passwd", with("Accept", "*/*"), 404, "no-store", "", ""},
		{"/assets", with("Accept", "*/*"), 404, "no-store", "", ""},
	}
	for _, c := range cases {
		got := w.ask("", "GET", c.target, "", c.change)
		if got.status == http.StatusTemporaryRedirect || got.status == http.StatusMovedPermanently { // the mux cleans the path first
			got = w.ask("", "GET", got.header.Get("Location"), "", c.change)
		}
		if got.status != c.status || got.header.Get("Cache-Control") != c.cache || got.header.Get("Content-Encoding") != c.coding || !strings.Contains(got.body, c.has) {
			t.Errorf("%s: %d %v %.80s", c.target, got.status, got.header, got.body)
		}
	}
}

func TestAnotherHostIsSentToThePublicOne(t *testing.T) {
	w := newWorld(t, storetest.Open(t))
	other := func(r *http.Request) { r.Host = "127.0.0.1:5050" }
	got := w.ask("", "GET", "/api/auth/instagram/callback?code=c&state=s", "", other)
	if got.status != 307 || got.header.Get("Location") != "http://localhost:5050/api/auth/instagram/callback?code=c&state=s" {
		t.Errorf("%d %v", got.status, got.header)
	}
	if got := w.ask(ana, "DELETE", "/api/session", "", other); got.status != 421 {
		t.Errorf("an unsafe method: %d", got.status)
	}
	for _, target := range []string{"/healthz", "/readyz"} {
		if got := w.ask("", "GET", target, "", other); got.status != 200 {
			t.Errorf("%s: %d", target, got.status)
		}
	}
}

func TestReadiness(t *testing.T) {
	w := newWorld(t, storetest.Open(t))
	handler, err := New(Config{Reader: w.db, Notices: w.db, Access: fakeAccess{w.access, w}, People: w.access, Audit: w.db, Connect: w.connect, Sync: w, Operations: w, PublicURL: "https://candor.example",
		Ready: func(context.Context) []string { return []string{"database", "queue"} }})
	if err != nil {
		t.Fatal(err)
	}
	w.handler = handler
	if got := w.ask("", "GET", "/readyz", ""); got.status != 503 || got.header.Get("Retry-After") == "" || got.body != "not ready: database, queue\n" {
		t.Errorf("%d %v %s", got.status, got.header, got.body)
	}
	if got := w.ask("", "GET", "/healthz", ""); got.status != 200 || got.header.Get("Strict-Transport-Security") == "" {
		t.Errorf("%d %v", got.status, got.header)
	}
}

func TestDocumentAndReferenceAreServed(t *testing.T) {
	w := newWorld(t, storetest.Open(t))
	if got := w.ask("", "GET", "/api/openapi.json", ""); got.status != 200 || !strings.Contains(got.body, `"openapi":"3.1.0"`) || strings.Contains(got.body, "ErrorModel") {
		t.Errorf("%d %.100s", got.status, got.body)
	}
	got := w.ask("", "GET", "/api/docs", "")
	if got.status != 200 || !strings.Contains(got.body, "GET /api/analytics/socials/{platform}") || strings.Contains(got.body, "<script") || strings.Contains(got.body, "//cdn") {
		t.Errorf("%d %s", got.status, got.body)
	}
}

func TestPanicIsOurOwnFault(t *testing.T) {
	w := newWorld(t, storetest.Open(t))
	handler, err := New(Config{Reader: panicky{}, Notices: w.db, Access: fakeAccess{w.access, w}, People: w.access, Audit: w.db, Connect: w.connect, Sync: w, Operations: w, PublicURL: "http://localhost:5050"})
	if err != nil {
		t.Fatal(err)
	}
	w.handler = handler
	if got := w.ask(ana, "GET", "/api/analytics/socials", ""); got.status != 500 || !strings.Contains(got.body, `"internal"`) || strings.Contains(got.body, "nil pointer") {
		t.Errorf("%d %s", got.status, got.body)
	}
}

// panicky panics whatever it is asked.
type panicky struct{ Reader }
