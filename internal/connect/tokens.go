package connect

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"sync"
	"time"

	"candor/internal/platform"
	"candor/internal/social"
)

// TokensConfig configures Tokens.
type TokensConfig struct {
	Store  TokenStore
	Sealer Sealer
	// Platforms are those whose tokens RenewDue looks after.
	Platforms []social.Platform
	// Connector is as in Config.
	Connector func(social.Platform) (platform.Connector, error)
	// Meter meters the token calls. Default: unmetered.
	Meter func(social.Platform) platform.Meter
	// Journal keeps what the database cannot take. Nil: there is none, and a database that fails for a minute is a loud failure.
	Journal *Journal
	// Owner names this process in the claims it makes; no other process may have the same name. Default: a random one.
	Owner string
	// Workers is how many tokens RenewDue renews at the same time. Default: 4.
	Workers int
	// Now is the clock. Default: time.Now.
	Now func() time.Time
	// Log hears of renewals that did not work. Default: nowhere.
	Log *slog.Logger
}

// Tokens hands out access tokens and keeps them alive. Its methods may be called from any goroutine.
type Tokens struct {
	store     TokenStore
	sealer    Sealer
	platforms []social.Platform
	connector func(social.Platform) (platform.Connector, error)
	meter     func(social.Platform) platform.Meter
	journal   *Journal
	owner     string
	workers   int
	now       func() time.Time
	log       *slog.Logger

	mu      sync.Mutex
	flights map[social.Key]*flight
	running sync.WaitGroup
}

// NewTokens makes Tokens.
func NewTokens(c TokensConfig) (*Tokens, error) {
	if c.Store == nil || c.Sealer == nil || c.Connector == nil {
		return nil, errors.New("connect: Store, Sealer and Connector are needed")
	}
	t := &Tokens{store: c.Store, sealer: c.Sealer, platforms: c.Platforms, connector: c.Connector, meter: c.Meter, journal: c.Journal,
		owner: cmp.Or(c.Owner, randomText()), workers: cmp.Or(c.Workers, 4), now: c.Now,
		log: cmp.Or(c.Log, slog.New(slog.DiscardHandler)), flights: map[social.Key]*flight{}}
	if t.meter == nil {
		t.meter = func(social.Platform) platform.Meter { return platform.Unmetered{} }
	}
	if t.now == nil {
		t.now = time.Now
	}
	return t, nil
}

// held is a token as read: the row, its connection, and the token in the clear.
type held struct {
	row        social.TokenRow
	connection social.Connection
	token      platform.Token
	orphan     *platform.Token // a token that came too late for its claim; nil if there is none
	succeeds   bool            // the orphan was given for the row's token: it is newer, whatever the clocks say
	connector  platform.Connector
	refused    bool // the platform refused the access token
}

// read reads a connection's token. A connection that was disconnected has none: social.ErrNotFound.
func (t *Tokens) read(ctx context.Context, connection social.Key) (held, error) {
	row, c, err := t.store.TokenOf(ctx, connection)
	if err != nil {
		return held{}, fmt.Errorf("read the token: %w", err)
	}
	connector, err := t.connector(c.Platform)
	if err != nil {
		return held{}, err
	}
	h := held{row: row, connection: c, connector: connector}
	if h.token, err = openToken(t.sealer, c, row); err != nil {
		return held{}, err
	}
	if row.Orphan != nil {
		orphan, of, err := openOrphan(t.sealer, c, row)
		if err != nil { // it can only help, never hinder
			t.log.ErrorContext(ctx, "a late token cannot be opened", "connection", c.UID, "error", err)
			return h, nil
		}
		h.orphan, h.succeeds = &orphan, t.sealer.Matches(of, bearer(h.token))
	}
	return h, nil
}

// Access returns an access token that may be used now, renewed first where the platform's policy asks for it. A renewal that
// fails in passing is no error while the old token is good.
// Errors: *platform.Error of kind GrantDead when only the creator can mend it, of another kind, with Until, when it may be tried
// again; social.ErrNotFound when the connection was ended.
func (t *Tokens) Access(ctx context.Context, connection social.Key) (social.Secret, error) {
	fresh := false // a token that we renewed just now is used, however short its life
	for {
		h, err := t.read(ctx, connection)
		if err != nil {
			return "", err
		}
		now := t.now()
		switch {
		case h.row.State == social.TokenDead:
			return "", dead(h)
		case h.row.State == social.TokenClaimed && now.Before(h.row.ClaimedUntil):
			if err := t.awaitClaim(ctx, connection, h.row.ClaimedUntil.Sub(now)); err != nil {
				return "", err
			}
			continue
		case !t.wants(h, now), fresh && h.row.State == social.TokenIdle:
			return h.token.Access, nil
		case now.Before(h.row.RetryAt):
			return t.meanwhile(h, now, nil)
		}
		err = t.renew(ctx, h)
		fresh = err == nil
		switch {
		case fresh, errors.Is(err, social.ErrStale): // settled by us or by somebody else: read what came of it
			continue
		case ctx.Err() != nil:
			return "", ctx.Err()
		case platform.KindOf(err) == platform.GrantDead:
			return "", err
		}
		return t.meanwhile(h, t.now(), err)
	}
}

// wants reports whether a token should be renewed before it is used.
func (t *Tokens) wants(h held, now time.Time) bool {
	return h.row.State != social.TokenIdle || h.connector.Info().Tokens.DueForUse(h.token, now)
}

// meanwhile is what can be used while a renewal has to wait: the old token as long as it lives.
func (t *Tokens) meanwhile(h held, now time.Time, cause error) (social.Secret, error) {
	if now.Before(h.token.ExpiresAt) {
		return h.token.Access, nil
	}
	if cause != nil {
		return "", cause
	}
	return "", &platform.Error{Kind: platform.Transient, Op: "token", Message: "it has expired and its renewal has to wait", Until: h.row.RetryAt, Unasked: true}
}

func dead(h held) error {
	return &platform.Error{Kind: platform.GrantDead, Op: "token", Message: "the platform ended the grant: " + string(h.connection.Cause)}
}

// Rejected answers a platform that refused an access token: one forced renewal, unless the stored token is another one by now.
// It returns the token to try once more. Errors are as for Access; any other than GrantDead and social.ErrNotFound is passing.
func (t *Tokens) Rejected(ctx context.Context, connection social.Key, used social.Secret) (social.Secret, error) {
	for {
		h, err := t.read(ctx, connection)
		if err != nil {
			return "", err
		}
		now := t.now()
		switch {
		case h.row.State == social.TokenDead:
			return "", dead(h)
		case h.row.State == social.TokenClaimed && now.Before(h.row.ClaimedUntil):
			if err := t.awaitClaim(ctx, connection, h.row.ClaimedUntil.Sub(now)); err != nil {
				return "", err
			}
			continue
		case h.token.Access != used:
			return h.token.Access, nil
		case now.Before(h.row.RetryAt):
			return "", &platform.Error{Kind: platform.Transient, Op: "token", Message: "it was refused and its renewal has to wait", Until: h.row.RetryAt}
		case t.beyondRenewal(h, now):
			return "", t.end(ctx, h, &platform.Error{Kind: platform.GrantDead, Op: "token", Message: "it was refused and is too young to be renewed"})
		}
		h.refused = true
		err = t.renew(ctx, h)
		if err == nil {
			return t.confirmed(ctx, connection, used)
		}
		if !errors.Is(err, social.ErrStale) {
			return "", err
		}
	}
}

// beyondRenewal reports whether a refused token cannot be renewed: where the platform extends the access token itself, it must be
// good and old enough.
func (t *Tokens) beyondRenewal(h held, now time.Time) bool {
	return h.row.Refresh == nil && h.row.State == social.TokenIdle && now.Sub(h.row.IssuedAt) < h.connector.Info().Tokens.MinAge
}

// confirmed returns what a forced renewal brought. A platform that extends the very token it refuses would have us renew it for
// ever; the same token is given back once, and the next refusal finds it too young.
func (t *Tokens) confirmed(ctx context.Context, connection social.Key, used social.Secret) (social.Secret, error) {
	h, err := t.read(ctx, connection)
	if err != nil {
		return "", err
	}
	if h.token.Access == used {
		t.log.WarnContext(ctx, "a renewal returned the refused token", "connection", h.connection.UID, "platform", h.connection.Platform)
	}
	return h.token.Access, nil
}

// Lost marks a grant that the platform declared dead in answer to a call with a token, unless the stored token is another one by
// now. It returns the error to report.
func (t *Tokens) Lost(ctx context.Context, connection social.Key, used social.Secret, cause *platform.Error) error {
	h, err := t.read(ctx, connection)
	if err != nil {
		return err
	}
	switch {
	case h.row.State == social.TokenDead:
		return cause
	case h.token.Access != used:
		return outdated(cause)
	}
	return t.end(ctx, h, cause)
}

// outdated is a verdict on a token that has been renewed since: it says nothing about the new one.
func outdated(cause *platform.Error) error {
	return &platform.Error{Kind: platform.Transient, Op: cause.Op, Status: cause.Status, Message: "the token was renewed in the meantime"}
}

// end marks a token as dead without a call, unless somebody changed it meanwhile.
func (t *Tokens) end(ctx context.Context, h held, cause *platform.Error) error {
	now := t.now()
	verdict := ended(h, now)
	err := t.store.EndToken(context.WithoutCancel(ctx), h.row.Connection, h.row.Version, now, verdict, cause.Error())
	switch {
	case errors.Is(err, social.ErrStale):
		return t.outrun(ctx, h, cause)
	case err != nil:
		return fmt.Errorf("mark the grant as ended: %w", err)
	}
	return cause
}

// outrun is what a verdict is on a token that somebody else changed first: another reading that got the same verdict, or a renewal.
func (t *Tokens) outrun(ctx context.Context, h held, cause *platform.Error) error {
	now, err := t.read(ctx, h.row.Connection)
	switch {
	case err != nil:
		return err
	case now.row.State == social.TokenDead:
		return cause
	}
	return outdated(cause)
}

// endedBy is the cause of a dead grant: it ran out, or somebody took it back; and where a renewal was lost on the way, that.
func endedBy(h held, now time.Time) social.Cause {
	switch {
	case h.row.State != social.TokenIdle:
		return social.CauseRefreshUnknown
	case !h.row.RefreshExpiresAt.IsZero() && !now.Before(h.row.RefreshExpiresAt),
		h.row.Refresh == nil && !now.Before(h.row.ExpiresAt):
		return social.CauseAccessExpired
	default:
		return social.CauseAccessRevoked
	}
}

// pollEvery is how often a claim of another process is looked at.
const pollEvery = 200 * time.Millisecond

// awaitClaim waits a moment for a claim to end; at most until it runs out.
func (t *Tokens) awaitClaim(ctx context.Context, connection social.Key, left time.Duration) error {
	t.mu.Lock()
	f := t.flights[connection]
	t.mu.Unlock()
	if f != nil {
		return f.wait(ctx)
	}
	select {
	case <-time.After(min(pollEvery, max(left, time.Millisecond))):
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

// Wait returns when no renewal is under way in this process. It is called before the database is closed.
func (t *Tokens) Wait() { t.running.Wait() }

// Holds reports whether a connection's refresh token is the one that is looked for. A connection without a token holds none.
func (t *Tokens) Holds(ctx context.Context, connection social.Key, named func(refresh social.Secret) bool) (bool, error) {
	h, err := t.read(ctx, connection)
	if errors.Is(err, social.ErrNotFound) {
		return false, nil
	}
	return err == nil && named(h.token.Refresh), err
}
