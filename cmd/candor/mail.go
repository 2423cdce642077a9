package main

import (
	"context"
	"time"

	"candor/internal/api"
	"candor/internal/collect"
	"candor/internal/mail"
	"candor/internal/social"
)

// mailing is the upkeep that mails notices; none where no mail server is set.
func (c *candor) mailing() []collect.Upkeep {
	if c.mail == nil {
		return nil
	}
	notices := mail.Notices{Store: c.db, Send: countedMail{c.mail, c.counters}.Send, Words: noticeWords, Public: c.set.PublicURL, Now: c.now, Log: c.log}
	return []collect.Upkeep{{Name: "mail notices", Every: time.Minute, Do: notices.Deliver}}
}

// mailer is what the API mails with, or nil.
func (c *candor) mailer() api.Mailer {
	if c.mail == nil {
		return nil // an interface that holds a nil pointer would not be nil
	}
	return countedMail{c.mail, c.counters}
}

// noticeWords are the app's own words for a notice.
func noticeWords(n social.ToldNotice) (message, action string) {
	listed, _ := known(n.Account.Platform)
	told := api.NoticeOf(n, listed.Info)
	if told.Action == nil {
		return told.Message, ""
	}
	return told.Message, told.Action.Label
}

// mail looks at the mail server, if one is set.
func (d *doctor) mail(ctx context.Context, offline bool) {
	sender, err := mail.Open(d.outside.env("CANDOR_SMTP_URL"), d.outside.env("CANDOR_MAIL_FROM"))
	switch {
	case err != nil:
		d.say(bad, "mail", "%v", err)
	case sender == nil:
		d.say(note, "mail", "none is sent: notices and invitations are shown in the app only; CANDOR_SMTP_URL names a mail server")
	case offline:
		d.say(fine, "mail", "by %s", sender)
	default:
		ctx, cancel := context.WithTimeout(ctx, askFor)
		defer cancel()
		if err := sender.Reach(ctx); err != nil {
			d.say(bad, "mail", "the mail server %s does not let us in: %v", sender, err)
			return
		}
		d.say(fine, "mail", "by %s", sender)
	}
}
