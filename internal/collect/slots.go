package collect

import (
	"hash/fnv"
	"strconv"
	"strings"
	"time"

	"candor/internal/social"
)

const (
	// earliest and spread: a connection's day is due at a fixed time between 02:00 and 08:00 of its local day.
	earliest = 2 * time.Hour
	spread   = 6 * time.Hour

	archiveEvery = 28 // slots from one full listing to the next
	archiveLife  = 7  // slots in which a full listing may still be made

	archiveWord = "archive-"
	connectWord = "connect-"
	personWord  = "person-"
)

// slots cuts time into the slots of one product of one connection. A slot is a day of the connection's zone, or, with a shortened
// day, a period of that length; slots are numbered (days since 1970), due once each, and end when their day or period ends.
//
// A plan's slot is named "2026-11-22" or, for the full listing, "archive-2026-11-22"; in a shortened day "p29384729" and
// "archive-p29384729". Work that was asked for out of turn is named "connect-" or "person-" and the instant of asking, in Unix
// milliseconds: it takes the place of the next planned slot, which is found again from that instant.
type slots struct {
	zone   *time.Location
	length time.Duration // 0: calendar days
	hash   uint64        // spreads the connections over the early hours
	word   string        // archiveWord, or nothing
	step   int           // slots from one planned slot to the next
	life   int           // slots until a planned slot ends
}

// slotsOf returns the slots of a product of a connection.
func slotsOf(c social.Connection, product social.Product, length time.Duration) slots {
	h := fnv.New64a()
	_, _ = h.Write([]byte(c.UID)) // never fails
	s := slots{zone: social.Zone(c.Zone), length: length, hash: h.Sum64(), step: 1, life: 1}
	if length == day {
		s.length = 0
	}
	if product == social.ProductArchive {
		s.word, s.step, s.life = archiveWord, archiveEvery, archiveLife
	}
	return s
}

const (
	day   = 24 * time.Hour
	epoch = social.Day("1970-01-01")
)

// at returns the number of the slot that holds an instant.
func (s slots) at(t time.Time) int {
	if s.length == 0 {
		return social.DayOf(t, s.zone).Sub(epoch)
	}
	return int(t.UnixNano() / int64(s.length))
}

// start returns the first instant of a slot.
func (s slots) start(n int) time.Time {
	if s.length == 0 {
		return epoch.Add(n).Start(s.zone)
	}
	return time.Unix(0, int64(n)*int64(s.length)).UTC()
}

// due returns when a slot is due: always inside it. On a day on which the clocks change, the wall clock may show an hour more or less.
func (s slots) due(n int) time.Time {
	if s.length == 0 {
		return s.start(n).Add(earliest + time.Duration(s.hash%uint64(spread/time.Second))*time.Second)
	}
	return s.start(n).Add(time.Duration(s.hash % uint64(s.length/4)))
}

// day returns the calendar day that a slot belongs to.
func (s slots) day(n int) social.Day {
	if s.length == 0 {
		return epoch.Add(n)
	}
	return social.DayOf(s.due(n), s.zone)
}

func (s slots) name(n int) string {
	if s.length == 0 {
		return s.word + string(epoch.Add(n))
	}
	return s.word + "p" + strconv.Itoa(n)
}

// number reads a planned slot's name back; false for work out of turn and for names of another length of day.
func (s slots) number(name string) (int, bool) {
	name, ok := strings.CutPrefix(name, s.word)
	if !ok {
		return 0, false
	}
	if s.length == 0 {
		d, err := social.ParseDay(name)
		if err != nil {
			return 0, false
		}
		return d.Sub(epoch), true
	}
	n, err := strconv.Atoi(strings.TrimPrefix(name, "p"))
	return n, err == nil && strings.HasPrefix(name, "p")
}

// asked reads the instant from the name of work that was asked for out of turn.
func asked(name string) (time.Time, bool) {
	for _, word := range []string{connectWord, personWord} {
		if rest, ok := strings.CutPrefix(name, word); ok {
			n, err := strconv.ParseInt(rest, 10, 64)
			return time.UnixMilli(n).UTC(), err == nil
		}
	}
	return time.Time{}, false
}

// ends returns when a plan's slot ends: what was not read by then is missed.
func (s slots) ends(p social.Plan) time.Time {
	n, ok := s.number(p.Slot)
	if t, out := asked(p.Slot); out {
		n, ok = s.at(t), true
	}
	if !ok { // named under another length of day
		return p.NextDue
	}
	return s.start(n + s.life)
}

// following returns the number of the planned slot after a plan's: the next in turn, or, after work out of turn, the first that was
// not yet due when it was asked for. The first full listing is the one on connecting.
func (s slots) following(p social.Plan, now time.Time) int {
	if n, ok := s.number(p.Slot); ok {
		return n + s.step
	}
	t, ok := asked(p.Slot)
	switch {
	case !ok:
		return s.at(now)
	case s.step > 1:
		return s.at(t) + s.step
	case s.due(s.at(t)).After(t):
		return s.at(t)
	default:
		return s.at(t) + 1
	}
}

// plan returns a plan for a numbered slot in place of another plan.
func (s slots) plan(p social.Plan, n int) social.Plan {
	return social.Plan{Connection: p.Connection, Product: p.Product, Platform: p.Platform, NextDue: s.due(n), Slot: s.name(n), Day: s.day(n),
		Trigger: social.TriggerPlan}
}

// next returns the plan after a fruitful run. Slots that ended while it ran are left to the planner, which records them.
func (s slots) next(p social.Plan, now time.Time) social.Plan { return s.plan(p, s.following(p, now)) }

// pass returns the plan after a slot that ended without success, and the span of days that were missed up to now.
func (s slots) pass(p social.Plan, now time.Time) (next social.Plan, from, to social.Day) {
	n := s.following(p, now)
	from, to = p.Day, p.Day
	for s.start(n+s.life).Compare(now) <= 0 {
		if s.word == "" {
			to = max(to, s.day(n))
		}
		n += s.step
	}
	return s.plan(p, n), from, to
}

// firstPlans returns what a connection begins with: everything at once. Without its profile, if that was read with the sign-in.
func firstPlans(c social.Connection, profileRead bool, now time.Time, length time.Duration) []social.Plan {
	var plans []social.Plan
	for _, product := range social.Products() {
		s := slotsOf(c, product, length)
		p := social.Plan{Connection: c.Key, Product: product, Platform: c.Platform, NextDue: now, Slot: outOfTurn(connectWord, now),
			Day: social.DayOf(now, s.zone), Trigger: social.TriggerConnect}
		if product == social.ProductProfile && profileRead {
			p = s.next(p, now)
		}
		plans = append(plans, p)
	}
	return plans
}

func outOfTurn(word string, t time.Time) string { return word + strconv.FormatInt(t.UnixMilli(), 10) }
