package main

import (
	"context"
	"time"

	"candor/internal/policy"
	"candor/internal/social"
)

// retainEvery is how often it is looked what must go.
const retainEvery = 10 * time.Minute

// early is how much before its deadline something is deleted: an hour early is never late.
const early = time.Hour

// keepFor is how long data stays when access to a platform has ended.
func (c *candor) keepFor(p social.Platform) time.Duration {
	return policy.KeepAfterLoss(p, c.chosenRetention())
}

func (c *candor) chosenRetention() time.Duration {
	return time.Duration(c.set.RetentionDays) * 24 * time.Hour
}

// retain starts and stops the clocks of what must go when access has ended, and deletes what is due.
func (c *candor) retain(ctx context.Context) error {
	now := c.now()
	for _, p := range names() {
		for _, step := range []func(context.Context, social.Platform, time.Time) error{c.runClocks, c.dropUnseen, c.expireTexts, c.dropPictures} {
			if err := step(ctx, p, now); err != nil {
				return err
			}
		}
	}
	_, err := c.db.Purge(ctx, now)
	return err
}

func (c *candor) runClocks(ctx context.Context, p social.Platform, now time.Time) error {
	return c.db.RunClocks(ctx, p, social.Clocks{Now: now, Keep: c.keepFor(p), KeepPaused: policy.KeepPaused(p, c.chosenRetention()),
		Recheck: policy.RuleOf(p, policy.Statistics).Recheck, Lead: policy.RecheckLead})
}

// dropUnseen deletes the figures of posts that no listing has held for too long.
func (c *candor) dropUnseen(ctx context.Context, p social.Platform, now time.Time) error {
	recheck := policy.RuleOf(p, policy.Statistics).Recheck
	if recheck <= 0 {
		return nil
	}
	return c.db.DropUnseen(ctx, p, now.Add(-recheck+early))
}

// expireTexts deletes names and texts that were not read again. What a hub tells is kept no longer.
func (c *candor) expireTexts(ctx context.Context, p social.Platform, now time.Time) error {
	life := policy.RuleOf(p, policy.Descriptions).Refresh
	if life <= 0 {
		return nil
	}
	before := now.Add(-life + early)
	if err := c.db.ExpireNews(ctx, before); err != nil {
		return err
	}
	return c.db.ExpireTexts(ctx, p, before)
}

// dropPictures deletes the addresses of pictures whose end comes before the next look.
func (c *candor) dropPictures(ctx context.Context, p social.Platform, now time.Time) error {
	if !policy.RuleOf(p, policy.Pictures).OwnEnd {
		return nil
	}
	return c.db.DropPictures(ctx, p, func(address string, readAt time.Time) bool {
		return !policy.PictureEnds(p, address, readAt).After(now.Add(retainEvery))
	})
}
