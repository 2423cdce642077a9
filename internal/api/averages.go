package api

import (
	"context"
	"time"

	"candor/internal/analytics"
	"candor/internal/social"
)

// AveragesData is an account's means per post and its engagement rate, day by day.
type AveragesData struct {
	Connection string        `json:"connection" format:"uuid"`
	Zone       string        `json:"zone" doc:"The account's zone, which cuts the days."`
	Newest     int           `json:"newest" doc:"Over how many of the posts that were the newest on a day."`
	Days       []AveragesDay `json:"days" nullable:"false" doc:"Ascending, every day."`
}

// AveragesDay is one day: what was shown at its end.
type AveragesDay struct {
	Day        social.Day `json:"day" format:"date"`
	N          int        `json:"n" doc:"How many posts there were."`
	Views      Figure     `json:"average_views"`
	Engagement Figure     `json:"average_engagement"`
	Rate       Figure     `json:"engagement_rate"`
}

// SpanInput asks for days of one account. (Exported: huma reads no embedded struct that is not.)
type SpanInput struct {
	Creator    string `query:"creator" maxLength:"64" doc:"Whose data; default: one's own."`
	Connection string `query:"connection" maxLength:"64" required:"true"`
	From       string `query:"from" format:"date" doc:"First day; default: 28 days before the last."`
	To         string `query:"to" format:"date" doc:"Last day; default: today in the account's zone."`
	AsOf       string `query:"as_of" maxLength:"40" doc:"As it was known then: a day (its end, in your zone) or an instant in RFC 3339."`
}

type averagesOutput struct{ Body Envelope[AveragesData] }

// oldestMean is how much older than the first day a post may be and still count: accounts that publish more rarely have fewer in a mean.
const oldestMean = 400 * 24 * time.Hour

func (a *api) getAverages(ctx context.Context, in *SpanInput) (*averagesOutput, error) {
	a, v, list, err := a.asked(ctx, in.Creator, "", in.Connection, in.AsOf)
	if err != nil {
		return nil, err
	}
	acc := list[0]
	zone, info := social.Zone(acc.Zone), a.info(acc.Platform)
	span, err := spanOf(in.From, in.To, social.DayOf(a.Now(), zone))
	if err != nil {
		return nil, err
	}
	span.First = social.DayOf(acc.ConnectedAt, zone)
	posts, observed, err := a.postsByDay(ctx, v, span, zone)
	if err != nil {
		return nil, err
	}
	gaps, err := a.Reader.Gaps(ctx, v, span.From, span.To)
	if err != nil {
		return nil, err
	}
	n := max(min(info.Recent, newestPosts), 1)
	data := AveragesData{Connection: acc.UID, Zone: acc.Zone, Newest: n, Days: []AveragesDay{}}
	for _, m := range analytics.MeansByDay(acc.Platform, a.terms(acc), n, zone, span, posts, observed, ofProduct(gaps, social.ProductPosts)) {
		data.Days = append(data.Days, AveragesDay{Day: m.Day, N: m.N, Views: computed(social.AverageViews, m.Views),
			Engagement: computed(social.AverageEngagement, m.Engagement), Rate: computed(social.EngagementRate, m.Rate)})
	}
	return &averagesOutput{envelope(a, a.healthOf(acc), data, list, seenPosts(posts))}, nil
}

// postsByDay reads an account's posts with their figures by day, and the days on which they were read.
func (a *api) postsByDay(ctx context.Context, v social.View, span analytics.Span, zone *time.Location) ([]social.PostHistory, []social.Day, error) {
	all, err := a.Reader.NewestPosts(ctx, v, bestTimePosts)
	if err != nil {
		return nil, nil, err
	}
	days, err := a.Reader.PostDays(ctx, v, span.From.Start(zone).Add(-oldestMean))
	if err != nil {
		return nil, nil, err
	}
	seen, err := a.Reader.Observations(ctx, v, span.From, span.To, social.ProductPosts)
	if err != nil {
		return nil, nil, err
	}
	posts := make([]social.PostHistory, len(all))
	for i, p := range all {
		posts[i] = social.PostHistory{PostNow: p, Days: days[p.Key]}
	}
	observed := make([]social.Day, len(seen))
	for i, o := range seen {
		observed[i] = o.Day
	}
	return posts, observed, nil
}

func seenPosts(posts []social.PostHistory) stamps {
	var read stamps
	for _, p := range posts {
		read.see(p.FetchedAt)
	}
	return read
}
