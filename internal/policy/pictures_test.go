package policy_test

import (
	"testing"
	"time"

	"candor/internal/policy"
	"candor/internal/social"
)

// TestPictureEnds: an address that states its end is good until then, and no longer than the platform says where it states none.
func TestPictureEnds(t *testing.T) {
	read := time.Date(2026, 11, 20, 6, 0, 0, 0, time.UTC)
	for address, c := range map[string]struct {
		platform social.Platform
		want     time.Time
	}{
		"https://p16.tiktokcdn.com/a.jpg?x-expires=1795200000&x-signature=s": {social.TikTok, time.Unix(1795200000, 0)},
		"https://p16.tiktokcdn.com/a.jpg":                                    {social.TikTok, read.Add(6 * time.Hour)},
		"https://p16.tiktokcdn.com/a.jpg?x-expires=soon":                     {social.TikTok, read.Add(6 * time.Hour)},
		"https://x.cdninstagram.com/a.jpg?oe=6B00F000&oh=s":                  {social.Instagram, time.Unix(0x6B00F000, 0)},
		"https://x.cdninstagram.com/a.jpg":                                   {social.Instagram, read.Add(30 * time.Hour)},
		"::not an address":                                                   {social.Instagram, read.Add(30 * time.Hour)},
		"https://i.ytimg.com/vi/x/hqdefault.jpg":                             {social.YouTube, time.Time{}},
	} {
		if got := policy.PictureEnds(c.platform, address, read); !got.Equal(c.want) {
			t.Errorf("%s: %s, want %s", address, got, c.want)
		}
	}
}
