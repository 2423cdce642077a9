package connect

import (
	"context"
	"time"

	"candor/internal/seal"
	"candor/internal/social"
)

// Store is what connecting remembers.
type Store interface {
	// SaveFlow keeps a sign-in that begins.
	SaveFlow(ctx context.Context, f social.Flow) error
	// UseFlow marks a sign-in as used and returns it, once. Then it is social.ErrFlowUsed; an unknown state is social.ErrNotFound.
	UseFlow(ctx context.Context, stateHash []byte, at time.Time) (social.Flow, error)

	// ConnectionByUID finds a person's own connection, in whatever state; another person's is social.ErrNotFound.
	ConnectionByUID(ctx context.Context, person social.Key, uid string) (social.Connection, error)
	// ConnectionByAccount finds the connection to an account, whosever it is.
	ConnectionByAccount(ctx context.Context, p social.Platform, externalID string) (social.Connection, error)
	// ConnectionsOf lists a person's connections to a platform in whatever state, oldest first.
	ConnectionsOf(ctx context.Context, person social.Key, p social.Platform) ([]social.Connection, error)
	// ConnectionsSharing lists the connections that have not ended, of anybody, whose id of a name is a value.
	ConnectionsSharing(ctx context.Context, p social.Platform, name, value string) ([]social.Connection, error)
	// SaveArrival writes a finished sign-in in one transaction. social.ErrConflict: the account was connected in the meantime.
	SaveArrival(ctx context.Context, a social.Arrival) error
	// RefuseClaim tells the owner of a connection that somebody else signed in to the account and was refused.
	RefuseClaim(ctx context.Context, c social.Connection, at time.Time) error
	// EndConnections ends connections in one transaction: tokens and plans deleted, running work marked as over.
	EndConnections(ctx context.Context, keys []social.Key, at, purgeAt time.Time) error
	// ConnectionsOfPerson lists a person's connections in whatever state, to one platform or, with "", to all.
	ConnectionsOfPerson(ctx context.Context, person social.Key, p social.Platform) ([]social.Connection, error)
	// PlatformConnections lists the connections to a platform, of anybody and in whatever state.
	PlatformConnections(ctx context.Context, p social.Platform) ([]social.Connection, error)
	// ConnectionsKnownAs lists the connections of which one id is the given one.
	ConnectionsKnownAs(ctx context.Context, p social.Platform, id string) ([]social.Connection, error)
	// EraseConnections erases connections for good in one transaction and completes the receipt.
	EraseConnections(ctx context.Context, receipt social.Erasure, keys []social.Key, at time.Time) (social.Erasure, error)
	// ErasePerson erases a person and everything of theirs; social.ErrConflict for the last administrator.
	ErasePerson(ctx context.Context, receipt social.Erasure, person social.Person, at time.Time) (social.Erasure, error)
	// DeleteConnection deletes a connection and everything under it.
	DeleteConnection(ctx context.Context, key social.Key) error
}

// TokenStore is what the life of tokens needs to remember.
type TokenStore interface {
	// TokenOf returns a connection and its token; social.ErrNotFound if there is no token (any more).
	TokenOf(ctx context.Context, connection social.Key) (social.TokenRow, social.Connection, error)
	// ClaimToken takes the right to renew a token that has a version and is not validly claimed; otherwise social.ErrStale.
	ClaimToken(ctx context.Context, lease social.TokenLease, version int64, now time.Time) error
	// SettleToken ends a claim with a new row and its verdict on the connection, in one transaction; social.ErrStale if the claim is
	// lost, social.ErrConflict if the token was to be given up while an orphan waits that the verdict does not spend.
	SettleToken(ctx context.Context, lease social.TokenLease, row social.TokenRow, v social.TokenVerdict) error
	// AdoptToken makes a token that came too late for its claim the row's, if the row has a version and nobody holds it; otherwise social.ErrStale.
	AdoptToken(ctx context.Context, row social.TokenRow, version int64, now time.Time, v social.TokenVerdict) error
	// SaveOrphan keeps a sealed token that came too late beside a row that has a version; otherwise social.ErrStale.
	SaveOrphan(ctx context.Context, connection social.Key, version int64, orphan []byte, keyID uint32) error
	// EndToken marks a token as dead, if it still has a version and nobody holds it, and the connection with it; otherwise social.ErrStale.
	EndToken(ctx context.Context, connection social.Key, version int64, now time.Time, v social.TokenVerdict, message string) error
	// TokensDue lists connections, not ended or stopped here, whose token was issued before an instant, or whose renewal has no
	// outcome, and that may be tried now. Those without an outcome come first, then the oldest.
	TokensDue(ctx context.Context, p social.Platform, issuedBefore, now time.Time, limit int) ([]social.Key, error)

	// GrantsEnding lists grants whose access ends before an instant, soonest first.
	GrantsEnding(ctx context.Context, before time.Time, limit int) ([]social.EndingGrant, error)
	// PutNotice tells a person something, once.
	PutNotice(ctx context.Context, n social.Notice) error
}

// Sealer seals secrets for their place. A *seal.Keyset is one.
type Sealer interface {
	Seal(secret social.Secret, place seal.Place) (cipher []byte, keyID uint32, err error)
	Open(cipher []byte, place seal.Place) (social.Secret, error)
	// Hash is a keyed fingerprint of a secret; Matches compares one with a secret.
	Hash(secret social.Secret) ([]byte, error)
	Matches(hash []byte, secret social.Secret) bool
}
