package api

import (
	"context"
	"slices"
	"time"

	"github.com/danielgtaylor/huma/v2"

	"candor/internal/platform"
	"candor/internal/social"
)

// ConnectionsData is a person's connections.
type ConnectionsData struct {
	Connections []ConnectionRow `json:"connections" nullable:"false"`
}

// ConnectionRow is one connection with everything that says how it stands.
type ConnectionRow struct {
	ID            string          `json:"id" format:"uuid"`
	Platform      string          `json:"platform"`
	Handle        string          `json:"handle" doc:"Without @."`
	DisplayName   string          `json:"display_name"`
	PictureURL    Text            `json:"picture_url"`
	ProfileURL    string          `json:"profile_url"`
	AccountType   string          `json:"account_type" doc:"The platform's own word; empty where it has none."`
	Connected     bool            `json:"connected" doc:"Whether the platform still lets us read."`
	State         ConnectionState `json:"state"`
	DataState     DataState       `json:"data_state" doc:"How complete and fresh this account's figures are."`
	Cause         *Cause          `json:"cause" doc:"What is wrong, if anything."`
	ScopesGranted []GrantedScope  `json:"scopes_granted" nullable:"false"`
	ScopesMissing []GrantedScope  `json:"scopes_missing" nullable:"false"`
	TokenDaysLeft *int            `json:"token_days_left" doc:"Whole days until access ends unless it is renewed; null if that is not known, or if there is no access."`
	TokenRenews   bool            `json:"token_renews" doc:"Whether Candor renews access by itself before that."`
	EndsWith      []string        `json:"ends_with" nullable:"false" doc:"Handles of the person's other accounts that disconnecting this one ends too, because the platform's grant covers them all."`
	ConnectedAt   time.Time       `json:"connected_at"`
	LastSyncedAt  *time.Time      `json:"last_synced_at"`
	NextSyncAt    *time.Time      `json:"next_sync_at"`
	Sync          *Sync           `json:"sync" doc:"Null while nothing is being read."`
	LastRun       *Run            `json:"last_run" doc:"The newest finished run; null before the first."`
}

// TransformSchema implements huma.SchemaTransformer.
func (ConnectionRow) TransformSchema(_ huma.Registry, s *huma.Schema) *huma.Schema {
	return orNull(s, "cause", "sync", "last_run")
}

// GrantedScope is a permission and what it is for.
type GrantedScope struct {
	ID      string `json:"id"`
	Purpose string `json:"purpose"`
}

type connectionsOutput struct{ Body Envelope[ConnectionsData] }

func (a *api) listConnections(ctx context.Context, in *creatorInput) (*connectionsOutput, error) {
	v, err := viewOf(ctx, in.Creator)
	if err != nil {
		return nil, err
	}
	list, err := a.accounts(ctx, v)
	if err != nil {
		return nil, err
	}
	data := ConnectionsData{Connections: make([]ConnectionRow, len(list))}
	healths := a.healths(list)
	var read stamps
	for i, acc := range list {
		data.Connections[i] = a.connectionRow(acc, healths[i])
		data.Connections[i].EndsWith = a.endsWith(acc, list)
		read.see(acc.SyncedAt)
	}
	return &connectionsOutput{envelope(a, together(healths), data, list, read)}, nil
}

func (a *api) connectionRow(acc social.Account, h health) ConnectionRow {
	info := a.info(acc.Platform)
	row := ConnectionRow{
		ID: acc.UID, Platform: string(acc.Platform), Handle: acc.Handle, DisplayName: acc.DisplayName, PictureURL: Text{Reason: Reason(social.NotYetSynced)}, ProfileURL: profileURL(acc),
		AccountType: acc.AccountType, Connected: acc.State.Syncs() || acc.State == social.Paused, State: ConnectionState(acc.State), DataState: h.state, Cause: h.cause(),
		ScopesGranted: []GrantedScope{}, ScopesMissing: []GrantedScope{}, TokenDaysLeft: a.tokenDays(acc), TokenRenews: renews(info, acc),
		ConnectedAt: acc.ConnectedAt.UTC(), LastSyncedAt: timeOrNil(acc.SyncedAt), NextSyncAt: nextSync(acc), Sync: a.syncOf(acc), LastRun: lastRun(acc),
	}
	if acc.Profile != nil {
		row.PictureURL = a.picture(acc, acc.Profile.PictureURL, acc.Profile.FetchedAt)
	}
	for _, s := range info.Scopes {
		if !s.Hidden && slices.Contains(acc.Scopes, s.ID) {
			row.ScopesGranted = append(row.ScopesGranted, GrantedScope{s.ID, s.Purpose})
		}
	}
	for _, s := range missingScopes(info, acc) {
		row.ScopesMissing = append(row.ScopesMissing, GrantedScope{s.ID, s.Purpose})
	}
	return row
}

// endsWith lists the handles of the other accounts that live on the same grant.
func (a *api) endsWith(acc social.Account, list []social.Account) []string {
	handles := []string{}
	owner := acc.IDs[social.GrantOwner]
	if !a.info(acc.Platform).SharedGrant || owner == "" {
		return handles
	}
	for _, other := range list {
		if other.Key != acc.Key && other.Platform == acc.Platform && other.IDs[social.GrantOwner] == owner {
			handles = append(handles, other.Handle)
		}
	}
	return handles
}

// tokenDays is how many whole days are left until access ends unless it is renewed: of the refresh token where there is one, else of
// the access token. Nil where there is none, and where the platform does not name the refresh token's end.
func (a *api) tokenDays(acc social.Account) *int {
	ends := acc.RefreshExpiresAt
	if !acc.HasRefresh {
		ends = acc.TokenExpiresAt
	}
	if ends.IsZero() || acc.Token == "" || acc.Token == social.TokenDead {
		return nil
	}
	return new(max(0, int(ends.Sub(a.Now())/(24*time.Hour))))
}

// renews reports whether access is renewed before it ends: the platform allows it and the grant lives.
func renews(info platform.Info, acc social.Account) bool {
	t := info.Tokens
	return acc.Token != "" && acc.Token != social.TokenDead && (t.RenewAfter > 0 || t.Margin > 0 || t.MarginShare > 0 || t.CheckEvery > 0)
}

// lastRun is the newest finished run, whichever product it read.
func lastRun(acc social.Account) *Run {
	var last *social.Run
	for i, r := range acc.Runs {
		if r.Status != social.RunRunning && (last == nil || r.StartedAt.After(last.StartedAt)) {
			last = &acc.Runs[i]
		}
	}
	if last == nil {
		return nil
	}
	return new(runOf(*last))
}
