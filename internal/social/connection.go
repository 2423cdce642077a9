package social

import (
	"maps"
	"slices"
	"time"
)

// State is a connection's state.
type State string

// The states of a connection.
const (
	Connecting     State = "connecting"      // granted, the first sync is not done
	Active         State = "active"          // in order
	Retrying       State = "retrying"        // a passing failure; stored data is still served
	NeedsReconnect State = "needs_reconnect" // the platform ended the grant: only the creator can mend it
	Suspended      State = "suspended"       // the platform suspended the account
	Gone           State = "gone"            // the platform no longer knows the account
	Paused         State = "paused"          // an operator stopped it
	Disconnected   State = "disconnected"    // the creator ended it here; purged within 7 days
)

// States lists every state of a connection.
func States() []State {
	return []State{Connecting, Active, Retrying, NeedsReconnect, Suspended, Gone, Paused, Disconnected}
}

// Syncs reports whether work is planned for a connection in this state.
func (s State) Syncs() bool { return s == Connecting || s == Active || s == Retrying }

// GrantOwner names the id, in a connection's IDs, that connections of one grant share where a platform's grant covers several accounts.
const GrantOwner = "sub"

// Connection is one external account that a person granted to us.
type Connection struct {
	Key         Key
	UID         string
	Person      Key
	Platform    Platform
	ExternalID  string            // the account's main id at the platform, as text; unique per platform in this installation
	IDs         map[string]string // its other ids there, by name ("app_scoped", "sub", "uploads" …)
	Handle      string            // without @
	DisplayName string
	AccountType string // the platform's own word in lower case, "" where it has none
	Scopes      []string
	State       State
	Cause       Cause     // why the state is not Active; "" otherwise
	CauseUntil  time.Time // when the cause is expected to pass; zero if unknown
	Zone        string    // IANA name of the zone that cuts its days
	Notes       map[string]string
	ConnectedAt time.Time
	GrantedAt   time.Time // the newest sign-in
	SyncedAt    time.Time // last run that ended in success; zero before the first
	EndedAt     time.Time // when it was disconnected here
	LostAt      time.Time // when the platform ended our access; zero while it lasts
	PurgeAt     time.Time // when its data must be gone; zero while it lives
}

// MissingScopes returns what was asked for and not granted, in the order of asking.
func (c Connection) MissingScopes(asked []string) []string {
	var missing []string
	for _, scope := range asked {
		if !slices.Contains(c.Scopes, scope) {
			missing = append(missing, scope)
		}
	}
	return missing
}

// Flow is one OAuth sign-in under way: from the click on "Connect" to the callback. It is used once, within ten minutes,
// by the session and the person that began it, for the platform it was begun for.
type Flow struct {
	StateHash   []byte // SHA-256 of the state parameter
	SessionHash []byte // names the session that began it: a SHA-256
	Person      Key
	Platform    Platform
	RedirectURI string
	Verifier    []byte // PKCE code verifier, sealed; nil where the platform takes none
	KeyID       uint32 // the key that sealed it
	Scopes      []string
	Zone        string
	CreatedAt   time.Time
	ExpiresAt   time.Time
}

// TokenState is the state of a token row (reliability.md §2).
type TokenState string

// The states of a token row.
const (
	TokenIdle    TokenState = "idle"            // usable
	TokenClaimed TokenState = "claimed"         // one node is refreshing it
	TokenUnknown TokenState = "unknown"         // a refresh was sent and its outcome never arrived
	TokenDead    TokenState = "needs_reconnect" // the platform refused it for good
)

// TokenRow is a connection's token as stored: sealed, with its lease.
type TokenRow struct {
	Connection       Key
	Access           []byte // sealed
	Refresh          []byte // sealed; nil where the platform gives none
	KeyID            uint32 // the key that sealed it
	IssuedAt         time.Time
	ExpiresAt        time.Time
	RefreshExpiresAt time.Time // zero where the platform names none
	ConsentedAt      time.Time // when the creator gave the grant
	State            TokenState
	Owner            string // who claimed it
	ClaimedUntil     time.Time
	Fingerprint      []byte // keyed hash of what was sent in the last refresh
	Version          int64  // grows with every change; compare-and-swap
	Failures         int
	RetryAt          time.Time
	LastError        string // scrubbed
	Orphan           []byte // sealed; a token whose renewal had lost its lease when it came. Nil if there is none
	OrphanKeyID      uint32 // the key that sealed it
}

// Ends is when access ends unless the creator consents again, and since when that has been so. False if the platform names no end.
func (t TokenRow) Ends() (begin, end time.Time, ok bool) {
	switch {
	case !t.RefreshExpiresAt.IsZero():
		return t.ConsentedAt, t.RefreshExpiresAt, true
	case t.Refresh == nil:
		return t.IssuedAt, t.ExpiresAt, true
	default:
		return time.Time{}, time.Time{}, false
	}
}

// AllIDs returns every id by which the platform knows the account or the person behind it, each once: the main one first.
func (c Connection) AllIDs() []string {
	ids := []string{c.ExternalID}
	for _, name := range slices.Sorted(maps.Keys(c.IDs)) {
		if id := c.IDs[name]; id != "" && !slices.Contains(ids, id) {
			ids = append(ids, id)
		}
	}
	return ids
}
