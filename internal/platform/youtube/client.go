package youtube

import (
	"context"
	"encoding/json"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	"candor/internal/platform"
	"candor/internal/social"
)

// call makes one GET of the Data or the Analytics API.
func (c *connector) call(ctx context.Context, s platform.Session, op, address string, query url.Values, bucket string, into any) error {
	query.Set("prettyPrint", "false")
	resp, err := c.client.Do(ctx, platform.Request{
		Op: op, URL: address, Query: query, Bearer: s.Token, Meter: s.Meter, Call: platform.Call{Bucket: bucket},
	})
	if err != nil {
		return err
	}
	return resp.Decode(into)
}

func (c *connector) data(path string) string { return c.apiURL + "/youtube/v3/" + path }

func malformed(op string, status int, text string) *platform.Error {
	return &platform.Error{Kind: platform.Malformed, Op: op, Status: status, Message: text}
}

// classify says what a failed answer means. Two envelopes are in use: the token endpoint's {"error":"invalid_grant",…} and the APIs'
// {"error":{"code","message","errors":[{"reason"}],"status"}}. Nothing but the word invalid_grant ends a grant.
func classify(r *platform.Response) *platform.Error {
	if !r.JSON || r.Status < 400 {
		return nil
	}
	var envelope errorAnswer
	if !reads(r.Body, &envelope) || len(envelope.Error) == 0 {
		return nil
	}
	var code string
	if reads(envelope.Error, &code) {
		return tokenFailure(code, envelope.Description.Value(), r)
	}
	var failure apiFailure
	if reads(envelope.Error, &failure) {
		return failure.meaning(r)
	}
	return nil
}

// reads reports whether JSON has the form of a value, which it then holds.
func reads(raw []byte, into any) bool { return json.Unmarshal(raw, into) == nil }

// tokenFailure reads the token endpoint's word. The description of a dead grant changes with time ("Token has been expired or revoked.",
// some hours later "Bad Request"), so the word alone decides; invalid_token is said of a token that is to be revoked and is dead.
func tokenFailure(code, description string, r *platform.Response) *platform.Error {
	e := &platform.Error{Kind: platform.BadRequest, Code: code, Message: description}
	switch code {
	case "invalid_grant":
		e.Kind = platform.GrantDead
	case "invalid_token":
		e.Kind = platform.TokenRejected
	case "invalid_client", "unauthorized_client", "deleted_client", "org_internal", "admin_policy_enforced":
		e.Kind = platform.AppRefused
	case "temporarily_unavailable", "server_error", "internal_failure":
		e.Kind = platform.Transient
	}
	switch {
	case r.Status >= http.StatusInternalServerError:
		e.Kind = platform.Transient
	case r.Status == http.StatusTooManyRequests:
		e.Kind = platform.RateLimited
	}
	if e.Kind == platform.Transient || e.Kind == platform.RateLimited {
		e.Until, _ = platform.RetryAfter(r.Header, r.Now)
	}
	return e
}

// reasons is the table of the APIs' reasons.
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

// meaning classifies an API error by its first known reason, else by HTTP status: the Analytics API has sent the reason
// SERVICE_UNAVAILABLE with a plain PERMISSION_DENIED.
func (f apiFailure) meaning(r *platform.Response) *platform.Error {
	e := &platform.Error{Kind: byStatus(r.Status), Code: f.Status.Value(), Message: f.Message.Value()}
	for _, entry := range f.Errors {
		reason := entry.Reason.Value()
		if kind, ok := reasons[reason]; ok {
			e.Kind, e.Code = kind, reason
			break
		}
		if e.Code == "" {
			e.Code = reason
		}
	}
	if f.scopeInsufficient() {
		e.Kind, e.Code = platform.ScopeMissing, "insufficientPermissions"
	}
	limited := e.Kind == platform.RateLimited || e.Kind == platform.QuotaExhausted
	if trouble := byStatus(r.Status); !limited && (trouble == platform.Transient || trouble == platform.RateLimited) {
		e.Kind = trouble // nothing that is said in Google's own trouble ends anything
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

const opSubscribe = "POST /subscribe"

// Topic implements platform.Pusher.
func (c *connector) Topic(externalID string) string {
	return c.topicURL + "?channel_id=" + url.QueryEscape(externalID)
}

// Subscribe implements platform.Pusher. It costs no units. The hub answers 202 and asks back later.
func (c *connector) Subscribe(ctx context.Context, s platform.Subscription) error {
	form := url.Values{"hub.mode": {"subscribe"}, "hub.topic": {s.Topic}, "hub.callback": {s.Callback}, "hub.verify": {"async"},
		"hub.secret": {s.Secret.Reveal()}, "hub.lease_seconds": {strconv.Itoa(int(s.Lease.Seconds()))}}
	if s.End {
		form.Set("hub.mode", "unsubscribe")
		form.Del("hub.secret")
		form.Del("hub.lease_seconds")
	}
	_, err := c.client.Do(ctx, platform.Request{Op: opSubscribe, URL: c.hubURL + "/subscribe", Form: form, EmptyOK: true, TextOK: true, Meter: s.Meter,
		Call: platform.Call{Bucket: bucketHub}})
	return err
}
