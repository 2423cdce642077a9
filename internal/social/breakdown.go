package social

import "time"

// The products that are read beside the account and its posts, where a platform offers them.
const (
	ProductInsights Product = "insights" // the platform's own daily series, and what posts have beside their counts
	ProductAudience Product = "audience" // who the audience is, and where a period's figures come from
	ProductStories  Product = "stories"  // stories, while they last
)

// Dimension is what a breakdown is by.
type Dimension string

// The dimensions.
const (
	ByAge           Dimension = "age"
	ByGender        Dimension = "gender"
	ByAgeGender     Dimension = "age_gender" // keys "18-24 F"
	ByCity          Dimension = "city"
	ByCountry       Dimension = "country" // ISO 3166 alpha-2
	ByHour          Dimension = "hour"    // of the day, "0" to "23", in the platform's zone
	ByFollowing     Dimension = "follow_type"
	ByMediaType     Dimension = "media_product_type"
	ByContactButton Dimension = "contact_button_type"
	ByContentType   Dimension = "content_type"
	ByTrafficSource Dimension = "traffic_source"
	ByDevice        Dimension = "device"
	BySubscription  Dimension = "subscribed_status"
)

// Dimensions lists every dimension.
func Dimensions() []Dimension {
	return []Dimension{ByAge, ByGender, ByAgeGender, ByCity, ByCountry, ByHour, ByFollowing, ByMediaType, ByContactButton, ByContentType, ByTrafficSource, ByDevice, BySubscription}
}

// Breakdown is a metric by a dimension, over some days or as it stands: parts, or the reason why there are none. A part that the
// platform left out is not in it, which never means 0.
type Breakdown struct {
	Metric    MetricID
	Dimension Dimension
	Day       Day // the last day that it covers
	Days      int // how many days it covers; 0: a state, as it stood on the day
	Parts     map[string]int64
	Reason    Reason // "" if there are parts
}

// StoredBreakdown is a breakdown as it was stored.
type StoredBreakdown struct {
	Connection Key
	Breakdown
	ObservedAt time.Time
}

// BreakdownOffer is a breakdown that a platform offers.
type BreakdownOffer struct {
	Platform  Platform
	Metric    MetricID
	Dimension Dimension
	Field     string // the API's metric and breakdown
	Threshold string // below what the platform withholds it; "" if it does not
}

// BreakdownsOf lists the breakdowns that a platform offers.
func BreakdownsOf(p Platform) []BreakdownOffer {
	var out []BreakdownOffer
	for _, o := range breakdownOffers {
		if o.Platform == p {
			out = append(out, o)
		}
	}
	return out
}

const (
	hundredFollowers   = "100 followers"
	hundredEngagements = "100 engagements in the period"
	smallCounts        = "small counts; YouTube does not say how small"
)

var breakdownOffers = []BreakdownOffer{
	{Instagram, FollowerDemographics, ByAge, "follower_demographics, breakdown age", hundredFollowers},
	{Instagram, FollowerDemographics, ByGender, "follower_demographics, breakdown gender", hundredFollowers},
	{Instagram, FollowerDemographics, ByAgeGender, "follower_demographics, breakdown age,gender", hundredFollowers},
	{Instagram, FollowerDemographics, ByCity, "follower_demographics, breakdown city (the 45 largest)", hundredFollowers},
	{Instagram, FollowerDemographics, ByCountry, "follower_demographics, breakdown country (the 45 largest)", hundredFollowers},
	{Instagram, EngagedDemographics, ByAge, "engaged_audience_demographics, breakdown age", hundredEngagements},
	{Instagram, EngagedDemographics, ByGender, "engaged_audience_demographics, breakdown gender", hundredEngagements},
	{Instagram, EngagedDemographics, ByAgeGender, "engaged_audience_demographics, breakdown age,gender", hundredEngagements},
	{Instagram, EngagedDemographics, ByCity, "engaged_audience_demographics, breakdown city (the 45 largest)", hundredEngagements},
	{Instagram, EngagedDemographics, ByCountry, "engaged_audience_demographics, breakdown country (the 45 largest)", hundredEngagements},
	{Instagram, OnlineFollowers, ByHour, "online_followers", hundredFollowers},
	{Instagram, PeriodReach, ByFollowing, "reach, breakdown follow_type", ""},
	{Instagram, PeriodReach, ByMediaType, "reach, breakdown media_product_type", ""},
	{Instagram, PeriodViews, ByFollowing, "views, breakdown follow_type", ""},
	{Instagram, PeriodViews, ByMediaType, "views, breakdown media_product_type", ""},
	{Instagram, PeriodInteractions, ByMediaType, "total_interactions, breakdown media_product_type", ""},
	{Instagram, PeriodLikes, ByMediaType, "likes, breakdown media_product_type", ""},
	{Instagram, PeriodComments, ByMediaType, "comments, breakdown media_product_type", ""},
	{Instagram, PeriodSaves, ByMediaType, "saves, breakdown media_product_type", ""},
	{Instagram, PeriodShares, ByMediaType, "shares, breakdown media_product_type", ""},
	{Instagram, PeriodLinkTaps, ByContactButton, "profile_links_taps, breakdown contact_button_type", ""},
	{YouTube, ViewerDemographics, ByAgeGender, "reports.viewerPercentage, dimensions ageGroup,gender", smallCounts},
	{YouTube, PeriodViews, ByTrafficSource, "reports.views, dimension insightTrafficSourceType", smallCounts},
	{YouTube, PeriodEngagedViews, ByTrafficSource, "reports.engagedViews, dimension insightTrafficSourceType", smallCounts},
	{YouTube, PeriodWatchTime, ByTrafficSource, "reports.estimatedMinutesWatched, dimension insightTrafficSourceType", smallCounts},
	{YouTube, PeriodViews, ByCountry, "reports.views, dimension country", smallCounts},
	{YouTube, PeriodEngagedViews, ByCountry, "reports.engagedViews, dimension country", smallCounts},
	{YouTube, PeriodWatchTime, ByCountry, "reports.estimatedMinutesWatched, dimension country", smallCounts},
	{YouTube, PeriodViews, ByDevice, "reports.views, dimension deviceType", smallCounts},
	{YouTube, PeriodEngagedViews, ByDevice, "reports.engagedViews, dimension deviceType", smallCounts},
	{YouTube, PeriodWatchTime, ByDevice, "reports.estimatedMinutesWatched, dimension deviceType", smallCounts},
	{YouTube, PeriodViews, BySubscription, "reports.views, dimension subscribedStatus", smallCounts},
	{YouTube, PeriodEngagedViews, BySubscription, "reports.engagedViews, dimension subscribedStatus", smallCounts},
	{YouTube, PeriodWatchTime, BySubscription, "reports.estimatedMinutesWatched, dimension subscribedStatus", smallCounts},
	{YouTube, PeriodViews, ByContentType, "reports.views, dimension creatorContentType", smallCounts},
	{YouTube, PeriodEngagedViews, ByContentType, "reports.engagedViews, dimension creatorContentType", smallCounts},
	{YouTube, PeriodWatchTime, ByContentType, "reports.estimatedMinutesWatched, dimension creatorContentType", smallCounts},
}
