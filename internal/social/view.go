package social

import "time"

// View says whose data is read, and which part of it. Every read is made through one, so that what is somebody else's looks
// exactly like what does not exist. Disconnected accounts are never in it.
type View struct {
	Person     Key
	Platform   Platform // "" for all
	Connection string   // a connection's UID, "" for all
	Only       []string // the UIDs that a grant names, for who sees by one; nil: no grant is needed

	// AsOf is the instant as of which figures are answered: as they were known then, whatever was corrected since. Zero: now.
	AsOf time.Time
}

// Account is a connection with everything that says how it stands.
type Account struct {
	Connection
	Profile          *Profile   // nil before the first reading
	Token            TokenState // "" if there is none
	TokenExpiresAt   time.Time
	RefreshExpiresAt time.Time // zero where the platform names none
	HasRefresh       bool      // whether a refresh token is held, by which the access token is renewed
	NextDue          time.Time // of the product that is due first; zero if nothing is planned
	Waiting          []Plan    // what was asked for (by connecting, or by a person) and has not begun
	MayDerive        bool      // the operator has recorded that the platform allows figures computed from its data
	Runs             []Run     // the runs under way, and the newest finished one of each product
}

// StoredReading is a reading as it was stored.
type StoredReading struct {
	Connection Key
	Reading
	ObservedAt time.Time
	Revisions  int // how often another figure stood in its place before
}

// Revision is a figure that was replaced by another.
type Revision struct {
	Connection   Key
	Metric       MetricID
	Day          Day
	Figure       Figure
	Since, Until time.Time // when it stood
}

// FormerHandle is what an account was called before it was renamed.
type FormerHandle struct {
	Connection Key
	Handle     string
	Until      time.Time
}

// PostNow is a post with its newest figures.
type PostNow struct {
	Post
	Figures    Figures
	ObservedAt time.Time // when the newest counts were first seen; zero before the first
	DetailsAt  time.Time // when what is read beside the counts was last read; zero if it never was, or was not asked for. Of the past it is known not to be earlier
}

// EndedAt is when a story ended that had ended by then; zero for a story that lasts, and for every other post.
func (p PostNow) EndedAt(now time.Time) time.Time {
	if end := p.PostedAt.Add(StoryLife); p.MediaType == Story && !now.Before(end) {
		return end
	}
	return time.Time{}
}

// ReadLast reports whether a metric of a story was read shortly before the story's end, so that what was read is all that is ever told.
func (p PostNow) ReadLast(id MetricID) bool {
	return p.MediaType == Story && !p.LastRead(id).Before(p.PostedAt.Add(StoryLife-StoryLast))
}

// LastRead is when a metric of the post was last read: a count with the post's last listing. It is zero if it never was.
func (p PostNow) LastRead(id MetricID) time.Time {
	if m, _ := MetricOf(id); m.Product() == ProductInsights {
		return p.DetailsAt
	}
	return p.FetchedAt
}

// ReadAt is when a figure of the post was read. It is zero for what the platform does not offer or was never asked.
func (p PostNow) ReadAt(id MetricID, f Figure) time.Time {
	if r := f.Reason(); r == NotOffered || r == NotYetSynced {
		return time.Time{}
	}
	return p.LastRead(id)
}

// PostDay is a post's figures on one day on which they differed from the day before.
type PostDay struct {
	Day         Day
	Figures     Figures
	ObservedAt  time.Time
	ConfirmedAt time.Time // of details: when they were last read again and had not changed; zero if never
}

// PostHistory is everything that is known of a post over time.
type PostHistory struct {
	PostNow
	Days       []PostDay     // of its counts; ascending
	Observed   []Day         // ascending: days on which the post was read, whether or not anything had changed
	DailyUntil time.Time     // until when the daily run read it, for newer posts have taken its place since; zero if it still does
	Details    []PostDay     // of what is read beside the counts; ascending
	Runs       []Observation // ascending: when what is read beside the counts was read of all posts that were due
	Absences   []Absence     // ascending: when it was away and came back; told of posts of some days only
}

// Absence is a time that a post was not there at its platform, and then was again. GoneAt is zero where that was never confirmed.
type Absence struct{ MissingSince, GoneAt, BackAt time.Time }

// GoneOn reports whether the platform confirmably did not have the post at the end of a day.
func (h PostHistory) GoneOn(day Day, zone *time.Location) bool {
	end := day.End(zone)
	for _, a := range h.Absences {
		if !a.GoneAt.IsZero() && a.GoneAt.Before(end) && !a.BackAt.Before(end) {
			return true
		}
	}
	return !h.GoneAt.IsZero() && h.GoneAt.Before(end)
}

// GoneFilter says what becomes of posts in a list that their platform confirmably no longer lists. They keep their last known figures.
type GoneFilter string

// What a list may do with posts that are gone.
const (
	WithoutGone GoneFilter = ""
	WithGone    GoneFilter = "include"
	OnlyGone    GoneFilter = "only"
)

// PostOrder says how a list of posts is filtered, sorted and cut.
type PostOrder struct {
	Gone      GoneFilter
	MediaType MediaType // "" for all
	From, To  Day       // published from the one day to the other, each in its account's zone; "" is open
	By        MetricID  // "" for the day of publication
	Ascending bool
	After     *PostMark // the last post of the page before; nil for the first page
	Limit     int
}

// MarkOf is a post's place in the list.
func (o PostOrder) MarkOf(p PostNow) PostMark {
	mark := PostMark{UID: p.UID}
	if o.By == "" {
		mark.Value = new(p.PostedAt.UnixMilli())
	} else if value, known := p.Figures[o.By].Value(); known {
		mark.Value = &value
	}
	return mark
}

// PostMark is a post's place in a sorted list.
type PostMark struct {
	UID   string
	Value *int64 // of what is sorted by; nil if the post has no such figure
}

// Observation is one product read on one day, whether or not anything had changed.
type Observation struct {
	Connection Key
	Product    Product
	Day        Day
	ObservedAt time.Time
}
