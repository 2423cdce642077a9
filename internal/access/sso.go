package access

import (
	"context"
	"crypto/rand"
	"crypto/subtle"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"sync"
	"time"

	"github.com/coreos/go-oidc/v3/oidc"
	"golang.org/x/oauth2"

	"candor/internal/social"
)

// SSOConfig is a single sign-on by OpenID Connect.
type SSOConfig struct {
	// Issuer is the provider's address; its configuration is discovered there. Empty: there is no single sign-on.
	Issuer       string
	ClientID     string
	ClientSecret social.Secret
	// RedirectURI is where the provider sends the browser back to: PublicURL + /api/session/sso/callback.
	RedirectURI string
	// Label is written on the button.
	Label string
	// Create makes a creator of a person who is not known yet.
	Create bool
	// Client asks the provider. Default: one with a time limit.
	Client *http.Client
}

// sso signs people in at a provider. It is discovered at the first use, so that a provider that is down stops nobody's start.
type sso struct {
	SSOConfig
	now func() time.Time

	mu       sync.Mutex
	provider *oidc.Provider
}

// Where a session holds a sign-in that is under way.
const (
	ssoStateKey, ssoNonceKey, ssoVerifierKey, ssoUntilKey = "sso state", "sso nonce", "sso verifier", "sso until"
	ssoLife                                               = 10 * time.Minute
)

// ErrSSO is a sign-in at the provider that came to nothing. Why is logged. It is a social.ErrUnauthorized.
var ErrSSO = fmt.Errorf("single sign-on did not work: %w", social.ErrUnauthorized)

func newSSO(c SSOConfig, now func() time.Time) *sso {
	if c.Issuer == "" {
		return nil
	}
	if c.Client == nil {
		c.Client = &http.Client{Timeout: 15 * time.Second}
	}
	return &sso{SSOConfig: c, now: now}
}

func (s *sso) discovered(ctx context.Context) (*oidc.Provider, *oauth2.Config, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.provider == nil {
		p, err := oidc.NewProvider(oidc.ClientContext(context.WithoutCancel(ctx), s.Client), s.Issuer)
		if err != nil {
			return nil, nil, err
		}
		s.provider = p
	}
	return s.provider, &oauth2.Config{ClientID: s.ClientID, ClientSecret: s.ClientSecret.Reveal(), Endpoint: s.provider.Endpoint(),
		RedirectURL: s.RedirectURI, Scopes: []string{oidc.ScopeOpenID, "email", "profile"}}, nil
}

// SSOLabel is what to write on the button, "" where there is no single sign-on.
func (a *Access) SSOLabel() string {
	if a.sso == nil {
		return ""
	}
	return a.sso.Label
}

// StartSSO begins a sign-in at the provider and returns its address. State, nonce and PKCE verifier stay in the session.
func (a *Access) StartSSO(ctx context.Context) (string, error) {
	if a.sso == nil {
		return "", social.ErrNotFound
	}
	_, config, err := a.sso.discovered(ctx)
	if err != nil {
		a.log.ErrorContext(ctx, "the single sign-on cannot be reached", "error", err)
		return "", ErrSSO
	}
	state, nonce, verifier := rand.Text(), rand.Text(), oauth2.GenerateVerifier()
	a.sessions.Put(ctx, ssoStateKey, state)
	a.sessions.Put(ctx, ssoNonceKey, nonce)
	a.sessions.Put(ctx, ssoVerifierKey, verifier)
	a.sessions.Put(ctx, ssoUntilKey, a.now().Add(ssoLife).UnixMilli())
	return config.AuthCodeURL(state, oidc.Nonce(nonce), oauth2.S256ChallengeOption(verifier)), nil
}

// FinishSSO ends a sign-in with what the provider sent back, once: whatever happens, the state is used up. Anything wrong is ErrSSO.
func (a *Access) FinishSSO(ctx context.Context, query url.Values) error {
	if a.sso == nil {
		return social.ErrNotFound
	}
	state, nonce, verifier := a.sessions.PopString(ctx, ssoStateKey), a.sessions.PopString(ctx, ssoNonceKey), a.sessions.PopString(ctx, ssoVerifierKey)
	until := time.UnixMilli(a.sessions.GetInt64(ctx, ssoUntilKey))
	if state == "" || subtle.ConstantTimeCompare([]byte(state), []byte(query.Get("state"))) != 1 || !a.now().Before(until) ||
		query.Get("error") != "" || query.Has("iss") && query.Get("iss") != a.sso.Issuer {
		return ErrSSO
	}
	p, err := a.ssoPerson(ctx, query.Get("code"), nonce, verifier)
	if err != nil {
		a.log.WarnContext(ctx, "single sign-on failed", "error", err)
		return ErrSSO
	}
	return a.enter(ctx, p, "", "single sign-on")
}

func (a *Access) ssoPerson(ctx context.Context, code, nonce, verifier string) (social.Person, error) {
	provider, config, err := a.sso.discovered(ctx)
	if err != nil {
		return social.Person{}, err
	}
	ctx = oidc.ClientContext(ctx, a.sso.Client)
	answer, err := config.Exchange(ctx, code, oauth2.VerifierOption(verifier))
	if err != nil {
		if refused, ok := errors.AsType[*oauth2.RetrieveError](err); ok { // its text holds the answer's body
			return social.Person{}, fmt.Errorf("the provider refused the code: %s", refused.ErrorCode)
		}
		return social.Person{}, err
	}
	raw, _ := answer.Extra("id_token").(string)
	token, err := provider.VerifierContext(ctx, &oidc.Config{ClientID: a.sso.ClientID, SupportedSigningAlgs: algorithms, Now: a.now}).Verify(ctx, raw)
	if err != nil {
		return social.Person{}, err
	}
	if subtle.ConstantTimeCompare([]byte(token.Nonce), []byte(nonce)) != 1 {
		return social.Person{}, errors.New("the ID token was made for another sign-in")
	}
	claims := map[string]any{}
	if err := token.Claims(&claims); err != nil {
		return social.Person{}, err
	}
	return a.known(ctx, social.Identity{Issuer: token.Issuer, Subject: token.Subject}, profileOf(claims), a.sso.Create)
}
