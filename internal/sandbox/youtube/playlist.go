package youtube

import (
	"encoding/base64"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	"candor/internal/sandbox"
)

const (
	maxIDs      = 50 // of a list of ids
	maxPage     = 50
	defaultPage = 5
)

// playlistItems lists the uploads of a channel, newest first; its owner sees the private ones too. Only uploads lists exist here. Without
// public videos there is no such list.
func (s *Simulator) playlistItems(r *http.Request, me reader) (object, *refusal) {
	query := r.URL.Query()
	playlist := query.Get("playlistId")
	if playlist == "" {
		return nil, missing("playlistId")
	}
	owner, ok := s.ownerOf(playlist)
	public := s.public(owner, me.now)
	if !ok || len(public) == 0 && me.app.Switch("no_uploads", "404") == "404" {
		return nil, &noList
	}
	posts := public
	if owner.Key == me.account.Key {
		posts = s.listed(owner, me.now)
	}
	from := 0
	if token := query.Get("pageToken"); token != "" {
		n, err := pageStart(token)
		if err != nil || n > len(posts) {
			return nil, &badPage
		}
		from = n
	}
	call := sandbox.CallOf(r)
	size := pageSize(query)
	to := min(from+size, len(posts))
	if call.Behaves("short_page") {
		to = min(from+max(1, size/2), len(posts))
	}
	items := []object{}
	for n, p := range posts[from:to] {
		items = append(items, playlistItem(owner, p, from+n, me, list(query["part"])))
	}
	answer := object{"kind": "youtube#playlistItemListResponse", "items": trick(call, items), "pageInfo": object{"totalResults": len(posts), "resultsPerPage": size}}
	switch {
	case call.Behaves("page_loop"):
		answer["nextPageToken"] = pageToken(from)
	case to < len(posts):
		answer["nextPageToken"] = pageToken(to)
	}
	return answer, nil
}

// trick does to a page what a fault rule asks for.
func trick(call *sandbox.Call, items []object) []object {
	if call.Behaves("disorder") {
		slices.Reverse(items)
	}
	if call.Behaves("repeat_last") && len(items) > 0 {
		items = append(items, items[0])
	}
	if call.Behaves("empty_page") {
		items = []object{}
	}
	return items
}

func (s *Simulator) ownerOf(playlist string) (sandbox.Account, bool) {
	for _, a := range s.core.World.Accounts(Platform) {
		if uploadsOf(a) == playlist {
			return a, true
		}
	}
	return sandbox.Account{}, false
}

func playlistItem(a sandbox.Account, p sandbox.Post, position int, me reader, parts []string) object {
	published := p.Published.UTC().Format(time.RFC3339)
	item := object{"kind": "youtube#playlistItem", "etag": etagOf("item" + p.ID), "id": base64.StdEncoding.EncodeToString([]byte(uploadsOf(a) + "." + p.ID))}
	for _, part := range parts {
		switch part {
		case "snippet":
			item["snippet"] = object{"publishedAt": published, "channelId": a.ID(), "title": p.Title, "description": p.Caption, "thumbnails": videoThumbnails(me.app, p),
				"channelTitle": a.Name, "playlistId": uploadsOf(a), "position": position, "resourceId": object{"kind": "youtube#video", "videoId": p.ID},
				"videoOwnerChannelTitle": a.Name, "videoOwnerChannelId": a.ID()}
		case "contentDetails":
			details := object{"videoId": p.ID}
			if !p.Private(me.now) {
				details["videoPublishedAt"] = published
			}
			item["contentDetails"] = details
		case "status":
			item["status"] = object{"privacyStatus": privacy(p, me.now)}
		}
	}
	return item
}

func pageSize(query url.Values) int {
	n, err := strconv.Atoi(query.Get("maxResults"))
	if err != nil || n < 1 {
		return defaultPage
	}
	return min(n, maxPage)
}

func pageToken(n int) string {
	return base64.RawURLEncoding.EncodeToString([]byte("\x08" + strconv.Itoa(n) + "\x10\x00"))
}

func pageStart(token string) (int, error) {
	raw, err := base64.RawURLEncoding.DecodeString(token)
	if err != nil {
		return 0, err
	}
	n, err := strconv.Atoi(strings.Trim(string(raw), "\x00\x08\x10"))
	return max(0, n), err
}
