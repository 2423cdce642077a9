package platform

import (
	"errors"

	"candor/internal/social"
)

// CauseOf returns what a connector's failure is called where people see it: its kind's cause, or a truer one where the platform did
// answer. ended is as for Kind.Cause.
func CauseOf(err error, ended social.Cause) social.Cause {
	var e *Error
	if errors.As(err, &e) && e.Status != 0 {
		switch e.Kind {
		case Transient:
			return social.CausePlatformError
		case OutcomeUnknown: // only a renewal has an outcome that matters
			return social.CauseRefreshUnknown
		}
	}
	return KindOf(err).Cause(ended)
}

// Cause returns what a failure of this kind is called where people see it. ended is the cause of GrantDead: whether the grant
// expired or was revoked is known to the one who knows the token's dates.
func (k Kind) Cause(ended social.Cause) social.Cause {
	switch k {
	case GrantDead:
		return ended
	case RateLimited:
		return social.CauseRateLimited
	case QuotaExhausted:
		return social.CauseQuota
	case ScopeMissing:
		return social.CauseScopeMissing
	case AccountGone, NotFound:
		return social.CauseAccountGone
	case AccountBlocked:
		return social.CauseSuspended
	case NotProfessional:
		return social.CauseNotProfessional
	case NoAccount:
		return social.CauseNoAccount
	case AppRefused, NotTarget:
		return social.CauseAppConfig
	case Malformed, Oversize:
		return social.CauseMalformed
	case BadRequest, Denied:
		return social.CauseInternal
	case TokenRejected:
		return social.CausePlatformError
	default: // Transient, OutcomeUnknown
		return social.CauseUnreachable
	}
}

// State returns the state that a failure of this kind puts a connection in. Only the kinds that a platform reserves for a
// definite end leave Retrying: no passing failure, however often it comes, ends a connection.
func (k Kind) State() social.State {
	switch k {
	case GrantDead:
		return social.NeedsReconnect
	case AccountGone:
		return social.Gone
	case AccountBlocked:
		return social.Suspended
	default:
		return social.Retrying
	}
}
