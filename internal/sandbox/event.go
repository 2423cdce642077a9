package sandbox

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"net/http"
	"strconv"
	"strings"
	"sync"
	"time"
)

// Notifier is a simulator of a platform that tells apps of events by itself.
type Notifier interface {
	// Notify makes what the platform would send: the path below the app's address, the headers and the body.
	Notify(app App, e Event) (Notice, error)
}

// Event is what a notice is about.
type Event struct {
	Kind      string    // the simulator's own names of events
	Subject   string    // the account's id; a simulator may know the account by several, the first is the default
	Account   Account   // zero for a subject that is no account here
	At        time.Time // when it happened
	Reason    int
	Signature string // "valid", "wrong" or "malformed"; "stale" arrives here as a valid one made long ago
}

// Teller is a simulator that tells receivers by itself what has changed in the world.
type Teller interface {
	// Tell delivers what has changed since the last time; it does not wait for the receivers.
	Tell()
}

// tellEvery is how often a served sandbox looks for what has changed by itself.
const tellEvery = 10 * time.Second

func (s *Sandbox) tell() {
	for _, sim := range s.sims {
		if teller, ok := sim.(Teller); ok {
			teller.Tell()
		}
	}
}

// tellAlong tells at intervals until the sandbox stops.
func (s *Sandbox) tellAlong(ctx context.Context) {
	ticker := time.NewTicker(tellEvery)
	defer ticker.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-ticker.C:
			s.tell()
		}
	}
}

// Notice is a request that tells of an event.
type Notice struct {
	To     string // scheme and host of the receiver, where the notice itself knows it
	Path   string
	Header http.Header
	Body   []byte
}

const (
	defaultReceiver = "http://localhost:5050" // where Candor listens unless it is told otherwise
	staleBy         = 40 * 24 * time.Hour     // older than any receiver believes
	maxTimes        = 10_000
	sendersAtOnce   = 16
)

// eventRequest is the body of POST /events/{platform}.
type eventRequest struct {
	Event     string    `json:"event"`
	Account   string    `json:"account"` // as World.Account finds it
	Subject   string    `json:"subject"` // an id instead, for one that nobody knows
	App       string    `json:"client_id"`
	To        string    `json:"to"`        // scheme and host of the receiver; default: the app's switch "receiver", or http://localhost:5050
	Path      string    `json:"path"`      // instead of the right path, to try a wrong one
	Signature string    `json:"signature"` // valid (default), wrong, stale, malformed
	At        time.Time `json:"at"`        // when it happened; default: now
	Reason    int       `json:"reason"`
	Times     int       `json:"times"` // how often the same notice is sent; default: once
}

// postEvent sends a notice, as often as asked, and tells what the receiver answered.
func (s *Sandbox) postEvent(r *http.Request) (any, error) {
	var in eventRequest
	if err := decode(r, &in); err != nil {
		return nil, err
	}
	name := r.PathValue("platform")
	notifier, ok := s.simulator(name).(Notifier)
	if !ok {
		return nil, fmt.Errorf("%w: %q sends no events", ErrBadArgument, name)
	}
	app, e, err := s.eventOf(name, in)
	if err != nil {
		return nil, err
	}
	notice, err := notifier.Notify(app, e)
	if err != nil {
		return nil, err
	}
	if in.Path != "" {
		notice.Path = in.Path
	}
	to := in.To
	if to == "" {
		to = notice.To
	}
	if to == "" {
		to = app.Switch("receiver", defaultReceiver)
	}
	return deliver(r.Context(), strings.TrimRight(to, "/")+notice.Path, notice, max(in.Times, 1))
}

func (s *Sandbox) eventOf(platform string, in eventRequest) (App, Event, error) {
	e := Event{Kind: in.Event, Subject: in.Subject, At: in.At, Reason: in.Reason, Signature: in.Signature}
	if in.App == "" {
		in.App = s.simulator(platform).App().ID
	}
	app, ok := s.Apps.Find(platform, in.App)
	if !ok {
		return app, e, fmt.Errorf("%w: no app %q", ErrBadArgument, in.App)
	}
	if in.Times > maxTimes {
		return app, e, fmt.Errorf("%w: at most %d times", ErrBadArgument, maxTimes)
	}
	if e.Subject == "" {
		if e.Account, ok = s.World.Account(platform, in.Account); !ok {
			return app, e, fmt.Errorf("%w: %s on %s", ErrUnknownAccount, in.Account, platform)
		}
	}
	if e.At.IsZero() {
		e.At = s.Clock.Now()
	}
	switch e.Signature {
	case "":
		e.Signature = "valid"
	case "stale":
		e.Signature, e.At = "valid", e.At.Add(-staleBy)
	case "valid", "wrong", "malformed":
	default:
		return app, e, fmt.Errorf("%w: signature is valid, wrong, stale or malformed", ErrBadArgument)
	}
	return app, e, nil
}

// deliver sends the same notice a number of times, some at once, and counts the answers.
func deliver(ctx context.Context, to string, n Notice, times int) (any, error) {
	var mu sync.Mutex
	statuses, last := map[string]int{}, ""
	var failure error
	work := make(chan struct{})
	var senders sync.WaitGroup
	for range min(times, sendersAtOnce) {
		senders.Go(func() {
			for range work {
				status, body, err := post(ctx, to, n)
				mu.Lock()
				if err != nil {
					failure = err
				} else {
					statuses[strconv.Itoa(status)]++
					last = body
				}
				mu.Unlock()
			}
		})
	}
	for range times {
		work <- struct{}{}
	}
	close(work)
	senders.Wait()
	if failure != nil {
		return nil, fmt.Errorf("%w: the notice could not be sent: %w", ErrBadArgument, failure)
	}
	return map[string]any{"to": to, "statuses": statuses, "body": last}, nil
}

func post(ctx context.Context, to string, n Notice) (status int, body string, err error) {
	ctx, cancel := context.WithTimeout(ctx, 30*time.Second)
	defer cancel()
	request, err := http.NewRequestWithContext(ctx, http.MethodPost, to, bytes.NewReader(n.Body))
	if err != nil {
		return 0, "", err
	}
	request.Header = n.Header.Clone()
	response, err := http.DefaultClient.Do(request) // #nosec G107 G704 -- a simulator sends where its tester says
	if err != nil {
		return 0, "", err
	}
	defer response.Body.Close()
	text, err := io.ReadAll(io.LimitReader(response.Body, 1<<16))
	return response.StatusCode, string(text), err
}
