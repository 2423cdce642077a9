package tiktok

import (
	"net/http"
	"net/url"
	"slices"
	"strings"

	"candor/internal/sandbox"
)

// labels is what the consent page says of each scope.
var labels = map[string]string{
	scopeBasic:   "Your profile info: avatar and display name",
	scopeProfile: "Additional profile info: handle, bio, profile link, verification",
	scopeStats:   "Your statistics: followers, following, likes, videos",
	scopeVideos:  "Your public videos on TikTok",
}

var allScopes = []string{scopeBasic, scopeProfile, scopeStats, scopeVideos}

// asked is a valid authorize request.
type asked struct {
	app       sandbox.App
	params    url.Values
	scopes    []string
	challenge string
}

// refusal is an authorize error: what TikTok appends to the address of its error page.
type refusal struct {
	query    url.Values
	redirect bool // there is a redirect URI that it may be sent to
}

func refuse(pairs ...string) *refusal {
	query := url.Values{}
	for i := 0; i+1 < len(pairs); i += 2 {
		query.Set(pairs[i], pairs[i+1])
	}
	return &refusal{query: query}
}

// check judges the parameters of an authorize request in TikTok's order: the app, the redirect URI, then the rest.
func (s *simulator) check(params url.Values) (asked, *refusal) {
	key := params.Get("client_key")
	app, ok := s.Apps.Find(platform, key)
	switch {
	case key == "":
		return asked{}, refuse("error", "param_error", "errCode", "10003", "error_type", "client_key")
	case !ok || app.Switch("approved", "yes") == "no":
		return asked{}, refuse("error", "unauthorized_client", "error_type", "client_key")
	case !app.Allows(params.Get("redirect_uri")):
		return asked{}, refuse("error", "invalid_request", "error_type", "redirect_uri")
	}
	a := asked{app: app, params: params, scopes: strings.Split(params.Get("scope"), ","), challenge: params.Get("code_challenge")}
	r := a.refusal()
	if r != nil {
		r.redirect = app.Switch("authorize_errors", "redirect") == "redirect"
	}
	return a, r
}

// refusal judges what the app asks for. One scope that the app is not approved for fails the whole request.
func (a *asked) refusal() *refusal {
	approved := allScopes
	if list := a.app.Switch("scopes", ""); list != "" {
		approved = strings.Split(list, ",")
	}
	for _, scope := range a.scopes {
		if !slices.Contains(approved, scope) {
			return refuse("error", "invalid_scope", "error_type", "scope")
		}
	}
	if a.params.Get("response_type") != "code" {
		return refuse("error", "unsupported_response_type", "error_type", "response_type")
	}
	method := a.params.Get("code_challenge_method")
	switch mode := a.app.Switch("pkce", "off"); {
	case mode == "refuse" && method != "":
		return refuse("error", "param_error", "errCode", "10008", "error_type", "code_challenge_method")
	case mode == "refuse", mode == "off":
		a.challenge = ""
	case a.challenge == "":
		return refuse("error", "param_error", "errCode", "10007", "error_type", "code_challenge")
	case method != "S256":
		return refuse("error", "param_error", "errCode", "10008", "error_type", "code_challenge_method")
	}
	return nil
}

// turnAway sends a refusal to the redirect URI, or shows it on TikTok's own page.
func turnAway(w http.ResponseWriter, r *http.Request, params url.Values, no *refusal) {
	sandbox.CallOf(r).Error = no.query.Get("error")
	if !no.redirect {
		sandbox.WritePage(w, http.StatusBadRequest, "TikTok", "Something went wrong: "+no.query.Encode())
		return
	}
	sendBack(w, r, params, no.query)
}

func sendBack(w http.ResponseWriter, r *http.Request, params, query url.Values) {
	if state := params.Get("state"); state != "" {
		query.Set("state", state)
	}
	http.Redirect(w, r, params.Get("redirect_uri")+"?"+query.Encode(), http.StatusFound)
}

// askConsent shows the consent page.
func (s *simulator) askConsent(w http.ResponseWriter, r *http.Request) {
	sandbox.CallOf(r).Cost = 0 // a browser's visit is no call
	params := r.URL.Query()
	a, no := s.check(params)
	if no != nil {
		turnAway(w, r, params, no)
		return
	}
	if account, scopes, ok := s.remembered(r, a); ok {
		s.allow(w, r, a, account, scopes)
		return
	}
	hidden := url.Values{}
	for name, values := range params {
		hidden[name] = values
	}
	hidden["asked_scope"] = params["scope"] // the checkboxes are called scope
	hidden.Del("scope")
	page := sandbox.Consent{Platform: "TikTok", App: a.app.ID, Hidden: hidden, Accounts: s.World.AccountChoices(platform), Action: r.URL.Path}
	for _, scope := range a.scopes {
		page.Scopes = append(page.Scopes, sandbox.ConsentScope{ID: scope, Label: labels[scope]})
	}
	page.Write(w)
}

// takeConsent answers the decision.
func (s *simulator) takeConsent(w http.ResponseWriter, r *http.Request) {
	sandbox.CallOf(r).Cost = 0
	decision := sandbox.ReadDecision(r)
	params := r.PostForm
	params["scope"] = params["asked_scope"]
	a, no := s.check(params)
	if no != nil {
		turnAway(w, r, params, no)
		return
	}
	denied := url.Values{"error": {"access_denied"}, "error_description": {a.app.Switch("cancel_text", "The user denied the request")}}
	if !decision.Allowed {
		sendBack(w, r, params, denied)
		return
	}
	account, ok := s.World.Account(platform, decision.Account)
	switch {
	case !ok || account.State != sandbox.Active:
		sandbox.WritePage(w, http.StatusForbidden, "TikTok", "This account cannot sign in.")
		return
	case !isTarget(a.app, account):
		stranger := refuse("error", "access_denied", "error_type", "non_sandbox_target")
		stranger.redirect = a.app.Switch("authorize_errors", "redirect") == "redirect"
		turnAway(w, r, params, stranger)
		return
	}
	granted := slices.DeleteFunc(slices.Clone(a.scopes), func(scope string) bool { return !slices.Contains(decision.Scopes, scope) })
	http.SetCookie(w, &http.Cookie{Name: cookieOf(a.app), Value: account.ID(), Path: "/v2/auth/", HttpOnly: true, SameSite: http.SameSiteLaxMode})
	s.allow(w, r, a, account, granted)
}

// isTarget tells whether a sandbox app may sign an account in.
func isTarget(app sandbox.App, a sandbox.Account) bool {
	if app.Switch("sandbox", "on") != "on" {
		return true
	}
	targets := app.Switch("targets", "")
	if targets == "" {
		return !a.Has(sandbox.TraitOutsider)
	}
	return slices.ContainsFunc(strings.Split(targets, ","), func(ref string) bool { return slices.Contains(a.IDs, ref) || ref == a.Handle })
}

func cookieOf(app sandbox.App) string { return "tiktok_simulator_" + app.ID }

// remembered finds the account that this browser consented with, if the app's grant still lives and the page may be skipped.
func (s *simulator) remembered(r *http.Request, a asked) (sandbox.Account, []string, bool) {
	if a.app.Switch("auto_auth", "off") != "on" || a.params.Get("disable_auto_auth") == "1" {
		return sandbox.Account{}, nil, false
	}
	cookie, err := r.Cookie(cookieOf(a.app))
	if err != nil {
		return sandbox.Account{}, nil, false
	}
	for _, t := range s.Tokens.List(platform) {
		if t.Kind == kindRefresh && t.App == a.app.ID && t.Account == cookie.Value && t.Live(s.Clock.Now()) {
			account, ok := s.World.Account(platform, t.Account)
			return account, t.Scopes, ok
		}
	}
	return sandbox.Account{}, nil, false
}

// allow issues a code and sends the browser back with it. A code holds characters that a query must escape.
func (s *simulator) allow(w http.ResponseWriter, r *http.Request, a asked, account sandbox.Account, scopes []string) {
	now := s.Clock.Now()
	code := s.Tokens.Issue(sandbox.Token{
		Value: s.unique("code").Text(sandbox.AlphaNum, 56) + "*0!6410.va", Platform: platform, Kind: kindCode, App: a.app.ID, Account: account.ID(),
		Scopes: scopes, Issued: now, Expires: now.Add(seconds(a.app, "code_life", 300)),
		Data: map[string]string{"redirect_uri": a.params.Get("redirect_uri"), "challenge": a.challenge},
	})
	sendBack(w, r, a.params, url.Values{"code": {code.Value}, "scopes": {strings.Join(scopes, ",")}})
}

// unique is a seed that was never used before.
func (s *simulator) unique(name string) sandbox.Seed {
	return s.Seed.Of(platform, name).Nth(int(s.answers.Add(1)))
}
