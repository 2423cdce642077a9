// Package analytics is arithmetic on stored figures: changes, rates, means, totals and series. Its functions are pure.
//
// Each obeys the rule of the house. A change needs both of its ends; a rate or mean over posts is missing as soon as one part
// is, with that part's reason; a total names what it leaves out; a day without a reading stays a day without a value. What a
// platform counts into its rate stands in the domain ([social.RateOf]), so a new platform changes nothing here.
package analytics

import (
	"time"

	"candor/internal/social"
)

// Result is a computed figure and how it came about.
type Result struct {
	Figure      social.Figure
	Provisional bool       // one of its parts may still change
	AsOf        time.Time  // of its oldest part; zero if it has no parts
	Formula     string     // for people
	N           int        // how many things went in
	Known       *KnownDays // of a sum over days that is not whole: what is known of it; nil otherwise
}

// missing is a result without a value. It keeps its formula, so that a person sees what would have been computed.
func (r Result) missing(reason social.Reason) Result {
	r.Figure, r.Provisional = social.Missing(reason), false
	return r
}

// part notes that something went in.
func (r *Result) part(asOf time.Time, provisional bool) {
	r.N++
	r.Provisional = r.Provisional || provisional
	if r.AsOf.IsZero() || asOf.Before(r.AsOf) {
		r.AsOf = asOf
	}
}
