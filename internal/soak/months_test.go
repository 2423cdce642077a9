//go:build faults

package soak

import (
	"context"
	"fmt"
	"math/rand/v2"
	"net/url"
	"path/filepath"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"candor/internal/connect"
	"candor/internal/platform"
	"candor/internal/platform/instagram"
	"candor/internal/platform/tiktok"
	"candor/internal/seal"
	"candor/internal/social"
	"candor/internal/store"
	"candor/internal/store/storetest"
)

// issuer is a platform that only issues tokens: its facts are a real one's, each refresh token is good once, and some renewals fail.
type issuer struct {
	platform.Connector
	info          platform.Info
	life, refresh time.Duration // refresh 0: the access token is renewed itself
	share         float64       // of the renewals that fail in passing
	calls         atomic.Int64
	wait          time.Duration

	mu   sync.Mutex
	good map[social.Secret]bool // refresh tokens that were not used yet
}

func (i *issuer) Info() platform.Info { return i.info }

func (i *issuer) AuthorizeURL(r platform.AuthRequest) string {
	return "https://x.example/?" + url.Values{"state": {r.State}, "redirect_uri": {"https://c.example/cb"}}.Encode()
}

func (i *issuer) Denied(map[string][]string) *platform.Error { return nil }

func (i *issuer) Exchange(_ context.Context, code string, _ platform.AuthRequest, _ platform.Meter) (platform.Grant, error) {
	return platform.Grant{Token: i.issue(), Scopes: i.info.AskedScopes(), Account: platform.Account{ExternalID: code}}, nil
}

func (i *issuer) issue() platform.Token {
	now := time.Now()
	t := platform.Token{Access: social.Secret(social.NewUID()), IssuedAt: now, ExpiresAt: now.Add(i.life)}
	if i.refresh > 0 {
		t.Refresh, t.RefreshExpiresAt = social.Secret(social.NewUID()), now.Add(i.refresh)
		i.mu.Lock()
		i.good[t.Refresh] = true
		i.mu.Unlock()
	}
	return t
}

func (i *issuer) Refresh(_ context.Context, old platform.Token) (platform.Token, error) {
	i.calls.Add(1)
	if i.wait > 0 {
		time.Sleep(i.wait)
	}
	if rand.Float64() < i.share {
		return platform.Token{}, &platform.Error{Kind: platform.Transient, Op: "renew"}
	}
	ends := old.ExpiresAt
	if i.refresh > 0 {
		ends = old.RefreshExpiresAt
		i.mu.Lock()
		known := i.good[old.Refresh]
		delete(i.good, old.Refresh)
		i.mu.Unlock()
		if !known {
			return platform.Token{}, &platform.Error{Kind: platform.GrantDead, Op: "renew"}
		}
	}
	if !time.Now().Before(ends) {
		return platform.Token{}, &platform.Error{Kind: platform.GrantDead, Op: "renew"}
	}
	return i.issue(), nil
}

// months is some accounts of an issuer on a database, and the nodes that look after them.
type months struct {
	nodes []*connect.Tokens
	keys  []social.Key
}

func newMonths(t *testing.T, i *issuer, dbs []*store.DB, accounts int) months {
	t.Helper()
	path := filepath.Join(t.TempDir(), "keys.json")
	if _, err := seal.AddKey(path, true); err != nil {
		t.Fatal(err)
	}
	keys, err := seal.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	connector := func(social.Platform) (platform.Connector, error) { return i, nil }
	var m months
	for _, db := range dbs {
		tokens, err := connect.NewTokens(connect.TokensConfig{Store: db, Sealer: keys, Platforms: []social.Platform{i.info.Platform}, Connector: connector})
		if err != nil {
			t.Fatal(err)
		}
		m.nodes = append(m.nodes, tokens)
	}
	into, err := connect.New(connect.Config{Store: dbs[0], Sealer: keys, Tokens: m.nodes[0], Connector: connector,
		Plans: func(social.Connection, bool, time.Time) []social.Plan { return nil }})
	if err != nil {
		t.Fatal(err)
	}
	p := social.Person{Key: social.NewKey(), UID: social.NewUID(), Email: "a@example.org", Name: "a", Role: social.Creator, CreatedAt: time.Now()}
	if err := dbs[0].AddPerson(t.Context(), p, "x"); err != nil {
		t.Fatal(err)
	}
	for n := range accounts {
		address, err := into.Start(t.Context(), connect.StartRequest{Person: p, SessionHash: []byte("s"), Platform: i.info.Platform})
		if err != nil {
			t.Fatal(err)
		}
		u, _ := url.Parse(address)
		outcome := into.Finish(t.Context(), connect.Callback{Platform: i.info.Platform, SessionHash: []byte("s"), Person: p, Address: "https://c.example/cb",
			Query: url.Values{"state": {u.Query().Get("state")}, "code": {fmt.Sprint("account", n)}}})
		c, err := dbs[0].ConnectionByUID(t.Context(), p.Key, outcome.Connection)
		if err != nil {
			t.Fatalf("%+v, %v", outcome, err)
		}
		m.keys = append(m.keys, c.Key)
	}
	return m
}

const day = 24 * time.Hour

// issuers are the platforms' ways with tokens.
func issuers() map[string]*issuer {
	google := platform.Info{Platform: social.YouTube, Tokens: platform.TokenPolicy{Margin: 5 * time.Minute, CheckEvery: day}}
	return map[string]*issuer{
		"Instagram, 60 days":               {info: instagram.Info, life: 60 * day},
		"TikTok, 24 hours, rotating":       {info: tiktok.Info, life: day, refresh: 365 * day, good: map[social.Secret]bool{}},
		"TikTok, 2 hours, rotating":        {info: tiktok.Info, life: 2 * time.Hour, refresh: 30 * day, good: map[social.Secret]bool{}},
		"an hour on demand, checked daily": {info: google, life: time.Hour, refresh: 180 * day, good: map[social.Secret]bool{}},
	}
}

// TestNoTokenExpires lets three months pass in which one renewal of fifty fails.
func TestNoTokenExpires(t *testing.T) {
	accounts := sized(8, 250) // of each platform
	for name, i := range issuers() {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				i.share = 0.02
				m := newMonths(t, i, []*store.DB{storetest.Open(t)}, accounts)
				expired := 0
				for hour := range 90 * 24 {
					time.Sleep(time.Hour)
					if _, err := m.nodes[0].RenewDue(t.Context()); err != nil {
						t.Fatal(err)
					}
					if hour%24 != 9 {
						continue
					}
					for _, key := range m.keys { // the daily reading; a passing failure is made up for within the hour
						_, err := m.nodes[0].Access(t.Context(), key)
						for try := 0; err != nil && platform.KindOf(err) != platform.GrantDead && try < 10; try++ {
							time.Sleep(2 * time.Minute)
							_, err = m.nodes[0].Access(t.Context(), key)
						}
						if err != nil {
							expired++
							t.Errorf("day %d: %v", hour/24, err)
						}
					}
				}
				saw("90 simulated days, 2 % of renewals fail: "+name, fmt.Sprintf("%d accounts, %d renewals", accounts, i.calls.Load()), fmt.Sprintf("%d expired", expired))
			})
		})
	}
}

// TestOneRenewalPerExpiry asks four nodes at once for the tokens of accounts that all have expired.
func TestOneRenewalPerExpiry(t *testing.T) {
	const nodes = 4
	demands, accounts := sized(10, 50), sized(8, 200)
	storetest.Each(t, func(t *testing.T, db *store.DB) {
		i := &issuer{info: platform.Info{Platform: social.TikTok, Tokens: platform.TokenPolicy{Margin: time.Hour + time.Minute}}, life: time.Hour, refresh: 30 * day,
			good: map[social.Secret]bool{}, wait: 20 * time.Millisecond}
		m := newMonths(t, i, []*store.DB{db, db, db, db}, accounts)
		i.life = 2 * day // what they have is about to end; what they get is not
		var all sync.WaitGroup
		var failed atomic.Int64
		for range demands {
			for _, node := range m.nodes {
				all.Go(func() {
					for _, key := range m.keys {
						if _, err := node.Access(t.Context(), key); err != nil {
							failed.Add(1)
							t.Error(err)
						}
					}
				})
			}
		}
		all.Wait()
		if calls := i.calls.Load(); calls != int64(accounts) {
			t.Errorf("%d token calls for %d expiries", calls, accounts)
		}
		saw("All tokens expired, asked for at once ("+string(db.Dialect())+")", fmt.Sprintf("%d nodes × %d demands × %d accounts", nodes, demands, accounts),
			fmt.Sprintf("%d token calls, %d demands failed", i.calls.Load(), failed.Load()))
	})
}
