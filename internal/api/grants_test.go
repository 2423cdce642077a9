package api

import (
	"encoding/json"
	"testing"
	"time"

	"candor/internal/store"
	"candor/internal/store/storetest"
)

// A creator prolongs what an agency sees, and changes what it names: the grant that is replaced ends as the new one begins. One that is not the
// creator's, or not to the same agency, changes nothing.
func TestAGrantIsProlonged(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db *store.DB) {
		w := newWorld(t, db)
		w.share()
		const toMax = "00000000-0000-7000-8000-0000000e0001"
		w.exec(`INSERT INTO "grant" (key, uid, person, agency, given_at, until) VALUES (3, $1, 1, 2, $2, $3)`, toMax, noon.UnixMilli(), noon.AddDate(0, 1, 0).UnixMilli())
		ledger := func() []GrantBody {
			t.Helper()
			var got grantsOutput
			if err := json.Unmarshal([]byte(w.ask(ana, "GET", "/api/grants", "").body), &got.Body); err != nil {
				t.Fatal(err)
			}
			return got.Body.Grants
		}
		before := len(ledger())
		prolong := func(uid string) answer {
			return w.ask(ana, "POST", "/api/grants", `{"agency":"`+miasAgency+`","connections":["`+anaInsta+`","`+anaTube+`"],"until":"`+noon.AddDate(0, 3, 0).Format(time.RFC3339)+`","replaces":"`+uid+`"}`)
		}
		for _, uid := range []string{bosGrant, toMax, absent} {
			if got := prolong(uid); got.status != 404 || len(ledger()) != before {
				t.Errorf("replaces %s: %d %s", uid, got.status, got.body)
			}
		}
		w.now = noon.Add(time.Hour)
		if got := prolong(anasGrant); got.status != 201 {
			t.Fatalf("%d %s", got.status, got.body)
		}
		live := map[string]bool{}
		for _, g := range ledger() {
			live[g.ID] = g.Live
			if g.ID == anasGrant && (g.EndedBy != "creator" || g.EndedAt == nil || !g.EndedAt.Equal(w.now)) {
				t.Errorf("the replaced one: %+v", g)
			}
		}
		if len(live) != before+1 || live[anasGrant] || !live[toMax] {
			t.Errorf("the ledger: %v", live)
		}
		if list := w.roster(); len(list) != 1 || len(list[0].Accounts) != 2 || !list[0].Until.Equal(noon.AddDate(0, 3, 0)) {
			t.Errorf("the roster: %+v", list)
		}
	})
}
