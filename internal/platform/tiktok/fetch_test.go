package tiktok

import (
	"context"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"candor/internal/platform"
	"candor/internal/sandbox"
	sandboxtiktok "candor/internal/sandbox/tiktok"
	"candor/internal/social"
)

// Every code of the platform page's table, with the status that it comes with, inside a 200, and under a 5xx.
func TestErrorTable(t *testing.T) {
	s := full()
	s.Notes[noteAI] = fieldAI + "@" + testNow.Format(time.DateOnly) // a refusal is not answered by asking for less
	for code, want := range map[string]platform.Kind{
		"access_token_invalid": platform.TokenRejected, "scope_not_authorized": platform.ScopeMissing, "scope_permission_missed": platform.ScopeMissing,
		"invalid_params": platform.BadRequest, "rate_limit_exceeded": platform.RateLimited, "internal_error": platform.Transient, "brand_new": platform.BadRequest,
	} {
		for _, status := range []int{200, 400, 401, 403} {
			c, _ := play(t, refused(status, code))
			_, err := c.Posts(background, s, "")
			if e := kindIs(t, err, want); e.Code != code || e.Status != status || !strings.Contains(e.Message, "20250920002050 100115989EF4EE2405DD") {
				t.Errorf("%s in %d: %+v", code, status, e)
			}
		}
		c, _ := play(t, refused(500, code), refused(429, code))
		_, err := c.Posts(background, s, "")
		kindIs(t, err, platform.Transient)
		_, err = c.Posts(background, s, "")
		kindIs(t, err, platform.RateLimited)
	}
	for body, want := range map[string]platform.Kind{
		`{"data":{"videos":[]},"error":{"code":"","message":""}}`: platform.Malformed,
		`{"error":{"code":"ok"}}`:                                 platform.Malformed,
		`{"data":{"videos":17},"error":{"code":"ok"}}`:            platform.Malformed,
		`{"data":{"videos":[`:                                     platform.Malformed,
		`[]`:                                                      platform.Malformed,
	} {
		c, _ := play(t, ok(body))
		_, err := c.Posts(background, s, "")
		kindIs(t, err, want)
	}
	c, _ := play(t, scripted{status: 429, header: http.Header{"Retry-After": {"90"}}, body: `{"error":{"code":"rate_limit_exceeded"}}`})
	_, err := c.Posts(background, s, "")
	if e := kindIs(t, err, platform.RateLimited); !e.Until.Equal(testNow.Add(90 * time.Second)) {
		t.Errorf("until %v", e.Until)
	}
}

func TestProfileFields(t *testing.T) {
	const basic, profile, stats = "open_id,union_id,avatar_url,display_name", "username,bio_description,profile_deep_link,is_verified", "follower_count,following_count,likes_count,video_count"
	lost := refused(401, "scope_not_authorized")
	for name, test := range map[string]struct {
		scopes  []string
		refused []scripted
		want    []string
	}{
		"all":                {Info.AskedScopes(), nil, []string{basic + "," + profile + "," + stats}},
		"basic only":         {[]string{scopeBasic}, nil, []string{basic}},
		"no profile":         {[]string{scopeStats, scopeBasic}, nil, []string{basic + "," + stats}},
		"stats taken back":   {Info.AskedScopes(), []scripted{lost}, []string{basic + "," + profile + "," + stats, basic + "," + profile}},
		"profile taken back": {Info.AskedScopes(), []scripted{lost, lost}, []string{basic + "," + profile + "," + stats, basic + "," + profile, basic + "," + stats}},
		"both taken back": {Info.AskedScopes(), []scripted{lost, lost, lost},
			[]string{basic + "," + profile + "," + stats, basic + "," + profile, basic + "," + stats, basic}},
		"the one there was":   {[]string{scopeBasic, scopeProfile}, []scripted{refused(400, "scope_permission_missed")}, []string{basic + "," + profile, basic}},
		"the other there was": {[]string{scopeBasic, scopeStats}, []scripted{lost}, []string{basic + "," + stats, basic}},
	} {
		t.Run(name, func(t *testing.T) {
			c, s := play(t, append(test.refused, data(`{"user":{"open_id":"`+testAccount+`","username":"sim","follower_count":1204}}`))...)
			page, err := c.Profile(background, session(test.scopes...))
			if err != nil {
				t.Fatal(err)
			}
			var asked []string
			for _, r := range s.asked {
				asked = append(asked, asks(r))
			}
			if !slices.Equal(asked, test.want) {
				t.Errorf("asked %q", asked)
			}
			if last := asked[len(asked)-1]; strings.Contains(last, "follower_count") != page.Figures[social.Followers].Known() {
				t.Errorf("followers %v after %s", page.Figures[social.Followers], last)
			}
		})
	}
	c, _ := play(t, lost, lost, lost, lost)
	_, err := c.Profile(background, full())
	if e := kindIs(t, err, platform.ScopeMissing); e.Scope != scopeBasic {
		t.Errorf("the missing scope is %q", e.Scope)
	}
	c, _ = play(t)
	_, err = c.Profile(background, session())
	kindIs(t, err, platform.ScopeMissing)
	c, _ = play(t, refused(401, "access_token_invalid"))
	_, err = c.Profile(background, full())
	kindIs(t, err, platform.TokenRejected)
	c, _ = play(t, data(`{"user":{"open_id":"-000somebodyelse"}}`), data(`{}`))
	_, err = c.Profile(background, full())
	kindIs(t, err, platform.Malformed)
	_, err = c.Profile(background, full())
	kindIs(t, err, platform.Malformed)
}

func TestPostsWithoutTheScope(t *testing.T) {
	c, _ := play(t)
	_, err := c.Posts(background, session(scopeBasic), "")
	if e := kindIs(t, err, platform.ScopeMissing); e.Scope != scopeVideos {
		t.Errorf("the missing scope is %q", e.Scope)
	}
	c, _ = play(t, refused(401, "scope_not_authorized"))
	_, err = c.Posts(background, full(), "")
	if e := kindIs(t, err, platform.ScopeMissing); e.Scope != scopeVideos {
		t.Errorf("the missing scope is %q", e.Scope)
	}
}

func TestCursors(t *testing.T) {
	const video = `{"id":"7","create_time":1786994411}`
	for name, test := range map[string]struct {
		from platform.Cursor
		body string
		want platform.Cursor
	}{
		"more":                     {"", `{"videos":[` + video + `],"cursor":1786994411000,"has_more":true}`, "1786994411000"},
		"the end with a cursor":    {"", `{"videos":[` + video + `],"cursor":1786994411000,"has_more":false}`, ""},
		"no word of more":          {"", `{"videos":[` + video + `],"cursor":1786994411000}`, ""},
		"empty and more":           {"1786994411000", `{"videos":[],"cursor":1786994400001,"has_more":true}`, "1786994400001"},
		"the same cursor":          {"1786994411000", `{"videos":[],"cursor":1786994411000,"has_more":true}`, "1786994411000"},
		"a cursor into the future": {"1786994411000", `{"videos":[],"cursor":1786994999000,"has_more":true}`, "1786994411000"},
		"no videos at all":         {"", `{"cursor":0,"has_more":false}`, ""},
		"begun afresh":             {"afresh:1786994411000", `{"cursor":1786994400000,"has_more":true}`, "afresh:1786994400000"},
	} {
		t.Run(name, func(t *testing.T) {
			c, s := play(t, data(test.body))
			page, err := c.Posts(background, full(), test.from)
			if err != nil || page.Next != test.want {
				t.Errorf("next %q, %v", page.Next, err)
			}
			want := `{"max_count":20}`
			if test.from != "" {
				want = `{"max_count":20,"cursor":1786994411000}`
			}
			if s.bodies[0] != want || s.asked[0].Header.Get("Content-Type") != "application/json" || asks(s.asked[0]) != videoFields+","+fieldAI {
				t.Errorf("sent %s", s.bodies[0])
			}
		})
	}
	c, _ := play(t, data(`{"videos":[],"cursor":"soon","has_more":true}`))
	_, err := c.Posts(background, full(), "")
	kindIs(t, err, platform.Malformed)
	for _, cursor := range []platform.Cursor{"x", "-5", "afresh:x", "99999999999999999999"} {
		_, err = c.Posts(background, full(), cursor)
		kindIs(t, err, platform.BadRequest)
	}
}

// A stale cursor begins the listing again, once.
func TestStaleCursor(t *testing.T) {
	c, s := play(t, refused(400, "invalid_params"), data(`{"videos":[],"cursor":1786994411000,"has_more":true}`), refused(400, "invalid_params"))
	page, err := c.Posts(background, full(), "1786900000000")
	if err != nil || page.Next != "afresh:1786994411000" || s.bodies[1] != `{"max_count":20}` {
		t.Fatalf("next %q, %v, sent %v", page.Next, err, s.bodies)
	}
	_, err = c.Posts(background, full(), page.Next)
	kindIs(t, err, platform.BadRequest)
	c, _ = play(t, refused(400, "invalid_params"), refused(400, "invalid_params"))
	page, err = c.Posts(background, full(), "")
	kindIs(t, err, platform.BadRequest)
	if len(page.Notes) != 0 {
		t.Errorf("a refusal of everything is noted as one of a field: %v", page.Notes)
	}
}

// TestMarkOfAI: what the field says is told; where an app may not ask for it, one call more finds that out, and for thirty days it is left out.
func TestMarkOfAI(t *testing.T) {
	const videos = `{"videos":[{"id":"3","create_time":1786994411,"is_aigc":true},{"id":"2","create_time":1786994410,"is_aigc":false},{"id":"1","create_time":1786994409}],"has_more":false}`
	marks := func(page platform.Page) (out []social.Figure) {
		for _, p := range page.Posts {
			out = append(out, p.Post.AIGenerated)
		}
		return out
	}
	s := full()
	c, _ := play(t, data(videos))
	page, err := c.Posts(background, s, "")
	if got := marks(page); err != nil || !slices.Equal(got, []social.Figure{social.Known(1), social.Known(0), social.Missing(social.NotReported)}) || page.Notes != nil {
		t.Errorf("%+v, notes %v, %v", got, page.Notes, err)
	}
	none := slices.Repeat([]social.Figure{social.Missing(social.NotOffered)}, 3)
	c, stage := play(t, refused(400, "invalid_params"), data(videos))
	page, err = c.Posts(background, s, "")
	if got := marks(page); err != nil || !slices.Equal(got, none) || page.Notes[noteAI] == "" || asks(stage.asked[1]) != videoFields {
		t.Errorf("refused: %+v, notes %v, %v", got, page.Notes, err)
	}
	s.Notes[noteAI], s.Now = page.Notes[noteAI], testNow.Add(29*24*time.Hour)
	c, stage = play(t, data(videos), data(videos))
	if page, err = c.Posts(background, s, ""); err != nil || asks(stage.asked[0]) != videoFields || !slices.Equal(marks(page), none) {
		t.Errorf("remembered: asked for %s, %v", asks(stage.asked[0]), err)
	}
	s.Now = testNow.Add(31 * 24 * time.Hour)
	if _, err = c.Posts(background, s, ""); err != nil || asks(stage.asked[1]) != videoFields+","+fieldAI {
		t.Errorf("a month later: asked for %s, %v", asks(stage.asked[1]), err)
	}
}

// lab is a simulator and a connector on it, without sockets.
type lab struct {
	*sandbox.Sandbox
	c   *connector
	app string
}

func newLab(t *testing.T, switches map[string]string) *lab {
	t.Helper()
	var sim sandbox.Simulator
	sb, err := sandbox.New(sandbox.Config{Seed: 3, Start: testNow, Frozen: true, Simulators: []sandbox.Maker{func(core *sandbox.Core) sandbox.Simulator {
		sim = sandboxtiktok.New(core)
		return sim
	}}})
	if err != nil {
		t.Fatal(err)
	}
	app := sim.App()
	sb.Apps.Set(string(social.TikTok), app.ID, switches)
	env := map[string]string{envClientKey: app.ID, envClientSecret: app.Secret}
	c, err := Open(platform.Deps{Env: func(name string) string { return env[name] }, PublicURL: "http://localhost:5050", Transport: sb.Transport(), Now: sb.Clock.Now})
	if err != nil {
		t.Fatal(err)
	}
	return &lab{Sandbox: sb, c: c.(*connector), app: app.ID}
}

// grant issues tokens for an account as if the creator had consented.
func (l *lab) grant(t *testing.T, creator string, scopes ...string) (platform.Session, platform.Token) {
	t.Helper()
	account, ok := l.World.Account(string(social.TikTok), creator)
	if !ok {
		t.Fatalf("no account %q", creator)
	}
	now := l.Clock.Now()
	code := l.Tokens.Issue(sandbox.Token{Value: "code-" + creator, Platform: string(social.TikTok), Kind: "code", App: l.app, Account: account.ID(), Scopes: scopes,
		Issued: now, Expires: now.Add(time.Minute), Data: map[string]string{"redirect_uri": "http://localhost:5050/api/auth/tiktok/callback"}})
	grant, err := l.c.Exchange(background, code.Value, platform.AuthRequest{Scopes: scopes}, platform.Unmetered{})
	if err != nil {
		t.Fatal(err)
	}
	return platform.Session{Token: grant.Token.Access, ExternalID: grant.Account.ExternalID, Scopes: grant.Scopes, Notes: grant.Profile.Notes, Meter: platform.Unmetered{}, Now: now}, grant.Token
}

// Short, empty and looping pages: whoever follows the cursors until one comes twice has every video, or knows that it has not.
func TestCursorTraps(t *testing.T) {
	for trap, complete := range map[string]bool{"page_short": true, "page_empty": true, "page_loop": false, "": true} {
		t.Run(trap, func(t *testing.T) {
			l := newLab(t, nil)
			s, _ := l.grant(t, "mara", Info.AskedScopes()...)
			if trap != "" {
				if _, err := l.Faults.Add(sandbox.Fault{Path: "/v2/video/list/", Nth: 2, Behaviour: trap}); err != nil {
					t.Fatal(err)
				}
			}
			found, ended := walk(t, l.c, s)
			want := listedPosts(l, "mara")
			if ended != complete || complete && len(found) != len(want) {
				t.Errorf("%d of %d videos, ended by itself: %v", len(found), len(want), ended)
			}
		})
	}
}

// walk follows the cursors; false if one came twice.
func walk(t *testing.T, c *connector, s platform.Session) (map[string]bool, bool) {
	t.Helper()
	found, seen, cursor := map[string]bool{}, map[platform.Cursor]bool{}, platform.Cursor("")
	for {
		page, err := c.Posts(background, s, cursor)
		if err != nil {
			t.Fatal(err)
		}
		if fmt.Sprint(page.Total) != s.Notes[noteVideos] {
			t.Errorf("the page says %d videos, the account %s", page.Total, s.Notes[noteVideos])
		}
		for _, post := range page.Posts {
			found[post.Post.ExternalID] = true
		}
		switch {
		case page.Next == "":
			return found, true
		case seen[page.Next]:
			return found, false
		}
		seen[page.Next], cursor = true, page.Next
	}
}

func listedPosts(l *lab, creator string) []sandbox.Post {
	account, _ := l.World.Account(string(social.TikTok), creator)
	return slices.DeleteFunc(l.World.Posts(account, l.Clock.Now()), func(p sandbox.Post) bool { return p.Private(l.Clock.Now()) })
}

// A refresh whose answer is lost: the outcome is unknown, and the old token is dead because TikTok rotated all the same.
func TestLostRefresh(t *testing.T) {
	l := newLab(t, nil)
	_, token := l.grant(t, "mara", scopeBasic)
	if _, err := l.Faults.Add(sandbox.Fault{Path: "/v2/oauth/token/", Close: true, After: true, Count: 1}); err != nil {
		t.Fatal(err)
	}
	_, err := l.c.Refresh(background, token)
	kindIs(t, err, platform.OutcomeUnknown)
	_, err = l.c.Refresh(background, token)
	kindIs(t, err, platform.GrantDead)
}

// A creator takes the counts back inside TikTok: the next reading does without them, and the next renewal says so.
func TestScopeTakenBack(t *testing.T) {
	l := newLab(t, nil)
	s, token := l.grant(t, "jonas", Info.AskedScopes()...)
	if _, err := l.World.Act(string(social.TikTok), "jonas", "drop_scope", sandbox.Args{"scope": scopeStats}); err != nil {
		t.Fatal(err)
	}
	page, err := l.c.Profile(background, s)
	if err != nil || page.Account.Handle != "jonasbuilds" {
		t.Fatalf("%+v, %v", page.Account, err)
	}
	absent(t, page.Figures, social.Followers, social.NotGranted)
	if page.Profile.Verified != social.Known(1) {
		t.Errorf("verified: %v", page.Profile.Verified)
	}
	renewed, err := l.c.Refresh(background, token)
	if err != nil || slices.Contains(renewed.Scopes, scopeStats) || len(renewed.Scopes) != 3 {
		t.Errorf("scopes %v, %v", renewed.Scopes, err)
	}
}

// A missing count is not a zero.
func TestCountsLeftOut(t *testing.T) {
	l := newLab(t, nil)
	s, _ := l.grant(t, "mara", Info.AskedScopes()...)
	if _, err := l.Faults.Add(sandbox.Fault{Path: "/v2/video/list/", Behaviour: "no_counts"}); err != nil {
		t.Fatal(err)
	}
	page, err := l.c.Posts(background, s, "")
	if err != nil || len(page.Posts) == 0 {
		t.Fatal(err)
	}
	for _, metric := range []social.MetricID{social.Views, social.Likes, social.Comments, social.Shares} {
		absent(t, page.Posts[0].Figures, metric, social.NotReported)
	}
}

// metered keeps what was reserved.
type metered struct{ calls []platform.Call }

func (m *metered) Reserve(_ context.Context, c platform.Call) error {
	m.calls = append(m.calls, c)
	return nil
}

func (*metered) Settle(context.Context, platform.Call, platform.Usage) {}

// A day of an account with its renewal is three calls, each in the bucket of its endpoint.
func TestCallsOfADay(t *testing.T) {
	l := newLab(t, nil)
	s, token := l.grant(t, "jonas", Info.AskedScopes()...)
	for day := range 3 {
		l.Clock.Advance(24 * time.Hour)
		l.Ledger.Clear()
		if !Info.Tokens.DueForUse(token, l.Clock.Now()) {
			t.Fatal("a token of two hours is still good after a day")
		}
		renewed, err := l.c.Refresh(background, token)
		if err != nil {
			t.Fatal(err)
		}
		m := &metered{}
		token, s.Token, s.Meter, s.Now = renewed, renewed.Access, m, l.Clock.Now()
		if _, err := l.c.Profile(background, s); err != nil {
			t.Fatal(err)
		}
		page, err := l.c.Posts(background, s, "")
		if err != nil || len(page.Posts) != pageSize {
			t.Fatalf("%d videos, %v", len(page.Posts), err)
		}
		cost := 0
		for _, sum := range l.Ledger.Summaries(sandbox.Filter{Account: s.ExternalID}) {
			cost += sum.Cost
		}
		if cost != 3 || len(m.calls) != 2 || m.calls[0].Bucket != bucketUser || m.calls[1].Bucket != bucketVideos {
			t.Errorf("day %d cost %d, metered %+v", day, cost, m.calls)
		}
	}
}

// A video is asked for by its id before it counts as gone: deleted, private and foreign ones are not there, and no other answer says so.
func TestFind(t *testing.T) {
	l := newLab(t, nil)
	s, _ := l.grant(t, "mara", Info.AskedScopes()...)
	mine := listedPosts(l, "mara")
	for n, action := range []string{"delete_post", "private_post"} {
		if _, err := l.World.Act(string(social.TikTok), "mara", action, sandbox.Args{"id": mine[n].ID}); err != nil {
			t.Fatal(err)
		}
	}
	s.Now = l.Clock.Now()
	m := &metered{}
	s.Meter = m
	page, err := l.c.Find(background, s, []string{mine[0].ID, mine[1].ID, mine[2].ID, listedPosts(l, "jonas")[0].ID})
	if err != nil || len(page.Posts) != 1 || page.Posts[0].Post.ExternalID != mine[2].ID || len(m.calls) != 1 || m.calls[0].Bucket != bucketQuery {
		t.Fatalf("%+v, %v, calls %+v", page.Posts, err, m.calls)
	}
	if want := []string{mine[0].ID, mine[1].ID, listedPosts(l, "jonas")[0].ID}; !slices.Equal(page.Gone, want) {
		t.Errorf("gone %v, want %v", page.Gone, want)
	}
	if got := page.Posts[0].Figures[social.Views]; got != social.Known(mine[2].At(sandbox.Views, s.Now)) {
		t.Errorf("views %v", got)
	}
	c, played := play(t, data(`{"videos":[{"id":"7"}],"cursor":0,"has_more":false}`), data(`{}`), refused(400, "invalid_params"), refused(401, "scope_not_authorized"))
	page, err = c.Find(background, full(), []string{"7", "8"})
	if err != nil || !slices.Equal(page.Gone, []string{"8"}) || len(page.Posts) != 0 || len(page.Flaws) != 1 || played.bodies[0] != `{"filters":{"video_ids":["7","8"]}}` {
		t.Errorf("an undated video: %+v, %v, asked %s", page, err, played.bodies[0])
	}
	_, err = c.Find(background, full(), []string{"7"})
	kindIs(t, err, platform.Malformed)
	_, err = c.Find(background, full(), []string{"7"})
	kindIs(t, err, platform.BadRequest)
	_, err = c.Find(background, full(), []string{"7"})
	if e := kindIs(t, err, platform.ScopeMissing); e.Scope != scopeVideos {
		t.Errorf("the missing scope is %q", e.Scope)
	}
}
