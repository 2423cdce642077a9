package social

import "time"

// Subscription is an account of which a platform's hub tells news by itself, or is to.
type Subscription struct {
	Connection  Connection
	Path        string    // the last part of the callback's address, which nobody can guess; "" before the hub was ever asked
	Mark        string    // of the settings that the hub was asked with: others need a new subscription
	AskedAt     time.Time // the hub was asked and has not confirmed yet; zero otherwise
	LeasedUntil time.Time // the hub tells news until then; zero before it has confirmed
	RenewAt     time.Time // when the hub is asked next
	Failures    int       // in a row
}

// Live reports whether the hub tells news at an instant.
func (s Subscription) Live(now time.Time) bool { return s.LeasedUntil.After(now) }

// News is what a hub told of a post.
type News struct {
	Post    string // the platform's id
	Removed bool   // taken down, or hidden from the public
	At      time.Time
}

// PushState counts the subscriptions to a platform's hub, for operators.
type PushState struct {
	Live    int // the hub tells news
	Waiting int // asked for and not confirmed, or run out
}
