package store

import (
	"database/sql"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"candor/internal/social"
)

func TestInstants(t *testing.T) {
	at := time.Date(2026, 11, 22, 21, 9, 0, 123_000_000, time.FixedZone("", 3600))
	for _, want := range []time.Time{{}, at, time.UnixMilli(0)} {
		column, err := msOrNull(want).Value()
		if err != nil {
			t.Fatal(err)
		}
		if (column == nil) != want.IsZero() {
			t.Errorf("%v is stored as %v", want, column)
		}
		got := time.Now()
		if err := (instant{&got}).Scan(column); err != nil || !got.Equal(want) || got.Location() != time.UTC {
			t.Errorf("%v comes back as %v (%v)", want, got, err)
		}
	}
}

func TestObjects(t *testing.T) {
	for text, want := range map[string]map[string]string{`{}`: nil, `{"a":"1","b":"<é>"}`: {"a": "1", "b": "<é>"}} {
		got := map[string]string{"left": "over"}
		if err := intoMap(&got).Scan(text); err != nil || !cmp.Equal(got, want) {
			t.Errorf("%s is read as %v (%v)", text, got, err)
		}
		again, err := object(got)
		if err != nil {
			t.Fatal(err)
		}
		var twice map[string]string
		if err := intoMap(&twice).Scan([]byte(again)); err != nil || !cmp.Equal(twice, want) {
			t.Errorf("%s is written as %s and read as %v (%v)", text, again, twice, err)
		}
	}
	var m map[string]string
	if err := intoMap(&m).Scan(`{"a":`); err == nil {
		t.Error("half an object was read")
	}
}

func TestAbsencesKeepEveryReason(t *testing.T) {
	for _, reason := range social.Reasons() {
		a := absences{}
		if got := a.textOf("bio", a.text("bio", social.Unsaid(reason))); got != social.Unsaid(reason) {
			t.Errorf("text missing for %s comes back as %v", reason, got)
		}
		if got := a.figureOf("likes", a.figure("likes", social.Missing(reason))); got != social.Missing(reason) {
			t.Errorf("figure missing for %s comes back as %v", reason, got)
		}
	}
	a := absences{}
	if got := a.textOf("bio", a.text("bio", social.Says(""))); got != social.Says("") {
		t.Errorf("an empty text comes back as %v", got)
	}
	if got := a.figureOf("likes", a.figure("likes", social.Known(0))); got != social.Known(0) {
		t.Errorf("zero comes back as %v", got)
	}
	if len(a) != 0 {
		t.Errorf("known values left the reasons %v", a)
	}
	if got := a.figureOf("likes", sql.NullInt64{}); got != social.Missing(social.NotReported) {
		t.Errorf("a NULL without a reason comes back as %v", got)
	}
}
