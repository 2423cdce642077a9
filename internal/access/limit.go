package access

import (
	"context"
	"fmt"
	"time"

	"candor/internal/social"
)

// TooMany says that something was tried too often, and when it may be tried again. It is a social.ErrTooMany.
type TooMany struct {
	Reset time.Time
	wait  time.Duration
}

// Error implements error.
func (e *TooMany) Error() string {
	return fmt.Sprintf("%v: again at %s", social.ErrTooMany, e.Reset.UTC().Format(time.RFC3339))
}

// Unwrap makes it a social.ErrTooMany.
func (e *TooMany) Unwrap() error { return social.ErrTooMany }

// RetryAfter is how long to wait, from the moment of the refusal on.
func (e *TooMany) RetryAfter() time.Duration { return e.wait }

// Try counts a try under a key and returns a [TooMany] once there were limit of them in a window, which opens with its first try.
// Of tries at the same time, on any node, no more than limit pass. A refused try writes nothing.
func (a *Access) Try(ctx context.Context, key string, limit int, window time.Duration) error {
	now := a.now()
	count, reset, err := a.store.Attempts(ctx, key, now)
	if err != nil {
		return err
	}
	if count < limit {
		if count, reset, err = a.store.AddAttempt(ctx, key, now, window); err != nil || count <= limit {
			return err
		}
	}
	return &TooMany{Reset: reset, wait: reset.Sub(now)}
}
