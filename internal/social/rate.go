package social

import "slices"

// Rate is how a platform's engagement rate is computed: some metrics of its posts divided by another, total over total.
type Rate struct {
	Numerator   []MetricID
	Denominator MetricID
}

// RateOf returns how a platform's engagement rate is computed; false means that it has none.
func RateOf(p Platform) (Rate, bool) {
	r, ok := rates[p]
	return r, ok
}

// Averaging says how a rate over several posts is made of theirs. The two differ: 10 of 100 and 10 of 1,000 are 5.5 % as the mean
// of the rates and 1.8 % as the ratio of the totals.
type Averaging string

// The ways of averaging.
const (
	RatioOfTotals Averaging = "ratio_of_totals"
	MeanOfRates   Averaging = "mean_of_rates"
	MedianOfRates Averaging = "median_of_rates"
)

// RateEntry is a rate of the registry: a definition that is never changed. Another definition is another entry.
type RateEntry struct {
	ID          string
	Platform    Platform
	Label       string
	Numerator   []MetricID
	Denominator MetricID // a post's own metric, or Followers: the account's
	Followers   When     // of Followers: of which day; else ""
	Averaging   Averaging
	MinPosts    int
}

// When says of which day an account's followers are the base of a rate. The two differ: an account that grew shows old posts worse by its
// followers of now.
type When string

// The days.
const (
	AtPublication When = "publication" // of each post the day on which it was published
	AsOfNow       When = "now"         // the newest reading, for every post
)

// Rates lists the rates of a platform, the default one first. Where reach or followers are missing nothing else takes their place. Rates by
// followers have no ratio of totals: the sum of the same followers, once for each post, is a number of nothing.
func Rates(p Platform) []RateEntry {
	first, ok := RateOf(p)
	if !ok {
		return nil
	}
	b := rateBuilder{platform: p, numerator: first.Numerator}
	if b.offers(Reach) {
		b.over("by_reach", "By reach", Reach, RatioOfTotals, MeanOfRates, MedianOfRates)
	}
	b.over("by_views", "By views", Views, RatioOfTotals, MeanOfRates, MedianOfRates)
	if b.offers(EngagedViews) {
		b.over("by_engaged_views", "By engaged views", EngagedViews, RatioOfTotals, MeanOfRates, MedianOfRates)
	}
	if b.offers(ReportedShares) {
		b.numerator = append(slices.Clone(first.Numerator), ReportedShares)
		b.over("by_views_with_shares", "By views, with shares", Views, RatioOfTotals)
		b.numerator = first.Numerator
	}
	b.overFollowers("by_followers", "By followers at publication", AtPublication)
	b.overFollowers("by_followers_now", "By followers now", AsOfNow)
	return b.list
}

// rateBuilder gathers the rates of a platform.
type rateBuilder struct {
	platform  Platform
	numerator []MetricID
	list      []RateEntry
}

func (b *rateBuilder) offers(m MetricID) bool {
	_, is := OfferOf(b.platform, m)
	return is
}

// further are the ways of averaging that are not a definition's first, with what they add to its id and label.
var further = map[Averaging][2]string{MeanOfRates: {"_mean", ", mean of posts"}, MedianOfRates: {"_median", ", median of posts"}}

// over adds a definition, once for each way of averaging; the first one has the plain id.
func (b *rateBuilder) over(id, label string, denominator MetricID, ways ...Averaging) {
	for i, way := range ways {
		e := RateEntry{ID: id, Platform: b.platform, Label: label, Numerator: b.numerator, Denominator: denominator, Averaging: way, MinPosts: 3}
		if i > 0 {
			e.ID, e.Label = id+further[way][0], label+further[way][1]
		}
		b.list = append(b.list, e)
	}
}

func (b *rateBuilder) overFollowers(id, label string, when When) {
	n := len(b.list)
	b.over(id, label, Followers, MeanOfRates, MedianOfRates)
	for i := range b.list[n:] {
		b.list[n+i].Followers = when
	}
}
