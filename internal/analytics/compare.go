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

// Compare sets a metric's period beside the one before. A flow is the sum of its days, all of which must be known, and else what is known of
// them beside the reason; a level is its net change over the period, both ends of which must be known. A percentage is of two whole periods,
// or of the days that are known at the same place in both. What must not be summed is refused with an error: the reach of a period is a
// question to the platform, and never the sum of its days.
func (p Period) Compare(terms Terms) (Comparison, error) {
	var c Comparison
	var err error
	var days counted
	if p.Metric.Kind == social.FlowKind {
		days = p.counted()
	}
	if c.Current, err = p.over(days, p.Span.From, p.Span.To); err != nil {
		return c, err
	}
	if c.Previous, err = p.over(days, p.Before(), p.Span.From.Add(-1)); err != nil {
		return c, err
	}
	if reason := p.refused(terms); reason != "" {
		for _, r := range []*Result{&c.Current, &c.Previous, &c.Change, &c.Percent} {
			*r = Result{}.missing(reason)
		}
		return c, nil
	}
	c.compare()
	if days != nil && !c.Change.Figure.Known() {
		p.sameDays(days, &c)
	}
	return c, nil
}

// refused is why nothing is computed at all: the platform has no such metric, or its terms forbid it; "" if neither.
func (p Period) refused(terms Terms) social.Reason {
	if _, offered := social.OfferOf(p.Platform, p.Metric.ID); !offered {
		return social.NotOffered
	}
	if !terms.Derived {
		return social.ByPolicy
	}
	return ""
}

func (c *Comparison) compare() {
	now, known := c.Current.Figure.Value()
	then, base := c.Previous.Figure.Value()
	switch {
	case !known:
		c.Change, c.Percent = c.Change.missing(c.Current.Figure.Reason()), c.Percent.missing(c.Current.Figure.Reason())
	case !base:
		c.Change, c.Percent = c.Change.missing(c.Previous.Figure.Reason()), c.Percent.missing(c.Previous.Figure.Reason())
	default:
		c.Change.Figure, c.Percent = social.Known(now-then), percent(now, then)
	}
	c.Change.Formula, c.Percent.Formula = "the period less the one before", "the change divided by the period before"
	provisional := c.Current.Provisional || c.Previous.Provisional
	c.Change.Provisional, c.Percent.Provisional = provisional && c.Change.Figure.Known(), provisional && c.Percent.Figure.Known()
	c.Change.N, c.Percent.N = 2, 2
}

// percent is a change in hundredths of a percent of what was before: missing without a base above 0, and between a gain and a loss, of which
// it says nothing: 200 won, then 10 lost, would be "−105 %".
func percent(now, then int64) Result {
	switch {
	case now < 0 && then > 0, now > 0 && then < 0:
		return Result{}.missing(social.SignChanged)
	case then <= 0:
		return Result{}.missing(social.NoBase)
	default:
		return Result{Figure: social.Known(divide(now-then, then, 10_000))}
	}
}

// Standing is how an account stood in a period: what is set beside other accounts of the same platform.
type Standing struct {
	Value   Result // of a level its value on the last day; of a flow the sum of its days
	Change  Result // of a level its net change over the period; of a flow the period less the one before
	Percent Result // Change of what it began from, in hundredths of a percent
}

// Stand computes a metric's standing, by the rules of [Period.Compare]: what must not be summed is refused with an error. A level's value is
// what the platform said, and is shown whatever the terms say of figures that are computed.
func (p Period) Stand(terms Terms) (Standing, error) {
	c, err := p.Compare(terms)
	if err != nil {
		return Standing{}, err
	}
	if p.Metric.Kind == social.FlowKind || p.refused(terms) == social.NotOffered {
		return Standing{Value: c.Current, Change: c.Change, Percent: c.Percent}, nil
	}
	s := Standing{Change: c.Current, Percent: Result{Formula: "the change divided by the value at its beginning"}}
	last, reason := on(p.Readings, p.Span.To, p.Span, p.Gaps)
	if last.Figure.Known() {
		s.Value = Result{Figure: last.Figure}
		s.Value.part(last.ObservedAt, !last.Final && p.Span.To >= p.Span.Today)
	} else {
		s.Value = s.Value.missing(reason)
	}
	change, known := s.Change.Figure.Value()
	first, _ := on(p.Readings, p.Span.From.Add(-1), p.Span, p.Gaps)
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

// over is the metric over days, by its kind.
func (p Period) over(days counted, from, to social.Day) (Result, error) {
	switch p.Metric.Kind {
	case social.LevelKind:
		return Change(p.Metric.ID, p.Readings, from.Add(-1), to, p.Span, p.Gaps), nil
	case social.FlowKind:
		return p.sum(days, from, to)
	default:
		_, err := social.Sum(p.Metric, social.OfProfile, nil)
		if err == nil {
			err = fmt.Errorf("%s (%s) is not compared over periods", p.Metric.ID, p.Metric.Kind)
		}
		return Result{}, err
	}
}
