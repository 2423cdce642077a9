package inbound

import (
	"testing"
	"time"
)

// TestPace: a burst passes, more is told to wait for as long as it takes, and then passes.
func TestPace(t *testing.T) {
	now := time.Date(2026, 11, 25, 12, 0, 0, 0, time.UTC)
	p := &pace{left: burst}
	for n := range burst {
		if wait := p.take(now); wait != 0 {
			t.Fatalf("body %d waits %s", n, wait)
		}
	}
	wait := p.take(now)
	if wait <= 0 || wait > time.Second {
		t.Fatalf("one too many waits %s", wait)
	}
	if again := p.take(now.Add(wait)); again != 0 {
		t.Errorf("after the wait: %s", again)
	}
	if p.take(now.Add(24*time.Hour)) != 0 || p.left > burst {
		t.Errorf("a day later: %v left", p.left)
	}
}
