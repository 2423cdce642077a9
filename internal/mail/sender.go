package mail

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/mail"
	"net/url"
	"strconv"
	"strings"
	"time"

	smtp "github.com/wneessen/go-mail"

	"candor/internal/social"
)

const (
	submissionPort    = 587 // STARTTLS
	submissionTLSPort = 465
	sendWithin        = 20 * time.Second
)

// ErrRefused is a mail that the server will never take as it is: an address that does not exist, for example.
var ErrRefused = errors.New("the mail server refuses this mail")

// Sender sends mails through one server.
type Sender struct {
	host    string
	from    string
	options []smtp.Option
}

// Message is a mail in plain text.
type Message struct {
	To, Subject, Text string
}

// Open reads CANDOR_SMTP_URL and CANDOR_MAIL_FROM. Without an address there is no sender (nil) and no error. smtp:// means STARTTLS
// (port 587), smtps:// TLS from the first byte (465); a server on this machine may be spoken to in the clear.
func Open(address, from string) (*Sender, error) {
	if address == "" {
		return nil, nil
	}
	u, err := url.Parse(address)
	if err != nil || u.Hostname() == "" || (u.Scheme != "smtp" && u.Scheme != "smtps") || strings.Trim(u.Path, "/") != "" {
		return nil, errors.New("CANDOR_SMTP_URL must be smtp://user:password@host or smtps://user:password@host, with a port if it is not the usual one")
	}
	sender, err := mail.ParseAddress(from)
	if err != nil {
		return nil, fmt.Errorf("CANDOR_MAIL_FROM must be the address that mails come from, such as Candor <candor@example.org>, not %q", from)
	}
	options, err := optionsOf(u)
	return &Sender{host: u.Hostname(), from: sender.String(), options: options}, err
}

func optionsOf(u *url.URL) ([]smtp.Option, error) {
	port := submissionPort
	options := []smtp.Option{smtp.WithTimeout(sendWithin)}
	switch {
	case u.Scheme == "smtps":
		port = submissionTLSPort
		options = append(options, smtp.WithSSL())
	case onThisMachine(u.Hostname()):
		options = append(options, smtp.WithTLSPolicy(smtp.TLSOpportunistic))
	default:
		options = append(options, smtp.WithTLSPolicy(smtp.TLSMandatory))
	}
	if text := u.Port(); text != "" {
		var err error
		if port, err = strconv.Atoi(text); err != nil {
			return nil, fmt.Errorf("CANDOR_SMTP_URL: %q is not a port", text)
		}
	}
	if password, ok := u.User.Password(); ok {
		options = append(options, smtp.WithSMTPAuth(smtp.SMTPAuthAutoDiscover), smtp.WithUsername(u.User.Username()), smtp.WithPassword(password))
	}
	return append(options, smtp.WithPort(port)), nil
}

// Send hands a mail to the server. A refusal for good is ErrRefused; any other error may pass.
func (s *Sender) Send(ctx context.Context, m Message) error {
	message := smtp.NewMsg()
	if err := errors.Join(message.From(s.from), message.To(m.To)); err != nil {
		return errors.Join(ErrRefused, err)
	}
	message.Subject(m.Subject)
	message.SetBodyString(smtp.TypeTextPlain, m.Text)
	client, err := s.client()
	if err != nil {
		return err
	}
	err = client.DialAndSendWithContext(ctx, message)
	var failure *smtp.SendError
	if errors.As(err, &failure) && !failure.IsTemp() && failure.Reason == smtp.ErrSMTPRcptTo {
		return errors.Join(ErrRefused, err)
	}
	return err
}

// Reach asks whether the server answers and lets this installation in.
func (s *Sender) Reach(ctx context.Context) error {
	client, err := s.client()
	if err != nil {
		return err
	}
	if err := client.DialWithContext(ctx); err != nil {
		return err
	}
	return client.Close()
}

func (s *Sender) client() (*smtp.Client, error) {
	client, err := smtp.NewClient(s.host, s.options...)
	if err != nil {
		return nil, fmt.Errorf("CANDOR_SMTP_URL: %w", err)
	}
	return client, nil
}

// String names the server, without its credentials.
func (s *Sender) String() string { return s.host + " as " + s.from }

func onThisMachine(host string) bool {
	ip := net.ParseIP(host)
	return host == "localhost" || ip != nil && ip.IsLoopback()
}

// Invite mails an invitation's link to the address it is for.
func (s *Sender) Invite(ctx context.Context, i social.Invitation, link string) error {
	return s.Send(ctx, Message{To: i.Email, Subject: "An invitation to Candor", Text: paragraphs(
		fmt.Sprintf("%s invites you to Candor, where creators and their agencies see the figures of their accounts.", i.Maker.Name),
		"Open this link to choose a password. It works once, until "+i.ExpiresAt.UTC().Format("2 January 2006, 15:04 MST")+":",
		link,
		"If you do not know who this is from, do nothing: without the link nothing happens.")})
}

func paragraphs(text ...string) string { return strings.Join(text, "\n\n") + "\n" }
