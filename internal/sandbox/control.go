package sandbox

import (
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"strconv"
	"time"
)

// control answers the control server's routes:
//
//	GET  /world                      ?platform= &account= &at=RFC3339
//	GET  /tokens                     ?platform=: everything that was handed out, so that a test can look for it where it must not be
//	GET  /ledger, /ledger/summary    ?platform= &account= &since=RFC3339 &limit=;  DELETE /ledger forgets
//	GET|POST|DELETE /faults          DELETE ?id= removes one, without id all
//	GET|POST /clock                  {"advance":"24h"} or {"set":"RFC3339"}, and {"frozen":true}
//	POST /accounts/{platform}/{id}   {"action":"rename","handle":"new"}; see World.Act and the simulators
//	POST /events/{platform}          {"event":"deauthorize","account":"…","signature":"valid|wrong|stale|malformed","times":1,"at":"RFC3339","to":"http://…"}
//	POST /apps                       {"platform","client_id"|"client_key","client_secret","redirect_uris","switches"}
func (s *Sandbox) control() http.Handler {
	mux := http.NewServeMux()
	route := func(pattern string, answer func(*http.Request) (any, error)) {
		mux.HandleFunc(pattern, func(w http.ResponseWriter, r *http.Request) {
			v, err := answer(r)
			status := http.StatusOK
			if err != nil {
				status, v = statusOf(err), map[string]string{"error": err.Error()}
			}
			WriteJSON(w, status, v)
		})
	}
	route("GET /world", s.getWorld)
	route("GET /tokens", func(r *http.Request) (any, error) {
		return map[string]any{"tokens": s.Tokens.List(r.URL.Query().Get("platform"))}, nil
	})
	route("GET /ledger", s.getLedger)
	route("GET /ledger/summary", s.getSummary)
	route("DELETE /ledger", func(*http.Request) (any, error) { s.Ledger.Clear(); return map[string]bool{"ok": true}, nil })
	route("GET /faults", s.getFaults)
	route("POST /faults", s.postFault)
	route("DELETE /faults", func(r *http.Request) (any, error) { s.Faults.Remove(r.URL.Query().Get("id")); return s.getFaults(r) })
	route("GET /clock", s.getClock)
	route("POST /clock", s.postClock)
	route("POST /accounts/{platform}/{id...}", s.postAccount)
	route("POST /events/{platform}", s.postEvent)
	route("POST /apps", s.postApp)
	return mux
}

// WriteJSON writes an answer as JSON without escaping HTML characters.
func WriteJSON(w http.ResponseWriter, status int, v any) {
	if w.Header().Get("Content-Type") == "" {
		w.Header().Set("Content-Type", "application/json; charset=UTF-8")
	}
	w.WriteHeader(status)
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	_ = enc.Encode(v) // the caller has gone
}

func statusOf(err error) int {
	switch {
	case errors.Is(err, ErrUnknownAccount), errors.Is(err, ErrUnknownPost):
		return http.StatusNotFound
	default:
		return http.StatusBadRequest
	}
}

func filterOf(r *http.Request) (Filter, error) {
	q := r.URL.Query()
	f := Filter{Platform: q.Get("platform"), Account: q.Get("account")}
	var err error
	if v := q.Get("since"); v != "" {
		if f.Since, err = time.Parse(time.RFC3339, v); err != nil {
			return f, fmt.Errorf("%w: since: %w", ErrBadArgument, err)
		}
	}
	if v := q.Get("limit"); v != "" {
		if f.Limit, err = strconv.Atoi(v); err != nil || f.Limit < 1 {
			return f, fmt.Errorf("%w: limit must be a positive number", ErrBadArgument)
		}
	}
	return f, nil
}

func (s *Sandbox) getLedger(r *http.Request) (any, error) {
	f, err := filterOf(r)
	return map[string]any{"calls": s.Ledger.Calls(f)}, err
}

func (s *Sandbox) getSummary(r *http.Request) (any, error) {
	f, err := filterOf(r)
	return map[string]any{"summary": s.Ledger.Summaries(f)}, err
}

func (s *Sandbox) getFaults(*http.Request) (any, error) {
	return map[string]any{"faults": s.Faults.List()}, nil
}

func (s *Sandbox) postFault(r *http.Request) (any, error) {
	var f Fault
	if err := decode(r, &f); err != nil {
		return nil, err
	}
	id, err := s.Faults.Add(f)
	return map[string]string{"id": id}, err
}

func (s *Sandbox) getClock(*http.Request) (any, error) {
	return map[string]any{"now": s.Clock.Now(), "frozen": s.Clock.Frozen()}, nil
}

func (s *Sandbox) postClock(r *http.Request) (any, error) {
	var in struct {
		Advance Duration  `json:"advance"`
		Set     time.Time `json:"set"`
		Frozen  *bool     `json:"frozen"`
	}
	if err := decode(r, &in); err != nil {
		return nil, err
	}
	if in.Frozen != nil {
		s.Clock.Freeze(*in.Frozen)
	}
	if !in.Set.IsZero() {
		s.Clock.Set(in.Set)
	}
	s.Clock.Advance(time.Duration(in.Advance))
	s.tell()
	return s.getClock(r)
}

func (s *Sandbox) postAccount(r *http.Request) (any, error) {
	args := Args{}
	if err := decode(r, &args); err != nil {
		return nil, err
	}
	answer, err := s.World.Act(r.PathValue("platform"), r.PathValue("id"), args.Text("action"), args)
	s.tell()
	return answer, err
}

// postApp registers an app, or changes one: fields that are absent keep their value. Without an id it is the built-in app.
func (s *Sandbox) postApp(r *http.Request) (any, error) {
	var in struct {
		Platform     string            `json:"platform"`
		ID           string            `json:"client_id"`
		Key          string            `json:"client_key"`
		Secret       string            `json:"client_secret"`
		RedirectURIs []string          `json:"redirect_uris"`
		Switches     map[string]string `json:"switches"`
	}
	if err := decode(r, &in); err != nil {
		return nil, err
	}
	sim := s.simulator(in.Platform)
	if sim == nil {
		return nil, fmt.Errorf("%w: no platform %q", ErrBadArgument, in.Platform)
	}
	if in.ID == "" {
		in.ID = in.Key
	}
	if in.ID == "" {
		in.ID = sim.App().ID
	}
	app, ok := s.Apps.Find(in.Platform, in.ID)
	if !ok {
		app = App{Platform: in.Platform, ID: in.ID}
	}
	if in.Secret != "" {
		app.Secret = in.Secret
	}
	if in.RedirectURIs != nil {
		app.RedirectURIs = in.RedirectURIs
	}
	if app.Secret == "" {
		return nil, fmt.Errorf("%w: a new app needs a client_secret", ErrBadArgument)
	}
	s.Apps.Put(app)
	s.Apps.Set(in.Platform, in.ID, in.Switches)
	app, _ = s.Apps.Find(in.Platform, in.ID)
	return app, nil
}

func (s *Sandbox) simulator(platform string) Simulator {
	for _, sim := range s.sims {
		if sim.Platform() == platform {
			return sim
		}
	}
	return nil
}

func decode(r *http.Request, into any) error {
	dec := json.NewDecoder(http.MaxBytesReader(nil, r.Body, 1<<20))
	if _, free := into.(*Args); !free {
		dec.DisallowUnknownFields()
	}
	if err := dec.Decode(into); err != nil {
		return fmt.Errorf("%w: %w", ErrBadArgument, err)
	}
	return nil
}
