package access

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"time"

	"github.com/coreos/go-oidc/v3/oidc"

	"candor/internal/social"
)

// JWTConfig lets the tokens of an application that embeds Candor speak for its users.
type JWTConfig struct {
	// Issuer is the "iss" of its tokens, Audience what "aud" must hold, and KeysURL its JSON Web Key Set.
	Issuer, Audience, KeysURL string
	// Claim names the person there, for ever. Default: sub.
	Claim string
	// Create makes a creator of a person who is not known yet; the token must hold a verified e-mail.
	Create bool
	// OwnApp says that the operator has recorded that the application is part of the same API client at the platforms.
	OwnApp bool
	// Client fetches the keys. Default: http.DefaultClient.
	Client *http.Client
}

// Algorithms are pinned: none of them is symmetric, and "none" is not among them.
var algorithms = []string{oidc.RS256, oidc.ES256, oidc.PS256, oidc.EdDSA}

// embedding verifies the tokens of the embedding application.
type embedding struct {
	JWTConfig
	verifier *oidc.IDTokenVerifier
}

func newEmbedding(c JWTConfig, now func() time.Time) *embedding {
	if c.Issuer == "" {
		return nil
	}
	if c.Claim == "" {
		c.Claim = "sub"
	}
	if c.Client == nil {
		c.Client = &http.Client{Timeout: 10 * time.Second}
	}
	keys := oidc.NewRemoteKeySet(oidc.ClientContext(context.Background(), c.Client), c.KeysURL)
	return &embedding{c, oidc.NewVerifier(c.Issuer, keys, &oidc.Config{ClientID: c.Audience, SupportedSigningAlgs: algorithms, Now: now})}
}

// authorizeJWT finds the person of a token of the embedding application. Why one is refused is logged and not answered.
func (a *Access) authorizeJWT(ctx context.Context, text string) (Bearer, error) {
	if a.embedding == nil {
		return Bearer{}, ErrBearer
	}
	token, err := a.embedding.verifier.Verify(ctx, text)
	if err != nil {
		a.log.InfoContext(ctx, "an application's token was refused", "error", err)
		return Bearer{}, ErrBearer
	}
	claims := map[string]any{}
	if err := token.Claims(&claims); err != nil {
		return Bearer{}, ErrBearer
	}
	subject, _ := claims[a.embedding.Claim].(string)
	p, err := a.known(ctx, social.Identity{Issuer: a.embedding.Issuer, Subject: subject}, profileOf(claims), a.embedding.Create)
	if errors.Is(err, ErrStranger) {
		return Bearer{}, ErrBearer
	}
	if err != nil {
		return Bearer{}, err
	}
	return Bearer{Person: p, Scopes: social.TokenScopes(), OwnApp: a.embedding.OwnApp, Foreign: true}, nil
}

// profile is what an issuer says of a person.
type profile struct {
	email, name string
	verified    bool
}

func profileOf(claims map[string]any) profile {
	var p profile
	p.email, _ = claims["email"].(string)
	p.name, _ = claims["name"].(string)
	p.verified, _ = claims["email_verified"].(bool)
	return p
}

// ErrStranger is somebody whom an issuer vouches for and who is not known here. It is a social.ErrUnauthorized.
var ErrStranger = fmt.Errorf("this sign-in belongs to nobody here: %w", social.ErrUnauthorized)

// known finds who an issuer's subject is: who signed in so before; else who has the e-mail that the issuer has verified, and who is
// linked by it from now on; else, if create says so, a new creator. An e-mail that is not verified links nobody.
func (a *Access) known(ctx context.Context, id social.Identity, is profile, create bool) (social.Person, error) {
	if id.Subject == "" || len(id.Subject) > 255 {
		return social.Person{}, ErrStranger
	}
	p, err := a.store.PersonByIdentity(ctx, id)
	if errors.Is(err, social.ErrNotFound) {
		p, err = a.meet(ctx, id, is, create)
	}
	switch {
	case err != nil:
		return social.Person{}, err
	case !p.DisabledAt.IsZero():
		return social.Person{}, ErrStranger
	}
	return p, nil
}

func (a *Access) meet(ctx context.Context, id social.Identity, is profile, create bool) (social.Person, error) {
	if !is.verified || is.email == "" {
		return social.Person{}, ErrStranger
	}
	p, _, err := a.store.PersonByEmail(ctx, lower(is.email))
	switch {
	case err == nil && p.DisabledAt.IsZero():
		return p, a.store.LinkIdentity(ctx, p.Key, id)
	case err == nil, errors.Is(err, social.ErrNotFound) && !create:
		return social.Person{}, ErrStranger
	case !errors.Is(err, social.ErrNotFound):
		return social.Person{}, err
	}
	if is.name == "" {
		is.name = is.email
	}
	if p, err = a.barePerson(is.email, is.name, social.Creator); err != nil {
		return social.Person{}, ErrStranger
	}
	return p, a.store.AddPersonWithIdentity(ctx, p, id)
}
