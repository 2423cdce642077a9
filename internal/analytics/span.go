package analytics

import (
	"time"

	"candor/internal/social"
)

// Span is which days a series has, and what says of a day without a reading why it has none.
type Span struct {
	From, To social.Day // both included
	Today    social.Day // in the zone of the account
	First    social.Day // the first day of the history: of a level the day of connecting, of a platform's own days the first that it told; "" if none
	Now      time.Time
	Read     time.Time // when the product was last read; zero if never
}

// Of is the span of one metric, whose first reading is of a day ("" if there is none) and whose product was last read at an instant. A level's
// history begins on the day of connecting; that of a platform's own days where the platform's answers begin, which may be earlier.
func (s Span) Of(m social.Metric, connected, first social.Day, read time.Time) Span {
	s.First, s.Read = first, read
	if m.Kind == social.LevelKind && (first == "" || connected < first) {
		s.First = connected
	}
	return s
}

// days walks a span, never beyond today.
func (s Span) days(yield func(social.Day) bool) {
	for day := s.From; day <= min(s.To, s.Today); day = day.Add(1) {
		if !yield(day) {
			return
		}
	}
}

// absence says why a day has no reading.
func (s Span) absence(day social.Day, gaps []social.GapRecord) (social.Reason, social.Cause) {
	for _, g := range gaps {
		if g.From <= day && day <= g.To {
			return social.Gap, g.Cause
		}
	}
	if day < s.First || day >= s.Today {
		return social.NotYetSynced, social.CauseNone
	}
	return social.Gap, social.CauseNone
}

// unsaid says why one of a platform's own days, which end in the zone, has no reading. The platform is still computing it only if it was
// asked after the day had ended, and while its time to settle lasts. A day is read on the day after: what kept that one from being read
// kept this one too.
func (s Span) unsaid(day social.Day, zone *time.Location, settles time.Duration, gaps []social.GapRecord) (social.Reason, social.Cause) {
	const aDay = 24 * time.Hour
	end := day.End(zone)
	begun := s.First != "" && day >= s.First
	if settled := end.Add(settles); begun && !s.Read.Before(end) && s.Read.Before(settled) && s.Now.Before(settled.Add(aDay)) {
		return social.NotSettled, social.CauseNone
	}
	for _, g := range gaps {
		if g.From <= day.Add(1) && day <= g.To {
			return social.Gap, g.Cause
		}
	}
	if !begun || s.Now.Before(end.Add(aDay)) {
		return social.NotYetSynced, social.CauseNone
	}
	return social.Gap, social.CauseNone
}

// LastSettled is the last day of a platform's own days that cannot change any more, as far as it was read: sums end there unless another day
// is asked for. Of a level it is yesterday. Where nothing was read for two days it goes by the clock, and what was not read is missing by name.
func (s Span) LastSettled(p social.Platform, m social.Metric, zone string) social.Day {
	offer, _ := social.OfferOf(p, m.ID)
	if m.Kind == social.LevelKind {
		return s.Today.Add(-1)
	}
	if offer.Zone != "" {
		zone = offer.Zone
	}
	at := s.Now
	if at.Sub(s.Read) < 48*time.Hour {
		at = s.Read
	}
	return social.DayOf(at.Add(-offer.Settles), social.Zone(zone)).Add(-1)
}
