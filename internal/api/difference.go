package api

import (
	"context"
	"net/http"
	"time"

	"candor/internal/analytics"
	"candor/internal/social"
)

// DifferenceData is why a figure may not be what the platform's own app shows.
type DifferenceData struct {
	Connection string       `json:"connection" format:"uuid"`
	Post       string       `json:"post,omitempty"`
	Day        string       `json:"day,omitempty"`
	Figure     Figure       `json:"figure" doc:"What Candor shows."`
	Causes     []Difference `json:"causes" nullable:"false" doc:"The likeliest first; only what applies to this figure."`
}

// Difference is one cause.
type Difference struct {
	Code DifferenceCode `json:"code"`
	Text string         `json:"text"`
}

type differenceInput struct {
	Creator    string `query:"creator" maxLength:"64" doc:"Whose data; default: one's own."`
	Connection string `query:"connection" maxLength:"64" required:"true"`
	Metric     string `query:"metric" maxLength:"64" required:"true" doc:"A metric of the profile, or with post one of a post."`
	Post       string `query:"post" maxLength:"64" doc:"The post that the figure is of."`
	Day        string `query:"day" format:"date" doc:"The day that the figure is of; default: the newest."`
	AsOf       string `query:"as_of" maxLength:"40" doc:"As it was known then: a day (its end, in your zone) or an instant in RFC 3339."`
}

type differenceOutput struct{ Body Envelope[DifferenceData] }

func (a *api) getDifference(ctx context.Context, in *differenceInput) (*differenceOutput, error) {
	now := a.Now()
	a, v, list, err := a.asked(ctx, in.Creator, "", in.Connection, in.AsOf)
	if err != nil {
		return nil, err
	}
	acc := list[0]
	info := a.info(acc.Platform)
	m, known := social.MetricOf(social.MetricID(in.Metric))
	if !known || m.Scope == social.OfSegments || (m.Scope == social.OfPost) != (in.Post != "") {
		return nil, problem(http.StatusBadRequest, CodeBadRequest, "metric is none of a profile, or with post none of a post: GET /api/metrics lists them.")
	}
	shown := analytics.Shown{Platform: acc.Platform, Name: info.Name, Metric: m, Day: social.Day(in.Day), Zone: acc.Zone, Now: now}
	data := DifferenceData{Connection: acc.UID, Post: in.Post, Day: in.Day, Causes: []Difference{}}
	if in.Post != "" {
		data.Figure, err = a.postFigure(ctx, v, acc, in, &shown)
	} else {
		data.Figure, err = a.profileFigure(ctx, v, acc, m, &shown)
	}
	if err != nil {
		return nil, err
	}
	for _, d := range analytics.Differences(shown) {
		data.Causes = append(data.Causes, Difference{DifferenceCode(d.Code), d.Text})
	}
	var read stamps
	read.see(shown.ObservedAt)
	return &differenceOutput{envelope(a, a.healthOf(acc), data, list, read)}, nil
}

// postFigure finds a post's newest figure.
func (a *api) postFigure(ctx context.Context, v social.View, acc social.Account, in *differenceInput, s *analytics.Shown) (Figure, error) {
	p, err := a.Reader.Post(ctx, v, in.Post)
	if err != nil {
		return Figure{}, err
	}
	if p.Connection != acc.Key {
		return Figure{}, social.ErrNotFound
	}
	f, provisional := analytics.Stands(acc.Platform, p, s.Metric.ID, a.Now())
	s.Posted, s.ObservedAt, s.Provisional = p.PostedAt, p.ReadAt(s.Metric.ID, f), provisional && p.EndedAt(a.Now()).IsZero()
	return shown(s.Metric.ID, f, provisional, s.ObservedAt), nil
}

// profileFigure finds an account's figure: of a day, the newest, or one that Candor computes.
func (a *api) profileFigure(ctx context.Context, v social.View, acc social.Account, m social.Metric, s *analytics.Shown) (Figure, error) {
	if m.Product() == "" {
		f, err := a.figures(ctx, v)
		if err != nil {
			return Figure{}, err
		}
		card := a.card(acc, a.healthOf(acc), f)
		figure := map[social.MetricID]Figure{social.EngagementRate: card.EngagementRate, social.AverageViews: card.AverageViews, social.AverageEngagement: card.Engagement}[m.ID]
		if s.Provisional = figure.Status == Provisional; figure.AsOf != nil {
			s.ObservedAt = *figure.AsOf
		}
		return figure, nil
	}
	if s.Day != "" {
		return a.figureOfDay(ctx, v, acc, m, s)
	}
	readings, err := a.Reader.LatestReadings(ctx, v, m.ID)
	if err != nil {
		return Figure{}, err
	}
	if len(readings) == 0 {
		return shown(m.ID, social.Missing(notRead(acc, m)), false, time.Time{}), nil
	}
	if s.Day = readings[0].Day; m.Kind != social.LevelKind {
		return a.figureOfDay(ctx, v, acc, m, s)
	}
	figure, err := a.figureOfDay(ctx, v, acc, m, s)
	s.Day = ""
	return figure, err
}

// figureOfDay is what the series of a metric shows on a day.
func (a *api) figureOfDay(ctx context.Context, v social.View, acc social.Account, m social.Metric, s *analytics.Shown) (Figure, error) {
	if _, err := askedDay("day", string(s.Day)); err != nil {
		return Figure{}, err
	}
	if _, offered := social.OfferOf(acc.Platform, m.ID); !offered {
		return shown(m.ID, social.Missing(social.NotOffered), false, time.Time{}), nil
	}
	readings, err := a.Reader.Readings(ctx, v, s.Day, s.Day, m.ID)
	if err != nil {
		return Figure{}, err
	}
	gaps, err := a.Reader.Gaps(ctx, v, s.Day, s.Day.Add(1))
	if err != nil {
		return Figure{}, err
	}
	h, err := a.histories(ctx, v, m.ID)
	if err != nil {
		return Figure{}, err
	}
	span := h.span(a.spanNow(acc, s.Day, s.Day), acc, m)
	points := analytics.ProfileSeries(acc.Platform, m, acc.Zone, span, readings, ofProduct(gaps, m.Product())).Points
	if len(points) == 0 { // a day that has not come
		return shown(m.ID, social.Missing(social.NotYetSynced), false, time.Time{}), nil
	}
	if len(readings) > 0 {
		s.ObservedAt = readings[0].ObservedAt
	}
	s.Provisional = points[0].Provisional
	return shown(m.ID, points[0].Figure, s.Provisional, s.ObservedAt), nil
}

// notRead is why an account has no reading of a metric.
func notRead(acc social.Account, m social.Metric) social.Reason {
	if _, offered := social.OfferOf(acc.Platform, m.ID); !offered {
		return social.NotOffered
	}
	return social.NotYetSynced
}
