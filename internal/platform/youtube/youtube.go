// Package youtube reads a channel through the YouTube Data API v3 and the YouTube Analytics API v2, with the owner's own grant.
//
// One sign-in names one channel: a person with several picks one on Google's page. The grant is Google's for the whole account, so
// revoking it ends every channel of that account here (Info.SharedGrant); the account's "sub" is kept to find them.
//
// YouTube counts arrive as strings, are rounded (subscribers, to three digits), and are left out where an owner hides them; an
// absent count is never 0. YouTube's terms forbid figures computed from its data and sums with other platforms' data, so the
// connector hands on what the API said and nothing else.
package youtube

import (
	"time"

	"candor/internal/platform"
	"candor/internal/social"
)

// The permissions that a sign-in asks for.
const (
	scopeRead      = "https://www.googleapis.com/auth/youtube.readonly"
	scopeAnalytics = "https://www.googleapis.com/auth/yt-analytics.readonly"
	scopeOpenID    = "openid"
	scopeEmail     = "email"
)

// The settings.
const (
	envClientID     = "YOUTUBE_CLIENT_ID"
	envClientSecret = "YOUTUBE_CLIENT_SECRET"
	envRedirectURI  = "YOUTUBE_REDIRECT_URI"
	envAuthURL      = "YOUTUBE_AUTH_URL"
	envTokenURL     = "YOUTUBE_TOKEN_URL"
	envAPIURL       = "YOUTUBE_API_URL"
	envAnalyticsURL = "YOUTUBE_ANALYTICS_URL"
	envHubURL       = "YOUTUBE_HUB_URL"
	envTopicURL     = "YOUTUBE_TOPIC_URL"
)

// Names under which an account's further ids are kept.
const (
	idSub     = social.GrantOwner // the Google account, which owns the grant
	idUploads = "uploads"         // the playlist of the channel's uploads
)

const (
	bucketGeneral   = "general"   // the Data API's units, per project and Pacific day
	bucketAnalytics = "analytics" // the Analytics API's own quota, whose size Google does not publish
	bucketHub       = "hub"       // the WebSub hub, which costs no units
	bucketToken     = "token"     // the token endpoint, which costs no units
)

// pacific is the zone of YouTube's days and of its quota's midnight.
const pacific = "America/Los_Angeles"

const day = 24 * time.Hour

// Info is what the rest of Candor knows of YouTube.
var Info = platform.Info{
	Platform: social.YouTube,
	Name:     "YouTube",
	Account:  "channel",
	Settings: []platform.Setting{
		{Env: envClientID, Help: "OAuth client id, from Google Cloud console > APIs & Services > Credentials", Required: true},
		{Env: envClientSecret, Help: "OAuth client secret, from the same page", Required: true, Secret: true},
		{Env: envRedirectURI, Help: "redirect URI as registered, byte for byte; default: CANDOR_PUBLIC_URL + /api/auth/youtube/callback"},
		{Env: envAuthURL, Default: "https://accounts.google.com", Help: "scheme and host of the consent page", Host: true},
		{Env: envTokenURL, Default: "https://oauth2.googleapis.com", Help: "scheme and host that exchanges codes and revokes grants", Host: true},
		{Env: envAPIURL, Default: "https://youtube.googleapis.com", Help: "scheme and host of the Data API", Host: true},
		{Env: "YOUTUBE_KEYS_URL", Default: "https://www.googleapis.com", Help: "scheme and host of the keys that prove Google's events", Host: true},
		{Env: envAnalyticsURL, Default: "https://youtubeanalytics.googleapis.com", Help: "scheme and host of the Analytics API", Host: true},
		{Env: envHubURL, Default: "https://pubsubhubbub.appspot.com", Help: "scheme and host of the hub that tells of new, changed and removed videos", Host: true},
		{Env: envTopicURL, Default: "https://www.youtube.com/feeds/videos.xml", Help: "address of the feeds at the hub; Google's pages have named two"},
		{Env: "YOUTUBE_PUSH", Default: "on", Help: "off: the hub is not asked, and the uploads list is read daily"},
	},
	Scopes: []platform.Scope{
		{ID: scopeRead, Required: true, Purpose: "Your channel, your videos and their public counts"},
		{ID: scopeAnalytics, Purpose: "Views, watch time and subscribers by day, and who watches, from where and how"},
		{ID: scopeOpenID, Hidden: true, Purpose: "Tells which Google account the grant belongs to"},
		{ID: scopeEmail, Hidden: true, Purpose: "Lets Google tell us when you withdraw the grant"},
	},
	Tokens:       platform.TokenPolicy{Margin: 5 * time.Minute, CheckEvery: day, RenewalProves: true},
	Recent:       maxPage,
	FollowerNoun: "subscribers",
	SharedGrant:  true,
	OwnAppOnly:   true,
	LimitNote:    "10,000 units a day for the whole app, reset at midnight Pacific time; a channel costs 2 units a day, one a week and one for each day with news where YouTube's hub tells of them, 3 a day elsewhere. Beside them it takes 2 reports of the Analytics API a day (one more for each 200 videos, and one when a new video is first reported) and 7 a week, whose own limit Google does not publish.",
	DefaultBudget: []platform.Budget{
		{Bucket: bucketGeneral, Limit: 10_000, Zone: pacific},
	},
	ImageHosts: []string{"*.ytimg.com", "yt3.ggpht.com", "yt3.googleusercontent.com"},
	Look:       platform.Look{Light: "#C2352A", Dark: "#F08377"},
	Links: []platform.Link{
		{Kind: "terms", Label: "YouTube Terms of Service", URL: "https://www.youtube.com/t/terms"},
		{Kind: "privacy", Label: "Google Privacy Policy", URL: "https://policies.google.com/privacy"},
		{Kind: "revoke", Label: "Google security settings", URL: "https://security.google.com/settings/security/permissions"},
	},
	AppGuide: "In a Google Cloud project enable the YouTube Data API v3 and the YouTube Analytics API, set up the consent screen, and create an " +
		"OAuth client of the type “Web application” with the redirect URI. While the project is in Testing, Google ends every grant after 7 days.",
}

// Open makes the connector from its settings.
func Open(deps platform.Deps) (platform.Connector, error) {
	settings, err := platform.ReadSettings(Info, deps)
	if err != nil {
		return nil, err
	}
	now := deps.Now
	if now == nil {
		now = time.Now
	}
	return &connector{
		now:          now,
		clientID:     settings.Get(envClientID),
		clientSecret: settings.Secret(envClientSecret),
		redirectURI:  settings.RedirectURI,
		authURL:      settings.Get(envAuthURL),
		tokenURL:     settings.Get(envTokenURL),
		apiURL:       settings.Get(envAPIURL),
		analyticsURL: settings.Get(envAnalyticsURL),
		hubURL:       settings.Get(envHubURL),
		topicURL:     settings.Get(envTopicURL),
		client:       platform.NewClient(platform.ClientConfig{Transport: deps.Transport, Now: now, Classify: classify}),
	}, nil
}

// connector reads YouTube. It holds settings only.
type connector struct {
	now                                     func() time.Time
	clientID                                string
	clientSecret                            social.Secret
	redirectURI                             string
	authURL, tokenURL, apiURL, analyticsURL string
	hubURL, topicURL                        string
	client                                  *platform.Client
}

var (
	_ platform.Connector      = (*connector)(nil)
	_ platform.Revoker        = (*connector)(nil)
	_ platform.InsightsReader = (*connector)(nil)
	_ platform.AudienceReader = (*connector)(nil)
	_ platform.Pusher         = (*connector)(nil)
	_ platform.PostFinder     = (*connector)(nil)
)

// Info implements platform.Connector.
func (*connector) Info() platform.Info { return Info }
