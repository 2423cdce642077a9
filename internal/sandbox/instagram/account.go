package instagram

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"candor/internal/sandbox"
)

// accountMetric is what the account's insights know of a metric.
type accountMetric struct {
	series     bool     // answers metric_type=time_series too
	lifetime   bool     // period lifetime; else day
	breakdowns []string // allowed; for demographics one of them is required
	threshold  bool     // withheld below 100 followers, or 100 engagements
}

var accountMetrics = map[string]accountMetric{
	"reach":                 {series: true, breakdowns: []string{"media_product_type", "follow_type"}},
	"views":                 {breakdowns: []string{"media_product_type", "follow_type"}},
	"accounts_engaged":      {},
	"replies":               {},
	"reposts":               {},
	"likes":                 {breakdowns: []string{"media_product_type"}},
	"comments":              {breakdowns: []string{"media_product_type"}},
	"saves":                 {breakdowns: []string{"media_product_type"}},
	"shares":                {breakdowns: []string{"media_product_type"}},
	"total_interactions":    {breakdowns: []string{"media_product_type"}},
	"profile_links_taps":    {breakdowns: []string{"contact_button_type"}},
	"follows_and_unfollows": {breakdowns: []string{"follow_type"}, threshold: true},
	"follower_count":        {series: true, threshold: true},
	"follower_demographics": {lifetime: true, breakdowns: demographic, threshold: true},
	"engaged_audience_demographics": {
		lifetime: true, breakdowns: demographic, threshold: true,
	},
	"online_followers": {lifetime: true, threshold: true},
}

var demographic = []string{"age", "gender", "city", "country", "age,gender", "gender,age"}

const (
	maxWindow     = 30 * 24 * time.Hour
	minFollowers  = 100
	minEngagement = 100
)

// accountQuery is what is asked of the account's insights.
type accountQuery struct {
	metrics             []string
	period, kind        string
	breakdown, timespan string
	since, until        time.Time
}

// accountInsights answers GET /{id}/insights: all that is asked, or an error for the whole request.
func (s *Simulator) accountInsights(in *session) (any, *failure) {
	if !in.token.Has(scopeInsights) {
		return nil, forbidden()
	}
	q, fail := s.accountQuery(in)
	if fail != nil {
		return nil, fail
	}
	data := []any{}
	asOf := s.accountAsOf(in.app)
	counted := s.count(in.account, q.since, q.until.Add(time.Second), asOf)
	for _, name := range q.metrics {
		entry, fail := s.accountEntry(in, q, name, counted, asOf)
		if fail != nil {
			return nil, fail
		}
		if entry != nil {
			data = append(data, entry)
		}
	}
	return map[string]any{"data": data}, nil
}

// accountQuery reads and checks the parameters.
func (s *Simulator) accountQuery(in *session) (accountQuery, *failure) {
	v, now := in.r.URL.Query(), s.Clock.Now()
	q := accountQuery{period: v.Get("period"), kind: v.Get("metric_type"), breakdown: v.Get("breakdown"), timespan: v.Get("timeframe"),
		since: now.Add(-24 * time.Hour), until: now}
	if v.Get("metric") == "" {
		return q, invalid("(#100) The parameter metric is required")
	}
	if q.period == "" {
		return q, invalid("(#100) the parameter period is required")
	}
	q.metrics = strings.Split(strings.ReplaceAll(v.Get("metric"), " ", ""), ",")
	for name, at := range map[string]*time.Time{"since": &q.since, "until": &q.until} {
		if text := v.Get(name); text != "" {
			n, err := strconv.ParseInt(text, 10, 64)
			if err != nil {
				return q, invalid("(#100) " + name + " param is not valid")
			}
			*at = time.Unix(n, 0).UTC()
		}
	}
	return q, q.check(in.app, now)
}

func (q accountQuery) check(app sandbox.App, now time.Time) *failure {
	removed := strings.Split(app.Switch("removed_metrics", ""), ",")
	var untyped []string
	for i, name := range q.metrics {
		m, known := accountMetrics[name]
		switch {
		case !known, has(removed, name):
			return invalid("(#100) metric[" + itoa(i) + "] must be one of the following values: " + strings.Join(liveMetrics(removed), ", "))
		case m.lifetime != (q.period == "lifetime"), q.period != "day" && q.period != "lifetime":
			return invalid("(#100) The following periods (" + q.period + ") are incompatible with the metric (" + name + ")")
		case q.breakdown != "" && !has(m.breakdowns, q.breakdown):
			return invalid("(#100) Incompatible breakdowns (" + q.breakdown + ") for metric (" + name + ")")
		case q.kind == "time_series" && !m.series:
			return invalid("(#100) Incompatible metric type (time_series) with metric (" + name + ")")
		case q.kind == "" && !m.series && name != "online_followers":
			untyped = append(untyped, name)
		}
	}
	if len(untyped) > 0 {
		return invalid("(#100) The following metrics (" + strings.Join(untyped, ",") + ") should be specified with parameter metric_type=total_value")
	}
	return q.checkWindow(now)
}

func (q accountQuery) checkWindow(now time.Time) *failure {
	switch {
	case q.period == "lifetime" && has(q.metrics, "engaged_audience_demographics") && q.timespan != "this_month" && q.timespan != "this_week":
		return invalid("(#100) Incompatible timeframe (" + q.timespan + ") with metric (engaged_audience_demographics)")
	case q.period == "lifetime":
		return nil
	case q.until.Before(q.since):
		return invalid("(#100) since param is not valid")
	case q.until.Sub(q.since) > maxWindow: // to the second, also where thirty days hold an hour more because summer time ends
		return invalid("(#100) There cannot be more than 30 days (2592000 s) between since and until")
	case now.Sub(q.since) > retention:
		return invalid("(#100) since param is not valid. Metrics data is available for the last 2 years")
	case has(q.metrics, "follower_count") && now.Sub(q.since) > maxWindow+24*time.Hour:
		return invalid("(#100) (follower_count) metric only supports querying data for the last 30 days excluding the current day")
	}
	return nil
}

func liveMetrics(removed []string) []string {
	var out []string
	for name := range accountMetrics {
		if !has(removed, name) {
			out = append(out, name)
		}
	}
	slices.Sort(out)
	return out
}

// accountEntry is one metric of an answer; nil where there are no data: nothing measured yet, or withheld from small accounts.
func (s *Simulator) accountEntry(in *session, q accountQuery, name string, counted span, asOf time.Time) (any, *failure) {
	m := accountMetrics[name]
	if m.threshold && !s.large(in.account, name, asOf) {
		if in.app.Switch("few_followers", "empty") == "error" {
			return nil, invalid("(#100) Not enough users to return the metric (" + name + ")")
		}
		return nil, nil
	}
	title, description := titleOf(name, languageOf(in))
	out := map[string]any{"name": name, "period": q.period, "title": title, "description": description, "id": in.account.ID() + "/insights/" + name + "/" + q.period}
	switch {
	case name == "online_followers":
		out["values"] = []any{map[string]any{"value": s.online(in.account, asOf), "end_time": stamp(asOf)}}
		return out, nil
	case !m.lifetime && !q.since.Before(asOf):
		return nil, nil
	case name == "follower_count", q.kind == "time_series" || q.kind == "" && m.series:
		out["values"] = s.days(in.account, q, name, asOf)
		return out, nil
	}
	total := map[string]any{}
	if name != "follows_and_unfollows" && !m.lifetime {
		total["value"] = counted.total(name)
	}
	if q.breakdown != "" {
		total["breakdowns"] = []any{s.accountBreakdown(counted, q, name, asOf)}
	}
	out["total_value"] = total
	return out, nil
}

// accountAsOf is the instant up to which the account's figures are counted. A day that is read before is answered as far as it was
// counted, and differently later.
func (s *Simulator) accountAsOf(app sandbox.App) time.Time {
	return s.Clock.Now().Add(-life(app, "account_lag", 20*time.Hour)).Truncate(time.Hour)
}

// large tells whether a metric with a threshold is answered.
func (s *Simulator) large(a sandbox.Account, name string, asOf time.Time) bool {
	if name == "engaged_audience_demographics" {
		return s.Total(a, "total_interactions", asOf.Add(-maxWindow), asOf, asOf) >= minEngagement
	}
	return a.Followers(asOf) >= minFollowers
}

func stamp(t time.Time) string { return t.UTC().Format(timestampLayout) }
