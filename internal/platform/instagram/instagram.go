// Package instagram reads professional accounts through the Instagram API with Instagram Login.
//
// A daily reading is two calls: the profile, and one page of the 25 newest posts with their metrics by field expansion. Beside it
// stand the account's own daily series, the audience, and stories while they last. What
// Instagram's documentation leaves open stands in prose above the code that answers it; the authority is docs/platforms/instagram.md
// and the platform page it was made from. Only error codes are ever looked at: messages are in the account's language.
package instagram

import (
	"time"

	"candor/internal/platform"
	"candor/internal/social"
)

// The permissions that we ask for.
const (
	scopeBasic    = "instagram_business_basic"
	scopeInsights = "instagram_business_manage_insights"
)

// The settings.
const (
	envClientID     = "INSTAGRAM_CLIENT_ID"
	envClientSecret = "INSTAGRAM_CLIENT_SECRET"
	envRedirectURI  = "INSTAGRAM_REDIRECT_URI"
	envAuthURL      = "INSTAGRAM_AUTH_URL"
	envTokenURL     = "INSTAGRAM_TOKEN_URL"
	envAPIURL       = "INSTAGRAM_API_URL"
)

const day = 24 * time.Hour

// Info is what the rest of Candor knows of Instagram.
var Info = platform.Info{
	Platform: social.Instagram,
	Name:     "Instagram",
	Account:  "professional account",
	Settings: []platform.Setting{
		{Env: envClientID, Help: "Instagram app id, from App Dashboard > Instagram > API setup with Instagram login (not the Meta app id)", Required: true},
		{Env: envClientSecret, Help: "Instagram app secret, from the same page", Required: true, Secret: true},
		{Env: envRedirectURI, Help: "redirect URI as registered, byte for byte; default: CANDOR_PUBLIC_URL + /api/auth/instagram/callback"},
		{Env: "INSTAGRAM_META_APP_SECRET", Help: "secret of the Meta app around it (App settings > Basic): events signed with it are believed too", Secret: true},
		{Env: "INSTAGRAM_VERIFY_TOKEN", Help: "any text of your choice, repeated in the dashboard when webhooks are subscribed; unset: subscriptions are refused", Secret: true},
		{Env: envAuthURL, Default: "https://www.instagram.com", Help: "scheme and host of the consent page", Host: true},
		{Env: envTokenURL, Default: "https://api.instagram.com", Help: "scheme and host that exchanges codes", Host: true},
		{Env: envAPIURL, Default: "https://graph.instagram.com", Help: "scheme and host of the Graph API", Host: true},
	},
	Scopes: []platform.Scope{
		{ID: scopeBasic, Purpose: "Your profile and posts, with likes and comments", Required: true},
		{ID: scopeInsights, Purpose: "Views, reach, shares and saves of your posts"},
	},
	Tokens:       platform.TokenPolicy{MinAge: day, RenewAfter: 7 * day, CheckEvery: 7 * day, Alarm: 10 * day},
	Recent:       pageSize,
	Details:      social.DetailSchedule{Daily: youngPost},
	FollowerNoun: "followers",
	Summable:     true,
	Derived:      true,
	LimitNote:    "4,800 calls a day times the account's impressions of that day, per account, and a limit for the whole app; Candor goes by the usage headers and error codes of the answers.",
	// Instagram promises no floor for accounts without impressions. These are what a reading needs, many times over.
	DefaultBudget: []platform.Budget{
		{Bucket: bucketApp, Limit: 20_000, Window: time.Hour},
		{Bucket: bucketAccount, Limit: 240, Window: time.Hour},
	},
	ImageHosts: []string{"*.cdninstagram.com", "*.fbcdn.net"},
	Look:       platform.Look{Light: "#A83279", Dark: "#E08ABF"},
	Links: []platform.Link{
		{Kind: "terms", Label: "Instagram Terms of Use", URL: "https://help.instagram.com/581066165581870"},
		{Kind: "privacy", Label: "Meta Privacy Policy", URL: "https://privacycenter.instagram.com/policy"},
		{Kind: "revoke", Label: "Instagram: Apps and websites", URL: "https://www.instagram.com/accounts/manage_access/"},
	},
	AppGuide: "Create an app at developers.facebook.com, add Instagram > API setup with Instagram login, and register the redirect URI under Business login settings. " +
		"Set the Instagram app id and secret of that page. Until App Review grants Advanced Access only accounts that accepted a tester invitation can be read.",
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
		client:       platform.NewClient(platform.ClientConfig{Transport: deps.Transport, Now: now, Classify: classify, Usage: usage}),
	}, nil
}

// connector reads Instagram. It holds settings only.
type connector struct {
	now                       func() time.Time
	clientID                  string
	clientSecret              social.Secret
	redirectURI               string
	authURL, tokenURL, apiURL string
	client                    *platform.Client
}

var (
	_ platform.Connector      = (*connector)(nil)
	_ platform.Revoker        = (*connector)(nil)
	_ platform.InsightsReader = (*connector)(nil)
	_ platform.AudienceReader = (*connector)(nil)
	_ platform.StoryReader    = (*connector)(nil)
)

// Info implements platform.Connector.
func (*connector) Info() platform.Info { return Info }
