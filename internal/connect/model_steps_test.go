package connect_test

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"testing/synctest"
	"time"

	"pgregory.net/rapid"

	"candor/internal/connect"
	"candor/internal/platform"
	"candor/internal/seal"
	"candor/internal/social"
)

// The steps of TestTokenRowModel.

func (m *model) node(rt *rapid.T) *member {
	return m.nodes[rapid.IntRange(0, len(m.nodes)-1).Draw(rt, "node")]
}

// demand asks a node for a token, and judges what comes, whenever that is.
func (m *model) demand(rt *rapid.T) { m.ask(m.node(rt)) }

func (m *model) ask(who *member) {
	key, consent := m.c.Key, m.consent
	m.spawn(func() {
		token, err := who.tokens.Access(context.Background(), key)
		m.mu.Lock()
		defer m.mu.Unlock()
		switch {
		case err == nil:
			m.used = token
		case platform.KindOf(err) == platform.GrantDead && !m.dead && m.consent == consent:
			m.faults = append(m.faults, fmt.Sprintf("a demand was told that the grant is dead, and it is not: %v", err))
		}
	})
}

// race lets several nodes read the row before one of them claims it.
func (m *model) race(rt *rapid.T) {
	hold := make(chan struct{})
	m.mu.Lock()
	m.hold = hold
	m.mu.Unlock()
	for range 3 {
		m.demand(rt)
	}
	m.mu.Lock()
	m.hold = nil
	m.mu.Unlock()
	close(hold)
	synctest.Wait()
}

func (m *model) renewDue(rt *rapid.T) {
	who := m.node(rt)
	m.spawn(func() { _, _ = who.tokens.RenewDue(context.Background()) }) // fails with the database
}

// refused is a platform that refuses the access token in use.
func (m *model) refused(rt *rapid.T) {
	who, key, used := m.node(rt), m.c.Key, m.used
	if used == "" {
		return
	}
	m.spawn(func() { _, _ = who.tokens.Rejected(context.Background(), key, used) }) // whatever it is told
}

var passing = []platform.Kind{platform.Transient, platform.RateLimited, platform.AppRefused, platform.BadRequest, platform.TokenRejected}

// answer lets one of the calls under way end.
func (m *model) answer(rt *rapid.T) {
	if len(m.pending) == 0 {
		return
	}
	call := m.take(rapid.IntRange(0, len(m.pending)-1).Draw(rt, "call"))
	switch fate := rapid.SampledFrom([]string{"arrives", "arrives", "arrives", "is lost", "is cut", "was never sent", "is a passing failure"}).Draw(rt, "the answer"); fate {
	case "arrives":
		m.deliver(call)
	case "is lost", "is cut":
		_, _ = m.renewed(call.sent)
		kind := map[string]platform.Kind{"is lost": platform.OutcomeUnknown, "is cut": platform.Malformed}[fate]
		m.tell(call, reply{err: kindError(kind)})
	case "was never sent":
		m.tell(call, reply{err: kindError(platform.OutcomeUnknown)})
	default:
		m.tell(call, reply{err: kindError(rapid.SampledFrom(passing).Draw(rt, "kind"))})
	}
}

func (m *model) take(n int) *asked {
	m.mu.Lock()
	defer m.mu.Unlock()
	call := m.pending[n]
	m.pending = append(m.pending[:n:n], m.pending[n+1:]...)
	return call
}

func (m *model) tell(call *asked, r reply) {
	call.reply <- r
	synctest.Wait()
}

func (m *model) deliver(call *asked) {
	token, err := m.renewed(call.sent)
	if err == nil {
		m.mu.Lock()
		m.delivered[token.Refresh] = true
		m.mu.Unlock()
		if m.mode == keeps && m.issued%2 == 0 {
			token.Refresh, token.RefreshExpiresAt = "", time.Time{} // the answer leaves out what stays
		}
	}
	m.tell(call, reply{token, err})
}

func (m *model) pass(rt *rapid.T) {
	time.Sleep(rapid.SampledFrom([]time.Duration{time.Second, 20 * time.Second, 61 * time.Second, 10 * time.Minute, time.Hour, 26 * time.Hour}).Draw(rt, "time"))
	synctest.Wait()
}

func (m *model) clock(rt *rapid.T) {
	by := rapid.SampledFrom([]time.Duration{-10 * time.Minute, 10 * time.Minute, -24 * time.Hour, 24 * time.Hour}).Draw(rt, "by")
	m.mu.Lock()
	m.skew += by
	for _, call := range m.pending {
		call.until = time.Time{} // what a clock that jumped says of their claims means nothing
	}
	m.mu.Unlock()
}

func (m *model) database(*rapid.T) { m.down = !m.down }

func (m *model) flaky(rt *rapid.T) {
	who := m.node(rt)
	if rapid.Bool().Draw(rt, "carried out") {
		who.ambiguous = 1
		return
	}
	who.failing = rapid.IntRange(1, 3).Draw(rt, "failures")
}

// outage is a database that goes away with a renewal in flight, for longer than its claim holds; the node may be restarted meanwhile.
func (m *model) outage(rt *rapid.T) {
	if len(m.pending) == 0 {
		return
	}
	call := m.take(0)
	m.down = true
	m.deliver(call)
	time.Sleep(70 * time.Second)
	synctest.Wait()
	if rapid.Bool().Draw(rt, "restarted") {
		m.kill(rt)
	}
	m.down = false
}

// overtake lets a claim run out and another node ask, before the first one's answer comes.
func (m *model) overtake(*rapid.T) {
	if len(m.pending) == 0 {
		return
	}
	time.Sleep(61 * time.Second)
	synctest.Wait()
	m.ask(m.nodes[(m.pending[0].by.n+1)%len(m.nodes)])
	m.deliver(m.take(0))
}

// expired lets the token run out and a node ask for it: most of what can go wrong begins so.
func (m *model) expired(rt *rapid.T) {
	time.Sleep(time.Hour)
	synctest.Wait()
	m.demand(rt)
}

// kill ends a node at once, before or after the platform heard its calls, and starts another one in its place.
func (m *model) kill(rt *rapid.T) {
	who := m.node(rt)
	heard := rapid.Bool().Draw(rt, "the platform heard it")
	m.mu.Lock()
	who.dead = true
	m.mu.Unlock()
	for n := len(m.pending) - 1; n >= 0; n-- {
		if m.pending[n].by != who {
			continue
		}
		call := m.take(n)
		if heard {
			_, _ = m.renewed(call.sent)
		}
		m.tell(call, reply{err: errNode})
	}
	m.replace(who)
}

func (m *model) replace(who *member) {
	next := m.start(who.n)
	m.nodes[who.n] = next
	m.spawn(func() { _, _ = next.tokens.Recover(context.Background()) }) // fails with the database
}

func (m *model) disconnect(*rapid.T) {
	if m.gone || m.leaving {
		return
	}
	m.leaving = true
	m.spawn(func() {
		err := m.door.Disconnect(context.Background(), m.who, social.Instagram, m.c.UID)
		m.mu.Lock()
		defer m.mu.Unlock()
		m.leaving, m.gone = false, true
		if err != nil {
			m.faults = append(m.faults, fmt.Sprintf("disconnect: %v", err))
		}
	})
}

// reconnect is a new consent. What the platform honoured before, it does not honour any more.
func (m *model) reconnect(rt *rapid.T) {
	if m.leaving {
		return
	}
	address, err := m.door.Start(context.Background(), connect.StartRequest{Person: m.who, SessionHash: session, Platform: social.Instagram, Zone: "UTC"})
	if err != nil {
		rt.Fatal(err)
	}
	u, err := url.Parse(address)
	if err != nil {
		rt.Fatal(err)
	}
	outcome := m.door.Finish(context.Background(), back(m.who, u.Query().Get("state"), m.account))
	if outcome.Code != "" {
		rt.Fatalf("%+v", outcome)
	}
	was := m.c.Key
	if m.c, err = m.db.ConnectionByUID(context.Background(), m.who.Key, outcome.Connection); err != nil {
		rt.Fatal(err)
	}
	if m.c.Key != was {
		m.version = 0
	}
	m.newest, m.used = 0, ""
}

// withdraw is the creator who takes access back at the platform; its word of it comes later, or never.
func (m *model) withdraw(*rapid.T) {
	m.mu.Lock()
	m.withdrawn = true
	m.mu.Unlock()
	m.events = append(m.events, social.InboundEvent{Key: social.NewKey(), Source: "test", Digest: []byte(social.NewUID()), Platform: social.Instagram, Kind: social.EventRevoked,
		Subject: m.account, OccurredAt: m.now().Truncate(time.Second), ReceivedAt: m.now()})
}

// event brings the platform's word, however late.
func (m *model) event(rt *rapid.T) {
	if len(m.events) == 0 {
		return
	}
	e := m.events[0]
	m.events = m.events[1:]
	if _, err := m.db.SaveEvents(context.Background(), []social.InboundEvent{e}); err != nil {
		rt.Fatal(err)
	}
	c, err := m.db.ConnectionByUID(context.Background(), m.who.Key, m.c.UID)
	if err != nil {
		rt.Fatal(err)
	}
	if !e.Outdated(c) {
		m.mu.Lock()
		m.dead, m.withdrawn = true, true // within the second that platforms tell, the event wins
		m.mu.Unlock()
	}
	loss := social.Loss{State: social.NeedsReconnect, Cause: social.CauseAccessRevoked, PurgeAt: m.now().AddDate(0, 0, 180)}
	if err := m.db.LoseConnections(context.Background(), e, []social.Key{m.c.Key}, loss, m.now()); err != nil {
		rt.Fatal(err)
	}
	synctest.Wait()
}

// resealRead and resealWrite are a rotation of the keys; other steps come between them.
func (m *model) resealRead(rt *rapid.T) {
	id, err := seal.AddKey(m.keyPath, false)
	if err != nil {
		rt.Fatal(err)
	}
	if err := (seal.Source{File: m.keyPath}).Promote(id); err != nil {
		rt.Fatal(err)
	}
	if _, err := m.keys.Reload(); err != nil {
		rt.Fatal(err)
	}
	all, err := m.db.TokensNotSealedBy(context.Background(), id, 0, 1000)
	if err != nil {
		rt.Fatal(err)
	}
	m.resealed = m.resealed[:0]
	for _, s := range all {
		if s.Connection != m.c.Key {
			continue
		}
		fresh, _, err := connect.Reseal(m.keys, connect.Sealed{Connection: s.Connection, Person: s.Person, Access: s.Access, Refresh: s.Refresh, Orphan: s.Orphan})
		if err != nil {
			rt.Fatal(err)
		}
		s.Access, s.Refresh, s.Orphan = fresh.Access, fresh.Refresh, fresh.Orphan
		m.resealed = append(m.resealed, s)
	}
}

func (m *model) resealWrite(rt *rapid.T) {
	if _, err := m.db.Reseal(context.Background(), m.keys.Primary(), m.resealed); err != nil {
		rt.Fatal(err)
	}
	m.resealed = nil
}

// row reads the row in the clear. There is none after a disconnect, or after an event that ended the grant.
func (m *model) read(rt *rapid.T) (row social.TokenRow, c social.Connection, refresh social.Secret, found bool) {
	row, c, err := m.db.TokenOf(context.Background(), m.c.Key)
	if errors.Is(err, social.ErrNotFound) {
		return row, c, "", false
	}
	if err != nil {
		rt.Fatal(err)
	}
	place := seal.Place{Table: "token", Row: fmt.Sprint(int64(c.Key)), Column: "refresh", Owner: fmt.Sprint(int64(c.Person))}
	if refresh, err = m.keys.Open(row.Refresh, place); err != nil {
		rt.Fatal(err)
	}
	return row, c, refresh, true
}

// check is what holds after every step.
func (m *model) check(rt *rapid.T) {
	m.mu.Lock()
	defer m.mu.Unlock()
	for _, text := range m.faults {
		rt.Error(text)
	}
	row, c, refresh, found := m.read(rt)
	switch {
	case m.gone && found:
		rt.Fatal("a disconnected account has a token")
	case m.gone:
		return
	case !found && !m.dead:
		rt.Fatal("the token is gone, and neither the creator nor the platform said so")
	case !found:
		return
	}
	if row.Version < m.version {
		rt.Fatalf("version %d after %d", row.Version, m.version)
	}
	m.version = row.Version
	if n := numberOf(refresh); n < m.newest && !m.dead { // a late token is tried before a dead grant is given up
		rt.Fatalf("the row went back from token %d to %d", m.newest, n)
	} else {
		m.newest = n
	}
	if ended := row.State == social.TokenDead || c.State == social.NeedsReconnect; ended && !m.dead {
		rt.Fatalf("token %s, connection %s (%s), and the platform never said that the grant is dead", row.State, c.State, row.LastError)
	}
	if _, good := m.honoured[refresh]; row.State == social.TokenIdle && !good && !m.withdrawn {
		rt.Fatalf("the row is idle, and its token %s is not honoured: whatever became of a newer one is not known to be unknown", refresh.Reveal())
	}
}

// heal lets everything work again, and asks that what the platform honours is in use.
func (m *model) heal(rt *rapid.T) {
	m.down = false
	for _, who := range m.nodes {
		who.failing, who.ambiguous = 0, 0
	}
	m.answerAll()
	time.Sleep(2 * time.Minute) // claims run out, writes that waited end
	m.answerAll()
	alive := false
	for token := range m.honoured {
		alive = alive || !m.withdrawn && (m.delivered[token] || m.mode != strict)
	}
	for _, who := range append([]*member(nil), m.nodes...) {
		who.dead = true
		m.replace(who)
		m.answerAll()
	}
	for range 60 { // clocks that went back make what waits wait for days
		m.check(rt)
		served := m.serves() // asks also while a claim or a wait holds that a clock has made long
		row, _, _, found := m.read(rt)
		if !found || row.State == social.TokenDead || row.State == social.TokenIdle && served {
			break
		}
		time.Sleep(12 * time.Hour)
		m.answerAll()
	}
	m.judge(rt, alive)
}

func (m *model) answerAll() {
	for synctest.Wait(); len(m.pending) > 0; synctest.Wait() {
		m.deliver(m.take(0))
	}
}

// serves asks for a token until one comes; false if it has to wait.
func (m *model) serves() bool {
	served := make(chan error, 1)
	m.spawn(func() {
		_, err := m.nodes[0].tokens.Access(context.Background(), m.c.Key)
		served <- err
	})
	m.answerAll()
	select {
	case err := <-served:
		return err == nil
	default:
		return false
	}
}

func (m *model) judge(rt *rapid.T, alive bool) {
	row, c, refresh, found := m.read(rt)
	_, good := m.honoured[refresh]
	switch {
	case m.gone || !found:
		m.check(rt)
	case m.withdrawn:
		if row.State == social.TokenDead && (c.State != social.NeedsReconnect || c.Cause == "") {
			rt.Fatalf("access was withdrawn: connection %s, cause %q", c.State, c.Cause)
		}
	case alive && (row.State != social.TokenIdle || !good || !c.State.Syncs()):
		rt.Fatalf("the platform honours %v, and the row is %s with %s (%s), connection %s %s", m.honoured, row.State, refresh.Reveal(), row.LastError, c.State, c.Cause)
	case !alive && (row.State != social.TokenDead || c.Cause != social.CauseRefreshUnknown || c.State != social.NeedsReconnect):
		rt.Fatalf("the token was lost on the way: the row is %s (%s), connection %s, cause %q", row.State, row.LastError, c.State, c.Cause)
	}
	for n := range m.nodes {
		if left, err := os.ReadDir(m.folder(fmt.Sprint(n))); err == nil && len(left) > 0 {
			rt.Fatalf("the journal of node %d still holds %s", n, filepath.Join(m.folder(""), left[0].Name()))
		}
	}
}

// stop ends whatever is under way.
func (m *model) stop() {
	m.mu.Lock()
	for _, who := range m.nodes {
		who.dead = true
	}
	m.mu.Unlock()
	for synctest.Wait(); len(m.pending) > 0; synctest.Wait() {
		m.tell(m.take(0), reply{err: errNode})
	}
	m.running.Wait()
}
