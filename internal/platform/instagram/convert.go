package instagram

import (
	"net/url"
	"slices"
	"strings"
	"time"

	"candor/internal/platform"
	"candor/internal/social"
)

// Instagram has three ids for one account. The professional one (17841…) is the account's main id here and in webhooks; the
// app-scoped one is that of the deauthorisation callbacks, and which of its two sources they use is not documented.
const (
	idProfessional = "professional"
	idAppScoped    = "app_scoped"
	idExchange     = "token_user" // app-scoped too, as the code's answer named it
)

// settles is how late metrics may be.
const settles = 48 * time.Hour

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

func (f *flaws) figure(field string, c platform.Count, ifAbsent social.Reason) social.Figure {
	figure, flaw := c.Figure(ifAbsent, social.NotReported)
	f.add(field, flaw)
	return figure
}

func (f *flaws) text(field string, t platform.Text, ifAbsent social.Reason) social.Text {
	text, flaw := t.Text(ifAbsent, social.NotReported)
	f.add(field, flaw)
	return text
}

// profilePage converts an account. Biography and website are not offered where they had to be left out of the call.
func profilePage(m me, full bool, now time.Time) platform.ProfilePage {
	account := accountOf(m)
	f := &flaws{object: account.ExternalID}
	further := social.NotReported
	if !full {
		further = social.NotOffered
	}
	page := platform.ProfilePage{Account: account}
	page.Profile = social.Profile{
		ExternalID:  account.ExternalID,
		Handle:      account.Handle,
		DisplayName: f.text("name", m.Name, social.NotReported),
		Bio:         f.text("biography", m.Biography, further),
		PictureURL:  f.text("profile_picture_url", m.PictureURL, social.NotReported),
		Website:     f.text("website", m.Website, further),
		Verified:    social.Missing(social.NotOffered),
		URL:         profileURL(account.Handle),
		FetchedAt:   now,
	}
	page.Figures = social.Figures{
		social.Followers: f.figure("followers_count", m.FollowersCount, social.NotReported),
		social.Following: f.figure("follows_count", m.FollowsCount, social.NotReported),
		social.Posts:     f.figure("media_count", m.MediaCount, social.NotReported),
	}
	page.Flaws = f.list
	return page
}

func accountOf(m me) platform.Account {
	a := platform.Account{
		ExternalID:  string(m.UserID),
		IDs:         map[string]string{},
		Handle:      m.Username.Value(),
		DisplayName: m.Name.Value(),
		Type:        strings.ToLower(m.AccountType.Value()),
	}
	if m.UserID != "" {
		a.IDs[idProfessional] = string(m.UserID)
	}
	if m.ID != "" {
		a.IDs[idAppScoped] = string(m.ID)
	}
	if a.ExternalID == "" {
		a.ExternalID = string(m.ID)
	}
	return a
}

func profileURL(handle string) string {
	if handle == "" {
		return "https://www.instagram.com/"
	}
	return "https://www.instagram.com/" + url.PathEscape(handle) + "/"
}

// postReading converts a post and its metrics.
func postReading(m media, o outcome, now time.Time) (platform.PostReading, []platform.Flaw) {
	f := &flaws{object: string(m.ID)}
	at, dated := postedAt(m)
	if !dated {
		f.add("timestamp", "no date")
	}
	kind := mediaType(m, f)
	thumbnail := social.NotOffered
	if kind == social.Video || kind == social.Reel {
		thumbnail = social.NotReported
	}
	post := social.Post{
		ExternalID:   string(m.ID),
		Caption:      caption(m, f),
		MediaType:    kind,
		MediaURL:     f.text("media_url", m.MediaURL, social.NotReported), // left out where the media was flagged
		ThumbnailURL: f.text("thumbnail_url", m.ThumbnailURL, thumbnail),
		Permalink:    f.text("permalink", m.Permalink, social.NotReported),
		Duration:     social.Missing(social.NotOffered),
		AIGenerated:  madeByAI(m, f),
		PostedAt:     at,
		FetchedAt:    now,
	}
	return platform.PostReading{Post: post, Figures: figures(m, o, now.Sub(at), f)}, f.list
}

// madeByAI is whether a post is marked as made by AI, where the field may be asked for.
func madeByAI(m media, f *flaws) social.Figure {
	if !m.aiAsked {
		return social.Missing(social.NotOffered)
	}
	figure, flaw := m.IsAIGenerated.Figure(social.NotReported, social.NotReported)
	f.add(fieldAI, flaw)
	return figure
}

// caption is left out of an answer when it is empty.
func caption(m media, f *flaws) social.Text {
	if m.Caption.Absent() {
		return social.Says("")
	}
	return f.text("caption", m.Caption, social.NotReported)
}

// mediaType: a reel is a VIDEO whose product is REELS. A word that we do not know is kept as a flaw.
func mediaType(m media, f *flaws) social.MediaType {
	switch m.MediaProductType.Value() {
	case "REELS":
		return social.Reel
	case "STORY":
		return social.Story
	}
	switch word := m.MediaType.Value(); word {
	case "IMAGE":
		return social.Photo
	case "VIDEO":
		return social.Video
	case "CAROUSEL_ALBUM":
		return social.Carousel
	default:
		f.add("media_type", platform.Scrub("unknown: "+word))
		return social.Unknown
	}
}

// postedAt reads the publication instant, whose offset has no colon.
func postedAt(m media) (time.Time, bool) {
	for _, layout := range []string{"2006-01-02T15:04:05-0700", time.RFC3339} {
		if at, err := time.Parse(layout, m.Timestamp.Value()); err == nil {
			return at.UTC(), true
		}
	}
	return time.Time{}, false
}

// figures converts the counts. Likes and comments stand on the post itself, current; the metrics of the same names are up to 48
// hours late, and fill in where the owner hides the likes of the post: then like_count is left out of a list.
func figures(m media, o outcome, age time.Duration, f *flaws) social.Figures {
	reason := o.reason
	switch {
	case reason != "":
	case (o.insights == nil || len(o.insights.Data) == 0) && age < settles:
		reason = social.NotSettled
	default:
		reason = social.NotReported
	}
	metric := func(name string) social.Figure {
		if slices.Contains(o.without, name) {
			return social.Missing(social.NotOffered)
		}
		return f.figure("insights."+name, o.insights.value(name), reason)
	}
	hidden := social.HiddenByOwner
	return social.Figures{
		social.Views:        metric("views"),
		social.Reach:        metric("reach"),
		social.Shares:       metric("shares"),
		social.Saves:        metric("saved"),
		social.Interactions: metric("total_interactions"),
		social.Reposts:      metric("reposts"),
		social.Likes:        first(f.figure("like_count", m.LikeCount, hidden), f.figure("insights.likes", o.insights.value("likes"), hidden)),
		social.Comments:     comments(m, first(f.figure("comments_count", m.CommentsCount, social.NotReported), f.figure("insights.comments", o.insights.value("comments"), social.NotReported))),
	}
}

// first returns the first figure that is known, or else the first.
func first(a, b social.Figure) social.Figure {
	if !a.Known() && b.Known() {
		return b
	}
	return a
}

// comments: where comments are turned off nobody could write one, so that a 0 says nothing.
func comments(m media, count social.Figure) social.Figure {
	on, told := m.CommentsOn.Value()
	if n, _ := count.Value(); told && !on && n == 0 {
		return social.Missing(social.TurnedOff)
	}
	return count
}
