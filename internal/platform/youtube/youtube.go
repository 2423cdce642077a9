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

// Names under which an account's further ids are kept.
const (
	idSub     = "sub"     // the Google account
	idUploads = "uploads" // the playlist of the channel's uploads
)

const (
	bucketGeneral   = "general"   // the Data API's units, per project and Pacific day
	bucketAnalytics = "analytics" // the Analytics API's own quota, whose size Google does not publish
)

// pacific is the zone of YouTube's days and of its quota's midnight.
const pacific = "America/Los_Angeles"

const day = 24 * time.Hour

// Info is what the rest of Candor knows of YouTube.
var Info = platform.Info{
	Platform: social.Platform("youtube"),
	Name:     "YouTube",
	Account:  "channel",
	Settings: []platform.Setting{
		{Env: "YOUTUBE_CLIENT_ID", Required: true, Help: "OAuth client id of the Google Cloud project."},
		{Env: "YOUTUBE_CLIENT_SECRET", Required: true, Secret: true, Help: "Its secret."},
		{Env: "YOUTUBE_REDIRECT_URI", Help: "As registered at Google, byte for byte."},
		{Env: "YOUTUBE_AUTH_URL", Default: "https://accounts.google.com", Host: true, Help: "Where Google's consent page is."},
		{Env: "YOUTUBE_TOKEN_URL", Default: "https://oauth2.googleapis.com", Host: true, Help: "Where codes and tokens are exchanged."},
		{Env: "YOUTUBE_API_URL", Default: "https://youtube.googleapis.com", Host: true, Help: "The Data API."},
		{Env: "YOUTUBE_ANALYTICS_URL", Default: "https://youtubeanalytics.googleapis.com", Host: true, Help: "The Analytics API."},
	},
	Scopes: []platform.Scope{
		{ID: scopeRead, Required: true, Purpose: "Your channel, your videos and their public counts"},
		{ID: scopeAnalytics, Purpose: "Subscribers gained and lost, and views per day"},
		{ID: scopeOpenID, Hidden: true, Purpose: "Tells which Google account the grant belongs to"},
		{ID: scopeEmail, Hidden: true, Purpose: "Lets Google tell us when you withdraw the grant"},
	},
	Tokens:       platform.TokenPolicy{Margin: 5 * time.Minute, CheckEvery: day},
	Recent:       maxPage,
	FollowerNoun: "subscribers",
	SharedGrant:  true,
	OwnAppOnly:   true,
	LimitNote:    "10,000 units a day for the whole app, reset at midnight Pacific time; a channel costs 3 units a day.",
	DefaultBudget: []platform.Budget{
		{Bucket: bucketGeneral, Limit: 10_000, Zone: pacific},
	},
	ImageHosts: []string{"i.ytimg.com", "*.ytimg.com", "yt3.ggpht.com", "yt3.googleusercontent.com"},
	Look:       platform.Look{Light: "#C2352A", Dark: "#F08377"},
	Links: []platform.Link{
		{Kind: "terms", Label: "YouTube Terms of Service", URL: "https://www.youtube.com/t/terms"},
		{Kind: "privacy", Label: "Google Privacy Policy", URL: "https://policies.google.com/privacy"},
		{Kind: "revoke", Label: "Google security settings", URL: "https://security.google.com/settings/security/permissions"},
	},
	AppGuide: "In a Google Cloud project enable the YouTube Data API v3 and the YouTube Analytics API, set up the consent screen, and create an " +
		"OAuth client of the type “Web application” with the redirect URI. While the project is in Testing, Google ends every grant after 7 days.",
}

// Connector reads YouTube. It holds settings and an HTTP client, nothing about accounts.
type Connector struct {
	settings platform.Settings
	client   *platform.Client
	now      func() time.Time
}

var (
	_ platform.Connector = (*Connector)(nil)
	_ platform.Revoker   = (*Connector)(nil)
)

// Open makes the connector from its settings: a *platform.NotConfigured says which are missing.
func Open(deps platform.Deps) (platform.Connector, error) {
	settings, err := platform.ReadSettings(Info, deps)
	if err != nil {
		return nil, err
	}
	c := &Connector{settings: settings, now: deps.Now}
	if c.now == nil {
		c.now = time.Now
	}
	c.client = platform.NewClient(platform.ClientConfig{Transport: deps.Transport, Now: c.now, Classify: classify})
	return c, nil
}

// Info implements platform.Connector.
func (c *Connector) Info() platform.Info { return Info }
