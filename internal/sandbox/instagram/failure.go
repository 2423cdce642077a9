package instagram

import (
	"encoding/json"
	"net/http"
	"slices"
	"strings"
	"time"

	"candor/internal/sandbox"
)

// Types of the Graph envelope: field and metric errors mostly carry the first, tokens and throttling the second.
const (
	typeAPI   = "IGApiException"
	typeOAuth = "OAuthException"
)

// failure is the Graph's error envelope with its HTTP status.
type failure struct {
	status    int
	Message   string          `json:"message"`
	Type      string          `json:"type"`
	Code      int             `json:"code"`
	Data      json.RawMessage `json:"error_data,omitempty"`
	Subcode   int             `json:"error_subcode,omitempty"`
	Transient *bool           `json:"is_transient,omitempty"`
	UserTitle string          `json:"error_user_title,omitempty"`
	UserText  string          `json:"error_user_msg,omitempty"`
	Trace     string          `json:"fbtrace_id"`
}

// invalid is code 100: a wrong parameter.
func invalid(message string) *failure { return &failure{Message: message, Type: typeAPI, Code: 100} }

// syntax is code 2500: a path or a fields parameter that cannot be read.
func syntax(message string) *failure { return &failure{Message: message, Type: typeOAuth, Code: 2500} }

// forbidden is code 10: the token lacks the scope.
func forbidden() *failure {
	return &failure{status: http.StatusForbidden, Message: "Application does not have permission for this action", Type: typeAPI, Code: 10}
}

// absent is 100/33: no such object, or not for this token, or not this operation.
func absent(method, id string) *failure {
	return &failure{
		Message: "Unsupported " + strings.ToLower(method) + " request. Object with ID '" + id + "' does not exist, cannot be loaded due to missing permissions, or does not support this operation",
		Type:    typeAPI, Code: 100, Subcode: 33,
	}
}

// unsupported is what an account without a role on an app of standard access gets from every call.
func unsupported(method string) *failure {
	return invalid("Unsupported request - method type: " + strings.ToLower(method))
}

// Reasons for the death of a token, with their subcodes.
const (
	reasonRemoved    = "app_removed"
	reasonCheckpoint = "checkpoint"
	reasonPassword   = "password"
	reasonExpired    = "expired"
	reasonInvalid    = "invalid"
)

var subcodes = map[string]int{
	reasonRemoved: 458, reasonCheckpoint: 459, reasonPassword: 460, reasonExpired: 463, "unconfirmed": 464, reasonInvalid: 467,
}

const validating = "Error validating access token: "

// dead is code 190 for a token that was revoked or has expired, in the words of the reason.
func dead(app sandbox.App, reason string, expired, now time.Time) *failure {
	f := &failure{Type: typeOAuth, Code: 190, Subcode: subcodes[reason]}
	switch reason {
	case reasonExpired:
		f.Message = validating + "Session has expired on " + pacific(expired) + ". The current time is " + pacific(now) + "."
	case reasonPassword:
		f.Message = validating + "The session has been invalidated because the user changed their password or Facebook has changed the session for security reasons."
	case reasonRemoved:
		f.Message = validating + "The user has not authorized application " + app.ID + "."
	case reasonCheckpoint:
		f.Message = validating + "The user is enrolled in a blocking, logged-in checkpoint"
	default:
		f.Message = validating + "The session is invalid"
	}
	if app.Switch("subcodes", "on") == "off" {
		f.Subcode = 0
	}
	return f
}

// pacific writes an instant as expired-token messages do: "Sunday, 09-Aug-20 01:30:58 PDT". Daylight saving lasts from the second
// Sunday of March to the first of November, reckoned here so that no time zone file is needed.
func pacific(t time.Time) string {
	offset, zone := -8, "PST"
	year := t.UTC().Year()
	if from, to := sunday(year, time.March, 8, 10), sunday(year, time.November, 1, 9); !t.Before(from) && t.Before(to) {
		offset, zone = -7, "PDT"
	}
	return t.In(time.FixedZone(zone, offset*3600)).Format("Monday, 02-Jan-06 15:04:05 MST")
}

// sunday returns the first Sunday on or after a day, at an hour UTC.
func sunday(year int, month time.Month, day, hour int) time.Time {
	t := time.Date(year, month, day, hour, 0, 0, 0, time.UTC)
	return t.AddDate(0, 0, (7-int(t.Weekday()))%7)
}

// write answers the envelope. A failure is 400 unless it says otherwise.
func (s *Simulator) write(w http.ResponseWriter, r *http.Request, app sandbox.App, f *failure) {
	out := *f
	if out.status == 0 {
		out.status = http.StatusBadRequest
	}
	if out.Code == 100 && out.Type == typeAPI {
		out.Type = app.Switch("insights_type", typeAPI)
	}
	out.Trace = "A" + s.Seed.Of("trace", r.URL.Path, s.Clock.Now().String()).Text(sandbox.Base64URL, 22)
	call := sandbox.CallOf(r)
	call.Error = codeText(out.Code, out.Subcode)
	w.Header().Set("WWW-Authenticate", `OAuth "Facebook Platform" "invalid_request" "`+printable(out.Message)+`"`)
	sandbox.WriteJSON(w, out.status, map[string]any{"error": out})
}

// printable keeps what may stand in a header.
func printable(text string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' || r > '~' || r == '"' {
			return '?'
		}
		return r
	}, text)
}

// flat answers the envelope of the code exchange, HTTP 400.
func flat(w http.ResponseWriter, r *http.Request, message string) {
	sandbox.CallOf(r).Error = "400"
	sandbox.WriteJSON(w, http.StatusBadRequest, struct {
		Type    string `json:"error_type"`
		Code    int    `json:"code"`
		Message string `json:"error_message"`
	}{typeOAuth, http.StatusBadRequest, message})
}

func has(list []string, s string) bool { return slices.Contains(list, s) }
