package social

import "time"

// Product is a set of data that is read together, on its own schedule.
type Product string

// The products that are planned.
const (
	ProductProfile Product = "profile" // the account and its counts
	ProductPosts   Product = "posts"   // the newest posts and their metrics
	ProductArchive Product = "archive" // older posts and their metrics, the rarer the older; all of them on connecting
)

// Cadence is a product's schedule, and how fresh its figures are promised to be.
type Cadence struct {
	Product Product
	PerDay  int           // slots of a local day
	Every   int           // slots from one planned slot to the next
	Life    int           // slots in which the run of a planned slot may still be made; then it is missed
	From    time.Duration // the earliest time of a slot at which it is due
	Spread  time.Duration // accounts are due at different times within so long after that
	Target  time.Duration // how old the newest reading may be before it is late
	Core    bool          // its first run makes a connection active, and its failures are the connection's
	Surplus bool          // read from what the other work leaves of a platform's limits
}

// Cadences is the schedule of all products, in the order in which a first sync reads them. The engine plans of these what a
// platform's connector offers.
func Cadences() []Cadence {
	return []Cadence{
		{Product: ProductProfile, PerDay: 1, Every: 1, Life: 1, From: 2 * time.Hour, Spread: 6 * time.Hour, Target: 30 * time.Hour, Core: true},
		{Product: ProductPosts, PerDay: 1, Every: 1, Life: 1, From: 2 * time.Hour, Spread: 6 * time.Hour, Target: 30 * time.Hour, Core: true},
		{Product: ProductArchive, PerDay: 1, Every: 7, Life: 7, From: 9 * time.Hour, Spread: 12 * time.Hour, Target: 14 * 24 * time.Hour, Surplus: true},
		{Product: ProductStories, PerDay: 4, Every: 1, Life: 1, From: time.Hour, Spread: 3 * time.Hour, Target: 24 * time.Hour},
		{Product: ProductInsights, PerDay: 1, Every: 1, Life: 1, From: 9 * time.Hour, Spread: 8 * time.Hour, Target: 54 * time.Hour, Surplus: true},
		{Product: ProductAudience, PerDay: 1, Every: 7, Life: 7, From: 9 * time.Hour, Spread: 12 * time.Hour, Target: 14 * 24 * time.Hour, Surplus: true},
	}
}

// CadenceOf returns a product's schedule. A product that this build does not know is never planned.
func CadenceOf(p Product) Cadence {
	for _, c := range Cadences() {
		if c.Product == p {
			return c
		}
	}
	return Cadence{Product: p, PerDay: 1, Every: 1, Life: 1}
}

// Daily reports whether every local day has a reading of the product, or a gap.
func (c Cadence) Daily() bool { return c.Every <= c.PerDay }

// Products lists every product, in the order in which a first sync reads them.
func Products() []Product {
	return productsWhere(func(Cadence) bool { return true })
}

// CoreProducts lists the products that say how a connection stands.
func CoreProducts() []Product {
	return productsWhere(func(c Cadence) bool { return c.Core })
}

func productsWhere(keep func(Cadence) bool) []Product {
	var out []Product
	for _, c := range Cadences() {
		if keep(c) {
			out = append(out, c.Product)
		}
	}
	return out
}

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
	ReadAt     time.Time // when the product was last read with success; zero before the first time
	HeldAt     time.Time // since when its slot, though due, waits for an operator to resume it; zero if it does not
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
	Thin        bool // it succeeded, and brought much less than this account's own past
}

// GapRecord is a span of days without readings and its cause.
type GapRecord struct {
	Connection Key
	Product    Product
	From, To   Day // both inside the gap
	Cause      Cause
	DueAt      time.Time // of the first slot of the gap, for the freshness ledger
	Slots      int       // how many slots were missed; 0 counts as 1
}
