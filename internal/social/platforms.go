package social

import "time"

// Platform names a social platform.
type Platform string

// The platforms.
const (
	Instagram Platform = "instagram" // read through the Instagram API with Instagram Login
	TikTok    Platform = "tiktok"    // read through the Display API v2
)

// offers is what each platform offers of the registry, one block per platform. The availability table, tooltips and exports are made from it.
var offers = []Offer{
	{Instagram, Followers, "", "followers_count", "Accounts that follow this account.", "", 0, "", Raw, nil},
	{Instagram, Following, "", "follows_count", "Accounts that this account follows.", "", 0, "", Raw, nil},
	{Instagram, Posts, "", "media_count", "Media that Instagram counts on the profile; reels kept out of the feed are listed but not counted.", "", 0, "", Raw, nil},
	{Instagram, Views, "", "insights.views", "How often the post was played or displayed.", "organic only; up to 48 hours late", 48 * time.Hour, "", Raw,
		[]Break{{"2025-04-21", "Instagram replaced impressions and plays by views"}}},
	{Instagram, Reach, "", "insights.reach", "Different accounts that saw the post at least once; estimated by Instagram.", "estimated by Instagram; up to 48 hours late", 48 * time.Hour, "", Raw, nil},
	{Instagram, Likes, "", "like_count, insights.likes", "Likes of the post.", "where the owner hides likes: up to 48 hours late", 48 * time.Hour, "", Raw, nil},
	{Instagram, Comments, "", "comments_count, insights.comments", "Comments on the post.", "", 48 * time.Hour, "", Raw, nil},
	{Instagram, Shares, "", "insights.shares", "How often the post was shared.", "up to 48 hours late", 48 * time.Hour, "", Raw, nil},
	{Instagram, Saves, "", "insights.saved", "How often the post was saved.", "up to 48 hours late", 48 * time.Hour, "", Raw, nil},
	{Instagram, Interactions, "", "insights.total_interactions", "Likes, saves, comments and shares, less those taken back.", "up to 48 hours late", 48 * time.Hour, "", Raw, nil},
	{Instagram, EngagementRate, "", "", "(likes + comments + saves + shares) / reach of the newest posts, total over total.", "computed by Candor", 0, "", Derived, nil},
	{Instagram, AverageViews, "", "", "Mean lifetime views of the newest posts.", "computed by Candor", 0, "", Derived, nil},

	{TikTok, Followers, "", "follower_count", "Followers of this account.", "", 0, "", Raw, nil},
	{TikTok, Following, "", "following_count", "Accounts that this account follows.", "", 0, "", Raw, nil},
	{TikTok, Posts, "Videos", "video_count", "Public videos of the account; private, friends-only and deleted ones are not counted.", "", 0, "", Raw, nil},
	{TikTok, ProfileLikes, "Likes, all videos", "likes_count", "Likes of all the account's videos; it falls when likes are taken back or videos are removed.", "", 0, "", Raw, nil},
	{TikTok, Views, "", "view_count", "Views of the video since publication, as TikTok counts them.", "may fall when TikTok corrects it", 0, "", Raw, nil},
	{TikTok, Likes, "", "like_count", "Likes of the video.", "", 0, "", Raw, nil},
	{TikTok, Comments, "", "comment_count", "Comments on the video.", "", 0, "", Raw, nil},
	{TikTok, Shares, "", "share_count", "How often the video was shared.", "", 0, "", Raw, nil},
	{TikTok, EngagementRate, "", "", "(likes + comments + shares) / views of the newest videos, total over total.", "computed by Candor", 0, "", Derived, nil},
	{TikTok, AverageViews, "", "", "Mean lifetime views of the newest videos.", "computed by Candor", 0, "", Derived, nil},
}

// rates is what each platform counts into its engagement rate. A platform that is not here has none.
var rates = map[Platform]Rate{
	Instagram: {Numerator: []MetricID{Likes, Comments, Saves, Shares}, Denominator: Reach},
	TikTok:    {Numerator: []MetricID{Likes, Comments, Shares}, Denominator: Views},
}
