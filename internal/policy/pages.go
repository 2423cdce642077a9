package policy

// Shown is what the answer of a route holds of what was read from platforms.
type Shown string

// What routes show.
const (
	NoData   Shown = "nothing"  // nothing that came from a platform
	Standing Shown = "standing" // which accounts there are, and how reading them goes; no figures
	Texts    Shown = "texts"    // names, captions and pictures beside that; no figures
	Figures  Shown = "figures"  // figures
)

// Audience is whom a route shows it to.
type Audience string

// Audiences of routes that show something.
const (
	ByView    Audience = "by view"    // the owner, and managers by a live grant; figures of some platforms to the web app only
	OwnerOnly Audience = "owner"      // the owner's own session, nobody else
	Operators Audience = "operators"  // administrators: health, never figures
	Granted   Audience = "by a grant" // who made or holds a grant or its link
)

// Page says what a route shows, and to whom.
type Page struct {
	Shows Shown
	To    Audience // "" where nothing is shown
}

// pages is the one table of routes, by the names that they have in the API's document, and by pattern where they have none. A route that is not
// here fails a test: nobody has said yet whom it may show what.
var pages = map[string]Page{
	"getOverview": {Figures, ByView}, "listAccounts": {Figures, ByView}, "getAudience": {Figures, ByView}, "compare": {Figures, ByView}, "bestTime": {Figures, ByView},
	"getRates": {Figures, ByView}, "getHistory": {Figures, ByView}, "listPosts": {Figures, ByView}, "getPost": {Figures, ByView}, "getDecay": {Figures, ByView}, "getRoster": {Figures, ByView}, "compareRoster": {Figures, ByView},
	"getAverages": {Figures, ByView}, "getPosting": {Figures, ByView}, "getDifference": {Figures, ByView},
	"export": {Figures, OwnerOnly}, "exportPosts": {Figures, OwnerOnly}, "exportPost": {Figures, OwnerOnly}, "takeout": {Figures, OwnerOnly},

	"listConnections": {Texts, ByView},
	"listGrants":      {Texts, Granted}, "give": {Texts, Granted}, "openInvitation": {Texts, Granted}, "acceptInvitation": {NoData, ""},
	"listRuns": {Standing, ByView}, "listNotices": {Texts, OwnerOnly},
	"getHealth": {Standing, Operators}, "listAllConnections": {Texts, Operators}, "listAllRuns": {Standing, Operators}, "listBudgets": {Standing, Operators},
	"pauseConnection": {Texts, Operators}, "resumeConnection": {Texts, Operators}, "retryConnection": {Texts, Operators}, "listAudit": {Standing, Operators},
	"listPlatformStates": {Standing, Operators}, "pausePlatform": {Standing, Operators}, "resumePlatform": {Standing, Operators}, "retryPlatform": {Standing, Operators},
	"verifyAudit": {Standing, Operators}, "listAllowances": {}, "allowDerived": {}, "withdrawDerived": {},

	"getSession": {}, "signIn": {}, "signOut": {}, "signInBearer": {}, "startSSO": {}, "finishSSO": {}, "prove": {}, "listSessions": {}, "signOutEverywhere": {}, "endSession": {},
	"setUp": {}, "describe": {}, "changePassword": {}, "listTokens": {}, "makeToken": {}, "revokeToken": {},
	"listPeople": {}, "changePerson": {}, "endPersonSessions": {}, "makePasswordLink": {}, "listAgencies": {}, "addAgency": {}, "addMember": {}, "removeMember": {},
	"listInvitations": {}, "invite": {}, "withdrawInvitation": {}, "endGrant": {}, "reportError": {}, "listPlatforms": {}, "listMetrics": {},
	"connect": {}, "callback": {}, "disconnect": {}, "syncNow": {}, "forgetConnection": {}, "listConsents": {}, "acceptConsent": {}, "eraseMine": {}, "seeNotice": {},
}

// PageOf is what a route shows; false if nobody has said it.
func PageOf(route string) (Page, bool) {
	p, ok := pages[route]
	if p.Shows == "" {
		p.Shows = NoData
	}
	return p, ok
}

// Exports lists the formats in which figures leave Candor as a file, each for its owner alone.
func Exports() []string { return []string{"csv", "json", "parquet"} }
