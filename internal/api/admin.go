package api

import (
	"context"
	"time"

	"candor/internal/social"
)

// Operations is what the API needs to show and do for those who run Candor.
type Operations interface {
	// Budgets says how the platforms' limits stand.
	Budgets(ctx context.Context) ([]social.BucketStatus, error)
	// Fleet says how all connections together stand.
	Fleet(ctx context.Context) (social.Fleet, error)
	// Connections lists connections of all people.
	Connections(ctx context.Context, f social.ConnectionFilter) ([]social.Connection, error)
	// Runs lists the runs of all connections, newest first.
	Runs(ctx context.Context, f social.RunFilter) ([]social.LoggedRun, error)
	// Pause stops the reading of a connection, Resume lets it go on, Retry makes it due now. They return the connection as it is then.
	// Errors: social.ErrNotFound, and social.ErrConflict in a state that forbids it.
	Pause(ctx context.Context, uid string) (social.Connection, error)
	Resume(ctx context.Context, uid string) (social.Connection, error)
	Retry(ctx context.Context, uid string) (social.Connection, error)
	// Platforms says how the connections to each platform stand that has any, or that is paused.
	Platforms(ctx context.Context) (map[social.Platform]social.PlatformState, error)
	// PausePlatform stops the reading of all connections to a platform, ResumePlatform lets them go on, and RetryPlatform makes due now
	// what waits for another try, and returns how much that is. Errors: social.ErrConflict if the platform is, or is not, paused.
	PausePlatform(ctx context.Context, p social.Platform) error
	ResumePlatform(ctx context.Context, p social.Platform) error
	RetryPlatform(ctx context.Context, p social.Platform) (int, error)
	// Allowances lists what platforms allowed beyond their terms; Allow records it, and WithdrawAllowance ends it (social.ErrNotFound if
	// there is none).
	Allowances(ctx context.Context) ([]social.Allowance, error)
	Allow(ctx context.Context, a social.Allowance) error
	WithdrawAllowance(ctx context.Context, p social.Platform, what social.Allowed) error
}

// Budget is how one bucket of a platform's limits stands.
type Budget struct {
	Platform     string     `json:"platform"`
	Bucket       string     `json:"bucket" doc:"The platform's own unit of limiting. A name that ends in :* stands for the buckets of single accounts that are far from their limits; the figures are the highest among them."`
	Buckets      int        `json:"buckets" doc:"How many buckets the line stands for."`
	Limit        *int       `json:"limit" doc:"Units that may be spent in a window; null if only the platform's own word closes the bucket."`
	Used         int        `json:"used" doc:"Units spent in the window that is open."`
	Reserved     int        `json:"reserved" doc:"Units of the limit that are kept for work that a person waits for."`
	UsagePercent *float64   `json:"usage_percent" doc:"The highest usage that the platform told last; null if it told none."`
	ResetsAt     *time.Time `json:"resets_at" doc:"When the window ends; null if none is open."`
	BlockedUntil *time.Time `json:"blocked_until" doc:"No call is made before; null if the bucket is open."`
	Refusals     int        `json:"refusals" doc:"How often in a row the platform has refused."`
	Closed       bool       `json:"closed"`
	Note         string     `json:"note" doc:"How the platform's limits work."`
}

type budgetsOutput struct {
	Body struct {
		Budgets     []Budget  `json:"budgets" nullable:"false" doc:"By platform and name."`
		GeneratedAt time.Time `json:"generated_at"`
	}
}

func (a *api) listBudgets(ctx context.Context, _ *struct{}) (*budgetsOutput, error) {
	list, err := a.Operations.Budgets(ctx)
	if err != nil {
		return nil, err
	}
	out := &budgetsOutput{}
	out.Body.GeneratedAt, out.Body.Budgets = a.Now().UTC(), make([]Budget, len(list))
	for i, s := range list {
		out.Body.Budgets[i] = Budget{Platform: string(s.Platform), Bucket: s.Bucket, Buckets: s.Buckets, Limit: positive(s.Limit), Used: s.Used,
			Reserved: s.Reserved, ResetsAt: timeOrNil(s.ResetsAt), BlockedUntil: timeOrNil(s.BlockedUntil), Refusals: s.Refusals,
			Closed: s.Closed(a.Now()), Note: a.info(s.Platform).LimitNote}
		if s.Percent >= 0 {
			out.Body.Budgets[i].UsagePercent = &s.Percent
		}
	}
	return out, nil
}
