package api

import (
	"time"

	"github.com/danielgtaylor/huma/v2"
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
	TokenDaysLeft *int            `json:"token_days_left" doc:"Whole days until access ends by itself; null if it does not, or if there is none."`
	TokenRenews   bool            `json:"token_renews" doc:"Whether Candor renews access by itself before that."`
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
