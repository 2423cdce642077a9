package connect

import (
	"errors"

	"candor/internal/platform"
	"candor/internal/social"
)

// Code says how a sign-in failed (design.md §6).
type Code string

// The codes.
const (
	CodeDenied          Code = "denied"           // the creator said no
	CodeState           Code = "state"            // not a sign-in of this session, or one that was used already
	CodeExpired         Code = "expired"          // it took longer than ten minutes
	CodeExchange        Code = "exchange"         // the platform did not take the code, or its answer could not be used
	CodeScope           Code = "scope"            // a permission that is needed was not given
	CodeOwned           Code = "owned"            // the account is connected by somebody else here
	CodeNoAccount       Code = "no_account"       // there is no account (channel) behind the sign-in
	CodeNotProfessional Code = "not_professional" // the account is of a type that the API does not serve
	CodeNotConfigured   Code = "not_configured"   // the app is not set up, or the platform refuses it: an operator's task
	CodeUnavailable     Code = "unavailable"      // the platform, or our own database, does not work now
)

// Outcome is how a sign-in ended.
type Outcome struct {
	Platform   social.Platform
	Connection string // uid of the connection; "" on failure
	Code       Code   // "" on success
	Detail     string // one sentence for the log, scrubbed; "" on success
}

func failed(p social.Platform, code Code, detail string) Outcome {
	return Outcome{Platform: p, Code: code, Detail: detail}
}

// failedBy turns an error into the outcome of a sign-in.
func failedBy(p social.Platform, err error) Outcome { return failed(p, codeOf(err), err.Error()) }

// codeOf is the closed table from what went wrong in a sign-in to its code.
func codeOf(err error) Code {
	var unset *platform.NotConfigured
	var failure *platform.Error
	switch {
	case errors.As(err, &unset):
		return CodeNotConfigured
	case errors.Is(err, social.ErrOwned):
		return CodeOwned
	case errors.Is(err, social.ErrNotFound), errors.Is(err, social.ErrFlowUsed):
		return CodeState
	case errors.Is(err, social.ErrFlowExpired):
		return CodeExpired
	case errors.As(err, &failure):
		return codeOfKind(failure.Kind)
	default:
		return CodeUnavailable
	}
}

func codeOfKind(k platform.Kind) Code {
	switch k {
	case platform.Denied:
		return CodeDenied
	case platform.ScopeMissing:
		return CodeScope
	case platform.NoAccount:
		return CodeNoAccount
	case platform.NotProfessional:
		return CodeNotProfessional
	case platform.AppRefused, platform.NotTarget:
		return CodeNotConfigured
	case platform.Transient, platform.RateLimited, platform.QuotaExhausted, platform.AccountBlocked, platform.AccountGone:
		return CodeUnavailable
	default: // a code that is wrong, used or expired, or an answer that could not be read or never came
		return CodeExchange
	}
}
