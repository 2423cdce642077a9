package store_test

import (
	"errors"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"candor/internal/social"
	"candor/internal/store"
	"candor/internal/store/storetest"
)

var connectedAt = time.Date(2026, 11, 22, 9, 30, 0, 0, time.UTC)

func newPerson(t *testing.T, db *store.DB, name string) social.Person {
	t.Helper()
	p := social.Person{Key: social.NewKey(), UID: social.NewUID(), Email: name + "@example.org", Name: name, Role: social.Creator, CreatedAt: connectedAt}
	if err := db.AddPerson(t.Context(), p, "x"); err != nil {
		t.Fatal(err)
	}
	return p
}

// arrivalOf is a first sign-in of a person with an account.
func arrivalOf(person social.Key, account string) social.Arrival {
	key := social.NewKey()
	return social.Arrival{
		New: true,
		Connection: social.Connection{Key: key, UID: social.NewUID(), Person: person, Platform: social.Instagram, ExternalID: account,
			IDs: map[string]string{"sub": "g_" + account, "odd": `a"b%c_d!`}, Handle: "h" + account, DisplayName: "Name", AccountType: "business",
			Scopes: []string{"basic", "insights"}, State: social.Connecting, Zone: "Europe/Berlin", Notes: map[string]string{"n": "1"}, ConnectedAt: connectedAt, GrantedAt: connectedAt},
		Token: social.TokenRow{Connection: key, Access: []byte("sealed access"), Refresh: []byte("sealed refresh"), KeyID: 4_000_000_000,
			IssuedAt: connectedAt, ConsentedAt: connectedAt, ExpiresAt: connectedAt.Add(time.Hour), RefreshExpiresAt: connectedAt.Add(24 * time.Hour), State: social.TokenIdle},
		Reading: &social.Batch{Run: social.Run{Connection: key, Product: social.ProductProfile, Trigger: social.TriggerConnect}, At: connectedAt, Day: "2026-11-22",
			Profile:  &social.Profile{ExternalID: account, Handle: "h" + account, Bio: social.Unsaid(social.NotOffered), Verified: social.Missing(social.NotOffered)},
			Readings: []social.Reading{{Metric: social.Followers, Day: "2026-11-22", Figure: social.Known(12)}}, Observed: true},
		Plans: []social.Plan{{Connection: key, Product: social.ProductPosts, Platform: social.Instagram, NextDue: connectedAt, Slot: "connect",
			Day: "2026-11-22", Trigger: social.TriggerConnect}},
	}
}

func connected(t *testing.T, db *store.DB, person social.Key, account string) social.Connection {
	t.Helper()
	a := arrivalOf(person, account)
	if err := db.SaveArrival(t.Context(), a); err != nil {
		t.Fatal(err)
	}
	return a.Connection
}

func TestArrivalIsReadBackAsWritten(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db *store.DB) {
		ann := newPerson(t, db, "ann")
		a := arrivalOf(ann.Key, "1784")
		if err := db.SaveArrival(t.Context(), a); err != nil {
			t.Fatal(err)
		}
		for name, find := range map[string]func() (social.Connection, error){
			"by uid": func() (social.Connection, error) { return db.ConnectionByUID(t.Context(), ann.Key, a.Connection.UID) },
			"by account": func() (social.Connection, error) {
				return db.ConnectionByAccount(t.Context(), social.Instagram, "1784")
			},
			"with token": func() (social.Connection, error) {
				row, c, err := db.TokenOf(t.Context(), a.Connection.Key)
				want := a.Token
				want.Version = row.Version
				if diff := cmp.Diff(want, row); diff != "" {
					t.Error(diff)
				}
				return c, err
			},
		} {
			got, err := find()
			if err != nil {
				t.Fatalf("%s: %v", name, err)
			}
			if diff := cmp.Diff(a.Connection, got); diff != "" {
				t.Errorf("%s: %s", name, diff)
			}
		}
		key := a.Connection.Key
		if n := count(t, db, `SELECT COUNT(*) FROM reading WHERE connection = $1 AND value = 12`, int64(key)); n != 1 {
			t.Errorf("%d first readings", n)
		}
		if plans, err := db.PlansOf(t.Context(), key); err != nil || len(plans) != 1 {
			t.Errorf("plans %v, error %v", plans, err)
		}
		if _, err := db.ConnectionByUID(t.Context(), newPerson(t, db, "bob").Key, a.Connection.UID); !errors.Is(err, social.ErrNotFound) {
			t.Errorf("another person finds it: %v", err)
		}
	})
}

func TestAnAccountIsConnectedOnce(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db *store.DB) {
		ann, bob := newPerson(t, db, "ann"), newPerson(t, db, "bob")
		mine := connected(t, db, ann.Key, "1784")
		for _, person := range []social.Key{ann.Key, bob.Key} {
			if err := db.SaveArrival(t.Context(), arrivalOf(person, "1784")); !errors.Is(err, social.ErrConflict) {
				t.Errorf("a second row for one account: %v", err)
			}
		}
		theirs := arrivalOf(bob.Key, "1784")
		theirs.New, theirs.Connection.Key, theirs.Token.Connection = false, mine.Key, mine.Key
		if err := db.SaveArrival(t.Context(), theirs); !errors.Is(err, social.ErrConflict) {
			t.Errorf("the row of another person was renewed: %v", err)
		}
		theirs = arrivalOf(bob.Key, "1784")
		theirs.Replaces = mine.Key
		if err := db.SaveArrival(t.Context(), theirs); !errors.Is(err, social.ErrConflict) {
			t.Errorf("a living connection was replaced: %v", err)
		}
		if err := db.EndConnections(t.Context(), []social.Key{mine.Key}, connectedAt, connectedAt); err != nil {
			t.Fatal(err)
		}
		if err := db.SaveArrival(t.Context(), theirs); err != nil {
			t.Errorf("an ended connection stands in the way: %v", err)
		}
		if n := count(t, db, `SELECT COUNT(*) FROM reading WHERE connection = $1`, int64(mine.Key)); n != 0 {
			t.Errorf("%d readings of the former owner are left", n)
		}
	})
}

func TestEndingClearsTheTokenAndKeepsTheHistory(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db *store.DB) {
		ann := newPerson(t, db, "ann")
		c := connected(t, db, ann.Key, "1784")
		if err := db.Exec(t.Context(), `INSERT INTO sync_run (key, uid, connection, platform, product, slot, trigger_by, status, started_at, beat_at)
			VALUES (1, 'u', $1, 'instagram', 'posts', 's', 'plan', 'running', $2, $2)`, int64(c.Key), connectedAt.UnixMilli()); err != nil {
			t.Fatal(err)
		}
		end, purge := connectedAt.Add(time.Hour), connectedAt.Add(8*24*time.Hour)
		if err := db.EndConnections(t.Context(), []social.Key{c.Key}, end, purge); err != nil {
			t.Fatal(err)
		}
		for _, table := range []string{"token", "plan"} {
			if n := count(t, db, `SELECT COUNT(*) FROM `+table); n != 0 {
				t.Errorf("%d rows of %s are left", n, table)
			}
		}
		if n := count(t, db, `SELECT COUNT(*) FROM sync_run WHERE status = 'failed' AND error_code = 'disconnected'`); n != 1 {
			t.Error("the run under way does not find out")
		}
		got, err := db.ConnectionByUID(t.Context(), ann.Key, c.UID)
		if err != nil || got.State != social.Disconnected || !got.EndedAt.Equal(end) || !got.PurgeAt.Equal(purge) {
			t.Errorf("%+v, error %v", got, err)
		}
		back := arrivalOf(ann.Key, "1784")
		back.New, back.Connection.Key, back.Connection.UID, back.Token.Connection, back.Reading, back.Plans = false, c.Key, c.UID, c.Key, nil, nil
		if err := db.SaveArrival(t.Context(), back); err != nil {
			t.Fatal(err)
		}
		got, err = db.ConnectionByUID(t.Context(), ann.Key, c.UID)
		if err != nil || got.State != social.Connecting || !got.EndedAt.IsZero() || !got.PurgeAt.IsZero() {
			t.Errorf("after coming back: %+v, error %v", got, err)
		}
		if n := count(t, db, `SELECT COUNT(*) FROM reading`); n != 1 {
			t.Errorf("%d readings: the history is not there", n)
		}
	})
}

func TestConnectionsSharing(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db *store.DB) {
		ann := newPerson(t, db, "ann")
		one := connected(t, db, ann.Key, "1")
		connected(t, db, ann.Key, "2")
		for name, want := range map[string]int{"sub": 1, "odd": 2} {
			got, err := db.ConnectionsSharing(t.Context(), social.Instagram, name, one.IDs[name])
			if err != nil || len(got) != want {
				t.Errorf("%s: %d connections, error %v", name, len(got), err)
			}
		}
		got, err := db.ConnectionsSharing(t.Context(), social.Instagram, "sub", "g_%")
		if err != nil || len(got) != 0 {
			t.Errorf("a pattern found %d connections, error %v", len(got), err)
		}
	})
}

func TestFlowIsUsedOnce(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db *store.DB) {
		ann := newPerson(t, db, "ann")
		want := social.Flow{StateHash: []byte("state"), SessionHash: []byte("session"), Person: ann.Key, Platform: social.Instagram, RedirectURI: "https://x/y",
			Verifier: []byte("sealed"), Scopes: []string{"a", "b"}, Zone: "UTC", CreatedAt: connectedAt, ExpiresAt: connectedAt.Add(time.Minute)}
		if err := db.SaveFlow(t.Context(), want); err != nil {
			t.Fatal(err)
		}
		if _, err := db.UseFlow(t.Context(), []byte("other"), connectedAt); !errors.Is(err, social.ErrNotFound) {
			t.Errorf("an unknown state: %v", err)
		}
		var mu sync.Mutex
		var won []social.Flow
		together(50, func(int) {
			f, err := db.UseFlow(t.Context(), want.StateHash, connectedAt)
			mu.Lock()
			defer mu.Unlock()
			switch {
			case err == nil:
				won = append(won, f)
			case !errors.Is(err, social.ErrFlowUsed):
				t.Errorf("a later use: %v", err)
			}
		})
		if len(won) != 1 {
			t.Fatalf("the flow was used %d times", len(won))
		}
		if diff := cmp.Diff(want, won[0]); diff != "" {
			t.Error(diff)
		}
	})
}

// together runs a function n times at the same moment.
func together(n int, f func(i int)) {
	var ready, done sync.WaitGroup
	start := make(chan struct{})
	for i := range n {
		ready.Add(1)
		done.Go(func() {
			ready.Done()
			<-start
			f(i)
		})
	}
	ready.Wait()
	close(start)
	done.Wait()
}
