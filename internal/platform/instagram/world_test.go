package instagram

import (
	"slices"
	"testing"
	"time"

	"candor/internal/platform"
	"candor/internal/sandbox"
	sandboxinstagram "candor/internal/sandbox/instagram"
	"candor/internal/social"
)

// world is the simulator inside this process, with a clock that stands still.
type world struct {
	*sandbox.Sandbox
	app sandbox.App
	c   *connector
}

func newWorld(t *testing.T) world {
	t.Helper()
	sb, err := sandbox.New(sandbox.Config{Seed: 3, Start: testNow, Frozen: true, Simulators: []sandbox.Maker{sandboxinstagram.New}})
	if err != nil {
		t.Fatal(err)
	}
	w := world{Sandbox: sb, app: sandboxinstagram.New(sb.Core).App()}
	env := map[string]string{envClientID: w.app.ID, envClientSecret: w.app.Secret}
	opened, err := Open(platform.Deps{Env: func(name string) string { return env[name] }, PublicURL: "http://localhost:5050", Transport: sb.Transport(), Now: sb.Clock.Now})
	if err != nil {
		t.Fatal(err)
	}
	w.c = opened.(*connector)
	return w
}

// connect hands out a long-lived token of an account, as a sign-in long ago would have.
func (w world) connect(t *testing.T, creator string, scopes ...string) (platform.Session, sandbox.Account) {
	t.Helper()
	a, found := w.World.Account("instagram", creator)
	if !found {
		t.Fatalf("no %s", creator)
	}
	now := w.Clock.Now()
	token := w.Tokens.Issue(sandbox.Token{Value: "IGAA*", Platform: "instagram", Kind: "long", App: w.app.ID, Account: a.ID(), Scopes: scopes, Issued: now.Add(-48 * time.Hour), Expires: now.Add(58 * day)})
	return platform.Session{
		Token: social.Secret(token.Value), ExternalID: a.ID(), IDs: map[string]string{idProfessional: a.ID()}, Scopes: scopes,
		Notes: map[string]string{}, Meter: platform.Unmetered{}, Now: now,
	}, a
}

func (w world) act(t *testing.T, creator, action string, args sandbox.Args) {
	t.Helper()
	if _, err := w.World.Act("instagram", creator, action, args); err != nil {
		t.Fatal(err)
	}
}

func TestAccountsThatCannotBeRead(t *testing.T) {
	for name, tt := range map[string]struct {
		creator, personal string
		want              platform.Kind
	}{
		"personal, and it says so": {"sam", "typed", platform.NotProfessional},
		"personal, refused":        {"sam", "refused", platform.NotTarget},
		"no role on the app":       {"otis", "typed", platform.NotTarget},
	} {
		t.Run(name, func(t *testing.T) {
			w := newWorld(t)
			w.Apps.Set("instagram", w.app.ID, map[string]string{"personal": tt.personal})
			s, _ := w.connect(t, tt.creator, scopeBasic, scopeInsights)
			_, err := w.c.Profile(background, s)
			kindIs(t, err, tt.want)
		})
	}
}

func TestAnEmptyAccountAndOneWithCommentsOff(t *testing.T) {
	w := newWorld(t)
	s, _ := w.connect(t, "noor", scopeBasic, scopeInsights)
	if page, err := w.c.Posts(background, s, ""); err != nil || len(page.Posts) != 0 || page.Next != "" {
		t.Errorf("an account without posts: %+v, %v", page, err)
	}
	s, a := w.connect(t, "tomo", scopeBasic, scopeInsights)
	page, err := w.c.Posts(background, s, "")
	if err != nil {
		t.Fatal(err)
	}
	truth, off := w.World.Posts(a, w.Clock.Now()), 0
	for _, p := range page.Posts {
		n := slices.IndexFunc(truth, func(x sandbox.Post) bool { return x.ID == p.Post.ExternalID })
		if truth[n].CommentsOff {
			off++
			absent(t, p.Figures, social.Comments, social.TurnedOff)
			continue
		}
		figure(t, p.Figures, social.Comments, truth[n].At(sandbox.Comments, w.Clock.Now()))
	}
	if off == 0 {
		t.Error("no post with comments off was met")
	}
}

func TestHiddenLikesAreNotZero(t *testing.T) {
	w := newWorld(t)
	s, _ := w.connect(t, "northlight", scopeBasic)
	page, err := w.c.Posts(background, s, "")
	if err != nil || len(page.Posts) == 0 {
		t.Fatalf("%v", err)
	}
	for _, p := range page.Posts {
		absent(t, p.Figures, social.Likes, social.HiddenByOwner)
		absent(t, p.Figures, social.Views, social.NotGranted)
	}
}

func TestADroppedScopeStopsOnlyItsFigures(t *testing.T) {
	w := newWorld(t)
	s, _ := w.connect(t, "mara", scopeBasic, scopeInsights)
	w.act(t, "mara", "drop_scope", sandbox.Args{"scope": scopeInsights})
	page, err := w.c.Posts(background, s, "")
	if err != nil || len(page.Posts) != pageSize || !slices.Equal(page.Lost, []string{scopeInsights}) {
		t.Fatalf("%d posts, lost %v, %v", len(page.Posts), page.Lost, err)
	}
	absent(t, page.Posts[0].Figures, social.Reach, social.NotGranted)
	w.act(t, "mara", "drop_scope", sandbox.Args{"scope": scopeBasic})
	_, err = w.c.Profile(background, s)
	kindIs(t, err, platform.ScopeMissing)
}

func TestDeathsOfAToken(t *testing.T) {
	for reason, want := range map[string]platform.Kind{
		"app_removed": platform.GrantDead, "checkpoint": platform.GrantDead, "password": platform.GrantDead, "expired": platform.GrantDead,
		"unconfirmed": platform.GrantDead, "invalid": platform.TokenRejected,
	} {
		w := newWorld(t)
		s, _ := w.connect(t, "mara", scopeBasic, scopeInsights)
		w.act(t, "mara", "revoke", sandbox.Args{"reason": reason})
		_, err := w.c.Posts(background, s, "")
		if platform.KindOf(err) != want {
			t.Errorf("%s: %v, want %v", reason, err, want)
		}
		_, err = w.c.Refresh(background, platform.Token{Access: s.Token})
		kindIs(t, err, platform.GrantDead)
	}
}

func TestThrottlesAreNeverTheAccountsFault(t *testing.T) {
	for _, code := range []float64{4, 17, 32, 613, 80002} {
		for _, status := range []string{"400", "403", "429"} {
			w := newWorld(t)
			w.Apps.Set("instagram", w.app.ID, map[string]string{"throttle_status": status})
			s, _ := w.connect(t, "mara", scopeBasic, scopeInsights)
			w.act(t, "mara", "throttle", sandbox.Args{"code": code})
			_, err := w.c.Profile(background, s)
			kindIs(t, err, platform.RateLimited)
		}
	}
}

// TestALateConvertSettlesAtThreeCalls reads an account on five days in a row: the first may find out when it was converted, from the second on
// a day takes three calls.
func TestALateConvertSettlesAtThreeCalls(t *testing.T) {
	w := newWorld(t)
	s, a := w.connect(t, "viktor", scopeBasic, scopeInsights)
	before := 0
	for n := range 5 {
		s.Now = w.Clock.Now()
		if _, err := w.c.Profile(background, s); err != nil {
			t.Fatal(err)
		}
		page, err := w.c.Posts(background, s, "")
		if err != nil {
			t.Fatal(err)
		}
		for key, value := range page.Notes {
			s.Notes[key] = value
		}
		calls := len(w.Ledger.Calls(sandbox.Filter{Account: a.ID()}))
		if spent := calls - before; n > 0 && spent > 3 || spent > 3+pageSize {
			t.Errorf("day %d took %d calls", n+1, spent)
		}
		before = calls
		for _, p := range page.Posts {
			if p.Post.PostedAt.Before(a.ConvertedAt) {
				absent(t, p.Figures, social.Views, social.BeforeConversion)
			}
		}
		w.Clock.Advance(day)
	}
	if s.Notes[noteConversion] == "" {
		t.Error("the conversion was not found")
	}
}
