package youtube

import (
	"net/http"
	"strconv"

	"candor/internal/sandbox"
)

// refusal is an error of the Data or the Analytics API.
type refusal struct {
	status                  int
	domain, reason, message string
	location, locationType  string
	rpc                     string   // "PERMISSION_DENIED": only newer front-end errors have it
	details                 []object // likewise
	top                     string   // the outer message where it differs
	retryAfter              int      // seconds; 0: no such header
}

var (
	badToken = refusal{status: http.StatusUnauthorized, domain: "global", reason: "authError", message: "Invalid Credentials", location: "Authorization",
		locationType: "header", rpc: "UNAUTHENTICATED", top: "Request had invalid authentication credentials. Expected OAuth 2 access token, login cookie or other valid authentication credential."}
	noScope = refusal{status: http.StatusForbidden, domain: "global", reason: "insufficientPermissions", message: "Insufficient Permission", rpc: "PERMISSION_DENIED",
		top:     "Request had insufficient authentication scopes.",
		details: []object{{"@type": "type.googleapis.com/google.rpc.ErrorInfo", "reason": "ACCESS_TOKEN_SCOPE_INSUFFICIENT", "domain": "googleapis.com"}}}
	noSignup      = refusal{status: http.StatusUnauthorized, domain: "youtube.header", reason: "youtubeSignupRequired", message: "Unauthorized", location: "Authorization", locationType: "header"}
	closed        = refusal{status: http.StatusForbidden, domain: "youtube.common", reason: "authenticatedUserAccountClosed", message: "The YouTube account of the authenticated user is closed."}
	banned        = refusal{status: http.StatusForbidden, domain: "youtube.common", reason: "authenticatedUserAccountSuspended", message: "The YouTube account of the authenticated user is suspended."}
	closedChannel = refusal{status: http.StatusForbidden, domain: "youtube.channel", reason: "channelClosed", message: "The channel has been closed."}
	bannedChannel = refusal{status: http.StatusForbidden, domain: "youtube.channel", reason: "channelSuspended", message: "The channel has been suspended."}
	notEnabled    = refusal{status: http.StatusForbidden, domain: "usageLimits", reason: "accessNotConfigured", rpc: "PERMISSION_DENIED",
		message: "YouTube Data API v3 has not been used in project 1234 before or it is disabled.",
		details: []object{{"@type": "type.googleapis.com/google.rpc.ErrorInfo", "reason": "SERVICE_DISABLED", "domain": "googleapis.com"}}}
	twoFilters = refusal{status: http.StatusBadRequest, domain: "youtube.parameter", reason: "incompatibleParameters", message: "Incompatible parameters specified in the request.", location: "parameters.", locationType: "other"}
	foreign    = refusal{status: http.StatusForbidden, domain: "global", reason: "forbidden", message: "Forbidden"}
	foreignNew = refusal{status: http.StatusForbidden, domain: "youtube.CoreErrorDomain", reason: "SERVICE_UNAVAILABLE", message: "The caller does not have permission", rpc: "PERMISSION_DENIED"}
	noList     = refusal{status: http.StatusNotFound, domain: "youtube.playlistItem", reason: "playlistNotFound",
		message: "The playlist identified with the request's <code>playlistId</code> parameter cannot be found.", location: "playlistId", locationType: "parameter"}
	badPage    = refusal{status: http.StatusBadRequest, domain: "youtube.parameter", reason: "invalidPageToken", message: "The request specifies an invalid page token.", location: "pageToken", locationType: "parameter"}
	badFilters = refusal{status: http.StatusBadRequest, domain: "youtube.parameter", reason: "invalidFilters", message: "The request specifies an invalid filter parameter.", location: "parameters.", locationType: "other"}
	badReport  = refusal{status: http.StatusBadRequest, domain: "global", reason: "badRequest", message: "The query is not supported. Check the documentation for supported queries."}
)

func missing(parameter string) *refusal {
	return &refusal{status: http.StatusBadRequest, domain: "global", reason: "required", message: "Required parameter: " + parameter, location: parameter, locationType: "parameter"}
}

// refuse answers with an error and notes its reason in the ledger.
func refuse(w http.ResponseWriter, r *http.Request, e refusal) {
	sandbox.CallOf(r).Error = e.reason
	entry := object{"message": e.message, "domain": e.domain, "reason": e.reason}
	if e.location != "" {
		entry["location"], entry["locationType"] = e.location, e.locationType
	}
	failure := object{"code": e.status, "message": e.message, "errors": []object{entry}}
	if e.top != "" {
		failure["message"] = e.top
	}
	if e.rpc != "" {
		failure["status"] = e.rpc
	}
	if e.details != nil {
		failure["details"] = e.details
	}
	if e.retryAfter > 0 {
		w.Header().Set("Retry-After", strconv.Itoa(e.retryAfter))
	}
	send(w, r, e.status, object{"error": failure})
}
