package api

import (
	"context"
	"time"

	"candor/internal/social"
)

// AdminPlatform is a platform as those who run Candor see it.
type AdminPlatform struct {
	Platform    string     `json:"platform"`
	Name        string     `json:"name"`
	Configured  bool       `json:"configured"`
	Paused      bool       `json:"paused" doc:"Whether an administrator has stopped the reading of all its accounts."`
	PausedSince *time.Time `json:"paused_since"`
	Connections int        `json:"connections" doc:"Accounts that are connected."`
	Failing     int        `json:"failing" doc:"Of these, not in order."`
	PausedOnes  int        `json:"paused_connections" doc:"Of these, paused: with the platform, or each on its own."`
}

type adminPlatformsOutput struct {
	Body struct {
		Platforms []AdminPlatform `json:"platforms" nullable:"false"`
	}
}

type adminPlatformOutput struct{ Body AdminPlatform }

type adminPlatformInput struct {
	Platform string `path:"platform" maxLength:"32"`
}

func (a *api) listPlatformStates(ctx context.Context, _ *struct{}) (*adminPlatformsOutput, error) {
	states, err := a.Operations.Platforms(ctx)
	if err != nil {
		return nil, err
	}
	out := &adminPlatformsOutput{}
	out.Body.Platforms = make([]AdminPlatform, len(a.Platforms))
	for i, p := range a.Platforms {
		out.Body.Platforms[i] = adminPlatform(p, states[p.Info.Platform])
	}
	return out, nil
}

func adminPlatform(p Platform, s social.PlatformState) AdminPlatform {
	return AdminPlatform{Platform: string(p.Info.Platform), Name: p.Info.Name, Configured: len(p.Missing) == 0, Paused: !s.PausedSince.IsZero(),
		PausedSince: timeOrNil(s.PausedSince), Connections: s.Connections, Failing: s.Failing, PausedOnes: s.Paused}
}

// actedOn does something with a platform and answers how it stands then. A platform that there is not is not found.
func (a *api) actedOn(ctx context.Context, name string, act func(context.Context, social.Platform) error) (*adminPlatformOutput, error) {
	p, ok := a.platformOf(social.Platform(name))
	if !ok {
		return nil, social.ErrNotFound
	}
	if err := act(ctx, p.Info.Platform); err != nil {
		return nil, err
	}
	states, err := a.Operations.Platforms(ctx)
	if err != nil {
		return nil, err
	}
	return &adminPlatformOutput{adminPlatform(p, states[p.Info.Platform])}, nil
}

func (a *api) pausePlatform(ctx context.Context, in *adminPlatformInput) (*adminPlatformOutput, error) {
	return a.actedOn(ctx, in.Platform, a.Operations.PausePlatform)
}

func (a *api) resumePlatform(ctx context.Context, in *adminPlatformInput) (*adminPlatformOutput, error) {
	return a.actedOn(ctx, in.Platform, a.Operations.ResumePlatform)
}

type retriedOutput struct {
	Body struct {
		Retried int `json:"retried" doc:"How many readings that waited for another try are due now."`
	}
}

func (a *api) retryPlatform(ctx context.Context, in *adminPlatformInput) (*retriedOutput, error) {
	p, ok := a.platformOf(social.Platform(in.Platform))
	if !ok {
		return nil, social.ErrNotFound
	}
	n, err := a.Operations.RetryPlatform(ctx, p.Info.Platform)
	if err != nil {
		return nil, err
	}
	out := &retriedOutput{}
	out.Body.Retried = n
	return out, nil
}
