package social

import "time"

// NoticeKind is what a notice is about: a closed list.
type NoticeKind string

// The kinds of notices.
const (
	NoticeEnds14 NoticeKind = "ends_in_14" // access ends within 14 days
	NoticeEnds7  NoticeKind = "ends_in_7"
	NoticeEnds3  NoticeKind = "ends_in_3"
	NoticeEnds1  NoticeKind = "ends_in_1"
	NoticeFailed NoticeKind = "renewal_failed" // the first renewal that a quarter of an hour of retries did not heal, or that has to wait longer by the platform's word
	NoticeEnded  NoticeKind = "access_ended"   // the platform ended the grant
	// NoticeClaimed: somebody else here signed in to the account at its platform and was refused. Who, is nobody's to know.
	NoticeClaimed NoticeKind = "claimed_by_another"
)

// NoticeKinds lists every kind.
func NoticeKinds() []NoticeKind {
	return []NoticeKind{NoticeEnds14, NoticeEnds7, NoticeEnds3, NoticeEnds1, NoticeFailed, NoticeEnded, NoticeClaimed}
}

// noticeDays is how many days of remaining life each warning is for, fewest first.
var noticeDays = []struct {
	kind NoticeKind
	days int
}{{NoticeEnds1, 1}, {NoticeEnds3, 3}, {NoticeEnds7, 7}, {NoticeEnds14, 14}}

// EndingNotice is the warning that fits the days that are left, the most urgent one. False while there is time, and for a warning that
// would be true from the grant's first day on.
func EndingNotice(begin, end, now time.Time) (NoticeKind, bool) {
	for _, n := range noticeDays {
		limit := time.Duration(n.days) * 24 * time.Hour
		if end.Sub(now) <= limit {
			return n.kind, end.Sub(begin) > limit
		}
	}
	return "", false
}

// LongestNotice is how long before its end a grant is looked at.
const LongestNotice = 14 * 24 * time.Hour

// Notice is something that a person is told once about a connection.
type Notice struct {
	UID        string
	Person     Key
	Connection Key
	Kind       NoticeKind
	Cause      Cause     // why, for NoticeFailed and NoticeEnded
	About      time.Time // what makes it once: a second notice of this kind about the same thing is not written
	At         time.Time
	EndsAt     time.Time // when access ends; zero if unknown
}

// ToldNotice is a notice as it is shown, with its connection.
type ToldNotice struct {
	Notice
	Account Connection // key, uid, platform, handle, state and cause only
}

// AddressedNotice is a notice with where its person gets mail.
type AddressedNotice struct {
	ToldNotice
	Email, Name string
}

// EndingGrant is a grant whose access ends soon.
type EndingGrant struct {
	Connection Key
	Person     Key
	Begun      time.Time // since when its end has been this one
	EndsAt     time.Time
}
