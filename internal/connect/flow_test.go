package connect_test

import (
	"context"
	"errors"
	"net/url"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"candor/internal/connect"
	"candor/internal/platform"
	"candor/internal/social"
)

func TestSigningIn(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		r := newRig(t)
		c := r.connect(r.ann, "1784")
		if c.State != social.Connecting || c.Zone != "Europe/Berlin" || c.Handle != "handle1784" || c.Notes["kind"] != "x" {
			t.Errorf("%+v", c)
		}
		if len(r.began) != 1 || r.began[0] != c.Key {
			t.Errorf("the engine heard of %v", r.began)
		}
		row, _ := r.row(c)
		if token, err := r.access(c); token != "access-0-1784" || err != nil {
			t.Errorf("token %q, error %v", token, err)
		}
		if string(row.Access) == "access-0-1784" || len(row.Refresh) == 0 {
			t.Error("the token is stored in the clear, or in part")
		}
		if plans, err := r.db.PlansOf(t.Context(), c.Key); err != nil || len(plans) != 1 {
			t.Errorf("plans %v, error %v", plans, err)
		}
		if again := r.connect(r.ann, "1784"); again.UID != c.UID || !again.ConnectedAt.Equal(c.ConnectedAt) {
			t.Errorf("a second sign-in made another connection: %+v", again)
		}
	})
}

func TestStart(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		r := newRig(t)
		ask := func(change func(*connect.StartRequest)) (url.Values, error) {
			request := connect.StartRequest{Person: r.ann, SessionHash: session, Platform: social.Instagram, Zone: "Mars/Base"}
			change(&request)
			address, err := r.accounts.Start(t.Context(), request)
			u, _ := url.Parse(address)
			return u.Query(), err
		}
		if q, err := ask(func(*connect.StartRequest) {}); err != nil || q.Get("again") != "false" || len(q.Get("state")) != 43 {
			t.Errorf("%v, error %v", q, err)
		}
		c := r.connect(r.ann, "1")
		if q, err := ask(func(s *connect.StartRequest) { s.Reconnect = c.UID }); err != nil || q.Get("again") != "true" {
			t.Errorf("%v, error %v", q, err)
		}
		var unset *platform.NotConfigured
		if _, err := ask(func(s *connect.StartRequest) { s.Platform = "unset" }); !errors.As(err, &unset) {
			t.Errorf("a platform without settings: %v", err)
		}
		for name, change := range map[string]func(*connect.StartRequest){
			"no such platform":     func(s *connect.StartRequest) { s.Platform = "myspace" },
			"a foreign connection": func(s *connect.StartRequest) { s.Person, s.Reconnect = r.bob, c.UID },
		} {
			if _, err := ask(change); !errors.Is(err, social.ErrNotFound) {
				t.Errorf("%s: %v", name, err)
			}
		}
	})
}

func TestCallbacksThatAreNotBelieved(t *testing.T) {
	for name, test := range map[string]struct {
		change func(r *rig, c *connect.Callback)
		code   connect.Code
		spent  bool // the flow is used up by it
	}{
		"forged state":      {func(_ *rig, c *connect.Callback) { c.Query.Set("state", "forged") }, connect.CodeState, false},
		"no state":          {func(_ *rig, c *connect.Callback) { c.Query.Del("state") }, connect.CodeState, false},
		"two states":        {func(_ *rig, c *connect.Callback) { c.Query.Add("state", "second") }, connect.CodeState, false},
		"denied, no state":  {func(_ *rig, c *connect.Callback) { c.Query = url.Values{"error": {"access_denied"}} }, connect.CodeState, false},
		"denied":            {func(_ *rig, c *connect.Callback) { c.Query.Set("error", "access_denied") }, connect.CodeDenied, true},
		"swapped state":     {func(r *rig, c *connect.Callback) { c.Query.Set("state", r.start(r.bob)) }, connect.CodeState, false},
		"other session":     {func(_ *rig, c *connect.Callback) { c.SessionHash = []byte("other") }, connect.CodeState, true},
		"other person":      {func(r *rig, c *connect.Callback) { c.Person = r.bob }, connect.CodeState, true},
		"other host":        {func(_ *rig, c *connect.Callback) { c.Address = "https://evil.example/api/auth/instagram/callback" }, connect.CodeState, true},
		"other scheme":      {func(_ *rig, c *connect.Callback) { c.Address = "http" + callback[5:] }, connect.CodeState, true},
		"other path":        {func(_ *rig, c *connect.Callback) { c.Address = callback + "/x" }, connect.CodeState, true},
		"no code":           {func(_ *rig, c *connect.Callback) { c.Query.Del("code") }, connect.CodeExchange, true},
		"two codes":         {func(_ *rig, c *connect.Callback) { c.Query.Add("code", "b") }, connect.CodeExchange, true},
		"ten minutes late":  {func(*rig, *connect.Callback) { time.Sleep(10 * time.Minute) }, connect.CodeExpired, true},
		"not configured":    {func(_ *rig, c *connect.Callback) { c.Platform = "unset" }, connect.CodeNotConfigured, false},
		"no platform of us": {func(_ *rig, c *connect.Callback) { c.Platform = "myspace" }, connect.CodeState, false},
	} {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				r := newRig(t)
				state := r.start(r.ann)
				c := back(r.ann, state, "1")
				test.change(r, &c)
				if outcome := r.accounts.Finish(t.Context(), c); outcome.Code != test.code || outcome.Connection != "" || outcome.Detail == "" {
					t.Errorf("%+v", outcome)
				}
				if r.fake.exchanges != 0 {
					t.Error("the code was spent")
				}
				retry := r.accounts.Finish(t.Context(), back(r.ann, state, "1"))
				if spent := retry.Code == connect.CodeState; spent != test.spent {
					t.Errorf("the right callback afterwards: %+v", retry)
				}
			})
		})
	}
}

func TestAStateWorksOnce(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		r := newRig(t)
		state := r.start(r.ann)
		var connected atomic.Int64
		var all sync.WaitGroup
		for range 50 {
			all.Go(func() {
				if r.accounts.Finish(t.Context(), back(r.ann, state, "1")).Code == "" {
					connected.Add(1)
				}
			})
		}
		all.Wait()
		if connected.Load() != 1 || r.fake.exchanges != 1 {
			t.Errorf("%d of 50 callbacks connected, %d exchanges", connected.Load(), r.fake.exchanges)
		}
	})
}

func TestFlowIsUsedBeforeTheCodeIsSpent(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		r := newRig(t)
		state := r.start(r.ann)
		r.fake.grant = func(code string) (platform.Grant, error) {
			_, err := r.db.UseFlow(context.WithoutCancel(t.Context()), sha(state), time.Now())
			if !errors.Is(err, social.ErrFlowUsed) {
				t.Errorf("during the exchange the flow is still usable: %v", err)
			}
			return granted(code, time.Now()), nil
		}
		leaving, leave := context.WithCancel(t.Context())
		leave() // the browser has gone
		if outcome := r.accounts.Finish(leaving, back(r.ann, state, "1#_")); outcome.Code != "" {
			t.Errorf("%+v", outcome)
		}
		if _, err := r.db.ConnectionByAccount(t.Context(), social.Instagram, "1"); err != nil {
			t.Errorf("the #_ went with the code: %v", err)
		}
	})
}

func TestOutcomesOfAnExchange(t *testing.T) {
	for kind, code := range map[platform.Kind]connect.Code{
		platform.Transient: connect.CodeUnavailable, platform.RateLimited: connect.CodeUnavailable, platform.QuotaExhausted: connect.CodeUnavailable,
		platform.GrantDead: connect.CodeExchange, platform.BadRequest: connect.CodeExchange, platform.Malformed: connect.CodeExchange,
		platform.OutcomeUnknown: connect.CodeExchange, platform.NoAccount: connect.CodeNoAccount, platform.NotProfessional: connect.CodeNotProfessional,
		platform.ScopeMissing: connect.CodeScope, platform.AppRefused: connect.CodeNotConfigured, platform.NotTarget: connect.CodeNotConfigured,
		platform.Denied: connect.CodeDenied,
	} {
		t.Run(kind.String(), func(t *testing.T) {
			r := newRig(t)
			r.fake.grant = func(string) (platform.Grant, error) { return platform.Grant{}, kindError(kind) }
			if outcome := r.accounts.Finish(t.Context(), back(r.ann, r.start(r.ann), "1")); outcome.Code != code || outcome.Detail == "" {
				t.Errorf("%+v, want %s", outcome, code)
			}
		})
	}
}

func TestGrantsThatAreRefused(t *testing.T) {
	for name, test := range map[string]struct {
		change  func(g *platform.Grant)
		code    connect.Code
		revoked int
	}{
		"a required scope is missing":  {func(g *platform.Grant) { g.Scopes = []string{"insights"} }, connect.CodeScope, 1},
		"an optional scope is missing": {func(g *platform.Grant) { g.Scopes = []string{"basic"} }, "", 0},
		"no account":                   {func(g *platform.Grant) { g.Account.ExternalID = "" }, connect.CodeExchange, 0},
		"no token":                     {func(g *platform.Grant) { g.Token.Access = "" }, connect.CodeExchange, 0},
		"a life of half a minute":      {func(g *platform.Grant) { g.Token.ExpiresAt = time.Now().Add(30 * time.Second) }, connect.CodeExchange, 0},
		"a life of two years":          {func(g *platform.Grant) { g.Token.ExpiresAt = time.Now().AddDate(2, 0, 0) }, connect.CodeExchange, 0},
	} {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				r := newRig(t)
				r.fake.grant = func(code string) (platform.Grant, error) {
					g := granted(code, time.Now())
					test.change(&g)
					return g, nil
				}
				outcome := r.accounts.Finish(t.Context(), back(r.ann, r.start(r.ann), "1"))
				if outcome.Code != test.code || len(r.fake.revoked) != test.revoked {
					t.Errorf("%+v, %d revoked", outcome, len(r.fake.revoked))
				}
				c, err := r.db.ConnectionByAccount(t.Context(), social.Instagram, "1")
				if made := err == nil; made != (test.code == "") {
					t.Errorf("connection made: %v (%v)", made, err)
				}
				if test.code == "" && len(c.MissingScopes(r.fake.info.AskedScopes())) != 1 {
					t.Errorf("scopes %v", c.Scopes)
				}
			})
		})
	}
}

// A connector that finds a permission missing hands the useless grant over: it is given back, unless a connection lives on it.
func TestAGrantBesideItsError(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		r := newRig(t)
		willing, refuse := r.fake.grant, func(code string) (platform.Grant, error) {
			return granted(code, time.Now()), kindError(platform.ScopeMissing)
		}
		r.fake.grant = refuse
		if outcome := r.accounts.Finish(t.Context(), back(r.ann, r.start(r.ann), "1")); outcome.Code != connect.CodeScope || len(r.fake.revoked) != 1 {
			t.Errorf("%+v, %d revoked", outcome, len(r.fake.revoked))
		}
		r.fake.grant = willing
		r.connect(r.ann, "1")
		r.fake.grant = refuse
		if outcome := r.accounts.Finish(t.Context(), back(r.ann, r.start(r.ann), "1")); outcome.Code != connect.CodeScope || len(r.fake.revoked) != 1 {
			t.Errorf("%+v, %d revoked: a living connection's grant was ended", outcome, len(r.fake.revoked))
		}
	})
}

func TestAnAccountBelongsToOnePerson(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		r := newRig(t)
		mine := r.connect(r.ann, "1")
		if outcome := r.accounts.Finish(t.Context(), back(r.bob, r.start(r.bob), "1")); outcome.Code != connect.CodeOwned {
			t.Errorf("%+v", outcome)
		}
		if len(r.fake.revoked) != 0 {
			t.Error("the owner's grant was revoked")
		}
		r.accounts.Finish(t.Context(), back(r.bob, r.start(r.bob), "1"))
		if told := r.told(r.ann); len(told) != 1 || told[0].Kind != social.NoticeClaimed || told[0].Account.Key != mine.Key {
			t.Errorf("after two attempts on one day the owner was told %+v", told)
		}
		if told := r.told(r.bob); len(told) != 0 {
			t.Errorf("the other one was told %+v", told)
		}
		if err := r.accounts.Disconnect(t.Context(), r.ann, social.Instagram, mine.UID); err != nil {
			t.Fatal(err)
		}
		theirs := r.connect(r.bob, "1")
		if theirs.UID == mine.UID {
			t.Error("the former owner's connection was handed on")
		}
		if outcome := r.accounts.Finish(t.Context(), back(r.ann, r.start(r.ann), "1")); outcome.Code != connect.CodeOwned {
			t.Errorf("%+v", outcome)
		}
	})
}
