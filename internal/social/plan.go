package social

import "time"

// Product is a set of data that is read together, on its own schedule.
type Product string

// The products that are planned.
const (
	ProductProfile Product = "profile" // the account and its counts; daily
	ProductPosts   Product = "posts"   // the newest posts and their metrics; daily
	ProductArchive Product = "archive" // all posts and their metrics; on connecting, then every four weeks
)

// Products lists every product, in the order in which a first sync reads them.
func Products() []Product { return []Product{ProductProfile, ProductPosts, ProductArchive} }

// Trigger says why a run was made.
type Trigger string

// The triggers, most urgent first.
const (
	TriggerConnect Trigger = "connect"
	TriggerPerson  Trigger = "person"
	TriggerPlan    Trigger = "plan"
)

// Triggers lists every trigger, most urgent first.
func Triggers() []Trigger { return []Trigger{TriggerConnect, TriggerPerson, TriggerPlan} }

// Plan says when a product of a connection is due next. It is the truth; the queue is only its shadow.
type Plan struct {
	Connection Key
	Product    Product
	Platform   Platform
	NextDue    time.Time
	Slot       string // names the slot that is due: a day, or a day and a word; one run or one gap per slot
	Trigger    Trigger
	Attempts   int       // failed attempts in this slot
	QueuedAt   time.Time // when it was handed to the queue; zero if it is not there
	Day        Day       // the connection's local day that the slot belongs to
}

// RunStatus is how a run stands.
type RunStatus string

// The statuses of a run.
const (
	RunRunning RunStatus = "running"
	RunSuccess RunStatus = "success"
	RunPartial RunStatus = "partial"
	RunFailed  RunStatus = "failed"
)

// RunStatuses lists every status of a run.
func RunStatuses() []RunStatus { return []RunStatus{RunRunning, RunSuccess, RunPartial, RunFailed} }

// Run is one attempt to carry out a plan's slot, written when it starts.
type Run struct {
	Key         Key
	UID         string
	Connection  Key
	Platform    Platform
	Product     Product
	Slot        string
	Trigger     Trigger
	Status      RunStatus
	Cursor      string // where the next page begins; "" before the first page and after the last
	Seen        string // what the collector remembers of the listing so far, to find one that runs in circles; opaque
	Pages       int
	Items       int
	Total       int // how many items are expected; 0 if unknown
	Calls       int
	Cost        int
	ErrorCode   Cause
	Message     string // scrubbed, for people
	RateLimited bool
	ResetAt     time.Time
	StartedAt   time.Time
	BeatAt      time.Time // last sign of life
	CompletedAt time.Time
	DurationMS  int64
}

// GapRecord is a span of days without readings and its cause.
type GapRecord struct {
	Connection Key
	Product    Product
	From, To   Day // both inside the gap
	Cause      Cause
}
