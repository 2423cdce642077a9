package api

import (
	"context"
	"time"

	"candor/internal/analytics"
	"candor/internal/social"
)

// histories says of accounts since when their metrics are known and when their platforms' own days were last read: what tells one reason for
// a missing day from another, whatever days are asked for.
type histories struct {
	first map[social.Key]map[social.MetricID]social.Day
	read  map[social.Key]time.Time
}

// histories reads the histories of some metrics of a view.
func (a *api) histories(ctx context.Context, v social.View, metrics ...social.MetricID) (histories, error) {
	first, err := a.Reader.FirstDays(ctx, v, metrics...)
	if err != nil {
		return histories{}, err
	}
	read, err := a.Reader.LastRead(ctx, v, social.ProductInsights)
	return histories{first, read}, err
}

// span is the span of one metric of an account.
func (h histories) span(span analytics.Span, acc social.Account, m social.Metric) analytics.Span {
	return span.Of(m, social.DayOf(acc.ConnectedAt, social.Zone(acc.Zone)), h.first[acc.Key][m.ID], h.read[acc.Key])
}

// spanNow is the span of days from one to another as it stands now in an account's zone.
func (a *api) spanNow(acc social.Account, from, to social.Day) analytics.Span {
	return analytics.Span{From: from, To: to, Today: social.DayOf(a.Now(), social.Zone(acc.Zone)), Now: a.Now()}
}

// askedPeriod is the days that are compared: those asked for, else the 28 that end on the last day that cannot change any more.
func (a *api) askedPeriod(acc social.Account, m social.Metric, h histories, from, to string) (analytics.Span, error) {
	whole := h.span(a.spanNow(acc, "", ""), acc, m)
	if to == "" {
		to = string(whole.LastSettled(acc.Platform, m, acc.Zone))
		if from > to { // days that may all still change: they are left out by name
			to = string(whole.Today.Add(-1))
		}
	}
	span, err := spanOf(from, to, whole.Today)
	if err != nil {
		return span, err
	}
	if from == "" {
		span.From = span.From.Add(1) // 28 days
	}
	whole.From, whole.To = span.From, span.To
	return whole, nil
}

// readPeriods reads what periods of one metric need of their accounts, in two queries for all of them. What lies beyond a period does not
// touch it.
func (a *api) readPeriods(ctx context.Context, v social.View, list []social.Account, periods []analytics.Period) error {
	m, from, to := periods[0].Metric, periods[0].Before(), periods[0].Span.To
	for _, p := range periods {
		from, to = min(from, p.Before()), max(to, p.Span.To)
	}
	readings, err := a.Reader.Readings(ctx, v, from.Add(-1), to, m.ID)
	if err != nil {
		return err
	}
	gaps, err := a.Reader.Gaps(ctx, v, from.Add(-1), to.Add(1))
	if err != nil {
		return err
	}
	readingsOf := group(readings, func(r *social.StoredReading) social.Key { return r.Connection })
	gapsOf := group(ofProduct(gaps, m.Product()), func(g *social.GapRecord) social.Key { return g.Connection })
	for i := range periods {
		periods[i].Readings, periods[i].Gaps = readingsOf[list[i].Key], gapsOf[list[i].Key]
	}
	return nil
}
