package api

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"net/http"
	"net/netip"
	"net/url"
	"time"

	"golang.org/x/sync/semaphore"

	"candor/internal/connect"
	"candor/internal/observe"
	"candor/internal/platform"
	"candor/internal/policy"
	"candor/internal/social"
)

const (
	maxBody  = 64 << 10       // the largest request body, in bytes
	freshFor = 30 * time.Hour // a day, and the spread of a day's slots
)

// Config is what the API is made of.
type Config struct {
	// Reader answers the reads. *store.DB is one.
	Reader Reader
	// Notices tells people what they are told once. *store.DB is one.
	Notices Notices
	// Mail mails invitations; nil: this installation sends no mail.
	Mail Mailer
	// Access signs people in and out. *access.Access is one.
	Access Access
	// People knows who is here and who lets whom see what. *access.Access is one.
	People People
	// Audit reads the audit chain. *store.DB is one.
	Audit Audit
	// Connect connects and disconnects accounts. *connect.Accounts is one.
	Connect Connect
	// Sync asks for a reading now. *collect.Collector is one.
	Sync Syncer
	// Operations shows and does what those who run Candor need.
	Operations Operations
	// Export writes files of figures. Nil: there are none. export.Exporter is one.
	Export Exporter
	// Platforms are the platforms, in the order in which they are shown.
	Platforms []Platform
	// PublicURL is the address that people use, scheme and host. Requests to another host are redirected there.
	PublicURL string
	// TrustedProxies are the operator's own proxies: what they say in X-Forwarded-For is believed. Default: nobody is.
	TrustedProxies []netip.Prefix
	// Web is the built web app: index.html and its assets. Nil serves the API alone.
	Web fs.FS
	// ImageSources are further sources of pictures for the Content-Security-Policy, beside the platforms' own (a simulator's host).
	ImageSources []string
	// WebError is told of errors of the web app. Default: nobody is.
	WebError func(observe.WebError)
	// Ready names the parts for which this node cannot serve, such as "database"; their names are told to whoever asks. Default: always ready.
	Ready func(context.Context) (failing []string)
	// Metrics answers /metrics. Nil: there are none.
	Metrics http.Handler
	// Webhooks answers what platforms send below /api/webhooks/. Nil: nothing is received.
	Webhooks http.Handler
	// Rights keeps what people may ask for about themselves. *store.DB is one.
	Rights Rights
	// Consents keeps what people accepted before they connected accounts. Nil: nothing is asked. *store.DB is one.
	Consents Consents
	// Operator is who runs this installation.
	Operator policy.Operator
	// Keep says how long a platform's data stays when access has ended. Default: policy.KeepAfterLoss.
	Keep func(social.Platform) time.Duration
	// Watch wraps the whole handler with logs and counters (observe.Requests). Default: nothing.
	Watch func(http.Handler) http.Handler
	// Note tells Watch which route a request took. Default: nobody is told.
	Note func(ctx context.Context, route string)
	// FreshFor is how old the newest reading of an account may be before it is called stale. Default: 30 hours.
	FreshFor time.Duration
	// Patience is how long a read may take; what it asks of the database ends with it. Default: 30 seconds.
	Patience time.Duration
	// Now is the clock. Default: time.Now.
	Now func() time.Time
	// Log hears of our own faults. Default: nowhere.
	Log *slog.Logger
}

// Platform is a platform's facts, and how it is set up here.
type Platform struct {
	Info        platform.Info
	Missing     []string // settings that are missing; empty if accounts can be connected
	RedirectURI string   // default: PublicURL + /api/auth/<platform>/callback
	StandIn     bool     // a simulator on this machine: no people's data, and no operator to name
}

// Access is what the API needs of people and sessions.
type Access interface {
	// Sessions loads the session of a request's cookie and saves what became of it.
	Sessions(next http.Handler) http.Handler
	// Person returns who is signed in; false if nobody is.
	Person(ctx context.Context) (social.Person, bool)
	// SessionHash names the session from sign-in to sign-out: what an OAuth flow is bound to. Nil if nobody is signed in.
	SessionHash(ctx context.Context) []byte
	// SignIn begins a new session. peer is the caller's address. Errors: social.ErrUnauthorized, social.ErrTooMany.
	SignIn(ctx context.Context, peer, email string, password social.Secret, zone string) (social.Person, error)
	// SignOut ends the session.
	SignOut(ctx context.Context) error
	// SSOLabel is what to write on the button of the single sign-on, "" where there is none; StartSSO and FinishSSO sign in by it.
	SSOLabel() string
	StartSSO(ctx context.Context) (string, error)
	FinishSSO(ctx context.Context, query url.Values) error
	// Authorize finds who an Authorization header speaks for. Error: social.ErrUnauthorized.
	Authorize(ctx context.Context, header string) (Bearer, error)
	// SignInBearer begins a session for who an Authorization header speaks for.
	SignInBearer(ctx context.Context, b Bearer) error
	// Proved reports whether who is signed in has proved who they are in the last minutes; Prove makes it so by the password.
	Proved(ctx context.Context) bool
	Prove(ctx context.Context, peer string, p social.Person, password social.Secret) error
	// ChangePassword ends the person's other sessions.
	ChangePassword(ctx context.Context, peer string, p social.Person, current, next social.Secret) error
	// SessionsOf lists where a person is signed in, and which of them is this one.
	SessionsOf(ctx context.Context, p social.Person) (list []social.SessionInfo, current string, err error)
	EndSession(ctx context.Context, p social.Person, uid string) error
	SignOutEverywhere(ctx context.Context, p social.Person) error
	// SetUp makes the first administrator by the one-time code, Join a person by an invitation; both sign them in.
	SetUp(ctx context.Context, code, email, name string, password social.Secret) (social.Person, error)
	Join(ctx context.Context, i social.Invitation, email, name string, password social.Secret) (social.Person, error)
	// Try counts a try and refuses it with social.ErrTooMany if there were more than limit in the window.
	Try(ctx context.Context, key string, limit int, window time.Duration) error
}

// Bearer is who an Authorization header speaks for.
type Bearer = social.Bearer

// Connect is what the API needs to connect and disconnect accounts.
type Connect interface {
	Start(ctx context.Context, r connect.StartRequest) (string, error)
	Finish(ctx context.Context, c connect.Callback) connect.Outcome
	Disconnect(ctx context.Context, person social.Person, p social.Platform, uid string) error
	Forget(ctx context.Context, person social.Person, uid string) error
	Erase(ctx context.Context, person social.Person, p social.Platform) (social.Erasure, error)
}

// Syncer is what the API needs to have an account read now. Error: social.ErrConflict if it cannot be read in its present state.
type Syncer interface {
	SyncNow(ctx context.Context, connection social.Key) error
}

// Reader is what the API reads. Every method answers for a view only: what is not in it does not exist.
type Reader interface {
	Accounts(ctx context.Context, v social.View) ([]social.Account, error)
	LatestReadings(ctx context.Context, v social.View, metrics ...social.MetricID) ([]social.StoredReading, error)
	Readings(ctx context.Context, v social.View, from, to social.Day, metrics ...social.MetricID) ([]social.StoredReading, error)
	FirstDays(ctx context.Context, v social.View, metrics ...social.MetricID) (map[social.Key]map[social.MetricID]social.Day, error)
	LastRead(ctx context.Context, v social.View, product social.Product) (map[social.Key]time.Time, error)
	Gaps(ctx context.Context, v social.View, from, to social.Day) ([]social.GapRecord, error)
	NewestPosts(ctx context.Context, v social.View, n int) ([]social.PostNow, error)
	PostList(ctx context.Context, v social.View, o social.PostOrder) ([]social.PostNow, int, error)
	Post(ctx context.Context, v social.View, uid string) (social.PostNow, error)
	PostHistory(ctx context.Context, v social.View, p social.PostNow, recent int) (social.PostHistory, error)
	PublishedPosts(ctx context.Context, v social.View, from, to time.Time) ([]social.PostNow, error)
	PostsThen(ctx context.Context, v social.View, n int, from, to social.Day, zone *time.Location) ([]social.PostHistory, error)
	ListedSince(ctx context.Context, v social.View) (map[social.Key]time.Time, error)
	Observations(ctx context.Context, v social.View, from, to social.Day, products ...social.Product) ([]social.Observation, error)
	Breakdowns(ctx context.Context, v social.View) ([]social.StoredBreakdown, error)
	FormerHandles(ctx context.Context, v social.View) ([]social.FormerHandle, error)
	Revisions(ctx context.Context, v social.View, from, to social.Day) ([]social.Revision, error)
	RunLog(ctx context.Context, v social.View, limit int) ([]social.Run, error)
}

// People is what the API needs of people beside their sessions. *access.Access is one.
type People interface {
	NeedsSetup(ctx context.Context) (bool, error)
	People(ctx context.Context) ([]social.Person, error)
	PersonByUID(ctx context.Context, uid string) (social.Person, error)
	SetDisabled(ctx context.Context, p social.Person, disabled bool) error
	SetRole(ctx context.Context, p social.Person, role social.Role) error
	Describe(ctx context.Context, p social.Person, name, zone string) error
	AgenciesFor(ctx context.Context, p social.Person) ([]social.Agency, error)
	AddAgency(ctx context.Context, name string) (social.Agency, error)
	SetMember(ctx context.Context, agency, person string, member bool) error
	InviteToJoin(ctx context.Context, maker social.Person, in social.Invitee) (social.Invitation, social.Secret, error)
	InviteToShare(ctx context.Context, creator social.Person, own, connections []string, until time.Time) (social.Invitation, social.Secret, error)
	InviteToReset(ctx context.Context, admin, p social.Person) (social.Invitation, social.Secret, error)
	InvitationsOf(ctx context.Context, p social.Person) ([]social.Invitation, error)
	WithdrawInvitation(ctx context.Context, p social.Person, uid string) error
	OpenInvitation(ctx context.Context, peer string, token social.Secret) (social.Invitation, error)
	TakeGrant(ctx context.Context, i social.Invitation, manager social.Person, agency string) (social.Grant, error)
	ResetPassword(ctx context.Context, i social.Invitation, password social.Secret) error
	Give(ctx context.Context, creator social.Person, what social.Giving) (social.Grant, error)
	GrantsOf(ctx context.Context, p social.Person) ([]social.Grant, error)
	EndGrant(ctx context.Context, p social.Person, uid string) error
	LiveGrants(ctx context.Context, manager social.Person) ([]social.Grant, error)
	MakeToken(ctx context.Context, p social.Person, name string, scopes []social.TokenScope, life time.Duration) (social.APIToken, social.Secret, error)
	TokensOf(ctx context.Context, p social.Person) ([]social.APIToken, error)
	RevokeToken(ctx context.Context, p social.Person, uid string) error
}

// Audit is what the API reads of the audit chain, newest first.
type Audit interface {
	// AuditPage returns the entries that a filter chooses, newest first.
	AuditPage(ctx context.Context, f social.AuditFilter) ([]social.AuditEntry, error)
	// VerifyAudit walks the chain and returns how long it is and the hash at its end; a *social.BrokenChain says where it does not fit.
	VerifyAudit(ctx context.Context) (count int64, head []byte, err error)
}

// Mailer is what the API needs of mail.
type Mailer interface {
	// Invite mails an invitation's link to its address.
	Invite(ctx context.Context, i social.Invitation, link string) error
}

// Notices is what the API needs of notices: each person's own.
type Notices interface {
	// Notices lists what a person has not seen, newest first.
	Notices(ctx context.Context, person social.Key, limit int) ([]social.ToldNotice, error)
	// SeeNotice marks a person's own notice as seen; social.ErrNotFound for any other.
	SeeNotice(ctx context.Context, person social.Key, uid string, at time.Time) error
}

type api struct {
	Config
	public *url.URL
	clock  func() time.Time // Now, also where the past is asked for
	files  *semaphore.Weighted
}

// New makes the handler of all of Candor's HTTP: the API, the web app, and what operators' tools ask.
func New(c Config) (http.Handler, error) {
	if c.Reader == nil || c.Notices == nil || c.Access == nil || c.People == nil || c.Audit == nil || c.Connect == nil || c.Sync == nil || c.Operations == nil {
		return nil, errors.New("api: Reader, Notices, Access, People, Audit, Connect, Sync and Operations are needed")
	}
	public, err := url.Parse(c.PublicURL)
	if err != nil || public.Host == "" || (public.Scheme != "http" && public.Scheme != "https") {
		return nil, fmt.Errorf("the public URL %q is not an address such as https://candor.example", c.PublicURL)
	}
	c.setDefaults()
	a := &api{Config: c, public: &url.URL{Scheme: public.Scheme, Host: public.Host}, clock: c.Now, files: semaphore.NewWeighted(filesAtOnce)}
	a.Reader = withholding{c.Reader, a.ownAppOnly}
	return a.handler()
}

func (c *Config) setDefaults() {
	if c.Ready == nil {
		c.Ready = func(context.Context) []string { return nil }
	}
	if c.WebError == nil {
		c.WebError = func(observe.WebError) {}
	}
	if c.Watch == nil {
		c.Watch = func(next http.Handler) http.Handler { return next }
	}
	if c.Note == nil {
		c.Note = func(context.Context, string) {}
	}
	if c.Keep == nil {
		c.Keep = func(p social.Platform) time.Duration { return policy.KeepAfterLoss(p, 0) }
	}
	if c.Patience == 0 {
		c.Patience = patience
	}
	if c.FreshFor == 0 {
		c.FreshFor = freshFor
	}
	if c.Now == nil {
		c.Now = time.Now
	}
	if c.Log == nil {
		c.Log = slog.New(slog.DiscardHandler)
	}
}

// platformOf looks a platform up; false for a name that is none of ours.
func (a *api) platformOf(p social.Platform) (Platform, bool) {
	for _, known := range a.Platforms {
		if known.Info.Platform == p {
			return known, true
		}
	}
	return Platform{}, false
}

// info is a platform's facts. Data of a platform that this build no longer knows is still shown, under its bare name and with
// nothing computed from it.
func (a *api) info(p social.Platform) platform.Info {
	if known, ok := a.platformOf(p); ok {
		return known.Info
	}
	return platform.Info{Platform: p, Name: string(p)}
}
