package tiktok

import (
	"net/http"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"candor/internal/sandbox"
)

const platform = "tiktok"

// The scopes that exist here.
const (
	scopeBasic   = "user.info.basic"
	scopeProfile = "user.info.profile"
	scopeStats   = "user.info.stats"
	scopeVideos  = "video.list"
)

// cdnHost serves the pictures.
const cdnHost = "p16-sign-va.tiktokcdn.com"

type simulator struct {
	*sandbox.Core
	answers atomic.Int64 // makes log ids and codes unique
	mu      sync.Mutex
	recent  map[string][]time.Time // calls of the last minute, by endpoint and app or token
}

// New makes the simulator.
func New(core *sandbox.Core) sandbox.Simulator {
	return &simulator{Core: core, recent: map[string][]time.Time{}}
}

// Platform implements sandbox.Simulator.
func (*simulator) Platform() string { return platform }

// Hosts implements sandbox.Simulator.
func (*simulator) Hosts() []string {
	return []string{"www.tiktok.com", "open.tiktokapis.com", cdnHost}
}

// App implements sandbox.Simulator.
func (s *simulator) App() sandbox.App {
	seed := s.Seed.Of(platform, "app")
	return sandbox.App{
		Platform: platform, ID: "sbaw" + seed.Of("id").Text("abcdefghijklmnopqrstuvwxyz0123456789", 14),
		Secret: seed.Of("secret").Text(sandbox.AlphaNum, 32), Loopback: true, Switches: map[string]string{},
	}
}

// Credentials implements sandbox.Simulator.
func (*simulator) Credentials() (id, secret string) { return "client_key", "client_secret" }

// Handler implements sandbox.Simulator.
func (s *simulator) Handler() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /v2/auth/authorize/{$}", s.askConsent)
	mux.HandleFunc("POST /v2/auth/authorize/{$}", s.takeConsent)
	mux.HandleFunc("POST /v2/oauth/token/{$}", s.token)
	mux.HandleFunc("POST /v2/oauth/revoke/{$}", s.revoke)
	mux.HandleFunc("GET /v2/user/info/{$}", s.userInfo)
	mux.HandleFunc("POST /v2/video/list/{$}", s.videoList)
	mux.HandleFunc("POST /v2/video/query/{$}", s.videoQuery)
	mux.HandleFunc("GET /{kind}/{picture}", s.picture)
	return mux
}

// Caller implements sandbox.Simulator: the account behind the bearer token, or behind the token or code of a form.
func (s *simulator) Caller(r *http.Request) string {
	if bearer, ok := strings.CutPrefix(r.Header.Get("Authorization"), "Bearer "); ok {
		t, _ := s.Tokens.Lookup(platform, bearer)
		return t.Account
	}
	if r.Method != http.MethodPost || !strings.HasPrefix(r.URL.Path, "/v2/oauth/") || !isForm(r) || r.ParseForm() != nil {
		return ""
	}
	for _, field := range []string{"refresh_token", "code", "token"} {
		if t, ok := s.Tokens.Lookup(platform, r.PostForm.Get(field)); ok {
			return t.Account
		}
	}
	return ""
}

// AccountIDs implements sandbox.Simulator: the open_id that the built-in app sees, then the union_id. Other apps see other open_ids.
func (*simulator) AccountIDs(a sandbox.Account) []string {
	return []string{openID(a.Seed.Of("open_id")), unionID(a)}
}

func openID(s sandbox.Seed) string { return "-000" + s.Text(sandbox.Base64URL, 32) }

func unionID(a sandbox.Account) string {
	hex := a.Seed.Of("union_id").Text(sandbox.Hex, 32)
	return hex[:8] + "-" + hex[8:12] + "-" + hex[12:16] + "-" + hex[16:20] + "-" + hex[20:]
}

// openIDFor is how an app knows an account.
func (s *simulator) openIDFor(app string, a sandbox.Account) string {
	if app == s.App().ID {
		return a.ID()
	}
	return openID(a.Seed.Of("open_id", app))
}

// PostID implements sandbox.Simulator: the second of publication, then 32 random bits.
func (*simulator) PostID(_ sandbox.Account, p sandbox.Post) string {
	return strconv.FormatInt(p.Published.Unix()<<32|int64(uint32(p.Seed.Of("id"))), 10)
}

// Act implements sandbox.Simulator. Whatever ends an account's standing ends its tokens first.
func (s *simulator) Act(a sandbox.Account, action string, args sandbox.Args) error {
	own := func(t sandbox.Token) bool {
		return t.Platform == platform && t.Account == a.ID() && (args.Text("app") == "" || args.Text("app") == t.App)
	}
	switch action {
	case "revoke":
		s.Tokens.Revoke("removed by the creator", own)
	case "delete":
		s.Tokens.Revoke("account deleted", own)
	case "suspend":
		s.Tokens.Revoke("account banned", own)
	case "age_change":
		s.Tokens.Revoke("age changed", own)
	case "drop_scope":
		if args.Text("scope") == "" {
			return sandbox.ErrBadArgument
		}
		s.Tokens.DropScope(args.Text("scope"), own)
	default:
		return sandbox.ErrUnknownAction
	}
	return nil
}

// Figures implements sandbox.Simulator.
func (s *simulator) Figures(a sandbox.Account, p *sandbox.Post, at time.Time) map[string]any {
	app, _ := s.Apps.Find(platform, s.App().ID)
	if p == nil {
		return s.stats(app, a, at)
	}
	if !listed(app, *p, at) {
		return map[string]any{}
	}
	return counts(*p, at)
}

// stats are the counts of an account.
func (s *simulator) stats(app sandbox.App, a sandbox.Account, at time.Time) map[string]any {
	var videos, likes int64
	for _, p := range s.World.Posts(a, at) {
		if listed(app, p, at) {
			videos++
			likes += p.At(sandbox.Likes, at)
		}
	}
	return map[string]any{
		"follower_count": a.Followers(at), "following_count": a.Follows(at), "likes_count": likes, "video_count": videos,
	}
}

// counts are the counts of a video: lifetime totals.
func counts(p sandbox.Post, at time.Time) map[string]any {
	return map[string]any{
		"view_count": p.At(sandbox.Views, at), "like_count": p.At(sandbox.Likes, at),
		"comment_count": p.At(sandbox.Comments, at), "share_count": p.At(sandbox.Shares, at),
	}
}

// listed tells whether a post is public and there. Whether photo posts are listed is a switch: nobody says.
func listed(app sandbox.App, p sandbox.Post, at time.Time) bool {
	if (p.Kind == sandbox.Photo || p.Kind == sandbox.Carousel) && app.Switch("photos", "listed") == "left_out" {
		return false
	}
	return p.Kind != sandbox.Story && !p.Private(at) && !p.Gone(at) && !p.Published.After(at)
}

// seconds reads a switch that holds a number of seconds.
func seconds(app sandbox.App, name string, otherwise int) time.Duration {
	return time.Duration(number(app, name, otherwise)) * time.Second
}

func number(app sandbox.App, name string, otherwise int) int {
	if n, err := strconv.Atoi(app.Switch(name, "")); err == nil {
		return n
	}
	return otherwise
}
