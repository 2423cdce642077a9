package social

import (
	"fmt"
	"time"
)

// MetricID names a metric in the registry, the API and the exports.
type MetricID string

// The metrics that Candor knows. What each means on a platform stands in that platform's offers.
const (
	Followers    MetricID = "followers"
	Following    MetricID = "following"
	Posts        MetricID = "posts"
	ProfileViews MetricID = "profile_views"
	ProfileLikes MetricID = "profile_likes"

	Views        MetricID = "views"
	Reach        MetricID = "reach"
	Likes        MetricID = "likes"
	Comments     MetricID = "comments"
	Shares       MetricID = "shares"
	Saves        MetricID = "saves"
	Interactions MetricID = "interactions"

	FollowersGained MetricID = "followers_gained"
	FollowersLost   MetricID = "followers_lost"
	DailyViews      MetricID = "daily_views"

	EngagementRate MetricID = "engagement_rate"
	AverageViews   MetricID = "average_views"
)

// Unit says what a metric counts.
type Unit string

// The units.
const (
	Count   Unit = "count"
	Percent Unit = "percent"
)

// Kind says how a metric behaves over time, and so what arithmetic it allows.
type Kind string

// The kinds.
const (
	LevelKind    Kind = "level"    // a stock at an instant (followers); days are never summed
	FlowKind     Kind = "flow"     // what happened within a day (subscribers gained); days may be summed
	LifetimeKind Kind = "lifetime" // a counter since publication (views of a post); the latest value counts
	UniqueKind   Kind = "unique"   // distinct people (reach); never summed over days nor posts
	RatioKind    Kind = "ratio"    // computed; never summed, never averaged without its parts
)

// Scope says what a metric describes.
type Scope string

// The scopes.
const (
	OfProfile Scope = "profile"
	OfPost    Scope = "post"
)

// Metric is one entry of the registry: what a number is, wherever it is shown.
type Metric struct {
	ID         MetricID
	Label      string
	Scope      Scope
	Unit       Unit
	Kind       Kind
	Decimals   int // a stored value is the shown value times 10^Decimals
	Definition string
}

// Class says whether the terms of a platform call a metric raw or derived.
type Class string

// The classes.
const (
	Raw     Class = "raw"
	Derived Class = "derived"
)

// Offer is what one platform offers of a metric: where it comes from and what it means there.
type Offer struct {
	Platform   Platform
	Metric     MetricID
	Label      string        // the platform's own word where it differs from the registry's ("Subscribers")
	Field      string        // the API's field, for the availability table; "" for computed metrics
	Definition string        // one sentence, the platform's meaning
	Limits     string        // what limits the number ("rounded by YouTube to three digits"); "" if nothing does
	Settles    time.Duration // how long after a day, or after publication, the platform may still change it
	Zone       string        // zone of the platform's own days; "" where days are the connection's
	Class      Class
	Breaks     []Break
}

// Break is a day on which a platform changed what a metric means.
type Break struct {
	Day  Day
	Text string
}

var registry = []Metric{
	{Followers, "Followers", OfProfile, Count, LevelKind, 0, "People who follow the account at the moment of reading."},
	{Following, "Following", OfProfile, Count, LevelKind, 0, "Accounts that this account follows at the moment of reading."},
	{Posts, "Posts", OfProfile, Count, LevelKind, 0, "Posts that the platform counts on the account at the moment of reading."},
	{ProfileViews, "Views, all posts", OfProfile, Count, LevelKind, 0, "Views of all the account's posts since the account exists."},
	{ProfileLikes, "Likes, all posts", OfProfile, Count, LevelKind, 0, "Likes of all the account's posts since the account exists."},
	{Views, "Views", OfPost, Count, LifetimeKind, 0, "How often the post was played or shown since publication."},
	{Reach, "Reach", OfPost, Count, UniqueKind, 0, "Different accounts that saw the post since publication; never summed."},
	{Likes, "Likes", OfPost, Count, LifetimeKind, 0, "Likes of the post since publication."},
	{Comments, "Comments", OfPost, Count, LifetimeKind, 0, "Comments on the post since publication."},
	{Shares, "Shares", OfPost, Count, LifetimeKind, 0, "How often the post was passed on since publication."},
	{Saves, "Saves", OfPost, Count, LifetimeKind, 0, "How often the post was saved since publication."},
	{Interactions, "Interactions", OfPost, Count, LifetimeKind, 0, "Likes, comments, saves and shares of the post, less those taken back, as the platform counts them."},
	{FollowersGained, "Followers gained", OfProfile, Count, FlowKind, 0, "People who began to follow the account on that day, as the platform counts them."},
	{FollowersLost, "Followers lost", OfProfile, Count, FlowKind, 0, "People who stopped following the account on that day, as the platform counts them."},
	{DailyViews, "Views per day", OfProfile, Count, FlowKind, 0, "Views of all the account's posts on that day, as the platform counts them."},
	{EngagementRate, "Engagement rate", OfProfile, Percent, RatioKind, 2, "Engagements of the newest posts divided by a base; the formula stands beside every value."},
	{AverageViews, "Average views", OfProfile, Count, RatioKind, 0, "Mean lifetime views of the newest posts."},
}

// Metrics lists the registry.
func Metrics() []Metric { return registry }

// MetricOf looks a metric up.
func MetricOf(id MetricID) (Metric, bool) {
	for _, m := range registry {
		if m.ID == id {
			return m, true
		}
	}
	return Metric{}, false
}

// OffersOf lists what a platform offers, in the registry's order.
func OffersOf(p Platform) []Offer {
	var out []Offer
	for _, m := range registry {
		if o, ok := OfferOf(p, m.ID); ok {
			out = append(out, o)
		}
	}
	return out
}

// OfferOf returns what a platform offers of a metric; false means that the platform does not offer it.
func OfferOf(p Platform, id MetricID) (Offer, bool) {
	for _, o := range offers {
		if o.Platform == p && o.Metric == id {
			return o, true
		}
	}
	return Offer{}, false
}

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

// Sum adds figures of one metric, taken from different days or posts. It refuses metrics that must not be summed (levels over
// days, reach, ratios) and is missing, with the first reason met, as soon as one part is missing.
func Sum(m Metric, over Scope, parts []Figure) (Figure, error) {
	if !m.summable(over) {
		return Figure{}, fmt.Errorf("%s (%s) must not be summed over %ss", m.ID, m.Kind, over)
	}
	var total int64
	for _, part := range parts {
		value, ok := part.Value()
		if !ok {
			return Missing(part.Reason()), nil
		}
		total += value
	}
	return Known(total), nil
}

// summable: a flow may be summed over its days, a lifetime counter over different posts; nothing else may.
func (m Metric) summable(over Scope) bool {
	switch m.Kind {
	case FlowKind:
		return over == OfProfile
	case LifetimeKind:
		return over == OfPost
	default:
		return false
	}
}
