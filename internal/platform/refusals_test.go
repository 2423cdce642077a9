package platform

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"
	"time"
)

func TestRefusals(t *testing.T) {
	now := time.Date(2026, 11, 24, 8, 0, 0, 0, time.UTC)
	r := RefusalsIn("REELS:follows@2026-11-01 FEED:saved@2026-10-01 no-day broken@yesterday", now, 30*24*time.Hour)
	for name, want := range map[string]bool{"REELS:follows": true, "FEED:saved": false, "no-day": false, "broken": false} {
		if r.Has(name) != want {
			t.Errorf("%s: refused %v", name, !want)
		}
	}
	if _, changed := r.Note(); changed {
		t.Error("a note that was only read counts as changed")
	}
	r.Add("FEED:reach")
	if note, changed := r.Note(); !changed || note != "FEED:reach@2026-11-24 REELS:follows@2026-11-01" {
		t.Errorf("%q, changed %v", note, changed)
	}
}

func TestHalve(t *testing.T) {
	refusal, away := errors.New("refused"), errors.New("away")
	refused := func(err error) bool { return errors.Is(err, refusal) }
	names := strings.Fields("a b c d e f g")
	for _, c := range []struct{ name, bad, broken string }{{"all fit", "", ""}, {"one does not", "c", ""}, {"two do not", "a g", ""}, {"none does", "a b c d e f g", ""}, {"the platform goes away", "c", "b"}} {
		var answered []string
		call := func(_ context.Context, some []string) error {
			for _, name := range some {
				switch {
				case len(some) == 1 && c.broken == name:
					return away
				case slices.Contains(strings.Fields(c.bad), name):
					return refusal
				}
			}
			answered = append(answered, some...)
			return nil
		}
		bad, err := Halve(t.Context(), names, refused, call)
		if c.broken != "" {
			if !errors.Is(err, away) {
				t.Errorf("%s: %v", c.name, err)
			}
			continue
		}
		if err != nil || strings.Join(bad, " ") != c.bad {
			t.Errorf("%s: %v refused, %v", c.name, bad, err)
		}
		if all := append(answered, bad...); len(all) != len(names) {
			t.Errorf("%s: %v were answered or refused", c.name, all)
		}
	}
}
