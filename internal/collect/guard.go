package collect

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"

	"candor/internal/platform"
	"candor/internal/social"
)

const (
	// dryPages is how many pages in a row may bring nothing new.
	dryPages = 3
	// minPages is how many pages a listing may have whatever the account's post count says.
	minPages = 5
	// maxPages bounds the listing of an account whose post count is not known.
	maxPages = 2000
)

// guard keeps a listing from running for ever: in circles, over empty pages, or past everything that the account can have.
type guard struct {
	met   map[string]bool // hashes of the cursors that were followed
	posts map[string]bool // posts met since this worker began
	kinds map[string]bool // posts of which it was told since then what they are, apart from their figures
	dry   int             // pages in a row that brought nothing new
}

// newGuard takes up what a run remembers of its listing.
func newGuard(run social.Run) *guard {
	g := &guard{met: map[string]bool{}, posts: map[string]bool{}, kinds: map[string]bool{}}
	for _, hash := range strings.Fields(run.Seen) {
		g.met[hash] = true
	}
	return g
}

// take counts a page: how many of its posts are new to this listing. What a post is, where a report tells that apart from its figures, is
// news too, though the post is not new: YouTube's pages of Shorts name videos that came with their figures on pages before.
func (g *guard) take(posts []social.PostReading) int {
	fresh, news := 0, false
	for _, p := range posts {
		id := p.Post.ExternalID
		if !g.posts[id] {
			g.posts[id] = true
			fresh++
		}
		if p.Named && p.Post.MediaType != "" && !g.kinds[id] {
			g.kinds[id], news = true, true
		}
	}
	g.dry++
	if fresh > 0 || news {
		g.dry = 0
	}
	return fresh
}

// stuck reports whether a listing must end although its platform offers another page. run is the run after the page that was
// taken last; recent is the size of a page. A platform may list more than it counts (Instagram does not count reels that are kept
// out of the feed), so a fifth and a page are allowed on top.
func (g *guard) stuck(run social.Run, next platform.Cursor, recent int) bool {
	switch {
	case g.met[hashOf(next)], g.dry >= dryPages:
		return true
	case run.Total > 0:
		return run.Pages >= minPages && run.Items > run.Total+run.Total/5+recent
	default:
		return run.Pages >= maxPages
	}
}

// follow notes that a cursor was followed, and returns what the run is to remember.
func (g *guard) follow(seen string, cursor string) string {
	hash := hashOf(platform.Cursor(cursor))
	g.met[hash] = true
	return strings.TrimSpace(seen + " " + hash)
}

// hashOf keeps a run's memory small: cursors may be long.
func hashOf(c platform.Cursor) string {
	sum := sha256.Sum256([]byte(c))
	return hex.EncodeToString(sum[:6])
}
