package platform

import (
	"net/http"
	"sync"
	"time"
)

const (
	breakAfter = 5                // failures in a row of a host after which it is left alone
	breakTime  = 30 * time.Second // between two probes of a host that fails
)

// breakers keep calls from hosts that fail: after five failures in a row, whoever they were for, one call in thirty seconds goes
// through until one is answered. It may be used from many goroutines.
type breakers struct {
	mu    sync.Mutex
	hosts map[string]*breaker
}

// breaker is what is known of a host that failed.
type breaker struct {
	failures int       // in a row
	until    time.Time // no call before; the first one after that is the probe
}

// allow reports whether a host may be called, and when not, until when it is left alone. Whoever is allowed while the host fails is
// the probe, and the others wait for what it learns.
func (b *breakers) allow(host string, now time.Time) (until time.Time, ok bool) {
	b.mu.Lock()
	defer b.mu.Unlock()
	h := b.hosts[host]
	if h == nil || h.failures < breakAfter {
		return time.Time{}, true
	}
	if now.Before(h.until) {
		return h.until, false
	}
	h.until = now.Add(breakTime)
	return time.Time{}, true
}

// learn takes note of what came of a call.
func (b *breakers) learn(host string, failed bool, now time.Time) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if !failed {
		delete(b.hosts, host)
		return
	}
	if b.hosts == nil {
		b.hosts = map[string]*breaker{}
	}
	if b.hosts[host] == nil {
		b.hosts[host] = &breaker{}
	}
	h := b.hosts[host]
	h.failures++
	h.until = now.Add(breakTime)
}

// hostFailed reports whether a call says that its host is in trouble: no answer came, or one that the server itself calls a failure.
func hostFailed(resp *Response, failure *Error) bool {
	switch {
	case failure == nil:
		return false
	case resp == nil:
		return true
	default:
		return resp.Status >= http.StatusInternalServerError && (failure.Kind == Transient || failure.Kind == OutcomeUnknown)
	}
}
