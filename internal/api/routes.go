package api

import (
	"context"
	"encoding/json"
	"net/http"
	"reflect"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/adapters/humago"

	"candor/internal/social"
)

// who says whom a route serves.
type who string

const (
	anyone   who = "anyone"
	signedIn who = "signed in"
	admins   who = "administrators"
)

// routes registers every operation of the API. Nothing is registered anywhere else, but for the plain handlers in plain.
func (a *api) routes(h huma.API) {
	const session, auth, analytics, posts, connections, registry, admin = "session", "auth", "analytics", "posts", "connections", "registry", "admin"

	route(a, h, anyone, "getSession", http.MethodGet, "/api/session", session, "Who is signed in", a.getSession)
	route(a, h, anyone, "signIn", http.MethodPost, "/api/session", session, "Sign in with a password", a.signIn)
	route(a, h, anyone, "signOut", http.MethodDelete, "/api/session", session, "Sign out", a.signOut)

	route(a, h, anyone, "listPlatforms", http.MethodGet, "/api/platforms", registry, "The platforms, and whether they are configured here", a.listPlatforms)
	route(a, h, anyone, "listMetrics", http.MethodGet, "/api/metrics", registry, "The metric registry", a.listMetrics)

	route(a, h, signedIn, "connect", http.MethodGet, "/api/auth/{platform}/connect", auth, "Begin to connect an account", a.connect)
	route(a, h, anyone, "callback", http.MethodGet, "/api/auth/{platform}/callback", auth, "Where the platform sends the browser back to", a.callback)
	route(a, h, signedIn, "disconnect", http.MethodDelete, "/api/auth/{platform}/disconnect", auth, "Disconnect: revoke, hide at once, purge within 7 days", a.disconnect)

	route(a, h, signedIn, "getOverview", http.MethodGet, "/api/analytics/socials", analytics, "Everything at a glance", a.getOverview)
	route(a, h, signedIn, "listConnections", http.MethodGet, "/api/analytics/socials/connections", analytics, "The connections and how they stand", a.listConnections)
	route(a, h, signedIn, "listAccounts", http.MethodGet, "/api/analytics/socials/{platform}", analytics, "One platform: profile, newest posts, series", a.listAccounts)

	route(a, h, signedIn, "listPosts", http.MethodGet, "/api/posts", posts, "Posts, sorted and filtered", a.listPosts)
	route(a, h, signedIn, "getPost", http.MethodGet, "/api/posts/{id}", posts, "One post and its history", a.getPost)

	route(a, h, signedIn, "syncNow", http.MethodPost, "/api/connections/{id}/sync", connections, "Read this account now", a.syncNow)
	route(a, h, signedIn, "listRuns", http.MethodGet, "/api/connections/{id}/runs", connections, "The sync log", a.listRuns)
	route(a, h, signedIn, "forgetConnection", http.MethodDelete, "/api/connections/{id}", connections, "Not this account: revoke and purge at once, within an hour of connecting", a.forget)

	route(a, h, admins, "listBudgets", http.MethodGet, "/api/admin/budgets", admin, "What the platforms' limits still allow, and when they are reset", a.listBudgets)
}

// status is what an operation answers when all is well, where that is not 200.
var status = map[string]int{"signOut": http.StatusNoContent, "callback": http.StatusFound, "syncNow": http.StatusAccepted}

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
	huma.Register(h, op, func(ctx context.Context, in *I) (*O, error) {
		switch person, ok := personIn(ctx); {
		case access != anyone && !ok:
			return nil, errSignedOut
		case access == admins && person.Role != social.Admin:
			return nil, errNoRoute // to everybody else there is no such place
		}
		out, err := handler(ctx, in)
		if err != nil {
			return nil, a.problemOf(ctx, err)
		}
		return out, nil
	})
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
	}
	h := humago.New(mux, config)
	h.UseMiddleware(func(ctx huma.Context, next func(huma.Context)) {
		a.Note(ctx.Context(), ctx.Operation().Path)
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
