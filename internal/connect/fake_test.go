package connect_test

import (
	"context"
	"fmt"
	"net/url"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"candor/internal/connect"
	"candor/internal/platform"
	"candor/internal/seal"
	"candor/internal/social"
	"candor/internal/store"
	"candor/internal/store/storetest"
)

const callback = "https://candor.example/api/auth/instagram/callback"

// fake is a platform in a few lines. Its fields say how it behaves; the zero values are a platform where all goes well.
type fake struct {
	info platform.Info

	mu        sync.Mutex
	exchanges int
	refreshes []platform.Token // what each refresh sent
	revoked   []platform.Token
	verifier  social.Secret

	grant    func(code string) (platform.Grant, error)
	refresh  func(n int, old platform.Token) (platform.Token, error) // n counts from 1
	onRevoke func() error
}

func newFake() *fake {
	return &fake{info: platform.Info{Platform: social.Instagram, Name: "Fake",
		Scopes: []platform.Scope{{ID: "basic", Required: true}, {ID: "insights"}},
		Tokens: platform.TokenPolicy{MinAge: time.Hour, CheckEvery: 24 * time.Hour, Margin: 5 * time.Minute}}}
}

func (f *fake) Info() platform.Info { return f.info }

func (f *fake) AuthorizeURL(r platform.AuthRequest) string {
	f.verifier = r.Verifier
	again := fmt.Sprint(r.Again)
	return "https://fake.example/consent?" + url.Values{"state": {r.State}, "redirect_uri": {callback}, "again": {again}}.Encode()
}

func (f *fake) Denied(q map[string][]string) *platform.Error {
	if len(q["error"]) > 0 {
		return &platform.Error{Kind: platform.Denied, Op: "consent"}
	}
	return nil
}

func (f *fake) Exchange(_ context.Context, code string, r platform.AuthRequest, _ platform.Meter) (platform.Grant, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.exchanges++
	if r.Verifier != f.verifier || r.Verifier.Empty() {
		return platform.Grant{}, &platform.Error{Kind: platform.BadRequest, Op: "exchange", Message: "another verifier"}
	}
	return f.grant(code)
}

func (f *fake) Refresh(ctx context.Context, old platform.Token) (platform.Token, error) {
	f.mu.Lock()
	f.refreshes = append(f.refreshes, old)
	n := len(f.refreshes)
	f.mu.Unlock()
	if err := ctx.Err(); err != nil {
		return platform.Token{}, &platform.Error{Kind: platform.OutcomeUnknown, Op: "refresh", Err: err}
	}
	return f.refresh(n, old)
}

func (f *fake) Revoke(_ context.Context, t platform.Token) error {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.revoked = append(f.revoked, t)
	if f.onRevoke != nil {
		return f.onRevoke()
	}
	return nil
}

func (f *fake) Profile(context.Context, platform.Session) (platform.ProfilePage, error) {
	return platform.ProfilePage{}, nil
}

func (f *fake) Posts(context.Context, platform.Session, platform.Cursor) (platform.Page, error) {
	return platform.Page{}, nil
}

func (f *fake) calls() int {
	f.mu.Lock()
	defer f.mu.Unlock()
	return len(f.refreshes)
}

// granted is a sign-in with an account whose tokens live for an hour.
func granted(account string, now time.Time) platform.Grant {
	return platform.Grant{
		Token: platform.Token{Access: social.Secret("access-0-" + account), Refresh: social.Secret("refresh-0-" + account), IssuedAt: now,
			ExpiresAt: now.Add(time.Hour), RefreshExpiresAt: now.Add(180 * 24 * time.Hour)},
		Scopes:  []string{"basic", "insights"},
		Account: platform.Account{ExternalID: account, IDs: map[string]string{"sub": "google-1"}, Handle: "handle" + account},
		Profile: &platform.ProfilePage{Profile: social.Profile{ExternalID: account, Handle: "handle" + account, FetchedAt: now},
			Figures: social.Figures{social.Followers: social.Known(7)}, Notes: map[string]string{"kind": "x"}},
	}
}

// renewedToken is the nth token of a rotating platform.
func renewedToken(n int, now time.Time) platform.Token {
	return platform.Token{Access: social.Secret(fmt.Sprint("access-", n)), Refresh: social.Secret(fmt.Sprint("refresh-", n)), IssuedAt: now,
		ExpiresAt: now.Add(time.Hour), RefreshExpiresAt: now.Add(180 * 24 * time.Hour)}
}

// rig is everything a test needs.
type rig struct {
	t        testing.TB
	db       *store.DB
	keyPath  string
	keys     *seal.Keyset
	fake     *fake
	tokens   *connect.Tokens
	accounts *connect.Accounts
	ann, bob social.Person
	began    []social.Key // what OnConnected heard
}

var session = []byte("session of ann")

// newRig is a rig on a SQLite database of its own.
func newRig(t testing.TB) *rig {
	t.Helper()
	return newRigOn(t, storetest.Open(t))
}

func newRigOn(t testing.TB, db *store.DB) *rig {
	t.Helper()
	r := &rig{t: t, db: db, fake: newFake()}
	r.fake.grant = func(code string) (platform.Grant, error) { return granted(code, time.Now()), nil }
	r.fake.refresh = func(n int, _ platform.Token) (platform.Token, error) { return renewedToken(n, time.Now()), nil }
	r.keyPath = filepath.Join(t.TempDir(), "keys.json")
	r.keys = keyset(t, r.keyPath)
	r.tokens = r.node(r.db, "node")
	accounts, err := connect.New(connect.Config{Store: r.db, Sealer: r.keys, Tokens: r.tokens, Connector: r.connector,
		Plans: func(c social.Connection, _ bool, now time.Time) []social.Plan {
			return []social.Plan{{Connection: c.Key, Product: social.ProductPosts, Platform: c.Platform, NextDue: now, Slot: "s", Day: "2026-01-01", Trigger: social.TriggerConnect}}
		},
		OnConnected: func(_ context.Context, key social.Key) { r.began = append(r.began, key) }})
	if err != nil {
		t.Fatal(err)
	}
	r.accounts = accounts
	r.ann, r.bob = r.person("ann"), r.person("bob")
	return r
}

func keyset(t testing.TB, path string) *seal.Keyset {
	t.Helper()
	if _, err := seal.AddKey(path, true); err != nil {
		t.Fatal(err)
	}
	keys, err := seal.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	return keys
}

// node makes the tokens of one more process on the same database.
func (r *rig) node(s connect.TokenStore, owner string) *connect.Tokens {
	r.t.Helper()
	tokens, err := connect.NewTokens(connect.TokensConfig{Store: s, Sealer: r.keys, Platforms: []social.Platform{social.Instagram},
		Connector: r.connector, Owner: owner})
	if err != nil {
		r.t.Fatal(err)
	}
	return tokens
}

func (r *rig) connector(p social.Platform) (platform.Connector, error) {
	switch p {
	case social.Instagram:
		return r.fake, nil
	case "unset":
		return nil, &platform.NotConfigured{Name: "Unset", Missing: []string{"UNSET_ID"}}
	default:
		return nil, social.ErrNotFound
	}
}

func (r *rig) person(name string) social.Person {
	r.t.Helper()
	p := social.Person{Key: social.NewKey(), UID: social.NewUID(), Email: name + "@example.org", Name: name, Role: social.Creator, CreatedAt: time.Now()}
	if err := r.db.AddPerson(r.t.Context(), p, "x"); err != nil {
		r.t.Fatal(err)
	}
	return p
}

// start begins a sign-in and returns its state.
func (r *rig) start(person social.Person) string {
	r.t.Helper()
	address, err := r.accounts.Start(r.t.Context(), connect.StartRequest{Person: person, SessionHash: session, Platform: social.Instagram, Zone: "Europe/Berlin"})
	if err != nil {
		r.t.Fatal(err)
	}
	u, err := url.Parse(address)
	if err != nil {
		r.t.Fatal(err)
	}
	return u.Query().Get("state")
}

func back(person social.Person, state, code string) connect.Callback {
	return connect.Callback{Platform: social.Instagram, Query: url.Values{"state": {state}, "code": {code}}, SessionHash: session, Person: person, Address: callback}
}

// connect signs a person in with an account.
func (r *rig) connect(person social.Person, account string) social.Connection {
	r.t.Helper()
	outcome := r.accounts.Finish(r.t.Context(), back(person, r.start(person), account))
	if outcome.Code != "" {
		r.t.Fatalf("%+v", outcome)
	}
	c, err := r.db.ConnectionByUID(r.t.Context(), person.Key, outcome.Connection)
	if err != nil {
		r.t.Fatal(err)
	}
	return c
}

func (r *rig) row(c social.Connection) (social.TokenRow, social.Connection) {
	r.t.Helper()
	row, now, err := r.db.TokenOf(context.WithoutCancel(r.t.Context()), c.Key)
	if err != nil {
		r.t.Fatal(err)
	}
	return row, now
}

func (r *rig) access(c social.Connection) (string, error) {
	secret, err := r.tokens.Access(r.t.Context(), c.Key)
	return secret.Reveal(), err
}

func kindError(k platform.Kind) error {
	return &platform.Error{Kind: k, Op: "POST /token", Message: strings.Repeat("x", 3)}
}
