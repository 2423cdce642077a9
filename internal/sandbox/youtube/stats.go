package youtube

import (
	"net/http"
	"slices"
	"strconv"
	"time"

	"candor/internal/sandbox"
)

// batchGetStats answers the counts of up to 50 ids out of a bucket of its own. The discovery document and the reference page describe it
// differently: the switch stats_shape tells which.
func (s *Simulator) batchGetStats(r *http.Request, me reader) (object, *refusal) {
	ids := list(r.URL.Query()["id"])
	if len(ids) == 0 || len(ids) > maxIDs {
		return nil, &badFilters
	}
	asOnPage := me.app.Switch("stats_shape", "schema") == "page"
	items, failed := []object{}, []string{}
	for _, id := range ids {
		p, a, ok := s.visible(id, me)
		if !ok {
			failed = append(failed, id)
			continue
		}
		items = append(items, videoStats(a, p, me, list(r.URL.Query()["part"]), asOnPage))
	}
	answer := object{"kind": "youtube#batchGetStatsResponse", "items": items}
	if asOnPage {
		answer["summary"] = object{"requestedCount": len(ids), "succeededCount": len(items), "failedVideoIds": failed}
	}
	return answer, nil
}

func videoStats(a sandbox.Account, p sandbox.Post, me reader, parts []string, asOnPage bool) object {
	item := object{"kind": "youtube#videoStats", "etag": etagOf("stats" + p.ID), "id": p.ID}
	for _, part := range parts {
		switch part {
		case "snippet":
			item["snippet"] = object{"publishTime": p.Published.UTC().Format(time.RFC3339)}
		case "statistics":
			statistics := videoStatistics(a, p, me)
			delete(statistics, "favoriteCount")
			delete(statistics, "dislikeCount")
			item["statistics"] = statistics
		case "contentDetails":
			details := object{"duration": strconv.Itoa(int(p.Duration.Seconds())) + "s"}
			if asOnPage {
				details = object{"duration": isoDuration(p.Duration), "durationMillis": strconv.FormatInt(p.Duration.Milliseconds(), 10)}
			}
			item["contentDetails"] = details
		}
	}
	return item
}

// indexLag is how late search learns of a video.
const indexLag = time.Hour

// search lists a channel's public videos, newest first, an hour late, out of a bucket of 100 calls a day.
func (s *Simulator) search(r *http.Request, me reader) (object, *refusal) {
	query := r.URL.Query()
	owner, ok := s.core.World.Account(Platform, query.Get("channelId"))
	if !ok || owner.ID() != query.Get("channelId") {
		return nil, &badFilters
	}
	posts := slices.DeleteFunc(s.public(owner, me.now), func(p sandbox.Post) bool { return me.now.Sub(p.Published) < indexLag })
	items := []object{}
	for _, p := range posts[:min(pageSize(query), len(posts))] {
		items = append(items, object{"kind": "youtube#searchResult", "etag": etagOf("found" + p.ID), "id": object{"kind": "youtube#video", "videoId": p.ID}})
	}
	return object{"kind": "youtube#searchListResponse", "items": items, "pageInfo": object{"totalResults": len(posts), "resultsPerPage": pageSize(query)}}, nil
}
