package api

import (
	"time"

	"github.com/danielgtaylor/huma/v2"
)

// DataState says how complete and how fresh an analytics answer is.
type DataState string

// The states of an answer, worst first.
const (
	StateError        DataState = "error"         // our own fault; what is stored stays
	StateActionNeeded DataState = "action_needed" // only a person can mend it
	StateBlocked      DataState = "blocked"       // a platform's terms do not allow it
	StateNeverSynced  DataState = "never_synced"  // connected, and the first numbers are on the way
	StateStale        DataState = "stale"         // older than promised
	StatePartial      DataState = "partial"       // some of it is missing; causes say what
	StateSettling     DataState = "settling"      // complete, and some figures may still change
	StateEmpty        DataState = "empty"         // truly nothing
	StateReady        DataState = "ready"
)

// DataStates lists the states, worst first.
func DataStates() []DataState {
	return []DataState{StateError, StateActionNeeded, StateBlocked, StateNeverSynced, StateStale, StatePartial, StateSettling, StateEmpty, StateReady}
}

// Schema implements huma.SchemaProvider.
func (DataState) Schema(r huma.Registry) *huma.Schema {
	return named(r, "DataState", "How complete and how fresh the answer is, worst first.", DataStates()...)
}

// Envelope is every analytics answer: its state, whatever is known, and what is worth saying about it.
type Envelope[T any] struct {
	State DataState `json:"state"`
	Data  T         `json:"data" doc:"Whatever is known, also while syncing or stale."`
	Meta  Meta      `json:"meta"`
}

// Meta is what is worth saying about an answer.
type Meta struct {
	Source      string     `json:"source" enum:"database" doc:"Answers come from what was stored; no platform is asked while you wait."`
	AsOf        *time.Time `json:"as_of" doc:"The newest reading in the answer."`
	OldestAsOf  *time.Time `json:"oldest_as_of" doc:"The oldest current reading in the answer."`
	NextSyncAt  *time.Time `json:"next_sync_at" doc:"When the next planned reading is due."`
	Sync        MetaSync   `json:"sync"`
	Causes      []Cause    `json:"causes" nullable:"false" doc:"What is wrong, if anything, worst first."`
	Action      *Action    `json:"action" doc:"The one thing to do about the worst cause."`
	GeneratedAt time.Time  `json:"generated_at"`
}

// TransformSchema implements huma.SchemaTransformer.
func (Meta) TransformSchema(_ huma.Registry, s *huma.Schema) *huma.Schema { return orNull(s, "action") }

// MetaSync says whether a reading is under way. It stands beside the state and never hides it.
type MetaSync struct {
	Running bool `json:"running"`
	Done    int  `json:"done" doc:"Posts read so far."`
	Total   *int `json:"total" doc:"Posts expected, or null while that is not known."`
}

// Sync is a reading of one connection that is under way or waiting its turn.
type Sync struct {
	Running   bool       `json:"running" doc:"False while it waits its turn."`
	Product   string     `json:"product" doc:"What is being read: profile, posts, archive."`
	Done      int        `json:"done" doc:"Posts read so far."`
	Total     *int       `json:"total" doc:"Posts expected, or null while that is not known."`
	StartedAt *time.Time `json:"started_at"`
}

// Cause is why something is not as it should be.
type Cause struct {
	Code       CauseCode  `json:"code"`
	Platform   string     `json:"platform,omitempty"`
	Connection string     `json:"connection,omitempty"`
	Until      *time.Time `json:"until,omitempty" doc:"When it is expected to pass."`
	Message    string     `json:"message"`
	Action     *Action    `json:"action,omitempty"`
}

// Action is the one thing to do about a cause.
type Action struct {
	Kind  ActionKind `json:"kind"`
	Label string     `json:"label"`
	Href  string     `json:"href,omitempty" doc:"Where the action begins. An address under /api/auth/{platform}/connect answers with the consent page's URL."`
}

// ActionKind is what sort of thing is to be done, and so by whom.
type ActionKind string

// The kinds of action.
const (
	ActConnect    ActionKind = "connect"
	ActReconnect  ActionKind = "reconnect"
	ActGrantScope ActionKind = "grant_scope"
	ActWait       ActionKind = "wait"
	ActOperator   ActionKind = "operator"
)

// Schema implements huma.SchemaProvider.
func (ActionKind) Schema(r huma.Registry) *huma.Schema {
	return named(r, "ActionKind", "What sort of thing is to be done, and so by whom.", ActConnect, ActReconnect, ActGrantScope, ActWait, ActOperator)
}
