package api

import (
	"cmp"
	"context"
	"slices"
	"time"

	"github.com/danielgtaylor/huma/v2"

	"candor/internal/social"
)

// Health is how the whole installation stands.
type Health struct {
	GeneratedAt time.Time        `json:"generated_at"`
	Success     []SuccessRate    `json:"success" nullable:"false" doc:"How many of the slots that were due have been read."`
	Freshness   []FleetFreshness `json:"freshness" nullable:"false" doc:"How old the newest readings are, by platform and product."`
	Failing     []Failing        `json:"failing" nullable:"false" doc:"Connections that are not in order, grouped by cause; the largest group first."`
	Queue       Queue            `json:"queue"`
	ThinRuns    int              `json:"thin_runs" doc:"Successful runs of the last 24 hours that brought much less than their account's own past."`
}

// SuccessRate is what became of the slots that were due in a span of time that ends now.
type SuccessRate struct {
	Hours     int           `json:"hours"`
	Due       int           `json:"due" doc:"Slots that were due and have been decided."`
	Done      int           `json:"done" doc:"Read, late ones included."`
	Late      int           `json:"late" doc:"Read more than an hour after they were due."`
	Missed    int           `json:"missed" doc:"Not read; each is a recorded gap."`
	Paused    int           `json:"paused" doc:"Let pass because an administrator had paused the account or its platform: recorded gaps, and not counted as due."`
	Rate      *float64      `json:"rate" doc:"Done of due; null if nothing was due."`
	MeetsPlan bool          `json:"meets_95" doc:"At least 95 % were read."`
	MeetsGoal bool          `json:"meets_99_9" doc:"At least 99.9 % were read."`
	Why       []BlamedSlots `json:"why" nullable:"false" doc:"Why slots were late or missed, the most frequent cause first."`
}

// BlamedSlots are slots that were late or missed for one cause.
type BlamedSlots struct {
	Blame Blame     `json:"blame"`
	Cause CauseCode `json:"cause"`
	Slots int       `json:"slots"`
}

// Blame is social.Blame with its list in the document.
type Blame social.Blame

// Schema implements huma.SchemaProvider.
func (Blame) Schema(r huma.Registry) *huma.Schema {
	return named(r, "Blame", "Whose affair it is: the platform's, its quota, the access that a creator gave, or ours.", social.Blames()...)
}

// FleetFreshness is how old the newest readings of a product are, over all connections to a platform.
type FleetFreshness struct {
	Platform    string        `json:"platform"`
	Product     Product       `json:"product"`
	TargetHours int           `json:"target_hours" doc:"The newest reading is promised to be no older."`
	Connections int           `json:"connections"`
	Fresh       int           `json:"fresh" doc:"Connections that meet the target."`
	Late        int           `json:"late"`
	LateBy      []BlamedSlots `json:"late_by" nullable:"false" doc:"Why the others are late: connections by cause."`
	OldestAt    *time.Time    `json:"oldest_at" doc:"The oldest of the newest readings; null if a connection was never read."`
}

// Failing is a group of connections that are not in order for the same reason.
type Failing struct {
	Platform    string          `json:"platform"`
	State       ConnectionState `json:"state"`
	Cause       CauseCode       `json:"cause,omitempty"`
	Blame       Blame           `json:"blame"`
	Connections int             `json:"connections"`
	Until       *time.Time      `json:"until" doc:"When the last of them is expected back; null if that is unknown."`
	NextStep    string          `json:"next_step" doc:"What an operator can do."`
}

// Queue is how much work waits.
type Queue struct {
	Due      int        `json:"due" doc:"Readings whose time has come and that have not begun or wait for another try."`
	Queued   int        `json:"queued" doc:"Of these, handed to the workers."`
	Running  int        `json:"running"`
	OldestAt *time.Time `json:"oldest_at" doc:"When the one that waits longest was due."`
}

type healthOutput struct{ Body Health }

func (a *api) getHealth(ctx context.Context, _ *struct{}) (*healthOutput, error) {
	fleet, err := a.Operations.Fleet(ctx)
	if err != nil {
		return nil, err
	}
	h := Health{GeneratedAt: a.Now().UTC(), Success: []SuccessRate{}, Freshness: []FleetFreshness{}, Failing: []Failing{}, ThinRuns: fleet.Thin,
		Queue: Queue{Due: fleet.Queue.Due, Queued: fleet.Queue.Queued, Running: fleet.Queue.Running, OldestAt: timeOrNil(fleet.Queue.OldestAt)}}
	for _, span := range social.FleetSpans() {
		h.Success = append(h.Success, successOf(span, fleet.Kept[span]))
	}
	for _, f := range fleet.Freshness {
		h.Freshness = append(h.Freshness, FleetFreshness{Platform: string(f.Platform), Product: Product(f.Product), TargetHours: int(f.Target.Hours()),
			Connections: f.Connections, Fresh: f.Fresh, Late: f.Connections - f.Fresh, LateBy: blamed(f.Late), OldestAt: timeOrNil(f.OldestAt)})
	}
	for _, t := range fleet.Troubles {
		h.Failing = append(h.Failing, Failing{Platform: string(t.Platform), State: ConnectionState(t.State), Cause: CauseCode(t.Cause), Blame: Blame(t.Cause.Blame()),
			Connections: t.Connections, Until: timeOrNil(t.Until), NextStep: a.nextStep(t.Cause, t.Platform)})
	}
	return &healthOutput{h}, nil
}

func successOf(span time.Duration, k social.Kept) SuccessRate {
	s := SuccessRate{Hours: int(span.Hours()), Due: k.Due(), Done: k.Done + k.Late, Late: k.Late, Missed: k.Missed, Paused: k.Paused, Why: blamed(k.ByCause)}
	rate := k.Rate()
	s.MeetsPlan, s.MeetsGoal = rate >= 0.95, rate >= 0.999
	if k.Due() > 0 {
		s.Rate = &rate
	}
	return s
}

// blamed lists counts by cause, the most frequent first.
func blamed(byCause map[social.Cause]int) []BlamedSlots {
	out := make([]BlamedSlots, 0, len(byCause))
	for cause, n := range byCause {
		out = append(out, BlamedSlots{Blame: Blame(cause.Blame()), Cause: CauseCode(cause), Slots: n})
	}
	slices.SortFunc(out, func(x, y BlamedSlots) int {
		return cmp.Or(cmp.Compare(y.Slots, x.Slots), cmp.Compare(x.Cause, y.Cause))
	})
	return out
}

// steps is what an operator can do about a cause. %s is the platform's name.
var steps = map[social.Blame]string{
	social.BlamePlatform: "Nothing to do here: %s is asked again at growing intervals. Look at its status page if it lasts.",
	social.BlameQuota:    "Look at the budgets. Work goes on by itself when the limit is reset; ask %s for more if it happens daily.",
	social.BlameToken:    "Only the creator can mend it: they see what to do on their page and can be reminded.",
	social.BlameUs:       "Look at this installation's log: the cause is on our side.",
}

func (a *api) nextStep(cause social.Cause, p social.Platform) string {
	step := steps[cause.Blame()]
	switch cause {
	case social.CauseAppConfig:
		step = "Look at the app at %s: it refuses us. Check its id, its secret, its review and the accounts that it may read; \"candor doctor\" helps."
	case social.CauseNotConfigured:
		step = "Set the settings of %s and start again; \"candor doctor\" says which are missing."
	case social.CausePaused:
		step = "An administrator paused it. Resume the connection, or the whole of %s, when its time has come."
	}
	return tell(step, a.info(p).Name)
}
