package collect

import (
	"encoding/binary"
	"hash/fnv"
	"strconv"
	"strings"
	"time"

	"candor/internal/platform"
	"candor/internal/policy"
	"candor/internal/social"
)

const (
	connectWord = "connect-"
	personWord  = "person-"
	againWord   = "again-"

	// jitter is by how much the slots of one account differ in their time of day: no account is read at the same second every day.
	jitter = 20 * time.Minute
)

// slots cuts time into the slots of one product of one connection. A slot is a day of the connection's zone or an equal part of
// one, or, with a shortened day, a period of that length or a part of it. Slots are numbered (parts of days since 1970); every so
// many of them one is planned, which is due once and ends some slots later.
//
// A plan's slot is named "2026-11-22", the second of three parts "2026-11-22.1", and that of a product that is not read every day
// "archive-2026-11-22"; in a shortened day "p29384729" stands for the day. Work that was asked for out of turn is named "connect-" or
// "person-" and the instant of asking, in Unix milliseconds: it takes the place of the next planned slot, which is found again from
// that instant. A reading before the next planned one that an answer asked for is named "again-" and the instant at which it is due.
type slots struct {
	social.Cadence
	zone   *time.Location
	length time.Duration // 0: calendar days
	hash   uint64        // spreads the connections over the hours
	word   string        // what a slot's name begins with; nothing for what is read every day
}

// slotsOf returns the slots of a product of a connection.
func slotsOf(c social.Connection, product social.Product, length time.Duration) slots {
	h := fnv.New64a()
	_, _ = h.Write([]byte(c.UID)) // never fails
	s := slots{Cadence: social.CadenceOf(product), zone: social.Zone(c.Zone), length: length, hash: h.Sum64()}
	if length == day {
		s.length = 0
	}
	if !s.Daily() {
		s.word = string(product) + "-"
	}
	return s
}

const (
	day   = 24 * time.Hour
	epoch = social.Day("1970-01-01")
)

// at returns the number of the slot that holds an instant.
func (s slots) at(t time.Time) int {
	n := s.dayAt(t)
	from, to := s.dayStart(n), s.dayStart(n+1)
	part := int(t.Sub(from) * time.Duration(s.PerDay) / to.Sub(from))
	for !s.start(n*s.PerDay + part + 1).After(t) { // parts are cut to the nanosecond
		part++
	}
	return n*s.PerDay + part
}

// dayAt returns the number of the day that holds an instant.
func (s slots) dayAt(t time.Time) int {
	if s.length == 0 {
		return social.DayOf(t, s.zone).Sub(epoch)
	}
	return int(t.UnixNano() / int64(s.length))
}

func (s slots) dayStart(n int) time.Time {
	if s.length == 0 {
		return epoch.Add(n).Start(s.zone)
	}
	return time.Unix(0, int64(n)*int64(s.length)).UTC()
}

// start returns the first instant of a slot.
func (s slots) start(n int) time.Time {
	d, part := n/s.PerDay, n%s.PerDay
	from := s.dayStart(d)
	if part == 0 {
		return from
	}
	return from.Add(s.dayStart(d+1).Sub(from) * time.Duration(part) / time.Duration(s.PerDay))
}

// due returns when a slot is due: always inside it. On a day on which the clocks change, the wall clock may show an hour more or less.
func (s slots) due(n int) time.Time {
	start := s.start(n)
	if s.length != 0 {
		quarter := max(1, s.start(n+1).Sub(start)/4)
		return start.Add(time.Duration(s.hash % uint64(quarter))) // #nosec G115 -- positive
	}
	spread := max(s.Spread-jitter, time.Second)
	wait := s.From + time.Duration(s.hash%uint64(spread/time.Second))*time.Second // #nosec G115 -- positive
	if s.Spread > jitter {
		wait += time.Duration(s.nth(n)%uint64(jitter/time.Second)) * time.Second
	}
	return start.Add(wait)
}

// nth is a number that looks random, and is the same whenever and wherever it is asked for.
func (s slots) nth(n int) uint64 {
	h := fnv.New64a()
	_, _ = h.Write(binary.BigEndian.AppendUint64(binary.BigEndian.AppendUint64(nil, s.hash), uint64(n))) // #nosec G115 -- only mixed
	return h.Sum64()
}

// day returns the calendar day that a slot belongs to.
func (s slots) day(n int) social.Day {
	if s.length == 0 {
		return epoch.Add(n / s.PerDay)
	}
	return social.DayOf(s.due(n), s.zone)
}

func (s slots) name(n int) string {
	d, part := n/s.PerDay, ""
	if s.PerDay > 1 {
		part = "." + strconv.Itoa(n%s.PerDay)
	}
	if s.length == 0 {
		return s.word + string(epoch.Add(d)) + part
	}
	return s.word + "p" + strconv.Itoa(d) + part
}

// number reads a planned slot's name back; false for work out of turn and for names of another cadence or length of day.
func (s slots) number(name string) (int, bool) {
	name, ok := strings.CutPrefix(name, s.word)
	if !ok {
		return 0, false
	}
	name, tail, parted := strings.Cut(name, ".")
	part := 0
	if parted {
		var err error
		if part, err = strconv.Atoi(tail); err != nil || part < 0 || part >= s.PerDay {
			return 0, false
		}
	}
	d, ok := s.dayNumber(name)
	return d*s.PerDay + part, ok && parted == (s.PerDay > 1)
}

func (s slots) dayNumber(name string) (int, bool) {
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
	for _, word := range []string{connectWord, personWord, againWord} {
		if rest, ok := strings.CutPrefix(name, word); ok {
			n, err := strconv.ParseInt(rest, 10, 64)
			return time.UnixMilli(n).UTC(), err == nil
		}
	}
	return time.Time{}, false
}

// ends returns when a plan's slot ends: what was not read by then is missed. One more reading may be made until the next planned one.
func (s slots) ends(p social.Plan) time.Time {
	n, ok := s.number(p.Slot)
	if t, out := asked(p.Slot); out && strings.HasPrefix(p.Slot, againWord) {
		return s.due(s.following(p, t))
	}
	if t, out := asked(p.Slot); out {
		n, ok = s.at(t), true
	}
	if !ok { // named under another length of day
		return p.NextDue
	}
	return s.start(n + s.Life)
}

// dueOf returns when a plan's slot was due first: later tries of it do not move that.
func (s slots) dueOf(p social.Plan) time.Time {
	if n, ok := s.number(p.Slot); ok {
		return s.due(n)
	}
	if t, ok := asked(p.Slot); ok {
		return t
	}
	return p.NextDue
}

// following returns the number of the planned slot after a plan's: the next in turn, or, after work out of turn, the first that was
// not yet due when it was asked for. The first full listing is the one on connecting.
func (s slots) following(p social.Plan, now time.Time) int {
	if n, ok := s.number(p.Slot); ok {
		return n + s.Every
	}
	t, ok := asked(p.Slot)
	switch {
	case !ok:
		return s.at(now)
	case s.Every > 1:
		return s.at(t) + s.Every
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

// again returns a plan for one more reading in place of the next planned one, if it is due before that, and the next planned one otherwise.
func (s slots) again(next social.Plan, at, now time.Time) social.Plan {
	if at = at.Truncate(time.Millisecond); !at.After(now) || !at.Before(next.NextDue) {
		return next
	}
	next.NextDue, next.Slot, next.Day = at, outOfTurn(againWord, at), social.DayOf(at, s.zone)
	return next
}

// pass returns the plan after a slot that ended without success, the span of days that were missed up to now, and in how many slots.
func (s slots) pass(p social.Plan, now time.Time) (next social.Plan, from, to social.Day, missed int) {
	n := s.following(p, now)
	from, to, missed = p.Day, p.Day, 1
	for s.start(n+s.Life).Compare(now) <= 0 {
		if s.Daily() {
			to = max(to, s.day(n))
		}
		n += s.Every
		missed++
	}
	return s.plan(p, n), from, to, missed
}

// How old the posts are that the listings of an account's archive go back to: a quarter of a year every week, a year every fourth
// week, and all there are every twelfth week and on connecting. Never never: what is old still changes, or is deleted. Where a platform's terms
// let figures of a post stay only while it is known to exist, everything is listed every second week.
const (
	oftenBack    = 90 * day
	seldomBack   = 365 * day
	seldomTurn   = 4
	completeTurn = 12
	provingTurn  = 2
)

// since returns how far back the listing of an archive's slot goes; the zero time means to its end.
func (s slots) since(p social.Plan, now time.Time) time.Time {
	n, planned := s.number(p.Slot)
	if !planned || s.Product != social.ProductArchive {
		return time.Time{}
	}
	switch turn := n/s.Every + int(s.hash%completeTurn); { // #nosec G115 -- below 12
	case turn%completeTurn == 0, policy.RuleOf(p.Platform, policy.Statistics).Recheck > 0 && turn%provingTurn == 0:
		return time.Time{}
	case turn%seldomTurn == 0:
		return now.Add(-seldomBack)
	default:
		return now.Add(-oftenBack)
	}
}

// firstPlans returns what a connection begins with: everything that its platform offers, at once. Without its profile, if that was
// read with the sign-in.
func firstPlans(c social.Connection, connector platform.Connector, profileRead bool, now time.Time, length time.Duration) []social.Plan {
	var plans []social.Plan
	for _, product := range offered(connector) {
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

// added returns the plan of a product that a connection did not have yet, because its platform has come to offer it: its next slot.
func (s slots) added(c social.Connection, now time.Time) social.Plan {
	p := social.Plan{Connection: c.Key, Product: s.Product, Platform: c.Platform}
	n := s.at(now)
	if !s.due(n).After(now) {
		n++
	}
	return s.plan(p, n)
}

func outOfTurn(word string, t time.Time) string { return word + strconv.FormatInt(t.UnixMilli(), 10) }
