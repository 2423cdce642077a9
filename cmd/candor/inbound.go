package main

import (
	"context"
	"net/http"
	"time"

	"candor/internal/inbound"
	"candor/internal/policy"
	"candor/internal/social"
)

// openInbound sets up the senders of events whose platforms are configured here.
func (c *candor) openInbound(o outside) error {
	secret := func(name string) social.Secret { return social.Secret(o.env(name)) }
	config := inbound.Config{Store: c.db, Keep: c.keepFor, Check: c.tryGrant, Now: o.now, Log: o.log}
	if c.connectors[social.Instagram] != nil {
		meta := inbound.Instagram{Secrets: []social.Secret{secret("INSTAGRAM_CLIENT_SECRET"), secret("INSTAGRAM_META_APP_SECRET")},
			VerifyToken: secret("INSTAGRAM_VERIFY_TOKEN"), PublicURL: c.set.PublicURL}
		config.Sources = append(config.Sources, meta.Sources()...)
		config.Challenges = map[string]http.HandlerFunc{"GET /api/webhooks/instagram": meta.Challenge}
	}
	if c.connectors[social.TikTok] != nil {
		config.Sources = append(config.Sources, inbound.TikTok{ClientKey: o.env("TIKTOK_CLIENT_KEY"), Secret: secret("TIKTOK_CLIENT_SECRET")})
	}
	if c.connectors[social.YouTube] != nil {
		keys := o.env("YOUTUBE_KEYS_URL")
		if keys == "" {
			keys = "https://www.googleapis.com"
		}
		config.Sources = append(config.Sources, &inbound.Google{ClientID: o.env("YOUTUBE_CLIENT_ID"), KeysURL: keys + "/oauth2/v3/certs",
			Client: &http.Client{Transport: o.transport, Timeout: 10 * time.Second}})
	}
	var err error
	c.inbound, err = inbound.New(config)
	return err
}

// keepFor is how long data stays when access to a platform has ended.
func (c *candor) keepFor(p social.Platform) time.Duration {
	return policy.KeepAfterLoss(p, c.chosenRetention())
}

func (c *candor) chosenRetention() time.Duration {
	return time.Duration(c.set.RetentionDays) * 24 * time.Hour
}

// tryGrant makes one renewal, from which the platform's word on the grant follows.
func (c *candor) tryGrant(ctx context.Context, connection social.Key) error {
	used, err := c.tokens.Access(ctx, connection)
	if err == nil {
		_, err = c.tokens.Rejected(ctx, connection, used)
	}
	return err
}

// retain starts and stops the clocks of what must go when access has ended, and deletes what is due.
func (c *candor) retain(ctx context.Context) error {
	now := c.now()
	for _, p := range names() {
		if err := c.db.RunClocks(ctx, p, now, now.Add(c.keepFor(p)), now.Add(policy.KeepPaused(p, c.chosenRetention()))); err != nil {
			return err
		}
		if life := policy.RuleOf(p, policy.Descriptions).Refresh; life > 0 {
			if err := c.db.ExpireTexts(ctx, p, now.Add(-life+time.Hour)); err != nil { // an hour early is never late
				return err
			}
		}
	}
	_, err := c.db.Purge(ctx, now)
	return err
}
