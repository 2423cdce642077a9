package api

import (
	"context"

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

// AveragesDay is one day: what was shown after its last reading.
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

// meansAtOnce is how many days' posts are held at once, so that a long span takes no more memory than a short one.
const meansAtOnce = 60

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
	observed, err := a.Reader.Observations(ctx, v, span.From, span.To, social.ProductPosts)
	if err != nil {
		return nil, err
	}
	gaps, err := a.Reader.Gaps(ctx, v, span.From, span.To)
	if err != nil {
		return nil, err
	}
	n := max(min(info.Recent, newestPosts), 1)
	data := AveragesData{Connection: acc.UID, Zone: acc.Zone, Newest: n, Days: []AveragesDay{}}
	var read stamps
	for part := span; part.From <= min(span.To, span.Today); part.From = part.To.Add(1) {
		part.To = min(span.To, part.From.Add(meansAtOnce-1))
		posts, err := a.Reader.PostsThen(ctx, v, n, part.From, part.To, zone)
		if err != nil {
			return nil, err
		}
		for _, p := range posts {
			read.see(p.FetchedAt)
		}
		for _, m := range analytics.MeansByDay(acc.Platform, a.terms(acc), n, zone, part, posts, observed, ofProduct(gaps, social.ProductPosts)) {
			data.Days = append(data.Days, AveragesDay{Day: m.Day, N: m.N, Views: computed(social.AverageViews, m.Views),
				Engagement: computed(social.AverageEngagement, m.Engagement), Rate: computed(social.EngagementRate, m.Rate)})
		}
	}
	return &averagesOutput{envelope(a, a.healthOf(acc), data, list, read)}, nil
}
