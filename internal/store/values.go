package store

import (
	"database/sql"
	"encoding/json"
	"fmt"
	"time"

	"candor/internal/social"
)

// The functions below turn Go's values into what columns hold and back: instants are Unix milliseconds and NULL for the zero
// time, maps are JSON objects, and a text or figure that is missing is NULL with its reason in the row's "absent" object.

// ms is an instant for a column that is NOT NULL.
func ms(t time.Time) int64 { return t.UnixMilli() }

// msOrNull is an instant for a column where NULL means "no such instant".
func msOrNull(t time.Time) sql.NullInt64 {
	return sql.NullInt64{Int64: t.UnixMilli(), Valid: !t.IsZero()}
}

// instant scans Unix milliseconds into a time in UTC, NULL into the zero time.
type instant struct{ to *time.Time }

// Scan implements sql.Scanner.
func (i instant) Scan(src any) error {
	var n sql.NullInt64
	if err := n.Scan(src); err != nil {
		return fmt.Errorf("an instant: %w", err)
	}
	*i.to = time.Time{}
	if n.Valid {
		*i.to = time.UnixMilli(n.Int64).UTC()
	}
	return nil
}

// orNull is a value that is NULL when it is the zero value of its type.
func orNull[T comparable](v T) sql.Null[T] {
	var zero T
	return sql.Null[T]{V: v, Valid: v != zero}
}

// object is a map as a JSON object; nil is {}. encoding/json sorts the keys, so equal maps are equal texts.
func object[M ~map[K]V, K ~string, V any](m M) (string, error) {
	if m == nil {
		return "{}", nil
	}
	text, err := json.Marshal(m)
	return string(text), err
}

// fromObject scans a JSON object into a map; {} and NULL give a nil map.
type fromObject[M ~map[K]V, K ~string, V any] struct{ to *M }

// intoMap makes the scanner for a map.
func intoMap[M ~map[K]V, K ~string, V any](to *M) fromObject[M, K, V] { return fromObject[M, K, V]{to} }

// Scan implements sql.Scanner.
func (o fromObject[M, K, V]) Scan(src any) error {
	*o.to = nil
	var text sql.NullString
	if err := text.Scan(src); err != nil {
		return fmt.Errorf("a JSON object: %w", err)
	}
	if !text.Valid || text.String == "" || text.String == "{}" {
		return nil
	}
	return json.Unmarshal([]byte(text.String), o.to)
}

// absences is a row's "absent" object: for each NULL column, why it has no value.
type absences map[string]social.Reason

// text is what a column holds for a text; a missing one is NULL and leaves its reason.
func (a absences) text(column string, t social.Text) sql.NullString {
	if t.Reason != "" {
		a[column] = t.Reason
		return sql.NullString{}
	}
	return sql.NullString{String: t.Value, Valid: true}
}

// figure is what a column holds for a figure; a missing one is NULL and leaves its reason.
func (a absences) figure(column string, f social.Figure) sql.NullInt64 {
	value, known := f.Value()
	if !known {
		a[column] = f.Reason()
	}
	return sql.NullInt64{Int64: value, Valid: known}
}

// textOf reads back what text wrote. A NULL without a reason was not reported.
func (a absences) textOf(column string, v sql.NullString) social.Text {
	if v.Valid {
		return social.Says(v.String)
	}
	return social.Unsaid(a.reason(column))
}

// figureOf reads back what figure wrote. A NULL without a reason was not reported.
func (a absences) figureOf(column string, v sql.NullInt64) social.Figure {
	if v.Valid {
		return social.Known(v.Int64)
	}
	return social.Missing(a.reason(column))
}

func (a absences) reason(column string) social.Reason {
	if reason, ok := a[column]; ok {
		return reason
	}
	return social.NotReported
}
