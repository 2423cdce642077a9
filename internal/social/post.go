package social

import "time"

// MediaType is what kind of post it is.
type MediaType string

// The media types. Short is used only where the platform itself says so.
const (
	Photo    MediaType = "photo"
	Video    MediaType = "video"
	Carousel MediaType = "carousel"
	Reel     MediaType = "reel"
	Short    MediaType = "short"
	Story    MediaType = "story"
	Live     MediaType = "live"
	Unknown  MediaType = "unknown"
)

// StoryLife is how long a story can be seen, and asked about.
const StoryLife = 24 * time.Hour

// StoryLast is how late in its life a story must have been read last for what was read to be final: nothing of it is told after its end.
const StoryLast = time.Hour

// MediaTypes lists every media type.
func MediaTypes() []MediaType {
	return []MediaType{Photo, Video, Carousel, Reel, Short, Story, Live, Unknown}
}

// Text is a text that the platform gave, or the reason why there is none. The zero Text is one that was not reported.
type Text struct {
	Value  string
	Reason Reason // "" if the platform gave the value (which may be empty)
}

// Says makes a text that the platform gave.
func Says(value string) Text { return Text{Value: value} }

// Unsaid makes a text that is missing for a reason.
func Unsaid(reason Reason) Text { return Text{Reason: reason} }

// Profile is how an account describes itself. Its counts are readings, not fields.
type Profile struct {
	Connection  Key
	ExternalID  string
	Handle      string
	DisplayName Text
	Bio         Text
	PictureURL  Text
	Website     Text
	Verified    Figure // 1 verified, 0 not; missing where the platform does not say
	URL         string // where the account can be seen at the platform
	FetchedAt   time.Time
}

// Post is one thing an account published. Its counts are readings, not fields.
type Post struct {
	Key          Key
	UID          string
	Connection   Key
	ExternalID   string
	Caption      Text
	MediaType    MediaType
	MediaURL     Text
	ThumbnailURL Text
	Permalink    Text
	Duration     Figure // of a video, in seconds
	AIGenerated  Figure // 1 marked as made by AI, 0 not; missing where the platform does not say
	PostedAt     time.Time
	FetchedAt    time.Time
	MissingSince time.Time // first full listing that no longer held it; zero while it is listed
	GoneAt       time.Time // when its absence was confirmed
}

// DetailSchedule says on which days what a post has beside its counts is read: every day while it is young, then once a week, after a quarter
// of a year every fourth week, and after a year every twelfth, each post on a day of its own. It never ends: what is old still moves.
type DetailSchedule struct {
	Daily time.Duration // how long a post is young; 0: always
}

// Due reports whether a post's details are read at an instant.
func (s DetailSchedule) Due(id string, posted, at time.Time) bool {
	age := at.Sub(posted)
	if s.Daily == 0 || age < s.Daily || id == "" {
		return true
	}
	const week, day = 7, 86_400
	turn := 1
	switch {
	case age >= 365*day*time.Second:
		turn = 12
	case age >= 90*day*time.Second:
		turn = 4
	}
	n, sum := int(at.Unix()/day)+int(id[len(id)-1]), 0
	for _, c := range []byte(id) {
		sum = (sum*31 + int(c)) % 8_400 // a number of the post's own
	}
	return n%week == 0 && (n/week+sum)%turn == 0
}

// rarest is how many days pass at most between two turns of a post.
const rarest = 12 * 7

// DueSince reports whether a post's details are due at an instant, or were on a day since those of all posts were last read: after days on
// which nothing was read, its turn is not lost. Days are those of UTC; the zero Day is no such reading.
func (s DetailSchedule) DueSince(id string, posted time.Time, last Day, at time.Time) bool {
	if last == "" {
		return s.Due(id, posted, at)
	}
	for range rarest {
		if s.Due(id, posted, at) {
			return true
		}
		if at = at.AddDate(0, 0, -1); DayOf(at, time.UTC) <= last {
			return false
		}
	}
	return true
}
