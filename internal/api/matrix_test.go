package api

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"net/http"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/danielgtaylor/huma/v2"

	"candor/internal/social"
	"candor/internal/store"
	"candor/internal/store/storetest"
)

// operations lists every typed operation of the router.
func operations(t *testing.T) map[string]*huma.Operation {
	t.Helper()
	out := map[string]*huma.Operation{}
	for path, item := range (&api{}).newHuma(http.NewServeMux()).OpenAPI().Paths {
		for method, op := range map[string]*huma.Operation{"GET": item.Get, "POST": item.Post, "DELETE": item.Delete, "PUT": item.Put, "PATCH": item.Patch} {
			if op != nil {
				out[method+" "+path] = op
			}
		}
	}
	return out
}

const (
	nobody                   = ""
	maxi                     = "00000000-0000-7000-8000-0000000000e1" // a manager of the other agency
	miasAgency, maxsAgency   = "00000000-0000-7000-8000-0000000000a9", "00000000-0000-7000-8000-0000000000b9"
	anasGrant, bosGrant      = "00000000-0000-7000-8000-0000000009a1", "00000000-0000-7000-8000-0000000009b1"
	anasFirst, bosFirst      = "00000000-0000-7000-8000-0000000008a1", "00000000-0000-7000-8000-0000000008b1" // sessions, API tokens and invitations
	miasFirst, adasFirst, ID = "00000000-0000-7000-8000-0000000008c1", "00000000-0000-7000-8000-0000000008d1", "{ID}"
)

// thing is what a route is asked about: somebody's own, and somebody else's.
type thing struct{ own, foreign string }

// things by who asks. A role that is missing has none of its own there: every id is a foreign one to it.
type things map[string]thing

var (
	connections = things{ana: {anaInsta, boInsta}, mia: {anaInsta, boInsta}}
	ownOnly     = things{ana: {anaInsta, boInsta}}
	aPost       = things{ana: {anaPost, boPost}, mia: {anaPost, boPost}}
	creator     = things{ana: {ana, bo}, mia: {ana, bo}}
	ones        = things{ana: {anasFirst, bosFirst}, mia: {miasFirst, bosFirst}, ada: {adasFirst, bosFirst}}
	grants      = things{ana: {anasGrant, bosGrant}, mia: {anasGrant, bosGrant}}
	anybody     = things{ada: {ana, absent}}
	operated    = things{ada: {anaInsta, absent}}
	none        = things{}
)

// classification is what must be said of a route before it may exist.
type classification struct {
	serves who
	scope  social.TokenScope // "": API tokens do not open it
	asks   []ask             // every way of naming a thing that it has
}

// ask is one way of naming a thing: in the path, the query or the body, as {ID}.
type ask struct {
	query, body string
	of          things
	path        map[string]string // further path parameters
}

// everyRoute classifies every route. A new route fails the tests below until it stands here.
var everyRoute = map[string]classification{
	"GET /api/session":                           {serves: anyone},
	"POST /api/session":                          {serves: anyone},
	"DELETE /api/session":                        {serves: anyone},
	"POST /api/session/bearer":                   {serves: signedIn},
	"GET /api/session/sso":                       {serves: anyone},
	"GET /api/session/sso/callback":              {serves: anyone},
	"POST /api/errors":                           {serves: anyone},
	"POST /api/session/proof":                    {serves: signedIn},
	"GET /api/sessions":                          {serves: signedIn},
	"DELETE /api/sessions":                       {serves: signedIn},
	"DELETE /api/sessions/{id}":                  {serves: signedIn, asks: []ask{{of: ones}}},
	"POST /api/setup":                            {serves: anyone},
	"PATCH /api/person":                          {serves: signedIn},
	"PUT /api/person/password":                   {serves: signedIn},
	"GET /api/tokens":                            {serves: signedIn},
	"POST /api/tokens":                           {serves: signedIn},
	"DELETE /api/tokens/{id}":                    {serves: signedIn, asks: []ask{{of: ones}}},
	"GET /api/people":                            {serves: admins},
	"PATCH /api/people/{id}":                     {serves: admins, asks: []ask{{of: anybody, body: `{"disabled":false}`}}},
	"DELETE /api/people/{id}/sessions":           {serves: admins, asks: []ask{{of: anybody}}},
	"POST /api/people/{id}/password":             {serves: admins, asks: []ask{{of: anybody}}},
	"GET /api/agencies":                          {serves: signedIn},
	"POST /api/agencies":                         {serves: admins},
	"PUT /api/agencies/{id}/members/{person}":    {serves: admins, asks: []ask{{of: things{ada: {miasAgency, absent}}, path: map[string]string{"{person}": mia}}}},
	"DELETE /api/agencies/{id}/members/{person}": {serves: admins, asks: []ask{{of: things{ada: {miasAgency, absent}}, path: map[string]string{"{person}": mia}}}},
	"GET /api/invitations":                       {serves: signedIn},
	"POST /api/invitations":                      {serves: signedIn, asks: []ask{{of: ownOnly, body: `{"kind":"share","connections":["{ID}"],"until":"2026-12-24T00:00:00Z"}`}, {of: things{mia: {miasAgency, maxsAgency}, ada: {miasAgency, absent}}, body: `{"kind":"join","role":"manager","agency":"{ID}"}`}}},
	"DELETE /api/invitations/{id}":               {serves: signedIn, asks: []ask{{of: ones}}},
	"POST /api/invitations/open":                 {serves: anyone},
	"POST /api/invitations/accept":               {serves: anyone},
	"GET /api/grants":                            {serves: signedIn},
	"POST /api/grants": {serves: creators, asks: []ask{{of: ownOnly, body: `{"agency":"` + miasAgency + `","connections":["{ID}"],"until":"2026-12-24T00:00:00Z"}`}, {of: things{ana: {miasAgency, maxsAgency}}, body: `{"agency":"{ID}","connections":["` + anaInsta + `"],"until":"2026-12-24T00:00:00Z"}`},
		{of: things{ana: {anasGrant, bosGrant}}, body: `{"agency":"` + miasAgency + `","connections":["` + anaInsta + `"],"until":"2026-12-24T00:00:00Z","replaces":"{ID}"}`}}},
	"DELETE /api/grants/{id}":                                {serves: signedIn, asks: []ask{{of: grants}}},
	"GET /api/roster":                                        {serves: managers, scope: social.ScopeRead},
	"GET /api/roster/comparison":                             {serves: managers, scope: social.ScopeRead},
	"GET /api/consents":                                      {serves: signedIn},
	"POST /api/consents":                                     {serves: creators},
	"GET /api/me/takeout":                                    {serves: signedIn},
	"DELETE /api/me/data":                                    {serves: signedIn},
	"GET /api/admin/audit/verify":                            {serves: admins},
	"GET /api/admin/audit":                                   {serves: admins},
	"GET /api/admin/budgets":                                 {serves: admins},
	"GET /api/admin/health":                                  {serves: admins},
	"GET /api/admin/connections":                             {serves: admins},
	"GET /api/admin/runs":                                    {serves: admins, asks: []ask{{of: operated, query: "?connection={ID}"}}},
	"POST /api/admin/connections/{id}/retry":                 {serves: admins, asks: []ask{{of: operated}}},
	"POST /api/admin/connections/{id}/resume":                {serves: admins, asks: []ask{{of: things{ada: {anaTube, absent}}}}},
	"POST /api/admin/connections/{id}/pause":                 {serves: admins, asks: []ask{{of: operated}}},
	"GET /api/platforms":                                     {serves: anyone},
	"GET /api/metrics":                                       {serves: anyone},
	"GET /api/auth/{platform}/connect":                       {serves: signedIn, asks: []ask{{of: ownOnly, query: "?connection={ID}"}}},
	"GET /api/auth/{platform}/callback":                      {serves: anyone},
	"DELETE /api/auth/{platform}/disconnect":                 {serves: signedIn, asks: []ask{{of: ownOnly, query: "?connection={ID}"}}},
	"GET /api/analytics/socials":                             {serves: signedIn, scope: social.ScopeRead, asks: []ask{{of: creator, query: "?creator={ID}"}}},
	"GET /api/analytics/socials/connections":                 {serves: signedIn, scope: social.ScopeRead, asks: []ask{{of: creator, query: "?creator={ID}"}}},
	"GET /api/analytics/socials/{platform}":                  {serves: signedIn, scope: social.ScopeRead, asks: []ask{{of: creator, query: "?creator={ID}"}, {of: connections, query: "?connection={ID}&creator=" + ana}}},
	"GET /api/posts":                                         {serves: signedIn, scope: social.ScopeRead, asks: []ask{{of: creator, query: "?creator={ID}"}, {of: connections, query: "?connection={ID}&creator=" + ana}, {of: connections, query: "?sort=likes&connection={ID}&creator=" + ana}}},
	"GET /api/posts/{id}":                                    {serves: signedIn, scope: social.ScopeRead, asks: []ask{{of: aPost, query: "?creator=" + ana}}},
	"GET /api/posts/{id}/decay":                              {serves: signedIn, asks: []ask{{of: aPost, query: "?creator=" + ana}}},
	"GET /api/export":                                        {serves: creators, asks: []ask{{of: ownOnly, query: "?connection={ID}"}}},
	"GET /api/export/posts":                                  {serves: creators, asks: []ask{{of: ownOnly, query: "?connection={ID}"}, {of: ownOnly, query: "?sort=likes&connection={ID}"}}},
	"GET /api/export/posts/{id}":                             {serves: creators, asks: []ask{{of: things{ana: {anaPost, boPost}}}}},
	"GET /api/audience":                                      {serves: signedIn, asks: []ask{{of: creator, query: "?creator={ID}"}, {of: connections, query: "?connection={ID}&creator=" + ana}}},
	"GET /api/analytics/compare":                             {serves: signedIn, asks: []ask{{of: connections, query: "?metric=followers&connection={ID}&creator=" + ana}}},
	"GET /api/analytics/best-time":                           {serves: signedIn, asks: []ask{{of: connections, query: "?connection={ID}&creator=" + ana}}},
	"GET /api/analytics/rates":                               {serves: signedIn, asks: []ask{{of: connections, query: "?connection={ID}&creator=" + ana}}},
	"GET /api/analytics/averages":                            {serves: signedIn, asks: []ask{{of: connections, query: "?connection={ID}&creator=" + ana}}},
	"GET /api/analytics/posting":                             {serves: signedIn, asks: []ask{{of: connections, query: "?connection={ID}&creator=" + ana}}},
	"GET /api/analytics/difference":                          {serves: signedIn, asks: []ask{{of: connections, query: "?metric=followers&connection={ID}&creator=" + ana}, {of: aPost, query: "?metric=views&post={ID}&connection=" + anaInsta + "&creator=" + ana}}},
	"GET /api/connections/{id}/history":                      {serves: signedIn, asks: []ask{{of: connections, query: "?creator=" + ana}}},
	"POST /api/connections/{id}/sync":                        {serves: signedIn, scope: social.ScopeSync, asks: []ask{{of: ownOnly}}},
	"GET /api/connections/{id}/runs":                         {serves: signedIn, scope: social.ScopeRead, asks: []ask{{of: connections, query: "?creator=" + ana}}},
	"DELETE /api/connections/{id}":                           {serves: signedIn, asks: []ask{{of: ownOnly}}},
	"GET /api/notices":                                       {serves: signedIn},
	"POST /api/notices/{id}/seen":                            {serves: signedIn, asks: []ask{{of: things{ana: {anasFirst, bosFirst}}}}},
	"GET /api/admin/platforms":                               {serves: admins},
	"POST /api/admin/platforms/{platform}/pause":             {serves: admins},
	"POST /api/admin/platforms/{platform}/resume":            {serves: admins},
	"POST /api/admin/platforms/{platform}/retry":             {serves: admins},
	"GET /api/admin/allowances":                              {serves: admins},
	"PUT /api/admin/platforms/{platform}/derived-figures":    {serves: admins},
	"DELETE /api/admin/platforms/{platform}/derived-figures": {serves: admins},
}

func TestEveryRouteIsClassified(t *testing.T) {
	all := operations(t)
	for name, op := range all {
		c, ok := everyRoute[name]
		switch {
		case !ok:
			t.Errorf("%s is not classified: say in everyRoute whom it serves and what can be named", name)
		case op.Metadata["access"] != c.serves:
			t.Errorf("%s serves %v, classified %q", name, op.Metadata["access"], c.serves)
		case scopeOf[op.OperationID] != c.scope:
			t.Errorf("%s opens to API tokens with %q, classified %q", name, scopeOf[op.OperationID], c.scope)
		case strings.Contains(name, "{id}") && len(c.asks) == 0:
			t.Errorf("%s names something, and no case asks for it", name)
		}
		for _, p := range op.Parameters {
			named := func(a ask) bool { return strings.Contains(a.query, p.Name+"=") }
			if p.In == "query" && (p.Name == "connection" || p.Name == "creator") && !slices.ContainsFunc(c.asks, named) {
				t.Errorf("%s takes ?%s=, and no case asks with it", name, p.Name)
			}
		}
	}
	for name := range everyRoute {
		if all[name] == nil {
			t.Errorf("%s is classified and not there", name)
		}
	}
}

// What is somebody else's is answered, byte for byte, like what does not exist; and nothing of theirs stands in any answer.
func TestRouteMatrix(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db *store.DB) {
		for _, who := range []string{nobody, ana, mia, ada} {
			t.Run(roleName(who), func(t *testing.T) {
				w := newWorld(t, storetest.Open(t))
				w.share()
				w.exec(`UPDATE connection SET state = 'paused', cause = 'paused' WHERE uid = $1`, anaTube)
				for _, name := range order(t) {
					w.matrix(who, name)
				}
			})
		}
		w := newWorld(t, db) // both databases, for the roles with most to see
		w.share()
		for _, name := range order(t) {
			if strings.HasPrefix(name, "GET ") {
				w.matrix(mia, name)
			}
		}
	})
}

func roleName(who string) string {
	return map[string]string{nobody: "nobody", ana: "creator", mia: "manager", ada: "administrator"}[who]
}

// order is every route, so that what ends several things comes after what ends one.
func order(t *testing.T) []string {
	t.Helper()
	names := slices.Sorted(maps.Keys(operations(t)))
	slices.Reverse(names)
	const all = "POST /api/admin/platforms/{platform}/pause"
	return append(slices.DeleteFunc(names, func(name string) bool { return name == all }), all)
}

// matrix asks a route as somebody for what is absent, foreign and own, in this order: own is what may change something.
func (w *world) matrix(who, name string) {
	w.t.Helper()
	c := everyRoute[name]
	asks := c.asks
	if len(asks) == 0 {
		asks = []ask{{of: none}}
	}
	for _, a := range asks {
		of := a.of[who]
		if of.foreign == "" {
			of = thing{foreign: boInsta}
		}
		w.tries = 0
		missing, foreign := w.matrixAsk(who, name, a, absent), w.matrixAsk(who, name, a, of.foreign)
		served := who != nobody && c.serves.serves(w.people[who].Role)
		switch {
		case c.serves == anyone:
		case who == nobody && (missing.status != 401 || foreign.status != 401):
			w.t.Errorf("%s answers %d and %d to nobody", name, missing.status, foreign.status)
		case who != nobody && !served && (missing.status != refusal(c.serves) || foreign.status != refusal(c.serves)):
			w.t.Errorf("%s answers %d and %d to a %s", name, missing.status, foreign.status, roleName(who))
		}
		if len(c.asks) > 0 && (missing.status < 400 || missing.status != foreign.status || missing.body != foreign.body) {
			w.t.Errorf("%s %s as %s: foreign %d %s, absent %d %s", name, a.query+a.body, roleName(who), foreign.status, foreign.body, missing.status, missing.body)
		}
		got := []answer{missing, foreign}
		if of.own != "" {
			own := w.matrixAsk(who, name, a, of.own)
			if own.status >= 300 {
				w.t.Errorf("%s %s as %s: one's own is %d %s", name, a.query+a.body, roleName(who), own.status, own.body)
			}
			got = append(got, own)
		}
		for _, g := range got {
			w.leaks(who, name, g)
		}
	}
}

// refusal is what those hear whom a route does not serve: of administrators' routes, that there is none.
func refusal(w who) int {
	if w == admins {
		return 404
	}
	return 403
}

// leaks looks for what is Bo's in an answer to anybody else. Administrators see that Bo is there, and nothing of what Bo has.
func (w *world) leaks(who, name string, got answer) {
	w.t.Helper()
	marks := []string{"bo.runs", boInsta, boPost, bosGrant, "bo's", `"value":1`}
	if who == ana || who == mia {
		marks = []string{"bo.runs", boInsta, boPost, bosGrant, "bo's", "bo@example.com", maxsAgency}
	}
	if who == mia {
		marks = append(marks, anaTube, "ana.talks") // which the grant does not name
	}
	for _, mark := range marks {
		if who == ada && mark == boInsta && strings.Contains(name, " /api/admin/") {
			continue // operators name a connection by its id, and learn nothing else of it
		}
		if strings.Contains(got.body, mark) && got.status < 400 {
			w.t.Errorf("%s tells %s of %s: %s", name, roleName(who), mark, got.body)
		}
	}
}

func (w *world) matrixAsk(who, name string, a ask, id string) answer {
	w.t.Helper()
	method, path, _ := strings.Cut(name, " ")
	for from, to := range a.path {
		path = strings.ReplaceAll(path, from, to)
	}
	path = strings.NewReplacer("{platform}", "instagram", "{id}", id, "{person}", id).Replace(path)
	return w.ask(who, method, path+strings.ReplaceAll(a.query, ID, id), strings.ReplaceAll(a.body, ID, id))
}

// share adds a second manager, two agencies, a grant to each, and for everybody a session, an API token and an invitation of their own.
func (w *world) share() {
	w.t.Helper()
	at := w.now.UnixMilli()
	p := social.Person{Key: 5, UID: maxi, Name: "Max", Role: social.Manager, Email: "max@example.com", CreatedAt: w.now}
	if err := w.db.AddPerson(w.t.Context(), p, "hash"); err != nil {
		w.t.Fatal(err)
	}
	w.people[maxi] = p
	for i, agency := range []string{miasAgency, maxsAgency} {
		w.exec(`INSERT INTO agency (key, uid, name, created_at) VALUES ($1, $2, $3, $4)`, i+1, agency, fmt.Sprintf("Agency %d", i+1), at)
	}
	w.exec(`INSERT INTO membership (agency, person, since) VALUES (1, 3, $1), (2, 5, $1)`, at)
	until := w.now.AddDate(0, 1, 0).UnixMilli()
	w.exec(`INSERT INTO "grant" (key, uid, person, agency, given_at, until) VALUES (1, $1, 1, 1, $3, $4), (2, $2, 2, 2, $3, $4)`, anasGrant, bosGrant, at, until)
	w.exec(`INSERT INTO notice (key, uid, person, connection, kind, about, at) VALUES (1, $1, 1, 11, 'renewal_failed', $3, $3), (2, $2, 2, 21, 'renewal_failed', $3, $3)`, anasFirst, bosFirst, at)
	w.exec(`INSERT INTO grant_connection (grant_key, connection) VALUES (1, 11), (2, 21)`)
	for key, uid := range map[int]string{1: anasFirst, 2: bosFirst, 3: miasFirst, 4: adasFirst} {
		w.exec(`INSERT INTO session (token_hash, person, data, expires_at, uid, agent, created_at, seen_at) VALUES ($1, $2, $1, $3, $4, $5, $6, $6)`,
			[]byte(uid), key, until, uid, whose(key)+" browser", at)
		w.exec(`INSERT INTO api_token (key, uid, person, name, prefix, token_hash, scopes, created_at, expires_at) VALUES ($1, $2, $1, $3, 'candor_pat_', $4, 'read', $5, $6)`,
			key, uid, whose(key)+" token", []byte(uid), at, until)
		w.exec(`INSERT INTO invitation (key, uid, token_hash, kind, maker, connections, grant_until, created_at, expires_at) VALUES ($1, $2, $3, 'share', $1, $4, $6, $5, $6)`,
			key, uid, []byte(uid), whose(key), at, until)
	}
}

func whose(key int) string { return map[int]string{1: "ana's", 2: "bo's", 3: "mia's", 4: "ada's"}[key] }

// A grant opens what it names, while it lives, and nothing else; taking it back closes it at once.
func TestAManagerSeesWhatALiveGrantCovers(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db *store.DB) {
		w := newWorld(t, db)
		w.share()
		overview := "/api/analytics/socials?creator=" + ana
		got := w.ask(mia, "GET", overview, "")
		if got.status != 200 || !strings.Contains(got.body, anaInsta) || strings.Contains(got.body, anaTube) {
			t.Fatalf("a live grant: %d %s", got.status, got.body)
		}
		if got := w.ask(mia, "GET", "/api/roster", ""); got.status != 200 || !strings.Contains(got.body, `"ana.cooks"`) || strings.Contains(got.body, "bo.runs") {
			t.Errorf("the roster: %d %s", got.status, got.body)
		}
		none := w.ask(mia, "GET", "/api/analytics/socials?creator="+absent, "")
		closed := func(why string) {
			t.Helper()
			for _, path := range []string{"/api/analytics/socials", "/api/analytics/socials/connections", "/api/analytics/socials/instagram", "/api/posts", "/api/posts/" + anaPost, "/api/connections/" + anaInsta + "/runs"} {
				if got := w.ask(mia, "GET", path+"?creator="+ana, ""); got.status != 404 || got.body != none.body {
					t.Errorf("%s: %s is %d %s", why, path, got.status, got.body)
				}
			}
			if got := w.ask(mia, "GET", "/api/roster", ""); strings.Contains(got.body, "ana.cooks") {
				t.Errorf("%s: the roster is %s", why, got.body)
			}
		}
		w.now = noon.AddDate(0, 1, 0)
		closed("on its last instant")
		w.now = noon
		if got := w.ask(ana, "DELETE", "/api/grants/"+anasGrant, ""); got.status != 204 {
			t.Fatalf("take back: %d %s", got.status, got.body)
		}
		closed("taken back")
		if got := w.ask(mia, "GET", "/api/grants", ""); !strings.Contains(got.body, `"ended_by":"creator"`) || strings.Contains(got.body, anaInsta) {
			t.Errorf("the manager's ledger: %s", got.body)
		}
		if got := w.ask(ana, "GET", "/api/grants", ""); !strings.Contains(got.body, `"live":false`) || !strings.Contains(got.body, anaInsta) {
			t.Errorf("the creator's ledger: %s", got.body)
		}
	})
}

// Two disconnected things: a grant does not outlive the membership of who looks.
func TestAManagerWhoLeavesSeesNothing(t *testing.T) {
	w := newWorld(t, storetest.Open(t))
	w.share()
	if got := w.ask(ada, "DELETE", "/api/agencies/"+miasAgency+"/members/"+mia, ""); got.status != 204 {
		t.Fatalf("%d %s", got.status, got.body)
	}
	if got := w.ask(mia, "GET", "/api/analytics/socials?creator="+ana, ""); got.status != 404 {
		t.Errorf("%d %s", got.status, got.body)
	}
}

// From a creator's link to the agency's first look, and the same link again.
func TestSharingByALink(t *testing.T) {
	w := newWorld(t, storetest.Open(t))
	w.share()
	w.exec(`DELETE FROM "grant"`)
	got := w.ask(ana, "POST", "/api/invitations", `{"kind":"share","connections":["`+anaTube+`"],"until":"`+noon.AddDate(0, 2, 0).Format(time.RFC3339)+`"}`)
	_, token, found := strings.Cut(got.body, "/invitation#")
	token, _, _ = strings.Cut(token, `"`)
	if got.status != 201 || !found {
		t.Fatalf("%d %s", got.status, got.body)
	}
	body := `{"token":"` + token + `"}`
	if got := w.ask("", "POST", "/api/invitations/open", body); got.status != 200 || !strings.Contains(got.body, "ana.talks") || strings.Contains(got.body, "ana.cooks") {
		t.Errorf("open: %d %s", got.status, got.body)
	}
	for who, want := range map[string]int{"": 401, bo: 403, ada: 403} {
		if got := w.ask(who, "POST", "/api/invitations/accept", body); got.status != want {
			t.Errorf("%s accepts: %d %s", roleName(who), got.status, got.body)
		}
	}
	if got := w.ask(mia, "POST", "/api/invitations/accept", body); got.status != 200 {
		t.Fatalf("accept: %d %s", got.status, got.body)
	}
	if got := w.ask(mia, "GET", "/api/roster", ""); !strings.Contains(got.body, "ana.talks") || strings.Contains(got.body, "ana.cooks") {
		t.Errorf("the roster: %s", got.body)
	}
	unknown := w.ask(maxi, "POST", "/api/invitations/accept", `{"token":"candor_inv_x"}`)
	if got := w.ask(maxi, "POST", "/api/invitations/accept", body); got.status != 404 || got.body != unknown.body {
		t.Errorf("used twice: %d %s", got.status, got.body)
	}
}

// mailbox is a Mailer that remembers, or fails.
type mailbox struct {
	sent map[string]string // link by address
	err  error
}

func (m *mailbox) Invite(_ context.Context, i social.Invitation, link string) error {
	if m.err == nil {
		m.sent[i.Email] = link
	}
	return m.err
}

// An invitation for an address is mailed where mail is sent; its link is shown whatever becomes of the mail.
func TestInvitationsAreMailedToTheirAddress(t *testing.T) {
	w := newWorld(t, storetest.Open(t))
	mails := &mailbox{sent: map[string]string{}}
	var err error
	w.handler, err = New(Config{Reader: w.db, Notices: w.db, Access: fakeAccess{w.access, w}, People: w.access, Audit: w.db, Connect: w.connect, Sync: w, Operations: w, PublicURL: "http://localhost:5050",
		Mail: mails, Now: func() time.Time { return w.now }})
	if err != nil {
		t.Fatal(err)
	}
	invite := func(email string) (body LinkBody) {
		t.Helper()
		got := w.ask(ada, "POST", "/api/invitations", `{"kind":"join","role":"creator","email":"`+email+`"}`)
		if err := json.Unmarshal([]byte(got.body), &body); err != nil || got.status != 201 || body.Link == "" {
			t.Fatalf("%d %s", got.status, got.body)
		}
		return body
	}
	if got := invite("new@example.org"); !got.Mailed || mails.sent["new@example.org"] != got.Link {
		t.Errorf("%+v, mailed %v", got, mails.sent)
	}
	if got := invite(""); got.Mailed {
		t.Error("an invitation without an address claims to be mailed")
	}
	mails.err = errors.New("the server is away")
	if got := invite("other@example.org"); got.Mailed {
		t.Error("a mail that failed claims to be sent")
	}
}

// The role's and the membership's invitations come from those who may give them, with a fresh password.
func TestRightsNeedAFreshPassword(t *testing.T) {
	w := newWorld(t, storetest.Open(t))
	w.share()
	w.unproved = true
	for _, c := range []struct{ who, method, path, body string }{
		{ada, "PATCH", "/api/people/" + bo, `{"role":"admin"}`},
		{ada, "POST", "/api/people/" + bo + "/password", ""},
		{ada, "PUT", "/api/agencies/" + miasAgency + "/members/" + maxi, ""},
		{ada, "POST", "/api/invitations", `{"kind":"join","role":"admin"}`},
		{ana, "POST", "/api/tokens", `{"name":"x","scopes":["read"],"days":1}`},
	} {
		if got := w.ask(c.who, c.method, c.path, c.body); got.status != 403 || !strings.Contains(got.body, `"password_needed"`) {
			t.Errorf("%s %s: %d %s", c.method, c.path, got.status, got.body)
		}
	}
	if got := w.ask(ada, "POST", "/api/session/proof", `{"password":"wrong"}`); got.status != 401 {
		t.Errorf("a wrong password: %d", got.status)
	}
	if got := w.ask(ada, "POST", "/api/session/proof", `{"password":"right"}`); got.status != 204 {
		t.Errorf("the right password: %d", got.status)
	}
	if got := w.ask(ada, "PATCH", "/api/people/"+bo, `{"role":"manager"}`); got.status != 200 || !strings.Contains(got.body, `"manager"`) {
		t.Errorf("a role: %d %s", got.status, got.body)
	}
	if got := w.ask(ada, "PATCH", "/api/people/"+ada, `{"disabled":true}`); got.status != 409 || !strings.Contains(got.body, "last administrator") {
		t.Errorf("the last administrator: %d %s", got.status, got.body)
	}
	if got := w.ask(mia, "POST", "/api/invitations", `{"kind":"join","role":"admin"}`); got.status != 403 {
		t.Errorf("a manager invites an administrator: %d %s", got.status, got.body)
	}
}

// An API token reads within its scopes; figures of a platform whose terms keep them to the web app are null with the reason policy.
func TestAPITokens(t *testing.T) {
	w := newWorld(t, storetest.Open(t))
	text := w.token(ana, `{"name":"script","scopes":["read"],"days":30}`)
	bearer := func(r *http.Request) {
		r.Header.Set("Authorization", "Bearer "+text)
		r.Header.Del("X-Candor")
	}
	got := w.ask("", "GET", "/api/analytics/socials/elsewhere", "", bearer)
	if got.status != 200 || strings.Contains(got.body, `"value":1`) || !strings.Contains(got.body, `"reason":"policy"`) {
		t.Errorf("a withheld platform: %d %s", got.status, got.body)
	}
	if got := w.ask(ana, "GET", "/api/analytics/socials/elsewhere", ""); !strings.Contains(got.body, `"value":1600`) {
		t.Errorf("the web app: %s", got.body)
	}
	got = w.ask("", "GET", "/api/analytics/socials/instagram", "", bearer)
	if got.status != 200 || !strings.Contains(got.body, `"value":1600`) {
		t.Errorf("another platform: %d %s", got.status, got.body)
	}
	for _, c := range []struct{ method, path string }{{"POST", "/api/connections/" + anaInsta + "/sync"}, {"GET", "/api/tokens"}, {"DELETE", "/api/sessions"}, {"GET", "/api/people"}} {
		if got := w.ask("", c.method, c.path, "", bearer); got.status != 403 {
			t.Errorf("%s %s: %d %s", c.method, c.path, got.status, got.body)
		}
	}
	if got := w.ask(ana, "GET", "/api/analytics/socials", "", with("Authorization", "Bearer candor_pat_wrong")); got.status != 401 || got.header.Get("WWW-Authenticate") != "Bearer" {
		t.Errorf("a wrong token beside a cookie: %d %s", got.status, got.body)
	}
	if list := w.ask(ana, "GET", "/api/tokens", ""); strings.Contains(list.body, text) || !strings.Contains(list.body, `"last_used_at":"2026`) {
		t.Errorf("the list: %s", list.body)
	}
	w.now = noon.AddDate(0, 0, 30)
	if got := w.ask("", "GET", "/api/analytics/socials", "", bearer); got.status != 401 {
		t.Errorf("after its end: %d", got.status)
	}
}

// token makes an API token over HTTP and returns its text.
func (w *world) token(who, body string) string {
	w.t.Helper()
	got := w.ask(who, "POST", "/api/tokens", body)
	_, text, found := strings.Cut(got.body, `"text":"`)
	text, _, _ = strings.Cut(text, `"`)
	if got.status != 201 || !found {
		w.t.Fatalf("%d %s", got.status, got.body)
	}
	return text
}

// Every read is known to hold figures, and then withheld where terms say so, or to hold none.
func TestEveryReadIsWithheldOrHoldsNoFigures(t *testing.T) {
	withoutFigures := []string{"FirstDays", "FormerHandles", "Gaps", "LastRead", "ListedSince", "Observations", "RunLog"}
	source, err := os.ReadFile("withhold.go")
	if err != nil {
		t.Fatal(err)
	}
	for m := range reflect.TypeFor[Reader]().Methods() {
		if own := strings.Contains(string(source), ") "+m.Name+"(ctx"); own == slices.Contains(withoutFigures, m.Name) {
			t.Errorf("%s: withhold its figures in withhold.go, or say here that it has none", m.Name)
		}
	}
}
