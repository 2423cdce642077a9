package instagram

import (
	"cmp"
	"fmt"
	"net/http"
	"slices"
	"strconv"
	"time"

	"candor/internal/sandbox"
)

// timestampLayout is Graph's: an offset without a colon.
const timestampLayout = "2006-01-02T15:04:05-0700"

const storyLife = 24 * time.Hour

// listed tells whether /media shows a post: neither stories nor ended live videos.
func listed(p sandbox.Post, at time.Time) bool {
	if p.Kind == sandbox.Live {
		return at.Before(p.Published.Add(p.Duration))
	}
	return p.Kind != sandbox.Story && !p.Private(at)
}

// inFeed is false for the reels that are not shared to the feed.
func inFeed(p sandbox.Post) bool { return product(p) != reels || p.Seed.Of("feed").Float() > 0.05 }

const (
	feedProduct = "FEED"
	reels       = "REELS"
	story       = "STORY"
)

// product is media_product_type.
func product(p sandbox.Post) string {
	switch p.Kind {
	case sandbox.Story:
		return story
	case sandbox.Reel, sandbox.Short, sandbox.Video:
		return reels
	default:
		return feedProduct
	}
}

// mediaType is media_type: a reel is a VIDEO, and so is one story in three.
func mediaType(p sandbox.Post) string {
	switch {
	case p.Kind == sandbox.Carousel:
		return "CAROUSEL_ALBUM"
	case product(p) == reels, p.Kind == sandbox.Live, p.Kind == sandbox.Story && p.Seed.Of("film").Intn(3) == 0:
		return "VIDEO"
	default:
		return "IMAGE"
	}
}

// feed is what /media lists, newest first.
func (s *Simulator) feed(in *session) []sandbox.Post {
	now := s.Clock.Now()
	return s.selected(in, func(p sandbox.Post) bool { return listed(p, now) })
}

// stories is what /stories lists: those of the last 24 hours.
func (s *Simulator) stories(in *session) []sandbox.Post {
	now := s.Clock.Now()
	return s.selected(in, func(p sandbox.Post) bool {
		return p.Kind == sandbox.Story && now.Before(p.Published.Add(storyLife))
	})
}

func (s *Simulator) selected(in *session, keep func(sandbox.Post) bool) []sandbox.Post {
	posts := slices.DeleteFunc(s.World.Posts(in.account, s.Clock.Now()), func(p sandbox.Post) bool { return !keep(p) })
	slices.SortFunc(posts, func(a, b sandbox.Post) int {
		return cmp.Or(b.Published.Compare(a.Published), cmp.Compare(b.ID, a.ID))
	})
	return posts
}

// media answers a media's node and its edges. What is not the token's own is as absent as what is deleted.
func (s *Simulator) media(in *session, id, edge string) (any, *failure) {
	now := s.Clock.Now()
	if album, ok := s.children.Load(id); ok {
		return s.child(in, id, album.(string), edge)
	}
	p, owner, ok := s.World.Post(name, id, now)
	if !ok || owner.Key != in.account.Key || p.Gone(now) || p.Private(now) || p.Kind == sandbox.Story && !now.Before(p.Published.Add(storyLife)) {
		return nil, absent(http.MethodGet, id)
	}
	fields, fail := parseFields(in.r.URL.Query().Get("fields"))
	if fail != nil {
		return nil, fail
	}
	switch edge {
	case "":
		return s.node(in, p, fields, true)
	case "insights":
		q := in.r.URL.Query()
		return s.insights(in, p, insightsQuery{metric: q.Get("metric"), period: q.Get("period"), breakdown: q.Get("breakdown")})
	case "children":
		if p.Kind != sandbox.Carousel {
			return map[string]any{"data": []any{}}, nil
		}
		return s.album(in, p, fields)
	}
	return nil, syntax("Unknown path components: /" + edge)
}

// child answers a node inside an album. It has no insights.
func (s *Simulator) child(in *session, id, album, edge string) (any, *failure) {
	p, owner, ok := s.World.Post(name, album, s.Clock.Now())
	if !ok || owner.Key != in.account.Key || p.Gone(s.Clock.Now()) {
		return nil, absent(http.MethodGet, id)
	}
	if edge != "" {
		return nil, absent(http.MethodGet, id)
	}
	fields, fail := parseFields(in.r.URL.Query().Get("fields"))
	if fail != nil {
		return nil, fail
	}
	for i := range p.Children {
		if childID(p, i) == id {
			return s.childNode(in, p, i, fields)
		}
	}
	return nil, absent(http.MethodGet, id)
}

func childID(p sandbox.Post, i int) string { return "179" + p.Seed.Of("child").Nth(i).Digits(14) }

// node answers the fields of a media, without the empty ones. direct is a read of the media itself, which tells hidden likes too.
func (s *Simulator) node(in *session, p sandbox.Post, fields []field, direct bool) (map[string]any, *failure) {
	out := map[string]any{"id": p.ID}
	for _, f := range fields {
		var value any
		var fail *failure
		known := true
		switch f.name {
		case "insights":
			value, fail = s.insights(in, p, insightsQuery{metric: f.mods["metric"], period: f.mods["period"], breakdown: f.mods["breakdown"]})
		case "children":
			if p.Kind == sandbox.Carousel {
				value, fail = s.album(in, p, f.sub)
			}
		case "like_count":
			if direct || !in.account.HidesLikes(p) {
				value = p.At(sandbox.Likes, s.Clock.Now())
			}
		default:
			value, known = s.mediaField(in, p, f.name)
		}
		if !known {
			return nil, unknown(f.name)
		}
		if fail != nil {
			return nil, fail
		}
		if value != nil && value != "" {
			out[f.name] = value
		}
	}
	return out, nil
}

func (s *Simulator) mediaField(in *session, p sandbox.Post, field string) (value any, known bool) {
	code := p.Seed.Of("shortcode").Text(sandbox.Base64URL, 10)
	switch field {
	case "id":
		return p.ID, true
	case "caption":
		return p.Caption, true
	case "media_type":
		return mediaType(p), true
	case "media_product_type":
		return product(p), true
	case "media_url", "thumbnail_url":
		return s.pictureField(in, p, field), true
	case "permalink":
		return permalink(p, code), true
	case "shortcode":
		return "D" + code, true
	case "timestamp":
		return p.Published.UTC().Format(timestampLayout), true
	case "comments_count":
		return p.At(sandbox.Comments, s.Clock.Now()), true
	case "is_comment_enabled":
		return !p.CommentsOff, true
	case "is_shared_to_feed":
		if product(p) != reels {
			return nil, true
		}
		return inFeed(p), true
	case "username":
		return in.account.Handle, true
	case "owner":
		return map[string]string{"id": in.account.IDs[0]}, true
	case "media_audio_type":
		if product(p) != reels {
			return nil, true
		}
		return []string{"MUSIC", "ORIGINAL_SOUND"}[p.Seed.Of("audio").Intn(2)], true
	case "is_ai_generated":
		return AIGenerated(p), in.app.Switch("ai_field", "on") == "on"
	case "alt_text", "current_live_viewer_count":
		return nil, true
	}
	return nil, false
}

// AIGenerated reports whether a post is marked as made by AI: one in twenty is.
func AIGenerated(p sandbox.Post) bool { return p.Seed.Of("ai").Float() < 0.05 }

func permalink(p sandbox.Post, code string) string {
	if product(p) == reels {
		return "https://www.instagram.com/reel/D" + code + "/"
	}
	return "https://www.instagram.com/p/D" + code + "/"
}

// pictureField leaves media_url out where the sound is copyrighted (one reel in thirty), and thumbnail_url of everything but videos.
func (s *Simulator) pictureField(in *session, p sandbox.Post, field string) any {
	film := mediaType(p) == "VIDEO"
	switch {
	case field == "media_url" && product(p) == reels && p.Seed.Of("copyright").Intn(30) == 0:
		return nil
	case field == "thumbnail_url" && !film:
		return nil
	case field == "media_url" && film:
		return pictureURL(in.app, p.Seed.Of("film"), s.Clock.Now(), "mp4")
	}
	return pictureURL(in.app, p.Seed.Of("picture"), s.Clock.Now(), "jpg")
}

// album answers the children of a carousel.
func (s *Simulator) album(in *session, p sandbox.Post, fields []field) (any, *failure) {
	data := []any{}
	for i := range p.Children {
		node, fail := s.childNode(in, p, i, fields)
		if fail != nil {
			return nil, fail
		}
		data = append(data, node)
	}
	return map[string]any{"data": data}, nil
}

func (s *Simulator) childNode(in *session, p sandbox.Post, i int, fields []field) (map[string]any, *failure) {
	seed := p.Seed.Of("child").Nth(i)
	id := childID(p, i)
	s.children.Store(id, p.ID)
	out := map[string]any{"id": id}
	for _, f := range fields {
		switch f.name {
		case "id":
		case "media_type":
			out[f.name] = "IMAGE"
		case "media_url":
			out[f.name] = pictureURL(in.app, seed, s.Clock.Now(), "jpg")
		case "permalink":
			out[f.name] = "https://www.instagram.com/p/D" + seed.Text(sandbox.Base64URL, 10) + "/"
		case "timestamp":
			out[f.name] = p.Published.UTC().Format(timestampLayout)
		case "username":
			out[f.name] = in.account.Handle
		case "caption", "thumbnail_url", "shortcode", "is_comment_enabled", "like_count", "comments_count", "owner", "alt_text":
		default:
			return nil, unknown(f.name)
		}
	}
	return out, nil
}

func hexOf(n int64) string { return strconv.FormatInt(n, 16) }

// picture draws a plain coloured square for any picture address, so that a demonstration has something to show.
func picture(w http.ResponseWriter, r *http.Request) {
	sandbox.CallOf(r).Cost = 0
	sandbox.CallOf(r).Route = "/v/{file}"
	hue := sandbox.Seed(1).Of(r.URL.Path).Intn(360)
	w.Header().Set("Content-Type", "image/svg+xml")
	w.Header().Set("Cache-Control", "public, max-age=86400")
	fmt.Fprintf(w, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 4"><defs><linearGradient id="g" x2="1" y2="1"><stop stop-color="hsl(%d 60%% 70%%)"/><stop offset="1" stop-color="hsl(%d 55%% 45%%)"/></linearGradient></defs><path fill="url(#g)" d="M0 0h4v4H0z"/></svg>`, hue, (hue+50)%360)
}
