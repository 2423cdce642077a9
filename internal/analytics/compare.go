package analytics

import (
	"fmt"

	"candor/internal/social"
)

// Comparison is a period beside the one of equal length just before it.
type Comparison struct {
	Current, Previous Result
	Change            Result // current less previous
	Percent           Result // of the previous one, in hundredths of a percent; missing without a base above 0, and between a gain and a loss
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
	case now < 0 && then > 0, now > 0 && then < 0: // 200 won, then 10 lost, would be "−105 %"
		c.Change.Figure, c.Percent = social.Known(now-then), c.Percent.missing(social.SignChanged)
	case then <= 0:
		c.Change.Figure, c.Percent = social.Known(now-then), c.Percent.missing(social.NoBase)
	default:
		c.Change.Figure, c.Percent.Figure = social.Known(now-then), social.Known(divide(now-then, then, 10_000))
	}
	provisional := c.Current.Provisional || c.Previous.Provisional
	c.Change.Provisional, c.Percent.Provisional = provisional && c.Change.Figure.Known(), provisional && c.Percent.Figure.Known()
	c.Change.N, c.Percent.N = 2, 2
}

// Standing is how an account stood in a period: what is set beside other accounts of the same platform.
type Standing struct {
	Value   Result // of a level its value on the last day; of a flow the sum of its days
	Change  Result // of a level its net change over the period; of a flow the period less the one before
	Percent Result // Change of what it began from, in hundredths of a percent
}

// Stand computes a metric's standing, by the rules of [Compare]: what must not be summed is refused with an error. A level's value is what the
// platform said, and is shown whatever the terms say of figures that are computed.
func Stand(terms Terms, m social.Metric, readings []social.StoredReading, from, to, today social.Day) (Standing, error) {
	c, err := Compare(terms, m, readings, from, to, today)
	if err != nil {
		return Standing{}, err
	}
	if m.Kind == social.FlowKind {
		return Standing{Value: c.Current, Change: c.Change, Percent: c.Percent}, nil
	}
	s := Standing{Change: c.Current, Percent: Result{Formula: "the change divided by the value at its beginning"}}
	last, reason := on(readings, to, today)
	if last.Figure.Known() {
		s.Value = Result{Figure: last.Figure}
		s.Value.part(last.ObservedAt, !last.Final && to >= today)
	} else {
		s.Value = s.Value.missing(reason)
	}
	change, known := s.Change.Figure.Value()
	first, _ := on(readings, from.Add(-1), today)
	base, _ := first.Figure.Value()
	switch {
	case !known:
		s.Percent = s.Percent.missing(s.Change.Figure.Reason())
	case base <= 0:
		s.Percent = s.Percent.missing(social.NoBase)
	default:
		s.Percent.Figure, s.Percent.N, s.Percent.Provisional = social.Known(divide(change, base, 10_000)), 2, s.Change.Provisional
	}
	return s, nil
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
