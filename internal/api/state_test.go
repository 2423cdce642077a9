package api

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"candor/internal/platform"
	"candor/internal/social"
	"candor/internal/store"
	"candor/internal/store/storetest"
)

// Every state of the contract, forced over HTTP, with its cause and its one action.
func TestEveryState(t *testing.T) {
	late := noon.AddDate(0, 0, -2).UnixMilli()
	cases := []struct {
		name   string
		sql    string
		state  DataState
		cause  social.Cause
		action ActionKind
	}{
		{"in order", ``, StateReady, "", ""},
		{"no connection", `UPDATE connection SET state = 'disconnected' WHERE person = 1`, StateEmpty, social.CauseNotConnected, ActConnect},
		{"withdrawn", `UPDATE connection SET state = 'needs_reconnect', cause = 'access_revoked' WHERE person = 1`, StateActionNeeded, social.CauseAccessRevoked, ActReconnect},
		{"suspended", `UPDATE connection SET state = 'suspended' WHERE person = 1`, StateActionNeeded, social.CauseSuspended, ActWait},
		{"gone", `UPDATE connection SET state = 'gone' WHERE person = 1`, StateActionNeeded, social.CauseAccountGone, ActReconnect},
		{"paused", `UPDATE connection SET state = 'paused' WHERE person = 1`, StateActionNeeded, social.CauseAppConfig, ActOperator},
		{"blocked by terms", `UPDATE connection SET state = 'paused', cause = 'policy' WHERE person = 1`, StateBlocked, social.CausePolicy, ""},
		{"our fault", `UPDATE connection SET state = 'retrying', cause = 'internal' WHERE person = 1`, StateError, social.CauseInternal, ActOperator},
		{"first sync", `UPDATE connection SET state = 'connecting', synced_at = NULL WHERE person = 1`, StateNeverSynced, social.CauseFirstSync, ActWait},
		{"first sync held up", `UPDATE connection SET state = 'retrying', cause = 'rate_limited', synced_at = NULL WHERE person = 1`, StateNeverSynced, social.CauseRateLimited, ActWait},
		{"stale", `UPDATE connection SET synced_at = LATE WHERE person = 1`, StateStale, social.CauseLate, ActWait},
		{"stale and known why", `UPDATE connection SET synced_at = LATE, state = 'retrying', cause = 'quota_exhausted' WHERE person = 1`, StateStale, social.CauseQuota, ActWait},
		{"a permission is missing", `UPDATE connection SET scopes = 'instagram_business_basic' WHERE key = 11`, StatePartial, social.CauseScopeMissing, ActGrantScope},
		{"one product failed", `UPDATE sync_run SET status = 'failed', error_code = 'platform_error' WHERE connection = 11`, StatePartial, social.CausePlatformError, ActWait},
		{"settling", `UPDATE post SET posted_at = fetched_at - 3600000 WHERE key = 1101`, StateSettling, "", ""},
		{"one usable, one lost", `UPDATE connection SET state = 'needs_reconnect', cause = 'access_expired' WHERE key = 12`, StatePartial, social.CauseAccessExpired, ActReconnect},
		{"one late, one lost", `UPDATE connection SET state = CASE key WHEN 11 THEN 'active' ELSE 'needs_reconnect' END, synced_at = LATE WHERE person = 1`, StateActionNeeded, social.CauseAccessRevoked, ActReconnect},
	}
	seen := map[DataState]bool{}
	storetest.Each(t, func(t *testing.T, db *store.DB) {
		w := newWorld(t, db)
		for _, c := range cases {
			w.exec(`UPDATE connection SET state = 'active', cause = '', synced_at = $1, scopes = 'instagram_business_basic instagram_business_manage_insights read'`, noon.Add(-6*time.Hour).UnixMilli())
			w.exec(`UPDATE sync_run SET status = 'success', error_code = ''`)
			if c.sql != "" {
				w.exec(strings.ReplaceAll(c.sql, "LATE", fmt.Sprint(late)))
			}
			var got overviewOutput
			if err := json.Unmarshal([]byte(w.ask(ana, "GET", "/api/analytics/socials", "").body), &got.Body); err != nil {
				t.Fatal(err)
			}
			var cause social.Cause
			if len(got.Body.Meta.Causes) > 0 {
				cause = social.Cause(got.Body.Meta.Causes[0].Code)
			}
			var action ActionKind
			if got.Body.Meta.Action != nil {
				action = got.Body.Meta.Action.Kind
			}
			if got.Body.State != c.state || cause != c.cause || action != c.action {
				t.Errorf("%s: %s because %q, to do %q; want %s, %q, %q", c.name, got.Body.State, cause, action, c.state, c.cause, c.action)
			}
			seen[got.Body.State] = true
		}
	})
	for _, s := range DataStates() {
		if !seen[s] {
			t.Errorf("no case for %s", s)
		}
	}
}

// A disconnected account is hidden at once, everywhere.
func TestDisconnectedIsHidden(t *testing.T) {
	w := newWorld(t, storetest.Open(t))
	w.exec(`UPDATE connection SET state = 'disconnected' WHERE key = 11`)
	for _, target := range []string{"/api/analytics/socials", "/api/analytics/socials/connections", "/api/analytics/socials/instagram", "/api/posts"} {
		if got := w.ask(ana, "GET", target, ""); got.status != 200 || strings.Contains(got.body, "ana.cooks") {
			t.Errorf("%s: %s", target, got.body)
		}
	}
	for _, target := range []string{"/api/posts/" + anaPost, "/api/connections/" + anaInsta + "/runs"} {
		if got := w.ask(ana, "GET", target, ""); got.status != 404 {
			t.Errorf("%s: %d", target, got.status)
		}
	}
}

// A running sync stands beside the state and never hides it.
func TestSyncStandsBesideTheState(t *testing.T) {
	w := newWorld(t, storetest.Open(t))
	w.exec(`UPDATE connection SET state = 'connecting', synced_at = NULL WHERE key = 11`)
	w.exec(`INSERT INTO sync_run (key, uid, connection, platform, product, slot, trigger_by, status, pages, items, total, started_at, beat_at)
		VALUES (9001, 'r', 11, 'instagram', 'archive', 's', 'connect', 'running', 2, 40, 200, $1, $1)`, noon.UnixMilli())
	var got overviewOutput
	if err := json.Unmarshal([]byte(w.ask(ana, "GET", "/api/analytics/socials", "").body), &got.Body); err != nil {
		t.Fatal(err)
	}
	card, meta := got.Body.Data.Platforms[0], got.Body.Meta
	if card.State != StateNeverSynced || card.Sync == nil || !card.Sync.Running || card.Sync.Done != 40 || *card.Sync.Total != 200 {
		t.Errorf("card %s %+v", card.State, card.Sync)
	}
	if !meta.Sync.Running || meta.Sync.Done != 40 || meta.Sync.Total == nil || *meta.Sync.Total != 200 || got.Body.State != StatePartial {
		t.Errorf("meta %+v, state %s", meta.Sync, got.Body.State)
	}
	w.exec(`DELETE FROM sync_run WHERE key = 9001`)
	w.exec(`UPDATE plan SET trigger_by = 'person', next_due = $1 WHERE connection = 11`, noon.UnixMilli())
	if err := json.Unmarshal([]byte(w.ask(ana, "GET", "/api/analytics/socials", "").body), &got.Body); err != nil {
		t.Fatal(err)
	}
	if s := got.Body.Data.Platforms[0].Sync; s == nil || s.Running || s.Total != nil {
		t.Errorf("waiting: %+v", s)
	}
}

// Every code of the closed lists has words, and every word about an account can be told.
func TestEveryCodeHasWords(t *testing.T) {
	for _, c := range social.Causes() {
		w, ok := causeWords[c]
		if !ok || !strings.HasSuffix(w.message, ".") || (w.kind == "") != (w.label == "") {
			t.Errorf("cause %s: %+v", c, w)
		}
		told := causeOf(c, platform.Info{Platform: "instagram", Name: "Instagram"}, social.Account{})
		if strings.Contains(told.Message, "%s") || told.Action != nil && strings.Contains(told.Action.Label, "%s") {
			t.Errorf("cause %s: %+v", c, told)
		}
	}
	for _, r := range social.Reasons() {
		if !strings.HasSuffix(reasonWords[r], ".") {
			t.Errorf("reason %s has no words", r)
		}
	}
	if len(causeWords) != len(social.Causes()) || len(reasonWords) != len(social.Reasons()) {
		t.Error("there are words for what is not in the lists")
	}
}

func TestNumber(t *testing.T) {
	cases := map[Number][2]int64{"0": {0, 0}, "84219": {84219, 0}, "-3": {-3, 0}, "4.52": {452, 2}, "5": {500, 2}, "0.05": {5, 2}, "-0.5": {-50, 2}, "100": {10000, 2}, "9223372036854775807": {1<<63 - 1, 0}}
	for want, c := range cases {
		if got := number(c[0], int(c[1])); got != want {
			t.Errorf("number(%d, %d) = %s, want %s", c[0], c[1], got, want)
		}
	}
	text, err := json.Marshal(Figure{})
	if err != nil || !strings.Contains(string(text), `"value":null`) {
		t.Errorf("%s %v", text, err)
	}
}

func TestAccountsThatEndTogether(t *testing.T) {
	account := func(key social.Key, handle, owner string) social.Account {
		return social.Account{Connection: social.Connection{Key: key, Platform: "shared", Handle: handle, IDs: map[string]string{social.GrantOwner: owner}}}
	}
	list := []social.Account{account(1, "one", "g1"), account(2, "two", "g1"), account(3, "three", "g2"), account(4, "four", "")}
	for _, shared := range []bool{true, false} {
		a := &api{Config: Config{Platforms: []Platform{{Info: platform.Info{Platform: "shared", SharedGrant: shared}}}}}
		for i, want := range [][]string{{"two"}, {"one"}, {}, {}} {
			if !shared {
				want = []string{}
			}
			if got := a.endsWith(list[i], list); !slices.Equal(got, want) {
				t.Errorf("shared grants %t: disconnecting %s also ends %v, want %v", shared, list[i].Handle, got, want)
			}
		}
	}
}
