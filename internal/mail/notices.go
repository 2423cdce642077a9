package mail

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"time"

	"candor/internal/social"
)

const (
	noticeAge = 3 * 24 * time.Hour // older ones are not mailed: they were written before there was a mail server, or it was gone for long
	batch     = 100                // notices looked at in one round
)

// Store keeps what was mailed.
type Store interface {
	NoticesToMail(ctx context.Context, since time.Time, limit int) ([]social.AddressedNotice, error)
	// ClaimMail gives the mailing of a notice to one caller; false if another has it. UnclaimMail gives it back.
	ClaimMail(ctx context.Context, uid string, at time.Time) (bool, error)
	UnclaimMail(ctx context.Context, uid string) error
}

// Notices mails people what they were told and have not seen.
type Notices struct {
	Store  Store
	Send   func(context.Context, Message) error
	Words  func(social.ToldNotice) (message, action string) // what the app says, and the label of the one thing to do ("" for none)
	Public string                                           // the address of the app
	Now    func() time.Time
	Log    *slog.Logger
}

// Deliver mails what is open. It ends at the first failure that may pass, and goes on from there the next time.
func (n Notices) Deliver(ctx context.Context) error {
	open, err := n.Store.NoticesToMail(ctx, n.Now().Add(-noticeAge), batch)
	if err != nil {
		return fmt.Errorf("find the notices to mail: %w", err)
	}
	for _, notice := range open {
		if err := n.deliver(ctx, notice); err != nil {
			return fmt.Errorf("mail a notice: %w", err)
		}
	}
	return nil
}

// deliver mails one notice, unless another node does.
func (n Notices) deliver(ctx context.Context, notice social.AddressedNotice) error {
	mine, err := n.Store.ClaimMail(ctx, notice.UID, n.Now())
	if err != nil || !mine {
		return err
	}
	err = n.Send(ctx, n.message(notice))
	if errors.Is(err, ErrRefused) {
		n.Log.WarnContext(ctx, "a notice cannot be mailed to its person; it stands in the app", "notice", notice.UID, "error", err)
		return nil
	}
	if err != nil {
		return errors.Join(err, n.Store.UnclaimMail(context.WithoutCancel(ctx), notice.UID))
	}
	return nil
}

func (n Notices) message(notice social.AddressedNotice) Message {
	words, action := n.Words(notice.ToldNotice)
	if action != "" {
		words += "\n\n" + action + ": " + n.Public + "/connections"
	}
	return Message{To: notice.Email, Subject: fmt.Sprintf("@%s needs you", notice.Account.Handle), Text: paragraphs(
		"Hello "+notice.Name+",",
		fmt.Sprintf("about your account @%s:", notice.Account.Handle),
		words,
		"You get this mail because the account is connected at "+n.Public+". The same is told there.")}
}
