package youtube

import (
	"net/url"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"candor/internal/platform"
	"candor/internal/social"
)

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

func (f *flaws) figure(field string, c platform.TextCount, ifAbsent social.Reason) social.Figure {
	figure, flaw := c.Figure(ifAbsent, social.NotReported)
	f.add(field, flaw)
	return figure
}

func (f *flaws) text(field string, t platform.Text) social.Text {
	text, flaw := t.Text(social.NotReported, social.NotReported)
	f.add(field, flaw)
	return text
}

// page converts a channel. A handle is sent with its @, and some channels have none.
func (ch channel) page(now time.Time) platform.ProfilePage {
	id := string(ch.ID)
	f := &flaws{object: id}
	handle := strings.TrimPrefix(ch.Snippet.CustomURL.Value(), "@")
	page := platform.ProfilePage{
		Account: platform.Account{ExternalID: id, Handle: handle, DisplayName: ch.Snippet.Title.Value(), IDs: map[string]string{}},
		Profile: social.Profile{
			ExternalID:  id,
			Handle:      handle,
			DisplayName: f.text("title", ch.Snippet.Title),
			Bio:         f.text("description", ch.Snippet.Description),
			PictureURL:  f.text("thumbnails", ch.Snippet.Thumbnails.best()),
			Website:     social.Unsaid(social.NotOffered),
			Verified:    social.Missing(social.NotOffered),
			URL:         "https://www.youtube.com/channel/" + url.PathEscape(id),
			FetchedAt:   now,
		},
		Figures: social.Figures{
			social.Followers:    f.figure("subscriberCount", ch.Statistics.Subscribers, social.NotReported),
			social.Posts:        f.figure("videoCount", ch.Statistics.Videos, social.NotReported),
			social.ProfileViews: f.figure("viewCount", ch.Statistics.Views, social.NotReported),
		},
	}
	if hidden, _ := ch.Statistics.Hidden.Value(); hidden { // whatever stands beside it then is no count
		page.Figures[social.Followers] = social.Missing(social.HiddenByOwner)
	}
	if uploads := string(ch.ContentDetails.Related.Uploads); uploads != "" {
		page.Account.IDs[idUploads] = uploads
	}
	page.Flaws = f.list
	return page
}

// readings converts videos, newest first: YouTube promises no order. A video that is not in the answer is left out; that is no proof
// that it was deleted.
func readings(videos []video, now time.Time) ([]platform.PostReading, []platform.Flaw) {
	var posts []platform.PostReading
	var all []platform.Flaw
	for _, v := range videos {
		if v.ID == "" || v.withdrawn() {
			continue
		}
		f := &flaws{object: string(v.ID)}
		if at, err := time.Parse(time.RFC3339, v.Snippet.PublishedAt.Value()); err != nil {
			f.add("publishedAt", "no date")
		} else {
			posts = append(posts, v.reading(at.UTC(), now, f))
		}
		all = append(all, f.list...)
	}
	slices.SortStableFunc(posts, func(a, b platform.PostReading) int { return b.Post.PostedAt.Compare(a.Post.PostedAt) })
	return posts, all
}

// withdrawn reports whether nobody but the owner can see a video. An unlisted one can be seen by whoever has its address: it stays.
func (v video) withdrawn() bool {
	return v.Status.Privacy.Value() == "private" || slices.Contains([]string{"deleted", "failed", "rejected"}, v.Status.Upload.Value())
}

// reading converts one video. Likes are left out where the owner hides them, comments where they are off; but where there are no views
// either, nothing was reported.
func (v video) reading(at, now time.Time, f *flaws) platform.PostReading {
	id := string(v.ID)
	noLikes, noComments := social.HiddenByOwner, social.TurnedOff
	if v.Statistics.Views.Absent() {
		noLikes, noComments = social.NotReported, social.NotReported
	}
	return platform.PostReading{
		Post: social.Post{
			ExternalID:   id,
			Caption:      f.text("title", v.Snippet.Title),
			MediaType:    v.mediaType(),
			MediaURL:     social.Unsaid(social.NotOffered),
			ThumbnailURL: f.text("thumbnails", v.Snippet.Thumbnails.best()),
			Permalink:    social.Says("https://www.youtube.com/watch?v=" + url.QueryEscape(id)),
			Duration:     v.duration(f),
			AIGenerated:  social.Missing(social.NotOffered),
			PostedAt:     at,
			FetchedAt:    now,
		},
		Figures: social.Figures{
			social.Views:    f.figure("viewCount", v.Statistics.Views, social.NotReported),
			social.Likes:    f.figure("likeCount", v.Statistics.Likes, noLikes),
			social.Comments: f.figure("commentCount", v.Statistics.Comments, noComments),
			social.Dislikes: f.figure("dislikeCount", v.Statistics.Dislikes, social.NotReported),
		},
	}
}

// isoDuration is a length in ISO 8601 as YouTube writes it: days, and hours, minutes and seconds.
var isoDuration = regexp.MustCompile(`^P(?:(\d{1,5})D)?(?:T(?:(\d{1,7})H)?(?:(\d{1,9})M)?(?:(\d{1,9})S)?)?$`)

// duration is the video's length in seconds. Of what has none yet, such as a broadcast that has not ended, YouTube writes P0D.
func (v video) duration(f *flaws) social.Figure {
	text, flaw := v.ContentDetails.Duration.Text(social.NotReported, social.NotReported)
	if f.add("duration", flaw); text.Reason != "" {
		return social.Missing(text.Reason)
	}
	parts := isoDuration.FindStringSubmatch(text.Value)
	if parts == nil || !strings.ContainsAny(text.Value, "0123456789") {
		f.add("duration", "no length")
		return social.Missing(social.Failed)
	}
	var seconds int64
	for n, of := range []int64{86_400, 3600, 60, 1} {
		amount, _ := strconv.ParseInt(parts[n+1], 10, 64) // digits, or nothing
		seconds += amount * of
	}
	if seconds == 0 {
		return social.Missing(social.NotSettled)
	}
	return social.Known(seconds)
}

// mediaType: the Data API says what was broadcast live. Which videos are Shorts it does not say: shorts.go.
func (v video) mediaType() social.MediaType {
	if len(v.LiveStreaming) > 0 && string(v.LiveStreaming) != "null" || slices.Contains([]string{"live", "upcoming", "completed"}, v.Snippet.Live.Value()) {
		return social.Live
	}
	return social.Video
}

// best picks a thumbnail large enough for a card. Its address is shown as it is, never fetched or stored as a picture.
func (t thumbnails) best() platform.Text {
	for _, name := range []string{"medium", "high", "default"} {
		if thumbnail, ok := t[name]; ok {
			return thumbnail.URL
		}
	}
	return platform.Text{}
}
