package platform

import (
	"fmt"
	"strings"
	"time"

	"candor/internal/social"
)

// Info is a platform's facts: everything that the rest of Candor needs to know of it without knowing it.
type Info struct {
	Platform      social.Platform
	Name          string // "Instagram"
	Account       string // what an account is called: "professional account", "channel"
	Settings      []Setting
	Scopes        []Scope
	Tokens        TokenPolicy
	Recent        int                   // how many posts the daily run reads: one page
	Details       social.DetailSchedule // when what posts have beside their counts is read
	FollowerNoun  string                // "followers", "subscribers"
	Summable      bool                  // the terms allow its counts in a total with other platforms' counts
	Derived       bool                  // the terms allow figures computed from its data
	SharedGrant   bool                  // one grant covers several accounts of the same person there; revoking one ends all
	OwnAppOnly    bool                  // figures go to our own web app only, not to API callers
	LimitNote     string                // how its limits work, one sentence for operators
	DefaultBudget []Budget              // what a fresh app may spend
	ImageHosts    []string              // for the CSP: hosts that its pictures come from, "*.cdninstagram.com"
	Look          Look
	Links         []Link // terms, privacy policy, where to revoke
	AppGuide      string // what an operator registers, in one or two sentences
}

// Budget is a limit of a fresh app.
type Budget struct {
	Bucket string        // bucket name or prefix ("account:")
	Limit  int           // units per window
	Window time.Duration // 0: a day of the zone below
	Zone   string        // zone whose midnight resets the bucket
}

// Look is how a platform is marked: small, and never as a brand's imitation.
type Look struct {
	Light, Dark string // line colour on light and on dark ground, "#rrggbb"
}

// Link is an address that the platform's terms ask us to show, or that helps a creator.
type Link struct {
	Kind  string // "terms", "privacy", "revoke"
	Label string
	URL   string
}

// Setting is one of a platform's settings in the environment.
type Setting struct {
	Env      string
	Default  string
	Help     string
	Required bool // connecting is impossible without it
	Secret   bool
	Host     bool // scheme and host of one of the platform's servers
}

// Scope is a permission that we ask for.
type Scope struct {
	ID       string
	Purpose  string // what it is for, to the creator: "Your profile and posts"
	Required bool   // without it the connection is refused
	Hidden   bool   // technical (openid): not worth a row in the app
}

// AskedScopes returns the ids of all scopes.
func (i Info) AskedScopes() []string {
	ids := make([]string, len(i.Scopes))
	for n, s := range i.Scopes {
		ids[n] = s.ID
	}
	return ids
}

// TokenPolicy says when a token is renewed (design.md §4).
type TokenPolicy struct {
	MinAge time.Duration // never renewed earlier than this after it was issued
	// RenewAfter: from this age on it is renewed ahead of need; 0 means never by age.
	RenewAfter time.Duration
	// Margin: renewed before use when less than this is left.
	Margin time.Duration
	// MarginShare: renewed before use when less than this share of its life is left.
	MarginShare float64
	// CheckEvery: renewed at least this often, so that a dead grant is found and a rotating refresh token stays young.
	CheckEvery time.Duration
	// RenewalProves: a renewal that worked proves the grant, so that a token which is refused right after it is the platform's trouble.
	// Elsewhere a token that is refused again ends the grant.
	RenewalProves bool
	// Alarm: a person is told when less than this is left.
	Alarm time.Duration
}

// Due reports whether a token should be renewed at an instant, whether or not it is about to be used.
func (p TokenPolicy) Due(t Token, now time.Time) bool {
	age := now.Sub(t.IssuedAt)
	switch {
	case age < p.MinAge:
		return false
	case p.RenewAfter > 0 && age >= p.RenewAfter, p.CheckEvery > 0 && age >= p.CheckEvery:
		return true
	}
	return false
}

// DueForUse reports whether a token must be renewed before it is used.
func (p TokenPolicy) DueForUse(t Token, now time.Time) bool {
	left := t.ExpiresAt.Sub(now)
	life := t.ExpiresAt.Sub(t.IssuedAt)
	return p.Due(t, now) || left <= p.Margin || float64(left) < p.MarginShare*float64(life)
}

// NotConfigured says which settings a platform lacks.
type NotConfigured struct {
	Name    string
	Missing []string
}

// Error implements error.
func (e *NotConfigured) Error() string {
	return fmt.Sprintf("%s is not configured: set %s", e.Name, strings.Join(e.Missing, " and "))
}
