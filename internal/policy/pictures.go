package policy

import (
	"net/url"
	"strconv"
	"time"

	"candor/internal/social"
)

// How long an address of a picture is good when it does not say so itself.
const (
	tiktokCovers      = 6 * time.Hour  // TikTok's video object: the cover's address lives six hours
	instagramPictures = 30 * time.Hour // Instagram states no time where the address has none; measured addresses live 32 to 35 hours
)

// PictureEnds is when an address of a picture or video must no longer be shown nor kept, for an address that was read at an instant. Zero: its
// platform sets no such end. A stated end is obeyed; one that cannot be read counts as unstated.
func PictureEnds(p social.Platform, address string, readAt time.Time) time.Time {
	switch p {
	case social.TikTok:
		return statedEnd(address, "x-expires", 10, readAt.Add(tiktokCovers))
	case social.Instagram:
		return statedEnd(address, "oe", 16, readAt.Add(instagramPictures))
	default:
		return time.Time{}
	}
}

// statedEnd reads the Unix time that a signed address carries in a parameter.
func statedEnd(address, name string, base int, unstated time.Time) time.Time {
	u, err := url.Parse(address)
	if err != nil {
		return unstated
	}
	seconds, err := strconv.ParseInt(u.Query().Get(name), base, 64)
	if err != nil || seconds <= 0 || seconds > 1<<40 {
		return unstated
	}
	return time.Unix(seconds, 0)
}
