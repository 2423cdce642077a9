package api

import (
	"context"
	"time"

	"candor/internal/social"
)

// withholding keeps the figures of some platforms from callers that are not the web app: their terms forbid passing them on
// (YouTube's III.I.15). It stands where figures are read, so that nothing is computed from them either; each becomes "policy".
type withholding struct {
	Reader
	withheld func(social.Platform) bool
}

// ownAppOnly reports whether a platform's figures go to our own web app only. A platform that this build does not know is withheld.
func (a *api) ownAppOnly(p social.Platform) bool {
	known, ok := a.platformOf(p)
	return !ok || known.Info.OwnAppOnly
}

// withholds reports whether the caller is one from whom figures are withheld.
func withholds(ctx context.Context) bool {
	c := callerIn(ctx)
	return c != nil && c.bearer != nil && !c.bearer.OwnApp
}

// from says which connections of a view are withheld from the caller; nil if the caller sees everything. One that has not been met is
// withheld.
func (w withholding) from(ctx context.Context, v social.View) (func(social.Key) bool, error) {
	if !withholds(ctx) {
		return nil, nil
	}
	if _, err := w.Accounts(ctx, v); err != nil {
		return nil, err
	}
	return hiddenFrom(ctx), nil
}

func hiddenFrom(ctx context.Context) func(social.Key) bool {
	if !withholds(ctx) {
		return nil
	}
	known := callerIn(ctx).hidden
	return func(k social.Key) bool {
		hidden, met := known[k]
		return hidden || !met
	}
}

// Accounts implements Reader, and remembers which connections are withheld.
func (w withholding) Accounts(ctx context.Context, v social.View) ([]social.Account, error) {
	list, err := w.Reader.Accounts(ctx, v)
	if withholds(ctx) {
		for _, acc := range list {
			callerIn(ctx).hidden[acc.Key] = w.withheld(acc.Platform)
		}
	}
	return list, err
}

// LatestReadings implements Reader.
func (w withholding) LatestReadings(ctx context.Context, v social.View, metrics ...social.MetricID) ([]social.StoredReading, error) {
	hidden, err := w.from(ctx, v)
	if err != nil {
		return nil, err
	}
	list, err := w.Reader.LatestReadings(ctx, v, metrics...)
	return hideReadings(hidden, list), err
}

// Readings implements Reader.
func (w withholding) Readings(ctx context.Context, v social.View, from, to social.Day, metrics ...social.MetricID) ([]social.StoredReading, error) {
	hidden, err := w.from(ctx, v)
	if err != nil {
		return nil, err
	}
	list, err := w.Reader.Readings(ctx, v, from, to, metrics...)
	return hideReadings(hidden, list), err
}

// NewestPosts implements Reader.
func (w withholding) NewestPosts(ctx context.Context, v social.View, n int) ([]social.PostNow, error) {
	hidden, err := w.from(ctx, v)
	if err != nil {
		return nil, err
	}
	list, err := w.Reader.NewestPosts(ctx, v, n)
	return hidePosts(hidden, list), err
}

// PostList implements Reader. A list sorted by a withheld figure would give its order away: it is sorted by nothing then.
func (w withholding) PostList(ctx context.Context, v social.View, o social.PostOrder) ([]social.PostNow, int, error) {
	hidden, err := w.from(ctx, v)
	if err != nil {
		return nil, 0, err
	}
	if hidden != nil && o.By != "" {
		for _, is := range callerIn(ctx).hidden {
			if is {
				return nil, 0, problem(403, CodeForbidden, "The terms of a platform here do not allow to sort by its figures outside of the web app.")
			}
		}
	}
	list, total, err := w.Reader.PostList(ctx, v, o)
	return hidePosts(hidden, list), total, err
}

// Post implements Reader.
func (w withholding) Post(ctx context.Context, v social.View, uid string) (social.PostNow, error) {
	hidden, err := w.from(ctx, v)
	if err != nil {
		return social.PostNow{}, err
	}
	p, err := w.Reader.Post(ctx, v, uid)
	if err != nil {
		return p, err
	}
	return hidePosts(hidden, []social.PostNow{p})[0], nil
}

// PostHistory implements Reader.
func (w withholding) PostHistory(ctx context.Context, v social.View, p social.PostNow, recent int) (social.PostHistory, error) {
	h, err := w.Reader.PostHistory(ctx, v, p, recent)
	if hidden := hiddenFrom(ctx); hidden != nil && hidden(p.Connection) {
		for i := range h.Days {
			h.Days[i].Figures = policyFigures(h.Days[i].Figures)
		}
		for i := range h.Details {
			h.Details[i].Figures = policyFigures(h.Details[i].Figures)
		}
	}
	return h, err
}

// PublishedPosts implements Reader.
func (w withholding) PublishedPosts(ctx context.Context, v social.View, from, to time.Time) ([]social.PostNow, error) {
	hidden, err := w.from(ctx, v)
	if err != nil {
		return nil, err
	}
	list, err := w.Reader.PublishedPosts(ctx, v, from, to)
	return hidePosts(hidden, list), err
}

// PostsThen implements Reader.
func (w withholding) PostsThen(ctx context.Context, v social.View, n int, from, to social.Day, zone *time.Location) ([]social.PostHistory, error) {
	hidden, err := w.from(ctx, v)
	if err != nil {
		return nil, err
	}
	list, err := w.Reader.PostsThen(ctx, v, n, from, to, zone)
	for i, h := range list {
		if hidden == nil || !hidden(h.Connection) {
			continue
		}
		list[i].Figures = policyFigures(h.Figures)
		for j, d := range h.Days {
			h.Days[j].Figures = policyFigures(d.Figures)
		}
	}
	return list, err
}

// Revisions implements Reader.
func (w withholding) Revisions(ctx context.Context, v social.View, from, to social.Day) ([]social.Revision, error) {
	hidden, err := w.from(ctx, v)
	if err != nil {
		return nil, err
	}
	list, err := w.Reader.Revisions(ctx, v, from, to)
	for i, r := range list {
		if hidden != nil && hidden(r.Connection) {
			list[i].Figure = social.Missing(social.ByPolicy)
		}
	}
	return list, err
}

func hideReadings(hidden func(social.Key) bool, list []social.StoredReading) []social.StoredReading {
	for i, r := range list {
		if hidden != nil && hidden(r.Connection) {
			list[i].Figure = social.Missing(social.ByPolicy)
		}
	}
	return list
}

func hidePosts(hidden func(social.Key) bool, list []social.PostNow) []social.PostNow {
	for i, p := range list {
		if hidden != nil && hidden(p.Connection) {
			list[i].Figures = policyFigures(p.Figures)
		}
	}
	return list
}

func policyFigures(f social.Figures) social.Figures {
	out := make(social.Figures, len(f))
	for id := range f {
		out[id] = social.Missing(social.ByPolicy)
	}
	return out
}

// Breakdowns implements Reader.
func (w withholding) Breakdowns(ctx context.Context, v social.View) ([]social.StoredBreakdown, error) {
	hidden, err := w.from(ctx, v)
	if err != nil {
		return nil, err
	}
	list, err := w.Reader.Breakdowns(ctx, v)
	for i, b := range list {
		if hidden != nil && hidden(b.Connection) {
			list[i].Parts, list[i].Reason = nil, social.ByPolicy
		}
	}
	return list, err
}
