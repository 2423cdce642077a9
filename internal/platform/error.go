package platform

import (
	"errors"
	"fmt"
	"time"
)

// Kind says what a failure means. The engine decides by the kind alone.
type Kind int

// The kinds of failure.
const (
	Transient       Kind = iota // network, 5xx, time-out, an HTML page: try again later; never ends a connection
	RateLimited                 // too many calls: wait until Until
	QuotaExhausted              // the app's day is spent: wait until Until
	TokenRejected               // the access token was refused: renew once, try once
	GrantDead                   // the platform ended the grant for good: only the creator can mend it
	ScopeMissing                // a permission is missing: that set of data stops, the rest goes on
	NotFound                    // the object is not there
	AccountGone                 // the account no longer exists
	AccountBlocked              // the platform suspended the account
	NotProfessional             // the account is of a type that the API does not serve
	NoAccount                   // the person has no account (channel) there
	AppRefused                  // the app itself is misconfigured or blocked: an operator's task, never the creator's
	Denied                      // the creator said no on the consent page
	NotTarget                   // the app is a sandbox and the account is not on its list
	BadRequest                  // we asked wrongly: a bug
	Malformed                   // the answer could not be read
	Oversize                    // the answer was too large
	OutcomeUnknown              // sent, and no answer came: it may or may not have taken effect
)

var kindNames = [...]string{"transient", "rate_limited", "quota_exhausted", "token_rejected", "grant_dead", "scope_missing", "not_found",
	"account_gone", "account_blocked", "not_professional", "no_account", "app_refused", "denied", "not_target", "bad_request", "malformed", "oversize", "outcome_unknown"}

// String returns the kind's name in logs and metrics.
func (k Kind) String() string {
	if k < 0 || int(k) >= len(kindNames) {
		return fmt.Sprintf("kind(%d)", int(k))
	}
	return kindNames[k]
}

// Error is every failure that leaves a connector. Its text is scrubbed: no token, no query string, no body.
type Error struct {
	Kind    Kind
	Op      string    // "GET /me/media"
	Status  int       // HTTP status, 0 if there was no answer
	Code    string    // the platform's own code: "190/463", "scope_not_authorized", "quotaExceeded"
	Message string    // the platform's message, scrubbed, at most 200 bytes
	Scope   string    // the missing permission, for ScopeMissing
	Until   time.Time // when to try again, if the platform said so
	Unasked bool      // nothing was sent: a limit that we keep, or a token that must wait, held the call back until Until
	Err     error     // the cause, for errors.Is; not printed if it may hold a URL
}

// Error implements error.
func (e *Error) Error() string {
	text := e.Op + ": " + e.Kind.String()
	if e.Code != "" {
		text += " (" + e.Code + ")"
	}
	if e.Message != "" {
		text += ": " + e.Message
	}
	return text
}

// Unwrap returns the cause.
func (e *Error) Unwrap() error { return e.Err }

// KindOf returns the kind of an error that came out of a connector; an error that is none of ours is Transient.
func KindOf(err error) Kind {
	var e *Error
	if errors.As(err, &e) {
		return e.Kind
	}
	return Transient
}
