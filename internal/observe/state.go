package observe

import (
	"context"
	"sync"
	"time"

	"github.com/prometheus/client_golang/prometheus"

	"candor/internal/social"
)

// State is how the installation stands: what is read when somebody looks, and not counted as it happens. Most of it is in the database and
// so the same on every node: over nodes it is to be joined by max, not by sum. A part that is nil or empty was not read, or there is nothing
// of it: nothing is told of it.
type State struct {
	Ready       map[string]bool // this node's parts that must work
	Buckets     []social.BucketKind
	Connections []social.StateCount[social.State]
	Tokens      []social.StateCount[string]
	Queues      map[string]social.Backlog // by the queue's name; a queue without work too
	Kept        *social.Kept              // slots of the last 24 hours
	Freshness   []social.Freshness
	Events      *int // received, and not acted on yet
	Notices     map[social.NoticeKind]int
	Journal     *int // renewed tokens that the database has not taken yet, of this node
	Short       bool // the disk is full, of this node
	Unread      int  // parts of this that could not be read: their figures are missing
}

const (
	stateFor  = 10 * time.Second // a state is shown so long before it is read again: whoever asks often costs nothing
	stateTime = 5 * time.Second
)

// states reads the state when Prometheus asks.
type states struct {
	read func(context.Context) State
	now  func() time.Time

	mu    sync.Mutex
	last  State
	until time.Time
}

// Watch lets /metrics tell how the installation stands, as read says; it is asked at most every ten seconds.
func (c *Counters) Watch(read func(context.Context) State, now func() time.Time) {
	c.registry.MustRegister(&states{read: read, now: now})
}

// Built tells what is running, for /metrics.
func (c *Counters) Built(version, commit, toolchain string) {
	built := prometheus.NewGauge(prometheus.GaugeOpts{Name: "candor_build_info", Help: "1, and as labels which build runs.",
		ConstLabels: prometheus.Labels{"version": version, "commit": commit, "go": toolchain}})
	built.Set(1)
	c.registry.MustRegister(built)
}

func gauge(name, help string, labels ...string) *prometheus.Desc {
	return prometheus.NewDesc(name, help, labels, nil)
}

var (
	readyDesc       = gauge("candor_ready", "1 if this part of the node works, by part.", "part")
	limitDesc       = gauge("candor_budget_limit", "What a bucket of this kind may spend in its window, where that is known.", "platform", "bucket")
	leftDesc        = gauge("candor_budget_left", "What is left in its window of the bucket of this kind that has spent most.", "platform", "bucket")
	usageDesc       = gauge("candor_budget_usage_ratio", "Usage of the bucket of this kind that is used most, by our count or the platform's word; 1 is all.", "platform", "bucket")
	closedDesc      = gauge("candor_budget_closed", "Buckets of this kind that take no calls now.", "platform", "bucket")
	connectionsDesc = gauge("candor_connections", "Connected accounts by platform and state.", "platform", "state")
	tokensDesc      = gauge("candor_tokens", "Tokens by platform and state (failing: usable, and its last renewal failed).", "platform", "state")
	dueDesc         = gauge("candor_queue_due", "Plans that are due and not done, by queue.", "queue")
	runningDesc     = gauge("candor_queue_running", "Runs under way, by queue.", "queue")
	oldestDesc      = gauge("candor_queue_oldest_seconds", "For how long the oldest due plan of the queue has been due.", "queue")
	slotsDesc       = gauge("candor_slots", "Slots that were due in the last 24 hours, by outcome (done, late, missed, paused).", "outcome")
	blameDesc       = gauge("candor_slots_failed", "Slots of the last 24 hours that were late or missed, by whose affair it was.", "blame")
	successDesc     = gauge("candor_success_ratio", "Share of the slots due in the last 24 hours that were read; 1 if none was due.")
	freshDesc       = gauge("candor_fresh_ratio", "Share of the accounts whose newest reading is within its product's target.", "platform", "product")
	readingDesc     = gauge("candor_oldest_reading_seconds", "Age of the oldest newest reading; missing while an account was never read.", "platform", "product")
	eventsDesc      = gauge("candor_events_waiting", "Events that were received and not acted on yet.")
	noticesDesc     = gauge("candor_notices_open", "Notices that nobody has seen and that still hold, by kind.", "kind")
	journalDesc     = gauge("candor_journal_entries", "Renewed tokens that wait in this node's journal for the database.")
	shortDesc       = gauge("candor_disk_short", "1 while the disk is full, the reserve is used, and only tokens are written.")
	unreadDesc      = gauge("candor_state_unread", "Parts of these figures that could not be read this time.")
)

// Describe implements prometheus.Collector.
func (s *states) Describe(to chan<- *prometheus.Desc) {
	for _, d := range []*prometheus.Desc{readyDesc, limitDesc, leftDesc, usageDesc, closedDesc, connectionsDesc, tokensDesc, dueDesc, runningDesc, oldestDesc,
		slotsDesc, blameDesc, successDesc, freshDesc, readingDesc, eventsDesc, noticesDesc, journalDesc, shortDesc, unreadDesc} {
		to <- d
	}
}

// Collect implements prometheus.Collector.
func (s *states) Collect(to chan<- prometheus.Metric) {
	state, now := s.state()
	tell := func(d *prometheus.Desc, value float64, labels ...string) {
		to <- prometheus.MustNewConstMetric(d, prometheus.GaugeValue, value, labels...)
	}
	for part, ok := range state.Ready {
		tell(readyDesc, flag(ok), part)
	}
	tellBuckets(tell, state.Buckets)
	tellConnections(tell, state.Connections)
	for _, t := range state.Tokens {
		tell(tokensDesc, float64(t.Count), string(t.Platform), t.State)
	}
	for name, q := range state.Queues {
		tell(dueDesc, float64(q.Due), name)
		tell(runningDesc, float64(q.Running), name)
		tell(oldestDesc, age(q.OldestAt, now), name)
	}
	if state.Kept != nil {
		tellSlots(tell, *state.Kept)
	}
	for _, f := range state.Freshness {
		tell(freshDesc, float64(f.Fresh)/float64(max(1, f.Connections)), string(f.Platform), string(f.Product))
		if !f.OldestAt.IsZero() {
			tell(readingDesc, age(f.OldestAt, now), string(f.Platform), string(f.Product))
		}
	}
	if state.Notices != nil {
		for _, kind := range social.NoticeKinds() {
			tell(noticesDesc, float64(state.Notices[kind]), string(kind))
		}
	}
	if state.Events != nil {
		tell(eventsDesc, float64(*state.Events))
	}
	if state.Journal != nil {
		tell(journalDesc, float64(*state.Journal))
	}
	tell(shortDesc, flag(state.Short))
	tell(unreadDesc, float64(state.Unread))
}

type teller func(d *prometheus.Desc, value float64, labels ...string)

// tellConnections tells of every state of a platform that has accounts, of those in which none is too: an alert on a rise needs the 0 before it.
func tellConnections(tell teller, counts []social.StateCount[social.State]) {
	of := map[social.Platform]map[social.State]int{}
	for _, c := range counts {
		if of[c.Platform] == nil {
			of[c.Platform] = map[social.State]int{}
		}
		of[c.Platform][c.State] += c.Count
	}
	for platform, by := range of {
		for _, state := range social.States() {
			tell(connectionsDesc, float64(by[state]), string(platform), string(state))
		}
	}
}

func tellBuckets(tell teller, kinds []social.BucketKind) {
	for _, k := range kinds {
		labels := []string{string(k.Platform), k.Name}
		if k.Usage >= 0 {
			tell(usageDesc, k.Usage, labels...)
		}
		tell(closedDesc, float64(k.Closed), labels...)
		if k.Limit > 0 {
			tell(limitDesc, float64(k.Limit), labels...)
			tell(leftDesc, float64(max(0, k.Limit-k.Used)), labels...)
		}
	}
}

func tellSlots(tell teller, k social.Kept) {
	tell(slotsDesc, float64(k.Done), string(social.SlotDone))
	tell(slotsDesc, float64(k.Late), string(social.SlotLate))
	tell(slotsDesc, float64(k.Missed), string(social.SlotMissed))
	tell(slotsDesc, float64(k.Paused), "paused")
	tell(successDesc, k.Rate())
	blamed := map[social.Blame]int{}
	for cause, n := range k.ByCause {
		blamed[cause.Blame()] += n
	}
	for _, blame := range social.Blames() {
		tell(blameDesc, float64(blamed[blame]), string(blame))
	}
}

// state is the newest state, not older than it may be.
func (s *states) state() (State, time.Time) {
	s.mu.Lock()
	defer s.mu.Unlock()
	now := s.now()
	if !now.Before(s.until) || s.until.Sub(now) > stateFor { // the second: a clock that was put back
		ctx, cancel := context.WithTimeout(context.Background(), stateTime)
		defer cancel()
		s.last, s.until = s.read(ctx), now.Add(stateFor)
	}
	return s.last, now
}

func age(since, now time.Time) float64 {
	if since.IsZero() {
		return 0
	}
	return max(0, now.Sub(since).Seconds())
}

func flag(b bool) float64 {
	if b {
		return 1
	}
	return 0
}
