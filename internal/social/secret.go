package social

import (
	"encoding/json"
	"log/slog"
)

const redacted = "[redacted]"

// Secret is a string that must never be printed: an access token, a refresh token, a client secret, a code verifier.
// Every way of formatting it (fmt, slog, JSON, text) yields "[redacted]"; only Reveal gives the text, and its callers are few
// enough to read: the connectors that send it and the seal that stores it.
type Secret string

// Reveal returns the text itself.
func (s Secret) Reveal() string { return string(s) }

// Empty reports whether there is nothing to hide.
func (s Secret) Empty() bool { return s == "" }

// String implements fmt.Stringer.
func (Secret) String() string { return redacted }

// GoString implements fmt.GoStringer, for %#v.
func (Secret) GoString() string { return redacted }

// LogValue implements slog.LogValuer.
func (Secret) LogValue() slog.Value { return slog.StringValue(redacted) }

// MarshalJSON implements json.Marshaler.
func (Secret) MarshalJSON() ([]byte, error) { return json.Marshal(redacted) }

// MarshalText implements encoding.TextMarshaler.
func (Secret) MarshalText() ([]byte, error) { return []byte(redacted), nil }
