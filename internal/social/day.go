package social

import (
	"fmt"
	"sync"
	"time"
)

// Day is a calendar day, written YYYY-MM-DD. It has no zone of its own: a connection's level days are days of the
// connection's zone, a platform's own daily series keep the platform's zone (the registry says which).
// Days compare as strings.
type Day string

const dayLayout = "2006-01-02"

// DayOf returns the calendar day of an instant in a zone.
func DayOf(t time.Time, zone *time.Location) Day { return Day(t.In(zone).Format(dayLayout)) }

// ParseDay reads YYYY-MM-DD and nothing else.
func ParseDay(s string) (Day, error) {
	t, err := time.Parse(dayLayout, s)
	if err != nil || t.Format(dayLayout) != s {
		return "", fmt.Errorf("%q is not a day of the form YYYY-MM-DD", s)
	}
	return Day(s), nil
}

// The days that may be asked for. Arithmetic on days beyond them would leave the form YYYY-MM-DD.
const (
	FarthestBack  Day = "1900-01-01"
	FarthestAhead Day = "2999-12-31"
)

// ParseAskedDay reads a day that somebody asks for.
func ParseAskedDay(s string) (Day, error) {
	day, err := ParseDay(s)
	if err == nil && (day < FarthestBack || day > FarthestAhead) {
		return "", fmt.Errorf("%s is too far away. Ask for days from %s to %s", s, FarthestBack, FarthestAhead)
	}
	return day, err
}

// Add returns the day n days later (earlier if n is negative).
func (d Day) Add(n int) Day { return Day(d.midnight().AddDate(0, 0, n).Format(dayLayout)) }

// Sub returns how many days d lies after e.
func (d Day) Sub(e Day) int { return int(d.midnight().Sub(e.midnight()).Hours() / 24) }

// Start returns the first instant of the day in a zone; where clocks skip midnight it is the first instant that exists.
func (d Day) Start(zone *time.Location) time.Time {
	t := d.midnight()
	start := time.Date(t.Year(), t.Month(), t.Day(), 0, 0, 0, 0, zone)
	if DayOf(start, zone) != d {
		_, start = start.ZoneBounds() // midnight was skipped: the clocks changed from the day before into this one
	}
	return start
}

// End returns the first instant of the next day in a zone. A day may last 23, 24 or 25 hours.
func (d Day) End(zone *time.Location) time.Time { return d.Add(1).Start(zone) }

func (d Day) midnight() time.Time {
	t, err := time.Parse(dayLayout, string(d))
	if err != nil {
		panic(fmt.Sprintf("social: %q is not a day", string(d))) // days are made by DayOf and ParseDay only
	}
	return t
}

// Zone returns the location of an IANA name, or UTC for "" and for names this build does not know.
func Zone(name string) *time.Location {
	if name == "" {
		return time.UTC
	}
	if known, ok := zones.Load(name); ok {
		return known.(*time.Location)
	}
	zone, err := time.LoadLocation(name)
	if err != nil {
		return time.UTC
	}
	zones.Store(name, zone)
	return zone
}

// zones are the locations that were asked for, by name: loading one means parsing it.
var zones sync.Map
