package api

import (
	"context"
	"strings"
	"testing"
	"time"

	"candor/internal/social"
	"candor/internal/store/storetest"
)

// Budgets implements Operations.
func (w *world) Budgets(context.Context) ([]social.BucketStatus, error) {
	return []social.BucketStatus{
		{Platform: social.Instagram, Bucket: "account:*", Limit: 240, Used: 12, Percent: -1, Buckets: 40, ResetsAt: noon.Add(time.Hour)},
		{Platform: social.Instagram, Bucket: "app", Used: 900, Percent: 91.5, Buckets: 1, BlockedUntil: noon.Add(10 * time.Minute), Refusals: 2},
	}, nil
}

func TestBudgetsAreShownToAdministrators(t *testing.T) {
	w := newWorld(t, storetest.Open(t))
	got := w.ask(ada, "GET", "/api/admin/budgets", "")
	for _, part := range []string{`"bucket":"account:*"`, `"buckets":40`, `"limit":240`, `"usage_percent":null`, `"resets_at":"2026-11-22T12:00:00Z"`,
		`"limit":null`, `"usage_percent":91.5`, `"blocked_until":"2026-11-22T11:10:00Z"`, `"closed":true`, `"refusals":2`} {
		if !strings.Contains(got.body, part) {
			t.Errorf("%s is not in %d %s", part, got.status, got.body)
		}
	}
}
