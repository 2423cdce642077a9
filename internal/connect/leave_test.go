package connect_test

import (
	"crypto/sha256"
	"errors"
	"testing"
	"testing/synctest"
	"time"

	"candor/internal/connect"
	"candor/internal/platform"
	"candor/internal/social"
)

func sha(text string) []byte {
	sum := sha256.Sum256([]byte(text))
	return sum[:]
}

func TestDisconnect(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		r := newRig(t)
		c := r.connect(r.ann, "1")
		if err := r.accounts.Disconnect(t.Context(), r.bob, social.Instagram, c.UID); !errors.Is(err, social.ErrNotFound) {
			t.Errorf("a stranger disconnects: %v", err)
		}
		if err := r.accounts.Disconnect(t.Context(), r.ann, social.Instagram, ""); err != nil {
			t.Fatal(err)
		}
		if _, _, err := r.db.TokenOf(t.Context(), c.Key); !errors.Is(err, social.ErrNotFound) {
			t.Errorf("the token is still there: %v", err)
		}
		if _, err := r.access(c); !errors.Is(err, social.ErrNotFound) {
			t.Errorf("running work does not find out: %v", err)
		}
		if len(r.fake.revoked) != 1 || r.fake.revoked[0].Access != "access-0-1" {
			t.Errorf("revoked %d", len(r.fake.revoked))
		}
		time.Sleep(7*24*time.Hour - time.Minute)
		if back := r.connect(r.ann, "1"); back.UID != c.UID {
			t.Error("within seven days the account came back without its history")
		}
		if err := r.accounts.Disconnect(t.Context(), r.ann, social.Instagram, c.UID); err != nil {
			t.Fatal(err)
		}
		time.Sleep(7 * 24 * time.Hour)
		if back := r.connect(r.ann, "1"); back.UID == c.UID {
			t.Error("data that had to be gone came back")
		}
	})
}

func TestDisconnectAsksWhich(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		r := newRig(t)
		first := r.connect(r.ann, "1")
		r.connect(r.ann, "2")
		if err := r.accounts.Disconnect(t.Context(), r.ann, social.Instagram, ""); !errors.Is(err, connect.ErrSeveral) || !errors.Is(err, social.ErrConflict) {
			t.Errorf("which of two: %v", err)
		}
		if err := r.accounts.Disconnect(t.Context(), r.ann, social.Instagram, first.UID); err != nil {
			t.Fatal(err)
		}
		if err := r.accounts.Disconnect(t.Context(), r.ann, social.Instagram, ""); err != nil {
			t.Errorf("only one is left: %v", err)
		}
	})
}

func TestDisconnectRenewsAnExpiredTokenToRevokeIt(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		r := newRig(t)
		r.connect(r.ann, "1")
		r.fake.onRevoke = func() error { return kindError(platform.Transient) } // and its failure does not matter
		time.Sleep(2 * time.Hour)
		if err := r.accounts.Disconnect(t.Context(), r.ann, social.Instagram, ""); err != nil {
			t.Fatal(err)
		}
		if len(r.fake.revoked) != 1 || r.fake.revoked[0].Access != "access-1" {
			t.Errorf("revoked %v", r.fake.revoked)
		}
	})
}

func TestASharedGrantEndsAsAWhole(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		r := newRig(t)
		r.fake.info.SharedGrant = true
		first, second, theirs := r.connect(r.ann, "1"), r.connect(r.ann, "2"), r.connect(r.bob, "3")
		if err := r.accounts.Forget(t.Context(), r.ann, second.UID); err != nil {
			t.Fatal(err)
		}
		if len(r.fake.revoked) != 0 {
			t.Error("taking one account back ended the grant of the others")
		}
		second = r.connect(r.ann, "2")
		if err := r.accounts.Disconnect(t.Context(), r.ann, social.Instagram, first.UID); err != nil {
			t.Fatal(err)
		}
		for c, want := range map[*social.Connection]social.State{&first: social.Disconnected, &second: social.Disconnected, &theirs: social.Connecting} {
			if got, err := r.db.ConnectionByUID(t.Context(), c.Person, c.UID); err != nil || got.State != want {
				t.Errorf("account %s is %s, want %s, error %v", c.ExternalID, got.State, want, err)
			}
		}
	})
}

func TestAStrayGrantIsRevokedOnlyIfNothingLivesOnIt(t *testing.T) {
	for name, test := range map[string]struct {
		sub     string
		living  bool // another connection shares the grant
		revoked int
	}{
		"alone": {"google-1", false, 1}, "with another": {"google-1", true, 0}, "who knows": {"", false, 0},
	} {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				r := newRig(t)
				r.fake.info.SharedGrant = true
				if test.living {
					r.connect(r.bob, "1")
				}
				r.fake.grant = func(account string) (platform.Grant, error) {
					g := granted(account, time.Now())
					g.Scopes, g.Account.IDs = nil, map[string]string{"sub": test.sub}
					return g, nil
				}
				outcome := r.accounts.Finish(t.Context(), back(r.ann, r.start(r.ann), "2"))
				if outcome.Code != connect.CodeScope || len(r.fake.revoked) != test.revoked {
					t.Errorf("%+v, revoked %d", outcome, len(r.fake.revoked))
				}
			})
		})
	}
}

func TestForget(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		r := newRig(t)
		c := r.connect(r.ann, "1")
		if err := r.accounts.Forget(t.Context(), r.bob, c.UID); !errors.Is(err, social.ErrNotFound) {
			t.Errorf("a stranger: %v", err)
		}
		if err := r.accounts.Forget(t.Context(), r.ann, c.UID); err != nil {
			t.Fatal(err)
		}
		if _, err := r.db.ConnectionByAccount(t.Context(), social.Instagram, "1"); !errors.Is(err, social.ErrNotFound) || len(r.fake.revoked) != 1 {
			t.Errorf("found: %v, revoked %d", err, len(r.fake.revoked))
		}
		c = r.connect(r.ann, "1")
		time.Sleep(time.Hour + time.Second)
		r.connect(r.ann, "1") // reconnecting does not make the history fair game
		if err := r.accounts.Forget(t.Context(), r.ann, c.UID); !errors.Is(err, connect.ErrTooLate) {
			t.Errorf("after an hour: %v", err)
		}
	})
}
