// Package access knows who may come in and what they may see: people and their passwords, single sign-on, sessions, API tokens,
// invitations, agencies and the grants that creators give them, and how often something may be tried.
//
// A session is a random token in a cookie; the database holds its hash only. A sign-in makes a new token, a sign-out deletes the row,
// and disabling a person deletes all of theirs. Guessing is slowed by counts in the database, so that a restart or a second node
// does not forget them.
package access

import (
	"context"
	"crypto/sha256"
	"errors"
	"log/slog"
	"net/http"
	"runtime"
	"time"

	"github.com/alexedwards/scs/v2"

	"candor/internal/social"
)

// How long a session lives: unused, and at all.
const (
	idleLife = 7 * 24 * time.Hour
	fullLife = 30 * 24 * time.Hour
)

// Store is what access needs to remember. What changes somebody's rights is written together with its entry in the audit chain.
type Store interface {
	peopleStore
	sessionStore
	sharingStore
}

type peopleStore interface {
	AddPerson(ctx context.Context, p social.Person, passwordHash string) error
	AddPersonWithIdentity(ctx context.Context, p social.Person, id social.Identity) error
	OfferSetup(ctx context.Context, codeHash []byte) (offered bool, err error)
	NeedsSetup(ctx context.Context) (bool, error)
	AddFirstAdmin(ctx context.Context, codeHash []byte, p social.Person, passwordHash string) error
	PersonByKey(ctx context.Context, key social.Key) (social.Person, error)
	PersonByUID(ctx context.Context, uid string) (social.Person, error)
	PersonByEmail(ctx context.Context, email string) (p social.Person, passwordHash string, err error)
	PersonByIdentity(ctx context.Context, id social.Identity) (social.Person, error)
	People(ctx context.Context) ([]social.Person, error)
	SetPersonZone(ctx context.Context, key social.Key, zone string) error
	SetPersonName(ctx context.Context, key social.Key, name string) error
	SetPassword(ctx context.Context, key social.Key, passwordHash string, at time.Time, keep []byte) error
	SetRole(ctx context.Context, key social.Key, role social.Role, at time.Time) error
	DisablePerson(ctx context.Context, key social.Key, at time.Time) error
	EnablePerson(ctx context.Context, key social.Key) error
	LinkIdentity(ctx context.Context, person social.Key, id social.Identity) error
	Record(ctx context.Context, acts ...social.Audit) error
}

type sessionStore interface {
	Session(ctx context.Context, tokenHash []byte, now time.Time) (data []byte, expiresAt time.Time, err error)
	SaveSession(ctx context.Context, tokenHash []byte, person social.Key, data []byte, s social.SessionInfo) error
	ExtendSession(ctx context.Context, tokenHash []byte, expiresAt, seenAt time.Time) error
	DeleteSession(ctx context.Context, tokenHash []byte) error
	SessionsOf(ctx context.Context, person social.Key, now time.Time) ([]social.SessionInfo, error)
	EndSession(ctx context.Context, person social.Key, uid string) error
	EndSessions(ctx context.Context, person social.Key, keep []byte) error
	DeleteSpent(ctx context.Context, now time.Time) error
	Attempts(ctx context.Context, key string, now time.Time) (count int, resetsAt time.Time, err error)
	AddAttempt(ctx context.Context, key string, now time.Time, window time.Duration) (count int, resetsAt time.Time, err error)
	TakeBackAttempt(ctx context.Context, keys ...string) error
	AddAPIToken(ctx context.Context, t social.APIToken) error
	APITokenByHash(ctx context.Context, hash []byte) (social.APIToken, error)
	APITokensOf(ctx context.Context, person social.Key) ([]social.APIToken, error)
	TouchAPIToken(ctx context.Context, key social.Key, at time.Time) error
	RevokeAPIToken(ctx context.Context, person social.Key, uid string, at time.Time) error
}

type sharingStore interface {
	AddAgency(ctx context.Context, a social.Agency) error
	Agencies(ctx context.Context) ([]social.Agency, error)
	AgenciesOf(ctx context.Context, manager social.Key) ([]social.Agency, error)
	AgenciesKnownTo(ctx context.Context, creator social.Key) ([]social.Agency, error)
	AgencyByUID(ctx context.Context, uid string) (social.Agency, error)
	AddMember(ctx context.Context, agency social.Agency, manager social.Key, at time.Time) error
	RemoveMember(ctx context.Context, agency social.Agency, manager social.Key) error
	AddInvitation(ctx context.Context, i social.Invitation) error
	InvitationByToken(ctx context.Context, tokenHash []byte) (social.Invitation, error)
	InvitationsBy(ctx context.Context, maker social.Key, now time.Time) ([]social.Invitation, error)
	WithdrawInvitation(ctx context.Context, maker social.Key, uid string) error
	Join(ctx context.Context, i social.Invitation, p social.Person, passwordHash string, at time.Time) error
	TakeGrant(ctx context.Context, i social.Invitation, g social.Grant, at time.Time) error
	ResetPassword(ctx context.Context, i social.Invitation, passwordHash string, at time.Time) error
	AddGrant(ctx context.Context, g social.Grant, connections []string, replaces string) error
	EndGrant(ctx context.Context, uid string, by social.Person, at time.Time) error
	GrantsBy(ctx context.Context, creator social.Key) ([]social.Grant, error)
	GrantsTo(ctx context.Context, manager social.Key) ([]social.Grant, error)
	LiveGrantsTo(ctx context.Context, manager social.Key, now time.Time) ([]social.Grant, error)
}

// Config is what New needs.
type Config struct {
	// Store remembers everything. Required.
	Store Store
	// Secure says that the public URL is https: the cookie is then bound to it (Secure, and the name's prefix __Host-).
	Secure bool
	// SSO is a single sign-on, and JWT lets an embedding application's tokens in. Default: neither.
	SSO SSOConfig
	JWT JWTConfig
	// Log hears of sign-ins, refused ones and trouble with sessions. Default: nowhere.
	Log *slog.Logger
	// Now is the clock. Default: time.Now.
	Now func() time.Time
	// Fail answers a request whose session cannot be read or written. Default: a plain 503.
	Fail func(w http.ResponseWriter, r *http.Request, err error)
}

// Access lets people in. Its methods may be called from any goroutine.
type Access struct {
	store     Store
	log       *slog.Logger
	now       func() time.Time
	sessions  *scs.SessionManager
	sso       *sso          // nil: none
	embedding *embedding    // nil: none
	hashing   chan struct{} // one place for each password being hashed: each takes 19 MiB
}

// New makes an Access.
func New(c Config) *Access {
	if c.Log == nil {
		c.Log = slog.New(slog.DiscardHandler)
	}
	if c.Now == nil {
		c.Now = time.Now
	}
	if c.Fail == nil {
		c.Fail = func(w http.ResponseWriter, _ *http.Request, _ error) {
			http.Error(w, "Sessions cannot be read now. Try again in a moment.", http.StatusServiceUnavailable)
		}
	}
	return &Access{
		store:     c.Store,
		log:       c.Log,
		now:       c.Now,
		sessions:  newSessions(c),
		sso:       newSSO(c.SSO, c.Now),
		embedding: newEmbedding(c.JWT, c.Now),
		hashing:   make(chan struct{}, max(2, runtime.NumCPU())),
	}
}

// newSessions makes the manager by hand: scs.New would leave a goroutine behind that cleans a store in memory which nobody uses.
func newSessions(c Config) *scs.SessionManager {
	s := &scs.SessionManager{Codec: scs.GobCodec{}, Cookie: scs.SessionCookie{Path: "/", HttpOnly: true, Persist: true}}
	s.Store = &shelf{store: c.Store, now: c.Now, log: c.Log}
	s.HashTokenInStore = true
	s.Lifetime = fullLife
	s.Cookie.Name = "candor"
	if c.Secure {
		s.Cookie.Name = "__Host-candor"
		s.Cookie.Secure = true
	}
	s.Cookie.SameSite = http.SameSiteLaxMode // the callback from a platform is a navigation from another site
	s.ErrorFunc = func(w http.ResponseWriter, r *http.Request, err error) {
		c.Log.ErrorContext(r.Context(), "session", "error", err)
		c.Fail(w, r, err)
	}
	return s
}

// Sessions gives each request its session and stores what changed. The other methods that take a request's context need it.
func (a *Access) Sessions(next http.Handler) http.Handler {
	inside := a.sessions.LoadAndSave(next)
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		inside.ServeHTTP(w, r.WithContext(context.WithValue(r.Context(), agentKey{}, agentOf(r.UserAgent()))))
	})
}

type agentKey struct{}

// Where a session holds what it knows.
const (
	personKey  = "person"  // the key of the person who signed in
	uidKey     = "uid"     // its name in the list of sessions
	browserKey = "agent"   // what it is recognised by
	createdKey = "created" // Unix milliseconds
	provedKey  = "proved"  // when the person last proved who they are, in Unix milliseconds
)

// Person returns who is signed in. A person who was disabled is not, and their session ends here. An error of the store counts as
// "nobody": it is logged, and nobody is let in by it.
func (a *Access) Person(ctx context.Context) (social.Person, bool) {
	key := social.Key(a.sessions.GetInt64(ctx, personKey))
	if key == 0 {
		return social.Person{}, false
	}
	p, err := a.store.PersonByKey(ctx, key)
	if err == nil && p.DisabledAt.IsZero() {
		return p, true
	}
	if err == nil || errors.Is(err, social.ErrNotFound) {
		err = a.sessions.Destroy(ctx)
	}
	if err != nil && ctx.Err() == nil {
		a.log.ErrorContext(ctx, "who is signed in", "error", err)
	}
	return social.Person{}, false
}

// SessionHash names the session, the same from sign-in to sign-out: the SHA-256 of its name in the list of sessions, because its token is made
// anew when the person proves who they are. It is nil while nobody is signed in.
func (a *Access) SessionHash(ctx context.Context) []byte {
	uid := a.sessions.GetString(ctx, uidKey)
	if uid == "" {
		return nil
	}
	sum := sha256.Sum256([]byte(uid))
	return sum[:]
}

// tokenHash is what the database knows the session by; nil while there is none.
func (a *Access) tokenHash(ctx context.Context) []byte {
	token := a.sessions.Token(ctx)
	if token == "" {
		return nil
	}
	sum := sha256.Sum256([]byte(token))
	return sum[:]
}

// SignOut ends the session, here and in the database. Without a session it does nothing.
func (a *Access) SignOut(ctx context.Context) error { return a.sessions.Destroy(ctx) }
