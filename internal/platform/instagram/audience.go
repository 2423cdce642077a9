package instagram

import (
	"context"
	"net/url"
	"slices"
	"strings"

	"candor/internal/platform"
	"candor/internal/social"
)

// cut is one question about people: a demographic metric by a breakdown.
type cut struct {
	name      string
	breakdown string
	id        social.MetricID
	by        social.Dimension
	days      int // 0: as it stands, else the window
}

// cuts are asked weekly, one call each. The engaged audience is only answered for this_month, which is the thirty days up to now, and of
// those the last two may still change.
var cuts = []cut{
	{"follower_demographics", "age", social.FollowerDemographics, social.ByAge, 0},
	{"follower_demographics", "gender", social.FollowerDemographics, social.ByGender, 0},
	{"follower_demographics", "age,gender", social.FollowerDemographics, social.ByAgeGender, 0},
	{"follower_demographics", "city", social.FollowerDemographics, social.ByCity, 0},
	{"follower_demographics", "country", social.FollowerDemographics, social.ByCountry, 0},
	{"engaged_audience_demographics", "age", social.EngagedDemographics, social.ByAge, monthDays},
	{"engaged_audience_demographics", "gender", social.EngagedDemographics, social.ByGender, monthDays},
	{"engaged_audience_demographics", "age,gender", social.EngagedDemographics, social.ByAgeGender, monthDays},
	{"engaged_audience_demographics", "city", social.EngagedDemographics, social.ByCity, monthDays},
	{"engaged_audience_demographics", "country", social.EngagedDemographics, social.ByCountry, monthDays},
}

// split is one question about a period: the metrics that share a breakdown.
type split struct {
	breakdown string
	by        social.Dimension
	metrics   []named
}

// splits are asked weekly, one call each. Their windows end with the newest day that has settled, so that what is stored of them is final.
var splits = []split{
	{"follow_type", social.ByFollowing, []named{{"reach", social.PeriodReach}, {"views", social.PeriodViews}}},
	{"media_product_type", social.ByMediaType, []named{
		{"reach", social.PeriodReach}, {"views", social.PeriodViews}, {"total_interactions", social.PeriodInteractions}, {"likes", social.PeriodLikes},
		{"comments", social.PeriodComments}, {"saves", social.PeriodSaves}, {"shares", social.PeriodShares},
	}},
	{"contact_button_type", social.ByContactButton, []named{{"profile_links_taps", social.PeriodLinkTaps}}},
}

// Audience implements platform.AudienceReader: one call for each cut and each split, and one for the hours in which followers are online.
// What Instagram withholds from small accounts comes as an empty answer or as an error about too few users: both are "below the
// threshold". Parts of a breakdown overlap or are left out when small, so they are kept as parts and never added up.
func (c *connector) Audience(ctx context.Context, s platform.Session) (platform.AudiencePage, error) {
	if !s.Granted(scopeInsights) {
		return platform.AudiencePage{}, &platform.Error{Kind: platform.ScopeMissing, Op: "GET /insights", Scope: scopeInsights, Message: "the permission for insights was not granted"}
	}
	k, f := supportOf(s), &flaws{object: s.ExternalID}
	var page platform.AudiencePage
	for _, q := range cuts {
		b, err := c.askCut(ctx, s, k, f, q)
		if err != nil {
			return page, insightsScope(err)
		}
		page.Breakdowns = append(page.Breakdowns, b)
	}
	for _, q := range splits {
		list, err := c.askSplit(ctx, s, k, f, q)
		if err != nil {
			return page, insightsScope(err)
		}
		page.Breakdowns = append(page.Breakdowns, list...)
	}
	online, err := c.online(ctx, s, k, f)
	page.Breakdowns = append(page.Breakdowns, online)
	page.Notes, page.Flaws = k.save(), f.list
	return page, insightsScope(err)
}

func (c *connector) askCut(ctx context.Context, s platform.Session, k support, f *flaws, q cut) (social.Breakdown, error) {
	b := social.Breakdown{Metric: q.id, Dimension: q.by, Day: social.DayOf(s.Now, social.Zone(zoneName)).Add(-1), Days: q.days}
	found, err := c.accountInsights(ctx, s, k, []string{q.name}, url.Values{"period": {"lifetime"}, "timeframe": {"this_month"}}, q.breakdown)
	if err != nil && !refused(err) {
		return b, err
	}
	if err == nil {
		b.Parts = parts(found.of(q.name), strings.Split(q.breakdown, ","), f)
	}
	if len(b.Parts) == 0 {
		b.Parts, b.Reason = nil, social.BelowThreshold
	}
	return b, nil
}

// askSplit reads the thirty days that end with the newest settled day. If Instagram refuses one of the metrics the others come.
func (c *connector) askSplit(ctx context.Context, s platform.Session, k support, f *flaws, q split) ([]social.Breakdown, error) {
	settled := social.DayOf(s.Now, social.Zone(zoneName)).Add(-3)
	found, err := c.accountInsights(ctx, s, k, names(q.metrics), span(settled.Add(1-monthDays), settled), q.breakdown)
	if err != nil && !refused(err) {
		return nil, err
	}
	var list []social.Breakdown
	for _, m := range q.metrics {
		b := social.Breakdown{Metric: m.id, Dimension: q.by, Day: settled, Days: monthDays}
		if b.Parts = parts(found.of(m.name), []string{q.breakdown}, f); len(b.Parts) == 0 {
			b.Parts, b.Reason = nil, social.NotReported
			if len(k.able([]string{m.name}, kindWith(q.breakdown))) == 0 {
				b.Reason = social.NotOffered
			}
		}
		list = append(list, b)
	}
	return list, nil
}

// parts reads the breakdown with the given keys; documents show further keys beside them, so each is found by its name.
func parts(entry *insight, keys []string, f *flaws) map[string]int64 {
	if entry == nil || entry.Total == nil {
		return nil
	}
	out := map[string]int64{}
	for _, b := range entry.Total.Breakdowns {
		places := make([]int, len(keys))
		for i, key := range keys {
			places[i] = slices.Index(b.Keys, key)
		}
		if slices.Contains(places, -1) {
			continue
		}
		for _, result := range b.Results {
			words := make([]string, len(places))
			for i, at := range places {
				if at < len(result.Values) {
					words[i] = platform.Scrub(result.Values[at])
				}
			}
			if n, ok := f.figure(entry.Name, result.Value, social.NotReported).Value(); ok {
				out[strings.Join(words, " ")] = n
			}
		}
	}
	return out
}

// online reads in which hours followers are online. The answer is a map from the hour, and often an empty one.
func (c *connector) online(ctx context.Context, s platform.Session, k support, f *flaws) (social.Breakdown, error) {
	b := social.Breakdown{Metric: social.OnlineFollowers, Dimension: social.ByHour, Day: social.DayOf(s.Now, social.Zone(zoneName)).Add(-1), Days: monthDays,
		Reason: social.NotReported}
	var found hours
	err := k.ask(ctx, kindOwn, []string{"online_followers"}, func(ctx context.Context, metrics []string) error {
		return c.get(ctx, s, "/{id}/insights", "/"+accountPath(s)+"/insights", url.Values{"metric": metrics, "period": {"lifetime"}}, &found)
	})
	if err != nil && refused(err) {
		b.Reason = social.BelowThreshold
		return b, nil
	}
	if err != nil {
		return b, err
	}
	for _, entry := range found.Data {
		for _, v := range entry.Values {
			for hour, count := range v.Value {
				if n, ok := f.figure("online_followers", count, social.NotReported).Value(); ok {
					if b.Parts == nil {
						b.Parts, b.Reason = map[string]int64{}, ""
					}
					b.Parts[platform.Scrub(hour)] = n
				}
			}
		}
	}
	return b, nil
}
