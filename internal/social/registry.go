package social

// registry is the one list of all metrics. Tooltips, the export, docs/metrics.md and GET /api/metrics are made from it.
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
	{Reposts, "Reposts", OfPost, Count, LifetimeKind, 0, "How often the post was reposted since publication."},
	{Dislikes, "Dislikes", OfPost, Count, LifetimeKind, 0, "Dislikes of the post since publication, which only its owner sees."},
	{PostFollows, "Follows from the post", OfPost, Count, LifetimeKind, 0, "People who began to follow the account from the post."},
	{ProfileVisits, "Profile visits", OfPost, Count, LifetimeKind, 0, "How often the profile was opened from the post."},
	{ProfileActivity, "Profile activity", OfPost, Count, LifetimeKind, 0, "What people did on the profile after opening it from the post: taps on links, e-mail, directions, calls."},
	{WatchTime, "Watch time", OfPost, Seconds, LifetimeKind, 3, "How long the post was watched in all since publication."},
	{AverageWatchTime, "Average watch time", OfPost, Seconds, RatioKind, 3, "How long the post was watched on average, as the platform computes it."},
	{AverageViewPercentage, "Average percentage viewed", OfPost, Percent, RatioKind, 2, "What share of the video was watched on average, as the platform computes it."},
	{SkipRate, "Skip rate", OfPost, Percent, RatioKind, 2, "The share of plays that were left within the first seconds, as the platform computes it."},
	{Navigation, "Navigation", OfPost, Count, LifetimeKind, 0, "Taps forward, back and out of a story, and swipes to the next one."},
	{Replies, "Replies", OfPost, Count, LifetimeKind, 0, "Replies to a story."},
	{EngagedViews, "Engaged views", OfPost, Count, LifetimeKind, 0, "Views that went on past the first frame, or that were begun by a click, since publication."},
	{ReportedShares, "Shares, as reported", OfPost, Count, LifetimeKind, 0, "How often the post was passed on since publication, from the platform's reports, which are some days late."},

	{FollowersGained, "Followers gained", OfProfile, Count, FlowKind, 0, "People who began to follow the account on that day, as the platform counts them."},
	{FollowersLost, "Followers lost", OfProfile, Count, FlowKind, 0, "People who stopped following the account on that day, as the platform counts them."},
	{DailyReach, "Reach per day", OfProfile, Count, UniqueKind, 0, "Different accounts that saw any of the account's content on that day; never summed."},
	{DailyAccountsEngaged, "Accounts engaged per day", OfProfile, Count, UniqueKind, 0, "Different accounts that interacted with the account's content on that day; never summed."},
	{DailyViews, "Views per day", OfProfile, Count, FlowKind, 0, "Views of all the account's posts on that day, as the platform counts them."},
	{DailyEngagedViews, "Engaged views per day", OfProfile, Count, FlowKind, 0, "Views of that day that went on past the first frame, or that were begun by a click."},
	{DailyWatchTime, "Watch time per day", OfProfile, Seconds, FlowKind, 3, "How long the account's videos were watched on that day."},
	{DailyAverageWatchTime, "Average view duration per day", OfProfile, Seconds, RatioKind, 3, "How long a view of that day lasted on average, as the platform computes it."},
	{DailyAverageViewPercentage, "Average percentage viewed per day", OfProfile, Percent, RatioKind, 2, "What share of a video a view of that day watched on average, as the platform computes it."},
	{DailyInteractions, "Interactions per day", OfProfile, Count, FlowKind, 0, "Interactions with the account's content on that day, less those taken back, as the platform counts them."},
	{DailyLikes, "Likes per day", OfProfile, Count, FlowKind, 0, "Likes of the account's content on that day."},
	{DailyComments, "Comments per day", OfProfile, Count, FlowKind, 0, "Comments on the account's content on that day."},
	{DailySaves, "Saves per day", OfProfile, Count, FlowKind, 0, "Saves of the account's content on that day."},
	{DailyShares, "Shares per day", OfProfile, Count, FlowKind, 0, "Shares of the account's content on that day."},
	{DailyReplies, "Replies per day", OfProfile, Count, FlowKind, 0, "Replies to the account's stories on that day."},
	{DailyReposts, "Reposts per day", OfProfile, Count, FlowKind, 0, "Reposts of the account's content on that day."},
	{DailyLinkTaps, "Link taps per day", OfProfile, Count, FlowKind, 0, "Taps on the profile's contact buttons and links on that day."},
	{MonthReach, "Reach, 30 days", OfProfile, Count, UniqueKind, 0, "Different accounts that saw any of the account's content in the 30 days that end with that day; never summed."},
	{MonthAccountsEngaged, "Accounts engaged, 30 days", OfProfile, Count, UniqueKind, 0, "Different accounts that interacted with the account's content in the 30 days that end with that day; never summed."},

	{FollowerDemographics, "Followers by group", OfSegments, Count, UniqueKind, 0, "Followers by age, gender, city or country; the platform leaves small groups out, so parts need not add up to the whole."},
	{EngagedDemographics, "Engaged audience by group", OfSegments, Count, UniqueKind, 0, "People who interacted with the account's content in 30 days, by age, gender, city or country; small groups are left out."},
	{ViewerDemographics, "Viewers by group", OfSegments, Percent, RatioKind, 2, "Which share of the signed-in viewers is of which age and gender, as the platform computes it."},
	{OnlineFollowers, "Followers online", OfSegments, Count, UniqueKind, 0, "Followers who were online, by the hour of the day, on average of the last 30 days."},
	{PeriodReach, "Reach by group, 30 days", OfSegments, Count, UniqueKind, 0, "Different accounts reached in 30 days, by group; groups overlap and do not add up."},
	{PeriodViews, "Views by group, 28 or 30 days", OfSegments, Count, FlowKind, 0, "Views of the period by where, how and by whom."},
	{PeriodInteractions, "Interactions by group, 30 days", OfSegments, Count, FlowKind, 0, "Interactions of the period by the type of content."},
	{PeriodWatchTime, "Watch time by group, 28 days", OfSegments, Seconds, FlowKind, 3, "Watch time of the period by where, how and by whom."},

	{EngagementRate, "Engagement rate", OfProfile, Percent, RatioKind, 2, "Engagements of the newest posts divided by a base; the formula stands beside every value."},
	{AverageViews, "Average views", OfProfile, Count, RatioKind, 0, "Mean lifetime views of the newest posts."},
}

// detailed are the metrics of posts that are not read with every post but beside them: they cost a call per post, or a report.
var detailed = map[MetricID]bool{
	PostFollows: true, ProfileVisits: true, ProfileActivity: true, WatchTime: true, AverageWatchTime: true, AverageViewPercentage: true,
	SkipRate: true, Navigation: true, Replies: true, EngagedViews: true, ReportedShares: true,
}
