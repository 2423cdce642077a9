package api

import (
	"context"
	"net/http"
	"time"

	"candor/internal/analytics"
	"candor/internal/social"
)

// CompareData is a metric's period beside the one of equal length before it.
type CompareData struct {
	Connection   string     `json:"connection" format:"uuid"`
	From         social.Day `json:"from" format:"date"`
	To           social.Day `json:"to" format:"date"`
	PreviousFrom social.Day `json:"previous_from" format:"date"`
	PreviousTo   social.Day `json:"previous_to" format:"date"`
	Current      Figure     `json:"current" doc:"Of a flow the sum of its days, all of which must be known (else known says what is); of a level its net change."`
	Previous     Figure     `json:"previous"`
	Change       Figure     `json:"change"`
	Percent      Number     `json:"percent" doc:"The change in percent of the previous period; null where that is not above 0, and between a gain and a loss."`
	NoPercent    Reason     `json:"percent_reason,omitempty" doc:"Stands exactly when percent is null."`

	PercentFormula string `json:"percent_formula,omitempty" doc:"What percent was computed of: two whole periods, or the days that are known at the same place in both, if they are at least half."`
}

// percentOf writes a change in percent: the number with its formula, or the reason why there is none.
func percentOf(r analytics.Result) (Number, string, Reason) {
	if value, known := r.Figure.Value(); known {
		return number(value, 2), r.Formula, ""
	}
	return "", "", Reason(r.Figure.Reason())
}

type compareInput struct {
	Creator    string `query:"creator" maxLength:"64" doc:"Whose data; default: one's own."`
	Connection string `query:"connection" maxLength:"64" required:"true"`
	Metric     string `query:"metric" maxLength:"64" required:"true" doc:"A level or a flow of the profile. What must not be summed, such as reach, is refused."`
	From       string `query:"from" format:"date" doc:"First day; default: 27 days before the last."`
	To         string `query:"to" format:"date" doc:"Last day; default: of a level yesterday in the account's zone, of a flow the last day of the platform that is settled."`
	Unsettled  bool   `query:"unsettled" doc:"Whether a flow's sum takes in days that the platform may still change; else they are left out by name."`
	AsOf       string `query:"as_of" maxLength:"40" doc:"As it was known then: a day (its end, in your zone) or an instant in RFC 3339."`
}

type compareOutput struct{ Body Envelope[CompareData] }

func (a *api) compare(ctx context.Context, in *compareInput) (*compareOutput, error) {
	a, v, list, err := a.asked(ctx, in.Creator, "", in.Connection, in.AsOf)
	if err != nil {
		return nil, err
	}
	acc := list[0]
	m, known := social.MetricOf(social.MetricID(in.Metric))
	if !known || m.Scope != social.OfProfile {
		return nil, problem(http.StatusBadRequest, CodeBadRequest, "metric is not a metric of a profile: GET /api/metrics lists them.")
	}
	h, err := a.histories(ctx, v, m.ID)
	if err != nil {
		return nil, err
	}
	span, err := a.askedPeriod(acc, m, h, in.From, in.To)
	if err != nil {
		return nil, err
	}
	periods := []analytics.Period{{Platform: acc.Platform, Metric: m, Zone: acc.Zone, Span: span, Unsettled: in.Unsettled}}
	if err := a.readPeriods(ctx, v, list[:1], periods); err != nil {
		return nil, err
	}
	p := periods[0]
	c, err := p.Compare(a.terms(acc))
	if err != nil {
		return nil, problem(http.StatusBadRequest, CodeBadRequest, "This metric counts distinct people, or is a share: its days are never summed.")
	}
	data := CompareData{Connection: acc.UID, From: span.From, To: span.To, PreviousFrom: p.Before(), PreviousTo: span.From.Add(-1),
		Current: computed(m.ID, c.Current), Previous: computed(m.ID, c.Previous), Change: computed(m.ID, c.Change)}
	data.Percent, data.PercentFormula, data.NoPercent = percentOf(c.Percent)
	var read stamps
	read.see(c.Current.AsOf)
	return &compareOutput{envelope(a, a.healthOf(acc), data, list, read)}, nil
}

// BestTimeData is the week's grid of an account: what posts got by the hour in which they were published.
type BestTimeData struct {
	Connection string `json:"connection" format:"uuid"`
	Metric     Metric `json:"metric"`
	Zone       string `json:"zone" doc:"The account's zone, which cuts the hours."`
	Formula    string `json:"formula"`
	Minimum    int    `json:"minimum" doc:"How many posts an hour needs to show a figure."`
	Posts      int    `json:"posts" doc:"How many posts went in."`
	Cells      []Cell `json:"cells" nullable:"false" doc:"7 × 24, from Sunday at 0."`
}

// Cell is one hour of the week.
type Cell struct {
	Weekday int    `json:"weekday" minimum:"0" maximum:"6" doc:"0 is Sunday."`
	Hour    int    `json:"hour" minimum:"0" maximum:"23"`
	Value   Number `json:"value"`
	N       int    `json:"n"`
	Reason  Reason `json:"reason,omitempty" doc:"Stands exactly when value is null."`
}

type bestTimeInput struct {
	Creator    string `query:"creator" maxLength:"64" doc:"Whose data; default: one's own."`
	Connection string `query:"connection" maxLength:"64" required:"true"`
	Metric     string `query:"metric" enum:"views,reach,likes,comments,shares,saves,interactions" default:"views"`
	AsOf       string `query:"as_of" maxLength:"40" doc:"As it was known then: a day (its end, in your zone) or an instant in RFC 3339."`
}

type bestTimeOutput struct{ Body Envelope[BestTimeData] }

// bestTimePosts is over how many of the newest posts the grid goes.
const bestTimePosts = 500

func (a *api) bestTime(ctx context.Context, in *bestTimeInput) (*bestTimeOutput, error) {
	a, v, list, err := a.asked(ctx, in.Creator, "", in.Connection, in.AsOf)
	if err != nil {
		return nil, err
	}
	acc := list[0]
	posts, err := a.Reader.NewestPosts(ctx, v, bestTimePosts)
	if err != nil {
		return nil, err
	}
	metric := social.MetricID(in.Metric)
	cells, formula := analytics.BestTime(acc.Platform, a.terms(acc), metric, social.Zone(acc.Zone), posts)
	data := BestTimeData{Connection: acc.UID, Metric: Metric(metric), Zone: acc.Zone, Formula: formula, Minimum: analytics.MinPerCell, Cells: make([]Cell, len(cells))}
	for i, c := range cells {
		f := shown(metric, c.Figure, false, time.Time{})
		data.Cells[i] = Cell{Weekday: int(c.Weekday), Hour: c.Hour, N: c.N, Value: f.Value, Reason: f.Reason}
		data.Posts += c.N
	}
	var read stamps
	for _, p := range posts {
		read.see(p.FetchedAt)
	}
	return &bestTimeOutput{envelope(a, a.healthOf(acc), data, list, read)}, nil
}

// DecayData is a post's way to its latest figure, and what it gained by day.
type DecayData struct {
	Post   string       `json:"post" format:"uuid"`
	Metric Metric       `json:"metric"`
	Points []DecayPoint `json:"points" nullable:"false"`
	Gains  Series       `json:"gains" doc:"What was added on each day: known only where the day before is known too."`
}

// DecayPoint is a post's figure so many days after publication.
type DecayPoint struct {
	Days        int    `json:"days" doc:"After the day of publication."`
	Value       Number `json:"value"`
	Status      Status `json:"status" doc:"Of the value, and so of the share."`
	Reason      Reason `json:"reason,omitempty" doc:"Stands exactly when value is null."`
	Share       Number `json:"share" doc:"Of the latest value, in percent."`
	ShareReason Reason `json:"share_reason,omitempty" doc:"Stands exactly when share is null."`
}

type decayInput struct {
	Creator string `query:"creator" maxLength:"64" doc:"Whose data; default: one's own."`
	ID      string `path:"id" maxLength:"64"`
	Metric  string `query:"metric" enum:"views,likes,comments,shares,saves,interactions" default:"views"`
	AsOf    string `query:"as_of" maxLength:"40" doc:"As it was known then: a day (its end, in your zone) or an instant in RFC 3339."`
}

type decayOutput struct{ Body Envelope[DecayData] }

func (a *api) getDecay(ctx context.Context, in *decayInput) (*decayOutput, error) {
	a, v, list, err := a.asked(ctx, in.Creator, "", "", in.AsOf)
	if err != nil {
		return nil, err
	}
	p, err := a.Reader.Post(ctx, v, in.ID)
	if err != nil {
		return nil, err
	}
	acc, ok := byKey(list)[p.Connection]
	if !ok {
		return nil, social.ErrNotFound
	}
	h, err := a.Reader.PostHistory(ctx, v, p, max(a.info(acc.Platform).Recent, 1))
	if err != nil {
		return nil, err
	}
	zone, metric, terms := social.Zone(acc.Zone), social.MetricID(in.Metric), a.terms(acc)
	posted := social.DayOf(p.PostedAt, zone)
	v.Connection = acc.UID
	gaps, err := a.Reader.Gaps(ctx, v, posted, social.DayOf(a.Now(), zone))
	if err != nil {
		return nil, err
	}
	s := analytics.PostSeries(acc.Platform, metric, acc.Zone, h, a.info(acc.Platform).Details, social.DayOf(a.Now(), zone), ofProduct(gaps, social.ProductPosts))
	data := DecayData{Post: p.UID, Metric: Metric(metric), Points: []DecayPoint{}, Gains: seriesOf(gainsOf(terms, s))}
	for _, d := range analytics.Decay(terms, posted, s) {
		f, share := shown(metric, d.Value, d.Provisional, time.Time{}), shown(social.EngagementRate, d.Share, false, time.Time{})
		data.Points = append(data.Points, DecayPoint{Days: d.Days, Value: f.Value, Status: f.Status, Reason: f.Reason, Share: share.Value, ShareReason: share.Reason})
	}
	var read stamps
	read.see(p.FetchedAt)
	return &decayOutput{envelope(a, a.healthOf(acc), data, []social.Account{acc}, read)}, nil
}

// gainsOf is what a post gained by day, where the platform's terms allow such a difference.
func gainsOf(terms analytics.Terms, s analytics.Series) analytics.Series {
	gains := analytics.Gains(s)
	if !terms.Derived {
		for i := range gains.Points {
			gains.Points[i].Figure, gains.Points[i].Provisional = social.Missing(social.ByPolicy), false
		}
	}
	return gains
}
