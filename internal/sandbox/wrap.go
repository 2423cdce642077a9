package sandbox

import (
	"maps"
	"net/http"
	"strconv"
	"time"
)

// wrap records every call of a simulator in the ledger and applies the fault rules to it.
func (s *Sandbox) wrap(sim Simulator) http.Handler {
	inner := sim.Handler()
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		call := &Call{
			Time: s.Clock.Now(), Platform: sim.Platform(), Method: r.Method, Path: r.URL.Path, Cost: 1, Account: sim.Caller(r),
		}
		rule, behaviours := s.Faults.pick(call)
		call.behaviours = behaviours
		held := &answer{header: http.Header{}}
		if rule == nil || rule.Status == 0 && !rule.Close || rule.After {
			inner.ServeHTTP(held, r.WithContext(withCall(r.Context(), call)))
			held.WriteHeader(http.StatusOK)
		}
		if rule != nil {
			rule.spoil(held, r)
		}
		if rule != nil && rule.Close {
			s.record(call)
			panic(http.ErrAbortHandler)
		}
		call.Status = held.status
		s.record(call)
		send(w, held, rule)
	})
}

// record puts a call in the ledger, before its answer leaves: whoever has the answer finds the call.
func (s *Sandbox) record(call *Call) {
	if call.Route == "" {
		call.Route = call.Path
	}
	s.Ledger.add(*call)
}

// spoil changes the held answer as the rule says, after its delay.
func (r *Fault) spoil(held *answer, req *http.Request) {
	if r.Delay > 0 {
		timer := time.NewTimer(time.Duration(r.Delay))
		defer timer.Stop()
		select {
		case <-timer.C:
		case <-r.removed:
		case <-req.Context().Done():
		}
	}
	if r.Status != 0 {
		held.status, held.body = r.Status, []byte(r.Body)
		held.header = http.Header{"Content-Type": {"application/json; charset=UTF-8"}}
	}
	for name, value := range r.Headers {
		held.header.Set(name, value)
	}
}

// send writes the held answer; a cut one announces its full length, sends the beginning and breaks off.
func send(w http.ResponseWriter, held *answer, rule *Fault) {
	maps.Copy(w.Header(), held.header)
	w.Header().Set("Content-Length", strconv.Itoa(len(held.body)))
	w.WriteHeader(held.status)
	end := rule.cutAt(len(held.body))
	_, _ = w.Write(held.body[:end]) // the caller has gone: nobody is left to tell
	if end == len(held.body) {
		return
	}
	if f, ok := w.(http.Flusher); ok {
		f.Flush()
	}
	panic(http.ErrAbortHandler)
}
