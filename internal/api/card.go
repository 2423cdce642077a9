package api

import (
	"context"
	"slices"
	"time"

	"candor/internal/analytics"
	"candor/internal/social"
)

const (
	changeDays  = 28 // the period of the Overview's change and series
	newestPosts = 25 // over how many posts rates and means go, unless the platform's daily run reads fewer
)

// figures is what is read to show accounts at a glance: for all of them in four queries.
type figures struct {
	newest   map[social.Key]map[social.MetricID]social.StoredReading
	readings map[social.Key][]social.StoredReading // of followers, days ascending
	gaps     map[social.Key][]social.GapRecord     // of the profile
	posts    map[social.Key][]social.PostNow       // newest first
	seen     stamps
}

func (a *api) figures(ctx context.Context, v social.View) (*figures, error) {
	now := social.DayOf(a.Now(), time.UTC)
	from, to := now.Add(-2*changeDays-1), now.Add(1) // a day more on both sides, because zones differ
	f := &figures{newest: map[social.Key]map[social.MetricID]social.StoredReading{}}
	newest, err := a.Reader.LatestReadings(ctx, v, social.Followers, social.Posts)
	if err != nil {
		return nil, err
	}
	for _, r := range newest {
		if f.newest[r.Connection] == nil {
			f.newest[r.Connection] = map[social.MetricID]social.StoredReading{}
		}
		f.newest[r.Connection][r.Metric] = r
		f.seen.see(r.ObservedAt)
	}
	readings, err := a.Reader.Readings(ctx, v, from, to, social.Followers)
	if err != nil {
		return nil, err
	}
	f.readings = group(readings, func(r *social.StoredReading) social.Key { return r.Connection })
	if f.gaps, err = a.profileGaps(ctx, v, from, to); err != nil {
		return nil, err
	}
	posts, err := a.Reader.NewestPosts(ctx, v, newestPosts)
	if err != nil {
		return nil, err
	}
	f.posts = group(posts, func(p *social.PostNow) social.Key { return p.Connection })
	return f, nil
}

// profileGaps reads the recorded gaps of the accounts' own figures.
func (a *api) profileGaps(ctx context.Context, v social.View, from, to social.Day) (map[social.Key][]social.GapRecord, error) {
	gaps, err := a.Reader.Gaps(ctx, v, from, to)
	if err != nil {
		return nil, err
	}
	gaps = slices.DeleteFunc(gaps, func(g social.GapRecord) bool { return g.Product != social.ProductProfile })
	return group(gaps, func(g *social.GapRecord) social.Key { return g.Connection }), nil
}

// group cuts a list that is sorted by key into one part for each. The parts share the list.
func group[T any](list []T, key func(*T) social.Key) map[social.Key][]T {
	out := map[social.Key][]T{}
	for from := 0; from < len(list); {
		of, to := key(&list[from]), from+1
		for to < len(list) && key(&list[to]) == of {
			to++
		}
		out[of] = list[from:to:to]
		from = to
	}
	return out
}

// card writes one account at a glance.
func (a *api) card(acc social.Account, h health, f *figures) AccountCard {
	info := a.info(acc.Platform)
	terms := a.terms(acc)
	zone := social.Zone(acc.Zone)
	today := social.DayOf(a.Now(), zone)
	readings, posts := f.readings[acc.Key], f.posts[acc.Key]
	if limit := info.Recent; limit > 0 && len(posts) > limit {
		posts = posts[:limit] // older ones are read more rarely, and nothing here shows them
	}
	if slices.ContainsFunc(posts, func(p social.PostNow) bool { return a.settling(acc, p) }) {
		h = h.settles()
	}
	m, _ := social.MetricOf(social.Followers)
	span := a.spanNow(acc, today.Add(-changeDays), today)
	span.First = social.DayOf(acc.ConnectedAt, zone)
	card := AccountCard{
		Connection: acc.UID, Platform: string(acc.Platform), Handle: acc.Handle, DisplayName: acc.DisplayName,
		PictureURL: Text{Reason: Reason(social.NotYetSynced)}, ProfileURL: profileURL(acc), State: h.state, ConnectionState: ConnectionState(acc.State), Cause: h.cause(),
		Followers:       level(info, social.Followers, f.newest[acc.Key][social.Followers], today),
		Posts:           level(info, social.Posts, f.newest[acc.Key][social.Posts], today),
		EngagementRate:  computed(social.EngagementRate, analytics.EngagementRate(acc.Platform, terms, posts)),
		AverageViews:    computed(social.AverageViews, analytics.AverageViews(acc.Platform, terms, posts)),
		Engagement:      computed(social.AverageEngagement, analytics.AverageEngagement(acc.Platform, terms, posts)),
		LastSyncedAt:    timeOrNil(acc.SyncedAt),
		NextSyncAt:      nextSync(acc),
		Sync:            a.syncOf(acc),
		FollowersSeries: seriesOf(analytics.ProfileSeries(acc.Platform, m, acc.Zone, span, readings, f.gaps[acc.Key])),
	}
	if acc.Profile != nil {
		card.PictureURL = a.picture(acc, acc.Profile.PictureURL, acc.Profile.FetchedAt)
	}
	to := analytics.LastDay(readings, today)
	from := to.Add(-changeDays)
	card.FollowersChange = change(terms, readings, from, to, span, f.gaps[acc.Key])
	from, to = analytics.Previous(from, to)
	card.PreviousChange = change(terms, readings, from, to, span, f.gaps[acc.Key])
	for _, of := range []Figure{card.EngagementRate, card.AverageViews, card.Engagement} {
		if of.Value != "" && of.AsOf != nil {
			f.seen.see(*of.AsOf) // of the posts, only what went into a figure that is shown
		}
	}
	return card
}

// seePosts notes when listed posts were read.
func (f *figures) seePosts(posts []Post) {
	for _, p := range posts {
		f.seen.see(p.FetchedAt)
	}
}

// change writes a net change of followers, where the platform's terms allow one.
func change(terms analytics.Terms, readings []social.StoredReading, from, to social.Day, span analytics.Span, gaps []social.GapRecord) Figure {
	if !terms.Derived {
		return shown(social.Followers, social.Missing(social.ByPolicy), false, time.Time{})
	}
	return computed(social.Followers, analytics.Change(social.Followers, readings, from, to, span, gaps))
}

// profileURL is where an account stands at its platform; "" before the first reading.
func profileURL(acc social.Account) string {
	if acc.Profile == nil {
		return ""
	}
	return acc.Profile.URL
}

// nextSync is when an account is read next; nil if nothing is planned.
func nextSync(acc social.Account) *time.Time {
	if !acc.State.Syncs() {
		return nil
	}
	return timeOrNil(acc.NextDue)
}
