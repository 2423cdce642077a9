package sandbox

import (
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"
)

// Fault is a rule: which calls it matches, and what happens to them. The first rule that matches a call decides its answer;
// behaviours of all matching rules add up.
type Fault struct {
	ID string `json:"id"` // made if empty

	Platform    string  `json:"platform,omitempty"`
	Method      string  `json:"method,omitempty"`
	Path        string  `json:"path,omitempty"`        // "*" stands for any characters: "*/media", "/oauth/*"
	Account     string  `json:"account,omitempty"`     // main id
	Nth         int     `json:"nth,omitempty"`         // only the nth call (from 1) that matches all the above
	Count       int     `json:"count,omitempty"`       // at most so many times
	Probability float64 `json:"probability,omitempty"` // 0 means always; deterministic from the seed

	From  time.Time `json:"from,omitzero"`  // only from this instant of the world's clock on
	Until time.Time `json:"until,omitzero"` // only before this instant

	Status    int               `json:"status,omitempty"` // answer with this status and Body instead
	Headers   map[string]string `json:"headers,omitempty"`
	Body      Body              `json:"body,omitempty"`
	Delay     Duration          `json:"delay,omitempty"`     // wait before answering: "1500ms"; removing the rule ends the wait
	CutAfter  *int              `json:"cut_after,omitempty"` // break off the body after so many bytes
	Cut       bool              `json:"cut,omitempty"`       // break off the body at a byte that the seed chooses
	Close     bool              `json:"close,omitempty"`     // close the connection without an answer
	After     bool              `json:"after,omitempty"`     // let the simulator do its work first, then lose its answer
	Behaviour string            `json:"behaviour,omitempty"` // asks the simulator for something only it can do: "page_loop"

	Seen    int `json:"seen"`    // calls matched so far
	Applied int `json:"applied"` // calls changed so far

	share   float64       // of the body at which Cut breaks it off
	removed chan struct{} // closed when the rule is
}

// Body is the text of an answer. In JSON it is a string, or any other value, which stands for its own JSON text.
type Body string

// UnmarshalJSON takes a string as the text, anything else as JSON.
func (b *Body) UnmarshalJSON(raw []byte) error {
	var s string
	if json.Unmarshal(raw, &s) == nil {
		*b = Body(s)
		return nil
	}
	*b = Body(raw)
	return nil
}

// Duration is written as "1500ms" in JSON.
type Duration time.Duration

// UnmarshalJSON reads Go's notation.
func (d *Duration) UnmarshalJSON(raw []byte) error {
	var s string
	if err := json.Unmarshal(raw, &s); err != nil {
		return fmt.Errorf("a duration is written like \"1500ms\": %w", err)
	}
	v, err := time.ParseDuration(s)
	*d = Duration(v)
	return err
}

// MarshalJSON writes Go's notation.
func (d Duration) MarshalJSON() ([]byte, error) { return json.Marshal(time.Duration(d).String()) }

// Faults is the list of rules.
type Faults struct {
	mu    sync.Mutex
	seed  Seed
	rules []*Fault
	count int
}

// NewFaults returns an empty list.
func NewFaults(seed Seed) *Faults { return &Faults{seed: seed} }

// Add puts a rule at the end of the list and returns its id.
func (f *Faults) Add(rule Fault) (string, error) {
	if err := rule.check(); err != nil {
		return "", err
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	f.count++
	if rule.ID == "" {
		rule.ID = "f" + strconv.Itoa(f.count)
	}
	rule.Seen, rule.Applied, rule.removed = 0, 0, make(chan struct{})
	f.rules = append(f.rules, &rule)
	return rule.ID, nil
}

func (r Fault) check() error {
	switch {
	case r.Probability < 0 || r.Probability > 1:
		return errors.New("probability must be between 0 and 1")
	case r.Nth < 0 || r.Count < 0 || r.Delay < 0 || (r.CutAfter != nil && *r.CutAfter < 0):
		return errors.New("nth, count, delay and cut_after must not be negative")
	case r.Status != 0 && (r.Status < 200 || r.Status > 599):
		return errors.New("status must be between 200 and 599")
	case r.Status == 0 && r.Body != "":
		return errors.New("a body needs a status")
	case !r.From.IsZero() && !r.Until.IsZero() && !r.From.Before(r.Until):
		return errors.New("from must be before until")
	case !r.changesAnswer() && r.Behaviour == "":
		return errors.New("the rule changes nothing: give status, headers, delay, cut_after, cut, close or behaviour")
	}
	return nil
}

// Remove deletes the rule with the id, or all rules with "". Answers that wait by it leave at once.
func (f *Faults) Remove(id string) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.rules = slices.DeleteFunc(f.rules, func(r *Fault) bool {
		gone := id == "" || r.ID == id
		if gone {
			close(r.removed)
		}
		return gone
	})
}

// List returns the rules with their counts.
func (f *Faults) List() []Fault {
	f.mu.Lock()
	defer f.mu.Unlock()
	out := []Fault{}
	for _, r := range f.rules {
		out = append(out, *r)
	}
	return out
}

// pick returns the rule that decides the call's answer, if any, and the behaviours asked for.
func (f *Faults) pick(c *Call) (rule *Fault, behaviours []string) {
	f.mu.Lock()
	defer f.mu.Unlock()
	for _, r := range f.rules {
		if !r.matches(c) {
			continue
		}
		if r.Behaviour == "" && rule != nil {
			continue // an earlier rule decides
		}
		r.Seen++
		if !r.fires(f.seed) {
			continue
		}
		r.Applied++
		if r.Behaviour != "" {
			behaviours = append(behaviours, r.Behaviour)
			c.Fault = r.ID
		}
		if r.Behaviour == "" || r.changesAnswer() {
			if rule == nil {
				chosen := *r
				chosen.share = f.seed.Of("cut", r.ID).Nth(r.Seen).Float()
				rule = &chosen
				c.Fault = r.ID
			}
		}
	}
	return rule, behaviours
}

func (r *Fault) changesAnswer() bool {
	return r.Status != 0 || r.Delay != 0 || r.CutAfter != nil || r.Cut || r.Close || len(r.Headers) > 0
}

// cutAt returns where a body of so many bytes breaks off; its length if it does not.
func (r *Fault) cutAt(length int) int {
	switch {
	case r == nil:
		return length
	case r.Cut:
		return int(r.share * float64(length))
	case r.CutAfter != nil:
		return min(*r.CutAfter, length)
	default:
		return length
	}
}

func (r *Fault) matches(c *Call) bool {
	return (r.Platform == "" || r.Platform == c.Platform) &&
		(r.Method == "" || strings.EqualFold(r.Method, c.Method)) &&
		(r.Account == "" || r.Account == c.Account) &&
		!c.Time.Before(r.From) && (r.Until.IsZero() || c.Time.Before(r.Until)) &&
		(r.Path == "" || glob(r.Path, c.Path))
}

// fires decides after Seen has been counted.
func (r *Fault) fires(seed Seed) bool {
	if r.Nth > 0 && r.Seen != r.Nth || r.Count > 0 && r.Applied >= r.Count {
		return false
	}
	return r.Probability == 0 || seed.Of("fault", r.ID).Nth(r.Seen).Float() < r.Probability
}

// glob matches a path against a pattern in which "*" stands for any characters.
func glob(pattern, path string) bool {
	head, rest, star := strings.Cut(pattern, "*")
	if !star {
		return pattern == path
	}
	tail, ok := strings.CutPrefix(path, head)
	if !ok {
		return false
	}
	for i := 0; i <= len(tail); i++ {
		if glob(rest, tail[i:]) {
			return true
		}
	}
	return false
}

// answer is an answer held back, so that it can be changed, cut or lost.
type answer struct {
	header http.Header
	status int
	body   []byte
}

func (a *answer) Header() http.Header { return a.header }

func (a *answer) WriteHeader(status int) {
	if a.status == 0 {
		a.status = status
	}
}

func (a *answer) Write(b []byte) (int, error) {
	a.WriteHeader(http.StatusOK)
	a.body = append(a.body, b...)
	return len(b), nil
}
