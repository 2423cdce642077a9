package youtube

import (
	"net/http"
	"slices"
	"time"

	"candor/internal/sandbox"
)

const (
	lagDays     = 2 // the newest whole days that are not computed yet
	restateDays = 6 // until then a day's numbers are still a little low
)

// postMetrics are the report metrics that are sums over the channel's videos.
var postMetrics = map[string]sandbox.Metric{
	"views": sandbox.Views, "likes": sandbox.Likes, "comments": sandbox.Comments, "shares": sandbox.Shares,
}

// reports answers a query of the Analytics API: totals, or one row per Pacific day. Its quota is not the Data API's.
func (s *Simulator) reports(w http.ResponseWriter, r *http.Request) {
	call := sandbox.CallOf(r)
	call.Bucket, call.Cost = bucketAnalytics, 1
	me, e := s.reader(r, scopeRead, scopeAnalytics)
	if e == nil && !mayReport(me) {
		e = &noScope
	}
	if e != nil {
		refuse(w, r, *e)
		return
	}
	q, e := readQuery(r, me)
	if e != nil {
		refuse(w, r, *e)
		return
	}
	send(w, r, http.StatusOK, s.table(me, q))
}

// mayReport looks at the token's scopes. Google's page and its discovery document disagree about which are needed.
func mayReport(me reader) bool {
	switch me.app.Switch("reports_scope", "analytics") {
	case "either":
		return true
	case "both":
		return me.token.Has(scopeRead) && me.token.Has(scopeAnalytics)
	default:
		return me.token.Has(scopeAnalytics)
	}
}

// query is what a report was asked for.
type query struct {
	metrics   []string
	dimension string // "day", or "" for totals
	from, to  time.Time
}

// readQuery refuses what is not the reader's, what needs the monetary scope, and what is not supported.
func readQuery(r *http.Request, me reader) (query, *refusal) {
	values := r.URL.Query()
	q := query{metrics: list(values["metrics"]), dimension: values.Get("dimensions")}
	var fromErr, toErr error
	q.from, fromErr = time.ParseInLocation(time.DateOnly, values.Get("startDate"), pacific())
	q.to, toErr = time.ParseInLocation(time.DateOnly, values.Get("endDate"), pacific())
	ids := values.Get("ids")
	switch {
	case ids == "" || len(q.metrics) == 0:
		return q, missing("ids")
	case ids != "channel==MINE" && ids != "channel=="+me.account.ID():
		return q, &foreign
	case slices.ContainsFunc(q.metrics, monetary) && me.app.Switch("reports_denial", "plain") == "core":
		return q, &foreignNew
	case slices.ContainsFunc(q.metrics, monetary):
		return q, &foreign
	case slices.ContainsFunc(q.metrics, unknownMetric), fromErr != nil, toErr != nil, q.to.Before(q.from), q.dimension != "" && q.dimension != "day":
		return q, &badReport
	}
	return q, nil
}

func monetary(name string) bool {
	return slices.Contains([]string{"estimatedRevenue", "estimatedAdRevenue", "grossRevenue", "cpm", "adImpressions", "monetizedPlaybacks", "playbackBasedCpm"}, name)
}

func unknownMetric(name string) bool {
	_, known := postMetrics[name]
	return !known && name != "subscribersGained" && name != "subscribersLost"
}

// table computes the rows. Without data there is no rows key at all; the newest days are missing, not zero.
func (s *Simulator) table(me reader, q query) object {
	columns := []object{}
	if q.dimension != "" {
		columns = append(columns, object{"name": "day", "columnType": "DIMENSION", "dataType": "STRING"})
	}
	for _, name := range q.metrics {
		columns = append(columns, object{"name": name, "columnType": "METRIC", "dataType": "INTEGER"})
	}
	table := object{"kind": "youtubeAnalytics#resultTable", "columnHeaders": columns}
	today := midnight(me.now)
	totals := make([]int64, len(q.metrics))
	rows := [][]any{}
	lag := number(me.app, "reports_lag", lagDays)
	for day := q.from; !day.After(q.to) && day.Before(today.AddDate(0, 0, -lag)); day = day.AddDate(0, 0, 1) {
		if day.Before(midnight(me.account.Created)) {
			continue
		}
		row := []any{day.Format(time.DateOnly)}
		for n, name := range q.metrics {
			value := s.reported(me.account, name, day, today)
			totals[n] += value
			row = append(row, value)
		}
		rows = append(rows, row)
	}
	if len(rows) == 0 {
		return table
	}
	if q.dimension == "" {
		row := make([]any, len(totals))
		for n, total := range totals {
			row[n] = total
		}
		rows = [][]any{row}
	}
	table["rows"] = rows
	return table
}

// reported is a day's number as told today: young days are restated later, always upwards.
func (s *Simulator) reported(a sandbox.Account, name string, day, today time.Time) int64 {
	value := s.happened(a, name, day, day.AddDate(0, 0, 1))
	if today.AddDate(0, 0, -restateDays).Before(day) {
		value -= value / 50
	}
	return value
}

func (s *Simulator) happened(a sandbox.Account, name string, from, to time.Time) int64 {
	if metric, ok := postMetrics[name]; ok {
		var sum int64
		for _, p := range s.core.World.Posts(a, to) {
			sum += max(0, p.At(metric, to)-p.At(metric, from))
		}
		return sum
	}
	change := a.Followers(to) - a.Followers(from)
	churn := int64(a.Seed.Of("churn", from.Format(time.DateOnly)).Between(0, 1+float64(a.Followers(from))*0.0004))
	if name == "subscribersLost" {
		return churn + max(0, -change)
	}
	return churn + max(0, change)
}

func midnight(at time.Time) time.Time {
	at = at.In(pacific())
	return time.Date(at.Year(), at.Month(), at.Day(), 0, 0, 0, 0, at.Location())
}
