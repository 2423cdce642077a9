package api

import (
	"context"
	"encoding/json"
	"errors"
	"log/slog"
	"net/http"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/danielgtaylor/huma/v2"

	"candor/internal/platform"
	"candor/internal/social"
)

// Code is a problem's stable name.
type Code string

// The codes.
const (
	CodeBadRequest         Code = "bad_request"
	CodeNotSignedIn        Code = "not_signed_in"
	CodeWrongCredentials   Code = "wrong_credentials"
	CodeForbidden          Code = "forbidden"
	CodeCrossSite          Code = "cross_site"
	CodeNotFound           Code = "not_found"
	CodeConflict           Code = "conflict"
	CodeSeveralConnections Code = "several_connections"
	CodeNotConfigured      Code = "not_configured"
	CodeTooMany            Code = "too_many"
	CodeUnavailable        Code = "unavailable"
	CodePasswordNeeded     Code = "password_needed"
	CodeInvitation         Code = "invitation"
	CodeConsentNeeded      Code = "consent_needed"
	CodeInternal           Code = "internal"
)

// Schema implements huma.SchemaProvider.
func (Code) Schema(r huma.Registry) *huma.Schema {
	return named(r, "ProblemCode", "A problem's stable name.", CodeBadRequest, CodeNotSignedIn, CodeWrongCredentials, CodeForbidden,
		CodeCrossSite, CodeNotFound, CodeConflict, CodeSeveralConnections, CodeNotConfigured, CodeTooMany, CodeUnavailable, CodePasswordNeeded, CodeInvitation, CodeConsentNeeded, CodeInternal)
}

// Problem is every error answer (RFC 9457).
type Problem struct {
	Type   string `json:"type" doc:"Always about:blank; the code says which problem it is."`
	Title  string `json:"title"`
	Status int    `json:"status"`
	Detail string `json:"detail" doc:"One sentence for people."`
	Code   Code   `json:"code"`

	retryAfter time.Duration
}

func problem(status int, code Code, detail string) *Problem {
	return &Problem{Type: "about:blank", Title: http.StatusText(status), Status: status, Detail: detail, Code: code}
}

// Error implements error.
func (p *Problem) Error() string { return string(p.Code) + ": " + p.Detail }

// GetStatus implements huma.StatusError.
func (p *Problem) GetStatus() int { return p.Status }

// ContentType implements huma.ContentTypeFilter.
func (p *Problem) ContentType(string) string { return "application/problem+json" }

// GetHeaders implements huma.HeadersError.
func (p *Problem) GetHeaders() http.Header {
	h := http.Header{"Cache-Control": {"no-store"}}
	if p.retryAfter > 0 {
		h.Set("Retry-After", strconv.Itoa(int((p.retryAfter+time.Second-1)/time.Second)))
	}
	return h
}

var errSignedOut = problem(http.StatusUnauthorized, CodeNotSignedIn, "Sign in first.")

// sentinels is the one table from the domain's errors to answers. The first that matches counts.
var sentinels = []struct {
	err    error
	status int
	code   Code
	detail string
}{
	{social.ErrNotFound, http.StatusNotFound, CodeNotFound, "There is nothing here under this name."},
	{social.ErrUnauthorized, http.StatusUnauthorized, CodeNotSignedIn, "Sign in first."},
	{social.ErrForbidden, http.StatusForbidden, CodeForbidden, "You may not do this."},
	{social.ErrTooMany, http.StatusTooManyRequests, CodeTooMany, "Too many tries. Wait a little, then try again."},
	{social.ErrOwned, http.StatusConflict, CodeConflict, "Another person has connected this account."},
	{social.ErrConflict, http.StatusConflict, CodeConflict, "This cannot be done in the present state."},
	{social.ErrStale, http.StatusConflict, CodeConflict, "Somebody else changed this in the meantime. Load it anew."},
	{social.ErrDiskFull, http.StatusServiceUnavailable, CodeUnavailable, "The disk is full, so nothing can be changed now. What is stored is safe."},
	{context.DeadlineExceeded, http.StatusServiceUnavailable, CodeUnavailable, "This took too long. Try again in a moment."},
}

// problemOf turns any error into an answer. What the table does not know is our own fault: it is logged here, once, and
// answered without its text.
func (a *api) problemOf(ctx context.Context, err error) *Problem {
	var p *Problem
	if errors.As(err, &p) {
		return p
	}
	if invalid, ok := errors.AsType[social.Invalid](err); ok {
		return problem(http.StatusUnprocessableEntity, CodeBadRequest, sentence(invalid))
	}
	var missing *platform.NotConfigured
	if errors.As(err, &missing) {
		return problem(http.StatusConflict, CodeNotConfigured, missing.Error()+".")
	}
	for _, s := range sentinels {
		if errors.Is(err, s.err) {
			p := problem(s.status, s.code, s.detail)
			p.retryAfter = retryAfter(err)
			return p
		}
	}
	if errors.Is(err, context.Canceled) {
		return problem(http.StatusServiceUnavailable, CodeUnavailable, "The request was given up.")
	}
	a.Log.LogAttrs(ctx, slog.LevelError, "request", slog.String("error", err.Error()))
	return problem(http.StatusInternalServerError, CodeInternal, "This is our own fault. What is stored is safe.")
}

// sentence writes what is wrong with what somebody typed as a sentence.
func sentence(i social.Invalid) string {
	first, size := utf8.DecodeRuneInString(string(i))
	return string(unicode.ToUpper(first)) + string(i)[size:] + "."
}

// retryAfter finds how long to wait in an error that knows it.
func retryAfter(err error) time.Duration {
	var waits interface{ RetryAfter() time.Duration }
	if errors.As(err, &waits) {
		return waits.RetryAfter()
	}
	return 0
}

// signInProblem says "wrong" for every refusal, so that nobody learns whether an address is known.
func signInProblem(err error) error {
	if errors.Is(err, social.ErrUnauthorized) || errors.Is(err, social.ErrNotFound) {
		return problem(http.StatusUnauthorized, CodeWrongCredentials, "This address and password do not belong together.")
	}
	return err
}

// setUpProblem says what is wrong with a setup code.
func setUpProblem(err error) error {
	if errors.Is(err, social.ErrUnauthorized) {
		return problem(http.StatusUnauthorized, CodeWrongCredentials, "This code is wrong or was used. The server's log has the present one; a restart makes a new one.")
	}
	return err
}

// problems is a huma transformer: what huma itself refuses (a body that is no JSON, a parameter out of range) becomes a problem
// with a code as well.
func problems(_ huma.Context, status string, v any) (any, error) {
	m, ok := v.(*huma.ErrorModel)
	if !ok {
		return v, nil
	}
	n, _ := strconv.Atoi(status)
	code := CodeBadRequest
	if n >= http.StatusInternalServerError {
		code = CodeInternal
	}
	p := problem(n, code, m.Detail)
	for i, e := range m.Errors {
		p.Detail += [2]string{": ", "; "}[min(i, 1)] + strings.TrimPrefix(e.Location+" ", " ") + e.Message
	}
	return p, nil
}

// writeProblem answers outside huma: in middleware and for the web app's files.
func writeProblem(w http.ResponseWriter, p *Problem) {
	for k, v := range p.GetHeaders() {
		w.Header()[k] = v
	}
	w.Header().Set("Content-Type", p.ContentType(""))
	w.WriteHeader(p.Status)
	_ = json.NewEncoder(w).Encode(p) // the caller has gone; there is nobody to tell
}
