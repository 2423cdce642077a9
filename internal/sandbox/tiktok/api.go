package tiktok

import (
	"fmt"
	"net/http"
	"slices"
	"strings"
	"time"

	"candor/internal/sandbox"
)

// apiError is an error of the Display API.
type apiError struct {
	status        int
	code, message string
}

var (
	errToken    = apiError{401, "access_token_invalid", "The access token is invalid or not found in the request."}
	errScope    = apiError{401, "scope_not_authorized", "The user did not authorize the scope required for completing this request."}
	errScope400 = apiError{400, "scope_permission_missed", "Additional scope permissions are needed to read some of the requested fields."}
	errRate     = apiError{429, "rate_limit_exceeded", "The API rate limit was exceeded. Please try again later."}
	errFields   = apiError{400, "invalid_params", "Fields is required, please provide fields in the request"}
)

func invalid(format string, args ...any) *apiError {
	return &apiError{400, "invalid_params", fmt.Sprintf(format, args...)}
}

// caller is who makes a call of the Display API.
type caller struct {
	app     sandbox.App
	token   sandbox.Token
	account sandbox.Account
	fields  []string
}

// identify checks the token, the endpoint's limit, and that there are fields.
func (s *simulator) identify(r *http.Request, endpoint string) (caller, *apiError) {
	sandbox.CallOf(r).Bucket = endpoint
	var c caller
	bearer, _ := strings.CutPrefix(r.Header.Get("Authorization"), "Bearer ")
	token, ok := s.Tokens.Lookup(platform, bearer)
	if c.app, _ = s.Apps.Find(platform, token.App); !ok || token.Kind != kindAccess || !token.Live(s.Clock.Now()) {
		return c, &errToken
	}
	c.token = token
	if c.account, ok = s.World.Account(platform, token.Account); !ok || c.account.State != sandbox.Active {
		return c, &errToken
	}
	if !s.within(c, endpoint) {
		return c, &errRate
	}
	if r.URL.Query().Get("fields") == "" {
		return c, &errFields
	}
	c.fields = strings.Split(r.URL.Query().Get("fields"), ",")
	return c, nil
}

// lacks is the answer to a field or an endpoint whose scope the creator did not grant.
func (c caller) lacks() *apiError {
	if c.app.Switch("scope_error", "401") == "400" {
		return &errScope400
	}
	return &errScope
}

// within counts a call in the endpoint's sliding minute and tells whether it is allowed.
func (s *simulator) within(c caller, endpoint string) bool {
	key := endpoint + " " + c.app.ID
	if c.app.Switch("rate_per", "app") == "token" {
		key = endpoint + " " + c.token.Value
	}
	now := s.Clock.Now()
	s.mu.Lock()
	defer s.mu.Unlock()
	calls := slices.DeleteFunc(s.recent[key], func(t time.Time) bool { return !t.After(now.Add(-time.Minute)) || t.After(now) })
	allowed := len(calls) < number(c.app, "rate", 600)
	if allowed {
		calls = append(calls, now)
	}
	s.recent[key] = calls
	return allowed
}

// succeed answers data beside an error whose code is ok.
func (s *simulator) succeed(w http.ResponseWriter, data any) {
	sandbox.WriteJSON(w, http.StatusOK, map[string]any{"data": data, "error": map[string]string{"code": "ok", "message": "", "log_id": s.logID(w)}})
}

// fail answers an error.
func (s *simulator) fail(w http.ResponseWriter, r *http.Request, app sandbox.App, e *apiError) {
	sandbox.CallOf(r).Error = e.code
	body := map[string]any{"error": map[string]string{"code": e.code, "message": e.message, "log_id": s.logID(w)}}
	if app.Switch("error_data", "empty") == "empty" {
		body["data"] = struct{}{}
	}
	status := e.status
	if app.Switch("api_status", "real") == "200" {
		status = http.StatusOK
	}
	sandbox.WriteJSON(w, status, body)
}

// logID makes the id of an answer, puts it in its header too, and returns it: the second of the answer and twenty more characters.
func (s *simulator) logID(w http.ResponseWriter) string {
	id := s.Clock.Now().Format("20060102150405") + strings.ToUpper(s.unique("log").Text(sandbox.Hex, 20))
	w.Header().Set("X-Tt-Logid", id)
	return id
}

// selectFields takes the asked fields out of an object; false names the first that does not exist.
func selectFields(all map[string]any, fields []string) (map[string]any, string, bool) {
	out := map[string]any{}
	for _, field := range fields {
		value, ok := all[field]
		if !ok {
			return nil, field, false
		}
		if value != absent {
			out[field] = value
		}
	}
	return out, "", true
}

// absent is the value of a field that exists and is not sent.
var absent = struct{ absent bool }{true}
