package instagram

import (
	"encoding/json"
	"strings"
	"time"

	"candor/internal/sandbox"
)

// matrix says which metrics each product type answers. facebook_views and crossposted_views are known to the types that list
// them here, and fail because nothing in this world is shared to Facebook.
var matrix = map[string][]string{
	feedProduct: {
		"views", "reach", "likes", "comments", "saved", "shares", "total_interactions", "reposts", "follows", "profile_visits",
		"profile_activity", "facebook_views",
	},
	reels: {
		"views", "reach", "likes", "comments", "saved", "shares", "total_interactions", "reposts", "ig_reels_avg_watch_time",
		"ig_reels_video_view_total_time", "reels_skip_rate", "crossposted_views", "facebook_views",
	},
	story: {
		"views", "reach", "shares", "total_interactions", "reposts", "follows", "profile_visits", "profile_activity", "navigation",
		"replies", "facebook_views",
	},
}

// metricNames is the enumeration that Meta prints, in which dead names stand next to live ones.
var metricNames = []string{
	"impressions", "reach", "replies", "saved", "likes", "comments", "shares", "total_interactions", "follows", "profile_visits",
	"profile_activity", "navigation", "ig_reels_video_view_total_time", "ig_reels_avg_watch_time", "views", "reels_skip_rate", "reposts",
	"facebook_views", "crossposted_views", "total_views", "total_likes", "total_comments", "link_clicks",
}

// impressionsEnd is when media stopped to have impressions.
var impressionsEnd = time.Date(2024, 7, 2, 0, 0, 0, 0, time.UTC)

// retention is how long metrics are kept.
const retention = 2 * 365 * 24 * time.Hour

// minViewers is how many people a story must have reached.
const minViewers = 5

// insightsQuery is what is asked, of the edge or by field expansion.
type insightsQuery struct{ metric, period, breakdown string }

// insights answers the metrics of a media: all that are asked, or an error for the whole request.
func (s *Simulator) insights(in *session, p sandbox.Post, q insightsQuery) (any, *failure) {
	if !in.token.Has(scopeInsights) {
		return nil, forbidden()
	}
	metrics, fail := q.metrics(p, strings.Split(in.app.Switch("removed_metrics", ""), ","))
	if fail != nil {
		return nil, fail
	}
	if beforeConversion(in.account, p) {
		return nil, conversionFailure()
	}
	now := s.Clock.Now()
	asOf, ok := measured(in.app, p, now)
	if p.Kind == sandbox.Story && p.At(sandbox.Reach, asOf) < minViewers {
		return nil, &failure{Message: "(#10) Not enough viewers for the media to show insights", Type: typeAPI, Code: 10}
	}
	data := []any{}
	for _, metric := range metrics {
		if value, has := metricValue(metric, p, asOf); ok && has {
			data = append(data, entry(in, p, metric, value, q.breakdown))
		}
	}
	return map[string]any{"data": data}, nil
}

// metrics checks the request against the post's type.
func (q insightsQuery) metrics(p sandbox.Post, removed []string) ([]string, *failure) {
	if q.metric == "" {
		return nil, invalid("The parameter metric is required")
	}
	metrics := strings.Split(strings.ReplaceAll(q.metric, " ", ""), ",")
	var offenders []string
	for i, m := range metrics {
		switch {
		case !has(metricNames, m), has(removed, m):
			return nil, invalid("(#100) metric[" + itoa(i) + "] must be one of the following values: " + strings.Join(metricNames, ", "))
		case m == "impressions" && p.Published.Before(impressionsEnd):
		case !has(matrix[product(p)], m):
			offenders = append(offenders, m)
		}
	}
	switch {
	case len(offenders) > 0:
		return nil, invalid("The Media Insights API does not support the " + strings.Join(offenders, ", ") + " metric for this media product type.")
	case has(metrics, "facebook_views"), has(metrics, "crossposted_views"):
		return nil, &failure{Message: "Fatal", Type: typeAPI, Code: -1, Subcode: 2207086}
	case q.period != "" && q.period != "lifetime":
		return nil, invalid("(#100) The following periods (" + q.period + ") are incompatible with the metric (" + metrics[0] + ")")
	}
	return metrics, q.breakable(metrics)
}

// breakdowns says which metric takes which breakdown, and the values that this world has.
var breakdowns = map[string]struct {
	key    string
	values []string
}{
	"profile_activity": {"action_type", []string{"bio_link_clicked", "email", "direction"}},
	"navigation":       {"story_navigation_action_type", []string{"tap_forward", "tap_back", "tap_exit", "swipe_forward"}},
}

func (q insightsQuery) breakable(metrics []string) *failure {
	if q.breakdown == "" {
		return nil
	}
	for _, m := range metrics {
		if breakdowns[m].key != q.breakdown {
			return invalid("Incompatible breakdowns (" + q.breakdown + ") for metric (" + m + ")")
		}
	}
	return nil
}

func beforeConversion(a sandbox.Account, p sandbox.Post) bool {
	return p.Published.Before(a.ConvertedAt)
}

func conversionFailure() *failure {
	transient := false
	return &failure{
		Message: "Invalid parameter", Type: typeAPI, Code: 100, Subcode: 2108006, Data: json.RawMessage("{}"), Transient: &transient,
		UserTitle: "Media posted before business account conversion",
		UserText:  "The media was posted before the most recent time that the user's account was converted to a business account from a personal account.",
	}
}

// measured is the instant whose values are answered now; not ok if there are none: too young, or older than what is kept.
func measured(app sandbox.App, p sandbox.Post, now time.Time) (asOf time.Time, ok bool) {
	asOf = now.Add(-life(app, "insights_lag", 2*time.Hour))
	return asOf, !p.Published.After(asOf) && now.Sub(p.Published) < retention
}

// metricValue is a metric's value: whole numbers, except for the skip rate. There is none of what depends on Facebook.
func metricValue(metric string, p sandbox.Post, at time.Time) (any, bool) {
	switch metric {
	case "saved":
		return p.At(sandbox.Saves, at), true
	case "total_interactions":
		if p.Kind == sandbox.Story {
			return p.At(sandbox.Shares, at) + p.At(sandbox.Replies, at), true
		}
		return p.Interactions(at), true
	case "views", "reach", "likes", "comments", "shares", "reposts", "follows", "profile_visits", "replies":
		return p.At(sandbox.Metric(metric), at), true
	case "profile_activity":
		return p.At(sandbox.ProfileVisits, at) / 8, true
	case "navigation":
		return p.At(sandbox.Views, at) * 9 / 10, true
	case "impressions":
		return p.At(sandbox.Views, at), true
	case "ig_reels_avg_watch_time":
		return p.At(sandbox.WatchAverage, at), true
	case "ig_reels_video_view_total_time":
		return p.At(sandbox.WatchTotal, at), true
	case "reels_skip_rate":
		return p.SkipRate(), true
	}
	return nil, false
}

// entry is one metric in an answer.
func entry(in *session, p sandbox.Post, metric string, value any, breakdown string) map[string]any {
	title, description := titleOf(metric, languageOf(in))
	out := map[string]any{
		"name": metric, "period": "lifetime", "values": []any{map[string]any{"value": value}}, "title": title, "description": description,
		"id": p.ID + "/insights/" + metric + "/lifetime",
	}
	total, whole := value.(int64)
	if breakdown == "" || !whole {
		return out
	}
	results, left := []any{}, total
	for i, v := range breakdowns[metric].values {
		part := left * 6 / 10
		if i == len(breakdowns[metric].values)-1 {
			part = left
		}
		if left -= part; part > 0 { // empty buckets are left out
			results = append(results, map[string]any{"dimension_values": []string{v}, "value": part})
		}
	}
	out["total_value"] = map[string]any{"value": total, "breakdowns": []any{
		map[string]any{"dimension_keys": []string{breakdown}, "results": results},
	}}
	return out
}
