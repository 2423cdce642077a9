package export

import (
	"cmp"
	"fmt"
	"strings"

	"candor/internal/analytics"
	"candor/internal/social"
)

// sumRow is a metric's sum over the days that are exported, where its days may be summed. It has a value only if every day has; else what is
// known of them stands beside the reason: how much, of how many days, and without which.
func (e Exporter) sumRow(acc social.Account, p analytics.Period) []Row {
	sum, err := p.Sum(analytics.Terms{Derived: e.Derives != nil && e.Derives(acc)})
	if err != nil {
		return nil // a level, distinct people or a share: its days have no sum
	}
	offer, _ := social.OfferOf(acc.Platform, p.Metric.ID)
	row := rowOf(acc, p.Metric, sum.Figure, sum.Provisional)
	row.Object, row.ID, row.Day, row.Zone, row.Class = "period", acc.ExternalID, string(p.Span.To), cmp.Or(offer.Zone, acc.Zone, "UTC"), string(social.Derived)
	row.Days, row.AsOf, row.Break, row.Formula = int32(p.Span.To.Sub(p.Span.From)+1), instant(sum.AsOf), breaksIn(offer.Breaks, p.Span.From, p.Span.To), sum.Formula // #nosec G115 -- days
	switch k := sum.Known; {
	case k != nil:
		row.KnownValue, row.KnownDays, row.AsOf, row.Missing = &k.Value, int32(k.Days), instant(k.AsOf), missingDays(k.Missing) // #nosec G115 -- days
	case sum.Figure.Known():
		row.KnownDays = row.Days
	}
	return []Row{row}
}

// missingDays names the days that a sum leaves out: "2026-03-02 to 2026-03-04: gap (downtime); 2026-03-09: not_settled".
func missingDays(list []analytics.MissingDays) string {
	words := make([]string, len(list))
	for i, m := range list {
		words[i] = string(m.From)
		if m.To != m.From {
			words[i] += " to " + string(m.To)
		}
		words[i] += ": " + string(m.Reason)
		if m.Cause != "" {
			words[i] += fmt.Sprintf(" (%s)", m.Cause)
		}
	}
	return strings.Join(words, "; ")
}

// breaksIn says what a platform changed in a metric's meaning on some days.
func breaksIn(breaks []social.Break, from, to social.Day) string {
	var words []string
	for _, b := range breaks {
		if from <= b.Day && b.Day <= to {
			words = append(words, string(b.Day)+": "+b.Text)
		}
	}
	return strings.Join(words, "; ")
}
