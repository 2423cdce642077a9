package store_test

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"candor/internal/social"
	"candor/internal/store"
	"candor/internal/store/storetest"
)

// TestConsentLedger: each sign-in stands in its connection's ledger with what was granted and the consent it was made under; accepting the
// same version again is not a second acceptance; and the person's record stays when the account goes.
func TestConsentLedger(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db *store.DB) {
		ann := newPerson(t, db, "ann")
		accept := func(version string, at time.Time) {
			t.Helper()
			if err := db.AcceptConsent(t.Context(), social.Consent{Person: ann.Key, Platform: social.Instagram, Version: version, AcceptedAt: at}); err != nil {
				t.Fatal(err)
			}
		}
		accept("one", connectedAt.Add(-time.Minute))
		accept("one", connectedAt.Add(time.Minute))
		a := arrivalOf(ann.Key, "1784")
		a.Connection.GrantedAt = connectedAt
		if err := db.SaveArrival(t.Context(), a); err != nil {
			t.Fatal(err)
		}
		accept("two", connectedAt.Add(time.Hour))
		a.New, a.Connection.GrantedAt, a.Connection.Scopes = false, connectedAt.Add(2*time.Hour), []string{"a", "b"}
		if err := db.SaveArrival(t.Context(), a); err != nil {
			t.Fatal(err)
		}
		ledger, err := db.PermissionsOf(t.Context(), a.Connection.Key)
		if err != nil || len(ledger) != 2 || ledger[0].Consent != "two" || ledger[1].Consent != "one" || !ledger[1].GrantedAt.Equal(connectedAt) || cmp.Diff([]string{"a", "b"}, ledger[0].Scopes) != "" {
			t.Errorf("%+v, error %v", ledger, err)
		}
		if err := db.DeleteConnection(t.Context(), a.Connection.Key); err != nil {
			t.Fatal(err)
		}
		kept, err := db.ConsentsOf(t.Context(), ann.Key)
		if err != nil || len(kept) != 1 || kept[0].Version != "two" || !kept[0].AcceptedAt.Equal(connectedAt.Add(time.Hour)) {
			t.Errorf("%+v, error %v", kept, err)
		}
		if err := db.AcceptConsent(t.Context(), social.Consent{Person: ann.Key, Platform: social.TikTok, Version: "one", AcceptedAt: connectedAt}); err != nil {
			t.Fatal(err)
		}
		if kept, err = db.ConsentsOf(t.Context(), ann.Key); err != nil || len(kept) != 2 {
			t.Errorf("%+v, error %v", kept, err)
		}
	})
}
