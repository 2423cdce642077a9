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

	Reposts               MetricID = "reposts"
	Dislikes              MetricID = "dislikes"
	PostFollows           MetricID = "follows"
	ProfileVisits         MetricID = "profile_visits"
	ProfileActivity       MetricID = "profile_activity"
	BioLinkTaps           MetricID = "bio_link_taps"
	EmailTaps             MetricID = "email_taps"
	CallTaps              MetricID = "call_taps"
	TextTaps              MetricID = "text_taps"
	DirectionTaps         MetricID = "direction_taps"
	OtherProfileActivity  MetricID = "other_profile_activity"
	WatchTime             MetricID = "watch_time"
	AverageWatchTime      MetricID = "average_watch_time"
	AverageViewPercentage MetricID = "average_view_percentage"
	SkipRate              MetricID = "skip_rate"
	Navigation            MetricID = "navigation"
	TapsForward           MetricID = "taps_forward"
	TapsBack              MetricID = "taps_back"
	StoryExits            MetricID = "story_exits"
	SwipesForward         MetricID = "swipes_forward"
	Replies               MetricID = "replies"
	EngagedViews          MetricID = "engaged_views"
	ReportedShares        MetricID = "reported_shares"

	FollowersGained            MetricID = "followers_gained"
	FollowersLost              MetricID = "followers_lost"
	DailyReach                 MetricID = "daily_reach"
	DailyAccountsEngaged       MetricID = "daily_accounts_engaged"
	DailyViews                 MetricID = "daily_views"
	DailyEngagedViews          MetricID = "daily_engaged_views"
	DailyWatchTime             MetricID = "daily_watch_time"
	DailyAverageWatchTime      MetricID = "daily_average_watch_time"
	DailyAverageViewPercentage MetricID = "daily_average_view_percentage"
	DailyInteractions          MetricID = "daily_interactions"
	DailyLikes                 MetricID = "daily_likes"
	DailyDislikes              MetricID = "daily_dislikes"
	DailyComments              MetricID = "daily_comments"
	DailySaves                 MetricID = "daily_saves"
	DailyShares                MetricID = "daily_shares"
	DailyReplies               MetricID = "daily_replies"
	DailyReposts               MetricID = "daily_reposts"
	DailyLinkTaps              MetricID = "daily_link_taps"
	MonthReach                 MetricID = "reach_30_days"
	MonthAccountsEngaged       MetricID = "accounts_engaged_30_days"

	FollowerDemographics MetricID = "follower_demographics"
	EngagedDemographics  MetricID = "engaged_demographics"
	ViewerDemographics   MetricID = "viewer_demographics"
	OnlineFollowers      MetricID = "online_followers"
	PeriodReach          MetricID = "period_reach"
	PeriodViews          MetricID = "period_views"
	PeriodEngagedViews   MetricID = "period_engaged_views"
	PeriodInteractions   MetricID = "period_interactions"
	PeriodLikes          MetricID = "period_likes"
	PeriodComments       MetricID = "period_comments"
	PeriodSaves          MetricID = "period_saves"
	PeriodShares         MetricID = "period_shares"
	PeriodLinkTaps       MetricID = "period_link_taps"
	PeriodWatchTime      MetricID = "period_watch_time"

	EngagementRate MetricID = "engagement_rate"
	AverageViews   MetricID = "average_views"

	AverageEngagement MetricID = "average_engagement"
)

// Unit says what a metric counts.
type Unit string

// The units.
const (
	Count   Unit = "count"
	Percent Unit = "percent"
	Seconds Unit = "seconds"
)

// Units lists every unit.
func Units() []Unit { return []Unit{Count, Percent, Seconds} }

// Kind says how a metric behaves over time, and so what arithmetic it allows.
type Kind string

// The kinds.
const (
	LevelKind    Kind = "level"    // a stock at an instant (followers); days are never summed
	FlowKind     Kind = "flow"     // what happened within a day (subscribers gained); days may be summed
	LifetimeKind Kind = "lifetime" // a counter since publication (views of a post); the latest value counts
	UniqueKind   Kind = "unique"   // distinct people (reach); never summed over days nor posts
	RatioKind    Kind = "ratio"    // a share or a mean; never summed, never averaged without its parts
)

// Scope says what a metric describes.
type Scope string

// The scopes.
const (
	OfProfile  Scope = "profile"
	OfPost     Scope = "post"
	OfSegments Scope = "segments" // parts of an audience or of a period, by a dimension; each part stands for itself
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
	Rounding   string // how the platform rounds what it tells ("to whole minutes"); "" if it does not
	Traits     Traits
}

// Traits are what is odd about a platform's number, beside what its Limits say in words.
type Traits uint8

// The traits.
const (
	Estimated   Traits = 1 << iota // the platform estimates it, and may estimate it otherwise each time it is asked
	OrganicOnly                    // what was advertised is not in it
)

// Has reports whether a trait is among them.
func (t Traits) Has(one Traits) bool { return t&one != 0 }

// Break is a day on which a platform changed what a metric means.
type Break struct {
	Day  Day
	Text string
}

// Metrics lists the registry.
func Metrics() []Metric { return registry }

// MetricOf looks a metric up.
func MetricOf(id MetricID) (Metric, bool) {
	i, ok := metricAt[id]
	if !ok {
		return Metric{}, false
	}
	return registry[i], true
}

// OffersOf lists what a platform offers, in the registry's order. The list is shared: it must not be changed.
func OffersOf(p Platform) []Offer { return offersOf[p] }

// OfferOf returns what a platform offers of a metric; false means that the platform does not offer it.
func OfferOf(p Platform, id MetricID) (Offer, bool) {
	i, ok := offerAt[p][id]
	if !ok {
		return Offer{}, false
	}
	return offersOf[p][i], true
}

// Every figure that is shown looks its metric and its offer up, so both are found by their names.
var (
	metricAt          = indexMetrics()
	offersOf, offerAt = indexOffers()
)

func indexMetrics() map[MetricID]int {
	at := make(map[MetricID]int, len(registry))
	for i, m := range registry {
		at[m.ID] = i
	}
	return at
}

// indexOffers sorts the offers by platform, each platform's in the registry's order.
func indexOffers() (map[Platform][]Offer, map[Platform]map[MetricID]int) {
	lists, at := map[Platform][]Offer{}, map[Platform]map[MetricID]int{}
	for _, m := range registry {
		for _, o := range offers {
			if o.Metric != m.ID {
				continue
			}
			if at[o.Platform] == nil {
				at[o.Platform] = map[MetricID]int{}
			}
			at[o.Platform][m.ID] = len(lists[o.Platform])
			lists[o.Platform] = append(lists[o.Platform], o)
		}
	}
	return lists, at
}

// Product is what a metric is read with: the account, its newest posts, or what is read beside them. "" for what Candor computes.
func (m Metric) Product() Product {
	switch {
	case m.Scope == OfSegments:
		return ProductAudience
	case m.ID == EngagementRate, m.ID == AverageViews, m.ID == AverageEngagement:
		return ""
	case m.Scope == OfPost && !detailed[m.ID]:
		return ProductPosts
	case m.Scope == OfProfile && m.Kind == LevelKind:
		return ProductProfile
	default:
		return ProductInsights
	}
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
