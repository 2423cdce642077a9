package social

import (
	"slices"
	"time"
)

// Agency is a group of managers to whom creators show their figures.
type Agency struct {
	Key       Key
	UID       string
	Name      string
	CreatedAt time.Time
	Members   []Person // where they were asked for
}

// Grant is a creator's leave for an agency to see some connections until an instant. An ended grant stays as a line of the ledger.
type Grant struct {
	Key         Key
	UID         string
	Person      Person // the creator
	Agency      Agency
	Connections []GrantedConnection
	GivenAt     time.Time
	Until       time.Time
	EndedAt     time.Time // zero unless it was ended before its time
	EndedBy     GrantEnd
}

// Live reports whether the grant covers anything at an instant.
func (g Grant) Live(now time.Time) bool { return g.EndedAt.IsZero() && now.Before(g.Until) }

// GrantedConnection is a connection that a grant names.
type GrantedConnection struct {
	UID      string
	Platform Platform
	Handle   string
}

// Giving is what a creator wants an agency to see.
type Giving struct {
	Agency      string   // by uid
	Connections []string // by their uids
	Until       time.Time
	Replaces    string // a grant to the same agency that ends as this one begins, by uid; "" for none
}

// GrantEnd says who ended a grant before its time.
type GrantEnd string

// Who ends a grant.
const (
	EndedByCreator GrantEnd = "creator" // taken back
	EndedByAgency  GrantEnd = "agency"  // given up
)

// InvitationKind says what an invitation is good for.
type InvitationKind string

// The kinds of invitation.
const (
	InviteJoin     InvitationKind = "join"     // become a person here, with a role
	InviteShare    InvitationKind = "share"    // take a creator's grant for one's agency
	InvitePassword InvitationKind = "password" // choose a new password
)

// Invitation is a link that works once. What it opens with is known to whoever was handed the link; the database holds its hash.
type Invitation struct {
	Key         Key
	UID         string
	TokenHash   []byte
	Kind        InvitationKind
	Maker       Person
	Role        Role     // join
	Email       string   // join: the address it is meant for; "" for any
	Agency      Agency   // join: which a manager joins; the zero Agency for none
	Person      Key      // password: whose
	Connections []string // share: uids
	GrantUntil  time.Time
	CreatedAt   time.Time
	ExpiresAt   time.Time
	UsedAt      time.Time
}

// Open reports whether the invitation can still be accepted.
func (i Invitation) Open(now time.Time) bool { return i.UsedAt.IsZero() && now.Before(i.ExpiresAt) }

// TokenScope is what an API token may do.
type TokenScope string

// The scopes of API tokens. Everything else is for people only.
const (
	ScopeRead TokenScope = "read" // analytics, posts, connections and their logs
	ScopeSync TokenScope = "sync" // have an account read now
)

// TokenScopes lists the scopes.
func TokenScopes() []TokenScope { return []TokenScope{ScopeRead, ScopeSync} }

// APIToken lets a program act for a person, within scopes and until an instant.
type APIToken struct {
	Key        Key
	UID        string
	Person     Key
	Name       string
	Prefix     string
	TokenHash  []byte
	Scopes     []TokenScope
	CreatedAt  time.Time
	ExpiresAt  time.Time
	LastUsedAt time.Time
	RevokedAt  time.Time
}

// Live reports whether the token opens anything at an instant.
func (t APIToken) Live(now time.Time) bool { return t.RevokedAt.IsZero() && now.Before(t.ExpiresAt) }

// May reports whether the token has a scope.
func (t APIToken) May(s TokenScope) bool { return slices.Contains(t.Scopes, s) }

// Bearer is who a request acts for that came with an Authorization header.
type Bearer struct {
	Person Person
	Scopes []TokenScope
	// OwnApp says that the caller is part of the same API client as this installation, so that the platforms' terms see it as
	// Candor's own front end.
	OwnApp bool
	// Foreign says that it was a token of the application that embeds Candor, and no API token of ours.
	Foreign bool
}

// Invitee is who an invitation to join is for.
type Invitee struct {
	Role   Role
	Email  string // "" for whoever holds the link
	Agency string // a manager's, by uid; "" for none
}

// SessionInfo is a place where somebody is signed in.
type SessionInfo struct {
	UID       string
	Agent     string // such as "Firefox on Linux"
	TokenHash []byte
	CreatedAt time.Time
	SeenAt    time.Time
	ExpiresAt time.Time
}

// Identity is who a person is at an issuer of sign-ins.
type Identity struct{ Issuer, Subject string }
