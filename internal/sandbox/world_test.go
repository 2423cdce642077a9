package sandbox

import (
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func TestWorldIsDeterministic(t *testing.T) {
	one, client, _ := stage(t, 5)
	two, second, _ := stage(t, 5)
	other, third, _ := stage(t, 6)
	// The second world is looked at in steps, the first at once: the way must not matter.
	for range 10 {
		two.Clock.Advance(24 * time.Hour)
		_, _, _ = ask(second, "GET", two.URL("control")+"/world", "")
	}
	one.Clock.Advance(240 * time.Hour)
	other.Clock.Advance(240 * time.Hour)
	_, a, err := ask(client, "GET", one.URL("control")+"/world", "")
	if err != nil {
		t.Fatal(err)
	}
	if _, b, _ := ask(second, "GET", two.URL("control")+"/world", ""); a != b {
		t.Error("the same seed gives two worlds")
	}
	if _, c, _ := ask(third, "GET", other.URL("control")+"/world", ""); a == c {
		t.Error("another seed gives the same world")
	}
}

func TestPastDoesNotChange(t *testing.T) {
	s, _, _ := stage(t, 5)
	for _, a := range s.World.Accounts("instagram") {
		before := s.World.Posts(a, start)
		later := s.World.Posts(a, start.Add(90*24*time.Hour))
		again := s.World.Posts(a, start)
		if diff := cmp.Diff(ids(before), ids(again)); diff != "" {
			t.Errorf("%s: what was published by an instant changed:\n%s", a.Key, diff)
		}
		if a.Has(TraitDeletes) || len(before) == 0 {
			continue
		}
		if len(later) <= len(before) || !slices.Equal(ids(later)[len(later)-len(before):], ids(before)) {
			t.Errorf("%s: %d posts now, %d in 90 days, and the old ones are not their end", a.Key, len(before), len(later))
		}
	}
}

func ids(posts []Post) []string {
	out := []string{}
	for _, p := range posts {
		out = append(out, p.ID)
	}
	return out
}

// TestCounters holds for any post at any instants: nothing before publication, people never above views, parts never above the
// whole.
func TestCounters(t *testing.T) {
	s, _, _ := stage(t, 5)
	accounts := s.World.Accounts("instagram")
	rapid.Check(t, func(t *rapid.T) {
		a := rapid.SampledFrom(accounts).Draw(t, "account")
		posts := s.World.Posts(a, start)
		if len(posts) == 0 {
			return
		}
		p := rapid.SampledFrom(posts).Draw(t, "post")
		at := p.Published.Add(time.Duration(rapid.IntRange(-48, 24*400).Draw(t, "hours")) * time.Hour)
		views := p.At(Views, at)
		if at.Before(p.Published) && views != 0 {
			t.Fatalf("%d views before publication", views)
		}
		for _, m := range []Metric{Reach, Likes, Shares, Saves, Comments, Follows} {
			if v := p.At(m, at); v < 0 || v > views {
				t.Fatalf("%s is %d of %d views", m, v, views)
			}
		}
		if p.CommentsOff && p.At(Comments, at) != 0 {
			t.Fatal("comments though they are off")
		}
	})
}

// TestCast checks that the world has the lives that the application is tried with.
func TestCast(t *testing.T) {
	s, _, _ := stage(t, 5)
	account := func(ref string) Account {
		a, ok := s.World.Account("instagram", ref)
		if !ok {
			t.Fatalf("no account %q", ref)
		}
		return a
	}
	if n := len(s.World.Posts(account("jonas"), start)); n < 200 {
		t.Errorf("the large account has %d posts, paging needs more", n)
	}
	if f := account("pia").Followers(start); f >= 100 || f < 20 {
		t.Errorf("the small account has %d followers", f)
	}
	if n := len(s.World.Posts(account("noor"), start.Add(1000*time.Hour))); n != 0 {
		t.Errorf("the new account has %d posts", n)
	}
	viktor, older, newer := account("viktor"), 0, 0
	for _, p := range s.World.Posts(viktor, start) {
		if p.Published.Before(viktor.ConvertedAt) {
			older++
		} else {
			newer++
		}
	}
	if older == 0 || newer == 0 {
		t.Errorf("the late convert has %d posts before and %d after", older, newer)
	}
	seen := map[string]bool{}
	for _, a := range s.World.Accounts("instagram") {
		for _, p := range s.World.Posts(a, start) {
			seen["kind "+string(p.Kind)] = true
			seen["viral"] = seen["viral"] || p.Viral
			seen["hidden likes"] = seen["hidden likes"] || p.LikesHidden
			seen["comments off"] = seen["comments off"] || p.CommentsOff
			seen["no caption"] = seen["no caption"] || p.Caption == ""
			seen["fewer views than a day before"] = seen["fewer views than a day before"] || fell(p)
		}
		seen["fewer followers than a day before"] = seen["fewer followers than a day before"] || a.Followers(start) < a.Followers(start.Add(-24*time.Hour))
	}
	for _, what := range []string{
		"kind photo", "kind carousel", "kind reel", "kind story", "viral", "hidden likes", "comments off", "no caption",
		"fewer views than a day before", "fewer followers than a day before",
	} {
		if !seen[what] {
			t.Errorf("the world has no post or account with: %s", what)
		}
	}
}

func fell(p Post) bool {
	for d := range 40 {
		at := p.Published.Add(time.Duration(d) * 24 * time.Hour)
		if p.At(Views, at.Add(24*time.Hour)) < p.At(Views, at) {
			return true
		}
	}
	return false
}

// TestFollowersArePlausible looks for jumps that no account makes.
func TestFollowersArePlausible(t *testing.T) {
	s, _, _ := stage(t, 5)
	for _, a := range s.World.Accounts("") {
		for d := -60; d < 400; d++ {
			at := start.Add(time.Duration(d) * 24 * time.Hour)
			was, is := a.Followers(at), a.Followers(at.Add(24*time.Hour))
			if was > 1000 && (is > was*108/100 || is < was*95/100) {
				t.Errorf("%s: %d followers, a day later %d", a.Key, was, is)
			}
		}
	}
}

func TestActions(t *testing.T) {
	s, _, _ := stage(t, 5)
	act := func(action string, args Args) map[string]any {
		t.Helper()
		out, err := s.World.Act("instagram", "mara", action, args)
		if err != nil {
			t.Fatalf("%s: %v", action, err)
		}
		return out
	}
	mara := func() Account { a, _ := s.World.Account("instagram", "instagram/mara"); return a }

	act("rename", Args{"handle": "mara.new"})
	if a, ok := s.World.Account("instagram", "@Mara.New"); !ok || a.Handle != "mara.new" {
		t.Errorf("after renaming: %+v %v", a, ok)
	}
	made := act("post", Args{"kind": "reel", "caption": "hi"})["post"].(string)
	if p := s.World.Posts(mara(), start)[0]; p.ID != made || p.Kind != Reel || p.Caption != "hi" || !p.Published.Equal(start) {
		t.Errorf("the new post is not the newest: %+v", p)
	}
	s.Clock.Advance(time.Hour)
	act("delete_post", Args{"id": made})
	if slices.Contains(ids(s.World.Posts(mara(), s.Clock.Now())), made) {
		t.Error("the deleted post is still listed")
	}
	if p, _, ok := s.World.Post("instagram", made, s.Clock.Now()); !ok || !p.Gone(s.Clock.Now()) {
		t.Errorf("the deleted post: %+v %v", p, ok)
	}
	act("hide_likes", nil)
	if !mara().HidesLikes(Post{}) {
		t.Error("likes are not hidden")
	}
	act("show_likes", nil)
	if mara().HidesLikes(Post{}) {
		t.Error("likes are still hidden")
	}
	act("suspend", nil)
	if mara().State != Suspended {
		t.Errorf("state %s", mara().State)
	}
	act("restore", nil)
	act("convert", Args{"kind": "business"})
	if a := mara(); a.State != Active || !a.ConvertedAt.Equal(s.Clock.Now()) || a.Kind != "business" {
		t.Errorf("after conversion: %+v", a)
	}
	act("own", nil)
	for action, args := range map[string]Args{"fly": nil, "rename": {}, "post": {"kind": "song"}, "delete_post": {"id": "1"}, "convert": {"kind": "bank"}} {
		if _, err := s.World.Act("instagram", "mara", action, args); err == nil {
			t.Errorf("%s %v is accepted", action, args)
		}
	}
	if _, err := s.World.Act("instagram", "nobody", "suspend", nil); err == nil {
		t.Error("an unknown account is accepted")
	}
}
