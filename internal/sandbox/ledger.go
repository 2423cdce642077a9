package sandbox

import (
	"cmp"
	"context"
	"net/http"
	"slices"
	"sync"
	"time"
)

// Call is one entry of the ledger. The wrapper round each simulator fills what it sees; the simulator completes Route, Cost and
// Bucket through CallOf.
type Call struct {
	Time     time.Time `json:"time"` // the world's time at arrival
	Platform string    `json:"platform"`
	Method   string    `json:"method"`
	Path     string    `json:"path"`
	Route    string    `json:"route"`             // path with identifiers replaced, e.g. "/{id}/media"; the path when not set
	Account  string    `json:"account,omitempty"` // main id
	Status   int       `json:"status"`            // 0: closed without an answer
	Cost     int       `json:"cost"`
	Bucket   string    `json:"bucket,omitempty"` // what the cost is charged to
	Error    string    `json:"error,omitempty"`  // the platform's own code, where there is one
	Fault    string    `json:"fault,omitempty"`  // id of the rule that was applied

	behaviours []string
}

// Behaves tells whether a fault rule asks for the named behaviour in this call, for example "page_loop".
func (c *Call) Behaves(name string) bool { return slices.Contains(c.behaviours, name) }

type callKey struct{}

// CallOf returns the ledger entry of the request that a simulator is answering. Outside of one it is an entry nobody reads.
func CallOf(r *http.Request) *Call {
	if c, ok := r.Context().Value(callKey{}).(*Call); ok {
		return c
	}
	return &Call{}
}

func withCall(ctx context.Context, c *Call) context.Context {
	return context.WithValue(ctx, callKey{}, c)
}

// ledgerSize bounds the entries kept; the summary counts all.
const ledgerSize = 50_000

// Ledger records every call. It keeps the newest entries and a summary of all.
type Ledger struct {
	mu      sync.Mutex
	ring    []Call
	next    int
	summary map[SummaryKey]*Summary
}

// SummaryKey is what calls are counted by. Day is the UTC day of the world's clock.
type SummaryKey struct {
	Day      string `json:"day"`
	Platform string `json:"platform"`
	Account  string `json:"account,omitempty"`
	Route    string `json:"route"`
	Bucket   string `json:"bucket,omitempty"`
}

// Summary counts calls of one key.
type Summary struct {
	SummaryKey
	Calls  int `json:"calls"`
	Cost   int `json:"cost"`
	Failed int `json:"failed"` // status 400 and above, or no answer
}

// NewLedger returns an empty ledger.
func NewLedger() *Ledger { return &Ledger{summary: map[SummaryKey]*Summary{}} }

func (l *Ledger) add(c Call) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if len(l.ring) < ledgerSize {
		l.ring = append(l.ring, c)
	} else {
		l.ring[l.next] = c
		l.next = (l.next + 1) % ledgerSize
	}
	key := SummaryKey{c.Time.Format(time.DateOnly), c.Platform, c.Account, c.Route, c.Bucket}
	sum := l.summary[key]
	if sum == nil {
		sum = &Summary{SummaryKey: key}
		l.summary[key] = sum
	}
	sum.Calls++
	sum.Cost += c.Cost
	if c.Status == 0 || c.Status >= 400 {
		sum.Failed++
	}
}

// Filter selects calls; empty fields match all.
type Filter struct {
	Platform string
	Account  string
	Since    time.Time // calls at or after
	Limit    int       // the newest so many; 0 = all kept
}

func (f Filter) match(platform, account string) bool {
	return (f.Platform == "" || f.Platform == platform) && (f.Account == "" || f.Account == account)
}

// Calls returns the kept calls that match, oldest first.
func (l *Ledger) Calls(f Filter) []Call {
	l.mu.Lock()
	defer l.mu.Unlock()
	out := []Call{}
	for i := range l.ring {
		c := l.ring[(l.next+i)%len(l.ring)]
		if f.match(c.Platform, c.Account) && !c.Time.Before(f.Since) {
			out = append(out, c)
		}
	}
	if f.Limit > 0 && len(out) > f.Limit {
		out = out[len(out)-f.Limit:]
	}
	return out
}

// Summaries returns the counts of all calls ever made that match, by day, platform, account, route and bucket. Since selects
// whole days.
func (l *Ledger) Summaries(f Filter) []Summary {
	l.mu.Lock()
	defer l.mu.Unlock()
	since := ""
	if !f.Since.IsZero() {
		since = f.Since.UTC().Format(time.DateOnly)
	}
	out := []Summary{}
	for key, sum := range l.summary {
		if f.match(key.Platform, key.Account) && key.Day >= since {
			out = append(out, *sum)
		}
	}
	slices.SortFunc(out, func(a, b Summary) int {
		return cmp.Or(cmp.Compare(a.Day, b.Day), cmp.Compare(a.Platform, b.Platform), cmp.Compare(a.Account, b.Account),
			cmp.Compare(a.Route, b.Route), cmp.Compare(a.Bucket, b.Bucket))
	})
	return out
}

// Clear forgets everything.
func (l *Ledger) Clear() {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.ring, l.next, l.summary = nil, 0, map[SummaryKey]*Summary{}
}
