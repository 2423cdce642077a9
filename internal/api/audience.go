package api

import (
	"cmp"
	"context"
	"slices"
	"time"

	"candor/internal/social"
)

// AudienceData is who the audience is, and where a period's figures come from, by account.
type AudienceData struct {
	Accounts []AccountAudience `json:"accounts" nullable:"false"`
}

// AccountAudience is the breakdowns of one account. Accounts are never put together.
type AccountAudience struct {
	Connection string      `json:"connection" format:"uuid"`
	Platform   string      `json:"platform"`
	Handle     string      `json:"handle"`
	ProfileURL string      `json:"profile_url"`
	State      DataState   `json:"state"`
	Breakdowns []Breakdown `json:"breakdowns" nullable:"false" doc:"One for each that the platform offers; empty where it offers none."`
}

// Breakdown is a metric by a dimension: parts, or the reason why there are none.
type Breakdown struct {
	Metric    Metric     `json:"metric"`
	Dimension Dimension  `json:"dimension"`
	Unit      string     `json:"unit" enum:"count,percent,seconds"`
	Day       social.Day `json:"day,omitempty" doc:"The last day that it covers."`
	Days      int        `json:"days" doc:"How many days it covers; 0: a state."`
	Zone      string     `json:"zone" doc:"The zone of its days and hours."`
	Parts     []Part     `json:"parts" nullable:"false" doc:"Largest first; hours in their order. What the platform left out is not here, which never means 0."`
	Status    Status     `json:"status"`
	Reason    Reason     `json:"reason,omitempty" doc:"Stands exactly when there are no parts."`
	Threshold string     `json:"threshold,omitempty" doc:"Below what the platform withholds it."`
	Note      string     `json:"note" doc:"What the parts are, and whether they may be added up."`
	AsOf      *time.Time `json:"as_of"`
}

// Part is one part of a breakdown.
type Part struct {
	Key   string `json:"key"`
	Value Number `json:"value"`
}

// Dimension is social.Dimension with its list in the document.
type Dimension social.Dimension

type audienceInput struct {
	Creator    string `query:"creator" maxLength:"64" doc:"Whose data; default: one's own."`
	Platform   string `query:"platform" maxLength:"40"`
	Connection string `query:"connection" maxLength:"64" doc:"Only this one."`
	AsOf       string `query:"as_of" maxLength:"40" doc:"As it was known then: a day (its end, in your zone) or an instant in RFC 3339."`
}

type audienceOutput struct{ Body Envelope[AudienceData] }

func (a *api) getAudience(ctx context.Context, in *audienceInput) (*audienceOutput, error) {
	a, v, list, err := a.asked(ctx, in.Creator, in.Platform, in.Connection, in.AsOf)
	if err != nil {
		return nil, err
	}
	found, err := a.Reader.Breakdowns(ctx, v)
	if err != nil {
		return nil, err
	}
	data, healths := AudienceData{Accounts: make([]AccountAudience, len(list))}, a.healths(list)
	var read stamps
	for i, acc := range list {
		data.Accounts[i] = AccountAudience{Connection: acc.UID, Platform: string(acc.Platform), Handle: acc.Handle, ProfileURL: profileURL(acc), State: healths[i].state,
			Breakdowns: []Breakdown{}}
		for _, o := range social.BreakdownsOf(acc.Platform) {
			b := breakdownOf(acc, o, found)
			if b.AsOf != nil {
				read.see(*b.AsOf)
			}
			data.Accounts[i].Breakdowns = append(data.Accounts[i].Breakdowns, b)
		}
	}
	return &audienceOutput{envelope(a, together(healths), data, list, read)}, nil
}

// asked is what every question about accounts begins with: the view, its accounts, and the API at the instant that was asked for.
func (a *api) asked(ctx context.Context, creator, platform, connection, asOf string) (*api, social.View, []social.Account, error) {
	v, err := viewOf(ctx, creator)
	if err != nil {
		return nil, v, nil, err
	}
	if v, err = a.narrowed(v, platform, connection); err != nil {
		return nil, v, nil, err
	}
	if a, v, err = a.past(ctx, v, asOf); err != nil {
		return nil, v, nil, err
	}
	list, err := a.accounts(ctx, v)
	return a, v, list, err
}

// breakdownOf writes a breakdown that the platform offers, or why there is none.
func breakdownOf(acc social.Account, o social.BreakdownOffer, found []social.StoredBreakdown) Breakdown {
	m, _ := social.MetricOf(o.Metric)
	offer, _ := social.OfferOf(acc.Platform, o.Metric)
	b := Breakdown{Metric: Metric(o.Metric), Dimension: Dimension(o.Dimension), Unit: string(m.Unit), Zone: cmp.Or(offer.Zone, acc.Zone, "UTC"), Parts: []Part{},
		Status: Missing, Reason: Reason(social.NotYetSynced), Threshold: o.Threshold, Note: m.Definition}
	for _, s := range found {
		if s.Connection != acc.Key || s.Metric != o.Metric || s.Dimension != o.Dimension {
			continue
		}
		b.Day, b.Days, b.AsOf, b.Reason = s.Day, s.Days, timeOrNil(s.ObservedAt), Reason(s.Reason)
		if s.Reason != "" {
			break
		}
		b.Status = Final
		if s.ObservedAt.Before(s.Day.End(social.Zone(b.Zone)).Add(offer.Settles)) {
			b.Status = Provisional
		}
		b.Parts = partsOf(m, s)
	}
	return b
}

func partsOf(m social.Metric, s social.StoredBreakdown) []Part {
	keys := make([]string, 0, len(s.Parts))
	for key := range s.Parts {
		keys = append(keys, key)
	}
	slices.SortFunc(keys, func(x, y string) int {
		if s.Dimension == social.ByHour {
			return cmp.Or(cmp.Compare(len(x), len(y)), cmp.Compare(x, y))
		}
		return cmp.Or(cmp.Compare(s.Parts[y], s.Parts[x]), cmp.Compare(x, y))
	})
	parts := make([]Part, len(keys))
	for i, key := range keys {
		parts[i] = Part{Key: key, Value: number(s.Parts[key], m.Decimals)}
	}
	return parts
}
