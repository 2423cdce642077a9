package api

import (
	"cmp"
	"context"
	"net/http"

	"candor/internal/analytics"
	"candor/internal/social"
)

// RosterComparisonData sets the accounts of a roster beside each other by one metric. Platforms count differently, so each stands for itself:
// nothing is summed, averaged or ranked over accounts, and the order is that of the creators' names.
type RosterComparisonData struct {
	Metric    Metric             `json:"metric"`
	Unit      string             `json:"unit" enum:"count,percent,seconds"`
	Kind      string             `json:"kind" enum:"level,flow,lifetime,unique,ratio"`
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
	ProfileURL string     `json:"profile_url"`
	State      DataState  `json:"state"`
	From       social.Day `json:"from" format:"date"`
	To         social.Day `json:"to" format:"date" doc:"The account's own last day where none was asked for."`
	Value      Figure     `json:"value" doc:"Of a level its value on the last day; of a flow the sum of its days, all of which must be known (else known says what is)."`
	Change     Figure     `json:"change" doc:"Of a level its net change over the period; of a flow the period less the one of equal length before it."`
	Percent    Number     `json:"percent" doc:"The change in percent of what it began from; null without a base."`
	NoPercent  Reason     `json:"percent_reason,omitempty" doc:"Stands exactly when percent is null."`

	PercentFormula string `json:"percent_formula,omitempty" doc:"What percent was computed of."`
}

type rosterComparisonInput struct {
	Metric string `query:"metric" maxLength:"64" default:"followers" doc:"A level or a flow of the profile. What must not be summed, such as reach, is refused."`
	From   string `query:"from" format:"date" doc:"First day; default: 27 days before the last."`
	To     string `query:"to" format:"date" doc:"Last day, each account's own; default: of a level yesterday in the account's zone, of a flow the last day of its platform that is settled."`
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
	if _, _, err := openSpan(in.From, in.To); err != nil {
		return nil, err
	}
	p, _ := personIn(ctx)
	grants, err := a.People.LiveGrants(ctx, p)
	if err != nil {
		return nil, err
	}
	c := rosterComparison{api: a, metric: m, asked: in, rows: map[social.Platform][]ComparedAccount{}}
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
	asked    *rosterComparisonInput
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
	h, err := c.histories(ctx, s.View, c.metric.ID)
	if err != nil {
		return err
	}
	periods := make([]analytics.Period, len(list))
	for i, acc := range list {
		span, err := c.askedPeriod(acc, c.metric, h, c.asked.From, c.asked.To)
		if err != nil {
			return err
		}
		periods[i] = analytics.Period{Platform: acc.Platform, Metric: c.metric, Zone: acc.Zone, Span: span}
	}
	if err := c.readPeriods(ctx, s.View, list, periods); err != nil {
		return err
	}
	for i, acc := range list {
		row, err := c.row(s, acc, periods[i])
		if err != nil {
			return err
		}
		c.rows[acc.Platform] = append(c.rows[acc.Platform], row)
	}
	c.accounts = append(c.accounts, list...)
	return nil
}

func (c *rosterComparison) row(s share, acc social.Account, p analytics.Period) (ComparedAccount, error) {
	row := ComparedAccount{Creator: PersonName{s.creator.UID, s.creator.Name}, Connection: acc.UID, Handle: acc.Handle, ProfileURL: profileURL(acc),
		State: c.healthOf(acc).state}
	standing, err := p.Stand(c.terms(acc))
	if err != nil {
		return row, err
	}
	row.From, row.To = p.Span.From, p.Span.To
	row.Value, row.Change = computed(c.metric.ID, standing.Value), computed(c.metric.ID, standing.Change)
	row.Percent, row.PercentFormula, row.NoPercent = percentOf(standing.Percent)
	c.read.see(standing.Value.AsOf)
	return row, nil
}

// data is the comparison as it is answered.
func (c *rosterComparison) data() RosterComparisonData {
	data := RosterComparisonData{Metric: Metric(c.metric.ID), Unit: string(c.metric.Unit), Kind: string(c.metric.Kind), Platforms: []ComparedPlatform{}}
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
