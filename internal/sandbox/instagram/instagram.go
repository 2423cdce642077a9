// Package instagram simulates the Instagram API with Instagram Login: the consent page of www.instagram.com, the code exchange of
// api.instagram.com and the Graph of graph.instagram.com, all under their real paths on one handler.
//
// Where nobody knows what Instagram does, the behaviour is a switch of the app (POST /apps on the control server, field
// "switches"); the first value is the default:
//
//	exchange          wrapped | flat            {"data":[{…}]} or {…} for a code
//	permissions       array | string | absent   in that answer
//	exchange_ids      number | string           user_id in that answer
//	me_ids            string | number           user_id of /me
//	code_life         1h                        any duration
//	short_life        1h
//	long_life         1440h
//	refresh_min_age   24h                       younger tokens are not refreshed: 400, code 100
//	refreshed         same | new                the token string after a refresh
//	old_token         works | dies              the old string after a refresh with refreshed=new
//	access            standard | advanced       standard refuses accounts without a role on the app (trait "outsider")
//	personal          typed | refused           /me of a personal account: account_type PERSONAL, or refused like an outsider
//	further_fields    on | off                  biography and website of /me; off: code 100
//	ai_field          on | off                  is_ai_generated of a media; off: code 100
//	insights_lag      2h                        metrics are as of so long ago; younger media have none (real: up to 48 h)
//	account_lag       20h                       the account's insights are counted up to so long ago
//	removed_metrics   (none)                    names, separated by commas, that are refused as if they had been removed
//	few_followers     empty | error             what accounts under a metric's threshold get
//	insights_type     IGApiException | OAuthException   "type" of errors about fields and metrics
//	subcodes          on | off                  error_subcode of code 190
//	localised         off | on                  texts in the account's language
//	app_usage         volume | count | off      X-App-Usage as captured in 2026, as documented, or none
//	buc_usage         on | two | off            X-Business-Use-Case-Usage; two: under a second id as well
//	account_budget    48000                     calls of an account in 24 h, then code 80002
//	app_budget        0                         calls of the app in an hour, then code 4; 0: none
//	throttle          (none) | 4 | 17 | 32 | 613 | 80002   every Graph call is throttled so
//	throttle_status   400 | 403 | 429           HTTP status of throttling
//	revocation        unsupported | success     DELETE /me/permissions: 100/33, or the token dies
//	state_on_denial   echo | drop
//	media_host        https://scontent-sim1-1.cdninstagram.com   scheme and host of picture addresses; this handler
//	                  answers such addresses too, so its own URL makes pictures visible in a demonstration
//
// Actions of POST /accounts/instagram/{id} beside those of sandbox.World.Act: revoke (reason: app_removed, checkpoint, password,
// expired, unconfirmed, invalid), drop_scope (scope), throttle (code), unthrottle.
//
// Behaviours that a fault rule can ask for on listings: page_loop (the cursor does not advance), short_page (half a page though
// more follow), empty_page (no items though more follow), repeat_last (the page ends with its first item once more).
package instagram

import (
	"fmt"
	"net/http"
	"slices"
	"strings"
	"sync"
	"time"

	"candor/internal/sandbox"
)

const name = "instagram"

// Scopes of the API. The first is the prerequisite of all others.
const (
	scopeBasic    = "instagram_business_basic"
	scopeInsights = "instagram_business_manage_insights"
)

var scopes = []sandbox.ConsentScope{
	{ID: scopeBasic, Label: "Read the profile and the media"},
	{ID: scopeInsights, Label: "Read the insights of the account and of its media"},
	{ID: "instagram_business_content_publish", Label: "Publish media"},
	{ID: "instagram_business_manage_comments", Label: "Read and write comments"},
	{ID: "instagram_business_manage_messages", Label: "Read and write messages"},
}

// Simulator answers for Instagram.
type Simulator struct {
	*sandbox.Core
	children sync.Map // id of an album's child → id of the album

	mu         sync.Mutex
	usage      map[string]map[int64]int // calls by account or app, by hour of the Unix time
	throttled  map[string]int           // by account: the code of the answer
	subscribed map[string][]string      // webhook fields by account
}

var _ sandbox.Simulator = (*Simulator)(nil)

// New makes the simulator; it is a sandbox.Maker.
func New(core *sandbox.Core) sandbox.Simulator {
	return &Simulator{Core: core, usage: map[string]map[int64]int{}, throttled: map[string]int{}, subscribed: map[string][]string{}}
}

// Platform returns "instagram".
func (*Simulator) Platform() string { return name }

// Hosts returns the three hosts of the API.
func (*Simulator) Hosts() []string {
	return []string{"www.instagram.com", "api.instagram.com", "graph.instagram.com"}
}

// App returns the built-in app, for which every loopback redirect URI is registered.
func (s *Simulator) App() sandbox.App {
	seed := s.Seed.Of("app", name)
	return sandbox.App{Platform: name, ID: seed.Digits(15), Secret: seed.Text(sandbox.Hex, 32), Loopback: true}
}

// Credentials names the app's settings.
func (*Simulator) Credentials() (id, secret string) { return "client_id", "client_secret" }

// AccountIDs returns the professional account id (17841…) and the app-scoped id; both exceed 2^53.
func (*Simulator) AccountIDs(a sandbox.Account) []string {
	return []string{"17841" + a.Seed.Of("id").Text("0123456789", 12), "2" + a.Seed.Of("scoped").Digits(16)}
}

// PostID returns the media id.
func (*Simulator) PostID(_ sandbox.Account, p sandbox.Post) string {
	return "1" + p.Seed.Of("prefix").Text("78", 1) + "0" + p.Seed.Of("id").Text("0123456789", 14)
}

// Caller returns the account of the request's token.
func (s *Simulator) Caller(r *http.Request) string {
	t, _ := s.Tokens.Lookup(name, bearer(r))
	return t.Account
}

// bearer returns the token of a request, from its header or its query.
func bearer(r *http.Request) string {
	if t, ok := strings.CutPrefix(r.Header.Get("Authorization"), "Bearer "); ok {
		return t
	}
	return r.URL.Query().Get("access_token")
}

// Handler answers all three hosts.
func (s *Simulator) Handler() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /oauth/authorize", s.authorize)
	mux.HandleFunc("POST /oauth/authorize", s.decide)
	mux.HandleFunc("POST /oauth/access_token", s.exchange)
	mux.HandleFunc("GET /v/{file...}", picture)
	mux.HandleFunc("/", s.graph)
	return mux
}

// Act carries out revoke, drop_scope, throttle and unthrottle.
func (s *Simulator) Act(a sandbox.Account, action string, args sandbox.Args) error {
	mine := func(t sandbox.Token) bool { return t.Platform == name && t.Account == a.ID() }
	switch action {
	case "revoke":
		reason := args.Text("reason")
		if reason == "" {
			reason = reasonRemoved
		}
		if _, ok := subcodes[reason]; !ok {
			return fmt.Errorf("%w: no reason %q", sandbox.ErrBadArgument, reason)
		}
		s.Tokens.Revoke(reason, mine)
	case "drop_scope":
		if !slices.ContainsFunc(scopes, func(c sandbox.ConsentScope) bool { return c.ID == args.Text("scope") }) {
			return fmt.Errorf("%w: no scope %q", sandbox.ErrBadArgument, args.Text("scope"))
		}
		s.Tokens.DropScope(args.Text("scope"), mine)
	case "throttle", "unthrottle":
		return s.setThrottle(a.ID(), action == "throttle", args)
	default:
		return sandbox.ErrUnknownAction
	}
	return nil
}

// Figures returns what the Graph answers: the counts of the profile, or the counts and metrics of a media.
func (s *Simulator) Figures(a sandbox.Account, p *sandbox.Post, at time.Time) map[string]any {
	app, _ := s.Apps.Find(name, s.App().ID)
	if p == nil {
		return map[string]any{
			"followers_count": a.Followers(at), "follows_count": a.Follows(at), "media_count": s.mediaCount(a, at),
		}
	}
	out := map[string]any{"comments_count": p.At(sandbox.Comments, at)}
	if !a.HidesLikes(*p) {
		out["like_count"] = p.At(sandbox.Likes, at)
	}
	asOf, ok := measured(app, *p, at)
	if !ok || beforeConversion(a, *p) {
		return out
	}
	for _, metric := range matrix[product(*p)] {
		if value, ok := metricValue(metric, *p, asOf); ok {
			out[metric] = value
		}
	}
	return out
}

// life reads a switch that is a duration.
func life(app sandbox.App, name string, otherwise time.Duration) time.Duration {
	d, err := time.ParseDuration(app.Switch(name, ""))
	if err != nil {
		return otherwise
	}
	return d
}
