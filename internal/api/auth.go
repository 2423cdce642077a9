package api

import (
	"context"
	"errors"
	"net/http"
	"net/url"

	"github.com/danielgtaylor/huma/v2"

	"candor/internal/connect"
	"candor/internal/platform"
	"candor/internal/social"
)

type connectInput struct {
	Platform   string `path:"platform" maxLength:"40"`
	Zone       string `query:"zone" maxLength:"64" doc:"The browser's zone (IANA name), which will cut the account's days."`
	Connection string `query:"connection" maxLength:"64" doc:"The connection to reconnect; without it an account is added."`
}

// ConnectBody is where the consent begins.
type ConnectBody struct {
	URL string `json:"url" format:"uri" doc:"The platform's consent page. Open it; its state is good once, for ten minutes, in this session."`
}

type connectOutput struct {
	CacheControl string `header:"Cache-Control" hidden:"true"`
	Body         ConnectBody
}

type callbackInput struct {
	Platform string `path:"platform" maxLength:"40"`

	address url.URL // path and query as they came
}

// Resolve implements huma.Resolver: the platform decides what its query holds.
func (in *callbackInput) Resolve(ctx huma.Context) []error {
	in.address = ctx.URL()
	return nil
}

type callbackOutput struct {
	Status       int
	Location     string `header:"Location"`
	CacheControl string `header:"Cache-Control" hidden:"true"`
}

type disconnectInput struct {
	Platform   string `path:"platform" maxLength:"40"`
	Connection string `query:"connection" maxLength:"64" doc:"Which one; needed if there are several."`
}

// SuccessBody says that it was done.
type SuccessBody struct {
	Success bool `json:"success" enum:"true"`
}

type successOutput struct{ Body SuccessBody }

// connect begins a sign-in for a creator. It writes a flow although it is a GET: the state in the answer is bound to the session.
func (a *api) connect(ctx context.Context, in *connectInput) (*connectOutput, error) {
	p, _ := personIn(ctx)
	known, ok := a.platformOf(social.Platform(in.Platform))
	switch {
	case !ok:
		return nil, social.ErrNotFound
	case p.Role != social.Creator:
		return nil, problem(http.StatusForbidden, CodeForbidden, "Only creators connect accounts.")
	case len(known.Missing) > 0:
		return nil, &platform.NotConfigured{Name: known.Info.Name, Missing: known.Missing}
	}
	if err := a.consented(ctx, p.Key, known); err != nil {
		return nil, err
	}
	address, err := a.Connect.Start(ctx, connect.StartRequest{Person: p, SessionHash: a.Access.SessionHash(ctx), Platform: known.Info.Platform,
		Zone: in.Zone, Reconnect: in.Connection})
	if err != nil {
		return nil, err
	}
	return &connectOutput{CacheControl: "no-store", Body: ConnectBody{URL: address}}, nil
}

// callback ends a sign-in. Whoever comes without the session that began it is told so like everybody else: by the landing.
func (a *api) callback(ctx context.Context, in *callbackInput) (*callbackOutput, error) {
	known, ok := a.platformOf(social.Platform(in.Platform))
	if !ok {
		return nil, social.ErrNotFound
	}
	p, _ := personIn(ctx)
	reached := *a.public
	reached.Path, reached.RawPath = in.address.Path, in.address.RawPath
	outcome := a.Connect.Finish(ctx, connect.Callback{Platform: known.Info.Platform, Query: in.address.Query(), SessionHash: a.Access.SessionHash(ctx),
		Person: p, Address: reached.String()})
	landing := url.Values{}
	if outcome.Code != "" {
		landing.Set("error", in.Platform+"_"+string(outcome.Code))
	} else {
		landing.Set("success", in.Platform+"_connected")
		landing.Set("connection", outcome.Connection)
	}
	return &callbackOutput{Status: http.StatusFound, Location: "/dashboard?" + landing.Encode(), CacheControl: "no-store"}, nil
}

func (a *api) disconnect(ctx context.Context, in *disconnectInput) (*successOutput, error) {
	p, _ := personIn(ctx)
	if _, ok := a.platformOf(social.Platform(in.Platform)); !ok {
		return nil, social.ErrNotFound
	}
	err := a.Connect.Disconnect(ctx, p, social.Platform(in.Platform), in.Connection)
	if errors.Is(err, connect.ErrSeveral) {
		return nil, problem(http.StatusConflict, CodeSeveralConnections, "Several accounts of this platform are connected. Say which one: ?connection=.")
	}
	if err != nil {
		return nil, err
	}
	return &successOutput{SuccessBody{Success: true}}, nil
}

// forget is "Not this account".
func (a *api) forget(ctx context.Context, in *connectionInput) (*successOutput, error) {
	p, _ := personIn(ctx)
	err := a.Connect.Forget(ctx, p, in.ID)
	if errors.Is(err, connect.ErrTooLate) {
		return nil, problem(http.StatusConflict, CodeConflict, "This account was connected more than an hour ago. Disconnect it instead.")
	}
	if err != nil {
		return nil, err
	}
	return &successOutput{SuccessBody{Success: true}}, nil
}
