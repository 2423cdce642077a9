package api

import (
	"context"
	"errors"
	"net/http"
	"net/url"
	"time"

	"github.com/danielgtaylor/huma/v2"

	"candor/internal/observe"
	"candor/internal/social"
)

type redirectOutput struct {
	Status       int
	Location     string `header:"Location"`
	CacheControl string `header:"Cache-Control" hidden:"true"`
}

func redirect(to string) *redirectOutput {
	return &redirectOutput{Status: http.StatusFound, Location: to, CacheControl: "no-store"}
}

type ssoInput struct{ query url.Values }

// Resolve implements huma.Resolver: the provider decides what its query holds.
func (in *ssoInput) Resolve(ctx huma.Context) []error {
	address := ctx.URL()
	in.query = address.Query()
	return nil
}

// startSSO sends the browser to the single sign-on. It writes a session although it is a GET: the state in it is good for that only.
func (a *api) startSSO(ctx context.Context, _ *struct{}) (*redirectOutput, error) {
	address, err := a.Access.StartSSO(ctx)
	if errors.Is(err, social.ErrUnauthorized) {
		return redirect("/signin?error=sso"), nil
	}
	if err != nil {
		return nil, err
	}
	return redirect(address), nil
}

// finishSSO signs in whoever comes back with the state of their own session. Every refusal looks alike.
func (a *api) finishSSO(ctx context.Context, in *ssoInput) (*redirectOutput, error) {
	err := a.Access.FinishSSO(ctx, in.query)
	if errors.Is(err, social.ErrUnauthorized) {
		return redirect("/signin?error=sso"), nil
	}
	if err != nil {
		return nil, err
	}
	return redirect("/dashboard"), nil
}

type errorInput struct {
	Body struct {
		Message string `json:"message" maxLength:"500"`
		Stack   string `json:"stack,omitempty" maxLength:"4000"`
		Page    string `json:"page,omitempty" maxLength:"200" doc:"The path, without query."`
	}
}

const (
	errorTries  = 20 // reports from one address
	errorWindow = 15 * time.Minute
)

// reportError passes an error of the web app on to the operator's error monitoring, scrubbed and a bounded number of times.
func (a *api) reportError(ctx context.Context, in *errorInput) (*struct{}, error) {
	if err := a.Access.Try(ctx, "error:"+peerIn(ctx), errorTries, errorWindow); err != nil {
		return nil, err
	}
	page, err := url.Parse(in.Body.Page)
	if err != nil {
		page = &url.URL{}
	}
	a.WebError(observe.WebError{Message: observe.ScrubForeign(in.Body.Message), Stack: observe.ScrubForeign(in.Body.Stack), Page: observe.ScrubForeign(page.Path)})
	return nil, nil
}
