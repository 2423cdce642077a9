package main

import (
	"bytes"
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"html"
	"io"
	"net"
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"regexp"
	"strings"
	"testing"
	"time"
)

const password = "a long enough phrase"

// browser is a person's browser as far as a sign-in needs one: cookies, redirects, forms.
type browser struct {
	t    *testing.T
	at   string // Candor's address
	http *http.Client
}

func newBrowser(t *testing.T, at string) *browser {
	t.Helper()
	jar, err := cookiejar.New(nil)
	if err != nil {
		t.Fatal(err)
	}
	return &browser{t: t, at: at, http: &http.Client{Jar: jar, Timeout: patience, CheckRedirect: func(r *http.Request, _ []*http.Request) error {
		if r.URL.Path == "/dashboard" { // the landing: its address is what matters
			return http.ErrUseLastResponse
		}
		return nil
	}}}
}

// signIn signs in with the password of all people in these tests.
func (b *browser) signIn(email string) { b.t.Helper(); b.signInWith(email, password) }

func (b *browser) signInWith(email, password string) {
	b.t.Helper()
	body, err := json.Marshal(map[string]string{"email": email, "password": password, "zone": "Europe/Stockholm"})
	if err != nil {
		b.t.Fatal(err)
	}
	req := b.request(http.MethodPost, b.at+"/api/session", bytes.NewReader(body))
	req.Header.Set("Content-Type", "application/json")
	req.Header.Set("X-Candor", "1")
	if resp, text := b.do(req); resp.StatusCode != http.StatusOK {
		b.t.Fatalf("sign in: %s %s", resp.Status, text)
	}
}

// get reads JSON and returns the status.
func (b *browser) get(path string, into any) int {
	b.t.Helper()
	resp, text := b.do(b.request(http.MethodGet, b.at+path, nil))
	if err := json.Unmarshal(text, into); err != nil {
		b.t.Fatalf("GET %s: %s: %v: %s", path, resp.Status, err, text)
	}
	return resp.StatusCode
}

// connect goes through the consent page of a platform for an account, and returns the query of the landing.
func (b *browser) connect(platform, account string) url.Values {
	b.t.Helper()
	b.accept(platform)
	var begun struct{ URL string }
	if status := b.get("/api/auth/"+platform+"/connect?zone=Europe/Stockholm", &begun); status != http.StatusOK {
		b.t.Fatalf("connect: status %d", status)
	}
	resp, page := b.do(b.request(http.MethodGet, begun.URL, nil))
	target, form := b.form(resp.Request.URL, string(page))
	form.Set("account", account)
	form.Set("decision", "allow")
	req := b.request(http.MethodPost, target.String(), strings.NewReader(form.Encode()))
	req.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	resp, page = b.do(req)
	landing, err := resp.Location()
	if err != nil {
		b.t.Fatalf("the sign-in did not land: %s %s", resp.Status, page)
	}
	return landing.Query()
}

// accept accepts what is read before a platform's first account is connected.
func (b *browser) accept(platform string) {
	b.t.Helper()
	var shown struct {
		Consents []struct{ Platform, Version string }
	}
	b.get("/api/consents", &shown)
	for _, c := range shown.Consents {
		if c.Platform != platform {
			continue
		}
		if status := b.send(http.MethodPost, "/api/consents", map[string]string{"platform": c.Platform, "version": c.Version}, nil); status != http.StatusOK {
			b.t.Fatalf("accept %s: status %d", platform, status)
		}
	}
}

var (
	formTag   = regexp.MustCompile(`<form[^>]*>`)
	inputTag  = regexp.MustCompile(`<input[^>]*>`)
	attribute = regexp.MustCompile(`([a-z]+)="([^"]*)"`)
)

// form reads a form as it stands on a page: where it goes to, its hidden fields and its ticked boxes.
func (b *browser) form(page *url.URL, text string) (*url.URL, url.Values) {
	b.t.Helper()
	target, err := page.Parse(attributes(formTag.FindString(text))["action"])
	if err != nil {
		b.t.Fatal(err)
	}
	fields := url.Values{}
	for _, tag := range inputTag.FindAllString(text, -1) {
		if a := attributes(tag); a["type"] == "hidden" || a["type"] == "checkbox" {
			fields.Add(a["name"], a["value"])
		}
	}
	if len(fields) == 0 {
		b.t.Fatalf("no consent form at %s: %s", page.Host, text)
	}
	return target, fields
}

func attributes(tag string) map[string]string {
	out := map[string]string{}
	for _, m := range attribute.FindAllStringSubmatch(tag, -1) {
		out[m[1]] = html.UnescapeString(m[2])
	}
	return out
}

func (b *browser) request(method, address string, body io.Reader) *http.Request {
	b.t.Helper()
	req, err := http.NewRequestWithContext(b.t.Context(), method, address, body)
	if err != nil {
		b.t.Fatal(err)
	}
	return req
}

func (b *browser) do(req *http.Request) (*http.Response, []byte) {
	b.t.Helper()
	resp, err := b.http.Do(req)
	if err != nil {
		b.t.Fatal(err)
	}
	defer resp.Body.Close()
	text, err := io.ReadAll(resp.Body)
	if err != nil {
		b.t.Fatal(err)
	}
	return resp, text
}

// eventually asks until the answer is yes: for what another process does and does not tell.
func eventually(t *testing.T, what string, ask func() bool) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), patience)
	defer cancel()
	tick := time.NewTicker(25 * time.Millisecond)
	defer tick.Stop()
	for !ask() {
		select {
		case <-ctx.Done():
			t.Fatalf("not within %s: %s", patience, what)
		case <-tick.C:
		}
	}
}

// freePort is an address that nobody listens on.
func freePort(t *testing.T) string {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	return l.Addr().String()
}

// table renders the rows of a query, one a line.
func table(t *testing.T, db *sql.DB, query string, args ...any) string {
	t.Helper()
	rows, err := db.QueryContext(t.Context(), query, args...)
	if err != nil {
		t.Fatalf("%s: %v", query, err)
	}
	defer rows.Close()
	columns, err := rows.Columns()
	if err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	for rows.Next() {
		values, into := make([]any, len(columns)), make([]any, len(columns))
		for i := range values {
			into[i] = &values[i]
		}
		if err := rows.Scan(into...); err != nil {
			t.Fatal(err)
		}
		for i, value := range values {
			if b, ok := value.([]byte); ok {
				values[i] = string(b)
			}
		}
		fmt.Fprintln(&out, values...)
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
	return out.String()
}
