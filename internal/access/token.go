package access

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"candor/internal/social"
)

// Errors of MakeToken. They are sentences for the person who asks for it.
var (
	ErrScopes   = social.Invalid("name at least one scope: read, sync")
	ErrLifetime = social.Invalid("an API token lives between one day and one year")
	ErrTokens   = fmt.Errorf("50 API tokens are enough; revoke some first: %w", social.ErrConflict)
)

const (
	maxTokens    = 50
	touchedEvery = time.Minute // how exact "last used" is
)

// MakeToken makes an API token for a person. The text is returned here and never again: the database holds its hash.
func (a *Access) MakeToken(ctx context.Context, p social.Person, name string, scopes []social.TokenScope, life time.Duration) (social.APIToken, social.Secret, error) {
	name, err := cleanName(name)
	if err != nil {
		return social.APIToken{}, "", err
	}
	for _, s := range scopes {
		if !slices.Contains(social.TokenScopes(), s) {
			return social.APIToken{}, "", ErrScopes
		}
	}
	if len(scopes) == 0 {
		return social.APIToken{}, "", ErrScopes
	}
	if life < 24*time.Hour || life > 366*24*time.Hour {
		return social.APIToken{}, "", ErrLifetime
	}
	have, err := a.store.APITokensOf(ctx, p.Key)
	if err != nil {
		return social.APIToken{}, "", err
	}
	if len(have) >= maxTokens {
		return social.APIToken{}, "", ErrTokens
	}
	text, hash := newSecret(tokenPrefix)
	t := social.APIToken{Key: social.NewKey(), UID: social.NewUID(), Person: p.Key, Name: name, Prefix: text.Reveal()[:len(tokenPrefix)+4],
		TokenHash: hash, Scopes: scopes, CreatedAt: a.now(), ExpiresAt: a.now().Add(life)}
	return t, text, a.store.AddAPIToken(ctx, t)
}

// TokensOf lists a person's API tokens that were not revoked.
func (a *Access) TokensOf(ctx context.Context, p social.Person) ([]social.APIToken, error) {
	return a.store.APITokensOf(ctx, p.Key)
}

// RevokeToken ends an API token. Another person's is social.ErrNotFound, as one that is not there.
func (a *Access) RevokeToken(ctx context.Context, p social.Person, uid string) error {
	return a.store.RevokeAPIToken(ctx, p.Key, uid, a.now())
}

// Bearer is who an Authorization header speaks for.
type Bearer = social.Bearer

// ErrBearer is an Authorization header that opens nothing. It never says why. It is a social.ErrUnauthorized.
var ErrBearer = fmt.Errorf("this token opens nothing here: %w", social.ErrUnauthorized)

// Authorize finds who an Authorization header speaks for: by an API token of ours, or by a token of the application that embeds
// Candor. A header that opens nothing is an ErrBearer.
func (a *Access) Authorize(ctx context.Context, header string) (Bearer, error) {
	kind, text, _ := strings.Cut(header, " ")
	if !strings.EqualFold(kind, "bearer") || text == "" || len(text) > 8<<10 {
		return Bearer{}, ErrBearer
	}
	if !strings.HasPrefix(text, tokenPrefix) {
		return a.authorizeJWT(ctx, text)
	}
	t, err := a.store.APITokenByHash(ctx, hashOf(text))
	if errors.Is(err, social.ErrNotFound) || err == nil && !t.Live(a.now()) {
		return Bearer{}, ErrBearer
	}
	if err != nil {
		return Bearer{}, err
	}
	p, err := a.store.PersonByKey(ctx, t.Person)
	if err == nil && !p.DisabledAt.IsZero() {
		err = ErrBearer
	}
	if err != nil {
		return Bearer{}, err
	}
	if a.now().Sub(t.LastUsedAt) >= touchedEvery {
		if err := a.store.TouchAPIToken(ctx, t.Key, a.now()); err != nil {
			a.log.WarnContext(ctx, "note the use of an API token", "error", err) // what it asked for can still be answered
		}
	}
	return Bearer{Person: p, Scopes: t.Scopes}, nil
}

// ErrSignInBearer refuses an API token of ours: only a token of the application that embeds Candor begins a session.
var ErrSignInBearer = fmt.Errorf("an API token begins no session: %w", social.ErrForbidden)

// SignInBearer begins a session for the person of an embedding application's token. An API token of ours begins none: it is not to
// become more than its scopes.
func (a *Access) SignInBearer(ctx context.Context, b Bearer) error {
	if !b.Foreign {
		return ErrSignInBearer
	}
	return a.enter(ctx, b.Person, "", "application")
}

func isUnauthorized(err error) bool { return errors.Is(err, social.ErrUnauthorized) }
