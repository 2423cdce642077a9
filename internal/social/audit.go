package social

import (
	"context"
	"fmt"
	"time"
)

// Act is the name of something that is written into the audit chain.
type Act string

// The acts.
const (
	ActPersonAdded      Act = "person_added"
	ActPersonEnabled    Act = "person_enabled"
	ActPersonDisabled   Act = "person_disabled"
	ActRoleChanged      Act = "role_changed"
	ActPasswordChanged  Act = "password_changed"
	ActSessionsEnded    Act = "sessions_ended"
	ActIdentityLinked   Act = "identity_linked"
	ActInvited          Act = "invited"
	ActInvitationUsed   Act = "invitation_used"
	ActInvitationDrop   Act = "invitation_withdrawn"
	ActAgencyAdded      Act = "agency_added"
	ActMemberAdded      Act = "member_added"
	ActMemberRemoved    Act = "member_removed"
	ActGrantGiven       Act = "grant_given"
	ActGrantEnded       Act = "grant_ended"
	ActTokenMade        Act = "api_token_made"
	ActTokenRevoked     Act = "api_token_revoked"
	ActAccountConnected Act = "account_connected"
	ActAccountEnded     Act = "account_disconnected"
	ActAccountForgotten Act = "account_forgotten" // "Not this account"
	ActAccountLost      Act = "account_lost"      // the platform said that access is over
	ActAccountClaimed   Act = "account_claimed"   // by somebody else, who was refused
	ActAccountPaused    Act = "account_paused"
	ActAccountResumed   Act = "account_resumed"
	ActAccountErased    Act = "account_erased"
	ActAccountPurged    Act = "account_purged" // its time to stay was over
	ActPersonErased     Act = "person_erased"
	ActTakenOut         Act = "data_taken_out"
	ActSignedIn         Act = "signed_in"
	ActConsent          Act = "consent_accepted"

	ActAccountRetried  Act = "account_retried"
	ActPlatformPaused  Act = "platform_paused"
	ActPlatformResumed Act = "platform_resumed"
	ActPlatformRetried Act = "platform_retried"

	ActAllowanceRecorded  Act = "allowance_recorded"
	ActAllowanceWithdrawn Act = "allowance_withdrawn"
)

// Audit is one act on its way into the chain, which is written in the same transaction as the act itself.
type Audit struct {
	Act     Act
	Person  Key               // whom it was done to; 0 if the subject is a thing
	Subject string            // the uid of the thing it was done to
	Detail  map[string]string // words of ours only: no names, no addresses
}

// AuditEntry is a link of the chain as it was written.
type AuditEntry struct {
	Seq     int64
	At      time.Time
	Actor   string // a pseudonym, "operator" or "candor"
	Act     Act
	Subject string // a pseudonym or a uid
	Detail  map[string]string
	Hash    []byte
	// ActorName and SubjectName are who stands behind the pseudonyms today, for administrators; "" once a person was erased.
	ActorName, SubjectName string
}

// AuditFilter chooses entries of the chain; what is empty chooses nothing.
type AuditFilter struct {
	Act    Act
	Person string // the uid of somebody who acted, or to whom it was done
	Since  time.Time
	Until  time.Time
	Before int64 // only entries with a smaller number
	Limit  int
}

// BrokenChain is what is found wrong with the chain when it is walked.
type BrokenChain struct {
	Seq  int64  // the first entry that does not fit
	What string // a sentence
}

// Error implements error.
func (b *BrokenChain) Error() string {
	return fmt.Sprintf("the audit chain is broken at entry %d: %s", b.Seq, b.What)
}

// Actor is who does something.
type Actor struct {
	Person   Key  // 0 for nobody who is signed in
	Operator bool // somebody with a shell on the machine
}

type actorKey struct{}

// ActingAs tells everything below that an actor is at work; the audit chain names them.
func ActingAs(ctx context.Context, a Actor) context.Context {
	return context.WithValue(ctx, actorKey{}, a)
}

// ActorOf returns who is at work; the zero Actor is Candor itself.
func ActorOf(ctx context.Context) Actor {
	a, _ := ctx.Value(actorKey{}).(Actor)
	return a
}
