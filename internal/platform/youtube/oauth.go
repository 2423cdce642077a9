package youtube

import (
	"context"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"net/url"
	"slices"
	"strings"
	"time"

	"candor/internal/platform"
	"candor/internal/social"
)

const (
	opCode    = "POST /token (code)"
	opRefresh = "POST /token (refresh)"
	opRevoke  = "POST /revoke"
)

// AuthorizeURL implements platform.Connector. access_type=offline asks for a refresh token, and prompt=consent makes sure of one: on a
// second sign-in Google gives none without it.
func (c *connector) AuthorizeURL(req platform.AuthRequest) string {
	prompt := "consent"
	if req.Again {
		prompt = "select_account consent"
	}
	query := url.Values{
		"client_id":     {c.clientID},
		"redirect_uri":  {c.redirectURI},
		"response_type": {"code"},
		"scope":         {strings.Join(req.Scopes, " ")},
		"access_type":   {"offline"},
		"prompt":        {prompt},
		"state":         {req.State},
	}
	if !req.Verifier.Empty() {
		sum := sha256.Sum256([]byte(req.Verifier.Reveal()))
		query.Set("code_challenge", base64.RawURLEncoding.EncodeToString(sum[:]))
		query.Set("code_challenge_method", "S256")
	}
	return c.authURL + "/o/oauth2/v2/auth?" + query.Encode()
}

// Denied implements platform.Connector. Google sends a refusal back as access_denied; its other errors stop on its own page, and those
// that come through all the same are the app's fault, not the person's.
func (*connector) Denied(query map[string][]string) *platform.Error {
	switch code := url.Values(query).Get("error"); code {
	case "":
		return nil
	case "access_denied":
		return &platform.Error{Kind: platform.Denied, Op: "consent", Code: code, Message: "the person did not agree"}
	case "server_error", "temporarily_unavailable":
		return &platform.Error{Kind: platform.Transient, Op: "consent", Code: code}
	default:
		return &platform.Error{Kind: platform.AppRefused, Op: "consent", Code: platform.Scrub(code), Message: "Google refused the app's request"}
	}
}

// Exchange implements platform.Connector: code → tokens, then the first reading, which says whose they are. Any permission may have
// been unticked, so the answer's list counts and not what was asked.
func (c *connector) Exchange(ctx context.Context, code string, req platform.AuthRequest, meter platform.Meter) (platform.Grant, error) {
	form := url.Values{"grant_type": {"authorization_code"}, "code": {code}, "redirect_uri": {c.redirectURI}}
	if !req.Verifier.Empty() {
		form.Set("code_verifier", req.Verifier.Reveal())
	}
	token, idToken, err := c.token(ctx, opCode, form, meter)
	if err != nil {
		return platform.Grant{}, err
	}
	if token.Scopes == nil { // an answer that names none means: as asked (RFC 6749 §5.1)
		token.Scopes = req.Scopes
	}
	grant := platform.Grant{Token: token, Scopes: token.Scopes}
	if err := usable(token); err != nil {
		return grant, err
	}
	profile, err := c.Profile(ctx, platform.Session{Token: token.Access, Scopes: token.Scopes, Meter: meter, Now: c.now()})
	if err != nil {
		return grant, err
	}
	if sub := subject(idToken); sub != "" {
		profile.Account.IDs[idSub] = sub
	}
	grant.Account, grant.Profile = profile.Account, &profile
	return grant, nil
}

// usable refuses a token that reads no channel, or that would be dead within the hour.
func usable(token platform.Token) error {
	if !slices.Contains(token.Scopes, scopeRead) {
		return &platform.Error{Kind: platform.ScopeMissing, Op: "consent", Scope: scopeRead, Message: "the permission to read the channel was not given"}
	}
	if token.Refresh.Empty() {
		return &platform.Error{Kind: platform.Malformed, Op: opCode,
			Message: "Google gave no refresh token; remove the app in Google's security settings and connect again"}
	}
	return nil
}

// Refresh implements platform.Connector. Google gives no new refresh token: the old one stays.
func (c *connector) Refresh(ctx context.Context, old platform.Token) (platform.Token, error) {
	form := url.Values{"grant_type": {"refresh_token"}, "refresh_token": {old.Refresh.Reveal()}}
	token, _, err := c.token(ctx, opRefresh, form, nil)
	if err != nil {
		return platform.Token{}, err
	}
	if token.Refresh.Empty() {
		token.Refresh = old.Refresh
	}
	if token.RefreshExpiresAt.IsZero() {
		token.RefreshExpiresAt = old.RefreshExpiresAt
	}
	return token, nil
}

// Revoke implements platform.Revoker. It ends the whole grant of the Google account to this app, whatever channel it was made for.
func (c *connector) Revoke(ctx context.Context, t platform.Token) error {
	token := t.Refresh
	if token.Empty() {
		token = t.Access
	}
	_, err := c.client.Do(ctx, platform.Request{
		Op: opRevoke, URL: c.tokenURL + "/revoke",
		Form: url.Values{"token": {token.Reveal()}}, Call: platform.Call{Bucket: bucketToken, Refresh: true}, EmptyOK: true,
	})
	if kind := platform.KindOf(err); err != nil && (kind == platform.TokenRejected || kind == platform.GrantDead) { // invalid_token: it was dead already
		return nil
	}
	return err
}

// token makes one call to the token endpoint and returns the token, with the id token beside it if there is one.
func (c *connector) token(ctx context.Context, op string, form url.Values, meter platform.Meter) (platform.Token, string, error) {
	form.Set("client_id", c.clientID)
	form.Set("client_secret", c.clientSecret.Reveal())
	sent := c.now()
	resp, err := c.client.Do(ctx, platform.Request{
		Op: op, URL: c.tokenURL + "/token", Form: form, Token: true, Meter: meter, Call: platform.Call{Bucket: bucketToken},
	})
	if err != nil {
		return platform.Token{}, "", err
	}
	var answer tokenAnswer
	if err := resp.Decode(&answer); err != nil {
		return platform.Token{}, "", err
	}
	token, ok := answer.token(sent)
	if !ok {
		return platform.Token{}, "", malformed(op, resp.Status, "the answer holds no usable token")
	}
	return token, answer.IDToken.Value(), nil
}

// token turns an answer into the domain's token; false if it is none. In Testing Google may say when the refresh token ends.
func (a tokenAnswer) token(sent time.Time) (platform.Token, bool) {
	life, ok := a.ExpiresIn.Life()
	t := platform.Token{
		Access:    social.Secret(a.AccessToken.Value()),
		Refresh:   social.Secret(a.RefreshToken.Value()),
		IssuedAt:  sent,
		ExpiresAt: sent.Add(life),
		Scopes:    scopesOf(a.Scope.Value()),
	}
	if left, told := a.RefreshExpiresIn.Life(); told {
		t.RefreshExpiresAt = sent.Add(left)
	}
	return t, ok && !t.Access.Empty()
}

// scopesOf splits the granted scopes. Google answers "email" by its long name.
func scopesOf(text string) []string {
	var scopes []string
	for _, scope := range strings.Fields(text) {
		if scope == "https://www.googleapis.com/auth/userinfo.email" {
			scope = scopeEmail
		}
		scopes = append(scopes, scope)
	}
	return scopes
}

// subject reads "sub" out of an id token. The token came straight from Google over TLS, so its signature proves nothing more; "" if
// there is none.
func subject(idToken string) string {
	_, rest, _ := strings.Cut(idToken, ".")
	payload, _, _ := strings.Cut(rest, ".")
	body, err := base64.RawURLEncoding.DecodeString(strings.TrimRight(payload, "="))
	if err != nil {
		return ""
	}
	var claims struct {
		Sub platform.ID `json:"sub"`
	}
	if json.Unmarshal(body, &claims) != nil {
		return ""
	}
	return string(claims.Sub)
}
