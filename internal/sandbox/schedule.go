package sandbox

import (
	"math"
	"slices"
	"strings"
	"time"
)

// plan is how an account publishes.
type plan struct {
	perWeek float64 // slots a week; about one in seven stays empty, and one week in nine is quiet
	stories float64 // stories a week
	kinds   []Kind  // drawn from, equally
	views   float64 // median views of a post as a share of the followers
	texts   []string
	titles  []string
}

const week = 7 * 24 * time.Hour

// storyNumbers is where the numbers of stories begin, ownNumbers those of posts made by control calls.
const (
	storyNumbers = 1_000_000
	ownNumbers   = 2_000_000
)

// extend makes the account's posts up to the instant. Slot k lies k slot lengths after the account's creation, so the schedule
// has no end and each post depends on nothing but its number.
func (w *World) extend(e *entry, until time.Time) {
	grown := false
	for ; e.plan.perWeek > 0 && !slotStart(e, e.plan.perWeek, e.slot).After(until); e.slot++ {
		if p, ok := e.post(e.slot); ok {
			w.keep(e, p)
			grown = true
		}
	}
	for ; e.plan.stories > 0 && !slotStart(e, e.plan.stories, e.storySlot).After(until); e.storySlot++ {
		w.keep(e, e.story(e.storySlot))
		grown = true
	}
	if grown {
		slices.SortStableFunc(e.posts, func(a, b *Post) int { return a.Published.Compare(b.Published) })
	}
}

// keep gives a post its id and stores it.
func (w *World) keep(e *entry, p Post) *Post {
	p.Account, p.ID = e.Key, e.Key+"/"+p.Seed.Digits(6)
	if sim := w.sims[e.Platform]; sim != nil {
		p.ID = sim.PostID(e.snapshot(), p)
	}
	e.posts = append(e.posts, &p)
	w.posts[refKey(e.Platform, p.ID)] = &p
	return &p
}

func slotStart(e *entry, perWeek float64, slot int) time.Time {
	return e.Created.Add(time.Duration(float64(slot) * float64(week) / perWeek))
}

// post makes the post of a slot, if the slot is used.
func (e *entry) post(slot int) (Post, bool) {
	s := e.Seed.Of("post").Nth(slot)
	start := slotStart(e, e.plan.perWeek, slot)
	weekNumber := int(start.Sub(e.epoch) / week)
	if s.Of("skip").Float() < 0.14 || e.Seed.Of("quiet").Nth(weekNumber).Float() < 0.11 {
		return Post{}, false
	}
	within := time.Duration(s.Of("when").Float() * 0.9 * float64(week) / e.plan.perWeek)
	p := e.draft(slot, s, start.Add(within).Truncate(time.Second))
	p.Kind = e.plan.kinds[s.Of("kind").Intn(len(e.plan.kinds))]
	p.Caption = pick(s.Of("text"), e.plan.texts)
	p.Title = pick(s.Of("title"), e.plan.titles)
	p.LikesHidden = e.Has(TraitHidesLikes) && s.Of("hide").Float() < 0.3
	p.CommentsOff = e.Has(TraitCommentsOff) && s.Of("mute").Float() < 0.4
	if e.Has(TraitDeletes) && s.Of("delete").Float() < 0.12 {
		p.DeletedAt = p.Published.Add(time.Duration(s.Of("life").Between(3, 50) * 24 * float64(time.Hour)))
	}
	if e.Has(TraitPrivatePosts) && s.Of("private").Float() < 0.1 {
		p.PrivateAt = p.Published.Add(time.Duration(s.Of("public").Between(1, 40) * 24 * float64(time.Hour)))
	}
	e.measure(&p)
	return p, true
}

func (e *entry) story(slot int) Post {
	s := e.Seed.Of("story").Nth(slot)
	start := slotStart(e, e.plan.stories, slot)
	within := time.Duration(s.Of("when").Float() * 0.9 * float64(week) / e.plan.stories)
	p := e.draft(storyNumbers+slot, s, start.Add(within).Truncate(time.Second))
	p.Kind = Story
	e.measure(&p)
	return p
}

func (e *entry) draft(number int, s Seed, published time.Time) Post {
	return Post{Number: number, Seed: s, Published: published, Followers: e.Followers(published)}
}

// measure gives a post what follows from its kind and its audience.
func (e *entry) measure(p *Post) {
	switch p.Kind {
	case Video:
		p.Duration = time.Duration(p.Seed.Of("length").Between(90, 1500)) * time.Second
	case Reel, Short:
		p.Duration = time.Duration(p.Seed.Of("length").Between(7, 59)) * time.Second
	case Live:
		p.Duration = time.Duration(p.Seed.Of("length").Between(1800, 7200)) * time.Second
	case Carousel:
		p.Children = 2 + p.Seed.Of("children").Intn(8)
	case Photo, Story:
	}
	p.Viral = p.Kind != Story && p.Seed.Of("viral").Float() < 0.025
	p.views = (12 + float64(p.Followers)*e.plan.views) * math.Exp(0.6*p.Seed.Of("luck").Normal())
	if p.Viral {
		p.views *= p.Seed.Of("wide").Between(6, 30)
	}
	if p.Kind == Story {
		p.views *= 0.3
	}
}

func pick(s Seed, texts []string) string {
	if len(texts) == 0 {
		return ""
	}
	return texts[s.Intn(len(texts))]
}

// newEntry makes an account of the cast. Days are counted from the epoch backwards.
func newEntry(seed Seed, epoch time.Time, platform string, c creator, p presence) *entry {
	a := Account{
		Key: platform + "/" + c.slug, Platform: platform, Creator: c.slug, Owner: c.slug, Handle: c.slug,
		Name: c.name, Bio: c.bio, Website: c.website, Language: c.language, Kind: c.kind, State: Active,
		Created: epoch.Add(-time.Duration(p.age) * 24 * time.Hour), Traits: append(slices.Clone(c.traits), p.traits...),
		Seed:  seed.Of("account", platform, c.slug),
		start: p.followers, daily: p.growth, cap: p.cap, follows: p.follows, epoch: epoch,
	}
	if c.handle != "" {
		a.Handle = c.handle
	}
	if p.handle != "" {
		a.Handle = p.handle
	}
	if c.owner != "" {
		a.Owner = c.owner
	}
	if a.Language == "" {
		a.Language = "en"
	}
	if a.Kind == "" {
		a.Kind = "creator"
	}
	if p.converted > 0 {
		a.ConvertedAt = epoch.Add(-time.Duration(p.converted) * 24 * time.Hour)
	}
	titles := []string{}
	for _, t := range c.texts {
		first, _, _ := strings.Cut(t, "\n")
		titles = append(titles, first)
	}
	return &entry{Account: a, plan: plan{
		perWeek: p.perWeek, stories: p.stories, kinds: p.kinds, views: p.views, texts: c.texts, titles: titles,
	}}
}
