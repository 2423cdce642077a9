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
