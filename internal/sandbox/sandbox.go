package sandbox

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net"
	"net/http"
	"strconv"
	"strings"
	"sync"
	"time"
)

// Config describes a sandbox.
type Config struct {
	// Seed decides everything random. The same seed, epoch and instant give the same world.
	Seed uint64
	// Start is the instant that the clock shows first. Default: now.
	Start time.Time
	// Epoch is the day to which the cast's ages and follower levels refer (a late convert converted 40 days before it).
	// Default: the UTC day of Start.
	Epoch time.Time
	// Frozen makes the clock stand still until it is moved.
	Frozen bool
	// RealTime is the source of real time for a running clock. Default: time.Now.
	RealTime func() time.Time
	// Extra adds so many plain creators with an account on every platform, for measurements.
	Extra int
	// Simulators lists the platforms, in the order of the announce line.
	Simulators []Maker
}

// Sandbox is the world with its simulators and its control server.
type Sandbox struct {
	*Core
	sims     []Simulator
	handlers map[string]http.Handler // "control" and platforms

	mu      sync.Mutex
	addrs   map[string]string // host:port, by name
	servers []*http.Server
	quiet   context.CancelFunc // ends what is told at intervals; nil before Start
	serving sync.WaitGroup
}

// firstPort is the control server's usual port; the simulators follow in their order.
const firstPort = 5070

// New builds a sandbox that serves nothing yet: use Start for sockets, Transport or Handler inside a process.
func New(cfg Config) (*Sandbox, error) {
	if len(cfg.Simulators) == 0 {
		return nil, errors.New("sandbox: no simulators")
	}
	if cfg.RealTime == nil {
		cfg.RealTime = time.Now
	}
	if cfg.Start.IsZero() {
		cfg.Start = cfg.RealTime()
	}
	if cfg.Epoch.IsZero() {
		cfg.Epoch = cfg.Start
	}
	seed := Seed(cfg.Seed).Of("candor")
	clock := NewClock(cfg.Start, cfg.Frozen, cfg.RealTime)
	s := &Sandbox{
		Core: &Core{
			Seed: seed, Clock: clock, World: newWorld(seed, cfg.Epoch.UTC().Truncate(24*time.Hour), cfg.Extra, clock),
			Apps: NewApps(), Tokens: NewTokens(seed), Ledger: NewLedger(), Faults: NewFaults(seed),
		},
		handlers: map[string]http.Handler{}, addrs: map[string]string{},
	}
	for i, maker := range cfg.Simulators {
		sim := maker(s.Core)
		name := sim.Platform()
		if s.handlers[name] != nil {
			return nil, fmt.Errorf("sandbox: two simulators of %s", name)
		}
		s.sims = append(s.sims, sim)
		s.Apps.Put(sim.App())
		s.World.attach(sim)
		s.handlers[name] = s.wrap(sim)
		s.addrs[name] = net.JoinHostPort("127.0.0.1", strconv.Itoa(firstPort+1+i))
	}
	s.addrs["control"] = net.JoinHostPort("127.0.0.1", strconv.Itoa(firstPort))
	s.handlers["control"] = s.control()
	return s, nil
}

// Handler returns the handler of "control" or of a platform; nil if there is none.
func (s *Sandbox) Handler(name string) http.Handler { return s.handlers[name] }

// URL returns the address of "control" or of a platform. Before Start it is the usual port, which Transport answers.
func (s *Sandbox) URL(name string) string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return "http://" + s.addrs[name]
}

// Start listens on 127.0.0.1 and serves until Stop or until ctx ends. ports gives the port of "control" and of each platform; 0
// or absent picks a free one. If one port is taken nothing is left listening.
func (s *Sandbox) Start(ctx context.Context, ports map[string]int) error {
	listeners := map[string]net.Listener{}
	for _, name := range s.names() {
		var lc net.ListenConfig
		l, err := lc.Listen(ctx, "tcp", net.JoinHostPort("127.0.0.1", strconv.Itoa(ports[name])))
		if err != nil {
			for _, open := range listeners {
				_ = open.Close()
			}
			return fmt.Errorf("sandbox: %s: %w", name, err)
		}
		listeners[name] = l
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	for name, l := range listeners {
		s.addrs[name] = l.Addr().String()
		server := &http.Server{Handler: s.handlers[name], ReadHeaderTimeout: 10 * time.Second}
		s.servers = append(s.servers, server)
		s.serving.Go(func() { _ = server.Serve(l) }) // always ends with ErrServerClosed
	}
	telling, quiet := context.WithCancel(ctx)
	s.quiet = quiet
	s.serving.Go(func() { s.tellAlong(telling) })
	context.AfterFunc(ctx, s.Stop)
	return nil
}

// Stop closes all connections and returns when nothing is served any more. A second call does nothing.
func (s *Sandbox) Stop() {
	s.mu.Lock()
	servers := s.servers
	s.servers = nil
	if s.quiet != nil {
		s.quiet()
	}
	s.mu.Unlock()
	for _, server := range servers {
		_ = server.Close()
	}
	s.serving.Wait()
}

func (s *Sandbox) names() []string {
	names := []string{"control"}
	for _, sim := range s.sims {
		names = append(names, sim.Platform())
	}
	return names
}

// Announce returns the one JSON line that a started sandbox prints: the control server's URL, then per platform its URL and the
// built-in app's credentials under the platform's own names.
func (s *Sandbox) Announce() string {
	var b strings.Builder
	b.WriteString(`{"control":` + quote(s.URL("control")))
	for _, sim := range s.sims {
		app := sim.App()
		id, secret := sim.Credentials()
		fmt.Fprintf(&b, `,%s:{"url":%s,%s:%s,%s:%s}`, quote(sim.Platform()), quote(s.URL(sim.Platform())),
			quote(id), quote(app.ID), quote(secret), quote(app.Secret))
	}
	b.WriteString("}")
	return b.String()
}

func quote(s string) string {
	b, _ := json.Marshal(s) // a string always marshals
	return string(b)
}
