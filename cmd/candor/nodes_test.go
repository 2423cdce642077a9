package main

import (
	"fmt"
	"math/rand/v2"
	"os"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"candor/internal/sandbox"
	"candor/internal/store/storetest"
)

// cluster is some nodes of one installation, each a process of its own, with simulators in this process.
type cluster struct {
	*home
	world   *sandbox.Sandbox
	day     time.Duration
	nodes   []*process
	leaders map[string]bool // of the queue, seen so far
	hasty   bool            // leases pass by being aged, not by waiting
}

// nodeZones are what the machines of a cluster believe to be their zone: no plan may depend on it.
var nodeZones = []string{"UTC", "Asia/Tokyo", "America/Los_Angeles"}

// newCluster starts so many nodes and connects accounts of all platforms.
func newCluster(t *testing.T, url string, nodes int, day time.Duration) *cluster {
	t.Helper()
	world, err := sandbox.New(worldConfig(1, time.Now(), false))
	if err == nil {
		err = world.Start(t.Context(), nil)
	}
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(world.Stop)
	c := &cluster{home: newHome(t, url, world, world.Handler(string(names()[0]))), world: world, day: day, nodes: make([]*process, nodes), leaders: map[string]bool{}}
	c.env = append(c.env, "CANDOR_DAY="+day.String(), "CANDOR_LOG_LEVEL=error", "CANDOR_PUBLIC_URL="+c.at)
	for n := range c.nodes {
		c.startNode(n)
	}
	for _, creator := range []string{"pia", "mara"} { // Instagram's budget per account is one of real hours, which short days would spend
		c.connectTo("tiktok", creator)
		c.connectTo("youtube", creator)
	}
	return c
}

// startNode starts a node. The first listens where people go, the others anywhere.
func (c *cluster) startNode(n int, env ...string) {
	c.t.Helper()
	if n > 0 {
		env = append(env, "CANDOR_LISTEN="+freePort(c.t), "CANDOR_ROLE=worker")
	}
	env = append(append(c.env[:len(c.env):len(c.env)], "TZ="+nodeZones[n%len(nodeZones)]), env...)
	c.nodes[n] = start(c.t, c.dir, env, "serve")
	c.nodes[n].line("Candor is at ")
}

func (c *cluster) connectTo(platform, creator string) {
	c.t.Helper()
	if c.user == nil {
		c.user = newBrowser(c.t, c.at)
		c.user.signIn("jonas@example.org")
	}
	account, ok := c.world.World.Account(platform, creator)
	if !ok {
		c.t.Fatalf("%s has no account at %s", creator, platform)
	}
	if landing := c.user.connect(platform, account.ID()); landing.Get("success") == "" {
		c.t.Fatalf("%s landed with %v", platform, landing)
	}
}

// signal sends a signal to a node.
func (c *cluster) signal(n int, s syscall.Signal) {
	c.t.Helper()
	if err := c.nodes[n].cmd.Process.Signal(s); err != nil {
		c.t.Fatalf("node %d: %v", n, err)
	}
}

// notice remembers who leads the queue.
func (c *cluster) notice() {
	for id := range strings.Lines(table(c.t, c.db.Writer(), `SELECT leader_id FROM river_leader`)) {
		c.leaders[id] = true
	}
}

// aged lets a lease pass for whoever holds one, the dead and the living: in bounded size, what takes over a minute of waiting happens
// at once.
func (c *cluster) aged() {
	c.t.Helper()
	if !c.hasty {
		return
	}
	for _, statement := range []string{
		`UPDATE sync_run SET beat_at = beat_at - 76000 WHERE status = 'running'`,
		`UPDATE plan SET queued_at = queued_at - 121000`,
		`UPDATE river_job SET state = 'available' WHERE state = 'running'`,
		`DELETE FROM river_leader`,
	} {
		_, err := c.db.Writer().ExecContext(c.t.Context(), statement)
		for tries := 0; err != nil && tries < 10; tries++ { // the nodes work on these rows: a database may choose this statement to give way
			_, err = c.db.Writer().ExecContext(c.t.Context(), statement)
		}
		if err != nil {
			c.t.Fatalf("%s: %v", statement, err)
		}
	}
}

// pause waits for so much of a day, on the wall clock that the processes go by.
func (c *cluster) pause(days float64) {
	timer := time.NewTimer(time.Duration(days * float64(c.day)))
	defer timer.Stop()
	select {
	case <-timer.C:
	case <-c.t.Context().Done():
	}
}

// chaosSize is how many short days, how long they are, and whether leases pass by waiting.
func chaosSize() (days int, day time.Duration, real bool) {
	if os.Getenv("CANDOR_SOAK") == "1" {
		return 30, time.Minute, true
	}
	return 8, 2500 * time.Millisecond, false
}

// TestNodesKilledAndPaused: three nodes on one PostgreSQL, which believe to be in three zones, are killed and stopped at random, the
// queue's leader among them. Each slot has one run or one recorded gap, and nothing stands still for longer than a day and 120 seconds.
func TestNodesKilledAndPaused(t *testing.T) {
	t.Parallel() // it waits more than it works
	days, day, real := chaosSize()
	c := newCluster(t, storetest.EmptyPostgreSQL(t), 3, day)
	c.hasty = !real
	kills, stops := 0, 0
	random := rand.New(rand.NewPCG(1, 2))
	for end := time.Now().Add(time.Duration(days) * day); time.Now().Before(end); c.pause(0.2 + 0.4*random.Float64()) {
		c.notice()
		switch n := random.IntN(len(c.nodes)); {
		case random.IntN(2) == 0:
			kills++
			c.nodes[n].kill()
			c.aged()
			c.startNode(n)
		default:
			stops++
			c.signal(n, syscall.SIGSTOP)
			c.pause(0.1 + 1.6*random.Float64()) // in full size for longer than a lease
			c.aged()
			c.signal(n, syscall.SIGCONT)
		}
	}
	c.settles()
	c.notice()
	sum := c.checkSlots()
	if len(c.leaders) < 2 {
		t.Errorf("the queue had %d leaders: its loss was not tried", len(c.leaders))
	}
	if sum.fruitful < 10 || sum.still > day+2*time.Minute {
		t.Errorf("%d fruitful slots; something stood still for %s", sum.fruitful, sum.still)
	}
	t.Logf("%d days of %s, %d kills, %d stops, %d leaders: %d slots with a run, %d in gaps; nothing stood still for longer than %s", days, day, kills, stops,
		len(c.leaders), sum.fruitful, sum.missed, sum.still.Round(time.Second))
}

// settles waits until every daily product was read once more by the nodes that are left, and notes how long that took.
func (c *cluster) settles() {
	c.t.Helper()
	began, next := time.Now().UnixMilli(), time.Now()
	defer func(at time.Time) { c.t.Logf("read again after %s", time.Since(at).Round(time.Millisecond)) }(time.Now())
	eventually(c.t, "every account is read again", func() bool {
		if time.Now().After(next) {
			c.aged()
			next = time.Now().Add(3 * time.Second)
		}
		return table(c.t, c.db.Writer(), `SELECT COUNT(*) FROM plan p WHERE p.product IN ('profile', 'posts') AND NOT EXISTS (SELECT 1 FROM sync_run r
			WHERE r.connection = p.connection AND r.product = p.product AND r.status = 'success' AND r.started_at > `+strconv.FormatInt(began, 10)+`)`) == "0\n"
	})
}

// slotSums is what became of the slots of all accounts.
type slotSums struct {
	fruitful, missed int
	still            time.Duration // the longest that a daily product of an account stood still
}

// checkSlots checks that the daily products' slots follow each other without a hole and without an overlap, that each slot that was done
// has one fruitful run, and that none of a gap has one.
func (c *cluster) checkSlots() slotSums {
	c.t.Helper()
	db := c.db.Writer()
	runs := map[string]int{}
	for line := range strings.Lines(table(c.t, db, `SELECT connection, product, slot FROM sync_run WHERE status IN ('success', 'partial')`)) {
		runs[strings.TrimSpace(line)]++
	}
	for slot, n := range runs {
		if n != 1 {
			c.t.Errorf("%s has %d fruitful runs", slot, n)
		}
	}
	var sum slotSums
	next, last := map[string]int{}, map[string]int64{}
	rows, err := db.QueryContext(c.t.Context(), `SELECT connection, product, name, slots, outcome, ended_at FROM slot WHERE product IN ('profile', 'posts') AND name LIKE 'p%' AND name NOT LIKE 'person%'
		ORDER BY connection, product, name`)
	if err != nil {
		c.t.Fatal(err)
	}
	defer rows.Close()
	for rows.Next() {
		var row slotRow
		if err := rows.Scan(&row.connection, &row.product, &row.name, &row.slots, &row.outcome, &row.ended); err != nil {
			c.t.Fatal(err)
		}
		c.checkSlot(row, runs, next, last, &sum)
	}
	if err := rows.Err(); err != nil {
		c.t.Fatal(err)
	}
	return sum
}

type slotRow struct {
	connection             int64
	product, name, outcome string
	slots                  int
	ended                  int64
}

func (c *cluster) checkSlot(row slotRow, runs, next map[string]int, last map[string]int64, sum *slotSums) {
	c.t.Helper()
	number, err := strconv.Atoi(strings.TrimPrefix(row.name, "p"))
	if err != nil {
		c.t.Fatal(err)
	}
	key := fmt.Sprint(row.connection, " ", row.product)
	if want, ok := next[key]; ok && number != want {
		c.t.Errorf("%s: slot %d follows %d: a hole or an overlap", key, number, want-1)
	}
	if before, ok := last[key]; ok {
		sum.still = max(sum.still, time.Duration(row.ended-before)*time.Millisecond)
	}
	next[key], last[key] = number+row.slots, row.ended
	switch fruitful := runs[key+" "+row.name]; {
	case row.outcome == "missed":
		sum.missed += row.slots
		for n := number; n < number+row.slots; n++ {
			if runs[fmt.Sprintf("%s p%d", key, n)] != 0 {
				c.t.Errorf("%s: slot %d stands in a gap and was read", key, n)
			}
		}
	case fruitful != 1:
		c.t.Errorf("%s: slot %s is %s with %d fruitful runs", key, row.name, row.outcome, fruitful)
	default:
		sum.fruitful++
	}
}

// TestRollingRestart: three nodes are told to end and started again, one after the other. No slot is lost.
func TestRollingRestart(t *testing.T) {
	t.Parallel() // it waits more than it works
	c := newCluster(t, storetest.EmptyPostgreSQL(t), 3, 8*time.Second)
	c.settles()
	for n := range c.nodes {
		if code := c.nodes[n].stop(); code != 0 {
			t.Errorf("node %d ended with %d: %s", n, code, c.nodes[n].said())
		}
		c.startNode(n)
	}
	c.settles()
	if sum := c.checkSlots(); sum.missed > 0 || sum.fruitful == 0 {
		t.Errorf("%d slots were lost, %d were done:\n%s", sum.missed, sum.fruitful, table(t, c.db.Writer(), `SELECT product, name, slots, cause FROM slot WHERE outcome = 'missed'`))
	}
}

// TestTwoProcessesOnOneFile: two processes on one SQLite file are safe: each slot has one run or one gap.
func TestTwoProcessesOnOneFile(t *testing.T) {
	t.Parallel() // it waits more than it works
	c := newCluster(t, "file:"+t.TempDir()+"/candor.db", 2, 3*time.Second)
	c.settles()
	c.nodes[0].kill()
	c.hasty = true
	c.settles()
	c.hasty = false
	c.startNode(0)
	c.settles()
	sum := c.checkSlots()
	if sum.fruitful == 0 {
		t.Error("nothing was read")
	}
	t.Logf("%d slots with a run, %d in gaps", sum.fruitful, sum.missed)
	for _, n := range c.nodes {
		if code := n.stop(); code != 0 {
			t.Errorf("exit code %d: %s", code, n.said())
		}
	}
}
