package tiktok

import (
	"testing"
	"time"

	"candor/internal/platform"
	"candor/internal/platform/platformtest"
	"candor/internal/sandbox"
	sandboxtiktok "candor/internal/sandbox/tiktok"
	"candor/internal/social"
)

// TestConnector runs the conformance suite against the simulator, with token errors in a 200 and in a 400, and in each PKCE mode.
func TestConnector(t *testing.T) {
	for name, switches := range map[string]map[string]string{
		"as it is":            {},
		"errors with 400":     {"oauth_status": "400", "scope_error": "400", "error_data": "absent"},
		"errors inside a 200": {"api_status": "200", "old_access": "dies"},
		"pkce hex":            {"pkce": "hex"},
		"pkce base64url":      {"pkce": "base64url", "oauth_status": "401"},
		"older lives":         {"access_life": "86400", "refresh_life": "31536000", "sandbox": "off"},
		"no is_aigc":          {"is_aigc": "off"},
	} {
		t.Run(name, func(t *testing.T) { platformtest.Exercise(t, harness(switches)) })
	}
}

func harness(switches map[string]string) platformtest.Harness {
	return platformtest.Harness{
		Entry:     platform.Entry{Info: Info, Open: Open},
		Simulator: sandboxtiktok.New,
		Env: func(url, id, secret string) map[string]string {
			return map[string]string{envClientKey: id, envClientSecret: secret, envAuthURL: url, envAPIURL: url, envPKCE: switches["pkce"]}
		},
		Account: "jonas",
		Profile: map[social.MetricID][]string{
			social.Followers: {"follower_count"}, social.Following: {"following_count"}, social.Posts: {"video_count"}, social.ProfileLikes: {"likes_count"},
		},
		Post: map[social.MetricID][]string{
			social.Views: {"view_count"}, social.Likes: {"like_count"}, social.Comments: {"comment_count"}, social.Shares: {"share_count"},
		},
		Listed: func(_ sandbox.Account, p sandbox.Post, at time.Time) bool {
			return p.Kind != sandbox.Story && !p.Private(at)
		},
		MediaType: func(sandbox.Post) social.MediaType { return social.Video },
		Duration:  func(p sandbox.Post, _ time.Time) social.Figure { return social.Known(int64(p.Duration / time.Second)) },
		AIGenerated: func(p sandbox.Post) social.Figure {
			switch {
			case switches["is_aigc"] == "off":
				return social.Missing(social.NotOffered)
			case sandboxtiktok.AIGenerated(p):
				return social.Known(1)
			default:
				return social.Known(0)
			}
		},
		Bound:   3,
		Revokes: true,
		Prepare: func(sb *sandbox.Sandbox) {
			sb.Apps.Set(string(social.TikTok), sandboxtiktok.New(sb.Core).App().ID, switches)
		},
	}
}
