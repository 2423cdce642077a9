package connect_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"pgregory.net/rapid"

	"candor/internal/connect"
	"candor/internal/platform"
	"candor/internal/social"
)

func TestFiftyDemandsMakeOneCall(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		r := newRig(t)
		c := r.connect(r.ann, "1")
		nodes := []*connect.Tokens{r.tokens, r.node(r.db, "b"), r.node(r.db, "c"), r.node(r.db, "d")}
		r.fake.refresh = func(n int, old platform.Token) (platform.Token, error) {
			if n > 1 || old.Refresh != "refresh-0-1" {
				t.Errorf("refresh %d", n)
			}
			time.Sleep(15 * time.Second)
			return renewedToken(n, time.Now()), nil
		}
		time.Sleep(56 * time.Minute) // less than the margin is left
		var all sync.WaitGroup
		for i := range 50 {
			all.Go(func() {
				got, err := nodes[i%len(nodes)].Access(t.Context(), c.Key)
				if got != "access-1" || err != nil {
					t.Errorf("token %s, error %v", got.Reveal(), err)
				}
			})
		}
		all.Wait()
		if n := r.fake.calls(); n != 1 {
			t.Errorf("%d calls", n)
		}
	})
}

func TestARenewalOutlivesWhoAskedForIt(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		r := newRig(t)
		c := r.connect(r.ann, "1")
		time.Sleep(56 * time.Minute)
		asking, stop := context.WithCancel(t.Context())
		r.fake.refresh = func(n int, _ platform.Token) (platform.Token, error) {
			stop() // shut down while the call is under way
			time.Sleep(10 * time.Second)
			return renewedToken(n, time.Now()), nil
		}
		if _, err := r.tokens.Access(asking, c.Key); !errors.Is(err, context.Canceled) {
			t.Errorf("the asker was not let go: %v", err)
		}
		r.tokens.Wait()
		if token, err := r.access(c); token != "access-1" || err != nil {
			t.Errorf("token %q, error %v", token, err)
		}
	})
}

func TestPassingFailuresKeepTheConnection(t *testing.T) {
	passing := []platform.Kind{platform.Transient, platform.RateLimited, platform.QuotaExhausted, platform.AppRefused, platform.OutcomeUnknown,
		platform.Malformed, platform.Oversize, platform.BadRequest, platform.TokenRejected, platform.ScopeMissing, platform.NotFound}
	inBubbles(t, 30, ofItsOwn, func(rt *rapid.T, r *rig) {
		kinds := rapid.SliceOfN(rapid.SampledFrom(passing), 1, 12).Draw(rt, "answers")
		c := r.connect(r.ann, "1")
		r.fake.refresh = func(n int, _ platform.Token) (platform.Token, error) {
			if n > len(kinds) {
				return renewedToken(n, time.Now()), nil
			}
			return platform.Token{}, kindError(kinds[n-1])
		}
		time.Sleep(2 * time.Hour)
		for r.fake.calls() <= len(kinds) {
			before := r.fake.calls()
			if _, err := r.access(c); err != nil && platform.KindOf(err) == platform.GrantDead {
				rt.Fatalf("after %d failures: %v", r.fake.calls(), err)
			}
			row, connection := r.row(c)
			if row.State == social.TokenDead || !connection.State.Syncs() {
				rt.Fatalf("after %d failures: token %s, connection %s", r.fake.calls(), row.State, connection.State)
			}
			if made := r.fake.calls() - before; made < 1 || made > 2 {
				rt.Fatalf("%d calls at once", made)
			}
			time.Sleep(max(time.Until(row.RetryAt), 0))
		}
		row, connection := r.row(c)
		if row.State != social.TokenIdle || row.Failures != 0 || connection.State != social.Connecting || connection.Cause != "" {
			rt.Errorf("not healed: %+v, %s %s", row, connection.State, connection.Cause)
		}
	})
}

func TestADeadGrantIsTerminalOnce(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		r := newRig(t)
		c := r.connect(r.ann, "1")
		r.fake.refresh = func(int, platform.Token) (platform.Token, error) {
			return platform.Token{}, kindError(platform.GrantDead)
		}
		for range 7 * 24 {
			time.Sleep(time.Hour)
			if _, err := r.tokens.RenewDue(t.Context()); err != nil {
				t.Fatal(err)
			}
			_, _ = r.access(c)
		}
		if _, err := r.access(c); platform.KindOf(err) != platform.GrantDead {
			t.Errorf("error %v", err)
		}
		if n := r.fake.calls(); n != 1 {
			t.Errorf("%d token calls in a week", n)
		}
		if _, now := r.row(c); now.State != social.NeedsReconnect || now.Cause != social.CauseAccessRevoked {
			t.Errorf("connection %s, cause %s", now.State, now.Cause)
		}
		r.connect(r.ann, "1")
		if token, err := r.access(c); token != "access-0-1" || err != nil {
			t.Errorf("after reconnecting: %q, error %v", token, err)
		}
	})
}

func TestAnUnknownOutcomeIsTriedOnceMore(t *testing.T) {
	for name, test := range map[string]struct {
		second error
		token  string
		state  social.State
		cause  social.Cause
	}{
		"grace":   {nil, "access-2", social.Connecting, ""},
		"strict":  {kindError(platform.GrantDead), "", social.NeedsReconnect, social.CauseRefreshUnknown},
		"passing": {kindError(platform.Transient), "", social.Retrying, social.CauseUnreachable},
		"lost":    {kindError(platform.OutcomeUnknown), "", social.Retrying, social.CauseUnreachable},
	} {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				r := newRig(t)
				c := r.connect(r.ann, "1")
				r.fake.refresh = func(n int, old platform.Token) (platform.Token, error) {
					if old.Refresh != "refresh-0-1" {
						t.Errorf("call %d sent another token", n)
					}
					if n == 1 {
						return platform.Token{}, kindError(platform.OutcomeUnknown)
					}
					return renewedToken(n, time.Now()), test.second
				}
				time.Sleep(2 * time.Hour)
				for range 3 {
					if token, _ := r.access(c); token != test.token {
						t.Errorf("token %q", token)
					}
				}
				if n := r.fake.calls(); n != 2 {
					t.Errorf("%d calls", n)
				}
				if _, now := r.row(c); now.State != test.state || now.Cause != test.cause {
					t.Errorf("connection %s, cause %s", now.State, now.Cause)
				}
			})
		})
	}
}

func TestALostRenewalIsRememberedUntilTheVerdict(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		r := newRig(t)
		c := r.connect(r.ann, "1")
		answers := []platform.Kind{platform.OutcomeUnknown, platform.Transient, platform.GrantDead}
		r.fake.refresh = func(n int, _ platform.Token) (platform.Token, error) {
			return platform.Token{}, kindError(answers[n-1])
		}
		time.Sleep(2 * time.Hour)
		_, _ = r.access(c)
		row, _ := r.row(c)
		if row.State != social.TokenUnknown {
			t.Fatalf("after a passing failure of the second try: %s", row.State)
		}
		time.Sleep(time.Until(row.RetryAt))
		_, _ = r.access(c)
		if _, now := r.row(c); now.State != social.NeedsReconnect || now.Cause != social.CauseRefreshUnknown {
			t.Errorf("connection %s, cause %s", now.State, now.Cause)
		}
	})
}

// Instagram extends a token in place and refuses to extend it again within a day. When the answer to such a renewal is lost, the second
// try is refused: that is no fault of ours and no end of the grant. The token in hand is used, the creator reads what is not certain, and
// the platform is asked again when it may answer.
func TestARefusalAfterALostRenewal(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		r := newRig(t)
		r.fake.info.Tokens = platform.TokenPolicy{MinAge: 24 * time.Hour, RenewAfter: 7 * 24 * time.Hour}
		life := func() platform.Token {
			return platform.Token{Access: "extended", IssuedAt: time.Now(), ExpiresAt: time.Now().AddDate(0, 0, 60)}
		}
		r.fake.grant = func(account string) (platform.Grant, error) {
			g := granted(account, time.Now())
			g.Token = life()
			return g, nil
		}
		c := r.connect(r.ann, "1")
		var extended time.Time
		r.fake.refresh = func(n int, _ platform.Token) (platform.Token, error) {
			switch {
			case n == 1:
				extended = time.Now()
				return platform.Token{}, kindError(platform.OutcomeUnknown)
			case time.Since(extended) < 24*time.Hour:
				return platform.Token{}, &platform.Error{Kind: platform.BadRequest, Op: "GET /refresh_access_token", Status: 400, Code: "100"}
			}
			return life(), nil
		}
		time.Sleep(8 * 24 * time.Hour)
		for hour := range 32 {
			if _, err := r.tokens.RenewDue(t.Context()); err != nil {
				t.Fatal(err)
			}
			if token, err := r.access(c); token != "extended" || err != nil {
				t.Fatalf("after %d hours: token %q, error %v", hour, token, err)
			}
			row, now := r.row(c)
			switch {
			case row.State == social.TokenIdle:
				if hour < 24 || r.fake.calls() != 3 || now.Cause != "" {
					t.Errorf("settled after %d hours and %d calls, cause %q", hour, r.fake.calls(), now.Cause)
				}
				return
			case now.State != social.Retrying || now.Cause != social.CauseRefreshUnknown || r.fake.calls() != 2:
				t.Fatalf("after %d hours and %d calls: connection %s, cause %q", hour, r.fake.calls(), now.State, now.Cause)
			}
			time.Sleep(time.Hour)
		}
		t.Error("the platform was not asked again")
	})
}

// killed is a store of a process that dies between the platform's answer and the commit.
type killed struct{ connect.TokenStore }

var errKilled = errors.New("killed")

func (killed) SettleToken(context.Context, social.TokenLease, social.TokenRow, social.TokenVerdict) error {
	return social.ErrStale
}

func (killed) AdoptToken(context.Context, social.TokenRow, int64, time.Time, social.TokenVerdict) error {
	return errKilled
}

func (killed) SaveOrphan(context.Context, social.Key, int64, []byte, uint32) error { return errKilled }

func TestRecoverAfterAKill(t *testing.T) {
	for name, strict := range map[string]bool{"grace": false, "strict": true} {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				r := newRig(t)
				c := r.connect(r.ann, "1")
				r.fake.refresh = func(n int, _ platform.Token) (platform.Token, error) {
					if strict && n > 1 {
						return platform.Token{}, kindError(platform.GrantDead)
					}
					return renewedToken(n, time.Now()), nil
				}
				time.Sleep(56 * time.Minute)
				dying, die := context.WithTimeout(t.Context(), time.Second)
				defer die()
				if _, err := r.node(killed{r.db}, "dying").Access(dying, c.Key); err == nil {
					t.Fatal("nothing was killed")
				}
				if n, err := r.tokens.Recover(t.Context()); n != 0 || err != nil {
					t.Errorf("a valid claim was taken: %d, error %v", n, err)
				}
				time.Sleep(time.Minute)
				n, err := r.tokens.Recover(t.Context())
				if want := map[bool]int{true: 0, false: 1}[strict]; n != want || err != nil {
					t.Errorf("recovered %d, error %v", n, err)
				}
				row, now := r.row(c)
				if strict && (row.State != social.TokenDead || now.Cause != social.CauseRefreshUnknown) || !strict && row.State != social.TokenIdle {
					t.Errorf("token %s, connection %s, cause %s", row.State, now.State, now.Cause)
				}
				if calls := r.fake.calls(); calls != 2 {
					t.Errorf("%d calls", calls)
				}
			})
		})
	}
}

func TestALoserDoesNotOverwriteANewerToken(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		r := newRig(t)
		c := r.connect(r.ann, "1")
		other := r.node(r.db, "other")
		r.fake.refresh = func(n int, _ platform.Token) (platform.Token, error) {
			if n == 1 {
				time.Sleep(90 * time.Second) // the process stands still for longer than its claim
			}
			return renewedToken(n, time.Now()), nil
		}
		time.Sleep(56 * time.Minute)
		var slow sync.WaitGroup
		slow.Go(func() {
			if token, err := r.access(c); token != "access-2" || err != nil {
				t.Errorf("the slow one uses %q, error %v", token, err)
			}
		})
		time.Sleep(61 * time.Second)
		if token, err := other.Access(t.Context(), c.Key); token != "access-2" || err != nil {
			t.Errorf("the quick one got %q, error %v", token.Reveal(), err)
		}
		slow.Wait()
		if token, _ := r.access(c); token != "access-2" {
			t.Errorf("stored is %q", token)
		}
	})
}

// shaky fails the first settlements of a renewal, after they were carried out or without.
type shaky struct {
	connect.TokenStore
	left  *int
	after bool
}

func (s shaky) SettleToken(ctx context.Context, lease social.TokenLease, row social.TokenRow, v social.TokenVerdict) error {
	if *s.left == 0 {
		return s.TokenStore.SettleToken(ctx, lease, row, v)
	}
	*s.left--
	if s.after {
		if err := s.TokenStore.SettleToken(ctx, lease, row, v); err != nil {
			return err
		}
	}
	return errors.New("the connection to the database broke")
}

func TestAFailingDatabaseLosesNoToken(t *testing.T) {
	for _, after := range []bool{false, true} {
		t.Run(fmt.Sprint("carried out: ", after), func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				r := newRig(t)
				c := r.connect(r.ann, "1")
				time.Sleep(56 * time.Minute)
				failures := 100
				if after {
					failures = 1
				}
				token, err := r.node(shaky{r.db, &failures, after}, "shaky").Access(t.Context(), c.Key)
				if token != "access-1" || err != nil || r.fake.calls() != 1 {
					t.Errorf("token %q, %d calls, error %v", token.Reveal(), r.fake.calls(), err)
				}
			})
		})
	}
}

// outrun is the store of a node that always comes second: another one has ended the token when it begins to.
type outrun struct {
	connect.TokenStore
}

func (s outrun) EndToken(ctx context.Context, connection social.Key, version int64, now time.Time, v social.TokenVerdict, message string) error {
	if err := s.TokenStore.EndToken(ctx, connection, version, now, v, message); err != nil {
		return err
	}
	return s.TokenStore.EndToken(ctx, connection, version, now, v, message)
}

func TestTwoReadingsFindTheGrantDead(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		r := newRig(t)
		c := r.connect(r.ann, "1")
		token, err := r.tokens.Access(t.Context(), c.Key)
		if err != nil {
			t.Fatal(err)
		}
		dead := &platform.Error{Kind: platform.GrantDead, Op: "GET /me"}
		if err := r.node(outrun{r.db}, "second").Lost(t.Context(), c.Key, token, dead); platform.KindOf(err) != platform.GrantDead {
			t.Errorf("the second to find it says: %v", err)
		}
		if _, now := r.row(c); now.State != social.NeedsReconnect {
			t.Errorf("connection %s", now.State)
		}
	})
}

func TestRejected(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		r := newRig(t)
		c := r.connect(r.ann, "1")
		for range 3 {
			if token, err := r.tokens.Rejected(t.Context(), c.Key, "access-0-1"); token != "access-1" || err != nil {
				t.Errorf("token %q, error %v", token.Reveal(), err)
			}
		}
		if n := r.fake.calls(); n != 1 {
			t.Errorf("%d calls for one refused token", n)
		}
		dead := &platform.Error{Kind: platform.GrantDead, Op: "GET /me"}
		if err := r.tokens.Lost(t.Context(), c.Key, "access-0-1", dead); err == nil || platform.KindOf(err) == platform.GrantDead {
			t.Errorf("a verdict on an old token counts: %v", err)
		}
		if err := r.tokens.Lost(t.Context(), c.Key, "access-1", dead); platform.KindOf(err) != platform.GrantDead {
			t.Errorf("error %v", err)
		}
		if _, now := r.row(c); now.State != social.NeedsReconnect {
			t.Errorf("connection %s", now.State)
		}
		if _, err := r.tokens.Rejected(t.Context(), c.Key, "access-1"); platform.KindOf(err) != platform.GrantDead {
			t.Errorf("error %v", err)
		}
		if n := r.fake.calls(); n != 1 {
			t.Errorf("%d calls", n)
		}
	})
}

func TestARefusedTokenThatExtendsItself(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		r := newRig(t)
		r.fake.grant = func(account string) (platform.Grant, error) {
			g := granted(account, time.Now())
			g.Token.Refresh, g.Token.RefreshExpiresAt = "", time.Time{}
			return g, nil
		}
		c := r.connect(r.ann, "1")
		if _, err := r.tokens.Rejected(t.Context(), c.Key, "access-0-1"); platform.KindOf(err) != platform.GrantDead || r.fake.calls() != 0 {
			t.Errorf("%d calls, error %v", r.fake.calls(), err)
		}
	})
}

func TestRenewalKeepsWhatTheAnswerLacks(t *testing.T) {
	for name, change := range map[string]func(*platform.Token){
		"no refresh token": func(t *platform.Token) { t.Refresh, t.RefreshExpiresAt = "", time.Time{} },
		"no access token":  func(t *platform.Token) { t.Access = "" },
		"a life of 59 s":   func(t *platform.Token) { t.ExpiresAt = time.Now().Add(58 * time.Second) },
		"a life of 401 d":  func(t *platform.Token) { t.ExpiresAt = time.Now().AddDate(0, 0, 401) },
		"already over":     func(t *platform.Token) { t.ExpiresAt = time.Now().Add(-time.Second) },
	} {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				r := newRig(t)
				c := r.connect(r.ann, "1")
				r.fake.refresh = func(n int, _ platform.Token) (platform.Token, error) {
					fresh := renewedToken(n, time.Now())
					change(&fresh)
					return fresh, nil
				}
				time.Sleep(56 * time.Minute)
				want := "access-0-1" // the old one is good for four minutes
				if name == "no refresh token" {
					want = "access-1"
				}
				if token, err := r.access(c); token != want || err != nil {
					t.Errorf("token %q, error %v", token, err)
				}
				time.Sleep(2 * time.Hour)
				_, _ = r.access(c)
				for n, sent := range r.fake.refreshes {
					if sent.Refresh != "refresh-0-1" || sent.RefreshExpiresAt.IsZero() {
						t.Errorf("call %d: the refresh token was lost", n+1)
					}
				}
			})
		})
	}
}

// A creator may take a permission back at the platform; a renewal that says so is believed, one that says nothing changes nothing.
func TestRenewalTellsTheScopes(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		r := newRig(t)
		c := r.connect(r.ann, "1")
		told := [][]string{nil, {"basic"}, nil}
		r.fake.refresh = func(n int, _ platform.Token) (platform.Token, error) {
			fresh := renewedToken(n, time.Now())
			fresh.Scopes = told[n-1]
			return fresh, nil
		}
		for n, want := range []string{"basic insights", "basic", "basic"} {
			time.Sleep(56 * time.Minute)
			if _, err := r.access(c); err != nil {
				t.Fatal(err)
			}
			if _, got, _ := r.db.TokenOf(t.Context(), c.Key); strings.Join(got.Scopes, " ") != want {
				t.Errorf("after renewal %d: %v", n+1, got.Scopes)
			}
		}
	})
}

func TestRenewDueFollowsThePolicy(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		r := newRig(t)
		r.fake.info.Tokens = platform.TokenPolicy{MinAge: time.Hour, CheckEvery: 24 * time.Hour}
		life := func(token platform.Token) platform.Token {
			token.ExpiresAt = token.IssuedAt.AddDate(0, 0, 60)
			return token
		}
		r.fake.grant = func(account string) (platform.Grant, error) {
			g := granted(account, time.Now())
			g.Token = life(g.Token)
			return g, nil
		}
		r.fake.refresh = func(n int, _ platform.Token) (platform.Token, error) { return life(renewedToken(n, time.Now())), nil }
		for account := range 10 {
			r.connect(r.ann, fmt.Sprint(account))
		}
		for hour := range 72 {
			if _, err := r.tokens.RenewDue(t.Context()); err != nil {
				t.Fatal(err)
			}
			if want := hour / 24 * 10; r.fake.calls() != want {
				t.Fatalf("after %d hours: %d calls, want %d", hour, r.fake.calls(), want)
			}
			time.Sleep(time.Hour)
		}
	})
}
