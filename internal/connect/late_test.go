package connect_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"candor/internal/connect"
	"candor/internal/platform"
	"candor/internal/social"
)

// journaled makes the tokens of one more process, with a journal in a folder.
func (r *rig) journaled(s connect.TokenStore, owner, folder string) *connect.Tokens {
	r.t.Helper()
	tokens, err := connect.NewTokens(connect.TokensConfig{Store: s, Sealer: r.keys, Platforms: []social.Platform{social.Instagram},
		Connector: r.connector, Owner: owner, Journal: connect.NewJournal(folder, r.keys)})
	if err != nil {
		r.t.Fatal(err)
	}
	return tokens
}

// A process stands still in mid-renewal for longer than its claim, and its platform takes each refresh token once. Whoever took the
// claim over was told that the token is dead; when the first one wakes, what it holds is the grant's only token.
func TestATokenThatComesLateRevivesTheGrant(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		r := newRig(t)
		c := r.connect(r.ann, "1")
		other := r.node(r.db, "other")
		r.fake.refresh = func(n int, _ platform.Token) (platform.Token, error) {
			if n == 1 {
				fresh := renewedToken(n, time.Now())
				time.Sleep(90 * time.Second)
				return fresh, nil
			}
			return platform.Token{}, kindError(platform.GrantDead)
		}
		time.Sleep(56 * time.Minute)
		var slow sync.WaitGroup
		slow.Go(func() {
			if token, err := r.access(c); token != "access-1" || err != nil {
				t.Errorf("the slow one uses %q, error %v", token, err)
			}
		})
		time.Sleep(61 * time.Second)
		if _, err := other.Access(t.Context(), c.Key); platform.KindOf(err) != platform.GrantDead {
			t.Fatalf("the quick one: %v", err)
		}
		if _, now := r.row(c); now.State != social.NeedsReconnect || now.Cause != social.CauseRefreshUnknown {
			t.Fatalf("connection %s, cause %s", now.State, now.Cause)
		}
		slow.Wait()
		row, now := r.row(c)
		if row.State != social.TokenIdle || now.State != social.Connecting || now.Cause != "" || r.fake.calls() != 2 {
			t.Errorf("token %s, connection %s %s, %d calls", row.State, now.State, now.Cause, r.fake.calls())
		}
		if left := r.told(r.ann); len(left) != 0 {
			t.Errorf("still told: %+v", left)
		}
	})
}

// As above, but the first one wakes while the second one's call is under way: its token waits in the slot, and the second one, told
// that the old token is dead, takes it instead of giving up.
func TestALateTokenIsTakenBeforeGivingUp(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		r := newRig(t)
		c := r.connect(r.ann, "1")
		other := r.node(r.db, "other")
		r.fake.refresh = func(n int, _ platform.Token) (platform.Token, error) {
			if n == 1 {
				fresh := renewedToken(n, time.Now())
				time.Sleep(70 * time.Second)
				return fresh, nil
			}
			time.Sleep(15 * time.Second)
			return platform.Token{}, kindError(platform.GrantDead)
		}
		time.Sleep(56 * time.Minute)
		var slow sync.WaitGroup
		slow.Go(func() { _, _ = r.access(c) })
		time.Sleep(61 * time.Second)
		if token, err := other.Access(t.Context(), c.Key); token != "access-1" || err != nil {
			t.Errorf("the quick one got %q, error %v", token.Reveal(), err)
		}
		slow.Wait()
		if row, now := r.row(c); row.State != social.TokenIdle || row.Orphan != nil || !now.State.Syncs() || r.fake.calls() != 2 {
			t.Errorf("token %s, orphan %v, connection %s, %d calls", row.State, row.Orphan != nil, now.State, r.fake.calls())
		}
	})
}

// Both renewals worked, and the platform then honours only the one that came late: it is tried before the creator is asked.
func TestALateTokenIsTriedWhenTheNewerOneIsDead(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		r := newRig(t)
		c := r.connect(r.ann, "1")
		other := r.node(r.db, "other")
		r.fake.refresh = func(n int, old platform.Token) (platform.Token, error) {
			switch {
			case n == 1:
				fresh := renewedToken(n, time.Now())
				time.Sleep(90 * time.Second)
				return fresh, nil
			case old.Refresh == "refresh-2":
				return platform.Token{}, kindError(platform.GrantDead)
			}
			return renewedToken(n, time.Now()), nil
		}
		time.Sleep(56 * time.Minute)
		var slow sync.WaitGroup
		slow.Go(func() { _, _ = r.access(c) })
		time.Sleep(61 * time.Second)
		if token, err := other.Access(t.Context(), c.Key); token != "access-2" || err != nil {
			t.Fatalf("the quick one got %q, error %v", token.Reveal(), err)
		}
		slow.Wait()
		if row, _ := r.row(c); row.Orphan == nil {
			t.Fatal("the late token was thrown away")
		}
		time.Sleep(56 * time.Minute)
		if token, err := r.access(c); token != "access-4" || err != nil {
			t.Errorf("token %q, error %v", token, err)
		}
		if row, _ := r.row(c); row.Orphan != nil || r.fake.calls() != 4 {
			t.Errorf("orphan %v, %d calls", row.Orphan != nil, r.fake.calls())
		}
	})
}

// down is a database that takes no settlement while a switch is on.
type down struct {
	connect.TokenStore
	off *bool
}

var errDown = errors.New("the database is down")

func (d down) SettleToken(ctx context.Context, lease social.TokenLease, row social.TokenRow, v social.TokenVerdict) error {
	if *d.off {
		return errDown
	}
	return d.TokenStore.SettleToken(ctx, lease, row, v)
}

func (d down) ClaimToken(ctx context.Context, lease social.TokenLease, version int64, now time.Time) error {
	if *d.off {
		return errDown
	}
	return d.TokenStore.ClaimToken(ctx, lease, version, now)
}

func TestTheJournalKeepsWhatTheDatabaseDoesNotTake(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		r := newRig(t)
		c := r.connect(r.ann, "1")
		folder := filepath.Join(t.TempDir(), "journal")
		off := false
		tokens := r.journaled(down{r.db, &off}, "a", folder)
		r.fake.refresh = func(n int, _ platform.Token) (platform.Token, error) {
			off = true // the database goes down with the renewal in flight
			if n > 1 {
				return platform.Token{}, kindError(platform.GrantDead)
			}
			return renewedToken(n, time.Now()), nil
		}
		time.Sleep(56 * time.Minute)
		if _, err := tokens.Access(t.Context(), c.Key); err != nil {
			t.Errorf("the old token is good for some minutes: %v", err)
		}
		files, err := os.ReadDir(folder)
		if err != nil || len(files) != 1 {
			t.Fatalf("the journal holds %v, error %v", files, err)
		}
		text, err := os.ReadFile(filepath.Join(folder, files[0].Name()))
		if err != nil || containsAny(text, "access-1", "refresh-1") {
			t.Errorf("the journal shows a token (error %v)", err)
		}
		time.Sleep(10 * time.Minute)
		if n, _ := tokens.RenewDue(t.Context()); n != 0 || r.fake.calls() != 1 {
			t.Errorf("%d renewed, %d calls while the database is down", n, r.fake.calls())
		}
		off = false
		again := r.journaled(r.db, "b", folder) // the process was restarted
		if n, err := again.Recover(t.Context()); n != 0 || err != nil {
			t.Errorf("recovered %d, error %v", n, err)
		}
		if token, err := again.Access(t.Context(), c.Key); token != "access-1" || err != nil || r.fake.calls() != 1 {
			t.Errorf("token %q, %d calls, error %v", token.Reveal(), r.fake.calls(), err)
		}
		if files, err := os.ReadDir(folder); err != nil || len(files) != 0 {
			t.Errorf("the journal still holds %v, error %v", files, err)
		}
	})
}

func containsAny(text []byte, words ...string) bool {
	for _, w := range words {
		for i := range len(text) - len(w) + 1 {
			if string(text[i:i+len(w)]) == w {
				return true
			}
		}
	}
	return false
}

func TestTheJournalKeepsADamagedEntry(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		r := newRig(t)
		folder := t.TempDir()
		if err := os.WriteFile(filepath.Join(folder, "1-2.renewal"), []byte("rubbish"), 0o600); err != nil {
			t.Fatal(err)
		}
		if left, err := r.journaled(r.db, "a", folder).Replay(t.Context()); left != 1 || err == nil {
			t.Errorf("%d left, error %v", left, err)
		}
		if _, err := os.Stat(filepath.Join(folder, "1-2.renewal")); err != nil {
			t.Errorf("the entry is gone: %v", err)
		}
	})
}
