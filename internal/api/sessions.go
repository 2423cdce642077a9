package api

import (
	"context"
	"time"

	"candor/internal/social"
)

// SessionRow is a place where somebody is signed in.
type SessionRow struct {
	ID        string    `json:"id" format:"uuid"`
	Agent     string    `json:"agent" example:"Firefox on Linux"`
	Current   bool      `json:"current" doc:"Whether this request came from it."`
	CreatedAt time.Time `json:"created_at"`
	SeenAt    time.Time `json:"seen_at" doc:"To the hour."`
	ExpiresAt time.Time `json:"expires_at"`
}

type sessionsOutput struct {
	Body struct {
		Sessions []SessionRow `json:"sessions" nullable:"false" doc:"The one seen last first."`
	}
}

type passwordInput struct {
	Body struct {
		Password string `json:"password" maxLength:"1024"`
	}
}

type changePasswordInput struct {
	Body struct {
		Current string `json:"current" maxLength:"1024"`
		Next    string `json:"next" maxLength:"1024" doc:"At least 8 characters; length counts, not composition."`
	}
}

type describeInput struct {
	Body struct {
		Name string `json:"name,omitempty" maxLength:"100" pattern:"^[^\\x00]*$" patternDescription:"text without NUL" doc:"What others see."`
		Zone string `json:"zone,omitempty" maxLength:"64" pattern:"^[^\\x00]*$" patternDescription:"text without NUL" doc:"IANA name, such as Europe/Berlin."`
	}
}

type setUpInput struct {
	Body struct {
		Code     string `json:"code" maxLength:"64" doc:"The one-time code from the server's log."`
		Email    string `json:"email" maxLength:"254" pattern:"^[^\\x00]*$" patternDescription:"text without NUL"`
		Name     string `json:"name" maxLength:"100" pattern:"^[^\\x00]*$" patternDescription:"text without NUL"`
		Password string `json:"password" maxLength:"1024"`
	}
}

func (a *api) listSessions(ctx context.Context, _ *struct{}) (*sessionsOutput, error) {
	p, _ := personIn(ctx)
	list, current, err := a.Access.SessionsOf(ctx, p)
	if err != nil {
		return nil, err
	}
	out := &sessionsOutput{}
	out.Body.Sessions = make([]SessionRow, len(list))
	for i, s := range list {
		out.Body.Sessions[i] = SessionRow{s.UID, s.Agent, s.UID == current, s.CreatedAt.UTC(), s.SeenAt.UTC(), s.ExpiresAt.UTC()}
	}
	return out, nil
}

func (a *api) endSession(ctx context.Context, in *idInput) (*struct{}, error) {
	p, _ := personIn(ctx)
	return nil, a.Access.EndSession(ctx, p, in.ID)
}

func (a *api) signOutEverywhere(ctx context.Context, _ *struct{}) (*struct{}, error) {
	p, _ := personIn(ctx)
	return nil, a.Access.SignOutEverywhere(ctx, p)
}

// prove makes the password fresh, for the acts that need it.
func (a *api) prove(ctx context.Context, in *passwordInput) (*struct{}, error) {
	p, _ := personIn(ctx)
	return nil, signInProblem(a.Access.Prove(ctx, peerIn(ctx), p, social.Secret(in.Body.Password)))
}

func (a *api) changePassword(ctx context.Context, in *changePasswordInput) (*struct{}, error) {
	p, _ := personIn(ctx)
	return nil, signInProblem(a.Access.ChangePassword(ctx, peerIn(ctx), p, social.Secret(in.Body.Current), social.Secret(in.Body.Next)))
}

// describe changes one's own name and zone.
func (a *api) describe(ctx context.Context, in *describeInput) (*sessionOutput, error) {
	p, _ := personIn(ctx)
	if err := a.People.Describe(ctx, p, in.Body.Name, in.Body.Zone); err != nil {
		return nil, err
	}
	p, err := a.People.PersonByUID(ctx, p.UID)
	if err != nil {
		return nil, err
	}
	return a.sessionOf(ctx, p, true)
}

// setUp makes the first administrator.
func (a *api) setUp(ctx context.Context, in *setUpInput) (*sessionOutput, error) {
	p, err := a.Access.SetUp(ctx, in.Body.Code, in.Body.Email, in.Body.Name, social.Secret(in.Body.Password))
	if err != nil {
		return nil, setUpProblem(err)
	}
	return a.sessionOf(ctx, p, true)
}
