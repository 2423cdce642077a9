package api

import (
	"context"
	"time"

	"github.com/danielgtaylor/huma/v2"

	"candor/internal/social"
)

// Run is one attempt to read a product of a connection.
type Run struct {
	ID          string     `json:"id" format:"uuid"`
	Product     Product    `json:"product"`
	Trigger     string     `json:"trigger" enum:"connect,person,plan"`
	Status      RunStatus  `json:"status"`
	Items       int        `json:"items" doc:"Posts read, or 1 for a profile."`
	Total       *int       `json:"total" doc:"How many were expected; null if that was not known."`
	Pages       int        `json:"pages"`
	Calls       int        `json:"calls" doc:"Calls to the platform."`
	Cost        int        `json:"cost" doc:"What they cost, in the platform's units."`
	ErrorCode   CauseCode  `json:"error_code,omitempty"`
	Message     string     `json:"message" doc:"What went wrong, without secrets; empty if nothing did."`
	RateLimited bool       `json:"rate_limited"`
	ResetAt     *time.Time `json:"reset_at" doc:"When the platform said that calls may go on."`
	StartedAt   time.Time  `json:"started_at"`
	CompletedAt *time.Time `json:"completed_at"`
	DurationMS  *int64     `json:"duration_ms"`
}

// RunStatus is social.RunStatus with its list in the document.
type RunStatus social.RunStatus

// Schema implements huma.SchemaProvider.
func (RunStatus) Schema(r huma.Registry) *huma.Schema {
	return named(r, "RunStatus", "How a run stands.", social.RunStatuses()...)
}

// Product is social.Product with its list in the document.
type Product social.Product

// Schema implements huma.SchemaProvider.
func (Product) Schema(r huma.Registry) *huma.Schema {
	return named(r, "Product", "A set of data that is read together.", social.Products()...)
}

type runsInput struct {
	Creator string `query:"creator" maxLength:"64" doc:"Whose connection it is; default: one's own."`
	ID      string `path:"id" maxLength:"64"`
	Limit   int    `query:"limit" minimum:"1" maximum:"200" default:"20"`
}

type runsOutput struct {
	Body struct {
		Runs []Run `json:"runs" nullable:"false" doc:"Newest first."`
	}
}

type connectionInput struct {
	ID string `path:"id" maxLength:"64"`
}

type syncOutput struct {
	Body struct {
		Queued bool `json:"queued" enum:"true"`
	}
}

func (a *api) listRuns(ctx context.Context, in *runsInput) (*runsOutput, error) {
	v, err := viewOf(ctx, in.Creator)
	if err != nil {
		return nil, err
	}
	v.Connection = in.ID
	runs, err := a.Reader.RunLog(ctx, v, in.Limit)
	if err != nil {
		return nil, err
	}
	out := &runsOutput{}
	out.Body.Runs = make([]Run, len(runs))
	for i, r := range runs {
		out.Body.Runs[i] = runOf(r)
	}
	return out, nil
}

// syncTries is how often an account may be read out of turn in an hour: the platforms' limits are the same for everybody.
const syncTries = 6

func (a *api) syncNow(ctx context.Context, in *connectionInput) (*syncOutput, error) {
	v, err := viewOf(ctx, "")
	if err != nil {
		return nil, err
	}
	v.Connection = in.ID
	list, err := a.accounts(ctx, v)
	if err != nil {
		return nil, err
	}
	if err := a.Access.Try(ctx, "sync:"+list[0].UID, syncTries, time.Hour); err != nil {
		return nil, err
	}
	if err := a.Sync.SyncNow(ctx, list[0].Key); err != nil {
		return nil, err
	}
	out := &syncOutput{}
	out.Body.Queued = true
	return out, nil
}
