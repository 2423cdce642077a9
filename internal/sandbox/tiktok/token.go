package tiktok

import (
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"errors"
	"mime"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	"candor/internal/sandbox"
)

// The kinds of what is handed out.
const (
	kindCode    = "code"
	kindAccess  = "access"
	kindRefresh = "refresh"
)

// oauthError is a flat error of the token endpoints.
type oauthError struct{ category, description string }

// Error implements error.
func (e *oauthError) Error() string { return e.category }

var (
	errContentType = &oauthError{"invalid_request", "Only `application/x-www-form-urlencoded` is accepted as Content-Type."}
	errMalformed   = &oauthError{"invalid_request", "The request parameters are malformed."}
	errNoSecret    = &oauthError{"invalid_request", "Client secret is missed in request."}
	errRedirect    = &oauthError{"invalid_request", "Redirect_uri is not matched with the uri when requesting code."}
	errPKCE        = &oauthError{"invalid_request", "Code verifier or code challenge is invalid."}
	errClient      = &oauthError{"invalid_client", "Client key or secret is incorrect."}
	errCode        = &oauthError{"invalid_grant", "Authorization code is expired."}
	errRefresh     = &oauthError{"invalid_grant", "Refresh token is invalid or expired."}
	errAccess      = &oauthError{"invalid_grant", "Access token is invalid or expired."}
	errGrantType   = &oauthError{"unsupported_grant_type", "The grant type is not supported."}
)

func isForm(r *http.Request) bool {
	media, _, err := mime.ParseMediaType(r.Header.Get("Content-Type"))
	return err == nil && media == "application/x-www-form-urlencoded"
}

// client reads the form of a token call and finds the app that makes it.
func (s *simulator) client(r *http.Request) (sandbox.App, url.Values, error) {
	call := sandbox.CallOf(r)
	call.Bucket = "oauth"
	if !isForm(r) {
		return sandbox.App{}, nil, errContentType
	}
	if r.ParseForm() != nil || r.PostForm.Get("client_key") == "" {
		return sandbox.App{}, nil, errMalformed
	}
	app, ok := s.Apps.Find(platform, r.PostForm.Get("client_key"))
	switch {
	case r.PostForm.Get("client_secret") == "":
		return app, nil, errNoSecret
	case !ok || r.PostForm.Get("client_secret") != app.Secret:
		return app, nil, errClient
	}
	return app, r.PostForm, nil
}

// token answers every grant type.
func (s *simulator) token(w http.ResponseWriter, r *http.Request) {
	app, form, err := s.client(r)
	if err != nil {
		s.oauthFailure(w, r, app, err)
		return
	}
	var answer map[string]any
	switch form.Get("grant_type") {
	case "authorization_code":
		answer, err = s.exchange(app, form)
	case "refresh_token":
		answer, err = s.refresh(app, form)
	case "client_credentials":
		answer = map[string]any{"access_token": "clt." + s.unique("client").Text(sandbox.AlphaNum, 48), "expires_in": 7200, "token_type": "Bearer"}
	default:
		err = errGrantType
	}
	if err != nil {
		s.oauthFailure(w, r, app, err)
		return
	}
	s.logID(w)
	w.Header().Set("Cache-Control", "no-store")
	sandbox.WriteJSON(w, http.StatusOK, answer)
}

// exchange turns a code into tokens, once.
func (s *simulator) exchange(app sandbox.App, form url.Values) (map[string]any, error) {
	now := s.Clock.Now()
	if t, ok := s.Tokens.Lookup(platform, form.Get("code")); !ok || t.Kind != kindCode {
		return nil, errCode
	}
	code, err := s.Tokens.Update(form.Get("code"), func(t *sandbox.Token) error {
		switch {
		case t.App != app.ID, t.Used, !t.Live(now):
			return errCode
		case t.Data["redirect_uri"] != form.Get("redirect_uri"):
			return errRedirect
		case !proven(app.Switch("pkce", "off"), t.Data["challenge"], form.Get("code_verifier")):
			return errPKCE
		}
		t.Used = true
		return nil
	})
	if err != nil {
		return nil, err
	}
	grant := "g" + s.unique("grant").Text(sandbox.Hex, 12)
	return s.issue(app, code, grant, now.Add(seconds(app, "refresh_life", 15_552_000)))
}

// proven compares a verifier with the challenge that was sent for it.
func proven(mode, challenge, verifier string) bool {
	sum := sha256.Sum256([]byte(verifier))
	switch {
	case challenge == "":
		return true
	case mode == "base64url":
		return challenge == base64.RawURLEncoding.EncodeToString(sum[:])
	default:
		return challenge == hex.EncodeToString(sum[:])
	}
}

// refresh renews a pair. The refresh token that was sent is dead before the answer leaves.
func (s *simulator) refresh(app sandbox.App, form url.Values) (map[string]any, error) {
	now, rotation := s.Clock.Now(), app.Switch("rotation", "always")
	sent, ok := s.Tokens.Lookup(platform, form.Get("refresh_token"))
	if !ok || sent.Kind != kindRefresh {
		return nil, errRefresh
	}
	again := s.inGrace(app, sent, now)
	old, err := s.Tokens.Update(form.Get("refresh_token"), func(t *sandbox.Token) error {
		if t.App != app.ID || !t.Live(now) && !again {
			return errRefresh
		}
		if rotation == "always" && t.Revoked == "" {
			t.Revoked = rotated
			t.Data = map[string]string{"grant": t.Data["grant"], "open_id": t.Data["open_id"], "rotated": now.Format(time.RFC3339Nano)}
		}
		return nil
	})
	if err != nil {
		s.punish(app, sent)
		return nil, err
	}
	if app.Switch("old_access", "lives") == "dies" {
		s.Tokens.Revoke("renewed", func(t sandbox.Token) bool { return t.Kind == kindAccess && t.Data["grant"] == old.Data["grant"] })
	}
	until := now.Add(seconds(app, "refresh_life", 15_552_000))
	if app.Switch("refresh_left", "fresh") == "remainder" || rotation != "always" {
		until = old.Expires
	}
	answer, err := s.issue(app, old, old.Data["grant"], until)
	if err != nil {
		return nil, err
	}
	switch rotation {
	case "same":
		answer["refresh_token"] = old.Value
	case "missing":
		delete(answer, "refresh_token")
	case "empty":
		answer["refresh_token"] = ""
	}
	return answer, nil
}

// rotated is why a refresh token died that was used.
const rotated = "rotated"

// grace is how long a rotated refresh token is still good where the app's switch says so.
const grace = time.Minute

// inGrace tells whether a refresh token that was used before may be used once more: its grant must still live.
func (s *simulator) inGrace(app sandbox.App, used sandbox.Token, now time.Time) bool {
	at, err := time.Parse(time.RFC3339Nano, used.Data["rotated"])
	if app.Switch("reuse", "refused") != "grace" || used.Revoked != rotated || err != nil || !now.Before(at.Add(grace)) {
		return false
	}
	return slices.ContainsFunc(s.Tokens.List(platform), func(t sandbox.Token) bool {
		return t.Kind == kindRefresh && t.Data["grant"] == used.Data["grant"] && t.Live(now)
	})
}

// punish ends the whole grant of a rotated refresh token that was sent again, where the app's switch says so.
func (s *simulator) punish(app sandbox.App, old sandbox.Token) {
	if app.Switch("reuse", "refused") != "ends_grant" || old.Revoked != rotated || old.App != app.ID {
		return
	}
	s.Tokens.Revoke("a used refresh token was sent again", func(t sandbox.Token) bool {
		return t.Platform == platform && t.Kind != kindCode && t.Data["grant"] == old.Data["grant"]
	})
}

// issue hands out an access token and, where the old one is not kept, a refresh token.
func (s *simulator) issue(app sandbox.App, from sandbox.Token, grant string, refreshUntil time.Time) (map[string]any, error) {
	account, ok := s.World.Account(platform, from.Account)
	if !ok {
		return nil, errRefresh
	}
	now, life := s.Clock.Now(), seconds(app, "access_life", 7200)
	next := sandbox.Token{Value: "act.*", Platform: platform, Kind: kindAccess, App: app.ID, Account: from.Account, Scopes: from.Scopes,
		Issued: now, Expires: now.Add(life), Data: map[string]string{"grant": grant, "open_id": s.openIDFor(app.ID, account)}}
	access := s.Tokens.Issue(next)
	answer := map[string]any{
		"access_token": access.Value, "expires_in": int64(life / time.Second), "open_id": next.Data["open_id"],
		"refresh_expires_in": int64(refreshUntil.Sub(now) / time.Second), "scope": strings.Join(from.Scopes, ","), "token_type": "Bearer",
	}
	if from.Kind == kindCode || app.Switch("rotation", "always") == "always" {
		next.Value, next.Kind, next.Expires = "rft.*", kindRefresh, refreshUntil
		answer["refresh_token"] = s.Tokens.Issue(next).Value
	}
	return answer, nil
}

// revoke ends a whole grant by its access token.
func (s *simulator) revoke(w http.ResponseWriter, r *http.Request) {
	app, form, err := s.client(r)
	if err != nil {
		s.oauthFailure(w, r, app, err)
		return
	}
	token, ok := s.Tokens.Lookup(platform, form.Get("token"))
	switch {
	case form.Get("token") == "":
		err = errMalformed
	case !ok, token.Kind != kindAccess, token.App != app.ID, token.Revoked != "",
		!token.Live(s.Clock.Now()) && app.Switch("revoke_expired", "taken") == "refused":
		err = errAccess
	}
	if err != nil {
		s.oauthFailure(w, r, app, err)
		return
	}
	s.Tokens.Revoke("revoked by the app", func(t sandbox.Token) bool {
		return t.App == app.ID && t.Account == token.Account && t.Platform == platform
	})
	s.logID(w)
	if app.Switch("revoke_body", "object") == "empty" {
		w.WriteHeader(http.StatusOK)
		return
	}
	sandbox.WriteJSON(w, http.StatusOK, struct{}{})
}

// oauthFailure answers a flat error. Which status TikTok gives it is documented nowhere.
func (s *simulator) oauthFailure(w http.ResponseWriter, r *http.Request, app sandbox.App, err error) {
	var e *oauthError
	if !errors.As(err, &e) {
		e = errMalformed
	}
	sandbox.CallOf(r).Error = e.category
	if app.ID == "" { // nobody's call: the built-in app's switches hold
		app, _ = s.Apps.Find(platform, s.App().ID)
	}
	status, convErr := strconv.Atoi(app.Switch("oauth_status", "200"))
	if convErr != nil {
		status = http.StatusOK
	}
	sandbox.WriteJSON(w, status, map[string]string{"error": e.category, "error_description": e.description, "log_id": s.logID(w)})
}
