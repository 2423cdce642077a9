package analytics

import (
	"fmt"

	"candor/internal/social"
)

// Comparison is a period beside the one of equal length just before it.
type Comparison struct {
	Current, Previous Result
	Change            Result // current less previous
	Percent           Result // of the previous one, in hundredths of a percent; missing without a base
}

// Compare sets a metric's period beside the one before. A flow is the sum of its days, all of which must be known; a level is its
// net change over the period, both ends of which must be known. What must not be summed is refused with an error: the reach of a
// period is a question to the platform, and never the sum of its days.
func Compare(terms Terms, m social.Metric, readings []social.StoredReading, from, to, today social.Day) (Comparison, error) {
	var c Comparison
	days := to.Sub(from) + 1
	before := from.Add(-days)
	for _, part := range []struct {
		into     *Result
		from, to social.Day
	}{{&c.Current, from, to}, {&c.Previous, before, from.Add(-1)}} {
		r, err := over(m, readings, part.from, part.to, today)
		if err != nil {
			return c, err
		}
		*part.into = r
	}
	if !terms.Derived {
		for _, r := range []*Result{&c.Current, &c.Previous, &c.Change, &c.Percent} {
			*r = Result{}.missing(social.ByPolicy)
		}
		return c, nil
	}
	c.compare()
	return c, nil
}

func (c *Comparison) compare() {
	now, known := c.Current.Figure.Value()
	then, base := c.Previous.Figure.Value()
	c.Change.Formula, c.Percent.Formula = "the period less the one before", "the change divided by the period before"
	switch {
	case !known:
		c.Change, c.Percent = c.Change.missing(c.Current.Figure.Reason()), c.Percent.missing(c.Current.Figure.Reason())
	case !base:
		c.Change, c.Percent = c.Change.missing(c.Previous.Figure.Reason()), c.Percent.missing(social.NoBase)
	case then <= 0:
		c.Change.Figure, c.Percent = social.Known(now-then), c.Percent.missing(social.NoBase)
	default:
		c.Change.Figure, c.Percent.Figure = social.Known(now-then), social.Known(divide(now-then, then, 10_000))
	}
	provisional := c.Current.Provisional || c.Previous.Provisional
	c.Change.Provisional, c.Percent.Provisional = provisional && c.Change.Figure.Known(), provisional && c.Percent.Figure.Known()
	c.Change.N, c.Percent.N = 2, 2
}

// over is a metric over a period, by its kind.
func over(m social.Metric, readings []social.StoredReading, from, to, today social.Day) (Result, error) {
	switch m.Kind {
	case social.LevelKind:
		return Change(m.ID, readings, from.Add(-1), to, today), nil
	case social.FlowKind:
		r := Result{Formula: fmt.Sprintf("sum of %s over the days from %s to %s", m.ID, from, to)}
		var parts []social.Figure
		for day := from; day <= to; day = day.Add(1) {
			reading, reason := on(readings, day, today)
			if !reading.Figure.Known() {
				return r.missing(reason), nil
			}
			parts = append(parts, reading.Figure)
			r.part(reading.ObservedAt, !reading.Final)
		}
		sum, err := social.Sum(m, social.OfProfile, parts)
		r.Figure = sum
		return r, err
	default:
		_, err := social.Sum(m, social.OfProfile, nil)
		if err == nil {
			err = fmt.Errorf("%s (%s) is not compared over periods", m.ID, m.Kind)
		}
		return Result{}, err
	}
}
