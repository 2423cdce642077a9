package analytics

import (
	"fmt"

	"candor/internal/social"
)

// Previous returns the period of equal length that ends where another begins.
func Previous(from, to social.Day) (social.Day, social.Day) { return from.Add(-to.Sub(from)), from }

// Change is a level's value on the last day less its value on the first. Both ends must have been read: nothing is put in the
// place of a day without a reading. readings are of one metric, days ascending; the span says why a day has none.
func Change(metric social.MetricID, readings []social.StoredReading, from, to social.Day, span Span, gaps []social.GapRecord) Result {
	r := Result{Formula: fmt.Sprintf("%s on %s less %s on %s", metric, to, metric, from)}
	var ends [2]int64
	for i, day := range []social.Day{from, to} {
		reading, reason := on(readings, day, span, gaps)
		value, known := reading.Figure.Value()
		if !known {
			return r.missing(reason)
		}
		ends[i] = value
		r.part(reading.ObservedAt, day >= span.Today)
	}
	r.Figure = social.Known(ends[1] - ends[0])
	return r
}

// on finds a level's reading of a day, or the reason why there is no value on it.
func on(readings []social.StoredReading, day social.Day, span Span, gaps []social.GapRecord) (social.StoredReading, social.Reason) {
	for _, r := range readings {
		if r.Day == day {
			return r, r.Figure.Reason()
		}
	}
	reason, _ := span.absence(day, gaps)
	return social.StoredReading{}, reason
}

// LastDay is the day on which a period up to now ends: today if it was read already, else yesterday.
func LastDay(readings []social.StoredReading, today social.Day) social.Day {
	if len(readings) > 0 && readings[len(readings)-1].Day == today && readings[len(readings)-1].Figure.Known() {
		return today
	}
	return today.Add(-1)
}

// Gains turns a counter's days into what was added on each: the day's value less the value of the day before, where both are known.
// Over a gap there is no gain, so that no day gets what happened on others. What was taken back is a negative gain.
func Gains(s Series) Series {
	out := Series{Metric: s.Metric, Zone: s.Zone, Breaks: s.Breaks}
	for i, point := range s.Points {
		gain := Point{Day: point.Day, Provisional: point.Provisional, Cause: point.Cause, Figure: social.Missing(social.NoBase)}
		value, known := point.Figure.Value()
		switch {
		case !known:
			gain.Figure = point.Figure
		case i > 0 && s.Points[i-1].Day == point.Day.Add(-1):
			before, reason := s.Points[i-1].Figure, s.Points[i-1].Figure.Reason()
			gain.Provisional = gain.Provisional || s.Points[i-1].Provisional
			if start, is := before.Value(); is {
				gain.Figure = social.Known(value - start)
			} else {
				gain.Figure, gain.Cause = social.Missing(reason), s.Points[i-1].Cause
			}
		}
		gain.Provisional = gain.Provisional && gain.Figure.Known()
		out.Points = append(out.Points, gain)
	}
	return out
}
