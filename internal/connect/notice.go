package connect

import (
	"context"
	"errors"
	"fmt"
	"time"

	"candor/internal/social"
)

// noticeBatch is how many grants one round of warnings looks at; the soonest to end come first.
const noticeBatch = 10_000

// ended is the verdict on a grant that is dead, with the one notice of it.
func ended(h held, now time.Time) social.TokenVerdict {
	cause := endedBy(h, now)
	return social.TokenVerdict{State: social.NeedsReconnect, Cause: cause, Notice: notice(h, social.NoticeEnded, cause, h.row.ConsentedAt, now)}
}

func notice(h held, kind social.NoticeKind, cause social.Cause, about, now time.Time) *social.Notice {
	return &social.Notice{Person: h.connection.Person, Connection: h.connection.Key, Kind: kind, Cause: cause, About: about, At: now}
}

// Warn tells people whose access ends within 14, 7, 3 and 1 days, each once.
func (t *Tokens) Warn(ctx context.Context) error {
	now := t.now()
	ending, err := t.store.GrantsEnding(ctx, now.Add(social.LongestNotice), noticeBatch)
	if err != nil {
		return fmt.Errorf("find the grants that end soon: %w", err)
	}
	var errs []error
	for _, g := range ending {
		kind, fits := social.EndingNotice(g.Begun, g.EndsAt, now)
		if !fits {
			continue
		}
		errs = append(errs, t.store.PutNotice(ctx, social.Notice{Person: g.Person, Connection: g.Connection, Kind: kind, About: g.Begun, At: now, EndsAt: g.EndsAt}))
	}
	return errors.Join(errs...)
}
