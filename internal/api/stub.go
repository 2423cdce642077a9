package api

import "context"

func (a *api) listPlatforms(context.Context, *struct{}) (*platformsOutput, error)   { return nil, nil }
func (a *api) listMetrics(context.Context, *struct{}) (*metricsOutput, error)       { return nil, nil }
func (a *api) connect(context.Context, *connectInput) (*connectOutput, error)       { return nil, nil }
func (a *api) callback(context.Context, *callbackInput) (*callbackOutput, error)    { return nil, nil }
func (a *api) disconnect(context.Context, *disconnectInput) (*successOutput, error) { return nil, nil }
func (a *api) getOverview(context.Context, *creatorInput) (*overviewOutput, error)  { return nil, nil }
func (a *api) listConnections(context.Context, *creatorInput) (*connectionsOutput, error) {
	return nil, nil
}
func (a *api) listAccounts(context.Context, *accountsInput) (*accountsOutput, error) { return nil, nil }
func (a *api) listPosts(context.Context, *postsInput) (*postsOutput, error)          { return nil, nil }
func (a *api) getPost(context.Context, *postInput) (*postOutput, error)              { return nil, nil }
func (a *api) syncNow(context.Context, *connectionInput) (*syncOutput, error)        { return nil, nil }
func (a *api) listRuns(context.Context, *runsInput) (*runsOutput, error)             { return nil, nil }
func (a *api) forget(context.Context, *connectionInput) (*successOutput, error)      { return nil, nil }
