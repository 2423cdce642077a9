package social

import (
	"strings"
	"testing"
)

// Instagram's insights of a post hold nothing that was advertised: each such offer says so, and no other does.
func TestInstagramInsightsAreOrganic(t *testing.T) {
	seen := 0
	for _, o := range OffersOf(Instagram) {
		insights := strings.HasPrefix(o.Field, "insights.")
		if o.Traits.Has(OrganicOnly) != insights {
			t.Errorf("%s is read from %q, and organic only: %v", o.Metric, o.Field, !insights)
		}
		if insights {
			seen++
		}
	}
	if seen < 10 {
		t.Errorf("%d offers are read from insights", seen)
	}
}
