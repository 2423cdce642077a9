package collect

import (
	"errors"
	"math/rand/v2"
	"time"

	"candor/internal/platform"
	"candor/internal/social"
)

const (
	// A failed run is tried again after 30 seconds, then after twice as long each time, up to 20 minutes: an account is read within
	// half an hour after its platform is back, however long that was away.
	firstPause = 30 * time.Second
	longPause  = 20 * time.Minute
	// maxAttempts bounds the attempts of a slot. The rest of the slot is a gap.
	maxAttempts = 48
	// longestWait caps what a platform may ask us to wait.
	longestWait = 24 * time.Hour
	// shortWait is waited when a limit was met and nobody said for how long.
	shortWait = 5 * time.Minute
)

// resumable are the failures that say nothing against a listing's cursor: the next run of the slot goes on from it.
var resumable = []social.Cause{social.CauseRateLimited, social.CauseQuota, social.CauseUnreachable, social.CausePaused}

// verdict is what a failure means for the run, the plan and the connection.
type verdict struct {
	cause   social.Cause
	message string
	next    after
	until   time.Time // not before then; zero if not said
	unasked bool      // nothing was sent
	change  *social.StateChange
}

// after is what comes after a failure.
type after int

const (
	tryAgain  after = iota // later, and it counts as an attempt
	holdOff                // when the limit has passed; not an attempt
	endPart                // this slot of this product is over, with what was read
	awaitBack              // only the platform or the creator can mend it: nothing more in this slot
)

// judge says what a failure of a connector means. It never ends a connection but for the kinds that a platform reserves for a
// definite end; of these, a dead grant is written by the keeper of the tokens.
func judge(err error) verdict {
	kind := platform.KindOf(err)
	v := verdict{cause: platform.CauseOf(err, social.CauseAccessRevoked), message: describe(err)}
	var e *platform.Error
	if errors.As(err, &e) {
		v.until, v.unasked = e.Until, e.Unasked
	}
	switch kind {
	case platform.RateLimited, platform.QuotaExhausted:
		v.next = holdOff
		v.change = &social.StateChange{State: social.Retrying, Cause: v.cause, Until: v.until}
	case platform.ScopeMissing:
		v.next = endPart
		v.change = &social.StateChange{Cause: v.cause}
	case platform.GrantDead:
		v.next = awaitBack
	case platform.AccountGone, platform.AccountBlocked:
		v.next = awaitBack
		v.change = &social.StateChange{State: kind.State(), Cause: v.cause}
	case platform.NotProfessional:
		v.next = awaitBack
		v.change = &social.StateChange{State: social.NeedsReconnect, Cause: v.cause}
	default:
		if kind == platform.NotFound {
			v.cause = social.CausePlatformError
		}
		v.change = &social.StateChange{State: social.Retrying, Cause: v.cause, Until: v.until}
		if v.unasked { // what did not go out says nothing against the platform
			v.next = holdOff
		}
	}
	return v
}

// describe is a failure in the sync log. A connector's errors are scrubbed; the text of any other may hold anything, and is left out.
func describe(err error) string {
	var e *platform.Error
	if errors.As(err, &e) {
		return e.Error()
	}
	return "The platform could not be asked."
}

// pause is how long to wait before another try after so many failed ones, spread by a fifth either way.
func pause(attempts int) time.Duration {
	wait := longPause
	if attempts < 7 {
		wait = min(longPause, firstPause<<max(0, attempts-1))
	}
	return wait - wait/5 + rand.N(2*wait/5) // #nosec G404 -- spreads load, guards nothing
}

// replan returns the plan after a run that failed by a verdict. It is never due later than the slot's end, when the planner closes it.
func replan(p social.Plan, s slots, v verdict, fruitful, probed bool, now time.Time) social.Plan {
	end := s.ends(p)
	switch {
	case v.next == endPart || fruitful:
		return s.next(p, now)
	case v.next == awaitBack:
		p.NextDue = end
		if !probed {
			p.Attempts = 0 // from now on it counts the slots since the account was lost
		}
		return p
	case v.next == holdOff:
		if !v.until.After(now) {
			v.until = now.Add(shortWait)
		}
		p.NextDue = v.until.Add(rand.N(time.Minute)) // #nosec G404 -- spreads load, guards nothing
	default:
		p.Attempts++
		p.NextDue = now.Add(pause(p.Attempts))
		if v.until.After(p.NextDue) {
			p.NextDue = v.until
		}
		if p.Attempts >= maxAttempts {
			p.NextDue = end
		}
	}
	if far := now.Add(longestWait); p.NextDue.After(far) {
		p.NextDue = far
	}
	if p.NextDue.After(end) {
		p.NextDue = end
	}
	return p
}
