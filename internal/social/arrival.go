package social

import "time"

// Arrival is everything that a finished sign-in writes in one transaction.
type Arrival struct {
	// Connection holds a fresh key and uid for an account that is new here, or those of the row that the sign-in renews.
	Connection Connection
	New        bool
	Begun      time.Time // when the sign-in began
	// Replaces is an ended connection of somebody else to the same account; it goes with all its data. 0 if there is none.
	Replaces Key
	Token    TokenRow
	Reading  *Batch // the first reading of the profile, if the sign-in held one; its Run names connection, product and trigger only
	Plans    []Plan
}

// TokenLease is the right of one node to renew a token, as claimed: whoever settles must still hold it.
type TokenLease struct {
	Connection  Key
	Owner       string
	Version     int64 // the row's version after the claim
	Until       time.Time
	Fingerprint []byte // keyed hash of what is sent
}

// TokenVerdict is what came of a renewal for the connection.
type TokenVerdict struct {
	State State // Active heals a retrying connection; Retrying and NeedsReconnect are set; "" leaves the connection as it is
	Cause Cause
	Until time.Time
	// Scopes is what the platform says is granted now; empty leaves what is known. A creator may take a permission back there.
	Scopes []string
	// Revives heals a connection whose grant had been given up because a renewal's outcome was unknown: the token was found.
	Revives bool
	// Spends is the orphan that was tried, or taken; it goes with the settlement. An orphan that came meanwhile stays.
	Spends []byte
	// Notice is what the person is told by this, if anything.
	Notice *Notice
}
