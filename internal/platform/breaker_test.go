package platform_test

import (
	"net/http"
	"sync/atomic"
	"testing"
	"time"

	"candor/internal/platform"
)

// Row 4: after five failures in a row a host gets one probe in thirty seconds, and all calls again once one was answered.
func TestRow04BreakerPerHost(t *testing.T) {
	var calls atomic.Int64
	var healthy atomic.Bool
	r := serve(t, func(w http.ResponseWriter, req *http.Request) {
		calls.Add(1)
		if healthy.Load() {
			answer(200, "application/json", "{}")(w, req)
			return
		}
		answer(503, "application/json", "{}")(w, req)
	})
	other := serve(t, answer(200, "application/json", "{}"))
	now := time.Date(2026, 3, 4, 8, 0, 0, 0, time.UTC)
	client := platform.NewClient(platform.ClientConfig{Now: func() time.Time { return now }})
	for end := now.Add(6 * time.Hour); now.Before(end); now = now.Add(10 * time.Second) {
		for range 3 { // workers that cannot wait
			if _, err := client.Do(t.Context(), r); platform.KindOf(err) != platform.Transient {
				t.Fatalf("a host that fails: %v", err)
			}
		}
	}
	if got := calls.Load(); got > 5+6*120 || got < 6*100 {
		t.Errorf("%d calls in six hours of failures, want one in thirty seconds", got)
	}
	if _, err := client.Do(t.Context(), other); err != nil {
		t.Errorf("another host: %v", err)
	}
	healthy.Store(true)
	now = now.Add(time.Minute)
	for range 3 {
		if _, err := client.Do(t.Context(), r); err != nil {
			t.Errorf("after a probe that was answered: %v", err)
		}
	}
}
