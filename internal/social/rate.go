package social

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
	Denominator MetricID // a post's own metric, or Followers: the account's followers on the day of publication
	Averaging   Averaging
	MinPosts    int
}

// Rates lists the rates of a platform, the default one first. Where reach or followers are missing nothing else takes their place.
func Rates(p Platform) []RateEntry {
	first, ok := RateOf(p)
	if !ok {
		return nil
	}
	const minPosts = 3
	entry := func(id, label string, denominator MetricID, how Averaging) RateEntry {
		return RateEntry{ID: id, Platform: p, Label: label, Numerator: first.Numerator, Denominator: denominator, Averaging: how, MinPosts: minPosts}
	}
	var list []RateEntry
	if _, reached := OfferOf(p, Reach); reached {
		list = append(list, entry("by_reach", "By reach", Reach, RatioOfTotals), entry("by_reach_mean", "By reach, mean of posts", Reach, MeanOfRates))
	}
	list = append(list,
		entry("by_views", "By views", Views, RatioOfTotals),
		entry("by_views_median", "By views, median of posts", Views, MedianOfRates),
		entry("by_followers", "By followers at publication", Followers, MeanOfRates))
	return list
}
