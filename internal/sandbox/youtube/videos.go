package youtube

import (
	"net/http"
	"strconv"
	"strings"
	"time"

	"candor/internal/sandbox"
)

// videos answers up to 50 ids. Those that are deleted, bogus, or private and not the reader's are silently absent.
func (s *Simulator) videos(r *http.Request, me reader) (object, *refusal) {
	query := r.URL.Query()
	ids := list(query["id"])
	switch {
	case len(ids) == 0:
		return nil, missing("id")
	case len(ids) > maxIDs, query.Has("maxResults"), query.Has("pageToken"):
		return nil, &badFilters
	}
	items := []object{}
	for _, id := range ids {
		if p, a, ok := s.visible(id, me); ok {
			items = append(items, video(a, p, me, list(query["part"])))
		}
	}
	return object{"kind": "youtube#videoListResponse", "items": items, "pageInfo": object{"totalResults": len(items), "resultsPerPage": len(items)}}, nil
}

// visible finds a video that the reader may see: public ones, and their own private ones.
func (s *Simulator) visible(id string, me reader) (sandbox.Post, sandbox.Account, bool) {
	p, a, ok := s.core.World.Post(Platform, id, me.now)
	if !ok || p.Gone(me.now) || p.Kind == sandbox.Story || a.State != sandbox.Active || p.Private(me.now) && a.Key != me.account.Key {
		return p, a, false
	}
	return p, a, true
}

// onAir reports whether a broadcast has not ended yet.
func onAir(p sandbox.Post, now time.Time) bool {
	return p.Kind == sandbox.Live && now.Before(p.Published.Add(p.Duration))
}

func video(a sandbox.Account, p sandbox.Post, me reader, parts []string) object {
	item := object{"kind": "youtube#video", "etag": etagOf(p.ID), "id": p.ID}
	for _, part := range parts {
		switch part {
		case "snippet":
			item["snippet"] = videoSnippet(a, p, me)
		case "contentDetails":
			duration := isoDuration(p.Duration)
			if onAir(p, me.now) {
				duration = isoDuration(0)
			}
			item["contentDetails"] = object{"duration": duration, "dimension": "2d", "definition": "hd", "caption": "false", "licensedContent": true,
				"contentRating": object{}, "projection": "rectangular"}
		case "status":
			item["status"] = object{"uploadStatus": "processed", "privacyStatus": privacy(p, me.now), "license": "youtube", "embeddable": true, "publicStatsViewable": true, "madeForKids": false}
		case "statistics":
			item["statistics"] = videoStatistics(a, p, me)
		case "liveStreamingDetails":
			if p.Kind == sandbox.Live {
				item["liveStreamingDetails"] = broadcast(p, me.now)
			}
		}
	}
	return item
}

func videoSnippet(a sandbox.Account, p sandbox.Post, me reader) object {
	live := "none"
	if onAir(p, me.now) {
		live = "live"
	}
	return object{"publishedAt": p.Published.UTC().Format(time.RFC3339), "channelId": a.ID(), "title": p.Title, "description": p.Caption,
		"thumbnails": videoThumbnails(me.app, p), "channelTitle": a.Name, "categoryId": "26", "liveBroadcastContent": live,
		"localized": object{"title": p.Title, "description": p.Caption}}
}

// broadcast: an end only once it has ended, viewers only while it has not.
func broadcast(p sandbox.Post, now time.Time) object {
	details := object{"actualStartTime": p.Published.UTC().Format(time.RFC3339)}
	if onAir(p, now) {
		details["concurrentViewers"] = strconv.Itoa(1 + p.Seed.Of("viewers").Intn(400))
	} else {
		details["actualEndTime"] = p.Published.Add(p.Duration).UTC().Format(time.RFC3339)
	}
	return details
}

// videoStatistics leaves out likes that are hidden and comments that are off; dislikes are for the owner alone.
func videoStatistics(a sandbox.Account, p sandbox.Post, me reader) object {
	count := func(m sandbox.Metric) string { return strconv.FormatInt(p.At(m, me.now), 10) }
	statistics := object{"viewCount": count(sandbox.Views), "favoriteCount": "0"}
	if !a.HidesLikes(p) {
		statistics["likeCount"] = count(sandbox.Likes)
	}
	if !p.CommentsOff {
		statistics["commentCount"] = count(sandbox.Comments)
	}
	if a.Key == me.account.Key {
		statistics["dislikeCount"] = strconv.FormatInt(Dislikes(p, me.now), 10)
	}
	return statistics
}

func privacy(p sandbox.Post, now time.Time) string {
	if p.Private(now) {
		return "private"
	}
	return "public"
}

// isoDuration writes PT1H2M3S, a day or more as P1DT…, and P0D for what has not ended.
func isoDuration(d time.Duration) string {
	seconds := int(d.Seconds())
	if seconds <= 0 {
		return "P0D"
	}
	text := "P"
	if days := seconds / 86_400; days > 0 {
		text += strconv.Itoa(days) + "D"
	}
	text += "T"
	for _, unit := range []struct {
		of, seconds int
		letter      string
	}{{86_400, 3600, "H"}, {3600, 60, "M"}, {60, 1, "S"}} {
		if n := seconds % unit.of / unit.seconds; n > 0 {
			text += strconv.Itoa(n) + unit.letter
		}
	}
	return strings.TrimSuffix(text, "T")
}
