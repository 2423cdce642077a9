package platform

import "time"

// The lives that a platform may give a token; an answer outside of them is refused rather than believed (reliability.md §2).
const (
	minLife = 60 * time.Second
	maxLife = 400 * 24 * time.Hour
)

// Life reads expires_in (seconds). False means that it is absent, unreadable, or outside 60 s to 400 days.
func (c Count) Life() (time.Duration, bool) {
	seconds, ok := c.Value()
	if c.shape == quoted {
		seconds, ok = c.value, true
	}
	if !ok || seconds < int64(minLife/time.Second) || seconds > int64(maxLife/time.Second) {
		return 0, false
	}
	return time.Duration(seconds) * time.Second, true
}
