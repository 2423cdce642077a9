package api

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"mime"
	"net/http"
	"net/url"
	"runtime/debug"
	"strings"
	"time"
	"unicode/utf8"

	"candor/internal/platform"
	"candor/internal/social"
)

type contextKey int

const (
	peerKey contextKey = iota
	callerKey
)

// caller is who asks, and through what.
type caller struct {
	person social.Person
	signed bool                // somebody is signed in
	bearer *Bearer             // nil for a session
	grants grantsOf            // what a manager may see
	hidden map[social.Key]bool // connections whose figures are withheld from this caller, as far as they have been met
}

// grantsOf finds the live grants to a manager.
type grantsOf func(ctx context.Context, manager social.Person) ([]social.Grant, error)

// peerIn is the caller's address, without the port.
func peerIn(ctx context.Context) string {
	peer, _ := ctx.Value(peerKey).(string)
	return peer
}

// callerIn is who asks; nil outside of a request.
func callerIn(ctx context.Context) *caller {
	c, _ := ctx.Value(callerKey).(*caller)
	return c
}

// personIn is who is signed in; false if nobody is.
func personIn(ctx context.Context) (social.Person, bool) {
	if c := callerIn(ctx); c != nil {
		return c.person, c.signed
	}
	return social.Person{}, false
}

// handler puts the parts together, outermost last.
func (a *api) handler() (http.Handler, error) {
	calls := http.NewServeMux()
	h := a.newHuma(calls)
	if err := a.plain(calls, h); err != nil {
		return nil, err
	}
	site := http.NewServeMux()
	site.Handle("/api/", a.inTime(a.guarded(calls)))
	a.outward(site)
	app, err := a.webApp()
	if err != nil {
		return nil, err
	}
	site.Handle("/", app)
	root := http.NewServeMux()
	a.operate(root)
	root.Handle("/", a.onPublicHost(site))
	return a.Watch(a.recovered(a.headers(root))), nil
}

const (
	patience = 30 * time.Second
	// longPatience is for what is handed over as a file or reads the whole audit chain, and for what changes something; soon after it the server ends the answer.
	longPatience = 110 * time.Second
)

// inTime ends what a request asks for when nobody waits for it any more, so that a slow read holds no connection to the database.
func (a *api) inTime(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		limit := a.Patience
		if r.Method != http.MethodGet || takesLong(r.URL.Path) {
			limit = longPatience
		}
		ctx, cancel := context.WithTimeout(r.Context(), limit)
		defer cancel()
		next.ServeHTTP(w, r.WithContext(ctx))
	})
}

// takesLong reports whether reading a path may take longPatience.
func takesLong(path string) bool {
	return path == "/api/export" || path == "/api/export/posts" || path == "/api/me/takeout" || path == "/api/admin/audit/verify"
}

// guarded is everything that stands between the network and the API: no foreign site, the session, and who it belongs to.
func (a *api) guarded(next http.Handler) http.Handler {
	origin := http.NewCrossOriginProtection()
	origin.SetDenyHandler(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		writeProblem(w, problem(http.StatusForbidden, CodeCrossSite, "This request came from another site."))
	}))
	return origin.Handler(fromOwnApp(withoutCookies(a.Access.Sessions(a.known(next)))))
}

// hasBearer reports whether a request says who it is by an Authorization header: a browser adds none by itself, so no other site can
// make it send one.
func hasBearer(r *http.Request) bool { return r.Header.Get("Authorization") != "" }

// withoutCookies makes a request that came with an Authorization header speak for nobody else.
func withoutCookies(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if hasBearer(r) {
			r = r.Clone(r.Context())
			r.Header.Del("Cookie")
		}
		next.ServeHTTP(w, r)
	})
}

// fromOwnApp refuses unsafe requests that a form of another site could send: they need a header that forms cannot set, and a body
// must be JSON. Bodies are limited.
func fromOwnApp(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch r.Method {
		case http.MethodGet, http.MethodHead, http.MethodOptions:
		default:
			if r.Header.Get("X-Candor") != "1" && !hasBearer(r) {
				writeProblem(w, problem(http.StatusForbidden, CodeCrossSite, "Unsafe methods need the header X-Candor: 1."))
				return
			}
			media, _, err := mime.ParseMediaType(r.Header.Get("Content-Type"))
			if r.ContentLength != 0 && (err != nil || media != "application/json") {
				writeProblem(w, problem(http.StatusUnsupportedMediaType, CodeBadRequest, "Bodies are application/json."))
				return
			}
		}
		r.Body = http.MaxBytesReader(w, r.Body, maxBody)
		next.ServeHTTP(w, r)
	})
}

// known puts the caller's address and the signed-in person into the context.
func (a *api) known(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if !isText(r.URL) {
			writeProblem(w, problem(http.StatusBadRequest, CodeBadRequest, "The address holds bytes that are no text."))
			return
		}
		ctx := context.WithValue(r.Context(), peerKey, a.peerOf(r))
		w.Header().Set("Cache-Control", "no-store")
		c := &caller{grants: a.People.LiveGrants, hidden: map[social.Key]bool{}}
		if hasBearer(r) {
			bearer, err := a.Access.Authorize(ctx, r.Header.Get("Authorization"))
			if err != nil {
				p := a.problemOf(ctx, err)
				a.Log.WarnContext(ctx, "token refused", "peer", peerIn(ctx), "status", p.Status)
				if p.Status == http.StatusUnauthorized {
					w.Header().Set("WWW-Authenticate", "Bearer")
				}
				writeProblem(w, p)
				return
			}
			c.person, c.signed, c.bearer = bearer.Person, true, &bearer
		} else {
			c.person, c.signed = a.Access.Person(ctx)
			if err := ctx.Err(); err != nil && !c.signed { // not "nobody": who it is was not found out in time
				writeProblem(w, a.problemOf(ctx, err))
				return
			}
		}
		ctx = context.WithValue(ctx, callerKey, c)
		next.ServeHTTP(w, r.WithContext(social.ActingAs(ctx, social.Actor{Person: c.person.Key})))
	})
}

// isText reports whether an address holds only what a database takes as text: UTF-8 without NUL.
func isText(u *url.URL) bool {
	plain := u.Path
	for _, values := range u.Query() {
		plain += strings.Join(values, "")
	}
	return utf8.ValidString(plain) && !strings.ContainsRune(plain, 0)
}

// onPublicHost sends whoever came by another name to the public one: cookies and OAuth know that name only.
func (a *api) onPublicHost(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if strings.EqualFold(r.Host, a.public.Host) {
			next.ServeHTTP(w, r)
			return
		}
		if r.Method != http.MethodGet && r.Method != http.MethodHead {
			writeProblem(w, problem(http.StatusMisdirectedRequest, CodeBadRequest, "Ask "+a.public.String()+"."))
			return
		}
		to := *r.URL
		to.Scheme, to.Host, to.User = a.public.Scheme, a.public.Host, nil
		http.Redirect(w, r, to.String(), http.StatusTemporaryRedirect) // #nosec G710 -- the host is our own
	})
}

// recovered answers a panic as our own fault. What it was about may be a secret of any shape.
func (a *api) recovered(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		defer func() {
			if p := recover(); p != nil {
				if err, ok := p.(error); ok && errors.Is(err, http.ErrAbortHandler) {
					panic(p)
				}
				a.Log.LogAttrs(r.Context(), slog.LevelError, "panic", slog.String("panic", platform.Scrub(fmt.Sprint(p))), slog.String("stack", string(debug.Stack())))
				writeProblem(w, problem(http.StatusInternalServerError, CodeInternal, "This is our own fault. What is stored is safe."))
			}
		}()
		next.ServeHTTP(w, r)
	})
}
