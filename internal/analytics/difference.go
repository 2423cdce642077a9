package analytics

import (
	"fmt"
	"time"

	"candor/internal/social"
)

// DifferenceCode says of what kind a difference from the platform's own app is.
type DifferenceCode string

// The kinds of difference.
const (
	DiffersByAge          DifferenceCode = "age"               // the app shows another moment
	DiffersByRounding     DifferenceCode = "rounding"          // the platform rounds what it tells
	DiffersByEstimate     DifferenceCode = "estimate"          // the platform estimates it anew every time
	DiffersBySettling     DifferenceCode = "settling"          // the platform may still change it
	DiffersByZone         DifferenceCode = "zone"              // its days are cut elsewhere
	DiffersByDefinition   DifferenceCode = "definition_change" // the platform changed what it counts
	DiffersByMissingPosts DifferenceCode = "missing_posts"     // some posts are counted in one place and not in the other
	DiffersByScope        DifferenceCode = "scope"             // the API tells another part than the app
	DiffersByFormula      DifferenceCode = "formula"           // Candor computed it
)

// DifferenceCodes lists every kind.
func DifferenceCodes() []DifferenceCode {
	return []DifferenceCode{DiffersByAge, DiffersByRounding, DiffersByEstimate, DiffersBySettling, DiffersByZone, DiffersByDefinition, DiffersByMissingPosts, DiffersByScope, DiffersByFormula}
}

// Difference is a reason why a figure is not what the platform's own app shows.
type Difference struct {
	Code DifferenceCode
	Text string // one sentence for people
}

// Shown is a figure about which somebody asks why it differs.
type Shown struct {
	Platform    social.Platform
	Name        string // of the platform
	Metric      social.Metric
	Day         social.Day // of a figure of a day; "" for the newest
	Posted      time.Time  // of a post's figure
	ObservedAt  time.Time  // zero if it was never read
	Provisional bool
	Zone        string // the account's
	Now         time.Time
}

// fresh is how old a figure may be without its age being worth a word.
const fresh = time.Hour

// Differences lists why a figure may differ from what the platform's own app shows at this moment, the likeliest first. Only what
// applies to this figure is listed.
func Differences(s Shown) []Difference {
	offer, _ := social.OfferOf(s.Platform, s.Metric.ID)
	var list []Difference
	add := func(applies bool, code DifferenceCode, text string, args ...any) {
		if applies {
			list = append(list, Difference{code, fmt.Sprintf(text, args...)})
		}
	}
	add(offer.Class == social.Derived, DiffersByFormula, "Candor computed it, by the formula beside it; %s may compute it otherwise, or not at all.", s.Name)
	add(!s.ObservedAt.IsZero() && s.Now.Sub(s.ObservedAt) > fresh && (s.Metric.Kind != social.FlowKind || s.Provisional), DiffersByAge,
		"It was read on %s UTC; the app shows this moment.", s.ObservedAt.UTC().Format("2 January at 15:04"))
	add(offer.Rounding != "", DiffersByRounding, "%s rounds what it tells us: %s.", s.Name, offer.Rounding)
	add(offer.Traits.Has(social.Estimated), DiffersByEstimate, "%s estimates it, and may estimate it otherwise each time it is asked.", s.Name)
	add(s.Provisional, DiffersBySettling, "%s may still change it%s.", s.Name, settlesBy(offer, s))
	add(offer.Zone != "" && offer.Zone != s.Zone, DiffersByZone, "Its days begin at midnight in %s, whatever the app on your device shows.", offer.Zone)
	for _, b := range offer.Breaks {
		add(breaksIn(b, s), DiffersByDefinition, "On %s its meaning changed: %s.", b.Day, b.Text)
	}
	add(countsPosts(s.Metric), DiffersByMissingPosts, "It counts the posts that %s lists to us: deleted, private and archived ones are not among them, and %s may count others.", s.Name, s.Name)
	add(offer.Traits.Has(social.OrganicOnly), DiffersByScope, "%s tells us the organic part only; its app may add what was advertised.", s.Name)
	return list
}

func settlesBy(o social.Offer, s Shown) string {
	switch {
	case o.Settles == 0:
		return " while the day lasts"
	case s.Day != "":
		return ", until " + string(social.DayOf(s.Day.End(social.Zone(o.Zone)).Add(o.Settles), time.UTC))
	default:
		return fmt.Sprintf(" for %d hours", int(o.Settles/time.Hour))
	}
}

// breaksIn reports whether a figure was counted on both sides of a break, or a week around it: a counter since it began, a day near it.
func breaksIn(b social.Break, s Shown) bool {
	const near = 7
	switch {
	case s.Metric.Kind == social.FlowKind || s.Metric.Kind == social.RatioKind && s.Metric.Scope == social.OfProfile:
		return s.Day != "" && s.Day.Sub(b.Day) < near && b.Day.Sub(s.Day) < near
	case !s.Posted.IsZero():
		return social.DayOf(s.Posted, time.UTC) < b.Day && social.DayOf(s.Now, time.UTC) >= b.Day
	default:
		return social.DayOf(s.Now, time.UTC) >= b.Day
	}
}

func countsPosts(m social.Metric) bool {
	return m.ID == social.Posts || m.ID == social.EngagementRate || m.ID == social.AverageViews || m.ID == social.AverageEngagement
}
