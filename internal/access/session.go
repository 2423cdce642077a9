package access

import (
	"bytes"
	"context"
	"fmt"
	"strings"
	"time"

	"candor/internal/social"
)

// provedFor is how long a password that was typed counts as fresh.
const provedFor = 10 * time.Minute

// Proved reports whether the person of the session has typed the password, or signed in anew, in the last minutes. Acts that give
// somebody more rights need it: a session that was left open is not enough.
func (a *Access) Proved(ctx context.Context) bool {
	at := time.UnixMilli(a.sessions.GetInt64(ctx, provedKey))
	return a.now().Sub(at) < provedFor
}

// Prove checks the password of who is signed in, as SignIn does and within the same limits, and makes it fresh. The session goes on under a new
// token: whoever holds the old one has gained nothing.
func (a *Access) Prove(ctx context.Context, peer string, p social.Person, password social.Secret) error {
	if _, err := a.guess(ctx, peer, p.Email, password); err != nil {
		return err
	}
	if err := a.sessions.RenewToken(ctx); err != nil {
		return err
	}
	a.sessions.Put(ctx, provedKey, a.now().UnixMilli())
	return nil
}

// ChangePassword gives who is signed in a new password in place of the current one. Every other session of theirs ends, and this one
// goes on under a new token.
func (a *Access) ChangePassword(ctx context.Context, peer string, p social.Person, current, next social.Secret) error {
	if _, err := a.guess(ctx, peer, p.Email, current); err != nil {
		return err
	}
	if err := CheckPassword(next, p.Email); err != nil {
		return err
	}
	hash, err := a.hash(ctx, next)
	if err != nil {
		return err
	}
	if err := a.store.SetPassword(ctx, p.Key, hash, a.now(), nil); err != nil {
		return err
	}
	if err := a.sessions.RenewToken(ctx); err != nil {
		return err
	}
	a.sessions.Put(ctx, provedKey, a.now().UnixMilli())
	return nil
}

// SessionsOf lists where a person is signed in, and which of them this request came from ("" if none).
func (a *Access) SessionsOf(ctx context.Context, p social.Person) (list []social.SessionInfo, current string, err error) {
	list, err = a.store.SessionsOf(ctx, p.Key, a.now())
	hash := a.tokenHash(ctx)
	for _, s := range list {
		if bytes.Equal(s.TokenHash, hash) {
			current = s.UID
		}
	}
	return list, current, err
}

// EndSession signs a person out in one place. Another person's session is social.ErrNotFound, as one that is not there.
func (a *Access) EndSession(ctx context.Context, p social.Person, uid string) error {
	return a.store.EndSession(ctx, p.Key, uid)
}

// SignOutEverywhere ends every session of a person, this one too if it is theirs.
func (a *Access) SignOutEverywhere(ctx context.Context, p social.Person) error {
	if err := a.store.EndSessions(ctx, p.Key, nil); err != nil {
		return err
	}
	if social.Key(a.sessions.GetInt64(ctx, personKey)) != p.Key {
		return nil
	}
	return a.sessions.Destroy(ctx)
}

// browsers and systems are looked for in this order: later ones name earlier ones in their own strings.
var (
	browsers = []struct{ mark, name string }{{"Edg/", "Edge"}, {"OPR/", "Opera"}, {"Firefox/", "Firefox"}, {"Chrome/", "Chrome"}, {"Safari/", "Safari"}, {"curl/", "curl"}}
	systems  = []struct{ mark, name string }{{"iPhone", "iPhone"}, {"iPad", "iPad"}, {"Android", "Android"}, {"Windows", "Windows"}, {"Mac OS X", "macOS"}, {"CrOS", "ChromeOS"}, {"Linux", "Linux"}}
)

// agentOf is what a browser is recognised by in the list of sessions: no version, nothing to follow anybody by.
func agentOf(header string) string {
	find := func(list []struct{ mark, name string }, otherwise string) string {
		for _, l := range list {
			if strings.Contains(header, l.mark) {
				return l.name
			}
		}
		return otherwise
	}
	return fmt.Sprintf("%s on %s", find(browsers, "A browser"), find(systems, "an unknown system"))
}
