package social

import (
	"errors"
	"strings"
	"testing"
	"time"
)

func TestAllowanceCheck(t *testing.T) {
	now := time.Date(2026, 11, 22, 12, 0, 0, 0, time.UTC)
	good := Allowance{Platform: YouTube, What: DerivedFigures, Reference: strings.Repeat("é", maxReference), Scope: strings.Repeat("界", maxScope), AllowedOn: "2026-11-23"}
	if err := good.Check(now); err != nil {
		t.Errorf("the longest words, and the day that has begun elsewhere: %v", err)
	}
	for name, spoil := range map[string]func(a *Allowance){
		"no reference":          func(a *Allowance) { a.Reference = " " },
		"a long reference":      func(a *Allowance) { a.Reference += "é" },
		"no scope":              func(a *Allowance) { a.Scope = "" },
		"a long scope":          func(a *Allowance) { a.Scope += "x" },
		"no day":                func(a *Allowance) { a.AllowedOn = "yesterday" },
		"a day that is to come": func(a *Allowance) { a.AllowedOn = "2026-11-24" },
	} {
		bad := good
		spoil(&bad)
		if _, told := errors.AsType[Invalid](bad.Check(now)); !told {
			t.Errorf("%s: %v", name, bad.Check(now))
		}
	}
}
