// Package export writes figures into files that explain themselves: every row names its metric's definition, its state and, where
// there is no value, the reason. A row without a value is written like any other; no row is ever left out because it has none.
package export

import (
	"cmp"
	"context"
	"io"
	"maps"
	"slices"
	"strconv"
	"time"

	"candor/internal/analytics"
	"candor/internal/social"
)

// Reader is what an export reads. *store.DB is one.
type Reader interface {
	Accounts(ctx context.Context, v social.View) ([]social.Account, error)
	Readings(ctx context.Context, v social.View, from, to social.Day, metrics ...social.MetricID) ([]social.StoredReading, error)
	FirstDays(ctx context.Context, v social.View, metrics ...social.MetricID) (map[social.Key]map[social.MetricID]social.Day, error)
	LastRead(ctx context.Context, v social.View, product social.Product) (map[social.Key]time.Time, error)
	Gaps(ctx context.Context, v social.View, from, to social.Day) ([]social.GapRecord, error)
	PostList(ctx context.Context, v social.View, o social.PostOrder) ([]social.PostNow, int, error)
	Breakdowns(ctx context.Context, v social.View) ([]social.StoredBreakdown, error)
}

// Exporter writes exports.
type Exporter struct {
	Reader  Reader
	Derives func(social.Account) bool // whether the platform's terms allow figures computed from an account's data; nil: of none
	Now     func() time.Time
}

// Row is one figure. The same columns stand in every format.
type Row struct {
	Platform   string `parquet:"platform" json:"platform"`
	Connection string `parquet:"connection" json:"connection"`
	Handle     string `parquet:"handle" json:"handle"`
	Object     string `parquet:"object" json:"object"` // "profile", "period", "post", "story" or "breakdown"
	ID         string `parquet:"id" json:"id"`         // the platform's id of the account or post
	Metric     string `parquet:"metric" json:"metric"`
	Label      string `parquet:"label" json:"label"`
	Day        string `parquet:"day" json:"day"` // of a profile's figure; of a post the day on which it was read; the last one of a breakdown
	Zone       string `parquet:"zone" json:"zone"`
	Value      *int64 `parquet:"value,optional" json:"value"` // in units of ten to the power of minus decimals
	Decimals   int32  `parquet:"decimals" json:"decimals"`
	Unit       string `parquet:"unit" json:"unit"`
	Kind       string `parquet:"kind" json:"kind"`
	Class      string `parquet:"class" json:"class"`
	Status     string `parquet:"status" json:"status"`
	Reason     string `parquet:"reason" json:"reason"`
	Cause      string `parquet:"cause" json:"cause"`
	Flag       string `parquet:"flag" json:"flag"`
	Definition string `parquet:"definition,dict" json:"definition"`
	Limits     string `parquet:"limits,dict" json:"limits"`
	Dimension  string `parquet:"dimension" json:"dimension"`              // of a breakdown
	Part       string `parquet:"part" json:"part"`                        // of a breakdown; "" where there are no parts
	Days       int32  `parquet:"days" json:"days"`                        // that a breakdown or a period covers; 0: a state
	AsOf       string `parquet:"as_of" json:"as_of"`                      // when the platform said it, RFC 3339 in UTC; "" if it never did. The oldest part counts for a sum
	Break      string `parquet:"break" json:"break"`                      // what the platform changed in the metric's meaning on the day, or within the period
	Formula    string `parquet:"formula" json:"formula"`                  // of what Candor computed
	KnownValue *int64 `parquet:"known_value,optional" json:"known_value"` // of a sum that is not whole: the sum of the days that are known, never scaled up
	KnownDays  int32  `parquet:"known_days" json:"known_days"`            // of a sum: how many of its days are known
	Missing    string `parquet:"missing" json:"missing"`                  // of a sum: the other days, with reasons and causes
}

// maxPosts is how many of an account's newest posts are written.
const maxPosts = 2000

// Part is a part of a view's figures; "" is all of them.
type Part string

// The parts of an export.
const (
	Profile  Part = "profile"  // the daily series of the accounts
	Sums     Part = "sums"     // what may be summed of them, over the days that are exported
	Posts    Part = "posts"    // the newest figures of their posts and stories
	Audience Part = "audience" // their newest breakdowns
)

// Export writes the figures of a view in a format (csv, json or parquet), days from one to another, as they are read.
func (e Exporter) Export(ctx context.Context, to io.Writer, v social.View, part, format string, first, last social.Day) error {
	return file(to, format, columns, Row.cells, func(write func([]Row) error) error { return e.rows(ctx, v, Part(part), first, last, write) })
}

// rows makes the rows of a view, or of a part of it: the daily series of every raw profile metric that a platform offers, the newest figures of its posts
// and stories with what was read beside their counts, and its newest breakdowns. A view of the past is exported as it was known then.
func (e Exporter) rows(ctx context.Context, v social.View, part Part, from, to social.Day, write func([]Row) error) error {
	accounts, err := e.Reader.Accounts(ctx, v)
	if err != nil {
		return err
	}
	if !v.AsOf.IsZero() {
		e.Now = func() time.Time { return v.AsOf }
	}
	for _, acc := range accounts {
		own := v
		own.Connection = acc.UID
		for _, p := range []struct {
			name Part
			put  func() error
		}{
			{Profile, func() error { return together(write)(e.series(ctx, own, acc, from, to, seriesRows)) }},
			{Sums, func() error { return together(write)(e.series(ctx, own, acc, from, to, e.sumRow)) }},
			{Posts, func() error { return e.posts(ctx, own, acc, write) }},
			{Audience, func() error { return together(write)(e.breakdowns(ctx, own, acc)) }},
		} {
			if part != "" && part != p.name {
				continue
			}
			if err := p.put(); err != nil {
				return err
			}
		}
	}
	return nil
}

// together writes rows that were made together.
func together(write func([]Row) error) func([]Row, error) error {
	return func(rows []Row, err error) error {
		if err != nil {
			return err
		}
		return write(rows)
	}
}

// series makes the rows of every raw profile metric that a platform offers by day.
func (e Exporter) series(ctx context.Context, v social.View, acc social.Account, from, to social.Day, each func(social.Account, analytics.Period) []Row) ([]Row, error) {
	var metrics []social.Metric
	var ids []social.MetricID
	for _, o := range social.OffersOf(acc.Platform) {
		if m, _ := social.MetricOf(o.Metric); m.Scope == social.OfProfile && o.Class == social.Raw {
			metrics, ids = append(metrics, m), append(ids, m.ID)
		}
	}
	if len(ids) == 0 {
		return nil, nil
	}
	readings, err := e.Reader.Readings(ctx, v, from, to, ids...)
	if err != nil {
		return nil, err
	}
	gaps, err := e.Reader.Gaps(ctx, v, from, to.Add(1))
	if err != nil {
		return nil, err
	}
	first, err := e.Reader.FirstDays(ctx, v, ids...)
	if err != nil {
		return nil, err
	}
	read, err := e.Reader.LastRead(ctx, v, social.ProductInsights)
	if err != nil {
		return nil, err
	}
	zone := social.Zone(acc.Zone)
	span := analytics.Span{From: from, To: to, Today: social.DayOf(e.Now(), zone), Now: e.Now()}
	connected := social.DayOf(acc.ConnectedAt, zone)
	var rows []Row
	for _, m := range metrics {
		var own []social.StoredReading
		for _, r := range readings {
			if r.Metric == m.ID {
				own = append(own, r)
			}
		}
		var missed []social.GapRecord
		for _, g := range gaps {
			if g.Product == m.Product() {
				missed = append(missed, g)
			}
		}
		rows = append(rows, each(acc, analytics.Period{Platform: acc.Platform, Metric: m, Zone: acc.Zone, Span: span.Of(m, connected, first[acc.Key][m.ID], read[acc.Key]), Readings: own, Gaps: missed})...)
	}
	return rows, nil
}

// seriesRows are a metric's days.
func seriesRows(acc social.Account, p analytics.Period) []Row {
	var rows []Row
	s := analytics.ProfileSeries(p.Platform, p.Metric, p.Zone, p.Span, p.Readings, p.Gaps)
	for _, point := range s.Points {
		row := rowOf(acc, p.Metric, point.Figure, point.Provisional)
		row.Object, row.ID, row.Day, row.Zone = "profile", acc.ExternalID, string(point.Day), cmp.Or(s.Zone, "UTC")
		row.Cause, row.Flag, row.AsOf, row.Break = string(point.Cause), string(point.Flag), instant(point.ObservedAt), breaksIn(s.Breaks, point.Day, point.Day)
		rows = append(rows, row)
	}
	return rows
}

// instant is an instant as a file says it; "" if there is none.
func instant(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.UTC().Format(time.RFC3339)
}

// posts writes the newest figures of an account's newest posts, then those of its stories.
func (e Exporter) posts(ctx context.Context, v social.View, acc social.Account, write func([]Row) error) error {
	for _, o := range []social.PostOrder{{Limit: maxPosts}, {MediaType: social.Story, Limit: maxPosts}} {
		err := e.walk(ctx, v, o, func(posts []social.PostNow) error {
			var rows []Row
			for _, p := range posts {
				rows = append(rows, newestRows(acc, p, e.Now())...)
			}
			return write(rows)
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// newestRows makes the rows of a post's newest figures.
func newestRows(acc social.Account, p social.PostNow, now time.Time) []Row {
	object := "post"
	if p.MediaType == social.Story {
		object = "story"
	}
	var rows []Row
	for _, o := range social.OffersOf(acc.Platform) {
		m, _ := social.MetricOf(o.Metric)
		if _, asked := p.Figures[m.ID]; m.Scope != social.OfPost || m.Product() != social.ProductPosts && !asked {
			continue // of what is read beside the counts each type of post has its own
		}
		f, provisional := analytics.Stands(acc.Platform, p, m.ID, now)
		row := rowOf(acc, m, f, provisional)
		row.Object, row.ID, row.Day, row.Zone = object, p.ExternalID, string(social.DayOf(p.FetchedAt, social.Zone(acc.Zone))), cmp.Or(acc.Zone, "UTC")
		row.AsOf = instant(p.ReadAt(m.ID, f))
		rows = append(rows, row)
	}
	return rows
}

// breakdowns writes the newest breakdown of each that the platform offers: a row for each part, or one with the reason why there are none.
func (e Exporter) breakdowns(ctx context.Context, v social.View, acc social.Account) ([]Row, error) {
	found, err := e.Reader.Breakdowns(ctx, v)
	if err != nil {
		return nil, err
	}
	var rows []Row
	for _, o := range social.BreakdownsOf(acc.Platform) {
		m, _ := social.MetricOf(o.Metric)
		b := social.StoredBreakdown{Breakdown: social.Breakdown{Metric: o.Metric, Dimension: o.Dimension, Reason: social.NotYetSynced}}
		for _, stored := range found {
			if stored.Metric == o.Metric && stored.Dimension == o.Dimension {
				b = stored
			}
		}
		offer, _ := social.OfferOf(acc.Platform, o.Metric)
		zone := cmp.Or(offer.Zone, acc.Zone, "UTC")
		add := func(part string, f social.Figure) {
			row := rowOf(acc, m, f, b.Day != "" && b.ObservedAt.Before(b.Day.End(social.Zone(zone)).Add(offer.Settles)))
			row.Object, row.ID, row.Day, row.Zone, row.Dimension, row.Part, row.Days = "breakdown", acc.ExternalID, string(b.Day), zone, string(o.Dimension), part, int32(b.Days) // #nosec G115 -- at most 30
			row.AsOf = instant(b.ObservedAt)
			rows = append(rows, row)
		}
		if b.Reason != "" {
			add("", social.Missing(b.Reason))
		}
		for _, part := range slices.Sorted(maps.Keys(b.Parts)) {
			add(part, social.Known(b.Parts[part]))
		}
	}
	return rows, nil
}

// rowOf writes a figure beside what its metric means on the platform.
func rowOf(acc social.Account, m social.Metric, f social.Figure, provisional bool) Row {
	offer, _ := social.OfferOf(acc.Platform, m.ID)
	row := Row{Platform: string(acc.Platform), Connection: acc.UID, Handle: acc.Handle, Metric: string(m.ID), Label: cmp.Or(offer.Label, m.Label),
		Decimals: int32(m.Decimals), Unit: string(m.Unit), Kind: string(m.Kind), Class: string(offer.Class), Status: "missing", // #nosec G115 -- 0 to 3
		Reason: string(f.Reason()), Definition: offer.Definition, Limits: offer.Limits}
	if value, known := f.Value(); known {
		row.Value, row.Status = &value, "final"
		if provisional {
			row.Status = "provisional"
		}
	}
	return row
}

var columns = []string{"platform", "connection", "handle", "object", "id", "metric", "label", "day", "zone", "value", "decimals", "unit", "kind", "class",
	"status", "reason", "cause", "flag", "definition", "limits", "dimension", "part", "days", "as_of", "break", "formula", "known_value", "known_days", "missing"}

func (r Row) cells() []string {
	return []string{r.Platform, r.Connection, safe(r.Handle), r.Object, safe(r.ID), r.Metric, r.Label, r.Day, r.Zone, number(r.Value), strconv.Itoa(int(r.Decimals)),
		r.Unit, r.Kind, r.Class, r.Status, r.Reason, r.Cause, r.Flag, r.Definition, r.Limits, r.Dimension, safe(r.Part), strconv.Itoa(int(r.Days)),
		r.AsOf, r.Break, r.Formula, number(r.KnownValue), strconv.Itoa(int(r.KnownDays)), r.Missing}
}
