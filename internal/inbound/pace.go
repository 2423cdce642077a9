package inbound

import (
	"sync"
	"time"
)

// How many bodies of one source a node looks at: so many at once, and so many a second from then on. Real senders stay far below it and come again
// when they are told to; proving forged bodies must not cost the machine.
const (
	burst     = 2000
	perSecond = 20
)

// pace is a bucket that fills with time.
type pace struct {
	mu   sync.Mutex
	left float64
	at   time.Time
}

// take counts one body and returns 0, or how long to wait where there were too many.
func (p *pace) take(now time.Time) time.Duration {
	p.mu.Lock()
	defer p.mu.Unlock()
	if passed := now.Sub(p.at); !p.at.IsZero() && passed > 0 {
		p.left = min(burst, p.left+passed.Seconds()*perSecond)
	}
	p.at = now
	if p.left < 1 {
		return time.Duration((1 - p.left) / perSecond * float64(time.Second))
	}
	p.left--
	return 0
}
