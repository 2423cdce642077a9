package api

import (
	"context"
	"net/http"

	"candor/internal/social"
)

// Exporter writes figures into a file. *export.Exporter is one.
type Exporter interface {
	// Export writes the figures of a view in a format (csv, json, parquet), days from one to another, and returns the file and its content type.
	Export(ctx context.Context, v social.View, format string, from, to social.Day) ([]byte, string, error)
}

type exportInput struct {
	Connection string `query:"connection" maxLength:"64" doc:"Only this one."`
	Format     string `query:"format" enum:"csv,json,parquet" default:"csv"`
	From       string `query:"from" format:"date" doc:"First day; default: 28 days before the last."`
	To         string `query:"to" format:"date" doc:"Last day; default: today in your zone."`
	AsOf       string `query:"as_of" maxLength:"40" doc:"As it was known then: a day (its end, in your zone) or an instant in RFC 3339."`
}

type exportOutput struct {
	ContentType string `header:"Content-Type"`
	Disposition string `header:"Content-Disposition"`
	Body        []byte
}

// export writes one's own figures. It serves creators alone: the terms of some platforms allow an owner's own export and no other.
func (a *api) export(ctx context.Context, in *exportInput) (*exportOutput, error) {
	a, v, _, err := a.asked(ctx, "", "", in.Connection, in.AsOf)
	if err != nil {
		return nil, err
	}
	p, _ := personIn(ctx)
	span, err := spanOf(in.From, in.To, social.DayOf(a.Now(), social.Zone(p.Zone)))
	if err != nil {
		return nil, err
	}
	if a.Export == nil {
		return nil, problem(http.StatusNotFound, CodeNotFound, "Exports are not set up here.")
	}
	body, kind, err := a.Export.Export(ctx, v, in.Format, span.From, span.To)
	if err != nil {
		return nil, err
	}
	return &exportOutput{ContentType: kind, Disposition: `attachment; filename="candor-` + string(span.From) + `-` + string(span.To) + `.` + in.Format + `"`, Body: body}, nil
}
