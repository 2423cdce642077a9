package youtube

import (
	"encoding/json"
	"slices"
	"strings"
	"time"

	"candor/internal/platform"
	"candor/internal/social"
)

// page turns a channel into the domain's profile and figures.
func (ch channel) page(now time.Time) platform.ProfilePage {
	id := string(ch.ID)
	handle := strings.TrimPrefix(ch.Snippet.CustomURL.Value(), "@")
	p := platform.ProfilePage{
		Account: platform.Account{
			ExternalID: id, Handle: handle, DisplayName: ch.Snippet.Title.Value(),
			IDs: map[string]string{idUploads: string(ch.ContentDetails.Related.Uploads)},
		},
		Figures: social.Figures{},
	}
	text := func(field string, t platform.Text) social.Text {
		out, flaw := t.Text(social.NotReported, social.NotReported)
		p.Flaws = flawed(p.Flaws, id, field, flaw)
		return out
	}
	p.Profile = social.Profile{
		ExternalID: id, Handle: handle,
		DisplayName: text("title", ch.Snippet.Title),
		Bio:         text("description", ch.Snippet.Description),
		PictureURL:  text("thumbnails", ch.Snippet.Thumbnails.best()),
		Website:     social.Unsaid(social.NotOffered),
		Verified:    social.Missing(social.NotOffered),
		URL:         "https://www.youtube.com/channel/" + id,
		FetchedAt:   now,
	}
	count := func(metric social.MetricID, field string, c platform.TextCount) {
		figure, flaw := c.Figure(social.NotReported, social.NotReported)
		p.Figures[metric] = figure
		p.Flaws = flawed(p.Flaws, id, field, flaw)
	}
	count(social.ProfileViews, "viewCount", ch.Statistics.Views)
	count(social.Posts, "videoCount", ch.Statistics.Videos)
	count(social.Followers, "subscriberCount", ch.Statistics.Subscribers)
	if hidden, _ := ch.Statistics.Hidden.Value(); hidden { // whatever stands beside it then is no count
		p.Figures[social.Followers] = social.Missing(social.HiddenByOwner)
	}
	return p
}

// readings turns videos into posts and figures, newest first: YouTube promises no order.
func readings(videos []video, now time.Time) ([]platform.PostReading, []platform.Flaw) {
	var posts []platform.PostReading
	var flaws []platform.Flaw
	for _, v := range videos {
		if v.ID == "" || v.Status.Privacy.Value() == "private" {
			continue
		}
		postedAt, err := time.Parse(time.RFC3339, v.Snippet.PublishedAt.Value())
		if err != nil {
			flaws = flawed(flaws, string(v.ID), "publishedAt", "no date")
			continue
		}
		reading, more := v.reading(postedAt.UTC(), now)
		posts, flaws = append(posts, reading), append(flaws, more...)
	}
	slices.SortStableFunc(posts, func(a, b platform.PostReading) int { return b.Post.PostedAt.Compare(a.Post.PostedAt) })
	return posts, flaws
}

// reading turns one video. Likes are left out where the owner hides them, comments where they are off.
func (v video) reading(postedAt, now time.Time) (platform.PostReading, []platform.Flaw) {
	id := string(v.ID)
	var flaws []platform.Flaw
	count := func(field string, c platform.TextCount, ifAbsent social.Reason) social.Figure {
		figure, flaw := c.Figure(ifAbsent, social.NotReported)
		flaws = flawed(flaws, id, field, flaw)
		return figure
	}
	text := func(field string, t platform.Text) social.Text {
		out, flaw := t.Text(social.NotReported, social.NotReported)
		flaws = flawed(flaws, id, field, flaw)
		return out
	}
	return platform.PostReading{
		Post: social.Post{
			ExternalID: id, MediaType: v.mediaType(), PostedAt: postedAt, FetchedAt: now,
			Caption:      text("title", v.Snippet.Title),
			MediaURL:     social.Unsaid(social.NotOffered),
			ThumbnailURL: text("thumbnails", v.Snippet.Thumbnails.best()),
			Permalink:    social.Says("https://www.youtube.com/watch?v=" + id),
		},
		Figures: social.Figures{
			social.Views:    count("viewCount", v.Statistics.Views, social.NotReported),
			social.Likes:    count("likeCount", v.Statistics.Likes, social.HiddenByOwner),
			social.Comments: count("commentCount", v.Statistics.Comments, social.TurnedOff),
		},
	}, flaws
}

// mediaType: the Data API says what was broadcast live; which videos are Shorts it does not say, and a guess by length would be one.
func (v video) mediaType() social.MediaType {
	if len(v.LiveStreaming) > 0 && string(v.LiveStreaming) != "null" || slices.Contains([]string{"live", "upcoming"}, v.Snippet.Live.Value()) {
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

// dayMetrics are the report's metrics by column name.
var dayMetrics = map[string]social.MetricID{
	"views":             social.DailyViews,
	"subscribersGained": social.FollowersGained,
	"subscribersLost":   social.FollowersLost,
}

// days turns a report into day figures. Days that Google has not computed yet are simply not in it.
func (t resultTable) days(today social.Day) []platform.DayFigure {
	var figures []platform.DayFigure
	for _, row := range t.Rows {
		if len(row) != len(t.Columns) || len(row) == 0 || t.Columns[0].Name.Value() != "day" {
			continue
		}
		var text string
		if json.Unmarshal(row[0], &text) != nil {
			continue
		}
		at, err := social.ParseDay(text)
		if err != nil {
			continue
		}
		for n, column := range t.Columns {
			metric, ok := dayMetrics[column.Name.Value()]
			if !ok {
				continue
			}
			var count platform.Count
			_ = count.UnmarshalJSON(row[n]) // never fails: what is no count becomes a missing figure
			figure, _ := count.Figure(social.NotReported, social.NotReported)
			figures = append(figures, platform.DayFigure{Metric: metric, Day: at, Figure: figure, Final: today.Sub(at) > settledDays})
		}
	}
	return figures
}

func flawed(flaws []platform.Flaw, object, field, text string) []platform.Flaw {
	if text == "" {
		return flaws
	}
	return append(flaws, platform.Flaw{Object: object, Field: field, Text: text})
}
