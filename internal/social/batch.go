package social

import "time"

// Task is a plan that is due, with the connection it belongs to.
type Task struct {
	Plan       Plan
	Connection Connection
}

// Reading is one figure of a profile on one day.
type Reading struct {
	Metric MetricID
	Day    Day
	Figure Figure
	Final  bool // the platform will not restate it
}

// PostReading is a post and its figures at one instant.
type PostReading struct {
	Post    Post
	Figures Figures
	Named   bool // only the post's id is told: its figures, and its media type if one is given, count if the post is known
}

// Batch is everything that one page of a run changes. It is written in one transaction or not at all, and only once: the run's row
// must still stand as Before says, and the connection must not have been ended in the meantime.
type Batch struct {
	Before Run       // the run as the worker knows it
	Run    Run       // the run as it stands after this page, or after its end
	At     time.Time // when the answer was received: the observation's instant
	Day    Day       // the connection's local day of that instant

	Profile  *Profile // nil if the page held none
	Readings []Reading
	Posts    []PostReading
	Parts    []Breakdown
	Account  *AccountChange // what the page said about the account itself; nil if nothing

	// Waited says that the run ended without a call, because of a limit or a token: of such waits for one cause, a slot's log keeps
	// the newest.
	Waited bool
	// Due is when the run's slot was due, for the freshness ledger.
	Due time.Time
	// Next is the plan after this run; nil leaves it as it is. It is written only if the plan is still about the run's slot.
	Next *Plan
	// Observed says that the product was read in full for the day.
	Observed bool
	// Listed says that the run listed all posts published since then (the zero time: all posts there are): what it did not list of
	// them is counted as missing. Nil: it proves no absence.
	Listed *time.Time
	// ListedTo is the newest post of a listing's last day, if the listing began on an earlier one; else the zero time.
	ListedTo time.Time
	// Gone are posts, by the platform's ids, that the platform told to be taken down, or left out of its listings, and that it does not know
	// by their ids either.
	Gone []string
	// ByID says that missing posts were asked for by their ids: only those in Gone are gone, however often the rest was missing.
	ByID bool
	// Refused says that the run went well but for what needs a permission that the platform refused.
	Refused bool
	// Change is the connection's new state after a failure; nil lets a run that bore fruit settle it.
	Change *StateChange
}

// AccountChange is what a page said about the account itself. Empty fields change nothing.
type AccountChange struct {
	Handle      string
	DisplayName string
	AccountType string
	IDs         map[string]string // merged into the connection's
	Notes       map[string]string // merged into the connection's; an empty value removes one
}

// StateChange is a connection's new state and why.
type StateChange struct {
	State State // "" leaves the state as it is
	Cause Cause
	Until time.Time // when the cause is expected to pass; zero if unknown
}

// Probed reports whether a connection in this state is asked from time to time whether it is back: the platform ended it, but
// not the grant, and nothing that the creator does here would tell us of its return.
func (c Connection) Probed() bool {
	return c.State == Suspended || c.State == Gone || c.State == NeedsReconnect && c.Cause == CauseNotProfessional
}

// Standing is what the other products of a connection say about it when one run has ended.
type Standing struct {
	FirstSync bool // the profile or the posts were never read since the account was connected
	Failing   bool // the newest run of another product's slot failed
	Refused   bool // the run itself lacks what needs a permission that the platform refused
}

// Settle returns the state and the cause of a connection after a run that bore fruit. A state that only a person can end is kept.
func (c Connection) Settle(product Product, s Standing) (State, Cause) {
	switch {
	case !c.State.Syncs() && !c.Probed():
		return c.State, c.Cause
	case s.Failing && c.State == Retrying:
		return Retrying, c.Cause
	case s.FirstSync && c.State == Connecting && s.Refused:
		return Connecting, CauseScopeMissing
	case s.FirstSync && c.State == Connecting:
		return Connecting, c.Cause
	case s.Refused:
		return Active, CauseScopeMissing
	case c.Cause == CauseScopeMissing && !needsPermission(product):
		return Active, CauseScopeMissing // the set of data that needs the permission will say when it is back
	default:
		return Active, CauseNone
	}
}

// needsPermission reports whether a run of a product that met no refusal shows that every permission is there. One of the profile asks for none
// of those that can be lost alone, and one of the stories may find none to ask about.
func needsPermission(p Product) bool { return p != ProductProfile && p != ProductStories }

// Fail returns a connection after a failure. A passing failure says nothing about an account that the platform has ended, and no
// failure changes a state that only a person can end: another product's run may have met the end first.
func (c Connection) Fail(change StateChange) Connection {
	if !c.State.Syncs() && (!c.Probed() || change.State == Retrying) {
		return c
	}
	if change.State != "" {
		c.State = change.State
	}
	c.Cause, c.CauseUntil = change.Cause, change.Until
	return c
}

// Beat returns the next sign of life of a run: now, but always later than the last one, so that each is a lease of its own.
func Beat(last, now time.Time) time.Time {
	if now = now.Truncate(time.Millisecond); now.After(last) {
		return now
	}
	return last.Add(time.Millisecond)
}
