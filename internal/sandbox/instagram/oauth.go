package instagram

import (
	"encoding/json"
	"errors"
	"maps"
	"net/http"
	"net/url"
	"strings"
	"time"

	"candor/internal/sandbox"
)

// Kinds of tokens.
const (
	kindCode  = "code"
	kindShort = "short"
	kindLong  = "long"
)

const route = "/oauth/authorize"

// request checks the parameters of an authorisation request. Instagram shows an error page and does not redirect when the app or
// the redirect URI is wrong.
func (s *Simulator) request(q url.Values) (app sandbox.App, asked []string, problem string) {
	app, ok := s.Apps.Find(name, q.Get("client_id"))
	if !ok {
		return app, nil, "Invalid Request: Request parameters are invalid: Invalid platform app"
	}
	if !app.Allows(q.Get("redirect_uri")) {
		return app, nil, "Invalid Request: Request parameters are invalid: Invalid redirect_uri"
	}
	if q.Get("response_type") != "code" {
		return app, nil, "Invalid Request: Request parameters are invalid: Invalid response_type"
	}
	asked = strings.FieldsFunc(q.Get("scope"), func(r rune) bool { return r == ',' || r == ' ' })
	for _, scope := range asked {
		if scopeLabel(scope) == "" {
			return app, nil, "Invalid Request: Request parameters are invalid: Invalid scope: " + scope
		}
	}
	if !has(asked, scopeBasic) {
		return app, nil, "Invalid Request: Request parameters are invalid: Invalid scope: " + scopeBasic + " is required"
	}
	return app, asked, ""
}

func scopeLabel(id string) string {
	for _, s := range scopes {
		if s.ID == id {
			return s.Label
		}
	}
	return ""
}

// authorize shows the consent page.
func (s *Simulator) authorize(w http.ResponseWriter, r *http.Request) {
	sandbox.CallOf(r).Cost = 0
	q := r.URL.Query()
	app, asked, problem := s.request(q)
	if problem != "" {
		sandbox.WritePage(w, http.StatusBadRequest, "Instagram", problem)
		return
	}
	page := sandbox.Consent{Platform: "Instagram", App: "App " + app.ID, Action: route, Hidden: carried(q), Accounts: s.World.AccountChoices(name)}
	for _, scope := range asked {
		page.Scopes = append(page.Scopes, sandbox.ConsentScope{ID: scope, Label: scopeLabel(scope)})
	}
	page.Write(w)
}

// askedField carries the scopes that were asked for: the form's own field "scope" says which are ticked.
const askedField = "asked"

// carried is what the form posts back of the request.
func carried(q url.Values) url.Values {
	hidden := maps.Clone(q)
	hidden[askedField] = q["scope"]
	delete(hidden, "scope")
	return hidden
}

// decide takes the posted consent form and redirects with a code, or with the refusal.
func (s *Simulator) decide(w http.ResponseWriter, r *http.Request) {
	call := sandbox.CallOf(r)
	call.Cost = 0
	decision := sandbox.ReadDecision(r)
	r.Form["scope"] = r.Form[askedField] // the posted ones are those that stayed ticked
	app, asked, problem := s.request(r.Form)
	account, ok := s.World.Account(name, decision.Account)
	if problem == "" && decision.Allowed && (!ok || account.State == sandbox.Deleted) {
		problem = "Sorry, this account isn't available."
	}
	if problem != "" {
		sandbox.WritePage(w, http.StatusBadRequest, "Instagram", problem)
		return
	}
	redirect := r.Form.Get("redirect_uri")
	if !decision.Allowed {
		back := url.Values{"error": {"access_denied"}, "error_reason": {"user_denied"}, "error_description": {"The user denied your request"}}
		if state := r.Form.Get("state"); state != "" && app.Switch("state_on_denial", "echo") == "echo" {
			back.Set("state", state)
		}
		http.Redirect(w, r, join(redirect, back), http.StatusFound)
		return
	}
	granted := []string{}
	for _, scope := range asked {
		if has(decision.Scopes, scope) {
			granted = append(granted, scope)
		}
	}
	call.Account = account.ID()
	now := s.Clock.Now()
	code := s.Tokens.Issue(sandbox.Token{
		Value: "AQ*", Platform: name, Kind: kindCode, App: app.ID, Account: account.ID(), Scopes: granted, Issued: now,
		Expires: now.Add(life(app, "code_life", time.Hour)), Data: map[string]string{"redirect_uri": redirect},
	})
	back := url.Values{"code": {code.Value}}
	if state := r.Form.Get("state"); state != "" {
		back.Set("state", state)
	}
	http.Redirect(w, r, join(redirect, back)+"#_", http.StatusFound)
}

// join appends a query to a redirect URI that may have one.
func join(uri string, q url.Values) string {
	if strings.Contains(uri, "?") {
		return uri + "&" + q.Encode()
	}
	return uri + "?" + q.Encode()
}

// Refusals of a code, in the texts that were seen.
var (
	errUsed     = errors.New("This authorization code has been used")                                                                                               //nolint:staticcheck // the platform's words
	errUnknown  = errors.New("Invalid authorization code")                                                                                                          //nolint:staticcheck // the platform's words
	errLate     = errors.New("Matching code was not found or was already used")                                                                                     //nolint:staticcheck // the platform's words
	errRedirect = errors.New("Error validating verification code. Please make sure your redirect_uri is identical to the one you used in the OAuth dialog request") //nolint:staticcheck // the platform's words
)

// exchange turns a code into a token of one hour.
func (s *Simulator) exchange(w http.ResponseWriter, r *http.Request) {
	call := sandbox.CallOf(r)
	call.Bucket = "app"
	if err := r.ParseMultipartForm(1 << 16); err != nil && !errors.Is(err, http.ErrNotMultipart) {
		flat(w, r, "Invalid platform app")
		return
	}
	app, ok := s.Apps.Find(name, r.PostForm.Get("client_id"))
	switch {
	case !ok || app.Secret != r.PostForm.Get("client_secret"):
		flat(w, r, "Invalid platform app")
		return
	case r.PostForm.Get("grant_type") != "authorization_code":
		flat(w, r, "Invalid grant_type")
		return
	}
	code, err := s.take(app, r.PostForm.Get("code"), r.PostForm.Get("redirect_uri"))
	if err != nil {
		flat(w, r, err.Error())
		return
	}
	call.Account = code.Account
	now := s.Clock.Now()
	token := s.Tokens.Issue(sandbox.Token{
		Value: "IGAA*", Platform: name, Kind: kindShort, App: app.ID, Account: code.Account, Scopes: code.Scopes, Issued: now,
		Expires: now.Add(life(app, "short_life", time.Hour)),
	})
	sandbox.WriteJSON(w, http.StatusOK, s.exchanged(app, token))
}

// take uses a code up, once.
func (s *Simulator) take(app sandbox.App, value, redirect string) (sandbox.Token, error) {
	code, ok := s.Tokens.Lookup(name, value)
	if !ok || code.Kind != kindCode || code.App != app.ID {
		return code, errUnknown
	}
	return s.Tokens.Update(value, func(t *sandbox.Token) error {
		switch {
		case t.Used:
			return errUsed
		case !t.Live(s.Clock.Now()):
			return errLate
		case t.Data["redirect_uri"] != redirect:
			return errRedirect
		}
		t.Used = true
		return nil
	})
}

// exchanged is the answer to a code in the shape that the app's switches ask for.
func (s *Simulator) exchanged(app sandbox.App, token sandbox.Token) any {
	account, _ := s.World.Account(name, token.Account)
	out := map[string]any{"access_token": token.Value, "user_id": json.Number(account.IDs[1])}
	if app.Switch("exchange_ids", "number") == "string" {
		out["user_id"] = account.IDs[1]
	}
	switch app.Switch("permissions", "array") {
	case "array":
		out["permissions"] = token.Scopes
	case "string":
		out["permissions"] = strings.Join(token.Scopes, ",")
	}
	if app.Switch("exchange", "wrapped") == "flat" {
		return out
	}
	return map[string]any{"data": []any{out}}
}

// lengthen turns a short-lived token into one of sixty days. It needs the app's secret.
func (s *Simulator) lengthen(w http.ResponseWriter, r *http.Request) {
	q := r.URL.Query()
	short, app, fail := s.token(q.Get("access_token"))
	switch {
	case fail != nil:
	case q.Get("grant_type") != "ig_exchange_token":
		fail = invalid("Unsupported grant_type")
	case q.Get("client_secret") != app.Secret:
		fail = &failure{Message: "Error validating client secret.", Type: typeOAuth, Code: 1}
	case short.Kind != kindShort:
		fail = &failure{Message: "Session key invalid. This could be because the session key has an incorrect format, or because the user has revoked this session", Type: typeOAuth, Code: 452}
	}
	if fail != nil {
		s.write(w, r, app, fail)
		return
	}
	now := s.Clock.Now()
	long := s.Tokens.Issue(sandbox.Token{
		Value: "IGAA*", Platform: name, Kind: kindLong, App: app.ID, Account: short.Account, Scopes: short.Scopes, Issued: now,
		Expires: now.Add(life(app, "long_life", 60*24*time.Hour)),
	})
	writeLong(w, long, now, false)
}

// refresh gives a long-lived token sixty more days, counted from now: only if it is old enough, not expired, and may still read
// the profile.
func (s *Simulator) refresh(w http.ResponseWriter, r *http.Request) {
	q, now := r.URL.Query(), s.Clock.Now()
	old, app, fail := s.token(q.Get("access_token"))
	switch {
	case fail != nil:
	case q.Get("grant_type") != "ig_refresh_token":
		fail = invalid("Unsupported grant_type")
	case old.Kind != kindLong:
		fail = invalid("Short-lived tokens cannot be refreshed")
	case !old.Has(scopeBasic):
		fail = forbidden()
	case now.Sub(old.Issued) < life(app, "refresh_min_age", 24*time.Hour):
		fail = invalid("The access token must be at least 24 hours old to be refreshed")
	}
	if fail != nil {
		s.write(w, r, app, fail)
		return
	}
	writeLong(w, s.renew(app, old, now), now, true)
}

func (s *Simulator) renew(app sandbox.App, old sandbox.Token, now time.Time) sandbox.Token {
	expires := now.Add(life(app, "long_life", 60*24*time.Hour))
	if app.Switch("refreshed", "same") == "same" {
		renewed, _ := s.Tokens.Update(old.Value, func(t *sandbox.Token) error {
			t.Issued, t.Expires = now, expires
			return nil
		})
		return renewed
	}
	if app.Switch("old_token", "works") == "dies" {
		s.Tokens.Revoke(reasonInvalid, func(t sandbox.Token) bool { return t.Value == old.Value })
	}
	return s.Tokens.Issue(sandbox.Token{
		Value: "IGAA*", Platform: name, Kind: kindLong, App: app.ID, Account: old.Account, Scopes: old.Scopes, Issued: now, Expires: expires,
	})
}

// writeLong answers with a long-lived token. The life is told a little short, as in captures (5183944 of 5184000 seconds).
func writeLong(w http.ResponseWriter, t sandbox.Token, now time.Time, refreshed bool) {
	left := int64(t.Expires.Sub(now) / time.Second)
	if left > 3600 {
		left -= 56
	}
	out := map[string]any{"access_token": t.Value, "token_type": "bearer", "expires_in": left}
	if refreshed {
		out["permissions"] = strings.Join(t.Scopes, ",")
	}
	sandbox.WriteJSON(w, http.StatusOK, out)
}
