package main

import (
	"context"
	"maps"
	"net/http"
	"net/url"
	"strings"
	"time"

	"candor/internal/inbound"
	"candor/internal/platform"
	"candor/internal/policy"
	"candor/internal/social"
)

// openInbound sets up the senders of events whose platforms are configured here.
func (c *candor) openInbound(o outside) error {
	secret := func(name string) social.Secret { return social.Secret(o.env(name)) }
	config := inbound.Config{Store: c.db, Keep: c.keepFor, Check: c.tryGrant, Holders: c.holders, Now: o.now, Log: o.log}
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
	if hub, off := c.hub(o); off == "" {
		c.push = hub
		config.Sources = append(config.Sources, hub)
		if config.Challenges == nil {
			config.Challenges = map[string]http.HandlerFunc{}
		}
		maps.Copy(config.Challenges, hub.Challenges())
	}
	var err error
	c.inbound, err = inbound.New(config)
	return err
}

// hub makes the receiver of what YouTube's hub tells, or says why it cannot tell anything here.
func (c *candor) hub(o outside) (hub *inbound.WebSub, off string) {
	pusher, ok := c.connectors[social.YouTube].(platform.Pusher)
	address, _ := url.Parse(o.env("YOUTUBE_HUB_URL")) // it was read when the connector was opened
	standIn := address != nil && loopback(address.Hostname())
	switch {
	case !ok:
		return nil, "YouTube is not configured"
	case strings.EqualFold(strings.TrimSpace(o.env("YOUTUBE_PUSH")), "off"):
		return nil, "YOUTUBE_PUSH is off"
	case !strings.HasPrefix(c.set.PublicURL, "https:") && !standIn:
		return nil, "the hub reaches https addresses only, and CANDOR_PUBLIC_URL is none"
	}
	return &inbound.WebSub{Store: c.db, Platform: social.YouTube, Hub: pusher, Secret: social.Secret(o.env("YOUTUBE_CLIENT_SECRET")), PublicURL: c.set.PublicURL,
		Meter: func() platform.Meter { return c.budgets.For(social.YouTube, 0, nil) }, Now: o.now, Log: o.log}, ""
}

// keepFor is how long data stays when access to a platform has ended.
func (c *candor) keepFor(p social.Platform) time.Duration {
	return policy.KeepAfterLoss(p, c.chosenRetention())
}

func (c *candor) chosenRetention() time.Duration {
	return time.Duration(c.set.RetentionDays) * 24 * time.Hour
}

// holders finds whose refresh token an event names.
func (c *candor) holders(ctx context.Context, p social.Platform, subject string) ([]social.Key, error) {
	all, err := c.db.PlatformConnections(ctx, p)
	var keys []social.Key
	for _, one := range all {
		held, bad := c.tokens.Holds(ctx, one.Key, func(refresh social.Secret) bool { return inbound.TokenNamed(subject, refresh) })
		if bad != nil {
			c.log.WarnContext(ctx, "a token could not be looked at", "connection", one.UID, "error", bad)
		}
		if held {
			keys = append(keys, one.Key)
		}
	}
	return keys, err
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
		recheck := policy.RuleOf(p, policy.Statistics).Recheck
		clocks := social.Clocks{Now: now, Keep: c.keepFor(p), KeepPaused: policy.KeepPaused(p, c.chosenRetention()), Recheck: recheck, Lead: policy.RecheckLead}
		if err := c.db.RunClocks(ctx, p, clocks); err != nil {
			return err
		}
		if recheck > 0 {
			if err := c.db.DropUnseen(ctx, p, now.Add(-recheck+time.Hour)); err != nil {
				return err
			}
		}
		if life := policy.RuleOf(p, policy.Descriptions).Refresh; life > 0 {
			if err := c.db.ExpireNews(ctx, now.Add(-life+time.Hour)); err != nil { // what a hub tells is kept no longer than texts
				return err
			}
			if err := c.db.ExpireTexts(ctx, p, now.Add(-life+time.Hour)); err != nil { // an hour early is never late
				return err
			}
		}
	}
	if err := c.dropPictures(ctx, now); err != nil {
		return err
	}
	_, err := c.db.Purge(ctx, now)
	return err
}

// retainEvery is how often it is looked what must go.
const retainEvery = 10 * time.Minute

// dropPictures deletes the addresses of pictures whose end comes before the next look.
func (c *candor) dropPictures(ctx context.Context, now time.Time) error {
	for _, p := range names() {
		if !policy.RuleOf(p, policy.Pictures).OwnEnd {
			continue
		}
		err := c.db.DropPictures(ctx, p, func(address string, readAt time.Time) bool {
			return !policy.PictureEnds(p, address, readAt).After(now.Add(retainEvery))
		})
		if err != nil {
			return err
		}
	}
	return nil
}
