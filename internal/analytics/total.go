package analytics

import (
	"fmt"
	"math"
	"slices"
	"time"

	"candor/internal/social"
)

// Part is what one account gives to a total.
type Part struct {
	Platform    social.Platform
	Connection  string
	Figure      social.Figure
	Provisional bool
	AsOf        time.Time
	Terms       Terms
}

// LeftOut is an account that a total does not hold, and why.
type LeftOut struct {
	Platform   social.Platform
	Connection string
	Reason     social.Reason
}

// Sum is a total over accounts.
type Sum struct {
	Result
	Of        []social.Platform // what it is made of, in the order of the parts
	LeavesOut []LeftOut
}

// Total adds a metric over different accounts, side by side and never over days. An account whose platform's terms forbid it, or
// whose own figure is missing, is left out by name; if nothing is left, so is the value, for the first of those reasons.
func Total(metric social.MetricID, parts []Part) Sum {
	var s Sum
	var total int64
	for _, p := range parts {
		value, known := p.Figure.Value()
		switch {
		case !p.Terms.Summable:
			s.LeavesOut = append(s.LeavesOut, LeftOut{p.Platform, p.Connection, social.ByPolicy})
		case !known:
			s.LeavesOut = append(s.LeavesOut, LeftOut{p.Platform, p.Connection, p.Figure.Reason()})
		case total > math.MaxInt64-value: // no platform has that many; an answer that was read wrongly might
			s.LeavesOut = append(s.LeavesOut, LeftOut{p.Platform, p.Connection, social.Failed})
		default:
			total += value
			s.part(p.AsOf, p.Provisional)
			if !slices.Contains(s.Of, p.Platform) {
				s.Of = append(s.Of, p.Platform)
			}
		}
	}
	s.Formula = fmt.Sprintf("sum of %s over the accounts that have them", metric)
	switch {
	case s.N > 0:
		s.Figure = social.Known(total)
	case len(s.LeavesOut) > 0:
		s.Figure = social.Missing(s.LeavesOut[0].Reason)
	default:
		s.Figure = social.Missing(social.NotYetSynced)
	}
	return s
}
