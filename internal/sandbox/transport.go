package sandbox

import (
	"bytes"
	"errors"
	"io"
	"net/http"
)

// Transport returns a round tripper that answers requests without sockets: those to a platform's real hosts and those to URL. It
// starts no goroutine, so it works under virtual time. Other hosts get an error.
func (s *Sandbox) Transport() http.RoundTripper { return transport{s} }

type transport struct{ s *Sandbox }

// RoundTrip fulfils http.RoundTripper.
func (t transport) RoundTrip(r *http.Request) (*http.Response, error) {
	handler := t.s.handlerFor(r.URL.Host)
	if handler == nil {
		return nil, errors.New("sandbox: no simulator for host " + r.URL.Host)
	}
	if err := r.Context().Err(); err != nil {
		return nil, err
	}
	in := r.Clone(r.Context())
	in.RequestURI, in.Host, in.RemoteAddr = r.URL.RequestURI(), r.URL.Host, "127.0.0.1:1"
	if in.Body == nil {
		in.Body = http.NoBody
	}
	held := &answer{header: http.Header{}}
	broken := serve(handler, held, in)
	if r.Body != nil {
		_ = r.Body.Close()
	}
	if err := r.Context().Err(); err != nil {
		return nil, err
	}
	if broken && held.status == 0 {
		return nil, io.EOF
	}
	var body io.Reader = bytes.NewReader(held.body)
	if broken {
		body = io.MultiReader(body, brokenOff{})
	}
	return &http.Response{
		Status: http.StatusText(held.status), StatusCode: held.status, Proto: "HTTP/1.1", ProtoMajor: 1, ProtoMinor: 1,
		Header: held.header, Body: io.NopCloser(body), ContentLength: -1, Request: r,
	}, nil
}

// serve runs a handler and tells whether it broke the connection.
func serve(h http.Handler, w http.ResponseWriter, r *http.Request) (broken bool) {
	defer func() {
		if v := recover(); v != nil {
			if v != http.ErrAbortHandler { //nolint:errorlint // the identity is net/http's contract
				panic(v)
			}
			broken = true
		}
	}()
	h.ServeHTTP(w, r)
	return false
}

func (s *Sandbox) handlerFor(host string) http.Handler {
	s.mu.Lock()
	defer s.mu.Unlock()
	for name, addr := range s.addrs {
		if addr == host {
			return s.handlers[name]
		}
	}
	for _, sim := range s.sims {
		for _, h := range sim.Hosts() {
			if h == host {
				return s.handlers[sim.Platform()]
			}
		}
	}
	return nil
}

// brokenOff is the end of a body that was cut.
type brokenOff struct{}

func (brokenOff) Read([]byte) (int, error) { return 0, io.ErrUnexpectedEOF }
