package social

import "time"

// EventKind says what an event that a platform sent means for us, whatever the platform calls it.
type EventKind string

// The kinds of events.
const (
	EventRevoked   EventKind = "revoked"   // the creator took the grant back there: its tokens are dead
	EventGone      EventKind = "gone"      // the account was deleted there, and the grant with it
	EventSuspended EventKind = "suspended" // the account was banned or closed there, and the grant with it
	EventDeletion  EventKind = "deletion"  // the creator asks, through the platform, that we delete what we have
	EventCheck     EventKind = "check"     // something happened to the account: the grant should be tried
	EventToken     EventKind = "token"     // one token was revoked; the subject tells which
	EventPosted    EventKind = "posted"    // a post was published, or what describes it was changed
	EventRemoved   EventKind = "removed"   // a post was taken down, or hidden from the public
	EventOther     EventKind = "other"     // kept and of no consequence
)

// InboundEvent is something that a platform told us by itself, its signature proved.
type InboundEvent struct {
	Key        Key
	Source     string // which endpoint received it
	Digest     []byte // what makes it known again when it is repeated
	Platform   Platform
	Kind       EventKind
	Detail     string // the platform's own word for it; of a post, its id
	Subject    string // the account's id at the platform, whichever of them; "" once handled
	OccurredAt time.Time
	ReceivedAt time.Time
	Receipt    string // a deletion's confirmation code
}

// Outdated reports whether a connection was granted anew after the event: it says nothing about that grant. Platforms tell the time of
// an event in whole seconds.
func (e InboundEvent) Outdated(c Connection) bool {
	return e.OccurredAt.Before(c.GrantedAt.Truncate(time.Second))
}

// Loss is how a platform's end of a grant is written on a connection.
type Loss struct {
	State   State
	Cause   Cause
	PurgeAt time.Time // when the data must be gone unless the creator signs in again
}

// Clocks is what the clocks of retention of a platform's connections run by.
type Clocks struct {
	Now  time.Time
	Keep time.Duration // how long data stays when access has ended
	// KeepPaused is how long data stays that an operator has paused: its grant lives, and nobody checks it meanwhile.
	KeepPaused time.Duration
	// Recheck is how often authorisation must be proved anew; 0: never. Lead is how long before that the clock starts to show.
	Recheck, Lead time.Duration
}

// Erasure is the receipt of a deletion. It names nobody.
type Erasure struct {
	Code        string
	Platform    Platform // "" for everything about a person
	Origin      ErasureOrigin
	RequestedAt time.Time
	DoneAt      time.Time // zero while it is not done
	Accounts    int       // how many were erased
}

// ErasureOrigin says who asked for a deletion.
type ErasureOrigin string

// The origins.
const (
	ErasedByPerson   ErasureOrigin = "person"   // here, by the person
	ErasedByPlatform ErasureOrigin = "platform" // through a platform's callback
	ErasedByList     ErasureOrigin = "list"     // from a list of ids that a platform sent
	ErasedByOperator ErasureOrigin = "operator" // by a command
)
