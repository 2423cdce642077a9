package youtube

import (
	"context"
	"net/url"
	"strings"

	"candor/internal/platform"
	"candor/internal/social"
)

// The period of the breakdowns: four weeks that end with a day which every report has.
const (
	periodDays = 28
	periodLag  = 3
)

// cut is one report by a dimension, of which each metric becomes a breakdown.
type cut struct {
	dimensions string
	by         social.Dimension
	columns    []column
}

// cuts are asked weekly, one call each.
var cuts = []cut{
	{"insightTrafficSourceType", social.ByTrafficSource, periodColumns},
	{"country", social.ByCountry, periodColumns},
	{"deviceType", social.ByDevice, periodColumns},
	{"subscribedStatus", social.BySubscription, periodColumns},
	{"creatorContentType", social.ByContentType, periodColumns},
	{"ageGroup,gender", social.ByAgeGender, []column{{"viewerPercentage", social.ViewerDemographics, 2, 0}}},
}

var periodColumns = []column{{"views", social.PeriodViews, 0, 0}, {"engagedViews", social.PeriodEngagedViews, 0, 0}, {"estimatedMinutesWatched", social.PeriodWatchTime, 3, 60}}

// Audience implements platform.AudienceReader: who watched in four weeks, from where, with what, and what kind of content. A report
// without rows is one whose counts are so small that YouTube withholds them. What is not in a report is not in the parts.
func (c *connector) Audience(ctx context.Context, s platform.Session) (platform.AudiencePage, error) {
	r := &reportReading{c: c, s: s, refused: refusedOf(s), today: social.DayOf(s.Now, social.Zone(pacific)), flaws: flaws{object: "reports"}}
	last := r.today.Add(-periodLag)
	var page platform.AudiencePage
	for _, q := range cuts {
		found, err := r.cut(ctx, q, last)
		if err != nil {
			return page, err
		}
		page.Breakdowns = append(page.Breakdowns, found...)
	}
	page.Notes, page.Flaws = r.notes(nil), r.flaws.list
	return page, nil
}

// cut reads one report. A query that YouTube does not have costs its own breakdowns and no others.
func (r *reportReading) cut(ctx context.Context, q cut, last social.Day) ([]social.Breakdown, error) {
	out := make([]social.Breakdown, len(q.columns))
	for i, m := range q.columns {
		out[i] = social.Breakdown{Metric: m.id, Dimension: q.by, Day: last, Days: periodDays, Reason: social.NotGranted}
	}
	if !r.s.Granted(scopeAnalytics) {
		return out, nil
	}
	tables, err := r.ask(ctx, q.dimensions, q.columns, url.Values{"startDate": {string(last.Add(1 - periodDays))}, "endDate": {string(last)}})
	if err != nil && !unsupported(err) {
		return nil, err
	}
	for i, m := range q.columns {
		if out[i].Reason = social.BelowThreshold; err != nil || r.refused.Has(q.dimensions+":"+m.name) {
			out[i].Reason = social.NotOffered
		}
		for _, t := range tables {
			r.parts(t, q, m, &out[i])
		}
	}
	return out, nil
}

// parts takes a metric's parts out of a table.
func (r *reportReading) parts(t resultTable, q cut, m column, into *social.Breakdown) {
	for _, row := range t.Rows {
		var words []string
		for _, dimension := range strings.Split(q.dimensions, ",") {
			words = append(words, plain(t.word(row, dimension)))
		}
		key := platform.Scrub(strings.TrimSpace(strings.Join(words, " ")))
		figures := social.Figures{}
		t.fill(row, []column{m}, figures, &r.flaws)
		if value, known := figures[m.id].Value(); known && key != "" {
			if into.Parts == nil {
				into.Parts, into.Reason = map[string]int64{}, ""
			}
			into.Parts[key] = value
		}
	}
}

// genders in the words that all platforms share here.
var genders = map[string]string{"female": "F", "male": "M", "user_specified": "U"}

// plain is a word of a dimension as it is kept: "age18-24" as "18-24", "age65-" as "65+", genders by their letter, any other as it is.
func plain(word string) string {
	if letter, is := genders[word]; is {
		return letter
	}
	if years, is := strings.CutPrefix(word, "age"); is {
		if from, open := strings.CutSuffix(years, "-"); open {
			return from + "+"
		}
		return years
	}
	return word
}
