package social

import "time"

// Platform names a social platform.
type Platform string

// The platforms.
const (
	Instagram Platform = "instagram" // read through the Instagram API with Instagram Login
	TikTok    Platform = "tiktok"    // read through the Display API v2
	YouTube   Platform = "youtube"   // read through the YouTube Data API v3 and the YouTube Analytics API v2
)

// Instagram's and YouTube's own days are days of this zone.
const pacific = "America/Los_Angeles"

// pacificLag is how long after a day Instagram may still change its account metrics.
const pacificLag = 48 * time.Hour

// offers is what each platform offers of the registry, one block per platform. The availability table, tooltips and exports are made from it.
var offers = []Offer{
	{Instagram, Followers, "", "followers_count", "Accounts that follow this account.", "", 0, "", Raw, nil, "", 0},
	{Instagram, Following, "", "follows_count", "Accounts that this account follows.", "", 0, "", Raw, nil, "", 0},
	{Instagram, Posts, "", "media_count", "Media that Instagram counts on the profile; reels kept out of the feed are listed but not counted.", "", 0, "", Raw, nil, "", 0},
	{Instagram, Views, "", "insights.views", "How often the post was played or displayed.", "organic only; up to 48 hours late", 48 * time.Hour, "", Raw,
		[]Break{{"2025-04-21", "Instagram replaced impressions and plays by views"}}, "", OrganicOnly},
	{Instagram, Reach, "", "insights.reach", "Different accounts that saw the post at least once; estimated by Instagram.", "organic only; estimated by Instagram; up to 48 hours late", 48 * time.Hour, "", Raw, nil, "", Estimated | OrganicOnly},
	{Instagram, Likes, "", "like_count, insights.likes", "Likes of the post.", "where the owner hides likes: up to 48 hours late", 48 * time.Hour, "", Raw, nil, "", 0},
	{Instagram, Comments, "", "comments_count, insights.comments", "Comments on the post.", "", 48 * time.Hour, "", Raw, nil, "", 0},
	{Instagram, Shares, "", "insights.shares", "How often the post was shared.", "organic only; up to 48 hours late", 48 * time.Hour, "", Raw, nil, "", OrganicOnly},
	{Instagram, Saves, "", "insights.saved", "How often the post was saved.", "organic only; up to 48 hours late", 48 * time.Hour, "", Raw, nil, "", OrganicOnly},
	{Instagram, Interactions, "", "insights.total_interactions", "Likes, saves, comments and shares, less those taken back.", "organic only; up to 48 hours late", 48 * time.Hour, "", Raw, nil, "", OrganicOnly},
	{Instagram, Reposts, "", "insights.reposts", "How often the post was reposted.", "organic only; up to 48 hours late", 48 * time.Hour, "", Raw, nil, "", OrganicOnly},
	{Instagram, PostFollows, "", "insights.follows", "Accounts that began to follow from the post; not for reels.", "organic only; not for reels; up to 48 hours late", 48 * time.Hour, "", Raw, nil, "", OrganicOnly},
	{Instagram, ProfileVisits, "", "insights.profile_visits", "How often the profile was opened from the post; not for reels.", "organic only; not for reels; up to 48 hours late", 48 * time.Hour, "", Raw, nil, "", OrganicOnly},
	{Instagram, ProfileActivity, "", "insights.profile_activity", "What people did on the profile after opening it from the post; not for reels.", "organic only; not for reels; up to 48 hours late", 48 * time.Hour, "", Raw, nil, "", OrganicOnly},
	{Instagram, BioLinkTaps, "", "insights.profile_activity, action_type BIO_LINK_CLICKED", "Taps on the links of the profile after opening it from the post.", "organic only; not for reels; read where there was any profile activity, of stories in their last hour; a kind of which there was none is left out; up to 48 hours late", 48 * time.Hour, "", Raw, nil, "", OrganicOnly},
	{Instagram, EmailTaps, "", "insights.profile_activity, action_type EMAIL", "Taps on the e-mail button after opening the profile from the post.", "organic only; not for reels; read where there was any profile activity, of stories in their last hour; a kind of which there was none is left out; up to 48 hours late", 48 * time.Hour, "", Raw, nil, "", OrganicOnly},
	{Instagram, CallTaps, "", "insights.profile_activity, action_type CALL", "Taps on the call button after opening the profile from the post.", "organic only; not for reels; read where there was any profile activity, of stories in their last hour; a kind of which there was none is left out; up to 48 hours late", 48 * time.Hour, "", Raw, nil, "", OrganicOnly},
	{Instagram, TextTaps, "", "insights.profile_activity, action_type TEXT", "Taps on the text message button after opening the profile from the post.", "organic only; not for reels; read where there was any profile activity, of stories in their last hour; a kind of which there was none is left out; up to 48 hours late", 48 * time.Hour, "", Raw, nil, "", OrganicOnly},
	{Instagram, DirectionTaps, "", "insights.profile_activity, action_type DIRECTION", "Taps on the directions button after opening the profile from the post.", "organic only; not for reels; read where there was any profile activity, of stories in their last hour; a kind of which there was none is left out; up to 48 hours late", 48 * time.Hour, "", Raw, nil, "", OrganicOnly},
	{Instagram, OtherProfileActivity, "", "insights.profile_activity, action_type OTHER", "What Instagram counts as other activity on the profile after opening it from the post.", "organic only; not for reels; read where there was any profile activity, of stories in their last hour; a kind of which there was none is left out; up to 48 hours late", 48 * time.Hour, "", Raw, nil, "", OrganicOnly},
	{Instagram, WatchTime, "", "insights.ig_reels_video_view_total_time", "How long the reel was played in all, replays included.", "organic only; reels only; up to 48 hours late", 48 * time.Hour, "", Raw, nil, "", OrganicOnly},
	{Instagram, AverageWatchTime, "", "insights.ig_reels_avg_watch_time", "How long the reel was played on average.", "organic only; reels only; up to 48 hours late", 48 * time.Hour, "", Raw, nil, "", OrganicOnly},
	{Instagram, SkipRate, "", "insights.reels_skip_rate", "The share of plays left within the first three seconds.", "organic only; reels only; up to 48 hours late", 48 * time.Hour, "", Raw, nil, "", OrganicOnly},
	{Instagram, Navigation, "", "insights.navigation", "Taps forward, back and out of the story, and swipes to the next.", "organic only; stories only, while they last", 48 * time.Hour, "", Raw, nil, "", OrganicOnly},
	{Instagram, TapsForward, "", "insights.navigation, story_navigation_action_type TAP_FORWARD", "Taps that went on to the next photo or video of the story.", "organic only; stories only, read in their last hour; a kind of which there was none is left out", 48 * time.Hour, "", Raw, nil, "", OrganicOnly},
	{Instagram, TapsBack, "", "insights.navigation, story_navigation_action_type TAP_BACK", "Taps that went back to the photo or video before.", "organic only; stories only, read in their last hour; a kind of which there was none is left out", 48 * time.Hour, "", Raw, nil, "", OrganicOnly},
	{Instagram, StoryExits, "", "insights.navigation, story_navigation_action_type TAP_EXIT", "Taps that left the story.", "organic only; stories only, read in their last hour; a kind of which there was none is left out", 48 * time.Hour, "", Raw, nil, "", OrganicOnly},
	{Instagram, SwipesForward, "", "insights.navigation, story_navigation_action_type SWIPE_FORWARD", "Swipes that went on to the next account's story.", "organic only; stories only, read in their last hour; a kind of which there was none is left out", 48 * time.Hour, "", Raw, nil, "", OrganicOnly},
	{Instagram, Replies, "", "insights.replies", "Replies to the story; Instagram answers 0 for people and accounts in the EU and Japan.", "organic only; stories only, while they last", 48 * time.Hour, "", Raw, nil, "", OrganicOnly},
	{Instagram, FollowersGained, "", "follows_and_unfollows, follow_type FOLLOWER", "Accounts that began to follow on that day.", "from 100 followers on; one to two days late", pacificLag, pacific, Raw, nil, "", 0},
	{Instagram, FollowersLost, "", "follows_and_unfollows, follow_type NON_FOLLOWER", "Accounts that stopped following, or left Instagram, on that day.", "from 100 followers on; one to two days late", pacificLag, pacific, Raw, nil, "", 0},
	{Instagram, DailyReach, "", "reach", "Different accounts that saw any of the account's content on that day, ads included; estimated by Instagram.", "estimated by Instagram; up to 48 hours late", pacificLag, pacific, Raw, nil, "", Estimated},
	{Instagram, DailyAccountsEngaged, "", "accounts_engaged", "Different accounts that interacted with the account's content on that day; estimated by Instagram.", "estimated by Instagram; up to 48 hours late", pacificLag, pacific, Raw, nil, "", Estimated},
	{Instagram, DailyViews, "", "views", "How often the account's content was played or displayed on that day, ads included.", "up to 48 hours late", pacificLag, pacific, Raw,
		[]Break{{"2025-04-21", "Instagram replaced impressions and plays by views"}}, "", 0},
	{Instagram, DailyInteractions, "", "total_interactions", "Likes, saves, comments, shares and replies of that day, less those taken back.", "up to 48 hours late", pacificLag, pacific, Raw, nil, "", 0},
	{Instagram, DailyLikes, "", "likes", "Likes of the account's content on that day.", "up to 48 hours late", pacificLag, pacific, Raw, nil, "", 0},
	{Instagram, DailyComments, "", "comments", "Comments on the account's content on that day.", "up to 48 hours late", pacificLag, pacific, Raw, nil, "", 0},
	{Instagram, DailySaves, "", "saves", "Saves of the account's content on that day.", "up to 48 hours late", pacificLag, pacific, Raw, nil, "", 0},
	{Instagram, DailyShares, "", "shares", "Shares of the account's content on that day.", "up to 48 hours late", pacificLag, pacific, Raw, nil, "", 0},
	{Instagram, DailyReplies, "", "replies", "Replies to stories on that day.", "up to 48 hours late", pacificLag, pacific, Raw, nil, "", 0},
	{Instagram, DailyReposts, "", "reposts", "Reposts of the account's content on that day.", "up to 48 hours late", pacificLag, pacific, Raw, nil, "", 0},
	{Instagram, DailyLinkTaps, "", "profile_links_taps", "Taps on the profile's contact buttons on that day.", "up to 48 hours late", pacificLag, pacific, Raw, nil, "", 0},
	{Instagram, MonthReach, "", "reach over 30 days", "Different accounts that saw any of the account's content in 30 days, each counted once; estimated by Instagram.", "estimated by Instagram; up to 48 hours late", pacificLag, pacific, Raw, nil, "", Estimated},
	{Instagram, MonthAccountsEngaged, "", "accounts_engaged over 30 days", "Different accounts that interacted in 30 days, each counted once; estimated by Instagram.", "estimated by Instagram; up to 48 hours late", pacificLag, pacific, Raw, nil, "", Estimated},
	{Instagram, FollowerDemographics, "", "follower_demographics", "Followers by age, gender, city or country; the 45 largest groups.", "from 100 followers on; small groups are left out", 48 * time.Hour, "", Raw, nil, "", 0},
	{Instagram, EngagedDemographics, "", "engaged_audience_demographics", "Accounts that interacted in the last 30 days, by age, gender, city or country; the 45 largest groups.", "from 100 engagements on; small groups are left out; the last two days may be incomplete", 48 * time.Hour, "", Raw, nil, "", 0},
	{Instagram, OnlineFollowers, "", "online_followers", "Followers who were online in each hour of the day, Pacific time.", "from 100 followers on; often empty", 48 * time.Hour, pacific, Raw, nil, "", 0},
	{Instagram, PeriodReach, "", "reach over 30 days, by breakdown", "Different accounts reached in the 30 days up to the newest settled day, by whether they follow, or by the type of content.", "groups overlap and do not add up", pacificLag, pacific, Raw, nil, "", 0},
	{Instagram, PeriodViews, "", "views over 30 days, by breakdown", "Views of the 30 days up to the newest settled day, by whether the viewer follows, or by the type of content.", "empty groups are left out", pacificLag, pacific, Raw, nil, "", 0},
	{Instagram, PeriodInteractions, "", "total_interactions over 30 days, by breakdown", "Interactions of the 30 days up to the newest settled day by the type of content.", "empty groups are left out", pacificLag, pacific, Raw, nil, "", 0},
	{Instagram, PeriodLikes, "", "likes over 30 days, by breakdown", "Likes of the 30 days up to the newest settled day by the type of content.", "empty groups are left out", pacificLag, pacific, Raw, nil, "", 0},
	{Instagram, PeriodComments, "", "comments over 30 days, by breakdown", "Comments of the 30 days up to the newest settled day by the type of content.", "empty groups are left out", pacificLag, pacific, Raw, nil, "", 0},
	{Instagram, PeriodSaves, "", "saves over 30 days, by breakdown", "Saves of the 30 days up to the newest settled day by the type of content.", "empty groups are left out", pacificLag, pacific, Raw, nil, "", 0},
	{Instagram, PeriodShares, "", "shares over 30 days, by breakdown", "Shares of the 30 days up to the newest settled day by the type of content.", "empty groups are left out", pacificLag, pacific, Raw, nil, "", 0},
	{Instagram, PeriodLinkTaps, "", "profile_links_taps over 30 days, by breakdown", "Taps on the profile's contact buttons in the 30 days up to the newest settled day, by the button.", "empty groups are left out", pacificLag, pacific, Raw, nil, "", 0},
	{Instagram, EngagementRate, "", "", "(likes + comments + saves + shares) / reach of the newest settled posts (all of the newest while under three are settled), total over total.", "computed by Candor", 0, "", Derived, nil, "", 0},
	{Instagram, AverageViews, "", "", "Mean lifetime views of the newest settled posts (all of the newest while under three are settled).", "computed by Candor", 0, "", Derived, nil, "", 0},
	{Instagram, AverageEngagement, "", "", "Mean likes + comments + saves + shares of the newest settled posts (all of the newest while under three are settled).", "computed by Candor", 0, "", Derived, nil, "", 0},

	{TikTok, Followers, "", "follower_count", "Followers of this account.", "", 0, "", Raw, nil, "", 0},
	{TikTok, Following, "", "following_count", "Accounts that this account follows.", "", 0, "", Raw, nil, "", 0},
	{TikTok, Posts, "Videos", "video_count", "Public videos of the account; private, friends-only and deleted ones are not counted.", "", 0, "", Raw, nil, "", 0},
	{TikTok, ProfileLikes, "Likes, all videos", "likes_count", "Likes of all the account's videos; it falls when likes are taken back or videos are removed.", "", 0, "", Raw, nil, "", 0},
	{TikTok, Views, "", "view_count", "Views of the video since publication, as TikTok counts them.", "may fall when TikTok corrects it", 0, "", Raw, nil, "", 0},
	{TikTok, Likes, "", "like_count", "Likes of the video.", "", 0, "", Raw, nil, "", 0},
	{TikTok, Comments, "", "comment_count", "Comments on the video.", "", 0, "", Raw, nil, "", 0},
	{TikTok, Shares, "", "share_count", "How often the video was shared.", "", 0, "", Raw, nil, "", 0},
	{TikTok, EngagementRate, "", "", "(likes + comments + shares) / views of the newest settled videos (all of the newest while under three are settled), total over total.", "computed by Candor", 0, "", Derived, nil, "", 0},
	{TikTok, AverageViews, "", "", "Mean lifetime views of the newest settled videos (all of the newest while under three are settled).", "computed by Candor", 0, "", Derived, nil, "", 0},
	{TikTok, AverageEngagement, "", "", "Mean likes + comments + shares of the newest settled videos (all of the newest while under three are settled).", "computed by Candor", 0, "", Derived, nil, "", 0},

	{YouTube, Followers, "Subscribers", "channels.statistics.subscriberCount", "People who subscribe to the channel.", "rounded down by YouTube to three digits", 0, "", Raw, nil, "down to three digits", 0},
	{YouTube, Posts, "Videos", "channels.statistics.videoCount", "Public videos of the channel.", "unlisted and private videos are not counted", 0, "", Raw, nil, "", 0},
	{YouTube, ProfileViews, "Views, all videos", "channels.statistics.viewCount", "Views of all the channel's videos, in all formats, since the channel exists.", "", 0, "", Raw, youtubeViews, "", 0},
	{YouTube, Views, "", "videos.statistics.viewCount", "How often the video was played, as YouTube counts plays.", "", 0, "", Raw, youtubeViews, "", 0},
	{YouTube, Likes, "", "videos.statistics.likeCount", "Likes of the video.", "missing where the owner hides them", 0, "", Raw, nil, "", 0},
	{YouTube, Comments, "", "videos.statistics.commentCount", "Comments on the video.", "missing where comments are off", 0, "", Raw, nil, "", 0},
	{YouTube, Dislikes, "", "videos.statistics.dislikeCount", "Dislikes of the video, which only its owner sees.", "", 0, "", Raw, nil, "", 0},
	{YouTube, EngagedViews, "", "reports.engagedViews by video", "Views that went on past the first frame, or that were begun by a click or tap, since publication.", youtubeVideos, youtubeSettles, "", Raw, nil, "", 0},
	{YouTube, WatchTime, "", "reports.estimatedMinutesWatched by video", "How long the video was watched in all since publication, in whole minutes.", youtubeVideos, youtubeSettles, "", Raw, nil, "to whole minutes", 0},
	{YouTube, AverageWatchTime, "Average view duration", "reports.averageViewDuration by video", "How long a view of the video lasted on average since publication, as YouTube computes it.", youtubeVideos, youtubeSettles, "", Raw, youtubeViews, "", 0},
	{YouTube, AverageViewPercentage, "", "reports.averageViewPercentage by video", "What share of the video a view watched on average since publication, as YouTube computes it.", youtubeVideos, youtubeSettles, "", Raw, youtubeViews, "", 0},
	{YouTube, ReportedShares, "", "reports.shares by video", "How often the video was shared since publication.", youtubeVideos, youtubeSettles, "", Raw, nil, "", 0},
	{YouTube, PostFollows, "Subscribers from the video", "reports.subscribersGained by video", "People who subscribed to the channel from the video since publication.", youtubeVideos, youtubeSettles, "", Raw, nil, "", 0},
	{YouTube, FollowersGained, "Subscribers gained", "reports.subscribersGained", "People who subscribed to the channel on that Pacific day.",
		"two to three days late; restated for a week", youtubeSettles, youtubeZone, Raw, nil, "", 0},
	{YouTube, FollowersLost, "Subscribers lost", "reports.subscribersLost", "People who unsubscribed from the channel on that Pacific day.",
		"two to three days late; restated for a week", youtubeSettles, youtubeZone, Raw, nil, "", 0},
	{YouTube, DailyViews, "", "reports.views", "Views of all the channel's videos on that Pacific day.", youtubeLate, youtubeSettles, youtubeZone, Raw, youtubeViews, "", 0},
	{YouTube, DailyEngagedViews, "", "reports.engagedViews", "Views of that Pacific day that went on past the first frame, or that were begun by a click or tap.", youtubeLate, youtubeSettles, youtubeZone, Raw, nil, "", 0},
	{YouTube, DailyWatchTime, "", "reports.estimatedMinutesWatched", "How long the channel's videos were watched on that Pacific day, in whole minutes.", youtubeLate, youtubeSettles, youtubeZone, Raw, nil, "to whole minutes", 0},
	{YouTube, DailyAverageWatchTime, "", "reports.averageViewDuration", "How long a view of that Pacific day lasted on average, as YouTube computes it.", youtubeLate, youtubeSettles, youtubeZone, Raw, youtubeViews, "", 0},
	{YouTube, DailyAverageViewPercentage, "", "reports.averageViewPercentage", "What share of a video a view of that Pacific day watched on average, as YouTube computes it.", youtubeLate, youtubeSettles, youtubeZone, Raw, youtubeViews, "", 0},
	{YouTube, DailyLikes, "", "reports.likes", "Likes of the channel's videos on that Pacific day.", youtubeLate, youtubeSettles, youtubeZone, Raw, nil, "", 0},
	{YouTube, DailyDislikes, "", "reports.dislikes", "Dislikes of the channel's videos on that Pacific day, which only its owner sees.", youtubeLate, youtubeSettles, youtubeZone, Raw, nil, "", 0},
	{YouTube, DailyComments, "", "reports.comments", "Comments on the channel's videos on that Pacific day.", youtubeLate, youtubeSettles, youtubeZone, Raw, nil, "", 0},
	{YouTube, DailyShares, "", "reports.shares", "Shares of the channel's videos on that Pacific day.", youtubeLate, youtubeSettles, youtubeZone, Raw, nil, "", 0},
	{YouTube, EngagementRate, "", "", "(likes + comments) / views of the newest settled videos (all of the newest while under three are settled), total over total.", byAllowance, 0, "", Derived, youtubeViews, "", 0},
	{YouTube, AverageViews, "", "", "Mean lifetime views of the newest settled videos (all of the newest while under three are settled).", byAllowance, 0, "", Derived, youtubeViews, "", 0},
	{YouTube, AverageEngagement, "", "", "Mean likes + comments of the newest settled videos (all of the newest while under three are settled).", byAllowance, 0, "", Derived, nil, "", 0},
	{YouTube, ViewerDemographics, "", "reports.viewerPercentage by ageGroup, gender", "Which share of the signed-in viewers of 28 days is of which age and gender, as YouTube computes it.", "withheld while counts are small", youtubeSettles, youtubeZone, Raw, nil, "", 0},
	{YouTube, PeriodViews, "", "reports.views over 28 days, by dimension", "Views of 28 days by traffic source, country, device, subscription or type of content.", "small groups are left out", youtubeSettles, youtubeZone, Raw, youtubeViews, "", 0},
	{YouTube, PeriodEngagedViews, "", "reports.engagedViews over 28 days, by dimension", "Views of 28 days that went on past the first frame, or that were begun by a click or tap, by traffic source, country, device, subscription or type of content.", "small groups are left out", youtubeSettles, youtubeZone, Raw, nil, "", 0},
	{YouTube, PeriodWatchTime, "", "reports.estimatedMinutesWatched over 28 days, by dimension", "Watch time of 28 days by traffic source, country, device, subscription or type of content.", "small groups are left out", youtubeSettles, youtubeZone, Raw, nil, "", 0},
}

// What limits YouTube's reports.
const (
	youtubeLate   = "two to three days late; restated for a week"
	youtubeVideos = "two to three days late; the 1,000 most watched videos; as far back as YouTube's reports go"
)

// YouTube's own days, and how long it restates them.
const (
	youtubeZone    = "America/Los_Angeles"
	youtubeSettles = 7 * 24 * time.Hour
)

// youtubeViews are the days on which YouTube changed what a view is.
var youtubeViews = []Break{
	{"2025-03-31", "YouTube began to count every start and replay of a Short as a view"},
	{"2026-08-24", "YouTube began to count a view of any format when its first frame plays, also by autoplay or hovering"},
}

// byAllowance is what limits figures that YouTube's terms forbid unless YouTube has accepted them (III.L).
const byAllowance = "computed by Candor, not by YouTube, and only where the operator has recorded YouTube's acceptance"

// rates is what each platform counts into its engagement rate. A platform that is not here has none.
var rates = map[Platform]Rate{
	Instagram: {Numerator: []MetricID{Likes, Comments, Saves, Shares}, Denominator: Reach},
	TikTok:    {Numerator: []MetricID{Likes, Comments, Shares}, Denominator: Views},
	YouTube:   {Numerator: []MetricID{Likes, Comments}, Denominator: Views},
}
