package instagram

import (
	"testing"
	"time"

	"candor/internal/platform"
	"candor/internal/platform/platformtest"
	"candor/internal/sandbox"
	sandboxinstagram "candor/internal/sandbox/instagram"
	"candor/internal/social"
)

// TestConnector runs the conformance suite against the simulator: in the shapes of today, in all the other shapes that are
// documented or were captured, and for an account that became professional while it was already posting.
func TestConnector(t *testing.T) {
	for name, tt := range map[string]struct {
		account  string
		switches map[string]string
	}{
		"as captured": {"mara", nil},
		"as documented": {"mara", map[string]string{
			"exchange": "flat", "permissions": "string", "exchange_ids": "string", "me_ids": "number", "insights_type": "OAuthException",
			"subcodes": "off", "localised": "on", "app_usage": "count", "buc_usage": "two", "refreshed": "new", "old_token": "dies", "revocation": "success",
		}},
		"further fields refused": {"layla", map[string]string{"further_fields": "off", "ai_field": "off", "buc_usage": "off", "app_usage": "off"}},
		"a late convert":         {"viktor", nil},
	} {
		t.Run(name, func(t *testing.T) { platformtest.Exercise(t, harness(tt.account, tt.switches)) })
	}
}

func harness(account string, switches map[string]string) platformtest.Harness {
	return platformtest.Harness{
		Entry:     platform.Entry{Info: Info, Open: Open},
		Simulator: sandboxinstagram.New,
		Env: func(url, id, secret string) map[string]string {
			return map[string]string{envClientID: id, envClientSecret: secret, envAuthURL: url, envTokenURL: url, envAPIURL: url}
		},
		Account: account,
		Profile: map[social.MetricID][]string{
			social.Followers: {"followers_count"}, social.Following: {"follows_count"}, social.Posts: {"media_count"},
		},
		Post: map[social.MetricID][]string{
			social.Views: {"views"}, social.Reach: {"reach"}, social.Likes: {"like_count", "likes"}, social.Comments: {"comments_count", "comments"},
			social.Shares: {"shares"}, social.Saves: {"saved"}, social.Interactions: {"total_interactions"}, social.Reposts: {"reposts"},
		},
		AIGenerated: func(p sandbox.Post) social.Figure {
			switch {
			case switches["ai_field"] == "off":
				return social.Missing(social.NotOffered)
			case sandboxinstagram.AIGenerated(p):
				return social.Known(1)
			default:
				return social.Known(0)
			}
		},
		Listed:    listedThere,
		MediaType: typeThere,
		Bound:     3,
		Revokes:   switches["revocation"] == "success",
		Prepare:   func(sb *sandbox.Sandbox) { sb.Apps.Set("instagram", sandboxinstagram.New(sb.Core).App().ID, switches) },
	}
}

// listedThere: no stories, no live video once it has ended, nothing that is private or archived.
func listedThere(_ sandbox.Account, p sandbox.Post, at time.Time) bool {
	return p.Kind != sandbox.Story && p.Kind != sandbox.Live && !p.Private(at)
}

// typeThere: every video is a reel.
func typeThere(p sandbox.Post) social.MediaType {
	switch p.Kind {
	case sandbox.Photo:
		return social.Photo
	case sandbox.Carousel:
		return social.Carousel
	default:
		return social.Reel
	}
}
