package export

import (
	"cmp"
	"fmt"
	"strings"
	"time"

	"candor/internal/analytics"
	"candor/internal/social"
)

// Registry is docs/metrics.md: which platform offers which metric, and what each means there.
func Registry(platforms []social.Platform) string {
	var b strings.Builder
	b.WriteString("<!-- Written by scripts/generate from internal/social: do not edit. -->\n\n# Metrics\n\n" +
		"A figure is a value or a reason. `raw` is what the platform says; `derived` is what Candor computes, with its formula beside it.\n\n## Availability\n\n| Metric | Kind |")
	for _, p := range platforms {
		b.WriteString(" " + string(p) + " |")
	}
	b.WriteString("\n|---|---|" + strings.Repeat("---|", len(platforms)) + "\n")
	for _, m := range social.Metrics() {
		fmt.Fprintf(&b, "| `%s` | %s |", m.ID, m.Kind)
		for _, p := range platforms {
			word := "not offered"
			if o, ok := social.OfferOf(p, m.ID); ok {
				word = string(o.Class)
			}
			b.WriteString(" " + word + " |")
		}
		b.WriteString("\n")
	}
	b.WriteString("\nOnly a `flow` may be summed over days and a `lifetime` counter over posts; a `level`, a `unique` count (reach) and a `ratio` never.\n\n## Definitions\n")
	for _, m := range social.Metrics() {
		fmt.Fprintf(&b, "\n### %s (`%s`)\n\n%s Unit: %s. Kind: %s.\n", m.Label, m.ID, m.Definition, m.Unit, m.Kind)
		for _, p := range platforms {
			if o, ok := social.OfferOf(p, m.ID); ok {
				b.WriteString(offerLine(o, m))
			}
		}
	}
	b.WriteString("\n## Breakdowns\n\n| Platform | Metric | By | API | Withheld below |\n|---|---|---|---|---|\n")
	for _, p := range platforms {
		for _, o := range social.BreakdownsOf(p) {
			fmt.Fprintf(&b, "| %s | `%s` | %s | %s | %s |\n", p, o.Metric, o.Dimension, o.Field, cmp.Or(o.Threshold, "–"))
		}
	}
	b.WriteString("\n## Rates\n\n| Platform | Rate | Formula | Averaging | Least posts |\n|---|---|---|---|---|\n")
	for _, p := range platforms {
		for _, e := range social.Rates(p) {
			fmt.Fprintf(&b, "| %s | `%s` | %s | %s | %d |\n", p, e.ID, analytics.Quotient(e), e.Averaging, e.MinPosts)
		}
	}
	return b.String()
}

func offerLine(o social.Offer, m social.Metric) string {
	line := fmt.Sprintf("\n- **%s**", o.Platform)
	if o.Label != "" && o.Label != m.Label {
		line += " (" + o.Label + ")"
	}
	if line += ": " + o.Definition; o.Field != "" {
		line += " Field: `" + o.Field + "`."
	}
	if o.Limits != "" {
		line += " Limits: " + o.Limits + "."
	}
	if o.Rounding != "" {
		line += " Rounded " + o.Rounding + "."
	}
	if o.Traits.Has(social.Estimated) {
		line += " An estimate."
	}
	if o.Traits.Has(social.OrganicOnly) {
		line += " Without what was advertised."
	}
	if o.Settles > 0 {
		line += fmt.Sprintf(" Settles after %d hours.", int(o.Settles/time.Hour))
	}
	if o.Zone != "" {
		line += " Days of " + o.Zone + "."
	}
	for _, b := range o.Breaks {
		line += fmt.Sprintf(" Break on %s: %s.", b.Day, b.Text)
	}
	return line + "\n"
}
