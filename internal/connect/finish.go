package connect

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"net/url"
	"strings"

	"candor/internal/platform"
	"candor/internal/social"
)

// Callback is a browser that came back from a platform.
type Callback struct {
	Platform    social.Platform // the one whose callback was reached
	Query       url.Values
	SessionHash []byte
	Person      social.Person
	Address     string // scheme://host/path that the callback was reached at
}

// Finish ends a sign-in: it uses up the flow, spends the code, and writes the connection. It goes on when the browser leaves, and
// when it returns without a code the first sync has been asked for.
func (a *Accounts) Finish(ctx context.Context, c Callback) Outcome {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), finishTime)
	defer cancel()
	connection, err := a.finish(ctx, c)
	if err != nil {
		outcome := failedBy(c.Platform, err)
		a.log.WarnContext(ctx, "sign-in failed", "platform", c.Platform, "code", outcome.Code, "detail", outcome.Detail)
		return outcome
	}
	a.onConnected(ctx, connection.Key)
	a.log.InfoContext(ctx, "account connected", "platform", c.Platform, "connection", connection.UID)
	return Outcome{Platform: c.Platform, Connection: connection.UID}
}

func (a *Accounts) finish(ctx context.Context, c Callback) (social.Connection, error) {
	connector, err := a.connector(c.Platform)
	if err != nil {
		return social.Connection{}, err
	}
	flow, err := a.useFlow(ctx, c)
	if err != nil {
		return social.Connection{}, err
	}
	if denial := connector.Denied(c.Query); denial != nil { // believed only now: anybody can send a browser here with an error
		return social.Connection{}, denial
	}
	code, _ := single(c.Query, "code")
	code = strings.TrimSuffix(code, "#_") // Instagram ends its redirects with it
	if code == "" {
		return social.Connection{}, &platform.Error{Kind: platform.BadRequest, Op: "callback", Message: "it brought no code"}
	}
	verifier, err := a.sealer.Open(flow.Verifier, verifierPlace(flow))
	if err != nil {
		return social.Connection{}, fmt.Errorf("open the verifier: %w", err)
	}
	state, _ := single(c.Query, "state")
	ask := platform.AuthRequest{State: state, Verifier: verifier, Scopes: flow.Scopes}
	grant, err := connector.Exchange(ctx, code, ask, a.meter(c.Platform))
	if err != nil {
		if platform.KindOf(err) == platform.ScopeMissing && !grant.Token.Access.Empty() {
			a.revokeStray(ctx, connector, grant)
		}
		return social.Connection{}, err
	}
	return a.take(ctx, flow, connector, grant)
}

// useFlow finds the flow of a callback, uses it up, and proves that this callback is the one it waits for. A flow that was shown
// to the wrong session is used up as well: its state is known to somebody it was not made for.
func (a *Accounts) useFlow(ctx context.Context, c Callback) (social.Flow, error) {
	state, ok := single(c.Query, "state")
	if !ok {
		return social.Flow{}, fmt.Errorf("the callback brought no state: %w", social.ErrNotFound)
	}
	now := a.now()
	flow, err := a.store.UseFlow(ctx, hash(state), now)
	switch {
	case err != nil:
		return flow, fmt.Errorf("look up the state: %w", err)
	case !bytes.Equal(flow.SessionHash, c.SessionHash):
		return flow, fmt.Errorf("another session began it: %w", social.ErrNotFound)
	case flow.Person != c.Person.Key:
		return flow, fmt.Errorf("another person began it: %w", social.ErrNotFound)
	case flow.Platform != c.Platform:
		return flow, fmt.Errorf("it was begun for %s: %w", flow.Platform, social.ErrNotFound)
	case !sameAddress(flow.RedirectURI, c.Address):
		return flow, fmt.Errorf("the callback was reached at another address than the registered one: %w", social.ErrNotFound)
	case !now.Before(flow.ExpiresAt):
		return flow, social.ErrFlowExpired
	}
	return flow, nil
}

// single returns a parameter that stands exactly once in a query and is not empty.
func single(query url.Values, name string) (string, bool) {
	values := query[name]
	if len(values) != 1 || values[0] == "" {
		return "", false
	}
	return values[0], true
}

// sameAddress compares scheme, host and path.
func sameAddress(registered, reached string) bool {
	r, err := url.Parse(registered)
	if err != nil {
		return false
	}
	c, err := url.Parse(reached)
	if err != nil {
		return false
	}
	return r.Scheme == c.Scheme && strings.EqualFold(r.Host, c.Host) && r.EscapedPath() == c.EscapedPath()
}

// takeTries is how often a sign-in looks again when the same account is connected at the same moment.
const takeTries = 3

// take turns a grant into a connection, or refuses it.
func (a *Accounts) take(ctx context.Context, flow social.Flow, connector platform.Connector, grant platform.Grant) (social.Connection, error) {
	info := connector.Info()
	if err := checkGrant(info, grant, a.now()); err != nil {
		if platform.KindOf(err) == platform.ScopeMissing {
			a.revokeStray(ctx, connector, grant)
		}
		return social.Connection{}, err
	}
	for try := 1; ; try++ {
		arrival, err := a.arrival(ctx, flow, grant)
		if err != nil {
			return social.Connection{}, err
		}
		err = a.store.SaveArrival(ctx, arrival)
		switch {
		case err == nil:
			return arrival.Connection, nil
		case !errors.Is(err, social.ErrConflict) || try == takeTries:
			return social.Connection{}, fmt.Errorf("save the connection: %w", err)
		}
	}
}
