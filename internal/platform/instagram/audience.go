package instagram

import (
	"context"
	"net/url"
	"slices"
	"strings"

	"candor/internal/platform"
	"candor/internal/social"
)

// cut is one question about the audience: a metric by a breakdown.
type cut struct {
	name      string
	breakdown string
	id        social.MetricID
	by        social.Dimension
	days      int // 0: as it stands, else the window
	threshold bool
}

// cuts are asked weekly, one call each. Windows end with the newest day that has settled, so that what is stored of them is final. The
// engaged audience is only answered for this_month, which is the thirty days up to now, and of those the last two may still change.
var cuts = []cut{
	{"follower_demographics", "age", social.FollowerDemographics, social.ByAge, 0, true},
	{"follower_demographics", "gender", social.FollowerDemographics, social.ByGender, 0, true},
	{"follower_demographics", "age,gender", social.FollowerDemographics, social.ByAgeGender, 0, true},
	{"follower_demographics", "city", social.FollowerDemographics, social.ByCity, 0, true},
	{"follower_demographics", "country", social.FollowerDemographics, social.ByCountry, 0, true},
	{"engaged_audience_demographics", "age", social.EngagedDemographics, social.ByAge, monthDays, true},
	{"engaged_audience_demographics", "gender", social.EngagedDemographics, social.ByGender, monthDays, true},
	{"engaged_audience_demographics", "city", social.EngagedDemographics, social.ByCity, monthDays, true},
	{"engaged_audience_demographics", "country", social.EngagedDemographics, social.ByCountry, monthDays, true},
	{"reach", "follow_type", social.PeriodReach, social.ByFollowing, monthDays, false},
	{"reach", "media_product_type", social.PeriodReach, social.ByMediaType, monthDays, false},
	{"views", "follow_type", social.PeriodViews, social.ByFollowing, monthDays, false},
	{"views", "media_product_type", social.PeriodViews, social.ByMediaType, monthDays, false},
	{"total_interactions", "media_product_type", social.PeriodInteractions, social.ByMediaType, monthDays, false},
}

// Audience implements platform.AudienceReader: one call for each breakdown, and one for the hours in which followers are online.
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
	online, err := c.online(ctx, s, k, f)
	page.Breakdowns = append(page.Breakdowns, online)
	page.Notes, page.Flaws = k.save(), f.list
	return page, insightsScope(err)
}

func (c *connector) askCut(ctx context.Context, s platform.Session, k support, f *flaws, q cut) (social.Breakdown, error) {
	yesterday := social.DayOf(s.Now, social.Zone(zoneName)).Add(-1)
	settled := yesterday.Add(-2)
	b := social.Breakdown{Metric: q.id, Dimension: q.by, Day: settled, Days: q.days}
	window := span(settled.Add(1-monthDays), settled)
	if q.threshold {
		b.Day, window = yesterday, url.Values{"period": {"lifetime"}, "timeframe": {"this_month"}}
	}
	found, err := c.accountInsights(ctx, s, k, []string{q.name}, window, q.breakdown)
	switch {
	case err != nil && refused(err) && q.threshold:
		b.Reason = social.BelowThreshold
		return b, nil
	case err != nil && refused(err):
		b.Reason = social.NotReported
		return b, nil
	case err != nil:
		return b, err
	}
	if b.Parts = parts(found.of(q.name), strings.Split(q.breakdown, ","), f); len(b.Parts) == 0 {
		b.Parts, b.Reason = nil, social.NotReported
		if q.threshold {
			b.Reason = social.BelowThreshold
		}
	}
	return b, nil
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
