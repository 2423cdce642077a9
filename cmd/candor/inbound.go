package main

import (
	"context"
	"maps"
	"net/http"
	"strings"
	"time"

	"candor/internal/inbound"
	"candor/internal/platform"
	"candor/internal/social"
)

// openInbound sets up the senders of events whose platforms are configured here.
func (c *candor) openInbound(o outside) error {
	secret := func(name string) social.Secret { return social.Secret(o.env(name)) }
	config := inbound.Config{Store: c.db, Keep: c.keepFor, Check: c.tryGrant, Holders: c.holders, Seen: c.countEvent, Now: o.now, Log: o.log}
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
	switch {
	case !ok:
		return nil, "YouTube is not configured"
	case strings.EqualFold(strings.TrimSpace(o.env("YOUTUBE_PUSH")), "off"):
		return nil, "YOUTUBE_PUSH is off"
	case !strings.HasPrefix(c.set.PublicURL, "https:") && !onLoopback(o.env("YOUTUBE_HUB_URL")):
		return nil, "the hub reaches https addresses only, and CANDOR_PUBLIC_URL is none"
	}
	return &inbound.WebSub{Store: c.db, Platform: social.YouTube, Hub: pusher, Secret: social.Secret(o.env("YOUTUBE_CLIENT_SECRET")), PublicURL: c.set.PublicURL,
		Meter: func() platform.Meter { return c.budgets.For(social.YouTube, 0, nil) }, Now: o.now, Log: o.log}, ""
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
