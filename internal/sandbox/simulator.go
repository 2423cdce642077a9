package sandbox

import (
	"errors"
	"net/http"
	"time"
)

// Core is what every simulator shares.
type Core struct {
	Seed   Seed
	Clock  *Clock
	World  *World
	Apps   *Apps
	Tokens *Tokens
	Ledger *Ledger
	Faults *Faults
}

// Maker builds a simulator on a core, for example instagram.New.
type Maker func(*Core) Simulator

// Simulator is one platform. Its methods are called concurrently.
type Simulator interface {
	// Platform returns the name: "instagram", "tiktok", "youtube".
	Platform() string
	// Hosts returns the platform's real host names; Sandbox.Transport answers for them.
	Hosts() []string
	// App returns the built-in app. Its id and secret also go into the announce line, under the names given by Credentials.
	App() App
	// Credentials names the two settings as the platform calls them: "client_id" or "client_key", and "client_secret".
	Credentials() (id, secret string)
	// Handler answers all hosts of the platform under their real paths. Inside it, CallOf(r) is the ledger entry to complete
	// and says which fault behaviours apply.
	Handler() http.Handler
	// Caller returns the main id of the account on whose behalf a request is made, from its token; "" when there is none.
	// Fault rules match on it and the ledger records it.
	Caller(r *http.Request) string
	// AccountIDs returns the platform's identifiers of an account, the main one first: a pure function of the account's seed.
	AccountIDs(a Account) []string
	// PostID returns the platform's identifier of a post: a pure function of the post's seed and publication.
	PostID(a Account, p Post) string
	// Act carries out a control action on an account. The core has already done what is common to all platforms (see
	// World.Act); ErrUnknownAction from here is reported only if the core did not know the action either.
	Act(a Account, action string, args Args) error
	// Figures returns what the platform would answer for the account, or for a post when p is not nil, at the instant, under
	// the platform's own names: the part of /world that a client's numbers are compared with. A figure that the platform
	// leaves out is absent.
	Figures(a Account, p *Post, at time.Time) map[string]any
}

// Args are the further fields of a control action, as decoded from JSON.
type Args map[string]any

// Text returns a string field, "" when absent.
func (a Args) Text(name string) string {
	s, _ := a[name].(string)
	return s
}

// Errors of control actions.
var (
	ErrUnknownAction  = errors.New("unknown action")
	ErrUnknownAccount = errors.New("unknown account")
	ErrUnknownPost    = errors.New("unknown post")
	ErrBadArgument    = errors.New("bad argument")
)
