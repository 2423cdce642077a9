package store_test

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"candor/internal/social"
	"candor/internal/store"
	"candor/internal/store/storetest"
)

// The chain takes acts from many at once, and finds every later change.
func TestAuditChain(t *testing.T) {
	const people = 8
	fill := func(t *testing.T, db *store.DB) {
		t.Helper()
		var all sync.WaitGroup
		for i := range people {
			all.Go(func() {
				p := social.Person{Key: social.Key(i + 1), UID: fmt.Sprint("uid-", i), Email: fmt.Sprintf("p%d@example.org", i), Name: "Secret Name", Role: social.Creator, CreatedAt: time.Now()}
				if err := db.AddPerson(t.Context(), p, "hash"); err != nil {
					t.Error(err)
				}
			})
		}
		all.Wait()
	}
	storetest.Each(t, func(t *testing.T, db *store.DB) {
		fill(t, db)
		if count, head, err := db.VerifyAudit(t.Context()); err != nil || count != people || len(head) != 32 {
			t.Fatalf("%d entries, head %x, %v", count, head, err)
		}
		page, err := db.AuditPage(t.Context(), social.AuditFilter{Limit: 100})
		if err != nil || len(page) != people || page[0].SubjectName != "Secret Name" || strings.Contains(page[0].Subject, "uid") {
			t.Fatalf("%+v, %v", page, err)
		}
		// Erasing a person keeps the chain whole and leaves a pseudonym.
		changeRow(t, db, `DELETE FROM person WHERE key = 3`)
		if _, _, err := db.VerifyAudit(t.Context()); err != nil {
			t.Errorf("after an erasure: %v", err)
		}
		for _, c := range []struct{ change, undo string }{
			{`UPDATE audit SET act = 'role_changed' WHERE seq = 4`, `UPDATE audit SET act = 'person_added' WHERE seq = 4`},
			{`UPDATE audit SET at = at + 1 WHERE seq = 2`, `UPDATE audit SET at = at - 1 WHERE seq = 2`},
			{`UPDATE audit SET seq = 99 WHERE seq = 5`, `UPDATE audit SET seq = 5 WHERE seq = 99`},
			{`UPDATE audit_head SET seq = 9`, `UPDATE audit_head SET seq = 8`},
			{`DELETE FROM audit WHERE seq = 8`, ``},
		} {
			changeRow(t, db, c.change)
			if _, _, err := db.VerifyAudit(t.Context()); !broken(err) {
				t.Errorf("%s: %v", c.change, err)
			}
			if c.undo != "" {
				changeRow(t, db, c.undo)
			}
		}
	})
}

func broken(err error) bool {
	_, is := errors.AsType[*store.BrokenChain](err)
	return is
}

// An act that fails leaves no entry: the two are one transaction.
func TestAuditIsOneWithTheAct(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db *store.DB) {
		p := social.Person{Key: 1, UID: "u", Email: "a@example.org", Name: "A", Role: social.Admin, CreatedAt: time.Now()}
		if err := db.AddPerson(t.Context(), p, "h"); err != nil {
			t.Fatal(err)
		}
		if err := db.DisablePerson(t.Context(), 1, time.Now()); !errors.Is(err, store.ErrLastAdmin) {
			t.Fatal(err)
		}
		if count, _, err := db.VerifyAudit(t.Context()); err != nil || count != 1 {
			t.Errorf("%d entries, %v", count, err)
		}
	})
}

func changeRow(t *testing.T, db *store.DB, query string) {
	t.Helper()
	if _, err := db.Writer().ExecContext(t.Context(), query); err != nil {
		t.Fatalf("%s: %v", query, err)
	}
}

// recorded lists the acts since an entry, the oldest first, and checks that the chain is whole and names nobody.
func recorded(t *testing.T, db *store.DB, since int64, nobody ...string) (acts []social.Act, end int64) {
	t.Helper()
	if _, _, err := db.VerifyAudit(t.Context()); err != nil {
		t.Error(err)
	}
	page, err := db.AuditPage(t.Context(), social.AuditFilter{Limit: 200})
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range slices.Backward(page) {
		if e.Seq <= since {
			continue
		}
		acts, end = append(acts, e.Act), e.Seq
		told := fmt.Sprint(e.Actor, e.Subject, e.Detail)
		for _, name := range nobody {
			if strings.Contains(told, name) {
				t.Errorf("entry %d (%s) names %s: %s", e.Seq, e.Act, name, told)
			}
		}
	}
	return acts, end
}

// Every act on a connection leaves its entry, one that changes nothing leaves none, and so does one that fails.
func TestConnectionsAreRecorded(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db *store.DB) {
		ann, bob := newPerson(t, db, "ann"), newPerson(t, db, "bob")
		_, since := recorded(t, db, 0)
		c := connected(t, db, ann.Key, "1784")
		event := social.InboundEvent{Key: social.NewKey(), Source: "s", Digest: []byte("d"), Platform: social.Instagram, OccurredAt: erasedAt.Add(time.Hour), ReceivedAt: erasedAt}
		do := func(err error) {
			t.Helper()
			if err != nil {
				t.Error(err)
			}
		}
		do(db.Pause(t.Context(), c.Key))
		do(db.Resume(t.Context(), c.Key, connectedAt))
		do(db.RefuseClaim(t.Context(), c, connectedAt))
		_, err := db.SaveEvents(t.Context(), []social.InboundEvent{event})
		do(err)
		do(db.LoseConnections(t.Context(), event, []social.Key{c.Key}, social.Loss{State: social.NeedsReconnect, Cause: social.CauseAccessRevoked, PurgeAt: erasedAt}, erasedAt))
		do(db.EndConnections(t.Context(), []social.Key{c.Key}, erasedAt, erasedAt.Add(time.Hour)))
		theirs := arrivalOf(bob.Key, "1784")
		theirs.Replaces = c.Key
		do(db.SaveArrival(t.Context(), theirs))
		do(db.DeleteConnection(t.Context(), theirs.Connection.Key))
		old := connected(t, db, ann.Key, "2")
		do(db.EndConnections(t.Context(), []social.Key{old.Key}, erasedAt, erasedAt))
		_, err = db.Purge(t.Context(), erasedAt.Add(time.Hour))
		do(err)
		want := []social.Act{social.ActAccountConnected, social.ActAccountPaused, social.ActAccountResumed, social.ActAccountClaimed, social.ActAccountLost, social.ActAccountEnded,
			social.ActAccountPurged, social.ActAccountConnected, social.ActAccountForgotten, social.ActAccountConnected, social.ActAccountEnded, social.ActAccountPurged}
		got, end := recorded(t, db, since, ann.UID, bob.UID, c.UID, "h1784", "1784", "ann", "bob@")
		if !slices.Equal(got, want) {
			t.Errorf("recorded %v, want %v", got, want)
		}
		// Nothing is there any more, so nothing is done; and what fails is not recorded either.
		do(db.EndConnections(t.Context(), []social.Key{c.Key, old.Key}, erasedAt, erasedAt))
		do(db.DeleteConnection(t.Context(), c.Key))
		_, err = db.Purge(t.Context(), erasedAt.Add(2*time.Hour))
		do(err)
		lives := connected(t, db, ann.Key, "3")
		again := arrivalOf(bob.Key, "3")
		for _, err := range []error{db.SaveArrival(t.Context(), again), db.Resume(t.Context(), lives.Key, connectedAt), db.Pause(t.Context(), c.Key)} {
			if !errors.Is(err, social.ErrConflict) {
				t.Errorf("error %v", err)
			}
		}
		if got, _ := recorded(t, db, end); !slices.Equal(got, []social.Act{social.ActAccountConnected}) {
			t.Errorf("recorded %v", got)
		}
	})
}

// After the erasure of a person the chain is whole, tells that it was done, and has a pseudonym only, behind which nobody stands any more.
func TestErasuresAreRecorded(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db *store.DB) {
		ann := newPerson(t, db, "ann")
		admin := social.Person{Key: social.NewKey(), UID: social.NewUID(), Email: "root@example.org", Name: "Root", Role: social.Admin, CreatedAt: connectedAt}
		if err := db.AddPerson(t.Context(), admin, "h"); err != nil {
			t.Fatal(err)
		}
		a := arrivalOf(ann.Key, "1784")
		if err := db.SaveArrival(t.Context(), a); err != nil {
			t.Fatal(err)
		}
		_, since := recorded(t, db, 0)
		mine := social.ActingAs(t.Context(), social.Actor{Person: ann.Key})
		if _, err := db.ErasePerson(mine, receipt(""), ann, erasedAt); err != nil {
			t.Fatal(err)
		}
		got, end := recorded(t, db, since, ann.UID, a.Connection.UID, "1784", "ann")
		if want := []social.Act{social.ActPersonErased, social.ActAccountErased}; !slices.Equal(got, want) {
			t.Errorf("recorded %v, want %v", got, want)
		}
		page, err := db.AuditPage(t.Context(), social.AuditFilter{Limit: 2})
		if err != nil || len(page) != 2 {
			t.Fatalf("%v, error %v", page, err)
		}
		for _, e := range page {
			if e.ActorName != "" || e.SubjectName != "" || !strings.HasPrefix(e.Subject, "p-") || e.Actor != e.Subject || e.Detail["asked_by"] != "person" {
				t.Errorf("%+v", e)
			}
		}
		last := social.ActingAs(t.Context(), social.Actor{Operator: true})
		if _, err := db.ErasePerson(last, receipt(""), admin, erasedAt); !errors.Is(err, store.ErrLastAdmin) {
			t.Errorf("the last administrator was erased: %v", err)
		}
		if got, _ := recorded(t, db, end); len(got) > 0 {
			t.Errorf("an erasure that was refused is recorded: %v", got)
		}
	})
}
