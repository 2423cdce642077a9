package instagram

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"time"

	"candor/internal/platform"
)

// version is the Graph version that the calls name.
const version = "/v26.0"

// Instagram limits each account by its impressions, and the app as a whole.
const (
	bucketAccount = "account:"
	bucketApp     = "app"
)

// get reads a Graph path for a connection into a value. The token goes in the Authorization header, so that no URL holds it.
func (c *connector) get(ctx context.Context, s platform.Session, op, path string, query url.Values, into any) error {
	resp, err := c.fetch(ctx, s, op, path, query)
	if err != nil {
		return err
	}
	return resp.Decode(into)
}

func (c *connector) fetch(ctx context.Context, s platform.Session, op, path string, query url.Values) (*platform.Response, error) {
	return c.client.Do(ctx, platform.Request{
		Op: "GET " + op, URL: c.apiURL + version + path, Query: query, Bearer: s.Token, Meter: s.Meter,
		Call: platform.Call{Bucket: accountBucket(s)}, Also: []string{bucketApp},
	})
}

// accountBucket names the session's own budget. Before the account is known there is only the app's.
func accountBucket(s platform.Session) string {
	if s.ExternalID == "" {
		return bucketApp
	}
	return bucketAccount + s.ExternalID
}

// classify reads both error envelopes. Throttling and permission errors carry the type OAuthException too, and messages are in the
// account's language, so the code and the subcode decide alone.
func classify(r *platform.Response) *platform.Error {
	body := envelope(r)
	switch {
	case body.Error != nil:
		e := body.Error
		out := graphError(int(e.Code), int(e.Subcode))
		transient, _ := e.IsTransient.Value()
		switch {
		case r.Status == http.StatusTooManyRequests:
			out.Kind = platform.RateLimited
		case r.Status >= 500 && out.Kind != platform.RateLimited, transient && out.Kind == platform.BadRequest:
			out.Kind = platform.Transient // no trouble of Instagram's ends a grant, whatever its body says
		}
		out.Code, out.Message = codeText(e.Code, e.Subcode), e.Message.Value()
		if out.Kind == platform.RateLimited {
			out.Until = regain(r)
		}
		return out
	case !body.ErrorType.Absent() || !body.ErrorMessage.Absent():
		return &platform.Error{Kind: exchangeKind(int(body.Code), r.Status), Code: codeText(body.Code, 0), Message: body.ErrorMessage.Value()}
	default:
		return nil
	}
}

// envelope reads the body as a failure; all empty if it is none.
func envelope(r *platform.Response) failure {
	var body failure
	if !r.JSON || r.Status == http.StatusOK && !bytes.Contains(r.Body, []byte(`"error`)) {
		return body
	}
	if json.Unmarshal(r.Body, &body) != nil { // a list, or an "error" that is no object
		return failure{}
	}
	return body
}

func codeText(code, subcode errorCode) string {
	if subcode == 0 {
		return fmt.Sprint(int(code))
	}
	return fmt.Sprintf("%d/%d", code, subcode)
}

// graphError is the table of Graph's codes.
func graphError(code, subcode int) *platform.Error {
	e := &platform.Error{Kind: platform.BadRequest}
	switch {
	case code == 1, code == 2:
		e.Kind = platform.Transient
	case code == 4, code == 17, code == 32, code == 341, code == 613, code >= 80000 && code <= 80014:
		e.Kind = platform.RateLimited
	case code == 102, code == 190:
		e.Kind = rejected(subcode)
	case code == 3, code == 101, code == 368:
		e.Kind = platform.AppRefused
	case code == 10, code >= 200 && code <= 299:
		e.Kind, e.Scope = platform.ScopeMissing, scopeBasic
	case code == 803, code == 100 && subcode == 33:
		e.Kind = platform.NotFound
	}
	return e
}

// rejected tells a token that is dead from one that may be stale on our side. An Instagram token cannot be renewed once it was
// refused, and there is nothing else to renew it with; so where the subcode names a death (app removed, checkpoint, password
// changed, expired, unconfirmed user) no renewal is tried. Without one, or with "invalid", another worker may just have stored a newer
// token: one renewal and one more try tell, and that renewal's own 190 is the verdict.
func rejected(subcode int) platform.Kind {
	switch subcode {
	case 458, 459, 460, 463, 464:
		return platform.GrantDead
	default:
		return platform.TokenRejected
	}
}

// exchangeKind judges the flat envelope of the code's exchange, whose code is an HTTP status. It never ends a grant: there is none yet.
func exchangeKind(code, status int) platform.Kind {
	if code == 0 {
		code = status
	}
	switch {
	case code == http.StatusTooManyRequests:
		return platform.RateLimited
	case code >= 500:
		return platform.Transient
	case code == http.StatusUnauthorized, code == http.StatusForbidden:
		return platform.AppRefused
	default:
		return platform.BadRequest
	}
}

// appWide reports whether a throttle is the app's and not one account's.
func appWide(e *platform.Error) bool {
	return e.Code == "4" || e.Code == "341" || strings.HasPrefix(e.Code, "4/") || strings.HasPrefix(e.Code, "341/") || e.Kind == platform.AppRefused
}

// usage gives the app's bucket what X-App-Usage says and the account's bucket what X-Business-Use-Case-Usage says; a failure
// concerns the one that it throttles. Absent headers are not 0 %.
func usage(r *platform.Response, failure *platform.Error, bucket string) platform.Usage {
	u := platform.Usage{Percent: -1}
	if bucket == bucketApp {
		u.Percent = appUsage(r.Header.Get("X-App-Usage"))
	} else {
		u.Percent, u.Until = accountUsage(r.Header.Get("X-Business-Use-Case-Usage"), strings.TrimPrefix(bucket, bucketAccount), r.Now)
	}
	if failure != nil && appWide(failure) == (bucket == bucketApp) {
		u.Err = failure
	}
	return u
}

// regain is when a throttled call may be tried again, as far as the answer says so.
func regain(r *platform.Response) time.Time {
	until, _ := platform.RetryAfter(r.Header, r.Now)
	if _, told := accountUsage(r.Header.Get("X-Business-Use-Case-Usage"), "", r.Now); told.After(until) {
		until = told
	}
	return until
}

// appUsage reads X-App-Usage in its two shapes: {"call_count","total_time","total_cputime"} as documented, and
// {"call_volume","cpu_time"} as captured on graph.instagram.com in 2026. Percentages may exceed 100. Garbage is ignored.
func appUsage(header string) float64 {
	var loads map[string]any
	if json.Unmarshal([]byte(header), &loads) != nil {
		return -1
	}
	return highest(loads)
}

func highest(loads map[string]any) float64 {
	percent := -1.0
	for _, name := range []string{"call_count", "total_time", "total_cputime", "call_volume", "cpu_time"} {
		if load, ok := loads[name].(float64); ok && load >= 0 {
			percent = max(percent, load)
		}
	}
	return percent
}

const maxRegain = 24 * 60 // minutes

// accountUsage reads X-Business-Use-Case-Usage for one account; if it is not among the ids (one reading is reported under the
// owning business as well) all of them count. A regain of 0 minutes means "not said", at any percentage.
func accountUsage(header, id string, now time.Time) (percent float64, until time.Time) {
	percent = -1
	var byID map[string][]map[string]any
	if json.Unmarshal([]byte(header), &byID) != nil {
		return percent, until
	}
	if own, ok := byID[id]; ok {
		byID = map[string][]map[string]any{id: own}
	}
	for _, entries := range byID {
		for _, loads := range entries {
			percent = max(percent, highest(loads))
			if minutes, ok := loads["estimated_time_to_regain_access"].(float64); ok && minutes > 0 {
				at := now.Add(time.Duration(min(minutes, maxRegain) * float64(time.Minute)))
				if at.After(until) {
					until = at
				}
			}
		}
	}
	return percent, until
}

// refused reports whether an error is a refusal of what was asked (code 100) rather than of who asked.
func refused(err error) bool {
	e, ok := asError(err)
	return ok && e.Kind == platform.BadRequest && (e.Code == "100" || strings.HasPrefix(e.Code, "100/") || strings.HasPrefix(e.Code, "-1"))
}

// beforeConversion reports whether a post was published before the account became professional.
func beforeConversion(err error) bool {
	e, ok := asError(err)
	return ok && e.Code == "100/2108006"
}
