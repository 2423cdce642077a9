package store_test

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"candor/internal/social"
	"candor/internal/store"
	"candor/internal/store/storetest"
)

func leaseOf(c social.Connection, owner string, version int64, now time.Time) social.TokenLease {
	return social.TokenLease{Connection: c.Key, Owner: owner, Version: version + 1, Until: now.Add(time.Minute), Fingerprint: []byte("f")}
}

func TestOneOfFourOwnersClaimsAToken(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db *store.DB) {
		c := connected(t, db, newPerson(t, db, "ann").Key, "1")
		now := connectedAt
		for round := range 10 {
			row, _, err := db.TokenOf(t.Context(), c.Key)
			if err != nil {
				t.Fatal(err)
			}
			var winner atomic.Int64
			var wins atomic.Int64
			together(4, func(i int) {
				err := db.ClaimToken(t.Context(), leaseOf(c, fmt.Sprint(i), row.Version, now), row.Version, now)
				switch {
				case err == nil:
					winner.Store(int64(i))
					wins.Add(1)
				case !errors.Is(err, social.ErrStale):
					t.Errorf("a lost claim: %v", err)
				}
			})
			if wins.Load() != 1 {
				t.Fatalf("round %d: %d owners", round, wins.Load())
			}
			row.State, row.Access = social.TokenIdle, []byte(fmt.Sprint("token ", round))
			if err := db.SettleToken(t.Context(), leaseOf(c, fmt.Sprint(winner.Load()), row.Version, now), row, social.TokenVerdict{}); err != nil {
				t.Fatal(err)
			}
		}
	})
}

func TestALateSettlementDoesNotOverwrite(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db *store.DB) {
		c := connected(t, db, newPerson(t, db, "ann").Key, "1")
		now := connectedAt
		row, _, _ := db.TokenOf(t.Context(), c.Key)
		slow, quick := leaseOf(c, "slow", row.Version, now), leaseOf(c, "quick", row.Version+1, now.Add(time.Minute))
		if err := db.ClaimToken(t.Context(), slow, row.Version, now); err != nil {
			t.Fatal(err)
		}
		if err := db.ClaimToken(t.Context(), quick, slow.Version, now.Add(59*time.Second)); !errors.Is(err, social.ErrStale) {
			t.Fatalf("a valid claim was taken over: %v", err)
		}
		if err := db.ClaimToken(t.Context(), quick, slow.Version, now.Add(time.Minute)); err != nil {
			t.Fatalf("a claim that ran out stands in the way: %v", err)
		}
		newer, older := row, row
		newer.Access, older.Access = []byte("newer"), []byte("older")
		if err := db.SettleToken(t.Context(), quick, newer, social.TokenVerdict{}); err != nil {
			t.Fatal(err)
		}
		dead := older
		dead.State = social.TokenDead
		for _, late := range []social.TokenRow{older, dead} {
			if err := db.SettleToken(t.Context(), slow, late, social.TokenVerdict{State: social.NeedsReconnect}); !errors.Is(err, social.ErrStale) {
				t.Errorf("a late settlement: %v", err)
			}
		}
		got, at, err := db.TokenOf(t.Context(), c.Key)
		if err != nil || string(got.Access) != "newer" || got.State != social.TokenIdle || at.State != social.Connecting {
			t.Errorf("%s, %s, connection %s, error %v", got.Access, got.State, at.State, err)
		}
	})
}

// TestNoVersionComesBack: what a node remembers of a token says nothing about the one that came after a disconnect, however often either was renewed.
func TestNoVersionComesBack(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db *store.DB) {
		a := arrivalOf(newPerson(t, db, "ann").Key, "1")
		if err := db.SaveArrival(t.Context(), a); err != nil {
			t.Fatal(err)
		}
		former := renewedTimes(t, db, a.Connection, 3)
		former.Access = []byte("former")
		if err := db.EndConnections(t.Context(), []social.Key{a.Connection.Key}, connectedAt, connectedAt.AddDate(0, 0, 7)); err != nil {
			t.Fatal(err)
		}
		a.New = false
		if err := db.SaveArrival(t.Context(), a); err != nil {
			t.Fatal(err)
		}
		for range 6 {
			now := renewedTimes(t, db, a.Connection, 1)
			for version := former.Version - 8; version <= former.Version; version++ {
				lease := leaseOf(a.Connection, "node", version, connectedAt) // the claim that was made from this version
				for what, err := range map[string]error{
					"claim":  db.ClaimToken(t.Context(), lease, version, connectedAt),
					"settle": db.SettleToken(t.Context(), lease, former, social.TokenVerdict{}),
					"adopt":  db.AdoptToken(t.Context(), former, version, connectedAt, social.TokenVerdict{}),
					"orphan": db.SaveOrphan(t.Context(), a.Connection.Key, version, []byte("late"), 9),
					"end":    db.EndToken(t.Context(), a.Connection.Key, version, connectedAt, social.TokenVerdict{State: social.NeedsReconnect}, "dead"),
				} {
					if !errors.Is(err, social.ErrStale) {
						t.Errorf("%s at version %d of the former token, which ended at %d: %v", what, version, former.Version, err)
					}
				}
			}
			if after, c, err := db.TokenOf(t.Context(), a.Connection.Key); err != nil || after.Version != now.Version || after.State != social.TokenIdle || !c.State.Syncs() {
				t.Fatalf("version %d became %d, %s, connection %s, error %v", now.Version, after.Version, after.State, c.State, err)
			}
		}
		again := a
		if err := db.SaveArrival(t.Context(), again); err != nil { // access given once more, without a disconnect
			t.Fatal(err)
		}
		if row, _, err := db.TokenOf(t.Context(), a.Connection.Key); err != nil || row.Version>>32 != 3 {
			t.Errorf("version %d, error %v", row.Version, err)
		}
	})
}

// renewedTimes renews a token and returns the row as it is then.
func renewedTimes(t *testing.T, db *store.DB, c social.Connection, times int) social.TokenRow {
	t.Helper()
	for range times {
		row, _, err := db.TokenOf(t.Context(), c.Key)
		lease := leaseOf(c, "node", row.Version, connectedAt)
		if err == nil {
			err = db.ClaimToken(t.Context(), lease, row.Version, connectedAt)
		}
		if err == nil {
			err = db.SettleToken(t.Context(), lease, row, social.TokenVerdict{})
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	row, _, err := db.TokenOf(t.Context(), c.Key)
	if err != nil {
		t.Fatal(err)
	}
	return row
}

func TestVerdictsOnTheConnection(t *testing.T) {
	until := connectedAt.Add(time.Hour)
	for _, test := range []struct {
		before  social.State
		verdict social.State
		after   social.State
	}{
		{social.Active, social.Retrying, social.Retrying},
		{social.Connecting, social.Retrying, social.Retrying},
		{social.Paused, social.Retrying, social.Paused},
		{social.Gone, social.Retrying, social.Gone},
		{social.Retrying, social.Active, social.Connecting}, // nothing was read yet
		{social.NeedsReconnect, social.Active, social.NeedsReconnect},
		{social.Retrying, social.NeedsReconnect, social.NeedsReconnect},
		{social.Disconnected, social.NeedsReconnect, social.Disconnected},
		{social.Active, "", social.Active},
	} {
		t.Run(fmt.Sprintf("%s %s", test.before, test.verdict), func(t *testing.T) {
			db := storetest.Open(t)
			c := connected(t, db, newPerson(t, db, "ann").Key, "1")
			if err := db.Exec(t.Context(), `UPDATE connection SET state = $1`, string(test.before)); err != nil {
				t.Fatal(err)
			}
			row, _, _ := db.TokenOf(t.Context(), c.Key)
			lease := leaseOf(c, "me", row.Version, connectedAt)
			if err := db.ClaimToken(t.Context(), lease, row.Version, connectedAt); err != nil {
				t.Fatal(err)
			}
			v := social.TokenVerdict{State: test.verdict, Cause: social.CauseUnreachable, Until: until, Scopes: []string{"basic", "video.list"}}
			if err := db.SettleToken(t.Context(), lease, row, v); err != nil {
				t.Fatal(err)
			}
			if _, got, _ := db.TokenOf(t.Context(), c.Key); got.State != test.after || strings.Join(got.Scopes, " ") != "basic video.list" {
				t.Errorf("the connection is %s with %v", got.State, got.Scopes)
			}
		})
	}
}

func TestTokensDue(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db *store.DB) {
		ann := newPerson(t, db, "ann").Key
		names := map[social.Key]string{}
		for name, change := range map[string]string{
			"old":     `issued_at = 1000`,
			"older":   `issued_at = 500`,
			"young":   `issued_at = 99000`,
			"unknown": `issued_at = 99000, state = 'unknown'`,
			"left":    `issued_at = 98000, state = 'claimed', claimed_until = 50000`,
			"claimed": `issued_at = 1000, state = 'claimed', claimed_until = 150000`,
			"waiting": `issued_at = 1000, retry_at = 150000`,
			"dead":    `issued_at = 1000, state = 'needs_reconnect'`,
		} {
			c := connected(t, db, ann, name)
			names[c.Key] = name
			if err := db.Exec(t.Context(), `UPDATE token SET `+change+` WHERE connection = $1`, int64(c.Key)); err != nil {
				t.Fatal(err)
			}
		}
		paused := connected(t, db, ann, "paused")
		if err := db.Exec(t.Context(), `UPDATE connection SET state = 'paused' WHERE key = $1`, int64(paused.Key)); err != nil {
			t.Fatal(err)
		}
		due, err := db.TokensDue(t.Context(), social.Instagram, time.UnixMilli(2000), time.UnixMilli(100_000), 10)
		var got []string
		for _, key := range due {
			got = append(got, names[key])
		}
		if want := []string{"left", "unknown", "older", "old"}; err != nil || !slices.Equal(got, want) {
			t.Errorf("due %v, want %v, error %v", got, want, err)
		}
	})
}
