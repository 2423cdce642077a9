package instagram

import (
	"sort"
	"strings"
	"testing"
)

// text writes fields back, to compare and to read again.
func text(fields []field) string {
	var parts []string
	for _, f := range fields {
		part := f.name
		var mods []string
		for k, v := range f.mods {
			mods = append(mods, "."+k+"("+v+")")
		}
		sort.Strings(mods)
		part += strings.Join(mods, "")
		if len(f.sub) > 0 {
			part += "{" + text(f.sub) + "}"
		}
		parts = append(parts, part)
	}
	return strings.Join(parts, ",")
}

func TestParseFields(t *testing.T) {
	for in, want := range map[string]string{
		"":                                  "",
		"id":                                "id",
		" id , caption ":                    "id,caption",
		"children{id,media_url},like_count": "children{id,media_url},like_count",
		"insights.metric(reach,views).period(lifetime),id": "insights.metric(reach,views).period(lifetime),id",
		"media.limit(5){id,children{id}}":                  "media.limit(5){id,children{id}}",
		"media{id}.limit(5)":                               "media.limit(5){id}",
		"a{b{c{d}}}":                                       "a{b{c{d}}}",
	} {
		got, fail := parseFields(in)
		if fail != nil || text(got) != want {
			t.Errorf("%q: %q %v", in, text(got), fail)
		}
	}
	for _, in := range []string{
		",", "id,", "id,,caption", "id{", "id{}", "id}", "a{b", "a.b", "a.b(", "a.(1)", "A", "id id", "id,id", "a{b,b}", "a{b}{c}",
		strings.Repeat("a{", 20) + "a" + strings.Repeat("}", 20),
	} {
		if got, fail := parseFields(in); fail == nil || fail.Code != 2500 {
			t.Errorf("%q is read as %q", in, text(got))
		}
	}
}

func FuzzParseFields(f *testing.F) {
	for _, seed := range []string{"id,caption", "children{id}", "insights.metric(reach,views),id", "media.limit(5){id}", "a{", "a.b(c", "é", "a b"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, in string) {
		fields, fail := parseFields(in)
		if fail != nil {
			return
		}
		again, fail := parseFields(text(fields))
		if fail != nil || text(again) != text(fields) {
			t.Errorf("%q is read as %q, and that as %q %v", in, text(fields), text(again), fail)
		}
	})
}
