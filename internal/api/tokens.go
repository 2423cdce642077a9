package api

import (
	"context"
	"errors"
	"net/http"
	"time"

	"candor/internal/social"
)

// TokenBody is an API token, without its text.
type TokenBody struct {
	ID         string     `json:"id" format:"uuid"`
	Name       string     `json:"name"`
	Prefix     string     `json:"prefix" doc:"How its text begins."`
	Scopes     []string   `json:"scopes" nullable:"false" enum:"read,sync"`
	CreatedAt  time.Time  `json:"created_at"`
	ExpiresAt  time.Time  `json:"expires_at"`
	LastUsedAt *time.Time `json:"last_used_at"`
}

// NewTokenBody is a new API token with its text.
type NewTokenBody struct {
	Token TokenBody `json:"token"`
	Text  string    `json:"text" doc:"Send it as Authorization: Bearer …; it is shown once."`
}

type tokensOutput struct {
	Body struct {
		Tokens []TokenBody `json:"tokens" nullable:"false" doc:"One's own that were not revoked, the newest first."`
	}
}

type newTokenOutput struct{ Body NewTokenBody }

type makeTokenInput struct {
	Body struct {
		Name   string   `json:"name" minLength:"1" maxLength:"100" pattern:"^[^\\x00]*$" patternDescription:"text without NUL"`
		Scopes []string `json:"scopes" minItems:"1" maxItems:"4" enum:"read,sync" doc:"read: figures, posts, connections and their logs. sync: have an account read now."`
		Days   int      `json:"days" minimum:"1" maximum:"366" doc:"How long it lives."`
	}
}

func tokenBody(t social.APIToken) TokenBody {
	out := TokenBody{ID: t.UID, Name: t.Name, Prefix: t.Prefix, Scopes: make([]string, len(t.Scopes)), CreatedAt: t.CreatedAt.UTC(),
		ExpiresAt: t.ExpiresAt.UTC(), LastUsedAt: timeOrNil(t.LastUsedAt)}
	for i, s := range t.Scopes {
		out.Scopes[i] = string(s)
	}
	return out
}

func (a *api) listTokens(ctx context.Context, _ *struct{}) (*tokensOutput, error) {
	p, _ := personIn(ctx)
	list, err := a.People.TokensOf(ctx, p)
	if err != nil {
		return nil, err
	}
	out := &tokensOutput{}
	out.Body.Tokens = make([]TokenBody, len(list))
	for i, t := range list {
		out.Body.Tokens[i] = tokenBody(t)
	}
	return out, nil
}

func (a *api) makeToken(ctx context.Context, in *makeTokenInput) (*newTokenOutput, error) {
	if err := a.proved(ctx); err != nil {
		return nil, err
	}
	p, _ := personIn(ctx)
	scopes := make([]social.TokenScope, len(in.Body.Scopes))
	for i, s := range in.Body.Scopes {
		scopes[i] = social.TokenScope(s)
	}
	t, text, err := a.People.MakeToken(ctx, p, in.Body.Name, scopes, time.Duration(in.Body.Days)*24*time.Hour)
	if errors.Is(err, social.ErrConflict) {
		return nil, problem(http.StatusConflict, CodeConflict, "There are very many API tokens already. Revoke some first.")
	}
	if err != nil {
		return nil, err
	}
	return &newTokenOutput{NewTokenBody{Token: tokenBody(t), Text: text.Reveal()}}, nil
}

func (a *api) revokeToken(ctx context.Context, in *idInput) (*struct{}, error) {
	p, _ := personIn(ctx)
	return nil, a.People.RevokeToken(ctx, p, in.ID)
}
