package observe

import (
	"context"
	"log/slog"
	"net/http"
	"slices"
	"time"
)

type routeKey struct{}

// Requests logs and counts every request by the pattern of its route, which [Note] tells from inside. Neither the path as it came
// nor the query string is logged: a callback's query holds a code.
func Requests(log *slog.Logger, c *Counters, now func() time.Time) func(http.Handler) http.Handler {
	return func(next http.Handler) http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			route, began := "unknown", now()
			seen := &status{ResponseWriter: w, code: http.StatusOK}
			defer func() {
				cut := recover() // a file that was cut off: its connection ends, and it counts as an answer that failed
				if cut != nil {
					seen.code = http.StatusInternalServerError
				}
				took, method := now().Sub(began), methodOf(r)
				c.request(route, method, seen.code, took)
				log.LogAttrs(r.Context(), levelOf(route, seen.code), "request", slog.String("method", method), slog.String("route", route),
					slog.Int("status", seen.code), slog.Duration("took", took), slog.Bool("cut", cut != nil))
				if cut != nil {
					panic(cut)
				}
			}()
			next.ServeHTTP(seen, r.WithContext(context.WithValue(r.Context(), routeKey{}, &route)))
		})
	}
}

// Note tells which route a request took. Outside of Requests it does nothing.
func Note(ctx context.Context, route string) {
	if to, ok := ctx.Value(routeKey{}).(*string); ok {
		*to = route
	}
}

// methodOf keeps made-up methods out of the labels.
func methodOf(r *http.Request) string {
	known := []string{http.MethodGet, http.MethodHead, http.MethodPost, http.MethodPut, http.MethodPatch, http.MethodDelete, http.MethodOptions}
	if slices.Contains(known, r.Method) {
		return r.Method
	}
	return "other"
}

// levelOf keeps what happens all the time, pages, files and health checks, out of the log.
func levelOf(route string, code int) slog.Level {
	switch {
	case code >= http.StatusInternalServerError:
		return slog.LevelError
	case slices.Contains([]string{"/healthz", "/readyz", "/metrics", "file", "page"}, route):
		return slog.LevelDebug
	default:
		return slog.LevelInfo
	}
}

// status remembers what was answered.
type status struct {
	http.ResponseWriter
	code  int
	wrote bool
}

// WriteHeader implements http.ResponseWriter.
func (s *status) WriteHeader(code int) {
	if !s.wrote {
		s.code, s.wrote = code, true
	}
	s.ResponseWriter.WriteHeader(code)
}

// Write implements http.ResponseWriter.
func (s *status) Write(b []byte) (int, error) {
	s.wrote = true
	return s.ResponseWriter.Write(b)
}

// Unwrap serves http.ResponseController.
func (s *status) Unwrap() http.ResponseWriter { return s.ResponseWriter }
