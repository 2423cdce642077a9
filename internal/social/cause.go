package social

// Cause is why something is not as it should be: a closed list of codes, so that every place that shows one has words for it.
type Cause string

// The causes.
const (
	CauseNone            Cause = ""
	CauseNotConnected    Cause = "not_connected"
	CauseFirstSync       Cause = "first_sync"
	CauseRateLimited     Cause = "rate_limited"
	CauseQuota           Cause = "quota_exhausted"
	CauseUnreachable     Cause = "platform_unreachable"
	CausePlatformError   Cause = "platform_error"
	CauseMalformed       Cause = "malformed_answer"
	CauseIncomplete      Cause = "incomplete_listing"
	CauseAccessExpired   Cause = "access_expired"
	CauseAccessRevoked   Cause = "access_revoked"
	CauseRefreshUnknown  Cause = "refresh_outcome_unknown"
	CauseScopeMissing    Cause = "scope_missing"
	CauseAccountGone     Cause = "account_gone"
	CauseSuspended       Cause = "account_suspended"
	CauseNotProfessional Cause = "not_professional"
	CauseNoAccount       Cause = "no_account"
	CauseAppConfig       Cause = "app_misconfigured"
	CauseNotConfigured   Cause = "not_configured"
	CauseLate            Cause = "late"
	CauseDowntime        Cause = "downtime"
	CauseDisconnected    Cause = "disconnected"
	CausePolicy          Cause = "policy"
	CausePaused          Cause = "paused"
	CauseInternal        Cause = "internal"
)

// Causes lists every cause.
func Causes() []Cause {
	return []Cause{CauseNotConnected, CauseFirstSync, CauseRateLimited, CauseQuota, CauseUnreachable, CausePlatformError, CauseMalformed,
		CauseIncomplete, CauseAccessExpired, CauseAccessRevoked, CauseRefreshUnknown, CauseScopeMissing, CauseAccountGone, CauseSuspended,
		CauseNotProfessional, CauseNoAccount, CauseAppConfig, CauseNotConfigured, CauseLate, CauseDowntime, CauseDisconnected, CausePolicy,
		CausePaused, CauseInternal}
}
