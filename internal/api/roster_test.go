package api

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"candor/internal/store"
	"candor/internal/store/storetest"
)

// roster asks for the roster as the manager Mia, and returns its creators.
func (w *world) roster() []RosterCreator {
	w.t.Helper()
	var got rosterOutput
	answer := w.ask(mia, "GET", "/api/roster", "")
	if err := json.Unmarshal([]byte(answer.body), &got.Body); err != nil || answer.status != 200 {
		w.t.Fatalf("%d %s", answer.status, answer.body)
	}
	return got.Body.Data.Creators
}

// The roster as it is answered, and of each account until when it is shared, which is not until when the creator shares something.
func TestRoster(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db *store.DB) {
		w := newWorld(t, db)
		w.share()
		compare(t, "roster", w.ask(mia, "GET", "/api/roster", "").body)
		month, quarter := noon.AddDate(0, 1, 0), noon.AddDate(0, 3, 0)
		w.exec(`INSERT INTO "grant" (key, uid, person, agency, given_at, until) VALUES (3, 'third', 1, 1, $1, $2)`, noon.UnixMilli(), quarter.UnixMilli())
		w.exec(`INSERT INTO grant_connection (grant_key, connection) VALUES (3, 12)`)
		list := w.roster()
		if len(list) != 1 || !list[0].Until.Equal(quarter) || len(list[0].Agencies) != 1 || list[0].Agencies[0].ID != miasAgency {
			t.Fatalf("%+v", list)
		}
		ends := map[string]time.Time{}
		for _, acc := range list[0].Accounts {
			ends[acc.Connection] = acc.Until
		}
		if len(ends) != 2 || !ends[anaInsta].Equal(month) || !ends[anaTube].Equal(quarter) {
			t.Errorf("the accounts' ends: %v", ends)
		}
	})
}

// Of what is wrong with an account, the roster says who has to do something about it, and never what: that is theirs to hear.
func TestRosterSaysWhoIsNeeded(t *testing.T) {
	late := noon.AddDate(0, 0, -2).UnixMilli()
	w := newWorld(t, storetest.Open(t))
	w.share()
	for _, c := range []struct {
		name, sql, needs string
	}{
		{"in order", ``, ""},
		{"withdrawn", `UPDATE connection SET state = 'needs_reconnect', cause = 'access_revoked'`, "creator"},
		{"suspended", `UPDATE connection SET state = 'suspended'`, "creator"},
		{"a permission is missing", `UPDATE connection SET scopes = 'instagram_business_basic'`, "creator"},
		{"paused", `UPDATE connection SET state = 'paused'`, "operator"},
		{"our fault", `UPDATE connection SET state = 'retrying', cause = 'internal'`, "operator"},
		{"late", fmt.Sprintf(`UPDATE connection SET synced_at = %d`, late), ""},
		{"the platform limits", `UPDATE connection SET state = 'retrying', cause = 'rate_limited'`, ""},
		{"forbidden by terms", `UPDATE connection SET state = 'paused', cause = 'policy'`, ""},
	} {
		w.exec(`UPDATE connection SET state = 'active', cause = '', synced_at = $1, scopes = 'instagram_business_basic instagram_business_manage_insights'`, noon.Add(-6*time.Hour).UnixMilli())
		if c.sql != "" {
			w.exec(c.sql)
		}
		acc := w.roster()[0].Accounts[0]
		if acc.Needs != c.needs {
			t.Errorf("%s: needs %q, want %q", c.name, acc.Needs, c.needs)
		}
		if acc.Fresh != (c.name != "late") {
			t.Errorf("%s: fresh %t", c.name, acc.Fresh)
		}
		if acc.Cause != nil && acc.Cause.Action != nil {
			t.Errorf("%s: %+v", c.name, acc.Cause.Action)
		}
	}
}

// The newest post of the roster is one that is still there.
func TestRosterSaysWhenSomethingWasPostedLast(t *testing.T) {
	w := newWorld(t, storetest.Open(t))
	w.share()
	last := func() *time.Time { return w.roster()[0].Accounts[0].LastPostedAt }
	first := last()
	w.exec(`UPDATE post SET gone_at = $1 WHERE key = 1101`, noon.UnixMilli())
	second := last()
	w.exec(`DELETE FROM post_reading`)
	w.exec(`DELETE FROM post`)
	if third := last(); first == nil || second == nil || !second.Before(*first) || third != nil {
		t.Errorf("%v, then %v, then %v", first, second, third)
	}
	if body := w.ask(mia, "GET", "/api/roster", "").body; !slices.Contains(strings.Split(body, ","), `"last_posted_at":null`) {
		t.Error(body)
	}
}
