package observe

import (
	"context"
	"fmt"
	"log/slog"
	"net/http"
	"time"

	"github.com/getsentry/sentry-go"
)

// SentryConfig says where errors are reported to.
type SentryConfig struct {
	// DSN is the address of a project at Sentry, or at any server that speaks its protocol. Empty: nothing is reported.
	DSN string
	// Release is the version that reports.
	Release string
	// Transport carries the reports. Default: the network.
	Transport http.RoundTripper
}

// Sentry reports errors: every log line that is an error, and every warning about a connection, such as a run or a renewal that
// failed, or about a sender of events. Everything is scrubbed before it leaves, as log lines are. A nil *Sentry reports nothing.
type Sentry struct{ client *sentry.Client }

// NewSentry makes a reporter, or nil for an empty DSN.
func NewSentry(c SentryConfig) (*Sentry, error) {
	if c.DSN == "" {
		return nil, nil
	}
	client, err := sentry.NewClient(sentry.ClientOptions{
		Dsn: c.DSN, Release: c.Release, HTTPTransport: c.Transport, ServerName: "candor",
		Integrations:          func([]sentry.Integration) []sentry.Integration { return nil }, // nothing of the environment or the sources goes along
		BeforeSend:            func(e *sentry.Event, _ *sentry.EventHint) *sentry.Event { return scrubEvent(e) },
		BeforeSendTransaction: func(e *sentry.Event, _ *sentry.EventHint) *sentry.Event { return scrubEvent(e) },
	})
	if err != nil {
		return nil, fmt.Errorf("SENTRY_DSN is not the address of a Sentry project: %s", Scrub(err.Error()))
	}
	return &Sentry{client}, nil
}

// Flush waits until what was reported has left, at most so long.
func (s *Sentry) Flush(most time.Duration) {
	if s != nil {
		s.client.Flush(most)
	}
}

// WebError is an error of the web app, as its browser told it. Nothing of it is believed, and all of it is scrubbed.
type WebError struct {
	Message, Stack, Page string
}

// WebApp reports an error of the web app.
func (s *Sentry) WebApp(e WebError) {
	if s == nil {
		return
	}
	event := sentry.NewEvent()
	event.Level, event.Logger, event.Platform = sentry.LevelError, "web", "javascript"
	event.Message = ScrubForeign(e.Message)
	event.Tags = map[string]string{"page": ScrubForeign(e.Page)}
	event.Contexts = map[string]sentry.Context{"web": {"stack": ScrubForeign(e.Stack)}}
	s.client.CaptureEvent(event, nil, nil)
}

// Logger returns a logger that writes as log does and reports what is worth it.
func (s *Sentry) Logger(log *slog.Logger) *slog.Logger {
	if s == nil {
		return log
	}
	return slog.New(reporting{Handler: log.Handler(), sentry: s})
}

// reporting passes log lines on and reports some of them.
type reporting struct {
	slog.Handler
	sentry *Sentry
	attrs  []slog.Attr
}

// Enabled implements slog.Handler: what is reported is not a matter of the log's level.
func (r reporting) Enabled(ctx context.Context, level slog.Level) bool {
	return level >= slog.LevelWarn || r.Handler.Enabled(ctx, level)
}

// Handle implements slog.Handler.
func (r reporting) Handle(ctx context.Context, record slog.Record) error {
	r.report(record)
	if !r.Handler.Enabled(ctx, record.Level) {
		return nil
	}
	return r.Handler.Handle(ctx, record)
}

func (r reporting) report(record slog.Record) {
	tags, about := map[string]string{}, false
	note := func(a slog.Attr) bool {
		a = scrubAttr(a)
		tags[a.Key] = a.Value.String()
		about = about || a.Key == "connection" || a.Key == "run" || a.Key == "source"
		return true
	}
	for _, a := range r.attrs {
		note(a)
	}
	record.Attrs(note)
	if record.Level < slog.LevelWarn || record.Level < slog.LevelError && !about {
		return
	}
	event := sentry.NewEvent()
	event.Level, event.Timestamp, event.Message, event.Tags = sentry.LevelWarning, record.Time, record.Message, tags
	if record.Level >= slog.LevelError {
		event.Level = sentry.LevelError
	}
	r.sentry.client.CaptureEvent(event, nil, nil)
}

// WithAttrs implements slog.Handler.
func (r reporting) WithAttrs(attrs []slog.Attr) slog.Handler {
	return reporting{r.Handler.WithAttrs(attrs), r.sentry, append(append([]slog.Attr{}, r.attrs...), attrs...)}
}

// WithGroup implements slog.Handler.
func (r reporting) WithGroup(name string) slog.Handler {
	return reporting{r.Handler.WithGroup(name), r.sentry, r.attrs}
}

// scrubEvent is the last thing that happens to a report before it leaves.
func scrubEvent(e *sentry.Event) *sentry.Event {
	e.Message, e.User, e.Request, e.Modules = Scrub(e.Message), sentry.User{}, nil, nil
	for k, v := range e.Tags {
		e.Tags[k] = Scrub(v)
	}
	for i := range e.Exception {
		e.Exception[i].Value = Scrub(e.Exception[i].Value)
	}
	for _, b := range e.Breadcrumbs {
		b.Message, b.Data = Scrub(b.Message), nil
	}
	for _, context := range e.Contexts {
		for k, v := range context {
			context[k] = Scrub(fmt.Sprint(v))
		}
	}
	return e
}
