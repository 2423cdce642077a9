package collect

import (
	"context"
	"fmt"
	"strconv"
	"sync"
	"testing"
	"time"

	"candor/internal/platform"
	"candor/internal/social"
	"candor/internal/store"
)

// clock is a clock that tests turn.
type clock struct {
	mu  sync.Mutex
	now time.Time
}

func (c *clock) Now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.now
}

func (c *clock) set(t time.Time) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.now = t
}

func (c *clock) add(d time.Duration) { c.set(c.Now().Add(d)) }

// fake is a connector over posts in memory. Its hooks let a test bend one call.
type fake struct {
	mu        sync.Mutex
	posts     []social.PostReading // newest first
	followers social.Figure
	size      int  // posts per page
	proves    bool // a renewal proves the grant
	calls     []string
	// before is asked before each call ("profile" or "posts:<cursor>"); an error is the call's answer.
	before func(call string) error
	// page, if set, makes the pages.
	page func(cursor platform.Cursor) (platform.Page, error)
}

func (f *fake) Info() platform.Info {
	return platform.Info{Platform: social.Instagram, Recent: f.size, Tokens: platform.TokenPolicy{RenewalProves: f.proves}}
}

func (f *fake) AuthorizeURL(platform.AuthRequest) string   { return "" }
func (f *fake) Denied(map[string][]string) *platform.Error { return nil }
func (f *fake) Refresh(context.Context, platform.Token) (platform.Token, error) {
	return platform.Token{}, nil
}
func (f *fake) Exchange(context.Context, string, platform.AuthRequest, platform.Meter) (platform.Grant, error) {
	return platform.Grant{}, nil
}

func (f *fake) called(ctx context.Context, s platform.Session, call string) error {
	if err := s.Meter.Reserve(ctx, platform.Call{Bucket: "app", Endpoint: call, Cost: 1}); err != nil {
		return err
	}
	f.mu.Lock()
	f.calls = append(f.calls, call)
	before := f.before
	f.mu.Unlock()
	if before != nil {
		if err := before(call); err != nil {
			return err
		}
	}
	return ctx.Err()
}

func (f *fake) Profile(ctx context.Context, s platform.Session) (platform.ProfilePage, error) {
	if err := f.called(ctx, s, "profile"); err != nil {
		return platform.ProfilePage{}, err
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	return platform.ProfilePage{
		Account: platform.Account{ExternalID: s.ExternalID, Handle: "ada"},
		Profile: social.Profile{Handle: "ada", DisplayName: social.Says("Ada"), Bio: social.Unsaid(social.NotReported), Verified: social.Missing(social.NotOffered)},
		Figures: social.Figures{social.Followers: f.followers, social.Following: social.Missing(social.NotReported)},
		Notes:   map[string]string{"seen": "yes"},
	}, nil
}

func (f *fake) Posts(ctx context.Context, s platform.Session, cursor platform.Cursor) (platform.Page, error) {
	if err := f.called(ctx, s, "posts:"+string(cursor)); err != nil {
		return platform.Page{}, err
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.page != nil {
		return f.page(cursor)
	}
	return f.cut(cursor), nil
}

// cut is the page at a cursor, which is the index of its first post.
func (f *fake) cut(cursor platform.Cursor) platform.Page {
	from, _ := strconv.Atoi(string(cursor))
	to := min(from+f.size, len(f.posts))
	page := platform.Page{Total: len(f.posts)}
	for _, p := range f.posts[from:to] {
		page.Posts = append(page.Posts, platform.PostReading(p))
	}
	if to < len(f.posts) {
		page.Next = platform.Cursor(strconv.Itoa(to))
	}
	return page
}

func (f *fake) count(prefix string) int {
	f.mu.Lock()
	defer f.mu.Unlock()
	n := 0
	for _, call := range f.calls {
		if len(call) >= len(prefix) && call[:len(prefix)] == prefix {
			n++
		}
	}
	return n
}

func somePosts(n int) []social.PostReading {
	posts := make([]social.PostReading, n)
	for i := range posts {
		posts[i] = social.PostReading{
			Post: social.Post{ExternalID: "p" + strconv.Itoa(i), MediaType: social.Photo, Caption: social.Says("post " + strconv.Itoa(i)),
				PostedAt: time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC).Add(time.Duration(n-i) * time.Hour)},
			Figures: social.Figures{social.Views: social.Known(int64(100 + i)), social.Likes: social.Known(int64(i)), social.Reach: social.Missing(social.BelowThreshold)},
		}
	}
	return posts
}

// keeper hands out tokens.
type keeper struct {
	db       *store.DB
	mu       sync.Mutex
	token    social.Secret
	access   error
	rejected int
	lost     int
	renews   bool // a rejected token is renewed
}

func (k *keeper) Access(context.Context, social.Key) (social.Secret, error) {
	k.mu.Lock()
	defer k.mu.Unlock()
	return k.token, k.access
}

func (k *keeper) Rejected(context.Context, social.Key, social.Secret) (social.Secret, error) {
	k.mu.Lock()
	defer k.mu.Unlock()
	k.rejected++
	if k.renews {
		k.token += "+"
	}
	return k.token, nil
}

func (k *keeper) Lost(ctx context.Context, connection social.Key, _ social.Secret, cause *platform.Error) error {
	k.mu.Lock()
	k.lost++
	k.mu.Unlock()
	_, err := k.db.Writer().ExecContext(ctx, `UPDATE connection SET state = 'needs_reconnect', cause = 'access_revoked' WHERE key = $1`, int64(connection))
	if err != nil {
		return err
	}
	return cause
}

// bench is a store with one connection and a collector over it.
type bench struct {
	t     *testing.T
	db    *store.DB
	clock *clock
	fake  *fake
	keep  *keeper
	conn  social.Connection
	c     *Collector
}

// morning is a Wednesday, 09:30 in Berlin: after the daily hours.
var morning = time.Date(2026, 3, 4, 8, 30, 0, 0, time.UTC)

func newBench(t *testing.T, db *store.DB, change ...func(*Config)) *bench {
	t.Helper()
	b := &bench{t: t, db: db, clock: &clock{now: morning}, fake: &fake{size: 5, followers: social.Known(1000), posts: somePosts(12)},
		keep: &keeper{db: db, token: "token"}}
	config := Config{Store: db, Platforms: map[social.Platform]platform.Connector{social.Instagram: b.fake}, Tokens: b.keep, Now: b.clock.Now}
	for _, f := range change {
		f(&config)
	}
	var err error
	if b.c, err = New(config); err != nil {
		t.Fatal(err)
	}
	b.exec(`INSERT INTO person (key, uid, email, name, role, password_hash, created_at) VALUES (1, 'u1', 'a@example.org', 'Ada', 'creator', 'x', 0)`)
	b.conn = b.connect("c1", "Europe/Berlin")
	return b
}

// connect adds a connection with its first plans.
func (b *bench) connect(uid, zone string) social.Connection {
	b.t.Helper()
	return b.connectAt(social.Instagram, uid, zone)
}

func (b *bench) connectAt(p social.Platform, uid, zone string) social.Connection {
	b.t.Helper()
	c := social.Connection{Key: social.NewKey(), UID: uid, Platform: p, ExternalID: "acc-" + uid, State: social.Connecting, Zone: zone}
	b.exec(`INSERT INTO connection (key, uid, person, platform, external_id, state, zone, connected_at) VALUES ($1, $2, 1, $6, $3, 'connecting', $4, $5)`,
		int64(c.Key), uid, c.ExternalID, zone, b.clock.Now().UnixMilli(), string(p))
	b.plan(b.c.FirstPlans(c, false, b.clock.Now())...)
	return c
}

func (b *bench) plan(plans ...social.Plan) {
	b.t.Helper()
	for _, p := range plans {
		b.exec(`INSERT INTO plan (connection, product, platform, next_due, slot, day, trigger_by) VALUES ($1, $2, $3, $4, $5, $6, $7)
			ON CONFLICT (connection, product) DO UPDATE SET next_due = excluded.next_due, slot = excluded.slot, day = excluded.day, trigger_by = excluded.trigger_by, attempts = 0`,
			int64(p.Connection), string(p.Product), string(p.Platform), p.NextDue.UnixMilli(), p.Slot, string(p.Day), string(p.Trigger))
	}
}

func (b *bench) exec(query string, args ...any) {
	b.t.Helper()
	if _, err := b.db.Writer().ExecContext(b.t.Context(), query, args...); err != nil {
		b.t.Fatal(err)
	}
}

func (b *bench) drain() Drained {
	b.t.Helper()
	sum, err := b.c.Drain(b.t.Context())
	if err != nil {
		b.t.Fatal(err)
	}
	return sum
}

// rows reads a query's rows as texts.
func (b *bench) rows(query string, args ...any) []string {
	b.t.Helper()
	rows, err := b.db.Writer().QueryContext(b.t.Context(), query, args...)
	if err != nil {
		b.t.Fatal(err)
	}
	defer rows.Close()
	columns, _ := rows.Columns()
	var out []string
	for rows.Next() {
		values, to := make([]any, len(columns)), make([]any, len(columns))
		for i := range values {
			to[i] = &values[i]
		}
		if err := rows.Scan(to...); err != nil {
			b.t.Fatal(err)
		}
		line := ""
		for i, v := range values {
			if raw, ok := v.([]byte); ok {
				v = string(raw)
			}
			if v == nil {
				v = "-"
			}
			if i > 0 {
				line += "|"
			}
			line += fmt.Sprint(v)
		}
		out = append(out, line)
	}
	if err := rows.Err(); err != nil {
		b.t.Fatal(err)
	}
	return out
}

func (b *bench) one(query string, args ...any) string {
	b.t.Helper()
	rows := b.rows(query, args...)
	if len(rows) != 1 {
		b.t.Fatalf("%s: %d rows: %v", query, len(rows), rows)
	}
	return rows[0]
}

// only leaves one product in the plan, due now.
func (b *bench) only(product social.Product) social.Plan {
	b.t.Helper()
	b.exec(`DELETE FROM plan WHERE product <> $1`, string(product))
	task, err := b.db.TaskOf(b.t.Context(), b.conn.Key, product)
	if err != nil {
		b.t.Fatal(err)
	}
	return task.Plan
}

// data is everything that was read, without when.
func (b *bench) data() []string {
	b.t.Helper()
	out := b.rows(`SELECT 'post', external_id, caption, media_type, posted_at, misses FROM post ORDER BY external_id`)
	out = append(out, b.rows(`SELECT 'figures', p.external_id, r.day, r.views, r.likes, r.reach, r.absent FROM post_reading r JOIN post p ON p.key = r.post ORDER BY p.external_id, r.day`)...)
	out = append(out, b.rows(`SELECT 'reading', metric, day, value, reason, final FROM reading ORDER BY metric, day`)...)
	return append(out, b.rows(`SELECT 'observed', product, day FROM observation ORDER BY product, day`)...)
}
