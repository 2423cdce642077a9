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
	Flag        Flag
	ObservedAt  time.Time // when a profile's figure was said
}

// Flag is what is odd about a value that is kept as it was said.
type Flag string

// The flags.
const (
	Fell     Flag = "fell"     // a counter that only ever grows is lower than before: the platform took some back, or things were deleted
	ToZero   Flag = "to_zero"  // it was above 0 before
	Restated Flag = "restated" // the platform said another value for this day before
)

// Flags lists every flag.
func Flags() []Flag { return []Flag{Fell, ToZero, Restated} }

// ProfileSeries builds the series of a profile metric from its readings and the recorded gaps of the same account. A day
// without a reading gets no value; the last days of a platform's own daily series are "not settled" where the platform was asked
// after their end and still computes them. A level may still change while its day lasts; a platform's own day until the settling time after its end has passed.
func ProfileSeries(p social.Platform, metric social.Metric, zone string, span Span, readings []social.StoredReading, gaps []social.GapRecord) Series {
	offer, offered := social.OfferOf(p, metric.ID)
	s := newSeries(offer, metric.ID, zone)
	byDay := make(map[social.Day]social.StoredReading, len(readings))
	for _, r := range readings {
		byDay[r.Day] = r
	}
	for day := range span.days {
		point := Point{Day: day}
		r, read := byDay[day]
		switch {
		case read:
			point.Figure, point.ObservedAt = r.Figure, r.ObservedAt
			point.Provisional = r.Figure.Known() && unfinished(metric, offer, s.Zone, span, r)
			if r.Revisions > 0 && metric.Kind != social.LevelKind {
				point.Flag = Restated
			}
		case !offered:
			point.Figure = social.Missing(social.NotOffered)
		default:
			reason, cause := span.absence(day, gaps)
			if metric.Kind != social.LevelKind {
				reason, cause = span.unsaid(day, social.Zone(s.Zone), offer.Settles, gaps)
			}
			point.Figure, point.Cause = social.Missing(reason), cause
		}
		s.Points = append(s.Points, point)
	}
	s.flag(metric)
	s.breaks(offer)
	return s
}

// unfinished reports whether a reading may still change: a level while its day lasts, a platform's own day if it was read before
// the platform's settling time had passed.
func unfinished(metric social.Metric, offer social.Offer, zone string, span Span, r social.StoredReading) bool {
	if metric.Kind == social.LevelKind {
		return !r.Final && r.Day >= span.Today
	}
	return !r.Final && r.ObservedAt.Before(r.Day.End(social.Zone(zone)).Add(offer.Settles))
}

// counter reports whether a metric only ever grows unless something is taken back.
func counter(m social.Metric) bool {
	return m.Kind == social.LifetimeKind || m.ID == social.ProfileViews || m.ID == social.ProfileLikes
}

// flag marks levels and counters that went to zero, and counters that went down, against the value known before. Of what happened within a
// day neither is odd: no views on a quiet day follow some on the day before. A mark that is there stays.
func (s *Series) flag(m social.Metric) {
	counter := counter(m)
	if !counter && m.Kind != social.LevelKind {
		return
	}
	before, any := int64(0), false
	for i := range s.Points {
		point := &s.Points[i]
		value, known := point.Figure.Value()
		if !known {
			continue
		}
		switch {
		case !any || point.Flag != "":
		case value == 0 && before > 0:
			point.Flag = ToZero
		case counter && value < before:
			point.Flag = Fell
		}
		before, any = value, true
	}
}

// PostSeries builds the series of a post's metric from the day on which the post was first read. Figures are stored when they
// change; a day on which the post was read and nothing had changed repeats the day before, and no other day does. What is read
// beside the counts is read by a schedule: a day on which it was not due is no gap.
func PostSeries(p social.Platform, metric social.MetricID, zone string, h social.PostHistory, schedule social.DetailSchedule, today social.Day, gaps []social.GapRecord) Series {
	offer, _ := social.OfferOf(p, metric)
	s := newSeries(offer, metric, zone)
	m, _ := social.MetricOf(metric)
	days, unread := h.Days, func(day social.Day, span Span) (social.Reason, social.Cause, bool) {
		_, read := slices.BinarySearch(h.Observed, day)
		if !read && !h.DailyUntil.IsZero() && day >= social.DayOf(h.DailyUntil, social.Zone(zone)) {
			return social.NotDue, social.CauseNone, false
		}
		reason, cause := span.absence(day, gaps)
		return reason, cause, read
	}
	if m.Product() != social.ProductPosts {
		days = h.Details
		if h.MediaType != social.Story { // all that is said of a story comes in one answer
			unread = detailsUnread(h, schedule, social.Zone(zone), gaps)
		}
	}
	if len(days) == 0 {
		return s
	}
	settled := social.DayOf(settledAt(offer, h.PostedAt), social.Zone(zone))
	span := Span{From: days[0].Day, To: today, Today: today, First: days[0].Day}
	if !h.GoneAt.IsZero() {
		span.To = social.DayOf(h.GoneAt, social.Zone(zone))
	}
	if h.MediaType == social.Story {
		end := social.DayOf(h.PostedAt.Add(social.StoryLife), social.Zone(zone))
		if today > end && h.ReadLast(metric) { // the last reading was its final one
			settled = social.DayOf(h.LastRead(metric), social.Zone(zone)).Add(-1)
		}
		span.To = min(span.To, end)
	}
	next, last := 0, social.Missing(social.NotYetSynced)
	for day := range span.days {
		point := Point{Day: day}
		changed := next < len(days) && days[next].Day == day
		if changed {
			last = PostFigure(p, social.PostNow{Figures: days[next].Figures}, metric)
			next++
		}
		reason, cause, read := unread(day, span)
		if changed || read {
			point.Figure, point.Provisional = last, last.Known() && day <= settled
		} else {
			point.Figure, point.Cause = social.Missing(reason), cause
		}
		s.Points = append(s.Points, point)
	}
	s.flag(m)
	s.breaks(offer)
	return s
}

// detailsUnread says of a day whether what is read beside a post's counts was read and had not changed, else why there is none: it was
// not due, it was due and the answer did not hold it, or nothing was read.
func detailsUnread(h social.PostHistory, schedule social.DetailSchedule, zone *time.Location, gaps []social.GapRecord) func(social.Day, Span) (social.Reason, social.Cause, bool) {
	runs := map[social.Day]time.Time{}
	for _, r := range h.Runs {
		runs[r.Day] = r.ObservedAt
	}
	return func(day social.Day, span Span) (social.Reason, social.Cause, bool) {
		at, ran := runs[day]
		if !ran {
			at = day.Start(zone).Add(12 * time.Hour)
		}
		switch reason, cause := span.absence(day, gaps); {
		case !schedule.Due(h.ExternalID, h.PostedAt, at):
			return social.NotDue, social.CauseNone, false
		case !ran:
			return reason, cause, false
		default:
			return social.NotReported, social.CauseNone, confirmed(h.Details, day, zone)
		}
	}
}

// confirmed reports whether the figures that stood on a day were seen again on it or later.
func confirmed(days []social.PostDay, day social.Day, zone *time.Location) bool {
	for _, d := range slices.Backward(days) {
		if d.Day <= day {
			return !d.ConfirmedAt.IsZero() && day <= social.DayOf(d.ConfirmedAt, zone)
		}
	}
	return false
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
