package collect

import (
	"context"
	"time"

	"candor/internal/platform"
	"candor/internal/social"
)

// Store is what collecting remembers.
type Store interface {
	// DueTasks lists plans that are due, neither queued since queuedBefore nor worked on since staleBefore, most urgent first.
	DueTasks(ctx context.Context, now, queuedBefore, staleBefore time.Time, limit int) ([]social.Task, error)
	// TaskOf returns one plan with its connection; social.ErrNotFound if there is none.
	TaskOf(ctx context.Context, connection social.Key, product social.Product) (social.Task, error)
	// PlansOf lists a connection's plans.
	PlansOf(ctx context.Context, connection social.Key) ([]social.Plan, error)
	// HaltNew pauses connections that were made, or came back, while an operator had paused their platform.
	HaltNew(ctx context.Context) error
	// Unplanned lists connections of a platform that have no plan of a product yet.
	Unplanned(ctx context.Context, p social.Platform, product social.Product, limit int) ([]social.Connection, error)
	// AddPlans writes plans that are not there yet.
	AddPlans(ctx context.Context, plans []social.Plan) error
	// MarkQueued notes that plans were handed to the queue.
	MarkQueued(ctx context.Context, plans []social.Plan, at time.Time) error
	// MovePlan replaces a plan; social.ErrStale if it changed in the meantime.
	MovePlan(ctx context.Context, old, next social.Plan) error
	// CloseSlot moves a plan past a missed slot and records the gap; social.ErrStale if it changed, or while its run lives.
	CloseSlot(ctx context.Context, old, next social.Plan, gap social.GapRecord, now, staleBefore time.Time) error
	// EndStale ends the run of a plan's product that gave no sign of life since staleBefore, if there is one: nobody will go on with it.
	EndStale(ctx context.Context, p social.Plan, cause social.Cause, now, staleBefore time.Time) error
	// SlotCause says why the newest run of a plan's slot failed.
	SlotCause(ctx context.Context, p social.Plan) (social.Cause, error)

	// BeginRun writes a run or takes up an abandoned one; social.ErrStale if nothing is due, social.ErrConflict while another worker lives.
	BeginRun(ctx context.Context, plan social.Plan, now, staleBefore time.Time, resumable []social.Cause) (social.Run, error)
	// Commit writes a page; social.ErrStale if the run is not ours any more, social.ErrConflict if the connection was ended.
	Commit(ctx context.Context, b social.Batch) error
	// Yields returns how many items the newest successful runs of the run's product brought, without the run itself.
	Yields(ctx context.Context, run social.Run, n int) ([]int, error)
	// MissingPosts returns posts that are not in the run's listing so far, though published since then, and would be gone by its end.
	MissingPosts(ctx context.Context, run social.Run, since time.Time, limit int) ([]string, error)
	// RunOf reads a run as it was committed last.
	RunOf(ctx context.Context, key social.Key) (social.Run, error)
	// ReleaseRun lets another worker go on with a run at once.
	ReleaseRun(ctx context.Context, run social.Run) error
	// AbandonRun ends a run whose connection was ended.
	AbandonRun(ctx context.Context, run social.Run, now time.Time) error
}

// Tokens gives out access tokens that may be used now. Its errors are *platform.Error, or social.ErrNotFound when the connection was ended.
type Tokens interface {
	// Access returns a token, renewed first where needed.
	Access(ctx context.Context, connection social.Key) (social.Secret, error)
	// Rejected answers a platform that refused a token: it returns the one to try once more.
	Rejected(ctx context.Context, connection social.Key, used social.Secret) (social.Secret, error)
	// Lost marks a grant that the platform declared dead, and the connection with it.
	Lost(ctx context.Context, connection social.Key, used social.Secret, cause *platform.Error) error
}
