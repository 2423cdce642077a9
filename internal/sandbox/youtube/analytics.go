package youtube

import (
	"net/http"
	"slices"
	"strconv"
	"strings"
	"time"

	"candor/internal/sandbox"
)

const (
	lagDays     = 2 // the newest whole days that are not computed yet
	restateDays = 6 // until then a day's numbers are still a little low
)

// reports answers a query of the Analytics API. Its quota is not the Data API's.
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
	metrics    []string
	dimensions string       // joined by commas; "" for totals
	content    sandbox.Kind // only what this kind of content came to; "": all
	from, to   time.Time
	most       int // rows; 0: all
	start      int // the first row, from 1
}

// What a report may ask for. Not every combination exists: who engages is not told by where or with what somebody watched, who
// subscribed only by day, month and video, and shares of viewers only by age and gender.
var (
	watching    = []string{"views", "engagedViews", "estimatedMinutesWatched", "averageViewDuration", "averageViewPercentage"}
	engaging    = []string{"likes", "dislikes", "comments", "shares"}
	subscribing = []string{"subscribersGained", "subscribersLost"}

	supported = map[string][]string{
		"":                         slices.Concat(watching, engaging, subscribing),
		"day":                      slices.Concat(watching, engaging, subscribing),
		"month":                    slices.Concat(watching, engaging, subscribing),
		"video":                    slices.Concat(watching, engaging, subscribing),
		"country":                  slices.Concat(watching, engaging, subscribing),
		"creatorContentType":       slices.Concat(watching, engaging),
		"subscribedStatus":         slices.Concat(watching, []string{"likes", "dislikes", "shares"}),
		"insightTrafficSourceType": watching,
		"deviceType":               watching,
		"ageGroup":                 {"viewerPercentage"},
		"gender":                   {"viewerPercentage"},
		"ageGroup,gender":          {"viewerPercentage"},
	}
)

// mostVideos is the longest list of videos.
const mostVideos = 200

// readQuery refuses what is not the reader's, what needs the monetary scope, and what is not supported.
func readQuery(r *http.Request, me reader) (query, *refusal) {
	values := r.URL.Query()
	q := query{metrics: list(values["metrics"]), dimensions: strings.Join(list(values["dimensions"]), ",")}
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
	case !q.span(values.Get("startDate"), values.Get("endDate")), !q.page(values.Get("maxResults"), values.Get("startIndex")), !q.only(me.app, values.Get("filters")), !q.exists(me.app),
		q.dimensions == "video" && (values.Get("sort") != "-"+q.metrics[0] || q.most == 0 || q.most > mostVideos):
		return q, &badReport
	}
	return q, nil
}

// span reads the days of a report. Months are asked for from a first of the month on.
func (q *query) span(from, to string) bool {
	var fromErr, toErr error
	q.from, fromErr = time.ParseInLocation(time.DateOnly, from, pacific())
	q.to, toErr = time.ParseInLocation(time.DateOnly, to, pacific())
	return fromErr == nil && toErr == nil && !q.to.Before(q.from) && (q.dimensions != "month" || q.from.Day() == 1 && q.to.Day() == 1)
}

// page reads which rows are wanted.
func (q *query) page(most, start string) bool {
	var mostErr, startErr error
	q.start = 1
	if most != "" {
		q.most, mostErr = strconv.Atoi(most)
	}
	if start != "" {
		q.start, startErr = strconv.Atoi(start)
	}
	return mostErr == nil && startErr == nil && q.most >= 0 && q.start >= 1
}

// contents are the kinds of content, as the dimension creatorContentType calls them.
var contents = []struct {
	word string
	kind sandbox.Kind
}{{"liveStream", sandbox.Live}, {"shorts", sandbox.Short}, {"videoOnDemand", sandbox.Video}}

// upper writes a kind of content as some of Google's pages do: VIDEO_ON_DEMAND.
var upper = strings.NewReplacer("S", "_S", "O", "_O", "D", "_D")

// only reads a report's filter. The simulator has one, and only for lists of videos: their kind of content. How it is written, and whether
// it is there at all, is a switch.
func (q *query) only(app sandbox.App, filter string) bool {
	if filter == "" {
		return true
	}
	how := app.Switch("reports_content", "lower")
	name, word, is := strings.Cut(filter, "==")
	if !is || name != "creatorContentType" || q.dimensions != "video" || how == "none" {
		return false
	}
	for _, c := range contents {
		if how != "upper" && word == c.word || how != "lower" && word == strings.ToUpper(upper.Replace(c.word)) {
			q.content = c.kind
		}
	}
	return q.content != ""
}

// exists reports whether there is a report of these metrics by these dimensions.
func (q *query) exists(app sandbox.App) bool {
	allowed, is := supported[q.dimensions]
	removed := list([]string{app.Switch("reports_without", "")})
	return is && !slices.ContainsFunc(q.metrics, func(m string) bool { return !slices.Contains(allowed, m) || slices.Contains(removed, m) })
}

func monetary(name string) bool {
	return slices.Contains([]string{"estimatedRevenue", "estimatedAdRevenue", "grossRevenue", "cpm", "adImpressions", "monetizedPlaybacks", "playbackBasedCpm"}, name)
}

// table computes the rows. Without data there is no rows key at all; the newest days are missing, not zero.
func (s *Simulator) table(me reader, q query) object {
	columns := []object{}
	for _, name := range list([]string{q.dimensions}) {
		columns = append(columns, object{"name": name, "columnType": "DIMENSION", "dataType": "STRING"})
	}
	for _, name := range q.metrics {
		columns = append(columns, object{"name": name, "columnType": "METRIC", "dataType": dataType(name)})
	}
	table := object{"kind": "youtubeAnalytics#resultTable", "columnHeaders": columns}
	rows := s.rows(me, q)
	if q.start > 1 {
		rows = rows[min(q.start-1, len(rows)):]
	}
	if q.most > 0 {
		rows = rows[:min(q.most, len(rows))]
	}
	if len(rows) > 0 {
		table["rows"] = rows
	}
	return table
}

func dataType(name string) string {
	if name == "averageViewPercentage" || name == "viewerPercentage" {
		return "FLOAT"
	}
	return "INTEGER"
}

func midnight(at time.Time) time.Time {
	at = at.In(pacific())
	return time.Date(at.Year(), at.Month(), at.Day(), 0, 0, 0, 0, at.Location())
}
