package youtube

import (
	"context"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"net/url"
	"strings"
	"time"

	"candor/internal/platform"
	"candor/internal/social"
)

// AuthorizeURL implements platform.Connector. access_type=offline asks for a refresh token, and prompt=consent makes sure of one: on a
// second sign-in Google gives none without it.
func (c *Connector) AuthorizeURL(req platform.AuthRequest) string {
	prompt := "consent"
	if req.Again {
		prompt = "select_account consent"
	}
	query := url.Values{
		"client_id":     {c.settings.Get("YOUTUBE_CLIENT_ID")},
		"redirect_uri":  {c.settings.RedirectURI},
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
	return c.settings.Get("YOUTUBE_AUTH_URL") + "/o/oauth2/v2/auth?" + query.Encode()
}

// Denied implements platform.Connector. Google sends a refusal back as access_denied; its other errors stop on its own page, and those
// that come through all the same are the app's fault, not the person's.
func (c *Connector) Denied(query map[string][]string) *platform.Error {
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

// Exchange implements platform.Connector: code → tokens, then one channels.list that says whose they are and is the first reading too.
func (c *Connector) Exchange(ctx context.Context, code string, req platform.AuthRequest, meter platform.Meter) (platform.Grant, error) {
	form := url.Values{"grant_type": {"authorization_code"}, "code": {code}, "redirect_uri": {c.settings.RedirectURI}}
	if !req.Verifier.Empty() {
		form.Set("code_verifier", req.Verifier.Reveal())
	}
	answer, err := c.token(ctx, "POST /token (code)", form, meter)
	if err != nil {
		return platform.Grant{}, err
	}
	token := answer.token(c.now())
	grant := platform.Grant{Token: token, Scopes: token.Scopes}
	if token.Refresh.Empty() {
		return grant, &platform.Error{Kind: platform.Malformed, Op: "POST /token (code)",
			Message: "Google gave no refresh token; remove the app in Google's security settings and connect again"}
	}
	session := platform.Session{Token: token.Access, Scopes: token.Scopes, Meter: meter, Now: c.now()}
	if !session.Granted(scopeRead) {
		return grant, &platform.Error{Kind: platform.ScopeMissing, Op: "POST /token (code)", Scope: scopeRead, Message: "the channel was not granted"}
	}
	profile, err := c.channel(ctx, session)
	if err != nil {
		return grant, err
	}
	if sub := subject(answer.IDToken.Value()); sub != "" {
		profile.Account.IDs[idSub] = sub
	}
	grant.Account, grant.Profile = profile.Account, &profile
	return grant, nil
}

// Refresh implements platform.Connector. Google gives no new refresh token: the old one stays.
func (c *Connector) Refresh(ctx context.Context, old platform.Token) (platform.Token, error) {
	form := url.Values{"grant_type": {"refresh_token"}, "refresh_token": {old.Refresh.Reveal()}}
	answer, err := c.token(ctx, "POST /token (refresh)", form, nil)
	if err != nil {
		return platform.Token{}, err
	}
	token := answer.token(c.now())
	if token.Refresh.Empty() {
		token.Refresh = old.Refresh
	}
	if token.RefreshExpiresAt.IsZero() {
		token.RefreshExpiresAt = old.RefreshExpiresAt
	}
	return token, nil
}

// Revoke implements platform.Revoker. It ends the whole grant of the Google account to this app, whatever channel it was made for.
func (c *Connector) Revoke(ctx context.Context, t platform.Token) error {
	token := t.Refresh
	if token.Empty() {
		token = t.Access
	}
	_, err := c.client.Do(ctx, platform.Request{
		Op: "POST /revoke", URL: c.settings.Get("YOUTUBE_TOKEN_URL") + "/revoke",
		Form: url.Values{"token": {token.Reveal()}}, EmptyOK: true,
	})
	if platform.KindOf(err) == platform.GrantDead { // it was dead already: done
		return nil
	}
	return err
}

// token makes one call to the token endpoint.
func (c *Connector) token(ctx context.Context, op string, form url.Values, meter platform.Meter) (tokenAnswer, error) {
	form.Set("client_id", c.settings.Get("YOUTUBE_CLIENT_ID"))
	form.Set("client_secret", c.settings.Secret("YOUTUBE_CLIENT_SECRET").Reveal())
	resp, err := c.client.Do(ctx, platform.Request{
		Op: op, URL: c.settings.Get("YOUTUBE_TOKEN_URL") + "/token", Form: form, Token: true, Meter: meter,
		Call: platform.Call{Bucket: "token"},
	})
	if err != nil {
		return tokenAnswer{}, err
	}
	var answer tokenAnswer
	if err := resp.Decode(&answer); err != nil {
		return tokenAnswer{}, err
	}
	if _, ok := answer.ExpiresIn.Life(); !ok || answer.AccessToken.Value() == "" {
		return tokenAnswer{}, &platform.Error{Kind: platform.Malformed, Op: op, Status: resp.Status, Message: "the answer holds no usable access token"}
	}
	return answer, nil
}

// token turns an answer into the domain's token. In Testing Google may say when the refresh token ends.
func (a tokenAnswer) token(now time.Time) platform.Token {
	life, _ := a.ExpiresIn.Life()
	t := platform.Token{
		Access:    social.Secret(a.AccessToken.Value()),
		Refresh:   social.Secret(a.RefreshToken.Value()),
		IssuedAt:  now,
		ExpiresAt: now.Add(life),
		Scopes:    scopesOf(a.Scope.Value()),
	}
	if left, ok := a.RefreshExpiresIn.Life(); ok {
		t.RefreshExpiresAt = now.Add(left)
	}
	return t
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
