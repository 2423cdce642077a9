package api

import (
	"github.com/danielgtaylor/huma/v2"

	"candor/internal/analytics"
	"candor/internal/social"
)

// named puts a closed list of words into the document under one name, so that clients get one type for it, and returns a
// reference to it.
func named[T ~string](r huma.Registry, name, doc string, words ...T) *huma.Schema {
	values := make([]any, len(words))
	for i, word := range words {
		values[i] = string(word)
	}
	if r.Map()[name] == nil {
		s := &huma.Schema{Type: huma.TypeString, Description: doc, Enum: values}
		s.PrecomputeMessages()
		r.Map()[name] = s
	}
	return &huma.Schema{Ref: "#/components/schemas/" + name}
}

// orNull lets properties of an object be null beside what they are. huma does this for scalars only.
func orNull(s *huma.Schema, properties ...string) *huma.Schema {
	for _, name := range properties {
		was := s.Properties[name]
		s.Properties[name] = &huma.Schema{Description: was.Description, AnyOf: []*huma.Schema{{Ref: was.Ref}, {Type: "null"}}}
	}
	return s
}

// Reason is social.Reason with its list in the document.
type Reason social.Reason

// Schema implements huma.SchemaProvider.
func (Reason) Schema(r huma.Registry) *huma.Schema {
	return named(r, "Reason", "Why there is no value.", social.Reasons()...)
}

// CauseCode is social.Cause with its list in the document.
type CauseCode social.Cause

// Schema implements huma.SchemaProvider.
func (CauseCode) Schema(r huma.Registry) *huma.Schema {
	return named(r, "CauseCode", "Why something is not as it should be.", social.Causes()...)
}

// Metric is social.MetricID with its list in the document.
type Metric social.MetricID

// Schema implements huma.SchemaProvider.
func (Metric) Schema(r huma.Registry) *huma.Schema {
	ids := make([]social.MetricID, 0, len(social.Metrics()))
	for _, m := range social.Metrics() {
		ids = append(ids, m.ID)
	}
	return named(r, "MetricID", "A metric of the registry (GET /api/metrics).", ids...)
}

// MediaType is social.MediaType with its list in the document.
type MediaType social.MediaType

// Schema implements huma.SchemaProvider.
func (MediaType) Schema(r huma.Registry) *huma.Schema {
	return named(r, "MediaType", "What kind of post it is, as the platform says. A YouTube video is a short once YouTube's reports call it one, two to three days after publication.", social.MediaTypes()...)
}

// ConnectionState is social.State with its list in the document.
type ConnectionState social.State

// Schema implements huma.SchemaProvider.
func (ConnectionState) Schema(r huma.Registry) *huma.Schema {
	return named(r, "ConnectionState", "How a connection stands with its platform.", social.States()...)
}

// Role is social.Role with its list in the document.
type Role social.Role

// Schema implements huma.SchemaProvider.
func (Role) Schema(r huma.Registry) *huma.Schema {
	return named(r, "Role", "What a person may do.", social.Roles()...)
}

// Status says how final a figure is.
type Status string

// The statuses of a figure.
const (
	Final       Status = "final"
	Provisional Status = "provisional" // the platform, or the day, may still change it
	Missing     Status = "missing"     // there is no value; the reason says why
)

// Schema implements huma.SchemaProvider.
func (Status) Schema(r huma.Registry) *huma.Schema {
	return named(r, "FigureStatus", "How final a figure is.", Final, Provisional, Missing)
}

// SeriesFlag is analytics.Flag with its list in the document.
type SeriesFlag analytics.Flag

// Schema implements huma.SchemaProvider.
func (SeriesFlag) Schema(r huma.Registry) *huma.Schema {
	return named(r, "SeriesFlag", "What is odd about a value that is kept as it was said.", analytics.Flags()...)
}

// DifferenceCode is analytics.DifferenceCode with its list in the document.
type DifferenceCode analytics.DifferenceCode

// Schema implements huma.SchemaProvider.
func (DifferenceCode) Schema(r huma.Registry) *huma.Schema {
	return named(r, "DifferenceCode", "Why a figure differs from what the platform's own app shows.", analytics.DifferenceCodes()...)
}

// Schema implements huma.SchemaProvider.
func (Dimension) Schema(r huma.Registry) *huma.Schema {
	return named(r, "Dimension", "What a breakdown is by.", social.Dimensions()...)
}
