// Package youtube simulates what Candor uses of Google: the consent page with its channel picker, the token endpoint, revocation, the
// YouTube Data API v3 (channels, playlistItems, videos, videos:batchGetStats, search) and the Analytics API's reports, all under their
// real paths on one handler.
//
// Where nobody knows what Google does, or where it does several things, the behaviour is a switch of the app (POST /apps on the control
// server, field "switches"); the first value is the default:
//
//	testing             off | on | said          the project is in Testing: a refresh token dies after 7 days; said: the answer tells so besides
//	dead_grant          flips | revoked | bad    description of a dead refresh token: "…expired or revoked.", and after 12 hours "Bad Request"
//	no_channel          empty | signup           an account without a channel: no items key, or 401 youtubeSignupRequired
//	blocked             account | channel        a suspended or deleted account: 403 authenticatedUserAccount…, or 403 channel…
//	hidden_subscribers  zero | absent | number   what subscriberCount holds while hidden
//	no_uploads          404 | list               the uploads list of a channel without public videos: playlistNotFound, or an empty list
//	enabled             on | off                 off: 403 accessNotConfigured
//	quota               10000                    general units per Pacific day
//	quota_stats         10000                    calls of videos:batchGetStats per Pacific day
//	quota_search        100                      calls of search per Pacific day
//	quota_shape         403 | 429                when general units are spent: quotaExceeded, or rateLimitExceeded "per day" (always the shape of the other two)
//	burst               0                        calls of the app per minute; beyond them burst_status with Retry-After; 0: no such limit
//	burst_status        429 | 403 | 503
//	stats_shape         schema | page            batchGetStats as in the discovery document, or with the reference page's summary and durationMillis
//	reports_scope       analytics | either | both   which of the two scopes a report needs
//	reports_denial      plain | core             403 of revenue metrics: reason forbidden, or SERVICE_UNAVAILABLE with status PERMISSION_DENIED
//	reports_lag         2                        how many of the newest whole days a report lacks
//	reports_late        0                        how many more it lacks if it asks for watch time or averages
//	reports_without     (none)                   metrics, joined by commas, that no report has any more
//	reports_content     lower | upper | either | none   how a list of videos is filtered by creatorContentType: ==shorts, ==SHORTS, both, not at all
//	hub                 on | busy | refused      subscriptions: taken, 503 with Retry-After, 403 "Restricted topic"; leases go on
//	hub_verify          async | sync             the hub asks back after or before it answers
//	hub_delivery        on | off                 off: news are lost
//	media_host          (the real hosts)         scheme and host of picture addresses; this handler answers such addresses too
//
// Actions of POST /accounts/youtube/{id} beside those of sandbox.World.Act: revoke (the whole grant of its Google account), drop_scope (scope).
//
// The WebSub hub (/subscribe) tells receivers of videos that were published, renamed, deleted or made private whenever the clock was moved or
// an account was acted on, and every ten seconds. POST /events/youtube sends further news (video-new, video-changed, video-removed).
//
// Behaviours that a fault rule can ask for on playlistItems: page_loop (the token does not advance), short_page (half a page though more
// follow), empty_page (no items though more follow), repeat_last (the page ends with its first item once more), disorder (oldest first
// within the page).
package youtube

import (
	"crypto/sha1" // #nosec G505 -- the length of an etag, not a signature
	"encoding/base64"
	"encoding/json"
	"net/http"
	"slices"
	"strings"
	"sync"
	"time"

	"candor/internal/sandbox"
)

// Platform is the simulator's name.
const Platform = "youtube"

const (
	scopeRead      = "https://www.googleapis.com/auth/youtube.readonly"
	scopeAnalytics = "https://www.googleapis.com/auth/yt-analytics.readonly"
)

// Simulator is Google and YouTube.
type Simulator struct {
	core  *sandbox.Core
	mux   *http.ServeMux
	hub   hub
	quota struct {
		sync.Mutex
		spent map[string]int // by app, bucket and Pacific day, or minute
	}
}

var (
	_ sandbox.Simulator = (*Simulator)(nil)
	_ sandbox.Teller    = (*Simulator)(nil)
)

// New makes the simulator on a core.
func New(core *sandbox.Core) sandbox.Simulator {
	s := &Simulator{core: core, mux: http.NewServeMux()}
	s.quota.spent, s.hub.subs = map[string]int{}, map[string]*subscription{}
	s.mux.HandleFunc("POST /subscribe", s.subscribe)
	s.mux.HandleFunc("GET /o/oauth2/v2/auth", s.consent)
	s.mux.HandleFunc("POST /o/oauth2/v2/auth", s.decide)
	s.mux.HandleFunc("GET /oauth2/v3/certs", s.certs)
	s.mux.HandleFunc("POST /token", s.token)
	s.mux.HandleFunc("POST /revoke", s.revoke)
	s.mux.HandleFunc("GET /youtube/v3/channels", s.data(s.channels))
	s.mux.HandleFunc("GET /youtube/v3/playlistItems", s.data(s.playlistItems))
	s.mux.HandleFunc("GET /youtube/v3/videos", s.data(s.videos))
	s.mux.HandleFunc("GET /youtube/v3/videos:batchGetStats", s.data(s.batchGetStats))
	s.mux.HandleFunc("GET /youtube/v3/search", s.data(s.search))
	s.mux.HandleFunc("GET /v2/reports", s.reports)
	s.mux.HandleFunc("GET /vi/{video}/{size}", picture)
	s.mux.HandleFunc("/", elsewhere)
	return s
}

// Platform implements sandbox.Simulator.
func (s *Simulator) Platform() string { return Platform }

// Hosts implements sandbox.Simulator.
func (s *Simulator) Hosts() []string {
	return []string{"accounts.google.com", "oauth2.googleapis.com", "youtube.googleapis.com", "www.googleapis.com", "youtubeanalytics.googleapis.com",
		hubHost, thumbnailHost, avatarHost}
}

// App implements sandbox.Simulator.
func (s *Simulator) App() sandbox.App {
	seed := s.core.Seed.Of("app", Platform)
	return sandbox.App{
		Platform: Platform, ID: seed.Of("id").Digits(12) + "-" + seed.Of("name").Text(sandbox.Hex, 32) + ".apps.googleusercontent.com",
		Secret: "GOCSPX-" + seed.Of("secret").Text(sandbox.Base64URL, 28), Loopback: true,
	}
}

// Credentials implements sandbox.Simulator.
func (s *Simulator) Credentials() (id, secret string) { return "client_id", "client_secret" }

// Handler implements sandbox.Simulator.
func (s *Simulator) Handler() http.Handler { return s.mux }

// Caller implements sandbox.Simulator.
func (s *Simulator) Caller(r *http.Request) string {
	if t, ok := s.core.Tokens.Lookup(Platform, bearer(r)); ok {
		return t.Account
	}
	return ""
}

// AccountIDs implements sandbox.Simulator.
func (s *Simulator) AccountIDs(a sandbox.Account) []string { return []string{"UC" + channelPart(a)} }

// PostID implements sandbox.Simulator.
func (s *Simulator) PostID(_ sandbox.Account, p sandbox.Post) string {
	return p.Seed.Of("video").Text(sandbox.Base64URL, 11)
}

func channelPart(a sandbox.Account) string { return a.Seed.Of("channel").Text(sandbox.Base64URL, 22) }

func uploadsOf(a sandbox.Account) string { return "UU" + channelPart(a) }

// sub is the Google account's id: the same for all channels of one sign-in.
func (s *Simulator) sub(owner string) string { return s.core.Seed.Of("google", owner).Digits(21) }

// Act implements sandbox.Simulator.
func (s *Simulator) Act(a sandbox.Account, action string, args sandbox.Args) error {
	mine := func(t sandbox.Token) bool { return t.Platform == Platform && t.Data["owner"] == a.Owner }
	switch action {
	case "revoke", "delete":
		s.core.Tokens.Revoke(deadAt(s.core.Clock.Now()), mine)
	case "drop_scope":
		scope := args.Text("scope")
		if scope == "" {
			return sandbox.ErrBadArgument
		}
		s.core.Tokens.DropScope(scope, mine)
	default:
		return sandbox.ErrUnknownAction
	}
	return nil
}

// Figures implements sandbox.Simulator.
func (s *Simulator) Figures(a sandbox.Account, p *sandbox.Post, at time.Time) map[string]any {
	figures := map[string]any{}
	if p != nil {
		if hiddenFromPublic(*p, at) {
			return figures
		}
		figures["viewCount"] = p.At(sandbox.Views, at)
		if !a.HidesLikes(*p) {
			figures["likeCount"] = p.At(sandbox.Likes, at)
		}
		if !p.CommentsOff {
			figures["commentCount"] = p.At(sandbox.Comments, at)
		}
		figures["dislikeCount"] = Dislikes(*p, at)
		return figures
	}
	if a.Has(sandbox.TraitNoChannel) {
		return figures
	}
	if !a.Has(sandbox.TraitHiddenSubscribers) {
		figures["subscriberCount"] = rounded(a.Followers(at))
	}
	figures["videoCount"] = int64(len(s.public(a, at)))
	figures["viewCount"] = s.channelViews(a, at)
	return figures
}

// hiddenFromPublic: stories are not a thing here, and private videos count for nobody but their owner.
func hiddenFromPublic(p sandbox.Post, at time.Time) bool {
	return p.Kind == sandbox.Story || p.Private(at) || p.Gone(at)
}

// listed returns a channel's videos that its owner sees, newest first; public without the private ones.
func (s *Simulator) listed(a sandbox.Account, at time.Time) []sandbox.Post {
	return slices.DeleteFunc(s.core.World.Posts(a, at), func(p sandbox.Post) bool { return p.Kind == sandbox.Story })
}

func (s *Simulator) public(a sandbox.Account, at time.Time) []sandbox.Post {
	return slices.DeleteFunc(s.core.World.Posts(a, at), func(p sandbox.Post) bool { return hiddenFromPublic(p, at) })
}

// channelViews is what all the channel's videos had, those taken down included, beside a past that no video shows.
func (s *Simulator) channelViews(a sandbox.Account, at time.Time) int64 {
	views := int64(a.Seed.Of("past").Between(1, 40) * 1000)
	for _, p := range s.listed(a, at) {
		views += p.At(sandbox.Views, at)
	}
	return views
}

// rounded floors a subscriber count to three significant digits, as YouTube does since 2019.
func rounded(n int64) int64 {
	unit := int64(1)
	for n/unit >= 1000 {
		unit *= 10
	}
	return n / unit * unit
}

func bearer(r *http.Request) string {
	value, _ := strings.CutPrefix(r.Header.Get("Authorization"), "Bearer ")
	return value
}

// list reads a parameter that may be repeated, joined by commas, or both.
func list(values []string) []string {
	var out []string
	for _, value := range values {
		for _, part := range strings.Split(value, ",") {
			if part != "" {
				out = append(out, part)
			}
		}
	}
	return out
}

// object is a JSON object on its way out.
type object map[string]any

// send answers JSON with the headers that recordings show: an etag in the body, none in the headers.
func send(w http.ResponseWriter, r *http.Request, status int, body object) {
	if kind, _ := body["kind"].(string); strings.HasPrefix(kind, "youtube#") && status == http.StatusOK {
		delete(body, "etag")
		plain, _ := json.Marshal(body) // maps of plain values
		sum := sha1.Sum(plain)         // #nosec G401 -- an etag
		etag := base64.RawURLEncoding.EncodeToString(sum[:])
		if r.Header.Get("If-None-Match") == etag {
			w.WriteHeader(http.StatusNotModified)
			return
		}
		body["etag"] = etag
	}
	w.Header().Set("Content-Type", "application/json; charset=UTF-8")
	w.Header()["Vary"] = []string{"Origin", "X-Origin", "Referer"}
	w.Header().Set("Cache-Control", "private")
	w.Header().Set("Server", "scaffolding on HTTPServer2")
	w.WriteHeader(status)
	encoder := json.NewEncoder(w)
	encoder.SetEscapeHTML(false)
	_ = encoder.Encode(body) // the answer is held in memory
}
