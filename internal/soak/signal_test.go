//go:build faults

package soak

import (
	"bufio"
	"bytes"
	"context"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"candor/internal/social"
	"candor/internal/store/storetest"
)

// hardStop is how long a process may take to end after SIGTERM (reliability.md, row 30).
const hardStop = 30 * time.Second

// door stands before the simulator. While it is shut, renewals are carried out there and their answers are kept back.
type door struct {
	next    http.Handler
	arrived chan struct{} // one for each answer that is kept back

	mu   sync.Mutex
	wait chan struct{} // nil: open
}

// behind lets the nodes reach the simulator through a door.
func (r *rig) behind() *door {
	r.t.Helper()
	d := &door{next: r.world.Handler("instagram"), arrived: make(chan struct{}, 100)}
	server := httptest.NewServer(d)
	r.t.Cleanup(server.Close)
	r.t.Cleanup(d.open)
	for _, name := range []string{"INSTAGRAM_AUTH_URL", "INSTAGRAM_TOKEN_URL", "INSTAGRAM_API_URL"} {
		r.env[name] = server.URL
	}
	return d
}

func (d *door) shut() {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.wait = make(chan struct{})
}

func (d *door) open() {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.wait != nil {
		close(d.wait)
		d.wait = nil
	}
}

// ServeHTTP implements http.Handler.
func (d *door) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	d.mu.Lock()
	wait := d.wait
	d.mu.Unlock()
	if wait == nil || !strings.HasSuffix(r.URL.Path, "/refresh_access_token") {
		d.next.ServeHTTP(w, r)
		return
	}
	kept := httptest.NewRecorder()
	d.next.ServeHTTP(kept, r) // the platform has renewed the token
	d.arrived <- struct{}{}
	<-wait
	for name, values := range kept.Header() {
		w.Header()[name] = values
	}
	w.WriteHeader(kept.Code)
	_, _ = w.Write(kept.Body.Bytes()) // to a process that may be dead
}

// inFlight waits until so many answers are kept back.
func (d *door) inFlight(t *testing.T, n int) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	for range n {
		select {
		case <-d.arrived:
		case <-ctx.Done():
			t.Fatalf("not all of %d renewals are in flight", n)
		}
	}
}

// child is a node that stays until it is told to stop.
type child struct {
	*exec.Cmd
	t    *testing.T
	in   io.WriteCloser
	said *bytes.Buffer
}

// stay starts a node, with further settings, and returns when it is ready; begin lets it renew.
func (r *rig) stay(settings ...string) *child {
	r.t.Helper()
	c := &child{Cmd: r.command(r.t.Context(), ""), t: r.t, said: &bytes.Buffer{}}
	c.Env = append(append(c.Env, staysEnv+"=1"), settings...)
	c.Stderr = c.said
	out, err := c.StdoutPipe()
	if err == nil {
		c.in, err = c.StdinPipe()
	}
	if err == nil {
		err = c.Start()
	}
	if err != nil {
		r.t.Fatal(err)
	}
	r.t.Cleanup(func() { _ = c.Process.Kill() }) // if it is still there
	if line, err := bufio.NewReader(out).ReadString('\n'); line != "ready\n" {
		r.t.Fatalf("the node said %q (%v): %s", line, err, c.said)
	}
	return c
}

func (c *child) begin() {
	if _, err := io.WriteString(c.in, "go\n"); err != nil {
		c.t.Error(err)
	}
}

func (c *child) signal(s os.Signal) {
	c.t.Helper()
	if err := c.Process.Signal(s); err != nil {
		c.t.Fatal(err)
	}
}

// ended waits for the end of a node that was told to stop: by itself, in time, and in order.
func (c *child) ended() time.Duration {
	c.t.Helper()
	began := time.Now()
	late := time.AfterFunc(hardStop, func() { _ = c.Process.Kill() })
	defer late.Stop()
	if err := c.Wait(); err != nil {
		c.t.Errorf("a node ended after %s with %v: %s", time.Since(began).Round(time.Millisecond), err, c.said)
	}
	return time.Since(began)
}

// TestStoppedNodesFinishTheirRenewals stops four processes, each with a renewal in flight whose answer has not come yet, at a platform that
// takes each token once.
func TestStoppedNodesFinishTheirRenewals(t *testing.T) {
	const nodes = 4
	storetest.EachURL(t, func(t *testing.T, address string) {
		r := newRig(t, address, modes["each token can be used once"], 2*nodes)
		d := r.behind()
		rounds, longest := sized(2, 100), time.Duration(0)
		for range rounds {
			r.world.Ledger.Clear()
			r.world.Clock.Advance(period)
			d.shut()
			var running []*child
			for range nodes {
				running = append(running, r.stay())
			}
			for _, c := range running {
				c.begin()
			}
			d.inFlight(t, nodes)
			for _, c := range running {
				c.signal(syscall.SIGTERM)
			}
			d.open()
			for _, c := range running {
				longest = max(longest, c.ended())
			}
			calls, finished := r.calls(), 0
			for _, account := range r.names {
				row, _, err := r.db.TokenOf(t.Context(), r.live[account].Key)
				if err != nil {
					t.Fatal(err)
				}
				if row.State != social.TokenIdle {
					t.Errorf("account %s: token %s", account, row.State)
				}
				if calls[account] > 0 && r.world.Clock.Now().Sub(row.IssuedAt) < period {
					finished++
				}
			}
			if v := r.judge(calls); v.lost > 0 || v.mostCalls > 1 || finished < nodes {
				t.Errorf("%d of %d renewals in flight were finished: %+v", finished, nodes, v)
			}
		}
		saw("4 processes stopped by SIGTERM, each with a renewal in flight; each token can be used once ("+string(r.db.Dialect())+")",
			fmt.Sprintf("%d stops", rounds*nodes), fmt.Sprintf("0 lost, all finished; the slowest ended %s after its answer came", longest.Round(10*time.Millisecond)))
	})
}

// TestAPausedNodeOverwritesNothing lets a process stand still with a renewal in flight until its claim has run out and another one has
// renewed the token, and then go on.
func TestAPausedNodeOverwritesNothing(t *testing.T) {
	for _, mode := range []string{"the old token works on", "each token can be used once"} {
		t.Run(mode, func(t *testing.T) {
			storetest.EachURL(t, func(t *testing.T, address string) {
				r := newRig(t, address, modes[mode], 1)
				d := r.behind()
				strict := modes[mode]["old_token"] == "dies"
				rounds := sized(2, 50)
				for range rounds {
					r.pausedOnce(d, strict)
				}
				saw("Node paused (SIGSTOP) with a renewal in flight until another one has taken over; "+mode+" ("+string(r.db.Dialect())+")",
					fmt.Sprintf("%d pauses", rounds), "0 lost, 0 newer tokens overwritten")
			})
		})
	}
}

func (r *rig) pausedOnce(d *door, strict bool) {
	r.t.Helper()
	r.world.Ledger.Clear()
	r.world.Clock.Advance(period)
	d.shut()
	paused := r.stay()
	paused.begin()
	d.inFlight(r.t, 1)
	paused.signal(syscall.SIGSTOP)
	paused.standsStill()
	d.open()                               // the answer waits in the socket of a process that does not read
	r.world.Clock.Advance(2 * time.Minute) // its claim runs out
	r.run("", 0)                           // the other one
	key := r.live[r.names[0]].Key
	before, lost, err := r.db.TokenOf(r.t.Context(), key)
	if err != nil {
		r.t.Fatal(err)
	}
	paused.signal(syscall.SIGCONT)
	paused.signal(syscall.SIGTERM)
	paused.ended()
	after, now, err := r.db.TokenOf(r.t.Context(), key)
	switch {
	case err != nil:
		r.t.Fatal(err)
	case !strict && (!bytes.Equal(before.Access, after.Access) || before.Version != after.Version || after.State != social.TokenIdle):
		r.t.Errorf("the late writer changed the row: version %d, then %d, %s", before.Version, after.Version, after.State)
	case strict && (lost.Cause != social.CauseRefreshUnknown || after.State != social.TokenIdle || !now.State.Syncs()):
		r.t.Errorf("the late token was not kept: the cause was %q, token %s, connection %s", lost.Cause, after.State, now.State)
	}
	if v := r.judge(r.calls()); v.lost > 0 || v.mostCalls > 2 {
		r.t.Errorf("%+v", v)
	}
}

// standsStill waits until the kernel has stopped a process.
func (c *child) standsStill() {
	c.t.Helper()
	tick := time.NewTicker(5 * time.Millisecond)
	defer tick.Stop()
	for range 1000 {
		text, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", c.Process.Pid))
		if err != nil {
			c.t.Fatal(err)
		}
		if _, after, ok := strings.Cut(string(text), ") "); ok && strings.HasPrefix(after, "T") {
			return
		}
		<-tick.C
	}
	c.t.Fatal("the process does not stand still")
}
