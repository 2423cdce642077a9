package youtube

import (
	"testing"
	"time"

	"candor/internal/platform"
	"candor/internal/platform/platformtest"
	"candor/internal/sandbox"
	sandboxyoutube "candor/internal/sandbox/youtube"
	"candor/internal/social"
)

func env(url, id, secret string) map[string]string {
	return map[string]string{
		"YOUTUBE_CLIENT_ID": id, "YOUTUBE_CLIENT_SECRET": secret,
		"YOUTUBE_AUTH_URL": url, "YOUTUBE_TOKEN_URL": url, "YOUTUBE_API_URL": url, "YOUTUBE_ANALYTICS_URL": url,
	}
}

func harness(account string, switches map[string]string) platformtest.Harness {
	return platformtest.Harness{
		Entry:     platform.Entry{Info: Info, Open: Open},
		Simulator: sandboxyoutube.New,
		Env:       env,
		Account:   account,
		Profile: map[social.MetricID][]string{
			social.Followers: {"subscriberCount"}, social.Posts: {"videoCount"}, social.ProfileViews: {"viewCount"},
		},
		Post: map[social.MetricID][]string{
			social.Views: {"viewCount"}, social.Likes: {"likeCount"}, social.Comments: {"commentCount"}, social.Dislikes: {"dislikeCount"},
		},
		Listed: func(_ sandbox.Account, p sandbox.Post, at time.Time) bool {
			return p.Kind != sandbox.Story && !p.Private(at)
		},
		MediaType: func(p sandbox.Post) social.MediaType {
			if p.Kind == sandbox.Live {
				return social.Live
			}
			return social.Video
		},
		Caption: func(p sandbox.Post) string { return p.Title },
		Duration: func(p sandbox.Post, at time.Time) social.Figure {
			if p.Kind == sandbox.Live && at.Before(p.Published.Add(p.Duration)) {
				return social.Missing(social.NotSettled)
			}
			return social.Known(int64(p.Duration / time.Second))
		},
		Bound:   3, // general units; token calls cost nothing
		Revokes: true,
		Prepare: func(sb *sandbox.Sandbox) {
			sb.Apps.Set(sandboxyoutube.Platform, sandboxyoutube.New(sb.Core).App().ID, switches)
		},
	}
}

// TestConnector runs the conformance suite against the simulator: in the shapes of today, in the others that were seen, and for a large
// channel with broadcasts.
func TestConnector(t *testing.T) {
	for name, tt := range map[string]struct {
		account  string
		switches map[string]string
	}{
		"as today":       {"mara", nil},
		"as seen too":    {"mara", map[string]string{"dead_grant": "bad", "testing": "said", "reports_scope": "both", "quota_shape": "429", "reports_lag": "3"}},
		"live and large": {"jonas", map[string]string{"dead_grant": "revoked", "reports_scope": "either"}},
	} {
		t.Run(name, func(t *testing.T) { platformtest.Exercise(t, harness(tt.account, tt.switches)) })
	}
}
