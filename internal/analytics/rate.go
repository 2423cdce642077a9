package analytics

import (
	"fmt"
	"math"
	"math/big"
	"slices"
	"strings"
	"time"

	"candor/internal/social"
)

// MinPosts is how many posts a figure over posts needs.
const MinPosts = 3

// Terms is what a platform's terms allow.
type Terms struct {
	Summable bool // its counts may stand in a total with other platforms' counts
	Derived  bool // figures may be computed from its data
}

// rateOf is the platform's rate, or why nothing is computed by it: its terms, or that it has none.
func rateOf(p social.Platform, terms Terms) (rate social.Rate, refused social.Reason) {
	rate, defined := social.RateOf(p)
	switch {
	case !terms.Derived:
		return rate, social.ByPolicy
	case !defined:
		return rate, social.NotOffered
	}
	return rate, ""
}

// EngagementRate is the platform's engagements over its base, total over total of the newest posts (see averaged), in hundredths of a percent.
func EngagementRate(p social.Platform, terms Terms, posts []social.PostNow) Result {
	rate, refused := rateOf(p, terms)
	if refused != "" {
		return Result{}.missing(refused)
	}
	posts, which := averaged(p, posts, MinPosts, append(slices.Clone(rate.Numerator), rate.Denominator)...)
	r := Result{Formula: fmt.Sprintf("(%s) / %s, total over total of the %s", join(rate.Numerator), rate.Denominator, which)}
	above, reason := sum(p, &r, posts, rate.Numerator)
	if reason != "" {
		return r.missing(reason)
	}
	below, reason := sum(p, &Result{}, posts, []social.MetricID{rate.Denominator})
	switch {
	case reason != "":
		return r.missing(reason)
	case below <= 0:
		return r.missing(social.NoBase)
	}
	r.Figure = social.Known(divide(above, below, 10_000))
	return r
}

// PostRate is the platform's engagements of one post over its base, in hundredths of a percent. It is provisional while one of them may change.
func PostRate(p social.Platform, terms Terms, post social.PostNow) Result {
	rate, refused := rateOf(p, terms)
	if refused != "" {
		return Result{}.missing(refused)
	}
	r := Result{Formula: fmt.Sprintf("(%s) / %s of the post", join(rate.Numerator), rate.Denominator)}
	all := append(slices.Clone(rate.Numerator), rate.Denominator)
	var above, below int64
	for _, id := range all {
		value, known := PostFigure(p, post, id).Value()
		switch {
		case !known:
			return r.missing(PostFigure(p, post, id).Reason())
		case above > math.MaxInt64-value:
			return r.missing(social.Failed)
		case id == rate.Denominator:
			below = value
		default:
			above += value
		}
	}
	if below <= 0 {
		return r.missing(social.NoBase)
	}
	r.Figure = social.Known(divide(above, below, 10_000))
	r.part(post.FetchedAt, Settling(p, post, all...))
	return r
}

// AverageViews is the mean lifetime views of the newest posts (see averaged), rounded to a whole number.
func AverageViews(p social.Platform, terms Terms, posts []social.PostNow) Result {
	posts, which := averaged(p, posts, MinPosts, social.Views)
	r := Result{Formula: "views / posts, mean of the " + which}
	if !terms.Derived {
		return Result{}.missing(social.ByPolicy)
	}
	views, reason := sum(p, &r, posts, []social.MetricID{social.Views})
	if reason != "" {
		return r.missing(reason)
	}
	r.Figure = social.Known(divide(views, int64(len(posts)), 1))
	return r
}

// sum adds metrics of posts. The reason is not "" as soon as there are too few posts or one part is missing.
func sum(p social.Platform, r *Result, posts []social.PostNow, metrics []social.MetricID) (int64, social.Reason) {
	if len(posts) < MinPosts {
		r.N = len(posts)
		return 0, social.TooFewPosts
	}
	var total int64
	for _, post := range posts {
		for _, id := range metrics {
			value, known := PostFigure(p, post, id).Value()
			if !known {
				return 0, PostFigure(p, post, id).Reason()
			}
			if total > math.MaxInt64-value { // no platform has that many; an answer that was read wrongly might
				return 0, social.Failed
			}
			total += value
		}
		r.part(post.FetchedAt, Settling(p, post, metrics...))
	}
	return total, ""
}

// PostFigure is a post's newest figure of a metric: "not offered" where the platform does not offer it at all, and "not yet
// synced" where it does and the post's figures were never read.
func PostFigure(p social.Platform, post social.PostNow, id social.MetricID) social.Figure {
	if f, asked := post.Figures[id]; asked {
		return f
	}
	if _, offered := social.OfferOf(p, id); !offered {
		return social.Missing(social.NotOffered)
	}
	return social.Missing(social.NotYetSynced)
}

// averaged are the posts that an average is made of, and how a formula calls them: the settled ones of the newest. Where they are fewer than
// the least, as with an account that publishes more in two days than is read daily, it is all of them, and what is made of them may still
// change.
func averaged(p social.Platform, posts []social.PostNow, least int, metrics ...social.MetricID) ([]social.PostNow, string) {
	if kept := settled(p, posts, metrics...); len(kept) >= least || len(posts) < least {
		return kept, fmt.Sprintf("%d newest settled posts", len(kept))
	}
	return posts, fmt.Sprintf("%d newest posts", len(posts))
}

// settled keeps the posts whose figures were read after the platform's settling time. A post of this morning, whose figures the platform does
// not tell yet, does not blank what is known of the others.
func settled(p social.Platform, posts []social.PostNow, metrics ...social.MetricID) []social.PostNow {
	var kept []social.PostNow
	for _, post := range posts {
		if !Settling(p, post, metrics...) {
			kept = append(kept, post)
		}
	}
	return kept
}

// Settling reports whether one of a post's figures was read before the platform's settling time had passed.
func Settling(p social.Platform, post social.PostNow, metrics ...social.MetricID) bool {
	for _, id := range metrics {
		offer, _ := social.OfferOf(p, id)
		if post.LastRead(id).Before(settledAt(offer, post.PostedAt)) {
			return true
		}
	}
	return false
}

// Stands is a post's newest figure at an instant, and whether it may still change. Of a story that has ended nothing is told any more: what was
// read in its last hour is final, and what was read last before that is only the last that was known, as of a post that is gone.
func Stands(p social.Platform, post social.PostNow, id social.MetricID, now time.Time) (f social.Figure, provisional bool) {
	f = PostFigure(p, post, id)
	if post.EndedAt(now).IsZero() {
		return f, Settling(p, post, id)
	}
	if f.Reason() == social.NotSettled {
		f = social.Missing(social.NotReported)
	}
	return f, !post.ReadLast(id)
}

func settledAt(o social.Offer, posted time.Time) time.Time { return posted.Add(o.Settles) }

// divide is a times scale divided by b, to the nearest whole number, halves away from zero. b is positive.
func divide(a, b, scale int64) int64 {
	twice := new(big.Int).Mul(big.NewInt(a), big.NewInt(2*scale))
	half := big.NewInt(b)
	if a < 0 {
		half.Neg(half)
	}
	return twice.Add(twice, half).Quo(twice, new(big.Int).Mul(big.NewInt(b), big.NewInt(2))).Int64()
}

func join(metrics []social.MetricID) string {
	words := make([]string, len(metrics))
	for i, id := range metrics {
		words[i] = string(id)
	}
	return strings.Join(words, " + ")
}
