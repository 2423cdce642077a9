package connect

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"time"

	"candor/internal/fault"
	"candor/internal/platform"
	"candor/internal/social"
)

const (
	claimTime   = 60 * time.Second // how long a claim holds
	callTime    = 20 * time.Second // how long its one call may take
	commitTime  = 60 * time.Second // how long settling is tried again while the database fails
	commitPause = 250 * time.Millisecond
	firstRetry  = time.Minute
	lastRetry   = 15 * time.Minute // what cannot be read without the token is read half an hour after its platform is back
	ladder      = 5                // so many failures in a row are told to the account's owner: by then a quarter of an hour did not heal it
	longestWait = 24 * time.Hour   // no platform's word makes us wait longer
)

// flight is one renewal under way in this process; whoever wants the same token waits for it.
type flight struct {
	done chan struct{}
	err  error // set before done is closed
}

// wait waits for the renewal, however it ends: who waits reads the row again.
func (f *flight) wait(ctx context.Context) error {
	select {
	case <-f.done:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

// renew renews a token, or waits for a renewal of it that is under way in this process. nil: a new token is stored;
// social.ErrStale: somebody else was at it, so that the row must be read again; else what the platform or the database said.
// The renewal goes on when the asker leaves.
func (t *Tokens) renew(ctx context.Context, h held) error {
	t.mu.Lock()
	if f := t.flights[h.row.Connection]; f != nil {
		t.mu.Unlock()
		if err := f.wait(ctx); err != nil {
			return err
		}
		return social.ErrStale
	}
	f := &flight{done: make(chan struct{})}
	t.flights[h.row.Connection] = f
	t.mu.Unlock()
	t.running.Go(func() {
		f.err = t.carryOutTwice(context.WithoutCancel(ctx), h)
		t.mu.Lock()
		delete(t.flights, h.row.Connection)
		t.mu.Unlock()
		close(f.done)
	})
	if err := f.wait(ctx); err != nil {
		return err
	}
	return f.err
}

// carryOutTwice is a renewal, and another one with the old token at once if its outcome never arrived: a platform that renewed the
// token all the same may still take the old one for a moment.
func (t *Tokens) carryOutTwice(ctx context.Context, h held) error {
	err := t.carryOut(ctx, h)
	if h.row.State != social.TokenIdle || platform.KindOf(err) != platform.OutcomeUnknown {
		return err
	}
	again, readErr := t.read(ctx, h.row.Connection)
	if readErr != nil || again.row.State != social.TokenUnknown {
		return errors.Join(err, readErr)
	}
	return t.carryOut(ctx, again)
}

// carryOut is a whole renewal: claim, one call, settle.
func (t *Tokens) carryOut(ctx context.Context, h held) error {
	meter, call := t.meter(h.connection.Platform), platform.Call{Bucket: "token", Endpoint: "renew a token", Cost: 1, Refresh: true}
	if err := meter.Reserve(ctx, call); err != nil {
		return err
	}
	lease, err := t.claim(ctx, h)
	if err != nil || newerOrphan(h) {
		meter.Settle(ctx, call, platform.Usage{Percent: -1})
		if err != nil {
			return err
		}
		return t.adopt(ctx, lease, h)
	}
	fault.Point("token.claimed")
	fresh, failure, spends := t.askWith(ctx, h)
	meter.Settle(ctx, call, usageOf(failure))
	fault.Point("token.answered")
	row, verdict := t.judge(h, fresh, failure)
	verdict.Spends = spends
	err = t.settle(ctx, lease, fresh, row, verdict)
	if errors.Is(err, social.ErrConflict) {
		return t.rescue(ctx, lease)
	}
	if err != nil {
		return t.unsettled(ctx, h, err)
	}
	fault.Point("token.committed")
	if failure != nil {
		t.log.WarnContext(ctx, "token renewal failed", "platform", h.connection.Platform, "connection", h.connection.UID,
			"kind", failure.Kind.String(), "error", failure, "retry_at", row.RetryAt)
		failure.Until = row.RetryAt
		return failure
	}
	return nil
}

// claim takes the right to renew. That it is committed also proves that the database takes writes, so the answer can be kept: while
// the database is down no renewal begins.
func (t *Tokens) claim(ctx context.Context, h held) (social.TokenLease, error) {
	now := t.now()
	sent, err := t.sealer.Hash(bearer(h.token))
	if err != nil {
		return social.TokenLease{}, err
	}
	lease := social.TokenLease{Connection: h.row.Connection, Owner: t.owner, Version: h.row.Version + 1, Until: now.Add(claimTime), Fingerprint: sent}
	if err := t.store.ClaimToken(ctx, lease, h.row.Version, now); err != nil {
		return lease, fmt.Errorf("claim the token: %w", err)
	}
	return lease, nil
}

// askWith renews with the row's token, and where the platform declares that dead, with the orphan, if there is one. It returns the
// orphan that was spent by it.
func (t *Tokens) askWith(ctx context.Context, h held) (fresh platform.Token, failure *platform.Error, spends []byte) {
	fresh, failure = t.ask(ctx, h, h.token)
	if failure == nil || failure.Kind != platform.GrantDead || h.orphan == nil {
		return fresh, failure, nil
	}
	t.log.WarnContext(ctx, "the token is dead; the one that came late is tried", "platform", h.connection.Platform, "connection", h.connection.UID)
	fresh, failure = t.ask(ctx, h, *h.orphan)
	if failure == nil && fresh.Refresh.Empty() {
		fresh.Refresh, fresh.RefreshExpiresAt = h.orphan.Refresh, cmp.Or(fresh.RefreshExpiresAt, h.orphan.RefreshExpiresAt)
	}
	if failure == nil || failure.Kind == platform.GrantDead {
		spends = h.row.Orphan
	}
	return fresh, failure, spends
}

// ask makes the one call. Whatever a connector returns that is not an error of the contract is of unknown outcome: it may have
// been sent.
func (t *Tokens) ask(ctx context.Context, h held, old platform.Token) (platform.Token, *platform.Error) {
	ctx, cancel := context.WithTimeout(ctx, callTime)
	defer cancel()
	fresh, err := h.connector.Refresh(ctx, old)
	if err == nil {
		err = checkRenewed(old, fresh, t.now(), h.refused)
	}
	if err == nil {
		return fresh, nil
	}
	var failure *platform.Error
	if !errors.As(err, &failure) {
		failure = &platform.Error{Kind: platform.OutcomeUnknown, Op: "renew a token", Message: "it ended in an unexpected way", Err: err}
	}
	copied := *failure // the connector may keep its own
	switch copied.Kind {
	case platform.Malformed, platform.Oversize:
		copied.Kind = platform.OutcomeUnknown // it answered, and may have renewed the token all the same
	case platform.BadRequest:
		copied.Kind, copied.Until = t.refusal(h, old)
	}
	return platform.Token{}, &copied
}

// refusal is what it means when a platform turns a renewal down and names none of the reasons that end a grant. After a renewal whose
// answer was lost it may well say that the token was renewed: a platform with a least age refuses it from then on, until that has
// passed. It is asked again then, or in time before the token that is known would end.
func (t *Tokens) refusal(h held, old platform.Token) (platform.Kind, time.Time) {
	if h.row.State == social.TokenIdle {
		return platform.Transient, time.Time{}
	}
	now := t.now()
	left := old.ExpiresAt.Sub(now) / 2
	age := h.connector.Info().Tokens.MinAge
	if age == 0 || left <= 0 {
		return platform.OutcomeUnknown, time.Time{}
	}
	return platform.OutcomeUnknown, now.Add(min(age, left))
}

// judge says what the row and the connection become.
func (t *Tokens) judge(h held, fresh platform.Token, failure *platform.Error) (social.TokenRow, social.TokenVerdict) {
	now := t.now()
	if failure == nil {
		row, err := t.renewedRow(h, fresh, now)
		if err == nil {
			return row, social.TokenVerdict{State: healed(h), Scopes: fresh.Scopes}
		}
		failure = &platform.Error{Kind: platform.OutcomeUnknown, Op: "seal a token", Message: "it could not be sealed", Err: err}
	}
	row := h.row
	row.Failures++
	row.LastError = failure.Error()
	row.RetryAt = now.Add(wait(row.Failures, failure.Until, now))
	row.Fingerprint = nil
	switch {
	case failure.Kind == platform.GrantDead:
		row.State, row.RetryAt = social.TokenDead, time.Time{}
		return row, ended(h, now)
	case failure.Kind == platform.OutcomeUnknown && h.row.State == social.TokenIdle:
		row.State, row.RetryAt = social.TokenUnknown, now // once more at once
	case h.row.State != social.TokenIdle:
		row.State = social.TokenUnknown // what became of the lost renewal is still not known
	}
	v := social.TokenVerdict{State: social.Retrying, Cause: platform.CauseOf(failure, social.CauseAccessRevoked), Until: row.RetryAt}
	if row.Failures >= ladder || row.RetryAt.Sub(now) > lastRetry+lastRetry/4 {
		v.Notice = notice(h, social.NoticeFailed, v.Cause, h.row.IssuedAt, now)
	}
	return row, v
}

// healed: only a connection whose renewals had failed is healed by one that worked.
func healed(h held) social.State {
	if h.row.Failures > 0 {
		return social.Active
	}
	return ""
}

// renewedRow is the row after a renewal that worked. A refresh token that the answer lacks stays the old one.
func (t *Tokens) renewedRow(h held, fresh platform.Token, now time.Time) (social.TokenRow, error) {
	if fresh.Refresh.Empty() {
		fresh.Refresh = h.token.Refresh
		if fresh.RefreshExpiresAt.IsZero() {
			fresh.RefreshExpiresAt = h.token.RefreshExpiresAt
		}
	}
	if fresh.IssuedAt.IsZero() {
		fresh.IssuedAt = now
	}
	return sealToken(t.sealer, h.connection, fresh)
}

// settle writes what came of a renewal. Nothing may be lost between the platform's answer and here, so the ladder is (docs/adr/0010):
// the database; at its first failure the journal, so that whatever happens to this process the token is safe; the database again for
// a minute; then the journal alone, from where it is brought in later. A write that was reported as failed and had happened is
// recognised by its bytes. On a full disk the store frees its reserve for this write.
// fresh is the token that the row holds; empty if the renewal failed: then there is nothing to lose.
func (t *Tokens) settle(ctx context.Context, lease social.TokenLease, fresh platform.Token, row social.TokenRow, v social.TokenVerdict) error {
	ctx, cancel := context.WithTimeout(ctx, commitTime)
	defer cancel()
	var kept safe
	for {
		err := t.store.SettleToken(ctx, lease, row, v)
		switch {
		case err == nil:
			return t.unkeep(kept)
		case errors.Is(err, social.ErrConflict):
			return err
		case errors.Is(err, social.ErrStale):
			return t.overtaken(ctx, lease, fresh, row, kept, err)
		}
		if !kept.tried && !fresh.Access.Empty() {
			kept = t.keepSafe(ctx, lease, fresh)
		}
		select {
		case <-time.After(commitPause):
		case <-ctx.Done():
			if kept.name != "" {
				t.log.ErrorContext(ctx, "the database takes no renewed token; it is safe in the journal", "connection", lease.Connection, "error", err)
				return fmt.Errorf("%w: %w", errJournaled, err)
			}
			return err
		}
	}
}

// errJournaled is a renewal that is safe, and not in the database yet.
var errJournaled = errors.New("the renewed token waits in the journal for the database")

// safe is a renewal's entry in the journal.
type safe struct {
	tried bool
	name  string
}

func (t *Tokens) keepSafe(ctx context.Context, lease social.TokenLease, fresh platform.Token) safe {
	if t.journal == nil {
		return safe{tried: true}
	}
	name, err := t.journal.keep(lease, fresh)
	if err != nil {
		t.log.ErrorContext(ctx, "neither the database nor the journal takes a renewed token", "connection", lease.Connection, "error", err)
		return safe{} // tried again with the next failure of the database
	}
	fault.Point("token.journaled")
	return safe{tried: true, name: name}
}

// unkeep removes what the database holds by now.
func (t *Tokens) unkeep(kept safe) error {
	if kept.name == "" {
		return nil
	}
	if err := t.journal.drop(kept.name); err != nil { // it will be found to be in the database at the next replay
		t.log.Error("an entry of the journal could not be removed", "entry", kept.name, "error", err)
	}
	return nil
}

// overtaken is a settlement whose claim is lost: by its own earlier write, or by somebody who took it over.
func (t *Tokens) overtaken(ctx context.Context, lease social.TokenLease, fresh platform.Token, row social.TokenRow, kept safe, stale error) error {
	if t.isStored(ctx, lease, row) {
		return t.unkeep(kept)
	}
	if fresh.Access.Empty() {
		return stale
	}
	if err := t.late(ctx, lease, fresh); err != nil {
		return errors.Join(stale, err)
	}
	_ = t.unkeep(kept)
	return stale
}

func (t *Tokens) isStored(ctx context.Context, lease social.TokenLease, row social.TokenRow) bool {
	now, _, err := t.store.TokenOf(ctx, lease.Connection)
	return err == nil && now.Version == lease.Version+1 && sameBytes(now, row)
}

// unsettled is a renewal whose result could not be written: another node took the claim over meanwhile, the connection was ended,
// or the database failed for a minute. The row stays claimed and is tried again as one of unknown outcome.
func (t *Tokens) unsettled(ctx context.Context, h held, err error) error {
	t.log.ErrorContext(ctx, "the result of a token renewal could not be kept", "platform", h.connection.Platform, "connection", h.connection.UID, "error", err)
	return fmt.Errorf("settle the token: %w", err)
}

// wait is how long a failed renewal waits: as long as the platform said, else longer after each failure; always with some jitter,
// so that connections that failed together do not come back together.
func wait(failures int, until, now time.Time) time.Duration {
	pause := lastRetry
	if failures < 8 {
		pause = min(firstRetry<<(failures-1), lastRetry)
	}
	if said := until.Sub(now); !until.IsZero() && said > 0 {
		pause = min(said, longestWait)
	}
	return pause + rand.N(pause/4+1)
}

func usageOf(failure *platform.Error) platform.Usage {
	u := platform.Usage{Percent: -1, Err: failure, Status: 200}
	if failure != nil {
		u.Status, u.Until = failure.Status, failure.Until
	}
	return u
}
