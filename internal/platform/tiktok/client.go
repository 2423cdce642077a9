package tiktok

import (
	"bytes"
	"encoding/json"
	"net/http"
	"strings"

	"candor/internal/platform"
)

// TikTok limits each endpoint by itself.
const (
	bucketUser   = "user.info"
	bucketVideos = "video.list"
	bucketQuery  = "video.query"
	bucketTokens = "oauth" // its limits are not documented: counted, not capped
)

// codeOK is the error code of a success.
const codeOK = "ok"

// classify judges an answer by its HTTP status and by its error together: errors have been met inside a 200, and the status of
// token errors is documented nowhere (200, 400 and 401 are all on record). A 5xx is passing whatever its body says, so that no
// trouble of TikTok's ends a connection; so is every code but the few that name a definite end.
func classify(r *platform.Response) *platform.Error {
	var body failure
	if r.JSON {
		_ = json.Unmarshal(r.Body, &body) // JSON of another form names no error
	}
	var found *platform.Error
	switch raw := bytes.TrimSpace(body.Error); {
	case len(raw) == 0, string(raw) == "null":
		return nil
	case raw[0] == '{':
		found = apiFailure(raw)
	default:
		found = tokenFailure(raw, body)
	}
	if found == nil {
		return nil
	}
	switch {
	case r.Status == http.StatusTooManyRequests:
		found.Kind = platform.RateLimited
	case r.Status >= http.StatusInternalServerError:
		found.Kind = platform.Transient
	}
	if found.Kind == platform.RateLimited || found.Kind == platform.Transient {
		found.Until, _ = platform.RetryAfter(r.Header, r.Now)
	}
	return found
}

// apiFailure reads the Display API's error object; nil if it says ok. An object without a code says neither ok nor what is wrong.
func apiFailure(raw []byte) *platform.Error {
	var e apiError
	if json.Unmarshal(raw, &e) != nil || e.Code.Value() == "" {
		return &platform.Error{Kind: platform.Malformed, Message: "the answer says neither ok nor what is wrong"}
	}
	if e.Code.Value() == codeOK {
		return nil
	}
	return &platform.Error{Kind: apiKind(e.Code.Value()), Code: e.Code.Value(), Message: message(e.Message, e.LogID)}
}

// apiKind is the table of the Display API's codes.
func apiKind(code string) platform.Kind {
	switch code {
	case "access_token_invalid": // missing, expired or revoked: a renewal tells which
		return platform.TokenRejected
	case "scope_not_authorized", "scope_permission_missed":
		return platform.ScopeMissing
	case "rate_limit_exceeded":
		return platform.RateLimited
	case "internal_error":
		return platform.Transient
	default: // invalid_params, and codes that we do not know
		return platform.BadRequest
	}
}

// tokenFailure reads the flat error of the token endpoints; nil if it is an empty text.
func tokenFailure(raw []byte, body failure) *platform.Error {
	var code platform.Text
	if json.Unmarshal(raw, &code) != nil || code.Absent() {
		return &platform.Error{Kind: platform.Malformed, Message: "the answer's error is no text"}
	}
	if code.Value() == "" {
		if string(raw) == `""` {
			return nil
		}
		return &platform.Error{Kind: platform.Malformed, Message: "the answer's error is no text"}
	}
	found := &platform.Error{Kind: tokenKind(code.Value()), Code: code.Value(), Message: message(body.Description, body.LogID)}
	if found.Kind == platform.BadRequest && strings.Contains(strings.ToLower(body.Description.Value()), "code verifier") {
		found.Message = "TikTok refused the PKCE pair: TIKTOK_PKCE names another encoding than the app wants"
	}
	return found
}

// tokenKind is the table of the categories of token errors. invalid_grant alone ends a grant.
func tokenKind(category string) platform.Kind {
	switch category {
	case "invalid_grant":
		return platform.GrantDead
	case "invalid_client", "unauthorized_client":
		return platform.AppRefused
	case "server_error", "temporarily_unavailable":
		return platform.Transient
	default:
		return apiKind(category)
	}
}

// message is TikTok's text with the log id that its support asks for. The id is a time and 20 more characters: written apart, it
// is not taken for a secret.
func message(text, logID platform.Text) string {
	out := text.Value()
	if len(out) > 130 {
		out = strings.ToValidUTF8(out[:130], "")
	}
	if id := logID.Value(); len(id) > 14 {
		out += " (log " + id[:14] + " " + id[14:] + ")"
	}
	return strings.TrimSpace(out)
}
