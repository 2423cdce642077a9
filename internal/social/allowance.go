package social

import (
	"errors"
	"fmt"
	"strings"
	"time"
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

// The longest words of a record.
const (
	maxReference = 200
	maxScope     = 2000
)

// Check says what is wrong with a record that is made at an instant, or nil. What is recorded has to be found again at the platform.
func (a Allowance) Check(now time.Time) error {
	reference, scope := strings.TrimSpace(a.Reference), strings.TrimSpace(a.Scope)
	day, err := ParseDay(string(a.AllowedOn))
	switch {
	case reference == "" || len(reference) > maxReference:
		return fmt.Errorf("the reference under which the platform keeps its acceptance is needed, at most %d bytes", maxReference)
	case scope == "" || len(scope) > maxScope:
		return fmt.Errorf("the scope is needed: what the acceptance covers, in the platform's words, at most %d bytes", maxScope)
	case err != nil:
		return fmt.Errorf("the day of the acceptance: %w", err)
	case day > DayOf(now, time.UTC).Add(1): // zones differ
		return errors.New("the day of the acceptance has not come yet")
	}
	return nil
}
