package access_test

import (
	"context"
	"errors"
	"sync"
	"testing"

	"candor/internal/access"
	"candor/internal/social"
	"candor/internal/store"
	"candor/internal/store/storetest"
)

func TestSetUpWorksOnce(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db *store.DB) {
		h := build(t, db, false)
		old, err := h.OfferSetup(t.Context())
		if err != nil || old == "" {
			t.Fatal(old, err)
		}
		code, err := h.OfferSetup(t.Context())
		if err != nil || code == "" || code == old {
			t.Fatal(code, err)
		}
		try := func(code, email string) (err error) {
			(&browser{house: h}).visit(t, func(ctx context.Context) { _, err = h.SetUp(ctx, code, email, "Root", password) })
			return err
		}
		for _, wrong := range []string{"", old, "AAAAAA-AAAAAA"} {
			if err := try(wrong, "root@example.org"); !errors.Is(err, access.ErrSetup) {
				t.Errorf("%q: %v", wrong, err)
			}
		}
		if err := try(code, "root@example.org"); err != nil {
			t.Fatal(err)
		}
		if err := try(code, "second@example.org"); !errors.Is(err, access.ErrSetup) {
			t.Errorf("used twice: %v", err)
		}
		if again, err := h.OfferSetup(t.Context()); again != "" || err != nil {
			t.Errorf("offered beside an administrator: %q, %v", again, err)
		}
	})
}

// Two administrators who remove each other at the same time leave one.
func TestTheLastAdministratorStays(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db *store.DB) {
		h := build(t, db, false)
		var admins []social.Person
		for _, email := range []string{"one@example.org", "two@example.org"} {
			p, err := h.AddPerson(t.Context(), email, "Admin", social.Admin, password)
			if err != nil {
				t.Fatal(err)
			}
			admins = append(admins, p)
		}
		var all sync.WaitGroup
		errs := make([]error, 2)
		for i, p := range admins {
			all.Go(func() { errs[i] = h.SetDisabled(t.Context(), p, true) })
		}
		all.Wait()
		if (errs[0] == nil) == (errs[1] == nil) || !errors.Is(errors.Join(errs...), store.ErrLastAdmin) {
			t.Errorf("%v", errs)
		}
	})
}

func TestAChangedPasswordEndsOtherSessions(t *testing.T) {
	h := build(t, storetest.Open(t), false)
	here, there := &browser{house: h}, &browser{house: h}
	here.mustSignIn(t)
	there.mustSignIn(t)
	before := here.cookie.Value
	here.visit(t, func(ctx context.Context) {
		p, _ := h.Person(ctx)
		if err := h.ChangePassword(ctx, "192.0.2.1", p, "wrong", "a new engine 1843"); !errors.Is(err, access.ErrWrong) {
			t.Errorf("a wrong password: %v", err)
		}
		if err := h.ChangePassword(ctx, "192.0.2.1", p, password, "a new engine 1843"); err != nil {
			t.Fatal(err)
		}
	})
	if here.who(t) != ada || there.who(t) != "" || here.cookie.Value == before {
		t.Errorf("here %q under a new token: %v; there %q", here.who(t), here.cookie.Value != before, there.who(t))
	}
	there.visit(t, func(ctx context.Context) {
		if _, err := h.SignIn(ctx, "192.0.2.9", ada, password, ""); !errors.Is(err, access.ErrWrong) {
			t.Errorf("the old password: %v", err)
		}
	})
}

// TestATypedPasswordMakesANewToken: a copy of the cookie from before gains nothing by the password that the person types for an act that gives rights.
func TestATypedPasswordMakesANewToken(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db *store.DB) {
		h := build(t, db, false)
		here := &browser{house: h}
		here.mustSignIn(t)
		copied := &browser{house: h, cookie: here.cookie}
		here.visit(t, func(ctx context.Context) {
			p, _ := h.Person(ctx)
			if err := h.Prove(ctx, "192.0.2.1", p, "wrong"); !errors.Is(err, access.ErrWrong) {
				t.Errorf("a wrong password: %v", err)
			}
		})
		if here.cookie.Value != copied.cookie.Value {
			t.Error("a wrong password made a new token")
		}
		here.visit(t, func(ctx context.Context) {
			p, _ := h.Person(ctx)
			if err := h.Prove(ctx, "192.0.2.1", p, password); err != nil {
				t.Fatal(err)
			}
		})
		here.visit(t, func(ctx context.Context) {
			if !h.Proved(ctx) {
				t.Error("the proof did not come along")
			}
		})
		if here.who(t) != ada || here.cookie.Value == copied.cookie.Value || copied.who(t) != "" {
			t.Errorf("here %q, under a new token: %v; the copy %q", here.who(t), here.cookie.Value != copied.cookie.Value, copied.who(t))
		}
	})
}

func TestSignOutEverywhere(t *testing.T) {
	h := build(t, storetest.Open(t), false)
	here, there := &browser{house: h}, &browser{house: h}
	here.mustSignIn(t)
	there.mustSignIn(t)
	here.visit(t, func(ctx context.Context) {
		p, _ := h.Person(ctx)
		list, current, err := h.SessionsOf(ctx, p)
		if err != nil || len(list) != 2 || current == "" {
			t.Errorf("%d sessions, this one %q, %v", len(list), current, err)
		}
		if err := h.SignOutEverywhere(ctx, p); err != nil {
			t.Fatal(err)
		}
	})
	if here.who(t) != "" || there.who(t) != "" {
		t.Error("somebody is still signed in")
	}
}
