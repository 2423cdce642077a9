package access_test

import (
	"bytes"
	"context"
	"encoding/base64"
	"errors"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"

	"candor/internal/access"
	"candor/internal/social"
	"candor/internal/store"
	"candor/internal/store/storetest"
)

const (
	ada      = "ada@example.org"
	password = social.Secret("notes on the engine")
)

// house is an Access with one person, a clock that the test moves, and a store whose session writes are counted.
type house struct {
	*access.Access
	store *counted
	mu    sync.Mutex
	now   time.Time
}

type counted struct {
	*store.DB
	extended int
}

func (c *counted) ExtendSession(ctx context.Context, hash []byte, ends, seen time.Time) error {
	c.extended++
	return c.DB.ExtendSession(ctx, hash, ends, seen)
}

func (h *house) clock() time.Time {
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.now
}

func (h *house) wait(d time.Duration) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.now = h.now.Add(d)
}

func build(t *testing.T, db *store.DB, secure bool) *house {
	t.Helper()
	h := &house{store: &counted{DB: db}, now: time.Date(2026, 11, 22, 21, 0, 0, 0, time.UTC)}
	h.Access = access.New(access.Config{Store: h.store, Now: h.clock, Secure: secure})
	if _, err := h.AddPerson(t.Context(), " Ada@Example.org", "Ada", social.Creator, password); err != nil {
		t.Fatal(err)
	}
	return h
}

// browser keeps one cookie and runs functions inside requests.
type browser struct {
	house  *house
	cookie *http.Cookie
}

// visit runs do in a request with the browser's cookie and keeps the cookie that comes back.
func (b *browser) visit(t *testing.T, do func(ctx context.Context)) *httptest.ResponseRecorder {
	t.Helper()
	request := httptest.NewRequestWithContext(t.Context(), http.MethodGet, "/", nil)
	if b.cookie != nil {
		request.AddCookie(b.cookie)
	}
	answer := httptest.NewRecorder()
	b.house.Sessions(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) { do(r.Context()) })).ServeHTTP(answer, request)
	for _, cookie := range answer.Result().Cookies() {
		b.cookie = cookie
		if cookie.MaxAge < 0 {
			b.cookie = nil
		}
	}
	return answer
}

func (b *browser) signIn(t *testing.T, peer, email string, secret social.Secret) (p social.Person, err error) {
	t.Helper()
	b.visit(t, func(ctx context.Context) { p, err = b.house.SignIn(ctx, peer, email, secret, "Europe/London") })
	return p, err
}

func (b *browser) mustSignIn(t *testing.T) {
	t.Helper()
	if _, err := b.signIn(t, "192.0.2.1:4711", ada, password); err != nil {
		t.Fatal(err)
	}
	if b.cookie == nil {
		t.Fatal("no cookie came back")
	}
}

func (b *browser) who(t *testing.T) (email string) {
	t.Helper()
	b.visit(t, func(ctx context.Context) {
		if p, ok := b.house.Person(ctx); ok {
			email = p.Email
		}
	})
	return email
}

func TestSignInAndOut(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db *store.DB) {
		b := &browser{house: build(t, db, false)}
		if who := b.who(t); who != "" || b.cookie != nil {
			t.Fatalf("before: signed in as %q, cookie %v", who, b.cookie)
		}
		p, err := b.signIn(t, "192.0.2.1:4711", "ADA@example.org ", password)
		if err != nil || p.Name != "Ada" || p.Zone != "Europe/London" {
			t.Fatalf("signed in as %+v, error %v", p, err)
		}
		if who := b.who(t); who != ada {
			t.Errorf("signed in as %q", who)
		}
		stolen := &browser{house: b.house, cookie: b.cookie}
		b.visit(t, func(ctx context.Context) {
			if err := b.house.SignOut(ctx); err != nil {
				t.Error(err)
			}
		})
		if b.cookie != nil {
			t.Errorf("the cookie stayed: %v", b.cookie)
		}
		if who := stolen.who(t); who != "" {
			t.Errorf("a copy of the cookie still signs in as %q after the sign-out", who)
		}
	})
}

func TestSignInMakesANewToken(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db *store.DB) {
		h := build(t, db, false)
		t.Run("in place of a planted one", func(t *testing.T) {
			planted := &http.Cookie{Name: "candor", Value: strings.Repeat("A", 43)}
			b := &browser{house: h, cookie: planted}
			b.mustSignIn(t)
			if b.cookie.Value == planted.Value {
				t.Error("the planted token became the session's")
			}
			if raw, err := base64.RawURLEncoding.DecodeString(b.cookie.Value); err != nil || len(raw) != 32 {
				t.Errorf("the token has %d bytes, %v", len(raw), err)
			}
			if who := (&browser{house: h, cookie: planted}).who(t); who != "" {
				t.Errorf("the planted token signs in as %q", who)
			}
		})
		t.Run("in place of a live one", func(t *testing.T) {
			b := &browser{house: h}
			b.mustSignIn(t)
			before := b.cookie
			b.mustSignIn(t)
			if b.cookie.Value == before.Value {
				t.Error("the token stayed")
			}
			if who := (&browser{house: h, cookie: before}).who(t); who != "" {
				t.Errorf("the old token still signs in as %q", who)
			}
		})
	})
}

func TestCookie(t *testing.T) {
	db := storetest.Open(t)
	h := build(t, db, false)
	plain := &browser{house: h}
	plain.mustSignIn(t)
	secure := &browser{house: &house{Access: access.New(access.Config{Store: h.store, Now: h.clock, Secure: true})}}
	secure.mustSignIn(t)
	for _, test := range []struct {
		cookie *http.Cookie
		name   string
		secure bool
	}{{plain.cookie, "candor", false}, {secure.cookie, "__Host-candor", true}} {
		c := test.cookie
		if c.Name != test.name || c.Secure != test.secure || !c.HttpOnly || c.SameSite != http.SameSiteLaxMode || c.Path != "/" || c.Domain != "" {
			t.Errorf("cookie %v, want the name %s and Secure %v", c, test.name, test.secure)
		}
		if len(c.Value) < 43 { // 256 bits
			t.Errorf("the token %q is short", c.Value)
		}
	}
}

func TestSessionsEnd(t *testing.T) {
	const day = 24 * time.Hour
	storetest.Each(t, func(t *testing.T, db *store.DB) {
		for _, test := range []struct {
			name   string
			visits []time.Duration // pauses between visits, all of which must find the session but the last
		}{
			{"unused for 7 days", []time.Duration{6*day + 23*time.Hour, 7*day + time.Second}},
			{"used, after 30 days", []time.Duration{6 * day, 6 * day, 6 * day, 6 * day, 5*day + 23*time.Hour, 2 * time.Hour}},
		} {
			t.Run(test.name, func(t *testing.T) {
				h := house{store: &counted{DB: db}, now: time.Date(2031, 1, 1, 0, 0, 0, 0, time.UTC)}
				h.Access = access.New(access.Config{Store: h.store, Now: h.clock})
				if _, err := h.AddPerson(t.Context(), ada, "Ada", social.Creator, password); err != nil && !errors.Is(err, social.ErrConflict) {
					t.Fatal(err)
				}
				b := &browser{house: &h}
				b.mustSignIn(t)
				for i, pause := range test.visits {
					h.wait(pause)
					want := ada
					if i == len(test.visits)-1 {
						want = ""
					}
					if who := b.who(t); who != want {
						t.Fatalf("visit %d: signed in as %q, want %q", i, who, want)
					}
				}
			})
		}
	})
}

func TestReadingWritesNoSession(t *testing.T) {
	h := build(t, storetest.Open(t), false)
	b := &browser{house: h}
	b.mustSignIn(t)
	for range 100 {
		if b.who(t) != ada {
			t.Fatal("signed out")
		}
		h.wait(30 * time.Second)
	}
	if h.store.extended != 0 {
		t.Errorf("%d writes in 50 minutes", h.store.extended)
	}
	h.wait(time.Hour)
	b.who(t)
	if h.store.extended != 1 {
		t.Errorf("%d writes after an hour, want 1", h.store.extended)
	}
}

func TestADisabledPersonIsOutAtOnce(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db *store.DB) {
		h := build(t, db, false)
		b := &browser{house: h}
		b.mustSignIn(t)
		if err := h.Disable(t.Context(), "Ada@example.org"); err != nil {
			t.Fatal(err)
		}
		if who := b.who(t); who != "" {
			t.Errorf("still signed in as %q", who)
		}
		if _, err := b.signIn(t, "192.0.2.1", ada, password); !errors.Is(err, access.ErrWrong) {
			t.Errorf("sign-in: %v", err)
		}
		if err := h.Disable(t.Context(), "nobody@example.org"); !errors.Is(err, social.ErrNotFound) {
			t.Errorf("disabling nobody: %v", err)
		}
	})
}

func TestSessionHash(t *testing.T) {
	h := build(t, storetest.Open(t), false)
	hash := func(b *browser) (hash []byte) {
		b.visit(t, func(ctx context.Context) { hash = h.SessionHash(ctx) })
		return hash
	}
	one, two := &browser{house: h}, &browser{house: h}
	if got := hash(one); got != nil {
		t.Errorf("a hash of nobody's session: %x", got)
	}
	one.mustSignIn(t)
	two.mustSignIn(t)
	first := hash(one)
	h.wait(time.Hour)
	if len(first) != 32 || !bytes.Equal(first, hash(one)) {
		t.Errorf("the hash is %x, then %x", first, hash(one))
	}
	if bytes.Equal(first, hash(two)) {
		t.Error("two sessions have one hash")
	}
	before := one.cookie.Value
	one.visit(t, func(ctx context.Context) {
		p, _ := h.Person(ctx)
		if err := h.Prove(ctx, "192.0.2.1", p, password); err != nil {
			t.Error(err)
		}
	})
	if one.cookie.Value == before || !bytes.Equal(first, hash(one)) {
		t.Errorf("after the password was proved: a new token %v, hash %x instead of %x", one.cookie.Value != before, hash(one), first)
	}
	one.visit(t, func(ctx context.Context) {
		p, _ := h.Person(ctx)
		if list, current, err := h.SessionsOf(ctx, p); err != nil || len(list) != 2 || current == "" {
			t.Errorf("%d sessions, this one is %q, %v", len(list), current, err)
		}
	})
	one.mustSignIn(t)
	if bytes.Equal(first, hash(one)) {
		t.Error("a new sign-in has the hash of the one before")
	}
}

func TestWithoutTheDatabaseNobodyIsLetIn(t *testing.T) {
	db := storetest.Open(t)
	b := &browser{house: build(t, db, false)}
	b.mustSignIn(t)
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	ran := false
	answer := b.visit(t, func(context.Context) { ran = true })
	if answer.Code != http.StatusServiceUnavailable || ran {
		t.Errorf("status %d, handler ran: %v", answer.Code, ran)
	}
}
