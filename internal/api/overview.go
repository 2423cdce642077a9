package api

import (
	"cmp"
	"context"
	"slices"
	"time"

	"github.com/danielgtaylor/huma/v2"

	"candor/internal/analytics"
	"candor/internal/social"
)

// OverviewData is everything of a person at a glance.
type OverviewData struct {
	TotalFollowers Figure        `json:"total_followers" doc:"Over the platforms whose terms allow it; leaves_out names the rest."`
	TotalPosts     Figure        `json:"total_posts" doc:"Over the platforms whose terms allow it; leaves_out names the rest."`
	Platforms      []AccountCard `json:"platforms" nullable:"false" doc:"Each connected account, in the order of the platforms."`
	RecentPosts    []Post        `json:"recent_posts" nullable:"false" doc:"The ten newest over all accounts, newest first; never ranked across platforms."`
}

// AccountCard is one connected account at a glance.
type AccountCard struct {
	Connection      string          `json:"connection" format:"uuid"`
	Platform        string          `json:"platform"`
	Handle          string          `json:"handle" doc:"Without @."`
	DisplayName     string          `json:"display_name"`
	PictureURL      Text            `json:"picture_url" doc:"At the platform's own host; show it from there."`
	ProfileURL      string          `json:"profile_url"`
	State           DataState       `json:"state" doc:"How complete and fresh this account's figures are."`
	ConnectionState ConnectionState `json:"connection_state"`
	Cause           *Cause          `json:"cause" doc:"What is wrong, if anything."`
	Followers       Figure          `json:"followers"`
	Posts           Figure          `json:"posts"`
	EngagementRate  Figure          `json:"engagement_rate"`
	AverageViews    Figure          `json:"average_views"`
	Engagement      Figure          `json:"average_engagement"`
	LastSyncedAt    *time.Time      `json:"last_synced_at"`
	NextSyncAt      *time.Time      `json:"next_sync_at"`
	Sync            *Sync           `json:"sync" doc:"Null while nothing is being read."`
	FollowersSeries Series          `json:"followers_series" doc:"The last 28 days and the day before them."`
	FollowersChange Figure          `json:"followers_change" doc:"Net change over the last 28 days; both ends must have been read."`
	PreviousChange  Figure          `json:"previous_change" doc:"Net change over the 28 days before those."`
}

// TransformSchema implements huma.SchemaTransformer.
func (AccountCard) TransformSchema(_ huma.Registry, s *huma.Schema) *huma.Schema {
	return orNull(s, "cause", "sync")
}

type creatorInput struct {
	Creator string `query:"creator" maxLength:"64" doc:"Whose data; default: one's own."`
}

type overviewInput struct {
	Creator string `query:"creator" maxLength:"64" doc:"Whose data; default: one's own."`
	AsOf    string `query:"as_of" maxLength:"40" doc:"Figures as they were known then, whatever was corrected since: a day (its end, in your zone) or an instant in RFC 3339. Names, texts and pictures are today's."`
}

type overviewOutput struct{ Body Envelope[OverviewData] }

// recentPosts is how many posts the Overview and a platform's page list.
const recentPosts = 10

func (a *api) getOverview(ctx context.Context, in *overviewInput) (*overviewOutput, error) {
	v, err := viewOf(ctx, in.Creator)
	if err != nil {
		return nil, err
	}
	if a, v, err = a.past(ctx, v, in.AsOf); err != nil {
		return nil, err
	}
	list, err := a.accounts(ctx, v)
	if err != nil {
		return nil, err
	}
	f, err := a.figures(ctx, v)
	if err != nil {
		return nil, err
	}
	data := OverviewData{Platforms: make([]AccountCard, len(list))}
	healths := a.healths(list)
	for i, acc := range list {
		data.Platforms[i] = a.card(acc, healths[i], f)
		healths[i].state = data.Platforms[i].State
	}
	data.TotalFollowers = a.total(social.Followers, a.parts(list, f, social.Followers))
	data.TotalPosts = a.total(social.Posts, a.parts(list, f, social.Posts))
	data.RecentPosts = a.newest(list, f.posts, recentPosts)
	f.seePosts(data.RecentPosts)
	return &overviewOutput{envelope(a, together(healths), data, list, f.seen)}, nil
}

// parts are what each account gives to a total of a level.
func (a *api) parts(list []social.Account, f *figures, id social.MetricID) []analytics.Part {
	parts := make([]analytics.Part, len(list))
	for i, acc := range list {
		r := f.newest[acc.Key][id]
		today := social.DayOf(a.Now(), social.Zone(acc.Zone))
		parts[i] = analytics.Part{Platform: acc.Platform, Connection: acc.UID, Figure: r.Figure, Provisional: !r.Final && r.Day >= today,
			AsOf: r.ObservedAt, Terms: a.terms(acc)}
	}
	return parts
}

// newest lists the newest posts over accounts, by the time of publication and nothing else.
func (a *api) newest(list []social.Account, posts map[social.Key][]social.PostNow, n int) []Post {
	accounts := byKey(list)
	var all []*social.PostNow
	for _, some := range posts {
		for i := range some[:min(n, len(some))] { // newest first: what comes after is in no list of n
			all = append(all, &some[i])
		}
	}
	slices.SortFunc(all, func(x, y *social.PostNow) int {
		return cmp.Or(y.PostedAt.Compare(x.PostedAt), cmp.Compare(y.UID, x.UID))
	})
	out := make([]Post, 0, n)
	for _, p := range all[:min(n, len(all))] {
		if acc, ok := accounts[p.Connection]; ok {
			out = append(out, a.postOf(acc, *p))
		}
	}
	return out
}
