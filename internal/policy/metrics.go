package policy

import "candor/internal/social"

// Use is something that may be done with a figure.
type Use string

// The uses that terms speak of.
const (
	Show    Use = "show"    // to its owner, and to whom the owner lets see it, in our own web app
	PassOn  Use = "pass_on" // to callers that are not the web app
	Total   Use = "total"   // in a sum with other platforms' figures
	Compute Use = "compute" // figures of our own from it
	TakeOut Use = "export"  // the owner's own export
	// ComputeIfAllowed: figures of our own from it, as long as the operator's record says that the platform accepted it
	// (social.DerivedFigures). They stand beside other platforms' figures and in no sum with them.
	ComputeIfAllowed Use = "compute_if_allowed"
)

// MetricRule is what terms say of one metric of one platform: how long it stays and what may be done with it.
type MetricRule struct {
	Class Class
	Uses  []Use
}

// May reports whether a use is allowed.
func (r MetricRule) May(u Use) bool {
	for _, allowed := range r.Uses {
		if allowed == u {
			return true
		}
	}
	return false
}

// Where figures count as statistics of their owner, the platform decides what may be done with them; nothing depends on the single metric but
// whether it may enter a total at all.
var (
	free      = []Use{Show, PassOn, Compute, TakeOut}
	summed    = []Use{Show, PassOn, Compute, TakeOut, Total}
	ownerOnly = []Use{Show, TakeOut, ComputeIfAllowed}
)

// metricRules is the one table of what may be done with each metric, by platform. A metric that a platform offers and that is not here fails a
// test.
var metricRules = map[social.Platform]map[social.MetricID][]Use{
	social.Instagram: {
		social.Followers: summed, social.Posts: summed, social.Following: free,
		social.Views: free, social.Reach: free, social.Likes: free, social.Comments: free, social.Shares: free, social.Saves: free, social.Interactions: free, social.Reposts: free,
		social.PostFollows: free, social.ProfileVisits: free, social.ProfileActivity: free, social.WatchTime: free, social.AverageWatchTime: free, social.SkipRate: free,
		social.BioLinkTaps: free, social.EmailTaps: free, social.CallTaps: free, social.TextTaps: free, social.DirectionTaps: free, social.OtherProfileActivity: free,
		social.Navigation: free, social.TapsForward: free, social.TapsBack: free, social.StoryExits: free, social.SwipesForward: free, social.Replies: free,
		social.FollowersGained: free, social.FollowersLost: free, social.DailyReach: free, social.DailyAccountsEngaged: free, social.DailyViews: free, social.DailyInteractions: free,
		social.DailyLikes: free, social.DailyComments: free, social.DailySaves: free, social.DailyShares: free, social.DailyReplies: free, social.DailyReposts: free,
		social.DailyLinkTaps: free, social.MonthReach: free, social.MonthAccountsEngaged: free,
		social.FollowerDemographics: free, social.EngagedDemographics: free, social.OnlineFollowers: free, social.PeriodReach: free, social.PeriodViews: free, social.PeriodInteractions: free,
		social.PeriodLikes: free, social.PeriodComments: free, social.PeriodSaves: free, social.PeriodShares: free, social.PeriodLinkTaps: free,
		social.EngagementRate: free, social.AverageViews: free, social.AverageEngagement: free,
	},
	social.TikTok: {
		social.Followers: summed, social.Posts: summed, social.Following: free, social.ProfileLikes: free,
		social.Views: free, social.Likes: free, social.Comments: free, social.Shares: free,
		social.EngagementRate: free, social.AverageViews: free, social.AverageEngagement: free,
	},
	// III.E.2.a, III.E.4.h, III.I.15: shown as they are, to their owner; no sums, not passed on, and nothing computed but by III.L.
	social.YouTube: {
		social.Followers: ownerOnly, social.Posts: ownerOnly, social.ProfileViews: ownerOnly,
		social.Views: ownerOnly, social.Likes: ownerOnly, social.Comments: ownerOnly, social.Shares: ownerOnly, social.ReportedShares: ownerOnly, social.Dislikes: ownerOnly,
		social.WatchTime: ownerOnly, social.AverageWatchTime: ownerOnly, social.AverageViewPercentage: ownerOnly, social.EngagedViews: ownerOnly, social.PostFollows: ownerOnly,
		social.FollowersGained: ownerOnly, social.FollowersLost: ownerOnly, social.DailyViews: ownerOnly, social.DailyEngagedViews: ownerOnly, social.DailyWatchTime: ownerOnly,
		social.DailyAverageWatchTime: ownerOnly, social.DailyAverageViewPercentage: ownerOnly, social.DailyLikes: ownerOnly, social.DailyDislikes: ownerOnly, social.DailyComments: ownerOnly, social.DailyShares: ownerOnly,
		social.ViewerDemographics: ownerOnly, social.PeriodViews: ownerOnly, social.PeriodEngagedViews: ownerOnly, social.PeriodWatchTime: ownerOnly,
		social.EngagementRate: ownerOnly, social.AverageViews: ownerOnly, social.AverageEngagement: ownerOnly,
	},
}

// MetricRuleOf is the rule of a metric of a platform; false if nobody has said what may be done with it.
func MetricRuleOf(p social.Platform, id social.MetricID) (MetricRule, bool) {
	uses, ok := metricRules[p][id]
	return MetricRule{Class: Statistics, Uses: uses}, ok
}
