package store_test

import (
	"errors"
	"slices"
	"testing"
	"time"

	"candor/internal/social"
	"candor/internal/store"
	"candor/internal/store/storetest"
)

func kinds(t *testing.T, db *store.DB, person social.Key) []social.NoticeKind {
	t.Helper()
	list, err := db.Notices(t.Context(), person, 50)
	if err != nil {
		t.Fatal(err)
	}
	var out []social.NoticeKind
	for _, n := range list {
		out = append(out, n.Kind)
	}
	return out
}

func TestNoticesAreWrittenOnce(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db *store.DB) {
		ann, bob := newPerson(t, db, "ann").Key, newPerson(t, db, "bob").Key
		c := connected(t, db, ann, "1")
		end := connectedAt.AddDate(0, 2, 0)
		warn := func(kind social.NoticeKind, at time.Time) {
			t.Helper()
			n := social.Notice{Person: ann, Connection: c.Key, Kind: kind, About: connectedAt, At: at, EndsAt: end}
			if err := db.PutNotice(t.Context(), n); err != nil {
				t.Fatal(err)
			}
		}
		for range 3 {
			warn(social.NoticeEnds14, end.AddDate(0, 0, -14))
		}
		if got := kinds(t, db, ann); !slices.Equal(got, []social.NoticeKind{social.NoticeEnds14}) {
			t.Fatalf("told %v", got)
		}
		warn(social.NoticeEnds7, end.AddDate(0, 0, -7))
		list, err := db.Notices(t.Context(), ann, 50)
		if err != nil || len(list) != 1 || list[0].Kind != social.NoticeEnds7 || list[0].Account.UID != c.UID || !list[0].EndsAt.Equal(end) {
			t.Fatalf("the newer warning does not take the older one's place: %+v, %v", list, err)
		}
		if err := db.SeeNotice(t.Context(), bob, list[0].UID, end); !errors.Is(err, social.ErrNotFound) {
			t.Errorf("bob saw ann's notice: %v", err)
		}
		for range 2 {
			if err := db.SeeNotice(t.Context(), ann, list[0].UID, end); err != nil {
				t.Error(err)
			}
		}
		warn(social.NoticeEnds7, end.AddDate(0, 0, -6))
		if got := kinds(t, db, ann); len(got) != 0 {
			t.Errorf("told again: %v", got)
		}
		if got := kinds(t, db, bob); len(got) != 0 {
			t.Errorf("bob is told %v", got)
		}
	})
}

func TestARenewalSettlesNotices(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db *store.DB) {
		ann := newPerson(t, db, "ann").Key
		c := connected(t, db, ann, "1")
		row, _, err := db.TokenOf(t.Context(), c.Key)
		if err != nil {
			t.Fatal(err)
		}
		for _, n := range []social.Notice{
			{Kind: social.NoticeFailed, Cause: social.CauseUnreachable},
			{Kind: social.NoticeEnds3, EndsAt: row.RefreshExpiresAt},
		} {
			n.Person, n.Connection, n.About, n.At = ann, c.Key, connectedAt, connectedAt
			if err := db.PutNotice(t.Context(), n); err != nil {
				t.Fatal(err)
			}
		}
		renew := func(ends time.Time) {
			t.Helper()
			row, _, err := db.TokenOf(t.Context(), c.Key)
			if err != nil {
				t.Fatal(err)
			}
			lease := leaseOf(c, "me", row.Version, connectedAt)
			if err := db.ClaimToken(t.Context(), lease, row.Version, connectedAt); err != nil {
				t.Fatal(err)
			}
			row.State, row.RefreshExpiresAt = social.TokenIdle, ends
			if err := db.SettleToken(t.Context(), lease, row, social.TokenVerdict{State: social.Active}); err != nil {
				t.Fatal(err)
			}
		}
		renew(row.RefreshExpiresAt)
		if got := kinds(t, db, ann); !slices.Equal(got, []social.NoticeKind{social.NoticeEnds3}) {
			t.Errorf("after a renewal that moved no end: %v", got)
		}
		renew(row.RefreshExpiresAt.AddDate(0, 1, 0))
		if got := kinds(t, db, ann); len(got) != 0 {
			t.Errorf("after the end was moved: %v", got)
		}
	})
}

// TestARefusedClaimIsToldOnceADay: and what becomes of access meanwhile does not take it back.
func TestARefusedClaimIsToldOnceADay(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db *store.DB) {
		a := arrivalOf(newPerson(t, db, "ann").Key, "1")
		if err := db.SaveArrival(t.Context(), a); err != nil {
			t.Fatal(err)
		}
		c, bob := a.Connection, newPerson(t, db, "bob").Key
		day := connectedAt.Truncate(24 * time.Hour)
		for _, at := range []time.Time{day, day.Add(time.Hour), day.Add(23 * time.Hour)} {
			if err := db.RefuseClaim(t.Context(), c, at); err != nil {
				t.Fatal(err)
			}
		}
		renewedTimes(t, db, c, 1)
		if err := db.PutNotice(t.Context(), social.Notice{Person: c.Person, Connection: c.Key, Kind: social.NoticeEnded, About: day, At: day}); err != nil {
			t.Fatal(err)
		}
		a.New = false
		if err := db.SaveArrival(t.Context(), a); err != nil {
			t.Fatal(err)
		}
		if got := kinds(t, db, c.Person); !slices.Equal(got, []social.NoticeKind{social.NoticeClaimed}) {
			t.Errorf("the owner is told %v", got)
		}
		if err := db.RefuseClaim(t.Context(), c, day.Add(24*time.Hour)); err != nil {
			t.Fatal(err)
		}
		if got := kinds(t, db, c.Person); !slices.Equal(got, []social.NoticeKind{social.NoticeClaimed, social.NoticeClaimed}) {
			t.Errorf("on the next day the owner is told %v", got)
		}
		if got := kinds(t, db, bob); len(got) != 0 {
			t.Errorf("somebody else is told %v", got)
		}
	})
}

func TestGrantsEnding(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db *store.DB) {
		ann := newPerson(t, db, "ann").Key
		names := map[social.Key]string{}
		for name, change := range map[string]string{
			"refresh token ends": `refresh_expires_at = 5000, consented_at = 10, issued_at = 20`,
			"access only":        `refresh = NULL, refresh_expires_at = NULL, expires_at = 4000, issued_at = 20`,
			"no end":             `refresh_expires_at = NULL, expires_at = 3000`,
			"later":              `refresh_expires_at = 900000`,
			"dead":               `refresh_expires_at = 5000, state = 'needs_reconnect'`,
			"older than 0010":    `refresh_expires_at = 6000, consented_at = NULL, issued_at = 30`,
		} {
			c := connected(t, db, ann, name)
			names[c.Key] = name
			if err := db.Exec(t.Context(), `UPDATE token SET `+change+` WHERE connection = $1`, int64(c.Key)); err != nil {
				t.Fatal(err)
			}
		}
		ending, err := db.GrantsEnding(t.Context(), time.UnixMilli(10_000), 50)
		var got []string
		for _, g := range ending {
			got = append(got, names[g.Connection])
		}
		if want := []string{"access only", "refresh token ends", "older than 0010"}; err != nil || !slices.Equal(got, want) {
			t.Fatalf("ending %v, want %v, error %v", got, want, err)
		}
		for i, begun := range []int64{20, 10, 30} {
			if ending[i].Begun.UnixMilli() != begun || ending[i].Person != ann {
				t.Errorf("%s: %+v", got[i], ending[i])
			}
		}
	})
}

func TestLateTokens(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db *store.DB) {
		c := connected(t, db, newPerson(t, db, "ann").Key, "1")
		row, _, err := db.TokenOf(t.Context(), c.Key)
		if err != nil {
			t.Fatal(err)
		}
		lease := leaseOf(c, "me", row.Version, connectedAt)
		if err := db.ClaimToken(t.Context(), lease, row.Version, connectedAt); err != nil {
			t.Fatal(err)
		}
		if err := db.AdoptToken(t.Context(), row, lease.Version, connectedAt, social.TokenVerdict{}); !errors.Is(err, social.ErrStale) {
			t.Errorf("adopted under a valid claim: %v", err)
		}
		if err := db.SaveOrphan(t.Context(), c.Key, row.Version, []byte("late"), 9); !errors.Is(err, social.ErrStale) {
			t.Errorf("an orphan beside a version that is over: %v", err)
		}
		if err := db.SaveOrphan(t.Context(), c.Key, lease.Version, []byte("late"), 9); err != nil {
			t.Fatal(err)
		}
		dead := row
		dead.State = social.TokenDead
		if err := db.SettleToken(t.Context(), lease, dead, social.TokenVerdict{State: social.NeedsReconnect}); !errors.Is(err, social.ErrConflict) {
			t.Errorf("given up although an orphan waits: %v", err)
		}
		if err := db.SettleToken(t.Context(), lease, dead, social.TokenVerdict{State: social.NeedsReconnect, Spends: []byte("another")}); !errors.Is(err, social.ErrConflict) {
			t.Errorf("given up although an orphan waits that was not tried: %v", err)
		}
		if err := db.SettleToken(t.Context(), lease, dead, social.TokenVerdict{State: social.NeedsReconnect, Cause: social.CauseRefreshUnknown, Spends: []byte("late")}); err != nil {
			t.Fatal(err)
		}
		got, at, err := db.TokenOf(t.Context(), c.Key)
		if err != nil || got.Orphan != nil || got.OrphanKeyID != 0 || at.State != social.NeedsReconnect {
			t.Fatalf("%+v, %s, %v", got, at.State, err)
		}
		newer := row
		newer.Access = []byte("newer")
		if err := db.AdoptToken(t.Context(), newer, got.Version, connectedAt, social.TokenVerdict{State: social.Active, Revives: true}); err != nil {
			t.Fatal(err)
		}
		if got, at, _ := db.TokenOf(t.Context(), c.Key); string(got.Access) != "newer" || got.State != social.TokenIdle || at.State != social.Connecting || at.Cause != "" {
			t.Errorf("%s %s, connection %s %s", got.Access, got.State, at.State, at.Cause)
		}
	})
}

func TestReseal(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db *store.DB) {
		ann := newPerson(t, db, "ann").Key
		for _, account := range []string{"1", "2", "3", "4"} {
			connected(t, db, ann, account)
		}
		before, err := db.TokensNotSealedBy(t.Context(), 99, 0, 2)
		if err != nil || len(before) != 2 || before[0].Person != ann {
			t.Fatalf("%+v, %v", before, err)
		}
		rest, err := db.TokensNotSealedBy(t.Context(), 99, before[1].Connection, 2)
		if err != nil || len(rest) != 2 {
			t.Fatalf("after the first two: %+v, %v", rest, err)
		}
		rest[0].OldAccess = []byte("of an earlier consent") // disconnected and connected again meanwhile: the version is the first one again
		rest[1].OldOrphan = []byte("another one")           // an orphan came, went or was replaced meanwhile
		if n, err := db.Reseal(t.Context(), 99, rest); n != 0 || err != nil {
			t.Errorf("%d sealed anew that had changed, error %v", n, err)
		}
		before[0].Access = []byte("anew")
		before[1].Version++ // renewed meanwhile
		if n, err := db.Reseal(t.Context(), 99, before); n != 1 || err != nil {
			t.Errorf("%d sealed anew, error %v", n, err)
		}
		row, _, _ := db.TokenOf(t.Context(), before[0].Connection)
		if string(row.Access) != "anew" || row.KeyID != 99 || row.Version != before[0].Version {
			t.Errorf("%+v", row)
		}
		if counts, err := db.SealedByKey(t.Context()); err != nil || counts[99] != 1 {
			t.Errorf("counts %v, error %v", counts, err)
		}
	})
}

func TestNoticesToMail(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db *store.DB) {
		ann := newPerson(t, db, "ann").Key
		c := connected(t, db, ann, "1")
		other := connected(t, db, ann, "2")
		put := func(of social.Key, kind social.NoticeKind, at time.Time) {
			t.Helper()
			if err := db.PutNotice(t.Context(), social.Notice{Person: ann, Connection: of, Kind: kind, About: at, At: at}); err != nil {
				t.Fatal(err)
			}
		}
		put(c.Key, social.NoticeFailed, connectedAt)
		put(other.Key, social.NoticeEnded, connectedAt.Add(time.Hour))
		open := func(since time.Time) []social.AddressedNotice {
			t.Helper()
			list, err := db.NoticesToMail(t.Context(), since, 10)
			if err != nil {
				t.Fatal(err)
			}
			return list
		}
		list := open(connectedAt)
		if len(list) != 2 || list[0].Kind != social.NoticeFailed || list[0].Email == "" || list[0].Account.Handle == "" {
			t.Fatalf("to mail: %+v", list)
		}
		if n := len(open(connectedAt.Add(time.Minute))); n != 1 {
			t.Errorf("%d notices since a minute later, not one", n)
		}
		claim := func(want bool) {
			t.Helper()
			if claimed, err := db.ClaimMail(t.Context(), list[0].UID, connectedAt); err != nil || claimed != want {
				t.Errorf("claimed %v, not %v; %v", claimed, want, err)
			}
		}
		claim(true)
		claim(false)
		if err := db.UnclaimMail(t.Context(), list[0].UID); err != nil {
			t.Fatal(err)
		}
		claim(true)
		if err := db.SeeNotice(t.Context(), ann, list[1].UID, connectedAt); err != nil {
			t.Fatal(err)
		}
		if left := open(connectedAt); len(left) != 0 {
			t.Errorf("mailed or seen, and still to mail: %+v", left)
		}
	})
}
