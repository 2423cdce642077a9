package api

import (
	"cmp"
	"slices"
	"time"

	"candor/internal/analytics"
	"candor/internal/platform"
	"candor/internal/social"
)

// The functions below turn stored and computed figures into shown ones. They are the only place where a figure is written, and so
// the place where a caller who must not see a platform's figures would get "policy" instead.

// shown writes a figure with its status.
func shown(id social.MetricID, f social.Figure, provisional bool, asOf time.Time) Figure {
	m, _ := social.MetricOf(id)
	out := Figure{Metric: Metric(id), Status: Final, AsOf: timeOrNil(asOf)}
	v, known := f.Value()
	switch {
	case !known:
		out.Status, out.Reason = Missing, Reason(f.Reason())
	case provisional:
		out.Status = Provisional
	}
	if known {
		out.Value = number(v, m.Decimals)
	}
	return out
}

// limited adds what limits a platform's number.
func limited(f Figure, p social.Platform) Figure {
	if offer, ok := social.OfferOf(p, social.MetricID(f.Metric)); ok {
		f.Limits = offer.Limits
	}
	return f
}

// level writes a profile's newest level. It is final when its day has ended.
func level(info platform.Info, id social.MetricID, r social.StoredReading, today social.Day) Figure {
	if _, offered := social.OfferOf(info.Platform, id); !offered && !r.Figure.Known() {
		return shown(id, social.Missing(social.NotOffered), false, time.Time{})
	}
	return limited(shown(id, r.Figure, !r.Final && r.Day >= today, r.ObservedAt), info.Platform)
}

// computed writes a figure that Candor computed.
func computed(id social.MetricID, r analytics.Result) Figure {
	f := shown(id, r.Figure, r.Provisional, r.AsOf)
	f.Known = knownOf(id, r.Known)
	if r.Formula != "" {
		f.Computed = &Computed{By: "candor", Formula: r.Formula, N: r.N}
	}
	return f
}

// total writes a sum over accounts, with what it is made of and what it leaves out.
func (a *api) total(id social.MetricID, parts []analytics.Part) Figure {
	s := analytics.Total(id, parts)
	f := computed(id, s.Result)
	f.Of, f.LeavesOut = make([]string, 0, len(s.Of)), make([]LeftOut, 0, len(s.LeavesOut))
	for _, p := range s.Of {
		f.Of = append(f.Of, string(p))
	}
	for _, l := range s.LeavesOut {
		f.LeavesOut = append(f.LeavesOut, LeftOut{Platform: string(l.Platform), Connection: l.Connection, Reason: Reason(l.Reason),
			Message: tell(reasonWords[l.Reason], a.info(l.Platform).Name)})
	}
	return f
}

// postOf writes a post with its newest figures.
func (a *api) postOf(acc social.Account, p social.PostNow) Post {
	figure := func(id social.MetricID) Figure {
		f, provisional := analytics.Stands(acc.Platform, p, id, a.Now())
		return limited(shown(id, f, provisional, p.ReadAt(id, f)), acc.Platform)
	}
	var further []Figure
	for _, o := range social.OffersOf(acc.Platform) {
		if _, asked := p.Figures[o.Metric]; asked && !slices.Contains(core, o.Metric) {
			further = append(further, figure(o.Metric))
		}
	}
	return Post{
		ID: p.UID, Connection: acc.UID, Platform: string(acc.Platform), Handle: acc.Handle, Caption: textOf(p.Caption),
		MediaType: MediaType(p.MediaType), MediaURL: a.picture(acc, p.MediaURL, p.FetchedAt), ThumbnailURL: a.picture(acc, p.ThumbnailURL, p.FetchedAt), Permalink: textOf(p.Permalink), Duration: lengthOf(p.Duration), AIGenerated: flagOf(p.AIGenerated),
		PostedAt: p.PostedAt.UTC(), FetchedAt: p.FetchedAt.UTC(), GoneAt: timeOrNil(p.GoneAt), EndedAt: timeOrNil(p.EndedAt(a.Now())), Further: further,
		Metrics: PostFigures{
			Views: figure(social.Views), Reach: figure(social.Reach), Likes: figure(social.Likes), Comments: figure(social.Comments),
			Shares: figure(social.Shares), Saves: figure(social.Saves), Interactions: figure(social.Interactions),
			EngagementRate: computed(social.EngagementRate, analytics.PostRate(acc.Platform, a.terms(acc), p)),
		},
	}
}

// core are the figures that every post of every platform has a place for.
var core = []social.MetricID{social.Views, social.Reach, social.Likes, social.Comments, social.Shares, social.Saves, social.Interactions}

// settling reports whether one of a post's figures may still change, or is not there yet because the platform still computes it.
func (a *api) settling(acc social.Account, p social.PostNow) bool {
	if !p.EndedAt(a.Now()).IsZero() {
		return false
	}
	for id, f := range p.Figures {
		if f.Reason() == social.NotSettled || f.Known() && analytics.Settling(acc.Platform, p, id) {
			return true
		}
	}
	return false
}

// seriesOf writes a series.
func seriesOf(s analytics.Series) Series {
	m, _ := social.MetricOf(s.Metric)
	out := Series{Metric: Metric(s.Metric), Unit: string(m.Unit), Zone: cmp.Or(s.Zone, "UTC"), Points: make([]Point, len(s.Points)), Breaks: breaksOf(s.Breaks)}
	for i, p := range s.Points {
		f := shown(s.Metric, p.Figure, p.Provisional, time.Time{})
		out.Points[i] = Point{Day: p.Day, Value: f.Value, Status: f.Status, Reason: f.Reason, Cause: CauseCode(p.Cause), Flag: SeriesFlag(p.Flag)}
	}
	return out
}

// runOf writes a line of the sync log.
func runOf(r social.Run) Run {
	out := Run{ID: r.UID, Product: Product(r.Product), Trigger: string(r.Trigger), Status: RunStatus(r.Status), Items: r.Items, Total: positive(r.Total),
		Pages: r.Pages, Calls: r.Calls, Cost: r.Cost, ErrorCode: CauseCode(r.ErrorCode), Message: r.Message, RateLimited: r.RateLimited,
		ResetAt: timeOrNil(r.ResetAt), StartedAt: r.StartedAt.UTC(), CompletedAt: timeOrNil(r.CompletedAt)}
	if !r.CompletedAt.IsZero() {
		out.DurationMS = &r.DurationMS
	}
	return out
}
