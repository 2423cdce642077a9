package api

import (
	"context"
	"time"

	"candor/internal/analytics"
	"candor/internal/social"
)

// HistoryData is what was said before it was corrected, and what an account was called before.
type HistoryData struct {
	Connection string         `json:"connection" format:"uuid"`
	Revisions  []Revision     `json:"revisions" nullable:"false" doc:"By metric, day and time."`
	Handles    []FormerHandle `json:"former_handles" nullable:"false" doc:"The latest first."`
}

// Revision is a figure that another one has replaced.
type Revision struct {
	Metric Metric     `json:"metric"`
	Day    social.Day `json:"day" format:"date"`
	Value  Number     `json:"value"`
	Reason Reason     `json:"reason,omitempty" doc:"Stands exactly when value is null."`
	Since  time.Time  `json:"since" doc:"When it was first seen."`
	Until  time.Time  `json:"until" doc:"When another took its place."`
}

// FormerHandle is what an account was called before.
type FormerHandle struct {
	Handle string    `json:"handle"`
	Until  time.Time `json:"until"`
}

type historyInput struct {
	Creator string `query:"creator" maxLength:"64" doc:"Whose data; default: one's own."`
	ID      string `path:"id" maxLength:"64"`
	From    string `query:"from" format:"date" doc:"First day; default: 28 days before the last."`
	To      string `query:"to" format:"date" doc:"Last day; default: today in the account's zone."`
}

type historyOutput struct{ Body Envelope[HistoryData] }

func (a *api) getHistory(ctx context.Context, in *historyInput) (*historyOutput, error) {
	a, v, list, err := a.asked(ctx, in.Creator, "", in.ID, "")
	if err != nil {
		return nil, err
	}
	acc := list[0]
	span, err := spanOf(in.From, in.To, social.DayOf(a.Now(), social.Zone(acc.Zone)))
	if err != nil {
		return nil, err
	}
	revisions, err := a.Reader.Revisions(ctx, v, span.From, span.To)
	if err != nil {
		return nil, err
	}
	handles, err := a.Reader.FormerHandles(ctx, v)
	if err != nil {
		return nil, err
	}
	data := HistoryData{Connection: acc.UID, Revisions: make([]Revision, len(revisions)), Handles: make([]FormerHandle, len(handles))}
	for i, r := range revisions {
		f := shown(r.Metric, r.Figure, false, time.Time{})
		data.Revisions[i] = Revision{Metric: Metric(r.Metric), Day: r.Day, Value: f.Value, Reason: f.Reason, Since: r.Since.UTC(), Until: r.Until.UTC()}
	}
	for i, h := range handles {
		data.Handles[i] = FormerHandle{Handle: h.Handle, Until: h.Until.UTC()}
	}
	return &historyOutput{envelope(a, a.healthOf(acc), data, list, stamps{})}, nil
}

// RatesData is the rates of an account by every definition of the registry.
type RatesData struct {
	Connection string `json:"connection" format:"uuid"`
	Rates      []Rate `json:"rates" nullable:"false" doc:"The default one first. Two definitions are never one number."`
}

// Rate is one rate with its definition.
type Rate struct {
	ID    string `json:"id"`
	Label string `json:"label"`
	Rate  Figure `json:"rate"`
}

type ratesInput struct {
	Creator    string `query:"creator" maxLength:"64" doc:"Whose data; default: one's own."`
	Connection string `query:"connection" maxLength:"64" required:"true"`
	AsOf       string `query:"as_of" maxLength:"40" doc:"As it was known then: a day (its end, in your zone) or an instant in RFC 3339."`
}

type ratesOutput struct{ Body Envelope[RatesData] }

func (a *api) getRates(ctx context.Context, in *ratesInput) (*ratesOutput, error) {
	a, v, list, err := a.asked(ctx, in.Creator, "", in.Connection, in.AsOf)
	if err != nil {
		return nil, err
	}
	acc := list[0]
	info, zone := a.info(acc.Platform), social.Zone(acc.Zone)
	posts, _, err := a.Reader.PostList(ctx, v, social.PostOrder{Limit: max(min(info.Recent, newestPosts), 1)}) // with what is read beside their counts
	if err != nil {
		return nil, err
	}
	followers, err := a.followersOf(ctx, v, zone, posts)
	if err != nil {
		return nil, err
	}
	data := RatesData{Connection: acc.UID, Rates: []Rate{}}
	for _, e := range social.Rates(acc.Platform) {
		data.Rates = append(data.Rates, Rate{e.ID, e.Label, computed(social.EngagementRate, analytics.RateOver(e, a.terms(acc), posts, followers))})
	}
	var read stamps
	for _, p := range posts {
		read.see(p.FetchedAt)
	}
	return &ratesOutput{envelope(a, a.healthOf(acc), data, list, read)}, nil
}

// followersOf are an account's followers on the days on which its posts, the newest first, were published, and now.
func (a *api) followersOf(ctx context.Context, v social.View, zone *time.Location, posts []social.PostNow) (analytics.FollowersOf, error) {
	on := map[social.Day]social.Figure{}
	f := analytics.FollowersOf{AtPublication: func(p social.PostNow) social.Figure { return on[social.DayOf(p.PostedAt, zone)] }}
	latest, err := a.Reader.LatestReadings(ctx, v, social.Followers)
	if err != nil || len(posts) == 0 {
		return f, err
	}
	for _, r := range latest {
		f.Now = r.Figure
	}
	first := social.DayOf(posts[len(posts)-1].PostedAt, zone)
	readings, err := a.Reader.Readings(ctx, v, first, social.DayOf(a.Now(), zone), social.Followers)
	for _, r := range readings {
		on[r.Day] = r.Figure
	}
	return f, err
}
