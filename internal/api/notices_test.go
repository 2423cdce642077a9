package api

import (
	"encoding/json"
	"net/http"
	"strings"
	"testing"

	"candor/internal/social"
	"candor/internal/store/storetest"
)

func TestNoticesAreEachPersonsOwn(t *testing.T) {
	db := storetest.Open(t)
	w := newWorld(t, db)
	for uid, n := range map[string]social.Notice{
		anaInsta: {Kind: social.NoticeEnds7, EndsAt: w.now.AddDate(0, 0, 7)},
		anaTube:  {Kind: social.NoticeEnded, Cause: social.CauseRefreshUnknown},
	} {
		c, err := db.ConnectionByUID(t.Context(), w.people[ana].Key, uid)
		if err != nil {
			t.Fatal(err)
		}
		n.Person, n.Connection, n.About, n.At = c.Person, c.Key, w.now, w.now
		if err := db.PutNotice(t.Context(), n); err != nil {
			t.Fatal(err)
		}
	}
	insta, err := db.ConnectionByUID(t.Context(), w.people[ana].Key, anaInsta)
	if err == nil {
		err = db.RefuseClaim(t.Context(), insta, w.now)
	}
	if err != nil {
		t.Fatal(err)
	}
	type notices struct {
		Notices []struct {
			ID, Kind, Message string
			Action            struct{ Kind, Label, Href string }
		}
	}
	told := func(who string) notices {
		t.Helper()
		got := w.ask(who, http.MethodGet, "/api/notices", "")
		var out notices
		if err := json.Unmarshal([]byte(got.body), &out); err != nil || got.status != http.StatusOK {
			t.Fatalf("%d %s", got.status, got.body)
		}
		return out
	}
	list := told(ana).Notices
	if len(list) != 3 {
		t.Fatalf("%+v", list)
	}
	for _, n := range list {
		if n.Kind == string(social.NoticeClaimed) {
			if n.Action.Kind != "" || !strings.HasPrefix(n.Message, "Somebody else here signed in") || strings.Contains(n.Message, "%") {
				t.Errorf("%s is told as %q, to do: %+v", n.Kind, n.Message, n.Action)
			}
			continue
		}
		if !strings.HasSuffix(n.Message, ".") || n.Action.Kind != "reconnect" || !strings.Contains(n.Action.Href, anaInsta) && !strings.Contains(n.Action.Href, anaTube) {
			t.Errorf("%s is told as %q, to do: %+v", n.Kind, n.Message, n.Action)
		}
	}
	seen := "/api/notices/" + list[0].ID + "/seen"
	if got := w.ask("", http.MethodPost, seen, ""); got.status != http.StatusUnauthorized {
		t.Errorf("without a session: %d", got.status)
	}
	for who := range w.people {
		if who == ana {
			continue
		}
		if got := w.ask(who, http.MethodPost, seen, ""); got.status != http.StatusNotFound {
			t.Errorf("somebody else: %d", got.status)
		}
		if other := told(who).Notices; len(other) != 0 {
			t.Errorf("somebody else is told %+v", other)
		}
	}
	for range 2 {
		if got := w.ask(ana, http.MethodPost, seen, ""); got.status != http.StatusOK {
			t.Errorf("%d %s", got.status, got.body)
		}
	}
	if left := told(ana).Notices; len(left) != 2 || left[0].ID != list[1].ID {
		t.Errorf("left are %+v", left)
	}
}
