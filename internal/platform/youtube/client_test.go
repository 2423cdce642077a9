package youtube

import (
	"fmt"
	"strconv"
	"testing"
	"time"

	"candor/internal/platform"
)

func TestNextPacificMidnight(t *testing.T) {
	for at, want := range map[string]string{
		"2026-11-22T12:00:00Z": "2026-11-23T08:00:00Z",
		"2026-11-22T07:59:00Z": "2026-11-22T08:00:00Z",
		"2026-11-01T07:30:00Z": "2026-11-02T08:00:00Z", // the day of 25 hours
		"2026-07-01T12:00:00Z": "2026-07-02T07:00:00Z",
	} {
		now, err := time.Parse(time.RFC3339, at)
		if err != nil {
			t.Fatal(err)
		}
		if got := nextPacificMidnight(now).UTC().Format(time.RFC3339); got != want {
			t.Errorf("after %s: %s, want %s", at, got, want)
		}
	}
}

func TestErrorTable(t *testing.T) {
	wrap := func(status int, reason string) (int, string) {
		return status, `{"error":{"code":` + strconv.Itoa(status) + `,"message":"m","errors":[{"domain":"d","reason":"` + reason + `","message":"m"}]}}`
	}
	for reason, want := range reasons {
		status, body := wrap(403, reason)
		e := classify(&platform.Response{Op: opVideos, Status: status, Body: []byte(body), JSON: true, Now: time.Now()})
		if e == nil || e.Kind != want || e.Code != reason {
			t.Errorf("%s: %v, want %s", reason, e, want)
		}
	}
	for status, want := range map[int]platform.Kind{400: platform.BadRequest, 401: platform.TokenRejected, 404: platform.NotFound, 429: platform.RateLimited, 500: platform.Transient, 503: platform.Transient} {
		_, body := wrap(status, "somethingNew")
		e := classify(&platform.Response{Status: status, Body: []byte(body), JSON: true})
		if e == nil || e.Kind != want {
			t.Errorf("%d with an unknown reason: %v, want %s", status, e, want)
		}
	}
	for code, want := range map[string]platform.Kind{
		"invalid_grant": platform.GrantDead, "invalid_client": platform.AppRefused, "invalid_request": platform.BadRequest, "redirect_uri_mismatch": platform.BadRequest,
		"temporarily_unavailable": platform.Transient,
	} {
		e := classify(&platform.Response{Status: 400, Body: []byte(`{"error":"` + code + `","error_description":"Bad Request"}`), JSON: true})
		if e == nil || e.Kind != want {
			t.Errorf("%s: %v, want %s", code, e, want)
		}
	}
}

// TestOnlyTheListedCodesEndAGrant: of the token endpoint's words invalid_grant alone, and of the APIs' reasons none; what is refused as 401 is
// renewed to see.
func TestOnlyTheListedCodesEndAGrant(t *testing.T) {
	words := []string{"invalid_grant", "invalid_token", "invalid_client", "unauthorized_client", "deleted_client", "org_internal", "admin_policy_enforced", "invalid_scope",
		"invalid_request", "access_denied", "temporarily_unavailable", "server_error", "internal_failure", "somethingNew", "INVALID_GRANT", "authError", "UNAUTHENTICATED"}
	for reason := range reasons {
		words = append(words, reason)
	}
	for _, word := range words {
		for _, status := range []int{400, 401, 403, 404, 410, 429, 500, 503} {
			e := classify(&platform.Response{Status: status, Body: []byte(`{"error":"` + word + `","error_description":"d"}`), JSON: true, Now: time.Now()})
			if e == nil || (e.Kind == platform.GrantDead) != (word == "invalid_grant" && status < 429) {
				t.Errorf("%s of the token endpoint in a %d: %v", word, status, e)
			}
			body := fmt.Sprintf(`{"error":{"code":%d,"message":"m","status":"X","errors":[{"domain":"d","reason":"%s"}]}}`, status, word)
			e = classify(&platform.Response{Op: opVideos, Status: status, Body: []byte(body), JSON: true, Now: time.Now()})
			if _, known := reasons[word]; e == nil || e.Kind == platform.GrantDead || (e.Kind == platform.TokenRejected) != (word == "authError" && status < 429 || !known && status == 401) {
				t.Errorf("%s of the APIs in a %d: %v", word, status, e)
			}
		}
	}
}
