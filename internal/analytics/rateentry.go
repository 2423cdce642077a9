package analytics

import (
	"fmt"
	"math"
	"slices"
	"time"

	"candor/internal/social"
)

// FollowersOf are an account's followers, as far as rates go by them.
type FollowersOf struct {
	AtPublication func(social.PostNow) social.Figure // on the day on which a post was published
	Now           social.Figure                      // by the newest reading
}

// RateOver computes a rate of the registry over the newest posts (see averaged), in hundredths of a percent. As soon as one part is missing
// so is the rate, for that reason; nothing takes its place.
func RateOver(e social.RateEntry, terms Terms, posts []social.PostNow, followers FollowersOf) Result {
	all := append(slices.Clone(e.Numerator), e.Denominator)
	posts, which := averaged(e.Platform, posts, e.MinPosts, all...)
	r := Result{Formula: fmt.Sprintf("%s of the %s", Formula(e), which)}
	switch {
	case !terms.Derived:
		return Result{}.missing(social.ByPolicy)
	case len(posts) < e.MinPosts:
		r.N = len(posts)
		return r.missing(social.TooFewPosts)
	}
	var above, below int64
	var rates []int64
	for _, post := range posts {
		up, down, reason := rateParts(e, post, followers)
		if reason != "" {
			return r.missing(reason)
		}
		if e.Averaging != social.RatioOfTotals && down <= 0 {
			return r.missing(social.NoBase)
		}
		if above > math.MaxInt64-up || below > math.MaxInt64-down {
			return r.missing(social.Failed)
		}
		above, below = above+up, below+down
		if down > 0 {
			rates = append(rates, divide(up, down, 10_000))
		}
		r.part(oldest(post, all), Settling(e.Platform, post, all...))
	}
	if below <= 0 {
		return r.missing(social.NoBase)
	}
	r.Figure = social.Known(average(e.Averaging, above, below, rates))
	return r
}

// oldest is when the oldest of a post's figures was read.
func oldest(post social.PostNow, metrics []social.MetricID) time.Time {
	at := post.FetchedAt
	for _, id := range metrics {
		if read := post.LastRead(id); read.Before(at) {
			at = read
		}
	}
	return at
}

// Formula is a rate's definition in one line: the quotient, and how posts are put together.
func Formula(e social.RateEntry) string { return Quotient(e) + ", " + averagingWords[e.Averaging] }

// Quotient is what a rate divides by what.
func Quotient(e social.RateEntry) string {
	return fmt.Sprintf("(%s) / %s", join(e.Numerator), denominatorWords(e))
}

func rateParts(e social.RateEntry, post social.PostNow, followers FollowersOf) (up, down int64, reason social.Reason) {
	for _, id := range e.Numerator {
		f := PostFigure(e.Platform, post, id)
		value, known := f.Value()
		if !known {
			return 0, 0, f.Reason()
		}
		if up > math.MaxInt64-value { // no platform has that many; an answer that was read wrongly might
			return 0, 0, social.Failed
		}
		up += value
	}
	f := PostFigure(e.Platform, post, e.Denominator)
	switch e.Followers {
	case social.AtPublication:
		f = followers.AtPublication(post)
	case social.AsOfNow:
		f = followers.Now
	}
	down, known := f.Value()
	if !known {
		return 0, 0, f.Reason()
	}
	return up, down, ""
}

func average(how social.Averaging, above, below int64, rates []int64) int64 {
	switch how {
	case social.MeanOfRates:
		var sum int64
		for _, rate := range rates {
			sum += rate
		}
		return divide(sum, int64(len(rates)), 1)
	case social.MedianOfRates:
		slices.Sort(rates)
		middle := len(rates) / 2
		if len(rates)%2 == 1 {
			return rates[middle]
		}
		return divide(rates[middle-1]+rates[middle], 2, 1)
	default:
		return divide(above, below, 10_000)
	}
}

var averagingWords = map[social.Averaging]string{
	social.RatioOfTotals: "total over total", social.MeanOfRates: "mean of the rates", social.MedianOfRates: "median of the rates",
}

func denominatorWords(e social.RateEntry) string {
	switch e.Followers {
	case social.AtPublication:
		return "followers on the day of publication"
	case social.AsOfNow:
		return "followers now"
	}
	return string(e.Denominator)
}
