package api

import (
	"context"
	"encoding/json"
	"net/http"
	"reflect"
	"slices"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/adapters/humago"

	"candor/internal/social"
)

// who says whom a route serves.
type who string

const (
	anyone   who = "anyone"
	signedIn who = "signed in"
	creators who = "creators"
	managers who = "managers"
	admins   who = "administrators"
)

// serves reports whether a route for w serves a role.
func (w who) serves(r social.Role) bool {
	switch w {
	case creators:
		return r == social.Creator
	case managers:
		return r == social.Manager
	case admins:
		return r == social.Admin
	default:
		return true
	}
}

// scopeOf says which API tokens open a route; routes that are not named here open to none.
var scopeOf = map[string]social.TokenScope{
	"getOverview": social.ScopeRead, "listConnections": social.ScopeRead, "listAccounts": social.ScopeRead, "listPosts": social.ScopeRead,
	"getPost": social.ScopeRead, "listRuns": social.ScopeRead, "getRoster": social.ScopeRead, "compareRoster": social.ScopeRead, "syncNow": social.ScopeSync,
}

// routes registers every operation of the API. Nothing is registered anywhere else, but for the plain handlers in plain.
func (a *api) routes(h huma.API) {
	a.peopleRoutes(h)
	a.figureRoutes(h)
	a.operatorRoutes(h)
}

// peopleRoutes are about who is here, and who lets whom see what.
func (a *api) peopleRoutes(h huma.API) {
	const session, people, sharing = "session", "people", "sharing"

	route(a, h, anyone, "getSession", http.MethodGet, "/api/session", session, "Who is signed in", a.getSession)
	route(a, h, anyone, "signIn", http.MethodPost, "/api/session", session, "Sign in with a password", a.signIn)
	route(a, h, anyone, "signOut", http.MethodDelete, "/api/session", session, "Sign out", a.signOut)
	route(a, h, signedIn, "signInBearer", http.MethodPost, "/api/session/bearer", session, "Begin a session with the token of the application that embeds Candor", a.signInBearer)
	route(a, h, anyone, "startSSO", http.MethodGet, "/api/session/sso", session, "Sign in at the single sign-on", a.startSSO)
	route(a, h, anyone, "finishSSO", http.MethodGet, "/api/session/sso/callback", session, "Where the single sign-on sends the browser back to", a.finishSSO)
	route(a, h, signedIn, "prove", http.MethodPost, "/api/session/proof", session, "Type the password again, for acts that need it fresh", a.prove)
	route(a, h, signedIn, "listSessions", http.MethodGet, "/api/sessions", session, "Where one is signed in", a.listSessions)
	route(a, h, signedIn, "signOutEverywhere", http.MethodDelete, "/api/sessions", session, "Sign out everywhere", a.signOutEverywhere)
	route(a, h, signedIn, "endSession", http.MethodDelete, "/api/sessions/{id}", session, "Sign out in one place", a.endSession)
	route(a, h, anyone, "setUp", http.MethodPost, "/api/setup", session, "Make the first administrator, with the one-time code", a.setUp)
	route(a, h, signedIn, "describe", http.MethodPatch, "/api/person", session, "Change one's own name and zone", a.describe)
	route(a, h, signedIn, "changePassword", http.MethodPut, "/api/person/password", session, "Change the password; other sessions end", a.changePassword)
	route(a, h, signedIn, "listTokens", http.MethodGet, "/api/tokens", session, "One's API tokens", a.listTokens)
	route(a, h, signedIn, "makeToken", http.MethodPost, "/api/tokens", session, "Make an API token; needs a fresh password", a.makeToken)
	route(a, h, signedIn, "revokeToken", http.MethodDelete, "/api/tokens/{id}", session, "Revoke an API token", a.revokeToken)

	route(a, h, admins, "listPeople", http.MethodGet, "/api/people", people, "Everybody", a.listPeople)
	route(a, h, admins, "changePerson", http.MethodPatch, "/api/people/{id}", people, "Change a role, or whether somebody may sign in; needs a fresh password", a.changePerson)
	route(a, h, admins, "endPersonSessions", http.MethodDelete, "/api/people/{id}/sessions", people, "Sign somebody out everywhere", a.endPersonSessions)
	route(a, h, admins, "makePasswordLink", http.MethodPost, "/api/people/{id}/password", people, "Make a link for a new password; needs a fresh password", a.makePasswordLink)
	route(a, h, signedIn, "listAgencies", http.MethodGet, "/api/agencies", people, "The agencies that one may know of", a.listAgencies)
	route(a, h, admins, "addAgency", http.MethodPost, "/api/agencies", people, "Add an agency", a.addAgency)
	route(a, h, admins, "addMember", http.MethodPut, "/api/agencies/{id}/members/{person}", people, "Make a manager a member; needs a fresh password", a.addMember)
	route(a, h, admins, "removeMember", http.MethodDelete, "/api/agencies/{id}/members/{person}", people, "End a membership", a.removeMember)
	route(a, h, signedIn, "listInvitations", http.MethodGet, "/api/invitations", people, "One's open invitations", a.listInvitations)
	route(a, h, signedIn, "invite", http.MethodPost, "/api/invitations", people, "Make a link to join, or to see a creator's accounts", a.invite)
	route(a, h, signedIn, "withdrawInvitation", http.MethodDelete, "/api/invitations/{id}", people, "Take an invitation back", a.withdrawInvitation)
	route(a, h, anyone, "openInvitation", http.MethodPost, "/api/invitations/open", people, "What a link is good for", a.openInvitation)
	route(a, h, anyone, "acceptInvitation", http.MethodPost, "/api/invitations/accept", people, "Use a link", a.acceptInvitation)

	route(a, h, signedIn, "listGrants", http.MethodGet, "/api/grants", sharing, "The ledger: who may see what, from when until when", a.listGrants)
	route(a, h, creators, "give", http.MethodPost, "/api/grants", sharing, "Let an agency see connections until a date", a.give)
	route(a, h, signedIn, "endGrant", http.MethodDelete, "/api/grants/{id}", sharing, "Take a grant back, or give it up", a.endGrant)
	route(a, h, managers, "getRoster", http.MethodGet, "/api/roster", sharing, "The creators who let one's agencies see something now", a.getRoster)
	route(a, h, managers, "compareRoster", http.MethodGet, "/api/roster/comparison", sharing, "The accounts of the roster beside each other by one metric, each platform for itself", a.compareRoster)
}

// figureRoutes are about accounts: connecting them, what was read of them, and the rights in it.
func (a *api) figureRoutes(h huma.API) {
	const registry, auth, analytics, connections, posts, rights = "registry", "auth", "analytics", "connections", "posts", "rights"

	route(a, h, anyone, "listPlatforms", http.MethodGet, "/api/platforms", registry, "The platforms, and whether they are configured here", a.listPlatforms)
	route(a, h, anyone, "listMetrics", http.MethodGet, "/api/metrics", registry, "The metric registry", a.listMetrics)

	route(a, h, signedIn, "connect", http.MethodGet, "/api/auth/{platform}/connect", auth, "Begin to connect an account", a.connect)
	route(a, h, anyone, "callback", http.MethodGet, "/api/auth/{platform}/callback", auth, "Where the platform sends the browser back to", a.callback)
	route(a, h, signedIn, "disconnect", http.MethodDelete, "/api/auth/{platform}/disconnect", auth, "Disconnect: revoke, hide at once, purge within 7 days", a.disconnect)

	route(a, h, signedIn, "getOverview", http.MethodGet, "/api/analytics/socials", analytics, "Everything at a glance", a.getOverview)
	route(a, h, signedIn, "listConnections", http.MethodGet, "/api/analytics/socials/connections", analytics, "The connections and how they stand", a.listConnections)
	route(a, h, signedIn, "listAccounts", http.MethodGet, "/api/analytics/socials/{platform}", analytics, "One platform: profile, newest posts, series", a.listAccounts)
	route(a, h, signedIn, "getAudience", http.MethodGet, "/api/audience", analytics, "Who the audience is, and where a period's figures come from", a.getAudience)
	route(a, h, signedIn, "compare", http.MethodGet, "/api/analytics/compare", analytics, "A period beside the one of equal length before it", a.compare)
	route(a, h, signedIn, "bestTime", http.MethodGet, "/api/analytics/best-time", analytics, "What posts got by the hour of the week in which they were published", a.bestTime)
	route(a, h, signedIn, "getRates", http.MethodGet, "/api/analytics/rates", analytics, "The engagement rate by every definition of the registry", a.getRates)
	route(a, h, signedIn, "getAverages", http.MethodGet, "/api/analytics/averages", analytics, "Means per post and the engagement rate, day by day", a.getAverages)
	route(a, h, signedIn, "getPosting", http.MethodGet, "/api/analytics/posting", analytics, "How often posts are published, and what each type of post gets", a.getPosting)
	route(a, h, signedIn, "getDifference", http.MethodGet, "/api/analytics/difference", analytics, "Why a figure is not what the platform's own app shows", a.getDifference)
	route(a, h, creators, "export", http.MethodGet, "/api/export", analytics, "One's own figures as a file, with definitions, states and reasons", a.export)
	route(a, h, creators, "exportPosts", http.MethodGet, "/api/export/posts", analytics, "The list of one's own posts as a file, filtered and sorted as the list is", a.exportPosts)
	route(a, h, creators, "exportPost", http.MethodGet, "/api/export/posts/{id}", analytics, "One of one's own posts over time, as a file", a.exportPost)

	route(a, h, signedIn, "getHistory", http.MethodGet, "/api/connections/{id}/history", connections, "What was said before it was corrected", a.getHistory)
	route(a, h, signedIn, "syncNow", http.MethodPost, "/api/connections/{id}/sync", connections, "Read this account now", a.syncNow)
	route(a, h, signedIn, "listRuns", http.MethodGet, "/api/connections/{id}/runs", connections, "The sync log", a.listRuns)
	route(a, h, signedIn, "forgetConnection", http.MethodDelete, "/api/connections/{id}", connections, "Not this account: revoke and purge at once, within an hour of connecting", a.forget)
	route(a, h, signedIn, "listNotices", http.MethodGet, "/api/notices", connections, "What you are told about your connections and have not seen", a.listNotices)
	route(a, h, signedIn, "seeNotice", http.MethodPost, "/api/notices/{id}/seen", connections, "You have seen it", a.seeNotice)

	route(a, h, signedIn, "listPosts", http.MethodGet, "/api/posts", posts, "Posts, sorted and filtered", a.listPosts)
	route(a, h, signedIn, "getPost", http.MethodGet, "/api/posts/{id}", posts, "One post and its history", a.getPost)
	route(a, h, signedIn, "getDecay", http.MethodGet, "/api/posts/{id}/decay", posts, "A post's way to its latest figure, and what it gained by day", a.getDecay)

	route(a, h, signedIn, "listConsents", http.MethodGet, "/api/consents", rights, "What one accepts by connecting, per platform, and what one has accepted", a.listConsents)
	route(a, h, creators, "acceptConsent", http.MethodPost, "/api/consents", rights, "Accept the present text of a platform", a.acceptConsent)
	route(a, h, signedIn, "takeout", http.MethodGet, "/api/me/takeout", rights, "Everything that is here about oneself, as a zip of JSON, CSV and Parquet", a.takeout)
	route(a, h, signedIn, "eraseMine", http.MethodDelete, "/api/me/data", rights, "Delete one's data at once and for good, of one platform or all with oneself; needs a fresh password", a.eraseMine)
}

// operatorRoutes are about the installation.
func (a *api) operatorRoutes(h huma.API) {
	const admin = "admin"

	route(a, h, anyone, "reportError", http.MethodPost, "/api/errors", admin, "An error of the web app, for the operator's error monitoring", a.reportError)
	route(a, h, admins, "listAudit", http.MethodGet, "/api/admin/audit", admin, "What was done, and by whom", a.listAudit)
	route(a, h, admins, "verifyAudit", http.MethodGet, "/api/admin/audit/verify", admin, "Whether the record of acts is whole", a.verifyAudit)
	route(a, h, admins, "getHealth", http.MethodGet, "/api/admin/health", admin, "Freshness of the fleet, success rates, what fails and why, the queue", a.getHealth)
	route(a, h, admins, "listAllConnections", http.MethodGet, "/api/admin/connections", admin, "All connections and how they stand", a.listAllConnections)
	route(a, h, admins, "listAllRuns", http.MethodGet, "/api/admin/runs", admin, "The sync log of all connections", a.listAllRuns)
	route(a, h, admins, "pauseConnection", http.MethodPost, "/api/admin/connections/{id}/pause", admin, "Stop reading this account until it is resumed", a.pauseConnection)
	route(a, h, admins, "resumeConnection", http.MethodPost, "/api/admin/connections/{id}/resume", admin, "Read a paused account again", a.resumeConnection)
	route(a, h, admins, "retryConnection", http.MethodPost, "/api/admin/connections/{id}/retry", admin, "Read this account now", a.retryConnection)
	route(a, h, admins, "listPlatformStates", http.MethodGet, "/api/admin/platforms", admin, "The platforms, how their accounts stand, and which are paused", a.listPlatformStates)
	route(a, h, admins, "pausePlatform", http.MethodPost, "/api/admin/platforms/{platform}/pause", admin, "Stop reading all accounts of a platform until it is resumed", a.pausePlatform)
	route(a, h, admins, "resumePlatform", http.MethodPost, "/api/admin/platforms/{platform}/resume", admin, "Read the accounts of a paused platform again", a.resumePlatform)
	route(a, h, admins, "retryPlatform", http.MethodPost, "/api/admin/platforms/{platform}/retry", admin, "Try again now what has failed at a platform", a.retryPlatform)
	route(a, h, admins, "listAllowances", http.MethodGet, "/api/admin/allowances", admin, "What platforms allowed this installation beyond their terms", a.listAllowances)
	route(a, h, admins, "allowDerived", http.MethodPut, "/api/admin/platforms/{platform}/derived-figures", admin, "Record that a platform allowed figures computed from its data: reference, scope and day; needs a fresh password", a.allowDerived)
	route(a, h, admins, "withdrawDerived", http.MethodDelete, "/api/admin/platforms/{platform}/derived-figures", admin, "End what was recorded: no figure is computed from the platform's data any more", a.withdrawDerived)
	route(a, h, admins, "listBudgets", http.MethodGet, "/api/admin/budgets", admin, "What the platforms' limits still allow, and when they are reset", a.listBudgets)
}

// status is what an operation answers when all is well, where that is not 200.
var status = map[string]int{
	"signOut": http.StatusNoContent, "callback": http.StatusFound, "startSSO": http.StatusFound, "finishSSO": http.StatusFound, "reportError": http.StatusNoContent, "syncNow": http.StatusAccepted, "prove": http.StatusNoContent,
	"signOutEverywhere": http.StatusNoContent, "endSession": http.StatusNoContent, "changePassword": http.StatusNoContent,
	"makeToken": http.StatusCreated, "revokeToken": http.StatusNoContent, "endPersonSessions": http.StatusNoContent, "makePasswordLink": http.StatusCreated,
	"addAgency": http.StatusCreated, "addMember": http.StatusNoContent, "removeMember": http.StatusNoContent, "invite": http.StatusCreated,
	"withdrawInvitation": http.StatusNoContent, "give": http.StatusCreated, "endGrant": http.StatusNoContent, "withdrawDerived": http.StatusNoContent,
}

// route registers one operation: its access class, its errors, and the turning of the handler's error into an answer.
func route[I, O any](a *api, h huma.API, access who, id, method, path, tag, summary string, handler func(context.Context, *I) (*O, error)) {
	op := huma.Operation{
		OperationID: id, Method: method, Path: path, Tags: []string{tag}, Summary: summary, DefaultStatus: status[id],
		MaxBodyBytes: maxBody, Metadata: map[string]any{"access": access},
		Responses: map[string]*huma.Response{"default": {Description: "A problem document", Content: map[string]*huma.MediaType{
			"application/problem+json": {Schema: h.OpenAPI().Components.Schemas.Schema(reflect.TypeFor[Problem](), true, "")},
		}}},
	}
	if access != anyone {
		op.Security = []map[string][]string{{"session": {}}}
	}
	if scopeOf[id] != "" {
		op.Security = append(op.Security, map[string][]string{"token": {}})
	}
	huma.Register(h, op, func(ctx context.Context, in *I) (*O, error) {
		out, err := handler(ctx, in)
		if err != nil {
			return nil, a.problemOf(ctx, err)
		}
		return out, nil
	})
}

// admitted refuses callers whom a route does not serve.
func admitted(ctx context.Context, access who, id string) error {
	c := callerIn(ctx)
	switch {
	case access == anyone:
		return nil
	case access == "":
		return errNoRoute // a route that says nothing serves nobody
	case c == nil || !c.signed:
		return errSignedOut
	case c.bearer != nil && (id != "signInBearer" || !c.bearer.Foreign) && !slices.Contains(c.bearer.Scopes, scopeOf[id]):
		return problem(http.StatusForbidden, CodeForbidden, "This token may not do that.")
	case access == admins && c.person.Role != social.Admin:
		return errNoRoute // to everybody else there is no such place
	case !access.serves(c.person.Role):
		return problem(http.StatusForbidden, CodeForbidden, "This is for "+string(access)+".")
	}
	return nil
}

// newHuma makes the typed half of the API on a mux.
func (a *api) newHuma(mux *http.ServeMux) huma.API {
	config := huma.DefaultConfig("Candor", "1")
	config.Info.Description = "Honest social analytics for creators. A figure is a value or a reason; unknown is never 0."
	config.CreateHooks = nil // no "$schema" in answers
	config.OpenAPIPath, config.DocsPath, config.SchemasPath = "", "", ""
	config.Transformers = []huma.Transformer{problems}
	config.Formats = map[string]huma.Format{"application/json": huma.DefaultJSONFormat, "json": huma.DefaultJSONFormat}
	config.Components.SecuritySchemes = map[string]*huma.SecurityScheme{
		"session": {Type: "apiKey", In: "cookie", Name: "__Host-candor", Description: "The session cookie. Unsafe methods also need the header X-Candor: 1."},
		"token":   {Type: "http", Scheme: "bearer", Description: "An API token, or a token of the application that embeds Candor."},
	}
	h := humago.New(mux, config)
	h.UseMiddleware(func(ctx huma.Context, next func(huma.Context)) {
		op := ctx.Operation()
		a.Note(ctx.Context(), op.Path)
		access, _ := op.Metadata["access"].(who)
		if err := admitted(ctx.Context(), access, op.OperationID); err != nil { // before anything of the request is looked at
			_, w := humago.Unwrap(ctx)
			if c := callerIn(ctx.Context()); c != nil && c.signed {
				a.Log.WarnContext(ctx.Context(), "access refused", "operation", op.OperationID, "person", c.person.UID)
			}
			writeProblem(w, a.problemOf(ctx.Context(), err))
			return
		}
		next(ctx)
	})
	a.routes(h)
	delete(h.OpenAPI().Components.Schemas.Map(), "ErrorModel") // huma's own error shape, which the transformer replaces
	delete(h.OpenAPI().Components.Schemas.Map(), "ErrorDetail")
	return h
}

// Spec returns the OpenAPI 3.1 document, indented. It needs no database and no configuration.
func Spec() ([]byte, error) {
	h := (&api{}).newHuma(http.NewServeMux())
	out, err := json.MarshalIndent(h.OpenAPI(), "", "  ")
	if err != nil {
		return nil, err
	}
	return append(out, '\n'), nil
}
