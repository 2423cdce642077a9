package api

import (
	"strconv"
	"strings"
	"time"

	"github.com/danielgtaylor/huma/v2"

	"candor/internal/analytics"
	"candor/internal/policy"
	"candor/internal/social"
)

// Number is a shown value in JSON: digits, exact, or null. The zero Number is null.
type Number string

// number writes a stored value as shown: divided by ten to the power of decimals, exactly.
func number(stored int64, decimals int) Number {
	if decimals == 0 {
		return Number(strconv.FormatInt(stored, 10))
	}
	sign, digits := "", strconv.FormatInt(stored, 10)
	if digits[0] == '-' {
		sign, digits = "-", digits[1:]
	}
	if missing := decimals + 1 - len(digits); missing > 0 {
		digits = strings.Repeat("0", missing) + digits
	}
	cut := len(digits) - decimals
	return Number(strings.TrimSuffix(strings.TrimRight(sign+digits[:cut]+"."+digits[cut:], "0"), "."))
}

// MarshalJSON implements json.Marshaler.
func (n Number) MarshalJSON() ([]byte, error) {
	if n == "" {
		return []byte("null"), nil
	}
	return []byte(n), nil
}

// UnmarshalJSON implements json.Unmarshaler.
func (n *Number) UnmarshalJSON(b []byte) error {
	*n = Number(b)
	if *n == "null" {
		*n = ""
	}
	return nil
}

// Schema implements huma.SchemaProvider.
func (Number) Schema(huma.Registry) *huma.Schema {
	return &huma.Schema{Type: huma.TypeNumber, Nullable: true}
}

// Figure is a value or a reason, never neither and never both.
type Figure struct {
	Metric    Metric     `json:"metric"`
	Value     Number     `json:"value" doc:"The shown value, or null if there is none."`
	Status    Status     `json:"status"`
	Reason    Reason     `json:"reason,omitempty" doc:"Why there is no value; stands exactly when value is null."`
	AsOf      *time.Time `json:"as_of,omitempty" doc:"When the platform said it. The oldest part counts for a computed figure."`
	Limits    string     `json:"limits,omitempty" doc:"What limits the number, in the platform's case (\"rounded by YouTube\")."`
	Computed  *Computed  `json:"computed,omitempty" doc:"Stands when Candor computed the figure."`
	LeavesOut []LeftOut  `json:"leaves_out,omitempty" nullable:"false" doc:"What a total does not hold, by name."`
	Of        []string   `json:"of,omitempty" nullable:"false" doc:"The platforms that a total is made of."`
	Known     *KnownDays `json:"known,omitempty" doc:"What is known of a sum over days whose value is null because some are missing."`
}

// KnownDays is what is known of a sum over days some of which are missing. It is never scaled up, and never stands for the whole.
type KnownDays struct {
	Value   Number        `json:"value" nullable:"false" doc:"The sum of the days that are known, and of nothing else."`
	Status  Status        `json:"status" enum:"final,provisional"`
	AsOf    *time.Time    `json:"as_of,omitempty" doc:"When the platform said the oldest part."`
	Days    int           `json:"days" minimum:"1" doc:"How many days are in it."`
	Of      int           `json:"of" doc:"How many days were asked for."`
	Missing []MissingDays `json:"missing" nullable:"false" doc:"The other days, ascending."`
}

// MissingDays are days in a row that a sum leaves out for one reason.
type MissingDays struct {
	From   social.Day `json:"from" format:"date"`
	To     social.Day `json:"to" format:"date"`
	Reason Reason     `json:"reason"`
	Cause  CauseCode  `json:"cause,omitempty" doc:"What made the gap, where it is known."`
}

// knownOf writes what is known of a sum; nil where the sum is whole, or nothing of it known.
func knownOf(id social.MetricID, k *analytics.KnownDays) *KnownDays {
	if k == nil {
		return nil
	}
	f := shown(id, social.Known(k.Value), k.Provisional, k.AsOf)
	out := &KnownDays{Value: f.Value, Status: f.Status, AsOf: f.AsOf, Days: k.Days, Of: k.Of, Missing: make([]MissingDays, len(k.Missing))}
	for i, m := range k.Missing {
		out.Missing[i] = MissingDays{m.From, m.To, Reason(m.Reason), CauseCode(m.Cause)}
	}
	return out
}

// Computed says how a figure came about.
type Computed struct {
	By      string `json:"by" enum:"candor"`
	Formula string `json:"formula"`
	N       int    `json:"n" doc:"How many things went in: posts of a rate or mean, accounts of a total, ends of a change."`
}

// LeftOut is an account that a total does not hold, and why.
type LeftOut struct {
	Platform   string `json:"platform"`
	Connection string `json:"connection"`
	Reason     Reason `json:"reason"`
	Message    string `json:"message"`
}

// Text is a text that the platform gave (it may be empty), or the reason why there is none.
type Text struct {
	Value  *string `json:"value"`
	Reason Reason  `json:"reason,omitempty" doc:"Stands exactly when value is null."`
}

func textOf(t social.Text) Text {
	if t.Reason != "" {
		return Text{Reason: Reason(t.Reason)}
	}
	return Text{Value: &t.Value}
}

// Length is how long a video is, or the reason why that is not known.
type Length struct {
	Seconds *int64 `json:"seconds"`
	Reason  Reason `json:"reason,omitempty" doc:"Stands exactly when seconds is null."`
}

func lengthOf(f social.Figure) Length {
	if seconds, known := f.Value(); known {
		return Length{Seconds: &seconds}
	}
	return Length{Reason: Reason(f.Reason())}
}

// picture is an address of a picture, until the end that its platform has set: what is not deleted yet is not shown any more, whatever instant
// was asked for.
func (a *api) picture(acc social.Account, t social.Text, readAt time.Time) Text {
	if end := policy.PictureEnds(acc.Platform, t.Value, readAt); t.Reason == "" && !end.IsZero() && !a.clock().Before(end) {
		return textOf(social.Unsaid(social.Expired))
	}
	return textOf(t)
}

// Series is one metric over days, ascending and without holes in the list of days: a day without a value says why.
type Series struct {
	Metric Metric  `json:"metric"`
	Unit   string  `json:"unit" enum:"count,percent,seconds"`
	Zone   string  `json:"zone" doc:"The zone that cuts the days (IANA name)."`
	Points []Point `json:"points" nullable:"false"`
	Breaks []Break `json:"breaks" nullable:"false" doc:"Days within the series on which the platform changed what the metric means."`
}

// Point is one day of a series.
type Point struct {
	Day    social.Day `json:"day" format:"date"`
	Value  Number     `json:"value"`
	Status Status     `json:"status"`
	Reason Reason     `json:"reason,omitempty" doc:"Stands exactly when value is null."`
	Cause  CauseCode  `json:"cause,omitempty" doc:"What made the gap, where it is known."`
	Flag   SeriesFlag `json:"flag,omitempty" doc:"What is odd about the value, which is kept as it was said."`
}

// Break is a day on which a platform changed what a metric means.
type Break struct {
	Day  social.Day `json:"day" format:"date"`
	Text string     `json:"text"`
}
