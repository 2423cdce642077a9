package connect

import (
	"cmp"
	"context"
	"errors"
	"log/slog"
	"time"

	"candor/internal/platform"
	"candor/internal/social"
)

const (
	flowLife     = 10 * time.Minute   // from the click on "Connect" to the callback
	purgeDelay   = 7 * 24 * time.Hour // from disconnecting to the end of the data
	forgetWithin = time.Hour          // how long "Not this account" is offered
	finishTime   = 90 * time.Second   // a whole callback; the calls in it have their own, shorter limits
	revokeTime   = 10 * time.Second   // a revocation, refresh included: the person waits for it
)

// Config configures Accounts.
type Config struct {
	Store  Store
	Sealer Sealer
	// Tokens is the life of the tokens; a disconnect waits for a renewal under way.
	Tokens *Tokens
	// Connector returns a platform's connector, a *platform.NotConfigured, or social.ErrNotFound for a platform that is none of ours.
	Connector func(social.Platform) (platform.Connector, error)
	// Meter meters the calls of a sign-in. Default: unmetered.
	Meter func(social.Platform) platform.Meter
	// Plans says what work a connection begins with; profileRead tells that its profile was read just now.
	Plans func(c social.Connection, profileRead bool, now time.Time) []social.Plan
	// OnConnected is told of a connection that was written, before the callback returns. Default: nobody is.
	OnConnected func(ctx context.Context, connection social.Key)
	// OnEnded is told of a connection that ended here, so that running work stops. Default: nobody is.
	OnEnded func(ctx context.Context, connection social.Key)
	// Leaving is told of connections that are about to be deleted with all that is here of them. Default: nobody is.
	Leaving func(ctx context.Context, all []social.Connection)
	// Now is the clock. Default: time.Now.
	Now func() time.Time
	// Log hears of what went wrong. Default: nowhere.
	Log *slog.Logger
}

// Accounts connects and disconnects accounts. Its methods may be called from any goroutine.
type Accounts struct {
	store       Store
	sealer      Sealer
	tokens      *Tokens
	connector   func(social.Platform) (platform.Connector, error)
	meter       func(social.Platform) platform.Meter
	plans       func(social.Connection, bool, time.Time) []social.Plan
	onConnected func(context.Context, social.Key)
	onEnded     func(context.Context, social.Key)
	leaving     func(context.Context, []social.Connection)
	now         func() time.Time
	log         *slog.Logger
}

// New makes Accounts.
func New(c Config) (*Accounts, error) {
	if c.Store == nil || c.Sealer == nil || c.Tokens == nil || c.Connector == nil || c.Plans == nil {
		return nil, errors.New("connect: Store, Sealer, Tokens, Connector and Plans are needed")
	}
	a := &Accounts{store: c.Store, sealer: c.Sealer, tokens: c.Tokens, connector: c.Connector, meter: c.Meter, plans: c.Plans,
		onConnected: c.OnConnected, onEnded: c.OnEnded, leaving: c.Leaving, now: c.Now, log: cmp.Or(c.Log, slog.New(slog.DiscardHandler))}
	if a.meter == nil {
		a.meter = func(social.Platform) platform.Meter { return platform.Unmetered{} }
	}
	if a.onConnected == nil {
		a.onConnected = func(context.Context, social.Key) {}
	}
	if a.onEnded == nil {
		a.onEnded = func(context.Context, social.Key) {}
	}
	if a.leaving == nil {
		a.leaving = func(context.Context, []social.Connection) {}
	}
	if a.now == nil {
		a.now = time.Now
	}
	return a, nil
}
