package export

import (
	"cmp"
	"context"
	"io"
	"strconv"
	"time"

	"candor/internal/analytics"
	"candor/internal/social"
)

// PostRow is one figure of one post of a list. The same columns stand in every format.
type PostRow struct {
	Platform        string  `parquet:"platform" json:"platform"`
	Connection      string  `parquet:"connection" json:"connection"`
	Handle          string  `parquet:"handle" json:"handle"`
	Post            string  `parquet:"post" json:"post"` // Candor's id, as in addresses of the app
	ID              string  `parquet:"id" json:"id"`     // the platform's
	Caption         *string `parquet:"caption,optional,dict" json:"caption"`
	CaptionReason   string  `parquet:"caption_reason" json:"caption_reason"` // why there is no caption
	MediaType       string  `parquet:"media_type" json:"media_type"`
	PostedAt        string  `parquet:"posted_at" json:"posted_at"` // RFC 3339, in UTC
	PostedOn        string  `parquet:"posted_on" json:"posted_on"` // the day in the account's zone, by which a range goes
	Zone            string  `parquet:"zone" json:"zone"`           // of the account
	Permalink       *string `parquet:"permalink,optional,dict" json:"permalink"`
	PermalinkReason string  `parquet:"permalink_reason" json:"permalink_reason"`
	Duration        *int64  `parquet:"duration,optional" json:"duration"` // of the video, in seconds
	DurationReason  string  `parquet:"duration_reason" json:"duration_reason"`
	GoneAt          string  `parquet:"gone_at" json:"gone_at"` // since when the platform no longer lists it; "" if it does
	Metric          string  `parquet:"metric" json:"metric"`
	Label           string  `parquet:"label" json:"label"`
	Value           *int64  `parquet:"value,optional" json:"value"` // in units of ten to the power of minus decimals
	Decimals        int32   `parquet:"decimals" json:"decimals"`
	Unit            string  `parquet:"unit" json:"unit"`
	Kind            string  `parquet:"kind" json:"kind"`
	Class           string  `parquet:"class" json:"class"`
	Status          string  `parquet:"status" json:"status"`
	Reason          string  `parquet:"reason" json:"reason"`
	AsOf            string  `parquet:"as_of" json:"as_of"` // when it was read; "" if it never was
	Definition      string  `parquet:"definition,dict" json:"definition"`
	Limits          string  `parquet:"limits,dict" json:"limits"`
	AIGenerated     *int64  `parquet:"ai_generated,optional" json:"ai_generated"` // 1 marked as made by AI, 0 not
	AIReason        string  `parquet:"ai_generated_reason" json:"ai_generated_reason"`
}

var postColumns = []string{"platform", "connection", "handle", "post", "id", "caption", "caption_reason", "media_type", "posted_at", "posted_on", "zone", "permalink",
	"permalink_reason", "duration", "duration_reason", "gone_at", "metric", "label", "value", "decimals", "unit", "kind", "class", "status", "reason", "as_of", "definition", "limits", "ai_generated", "ai_generated_reason"}

func (r PostRow) cells() []string {
	return []string{r.Platform, r.Connection, safe(r.Handle), r.Post, safe(r.ID), safe(said(r.Caption)), r.CaptionReason, r.MediaType, r.PostedAt, r.PostedOn, r.Zone, safe(said(r.Permalink)),
		r.PermalinkReason, number(r.Duration), r.DurationReason, r.GoneAt, r.Metric, r.Label, number(r.Value), strconv.Itoa(int(r.Decimals)), r.Unit, r.Kind, r.Class, r.Status, r.Reason, r.AsOf, r.Definition, r.Limits, number(r.AIGenerated), r.AIReason}
}

func said(text *string) string {
	if text == nil {
		return ""
	}
	return *text
}

// Posts writes a list of posts as it is filtered and sorted, in a format (csv, json or parquet). A limit of 0 is no limit. The list is read and
// written page by page. A view of the past is written as it was known then.
func (e Exporter) Posts(ctx context.Context, to io.Writer, v social.View, o social.PostOrder, format string) error {
	return file(to, format, postColumns, PostRow.cells, func(write func([]PostRow) error) error { return e.postRows(ctx, v, o, write) })
}

// postRows makes the rows of a list of posts, in its order: of each post every count that is read with posts, with the reason where the
// platform does not offer it, and what was asked for beside them.
func (e Exporter) postRows(ctx context.Context, v social.View, o social.PostOrder, write func([]PostRow) error) error {
	accounts, err := e.Reader.Accounts(ctx, v)
	if err != nil {
		return err
	}
	byKey := map[social.Key]social.Account{}
	for _, acc := range accounts {
		byKey[acc.Key] = acc
	}
	now := e.Now()
	if !v.AsOf.IsZero() {
		now = v.AsOf
	}
	return e.walk(ctx, v, o, func(posts []social.PostNow) error {
		var rows []PostRow
		for _, p := range posts {
			acc, ok := byKey[p.Connection]
			if !ok {
				continue // connected between the two queries
			}
			for _, m := range social.Metrics() {
				if _, asked := p.Figures[m.ID]; m.Scope == social.OfPost && (asked || m.Product() == social.ProductPosts) {
					rows = append(rows, postRow(acc, p, m, now))
				}
			}
		}
		return write(rows)
	})
}

func postRow(acc social.Account, p social.PostNow, m social.Metric, now time.Time) PostRow {
	f, provisional := analytics.Stands(acc.Platform, p, m.ID, now)
	r := rowOf(acc, m, f, provisional)
	row := PostRow{Platform: r.Platform, Connection: r.Connection, Handle: r.Handle, Post: p.UID, ID: p.ExternalID, MediaType: string(p.MediaType),
		CaptionReason: string(p.Caption.Reason), PermalinkReason: string(p.Permalink.Reason),
		PostedAt: p.PostedAt.UTC().Format(time.RFC3339), PostedOn: string(social.DayOf(p.PostedAt, social.Zone(acc.Zone))), Zone: cmp.Or(acc.Zone, "UTC"),
		Metric: r.Metric, Label: r.Label, Value: r.Value, Decimals: r.Decimals, Unit: r.Unit, Kind: r.Kind, Class: r.Class, Status: r.Status, Reason: r.Reason,
		Definition: cmp.Or(r.Definition, m.Definition), Limits: r.Limits}
	if p.Caption.Reason == "" {
		row.Caption = &p.Caption.Value
	}
	if p.Permalink.Reason == "" {
		row.Permalink = &p.Permalink.Value
	}
	row.DurationReason = string(p.Duration.Reason())
	if seconds, known := p.Duration.Value(); known {
		row.Duration = &seconds
	}
	row.AIReason = string(p.AIGenerated.Reason())
	if marked, known := p.AIGenerated.Value(); known {
		row.AIGenerated = &marked
	}
	row.GoneAt, row.AsOf = instant(p.GoneAt), instant(p.ReadAt(m.ID, f))
	return row
}

// History writes a post's figures over time: a row for each day of each series.
func (e Exporter) History(to io.Writer, acc social.Account, p social.Post, series []analytics.Series, format string) error {
	rows := []Row{}
	for _, s := range series {
		m, _ := social.MetricOf(s.Metric)
		for _, point := range s.Points {
			row := rowOf(acc, m, point.Figure, point.Provisional)
			row.Object, row.ID, row.Day, row.Zone = "post", p.ExternalID, string(point.Day), cmp.Or(s.Zone, "UTC")
			row.Cause, row.Flag, row.Break = string(point.Cause), string(point.Flag), breaksIn(s.Breaks, point.Day, point.Day)
			rows = append(rows, row)
		}
	}
	return file(to, format, columns, Row.cells, func(write func([]Row) error) error { return write(rows) })
}
