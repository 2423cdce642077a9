package social

import "time"

// Outcome is what became of a slot.
type Outcome string

// The outcomes of a slot.
const (
	SlotDone   Outcome = "done"   // read when it was due, or soon after
	SlotLate   Outcome = "late"   // read inside the slot, but later than that
	SlotMissed Outcome = "missed" // not read: a recorded gap
)

// Grace is how long after it was due a slot may be read without being late.
const Grace = time.Hour

// Blame says whose affair it is that something was late or missed.
type Blame string

// The blames.
const (
	BlamePlatform Blame = "platform" // it could not be reached, failed, or ended the account
	BlameQuota    Blame = "quota"    // its limits
	BlameToken    Blame = "token"    // the access: only the creator can mend it
	BlameUs       Blame = "us"       // this installation: stopped, misconfigured, overloaded, wrong
)

// Blames lists every blame.
func Blames() []Blame { return []Blame{BlamePlatform, BlameQuota, BlameToken, BlameUs} }

// Blame says whose affair a cause is.
func (c Cause) Blame() Blame {
	switch c {
	case CauseRateLimited, CauseQuota:
		return BlameQuota
	case CauseAccessExpired, CauseAccessRevoked, CauseRefreshUnknown, CauseScopeMissing, CauseNotProfessional, CauseNoAccount, CauseDisconnected:
		return BlameToken
	case CauseUnreachable, CausePlatformError, CauseMalformed, CauseIncomplete, CauseAccountGone, CauseSuspended, CausePolicy:
		return BlamePlatform
	default:
		return BlameUs
	}
}

// Kept counts what became of the slots that were due in a span of time.
type Kept struct {
	Done, Late, Missed int
	Paused             int           // let pass by an operator's pause: gaps, and nobody's failure
	ByCause            map[Cause]int // of the late and the missed
}

// Add counts slots of one outcome and cause.
func (k *Kept) Add(outcome Outcome, cause Cause, n int) {
	switch {
	case outcome == SlotDone, outcome == SlotLate && cause == CausePaused:
		k.Done += n
		return
	case outcome == SlotMissed && cause == CausePaused:
		k.Paused += n
		return
	case outcome == SlotLate:
		k.Late += n
	default:
		k.Missed += n
	}
	k.ByCause[cause] += n
}

// Due is how many slots were due and have been decided.
func (k Kept) Due() int { return k.Done + k.Late + k.Missed }

// Rate is the share of the slots that were read; 1 if none was due.
func (k Kept) Rate() float64 {
	if k.Due() == 0 {
		return 1
	}
	return float64(k.Done+k.Late) / float64(k.Due())
}

// Freshness is how old the newest readings of a product are, over all connections to a platform.
type Freshness struct {
	Platform    Platform
	Product     Product
	Target      time.Duration
	Connections int
	Fresh       int           // within the target, or connected so short a time ago
	Late        map[Cause]int // the others, by what their connection says; CauseLate where it says nothing
	OldestAt    time.Time     // the oldest newest reading; zero if some connection was never read
}

// Trouble is a group of connections that are not in order for the same reason.
type Trouble struct {
	Platform    Platform
	State       State
	Cause       Cause
	Connections int
	Until       time.Time // the latest time at which one of them is expected back; zero if unknown
}

// StateCount counts what there is of a platform in one state.
type StateCount[S ~string] struct {
	Platform Platform
	State    S
	Count    int
}

// Backlog is the work on a product of a platform that is due now.
type Backlog struct {
	Platform Platform
	Product  Product
	Due      int       // plans whose time has come, of connections that sync
	Running  int       // runs under way
	OldestAt time.Time // since when the oldest of them has been due; zero if none is
}

// PlatformState is how the connections to a platform stand, for operators.
type PlatformState struct {
	Connections int
	Failing     int       // not in order, and not because an operator paused them
	Paused      int       // of these connections, by an operator
	PausedSince time.Time // since when the whole platform is paused; zero if it is not
}

// QueueState is how much work waits.
type QueueState struct {
	Due      int       // plans whose time has come
	Queued   int       // of these, handed to the queue
	Running  int       // runs under way
	OldestAt time.Time // when the oldest plan that waits was due; zero if none waits
}

// Fleet is how all connections together stand.
type Fleet struct {
	Kept      map[time.Duration]Kept // by how far back
	Freshness []Freshness
	Troubles  []Trouble
	Queue     QueueState
	Thin      int // successful runs of the last day that brought much less than their account's past
}

// FleetSpans are the spans of time over which an operator sees success rates.
func FleetSpans() []time.Duration {
	return []time.Duration{24 * time.Hour, 7 * 24 * time.Hour, 30 * 24 * time.Hour}
}

// ConnectionFilter narrows the list of all connections. Empty fields take all.
type ConnectionFilter struct {
	Platform Platform
	State    State
	Cause    Cause
	After    string // the UID of the last connection of the page before
	Limit    int
}

// RunFilter narrows the log of all runs. Empty fields take all.
type RunFilter struct {
	Connection string // UID
	Platform   Platform
	Product    Product
	Status     RunStatus
	Cause      Cause
	Since      time.Time
	Before     time.Time // only runs that started earlier
	After      string    // for the next page: the UID of the last run of the page before
	Limit      int
}

// LoggedRun is a run with the UID of its connection.
type LoggedRun struct {
	Run
	ConnectionUID string
}
