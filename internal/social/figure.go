package social

import "strconv"

// Reason says why a figure has no value. The list is closed: the API, the exports and the web app have a word for each.
type Reason string

// The reasons, each with what it means to the person who reads it.
const (
	NotOffered       Reason = "not_offered"       // the platform's API does not offer it to apps of this kind, or not for this type of post
	NotGranted       Reason = "not_granted"       // it needs a permission that the creator did not give
	NotYetSynced     Reason = "not_yet_synced"    // we have not read it yet
	BelowThreshold   Reason = "below_threshold"   // the platform withholds it while counts are small
	NotSettled       Reason = "not_settled"       // the platform is still computing it
	Gap              Reason = "gap"               // we did not read on that day; nothing was estimated
	NotDue           Reason = "not_due"           // it is not read every day, and this was not its day
	HiddenByOwner    Reason = "hidden_by_owner"   // the creator hides it at the platform
	TurnedOff        Reason = "turned_off"        // the feature is off for this post (comments, for example)
	NotReported      Reason = "not_reported"      // the platform's answer did not hold it although it should have
	BeforeConversion Reason = "before_conversion" // posted before the account became a professional one
	NoBase           Reason = "no_base"           // a rate or change without something above 0 to divide by
	SignChanged      Reason = "sign_changed"      // a change in percent between a gain and a loss, of which a percentage says nothing
	TooFewPosts      Reason = "too_few_posts"     // a figure over posts that needs more of them
	ByPolicy         Reason = "policy"            // the platform's terms do not let us show it here
	Expired          Reason = "expired"           // the platform's terms made us delete it
	Failed           Reason = "error"             // our own fault, or an answer we could not read
)

// Reasons lists every reason, in the order of the contract.
func Reasons() []Reason {
	return []Reason{NotOffered, NotGranted, NotYetSynced, BelowThreshold, NotSettled, Gap, NotDue, HiddenByOwner, TurnedOff, NotReported,
		BeforeConversion, NoBase, SignChanged, TooFewPosts, ByPolicy, Expired, Failed}
}

// Figure is a value or a reason, never neither and never both. The zero Figure is missing because not yet synced.
// The value is a whole number in the metric's unit times ten to the power of its decimals ([Metric].Decimals).
type Figure struct {
	known  bool
	value  int64
	reason Reason
}

// Known makes a figure with a value.
func Known(value int64) Figure { return Figure{known: true, value: value} }

// Missing makes a figure without one. A missing figure without a reason is missing by our own fault.
func Missing(reason Reason) Figure {
	if reason == "" {
		reason = Failed
	}
	return Figure{reason: reason}
}

// Value returns the value and whether there is one.
func (f Figure) Value() (int64, bool) { return f.value, f.known }

// Known reports whether the figure has a value.
func (f Figure) Known() bool { return f.known }

// Reason returns why the value is missing, or "" if there is one.
func (f Figure) Reason() Reason {
	if !f.known && f.reason == "" {
		return NotYetSynced
	}
	return f.reason
}

// Figures are the figures of one reading by metric. A metric that is not in the map was not asked for.
type Figures map[MetricID]Figure

// Words are figures as texts: digits, or the reason why there is no value. [FiguresOf] reads them back.
func (f Figures) Words() map[MetricID]string {
	out := make(map[MetricID]string, len(f))
	for id, figure := range f {
		out[id] = string(figure.Reason())
		if value, known := figure.Value(); known {
			out[id] = strconv.FormatInt(value, 10)
		}
	}
	return out
}

// FiguresOf reads what Words wrote. A word that is no number is a reason.
func FiguresOf(words map[MetricID]string) Figures {
	out := make(Figures, len(words))
	for id, word := range words {
		if value, err := strconv.ParseInt(word, 10, 64); err == nil {
			out[id] = Known(value)
		} else {
			out[id] = Missing(Reason(word))
		}
	}
	return out
}
