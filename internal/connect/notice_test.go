package connect_test

import (
	"context"
	"testing"
	"testing/synctest"
	"time"

	"candor/internal/platform"
	"candor/internal/social"
)

func (r *rig) told(person social.Person) []social.ToldNotice {
	r.t.Helper()
	list, err := r.db.Notices(context.WithoutCancel(r.t.Context()), person.Key, 100)
	if err != nil {
		r.t.Fatal(err)
	}
	return list
}

func TestPeopleAreWarnedOnce(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		r := newRig(t)
		r.fake.info.Tokens = platform.TokenPolicy{}
		life := 60 * 24 * time.Hour
		r.fake.grant = func(account string) (platform.Grant, error) {
			g := granted(account, time.Now())
			g.Token.Refresh, g.Token.RefreshExpiresAt, g.Token.ExpiresAt = "", time.Time{}, time.Now().Add(life)
			return g, nil
		}
		r.connect(r.ann, "1")
		seen := map[social.NoticeKind]int{}
		var order []social.NoticeKind
		for range 59 * 24 {
			time.Sleep(time.Hour)
			if err := r.tokens.Warn(t.Context()); err != nil {
				t.Fatal(err)
			}
			for _, n := range r.told(r.ann) {
				if seen[n.Kind] == 0 {
					order = append(order, n.Kind)
				}
				seen[n.Kind]++
				if err := r.db.SeeNotice(t.Context(), r.ann.Key, n.UID, time.Now()); err != nil {
					t.Fatal(err)
				}
			}
		}
		want := []social.NoticeKind{social.NoticeEnds14, social.NoticeEnds7, social.NoticeEnds3, social.NoticeEnds1}
		for i, kind := range want {
			if len(order) != len(want) || order[i] != kind || seen[kind] != 1 {
				t.Fatalf("told %v, %v", order, seen)
			}
		}
	})
}

// TestAFailureThatARetryHealsIsNotTold: what the owner of an account hears of is a failure that a quarter of an hour of retries did not heal,
// once, or one that the platform says will last.
func TestAFailureThatARetryHealsIsNotTold(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		r := newRig(t)
		c := r.connect(r.ann, "1")
		fails, until := 0, time.Duration(0)
		r.fake.refresh = func(n int, _ platform.Token) (platform.Token, error) {
			if fails == 0 {
				return renewedToken(n, time.Now()), nil
			}
			fails--
			failure := &platform.Error{Kind: platform.Transient, Op: "refresh"}
			if until > 0 {
				failure.Until = time.Now().Add(until)
			}
			return platform.Token{}, failure
		}
		for _, test := range []struct {
			name  string
			fails int
			until time.Duration
			told  bool
		}{{"one", 1, 0, false}, {"four", 4, 0, false}, {"a quarter of an hour", 5, 0, true}, {"longer", 9, 0, true}, {"short, by the platform's word", 1, 10 * time.Minute, false},
			{"long, by the platform's word", 1, time.Hour, true}} {
			time.Sleep(2 * time.Hour)
			fails, until = test.fails, test.until
			began := time.Now()
			var heard time.Duration
			for fails > 0 {
				_, _ = r.access(c)
				if told := r.told(r.ann); len(told) == 1 && heard == 0 {
					heard = time.Since(began) + 1
				} else if len(told) > 1 {
					t.Fatalf("%s: told %+v", test.name, told)
				}
				row, _ := r.row(c)
				time.Sleep(time.Until(row.RetryAt))
			}
			if (heard > 0) != test.told || heard > 20*time.Minute {
				t.Errorf("%s: told %v, after %s", test.name, heard > 0, heard)
			}
			if _, err := r.access(c); err != nil || len(r.told(r.ann)) != 0 {
				t.Errorf("%s: after it was healed: error %v, still told %+v", test.name, err, r.told(r.ann))
			}
		}
	})
}

func TestTheFirstFailureIsToldAndADeadGrantOnce(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		r := newRig(t)
		c := r.connect(r.ann, "1")
		answer := platform.Transient
		r.fake.refresh = func(n int, _ platform.Token) (platform.Token, error) {
			if answer < 0 {
				return renewedToken(n, time.Now()), nil
			}
			return platform.Token{}, kindError(answer)
		}
		time.Sleep(2 * time.Hour)
		for range 5 {
			_, _ = r.access(c)
			time.Sleep(2 * time.Hour)
		}
		if told := r.told(r.ann); len(told) != 1 || told[0].Kind != social.NoticeFailed || told[0].Cause != social.CauseUnreachable {
			t.Fatalf("after some failures: %+v", told)
		}
		answer = -1
		if _, err := r.access(c); err != nil || len(r.told(r.ann)) != 0 {
			t.Fatalf("after it worked: %+v, error %v", r.told(r.ann), err)
		}
		answer = platform.GrantDead
		time.Sleep(2 * time.Hour)
		before := r.fake.calls()
		for range 7 * 24 {
			_, _ = r.access(c)
			_, _ = r.tokens.RenewDue(t.Context())
			time.Sleep(time.Hour)
		}
		if told := r.told(r.ann); len(told) != 1 || told[0].Kind != social.NoticeEnded || r.fake.calls()-before > 2 {
			t.Errorf("%d calls in a week, told %+v", r.fake.calls()-before, told)
		}
		r.connect(r.ann, "1")
		if told := r.told(r.ann); len(told) != 0 {
			t.Errorf("after reconnecting: %+v", told)
		}
	})
}
