package platform

import (
	"context"
	"slices"
	"strings"
	"time"
)

// Refusals is what a platform refused not long ago, by names of the connector's own, kept as a note between readings: "REELS:follows@2026-11-24 …".
// One metric that a platform does not support may fail the whole request; what is known to be refused is left out for a while.
type Refusals struct {
	days  map[string]string // name -> the day of the refusal
	today string
	added bool
}

// RefusalsIn reads a note. A refusal is believed for a time; now, in the zone that cuts the platform's days, dates new ones.
func RefusalsIn(note string, now time.Time, believed time.Duration) *Refusals {
	r := &Refusals{days: map[string]string{}, today: now.Format(time.DateOnly)}
	for _, entry := range strings.Fields(note) {
		name, on, _ := strings.Cut(entry, "@")
		if day, err := time.Parse(time.DateOnly, on); err == nil && now.Sub(day) < believed {
			r.days[name] = on
		}
	}
	return r
}

// Has reports whether a name was refused.
func (r *Refusals) Has(name string) bool { return r.days[name] != "" }

// Add remembers that a name was refused today.
func (r *Refusals) Add(name string) { r.days[name], r.added = r.today, true }

// Note is the note to keep; false if nothing was added to the one that was read.
func (r *Refusals) Note() (string, bool) {
	entries := make([]string, 0, len(r.days))
	for name, day := range r.days {
		entries = append(entries, name+"@"+day)
	}
	slices.Sort(entries)
	return strings.Join(entries, " "), r.added
}

// Halve makes a call for some names, in halves where it is refused, and returns those that are refused alone; the call was answered for
// all others. An error that refused does not know ends it.
func Halve(ctx context.Context, names []string, refused func(error) bool, call func(context.Context, []string) error) ([]string, error) {
	if len(names) == 0 {
		return nil, nil
	}
	err := call(ctx, names)
	switch {
	case err == nil:
		return nil, nil
	case !refused(err):
		return nil, err
	case len(names) == 1:
		return names, nil
	}
	return HalveRefused(ctx, names, refused, call)
}

// HalveRefused is Halve for names whose call was refused already.
func HalveRefused(ctx context.Context, names []string, refused func(error) bool, call func(context.Context, []string) error) ([]string, error) {
	first, err := Halve(ctx, names[:len(names)/2], refused, call)
	if err != nil {
		return nil, err
	}
	second, err := Halve(ctx, names[len(names)/2:], refused, call)
	return slices.Concat(first, second), err
}
