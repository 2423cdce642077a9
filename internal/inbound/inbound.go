package inbound

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"strconv"
	"sync"
	"time"

	"candor/internal/social"
)

// maxBody is the largest event that is read.
const maxBody = 256 << 10

// maxAhead is how far a sender's clock may be ahead of ours.
const maxAhead = 5 * time.Minute

// Errors of a Source. Whatever else goes wrong is ours: the sender is told to come again.
var (
	// ErrForged is a body whose signature does not prove its sender, or that is too old to be believed.
	ErrForged = errors.New("the signature does not prove the sender")
	// ErrMalformed is a proved or unproved body that cannot be read.
	ErrMalformed = errors.New("the body cannot be read")
)

// Source is one sender of events.
type Source interface {
	// Name names the endpoint in logs, and sets its events apart from those of others.
	Name() string
	// Pattern is the route, as http.ServeMux takes it.
	Pattern() string
	// Read proves a body, on the bytes as they came, and says what it tells. path is what the pattern's {path} held, "" without one.
	// Errors: ErrForged, ErrMalformed, or a passing trouble.
	Read(ctx context.Context, path string, body []byte, header http.Header, now time.Time) ([]social.InboundEvent, error)
	// Answer says what the sender hears when the events are stored.
	Answer(stored []social.InboundEvent) (status int, body any)
	// Refused is the status of a body that was not believed.
	Refused() int
}

// Store is what inbound events need of the database.
type Store interface {
	// SaveEvents writes events and returns them as they stand: one that was here already as it was first written.
	SaveEvents(ctx context.Context, events []social.InboundEvent) ([]social.InboundEvent, error)
	// OpenEvents lists events that nothing has followed from yet, in the order in which they happened.
	OpenEvents(ctx context.Context, limit int) ([]social.InboundEvent, error)
	// ConnectionsKnownAs lists the connections of which one id is the given one.
	ConnectionsKnownAs(ctx context.Context, p social.Platform, id string) ([]social.Connection, error)
	// CloseEvent notes that nothing in the database followed from an event; social.ErrStale if another node was first.
	CloseEvent(ctx context.Context, e social.InboundEvent, outcome string, at time.Time) error
	// LoseConnections carries out the end of grants; social.ErrStale if another node was first.
	LoseConnections(ctx context.Context, e social.InboundEvent, keys []social.Key, loss social.Loss, at time.Time) error
	// NoteNews keeps what an event told of a post; social.ErrStale if another node was first.
	NoteNews(ctx context.Context, e social.InboundEvent, keys []social.Key, news social.News) error
	// EraseForEvent carries out a deletion; social.ErrStale if another node was first.
	EraseForEvent(ctx context.Context, e social.InboundEvent, keys []social.Key, at time.Time) error
}

// Config configures an Inbound.
type Config struct {
	Store Store
	// Sources are the senders that are set up here.
	Sources []Source
	// Challenges are plain routes beside them, by pattern: what a sender asks before it sends.
	Challenges map[string]http.HandlerFunc
	// Keep is how long data may stay after access to a platform has ended.
	Keep func(social.Platform) time.Duration
	// Check tries a connection's grant at the platform, where an event gives reason to.
	Check func(ctx context.Context, connection social.Key) error
	// Holders lists the connections whose refresh token is the one that the subject of an EventToken names. Nil: there are none.
	Holders func(ctx context.Context, p social.Platform, subject string) ([]social.Key, error)
	// Seen is told of every body that a source sent, and how it was answered. Default: nobody is.
	Seen func(source string, a Answered)
	// Now is the clock. Default: time.Now.
	Now func() time.Time
	// Log hears of events and of what followed. Default: nowhere.
	Log *slog.Logger
}

// Answered says how a sender's body was answered.
type Answered int

// The answers.
const (
	Stored  Answered = iota
	Refused          // not proved, or not readable
	Failed           // by us: the sender is to come again
	Slowed           // too many at once: the sender is to come again later
)

// Inbound receives events and carries out what must follow.
type Inbound struct {
	Config
	wake    chan struct{}
	refused refusals
	paces   map[string]*pace // by source
}

// New makes an Inbound.
func New(c Config) (*Inbound, error) {
	if c.Store == nil || c.Keep == nil || c.Check == nil {
		return nil, errors.New("inbound: Store, Keep and Check are needed")
	}
	c.Log = cmp.Or(c.Log, slog.New(slog.DiscardHandler))
	if c.Now == nil {
		c.Now = time.Now
	}
	if c.Seen == nil {
		c.Seen = func(string, Answered) {}
	}
	in := &Inbound{Config: c, wake: make(chan struct{}, 1), paces: map[string]*pace{}}
	for _, s := range c.Sources {
		in.paces[s.Name()] = &pace{left: burst}
	}
	return in, nil
}

// Wake is readable when events wait for Act.
func (in *Inbound) Wake() <-chan struct{} { return in.wake }

// Handler answers the sources' routes, and 404 for those that are not set up.
func (in *Inbound) Handler() http.Handler {
	mux := http.NewServeMux()
	for _, s := range in.Sources {
		mux.HandleFunc(s.Pattern(), func(w http.ResponseWriter, r *http.Request) { in.receive(w, r, s) })
	}
	for pattern, handler := range in.Challenges {
		mux.HandleFunc(pattern, handler)
	}
	return mux
}

// receive proves, stores and acknowledges.
func (in *Inbound) receive(w http.ResponseWriter, r *http.Request, s Source) {
	if wait := in.paces[s.Name()].take(in.Now()); wait > 0 {
		in.Seen(s.Name(), Slowed)
		w.Header().Set("Retry-After", strconv.Itoa(int(wait/time.Second)+1))
		answer(w, http.StatusTooManyRequests, map[string]string{"error": "come again later"})
		return
	}
	body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, maxBody))
	if err != nil {
		in.Seen(s.Name(), Refused)
		status := http.StatusBadRequest
		if _, large := errors.AsType[*http.MaxBytesError](err); large {
			status = http.StatusRequestEntityTooLarge
		}
		answer(w, status, map[string]string{"error": "the body could not be read"})
		return
	}
	now := in.Now()
	events, err := s.Read(r.Context(), r.PathValue("path"), body, r.Header, now)
	if err == nil {
		for i := range events {
			events[i].Key, events[i].Source, events[i].ReceivedAt = social.NewKey(), s.Name(), now
		}
		events, err = in.Store.SaveEvents(context.WithoutCancel(r.Context()), events)
	}
	switch {
	case errors.Is(err, ErrForged), errors.Is(err, ErrMalformed):
		in.Seen(s.Name(), Refused)
		if left, tell := in.refused.tell(s.Name(), now); tell {
			in.Log.WarnContext(r.Context(), "event refused", "source", s.Name(), "error", err, "untold", left)
		}
		answer(w, s.Refused(), map[string]string{"error": "refused"})
	case err != nil:
		in.Seen(s.Name(), Failed)
		in.Log.ErrorContext(r.Context(), "event could not be stored", "source", s.Name(), "error", err)
		w.Header().Set("Retry-After", "60")
		answer(w, http.StatusServiceUnavailable, map[string]string{"error": "come again"})
	default:
		in.Seen(s.Name(), Stored)
		in.rouse()
		status, body := s.Answer(events)
		answer(w, status, body)
	}
}

// refusalsTold is how many refused events of a source are told of in a minute. Whoever forges them is not to fill the log: what a forged
// event costs is the check of its signature.
const refusalsTold = 20

// refusals counts what was refused in a minute, by source.
type refusals struct {
	mu     sync.Mutex
	minute time.Time
	count  map[string]int
	left   map[string]int // not told of, and not yet said to be
}

// tell reports whether a refusal is to be told of, and how many before it were not.
func (f *refusals) tell(source string, now time.Time) (left int, tell bool) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if minute := now.Truncate(time.Minute); !minute.Equal(f.minute) {
		f.minute, f.count = minute, map[string]int{}
	}
	if f.left == nil {
		f.left = map[string]int{}
	}
	if f.count[source]++; f.count[source] > refusalsTold {
		f.left[source]++
		return 0, false
	}
	left = f.left[source]
	f.left[source] = 0
	return left, true
}

// rouse wakes whoever calls Act, without waiting for them.
func (in *Inbound) rouse() {
	select {
	case in.wake <- struct{}{}:
	default:
	}
}

func answer(w http.ResponseWriter, status int, body any) {
	w.Header().Set("Cache-Control", "no-store")
	if body == nil {
		w.WriteHeader(status)
		return
	}
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	_ = json.NewEncoder(w).Encode(body) // the sender has gone; it will come again
}

// timely refuses what is older than a sender may be late, or newer than its clock may be wrong.
func timely(at, now time.Time, late time.Duration) error {
	switch {
	case now.Sub(at) > late:
		return fmt.Errorf("%w: it is more than %s old", ErrForged, late)
	case at.Sub(now) > maxAhead:
		return fmt.Errorf("%w: it comes from the future", ErrForged)
	}
	return nil
}
