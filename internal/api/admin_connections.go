package api

import (
	"context"
	"time"

	"candor/internal/social"
)

// AdminConnection is a connection as those who run Candor see it: how it stands, and nothing of what was read through it.
type AdminConnection struct {
	ID         string          `json:"id" format:"uuid"`
	Platform   string          `json:"platform"`
	State      ConnectionState `json:"state"`
	Cause      CauseCode       `json:"cause,omitempty"`
	CauseUntil *time.Time      `json:"cause_until"`
	NextStep   string          `json:"next_step" doc:"What an operator can do; empty if nothing is wrong."`
	Zone       string          `json:"zone"`
	Connected  time.Time       `json:"connected_at"`
	SyncedAt   *time.Time      `json:"synced_at"`
	PurgeAt    *time.Time      `json:"purge_at" doc:"When its data is deleted unless it is in order by then; null if nothing is to be deleted."`
}

type adminConnectionsInput struct {
	Platform string `query:"platform" maxLength:"32"`
	State    string `query:"state" maxLength:"32"`
	Cause    string `query:"cause" maxLength:"64"`
	After    string `query:"after" maxLength:"64" doc:"The id of the last connection of the page before."`
	Limit    int    `query:"limit" minimum:"1" maximum:"200" default:"50"`
}

type adminConnectionsOutput struct {
	Body struct {
		Connections []AdminConnection `json:"connections" nullable:"false" doc:"Oldest first."`
	}
}

func (a *api) listAllConnections(ctx context.Context, in *adminConnectionsInput) (*adminConnectionsOutput, error) {
	list, err := a.Operations.Connections(ctx, social.ConnectionFilter{Platform: social.Platform(in.Platform), State: social.State(in.State),
		Cause: social.Cause(in.Cause), After: in.After, Limit: in.Limit})
	if err != nil {
		return nil, err
	}
	out := &adminConnectionsOutput{}
	out.Body.Connections = make([]AdminConnection, len(list))
	for i, c := range list {
		out.Body.Connections[i] = AdminConnection{ID: c.UID, Platform: string(c.Platform), State: ConnectionState(c.State), Cause: CauseCode(c.Cause),
			CauseUntil: timeOrNil(c.CauseUntil), Zone: c.Zone, Connected: c.ConnectedAt.UTC(), SyncedAt: timeOrNil(c.SyncedAt), PurgeAt: timeOrNil(c.PurgeAt)}
		if c.Cause != social.CauseNone {
			out.Body.Connections[i].NextStep = a.nextStep(c.Cause, c.Platform)
		}
	}
	return out, nil
}

// AdminRun is a run of whichever connection.
type AdminRun struct {
	Run
	Connection string `json:"connection" format:"uuid"`
	Platform   string `json:"platform"`
	Slot       string `json:"slot"`
	Thin       bool   `json:"thin" doc:"It succeeded, and brought much less than this account's own past."`
}

type adminRunsInput struct {
	Connection string    `query:"connection" maxLength:"64"`
	Platform   string    `query:"platform" maxLength:"32"`
	Product    string    `query:"product" maxLength:"32"`
	Status     string    `query:"status" maxLength:"16"`
	Cause      string    `query:"cause" maxLength:"64"`
	Since      time.Time `query:"since"`
	Before     time.Time `query:"before" doc:"Only runs that started earlier."`
	After      string    `query:"after" maxLength:"64" doc:"For the next page: next of the page before."`
	Limit      int       `query:"limit" minimum:"1" maximum:"500" default:"50"`
}

type adminRunsOutput struct {
	Body struct {
		Runs []AdminRun `json:"runs" nullable:"false" doc:"Newest first."`
		Next string     `json:"next" doc:"What to give as after for the next page; empty on the last page."`
	}
}

func (a *api) listAllRuns(ctx context.Context, in *adminRunsInput) (*adminRunsOutput, error) {
	runs, err := a.Operations.Runs(ctx, social.RunFilter{Connection: in.Connection, Platform: social.Platform(in.Platform), Product: social.Product(in.Product),
		Status: social.RunStatus(in.Status), Cause: social.Cause(in.Cause), Since: in.Since, Before: in.Before, After: in.After, Limit: in.Limit + 1})
	if err != nil {
		return nil, err
	}
	out := &adminRunsOutput{}
	if len(runs) > in.Limit {
		runs = runs[:in.Limit]
		out.Body.Next = runs[in.Limit-1].UID
	}
	out.Body.Runs = make([]AdminRun, len(runs))
	for i, r := range runs {
		out.Body.Runs[i] = AdminRun{Run: runOf(r.Run), Connection: r.ConnectionUID, Platform: string(r.Platform), Slot: r.Slot, Thin: r.Thin}
	}
	return out, nil
}

type doneOutput struct {
	Body struct {
		State ConnectionState `json:"state" doc:"The connection's state now."`
	}
}

// acted answers an act on a connection with the state that it led to.
func (a *api) acted(ctx context.Context, uid string, act func(context.Context, string) (social.Connection, error)) (*doneOutput, error) {
	c, err := act(ctx, uid)
	if err != nil {
		return nil, err
	}
	out := &doneOutput{}
	out.Body.State = ConnectionState(c.State)
	return out, nil
}

func (a *api) pauseConnection(ctx context.Context, in *connectionInput) (*doneOutput, error) {
	return a.acted(ctx, in.ID, a.Operations.Pause)
}

func (a *api) resumeConnection(ctx context.Context, in *connectionInput) (*doneOutput, error) {
	return a.acted(ctx, in.ID, a.Operations.Resume)
}

func (a *api) retryConnection(ctx context.Context, in *connectionInput) (*doneOutput, error) {
	return a.acted(ctx, in.ID, a.Operations.Retry)
}
