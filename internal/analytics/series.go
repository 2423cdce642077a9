package analytics

import (
	"slices"
	"time"

	"candor/internal/social"
)

// Series is one metric of one account or post over days: ascending, one point per day.
type Series struct {
	Metric social.MetricID
	Zone   string
	Points []Point
	Breaks []social.Break // those within the series
}

// Point is one day. Cause is set only where a gap's cause is on record.
type Point struct {
	Day         social.Day
	Figure      social.Figure
	Provisional bool
	Cause       social.Cause
}

// Span is which days a series has.
type Span struct {
	From, To social.Day // both included
	Today    social.Day // in the zone of the days
	First    social.Day // the first day that could have been read: the day of connecting
}

// days walks a span, never beyond today.
func (s Span) days(yield func(social.Day) bool) {
	for day := s.From; day <= min(s.To, s.Today); day = day.Add(1) {
		if !yield(day) {
			return
		}
	}
}

// absence says why a day has no reading.
func (s Span) absence(day social.Day, gaps []social.GapRecord) (social.Reason, social.Cause) {
	for _, g := range gaps {
		if g.From <= day && day <= g.To {
			return social.Gap, g.Cause
		}
	}
	if day < s.First || day >= s.Today {
		return social.NotYetSynced, social.CauseNone
	}
	return social.Gap, social.CauseNone
}

// ProfileSeries builds the series of a profile metric from its readings and the recorded gaps of the same account. A day
// without a reading gets no value; the last days of a platform's own daily series are "not settled" while the platform still
// computes them.
func ProfileSeries(p social.Platform, metric social.Metric, zone string, span Span, readings []social.StoredReading, gaps []social.GapRecord) Series {
	offer, _ := social.OfferOf(p, metric.ID)
	byDay := make(map[social.Day]social.StoredReading, len(readings))
	for _, r := range readings {
		byDay[r.Day] = r
	}
	unsettled := span.Today
	if metric.Kind == social.FlowKind {
		unsettled = span.Today.Add(-int(offer.Settles / (24 * time.Hour)))
	}
	s := newSeries(offer, metric.ID, zone)
	for day := range span.days {
		point := Point{Day: day}
		r, read := byDay[day]
		switch {
		case read:
			point.Figure = r.Figure
			point.Provisional = r.Figure.Known() && !r.Final && (metric.Kind != social.LevelKind || day >= span.Today)
		case metric.Kind == social.FlowKind && day >= unsettled && day >= span.First:
			point.Figure = social.Missing(social.NotSettled)
		default:
			var reason social.Reason
			reason, point.Cause = span.absence(day, gaps)
			point.Figure = social.Missing(reason)
		}
		s.Points = append(s.Points, point)
	}
	s.breaks(offer)
	return s
}

// PostSeries builds the series of a post's metric from the day on which the post was first read. Figures are stored when they
// change; a day on which the post was read and nothing had changed repeats the day before, and no other day does.
func PostSeries(p social.Platform, metric social.MetricID, zone string, h social.PostHistory, today social.Day, gaps []social.GapRecord) Series {
	offer, _ := social.OfferOf(p, metric)
	s := newSeries(offer, metric, zone)
	if len(h.Days) == 0 {
		return s
	}
	settled := social.DayOf(settledAt(offer, h.PostedAt), social.Zone(zone))
	span := Span{From: h.Days[0].Day, To: today, Today: today, First: h.Days[0].Day}
	if !h.GoneAt.IsZero() {
		span.To = social.DayOf(h.GoneAt, social.Zone(zone))
	}
	next, last := 0, social.Missing(social.NotYetSynced)
	for day := range span.days {
		point := Point{Day: day}
		changed := next < len(h.Days) && h.Days[next].Day == day
		if changed {
			last = PostFigure(p, social.PostNow{Figures: h.Days[next].Figures}, metric)
			next++
		}
		if _, observed := slices.BinarySearch(h.Observed, day); changed || observed {
			point.Figure, point.Provisional = last, last.Known() && day <= settled
		} else {
			var reason social.Reason
			reason, point.Cause = span.absence(day, gaps)
			point.Figure = social.Missing(reason)
		}
		s.Points = append(s.Points, point)
	}
	s.breaks(offer)
	return s
}

// newSeries names the zone of the days: the platform's own where it has one, else the connection's.
func newSeries(offer social.Offer, metric social.MetricID, zone string) Series {
	if offer.Zone != "" {
		zone = offer.Zone
	}
	return Series{Metric: metric, Zone: zone}
}

func (s *Series) breaks(offer social.Offer) {
	for _, b := range offer.Breaks {
		if n := len(s.Points); n > 0 && s.Points[0].Day <= b.Day && b.Day <= s.Points[n-1].Day {
			s.Breaks = append(s.Breaks, b)
		}
	}
}
