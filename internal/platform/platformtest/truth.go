package platformtest

import (
	"fmt"
	"strconv"
	"strings"

	"candor/internal/platform"
	"candor/internal/sandbox"
	"candor/internal/social"
)

// maxPages ends a listing that does not end by itself.
const maxPages = 200

func testTruth(b *bench) {
	s := b.session(b.signIn())
	s.Meter = refusing{}
	_, err := b.connector.Profile(b.Context(), s)
	b.refuse("profile without a budget", err, platform.RateLimited)
	s.Meter = platform.Unmetered{}
	page, err := b.connector.Profile(b.Context(), s)
	if err != nil {
		b.Fatal(err)
	}
	b.checkProfile(page)
	merge(s.Notes, page.Notes)
	b.checkPosts(b.list(s))
}

// list reads all pages as the engine does.
func (b *bench) list(s platform.Session) []platform.PostReading {
	b.Helper()
	var all []platform.PostReading
	seen, cursor := map[platform.Cursor]bool{}, platform.Cursor("")
	for range maxPages {
		page, err := b.connector.Posts(b.Context(), s, cursor)
		if err != nil {
			b.Fatal(err)
		}
		for _, flaw := range page.Flaws {
			b.Errorf("a flaw in a flawless world: %+v", flaw)
		}
		all = append(all, page.Posts...)
		merge(s.Notes, page.Notes)
		if page.Next == "" {
			return all
		}
		if seen[page.Next] || strings.Contains(string(page.Next), s.Token.Reveal()) {
			b.Fatalf("the cursor %q came twice or holds the token", page.Next)
		}
		seen[page.Next], cursor = true, page.Next
	}
	b.Fatalf("the listing does not end within %d pages", maxPages)
	return nil
}

// posts is what the platform should list, newest first.
func (b *bench) posts() []sandbox.Post {
	b.Helper()
	a, now := b.account(), b.sandbox.Clock.Now()
	var out []sandbox.Post
	for _, p := range b.sandbox.World.Posts(a, now) {
		if b.Listed == nil && p.Kind != sandbox.Story || b.Listed != nil && b.Listed(a, p, now) {
			out = append(out, p)
		}
	}
	return out
}

func (b *bench) checkProfile(page platform.ProfilePage) {
	b.Helper()
	a := b.account()
	if page.Profile.ExternalID != a.ID() || page.Profile.Handle != a.Handle {
		b.Errorf("the profile is %s @%s, want %s @%s", page.Profile.ExternalID, page.Profile.Handle, a.ID(), a.Handle)
	}
	for _, flaw := range page.Flaws {
		b.Errorf("a flaw in a flawless world: %+v", flaw)
	}
	b.checkFigures("profile", page.Figures, b.Profile, b.simulator.Figures(a, nil, b.sandbox.Clock.Now()))
}

func (b *bench) checkPosts(got []platform.PostReading) {
	b.Helper()
	want := b.posts()
	if len(want) <= b.Entry.Info.Recent {
		b.Errorf("the account has %d posts: no second page is tried", len(want))
	}
	if len(got) != len(want) {
		b.Fatalf("%d posts were read, the account has %d", len(got), len(want))
	}
	a, now := b.account(), b.sandbox.Clock.Now()
	for n, p := range want {
		post := got[n].Post
		if post.ExternalID != p.ID {
			b.Fatalf("post %d is %q, want %q", n, post.ExternalID, p.ID)
		}
		b.checkPost(post, p)
		b.checkFigures("post "+p.ID, got[n].Figures, b.Post, b.simulator.Figures(a, &p, now))
	}
}

func (b *bench) checkPost(got social.Post, p sandbox.Post) {
	b.Helper()
	kind, caption := social.MediaType(p.Kind), p.Caption
	if b.MediaType != nil {
		kind = b.MediaType(p)
	}
	if b.Caption != nil {
		caption = b.Caption(p)
	}
	if got.MediaType != kind || got.Caption.Value != caption || got.Caption.Reason != "" || !got.PostedAt.Equal(p.Published) {
		b.Errorf("post %s: %s of %v %q %q, want %s of %v %q", p.ID, got.MediaType, got.PostedAt, got.Caption.Value, got.Caption.Reason, kind, p.Published, caption)
	}
	length := social.Missing(social.NotOffered)
	if b.Duration != nil {
		length = b.Duration(p, b.sandbox.Clock.Now())
	}
	if got.Duration != length {
		b.Errorf("post %s is %+v long, want %+v", p.ID, got.Duration, length)
	}
	if b.AIGenerated != nil && got.AIGenerated != b.AIGenerated(p) {
		b.Errorf("post %s made by AI: %+v, want %+v", p.ID, got.AIGenerated, b.AIGenerated(p))
	}
}

// checkFigures compares every figure with the truth: equal where there is one, missing with a reason where there is none.
func (b *bench) checkFigures(what string, got social.Figures, names map[social.MetricID][]string, truth map[string]any) {
	b.Helper()
	for metric, fields := range names {
		figure, held := got[metric]
		if !held {
			b.Errorf("%s: no figure of %s", what, metric)
			continue
		}
		value, known := figure.Value()
		want, is := trueValue(truth, fields)
		switch {
		case is && (!known || value != want):
			b.Errorf("%s: %s is %d %q, the truth is %d", what, metric, value, figure.Reason(), want)
		case !is && !missing(figure):
			b.Errorf("%s: %s is %d %q, the platform does not say it", what, metric, value, figure.Reason())
		}
	}
	for metric := range got {
		if _, named := names[metric]; !named {
			b.Errorf("%s: %s is read and the harness does not know its truth", what, metric)
		}
	}
}

// trueValue returns the first of the fields that the truth holds.
func trueValue(truth map[string]any, fields []string) (int64, bool) {
	for _, field := range fields {
		value, ok := truth[field]
		if !ok || value == nil {
			continue
		}
		if n, err := strconv.ParseInt(fmt.Sprint(value), 10, 64); err == nil {
			return n, true
		}
	}
	return 0, false
}

// contains reports whether any text of an error holds a secret.
func contains(err error, secret string) bool {
	return strings.Contains(fmt.Sprintf("%v %+v", err, err), secret)
}
