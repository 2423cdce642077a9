package platform

import (
	"bytes"
	"encoding/json"
	"math"
	"strconv"
	"strings"

	"candor/internal/social"
)

// shape is what stood in an answer in the place of a value.
type shape int

const (
	absent shape = iota // the field was not there: the zero value of every type below
	null
	whole // a whole number that is not negative and fits 63 bits
	quoted
	other // anything else: a fraction, a negative or too large a number, an object
)

// Count is a count as a platform sent it. Absent, null and unreadable stay apart from 0; decoding never fails, so that one odd
// count does not cost the whole page.
type Count struct {
	shape shape
	value int64
	raw   string
}

// UnmarshalJSON implements json.Unmarshaler.
func (c *Count) UnmarshalJSON(b []byte) error {
	*c = Count{shape: other, raw: string(b)}
	text := string(b)
	switch {
	case text == "null":
		c.shape = null
		return nil
	case strings.HasPrefix(text, `"`):
		_ = json.Unmarshal(b, &text) // where it fails the text keeps its quotes, and is no number
		if n, ok := wholeNumber(text); ok {
			c.shape, c.value = quoted, n
		}
		return nil
	}
	if n, ok := wholeNumber(text); ok {
		c.shape, c.value = whole, n
	}
	return nil
}

func wholeNumber(text string) (int64, bool) {
	if text == "" || strings.Trim(text, "0123456789") != "" {
		return 0, false
	}
	n, err := strconv.ParseInt(text, 10, 64)
	return n, err == nil
}

// Absent reports whether the answer did not hold the field.
func (c Count) Absent() bool { return c.shape == absent }

// Value returns the count if it was sent as a number.
func (c Count) Value() (int64, bool) { return c.value, c.shape == whole }

// Figure turns the count into a figure. Where there is none the reason is the caller's; where something else stood the figure is
// missing by error and the second result is what stood there, for a Flaw.
func (c Count) Figure(ifAbsent, ifNull social.Reason) (social.Figure, string) {
	switch c.shape {
	case whole:
		return social.Known(c.value), ""
	case absent:
		return social.Missing(ifAbsent), ""
	case null:
		return social.Missing(ifNull), ""
	default:
		return social.Missing(social.Failed), flawText(c.raw)
	}
}

// Fixed turns a number that may have a fraction into a figure of so many decimals: 9.2 with two decimals is 920. It rounds halves
// away from zero; everything that is no number is treated as in Figure.
func (c Count) Fixed(decimals int, ifAbsent, ifNull social.Reason) (social.Figure, string) {
	if c.shape == absent || c.shape == null {
		return c.Figure(ifAbsent, ifNull)
	}
	n, err := strconv.ParseFloat(c.raw, 64)
	scaled := math.Round(n * math.Pow10(decimals))
	if err != nil || math.IsNaN(n) || math.Abs(scaled) > 1<<53 {
		return social.Missing(social.Failed), flawText(c.raw)
	}
	return social.Known(int64(scaled)), ""
}

// TextCount is a count of a platform that documents its counts as strings ("12"). A bare number is taken too.
type TextCount struct{ Count }

// Value returns the count.
func (c TextCount) Value() (int64, bool) { return c.value, c.shape == whole || c.shape == quoted }

// Figure is Count.Figure, with strings taken as numbers.
func (c TextCount) Figure(ifAbsent, ifNull social.Reason) (social.Figure, string) {
	if c.shape == quoted {
		return social.Known(c.value), ""
	}
	return c.Count.Figure(ifAbsent, ifNull)
}

// Text is a string as a platform sent it. Decoding never fails.
type Text struct {
	shape shape
	value string
	raw   string
}

// UnmarshalJSON implements json.Unmarshaler. NUL characters, which PostgreSQL cannot store, are left out.
func (t *Text) UnmarshalJSON(b []byte) error {
	*t = Text{shape: other, raw: string(b)}
	if string(b) == "null" {
		t.shape = null
		return nil
	}
	if json.Unmarshal(b, &t.value) == nil {
		t.shape, t.raw = quoted, ""
		t.value = strings.ReplaceAll(t.value, "\x00", "")
	}
	return nil
}

// Value returns the text, "" if there is none.
func (t Text) Value() string { return t.value }

// Absent reports whether the answer did not hold the field.
func (t Text) Absent() bool { return t.shape == absent }

// Text turns it into the domain's text; the reasons and the second result are as for Count.Figure.
func (t Text) Text(ifAbsent, ifNull social.Reason) (social.Text, string) {
	switch t.shape {
	case quoted:
		return social.Says(t.value), ""
	case absent:
		return social.Unsaid(ifAbsent), ""
	case null:
		return social.Unsaid(ifNull), ""
	default:
		return social.Unsaid(social.Failed), flawText(t.raw)
	}
}

// Flag is a boolean as a platform sent it. Decoding never fails.
type Flag struct {
	shape shape
	value bool
	raw   string
}

// UnmarshalJSON implements json.Unmarshaler.
func (f *Flag) UnmarshalJSON(b []byte) error {
	*f = Flag{shape: other, raw: string(b)}
	switch string(b) {
	case "null":
		f.shape = null
	case "true", "false":
		f.shape, f.value = whole, b[0] == 't'
	}
	return nil
}

// Value returns the boolean and whether there is one.
func (f Flag) Value() (value, ok bool) { return f.value, f.shape == whole }

// Figure turns it into 1 or 0; the reasons and the second result are as for Count.Figure.
func (f Flag) Figure(ifAbsent, ifNull social.Reason) (social.Figure, string) {
	switch {
	case f.shape == whole && f.value:
		return social.Known(1), ""
	case f.shape == whole:
		return social.Known(0), ""
	default:
		return Count{shape: f.shape, raw: f.raw}.Figure(ifAbsent, ifNull)
	}
}

// ID is an identifier. It is decoded from a JSON string or from a bare number of any size, kept digit by digit, because platforms
// send numbers that no float64 holds. Anything else decodes to "", which callers treat as "no id".
type ID string

// UnmarshalJSON implements json.Unmarshaler.
func (id *ID) UnmarshalJSON(b []byte) error {
	*id = ""
	switch {
	case bytes.HasPrefix(b, []byte(`"`)):
		var text string
		if json.Unmarshal(b, &text) == nil {
			*id = ID(strings.ReplaceAll(text, "\x00", ""))
		}
	case strings.Trim(string(b), "0123456789") == "":
		*id = ID(b)
	}
	return nil
}

const maxFlaw = 40

// flawText shortens what stood in the place of a value to what a Flaw may keep.
func flawText(raw string) string {
	if text := cut(Scrub(raw), maxFlaw); text != "" {
		return text
	}
	return "unreadable"
}
