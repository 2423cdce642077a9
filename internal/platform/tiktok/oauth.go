package tiktok

import (
	"context"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"errors"
	"fmt"
	"net/url"
	"slices"
	"strings"
	"time"

	"candor/internal/platform"
	"candor/internal/social"
)

// pkce says whether and how a code challenge is sent. TikTok documents PKCE for mobile and desktop only, with the challenge in hex
// and not, as everywhere else, in base64url; yet some web apps are refused without one and others with one. The app decides, so
// the operator says which kind it is.
type pkce string

const (
	pkceOff       pkce = "off"
	pkceHex       pkce = "hex"
	pkceBase64URL pkce = "base64url"
)

// pkceMode reads the setting. Without one, the redirect URI tells: plain http can be registered under Desktop only, which wants hex.
func pkceMode(setting, redirect string) (pkce, error) {
	switch mode := pkce(strings.ToLower(setting)); mode {
	case "":
		if strings.HasPrefix(redirect, "http://") {
			return pkceHex, nil
		}
		return pkceOff, nil
	case pkceOff, pkceHex, pkceBase64URL:
		return mode, nil
	default:
		return "", fmt.Errorf("%s must be off, hex or base64url", envPKCE)
	}
}

// challenge is what the consent page is told of a verifier; "" if nothing.
func (p pkce) challenge(verifier social.Secret) string {
	sum := sha256.Sum256([]byte(verifier.Reveal()))
	switch p {
	case pkceHex:
		return hex.EncodeToString(sum[:])
	case pkceBase64URL:
		return base64.RawURLEncoding.EncodeToString(sum[:])
	default:
		return ""
	}
}

// AuthorizeURL implements platform.Connector. Scopes are separated by commas; spaces are refused. Without disable_auto_auth TikTok
// silently connects the account that was connected last.
func (c *connector) AuthorizeURL(r platform.AuthRequest) string {
	query := url.Values{
		"client_key":    {c.clientKey},
		"redirect_uri":  {c.redirectURI},
		"response_type": {"code"},
		"scope":         {strings.Join(r.Scopes, ",")},
		"state":         {r.State},
	}
	if challenge := c.pkce.challenge(r.Verifier); challenge != "" {
		query.Set("code_challenge", challenge)
		query.Set("code_challenge_method", "S256")
	}
	if r.Again {
		query.Set("disable_auto_auth", "1")
	}
	return c.authURL + "/v2/auth/authorize/?" + query.Encode()
}

// Denied implements platform.Connector. access_denied is the creator's no, unless error_type says that a sandbox does not know
// them. Everything else that has been seen is the app's fault, and none of the creator's.
func (*connector) Denied(query map[string][]string) *platform.Error {
	values := url.Values(query)
	code, detail := values.Get("error"), values.Get("errCode")
	if code == "" && detail == "" {
		return nil
	}
	e := &platform.Error{Kind: platform.AppRefused, Op: "consent", Code: platform.Scrub(strings.Trim(code+"/"+detail, "/")),
		Message: platform.Scrub(values.Get("error_description"))}
	about := values.Get("error_type")
	switch {
	case about == "non_sandbox_target" || strings.Contains(values.Get("error_description"), "non_sandbox_target"):
		e.Kind, e.Message = platform.NotTarget, "the TikTok app is a sandbox and this account is not one of its target users: add it in the sandbox's settings"
	case code == "access_denied":
		e.Kind = platform.Denied
	case code == "server_error", code == "temporarily_unavailable":
		e.Kind = platform.Transient
	default:
		e.Message = strings.TrimSpace(refusal(code, detail, about) + " " + e.Message)
	}
	return e
}

// refusal says in an operator's words why TikTok refused to ask the creator, as far as it is known.
func refusal(code, detail, about string) string {
	switch {
	case about == "code_challenge":
		return "TikTok wants PKCE from this app: set TIKTOK_PKCE=hex."
	case about == "code_challenge_method":
		return "TikTok takes no PKCE from this app: set TIKTOK_PKCE=off."
	case about == "redirect_uri":
		return "the redirect URI is not registered; a sandbox keeps a list of its own."
	case code == "invalid_scope", about == "scope":
		return "the app is not approved for one of the scopes."
	case about == "client_key" && detail == "", code == "unauthorized_client":
		return "TikTok does not let this client key sign anybody in: not approved yet, Login Kit not added, or the key of another environment."
	default:
		return "TikTok refused the app's request."
	}
}

// Exchange implements platform.Connector: the code becomes a pair of tokens, and the account is read with it. The code was decoded
// once by whoever read the callback's query and is sent as it is. What the creator granted is what the answer says, never the
// callback. Without the basic permission nothing can be read: such a grant is refused. It is not revoked here, because at TikTok that
// would end the account's earlier grant too, on which a connection may live.
func (c *connector) Exchange(ctx context.Context, code string, req platform.AuthRequest, meter platform.Meter) (platform.Grant, error) {
	form := url.Values{"grant_type": {"authorization_code"}, "code": {code}, "redirect_uri": {c.redirectURI}}
	if c.pkce != pkceOff {
		form.Set("code_verifier", req.Verifier.Reveal())
	}
	token, account, err := c.token(ctx, form, meter)
	if err != nil {
		return platform.Grant{}, err
	}
	scopes := token.Scopes
	if scopes == nil { // left out: as asked (RFC 6749 §5.1)
		scopes = req.Scopes
	}
	if !slices.Contains(scopes, scopeBasic) {
		return platform.Grant{Token: token, Scopes: scopes, Account: platform.Account{ExternalID: account}}, &platform.Error{Kind: platform.ScopeMissing, Op: "consent", Scope: scopeBasic, Message: "the permission to read the account was not given"}
	}
	page, err := c.Profile(ctx, platform.Session{Token: token.Access, ExternalID: account, Scopes: scopes, Meter: meter, Now: c.now()})
	if err != nil {
		return platform.Grant{}, err
	}
	return platform.Grant{Token: token, Scopes: scopes, Account: page.Account, Profile: &page}, nil
}

// Refresh implements platform.Connector. Every refresh ends the refresh token that was sent, so the answer must not be lost.
func (c *connector) Refresh(ctx context.Context, old platform.Token) (platform.Token, error) {
	if old.Refresh.Empty() {
		return platform.Token{}, &platform.Error{Kind: platform.GrantDead, Op: opToken, Message: "TikTok gave no refresh token"}
	}
	token, _, err := c.token(ctx, url.Values{"grant_type": {"refresh_token"}, "refresh_token": {old.Refresh.Reveal()}}, nil)
	if err != nil {
		return platform.Token{}, err
	}
	if token.Refresh.Empty() {
		token.Refresh, token.RefreshExpiresAt = old.Refresh, later(token.RefreshExpiresAt, old.RefreshExpiresAt)
	}
	return token, nil
}

// later is what is known of the end of a refresh token that an answer did not replace: what the answer says, else what was known.
func later(told, known time.Time) time.Time {
	if told.IsZero() {
		return known
	}
	return told
}

const opToken = "POST /v2/oauth/token/"

// token makes a call to the token endpoint, and returns the token and whose it is. A 2xx without an error and without a token that
// can be used has perhaps ended the old one all the same: its outcome is unknown.
//
// Lives are documented as two hours and 180 days, and were 24 hours and 365 days; only the answer counts.
func (c *connector) token(ctx context.Context, form url.Values, meter platform.Meter) (platform.Token, string, error) {
	form.Set("client_key", c.clientKey)
	form.Set("client_secret", c.clientSecret.Reveal())
	sent := c.now()
	resp, err := c.client.Do(ctx, platform.Request{
		Op: opToken, URL: c.apiURL + "/v2/oauth/token/", Form: form, Token: true, Meter: meter, Call: platform.Call{Bucket: bucketTokens},
	})
	if err != nil {
		return platform.Token{}, "", err
	}
	var answer tokenAnswer
	err = resp.Decode(&answer)
	life, ok := answer.ExpiresIn.Life()
	if err != nil || !ok || answer.AccessToken.Value() == "" {
		return platform.Token{}, "", &platform.Error{Kind: platform.OutcomeUnknown, Op: opToken, Status: resp.Status, Message: "the answer holds no usable token"}
	}
	token := platform.Token{
		Access:    social.Secret(answer.AccessToken.Value()),
		Refresh:   social.Secret(answer.RefreshToken.Value()),
		IssuedAt:  sent,
		ExpiresAt: sent.Add(life),
		Scopes:    scopesOf(answer.Scope),
	}
	if life, ok := answer.RefreshExpiresIn.Life(); ok {
		token.RefreshExpiresAt = sent.Add(life)
	}
	return token, string(answer.OpenID), nil
}

// scopesOf splits the granted scopes; nil if the answer did not say.
func scopesOf(t platform.Text) []string {
	return strings.FieldsFunc(t.Value(), func(r rune) bool { return r == ',' || r == ' ' })
}

// Revoke implements platform.Revoker with the access token, which must be alive: whether TikTok takes a dead one is not known. The
// app disappears from the creator's connected apps, and the refresh token with it. Success is an empty body, or {}.
func (c *connector) Revoke(ctx context.Context, t platform.Token) error {
	_, err := c.client.Do(ctx, platform.Request{
		Op: "POST /v2/oauth/revoke/", URL: c.apiURL + "/v2/oauth/revoke/", EmptyOK: true, Call: platform.Call{Bucket: bucketTokens, Refresh: true},
		Form: url.Values{"client_key": {c.clientKey}, "client_secret": {c.clientSecret.Reveal()}, "token": {t.Access.Reveal()}},
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
