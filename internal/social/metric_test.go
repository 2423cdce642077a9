package social

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestSumRefusesWhatMustNotBeSummed(t *testing.T) {
	for _, m := range Metrics() {
		for _, over := range []Scope{OfProfile, OfPost} {
			want := m.Kind == FlowKind && over == OfProfile || m.Kind == LifetimeKind && over == OfPost
			_, err := Sum(m, over, []Figure{Known(1), Known(2)})
			if (err == nil) != want {
				t.Errorf("sum of %s (%s) over %s: allowed %v, want %v", m.ID, m.Kind, over, err == nil, want)
			}
		}
	}
}

func TestSumIsMissingIfAPartIs(t *testing.T) {
	likes, _ := MetricOf(Likes)
	rapid.Check(t, func(t *rapid.T) {
		parts := rapid.SliceOf(rapid.Custom(func(t *rapid.T) Figure {
			if rapid.IntRange(0, 4).Draw(t, "kind") == 0 {
				return Missing(rapid.SampledFrom(Reasons()).Draw(t, "reason"))
			}
			return Known(rapid.Int64Range(-10, 1e9).Draw(t, "value"))
		})).Draw(t, "parts")
		sum, err := Sum(likes, OfPost, parts)
		if err != nil {
			t.Fatal(err)
		}
		var want int64
		for _, part := range parts {
			value, ok := part.Value()
			if !ok {
				if sum.Known() || sum.Reason() != part.Reason() {
					t.Fatalf("a part is missing (%s), the sum is %+v", part.Reason(), sum)
				}
				return
			}
			want += value
		}
		if got, ok := sum.Value(); !ok || got != want {
			t.Fatalf("sum %d, want %d", got, want)
		}
	})
}

func TestTheZeroFigureIsNotZero(t *testing.T) {
	var f Figure
	if f.Known() || f.Reason() != NotYetSynced {
		t.Errorf("the zero figure is %+v with reason %q", f, f.Reason())
	}
	if Missing("").Reason() != Failed {
		t.Error("a missing figure without a reason must be our fault")
	}
	if Known(0).Reason() != "" {
		t.Error("a known zero has no reason")
	}
}

// TestRegistryIsWhole: every metric of an offer exists, is offered once per platform, and says what it means; every break is a day.
func TestRegistryIsWhole(t *testing.T) {
	type key struct {
		platform Platform
		metric   MetricID
	}
	seen := map[key]bool{}
	for _, o := range offers {
		if _, ok := MetricOf(o.Metric); !ok {
			t.Errorf("%s offers %s, which is not in the registry", o.Platform, o.Metric)
		}
		if seen[key{o.Platform, o.Metric}] {
			t.Errorf("%s offers %s twice", o.Platform, o.Metric)
		}
		seen[key{o.Platform, o.Metric}] = true
		if o.Definition == "" || (o.Class == Raw) != (o.Field != "") {
			t.Errorf("%s/%s: a definition is missing, or a raw metric has no field, or a derived one has", o.Platform, o.Metric)
		}
		words := o.Definition + " " + o.Limits
		if strings.Contains(words, "rounded") || strings.Contains(words, "whole minutes") {
			if o.Rounding == "" {
				t.Errorf("%s/%s says in words that it is rounded, and not in its field", o.Platform, o.Metric)
			}
		}
		if strings.Contains(words, "estimated") != o.Traits.Has(Estimated) || strings.Contains(words, "organic") != o.Traits.Has(OrganicOnly) {
			t.Errorf("%s/%s: its words and its traits differ", o.Platform, o.Metric)
		}
		for _, b := range o.Breaks {
			if _, err := ParseDay(string(b.Day)); err != nil || b.Text == "" {
				t.Errorf("%s/%s: break %+v", o.Platform, o.Metric, b)
			}
		}
	}
	for _, m := range Metrics() {
		if m.Label == "" || m.Definition == "" {
			t.Errorf("%s has no label or definition", m.ID)
		}
	}
}
