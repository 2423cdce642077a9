package mail_test

import (
	"context"
	"errors"
	"io"
	"log/slog"
	"net"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/emersion/go-smtp"

	"candor/internal/mail"
	"candor/internal/social"
)

// server is a mail server on loopback that keeps what it takes, and knows nobody whose address begins with "nobody".
type server struct {
	mu    sync.Mutex
	mails []string
	busy  bool
}

func (s *server) NewSession(*smtp.Conn) (smtp.Session, error) { return &session{server: s}, nil }

type session struct{ server *server }

func (s *session) Mail(string, *smtp.MailOptions) error { return nil }
func (s *session) Reset()                               {}
func (s *session) Logout() error                        { return nil }

func (s *session) Rcpt(to string, _ *smtp.RcptOptions) error {
	s.server.mu.Lock()
	defer s.server.mu.Unlock()
	switch {
	case s.server.busy:
		return &smtp.SMTPError{Code: 451, EnhancedCode: smtp.EnhancedCode{4, 3, 0}, Message: "try again later"}
	case strings.HasPrefix(to, "nobody"):
		return &smtp.SMTPError{Code: 550, EnhancedCode: smtp.EnhancedCode{5, 1, 1}, Message: "no such mailbox"}
	default:
		return nil
	}
}

func (s *session) Data(r io.Reader) error {
	text, err := io.ReadAll(r)
	s.server.mu.Lock()
	defer s.server.mu.Unlock()
	s.server.mails = append(s.server.mails, string(text))
	return err
}

// standIn starts a mail server and returns its address for CANDOR_SMTP_URL.
func standIn(t *testing.T) (*server, string) {
	t.Helper()
	kept := &server{}
	s := smtp.NewServer(kept)
	s.Domain = "localhost"
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	go func() { _ = s.Serve(listener) }()
	t.Cleanup(func() { s.Close() })
	return kept, "smtp://" + listener.Addr().String()
}

// shelf is a store of notices in memory.
type shelf struct {
	open   []social.AddressedNotice
	mailed map[string]time.Time
	hidden bool // claims do not show in what is open
}

func (s *shelf) NoticesToMail(_ context.Context, since time.Time, limit int) ([]social.AddressedNotice, error) {
	var list []social.AddressedNotice
	for _, n := range s.open {
		if _, done := s.mailed[n.UID]; (!done || s.hidden) && !n.At.Before(since) && len(list) < limit {
			list = append(list, n)
		}
	}
	return list, nil
}

func (s *shelf) ClaimMail(_ context.Context, uid string, at time.Time) (bool, error) {
	_, taken := s.mailed[uid]
	if !taken {
		s.mailed[uid] = at
	}
	return !taken, nil
}

func (s *shelf) UnclaimMail(_ context.Context, uid string) error {
	delete(s.mailed, uid)
	return nil
}

var now = time.Date(2026, 10, 1, 12, 0, 0, 0, time.UTC)

func noticeTo(uid, email string, age time.Duration) social.AddressedNotice {
	n := social.AddressedNotice{Email: email, Name: "Ann"}
	n.UID, n.Kind, n.At = uid, social.NoticeEnds7, now.Add(-age)
	n.Account = social.Connection{Platform: social.Instagram, Handle: "ann.paints"}
	return n
}

func TestNoticesAreMailedOnce(t *testing.T) {
	taken, address := standIn(t)
	sender, err := mail.Open(address, "Candor <candor@example.org>")
	if err != nil {
		t.Fatal(err)
	}
	kept := &shelf{mailed: map[string]time.Time{}, open: []social.AddressedNotice{
		noticeTo("old", "ann@example.org", 96*time.Hour), noticeTo("wrong", "nobody@example.org", time.Hour), noticeTo("new", "ann@example.org", time.Minute)}}
	words := func(social.ToldNotice) (string, string) { return "Access ends within 7 days.", "Reconnect Instagram" }
	notices := mail.Notices{Store: kept, Send: sender.Send, Words: words, Public: "https://candor.example.org", Now: func() time.Time { return now }, Log: slog.New(slog.DiscardHandler)}

	taken.busy = true
	if err := notices.Deliver(t.Context()); err == nil {
		t.Error("a server that asks to try later was not heard")
	}
	if len(kept.mailed) != 0 {
		t.Errorf("noted as mailed although the server took none: %v", kept.mailed)
	}
	taken.busy = false
	for range 2 {
		if err := notices.Deliver(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	if len(taken.mails) != 1 {
		t.Fatalf("%d mails were sent, not one", len(taken.mails))
	}
	for _, part := range []string{"Subject: @ann.paints needs you", "Access ends within 7 days.", "Reconnect Instagram: https://candor.example.org/connections", "To: <ann@example.org>"} {
		if !strings.Contains(taken.mails[0], part) {
			t.Errorf("the mail lacks %q:\n%s", part, taken.mails[0])
		}
	}
	if _, refused := kept.mailed["wrong"]; !refused {
		t.Error("a mail that is refused for good is tried for ever")
	}
	if _, old := kept.mailed["old"]; old {
		t.Error("a notice of four days ago was mailed")
	}
}

func TestInvitationsAreMailed(t *testing.T) {
	taken, address := standIn(t)
	sender, err := mail.Open(address, "candor@example.org")
	if err != nil {
		t.Fatal(err)
	}
	i := social.Invitation{Email: "bo@example.org", Maker: social.Person{Name: "Ann"}, ExpiresAt: now}
	const link = "https://candor.example.org/invitation#inv_1"
	if err := sender.Invite(t.Context(), i, link); err != nil {
		t.Fatal(err)
	}
	if len(taken.mails) != 1 || !strings.Contains(taken.mails[0], link) || !strings.Contains(taken.mails[0], "Ann invites you") {
		t.Errorf("mailed: %q", taken.mails)
	}
	i.Email = "nobody@example.org"
	if err := sender.Invite(t.Context(), i, link); !errors.Is(err, mail.ErrRefused) {
		t.Errorf("an unknown mailbox gives %v", err)
	}
}

func TestOpen(t *testing.T) {
	if sender, err := mail.Open("", ""); sender != nil || err != nil {
		t.Errorf("without a setting: %v, %v", sender, err)
	}
	for address, from := range map[string]string{
		"mail.example.org": "candor@example.org", "http://mail.example.org": "candor@example.org", "smtp://": "candor@example.org",
		"smtp://mail.example.org": "Candor", "smtps://u:p@mail.example.org/path": "candor@example.org"} {
		if _, err := mail.Open(address, from); err == nil || !strings.Contains(err.Error(), "CANDOR_") {
			t.Errorf("%s from %q: %v, which does not name the setting", address, from, err)
		}
	}
}

// TestTwoNodesMailOnce: both have seen the same open notice before either mails it.
func TestTwoNodesMailOnce(t *testing.T) {
	kept := &shelf{mailed: map[string]time.Time{}, open: []social.AddressedNotice{noticeTo("new", "ann@example.org", time.Minute)}}
	sent := 0
	node := mail.Notices{Store: kept, Words: func(social.ToldNotice) (string, string) { return "Access ended.", "" }, Public: "https://candor.example.org",
		Now: func() time.Time { return now }, Log: slog.New(slog.DiscardHandler)}
	other := node
	other.Send = func(context.Context, mail.Message) error { sent++; return nil }
	node.Send = func(ctx context.Context, _ mail.Message) error {
		sent++
		kept.hidden = true // the other looks as it looked before this one claimed
		return other.Deliver(ctx)
	}
	if err := node.Deliver(t.Context()); err != nil || sent != 1 {
		t.Errorf("%d mails, %v", sent, err)
	}
}

// TestNothingIsSentInTheClear speaks as a server elsewhere that offers no STARTTLS would be spoken to.
func TestNothingIsSentInTheClear(t *testing.T) {
	taken, address := standIn(t)
	sender, err := mail.Open(strings.Replace(address, "smtp://127.0.0.1", "smtps://user:secret@127.0.0.1", 1), "candor@example.org")
	if err != nil {
		t.Fatal(err)
	}
	if err := sender.Send(t.Context(), mail.Message{To: "ann@example.org", Subject: "x", Text: "y"}); err == nil || len(taken.mails) > 0 {
		t.Errorf("sent without TLS although smtps:// was asked for: %v", err)
	}
	if strings.Contains(sender.String(), "secret") {
		t.Errorf("%s shows the password", sender)
	}
}
