package api

import (
	"context"

	"github.com/danielgtaylor/huma/v2"

	"candor/internal/social"
)

// SessionBody says who is signed in.
type SessionBody struct {
	Person *PersonBody `json:"person" doc:"Null while nobody is signed in."`
	SignIn *SignInBody `json:"sign_in,omitempty" doc:"How one signs in here; told while nobody is signed in."`
}

// SignInBody says how one signs in here.
type SignInBody struct {
	SetupNeeded bool    `json:"setup_needed" doc:"Whether the first administrator is still to be made, with the code from the server's log."`
	SSOLabel    *string `json:"sso_label" doc:"What to write on the button that leads to /api/session/sso; null where there is no single sign-on."`
}

// TransformSchema implements huma.SchemaTransformer.
func (SessionBody) TransformSchema(_ huma.Registry, s *huma.Schema) *huma.Schema {
	return orNull(s, "person")
}

// PersonBody is the person who is signed in.
type PersonBody struct {
	ID    string `json:"id" format:"uuid"`
	Email string `json:"email" format:"email"`
	Name  string `json:"name"`
	Role  Role   `json:"role"`
	Zone  string `json:"zone" doc:"IANA name; empty until a browser told it."`
}

type sessionOutput struct{ Body SessionBody }

type signInInput struct {
	Body struct {
		Email    string `json:"email" maxLength:"254" pattern:"^[^\\x00]*$" patternDescription:"text without NUL"`
		Password string `json:"password" maxLength:"1024"`
		Zone     string `json:"zone,omitempty" maxLength:"64" doc:"The browser's zone (IANA name)."`
	}
}

func (a *api) sessionOf(ctx context.Context, p social.Person, signedIn bool) (*sessionOutput, error) {
	out := &sessionOutput{}
	if signedIn {
		out.Body.Person = &PersonBody{ID: p.UID, Email: p.Email, Name: p.Name, Role: Role(p.Role), Zone: p.Zone}
		return out, nil
	}
	needed, err := a.People.NeedsSetup(ctx)
	out.Body.SignIn = &SignInBody{SetupNeeded: needed}
	if label := a.Access.SSOLabel(); label != "" {
		out.Body.SignIn.SSOLabel = &label
	}
	return out, err
}

// getSession never answers 401: the web app asks it who is there.
func (a *api) getSession(ctx context.Context, _ *struct{}) (*sessionOutput, error) {
	p, ok := personIn(ctx)
	return a.sessionOf(ctx, p, ok)
}

func (a *api) signIn(ctx context.Context, in *signInInput) (*sessionOutput, error) {
	p, err := a.Access.SignIn(ctx, peerIn(ctx), in.Body.Email, social.Secret(in.Body.Password), in.Body.Zone)
	if err != nil {
		return nil, signInProblem(err)
	}
	return a.sessionOf(ctx, p, true)
}

// signInBearer begins a session for the person of an embedding application's token, so that its pages can show Candor's.
func (a *api) signInBearer(ctx context.Context, _ *struct{}) (*sessionOutput, error) {
	c := callerIn(ctx)
	if c == nil || c.bearer == nil {
		return nil, errSignedOut
	}
	if err := a.Access.SignInBearer(ctx, *c.bearer); err != nil {
		return nil, err
	}
	return a.sessionOf(ctx, c.person, true)
}

func (a *api) signOut(ctx context.Context, _ *struct{}) (*struct{}, error) {
	return nil, a.Access.SignOut(ctx)
}
