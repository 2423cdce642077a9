package tiktok

import (
	"encoding/json"
	"errors"
	"fmt"
	"html"
	"io"
	"net/http"
	"slices"
	"time"

	"candor/internal/sandbox"
)

// maxPage is how many videos a page holds, and how many ids a query may name.
const maxPage = 20

// videoList answers POST /v2/video/list/: public videos, newest first, that are older than the cursor.
func (s *simulator) videoList(w http.ResponseWriter, r *http.Request) {
	c, failure := s.identify(r, "video.list")
	if failure == nil && !c.token.Has(scopeVideos) {
		failure = c.lacks()
	}
	var body struct {
		Cursor   *int64 `json:"cursor"`
		MaxCount *int   `json:"max_count"`
	}
	if failure == nil {
		failure = read(r, &body)
	}
	var from int64
	count := 10
	if body.Cursor != nil {
		from = *body.Cursor
	}
	if body.MaxCount != nil {
		count = *body.MaxCount
	}
	switch {
	case failure != nil:
	case count < 1 || count > maxPage:
		failure = invalid("max_count must be between 1 and %d", maxPage)
	case from < 0 || from > 0 && sandbox.CallOf(r).Behaves("stale_cursor"):
		failure = invalid("cursor is invalid")
	}
	if failure != nil {
		s.fail(w, r, c.app, failure)
		return
	}
	page := s.page(c, from, count, trapOf(r, c.app))
	videos, failure := s.videos(r, c, page.posts)
	if failure != nil {
		s.fail(w, r, c.app, failure)
		return
	}
	s.succeed(w, map[string]any{"videos": videos, "cursor": page.cursor, "has_more": page.more})
}

// page is one page of a listing. A last page has a cursor too.
type page struct {
	posts  []sandbox.Post
	cursor int64
	more   bool
}

// page cuts a page out of an account's listing, and spoils it as a trap says.
func (s *simulator) page(c caller, from int64, count int, trap string) page {
	var older []sandbox.Post
	for _, p := range s.World.Posts(c.account, s.Clock.Now()) {
		if listed(c.app, p, s.Clock.Now()) && (from == 0 || milliseconds(p) < from) {
			older = append(older, p)
		}
	}
	if trap == "empty" && len(older) > 0 {
		return page{posts: nil, cursor: milliseconds(older[0]) + 1, more: true}
	}
	if trap == "short" {
		count = (count + 1) / 2
	}
	out := page{posts: older[:min(count, len(older))], more: len(older) > count}
	if len(out.posts) > 0 {
		out.cursor = milliseconds(out.posts[len(out.posts)-1])
	}
	if trap == "loop" {
		out.more = true
		if from != 0 {
			out.cursor = from
		}
	}
	return out
}

func milliseconds(p sandbox.Post) int64 { return p.Published.Unix() * 1000 }

// trapOf is what spoils a page: a fault rule for this call, or the app's switch for all.
func trapOf(r *http.Request, app sandbox.App) string {
	for _, trap := range []string{"short", "empty", "loop"} {
		if sandbox.CallOf(r).Behaves("page_" + trap) {
			return trap
		}
	}
	return app.Switch("page_trap", "none")
}

// videoQuery answers POST /v2/video/query/. Ids that are foreign, deleted or not public are simply left out.
func (s *simulator) videoQuery(w http.ResponseWriter, r *http.Request) {
	c, failure := s.identify(r, "video.query")
	if failure == nil && !c.token.Has(scopeVideos) {
		failure = c.lacks()
	}
	var body struct {
		Filters struct {
			IDs []string `json:"video_ids"`
		} `json:"filters"`
	}
	if failure == nil {
		failure = read(r, &body)
	}
	if n := len(body.Filters.IDs); failure == nil && (n == 0 || n > maxPage) {
		failure = invalid("video_ids must hold 1 to %d ids", maxPage)
	}
	var found []sandbox.Post
	for _, p := range s.World.Posts(c.account, s.Clock.Now()) {
		if listed(c.app, p, s.Clock.Now()) && slices.Contains(body.Filters.IDs, p.ID) {
			found = append(found, p)
		}
	}
	var videos []map[string]any
	if failure == nil {
		videos, failure = s.videos(r, c, found)
	}
	if failure != nil {
		s.fail(w, r, c.app, failure)
		return
	}
	s.succeed(w, map[string]any{"videos": videos})
}

// read decodes a JSON body, which may be left out.
func read(r *http.Request, into any) *apiError {
	err := json.NewDecoder(io.LimitReader(r.Body, 1<<20)).Decode(into)
	if err != nil && !errors.Is(err, io.EOF) {
		return invalid("The request body is malformed")
	}
	return nil
}

// videos turns posts into what the caller asked for. A field that does not exist fails the call, also where there is no video.
func (s *simulator) videos(r *http.Request, c caller, posts []sandbox.Post) ([]map[string]any, *apiError) {
	quiet := sandbox.CallOf(r).Behaves("no_counts")
	if _, unknown, ok := selectFields(s.video(c, sandbox.Post{}, quiet), c.fields); !ok {
		return nil, invalid("Field %s is invalid", unknown)
	}
	out := []map[string]any{}
	for _, p := range posts {
		video, _, _ := selectFields(s.video(c, p, quiet), c.fields)
		out = append(out, video)
	}
	return out, nil
}

// maxCaption is how many characters of a caption are sent, as documented.
const maxCaption = 150

// captionOf is a video's text. That longer ones are cut is presumed, so it is a switch.
func captionOf(app sandbox.App, p sandbox.Post) string {
	if runes := []rune(p.Caption); len(runes) > maxCaption && app.Switch("captions", "cut") == "cut" {
		return string(runes[:maxCaption])
	}
	return p.Caption
}

// AIGenerated reports whether a video is marked as made by AI: one in twenty is.
func AIGenerated(p sandbox.Post) bool { return p.Seed.Of("aigc").Float() < 0.05 }

// video is every field of a video.
func (s *simulator) video(c caller, p sandbox.Post, quiet bool) map[string]any {
	all := counts(p, s.Clock.Now())
	if quiet {
		for field := range all {
			all[field] = absent
		}
	}
	caption := captionOf(c.app, p)
	share := fmt.Sprintf("https://www.tiktok.com/@%s/video/%s?utm_campaign=tt4d_open_api&utm_source=%s", c.account.Handle, p.ID, c.app.ID)
	all["id"], all["create_time"] = p.ID, p.Published.Unix()
	all["cover_image_url"] = s.address(c.app, "tos-maliva-p-0068", p.Seed.Of("cover"), "300:400")
	all["share_url"] = share
	all["video_description"], all["title"] = caption, caption
	all["duration"], all["height"], all["width"] = int64(p.Duration/time.Second), 400, 300
	all["embed_html"] = fmt.Sprintf(`<blockquote class="tiktok-embed" cite="%s" data-video-id="%s" style="max-width: 605px;min-width: 325px;" > <section>%s</section> </blockquote> <script async src="https://www.tiktok.com/embed.js"></script>`,
		html.EscapeString(share), p.ID, html.EscapeString(caption))
	all["embed_link"] = "https://www.tiktok.com/player/v1/" + p.ID + "?music_info=1&description=1&autoplay=1&loop=1"
	if c.app.Switch("is_aigc", "on") == "on" {
		all["is_aigc"] = AIGenerated(p)
	}
	return all
}
