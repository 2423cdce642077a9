package sandbox

import (
	"math"
	"time"
)

// Kind is what a post is.
type Kind string

// The kinds of post.
const (
	Photo    Kind = "photo"
	Video    Kind = "video"
	Carousel Kind = "carousel"
	Reel     Kind = "reel"
	Short    Kind = "short"
	Story    Kind = "story"
	Live     Kind = "live"
)

// Metric names a counter of a post. All are whole numbers.
type Metric string

// The counters of a post.
const (
	Views         Metric = "views"
	Reach         Metric = "reach" // people; never above Views
	Likes         Metric = "likes"
	Comments      Metric = "comments"
	Shares        Metric = "shares"
	Saves         Metric = "saves"
	Reposts       Metric = "reposts"
	Follows       Metric = "follows"
	ProfileVisits Metric = "profile_visits"
	Replies       Metric = "replies"     // to a story
	WatchTotal    Metric = "watch_total" // milliseconds over all views
	WatchAverage  Metric = "watch_avg"   // milliseconds per view
)

// Post is one post as it stands now, a snapshot.
type Post struct {
	ID          string // Simulator.PostID
	Account     string // Account.Key
	Number      int    // unique within the account
	Seed        Seed
	Published   time.Time // whole seconds
	Kind        Kind
	Title       string        // one line; what YouTube calls title
	Caption     string        // may be empty
	Duration    time.Duration // of videos
	Children    int           // of a carousel
	Viral       bool
	LikesHidden bool
	CommentsOff bool
	DeletedAt   time.Time // zero: not deleted
	PrivateAt   time.Time // zero: public
	Followers   int64     // the account's level when it was published

	views float64 // what it will have in the end
}

// Gone tells whether the post is deleted at the instant.
func (p Post) Gone(at time.Time) bool { return !p.DeletedAt.IsZero() && !at.Before(p.DeletedAt) }

// Private tells whether the post is withdrawn from the public at the instant.
func (p Post) Private(at time.Time) bool { return !p.PrivateAt.IsZero() && !at.Before(p.PrivateAt) }

// HidesLikes tells whether the owner hides the number of likes of the post.
func (a Account) HidesLikes(p Post) bool { return p.LikesHidden || a.Has(TraitHidesAllLikes) }

// At returns a counter at an instant: zero before publication, then fast growth that slows down, for some posts a small fall
// when the platform takes back false views and likes. It changes on the hour. Comments are zero while they are turned off.
func (p Post) At(m Metric, at time.Time) int64 {
	at = at.Truncate(time.Hour)
	if at.Before(p.Published) {
		return 0
	}
	views := p.viewsAt(at)
	switch m {
	case Views:
		return round(views)
	case WatchAverage:
		return p.watchAverage()
	case WatchTotal:
		return round(views) * p.watchAverage()
	case Comments:
		if p.CommentsOff {
			return 0
		}
		return round(views * p.share(Likes) * p.share(Comments))
	case Replies:
		return round(views * 0.004)
	default:
		return round(views * p.share(m))
	}
}

// Interactions returns likes, comments, saves and shares together.
func (p Post) Interactions(at time.Time) int64 {
	return p.At(Likes, at) + p.At(Comments, at) + p.At(Saves, at) + p.At(Shares, at)
}

// SkipRate returns the share of viewers, in percent, who left in the first seconds.
func (p Post) SkipRate() float64 {
	return math.Round(p.Seed.Of("skip").Between(80, 620)) / 10
}

// share is the part of the views (for comments: of the likes) that ends in the metric.
func (p Post) share(m Metric) float64 {
	s := p.Seed.Of("share", string(m))
	switch m {
	case Reach:
		return s.Between(0.62, 0.88)
	case Likes:
		return s.Between(0.02, 0.09)
	case Comments:
		return s.Between(0.01, 0.08)
	case Shares:
		return s.Between(0.001, 0.012)
	case Saves:
		return s.Between(0.001, 0.02)
	case Reposts:
		return s.Between(0.0002, 0.002)
	case Follows:
		return s.Between(0.0002, 0.003)
	case ProfileVisits:
		return s.Between(0.002, 0.012)
	}
	return 0
}

func (p Post) viewsAt(at time.Time) float64 {
	h := at.Sub(p.Published).Hours()
	grown := 0.55*(1-math.Exp(-h/7)) + 0.33*(1-math.Exp(-h/60)) + 0.12*(1-math.Exp(-h/900))
	if p.Viral { // a second wave when the platform shows it to strangers
		start := 24 * p.Seed.Of("wave").Between(1, 9)
		grown = 0.25*grown + 0.75/(1+math.Exp(-(h-start-36)/12))
	}
	views := p.views * grown
	if s := p.Seed.Of("purge"); s.Float() < 0.3 && h > 24*s.Of("day").Between(4, 25) {
		views *= 1 - s.Of("loss").Between(0.005, 0.03)
	}
	return views
}

func (p Post) watchAverage() int64 {
	length := p.Duration.Milliseconds()
	return int64(float64(length) * p.Seed.Of("watch").Between(0.2, 0.8))
}

func round(x float64) int64 { return int64(math.Round(x)) }
