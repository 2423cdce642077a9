package instagram

import (
	"context"
	"errors"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"candor/internal/platform"
	"candor/internal/social"
)

// AuthorizeURL implements platform.Connector. Instagram documents no PKCE, so the verifier is not used. force_reauth makes the
// consent page ask which account is meant, instead of silently taking the one that is signed in.
func (c *connector) AuthorizeURL(r platform.AuthRequest) string {
	query := url.Values{
		"client_id":     {c.clientID},
		"redirect_uri":  {c.redirectURI},
		"response_type": {"code"},
		"scope":         {strings.Join(r.Scopes, ",")},
		"state":         {r.State},
	}
	if r.Again {
		query.Set("force_reauth", "true")
	}
	return c.authURL + "/oauth/authorize?" + query.Encode()
}

// Denied implements platform.Connector.
func (*connector) Denied(query map[string][]string) *platform.Error {
	values := url.Values(query)
	code := values.Get("error")
	if code == "" {
		code = values.Get("error_code")
	}
	if code == "" {
		return nil
	}
	kind := platform.AppRefused
	if code == "access_denied" || values.Get("error_reason") == "user_denied" {
		kind = platform.Denied
	}
	return &platform.Error{Kind: kind, Op: "consent", Code: platform.Scrub(code), Message: platform.Scrub(values.Get("error_description"))}
}

// Exchange implements platform.Connector in three calls: the code becomes a token of one hour, that becomes one of sixty days,
// and the account is read with it, so that the first reading comes with the sign-in.
func (c *connector) Exchange(ctx context.Context, code string, req platform.AuthRequest, meter platform.Meter) (platform.Grant, error) {
	short, err := c.short(ctx, code, meter)
	if err != nil {
		return platform.Grant{}, err
	}
	scopes := []string(short.Permissions)
	if scopes == nil { // the flat form may not say; the first refusal will
		scopes = req.Scopes
	}
	if !slices.Contains(scopes, scopeBasic) {
		return platform.Grant{}, &platform.Error{Kind: platform.ScopeMissing, Op: "consent", Scope: scopeBasic, Message: "the permission to read the profile was not given"}
	}
	token, err := c.long(ctx, social.Secret(short.AccessToken.Value()), meter)
	if err != nil {
		return platform.Grant{}, err
	}
	page, err := c.Profile(ctx, platform.Session{Token: token.Access, Scopes: scopes, Meter: meter, Now: c.now()})
	if err != nil {
		return platform.Grant{}, err
	}
	if short.UserID != "" {
		page.Account.IDs[idExchange] = string(short.UserID)
	}
	token.Scopes = scopes
	return platform.Grant{Token: token, Scopes: scopes, Account: page.Account, Profile: &page}, nil
}

// short turns a code into a token of one hour. A copied callback address ends in #_, which is not part of the code.
func (c *connector) short(ctx context.Context, code string, meter platform.Meter) (shortToken, error) {
	const op = "POST /oauth/access_token"
	resp, err := c.client.Do(ctx, platform.Request{
		Op: op, URL: c.tokenURL + "/oauth/access_token", Token: true, Meter: meter, Call: platform.Call{Bucket: bucketApp},
		Form: url.Values{
			"client_id":     {c.clientID},
			"client_secret": {c.clientSecret.Reveal()},
			"grant_type":    {"authorization_code"},
			"redirect_uri":  {c.redirectURI},
			"code":          {strings.TrimSuffix(code, "#_")},
		},
	})
	if err != nil {
		return shortToken{}, err
	}
	token, err := decode[shortToken](resp)
	if err == nil && token.AccessToken.Value() == "" {
		err = &platform.Error{Kind: platform.Malformed, Op: op, Status: resp.Status, Message: "the answer holds no token"}
	}
	return token, err
}

// long turns a token of one hour into one of sixty days.
func (c *connector) long(ctx context.Context, short social.Secret, meter platform.Meter) (platform.Token, error) {
	return c.token(ctx, platform.Request{
		Op: "GET /access_token", URL: c.apiURL + "/access_token", Token: true, Meter: meter, Call: platform.Call{Bucket: bucketApp},
		Query: url.Values{
			"grant_type":    {"ig_exchange_token"},
			"client_secret": {c.clientSecret.Reveal()},
			"access_token":  {short.Reveal()},
		},
	})
}

// Refresh implements platform.Connector: sixty more days, counted from now. Instagram refuses it in a token's first 24 hours and
// after its end; whether the token's text changes is not documented, so whatever comes back is the token. A 190 here ends the
// grant: there is nothing else to renew with.
func (c *connector) Refresh(ctx context.Context, old platform.Token) (platform.Token, error) {
	token, err := c.token(ctx, platform.Request{
		Op: "GET /refresh_access_token", URL: c.apiURL + "/refresh_access_token", Token: true, Call: platform.Call{Bucket: bucketApp},
		Query: url.Values{"grant_type": {"ig_refresh_token"}, "access_token": {old.Access.Reveal()}},
	})
	if e, ok := asError(err); ok && e.Kind == platform.TokenRejected {
		e.Kind = platform.GrantDead
	}
	return token, err
}

// token makes a call that answers with a long-lived token.
func (c *connector) token(ctx context.Context, r platform.Request) (platform.Token, error) {
	sent := c.now()
	resp, err := c.client.Do(ctx, r)
	if err != nil {
		return platform.Token{}, err
	}
	var answer longToken
	if err := resp.Decode(&answer); err != nil {
		return platform.Token{}, err
	}
	life, ok := answer.ExpiresIn.Life()
	if !ok || answer.AccessToken.Value() == "" {
		return platform.Token{}, &platform.Error{Kind: platform.Malformed, Op: r.Op, Status: resp.Status, Message: "the answer holds no usable token"}
	}
	return platform.Token{Access: social.Secret(answer.AccessToken.Value()), IssuedAt: sent, ExpiresAt: sent.Add(life), Scopes: answer.Permissions}, nil
}

// Revoke implements platform.Revoker as well as it can be: no server-side revocation is documented for this login. Many callers
// send this request and none knows whether it ends anything, so a creator is told to remove the app in Instagram's settings
// whatever comes back.
func (c *connector) Revoke(ctx context.Context, t platform.Token) error {
	_, err := c.client.Do(ctx, platform.Request{
		Op: "DELETE /me/permissions", Method: http.MethodDelete, URL: c.apiURL + version + "/me/permissions", Bearer: t.Access,
		Call: platform.Call{Bucket: bucketApp, Refresh: true}, EmptyOK: true,
	})
	if kind := platform.KindOf(err); err != nil && (kind == platform.TokenRejected || kind == platform.GrantDead) {
		return nil
	}
	return err
}

// asError finds the *platform.Error in an error.
func asError(err error) (*platform.Error, bool) {
	var e *platform.Error
	ok := errors.As(err, &e)
	return e, ok
}
