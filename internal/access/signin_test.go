package access_test

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"candor/internal/access"
	"candor/internal/social"
	"candor/internal/store"
	"candor/internal/store/storetest"
)

func TestGuessingFails(t *testing.T) {
	for _, test := range []struct {
		name string
		peer func(i int) string
		mail func(i int) string
	}{
		{"one account from a thousand peers", func(i int) string { return fmt.Sprintf("198.51.%d.%d:80", i/250, i%250) }, func(int) string { return ada }},
		{"a thousand accounts from one peer", func(int) string { return "203.0.113.9" }, func(i int) string { return fmt.Sprintf("user%d@example.org", i) }},
		{"a thousand accounts from one IPv6 network", func(i int) string { return fmt.Sprintf("[2001:db8:1:2::%x]:443", i+1) },
			func(i int) string { return fmt.Sprintf("other%d@example.org", i) }},
	} {
		t.Run(test.name, func(t *testing.T) {
			storetest.Each(t, func(t *testing.T, db *store.DB) {
				h := build(t, db, false)
				b := &browser{house: h}
				checked := 0
				for i := range 1000 {
					_, err := b.signIn(t, test.peer(i), test.mail(i), "guess")
					switch {
					case errors.Is(err, access.ErrWrong):
						checked++
					case !errors.Is(err, social.ErrTooMany):
						t.Fatal(err)
					}
				}
				if checked != 10 {
					t.Errorf("%d guesses were checked, want 10", checked)
				}
				right := func() error {
					_, err := b.signIn(t, test.peer(1000), ada, password)
					return err
				}
				err := right()
				refused, ok := errors.AsType[*access.TooMany](err)
				if !ok {
					t.Fatalf("the right password is checked before the window ends: %v", err)
				}
				if want := h.clock().Add(refused.RetryAfter()); !refused.Reset.Equal(want) || refused.RetryAfter() <= 0 || refused.RetryAfter() > 15*time.Minute {
					t.Errorf("again at %v, in %v", refused.Reset, refused.RetryAfter())
				}
				h.wait(refused.RetryAfter())
				if err := right(); err != nil {
					t.Errorf("after the window: %v", err)
				}
			})
		})
	}
}

func TestGuessingAtOnceFails(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db *store.DB) {
		h := build(t, db, false)
		var checked atomic.Int64
		var all sync.WaitGroup
		for range 50 {
			all.Go(func() {
				_, err := (&browser{house: h}).signIn(t, "203.0.113.9", ada, "guess")
				if errors.Is(err, access.ErrWrong) {
					checked.Add(1)
				} else if !errors.Is(err, social.ErrTooMany) {
					t.Error(err)
				}
			})
		}
		all.Wait()
		if n := checked.Load(); n != 10 {
			t.Errorf("%d guesses were checked, want 10", n)
		}
	})
}

func TestRightPasswordsAreNotCounted(t *testing.T) {
	b := &browser{house: build(t, storetest.Open(t), false)}
	for range 15 {
		b.mustSignIn(t)
	}
}

func TestARefusedPeerUsesUpNobodysAccount(t *testing.T) {
	h := build(t, storetest.Open(t), false)
	attacker := &browser{house: h}
	for i := range 10 {
		_, _ = attacker.signIn(t, "203.0.113.9", fmt.Sprintf("user%d@example.org", i), "guess")
	}
	for range 20 {
		if _, err := attacker.signIn(t, "203.0.113.9", ada, "guess"); !errors.Is(err, social.ErrTooMany) {
			t.Fatal(err)
		}
	}
	(&browser{house: h}).mustSignIn(t)
}

func TestUnknownAndKnownAreAnsweredAlike(t *testing.T) {
	b := &browser{house: build(t, storetest.Open(t), false)}
	_, known := b.signIn(t, "192.0.2.1", ada, "guess")
	_, unknown := b.signIn(t, "192.0.2.1", "nobody@example.org", "guess")
	if known == nil || unknown == nil || known.Error() != unknown.Error() {
		t.Errorf("known: %v, unknown: %v", known, unknown)
	}
	if b.cookie != nil {
		t.Errorf("a refused sign-in left the cookie %v", b.cookie)
	}
}

func TestAZoneThatIsNoneIsLeftOut(t *testing.T) {
	h := build(t, storetest.Open(t), false)
	for zone, want := range map[string]string{"": "", "Mars/Olympus": "", "../../etc/passwd": "", "Local": ""} {
		b := &browser{house: h}
		b.visit(t, func(ctx context.Context) {
			p, err := h.SignIn(ctx, "192.0.2.1", ada, password, zone)
			if err != nil || p.Zone != want {
				t.Errorf("%q: zone %q, error %v", zone, p.Zone, err)
			}
		})
	}
}

func TestTry(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db *store.DB) {
		h := build(t, db, false)
		try := func(key string) error { return h.Try(t.Context(), key, 2, time.Minute) }
		for i := range 2 {
			if err := try("sync:1"); err != nil {
				t.Fatalf("try %d: %v", i, err)
			}
			h.wait(10 * time.Second) // the window began with the first try and does not move
		}
		refused, ok := errors.AsType[*access.TooMany](try("sync:1"))
		if !ok || refused.RetryAfter() != 40*time.Second || !errors.Is(refused, social.ErrTooMany) {
			t.Fatalf("the third try: %v", refused)
		}
		if err := try("sync:2"); err != nil {
			t.Errorf("another key: %v", err)
		}
		h.wait(40 * time.Second)
		for i := range 2 {
			if err := try("sync:1"); err != nil {
				t.Errorf("try %d of the next window: %v", i, err)
			}
		}
		if err := try("sync:1"); !errors.Is(err, social.ErrTooMany) {
			t.Errorf("the third try of the next window: %v", err)
		}
	})
}
