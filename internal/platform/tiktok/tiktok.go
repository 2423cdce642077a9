// Package tiktok reads accounts through TikTok's Login Kit for Web v2 and Display API v2.
//
// A daily reading is two calls: the account, and one page of the 20 newest public videos; the access token lives two hours, so a
// third call renews it first. Every count is a snapshot of a lifetime total. What the creator did not grant is not asked for,
// because one field without its permission makes TikTok refuse the whole call. Where TikTok's word is missing or doubtful, that
// stands in prose above the code that answers it; the authority is docs/platforms/tiktok.md and the platform page it was made from.
package tiktok

import (
	"fmt"
	"net/url"
	"time"

	"candor/internal/platform"
	"candor/internal/social"
)

// The permissions that we ask for.
const (
	scopeBasic   = "user.info.basic"
	scopeProfile = "user.info.profile"
	scopeStats   = "user.info.stats"
	scopeVideos  = "video.list"
)

// The settings.
const (
	envClientKey    = "TIKTOK_CLIENT_KEY"
	envClientSecret = "TIKTOK_CLIENT_SECRET"
	envRedirectURI  = "TIKTOK_REDIRECT_URI"
	envAuthURL      = "TIKTOK_AUTH_URL"
	envAPIURL       = "TIKTOK_API_URL"
	envPKCE         = "TIKTOK_PKCE"
)

// TikTok counts 600 calls per endpoint in a sliding minute, and does not say whether per app or per user; the stricter reading
// holds: per app. Candor spends 80 % of it, in steps of ten seconds: however a minute lies, it holds at most seven steps, 560 calls.
const (
	perStep = 80
	step    = 10 * time.Second
)

// Info is what the rest of Candor knows of TikTok.
var Info = platform.Info{
	Platform: social.TikTok,
	Name:     "TikTok",
	Account:  "account",
	Settings: []platform.Setting{
		{Env: envClientKey, Help: "client key of the app at developers.tiktok.com; a sandbox has a key of its own that begins with sb", Required: true},
		{Env: envClientSecret, Help: "client secret, from the same page", Required: true, Secret: true},
		{Env: envRedirectURI, Help: "redirect URI as registered, byte for byte, https and without a query; default: CANDOR_PUBLIC_URL + /api/auth/tiktok/callback"},
		{Env: envAuthURL, Default: "https://www.tiktok.com", Help: "scheme and host of the consent page", Host: true},
		{Env: envAPIURL, Default: "https://open.tiktokapis.com", Help: "scheme and host of the API and of its tokens", Host: true},
		{Env: envPKCE, Help: "off, hex or base64url: hex if TikTok shows errCode 10007, off if it shows 10008; default: off, or hex for a redirect URI of plain http, which TikTok registers under Desktop only"},
	},
	Scopes: []platform.Scope{
		{ID: scopeBasic, Purpose: "Your display name and picture", Required: true},
		{ID: scopeProfile, Purpose: "Your handle, bio and whether you are verified"},
		{ID: scopeStats, Purpose: "Your follower, following, like and video counts"},
		{ID: scopeVideos, Purpose: "Your public videos with their views, likes, comments and shares"},
	},
	Tokens:       platform.TokenPolicy{MarginShare: 0.2, CheckEvery: 7 * 24 * time.Hour},
	Recent:       pageSize,
	FollowerNoun: "followers",
	Summable:     true,
	Derived:      true,
	LimitNote:    "600 calls a minute for each endpoint, counted in a sliding minute; Candor spends 480, evenly. No answer tells how much is left.",
	DefaultBudget: []platform.Budget{
		{Bucket: bucketUser, Limit: perStep, Window: step},
		{Bucket: bucketVideos, Limit: perStep, Window: step},
		{Bucket: bucketQuery, Limit: perStep, Window: step},
	},
	ImageHosts: []string{"*.tiktokcdn.com", "*.tiktokcdn-us.com", "*.tiktokcdn-eu.com"},
	Look:       platform.Look{Light: "#14787A", Dark: "#56C3C2"},
	Links: []platform.Link{
		{Kind: "terms", Label: "TikTok Terms of Service", URL: "https://www.tiktok.com/legal/terms-of-service"},
		{Kind: "privacy", Label: "TikTok Privacy Policy", URL: "https://www.tiktok.com/legal/privacy-policy"},
		{Kind: "revoke", Label: "TikTok: connected third-party apps", URL: "https://support.tiktok.com/en/safety-hc/account-and-user-safety/connect-to-third-party-apps"},
	},
	AppGuide: "Create an app at developers.tiktok.com with Login Kit and the Display API, request the four scopes and register the redirect URI. " +
		"Until TikTok's review, use its sandbox: own key and secret, its own list of redirect URIs, and up to 10 target users who alone can connect.",
}

// Open makes the connector from its settings.
func Open(deps platform.Deps) (platform.Connector, error) {
	settings, err := platform.ReadSettings(Info, deps)
	if err != nil {
		return nil, err
	}
	mode, err := pkceMode(settings.Get(envPKCE), settings.RedirectURI)
	if err != nil {
		return nil, err
	}
	if err := checkRedirect(settings.RedirectURI); err != nil {
		return nil, err
	}
	now := deps.Now
	if now == nil {
		now = time.Now
	}
	return &connector{
		now:          now,
		clientKey:    settings.Get(envClientKey),
		clientSecret: settings.Secret(envClientSecret),
		redirectURI:  settings.RedirectURI,
		authURL:      settings.Get(envAuthURL),
		apiURL:       settings.Get(envAPIURL),
		pkce:         mode,
		client:       platform.NewClient(platform.ClientConfig{Transport: deps.Transport, Now: now, Classify: classify}),
	}, nil
}

// checkRedirect refuses what TikTok never registers: a query, or 512 characters and more.
func checkRedirect(redirect string) error {
	u, err := url.Parse(redirect)
	if err != nil || u.RawQuery != "" || u.ForceQuery || len(redirect) >= 512 {
		return fmt.Errorf("%s must have no query and be shorter than 512 characters: TikTok registers no other", envRedirectURI)
	}
	return nil
}

// connector reads TikTok. It holds settings only.
type connector struct {
	now             func() time.Time
	clientKey       string
	clientSecret    social.Secret
	redirectURI     string
	authURL, apiURL string
	pkce            pkce
	client          *platform.Client
}

var (
	_ platform.Connector  = (*connector)(nil)
	_ platform.Revoker    = (*connector)(nil)
	_ platform.PostFinder = (*connector)(nil)
)

// Info implements platform.Connector.
func (*connector) Info() platform.Info { return Info }
