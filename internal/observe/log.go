package observe

import (
	"context"
	"fmt"
	"io"
	"log/slog"
	"slices"
)

// LogConfig says how to log.
type LogConfig struct {
	// To receives the lines. Default: nowhere.
	To io.Writer
	// JSON writes one JSON object a line; default: text.
	JSON bool
	// Level is the lowest level that is written. Default: info.
	Level slog.Level
}

// NewLogger makes a logger whose lines are scrubbed.
func NewLogger(c LogConfig) *slog.Logger {
	if c.To == nil {
		return slog.New(slog.DiscardHandler)
	}
	options := &slog.HandlerOptions{Level: c.Level}
	if c.JSON {
		return slog.New(scrubbing{slog.NewJSONHandler(c.To, options)})
	}
	return slog.New(scrubbing{slog.NewTextHandler(c.To, options)})
}

// scrubbing scrubs what goes to another handler.
type scrubbing struct{ slog.Handler }

// Handle implements slog.Handler.
func (s scrubbing) Handle(ctx context.Context, r slog.Record) error {
	clean := slog.NewRecord(r.Time, r.Level, Scrub(r.Message), r.PC)
	r.Attrs(func(a slog.Attr) bool {
		clean.AddAttrs(scrubAttr(a))
		return true
	})
	return s.Handler.Handle(ctx, clean)
}

// WithAttrs implements slog.Handler.
func (s scrubbing) WithAttrs(attrs []slog.Attr) slog.Handler {
	attrs = slices.Clone(attrs)
	for i, a := range attrs {
		attrs[i] = scrubAttr(a)
	}
	return scrubbing{s.Handler.WithAttrs(attrs)}
}

// WithGroup implements slog.Handler.
func (s scrubbing) WithGroup(name string) slog.Handler { return scrubbing{s.Handler.WithGroup(name)} }

// named are attributes whose whole value is a secret, whatever it looks like.
var named = []string{"token", "access_token", "refresh_token", "client_secret", "secret", "password", "code", "state", "verifier", "code_verifier", "authorization", "cookie"}

func scrubAttr(a slog.Attr) slog.Attr {
	v := a.Value.Resolve()
	switch v.Kind() {
	case slog.KindString:
		if slices.Contains(named, a.Key) && !wordOnly(v.String()) {
			return slog.String(a.Key, redacted)
		}
		return slog.String(a.Key, Scrub(v.String()))
	case slog.KindGroup:
		group := slices.Clone(v.Group())
		for i, member := range group {
			group[i] = scrubAttr(member)
		}
		return slog.Attr{Key: a.Key, Value: slog.GroupValue(group...)}
	case slog.KindAny:
		return slog.String(a.Key, Scrub(fmt.Sprint(v.Any())))
	default:
		return slog.Attr{Key: a.Key, Value: v}
	}
}

// wordOnly reports whether a text is a word of ours, such as a problem's code or a connection's state, and no secret.
func wordOnly(s string) bool {
	for _, r := range s {
		if r != '_' && (r < 'a' || r > 'z') {
			return false
		}
	}
	return len(s) <= 32
}
