package api

import (
	"context"
	"time"

	"candor/internal/analytics"
	"candor/internal/social"
)

// PostingData is how often an account publishes, and what each type of post gets.
type PostingData struct {
	Connection string          `json:"connection" format:"uuid"`
	Zone       string          `json:"zone" doc:"The account's zone, which cuts the days."`
	From       social.Day      `json:"from" format:"date"`
	To         social.Day      `json:"to" format:"date"`
	Posts      int             `json:"posts" doc:"How many were published, of those that are known; those that are gone since are among them."`
	KnownFrom  social.Day      `json:"known_from,omitempty" format:"date" doc:"The first day from which on everything is known that was published; not there where the listing went back to the first post, nor where nothing was listed."`
	NoKnown    Reason          `json:"known_from_reason,omitempty" doc:"Stands exactly where everything was never listed, so that it is not known since when."`
	PerWeek    Number          `json:"per_week" doc:"7 × posts / days."`
	NoPerWeek  Reason          `json:"per_week_reason,omitempty" doc:"Stands exactly when per_week is null."`
	Pause      int             `json:"longest_pause" doc:"Days in a row without a post, among the days that are known."`
	Weeks      []PostingWeek   `json:"weeks" nullable:"false" doc:"From Monday on, the first and last cut by the period."`
	Metric     Metric          `json:"metric" doc:"By which types are compared."`
	Types      []MediaTypeMean `json:"media_types" nullable:"false" doc:"Of the posts of the period."`
}

// PostingWeek is one week.
type PostingWeek struct {
	From   social.Day `json:"from" format:"date"`
	Posts  Number     `json:"posts"`
	Reason Reason     `json:"reason,omitempty" doc:"Stands exactly when posts is null: a day of the week lies before everything was listed, or after the last reading."`
}

// MediaTypeMean is what posts of a type get on average.
type MediaTypeMean struct {
	MediaType MediaType `json:"media_type"`
	Mean      Figure    `json:"mean"`
}

type postingInput struct {
	SpanInput
	Metric string `query:"metric" enum:"views,reach,likes,comments,shares,saves,interactions" default:"views"`
}

type postingOutput struct{ Body Envelope[PostingData] }

func (a *api) getPosting(ctx context.Context, in *postingInput) (*postingOutput, error) {
	a, v, list, err := a.asked(ctx, in.Creator, "", in.Connection, in.AsOf)
	if err != nil {
		return nil, err
	}
	acc := list[0]
	zone, terms := social.Zone(acc.Zone), a.terms(acc)
	span, err := spanOf(in.From, in.To, social.DayOf(a.Now(), zone))
	if err != nil {
		return nil, err
	}
	all, err := a.Reader.PublishedPosts(ctx, v, span.From.Start(zone), span.To.End(zone))
	if err != nil {
		return nil, err
	}
	since, err := a.Reader.ListedSince(ctx, v)
	if err != nil {
		return nil, err
	}
	var read stamps
	var posts []social.PostNow // those that are there
	for _, p := range all {
		if p.GoneAt.IsZero() {
			read.see(p.FetchedAt)
			posts = append(posts, p)
		}
	}
	last, err := a.Reader.LastRead(ctx, v, social.ProductPosts)
	if err != nil {
		return nil, err
	}
	known := knownFrom(since, acc, span.Today)
	f := analytics.FrequencyOf(terms, zone, span, known, social.DayOf(last[acc.Key], zone), all)
	data := PostingData{Connection: acc.UID, Zone: acc.Zone, From: span.From, To: min(span.To, span.Today), Posts: len(all), Pause: f.Pause, Weeks: []PostingWeek{},
		Metric: Metric(in.Metric), Types: []MediaTypeMean{}}
	if known > span.Today {
		data.NoKnown = Reason(social.NotYetSynced)
	} else {
		data.KnownFrom = known
	}
	if value, known := f.PerWeek.Figure.Value(); known {
		data.PerWeek = number(value, 2)
	} else {
		data.NoPerWeek = Reason(f.PerWeek.Figure.Reason())
	}
	for _, w := range f.Weeks {
		week := shown(social.Posts, w.Posts, false, time.Time{})
		data.Weeks = append(data.Weeks, PostingWeek{w.From, week.Value, week.Reason})
	}
	for _, t := range analytics.ByMediaType(acc.Platform, terms, social.MetricID(in.Metric), posts) {
		data.Types = append(data.Types, MediaTypeMean{MediaType(t.MediaType), computed(social.MetricID(in.Metric), t.Mean)})
	}
	return &postingOutput{envelope(a, a.healthOf(acc), data, list, read)}, nil
}

// knownFrom is the first day from which on everything is known that an account published: tomorrow if nothing was listed.
func knownFrom(since map[social.Key]time.Time, acc social.Account, today social.Day) social.Day {
	switch from, listed := since[acc.Key]; {
	case !listed:
		return today.Add(1)
	case from.IsZero():
		return ""
	default:
		return social.DayOf(from, social.Zone(acc.Zone)).Add(1) // of its first day a listing holds a part
	}
}
