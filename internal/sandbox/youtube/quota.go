package youtube

import (
	"net/http"
	"strconv"
	"time"

	"candor/internal/sandbox"
)

// The buckets, each with its own units per project and Pacific day. The Analytics API has a quota apart, whose size is not known.
const (
	bucketGeneral   = "general"
	bucketStats     = "batchGetStats"
	bucketSearch    = "search"
	bucketAnalytics = "analytics"
	bucketOAuth     = "oauth" // costs no units
)

// limits gives each bucket its switch and its default.
var limits = map[string]struct {
	name  string
	units int
}{
	bucketGeneral: {"quota", 10_000}, bucketStats: {"quota_stats", 10_000}, bucketSearch: {"quota_search", 100},
}

// bucketOf names the bucket that a path of the Data API is charged to.
func bucketOf(path string) string {
	switch path {
	case "/youtube/v3/videos:batchGetStats":
		return bucketStats
	case "/youtube/v3/search":
		return bucketSearch
	default:
		return bucketGeneral
	}
}

func pacific() *time.Location {
	zone, err := time.LoadLocation("America/Los_Angeles")
	if err != nil {
		return time.FixedZone("PST", -8*3600)
	}
	return zone
}

// spend charges a call to its bucket, whatever comes of it. It returns the refusal where the bucket's day is spent.
func (s *Simulator) spend(r *http.Request, app sandbox.App, bucket string) (refusal, bool) {
	call := sandbox.CallOf(r)
	call.Bucket, call.Cost = bucket, 1
	limit := limits[bucket]
	if s.count(app.ID+" "+bucket+" "+s.core.Clock.Now().In(pacific()).Format(time.DateOnly)) > number(app, limit.name, limit.units) {
		return exhausted(app, bucket), false
	}
	return refusal{}, true
}

// bursts counts a call of the app's minute. It returns the refusal where there are too many.
func (s *Simulator) bursts(app sandbox.App) (refusal, bool) {
	limit := number(app, "burst", 0)
	if limit == 0 || s.count(app.ID+" burst "+s.core.Clock.Now().UTC().Format("2006-01-02T15:04")) <= limit {
		return refusal{}, true
	}
	e := refusal{status: number(app, "burst_status", http.StatusTooManyRequests), domain: "usageLimits", reason: "userRateLimitExceeded", message: "User Rate Limit Exceeded", retryAfter: 30}
	if e.status == http.StatusServiceUnavailable {
		e.domain, e.reason, e.message = "global", "backendError", "Backend Error"
	}
	return e, false
}

func (s *Simulator) count(key string) int {
	s.quota.Lock()
	defer s.quota.Unlock()
	s.quota.spent[key]++
	return s.quota.spent[key]
}

// number reads a switch that is a number.
func number(app sandbox.App, name string, otherwise int) int {
	n, err := strconv.Atoi(app.Switch(name, ""))
	if err != nil {
		return otherwise
	}
	return n
}

// exhausted is the answer once a bucket's units are spent: the general ones in the app's shape, the granular ones in theirs.
func exhausted(app sandbox.App, bucket string) refusal {
	if bucket == bucketGeneral && app.Switch("quota_shape", "403") == "403" {
		return refusal{status: http.StatusForbidden, domain: "youtube.quota", reason: "quotaExceeded",
			message: `The request cannot be completed because you have exceeded your <a href="/youtube/v3/getting-started#quota">quota</a>.`}
	}
	metric := map[string]string{bucketGeneral: "Queries", bucketSearch: "Search Queries", bucketStats: "Batch Get Stats Queries"}[bucket]
	text := "Quota exceeded for quota metric '" + metric + "' and limit '" + metric + " per day' of service 'youtube.googleapis.com' for consumer 'project_number:1234'."
	return refusal{status: http.StatusTooManyRequests, domain: "global", reason: "rateLimitExceeded", message: text, rpc: "RESOURCE_EXHAUSTED",
		details: []object{{"@type": "type.googleapis.com/google.rpc.ErrorInfo", "reason": "RATE_LIMIT_EXCEEDED", "domain": "googleapis.com",
			"metadata": object{"quota_metric": "youtube.googleapis.com/" + bucket, "quota_limit": bucket + "PerDayPerProject", "quota_unit": "1/d/{project}",
				"service": "youtube.googleapis.com", "consumer": "projects/1234"}}}}
}
