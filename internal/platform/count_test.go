package platform_test

import (
	"encoding/json"
	"math/big"
	"strings"
	"testing"

	"candor/internal/platform"
	"candor/internal/social"
)

func TestCounts(t *testing.T) {
	tests := []struct {
		json        string
		number      social.Figure // as Count
		text        social.Figure // as TextCount
		flaw        bool          // of Count
		textHasFlaw bool
	}{
		{json: `{}`, number: social.Missing(social.HiddenByOwner), text: social.Missing(social.HiddenByOwner)},
		{json: `{"n":null}`, number: social.Missing(social.NotReported), text: social.Missing(social.NotReported)},
		{json: `{"n":0}`, number: social.Known(0), text: social.Known(0)},
		{json: `{"n":9223372036854775807}`, number: social.Known(9223372036854775807), text: social.Known(9223372036854775807)},
		{json: `{"n":9223372036854775808}`, number: social.Missing(social.Failed), text: social.Missing(social.Failed), flaw: true, textHasFlaw: true},
		{json: `{"n":"12"}`, number: social.Missing(social.Failed), text: social.Known(12), flaw: true},
		{json: `{"n":"-12"}`, number: social.Missing(social.Failed), text: social.Missing(social.Failed), flaw: true, textHasFlaw: true},
		{json: `{"n":""}`, number: social.Missing(social.Failed), text: social.Missing(social.Failed), flaw: true, textHasFlaw: true},
		{json: `{"n":-1}`, number: social.Missing(social.Failed), text: social.Missing(social.Failed), flaw: true, textHasFlaw: true},
		{json: `{"n":1.5}`, number: social.Missing(social.Failed), text: social.Missing(social.Failed), flaw: true, textHasFlaw: true},
		{json: `{"n":1e3}`, number: social.Missing(social.Failed), text: social.Missing(social.Failed), flaw: true, textHasFlaw: true},
		{json: `{"n":{"a":[]}}`, number: social.Missing(social.Failed), text: social.Missing(social.Failed), flaw: true, textHasFlaw: true},
		{json: `{"n":false}`, number: social.Missing(social.Failed), text: social.Missing(social.Failed), flaw: true, textHasFlaw: true},
	}
	for _, tt := range tests {
		var number struct{ N platform.Count }
		var text struct{ N platform.TextCount }
		if err := json.Unmarshal([]byte(tt.json), &number); err != nil {
			t.Fatal(err)
		}
		if err := json.Unmarshal([]byte(tt.json), &text); err != nil {
			t.Fatal(err)
		}
		if got, flaw := number.N.Figure(social.HiddenByOwner, social.NotReported); got != tt.number || (flaw != "") != tt.flaw {
			t.Errorf("%s as number: %v %q", tt.json, got, flaw)
		}
		if got, flaw := text.N.Figure(social.HiddenByOwner, social.NotReported); got != tt.text || (flaw != "") != tt.textHasFlaw {
			t.Errorf("%s as text: %v %q", tt.json, got, flaw)
		}
	}
}

func TestTextsFlagsAndIDs(t *testing.T) {
	var v struct {
		Text, Empty, Null, Odd, Absent, Nul platform.Text
		Yes, No, Maybe, Gone                platform.Flag
		Number, Quoted, Float, Object       platform.ID
	}
	err := json.Unmarshal([]byte(`{"text":"a","empty":"","null":null,"odd":{"access_token":"x"},"nul":"a\u0000b","yes":true,"no":false,"maybe":"true",
		"number":178414000000000000001,"quoted":"00178","float":1.5,"object":{}}`), &v)
	if err != nil {
		t.Fatal(err)
	}
	texts := map[*platform.Text]social.Text{&v.Text: social.Says("a"), &v.Empty: social.Says(""), &v.Null: social.Unsaid(social.NotReported),
		&v.Odd: social.Unsaid(social.Failed), &v.Absent: social.Unsaid(social.NotOffered), &v.Nul: social.Says("ab")}
	for text, want := range texts {
		if got, _ := text.Text(social.NotOffered, social.NotReported); got != want {
			t.Errorf("got %v, want %v", got, want)
		}
	}
	flags := map[*platform.Flag]social.Figure{&v.Yes: social.Known(1), &v.No: social.Known(0), &v.Maybe: social.Missing(social.Failed), &v.Gone: social.Missing(social.NotOffered)}
	for flag, want := range flags {
		if got, _ := flag.Figure(social.NotOffered, social.NotReported); got != want {
			t.Errorf("got %v, want %v", got, want)
		}
	}
	if v.Number != "178414000000000000001" || v.Quoted != "00178" || v.Float != "" || v.Object != "" {
		t.Errorf("ids: %q %q %q %q", v.Number, v.Quoted, v.Float, v.Object)
	}
}

func TestLife(t *testing.T) {
	for text, want := range map[string]bool{"5183944": true, `"5183944"`: true, "59": false, "60": true, "34560001": false, "-1": false, "null": false, "9e9": false} {
		var c platform.Count
		if err := json.Unmarshal([]byte(text), &c); err != nil {
			t.Fatal(err)
		}
		if _, ok := c.Life(); ok != want {
			t.Errorf("expires_in %s: got %v", text, ok)
		}
	}
}

func FuzzCount(f *testing.F) {
	for _, seed := range []string{`0`, `"12"`, `null`, `-1`, `1.5`, `1e9`, `9223372036854775808`, `{}`, `"` + strings.Repeat("9", 30) + `"`} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		var c platform.Count
		if json.Unmarshal([]byte(text), &c) != nil {
			return
		}
		figure, _ := c.Figure(social.NotOffered, social.NotReported)
		value, known := figure.Value()
		if !known {
			return
		}
		exact, ok := new(big.Int).SetString(strings.TrimSpace(text), 10)
		if !ok || !exact.IsInt64() || exact.Int64() != value || value < 0 {
			t.Errorf("%q became %d", text, value)
		}
	})
}

func FuzzScrub(f *testing.F) {
	f.Add("Error validating access token=IGAAabcdef0123456789", "IGAAabcdef0123456789")
	f.Fuzz(func(t *testing.T, text, secret string) {
		got := platform.Scrub(text+" "+secret, secret)
		if len(got) > 200 {
			t.Errorf("%d bytes", len(got))
		}
		if len(secret) >= 8 && strings.Trim(secret, "redact[]sU\uFFFD ") != "" && len(text) < 100 && strings.Contains(got, secret) && !strings.Contains("[redacted] [address]", secret) {
			t.Errorf("%q still holds %q", got, secret)
		}
	})
}

// What names an account or a post goes with a platform's message; a time and a log's number stay.
func TestScrubTakesOutIDs(t *testing.T) {
	const said = "Object with ID '17841772071630267' does not exist since 1772454000 (20260302120000)"
	if got := platform.Scrub(said); got != "Object with ID '[id]' does not exist since 1772454000 (20260302120000)" {
		t.Errorf("%q", got)
	}
}
