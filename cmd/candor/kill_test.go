package main

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"candor/internal/sandbox"
	"candor/internal/store"
	"candor/internal/store/storetest"
)

// gate stands before a simulator. Of the calls that list posts, it stops the one that is armed: before the platform has heard of it, or
// right after its answer has left.
type gate struct {
	next http.Handler

	mu      sync.Mutex
	after   bool
	reached chan struct{} // nil: nothing is armed
}

// arm waits for the next listing and returns the channel that tells of it.
func (g *gate) arm(after bool) <-chan struct{} {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.after, g.reached = after, make(chan struct{})
	return g.reached
}

// ServeHTTP implements http.Handler.
func (g *gate) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if !strings.Contains(r.URL.Path, "media") && !strings.Contains(r.URL.Path, "video") && !strings.Contains(r.URL.Path, "playlistItems") {
		g.next.ServeHTTP(w, r)
		return
	}
	g.mu.Lock()
	reached, after := g.reached, g.after
	g.reached = nil
	g.mu.Unlock()
	if reached != nil && !after {
		close(reached)
		<-r.Context().Done() // until the process is dead
		return
	}
	g.next.ServeHTTP(w, r)
	if reached != nil {
		_ = http.NewResponseController(w).Flush()
		close(reached)
	}
}

// kills is how often the server is killed in the test.
const kills = 5

// TestKilled: a server that is killed again and again during its first sync loses nothing and doubles nothing, and takes a listing up
// where it was committed last. The full listing of an account with many posts goes over many pages; each kill meets another one of them,
// by turns before a call is answered and while its answer is being written.
func TestKilled(t *testing.T) {
	t.Parallel() // it waits more than it works
	storetest.EachURL(t, func(t *testing.T, url string) {
		world, front := gatedWorld(t)
		h := newHome(t, url, world, front)
		reached := front.arm(false)
		p := h.serve()
		h.connect("jonas")
		for n := range kills {
			<-reached
			h.kill(p)
			h.later(2*time.Minute, n == kills-1)
			if n < kills-1 {
				reached = front.arm(n%2 == 0)
			}
			p = h.serve()
		}
		h.settled()
		h.check(world, "jonas")
		if code := p.stop(); code != 0 {
			t.Errorf("exit code %d: %s", code, p.said())
		}
	})
}

// gatedWorld makes simulators in this process whose clock stands still, the first platform behind a gate.
func gatedWorld(t *testing.T) (*sandbox.Sandbox, *gate) {
	t.Helper()
	world, err := sandbox.New(worldConfig(1, time.Now(), true))
	if err != nil {
		t.Fatal(err)
	}
	if err := world.Start(t.Context(), nil); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(world.Stop)
	return world, &gate{next: world.Handler(string(names()[0]))}
}

// home is an installation: its folder, its database, its settings.
type home struct {
	t    *testing.T
	db   *store.DB
	dir  string
	env  []string
	at   string
	user *browser
}

func newHome(t *testing.T, url string, world *sandbox.Sandbox, front http.Handler) *home {
	t.Helper()
	h := &home{t: t, dir: t.TempDir()}
	h.runs([]string{"CANDOR_DATABASE_URL=" + url}, "keys", "add")
	h.runs([]string{"CANDOR_DATABASE_URL=" + url, "CANDOR_PASSWORD=" + password}, "user", "add", "--email", "jonas@example.org")
	server := httptest.NewServer(front)
	t.Cleanup(server.Close)
	for name, value := range standIn(world) {
		if strings.HasPrefix(name, strings.ToUpper(string(names()[0]))) && strings.HasPrefix(value, "http://") {
			value = server.URL
		}
		h.env = append(h.env, name+"="+value)
	}
	for name, value := range operated() {
		h.env = append(h.env, name+"="+value)
	}
	var address string
	address, h.at = homeOf(t)
	h.env = append(h.env, "CANDOR_LISTEN="+address, "CANDOR_DATABASE_URL="+url, "PGAPPNAME="+served)
	var err error
	if h.db, err = store.Open(t.Context(), store.Config{URL: url}); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = h.db.Close() })
	return h
}

// runs runs a command in the home, as a process of its own: homes stand beside each other in tests that run at the same time.
func (h *home) runs(env []string, args ...string) {
	h.t.Helper()
	p := start(h.t, h.dir, env, args...)
	select {
	case <-p.ended:
	case <-time.After(patience):
		h.t.Fatalf("candor %s did not end within %s: %s", strings.Join(args, " "), patience, p.said())
	}
	if code := p.cmd.ProcessState.ExitCode(); code != 0 {
		h.t.Fatalf("candor %s ended with %d: %s", strings.Join(args, " "), code, p.said())
	}
}

// served is what the server's connections to PostgreSQL are called, to tell them from the test's own.
const served = "candor-served"

// kill kills the server and waits until the database has noticed: what the server had sent last may be committed after its death.
func (h *home) kill(p *process) {
	h.t.Helper()
	shared := h.db.Dialect() == store.PostgreSQL // an SQLite database dies with its process
	connected := func() bool {
		return table(h.t, h.db.Writer(), `SELECT COUNT(*) FROM pg_stat_activity WHERE datname = current_database() AND application_name = '`+served+`'`) != "0\n"
	}
	if shared && !connected() {
		h.t.Error("the server's connections cannot be told from the test's")
	}
	p.kill()
	if shared {
		eventually(h.t, "the dead server's connections have ended", func() bool { return !connected() })
	}
}

func (h *home) serve() *process {
	h.t.Helper()
	p := start(h.t, h.dir, h.env, "serve")
	p.line("Candor is at ")
	return p
}

func (h *home) connect(creator string) {
	h.t.Helper()
	h.user = newBrowser(h.t, h.at)
	h.user.signIn("jonas@example.org")
	if landing := h.user.connect(string(names()[0]), creator); landing.Get("success") == "" {
		h.t.Fatalf("landed with %v", landing)
	}
}

// later lets time pass for what the dead process held: its runs, its leadership of the queue, its jobs. What takes over a minute of
// waiting happens at once. The job is left to the queue to rescue, or stands as the queue's rescue would leave it.
func (h *home) later(d time.Duration, rescue bool) {
	h.t.Helper()
	job := `UPDATE river_job SET state = 'available' WHERE state = 'running'`
	switch {
	case rescue && h.db.Dialect() == store.PostgreSQL:
		job = fmt.Sprintf(`UPDATE river_job SET attempted_at = attempted_at - interval '%d seconds' WHERE state = 'running'`, int(d.Seconds()))
	case rescue:
		job = fmt.Sprintf(`UPDATE river_job SET attempted_at = datetime(attempted_at, '-%d seconds') WHERE state = 'running'`, int(d.Seconds()))
	}
	run := fmt.Sprintf(`UPDATE sync_run SET beat_at = beat_at - %d WHERE status = 'running'`, d.Milliseconds())
	for _, statement := range []string{run, job, `DELETE FROM river_leader`} {
		if _, err := h.db.Writer().ExecContext(h.t.Context(), statement); err != nil {
			h.t.Fatalf("%s: %v", statement, err)
		}
	}
}

// settled waits until profile and posts were read. What goes into details beside them may wait for its share of the hour's budget. Where
// that took the share of the full listing too, an hour passes.
func (h *home) settled() {
	h.t.Helper()
	hour := []string{`UPDATE budget SET used = 0 WHERE EXISTS (SELECT 1 FROM plan WHERE product = 'archive' AND trigger_by = 'connect' AND attempts = 0 AND next_due > ` + inAMinute() + `)`,
		`UPDATE plan SET next_due = 0 WHERE product = 'archive' AND trigger_by = 'connect' AND attempts = 0 AND next_due > ` + inAMinute()}
	eventually(h.t, "everything is read", func() bool {
		for _, statement := range hour {
			if _, err := h.db.Writer().ExecContext(h.t.Context(), statement); err != nil {
				h.t.Fatalf("%s: %v", statement, err)
			}
		}
		return table(h.t, h.db.Writer(), `SELECT COUNT(*) FROM plan WHERE trigger_by = 'connect' AND product IN ('profile', 'posts', 'archive')`) == "0\n" &&
			table(h.t, h.db.Writer(), `SELECT COUNT(*) FROM sync_run WHERE status = 'running'`) == "0\n"
	})
}

// inAMinute is that instant as the database has it.
func inAMinute() string { return strconv.FormatInt(time.Now().Add(time.Minute).UnixMilli(), 10) }

// check compares what is stored with the world and with the ledger.
func (h *home) check(world *sandbox.Sandbox, creator string) {
	h.t.Helper()
	platform := string(names()[0])
	account, _ := world.World.Account(platform, creator)
	var want []string
	for _, p := range world.World.Posts(account, world.Clock.Now()) {
		if p.Kind != sandbox.Story && p.Kind != sandbox.Live && !p.Private(world.Clock.Now()) {
			want = append(want, p.ID)
		}
	}
	got := strings.Fields(table(h.t, h.db.Writer(), `SELECT external_id FROM post WHERE gone_at IS NULL AND misses = 0 AND media_type <> 'story'`))
	slices.Sort(want)
	slices.Sort(got)
	if !slices.Equal(want, got) {
		h.t.Errorf("%d posts are stored, the account has %d", len(got), len(want))
	}
	if unread := table(h.t, h.db.Writer(), `SELECT p.external_id FROM post p WHERE (SELECT COUNT(*) FROM post_reading r WHERE r.post = p.key) <> 1`); unread != "" {
		h.t.Errorf("posts without exactly one reading, though no figure changed: %s", unread)
	}
	runs := table(h.t, h.db.Writer(), `SELECT product, status, error_code, COUNT(*) FROM sync_run WHERE product IN ('posts', 'archive') AND error_code <> 'rate_limited' GROUP BY product, status, error_code ORDER BY product, status`)
	if runs != "archive success  1\nposts success  1\n" {
		h.t.Errorf("runs:\n%s", runs)
	}
	if gaps := table(h.t, h.db.Writer(), `SELECT * FROM gap`); gaps != "" {
		h.t.Errorf("gaps: %s", gaps)
	}
	listings := 0
	for _, call := range world.Ledger.Calls(sandbox.Filter{Platform: platform, Account: account.ID()}) {
		if strings.Contains(call.Path, "media") {
			listings++
		}
	}
	pages := 1 + (len(want)+24)/25 + (len(want)+99)/100 // the newest posts, the full listing, and the lists of those whose details are due
	// The runs go on beside each other, so a kill may meet two of them with a page under way; each reads that one page again.
	if listings > pages+2*kills {
		h.t.Errorf("%d listings for %d pages and %d kills: a killed listing began anew", listings, pages, kills)
	}
	h.t.Logf("%d posts, %d pages, %d kills, %d listings", len(got), pages, kills, listings)
}
