package main

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/iotest"
	"time"

	"candor/internal/platform"
	"candor/internal/platform/platformtest"
	"candor/internal/sandbox"
	"candor/internal/social"
)

// bent is a transport that bends one answer of those that pass it.
type bent struct {
	next   http.RoundTripper
	nth    int                         // which answer, from 0
	bend   func(body []byte) io.Reader // nil: none is bent
	bodies [][]byte                    // the answers as they came
}

// RoundTrip implements http.RoundTripper.
func (b *bent) RoundTrip(r *http.Request) (*http.Response, error) {
	resp, err := b.next.RoundTrip(r)
	if err != nil {
		return nil, err
	}
	body, err := io.ReadAll(resp.Body)
	if err != nil {
		return nil, err
	}
	b.bodies = append(b.bodies, body)
	resp.Body, resp.ContentLength = io.NopCloser(bytes.NewReader(body)), -1
	resp.Header.Del("Content-Length")
	if b.bend != nil && len(b.bodies) == b.nth+1 {
		resp.Body = io.NopCloser(b.bend(body))
	}
	return resp, nil
}

// always answers every call with one recorded body.
type always struct {
	status int
	body   []byte
}

// RoundTrip implements http.RoundTripper.
func (a always) RoundTrip(r *http.Request) (*http.Response, error) {
	return &http.Response{StatusCode: a.status, Header: http.Header{"Content-Type": {"application/json"}}, Body: io.NopCloser(bytes.NewReader(a.body)), Request: r}, nil
}

// reading is what one read of a connector brought, as far as these tests look at it.
type reading struct {
	rows  int // posts, days and profiles
	zeros int // figures that are known to be 0
	err   error
}

func (r *reading) count(figures social.Figures) {
	for _, f := range figures {
		r.note(f)
	}
}

func (r *reading) note(f social.Figure) {
	if value, known := f.Value(); known && value == 0 {
		r.zeros++
	}
}

func (r *reading) days(days []platform.DayFigure) {
	r.rows += len(days)
	for _, d := range days {
		r.note(d.Figure)
	}
}

func (r *reading) posts(posts []platform.PostReading) {
	r.rows += len(posts)
	for _, p := range posts {
		r.count(p.Figures)
	}
}

// insightPages is how many pages of what is read beside the counts are read: days, videos and Shorts are three kinds of answers at YouTube.
const insightPages = 3

// read asks a connector for the first page of a product, of insights for the first ones. What comes with an error counts for nothing: the engine does not look at it.
func read(ctx context.Context, c platform.Connector, product social.Product, s platform.Session) (r reading) {
	defer func() {
		if r.err != nil {
			r = reading{err: r.err}
		}
	}()
	switch product {
	case social.ProductProfile:
		var page platform.ProfilePage
		if page, r.err = c.Profile(ctx, s); r.err == nil {
			r.rows++
		}
		r.count(page.Figures)
		r.note(page.Profile.Verified)
		r.days(page.Days)
	case social.ProductPosts:
		var page platform.Page
		page, r.err = c.Posts(ctx, s, "")
		r.posts(page.Posts)
	case social.ProductInsights:
		if reader, ok := c.(platform.InsightsReader); ok {
			for cursor, more := platform.Cursor(""), insightPages; more > 0 && r.err == nil; more-- {
				var page platform.InsightsPage
				page, r.err = reader.Insights(ctx, s, cursor)
				r.posts(page.Posts)
				r.days(page.Days)
				if cursor = page.Next; cursor == "" {
					break
				}
			}
		}
	case social.ProductAudience:
		if reader, ok := c.(platform.AudienceReader); ok {
			var page platform.AudiencePage
			page, r.err = reader.Audience(ctx, s)
			r.rows += len(page.Breakdowns)
			for _, b := range page.Breakdowns {
				for _, part := range b.Parts {
					r.note(social.Known(part))
				}
			}
		}
	case social.ProductStories:
		if reader, ok := c.(platform.StoryReader); ok {
			var page platform.Page
			page, r.err = reader.Stories(ctx, s)
			r.posts(page.Posts)
		}
	}
	return r
}

// answering is a small account at every platform, whose answers can be bent.
type answering struct {
	t     *testing.T
	world *sandbox.Sandbox
	c     *candor
}

func newAnswering(t *testing.T) answering {
	t.Helper()
	config := worldConfig(1, time.Date(2026, 3, 4, 12, 0, 0, 0, time.UTC), true)
	world, err := sandbox.New(config)
	if err != nil {
		t.Fatal(err)
	}
	stage := newStage(t, world, world.Clock.Now, nil)
	y := &year{t: t, world: world, c: stage}
	if y.person, err = stage.access.AddPerson(t.Context(), "answers@example.org", "Answers", social.Creator, password); err != nil {
		t.Fatal(err)
	}
	for _, p := range names() {
		account, _ := world.World.Account(string(p), "pia")
		y.connect(p, account.ID(), yearZone)
	}
	return answering{t, world, stage}
}

// asking reads a product once, with its nth answer bent (nil: none), and returns what it brought and the answers as they came.
type asking func(nth int, bend func([]byte) io.Reader) (reading, [][]byte)

// each gives every product of every platform with a way to read it.
func (a answering) each(test func(t *testing.T, ask asking)) {
	for _, p := range platforms() {
		account, _ := a.world.World.Account(string(p.Info.Platform), "pia")
		connection := a.connection(account.ID())
		for _, product := range social.Products() {
			if product == social.ProductArchive { // reads as the posts do
				continue
			}
			ask := func(nth int, bend func([]byte) io.Reader) (reading, [][]byte) {
				b := &bent{next: a.world.Transport(), nth: nth, bend: bend}
				connector, session := a.open(p, b, connection)
				got := read(a.t.Context(), connector, product, session)
				return got, b.bodies
			}
			plain, answers := ask(0, nil)
			if plain.err != nil {
				a.t.Fatalf("%s %s: %v", p.Info.Platform, product, plain.err)
			}
			if len(answers) > 0 {
				a.t.Run(string(p.Info.Platform)+" "+string(product), func(t *testing.T) { test(t, ask) })
			}
		}
	}
}

func (a answering) connection(external string) social.Connection {
	a.t.Helper()
	var key int64
	if err := a.c.db.Writer().QueryRowContext(a.t.Context(), `SELECT key FROM connection WHERE external_id = $1`, external).Scan(&key); err != nil {
		a.t.Fatal(err)
	}
	task, err := a.c.db.TaskOf(a.t.Context(), social.Key(key), social.ProductPosts)
	if err != nil {
		a.t.Fatal(err)
	}
	return task.Connection
}

func (a answering) open(p listed, transport http.RoundTripper, c social.Connection) (platform.Connector, platform.Session) {
	a.t.Helper()
	settings := standIn(a.world)
	connector, err := p.Open(platform.Deps{Env: func(name string) string { return settings[name] }, PublicURL: "http://localhost:5050", Transport: transport, Now: a.world.Clock.Now})
	if err != nil {
		a.t.Fatal(err)
	}
	token, err := a.c.tokens.Access(a.t.Context(), c.Key)
	if err != nil {
		a.t.Fatal(err)
	}
	return connector, platform.Session{Token: token, ExternalID: c.ExternalID, IDs: c.IDs, Scopes: c.Scopes, Notes: c.Notes, Meter: platform.Unmetered{}, Now: a.world.Clock.Now()}
}

// TestRow07CutAtEveryByte breaks every answer of every product off at every byte (of long ones, in bounded size, at two hundred), by turns
// with an error and as if it ended there. Of an answer that was cut nothing is taken: what is read is what is read when none of it comes.
func TestRow07CutAtEveryByte(t *testing.T) {
	cuts := 0
	newAnswering(t).each(func(t *testing.T, ask asking) {
		plain, answers := ask(0, nil)
		for n, body := range answers {
			body = bytes.TrimSpace(body)
			none, _ := ask(n, func([]byte) io.Reader { return iotest.ErrReader(io.ErrUnexpectedEOF) })
			if none.err == nil && none.rows >= plain.rows {
				t.Errorf("answer %d is not missed", n)
			}
			step := 1
			if os.Getenv("CANDOR_SOAK") != "1" {
				step = 1 + len(body)/200
			}
			for at := 0; at < len(body); at += step {
				end := io.ErrUnexpectedEOF
				if cuts%2 == 0 {
					end = io.EOF
				}
				got, _ := ask(n, func(body []byte) io.Reader {
					return io.MultiReader(bytes.NewReader(body[:min(at, len(body)-2)]), iotest.ErrReader(end))
				})
				cuts++
				if (got.err == nil) != (none.err == nil) || got.rows != none.rows {
					t.Fatalf("answer %d cut at byte %d of %d: %d rows, error %v; without any of it %d rows, error %v", n, at, len(body), got.rows, got.err, none.rows, none.err)
				}
			}
		}
	})
	t.Logf("%d cuts", cuts)
}

// fewer is how many of the strange values a field is given in bounded size, by turns.
const fewer = 2

// someStrange are the values that the nth field is given.
func someStrange(n int) []any {
	if os.Getenv("CANDOR_SOAK") == "1" {
		return strange
	}
	at := n * fewer % len(strange)
	return append(slices.Clone(strange[at:]), strange[:at]...)[:fewer]
}

// strange are the values that every field of an answer is given in turn.
var strange = []any{nil, "", "12", "abc", true, 1.5, -1, json.Number("92233720368547758080"), map[string]any{}, []any{}}

// mutations calls with every variant of a JSON text in which one field is absent, has another name, or holds something strange. Of a
// list the first two items are changed.
func mutations(t *testing.T, text []byte, each func(what string, text []byte)) {
	t.Helper()
	decode := json.NewDecoder(bytes.NewReader(text))
	decode.UseNumber()
	var root any
	if err := decode.Decode(&root); err != nil {
		return // no JSON: nothing to change
	}
	say := func(what string) {
		changed, err := json.Marshal(root)
		if err != nil {
			t.Fatal(err)
		}
		each(what, changed)
	}
	fields := 0
	var walk func(path string, node any)
	walk = func(path string, node any) {
		switch node := node.(type) {
		case map[string]any:
			for _, key := range slices.Sorted(maps.Keys(node)) {
				was := node[key]
				delete(node, key)
				say(path + "." + key + " absent")
				node[key+"_v2"] = was
				say(path + "." + key + " renamed")
				delete(node, key+"_v2")
				fields++
				for _, value := range someStrange(fields) {
					node[key] = value
					say(fmt.Sprintf("%s.%s %T %v", path, key, value, value))
				}
				node[key] = was
				walk(path+"."+key, was)
			}
		case []any:
			for n := range min(2, len(node)) {
				was := node[n]
				for _, value := range strange {
					node[n] = value
					say(fmt.Sprintf("%s[%d] %T %v", path, n, value, value))
				}
				node[n] = was
				walk(fmt.Sprintf("%s[%d]", path, n), was)
			}
		}
	}
	walk("", root)
}

// ends are the failures that end a connection: no answer of another form may be taken for one of them.
var ends = []platform.Kind{platform.GrantDead, platform.TokenRejected, platform.AccountGone, platform.AccountBlocked, platform.NotProfessional, platform.NoAccount}

// judgeStrange compares what a changed answer brought with what the plain one brought.
func judgeStrange(t *testing.T, what string, plain, got reading) {
	t.Helper()
	var e *platform.Error
	switch {
	case got.err == nil && got.zeros > plain.zeros:
		t.Errorf("%s: %d figures are 0, which nobody said", what, got.zeros-plain.zeros)
	case got.err == nil:
	case !errors.As(got.err, &e):
		t.Errorf("%s: not an error of ours: %v", what, got.err)
	case slices.Contains(ends, e.Kind) && (plain.err == nil || !slices.Contains(ends, platform.KindOf(plain.err))) && !emptied(what):
		t.Errorf("%s: would end the connection: %v", what, got.err)
	}
}

// emptied tells the one form in which an answer in order says that an account is gone: YouTube's list without items.
func emptied(what string) bool {
	return strings.HasPrefix(what, ".items ") || strings.HasPrefix(what, ".pageInfo")
}

// TestRow09StrangeAnswers gives every field of every answer every strange value: no panic, no 0 that nobody said, no connection ended.
func TestRow09StrangeAnswers(t *testing.T) {
	tried := 0
	newAnswering(t).each(func(t *testing.T, ask asking) {
		plain, answers := ask(0, nil)
		for n, body := range answers {
			mutations(t, body, func(what string, text []byte) {
				tried++
				got, _ := ask(n, func([]byte) io.Reader { return bytes.NewReader(text) })
				judgeStrange(t, what, plain, got)
			})
		}
	})
	t.Logf("%d strange answers", tried)
}

// TestRow29ChangedRecordings does the same to real answers: each recording answers every call of every product of its platform.
func TestRow29ChangedRecordings(t *testing.T) {
	root, err := filepath.Abs("../../../shared/recordings")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(root); err != nil {
		t.Skipf("the recordings are not here (%s): they are kept beside the repository, not in it", root)
	}
	a := newAnswering(t)
	tried := 0
	for _, p := range platforms() {
		account, _ := a.world.World.Account(string(p.Info.Platform), "pia")
		connection := a.connection(account.ID())
		files, err := filepath.Glob(filepath.Join(root, string(p.Info.Platform), "*.json"))
		if err != nil || len(files) == 0 {
			t.Fatalf("no recordings of %s: %v", p.Info.Platform, err)
		}
		for _, file := range files {
			answer := recordedAnswer(t, file)
			for _, product := range []social.Product{social.ProductProfile, social.ProductPosts} {
				ask := func(text []byte) reading {
					connector, session := a.open(p, always{answer.status, text}, connection)
					session.ExternalID = answer.account(session.ExternalID)
					return read(t.Context(), connector, product, session)
				}
				plain := ask(answer.body)
				mutations(t, answer.body, func(what string, text []byte) {
					tried++
					judgeStrange(t, what, plain, ask(text))
				})
			}
		}
	}
	t.Logf("%d changed recordings", tried)
}

// recordedAnswer answers as a recording does.
func recordedAnswer(t *testing.T, file string) always {
	t.Helper()
	r := platformtest.Recorded(t, file)
	return always{r.Status, r.Body}
}

// account is the account that a recorded profile is about, so that it is not refused for being about another one.
func (a always) account(otherwise string) string {
	var profile struct {
		UserID string `json:"user_id"`
		Data   struct {
			User struct {
				OpenID string `json:"open_id"`
			} `json:"user"`
		} `json:"data"`
		Items []struct {
			ID any `json:"id"`
		} `json:"items"`
	}
	_ = json.Unmarshal(a.body, &profile) // an error's body names nobody
	if len(profile.Items) > 0 {
		if id, ok := profile.Items[0].ID.(string); ok {
			return id
		}
	}
	return cmp.Or(profile.UserID, profile.Data.User.OpenID, otherwise)
}
