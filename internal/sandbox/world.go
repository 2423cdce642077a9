package sandbox

import (
	"slices"
	"strings"
	"sync"
	"time"
)

// World holds the accounts and their posts. Its methods return snapshots and may be called concurrently.
type World struct {
	mu    sync.Mutex
	clock *Clock
	list  []*entry
	refs  map[string]*entry    // platform/reference, references in lower case
	posts map[string]*Post     // platform/post id, of the posts made so far
	sims  map[string]Simulator // by platform
}

// entry is an account with the posts made so far.
type entry struct {
	Account
	plan      plan
	posts     []*Post // by Published
	slot      int     // next slot of the schedule
	storySlot int
	own       int // posts made by control calls
}

func newWorld(seed Seed, epoch time.Time, extra int, clock *Clock) *World {
	w := &World{clock: clock, refs: map[string]*entry{}, posts: map[string]*Post{}, sims: map[string]Simulator{}}
	for _, c := range append(cast(), extras(seed, extra)...) {
		for _, platform := range platforms {
			if p, ok := c.on[platform]; ok {
				w.list = append(w.list, newEntry(seed, epoch, platform, c, p))
			}
		}
	}
	return w
}

// attach tells the world the platform's identifiers.
func (w *World) attach(sim Simulator) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.sims[sim.Platform()] = sim
	for _, e := range w.list {
		if e.Platform != sim.Platform() {
			continue
		}
		e.IDs = sim.AccountIDs(e.Account)
		for _, ref := range append([]string{e.Key}, e.IDs...) {
			w.refs[refKey(e.Platform, ref)] = e
		}
	}
}

func refKey(platform, ref string) string { return platform + "/" + ref }

// Accounts returns the accounts of a platform (of all with "") in a fixed order, deleted ones included.
func (w *World) Accounts(platform string) []Account {
	w.mu.Lock()
	defer w.mu.Unlock()
	out := []Account{}
	for _, e := range w.list {
		if platform == "" || e.Platform == platform {
			out = append(out, e.snapshot())
		}
	}
	return out
}

// Account finds an account by one of its ids, its key, its handle or the slug of its creator.
func (w *World) Account(platform, ref string) (Account, bool) {
	w.mu.Lock()
	defer w.mu.Unlock()
	e := w.find(platform, ref)
	if e == nil {
		return Account{}, false
	}
	return e.snapshot(), true
}

func (w *World) find(platform, ref string) *entry {
	if e := w.refs[refKey(platform, ref)]; e != nil {
		return e
	}
	for _, e := range w.list {
		if e.Platform == platform && (strings.EqualFold(e.Handle, strings.TrimPrefix(ref, "@")) || e.Creator == ref) {
			return e
		}
	}
	return nil
}

func (e *entry) snapshot() Account {
	a := e.Account
	a.Traits, a.IDs = slices.Clone(a.Traits), slices.Clone(a.IDs)
	return a
}

// Posts returns what an account has published by the instant, newest first (ties by id), without what is deleted then. Private
// posts and stories are included.
func (w *World) Posts(a Account, at time.Time) []Post {
	w.mu.Lock()
	defer w.mu.Unlock()
	e := w.refs[refKey(a.Platform, a.Key)]
	if e == nil {
		return nil
	}
	w.extend(e, at)
	var out []Post
	for _, p := range slices.Backward(e.posts) {
		if !p.Published.After(at) && !p.Gone(at) {
			out = append(out, *p)
		}
	}
	return out
}

// Post finds a post by the platform's id, deleted or not, if it is published by the instant, and its account.
func (w *World) Post(platform, id string, at time.Time) (Post, Account, bool) {
	w.mu.Lock()
	defer w.mu.Unlock()
	p := w.posts[refKey(platform, id)]
	if p == nil {
		for _, e := range w.list {
			if e.Platform == platform {
				w.extend(e, at)
			}
		}
		p = w.posts[refKey(platform, id)]
	}
	if p == nil || p.Published.After(at) {
		return Post{}, Account{}, false
	}
	return *p, w.refs[refKey(platform, p.Account)].snapshot(), true
}
