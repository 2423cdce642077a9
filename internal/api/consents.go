package api

import (
	"context"
	"net/http"
	"time"

	"candor/internal/platform"
	"candor/internal/policy"
	"candor/internal/social"
)

// Consents keeps what people accepted before they connected accounts. *store.DB is one.
type Consents interface {
	// AcceptConsent remembers that a person accepted a version of a platform's text.
	AcceptConsent(ctx context.Context, c social.Consent) error
	// ConsentsOf lists what a person accepted last, per platform.
	ConsentsOf(ctx context.Context, person social.Key) ([]social.Consent, error)
}

// OperatorBody is who runs this installation.
type OperatorBody struct {
	Name       string `json:"name"`
	Contact    string `json:"contact" doc:"Where people reach them."`
	PrivacyURL string `json:"privacy_url" doc:"Their own privacy policy."`
}

// ConsentBody is what a person reads before connecting an account of a platform, and whether they accepted it.
type ConsentBody struct {
	Platform    string         `json:"platform"`
	Version     string         `json:"version" doc:"Changes with every word of the text, with the permissions and with the operator."`
	Points      []ConsentPoint `json:"points" nullable:"false"`
	Permissions []ScopeBody    `json:"permissions" nullable:"false" doc:"What the platform will ask for, and what for."`
	Links       []PlatformLink `json:"links" nullable:"false"`
	Accepted    bool           `json:"accepted" doc:"Whether this version was accepted. If not, it is asked for before connecting."`
	LastVersion string         `json:"last_version" doc:"The version accepted last; empty if none was."`
	AcceptedAt  *time.Time     `json:"accepted_at" doc:"When that was."`
}

// ConsentPoint is one thing that a person is told.
type ConsentPoint struct {
	Title string `json:"title"`
	Text  string `json:"text"`
}

type consentsOutput struct {
	Body struct {
		Operator OperatorBody  `json:"operator"`
		Consents []ConsentBody `json:"consents" nullable:"false"`
	}
}

type acceptConsentInput struct {
	Body struct {
		Platform string `json:"platform" maxLength:"40"`
		Version  string `json:"version" maxLength:"64" doc:"The version that was read."`
	}
}

type consentOutput struct{ Body ConsentBody }

// listConsents tells what is accepted by connecting, per platform.
func (a *api) listConsents(ctx context.Context, _ *struct{}) (*consentsOutput, error) {
	if a.Consents == nil {
		return nil, errNoRoute
	}
	p, _ := personIn(ctx)
	accepted, err := a.Consents.ConsentsOf(ctx, p.Key)
	if err != nil {
		return nil, err
	}
	out := &consentsOutput{}
	out.Body.Operator = OperatorBody{a.Operator.Name, a.Operator.Contact, a.Operator.PrivacyURL}
	out.Body.Consents = make([]ConsentBody, len(a.Platforms))
	for i, known := range a.Platforms {
		out.Body.Consents[i] = a.consentBody(known, accepted)
	}
	return out, nil
}

// acceptConsent remembers that a person read and accepted the present version. An older one is refused: it is not what would be done now.
func (a *api) acceptConsent(ctx context.Context, in *acceptConsentInput) (*consentOutput, error) {
	known, ok := a.platformOf(social.Platform(in.Body.Platform))
	if !ok || a.Consents == nil {
		return nil, social.ErrNotFound
	}
	p, _ := personIn(ctx)
	if in.Body.Version != a.consentOf(known).Version {
		return nil, problem(http.StatusConflict, CodeConsentNeeded, "The text has changed. Read it again.")
	}
	given := social.Consent{Person: p.Key, Platform: known.Info.Platform, Version: in.Body.Version, AcceptedAt: a.Now()}
	if err := a.Consents.AcceptConsent(ctx, given); err != nil {
		return nil, err
	}
	accepted, err := a.Consents.ConsentsOf(ctx, p.Key)
	if err != nil {
		return nil, err
	}
	return &consentOutput{a.consentBody(known, accepted)}, nil
}

// consented refuses to send a person to a platform before they accepted what happens with their data. A simulator on this machine has no
// people's data, and nobody to promise anything to.
func (a *api) consented(ctx context.Context, person social.Key, known Platform) error {
	if known.StandIn || a.Consents == nil {
		return nil
	}
	accepted, err := a.Consents.ConsentsOf(ctx, person)
	if err != nil {
		return err
	}
	if !a.consentBody(known, accepted).Accepted {
		return problem(http.StatusConflict, CodeConsentNeeded, "First read and accept what Candor does with your data from "+known.Info.Name+".")
	}
	return nil
}

func (a *api) consentBody(known Platform, accepted []social.Consent) ConsentBody {
	text, facts := a.consentOf(known), a.platformBody(known)
	body := ConsentBody{Platform: facts.Platform, Version: text.Version, Points: make([]ConsentPoint, len(text.Points)), Permissions: facts.Scopes, Links: facts.Links}
	for i, point := range text.Points {
		body.Points[i] = ConsentPoint(point)
	}
	for _, c := range accepted {
		if c.Platform == known.Info.Platform {
			body.LastVersion, body.AcceptedAt, body.Accepted = c.Version, new(c.AcceptedAt.UTC()), c.Version == text.Version
		}
	}
	return body
}

func (a *api) consentOf(known Platform) policy.Consent {
	return policy.ConsentFor(a.Operator, SubjectOf(known.Info, a.Keep(known.Info.Platform)))
}

// SubjectOf is a platform as the texts of consent and privacy speak of it. keep is how long its data stays when access has ended.
func SubjectOf(info platform.Info, keep time.Duration) policy.Subject {
	s := policy.Subject{Platform: info.Platform, Name: info.Name, Keep: keep}
	for _, scope := range info.Scopes {
		s.Permissions = append(s.Permissions, policy.Permission{ID: scope.ID, Purpose: scope.Purpose, Required: scope.Required})
	}
	for _, link := range info.Links {
		switch link.Kind {
		case "terms":
			s.Terms = link.URL
		case "privacy":
			s.Privacy = link.URL
		case "revoke":
			s.Revoke = link.URL
		}
	}
	return s
}
