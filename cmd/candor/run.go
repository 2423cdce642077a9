package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"net/url"
	"os"
	"slices"
	"strconv"
	"strings"
	"time"

	"candor/internal/access"
	"candor/internal/api"
	"candor/internal/budget"
	"candor/internal/collect"
	"candor/internal/connect"
	"candor/internal/export"
	"candor/internal/inbound"
	"candor/internal/mail"
	"candor/internal/observe"
	"candor/internal/platform"
	"candor/internal/seal"
	"candor/internal/social"
	"candor/internal/store"
	"candor/web"
)

// outside is what a process takes from around it; the demo and tests put their own there.
type outside struct {
	env       func(string) string // the platforms' settings
	transport http.RoundTripper   // nil: the network
	now       func() time.Time
	log       *slog.Logger
	roomy     int // raises the platforms' budgets so many times, for tests; 0: they stand as they are
}

// candor is everything wired together, in the order in which data flows.
type candor struct {
	set        *Settings
	role       string // of this node: "" or "all", web, worker
	log        *slog.Logger
	now        func() time.Time
	counters   *observe.Counters
	sentry     *observe.Sentry // nil: errors are reported nowhere
	db         *store.DB
	keyset     *seal.Keyset
	connectors map[social.Platform]platform.Connector
	missing    map[social.Platform][]string // settings that an unconfigured platform lacks
	tokens     *connect.Tokens
	budgets    *budget.Budgets
	collector  *collect.Collector
	accounts   *connect.Accounts
	access     *access.Access
	inbound    *inbound.Inbound
	push       *inbound.WebSub // nil: no hub tells of news
	tombstones *tombstones
	mail       *mail.Sender // nil: no mail is sent
	readiness  readiness
}

// assemble opens and wires everything but the HTTP server. Nothing runs yet.
func assemble(ctx context.Context, set *Settings, o outside) (*candor, error) {
	reporter, err := observe.NewSentry(observe.SentryConfig{DSN: o.env("SENTRY_DSN"), Release: "candor"})
	if err != nil {
		return nil, err
	}
	o.log = reporter.Logger(o.log)
	c := &candor{set: set, log: o.log, now: o.now, counters: observe.NewCounters(), sentry: reporter}
	if err := c.openPlatforms(o); err != nil {
		return nil, err
	}
	if c.mail, err = mail.Open(o.env("CANDOR_SMTP_URL"), o.env("CANDOR_MAIL_FROM")); err != nil {
		return nil, err
	}
	if c.db, c.keyset, err = openSealed(ctx, set, o); err != nil {
		return nil, err
	}
	if err := c.db.LayBallast(); err != nil {
		o.log.WarnContext(ctx, "there is no reserve for tokens beside the database", "error", err)
	}
	c.tombstones = &tombstones{db: c.db, file: c.set.TombstoneFile}
	if _, err := c.tombstones.obey(ctx); err != nil {
		c.db.Close()
		return nil, err
	}
	if err := c.wire(c.keyset, o); err != nil {
		c.db.Close()
		return nil, err
	}
	c.measure()
	return c, nil
}

// openPlatforms makes the connectors that are configured and remembers what the others lack.
func (c *candor) openPlatforms(o outside) error {
	c.connectors, c.missing = map[social.Platform]platform.Connector{}, map[social.Platform][]string{}
	for _, p := range platforms() {
		connector, err := p.Open(platform.Deps{Env: o.env, PublicURL: c.set.PublicURL, Transport: o.transport, Now: o.now})
		var unset *platform.NotConfigured
		switch {
		case errors.As(err, &unset):
			c.missing[p.Info.Platform] = unset.Missing
		case err != nil:
			return err
		default:
			c.connectors[p.Info.Platform] = connector
			if err := c.checkRedirect(p.Info, o.env(redirectSetting(p.Info))); err != nil {
				return err
			}
		}
	}
	return nil
}

// checkRedirect refuses a redirect URI that leads anywhere but to this server's callback: no sign-in could end there.
func (c *candor) checkRedirect(info platform.Info, set string) error {
	if reached := c.set.callback(info.Platform); set != "" && strings.TrimSpace(set) != reached {
		return fmt.Errorf("%s must be %s, the callback at CANDOR_PUBLIC_URL, or be left unset: sign-ins sent to any other address could not be finished here",
			redirectSetting(info), reached)
	}
	return nil
}

func (c *candor) wire(keyset *seal.Keyset, o outside) error {
	limits := map[social.Platform][]platform.Budget{}
	for _, p := range platforms() {
		limits[p.Info.Platform] = raised(p.Info.DefaultBudget, o.roomy)
	}
	caps, err := dailyCaps(o.env)
	if err != nil {
		return err
	}
	budgets, err := budget.New(budget.Config{Store: c.db, Limits: limits, DailyCalls: caps, Called: c.countCall, Refused: c.counters.Held, Now: o.now, Log: o.log})
	if err != nil {
		return err
	}
	c.budgets = budgets
	background := func(p social.Platform) platform.Meter { return budgets.For(p, 0, nil) }
	c.tokens, err = connect.NewTokens(connect.TokensConfig{
		Store: c.db, Sealer: keyset, Journal: c.set.journal(keyset), Platforms: names(), Connector: c.connector, Meter: background, Workers: c.set.Workers, Now: o.now, Log: o.log,
	})
	if err != nil {
		return err
	}
	if err := c.openInbound(o); err != nil {
		return err
	}
	c.collector, err = collect.New(collect.Config{
		Store: c.db, Platforms: c.connectors, Tokens: c.tokens, Queue: queueOf(c.db),
		Meter: func(conn social.Connection, tally *platform.Tally) platform.Meter {
			return budgets.For(conn.Platform, conn.Key, tally)
		},
		Push:    c.told(),
		Workers: c.set.Workers, DayLength: c.set.Day, Upkeep: c.upkeep(), Observed: c.counters.Run, Now: o.now, Log: o.log,
	})
	if err != nil {
		return err
	}
	waitedFor := func(p social.Platform) platform.Meter {
		return budgets.For(p, 0, &platform.Tally{Trigger: social.TriggerConnect})
	}
	c.accounts, err = connect.New(connect.Config{
		Store: c.db, Sealer: keyset, Tokens: c.tokens, Connector: c.connector, Meter: waitedFor,
		Plans: c.collector.FirstPlans, OnConnected: c.collector.OnConnected, Leaving: c.unsubscribe(), Now: o.now, Log: o.log,
	})
	if err != nil {
		return err
	}
	signOn, err := singleSignOn(o.env, c.set.PublicURL)
	if err != nil {
		return err
	}
	embedding, err := embeddingTokens(o.env)
	if err != nil {
		return err
	}
	c.access = access.New(access.Config{Store: c.db, Secure: strings.HasPrefix(c.set.PublicURL, "https:"), SSO: signOn, JWT: embedding, Log: o.log, Now: o.now})
	return nil
}

// dailyCaps reads how many calls an operator allows a platform per day (TIKTOK_DAILY_CALLS, for example), token calls aside; unset or 0
// means no cap.
func dailyCaps(env func(string) string) (map[social.Platform]int, error) {
	caps := map[social.Platform]int{}
	for _, p := range platforms() {
		name := strings.ToUpper(string(p.Info.Platform)) + "_DAILY_CALLS"
		text := env(name)
		if text == "" {
			continue
		}
		n, err := strconv.Atoi(text)
		if err != nil || n < 0 {
			return nil, fmt.Errorf("%s must be a number of calls per day, not %q", name, text)
		}
		caps[p.Info.Platform] = n
	}
	return caps, nil
}

// told is what hubs told of a connection's posts; nil where no hub does.
func (c *candor) told() func(context.Context, social.Connection) (*platform.Push, error) {
	if c.push == nil {
		return nil
	}
	return c.push.Told
}

// unsubscribe ends what hubs tell of connections that are about to be deleted; nil where no hub does.
func (c *candor) unsubscribe() func(context.Context, []social.Connection) {
	if c.push == nil {
		return nil
	}
	return c.push.Leave
}

// upkeep is what is done at intervals beside collecting.
func (c *candor) upkeep() []collect.Upkeep {
	jobs := []collect.Upkeep{
		{Name: "compare the clocks", Every: time.Minute, Do: c.clockAgrees},
		{Name: "renew tokens", Every: time.Minute, Do: func(ctx context.Context) error { _, err := c.tokens.RenewDue(ctx); return err }},
		{Name: "bring in the journal", Every: 5 * time.Second, Do: func(ctx context.Context) error { _, err := c.tokens.Replay(ctx); return err }},
		{Name: "warn of access that ends", Every: time.Hour, Do: c.tokens.Warn},
		{Name: "keep the reserve", Every: 10 * time.Second, Do: func(context.Context) error { return c.db.LayBallast() }},
		{Name: "read the keyset", Every: 10 * time.Second, Do: c.readKeyset},
		{Name: "write the tombstones", Every: 5 * time.Second, Do: c.tombstones.keep},
		{Name: "act on events", Every: 10 * time.Second, Wake: c.inbound.Wake(), Do: c.inbound.Act},
		{Name: "purge", Every: retainEvery, Do: c.retain},
	}
	jobs = append(jobs, c.mailing()...)
	if c.push != nil {
		jobs = append(jobs, collect.Upkeep{Name: "keep subscriptions", Every: 30 * time.Second, Do: c.push.Keep})
	}
	return jobs
}

// readKeyset takes in a keyset that was rotated while this node runs.
func (c *candor) readKeyset(ctx context.Context) error {
	changed, err := c.keyset.Reload()
	if changed {
		c.log.InfoContext(ctx, "the keyset was changed and is in use", "keyset", c.keyset)
	}
	return err
}

// connector finds a platform's connector for connecting.
func (c *candor) connector(p social.Platform) (platform.Connector, error) {
	if connector, ok := c.connectors[p]; ok {
		return connector, nil
	}
	if listed, ok := known(p); ok {
		return nil, &platform.NotConfigured{Name: listed.Info.Name, Missing: c.missing[p]}
	}
	return nil, fmt.Errorf("platform %q: %w", p, social.ErrNotFound)
}

// handler makes everything that answers HTTP.
func (c *candor) handler(o outside) (http.Handler, error) {
	files, built := web.Files()
	if !built {
		files = nil
		c.log.Warn("the web app is not in this binary: build it with \"make build\"; the API works without it")
	}
	shown := make([]api.Platform, 0, len(platforms()))
	for _, p := range platforms() {
		shown = append(shown, c.shown(p.Info, o))
	}
	return api.New(api.Config{
		Reader: c.db, Notices: c.db, Mail: c.mailer(), Access: c.access, People: c.access, Audit: c.db, Connect: c.accounts, Sync: onRequest{c}, Operations: operations{c}, Platforms: shown, PublicURL: c.set.PublicURL, TrustedProxies: c.set.proxies, Web: files,
		ImageSources: standInHosts(o.env), WebError: c.sentry.WebApp, Ready: c.ready, Metrics: c.counters.Handler(), Webhooks: c.inbound.Handler(), Rights: c.db,
		Consents: c.db, Operator: c.set.operator(), Keep: c.keepFor, Watch: observe.Requests(c.log, c.counters, o.now), Note: observe.Note,
		Export: export.Exporter{Reader: c.db, Derives: derives, Now: o.now}, Now: o.now, Log: c.log,
	})
}

// shown is a platform as people see it: what keeps accounts from being connected is what the platform lacks, and who runs Candor.
func (c *candor) shown(info platform.Info, o outside) api.Platform {
	p := api.Platform{Info: info, Missing: c.missing[info.Platform], RedirectURI: o.env(redirectSetting(info)), StandIn: standsIn(info, o.env)}
	if !p.StandIn {
		p.Missing = slices.Concat(p.Missing, c.set.operator().Missing())
	}
	return p
}

// onRequest lets a person have an account read now, a few times an hour.
type onRequest struct{ c *candor }

const (
	syncsNow       = 6 // a person may ask so often
	syncsNowWindow = time.Hour
)

// SyncNow implements api.Syncer.
func (s onRequest) SyncNow(ctx context.Context, connection social.Key) error {
	if err := s.c.access.Try(ctx, "sync:"+strconv.FormatInt(int64(connection), 10), syncsNow, syncsNowWindow); err != nil {
		return err
	}
	return s.c.collector.SyncNow(ctx, connection)
}

// standInHosts lists the platforms' hosts that settings put on this machine, so that a simulator's pictures may be shown.
func standInHosts(env func(string) string) []string {
	var hosts []string
	for _, p := range platforms() {
		for _, setting := range p.Info.Settings {
			if u, err := url.Parse(env(setting.Env)); setting.Host && err == nil && loopback(u.Hostname()) {
				hosts = append(hosts, u.Scheme+"://"+u.Host)
			}
		}
	}
	return hosts
}

func redirectSetting(info platform.Info) string {
	for _, setting := range info.Settings {
		if strings.HasSuffix(setting.Env, "_REDIRECT_URI") {
			return setting.Env
		}
	}
	return ""
}

func names() []social.Platform {
	var out []social.Platform
	for _, p := range platforms() {
		out = append(out, p.Info.Platform)
	}
	return out
}

// machineClock is this machine's clock. Tests of nodes set it wrong.
var machineClock = time.Now

// environment is the outside of a real process.
func environment(set *Settings, s streams) outside {
	return outside{env: os.Getenv, now: machineClock, log: observe.NewLogger(observe.LogConfig{To: s.err, JSON: set.LogFormat == "json", Level: set.level()})}
}

// raised is a platform's budget with room for so many times as much.
func raised(budgets []platform.Budget, times int) []platform.Budget {
	out := make([]platform.Budget, len(budgets))
	for i, b := range budgets {
		b.Limit *= max(times, 1)
		out[i] = b
	}
	return out
}
