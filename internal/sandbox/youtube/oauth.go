package youtube

import (
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"time"

	"candor/internal/sandbox"
)

const (
	codeLife    = 10 * time.Minute
	accessLife  = 3599 * time.Second
	testingLife = 7 * 24 * time.Hour
	idleLife    = 183 * 24 * time.Hour // a refresh token unused for six months dies
	maxTokens   = 100                  // live refresh tokens per Google account and client; the oldest is dropped silently
)

// consent shows the page with every channel of every Google account, or Google's own error page where nothing may be sent back.
// Without a page (prompt=none) nobody can choose, so that is refused on the way back.
func (s *Simulator) consent(w http.ResponseWriter, r *http.Request) {
	atOAuth(r)
	query := r.URL.Query()
	_, problem := s.checkRequest(query)
	if problem != "" {
		sandbox.WritePage(w, http.StatusBadRequest, "Google", "Error 400: "+problem)
		return
	}
	if query.Get("prompt") == "none" {
		sendBack(w, r, query, url.Values{"error": {"interaction_required"}})
		return
	}
	page := sandbox.Consent{Platform: "YouTube", App: "Candor", Action: r.URL.RequestURI(), Accounts: s.choices(query.Get("login_hint"))}
	for _, scope := range strings.Fields(query.Get("scope")) {
		page.Scopes = append(page.Scopes, sandbox.ConsentScope{ID: scope, Label: labels[scope]})
	}
	page.Write(w)
}

// choices lists the channels to choose from; a hint (the address or the sub of a Google account) leaves those of that account.
func (s *Simulator) choices(hint string) []sandbox.ConsentAccount {
	all := s.core.World.AccountChoices(Platform)
	if hint == "" {
		return all
	}
	return slices.DeleteFunc(all, func(c sandbox.ConsentAccount) bool {
		a, _ := s.core.World.Account(Platform, c.ID)
		return hint != s.sub(a.Owner) && hint != addressOf(a.Owner)
	})
}

func addressOf(owner string) string { return owner + "@gmail.test" }

// atOAuth notes that a call costs no units.
func atOAuth(r *http.Request) {
	call := sandbox.CallOf(r)
	call.Bucket, call.Cost = bucketOAuth, 0
}

var labels = map[string]string{
	scopeRead:      "View your YouTube account",
	scopeAnalytics: "View YouTube Analytics reports for your YouTube content",
}

// checkRequest returns the app, or the name of the error that Google shows on its own page.
func (s *Simulator) checkRequest(query url.Values) (sandbox.App, string) {
	app, ok := s.core.Apps.Find(Platform, query.Get("client_id"))
	switch {
	case !ok:
		return app, "invalid_client"
	case !app.Allows(query.Get("redirect_uri")):
		return app, "redirect_uri_mismatch"
	case query.Get("response_type") != "code", query.Get("scope") == "":
		return app, "invalid_request"
	case query.Get("code_challenge") == "" && query.Get("code_challenge_method") != "", !slices.Contains([]string{"", "S256", "plain"}, query.Get("code_challenge_method")):
		return app, "invalid_request"
	case !slices.Contains([]string{"", "online", "offline"}, query.Get("access_type")), !promptAllowed(query.Get("prompt")):
		return app, "invalid_request"
	}
	return app, ""
}

// promptAllowed: words separated by spaces, of which none stands alone.
func promptAllowed(prompt string) bool {
	words := strings.Fields(prompt)
	for _, word := range words {
		if !slices.Contains([]string{"none", "consent", "select_account"}, word) || word == "none" && len(words) > 1 {
			return false
		}
	}
	return true
}

// decide takes the form and sends the browser back.
func (s *Simulator) decide(w http.ResponseWriter, r *http.Request) {
	atOAuth(r)
	decision := sandbox.ReadDecision(r)
	form := r.URL.Query() // the form posts to the page's own address
	app, problem := s.checkRequest(form)
	if problem != "" {
		sandbox.WritePage(w, http.StatusBadRequest, "Google", "Error 400: "+problem)
		return
	}
	account, ok := s.core.World.Account(Platform, decision.Account)
	scopes := slices.DeleteFunc(strings.Fields(form.Get("scope")), func(scope string) bool {
		return labels[scope] != "" && !slices.Contains(decision.Scopes, scope)
	})
	if !decision.Allowed || !ok || len(scopes) == 0 {
		sendBack(w, r, form, url.Values{"error": {"access_denied"}})
		return
	}
	if form.Get("include_granted_scopes") == "true" {
		scopes = s.withEarlier(app, account, scopes)
	}
	now := s.core.Clock.Now()
	code := s.core.Tokens.Issue(sandbox.Token{
		Value: "4/0A*", Platform: Platform, Kind: "code", App: app.ID, Account: account.ID(), Scopes: scopes, Issued: now, Expires: now.Add(codeLife),
		Data: map[string]string{
			"owner": account.Owner, "redirect_uri": form.Get("redirect_uri"), "challenge": form.Get("code_challenge"), "method": form.Get("code_challenge_method"),
			"offline": form.Get("access_type"), "prompt": form.Get("prompt"),
		},
	})
	sendBack(w, r, form, url.Values{"code": {code.Value}, "scope": {strings.Join(longScopes(scopes), " ")}})
}

// withEarlier adds what the same channel granted the app before and still grants.
func (s *Simulator) withEarlier(app sandbox.App, account sandbox.Account, scopes []string) []string {
	for _, t := range s.core.Tokens.List(Platform) {
		if t.Kind != "refresh" || t.App != app.ID || t.Account != account.ID() || !t.Live(s.core.Clock.Now()) {
			continue
		}
		for _, scope := range t.Scopes {
			if !slices.Contains(scopes, scope) {
				scopes = append(scopes, scope)
			}
		}
	}
	return scopes
}

// sendBack redirects to the app with the state that it sent.
func sendBack(w http.ResponseWriter, r *http.Request, asked, back url.Values) {
	if state := asked.Get("state"); state != "" {
		back.Set("state", state)
	}
	target, joint := asked.Get("redirect_uri"), "?"
	if strings.Contains(target, "?") {
		joint = "&"
	}
	http.Redirect(w, r, target+joint+back.Encode(), http.StatusFound)
}

// longScopes is how Google names granted scopes: "email" by its long name.
func longScopes(scopes []string) []string {
	out := slices.Clone(scopes)
	for n, scope := range out {
		if scope == "email" {
			out[n] = "https://www.googleapis.com/auth/userinfo.email"
		}
	}
	return out
}

// token is the token endpoint.
func (s *Simulator) token(w http.ResponseWriter, r *http.Request) {
	atOAuth(r)
	if err := r.ParseForm(); err != nil {
		refuseToken(w, r, http.StatusBadRequest, "invalid_request", "Bad Request")
		return
	}
	app, ok := s.core.Apps.Find(Platform, r.PostForm.Get("client_id"))
	if !ok || app.Secret != r.PostForm.Get("client_secret") {
		refuseToken(w, r, http.StatusUnauthorized, "invalid_client", "Unauthorized")
		return
	}
	switch r.PostForm.Get("grant_type") {
	case "authorization_code":
		s.exchange(w, r, app)
	case "refresh_token":
		s.refresh(w, r, app)
	default:
		refuseToken(w, r, http.StatusBadRequest, "unsupported_grant_type", "Invalid grant_type: "+r.PostForm.Get("grant_type"))
	}
}

func (s *Simulator) exchange(w http.ResponseWriter, r *http.Request, app sandbox.App) {
	now := s.core.Clock.Now()
	form := r.PostForm
	code, ok := s.core.Tokens.Lookup(Platform, form.Get("code"))
	if !ok || code.Kind != "code" || code.App != app.ID || !code.Live(now) {
		refuseToken(w, r, http.StatusBadRequest, "invalid_grant", "Malformed auth code.")
		return
	}
	if code.Data["redirect_uri"] != form.Get("redirect_uri") {
		refuseToken(w, r, http.StatusBadRequest, "redirect_uri_mismatch", "Bad Request")
		return
	}
	_, err := s.core.Tokens.Update(code.Value, func(t *sandbox.Token) error {
		if t.Used {
			return sandbox.ErrBadArgument
		}
		t.Used = true
		return nil
	})
	if err != nil {
		refuseToken(w, r, http.StatusBadRequest, "invalid_grant", "Bad Request")
		return
	}
	if !verified(code.Data["challenge"], code.Data["method"], form.Get("code_verifier")) {
		refuseToken(w, r, http.StatusBadRequest, "invalid_grant", "Invalid code verifier.")
		return
	}
	answer := s.access(app, code, now)
	if s.wantsRefresh(code) {
		refresh := s.refreshToken(app, code, now)
		answer["refresh_token"] = refresh.Value
		if app.Switch("testing", "off") == "said" {
			answer["refresh_token_expires_in"] = int(testingLife / time.Second)
		}
	}
	if slices.Contains(code.Scopes, "openid") {
		answer["id_token"] = s.idToken(app, code, now)
	}
	send(w, r, http.StatusOK, answer)
}

func verified(challenge, method, verifier string) bool {
	switch {
	case challenge == "":
		return true
	case method == "S256":
		sum := sha256.Sum256([]byte(verifier))
		return base64.RawURLEncoding.EncodeToString(sum[:]) == challenge
	default:
		return verifier == challenge
	}
}

// wantsRefresh: a refresh token comes with offline access, the first time or when the person was made to consent again.
func (s *Simulator) wantsRefresh(code sandbox.Token) bool {
	if code.Data["offline"] != "offline" {
		return false
	}
	if strings.Contains(code.Data["prompt"], "consent") {
		return true
	}
	return !slices.ContainsFunc(s.core.Tokens.List(Platform), func(t sandbox.Token) bool {
		return t.Kind == "refresh" && t.App == code.App && t.Data["owner"] == code.Data["owner"] && t.Revoked == ""
	})
}

func (s *Simulator) refreshToken(app sandbox.App, code sandbox.Token, now time.Time) sandbox.Token {
	life := idleLife
	if app.Switch("testing", "off") != "off" {
		life = testingLife
	}
	made := s.core.Tokens.Issue(sandbox.Token{
		Value: "1//0*", Platform: Platform, Kind: "refresh", App: app.ID, Account: code.Account, Scopes: code.Scopes,
		Issued: now, Expires: now.Add(life), Data: map[string]string{"owner": code.Data["owner"]},
	})
	var live []sandbox.Token
	for _, t := range s.core.Tokens.List(Platform) {
		if t.Kind == "refresh" && t.App == app.ID && t.Data["owner"] == code.Data["owner"] && t.Live(now) {
			live = append(live, t)
		}
	}
	if len(live) > maxTokens {
		oldest := live[0].Value
		s.core.Tokens.Revoke(deadAt(now), func(t sandbox.Token) bool { return t.Value == oldest })
	}
	return made
}

// access issues an access token for what a code or a refresh token grants.
func (s *Simulator) access(app sandbox.App, from sandbox.Token, now time.Time) object {
	made := s.core.Tokens.Issue(sandbox.Token{
		Value: "ya29.a0*", Platform: Platform, Kind: "access", App: app.ID, Account: from.Account, Scopes: from.Scopes,
		Issued: now, Expires: now.Add(accessLife), Data: map[string]string{"owner": from.Data["owner"]},
	})
	return object{"access_token": made.Value, "expires_in": int(accessLife / time.Second), "scope": strings.Join(longScopes(from.Scopes), " "), "token_type": "Bearer"}
}

// refresh gives a new access token and no new refresh token.
func (s *Simulator) refresh(w http.ResponseWriter, r *http.Request, app sandbox.App) {
	now := s.core.Clock.Now()
	held, ok := s.core.Tokens.Lookup(Platform, r.PostForm.Get("refresh_token"))
	if !ok || held.Kind != "refresh" || held.App != app.ID || !held.Live(now) {
		refuseToken(w, r, http.StatusBadRequest, "invalid_grant", deadWords(app, held, now))
		return
	}
	if app.Switch("testing", "off") == "off" { // used: six more months
		held, _ = s.core.Tokens.Update(held.Value, func(t *sandbox.Token) error { t.Expires = now.Add(idleLife); return nil })
	}
	send(w, r, http.StatusOK, s.access(app, held, now))
}

const (
	flipsAfter = 12 * time.Hour
	deadPrefix = "revoked "
)

// deadAt is the reason of a revoked token: it tells when that was.
func deadAt(now time.Time) string { return deadPrefix + now.UTC().Format(time.RFC3339) }

// deadWords describes a dead refresh token: precisely at first, hours later like any gibberish.
func deadWords(app sandbox.App, held sandbox.Token, now time.Time) string {
	const revoked, bad = "Token has been expired or revoked.", "Bad Request"
	since, err := time.Parse(time.RFC3339, strings.TrimPrefix(held.Revoked, deadPrefix))
	if err != nil {
		since = held.Expires
	}
	switch shape := app.Switch("dead_grant", "flips"); {
	case held.Value == "" || held.Kind != "refresh" || shape == "bad", shape == "flips" && now.Sub(since) >= flipsAfter:
		return bad
	default:
		return revoked
	}
}

// revoke ends the whole grant of the Google account to the app, whichever of its tokens is shown.
func (s *Simulator) revoke(w http.ResponseWriter, r *http.Request) {
	atOAuth(r)
	_ = r.ParseForm() // a broken form holds no token
	held, ok := s.core.Tokens.Lookup(Platform, r.Form.Get("token"))
	if !ok || !held.Live(s.core.Clock.Now()) || held.Kind == "code" {
		refuseToken(w, r, http.StatusBadRequest, "invalid_token", "Token expired or revoked")
		return
	}
	s.core.Tokens.Revoke(deadAt(s.core.Clock.Now()), func(t sandbox.Token) bool {
		return t.Platform == Platform && t.App == held.App && t.Data["owner"] == held.Data["owner"]
	})
	send(w, r, http.StatusOK, object{})
}

func refuseToken(w http.ResponseWriter, r *http.Request, status int, code, description string) {
	sandbox.CallOf(r).Error = code
	send(w, r, status, object{"error": code, "error_description": description})
}

// idToken is a JWT in form; its signature is a placeholder, since a client that got it from the token endpoint need not check it.
func (s *Simulator) idToken(app sandbox.App, code sandbox.Token, now time.Time) string {
	claims := object{"iss": "https://accounts.google.com", "aud": app.ID, "azp": app.ID, "sub": s.sub(code.Data["owner"]), "iat": now.Unix(), "exp": now.Add(time.Hour).Unix()}
	if slices.Contains(code.Scopes, "email") {
		claims["email"], claims["email_verified"] = addressOf(code.Data["owner"]), true
	}
	header, _ := json.Marshal(object{"alg": "RS256", "typ": "JWT", "kid": "simulator"})
	payload, _ := json.Marshal(claims)
	encode := base64.RawURLEncoding.EncodeToString
	return encode(header) + "." + encode(payload) + "." + encode([]byte("simulated signature"))
}
