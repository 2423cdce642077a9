package api

import (
	"cmp"
	"context"
	"net/http"
	"time"

	"candor/internal/analytics"
	"candor/internal/social"
)

// RosterComparisonData sets the accounts of a roster beside each other by one metric. Platforms count differently, so each stands for itself:
// nothing is summed, averaged or ranked over accounts, and the order is that of the creators' names.
type RosterComparisonData struct {
	Metric    Metric             `json:"metric"`
	Unit      string             `json:"unit" enum:"count,percent,seconds"`
	Kind      string             `json:"kind" enum:"level,flow,lifetime,unique,ratio"`
	From      social.Day         `json:"from" format:"date"`
	To        social.Day         `json:"to" format:"date"`
	Platforms []ComparedPlatform `json:"platforms" nullable:"false" doc:"Those with accounts in the roster, in their order."`
}

// ComparedPlatform is one platform's accounts.
type ComparedPlatform struct {
	Platform string            `json:"platform"`
	Label    string            `json:"label" doc:"The platform's own word for the metric."`
	Limits   string            `json:"limits" doc:"What limits the number; empty if nothing does."`
	Accounts []ComparedAccount `json:"accounts" nullable:"false" doc:"By the creators' names."`
}

// ComparedAccount is an account's standing in the period.
type ComparedAccount struct {
	Creator    PersonName `json:"creator"`
	Connection string     `json:"connection" format:"uuid"`
	Handle     string     `json:"handle" doc:"Without @."`
	State      DataState  `json:"state"`
	Value      Figure     `json:"value" doc:"Of a level its value on the last day; of a flow the sum of its days, all of which must be known."`
	Change     Figure     `json:"change" doc:"Of a level its net change over the period; of a flow the period less the one of equal length before it."`
	Percent    Number     `json:"percent" doc:"The change in percent of what it began from; null without a base."`
	NoPercent  Reason     `json:"percent_reason,omitempty" doc:"Stands exactly when percent is null."`
}

type rosterComparisonInput struct {
	Metric string `query:"metric" maxLength:"64" default:"followers" doc:"A level or a flow of the profile. What must not be summed, such as reach, is refused."`
	From   string `query:"from" format:"date" doc:"First day; default: 27 days before the last."`
	To     string `query:"to" format:"date" doc:"Last day, each account's own; default: yesterday."`
}

type rosterComparisonOutput struct {
	Body Envelope[RosterComparisonData]
}

// compareRoster sets beside each other what live grants let a manager see now.
func (a *api) compareRoster(ctx context.Context, in *rosterComparisonInput) (*rosterComparisonOutput, error) {
	m, known := social.MetricOf(social.MetricID(in.Metric))
	if !known || m.Scope != social.OfProfile {
		return nil, problem(http.StatusBadRequest, CodeBadRequest, "metric is not a metric of a profile: GET /api/metrics lists them.")
	}
	if m.Kind != social.LevelKind && m.Kind != social.FlowKind {
		return nil, problem(http.StatusBadRequest, CodeBadRequest, "This metric counts distinct people, or is a share: its days are never summed.")
	}
	today := social.DayOf(a.Now(), time.UTC)
	if in.To == "" {
		in.To = string(today.Add(-1))
	}
	span, err := spanOf(in.From, in.To, today)
	if err != nil {
		return nil, err
	}
	if in.From == "" {
		span.From = span.From.Add(1) // 28 days
	}
	p, _ := personIn(ctx)
	grants, err := a.People.LiveGrants(ctx, p)
	if err != nil {
		return nil, err
	}
	c := rosterComparison{api: a, metric: m, span: span, rows: map[social.Platform][]ComparedAccount{}}
	for _, s := range granted(grants) {
		if err := c.add(ctx, s); err != nil {
			return nil, err
		}
	}
	h := health{state: StateEmpty}
	if len(c.accounts) > 0 {
		h = together(a.healths(c.accounts))
	}
	h.causes = withoutActions(h.causes)
	return &rosterComparisonOutput{envelope(a, h, c.data(), c.accounts, c.read)}, nil
}

// rosterComparison is a comparison under way.
type rosterComparison struct {
	*api
	metric   social.Metric
	span     analytics.Span
	rows     map[social.Platform][]ComparedAccount
	accounts []social.Account
	read     stamps
}

// add takes in what one creator shares.
func (c *rosterComparison) add(ctx context.Context, s share) error {
	list, err := c.api.accounts(ctx, s.View)
	if err != nil || len(list) == 0 {
		return err
	}
	before := c.span.From.Add(c.span.From.Sub(c.span.To) - 1)
	readings, err := c.Reader.Readings(ctx, s.View, before.Add(-1), c.span.To, c.metric.ID)
	if err != nil {
		return err
	}
	of := group(readings, func(r *social.StoredReading) social.Key { return r.Connection })
	for _, acc := range list {
		row, err := c.row(s, acc, of[acc.Key])
		if err != nil {
			return err
		}
		c.rows[acc.Platform] = append(c.rows[acc.Platform], row)
	}
	c.accounts = append(c.accounts, list...)
	return nil
}

func (c *rosterComparison) row(s share, acc social.Account, readings []social.StoredReading) (ComparedAccount, error) {
	row := ComparedAccount{Creator: PersonName{s.creator.UID, s.creator.Name}, Connection: acc.UID, Handle: acc.Handle, State: c.healthOf(acc).state}
	standing, err := analytics.Stand(c.terms(acc), c.metric, readings, c.span.From, c.span.To, social.DayOf(c.Now(), social.Zone(acc.Zone)))
	if err != nil {
		return row, err
	}
	if _, offered := social.OfferOf(acc.Platform, c.metric.ID); !offered {
		none := analytics.Result{Figure: social.Missing(social.NotOffered)}
		standing = analytics.Standing{Value: none, Change: none, Percent: none}
	}
	row.Value, row.Change = computed(c.metric.ID, standing.Value), computed(c.metric.ID, standing.Change)
	if value, known := standing.Percent.Figure.Value(); known {
		row.Percent = number(value, 2)
	} else {
		row.NoPercent = Reason(standing.Percent.Figure.Reason())
	}
	c.read.see(standing.Value.AsOf)
	return row, nil
}

// data is the comparison as it is answered.
func (c *rosterComparison) data() RosterComparisonData {
	data := RosterComparisonData{Metric: Metric(c.metric.ID), Unit: string(c.metric.Unit), Kind: string(c.metric.Kind), From: c.span.From, To: c.span.To, Platforms: []ComparedPlatform{}}
	for _, p := range c.Platforms {
		if rows := c.rows[p.Info.Platform]; len(rows) > 0 {
			offer, _ := social.OfferOf(p.Info.Platform, c.metric.ID)
			data.Platforms = append(data.Platforms, ComparedPlatform{Platform: string(p.Info.Platform), Label: cmp.Or(offer.Label, c.metric.Label), Limits: offer.Limits, Accounts: rows})
		}
	}
	return data
}

// withoutActions are causes as somebody hears them who can do nothing about them: what is to be done is the creator's to do.
func withoutActions(causes []Cause) []Cause {
	for i := range causes {
		causes[i].Action = nil
	}
	return causes
}
