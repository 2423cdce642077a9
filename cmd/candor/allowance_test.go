package main

import (
	"strings"
	"testing"
)

func TestWithdrawWhatIsNotRecorded(t *testing.T) {
	empty(t)
	must(t, "keys", "add")
	must(t, "migrate")
	code, _, said := command(t, "allowance", "withdraw", "--platform", "youtube")
	if code != 1 || !strings.Contains(said, `nothing is recorded for "youtube"`) || strings.Contains(said, "not found") {
		t.Errorf("%d %s", code, said)
	}
	must(t, "allowance", "record", "--platform", "youtube", "--reference", "YT-1", "--scope", "Analytics", "--date", "2026-10-01")
	if out := must(t, "allowance", "withdraw", "--platform", "youtube"); !strings.Contains(out, "Withdrawn") {
		t.Error(out)
	}
}
