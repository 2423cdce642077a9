package api

import (
	"encoding/json"
	"strings"
	"testing"

	"candor/internal/policy"
	"candor/internal/store"
	"candor/internal/store/storetest"
)

// TestConsentBeforeConnecting: nobody is sent to a platform before they accepted the present text; what they accepted, and when, is kept; a
// text that changed is asked for again; and the permissions' purposes are told before the platform asks.
func TestConsentBeforeConnecting(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db *store.DB) {
		w := newWorld(t, db)
		connect := func(who string) answer { return w.ask(who, "GET", "/api/auth/instagram/connect", "") }
		if got := connect(bo); got.status != 409 || !strings.Contains(got.body, `"consent_needed"`) || !strings.Contains(got.body, "Instagram") {
			t.Fatalf("without consent: %d %s", got.status, got.body)
		}
		shown := func(who string) ConsentBody {
			t.Helper()
			var out consentsOutput
			if err := json.Unmarshal([]byte(w.ask(who, "GET", "/api/consents", "").body), &out.Body); err != nil || len(out.Body.Consents) != 2 {
				t.Fatalf("%+v, error %v", out, err)
			}
			if out.Body.Operator.Name != "Example Ltd" {
				t.Errorf("operator %+v", out.Body.Operator)
			}
			return out.Body.Consents[0]
		}
		text := shown(bo)
		if text.Accepted || text.AcceptedAt != nil || len(text.Points) < 5 || len(text.Permissions) != 2 || text.Permissions[0].Purpose == "" {
			t.Errorf("before: %+v", text)
		}
		if got := w.ask(bo, "POST", "/api/consents", `{"platform":"instagram","version":"2020-01-01.00000000"}`); got.status != 409 || !strings.Contains(got.body, "has changed") {
			t.Errorf("an old version: %d %s", got.status, got.body)
		}
		if got := w.ask(bo, "POST", "/api/consents", `{"platform":"myspace","version":"x"}`); got.status != 404 {
			t.Errorf("no platform of ours: %d", got.status)
		}
		w.consent(bo, "instagram")
		if got := connect(bo); got.status != 200 {
			t.Errorf("with consent: %d %s", got.status, got.body)
		}
		if c := shown(bo); !c.Accepted || c.LastVersion != text.Version || c.AcceptedAt == nil || !c.AcceptedAt.Equal(noon) {
			t.Errorf("after: %+v", c)
		}
		w.operator.Contact = "somebody.else@example.org"
		w.serve()
		if c := shown(bo); c.Accepted || c.LastVersion != text.Version || c.Version == text.Version {
			t.Errorf("after a change: %+v", c)
		}
		if got := connect(bo); got.status != 409 {
			t.Errorf("after a change: %d %s", got.status, got.body)
		}
		if got := w.ask(ada, "GET", "/api/admin/audit", ""); strings.Count(got.body, `"consent_accepted"`) != 2 || !strings.Contains(got.body, text.Version) {
			t.Errorf("the record of acts: %s", got.body)
		}
	})
}

// TestNobodyConnectsWithoutAnOperator: what keeps a platform from being connected is said in words, whatever keeps it.
func TestNobodyConnectsWithoutAnOperator(t *testing.T) {
	w := newWorld(t, storetest.Open(t))
	w.platforms[0].Missing = policy.Operator{}.Missing()
	w.serve()
	got := w.ask(ana, "GET", "/api/auth/instagram/connect", "")
	if got.status != 409 || !strings.Contains(got.body, "set CANDOR_OPERATOR_NAME and CANDOR_OPERATOR_CONTACT and CANDOR_PRIVACY_URL.") {
		t.Errorf("%d %s", got.status, got.body)
	}
	if got := w.ask("", "GET", "/api/platforms", ""); !strings.Contains(got.body, `"configured":false`) || !strings.Contains(got.body, "CANDOR_OPERATOR_NAME") {
		t.Errorf("%s", got.body)
	}
	w.platforms[0].Missing, w.platforms[0].StandIn = nil, true
	w.serve()
	if got := w.ask(bo, "GET", "/api/auth/instagram/connect", ""); got.status != 200 {
		t.Errorf("a simulator: %d %s", got.status, got.body)
	}
}

// TestPrivacyPage is there for everybody, without a session: who runs Candor, what is read and why, how long it stays, how it is taken back.
func TestPrivacyPage(t *testing.T) {
	w := newWorld(t, storetest.Open(t))
	got := w.ask("", "GET", "/privacy", "")
	for _, word := range []string{"Example Ltd", "mailto:privacy@example.org", "https://example.org/privacy", "instagram_business_basic", "Your profile and posts", "followers",
		"deleted within 7 days", "180 days", "https://www.instagram.com/", "35 days", "Version 20"} {
		if !strings.Contains(got.body, word) {
			t.Errorf("%q is not said", word)
		}
	}
	if got.status != 200 || strings.Contains(got.body, "<no value>") || !strings.Contains(got.header.Get("Content-Security-Policy"), "nonce-") {
		t.Errorf("%d %s", got.status, got.body)
	}
	w.operator = policy.Operator{}
	w.serve()
	if got := w.ask("", "GET", "/privacy", ""); !strings.Contains(got.body, "has not said yet who they are") {
		t.Errorf("no operator: %s", got.body)
	}
}
