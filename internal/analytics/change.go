package analytics

import (
	"fmt"

	"candor/internal/social"
)

// Previous returns the period of equal length that ends where another begins.
func Previous(from, to social.Day) (social.Day, social.Day) { return from.Add(-to.Sub(from)), from }

// Change is a level's value on the last day less its value on the first. Both ends must have been read: nothing is put in the
// place of a day without a reading. readings are of one metric, days ascending.
func Change(metric social.MetricID, readings []social.StoredReading, from, to, today social.Day) Result {
	r := Result{Formula: fmt.Sprintf("%s on %s less %s on %s", metric, to, metric, from)}
	var ends [2]int64
	for i, day := range []social.Day{from, to} {
		reading, reason := on(readings, day, today)
		value, known := reading.Figure.Value()
		if !known {
			return r.missing(reason)
		}
		ends[i] = value
		r.part(reading.ObservedAt, day >= today)
	}
	r.Figure = social.Known(ends[1] - ends[0])
	return r
}

// on finds a day's reading, or the reason why there is no value on it.
func on(readings []social.StoredReading, day, today social.Day) (social.StoredReading, social.Reason) {
	for _, r := range readings {
		if r.Day == day {
			return r, r.Figure.Reason()
		}
	}
	if len(readings) == 0 || day < readings[0].Day || day >= today {
		return social.StoredReading{}, social.NotYetSynced
	}
	return social.StoredReading{}, social.Gap
}

// LastDay is the day on which a period up to now ends: today if it was read already, else yesterday.
func LastDay(readings []social.StoredReading, today social.Day) social.Day {
	if r, _ := on(readings, today, today); r.Figure.Known() {
		return today
	}
	return today.Add(-1)
}
