package api

import "candor/internal/social"

// PlatformBody is a platform as this installation knows it.
type PlatformBody struct {
	Platform        string         `json:"platform" example:"instagram"`
	Name            string         `json:"name" example:"Instagram"`
	AccountNoun     string         `json:"account_noun" example:"professional account"`
	FollowerNoun    string         `json:"follower_noun" example:"followers"`
	Configured      bool           `json:"configured" doc:"Whether accounts can be connected here."`
	MissingSettings []string       `json:"missing_settings" nullable:"false" doc:"Settings that an operator must give before anybody can connect."`
	AppGuide        string         `json:"app_guide" doc:"What an operator registers at the platform."`
	RedirectURI     string         `json:"redirect_uri" doc:"The address to register there; empty while the platform is not configured."`
	Scopes          []ScopeBody    `json:"scopes" nullable:"false"`
	Look            LookBody       `json:"look"`
	Links           []PlatformLink `json:"links" nullable:"false"`
	Summable        bool           `json:"summable" doc:"Whether its terms allow its counts in a total with other platforms."`
	Derived         bool           `json:"derived" doc:"Whether its terms allow figures computed from its data."`
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
	Scope            string      `json:"scope" enum:"profile,post"`
	Unit             string      `json:"unit" enum:"count,percent"`
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
	SettlesHours int     `json:"settles_hours" doc:"How long the platform may still change it."`
	Zone         string  `json:"zone" doc:"Zone of the platform's own days; empty where days are the connection's."`
	Class        string  `json:"class" enum:"raw,derived"`
	Breaks       []Break `json:"breaks" nullable:"false"`
}

type metricsOutput struct {
	Body struct {
		Metrics []MetricBody `json:"metrics" nullable:"false"`
	}
}

func breaksOf(list []social.Break) []Break {
	out := make([]Break, len(list))
	for i, b := range list {
		out[i] = Break{Day: b.Day, Text: b.Text}
	}
	return out
}
