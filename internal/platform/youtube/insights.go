package youtube

import (
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"candor/internal/platform"
	"candor/internal/social"
)

// column is a metric of a report: YouTube's name and ours, and how the number as it is sent becomes ours.
type column struct {
	name     string
	id       social.MetricID
	decimals int   // of the registry's entry
	times    int64 // what a unit of YouTube's is in the registry's: a minute is 60 seconds. 0: the same
}

// The columns of the reports by day and by video. Ratios and means are taken as YouTube computes them.
var (
	dayColumns = []column{
		{"views", social.DailyViews, 0, 0}, {"engagedViews", social.DailyEngagedViews, 0, 0}, {"estimatedMinutesWatched", social.DailyWatchTime, 3, 60},
		{"averageViewDuration", social.DailyAverageWatchTime, 3, 0}, {"averageViewPercentage", social.DailyAverageViewPercentage, 2, 0},
		{"likes", social.DailyLikes, 0, 0}, {"dislikes", social.DailyDislikes, 0, 0}, {"comments", social.DailyComments, 0, 0}, {"shares", social.DailyShares, 0, 0},
		{"subscribersGained", social.FollowersGained, 0, 0}, {"subscribersLost", social.FollowersLost, 0, 0},
	}
	videoColumns = []column{
		{"views", "", 0, 0}, // only sorted by: the Data API says a video's views without a delay
		{"engagedViews", social.EngagedViews, 0, 0}, {"estimatedMinutesWatched", social.WatchTime, 3, 60},
		{"averageViewDuration", social.AverageWatchTime, 3, 0}, {"averageViewPercentage", social.AverageViewPercentage, 2, 0},
		{"shares", social.ReportedShares, 0, 0}, {"subscribersGained", social.PostFollows, 0, 0},
	}
)

const (
	noteReported = "reported_until"  // the newest day that a report has told: a later one begins where Google may still restate
	noteRefused  = "reports_refused" // metrics that no report has, by dimension: "day:engagedViews@2026-11-24 …"

	firstReportDays = 90 // how far the first report reaches back, and any later one at most
	laterReportDays = 10 // how far every report reaches back at least
	settledDays     = 7  // a day older than this is final: Google restates the newest days

	videosPage  = "videos:" // the cursor of a page of videos, and its first row
	videosAtOne = 200       // the longest list of videos
	maxVideos   = 1000      // videos beyond the most watched ones are not asked for
	firstDay    = "2005-02-14"
	askAgain    = 30 * day // how long a refusal is believed
)

// Insights implements platform.InsightsReader. The first page is the report by day, then come the videos' own figures, 200 of the most
// watched at a time, and where one of them is new the Shorts among them: one call of the Analytics quota each. Without the permission the
// newest days say so.
func (c *connector) Insights(ctx context.Context, s platform.Session, cursor platform.Cursor) (platform.InsightsPage, error) {
	r := &reportReading{c: c, s: s, refused: refusedOf(s), today: social.DayOf(s.Now, social.Zone(pacific))}
	var page platform.InsightsPage
	var err error
	from, isVideos := strings.CutPrefix(string(cursor), videosPage)
	first, isShorts := strings.CutPrefix(string(cursor), shortsPage)
	switch {
	case !s.Granted(scopeAnalytics):
		told, _ := social.ParseDay(s.Notes[noteReported])
		return platform.InsightsPage{Days: notGranted(told, r.today)}, nil
	case isVideos:
		page, err = r.videos(ctx, from)
	case isShorts:
		page, err = r.shorts(ctx, first)
	default:
		page, err = r.days(ctx)
	}
	page.Notes = r.notes(page.Notes)
	return page, err
}

// reportReading is one page of reports under way.
type reportReading struct {
	c       *connector
	s       platform.Session
	refused *platform.Refusals // by "day:engagedViews"
	today   social.Day
	flaws   flaws
}

// days reads the channel's Pacific days. It begins with those that Google may have restated since the newest day that was told.
func (r *reportReading) days(ctx context.Context) (platform.InsightsPage, error) {
	told, _ := social.ParseDay(r.s.Notes[noteReported])
	from := r.today.Add(-firstReportDays)
	if told != "" {
		from = max(from, min(told.Add(-settledDays), r.today.Add(-laterReportDays)))
	}
	tables, err := r.ask(ctx, "day", dayColumns, url.Values{"startDate": {string(from)}, "endDate": {string(r.today)}})
	if err != nil {
		return platform.InsightsPage{}, err
	}
	page := platform.InsightsPage{Next: videosPage + "1"}
	for _, table := range tables {
		page.Days = append(page.Days, table.days(r.today, &r.flaws)...)
	}
	page.Days = append(page.Days, r.notOffered(page.Days)...)
	page.Flaws = r.flaws.list
	if newest := newest(page.Days); newest != "" {
		page.Notes = map[string]string{noteReported: string(newest)}
	}
	return page, nil
}

// notOffered says of the days that were told that the metrics which no report has any more are missing on them.
func (r *reportReading) notOffered(told []platform.DayFigure) []platform.DayFigure {
	var out []platform.DayFigure
	for _, m := range dayColumns {
		if !r.refused.Has("day:" + m.name) {
			continue
		}
		seen := map[social.Day]bool{}
		for _, d := range told {
			if !seen[d.Day] {
				seen[d.Day] = true
				out = append(out, platform.DayFigure{Metric: m.id, Day: d.Day, Figure: social.Missing(social.NotOffered)})
			}
		}
	}
	return out
}

// videos reads what the channel's videos came to since they were published. Only their ids are told: a video that is not known yet
// comes with the next listing of the uploads.
func (r *reportReading) videos(ctx context.Context, from string) (platform.InsightsPage, error) {
	start, err := rowOf(from)
	if err != nil {
		return platform.InsightsPage{}, err
	}
	tables, err := r.ask(ctx, "video", videoColumns, url.Values{"startDate": {firstDay}, "endDate": {string(r.today)}, "sort": {"-views"},
		"maxResults": {strconv.Itoa(videosAtOne)}, "startIndex": {from}})
	if err != nil {
		return platform.InsightsPage{}, err
	}
	var page platform.InsightsPage
	at, rows := map[string]int{}, 0
	for _, table := range tables {
		rows = max(rows, len(table.Rows))
		for _, row := range table.Rows {
			id := table.word(row, "video")
			if id == "" {
				r.flaws.add("video", "no row of a video")
				continue
			}
			n, known := at[id]
			if !known {
				n, at[id] = len(page.Posts), len(page.Posts)
				page.Posts = append(page.Posts, platform.PostReading{Post: social.Post{ExternalID: id}, Figures: social.Figures{}, Named: true})
			}
			table.fill(row, videoColumns, page.Posts[n].Figures, &r.flaws)
		}
	}
	next := ""
	if after := start + videosAtOne; rows == videosAtOne && after <= maxVideos {
		next = strconv.Itoa(after)
	}
	r.afterVideos(&page, next)
	page.Flaws = r.flaws.list
	return page, nil
}

// ask reads a report. One metric that YouTube does not support there fails the whole query, so a refused query is asked in halves; what
// is refused alone is left out for a while. If everything is refused it is not the metrics that YouTube refuses.
func (r *reportReading) ask(ctx context.Context, dimensions string, columns []column, query url.Values) ([]resultTable, error) {
	var names []string
	for _, m := range columns {
		if !r.refused.Has(dimensions + ":" + m.name) {
			names = append(names, m.name)
		}
	}
	if len(names) == 0 {
		return nil, nil
	}
	table, refusal := r.c.report(ctx, r.s, dimensions, names, query)
	if refusal == nil {
		return []resultTable{table}, nil
	}
	if !unsupported(refusal) || len(names) == 1 {
		return nil, refusal
	}
	var first []string // what a list is sorted by is asked for every time
	if strings.HasPrefix(query.Get("sort"), "-") {
		first, names = names[:1], names[1:]
	}
	var tables []resultTable
	bad, err := platform.HalveRefused(ctx, names, unsupported, func(ctx context.Context, some []string) error {
		table, err := r.c.report(ctx, r.s, dimensions, slices.Concat(first, some), query)
		if err == nil {
			tables = append(tables, table)
		}
		return err
	})
	switch {
	case err != nil:
		return nil, err
	case len(bad) == len(names):
		return nil, refusal
	}
	for _, name := range bad {
		r.refused.Add(dimensions + ":" + name)
	}
	return tables, nil
}

// unsupported reports whether YouTube refused a query as one that it does not have.
func unsupported(err error) bool {
	var e *platform.Error
	return errors.As(err, &e) && e.Kind == platform.BadRequest && e.Status == http.StatusBadRequest
}

// report asks for one report: 1 call of the Analytics quota.
func (c *connector) report(ctx context.Context, s platform.Session, dimensions string, metrics []string, query url.Values) (resultTable, error) {
	asked := url.Values{"ids": {"channel==MINE"}, "dimensions": {dimensions}, "metrics": {strings.Join(metrics, ",")}}
	for name, values := range query {
		asked[name] = values
	}
	var table resultTable
	if err := c.call(ctx, s, opReports, c.analyticsURL+"/v2/reports", asked, bucketAnalytics, &table); err != nil {
		return table, err
	}
	if len(table.Rows) > platform.MaxItems {
		return table, &platform.Error{Kind: platform.Oversize, Op: opReports, Message: "the report holds too many rows"}
	}
	return table, nil
}

// refusedOf reads which metrics were refused not long ago.
func refusedOf(s platform.Session) *platform.Refusals {
	return platform.RefusalsIn(s.Notes[noteRefused], s.Now.In(social.Zone(pacific)), askAgain)
}

// notes adds what was refused to a page's notes.
func (r *reportReading) notes(notes map[string]string) map[string]string {
	note, changed := r.refused.Note()
	if !changed {
		return notes
	}
	if notes == nil {
		notes = map[string]string{}
	}
	notes[noteRefused] = note
	return notes
}

// days converts the rows of a report by day. Days that Google has not computed yet are simply not in it.
func (t resultTable) days(today social.Day, f *flaws) []platform.DayFigure {
	f.object = "reports"
	var out []platform.DayFigure
	for _, row := range t.Rows {
		day, err := social.ParseDay(t.word(row, "day"))
		if err != nil {
			f.add("day", "no row of a day")
			continue
		}
		figures := social.Figures{}
		t.fill(row, dayColumns, figures, f)
		for _, m := range dayColumns {
			if figure, held := figures[m.id]; held {
				out = append(out, platform.DayFigure{Metric: m.id, Day: day, Figure: figure, Final: today.Sub(day) > settledDays})
			}
		}
	}
	return out
}

// fill converts the metrics of a row.
func (t resultTable) fill(row []json.RawMessage, columns []column, into social.Figures, f *flaws) {
	for n, header := range t.Columns {
		at := slices.IndexFunc(columns, func(m column) bool { return m.name == header.Name.Value() })
		if at >= 0 && columns[at].id != "" && n < len(row) {
			into[columns[at].id] = columns[at].figure(row[n], f)
		}
	}
}

// figure converts a number of a report. They are sent as JSON numbers, some with fractions; a number may be below 0 where more was
// taken back on a day than given.
func (m column) figure(raw json.RawMessage, f *flaws) social.Figure {
	var count platform.Count
	_ = count.UnmarshalJSON(raw) // never fails: what is no count becomes a missing figure
	figure, flaw := count.Fixed(m.decimals, social.NotReported, social.NotReported)
	f.add(m.name, flaw)
	if value, known := figure.Value(); known && m.times > 0 {
		return social.Known(value * m.times)
	}
	return figure
}

// word is a dimension of a row; "" if the row has none of that name.
func (t resultTable) word(row []json.RawMessage, dimension string) string {
	if len(row) != len(t.Columns) {
		return ""
	}
	for n, header := range t.Columns {
		if header.Name.Value() == dimension {
			var text platform.Text
			_ = text.UnmarshalJSON(row[n]) // never fails
			return text.Value()
		}
	}
	return ""
}

func newest(days []platform.DayFigure) social.Day {
	var day social.Day
	for _, d := range days {
		day = max(day, d.Day)
	}
	return day
}

// notGranted says of the newest days that they are missing for want of a permission. Days that a report told while it was granted stay.
func notGranted(told, today social.Day) []platform.DayFigure {
	var figures []platform.DayFigure
	for day := today.Add(-laterReportDays); day <= today; day = day.Add(1) {
		if day <= told {
			continue
		}
		for _, m := range dayColumns {
			figures = append(figures, platform.DayFigure{Metric: m.id, Day: day, Figure: social.Missing(social.NotGranted)})
		}
	}
	return figures
}
