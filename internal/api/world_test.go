package api

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"candor/internal/access"
	"candor/internal/analytics"
	"candor/internal/connect"
	"candor/internal/platform"
	"candor/internal/policy"
	"candor/internal/social"
	"candor/internal/store"
)

var noon = time.Date(2026, 11, 22, 11, 0, 0, 0, time.UTC) // noon in Berlin

const (
	ana, bo, mia, ada = "00000000-0000-7000-8000-0000000000a1", "00000000-0000-7000-8000-0000000000b1", "00000000-0000-7000-8000-0000000000c1", "00000000-0000-7000-8000-0000000000d1"
	anaInsta, anaTube = "00000000-0000-7000-8000-00000000a001", "00000000-0000-7000-8000-00000000a002"
	boInsta           = "00000000-0000-7000-8000-00000000b001"
	absent            = "00000000-0000-7000-8000-00000000ffff"
	anaPost, boPost   = "00000000-0000-7000-8000-0000000a0001", "00000000-0000-7000-8000-0000000b0001"
	elsewhere         = social.Platform("elsewhere")
)

// world is a database with people and accounts, and the API on it.
type world struct {
	t          *testing.T
	db         *store.DB
	people     map[string]social.Person
	handler    http.Handler
	connect    *fakeConnect
	synced     []social.Key
	tries      int
	access     *access.Access
	operator   policy.Operator
	platforms  []Platform
	failsAfter []byte // what a file of posts holds before it fails; nil: it does not fail
	unproved   bool   // whether the password would have to be typed again
	now        time.Time
	patience   time.Duration // 0: as always
	stuck      bool          // whether the database does not say who somebody is
}

// fakeAccess signs in whoever the cookie names.
type fakeAccess struct {
	*access.Access
	w *world
}

type fakeSession struct{}

func (f fakeAccess) Sessions(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if c, err := r.Cookie("candor"); err == nil {
			r = r.WithContext(context.WithValue(r.Context(), fakeSession{}, c.Value))
		}
		next.ServeHTTP(w, r)
	})
}

func (f fakeAccess) Person(ctx context.Context) (social.Person, bool) {
	if f.w.stuck {
		<-ctx.Done()
		return social.Person{}, false
	}
	name, _ := ctx.Value(fakeSession{}).(string)
	p, ok := f.w.people[name]
	return p, ok
}

func (f fakeAccess) SessionHash(ctx context.Context) []byte {
	name, _ := ctx.Value(fakeSession{}).(string)
	return []byte("session of " + name)
}

func (f fakeAccess) SignIn(_ context.Context, peer, email string, password social.Secret, _ string) (social.Person, error) {
	switch {
	case peer == "":
		return social.Person{}, fmt.Errorf("no peer")
	case password.Reveal() == "again and again":
		return social.Person{}, fmt.Errorf("sign in: %w", tooMany{})
	case email == "ana@example.com" && password.Reveal() == "right":
		return f.w.people[ana], nil
	}
	return social.Person{}, fmt.Errorf("sign in: %w", social.ErrUnauthorized)
}

func (f fakeAccess) SignOut(context.Context) error { return nil }

func (f fakeAccess) Proved(context.Context) bool { return !f.w.unproved }

func (f fakeAccess) Prove(_ context.Context, _ string, _ social.Person, password social.Secret) error {
	if password.Reveal() != "right" {
		return social.ErrUnauthorized
	}
	f.w.unproved = false
	return nil
}

func (f fakeAccess) ChangePassword(_ context.Context, _ string, _ social.Person, current, _ social.Secret) error {
	if current.Reveal() != "right" {
		return social.ErrUnauthorized
	}
	return nil
}

func (f fakeAccess) SignOutEverywhere(ctx context.Context, p social.Person) error {
	return f.w.db.EndSessions(ctx, p.Key, nil)
}

func (f fakeAccess) SessionsOf(ctx context.Context, p social.Person) ([]social.SessionInfo, string, error) {
	list, err := f.w.db.SessionsOf(ctx, p.Key, f.w.now)
	return list, "", err
}

func (f fakeAccess) SignInBearer(_ context.Context, b Bearer) error {
	if !b.Foreign {
		return social.ErrForbidden
	}
	return nil
}

func (f fakeAccess) Try(_ context.Context, _ string, limit int, _ time.Duration) error {
	if f.w.tries++; f.w.tries > limit {
		return tooMany{}
	}
	return nil
}

type tooMany struct{}

func (tooMany) Error() string             { return "too many" }
func (tooMany) Unwrap() error             { return social.ErrTooMany }
func (tooMany) RetryAfter() time.Duration { return 90 * time.Second }

// fakeConnect answers for what a person has and remembers what it was asked.
type fakeConnect struct {
	started connect.StartRequest
	back    connect.Callback
	outcome connect.Outcome
	err     error
}

func (f *fakeConnect) Start(_ context.Context, r connect.StartRequest) (string, error) {
	f.started = r
	if r.Reconnect != "" && (r.Person.UID != ana || r.Reconnect != anaInsta) {
		return "", social.ErrNotFound
	}
	return "https://platform.example/consent?state=s", f.err
}

func (f *fakeConnect) Finish(_ context.Context, c connect.Callback) connect.Outcome {
	f.back = c
	return f.outcome
}

func (f *fakeConnect) Disconnect(_ context.Context, p social.Person, _ social.Platform, uid string) error {
	if uid != "" && (p.UID != ana || uid != anaInsta) {
		return social.ErrNotFound
	}
	return f.err
}

func (f *fakeConnect) Forget(_ context.Context, p social.Person, uid string) error {
	if p.UID != ana || uid != anaInsta {
		return social.ErrNotFound
	}
	return f.err
}

func (f *fakeConnect) Erase(_ context.Context, _ social.Person, p social.Platform) (social.Erasure, error) {
	return social.Erasure{Code: "CODE", Platform: p, Accounts: 1}, f.err
}

func (w *world) SyncNow(_ context.Context, k social.Key) error {
	w.synced = append(w.synced, k)
	return nil
}

// newWorld fills a database: Ana with two accounts, Bo with one, a manager, an administrator.
func newWorld(t *testing.T, db *store.DB) *world {
	w := &world{t: t, db: db, people: map[string]social.Person{}, connect: &fakeConnect{}, now: noon}
	for i, p := range []social.Person{{UID: ana, Name: "Ana", Role: social.Creator}, {UID: bo, Name: "Bo", Role: social.Creator},
		{UID: mia, Name: "Mia", Role: social.Manager}, {UID: ada, Name: "Ada", Role: social.Admin}} {
		p.Key, p.Email, p.Zone, p.CreatedAt = social.Key(i+1), strings.ToLower(p.Name)+"@example.com", "Europe/Berlin", noon
		if err := db.AddPerson(t.Context(), p, "hash"); err != nil {
			t.Fatal(err)
		}
		w.people[p.UID] = p
	}
	w.account(11, anaInsta, 1, "instagram", "ana.cooks", "instagram_business_basic instagram_business_manage_insights", anaPost)
	w.account(12, anaTube, 1, string(elsewhere), "ana.talks", "read", "")
	w.account(21, boInsta, 2, "instagram", "bo.runs", "instagram_business_basic instagram_business_manage_insights", boPost)
	w.access = access.New(access.Config{Store: db, Now: func() time.Time { return w.now }})
	w.operator = policy.Operator{Name: "Example Ltd", Contact: "privacy@example.org", PrivacyURL: "https://example.org/privacy"}
	w.platforms = []Platform{
		{Info: platform.Info{Platform: social.Instagram, Name: "Instagram", Account: "professional account", FollowerNoun: "followers", Summable: true, Derived: true, Recent: 25,
			Scopes: []platform.Scope{{ID: "instagram_business_basic", Purpose: "Your profile and posts", Required: true}, {ID: "instagram_business_manage_insights", Purpose: "Their figures"}},
			Tokens: platform.TokenPolicy{RenewAfter: 7 * 24 * time.Hour}, ImageHosts: []string{"*.cdninstagram.com"}, Look: platform.Look{Light: "#A83279", Dark: "#E08ABF"},
			Links: []platform.Link{{Kind: "revoke", Label: "Apps and websites", URL: "https://www.instagram.com/"}}}},
		{Info: platform.Info{Platform: elsewhere, Name: "Elsewhere", Recent: 25, Scopes: []platform.Scope{{ID: "read", Purpose: "Read"}, {ID: "openid", Hidden: true}}, OwnAppOnly: true},
			Missing: []string{"ELSEWHERE_CLIENT_ID"}},
	}
	w.serve()
	w.consent(ana, "instagram")
	return w
}

// serve makes the API anew from what the world holds.
func (w *world) serve() {
	w.t.Helper()
	handler, err := New(Config{Export: exports{w}, Consents: w.db, Operator: w.operator,
		Reader: w.db, Notices: w.db, Access: fakeAccess{w.access, w}, People: w.access, Audit: w.db, Connect: w.connect, Sync: w, Operations: w, Rights: w.db, PublicURL: "http://localhost:5050",
		Now:       func() time.Time { return w.now },
		Patience:  w.patience,
		Platforms: w.platforms,
		Web: fstest.MapFS{
			"index.html":         {Data: []byte(`<meta property="csp-nonce" nonce="__CSP_NONCE__">app`)},
			"assets/app-1a2b.js": {Data: []byte(strings.Repeat("console.log(1);", 100))},
			"assets/x-9.js.br":   {Data: []byte("brotli")}, "assets/x-9.js": {Data: []byte("plain")},
			"mark.svg": {Data: []byte("<svg/>")}, "font.woff2": {Data: []byte("font")},
		},
	})
	if err != nil {
		w.t.Fatal(err)
	}
	w.handler = handler
}

// consent lets somebody accept the present text of a platform, as the web app does.
func (w *world) consent(who, platform string) {
	w.t.Helper()
	var shown consentsOutput
	if err := json.Unmarshal([]byte(w.ask(who, "GET", "/api/consents", "").body), &shown.Body); err != nil {
		w.t.Fatal(err)
	}
	for _, c := range shown.Body.Consents {
		if c.Platform != platform {
			continue
		}
		if got := w.ask(who, "POST", "/api/consents", `{"platform":"`+platform+`","version":"`+c.Version+`"}`); got.status != 200 {
			w.t.Fatalf("consent: %d %s", got.status, got.body)
		}
	}
}

// account writes an account with 60 days of followers (one day not read), its counts, four posts, a plan and a run.
func (w *world) account(key int64, uid string, person int64, platform, handle, scopes, post string) {
	at := func(days int) int64 { return noon.AddDate(0, 0, -days).Add(-6 * time.Hour).UnixMilli() }
	w.exec(`INSERT INTO connection (key, uid, person, platform, external_id, handle, display_name, account_type, scopes, state, zone, connected_at, synced_at)
		VALUES ($1, $2, $3, $4, $2, $5, $5, 'business', $6, 'active', 'Europe/Berlin', $7, $8)`, key, uid, person, platform, handle, scopes, at(60), at(0))
	w.exec(`INSERT INTO profile (connection, external_id, handle, display_name, bio, picture_url, website, verified, url, absent, fetched_at)
		VALUES ($1, 'x', $2, 'Ana', '', 'https://x.cdninstagram.com/p.jpg', NULL, NULL, 'https://example.com/'||$2, '{"verified":"not_offered","website":"not_reported"}', $3)`, key, handle, at(0))
	w.exec(`INSERT INTO token (connection, access, key_id, issued_at, expires_at, state) VALUES ($1, $2, 1, $3, $4, 'idle')`, key, []byte{1}, at(10), at(-50))
	for days := 60; days >= 0; days-- {
		if days == 5 {
			continue
		}
		day := social.DayOf(noon.AddDate(0, 0, -days), social.Zone("Europe/Berlin"))
		w.exec(`INSERT INTO reading (connection, metric, day, value, final, observed_at) VALUES ($1, 'followers', $2, $3, $4, $5)`, key, string(day), 1000+10*(60-days), days > 0, at(days))
	}
	w.exec(`INSERT INTO gap (connection, product, from_day, to_day, cause) VALUES ($1, 'profile', '2026-11-17', '2026-11-17', 'platform_unreachable')`, key)
	w.exec(`INSERT INTO reading (connection, metric, day, value, observed_at) VALUES ($1, 'posts', '2026-11-22', 4, $2)`, key, at(0))
	w.exec(`INSERT INTO plan (connection, product, platform, next_due, slot, day, trigger_by) VALUES ($1, 'profile', $2, $3, 's', '2026-11-23', 'plan')`, key, platform, at(-1))
	w.exec(`INSERT INTO sync_run (key, uid, connection, platform, product, slot, trigger_by, status, pages, items, total, calls, cost, started_at, beat_at, completed_at, duration_ms)
		VALUES ($1, $2, $3, $4, 'profile', 's', 'plan', 'success', 1, 1, 1, 2, 2, $5, $5, $6, 900)`, key*100, strings.Replace(uid, "-7000-", "-7aaa-", 1), key, platform, at(0), at(0)+900)
	if post == "" {
		return
	}
	for n := int64(1); n <= 4; n++ {
		w.exec(`INSERT INTO post (key, uid, connection, external_id, caption, media_type, media_url, thumbnail_url, permalink, absent, posted_at, fetched_at, listed_at, duration)
			VALUES ($1, $2, $3, $4, $5, 'photo', 'https://x.cdninstagram.com/m.jpg', NULL, 'https://example.com/p', '{"thumbnail_url":"not_offered"}', $6, $7, $7, $8)`,
			key*100+n, fmt.Sprintf("%s%d", post[:len(post)-1], n), key, fmt.Sprint(n), fmt.Sprintf("Post %d <b>\u05e9</b>", n), at(int(10*n)), at(0), 30*n)
		w.exec(`INSERT INTO post_reading (post, day, views, reach, likes, comments, shares, saves, interactions, observed_at)
			VALUES ($1, '2026-11-20', $2, $3, 10, 2, 1, 1, 14, $4)`, key*100+n, 300*n-1, 200*n-1, at(2))
		w.exec(`INSERT INTO post_reading (post, day, views, reach, likes, comments, shares, saves, interactions, absent, observed_at)
			VALUES ($1, '2026-11-22', $2, $3, 20, 3, 1, 1, NULL, '{"interactions":"not_reported"}', $4)`, key*100+n, 300*n, 200*n, at(0))
	}
	w.exec(`INSERT INTO breakdown (connection, metric, dimension, day, days, parts, reason, observed_at) VALUES
		($1, 'follower_demographics', 'age', '2026-11-21', 0, '{"18-24":200,"25-34":700}', NULL, $2),
		($1, 'follower_demographics', 'city', '2026-11-21', 0, NULL, 'below_threshold', $2)`, key, at(0))
	w.exec(`INSERT INTO reading_revision (connection, metric, day, since, until_at, value, observed_at) VALUES ($1, 'followers', '2026-11-21', $2, $3, 1585, $2)`, key, at(1)-9, at(1))
	w.exec(`INSERT INTO former_handle (connection, until_at, handle) VALUES ($1, $2, $3)`, key, at(30), "before."+handle)
	w.exec(`INSERT INTO observation (connection, product, day, observed_at) VALUES ($1, 'posts', '2026-11-20', $2), ($1, 'archive', '2026-11-20', $2), ($1, 'posts', '2026-11-22', $3)`, key, at(2), at(0))
}

// dailyViews writes 60 days of an account's views, up to two days ago and read this morning: 100 on the first, one more on each. One day was
// not read, and the last is not settled.
func (w *world) dailyViews(key int64) {
	at := noon.Add(-6 * time.Hour)
	for days := 60; days >= 2; days-- {
		if day := social.DayOf(noon.AddDate(0, 0, -days), time.UTC); day != "2026-11-14" {
			w.exec(`INSERT INTO reading (connection, metric, day, value, final, observed_at) VALUES ($1, 'daily_views', $2, $3, FALSE, $4)`, key, string(day), 160-days, at.UnixMilli())
		}
	}
	w.exec(`INSERT INTO gap (connection, product, from_day, to_day, cause) VALUES ($1, 'insights', '2026-11-14', '2026-11-15', 'access_expired')`, key)
	w.exec(`INSERT INTO observation (connection, product, day, observed_at) VALUES ($1, 'insights', '2026-11-22', $2)`, key, at.UnixMilli())
}

func (w *world) exec(query string, args ...any) {
	w.t.Helper()
	if _, err := w.db.Writer().ExecContext(w.t.Context(), query, args...); err != nil {
		w.t.Fatalf("%s: %v", query, err)
	}
}

// answer is what a request got.
type answer struct {
	status int
	header http.Header
	body   string
}

// ask sends a request as somebody ("" for nobody), as the web app would.
func (w *world) ask(who, method, target, body string, change ...func(*http.Request)) answer {
	w.t.Helper()
	r := httptest.NewRequestWithContext(w.t.Context(), method, target, strings.NewReader(body))
	r.Host = "localhost:5050"
	if who != "" {
		r.AddCookie(&http.Cookie{Name: "candor", Value: who})
	}
	if method != http.MethodGet {
		r.Header.Set("X-Candor", "1")
		r.Header.Set("Origin", "http://localhost:5050")
	}
	if body != "" {
		r.Header.Set("Content-Type", "application/json")
	}
	for _, c := range change {
		c(r)
	}
	rec := httptest.NewRecorder()
	w.handler.ServeHTTP(rec, r)
	res := rec.Result()
	text, err := io.ReadAll(res.Body)
	if err != nil {
		w.t.Fatal(err)
	}
	return answer{res.StatusCode, res.Header, string(text)}
}

func with(name, value string) func(*http.Request) {
	return func(r *http.Request) { r.Header.Set(name, value) }
}

func escaped(s string) string { return url.QueryEscape(s) }

// exports stands in for the exporter.
type exports struct{ w *world }

// ContentType implements Exporter.
func (exports) ContentType(string) string { return "text/csv; charset=utf-8" }

// Export implements Exporter.
func (exports) Export(_ context.Context, to io.Writer, _ social.View, part, format string, first, last social.Day) error {
	_, err := fmt.Fprint(to, part+format+" "+string(first)+" "+string(last))
	return err
}

// Posts implements Exporter.
func (e exports) Posts(_ context.Context, to io.Writer, v social.View, o social.PostOrder, format string) error {
	if e.w.failsAfter != nil {
		if _, err := to.Write(e.w.failsAfter); err != nil {
			return err
		}
		return context.DeadlineExceeded
	}
	_, err := fmt.Fprintf(to, "%s %s %s %s %s %v %s %s %d", format, v.Platform, v.Connection, o.MediaType, o.By, o.Ascending, o.From, o.To, o.Limit)
	return err
}

// History implements Exporter.
func (exports) History(to io.Writer, acc social.Account, p social.Post, series []analytics.Series, format string) error {
	_, err := fmt.Fprintf(to, "%s %s %s %d", format, acc.Handle, p.UID, len(series))
	return err
}
