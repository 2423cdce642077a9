package api

import (
	"cmp"
	"context"
	"time"

	"candor/internal/analytics"
	"candor/internal/social"
)

// PlatformBody is a platform as this installation knows it.
type PlatformBody struct {
	Platform        string         `json:"platform" example:"instagram"`
	Name            string         `json:"name" example:"Instagram"`
	AccountNoun     string         `json:"account_noun" example:"professional account"`
	FollowerNoun    string         `json:"follower_noun" example:"followers"`
	Configured      bool           `json:"configured" doc:"Whether accounts can be connected here."`
	MissingSettings []string       `json:"missing_settings" nullable:"false" doc:"Settings that an operator must give before anybody can connect."`
	AppGuide        string         `json:"app_guide" doc:"What an operator registers at the platform."`
	RedirectURI     string         `json:"redirect_uri" doc:"The address to register there."`
	Scopes          []ScopeBody    `json:"scopes" nullable:"false"`
	Look            LookBody       `json:"look"`
	Links           []PlatformLink `json:"links" nullable:"false"`
	Summable        bool           `json:"summable" doc:"Whether its terms allow its counts in a total with other platforms."`
	Derived         bool           `json:"derived" doc:"Whether figures may be computed from its data here: by its terms, or by an acceptance that the operator has recorded."`
	DerivedByTerms  bool           `json:"derived_by_terms" doc:"Whether its terms allow such figures by themselves, whatever is recorded."`
	LimitNote       string         `json:"limit_note"`
}

// ScopeBody is a permission that Candor asks for.
type ScopeBody struct {
	ID       string `json:"id"`
	Purpose  string `json:"purpose" doc:"What it is for, in the creator's words."`
	Required bool   `json:"required" doc:"Without it the account cannot be connected."`
}

// LookBody is how a platform is marked.
type LookBody struct {
	Light string `json:"light" doc:"Line colour on light ground, #rrggbb."`
	Dark  string `json:"dark" doc:"Line colour on dark ground, #rrggbb."`
}

// PlatformLink is an address that the platform's terms ask to be shown, or that helps a creator.
type PlatformLink struct {
	Kind  string `json:"kind" enum:"terms,privacy,revoke"`
	Label string `json:"label"`
	URL   string `json:"url" format:"uri"`
}

type platformsOutput struct {
	Body struct {
		Platforms []PlatformBody `json:"platforms" nullable:"false"`
	}
}

// MetricBody is an entry of the metric registry.
type MetricBody struct {
	ID               Metric      `json:"id"`
	Label            string      `json:"label"`
	Scope            string      `json:"scope" enum:"profile,post,segments"`
	Unit             string      `json:"unit" enum:"count,percent,seconds"`
	Kind             string      `json:"kind" enum:"level,flow,lifetime,unique,ratio"`
	SummableOverDays bool        `json:"summable_over_days"`
	Definition       string      `json:"definition"`
	Offers           []OfferBody `json:"offers" nullable:"false"`
}

// OfferBody is what one platform offers of a metric.
type OfferBody struct {
	Platform     string  `json:"platform"`
	Label        string  `json:"label" doc:"The platform's own word."`
	Field        string  `json:"field" doc:"The API's field; empty for what Candor computes."`
	Definition   string  `json:"definition"`
	Limits       string  `json:"limits" doc:"What limits the number; empty if nothing does."`
	Rounding     string  `json:"rounding" doc:"How the platform rounds what it tells; empty if it does not."`
	Estimated    bool    `json:"estimated" doc:"Whether the platform estimates it, and may estimate it otherwise each time it is asked."`
	OrganicOnly  bool    `json:"organic_only" doc:"Whether what was advertised is left out."`
	SettlesHours int     `json:"settles_hours" doc:"How long the platform may still change it."`
	Zone         string  `json:"zone" doc:"Zone of the platform's own days; empty where days are the connection's."`
	Class        string  `json:"class" enum:"raw,derived"`
	Breaks       []Break `json:"breaks" nullable:"false"`
}

// BreakdownBody is a breakdown that a platform offers.
type BreakdownBody struct {
	Platform  string    `json:"platform"`
	Metric    Metric    `json:"metric"`
	Dimension Dimension `json:"dimension"`
	Field     string    `json:"field" doc:"The API's metric and dimension."`
	Threshold string    `json:"threshold" doc:"Below what the platform withholds it; empty if it does not."`
}

// RateBody is an engagement rate of the registry: a definition that is never changed.
type RateBody struct {
	ID          string   `json:"id"`
	Platform    string   `json:"platform"`
	Label       string   `json:"label"`
	Formula     string   `json:"formula"`
	Numerator   []Metric `json:"numerator" nullable:"false"`
	Denominator Metric   `json:"denominator" doc:"A metric of the post, or the account's followers."`
	Followers   string   `json:"followers_at,omitempty" enum:"publication,now" doc:"Of followers: of the day on which each post was published, or of the newest reading."`
	Averaging   string   `json:"averaging" enum:"ratio_of_totals,mean_of_rates,median_of_rates"`
	MinPosts    int      `json:"min_posts"`
}

type metricsOutput struct {
	Body struct {
		Metrics    []MetricBody    `json:"metrics" nullable:"false"`
		Breakdowns []BreakdownBody `json:"breakdowns" nullable:"false" doc:"Where the platform splits a metric, and by what."`
		Rates      []RateBody      `json:"rates" nullable:"false" doc:"The default one of each platform first. Where a platform's terms forbid figures computed from its data and no acceptance is recorded, the values of /api/analytics/rates are null with the reason policy."`
	}
}

func breaksOf(list []social.Break) []Break {
	out := make([]Break, len(list))
	for i, b := range list {
		out[i] = Break{Day: b.Day, Text: b.Text}
	}
	return out
}

func (a *api) listPlatforms(ctx context.Context, _ *struct{}) (*platformsOutput, error) {
	derives, err := a.derives(ctx)
	if err != nil {
		return nil, err
	}
	out := &platformsOutput{}
	out.Body.Platforms = make([]PlatformBody, len(a.Platforms))
	for i, p := range a.Platforms {
		out.Body.Platforms[i] = a.platformBody(p)
		out.Body.Platforms[i].Derived = derives[p.Info.Platform]
	}
	return out, nil
}

func (a *api) platformBody(p Platform) PlatformBody {
	info := p.Info
	body := PlatformBody{
		Platform: string(info.Platform), Name: info.Name, AccountNoun: info.Account, FollowerNoun: info.FollowerNoun, Configured: len(p.Missing) == 0,
		MissingSettings: append([]string{}, p.Missing...), AppGuide: info.AppGuide,
		RedirectURI: cmp.Or(p.RedirectURI, a.public.String()+"/api/auth/"+string(info.Platform)+"/callback"),
		Scopes:      []ScopeBody{}, Look: LookBody{info.Look.Light, info.Look.Dark}, Links: make([]PlatformLink, len(info.Links)),
		Summable: info.Summable, DerivedByTerms: info.Derived, LimitNote: info.LimitNote,
	}
	for _, s := range info.Scopes {
		if !s.Hidden {
			body.Scopes = append(body.Scopes, ScopeBody{s.ID, s.Purpose, s.Required})
		}
	}
	for i, l := range info.Links {
		body.Links[i] = PlatformLink{l.Kind, l.Label, l.URL}
	}
	return body
}

func (a *api) listMetrics(context.Context, *struct{}) (*metricsOutput, error) {
	out := &metricsOutput{}
	out.Body.Metrics = make([]MetricBody, 0, len(social.Metrics()))
	for _, m := range social.Metrics() {
		body := MetricBody{ID: Metric(m.ID), Label: m.Label, Scope: string(m.Scope), Unit: string(m.Unit), Kind: string(m.Kind),
			SummableOverDays: m.Kind == social.FlowKind, Definition: m.Definition, Offers: []OfferBody{}}
		for _, p := range a.Platforms {
			if o, ok := social.OfferOf(p.Info.Platform, m.ID); ok {
				body.Offers = append(body.Offers, OfferBody{Platform: string(o.Platform), Label: cmp.Or(o.Label, m.Label), Field: o.Field, Definition: o.Definition,
					Limits: o.Limits, Rounding: o.Rounding, Estimated: o.Traits.Has(social.Estimated), OrganicOnly: o.Traits.Has(social.OrganicOnly), SettlesHours: int(o.Settles / time.Hour), Zone: o.Zone, Class: string(o.Class), Breaks: breaksOf(o.Breaks)})
			}
		}
		out.Body.Metrics = append(out.Body.Metrics, body)
	}
	out.Body.Breakdowns, out.Body.Rates = []BreakdownBody{}, []RateBody{}
	for _, p := range a.Platforms {
		for _, o := range social.BreakdownsOf(p.Info.Platform) {
			out.Body.Breakdowns = append(out.Body.Breakdowns, BreakdownBody{string(o.Platform), Metric(o.Metric), Dimension(o.Dimension), o.Field, o.Threshold})
		}
		for _, e := range social.Rates(p.Info.Platform) {
			out.Body.Rates = append(out.Body.Rates, rateBody(e))
		}
	}
	return out, nil
}

func rateBody(e social.RateEntry) RateBody {
	body := RateBody{ID: e.ID, Platform: string(e.Platform), Label: e.Label, Formula: analytics.Formula(e), Numerator: []Metric{}, Denominator: Metric(e.Denominator), Followers: string(e.Followers),
		Averaging: string(e.Averaging), MinPosts: e.MinPosts}
	for _, id := range e.Numerator {
		body.Numerator = append(body.Numerator, Metric(id))
	}
	return body
}
