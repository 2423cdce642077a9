package platformtest

import (
	"context"
	"errors"
	"net/http"
	"slices"
	"strconv"
	"testing"
	"time"

	"candor/internal/platform"
	"candor/internal/sandbox"
	"candor/internal/social"
)

// Exercise runs the whole suite. Every subtest has a simulator of its own.
func Exercise(t *testing.T, h Harness) {
	with(t, h, "signs in", testSignIn)
	with(t, h, "takes no for an answer", testDenial)
	with(t, h, "lives with fewer scopes", testScopes)
	with(t, h, "refuses a used code", testUsedCode)
	with(t, h, "reads what is true", testTruth)
	with(t, h, "keeps within its calls", testBound)
	with(t, h, "renews", testRefresh)
	with(t, h, "revokes", testRevoke)
	with(t, h, "knows a revoked grant", testRevoked)
	with(t, h, "knows every failure of a reading", testReadingFaults)
	with(t, h, "never takes part of an answer", testCuts)
	with(t, h, "knows every failure of a token call", testTokenFaults)
	with(t, h, "stops when told", testCanceled)
}

func testSignIn(b *bench) {
	grant := b.signIn()
	a := b.account()
	if grant.Account.ExternalID != a.ID() {
		b.Errorf("the account's id is %q, want %q", grant.Account.ExternalID, a.ID())
	}
	if grant.Account.Handle != a.Handle {
		b.Errorf("the handle is %q, want %q", grant.Account.Handle, a.Handle)
	}
	for _, scope := range b.Entry.Info.AskedScopes() {
		if !slices.Contains(grant.Scopes, scope) {
			b.Errorf("the scope %s was ticked and is not in the grant", scope)
		}
	}
	now := b.sandbox.Clock.Now()
	if grant.Token.Access.Empty() || !grant.Token.IssuedAt.Equal(now) || !grant.Token.ExpiresAt.After(now) {
		b.Errorf("the token: issued %v, expires %v", grant.Token.IssuedAt, grant.Token.ExpiresAt)
	}
	if grant.Profile != nil {
		b.checkProfile(*grant.Profile)
	}
}

func testDenial(b *bench) {
	query := b.consent(b.request(), "", "deny")
	if e := b.connector.Denied(query); e == nil || e.Kind != platform.Denied {
		b.Errorf("a denial is read as %v", e)
	}
	query = b.consent(b.request(), "", "allow")
	if e := b.connector.Denied(query); e != nil {
		b.Errorf("a consent is read as a denial: %v", e)
	}
}

func testScopes(b *bench) {
	for _, scope := range b.Entry.Info.Scopes {
		if scope.Hidden {
			continue
		}
		req := b.request()
		query := b.consent(req, scope.ID, "allow")
		grant, err := b.connector.Exchange(b.Context(), query.Get("code"), req, platform.Unmetered{})
		switch {
		case scope.Required && err == nil && slices.Contains(grant.Scopes, scope.ID): // the platform does not let it be unticked
		case scope.Required:
			b.refuse("without "+scope.ID, err, platform.ScopeMissing)
		case err != nil:
			b.Errorf("without %s: %v", scope.ID, err)
		case slices.Contains(grant.Scopes, scope.ID):
			b.Errorf("%s was not ticked and is in the grant", scope.ID)
		default:
			b.readWithout(scope.ID, grant)
		}
	}
}

// readWithout checks that a reading without an optional scope succeeds: what it cannot see is missing, not an error.
func (b *bench) readWithout(scope string, grant platform.Grant) {
	b.Helper()
	s := b.session(grant)
	page, err := b.connector.Profile(b.Context(), s)
	if err != nil {
		b.Errorf("profile without %s: %v", scope, err)
	}
	merge(s.Notes, page.Notes)
	var e *platform.Error
	_, err = b.connector.Posts(b.Context(), s, "")
	if errors.As(err, &e) && e.Kind == platform.ScopeMissing && e.Scope == scope {
		return // posts stand or fall with this scope, and the connector says so
	}
	if err != nil {
		b.Errorf("posts without %s: %v", scope, err)
	}
}

func testUsedCode(b *bench) {
	req := b.request()
	code := b.consent(req, "", "allow").Get("code")
	if _, err := b.connector.Exchange(b.Context(), code, req, platform.Unmetered{}); err != nil {
		b.Fatal(err)
	}
	_, err := b.connector.Exchange(b.Context(), code, req, platform.Unmetered{})
	b.refuse("a used code", err, platform.GrantDead, platform.BadRequest)
	b.quietAbout("a used code", err, code)
}

func (b *bench) quietAbout(what string, err error, secret string) {
	b.Helper()
	if err != nil && secret != "" && contains(err, secret) {
		b.Errorf("%s: the error tells the secret", what)
	}
}

func testBound(b *bench) {
	grant := b.signIn()
	s := b.session(grant)
	if page, err := b.connector.Posts(b.Context(), s, ""); err == nil { // the first day may find things out
		merge(s.Notes, page.Notes)
	}
	b.sandbox.Clock.Advance(23 * time.Hour)
	_, before := b.cost()
	if b.Entry.Info.Tokens.DueForUse(grant.Token, b.sandbox.Clock.Now()) && !b.Entry.Info.Tokens.Due(grant.Token, b.sandbox.Clock.Now()) {
		token, err := b.connector.Refresh(b.Context(), grant.Token)
		if err != nil {
			b.Fatal(err)
		}
		grant.Token = token
	}
	s.Token, s.Now = grant.Token.Access, b.sandbox.Clock.Now()
	if _, err := b.connector.Profile(b.Context(), s); err != nil {
		b.Fatal(err)
	}
	page, err := b.connector.Posts(b.Context(), s, "")
	if err != nil {
		b.Fatal(err)
	}
	if _, after := b.cost(); after-before > b.Bound {
		b.Errorf("a day of an account costs %d, at most %d are allowed", after-before, b.Bound)
	}
	if want := min(b.Entry.Info.Recent, len(b.posts())); len(page.Posts) != want {
		b.Errorf("the day's page holds %d posts, want %d", len(page.Posts), want)
	}
}

func testRefresh(b *bench) {
	grant := b.signIn()
	b.sandbox.Clock.Advance(b.Entry.Info.Tokens.MinAge + time.Hour)
	now := b.sandbox.Clock.Now()
	token, err := b.connector.Refresh(b.Context(), grant.Token)
	if err != nil {
		b.Fatal(err)
	}
	if token.Access.Empty() || !token.ExpiresAt.After(grant.Token.ExpiresAt) || !token.IssuedAt.Equal(now) {
		b.Errorf("the new token: issued %v, expires %v (before: %v)", token.IssuedAt, token.ExpiresAt, grant.Token.ExpiresAt)
	}
	if token.Refresh.Empty() != grant.Token.Refresh.Empty() {
		b.Error("the refresh token was lost or came from nowhere")
	}
	grant.Token = token
	if _, err := b.connector.Profile(b.Context(), b.session(grant)); err != nil {
		b.Errorf("reading with the new token: %v", err)
	}
}

func testRevoke(b *bench) {
	revoker, ok := b.connector.(platform.Revoker)
	if !ok {
		b.Skip("the connector has no revocation")
	}
	grant := b.signIn()
	err := revoker.Revoke(b.Context(), grant.Token)
	b.quiet("revoking", err)
	if !b.Revokes {
		return // whatever the platform says, the engine forgets the token
	}
	if err != nil {
		b.Errorf("revoking: %v", err)
	}
	_, err = b.connector.Profile(b.Context(), b.session(grant))
	b.refuse("reading after revoking", err, platform.TokenRejected, platform.GrantDead)
	if err := revoker.Revoke(b.Context(), grant.Token); err != nil {
		b.Errorf("revoking twice: %v", err)
	}
}

func testRevoked(b *bench) {
	grant := b.signIn()
	b.sandbox.Clock.Advance(b.Entry.Info.Tokens.MinAge + time.Hour)
	if _, err := b.sandbox.World.Act(string(b.Entry.Info.Platform), b.Account, "revoke", sandbox.Args{}); err != nil {
		b.Fatal(err)
	}
	s := b.session(grant)
	_, err := b.connector.Profile(b.Context(), s)
	b.refuse("profile with a revoked token", err, platform.TokenRejected, platform.GrantDead)
	_, err = b.connector.Posts(b.Context(), s, "")
	b.refuse("posts with a revoked token", err, platform.TokenRejected, platform.GrantDead)
	_, err = b.connector.Refresh(b.Context(), grant.Token)
	b.refuse("renewing a revoked token", err, platform.GrantDead)
}

// retryAfter is what the faults below ask for.
const retryAfter = 120 * time.Second

// passing are failures that say nothing about an account.
func passing() map[string]sandbox.Fault {
	return map[string]sandbox.Fault{
		"500":           {Status: 500, Headers: map[string]string{"Content-Type": "text/html"}, Body: "<h1>oops</h1>"},
		"503 json":      {Status: 503, Body: `{}`},
		"429":           {Status: 429, Headers: map[string]string{"Retry-After": strconv.Itoa(int(retryAfter.Seconds()))}, Body: `{}`},
		"429 page":      {Status: 429, Headers: map[string]string{"Content-Type": "text/html"}, Body: `slow down`},
		"html with 200": {Status: 200, Headers: map[string]string{"Content-Type": "text/html"}, Body: "<html>please wait</html>"},
		"broken json":   {Status: 200, Body: `{"data":[{"id":"1"`},
		"empty":         {Status: 200},
		"closed":        {Close: true},
	}
}

func testReadingFaults(b *bench) {
	s := b.session(b.signIn())
	want := map[string][]platform.Kind{
		"429": {platform.RateLimited}, "429 page": {platform.RateLimited}, "broken json": {platform.Malformed}, "empty": {platform.Malformed},
	}
	for name, fault := range passing() {
		kinds := want[name]
		if kinds == nil {
			kinds = []platform.Kind{platform.Transient}
		}
		clear := b.fault(fault)
		_, err := b.connector.Profile(b.Context(), s)
		b.refuse("profile: "+name, err, kinds...)
		b.checkUntil(name, err)
		_, err = b.connector.Posts(b.Context(), s, "")
		b.refuse("posts: "+name, err, kinds...)
		clear()
	}
	if _, err := b.connector.Profile(b.Context(), s); err != nil {
		b.Errorf("after the faults: %v", err)
	}
}

// checkUntil checks that Retry-After was understood.
func (b *bench) checkUntil(name string, err error) {
	b.Helper()
	var e *platform.Error
	if name != "429" || !errors.As(err, &e) {
		return
	}
	if want := b.sandbox.Clock.Now().Add(retryAfter); !e.Until.Equal(want) {
		b.Errorf("429 with Retry-After: until %v, want %v", e.Until, want)
	}
}

func testCuts(b *bench) {
	s := b.session(b.signIn())
	for _, after := range []int{0, 1, 2, 17, 64, 200} {
		clear := b.fault(sandbox.Fault{CutAfter: &after})
		page, err := b.connector.Posts(b.Context(), s, "")
		b.refuse("posts cut after "+strconv.Itoa(after), err, platform.Transient, platform.Malformed)
		if len(page.Posts) > 0 {
			b.Errorf("cut after %d bytes: %d posts were taken", after, len(page.Posts))
		}
		clear()
	}
}

func testTokenFaults(b *bench) {
	grant := b.signIn()
	b.sandbox.Clock.Advance(b.Entry.Info.Tokens.MinAge + time.Hour)
	unknown := []string{"closed", "broken json", "empty"}
	for name, fault := range passing() {
		clear := b.fault(fault)
		token, err := b.connector.Refresh(b.Context(), grant.Token)
		if slices.Contains(unknown, name) {
			b.refuse("renewing: "+name, err, platform.OutcomeUnknown)
		} else {
			b.refuse("renewing: "+name, err, platform.Transient, platform.RateLimited, platform.OutcomeUnknown)
		}
		if !token.Access.Empty() {
			b.Errorf("renewing: %s: a token came out of a failure", name)
		}
		clear()
	}
	if _, err := b.connector.Refresh(b.Context(), grant.Token); err != nil {
		b.Errorf("after the faults: %v", err)
	}
}

func testCanceled(b *bench) {
	grant := b.signIn()
	s := b.session(grant)
	ctx, cancel := context.WithCancel(b.Context())
	cancel()
	before, _ := b.cost()
	_, err := b.connector.Profile(ctx, s)
	b.refuse("profile", err, platform.Transient)
	_, err = b.connector.Posts(ctx, s, "")
	b.refuse("posts", err, platform.Transient)
	_, err = b.connector.Refresh(ctx, grant.Token)
	b.refuse("renewing", err, platform.Transient)
	if !errors.Is(err, context.Canceled) {
		b.Errorf("%v is not context.Canceled", err)
	}
	if after, _ := b.cost(); after != before {
		b.Errorf("%d calls were made for a canceled context", after-before)
	}
}

// refusing is a meter that allows nothing.
type refusing struct{}

func (refusing) Reserve(context.Context, platform.Call) error {
	return &platform.Error{Kind: platform.RateLimited, Op: "budget", Status: http.StatusTooManyRequests}
}

func (refusing) Settle(context.Context, platform.Call, platform.Usage) {}

// missing reports whether a figure is missing for a reason that a connector may give.
func missing(f social.Figure) bool { return !f.Known() && f.Reason() != social.NotYetSynced }
