package policy_test

import (
	"strings"
	"testing"
	"time"

	"candor/internal/policy"
	"candor/internal/social"
)

// TestConsentText: it names the operator and says what the terms ask; and its version changes with whatever a person would read otherwise,
// and with nothing else.
func TestConsentText(t *testing.T) {
	operator := policy.Operator{Name: "Example Ltd", Contact: "privacy@example.org", PrivacyURL: "https://example.org/privacy"}
	subject := policy.Subject{Platform: social.YouTube, Name: "YouTube", Permissions: []policy.Permission{{ID: "read", Purpose: "Your videos", Required: true}}, Keep: 7 * 24 * time.Hour}
	c := policy.ConsentFor(operator, subject)
	var all strings.Builder
	for _, p := range c.Points {
		all.WriteString(p.Text)
	}
	for _, word := range []string{"Example Ltd", "privacy@example.org", "YouTube API Services", "YouTube Terms of Service", "Google's Privacy Policy", "within 7 days", "within 30 days"} {
		if !strings.Contains(all.String(), word) {
			t.Errorf("%q is not said in %s", word, &all)
		}
	}
	if again := policy.ConsentFor(operator, subject); again.Version != c.Version || c.Version == "" {
		t.Errorf("versions %q and %q of the same text", c.Version, again.Version)
	}
	seen := map[string]string{c.Version: "the first"}
	changed := func(what string, o policy.Operator, s policy.Subject) {
		t.Helper()
		v := policy.ConsentFor(o, s).Version
		if seen[v] != "" {
			t.Errorf("%s has the version of %s", what, seen[v])
		}
		seen[v] = what
	}
	other := operator
	other.Contact = "other@example.org"
	changed("another contact", other, subject)
	s := subject
	s.Permissions = []policy.Permission{{ID: "read", Purpose: "Your videos and comments", Required: true}}
	changed("another purpose", operator, s)
	s = subject
	s.Keep = 5 * 24 * time.Hour
	changed("another retention", operator, s)
	s = subject
	s.Platform, s.Name = social.TikTok, "TikTok"
	changed("another platform", operator, s)
}

// TestOperatorIsAskedFor names what is not set.
func TestOperatorIsAskedFor(t *testing.T) {
	if got := (policy.Operator{Name: "x"}).Missing(); len(got) != 2 || got[0] != "CANDOR_OPERATOR_CONTACT" || got[1] != "CANDOR_PRIVACY_URL" {
		t.Errorf("%v", got)
	}
	if got := (policy.Operator{Name: "x", Contact: "y", PrivacyURL: "z"}).Missing(); got != nil {
		t.Errorf("%v", got)
	}
}
