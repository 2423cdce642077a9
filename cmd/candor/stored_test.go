package main

import (
	"context"
	"fmt"
	"io"
	"maps"
	"net/http"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"candor/internal/demo"
	"candor/internal/platform"
	"candor/internal/sandbox"
	"candor/internal/seal"
	"candor/internal/social"
	"candor/internal/store/storetest"
)

// sent is every figure that a connector handed to the engine, the last one of each place, as words. That connectors hand on what the
// platforms send is what their own tests compare with the simulators and the recordings.
type sent struct {
	sync.Mutex
	days   map[string]string // account, metric and day
	posts  map[string]string // account, post and metric
	named  map[string]string // likewise, of posts of which only the id was told
	parts  map[string]string // account, metric, dimension and part
	kinds  map[string]string // account and post: its media type; what a report of a video's kind says counts more than a listing
	shorts map[string]bool   // account and post: which videos a report called Shorts
}

func newSent() *sent {
	return &sent{days: map[string]string{}, posts: map[string]string{}, named: map[string]string{}, parts: map[string]string{}, kinds: map[string]string{}, shorts: map[string]bool{}}
}

func (s *sent) note(into map[string]string, f social.Figure, place ...any) {
	s.Lock()
	defer s.Unlock()
	key := fmt.Sprintln(place...)
	if !f.Known() && f.Reason() == social.NotSettled && into[key] != "" {
		return // what was known of a day stays
	}
	into[key] = wordOf(f)
}

func wordOf(f social.Figure) string { return social.Figures{"": f}.Words()[""] }

func (s *sent) notePosts(account string, posts []platform.PostReading) {
	for _, p := range posts {
		into := s.posts
		if p.Named {
			into = s.named
		} else {
			s.note(into, p.Post.Duration, account, p.Post.ExternalID, "duration")
			s.note(into, p.Post.AIGenerated, account, p.Post.ExternalID, "ai_generated")
		}
		for m, f := range p.Figures {
			s.note(into, f, account, p.Post.ExternalID, m)
		}
		s.noteKind(account, p.Post, p.Named)
	}
}

func (s *sent) noteKind(account string, p social.Post, named bool) {
	s.Lock()
	defer s.Unlock()
	key := fmt.Sprintln(account, p.ExternalID)
	if named && p.MediaType == social.Short {
		s.shorts[key] = true
	}
	if was := s.kinds[key]; p.MediaType == "" || named && was != string(social.Video) || p.MediaType == social.Video && was == string(social.Short) {
		return
	}
	s.kinds[key] = string(p.MediaType)
}

func (s *sent) noteProfile(page platform.ProfilePage, now time.Time) {
	for m, f := range page.Figures {
		s.note(s.days, f, page.Account.ExternalID, m, social.DayOf(now, social.Zone(demo.Zone)))
	}
	s.noteDays(page.Account.ExternalID, page.Days)
}

func (s *sent) noteDays(account string, days []platform.DayFigure) {
	for _, d := range days {
		s.note(s.days, d.Figure, account, d.Metric, d.Day)
	}
}

// tapped is a connector with an ear on it; the types below add the capabilities that the one inside has.
type tapped struct {
	platform.Connector
	sent *sent
}

func (c tapped) Profile(ctx context.Context, s platform.Session) (platform.ProfilePage, error) {
	page, err := c.Connector.Profile(ctx, s)
	if err == nil {
		c.sent.noteProfile(page, s.Now)
	}
	return page, err
}

// Exchange hears the first reading, which comes with the sign-in.
func (c tapped) Exchange(ctx context.Context, code string, req platform.AuthRequest, meter platform.Meter) (platform.Grant, error) {
	grant, err := c.Connector.Exchange(ctx, code, req, meter)
	if err == nil && grant.Profile != nil {
		c.sent.noteProfile(*grant.Profile, grant.Token.IssuedAt)
	}
	return grant, err
}

func (c tapped) Posts(ctx context.Context, s platform.Session, cursor platform.Cursor) (platform.Page, error) {
	page, err := c.Connector.Posts(ctx, s, cursor)
	c.sent.notePosts(s.ExternalID, page.Posts)
	return page, err
}

type tappedInsights struct{ tapped }

func (c tappedInsights) Insights(ctx context.Context, s platform.Session, cursor platform.Cursor) (platform.InsightsPage, error) {
	page, err := c.Connector.(platform.InsightsReader).Insights(ctx, s, cursor)
	if err == nil {
		c.sent.noteDays(s.ExternalID, page.Days)
		c.sent.notePosts(s.ExternalID, page.Posts)
	}
	return page, err
}

func (c tappedInsights) Audience(ctx context.Context, s platform.Session) (platform.AudiencePage, error) {
	page, err := c.Connector.(platform.AudienceReader).Audience(ctx, s)
	if err == nil {
		for _, b := range page.Breakdowns {
			if b.Reason != "" {
				c.sent.note(c.sent.parts, social.Missing(b.Reason), s.ExternalID, b.Metric, b.Dimension, "")
			}
			for part, value := range b.Parts {
				c.sent.note(c.sent.parts, social.Known(value), s.ExternalID, b.Metric, b.Dimension, part)
			}
		}
	}
	return page, err
}

type tappedStories struct{ tappedInsights }

func (c tappedStories) Stories(ctx context.Context, s platform.Session) (platform.Page, error) {
	page, err := c.Connector.(platform.StoryReader).Stories(ctx, s)
	c.sent.notePosts(s.ExternalID, page.Posts)
	return page, err
}

// tap puts an ear on a connector.
func tap(c platform.Connector, s *sent) platform.Connector {
	t := tapped{c, s}
	if _, ok := c.(platform.StoryReader); ok {
		return tappedStories{tappedInsights{t}}
	}
	if _, ok := c.(platform.InsightsReader); ok {
		return tappedInsights{t}
	}
	return t
}

// plentiful is by how much the platforms' budgets are raised: days of all products pass in one instant here.
const plentiful = 10_000

// assembled is a whole Candor over a database, in a simulated world whose clock stands still, and a person in it.
func assembled(t *testing.T, url string, start time.Time) (*sandbox.Sandbox, *candor, outside, social.Person) {
	t.Helper()
	world, err := sandbox.New(worldConfig(1, start, true))
	if err != nil {
		t.Fatal(err)
	}
	set := &Settings{DatabaseURL: url, PublicURL: "http://localhost:5050", LogLevel: "error", Workers: 4}
	set.KeysetFile = filepath.Join(t.TempDir(), "keyset.json")
	if _, err := seal.AddKey(set.KeysetFile, true); err != nil {
		t.Fatal(err)
	}
	o := environment(set, streams{io.Discard, io.Discard})
	settings := standIn(world)
	o.env, o.now, o.transport, o.roomy = func(name string) string { return settings[name] }, world.Clock.Now, world.Transport(), plentiful
	c, err := assemble(t.Context(), set, o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { c.db.Close() })
	person, err := c.access.AddPerson(t.Context(), "ada@example.org", "Ada", social.Creator, "correct horse battery")
	if err != nil {
		t.Fatal(err)
	}
	return world, c, o, person
}

// others are accounts that differ in what is sent and so in what is stored, beside the two that the test lives with: likes hidden by their owner,
// subscribers not shown, a late switch to a professional account with posts taken down, too few followers for many figures, and no posts at all.
var others = map[string][]social.Platform{
	"layla": {social.Instagram, social.YouTube}, "viktor": {social.Instagram}, "pia": names(), "noor": names(),
}

// TestStoredIsSent carries out every product of all three platforms over three days, and finds in the database every figure that was
// sent, and no other; then asks the API for the first day as it was known on it, after what the platforms corrected since. On the last day
// the others sign in, and Instagram has removed two metrics.
func TestStoredIsSent(t *testing.T) {
	storetest.EachURL(t, func(t *testing.T, url string) {
		start := time.Date(2026, 3, 2, 12, 0, 0, 0, time.UTC)
		world, c, o, person := assembled(t, url, start)
		heard := newSent()
		for p, connector := range c.connectors {
			c.connectors[p] = tap(connector, heard)
		}
		h := demo.History{World: world, Accounts: c.accounts}
		connectAll(t, h, person, map[string][]social.Platform{"mara": names(), "tomo": names()})
		live := func(day int) { liveOn(t, world, c, start.AddDate(0, 0, day).Add(8*time.Hour)) }
		handler, err := c.handler(o)
		if err != nil {
			t.Fatal(err)
		}
		live(0)
		checkStored(t, c, heard, person)
		cookie, first := signedIn(t, handler), map[string]map[string]string{}
		pages := questions(t, c, person)
		then := world.Clock.Now().UTC().Format(time.RFC3339)
		for _, page := range pages {
			first[page] = figuresIn(t, handler, cookie, page)
		}
		live(1)
		world.Clock.Set(start.AddDate(0, 0, 2))
		world.Apps.Set(string(social.Instagram), announced(world, string(social.Instagram))["client_id"], map[string]string{"removed_metrics": "reposts,profile_visits"})
		another, err := c.access.AddPerson(t.Context(), "eve@example.org", "Eve", social.Creator, "correct horse battery")
		if err != nil {
			t.Fatal(err)
		}
		connectAll(t, h, another, others)
		live(2)
		checkStored(t, c, heard, another, person)
		checkReasons(t, heard)
		if shorts := slices.Collect(maps.Values(heard.kinds)); !slices.Contains(shorts, string(social.Short)) || !slices.Contains(shorts, string(social.Live)) {
			t.Error("no Short or no broadcast was read")
		}
		moved := 0
		for _, page := range pages {
			if len(first[page]) == 0 {
				t.Errorf("%s holds no figure", page)
			}
			if diff := cmp.Diff(first[page], figuresIn(t, handler, cookie, page+"&as_of="+then)); diff != "" {
				t.Errorf("%s as of %s (-saved +answered):\n%s", page, then, diff)
			}
			if cmp.Diff(first[page], figuresIn(t, handler, cookie, page)) != "" {
				moved++
			}
		}
		if moved < 3 {
			t.Errorf("only %d pages changed in two days: the past was not put to the test", moved)
		}
		checkMissedDay(t, world, c, handler, cookie, start.AddDate(0, 0, 4))
	})
}

// connectAll signs a person in with accounts of creators.
func connectAll(t *testing.T, h demo.History, person social.Person, creators map[string][]social.Platform) {
	t.Helper()
	for _, creator := range slices.Sorted(maps.Keys(creators)) {
		for _, p := range creators[creator] {
			a, ok := h.World.World.Account(string(p), creator)
			if !ok {
				t.Fatalf("no %s on %s", creator, p)
			}
			if err := h.Connect(t.Context(), person, p, a.ID()); err != nil {
				t.Fatal(err)
			}
		}
	}
}

// checkReasons sees that what the others differ in was met.
func checkReasons(t *testing.T, heard *sent) {
	t.Helper()
	met := map[string]bool{}
	for _, figures := range []map[string]string{heard.days, heard.posts, heard.parts} {
		for _, word := range figures {
			met[word] = true
		}
	}
	for _, reason := range []social.Reason{social.HiddenByOwner, social.TurnedOff, social.BeforeConversion, social.BelowThreshold, social.NotOffered, social.NotReported, social.NotSettled} {
		if !met[wordOf(social.Missing(reason))] {
			t.Errorf("nothing was missing as %s", reason)
		}
	}
}

// checkMissedDay sees a day pass on which nothing was read, asks before that is on record, and asks for that instant again when it is.
func checkMissedDay(t *testing.T, world *sandbox.Sandbox, c *candor, handler http.Handler, cookie *http.Cookie, next time.Time) {
	t.Helper()
	world.Clock.Set(next)
	page := fmt.Sprintf("/api/analytics/socials/%s?", social.TikTok)
	then, saved := next.UTC().Format(time.RFC3339), figuresIn(t, handler, cookie, page)
	liveOn(t, world, c, next.Add(8*time.Hour))
	if diff := cmp.Diff(saved, figuresIn(t, handler, cookie, page+"as_of="+then+"&to="+string(social.DayOf(next, social.Zone(demo.Zone))))); diff != "" {
		t.Errorf("%s as of %s, before a gap was on record (-saved +answered):\n%s", page, then, diff)
	}
	missed := string(social.DayOf(next, social.Zone(demo.Zone)).Add(-1))
	for at, word := range figuresIn(t, handler, cookie, page) {
		if strings.HasSuffix(at, ".points."+missed) && strings.Contains(word, string(social.CauseDowntime)) && !strings.Contains(saved[at], string(social.CauseDowntime)) {
			return
		}
	}
	t.Errorf("no gap of %s came on record", missed)
}

// liveOn carries out at an instant, without the queue, all that is due then; none of it may fail.
func liveOn(t *testing.T, world *sandbox.Sandbox, c *candor, at time.Time) {
	t.Helper()
	world.Clock.Set(at)
	if _, err := c.tokens.RenewDue(t.Context()); err != nil {
		t.Fatal(err)
	}
	if _, err := c.collector.Tick(t.Context()); err != nil {
		t.Fatal(err)
	}
	if done, err := c.collector.Drain(t.Context()); err != nil || done.Failed+done.Partial > 0 {
		t.Fatalf("at %s: %+v, %v", at, done, err)
	}
}

// questions are the addresses under which the API answers with figures of a person's accounts, each without an as_of.
func questions(t *testing.T, c *candor, person social.Person) []string {
	t.Helper()
	v := social.View{Person: person.Key}
	accounts, err := c.db.Accounts(t.Context(), v)
	if err != nil {
		t.Fatal(err)
	}
	pages := []string{"/api/analytics/socials?"}
	for _, p := range names() {
		pages = append(pages, fmt.Sprintf("/api/analytics/socials/%s?to=2026-03-02", p), fmt.Sprintf("/api/posts?platform=%s&limit=100&sort=views", p))
	}
	for _, a := range accounts {
		for _, path := range []string{"rates", "averages", "best-time", "posting", "compare?metric=followers", "compare?metric=daily_views&unsettled=true", "difference?metric=followers"} {
			if path == "posting" && a.Platform == social.YouTube {
				continue // by type of post: which video is a Short is told later, and what a post is is told as it is today
			}
			if !strings.Contains(path, "?") {
				path += "?"
			}
			pages = append(pages, "/api/analytics/"+path+"&connection="+a.UID)
		}
		if a.Platform != social.TikTok {
			pages = append(pages, "/api/audience?connection="+a.UID)
		}
		v.Connection = a.UID
		posts, _, err := c.db.PostList(t.Context(), v, social.PostOrder{Limit: 1})
		if err != nil || len(posts) == 0 {
			t.Fatalf("%d posts of @%s, error %v", len(posts), a.Handle, err)
		}
		pages = append(pages, "/api/posts/"+posts[0].UID+"?", "/api/posts/"+posts[0].UID+"/decay?")
	}
	return pages
}

// checkStored compares the database with what was heard, in both directions. Figures of which only the post's id was told are stored if
// the post was: on the first day they may have come before it, and of a private video they stay away.
func checkStored(t *testing.T, c *candor, heard *sent, fresh social.Person, older ...social.Person) {
	t.Helper()
	stored, listed := newSent(), map[string]bool{}
	storedOf(t, c, social.View{Person: fresh.Key}, stored)
	for _, person := range older {
		for _, account := range storedOf(t, c, social.View{Person: person.Key}, stored) {
			listed[account] = true
		}
	}
	expected := maps.Clone(heard.posts)
	for key, word := range heard.named {
		words := strings.Fields(key)
		_, is := stored.posts[key]
		_, post := stored.posts[fmt.Sprintln(words[0], words[1], social.Views)]
		if is || listed[words[0]] && post {
			expected[key] = word
		}
	}
	kinds := maps.Clone(heard.kinds)
	for key := range heard.shorts { // what is heard first may be written last: a report counts once the post is there
		if is := stored.kinds[key]; is == string(social.Short) || is == string(social.Video) && !listed[strings.Fields(key)[0]] {
			kinds[key] = is
		}
	}
	for what, pair := range map[string][2]map[string]string{"days": {heard.days, stored.days}, "posts": {expected, stored.posts}, "parts": {heard.parts, stored.parts},
		"kinds": {kinds, stored.kinds}} {
		if diff := cmp.Diff(pair[0], pair[1]); diff != "" {
			t.Errorf("%s (-sent +stored):\n%.4000s", what, diff)
		}
		if len(pair[0]) < 100 {
			t.Errorf("only %d %s were sent", len(pair[0]), what)
		}
	}
}

// storedOf adds what the database holds of a view, and returns the accounts that it is of.
func storedOf(t *testing.T, c *candor, v social.View, stored *sent) []string {
	t.Helper()
	accounts, err := c.db.Accounts(t.Context(), v)
	if err != nil {
		t.Fatal(err)
	}
	id := map[social.Key]string{}
	for _, a := range accounts {
		id[a.Key] = a.ExternalID
	}
	var metrics []social.MetricID
	for _, m := range social.Metrics() {
		metrics = append(metrics, m.ID)
	}
	readings, err := c.db.Readings(t.Context(), v, "2005-01-01", "2027-01-01", metrics...)
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range readings {
		stored.note(stored.days, r.Figure, id[r.Connection], r.Metric, r.Day)
	}
	for _, kind := range []social.MediaType{"", social.Story} {
		posts, _, err := c.db.PostList(t.Context(), v, social.PostOrder{MediaType: kind, Limit: 10_000})
		if err != nil {
			t.Fatal(err)
		}
		for _, p := range posts {
			for m, f := range p.Figures {
				stored.note(stored.posts, f, id[p.Connection], p.ExternalID, m)
			}
			stored.note(stored.posts, p.Duration, id[p.Connection], p.ExternalID, "duration")
			stored.note(stored.posts, p.AIGenerated, id[p.Connection], p.ExternalID, "ai_generated")
			stored.noteKind(id[p.Connection], p.Post, false)
		}
	}
	parts, err := c.db.Breakdowns(t.Context(), v)
	if err != nil {
		t.Fatal(err)
	}
	for _, b := range parts {
		if b.Reason != "" {
			stored.note(stored.parts, social.Missing(b.Reason), id[b.Connection], b.Metric, b.Dimension, "")
		}
		for part, value := range b.Parts {
			stored.note(stored.parts, social.Known(value), id[b.Connection], b.Metric, b.Dimension, part)
		}
	}
	return slices.Collect(maps.Values(id))
}
