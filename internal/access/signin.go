package access

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"net/netip"
	"time"

	"candor/internal/social"
)

// ErrWrong is an e-mail and password that do not belong together, or to somebody who may not sign in. It never says which.
var ErrWrong = fmt.Errorf("wrong e-mail or password: %w", social.ErrUnauthorized)

// How many wrong passwords are checked in a window, for one account and from one peer. Right ones do not count.
const (
	guesses     = 10
	guessWindow = 15 * time.Minute
)

// SignIn checks a password and signs the person in under a new session token, so that a token planted before is worth nothing.
//
// peer is the address the request came from, with or without a port. The password is checked at most ten times in a quarter of an
// hour for an account and for a peer, then the answer is a [TooMany]; an unknown e-mail costs the same time as a known one. zone is
// the browser's zone or ""; one that is no IANA name is left out. Anything wrong with e-mail or password is ErrWrong.
func (a *Access) SignIn(ctx context.Context, peer, email string, password social.Secret, zone string) (social.Person, error) {
	email = lower(email)
	p, err := a.guess(ctx, peer, email, password)
	if err != nil {
		return social.Person{}, err
	}
	if err := a.enter(ctx, p, zone, "password"); err != nil {
		return social.Person{}, err
	}
	return a.store.PersonByKey(ctx, p.Key)
}

// guess checks a password, a bounded number of times in a window for an account and for a peer.
func (a *Access) guess(ctx context.Context, peer, email string, password social.Secret) (social.Person, error) {
	buckets := []string{"signin:peer:" + digest(peerPrefix(peer)), "signin:account:" + digest(email)}
	for _, bucket := range buckets { // the peer first: one that is refused must not use up another's account
		if err := a.Try(ctx, bucket, guesses, guessWindow); err != nil {
			a.log.WarnContext(ctx, "sign-in refused", "peer", peer, "error", err)
			return social.Person{}, err
		}
	}
	p, err := a.check(ctx, email, password)
	if errors.Is(err, ErrWrong) {
		a.log.WarnContext(ctx, "sign-in failed", "peer", peer)
	}
	if err != nil {
		return social.Person{}, err
	}
	return p, a.store.TakeBackAttempt(ctx, buckets...)
}

// enter signs in somebody who has proved who they are. by says how.
func (a *Access) enter(ctx context.Context, p social.Person, zone, by string) error {
	if zone != "" && zone != p.Zone && knownZone(zone) {
		if err := a.store.SetPersonZone(ctx, p.Key, zone); err != nil {
			return err
		}
	}
	if err := a.store.DeleteSpent(ctx, a.now()); err != nil {
		return err
	}
	acting := social.ActingAs(ctx, social.Actor{Person: p.Key})
	if err := a.store.Record(acting, social.Audit{Act: social.ActSignedIn, Person: p.Key, Detail: map[string]string{"by": by}}); err != nil {
		return err
	}
	if err := a.begin(ctx, p); err != nil { // last: nobody is signed in by an answer that is an error
		return err
	}
	a.log.InfoContext(ctx, "signed in", "person", p.UID, "by", by)
	return nil
}

// check returns the person with this e-mail and password. It hashes exactly one password, whether or not there is such a person.
func (a *Access) check(ctx context.Context, email string, password social.Secret) (social.Person, error) {
	p, stored, err := a.store.PersonByEmail(ctx, email)
	nobody := errors.Is(err, social.ErrNotFound)
	if err != nil && !nobody {
		return social.Person{}, err
	}
	if nobody || stored == "" { // somebody without a password signs in elsewhere
		nobody, stored = true, nobodysHash
	}
	right, err := a.verify(ctx, stored, password)
	switch {
	case err != nil:
		return social.Person{}, err
	case !right, nobody, !p.DisabledAt.IsZero():
		return social.Person{}, ErrWrong
	}
	return p, nil
}

// begin makes the session the person's, under a new token.
func (a *Access) begin(ctx context.Context, p social.Person) error {
	if err := a.sessions.Clear(ctx); err != nil {
		return err
	}
	if err := a.sessions.RenewToken(ctx); err != nil {
		return err
	}
	a.sessions.SetDeadline(ctx, a.now().Add(fullLife))
	a.sessions.Put(ctx, personKey, int64(p.Key))
	a.sessions.Put(ctx, uidKey, social.NewUID())
	agent, _ := ctx.Value(agentKey{}).(string)
	a.sessions.Put(ctx, browserKey, agent)
	a.sessions.Put(ctx, createdKey, a.now().UnixMilli())
	a.sessions.Put(ctx, provedKey, a.now().UnixMilli())
	return nil
}

// peerPrefix is what of an address one guesser can hardly change: an IPv4 address, or the /64 that a household has of IPv6.
func peerPrefix(peer string) string {
	addr, err := netip.ParseAddr(peer)
	if err != nil {
		port, err := netip.ParseAddrPort(peer)
		if err != nil {
			return peer
		}
		addr = port.Addr()
	}
	addr = addr.Unmap().WithZone("")
	if addr.Is4() {
		return addr.String()
	}
	prefix, err := addr.Prefix(64)
	if err != nil {
		return addr.String()
	}
	return prefix.String()
}

// digest keeps e-mails and addresses out of a table that only counts.
func digest(s string) string {
	sum := sha256.Sum256([]byte(s))
	return hex.EncodeToString(sum[:16])
}

func knownZone(name string) bool {
	_, err := time.LoadLocation(name)
	return err == nil && name != "Local"
}
