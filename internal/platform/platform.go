package platform

import (
	"context"
	"net/http"
	"time"

	"candor/internal/social"
)

// Connector is what every platform fulfils. It holds no state about accounts: whatever it must remember it returns in a Grant or
// a Page and is given back in the next Session. All methods may be called from many goroutines. All errors are *Error.
type Connector interface {
	// Info returns the platform's facts.
	Info() Info
	// AuthorizeURL returns the address of the platform's consent page.
	AuthorizeURL(AuthRequest) string
	// Denied reads the query of a callback and says what the platform's error parameters mean; nil if the query holds none.
	Denied(query map[string][]string) *Error
	// Exchange turns the code of a callback into a token and finds out whose it is. Beside the error that a needed permission was
	// not given it may return the grant all the same, so that it can be given back.
	Exchange(ctx context.Context, code string, req AuthRequest, meter Meter) (Grant, error)
	// Refresh makes one call that renews the token. A refresh token that the answer lacks stays the old one.
	Refresh(ctx context.Context, old Token) (Token, error)
	// Profile reads the account: one or two calls.
	Profile(ctx context.Context, s Session) (ProfilePage, error)
	// Posts reads one page of posts with their metrics, newest first. The first page has the cursor "".
	Posts(ctx context.Context, s Session, cursor Cursor) (Page, error)
}

// Revoker is fulfilled by platforms with a server-side revocation.
type Revoker interface {
	// Revoke ends the grant at the platform. A grant that is dead already is no error.
	Revoke(ctx context.Context, t Token) error
}

// Cursor says where a page begins. It is opaque to everybody but the connector that made it, and must not contain a token.
type Cursor string

// AuthRequest is what one sign-in asks for. The same values come back at the exchange.
type AuthRequest struct {
	State    string        // random; one use
	Verifier social.Secret // PKCE code verifier; used only where the platform takes one
	Scopes   []string
	Again    bool // the person adds another account, or reconnects: the platform should not choose silently
}

// Token is what a platform gave us, in the clear.
type Token struct {
	Access           social.Secret
	Refresh          social.Secret // "" where the platform extends the access token itself
	IssuedAt         time.Time
	ExpiresAt        time.Time
	RefreshExpiresAt time.Time // zero where the platform names none
	Scopes           []string  // nil if the answer did not say
}

// Grant is the outcome of a sign-in.
type Grant struct {
	Token   Token
	Scopes  []string // granted, in the platform's names
	Account Account
	Profile *ProfilePage // the first reading, if the identity call held one
}

// Account is whose grant it is.
type Account struct {
	ExternalID  string            // the main id, as text
	IDs         map[string]string // further ids by name
	Handle      string
	DisplayName string
	Type        string // the platform's word in lower case ("business"), "" if it has none
}

// Session is what a connector needs to read for one connection.
type Session struct {
	Token      social.Secret
	ExternalID string
	IDs        map[string]string
	Scopes     []string
	Notes      map[string]string // what the connector noted earlier about this account
	Meter      Meter
	Now        time.Time
	// Push is what the platform's hub told of the account's posts; nil where no hub tells, and where the reading was asked for by a person.
	Push *Push
}

// Push is what a platform's hub told by itself.
type Push struct {
	Live   bool          // the hub tells news: its lease has not run out
	News   []social.News // what it told in the last weeks, oldest first
	Relist bool          // read the list of posts in any case
}

// Granted reports whether the session's grant holds a scope.
func (s Session) Granted(scope string) bool {
	for _, have := range s.Scopes {
		if have == scope {
			return true
		}
	}
	return false
}

// ProfilePage is one reading of an account.
type ProfilePage struct {
	Account Account
	Profile social.Profile
	Figures social.Figures
	Days    []DayFigure       // the platform's own daily series, where it has one; older days may be restated
	Notes   map[string]string // to be merged into the connection's notes; an empty value removes one
	Flaws   []Flaw
}

// DayFigure is one figure of a platform's own daily series, on the platform's own day (the registry names its zone).
type DayFigure struct {
	Metric social.MetricID
	Day    social.Day
	Figure social.Figure
	Final  bool // the platform will not restate it any more
}

// Page is one page of posts.
type Page struct {
	Posts []PostReading // newest first as the platform sent them
	Next  Cursor        // "" after the last page
	Total int           // how many posts the account has; 0 if unknown
	Lost  []string      // scopes that the session holds and the platform refused; their figures are missing as not granted
	Notes map[string]string
	Flaws []Flaw
	// Again is when to read once more what ends before the next planned reading may come: stories. Zero: nothing ends. It takes the place of
	// no planned reading, and is left out where one is due before it.
	Again time.Time
	Gone  []string // ids of posts that were told to be taken down or asked for by their ids, and that the platform does not show
}

// PostReading is a post and its figures at one instant.
type PostReading struct {
	Post    social.Post
	Figures social.Figures
	Named   bool // only the post's id is told: its figures, and its media type if one is given, count if the post is known
}

// Flaw is something in an answer that could not be taken as it stood: a count that is no number, a date that is none.
// The figure is missing, the flaw says why, and the run counts them.
type Flaw struct {
	Object string // the post's or account's external id
	Field  string
	Text   string // what stood there, at most 40 characters, never a token
}

// Meter stands between a connector and the network: a call is reserved before it is sent and settled after it. A Reserve that
// refuses returns an *Error of kind RateLimited or QuotaExhausted with Until.
type Meter interface {
	Reserve(ctx context.Context, c Call) error
	Settle(ctx context.Context, c Call, u Usage)
}

// Call is one call to a platform.
type Call struct {
	Bucket   string // the platform's own unit of limiting: "app", "account:1784…", "user.info", "general"
	Endpoint string // for people: "GET /me/media"
	Cost     int    // in the bucket's units; 0: the bucket is only asked whether it is open and told what came of it, it is no call more
	Refresh  bool   // a token call, which goes on while others wait
}

// Usage is what a platform said about a call and its limits.
type Usage struct {
	Status  int       // HTTP status; 0 if no answer came
	Percent float64   // highest usage percentage told; negative if none
	Until   time.Time // when calls may go on; zero if not said
	Date    time.Time // the platform's clock as the answer told it; zero if not said
	Err     *Error    // the failure, as far as it concerns the bucket
	Failed  *Error    // what became of the call itself, whichever bucket that concerns; nil if it is in order or was not made
}

// Unmetered is a Meter that allows everything, for tests and for sign-ins before there is an account.
type Unmetered struct{}

// Reserve implements Meter.
func (Unmetered) Reserve(context.Context, Call) error { return nil }

// Settle implements Meter.
func (Unmetered) Settle(context.Context, Call, Usage) {}

// Deps is what a connector is opened with.
type Deps struct {
	Env       func(string) string // the settings
	PublicURL string              // CANDOR_PUBLIC_URL, from which the redirect URI is made if none is set
	Transport http.RoundTripper   // nil: the package's own, with its limits
	Now       func() time.Time
}

// Entry is a line of the list of platforms (cmd/candor/platforms.go).
type Entry struct {
	Info Info
	// Open makes the connector, or returns a *NotConfigured that says which settings are missing, or an error that says which is wrong.
	Open func(Deps) (Connector, error)
}
