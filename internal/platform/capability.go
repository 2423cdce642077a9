package platform

import (
	"context"
	"time"

	"candor/internal/social"
)

// The optional capabilities of connectors, found by type assertion in one place of the engine. Those that read a set of data are a
// product of their own in the plan (social.Product…). A connector pins those that it has by var _ =.

// InsightsReader is fulfilled by platforms with daily series of their own, or with figures of posts that cost calls of their own.
type InsightsReader interface {
	// Insights reads one page. The first page has the cursor "". Days that the platform may still restate are read again every time.
	Insights(ctx context.Context, s Session, cursor Cursor) (InsightsPage, error)
}

// InsightsPage is one page of what is read beside the account and its posts.
type InsightsPage struct {
	Days  []DayFigure
	Posts []PostReading // posts with further figures; figures that are not in them were not asked for
	Next  Cursor        // "" after the last page
	Notes map[string]string
	Flaws []Flaw
}

// AudienceReader is fulfilled by platforms that say who the audience is, or where a period's figures come from.
type AudienceReader interface {
	Audience(ctx context.Context, s Session) (AudiencePage, error)
}

// AudiencePage is one reading of the audience.
type AudiencePage struct {
	Breakdowns []social.Breakdown
	Notes      map[string]string
	Flaws      []Flaw
}

// Pusher is fulfilled by platforms of which a hub (WebSub) tells new, changed and removed posts by itself. Its Posts reads the list of
// posts only where Session.Push gives reason to.
type Pusher interface {
	// Topic names the feed of an account at the hub.
	Topic(externalID string) string
	// Subscribe asks the hub to tell of a topic, to go on, or to end. That it was accepted is not yet that it holds: the hub asks back.
	Subscribe(ctx context.Context, s Subscription) error
}

// Subscription is what is asked of a hub.
type Subscription struct {
	Topic    string
	Callback string
	Secret   social.Secret // signs what the hub tells
	Lease    time.Duration // how long it shall tell; it may choose less
	End      bool
	Meter    Meter
}

// StoryReader is fulfilled by platforms whose stories are readable while they last.
type StoryReader interface {
	// Stories reads the stories that are there now, with their figures.
	Stories(ctx context.Context, s Session) (Page, error)
}

// FindAtOnce is how many posts a finder is asked for at once: the most that TikTok takes.
const FindAtOnce = 20

// PostFinder is fulfilled by platforms that can be asked for posts by their ids. A post that is missing from their listings counts as gone
// only if they do not know it by its id either.
type PostFinder interface {
	// Find reads posts by their ids, at most FindAtOnce: one call. In Gone it returns those that the platform does not show.
	Find(ctx context.Context, s Session, ids []string) (Page, error)
}
