package instagram

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"net/http"
	"regexp"
	"strconv"
	"strings"

	"candor/internal/sandbox"
)

// Versions that answer. One that has expired or does not exist yet is answered by the nearest of them.
const (
	oldest = 21
	newest = 26
)

var versionPattern = regexp.MustCompile(`^/v(\d{1,3})\.0(/.*)?$`)

// session is one authorised Graph call.
type session struct {
	r       *http.Request
	app     sandbox.App
	token   sandbox.Token
	account sandbox.Account
	version int
	call    *sandbox.Call
}

// graph answers graph.instagram.com.
func (s *Simulator) graph(w http.ResponseWriter, r *http.Request) {
	path, version, ok := splitVersion(r.URL.Path)
	if !ok {
		s.write(w, r, sandbox.App{}, syntax("Unknown path components: "+r.URL.Path))
		return
	}
	w.Header().Set("Instagram-Api-Version", "v"+strconv.Itoa(version)+".0")
	call := sandbox.CallOf(r)
	if r.Method == http.MethodGet && (path == "/access_token" || path == "/refresh_access_token") {
		call.Route, call.Bucket = path, "app"
		if path == "/access_token" {
			s.lengthen(w, r)
		} else {
			s.refresh(w, r)
		}
		return
	}
	in := &session{r: r, version: version, call: call}
	answer, fail := s.serve(w, in, path)
	if fail != nil {
		s.write(w, r, in.app, s.localise(in, fail))
		return
	}
	sandbox.WriteJSON(w, http.StatusOK, answer)
}

// serve authorises a call, charges it and answers it.
func (s *Simulator) serve(w http.ResponseWriter, in *session, path string) (any, *failure) {
	var fail *failure
	in.token, in.app, fail = s.token(bearer(in.r))
	if fail != nil {
		return nil, fail
	}
	in.account, _ = s.World.Account(name, in.token.Account)
	in.call.Bucket = "account:" + in.account.ID()
	if fail := s.charge(w, in); fail != nil {
		return nil, fail
	}
	if fail := admit(in); fail != nil {
		return nil, fail
	}
	return s.dispatch(in, strings.Split(strings.Trim(path, "/"), "/"))
}

func splitVersion(path string) (rest string, version int, ok bool) {
	m := versionPattern.FindStringSubmatch(path)
	if m == nil {
		return path, newest, !strings.HasPrefix(path, "/v")
	}
	version, _ = strconv.Atoi(m[1]) // at most three digits
	if version > newest+10 || version == 0 {
		return path, newest, false
	}
	return m[2], min(max(version, oldest), newest), true
}

// token finds a usable token and its app.
func (s *Simulator) token(value string) (sandbox.Token, sandbox.App, *failure) {
	if value == "" {
		return sandbox.Token{}, sandbox.App{}, &failure{Message: "Invalid OAuth 2.0 Access Token", Type: typeAPI, Code: 190}
	}
	t, ok := s.Tokens.Lookup(name, value)
	if !ok || t.Kind == kindCode {
		return t, sandbox.App{}, &failure{Message: "Invalid OAuth access token - Cannot parse access token", Type: typeOAuth, Code: 190}
	}
	app, _ := s.Apps.Find(name, t.App)
	account, _ := s.World.Account(name, t.Account)
	now := s.Clock.Now()
	switch {
	case t.Revoked != "":
		return t, app, dead(app, t.Revoked, t.Expires, now)
	case account.State == sandbox.Deleted:
		return t, app, dead(app, reasonInvalid, t.Expires, now)
	case account.State == sandbox.Suspended:
		return t, app, dead(app, reasonCheckpoint, t.Expires, now)
	case !t.Live(now):
		return t, app, dead(app, reasonExpired, t.Expires, now)
	}
	return t, app, nil
}

// admit refuses accounts that this API does not serve, and a wrong proof of the app's secret.
func admit(in *session) *failure {
	standard := in.app.Switch("access", "standard") == "standard"
	personal := in.account.Has(sandbox.TraitPersonal) && in.app.Switch("personal", "typed") == "refused"
	if personal || standard && in.account.Has(sandbox.TraitOutsider) {
		return unsupported(in.r.Method)
	}
	if proof := in.r.URL.Query().Get("appsecret_proof"); proof != "" {
		mac := hmac.New(sha256.New, []byte(in.app.Secret))
		mac.Write([]byte(in.token.Value))
		if !hmac.Equal([]byte(proof), []byte(hex.EncodeToString(mac.Sum(nil)))) {
			return &failure{Message: "Invalid appsecret_proof provided in the API argument", Type: "GraphMethodException", Code: 100}
		}
	}
	if !in.token.Has(scopeBasic) && in.r.Method != http.MethodDelete {
		return forbidden()
	}
	return nil
}

// dispatch answers a path without its version: a node, or one of its edges.
func (s *Simulator) dispatch(in *session, parts []string) (any, *failure) {
	edge := ""
	if len(parts) > 1 {
		edge = parts[1]
	}
	if len(parts) > 2 {
		return nil, syntax("Unknown path components: /" + strings.Join(parts[1:], "/"))
	}
	id := parts[0]
	if id == "me" || has(in.account.IDs, id) {
		node := "/{id}"
		if id == "me" {
			node = "/me"
		}
		in.call.Route = joinRoute(node, edge)
		return s.user(in, id, edge)
	}
	in.call.Route = joinRoute("/{media}", edge)
	if in.r.Method != http.MethodGet {
		return nil, absent(in.r.Method, id)
	}
	return s.media(in, id, edge)
}

func joinRoute(node, edge string) string {
	if edge == "" {
		return node
	}
	return node + "/" + edge
}

// user answers the account's node and its edges.
func (s *Simulator) user(in *session, id, edge string) (any, *failure) {
	switch in.r.Method + " " + edge {
	case "GET ":
		fields, fail := parseFields(in.r.URL.Query().Get("fields"))
		if fail != nil {
			return nil, fail
		}
		return s.profile(in, fields)
	case "GET media":
		return s.listing(in, s.feed(in), s.fromQuery(in, "media"))
	case "GET insights":
		return s.accountInsights(in)
	case "GET stories":
		return s.listing(in, s.stories(in), s.fromQuery(in, "stories"))
	case "DELETE permissions":
		return s.permissions(in, id)
	case "GET subscribed_apps", "POST subscribed_apps", "DELETE subscribed_apps":
		return s.subscription(in, id)
	}
	if in.r.Method != http.MethodGet || edge == "" {
		return nil, absent(in.r.Method, id)
	}
	return nil, syntax("Unknown path components: /" + edge)
}

// permissions answers DELETE /me/permissions, of which it is not known whether it ends anything.
func (s *Simulator) permissions(in *session, id string) (any, *failure) {
	if in.app.Switch("revocation", "unsupported") != "success" {
		return nil, absent(in.r.Method, id)
	}
	s.Tokens.Revoke(reasonRemoved, func(t sandbox.Token) bool {
		return t.Platform == name && t.Account == in.account.ID() && t.App == in.app.ID
	})
	return map[string]bool{"success": true}, nil
}

// subscription answers /{id}/subscribed_apps. Posting to /me is refused, as some apps have seen.
func (s *Simulator) subscription(in *session, id string) (any, *failure) {
	s.mu.Lock()
	defer s.mu.Unlock()
	key := in.account.ID()
	switch in.r.Method {
	case http.MethodGet:
		data := []any{}
		if fields := s.subscribed[key]; len(fields) > 0 {
			data = append(data, map[string]any{"id": in.app.ID, "subscribed_fields": fields})
		}
		return map[string]any{"data": data}, nil
	case http.MethodDelete:
		delete(s.subscribed, key)
		return map[string]bool{"success": true}, nil
	}
	fields := in.r.FormValue("subscribed_fields")
	if id == "me" || fields == "" {
		return nil, invalid("The parameter subscribed_fields is required")
	}
	s.subscribed[key] = strings.Split(fields, ",")
	return map[string]bool{"success": true}, nil
}
