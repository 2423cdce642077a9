package main

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"strings"
	"time"
)

type serveCmd struct {
	Role string `env:"CANDOR_ROLE" default:"all" enum:"all,web,worker" help:"all; or web: people and API, no syncs; or worker: syncs, and /healthz, /readyz and /metrics only. Nodes share one PostgreSQL."`
}

// Run serves until it is told to stop, then lets what is under way end.
func (cmd serveCmd) Run(ctx context.Context, set *Settings, s streams) error {
	o := environment(set, s)
	listener, err := listen(ctx, set)
	if err != nil {
		return err
	}
	c, err := assemble(ctx, set, o)
	if err != nil {
		listener.Close()
		return err
	}
	defer c.db.Close()
	if err := c.clockAgrees(ctx); err != nil {
		listener.Close()
		return err
	}
	fmt.Fprint(s.out, c.hints(o))
	c.role = cmd.Role
	if c.role == roleWorker {
		return c.serve(ctx, listener, o, func() {
			fmt.Fprintf(s.out, "Candor is at %s; this node syncs, and answers /healthz, /readyz and /metrics at %s\n", set.PublicURL, listener.Addr())
		})
	}
	if err := c.offerSetup(ctx, s); err != nil {
		return err
	}
	return c.serve(ctx, listener, o, func() { fmt.Fprintf(s.out, "Candor is at %s\n", set.PublicURL) })
}

// listen takes the address first: a busy port is found before anything is opened or made.
func listen(ctx context.Context, set *Settings) (net.Listener, error) {
	var config net.ListenConfig
	listener, err := config.Listen(ctx, "tcp", set.Listen)
	if err != nil {
		return nil, fmt.Errorf("cannot listen on %s (is another Candor running? --listen chooses another address): %w", set.Listen, err)
	}
	return listener, nil
}

// wrongClock is by how much a node's clock may differ from its database's: less than the lease of a run, so that no node takes another's
// work for abandoned.
const wrongClock = time.Minute

// clockAgrees refuses a clock that is wrong beside that of the database, which all nodes share.
func (c *candor) clockAgrees(ctx context.Context) error {
	off, err := c.db.ClockOff(ctx)
	if err == nil && off.Abs() > wrongClock {
		err = fmt.Errorf("this machine's clock is %s off from the database's: set both by NTP; nodes whose clocks differ would take up each other's work", off.Abs().Round(time.Second))
	}
	return err
}

// hints says which platforms can be connected, and what the others lack.
func (c *candor) hints(o outside) string {
	var out strings.Builder
	for _, p := range platforms() {
		if missing := c.shown(p.Info, o).Missing; len(missing) > 0 {
			fmt.Fprintf(&out, "%s is not configured: set %s. See docs/platforms/%s.md.\n", p.Info.Name, strings.Join(missing, " and "), p.Info.Platform)
			continue
		}
		fmt.Fprintf(&out, "%s can be connected; the redirect URI to register is %s.\n", p.Info.Name, c.set.callback(p.Info.Platform))
	}
	return out.String()
}

// offerSetup prints the one-time code with which the first administrator is made, as long as there is none. A code replaces the one
// before: nodes that serve no people must offer none.
func (c *candor) offerSetup(ctx context.Context, s streams) error {
	code, err := c.access.OfferSetup(ctx)
	if err != nil || code == "" {
		return err
	}
	fmt.Fprintf(s.out, "There is no administrator yet. Open %s/setup and type the code %s (good once, until the next start).\n", c.set.PublicURL, code)
	return nil
}

// The roles of a node that does not do everything.
const (
	roleWeb    = "web"
	roleWorker = "worker"
)

// forOperators answers only what operators' tools ask: a worker serves no people.
func forOperators(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/healthz", "/readyz", "/metrics":
			next.ServeHTTP(w, r)
		default:
			http.Error(w, "This node only syncs; ask a web node.", http.StatusNotFound)
		}
	})
}

// serve runs the workers and the HTTP server until ctx ends. ready is called when requests are answered.
func (c *candor) serve(ctx context.Context, listener net.Listener, o outside, ready func()) error {
	handler, err := c.handler(o)
	if err != nil {
		listener.Close()
		return err
	}
	if _, err := c.tokens.Recover(ctx); err != nil {
		c.log.ErrorContext(ctx, "renewals without an outcome could not be looked at", "error", err)
	}
	if c.role == roleWorker {
		handler = forOperators(handler)
	}
	if c.role != roleWeb { // a web node only moves plans; the workers' planners find them
		if err := c.collector.Start(ctx); err != nil {
			listener.Close()
			return err
		}
	}
	server := &http.Server{
		Handler: handler, ReadHeaderTimeout: 5 * time.Second, ReadTimeout: 15 * time.Second, WriteTimeout: 120 * time.Second, IdleTimeout: 2 * time.Minute,
		MaxHeaderBytes: 32 << 10,
	}
	failed := make(chan error, 1)
	go func() { failed <- server.Serve(listener) }()
	ready()
	select {
	case err = <-failed:
	case <-ctx.Done():
	}
	return errors.Join(err, c.stop(server))
}

// stop ends the server and the workers, in the order in which work arrives.
func (c *candor) stop(server *http.Server) error {
	ctx, cancel := context.WithTimeout(context.Background(), 30*time.Second)
	defer cancel()
	err := errors.Join(server.Shutdown(ctx), c.collector.Stop(ctx))
	c.tokens.Wait() // a renewal under way is never cut off
	c.sentry.Flush(2 * time.Second)
	return err
}
