package youtube

import (
	"context"
	"encoding/json"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"time"

	"candor/internal/platform"
	"candor/internal/social"
)

// call makes one GET of the Data or the Analytics API.
func (c *Connector) call(ctx context.Context, s platform.Session, op, address string, query url.Values, bucket string, into any) error {
	query.Set("prettyPrint", "false")
	resp, err := c.client.Do(ctx, platform.Request{
		Op: op, URL: address, Query: query, Bearer: s.Token, Meter: s.Meter, Call: platform.Call{Bucket: bucket},
	})
	if err != nil {
		return err
	}
	return resp.Decode(into)
}

func (c *Connector) data(path string) string {
	return c.settings.Get("YOUTUBE_API_URL") + "/youtube/v3/" + path
}

// classify says what a failed answer means. Two envelopes are in use: the token endpoint's {"error":"invalid_grant",…} and the APIs'
// {"error":{"code","message","errors":[{"reason"}],"status"}}. Nothing but the token endpoint's invalid_grant ends a grant.
func classify(r *platform.Response) *platform.Error {
	if !r.JSON || r.Status < 400 {
		return nil
	}
	var envelope errorAnswer
	if json.Unmarshal(r.Body, &envelope) != nil || len(envelope.Error) == 0 {
		return nil
	}
	var code string
	if json.Unmarshal(envelope.Error, &code) == nil {
		return tokenFailure(code, envelope.Description.Value(), r)
	}
	var failure apiFailure
	if json.Unmarshal(envelope.Error, &failure) != nil {
		return nil
	}
	return failure.meaning(r)
}

// tokenFailure: youtube.md §1. The description of a dead token changes with time, so the code alone decides.
func tokenFailure(code, description string, r *platform.Response) *platform.Error {
	e := &platform.Error{Code: code, Message: description}
	switch {
	case r.Status >= 500:
		e.Kind = platform.Transient
	case code == "invalid_grant", code == "invalid_token":
		e.Kind = platform.GrantDead
	case code == "invalid_client", code == "unauthorized_client", code == "deleted_client", code == "org_internal", code == "admin_policy_enforced":
		e.Kind = platform.AppRefused
	case code == "temporarily_unavailable", code == "server_error", code == "internal_failure":
		e.Kind = platform.Transient
	default:
		e.Kind = platform.BadRequest
	}
	return e
}

// reasons maps an API error's reason to what it means (youtube.md §7).
var reasons = map[string]platform.Kind{
	"authError":                         platform.TokenRejected,
	"youtubeSignupRequired":             platform.NoAccount,
	"authorizationRequired":             platform.BadRequest,
	"insufficientPermissions":           platform.ScopeMissing,
	"forbidden":                         platform.BadRequest,
	"accountDelegationForbidden":        platform.BadRequest,
	"authenticatedUserAccountClosed":    platform.AccountGone,
	"authenticatedUserAccountSuspended": platform.AccountBlocked,
	"authenticatedUserNotChannel":       platform.NoAccount,
	"channelClosed":                     platform.AccountGone,
	"channelSuspended":                  platform.AccountBlocked,
	"channelNotFound":                   platform.NotFound,
	"playlistNotFound":                  platform.NotFound,
	"videoNotFound":                     platform.NotFound,
	"quotaExceeded":                     platform.QuotaExhausted,
	"dailyLimitExceeded":                platform.QuotaExhausted,
	"rateLimitExceeded":                 platform.RateLimited,
	"userRateLimitExceeded":             platform.RateLimited,
	"servingLimitExceeded":              platform.RateLimited,
	"accessNotConfigured":               platform.AppRefused,
	"keyInvalid":                        platform.AppRefused,
	"keyExpired":                        platform.AppRefused,
}

// meaning classifies an API error by its first known reason, else by HTTP status.
func (f apiFailure) meaning(r *platform.Response) *platform.Error {
	e := &platform.Error{Kind: byStatus(r.Status), Code: f.Status.Value(), Message: f.Message.Value()}
	for _, entry := range f.Errors {
		reason := entry.Reason.Value()
		if kind, ok := reasons[reason]; ok {
			e.Kind, e.Code = kind, reason
			break
		}
		if reason != "" {
			e.Code = reason
		}
	}
	if f.scopeInsufficient() {
		e.Kind, e.Code = platform.ScopeMissing, "insufficientPermissions"
	}
	switch {
	case e.Kind == platform.RateLimited && f.daily():
		e.Kind, e.Until = platform.QuotaExhausted, nextPacificMidnight(r.Now)
	case e.Kind == platform.QuotaExhausted:
		e.Until = nextPacificMidnight(r.Now)
	case e.Kind == platform.RateLimited, e.Kind == platform.Transient:
		e.Until, _ = platform.RetryAfter(r.Header, r.Now)
	case e.Kind == platform.ScopeMissing:
		e.Scope = scopeOf(r.Op)
	}
	return e
}

func byStatus(status int) platform.Kind {
	switch {
	case status == http.StatusUnauthorized:
		return platform.TokenRejected
	case status == http.StatusNotFound, status == http.StatusGone:
		return platform.NotFound
	case status == http.StatusTooManyRequests:
		return platform.RateLimited
	case status >= 500:
		return platform.Transient
	default:
		return platform.BadRequest
	}
}

// daily reports whether a rateLimitExceeded is the day's quota in its newer shape: the text or the unit says so.
func (f apiFailure) daily() bool {
	if strings.Contains(f.Message.Value(), "per day") {
		return true
	}
	return slices.ContainsFunc(f.Details, func(d errorDetail) bool { return strings.HasPrefix(d.Metadata.QuotaUnit.Value(), "1/d") })
}

func (f apiFailure) scopeInsufficient() bool {
	return slices.ContainsFunc(f.Details, func(d errorDetail) bool { return d.Reason.Value() == "ACCESS_TOKEN_SCOPE_INSUFFICIENT" })
}

// scopeOf names the permission that an operation needs.
func scopeOf(op string) string {
	if op == opReports {
		return scopeAnalytics
	}
	return scopeRead
}

// nextPacificMidnight is when the day's quota is given anew.
func nextPacificMidnight(now time.Time) time.Time {
	zone := social.Zone(pacific)
	return social.DayOf(now, zone).End(zone)
}
