package tiktok

import (
	"net/url"
	"slices"
	"strconv"
	"time"

	"candor/internal/platform"
	"candor/internal/social"
)

// idUnion names the id that an account has across the apps of one developer.
const idUnion = "union_id"

// flaws collects what could not be taken as it stood.
type flaws struct {
	object string
	list   []platform.Flaw
}

func (f *flaws) add(field, text string) {
	if text != "" {
		f.list = append(f.list, platform.Flaw{Object: f.object, Field: field, Text: text})
	}
}

func (f *flaws) figure(field string, c platform.Count) social.Figure {
	figure, flaw := c.Figure(social.NotReported, social.NotReported)
	f.add(field, flaw)
	return figure
}

func (f *flaws) text(field string, t platform.Text) social.Text {
	text, flaw := t.Text(social.NotReported, social.NotReported)
	f.add(field, flaw)
	return text
}

// profilePage converts an account that was read with some permissions. What another permission would have told is not granted.
func profilePage(u user, granted []string, now time.Time) platform.ProfilePage {
	f := &flaws{object: string(u.OpenID)}
	page := platform.ProfilePage{Account: accountOf(u)}
	page.Profile = social.Profile{
		ExternalID:  string(u.OpenID),
		Handle:      u.Username.Value(),
		DisplayName: f.text("display_name", u.DisplayName),
		Bio:         social.Unsaid(social.NotGranted),
		PictureURL:  f.text("avatar_url", u.AvatarURL),
		Website:     social.Unsaid(social.NotOffered),
		Verified:    social.Missing(social.NotGranted),
		URL:         profileURL(u),
		FetchedAt:   now,
	}
	if slices.Contains(granted, scopeProfile) {
		page.Profile.Bio, page.Profile.Verified = bio(u, f), verified(u, f)
	}
	page.Figures = social.Figures{}
	for metric, count := range map[social.MetricID]struct {
		field string
		count platform.Count
	}{
		social.Followers:    {"follower_count", u.FollowerCount},
		social.Following:    {"following_count", u.FollowingCount},
		social.Posts:        {"video_count", u.VideoCount},
		social.ProfileLikes: {"likes_count", u.LikesCount},
	} {
		page.Figures[metric] = social.Missing(social.NotGranted)
		if slices.Contains(granted, scopeStats) {
			page.Figures[metric] = f.figure(count.field, count.count)
		}
	}
	page.Notes = map[string]string{noteVideos: ""}
	if n, ok := page.Figures[social.Posts].Value(); ok {
		page.Notes[noteVideos] = strconv.FormatInt(n, 10)
	}
	page.Flaws = f.list
	return page
}

// accountOf names the account. A display name is no handle; without the permission for the handle there is none.
func accountOf(u user) platform.Account {
	a := platform.Account{ExternalID: string(u.OpenID), IDs: map[string]string{}, Handle: u.Username.Value(), DisplayName: u.DisplayName.Value()}
	if u.UnionID != "" {
		a.IDs[idUnion] = string(u.UnionID)
	}
	return a
}

// bio is left out of an answer when it is empty.
func bio(u user, f *flaws) social.Text {
	if u.Bio.Absent() {
		return social.Says("")
	}
	return f.text("bio_description", u.Bio)
}

func verified(u user, f *flaws) social.Figure {
	figure, flaw := u.IsVerified.Figure(social.NotReported, social.NotReported)
	f.add("is_verified", flaw)
	return figure
}

// profileURL is made from the handle, or is TikTok's own short link, or nothing.
func profileURL(u user) string {
	if handle := u.Username.Value(); handle != "" {
		return "https://www.tiktok.com/@" + url.PathEscape(handle)
	}
	return u.DeepLink.Value()
}

// videoPage converts a page. A video without an id or a date is left out and told as a flaw: it is never dated 1970. A video that
// stands twice on a page is taken once.
func videoPage(answer videoAnswer, now time.Time) platform.Page {
	var page platform.Page
	seen := map[platform.ID]bool{}
	for _, v := range answer.Data.Videos {
		f := &flaws{object: string(v.ID)}
		at, dated := postedAt(v)
		switch {
		case v.ID == "":
			f.add("id", "no id")
		case !dated:
			f.add("create_time", "no date")
		case !seen[v.ID]:
			seen[v.ID] = true
			page.Posts = append(page.Posts, postReading(v, at, now, answer.aiAsked, f))
		}
		page.Flaws = append(page.Flaws, f.list...)
	}
	return page
}

// maxUnix is the end of the year 9999: a date beyond it is in another unit than seconds.
const maxUnix = 253_402_300_799

// postedAt reads the publication instant: Unix seconds, where the cursor is in milliseconds.
func postedAt(v video) (time.Time, bool) {
	seconds, ok := v.CreateTime.Value()
	if !ok || seconds <= 0 || seconds > maxUnix {
		return time.Time{}, false
	}
	return time.Unix(seconds, 0).UTC(), true
}

// postReading converts a video. The cover's address is kept as given; TikTok signs it for about six hours (x-expires in its query
// tells), so a page that shows it later than that may have to do without the picture until the next reading.
// Reach, saves and a count of interactions are not offered by this API, so nothing is said of them.
func postReading(v video, at, now time.Time, aiAsked bool, f *flaws) platform.PostReading {
	madeByAI := social.Missing(social.NotOffered)
	if aiAsked {
		figure, flaw := v.IsAIGC.Figure(social.NotReported, social.NotReported)
		f.add(fieldAI, flaw)
		madeByAI = figure
	}
	return platform.PostReading{
		Post: social.Post{
			ExternalID:   string(v.ID),
			Caption:      caption(v, f),
			MediaType:    social.Video,
			MediaURL:     social.Unsaid(social.NotOffered),
			ThumbnailURL: f.text("cover_image_url", v.CoverImageURL),
			Permalink:    f.text("share_url", v.ShareURL),
			Duration:     f.figure("duration", v.Duration),
			AIGenerated:  madeByAI,
			PostedAt:     at,
			FetchedAt:    now,
		},
		Figures: social.Figures{
			social.Views:    f.figure("view_count", v.ViewCount),
			social.Likes:    f.figure("like_count", v.LikeCount),
			social.Comments: f.figure("comment_count", v.CommentCount),
			social.Shares:   f.figure("share_count", v.ShareCount),
		},
	}
}

// caption is the description; the title, which is usually the same, stands in where the description says nothing.
func caption(v video, f *flaws) social.Text {
	description, title := f.text("video_description", v.Description), f.text("title", v.Title)
	if description.Value == "" && title.Value != "" {
		return title
	}
	return description
}
