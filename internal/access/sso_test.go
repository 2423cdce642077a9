package access_test

import (
	"context"
	"crypto"
	"crypto/rand"
	"crypto/rsa"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/coreos/go-oidc/v3/oidc/oidctest"

	"candor/internal/access"
	"candor/internal/social"
	"candor/internal/store/storetest"
)

// provider is a local OpenID provider: it signs in whoever claims names, and remembers what it was asked.
type provider struct {
	*httptest.Server
	key    *rsa.PrivateKey
	claims map[string]any
	form   url.Values // of the last token request
	now    time.Time
}

func newProvider(t *testing.T, now time.Time) *provider {
	t.Helper()
	key, err := rsa.GenerateKey(rand.Reader, 2048)
	if err != nil {
		t.Fatal(err)
	}
	p := &provider{key: key, now: now}
	discovery := &oidctest.Server{PublicKeys: []oidctest.PublicKey{{PublicKey: key.Public(), KeyID: "k", Algorithm: "RS256"}}}
	mux := http.NewServeMux()
	mux.Handle("/", discovery)
	mux.HandleFunc("POST /token", func(w http.ResponseWriter, r *http.Request) {
		_ = r.ParseForm()
		p.form = r.PostForm
		w.Header().Set("Content-Type", "application/json")
		_ = json.NewEncoder(w).Encode(map[string]any{"access_token": "x", "token_type": "Bearer", "expires_in": 60, "id_token": p.token(nil)})
	})
	p.Server = httptest.NewServer(mux)
	t.Cleanup(p.Close)
	discovery.SetIssuer(p.URL)
	p.claims = map[string]any{"iss": p.URL, "aud": "candor", "sub": "7", "email": ada, "email_verified": true, "iat": now.Unix(), "exp": now.Add(time.Hour).Unix()}
	return p
}

// token signs the provider's claims with some changed; nil removes one.
func (p *provider) token(change map[string]any) string { return p.signed(p.key, "RS256", change) }

func (p *provider) signed(key crypto.PrivateKey, alg string, change map[string]any) string {
	claims := map[string]any{}
	for k, v := range p.claims {
		claims[k] = v
	}
	for k, v := range change {
		if claims[k] = v; v == nil {
			delete(claims, k)
		}
	}
	text, _ := json.Marshal(claims)
	return oidctest.SignIDToken(key, "k", alg, string(text))
}

func embedded(t *testing.T) (*house, *provider) {
	h := build(t, storetest.Open(t), false)
	p := newProvider(t, h.now)
	h.Access = access.New(access.Config{Store: h.store, Now: h.clock,
		SSO: access.SSOConfig{Issuer: p.URL, ClientID: "candor", ClientSecret: "s3cret", RedirectURI: "http://localhost:5050/api/session/sso/callback", Label: "Work", Create: true},
		JWT: access.JWTConfig{Issuer: p.URL, Audience: "candor", KeysURL: p.URL + "/keys", Create: true}})
	return h, p
}

func TestSingleSignOn(t *testing.T) {
	h, p := embedded(t)
	b := &browser{house: h}
	start := func() url.Values {
		t.Helper()
		var address string
		b.visit(t, func(ctx context.Context) {
			var err error
			if address, err = h.StartSSO(ctx); err != nil {
				t.Fatal(err)
			}
		})
		u, err := url.Parse(address)
		if err != nil || !strings.HasPrefix(address, p.URL) {
			t.Fatalf("%s: %v", address, err)
		}
		return u.Query()
	}
	finish := func(b *browser, state string) (err error) {
		b.visit(t, func(ctx context.Context) { err = h.FinishSSO(ctx, url.Values{"code": {"c"}, "state": {state}}) })
		return err
	}
	asked := start()
	if asked.Get("code_challenge_method") != "S256" || asked.Get("nonce") == "" || asked.Get("state") == "" {
		t.Errorf("asked with %v", asked)
	}
	before := b.cookie.Value
	p.claims["nonce"] = asked.Get("nonce")
	if err := finish(b, asked.Get("state")); err != nil {
		t.Fatal(err)
	}
	if who := b.who(t); who != ada || b.cookie.Value == before || p.form.Get("code_verifier") == "" {
		t.Errorf("signed in as %q, a new session: %v, token request %v", who, b.cookie.Value != before, p.form)
	}
	// Whatever is not the answer to this browser's question is refused.
	for name, try := range map[string]func() error{
		"used twice":      func() error { return finish(b, asked.Get("state")) },
		"another browser": func() error { s := start().Get("state"); return finish(&browser{house: h}, s) },
		"another nonce":   func() error { s := start(); p.claims["nonce"] = "other"; return finish(b, s.Get("state")) },
		"no state":        func() error { start(); return finish(b, "") },
		"too late":        func() error { s := start(); h.wait(11 * time.Minute); return finish(b, s.Get("state")) },
	} {
		b = &browser{house: h}
		if err := try(); !errors.Is(err, access.ErrSSO) || b.who(t) != "" {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestApplicationTokens(t *testing.T) {
	h, p := embedded(t)
	other, _ := rsa.GenerateKey(rand.Reader, 2048)
	who := func(text string) (social.Bearer, error) { return h.Authorize(t.Context(), "Bearer "+text) }
	b, err := who(p.token(nil))
	if err != nil || b.Person.Email != ada || !b.Foreign || b.OwnApp {
		t.Fatalf("%+v, %v", b, err)
	}
	if b, err = who(p.token(map[string]any{"email": nil, "email_verified": nil})); err != nil || b.Person.Email != ada {
		t.Errorf("known by subject: %+v, %v", b, err)
	}
	if b, err = who(p.token(map[string]any{"sub": "8", "email": "new@example.org", "name": "New"})); err != nil || b.Person.Role != social.Creator {
		t.Errorf("a new one: %+v, %v", b, err)
	}
	hour := h.now.Add(-2 * time.Hour).Unix()
	for name, text := range map[string]string{
		"another issuer":       p.token(map[string]any{"iss": "https://evil.example"}),
		"another audience":     p.token(map[string]any{"aud": "other"}),
		"expired":              p.token(map[string]any{"exp": hour}),
		"another key":          p.signed(other, "RS256", nil),
		"an unverified e-mail": p.token(map[string]any{"sub": "9", "email_verified": false}),
		"no subject":           p.token(map[string]any{"sub": nil}),
		"no signature":         "eyJhbGciOiJub25lIn0." + strings.Split(p.token(nil), ".")[1] + ".",
		"cut":                  p.token(nil)[:80],
	} {
		if b, err := who(text); !errors.Is(err, access.ErrBearer) {
			t.Errorf("%s: %+v, %v", name, b, err)
		}
	}
	if err := h.Disable(t.Context(), ada); err != nil {
		t.Fatal(err)
	}
	if _, err := who(p.token(nil)); !errors.Is(err, access.ErrBearer) {
		t.Errorf("a disabled person: %v", err)
	}
}

// Whatever stands in the header, it opens nothing and breaks nothing.
func FuzzAuthorize(f *testing.F) {
	for _, seed := range []string{"", "Bearer", "Bearer candor_pat_x", "bearer eyJhbGciOiJub25lIn0.e30.", "Bearer a.b.c", "Basic eDp5", "Bearer eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiI3In0.AAAA"} {
		f.Add(seed)
	}
	db := storetest.Open(f)
	a := access.New(access.Config{Store: db, JWT: access.JWTConfig{Issuer: "https://issuer.example", Audience: "candor", KeysURL: "http://127.0.0.1:1/keys"}})
	f.Fuzz(func(t *testing.T, header string) {
		if b, err := a.Authorize(t.Context(), header); err == nil || b.Person.Key != 0 {
			t.Errorf("%q opens %+v", header, b)
		}
	})
}

// Whatever stands in the cookie, nobody is signed in by it.
func FuzzCookie(f *testing.F) {
	for _, seed := range []string{"", "x", strings.Repeat("A", 43), "../../etc", "%00", fmt.Sprintf("%0128d", 7)} {
		f.Add(seed)
	}
	a := access.New(access.Config{Store: storetest.Open(f)})
	f.Fuzz(func(t *testing.T, value string) {
		r := httptest.NewRequestWithContext(t.Context(), http.MethodGet, "/", nil)
		r.Header.Set("Cookie", "candor="+value)
		answer := httptest.NewRecorder()
		a.Sessions(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
			if p, ok := a.Person(r.Context()); ok {
				t.Errorf("%q signs in %v", value, p)
			}
			if err := a.FinishSSO(r.Context(), url.Values{"state": {value}}); err == nil {
				t.Errorf("the state %q is taken", value)
			}
		})).ServeHTTP(answer, r)
		if answer.Code != http.StatusOK {
			t.Errorf("%q is answered %d", value, answer.Code)
		}
	})
}
