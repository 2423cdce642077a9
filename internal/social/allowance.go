package social

import (
	"fmt"
	"strings"
	"time"
	"unicode/utf8"
)

// Allowed is what a platform may allow an installation beyond its terms.
type Allowed string

// DerivedFigures says that figures may be computed from the platform's data (YouTube III.L, which amends III.E.4.h).
const DerivedFigures Allowed = "derived_figures"

// Allowance is an acceptance by a platform, as the operator of the installation recorded it.
type Allowance struct {
	Platform   Platform
	What       Allowed
	Reference  string // what the platform calls its acceptance
	Scope      string // what it covers, in the platform's words
	AllowedOn  Day    // when the platform accepted
	RecordedAt time.Time
}

// The longest words of a record, in characters.
const (
	maxReference = 200
	maxScope     = 2000
)

// Check says what is wrong with a record that is made at an instant, as an Invalid, or nil. What is recorded has to be found again at the platform.
func (a Allowance) Check(now time.Time) error {
	reference, scope := strings.TrimSpace(a.Reference), strings.TrimSpace(a.Scope)
	day, err := ParseDay(string(a.AllowedOn))
	switch {
	case reference == "" || utf8.RuneCountInString(reference) > maxReference:
		return Invalid(fmt.Sprintf("the reference under which the platform keeps its acceptance is needed, at most %d characters", maxReference))
	case scope == "" || utf8.RuneCountInString(scope) > maxScope:
		return Invalid(fmt.Sprintf("the scope is needed: what the acceptance covers, in the platform's words, at most %d characters", maxScope))
	case err != nil:
		return Invalid("the day of the acceptance: " + err.Error())
	case day > DayOf(now, time.UTC).Add(1): // zones differ
		return Invalid("the day of the acceptance has not come yet")
	}
	return nil
}
