package main

import (
	"cmp"
	"context"
	"errors"
	"runtime/debug"
	"time"

	"candor/internal/collect"
	"candor/internal/inbound"
	"candor/internal/mail"
	"candor/internal/observe"
	"candor/internal/platform"
	"candor/internal/social"
)

// measure lets /metrics tell what is not counted as it happens.
func (c *candor) measure() {
	if info, ok := debug.ReadBuildInfo(); ok {
		commit := ""
		for _, setting := range info.Settings {
			if setting.Key == "vcs.revision" {
				commit = setting.Value
			}
		}
		c.counters.Built(cmp.Or(info.Main.Version, "(devel)"), cmp.Or(commit, "unknown"), info.GoVersion)
	}
	for _, s := range c.inbound.Sources {
		c.counters.Sources(s.Name())
	}
	c.counters.Watch(c.standing, c.now)
}

// standing reads how the installation stands. What cannot be read is missing, and counted.
func (c *candor) standing(ctx context.Context) observe.State {
	now := c.now()
	s := observe.State{Ready: c.partsReady(ctx), Short: c.db.ShortOfSpace()}
	read := func(what string, err error) bool {
		if err != nil {
			s.Unread++
			c.log.WarnContext(ctx, "a part of the metrics could not be read", "part", what, "error", err)
		}
		return err == nil
	}
	if buckets, err := c.budgets.Kinds(ctx); read("budgets", err) {
		s.Buckets = buckets
	}
	if connections, err := c.db.ConnectionStates(ctx); read("connections", err) {
		s.Connections = connections
	}
	if tokens, err := c.db.TokenStates(ctx); read("tokens", err) {
		s.Tokens = tokens
	}
	if kept, err := c.db.Kept(ctx, now.Add(-24*time.Hour)); read("slots", err) {
		s.Kept = &kept
	}
	if events, err := c.db.EventsWaiting(ctx); read("events", err) {
		s.Events = &events
	}
	if notices, err := c.db.NoticesOpen(ctx); read("notices", err) {
		s.Notices = notices
	}
	if waiting, err := c.set.journal(c.keyset).Waiting(); read("journal", err) {
		s.Journal = &waiting
	}
	for _, cadence := range social.Cadences() {
		if list, err := c.db.Freshness(ctx, cadence.Product, cadence.Target, now); read("freshness", err) {
			s.Freshness = append(s.Freshness, list...)
		}
	}
	if backlogs, err := c.db.Backlogs(ctx, now); read("queues", err) {
		s.Queues = c.byQueue(backlogs)
	}
	return s
}

// byQueue joins what is due by the queue that carries it out. A queue on which nothing waits is there too.
func (c *candor) byQueue(backlogs []social.Backlog) map[string]social.Backlog {
	queues := map[string]social.Backlog{}
	for p := range c.connectors {
		for _, product := range social.Products() {
			queues[collect.QueueOf(p, product)] = social.Backlog{}
		}
	}
	for _, b := range backlogs {
		q := queues[collect.QueueOf(b.Platform, b.Product)]
		q.Due, q.Running = q.Due+b.Due, q.Running+b.Running
		if q.OldestAt.IsZero() || !b.OldestAt.IsZero() && b.OldestAt.Before(q.OldestAt) {
			q.OldestAt = b.OldestAt
		}
		queues[collect.QueueOf(b.Platform, b.Product)] = q
	}
	return queues
}

// countCall counts a call to a platform.
func (c *candor) countCall(p social.Platform, bucket string, call platform.Call, failed *platform.Error) {
	outcome := "ok"
	if failed != nil {
		outcome = failed.Kind.String()
	}
	c.counters.Call(p, call.Endpoint, bucket, outcome, call.Cost)
}

// countEvent counts what a source sent.
func (c *candor) countEvent(source string, answered inbound.Answered) {
	outcomes := map[inbound.Answered]string{inbound.Stored: observe.EventStored, inbound.Refused: observe.EventRefused,
		inbound.Failed: observe.EventFailed, inbound.Slowed: observe.EventSlowed}
	c.counters.Event(source, outcomes[answered])
}

// countedMail sends mails and counts them.
type countedMail struct {
	*mail.Sender
	counters *observe.Counters
}

// Send is mail.Sender's, counted.
func (m countedMail) Send(ctx context.Context, message mail.Message) error {
	return m.count(m.Sender.Send(ctx, message))
}

// Invite implements api.Mailer, counted.
func (m countedMail) Invite(ctx context.Context, i social.Invitation, link string) error {
	return m.count(m.Sender.Invite(ctx, i, link))
}

func (m countedMail) count(err error) error {
	switch {
	case err == nil:
		m.counters.Mail(observe.MailSent)
	case errors.Is(err, mail.ErrRefused):
		m.counters.Mail(observe.MailRefused)
	default:
		m.counters.Mail(observe.MailFailed)
	}
	return err
}
