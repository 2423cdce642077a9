package connect_test

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"pgregory.net/rapid"

	"candor/internal/connect"
	"candor/internal/platform"
	"candor/internal/social"
	"candor/internal/store"
	"candor/internal/store/storetest"
)

// TestTokenRowModel drives the token row of one account by random steps against a model of the truth: what the platform honours. Nodes ask
// for the token at the same time, answers come, get lost or come after the claim has run out, commits fail or are carried out and reported
// as failed, nodes die and start again, clocks jump, keys are rotated, and the creator leaves, comes back and withdraws access. After each
// step the promises of the row are checked; at the end everything works again, and what the platform still honours must be in use.
func TestTokenRowModel(t *testing.T) {
	full := os.Getenv("CANDOR_SOAK") == "1"
	t.Run("sqlite", func(t *testing.T) {
		checks := 60
		if full {
			checks = 5000
		}
		tokenRowModel(t, checks, ofItsOwn)
	})
	t.Run("postgresql", func(t *testing.T) {
		checks := 12
		if full {
			checks = 1000
		}
		address := storetest.EmptyPostgreSQL(t)                                                                       // one for all: its server stands outside the bubbles
		address += "&pool_health_check_period=100000h&pool_max_conn_idle_time=100000h&pool_max_conn_lifetime=100000h" // of virtual time
		tokenRowModel(t, checks, func(t *testing.T) *store.DB { return emptied(t, address) })
	})
}

// ofItsOwn opens a SQLite database that is a test's own.
func ofItsOwn(t *testing.T) *store.DB { return storetest.Open(t) }

// emptied opens a database that may have been used before, with nobody in it.
func emptied(t *testing.T, address string) *store.DB {
	t.Helper()
	db, err := store.Open(t.Context(), store.Config{URL: address})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := db.Close(); err != nil {
			t.Error(err)
		}
	})
	if _, err = db.Migrate(t.Context()); err == nil {
		_, err = db.Writer().ExecContext(t.Context(), `DELETE FROM person`)
	}
	if err != nil {
		t.Fatal(err)
	}
	return db
}

func tokenRowModel(t *testing.T, checks int, open func(t *testing.T) *store.DB) {
	t.Helper()
	inBubbles(t, checks, open, func(rt *rapid.T, r *rig) {
		m := newModel(rt, r)
		defer m.stop()
		rt.Repeat(map[string]func(*rapid.T){
			"": m.check, "demand": m.demand, "expired": m.expired, "expired again": m.expired, "demands at once": m.race, "renew what is due": m.renewDue, "refused": m.refused,
			"answer": m.answer, "answer it": m.answer, "time": m.pass, "clock": m.clock, "database": m.database, "flaky": m.flaky, "kill": m.kill,
			"outage": m.outage, "overtake": m.overtake,
			"disconnect": m.disconnect, "reconnect": m.reconnect, "withdraw": m.withdraw, "event": m.event,
			"reseal: read": m.resealRead, "reseal: write": m.resealWrite,
		})
		m.heal(rt)
	})
}

// inBubbles checks a property so often, each time with a database that is empty and in virtual time. rapid itself stands outside: in a bubble
// it would take the days that pass for its own time, and stop after one.
func inBubbles(t *testing.T, checks int, open func(t *testing.T) *store.DB, property func(*rapid.T, *rig)) {
	t.Helper()
	before := flag.Lookup("rapid.checks").Value.String()
	if err := flag.Set("rapid.checks", strconv.Itoa(checks)); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = flag.Set("rapid.checks", before) }) // it was valid before
	rapid.Check(t, func(rt *rapid.T) {
		var failed any
		synctest.Test(t, func(t *testing.T) {
			defer func() { failed = recover() }()
			property(rt, newRigOn(t, open(t)))
		})
		if failed != nil {
			panic(failed) // where rapid expects it
		}
	})
}

// The platform's ways with the token that was sent.
const (
	keeps   = "keeps it"        // the refresh token stays the same
	lenient = "takes it again"  // a new one, and the old one works until the new one is used
	strict  = "takes each once" // a new one, and the old one is dead
)

// model is one account: what is true at the platform, what is under way, and what was seen of the row.
type model struct {
	*rig
	mode    string
	account string
	who     social.Person
	c       social.Connection
	nodes   []*member
	door    *connect.Accounts
	running sync.WaitGroup

	mu        sync.Mutex
	skew      time.Duration // of our clocks
	consent   int           // of the creator, counted
	issued    int           // tokens, counted
	first     int           // of the tokens of this consent
	honoured  map[social.Secret]int
	withdrawn bool
	delivered map[social.Secret]bool // renewals whose answer reached a node
	pending   []*asked
	hold      chan struct{} // claims wait until it is closed; nil: none waits
	down      bool
	used      social.Secret // the newest access token that was handed out
	version   int64
	newest    int  // of the tokens seen in the row
	dead      bool // the platform said so, to a call or in an event
	gone      bool // disconnected
	leaving   bool
	events    []social.InboundEvent
	resealed  []store.SealedToken
	faults    []string
}

// asked is a call that waits for its answer.
type asked struct {
	by    *member
	sent  social.Secret
	until time.Time // of the claim it was made under
	reply chan reply
}

type reply struct {
	token platform.Token
	err   error
}

// member is one node.
type member struct {
	*fake
	connect.TokenStore
	m                  *model
	n                  int
	tokens             *connect.Tokens
	dead               bool
	failing, ambiguous int
}

func newModel(rt *rapid.T, r *rig) *model {
	m := &model{rig: r, account: "1", who: r.ann, mode: rapid.SampledFrom([]string{keeps, lenient, strict}).Draw(rt, "the platform"),
		honoured: map[social.Secret]int{}, delivered: map[social.Secret]bool{}}
	r.fake.info.Tokens = platform.TokenPolicy{CheckEvery: 24 * time.Hour, Margin: 5 * time.Minute}
	r.fake.grant = func(string) (platform.Grant, error) { return m.grant(), nil }
	r.fake.refresh = func(_ int, old platform.Token) (platform.Token, error) { return m.renewed(old.Refresh) } // of a revocation
	r.fake.onRevoke = func() error { m.withdrawn = true; return nil }
	tokens := m.tokensOf(r.db, r.fake, "door")
	door, err := connect.New(connect.Config{Store: r.db, Sealer: r.keys, Tokens: tokens, Connector: r.connector, Now: m.now,
		Plans: func(social.Connection, bool, time.Time) []social.Plan { return nil }})
	if err != nil {
		rt.Fatal(err)
	}
	m.door = door
	for n := range 3 {
		m.nodes = append(m.nodes, m.start(n))
	}
	m.reconnect(rt)
	return m
}

func (m *model) now() time.Time {
	m.mu.Lock()
	defer m.mu.Unlock()
	return time.Now().Add(m.skew)
}

func (m *model) tokensOf(s connect.TokenStore, connector platform.Connector, folder string) *connect.Tokens {
	tokens, err := connect.NewTokens(connect.TokensConfig{Store: s, Sealer: m.keys, Platforms: []social.Platform{social.Instagram}, Now: m.now,
		Connector: func(social.Platform) (platform.Connector, error) { return connector, nil },
		Journal:   connect.NewJournal(m.folder(folder), m.keys)})
	if err != nil {
		panic(err) // the configuration is complete
	}
	return tokens
}

func (m *model) folder(name string) string {
	return filepath.Join(filepath.Dir(m.keyPath), "journal-"+m.account+"-"+name)
}

// start starts a node in a machine's place: its journal is what the one before has left.
func (m *model) start(n int) *member {
	who := &member{fake: m.fake, TokenStore: m.db, m: m, n: n}
	who.tokens = m.tokensOf(who, who, fmt.Sprint(n))
	return who
}

func (m *model) spawn(do func()) {
	m.running.Go(do)
	synctest.Wait()
}

// fault notes what is wrong where no test can be failed.
func (m *model) fault(format string, args ...any) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.faults = append(m.faults, fmt.Sprintf(format, args...))
}

// grant is a consent; it ends what was honoured before.
func (m *model) grant() platform.Grant {
	m.mu.Lock()
	m.consent++
	m.withdrawn, m.dead, m.gone = false, false, false
	clear(m.honoured)
	m.first = m.issued + 1
	m.mu.Unlock()
	g := granted(m.account, m.now())
	g.Token = m.issue("")
	m.delivered[g.Token.Refresh] = true
	return g
}

// issue makes a token, with a new refresh token unless there is one that stays.
func (m *model) issue(stays social.Secret) platform.Token {
	now := m.now()
	m.mu.Lock()
	defer m.mu.Unlock()
	m.issued++
	t := platform.Token{Access: social.Secret(fmt.Sprintf("access-%s-%d", m.account, m.issued)), Refresh: stays, IssuedAt: now, ExpiresAt: now.Add(time.Hour),
		RefreshExpiresAt: now.Add(180 * 24 * time.Hour)}
	if stays == "" {
		t.Refresh = social.Secret(fmt.Sprintf("refresh-%s-%d", m.account, m.issued))
	}
	m.honoured[t.Refresh] = m.issued
	return t
}

// renewed is what the platform does when a refresh token reaches it.
func (m *model) renewed(sent social.Secret) (platform.Token, error) {
	m.mu.Lock()
	number, known := m.honoured[sent]
	if !known || m.withdrawn {
		m.dead = m.dead || numberOf(sent) >= m.first
		m.mu.Unlock()
		return platform.Token{}, &platform.Error{Kind: platform.GrantDead, Op: "renew", Status: 400}
	}
	for token, n := range m.honoured {
		if n < number || m.mode == strict {
			delete(m.honoured, token)
		}
	}
	m.mu.Unlock()
	if m.mode == keeps {
		return m.issue(sent), nil
	}
	return m.issue(""), nil
}

// Refresh implements platform.Connector: the call waits until a step answers it, however long its caller meant to wait.
func (who *member) Refresh(_ context.Context, old platform.Token) (platform.Token, error) {
	m := who.m
	row, _, err := m.db.TokenOf(context.Background(), m.c.Key)
	if err != nil && !errors.Is(err, social.ErrNotFound) {
		m.fault("read the row: %v", err)
	}
	call := &asked{by: who, sent: old.Refresh, until: row.ClaimedUntil, reply: make(chan reply)}
	now := m.now()
	m.mu.Lock()
	for _, other := range m.pending {
		if other.sent == call.sent && now.Before(other.until) && other.until.Sub(now) <= time.Minute {
			m.faults = append(m.faults, fmt.Sprintf("two renewals are under way at once, of %s and of %s", other.sent.Reveal(), call.sent.Reveal()))
		}
	}
	m.pending = append(m.pending, call)
	m.mu.Unlock()
	got := <-call.reply
	return got.token, got.err
}

var errNode = errors.New("the node is dead")

// fails is what the database does to a node: nothing while it is down or the node is dead.
func (who *member) fails() error {
	who.m.mu.Lock()
	defer who.m.mu.Unlock()
	switch {
	case who.dead:
		return errNode
	case who.m.down:
		return errDown
	}
	return nil
}

// write carries out a write: it may fail, or be carried out and reported as failed.
func (who *member) write(do func() error) error {
	if err := who.fails(); err != nil {
		return err
	}
	who.m.mu.Lock()
	fails, lies := who.failing > 0, who.ambiguous > 0
	who.failing, who.ambiguous = max(0, who.failing-1), max(0, who.ambiguous-1)
	who.m.mu.Unlock()
	if fails {
		return errDown
	}
	err := do()
	if err == nil && lies {
		return errDown
	}
	return err
}

func (who *member) TokenOf(ctx context.Context, c social.Key) (social.TokenRow, social.Connection, error) {
	if err := who.fails(); err != nil {
		return social.TokenRow{}, social.Connection{}, err
	}
	return who.TokenStore.TokenOf(ctx, c)
}

func (who *member) ClaimToken(ctx context.Context, lease social.TokenLease, version int64, now time.Time) error {
	who.m.mu.Lock()
	hold := who.m.hold
	who.m.mu.Unlock()
	if hold != nil {
		<-hold
	}
	return who.write(func() error { return who.TokenStore.ClaimToken(ctx, lease, version, now) })
}

func (who *member) SettleToken(ctx context.Context, lease social.TokenLease, row social.TokenRow, v social.TokenVerdict) error {
	return who.write(func() error { return who.TokenStore.SettleToken(ctx, lease, row, v) })
}

func (who *member) AdoptToken(ctx context.Context, row social.TokenRow, version int64, now time.Time, v social.TokenVerdict) error {
	return who.write(func() error { return who.TokenStore.AdoptToken(ctx, row, version, now, v) })
}

func (who *member) SaveOrphan(ctx context.Context, c social.Key, version int64, orphan []byte, keyID uint32) error {
	return who.write(func() error { return who.TokenStore.SaveOrphan(ctx, c, version, orphan, keyID) })
}

func (who *member) EndToken(ctx context.Context, c social.Key, version int64, now time.Time, v social.TokenVerdict, message string) error {
	return who.write(func() error { return who.TokenStore.EndToken(ctx, c, version, now, v, message) })
}

func (who *member) TokensDue(ctx context.Context, p social.Platform, before, now time.Time, limit int) ([]social.Key, error) {
	if err := who.fails(); err != nil {
		return nil, err
	}
	return who.TokenStore.TokensDue(ctx, p, before, now, limit)
}

func numberOf(token social.Secret) int {
	text := token.Reveal()
	n, _ := strconv.Atoi(text[strings.LastIndexByte(text, '-')+1:])
	return n
}
