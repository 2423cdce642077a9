package store_test

import (
	"errors"
	"fmt"
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
		page, err := db.AuditPage(t.Context(), 0, 100)
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
