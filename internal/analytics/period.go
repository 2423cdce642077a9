package analytics

import (
	"fmt"
	"time"

	"candor/internal/social"
)

// Period is what is asked for when a metric of an account is set over the days of a span, beside the equally many days before.
type Period struct {
	Platform  social.Platform
	Metric    social.Metric
	Zone      string // the account's
	Span      Span
	Readings  []social.StoredReading // of the metric, days ascending, from the day before the days before
	Gaps      []social.GapRecord     // of the metric's product, over the same days and the one after
	Unsettled bool                   // whether days count that the platform may still change
}

// Before is the first day of the equally many days before.
func (p Period) Before() social.Day { return p.Span.From.Add(p.Span.From.Sub(p.Span.To) - 1) }

// KnownDays is what a sum over days would be made of where some of them are missing: the sum of those that are known, never scaled up to the
// whole, and the others by name.
type KnownDays struct {
	Value       int64
	Days, Of    int
	Missing     []MissingDays
	Provisional bool
	AsOf        time.Time
}

// MissingDays are days in a row that a sum leaves out for one reason. Cause is set where a gap's cause is on record.
type MissingDays struct {
	From, To social.Day
	Reason   social.Reason
	Cause    social.Cause
}

// leaveOut puts a day to those that are left out.
func (k *KnownDays) leaveOut(day social.Day, reason social.Reason, cause social.Cause) {
	if n := len(k.Missing); n > 0 {
		last := &k.Missing[n-1]
		if last.To.Add(1) == day && last.Reason == reason && last.Cause == cause {
			last.To = day
			return
		}
	}
	k.Missing = append(k.Missing, MissingDays{day, day, reason, cause})
}

// reason is why the whole is missing: the first reason that does not pass by itself, else the first.
func (k *KnownDays) reason() social.Reason {
	for _, m := range k.Missing {
		if m.Reason != social.NotSettled && m.Reason != social.NotYetSynced {
			return m.Reason
		}
	}
	return k.Missing[0].Reason
}

// counted are the days of a platform's own series, each with what counts in a sum: a day that may still change is left out as not settled
// unless it was asked for.
type counted map[social.Day]Point

func (p Period) counted() counted {
	span := p.Span
	span.From = p.Before()
	days := counted{}
	for _, point := range ProfileSeries(p.Platform, p.Metric, p.Zone, span, p.Readings, p.Gaps).Points {
		if point.Provisional && !p.Unsettled {
			point.Figure, point.Provisional = social.Missing(social.NotSettled), false
		}
		days[point.Day] = point
	}
	return days
}

// on is a day's point; one that has not come is not read.
func (c counted) on(day social.Day) Point {
	if point, is := c[day]; is {
		return point
	}
	return Point{Day: day, Figure: social.Missing(social.NotYetSynced)}
}

// sum adds the days from one to another. It has a value only if every day has; what is known of the days stands beside it otherwise.
func (p Period) sum(days counted, from, to social.Day) (Result, error) {
	r := Result{Formula: fmt.Sprintf("sum of %s over the days from %s to %s", p.Metric.ID, from, to)}
	k := KnownDays{Of: to.Sub(from) + 1}
	var parts []social.Figure
	for day := from; day <= to; day = day.Add(1) {
		point := days.on(day)
		if !point.Figure.Known() {
			k.leaveOut(day, point.Figure.Reason(), point.Cause)
			continue
		}
		parts = append(parts, point.Figure)
		r.part(point.ObservedAt, point.Provisional)
	}
	sum, err := social.Sum(p.Metric, social.OfProfile, parts)
	if err != nil {
		return Result{}, err
	}
	if len(k.Missing) == 0 {
		r.Figure = sum
		return r, nil
	}
	if value, known := sum.Value(); known && len(parts) > 0 {
		k.Value, k.Days, k.Provisional, k.AsOf = value, len(parts), r.Provisional, r.AsOf
		r.Known = &k
	}
	return r.missing(k.reason()), nil
}

// Sum is a flow's sum over the days of the span, all of which must be known; else what is known of them stands beside the reason. What must not
// be summed is refused with an error.
func (p Period) Sum(terms Terms) (Result, error) {
	if _, err := social.Sum(p.Metric, social.OfProfile, nil); err != nil {
		return Result{}, err
	}
	if reason := p.refused(terms); reason != "" {
		return Result{}.missing(reason), nil
	}
	return p.sum(p.counted(), p.Span.From, p.Span.To)
}

// sameDays compares two periods of which one is not whole by the days that are known at the same place in both: their difference, and its
// share of the earlier ones. Where they are fewer than half of the days there is none: what happened on few days says nothing of the period.
func (p Period) sameDays(days counted, c *Comparison) {
	n, before := p.Span.To.Sub(p.Span.From)+1, p.Before()
	k, later := KnownDays{Of: n}, KnownDays{} // the days of the earlier period that are left out come first
	var now, then int64
	for i := range n {
		late, early := days.on(p.Span.From.Add(i)), days.on(before.Add(i))
		a, known := late.Figure.Value()
		b, base := early.Figure.Value()
		switch {
		case !known:
			later.leaveOut(late.Day, late.Figure.Reason(), late.Cause)
		case !base:
			k.leaveOut(early.Day, early.Figure.Reason(), early.Cause)
		default:
			now, then, k.Days = now+a, then+b, k.Days+1
			k.Provisional = k.Provisional || late.Provisional || early.Provisional
			for _, at := range []time.Time{late.ObservedAt, early.ObservedAt} {
				if k.AsOf.IsZero() || at.Before(k.AsOf) {
					k.AsOf = at
				}
			}
		}
	}
	if 2*k.Days < n {
		return
	}
	k.Missing = append(k.Missing, later.Missing...)
	words := fmt.Sprintf("the %d of %d days that are known at the same place in both periods", k.Days, n)
	k.Value = now - then
	c.Change.Known, c.Change.Formula = &k, "the period less the one before, over "+words
	c.Percent = percent(now, then)
	c.Percent.Formula, c.Percent.N, c.Percent.Provisional = "the change divided by the period before, over "+words, k.Days, k.Provisional && c.Percent.Figure.Known()
}
