package analytics

import (
	"math"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"candor/internal/social"
)

// Every rate of every platform: it has an id of its own and states its formula; it is missing, for that reason, as soon as one part of one post
// is, or if there are too few posts, or if the terms forbid it; and it lies between the lowest and the highest of its posts' rates.
func TestEveryRate(t *testing.T) {
	for _, p := range []social.Platform{social.Instagram, social.TikTok, social.YouTube} {
		ids, formulas, usual := map[string]bool{}, map[string]bool{}, social.Rates(p)[0]
		def, _ := social.RateOf(p)
		if usual.Denominator != def.Denominator || usual.Averaging != social.RatioOfTotals || !slices.Equal(usual.Numerator, def.Numerator) {
			t.Errorf("%s: the first rate is not the usual one: %+v", p, usual)
		}
		for _, e := range social.Rates(p) {
			if ids[e.ID] || formulas[Formula(e)] || e.Label == "" || e.MinPosts < MinPosts || (e.Denominator == social.Followers) != (e.Followers != "") {
				t.Errorf("%s: %+v, %s", p, e, Formula(e))
			}
			ids[e.ID], formulas[Formula(e)] = true, true
			rapid.Check(t, func(t *rapid.T) { checkRate(t, e) })
		}
		if ids["by_engaged_views"] != (p == social.YouTube) || ids["by_views_with_shares"] != (p == social.YouTube) || ids["by_reach"] != (p == social.Instagram) {
			t.Errorf("%s: %v", p, ids)
		}
	}
}

// checkRate draws posts and what is known of them, and holds a rate against its posts' own.
func checkRate(t *rapid.T, e social.RateEntry) {
	list := posts(rapid.IntRange(e.MinPosts, 6).Draw(t, "posts"), nil)
	at := FollowersOf{Now: social.Known(rapid.Int64Range(1, 1e6).Draw(t, "now"))}
	before := social.Known(rapid.Int64Range(1, 1e6).Draw(t, "at publication"))
	at.AtPublication = func(social.PostNow) social.Figure { return before }
	lowest, highest := int64(math.MaxInt64), int64(0)
	for i := range list {
		list[i].Figures, list[i].DetailsAt = social.Figures{}, noon
		var up int64
		for _, id := range e.Numerator {
			n := rapid.Int64Range(0, 1e6).Draw(t, "part")
			list[i].Figures[id], up = social.Known(n), up+n
		}
		down := rapid.Int64Range(1, 1e6).Draw(t, "base")
		switch e.Followers {
		case social.AtPublication:
			down, _ = before.Value()
		case social.AsOfNow:
			down, _ = at.Now.Value()
		default:
			list[i].Figures[e.Denominator] = social.Known(down)
		}
		rate := divide(up, down, 10_000)
		lowest, highest = min(lowest, rate), max(highest, rate)
	}
	r := RateOver(e, free, list, at)
	if got, known := r.Figure.Value(); !known || got < lowest || got > highest || r.N != len(list) || r.Formula == "" {
		t.Fatalf("%s: %+v, its posts' rates lie between %d and %d", e.ID, r, lowest, highest)
	}
	if r := RateOver(e, Terms{Summable: true}, list, at); r.Figure.Reason() != social.ByPolicy {
		t.Fatalf("%s against the terms: %+v", e.ID, r)
	}
	if r := RateOver(e, free, list[:e.MinPosts-1], at); r.Figure.Reason() != social.TooFewPosts {
		t.Fatalf("%s of too few posts: %+v", e.ID, r)
	}
	reason := rapid.SampledFrom(social.Reasons()).Draw(t, "reason")
	list[rapid.IntRange(0, len(list)-1).Draw(t, "post")].Figures[rapid.SampledFrom(e.Numerator).Draw(t, "missing")] = social.Missing(reason)
	if r := RateOver(e, free, list, at); r.Figure.Reason() != reason {
		t.Fatalf("%s without a part (%s): %+v", e.ID, reason, r)
	}
}

// What must not be summed is refused by every way to a sum over days, for each metric of the registry.
func TestEveryForbiddenSumIsRefused(t *testing.T) {
	for _, m := range social.Metrics() {
		p := period(m, nil, "2026-11-01", "2026-11-07")
		_, offered := social.OfferOf(p.Platform, m.ID)
		sum, err := p.Sum(free)
		if (err == nil) != (m.Kind == social.FlowKind) || err == nil && !offered && sum.Figure.Reason() != social.NotOffered {
			t.Errorf("sum of %s (%s): %+v, %v", m.ID, m.Kind, sum, err)
		}
		if _, err := p.Compare(free); (err == nil) != (m.Kind == social.FlowKind || m.Kind == social.LevelKind) {
			t.Errorf("%s (%s) compared over periods: %v", m.ID, m.Kind, err)
		}
	}
}
