package inbound

import (
	"context"
	"crypto/hmac"
	"crypto/sha1" // #nosec G505 -- the hub signs with HMAC-SHA1, which stands
	"crypto/sha256"
	"crypto/sha512"
	"encoding/hex"
	"encoding/xml"
	"errors"
	"fmt"
	"hash"
	"io"
	"log/slog"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"

	"candor/internal/platform"
	"candor/internal/social"
)

// newsLate is how old news may be: what is older has been met by the weekly check, or is a repetition.
const newsLate = 30 * 24 * time.Hour

// WebSubStore is what subscriptions need of the database.
type WebSubStore interface {
	// PushDue lists connections of which the hub is to be asked now; mark stands for the settings that it is asked with.
	PushDue(ctx context.Context, p social.Platform, mark string, now time.Time, limit int) ([]social.Subscription, error)
	// PushLeft lists subscriptions of accounts that are not read any more.
	PushLeft(ctx context.Context, p social.Platform, limit int) ([]social.Subscription, error)
	// PushOf returns a connection's subscription; social.ErrNotFound if there is none.
	PushOf(ctx context.Context, connection social.Key) (social.Subscription, error)
	// PushAt returns the subscription whose news come to a path; social.ErrNotFound if there is none.
	PushAt(ctx context.Context, path string) (social.Subscription, error)
	// ClaimPush writes a subscription that the hub is about to be asked for; social.ErrStale if another node was first.
	ClaimPush(ctx context.Context, old, next social.Subscription) error
	// ConfirmPush notes that the hub tells news until the lease ends; social.ErrStale if it was not asked.
	ConfirmPush(ctx context.Context, path string, leasedUntil, renewAt time.Time) error
	// DenyPush notes that the hub tells nothing any more.
	DenyPush(ctx context.Context, path string, renewAt time.Time) error
	// DropPush forgets a subscription.
	DropPush(ctx context.Context, connection social.Key) error
	// NewsOf lists what the hub told of a connection's posts, oldest first.
	NewsOf(ctx context.Context, connection social.Key) ([]social.News, error)
}

// WebSub receives what YouTube's hub tells of channels, and keeps the subscriptions (lease.go). Each channel has a callback of its own that
// nobody can guess, and a secret of its own, made from the app's, so that none lies in the database. The hub's word is no guarantee: it is
// kept for the next reading, and where it stays away the list is read as before.
type WebSub struct {
	Store     WebSubStore
	Platform  social.Platform
	Hub       platform.Pusher
	Secret    social.Secret         // the app's, from which the subscriptions' are made
	PublicURL string                // where the hub reaches us
	Meter     func() platform.Meter // default: unmetered
	Now       func() time.Time
	Log       *slog.Logger
}

// Name implements Source.
func (*WebSub) Name() string { return "youtube" }

const webSubPath = "/api/webhooks/youtube/"

// Pattern implements Source.
func (*WebSub) Pattern() string { return "POST " + webSubPath + "{path}" }

// Refused implements Source. The standard wants a success also for what is dropped, so that nobody learns by it which signatures hold.
func (*WebSub) Refused() int { return http.StatusAccepted }

// Answer implements Source.
func (*WebSub) Answer([]social.InboundEvent) (int, any) { return http.StatusAccepted, nil }

// secretOf makes the secret of a subscription.
func (w *WebSub) secretOf(path string) social.Secret {
	mac := hmac.New(sha256.New, []byte(w.Secret.Reveal()))
	mac.Write([]byte("websub\x00" + path))
	return social.Secret(hex.EncodeToString(mac.Sum(nil)))
}

// feed is what the hub sends: an Atom feed with entries, tombstones, or both.
type feed struct {
	XMLName xml.Name `xml:"http://www.w3.org/2005/Atom feed"`
	Entries []struct {
		Video   string `xml:"http://www.youtube.com/xml/schemas/2015 videoId"`
		Channel string `xml:"http://www.youtube.com/xml/schemas/2015 channelId"`
		Updated string `xml:"updated"`
	} `xml:"http://www.w3.org/2005/Atom entry"`
	Deleted []struct {
		Ref  string `xml:"ref,attr"`
		When string `xml:"when,attr"`
	} `xml:"http://purl.org/atompub/tombstones/1.0 deleted-entry"`
}

// Read implements Source. A path that nobody was given, and a channel that is not the path's, are answered like a wrong signature.
func (w *WebSub) Read(ctx context.Context, path string, body []byte, header http.Header, now time.Time) ([]social.InboundEvent, error) {
	s, err := w.Store.PushAt(ctx, path)
	switch {
	case errors.Is(err, social.ErrNotFound):
		return nil, fmt.Errorf("%w: nobody was given this address", ErrForged)
	case err != nil:
		return nil, err
	case !signedBy(header.Get("X-Hub-Signature"), w.secretOf(path), body):
		return nil, ErrForged
	}
	var f feed
	if err := xml.Unmarshal(body, &f); err != nil { // #nosec G709 -- texts only, of a bounded body whose signature was proved
		return nil, fmt.Errorf("%w: it is no Atom feed", ErrMalformed)
	}
	var events []social.InboundEvent
	for _, e := range f.Entries {
		if e.Channel != s.Connection.ExternalID {
			return nil, fmt.Errorf("%w: it tells of another channel", ErrForged)
		}
		events = append(events, social.InboundEvent{Kind: social.EventPosted, Detail: cut(e.Video), OccurredAt: instantOf(e.Updated), Digest: digest(s.Path, e.Video, e.Updated)})
	}
	for _, e := range f.Deleted {
		video := strings.TrimPrefix(e.Ref, "yt:video:")
		events = append(events, social.InboundEvent{Kind: social.EventRemoved, Detail: cut(video), OccurredAt: instantOf(e.When), Digest: digest(s.Path, video, "removed", e.When)})
	}
	for i := range events {
		e := &events[i]
		e.Platform, e.Subject = w.Platform, s.Connection.ExternalID
		if e.Detail == "" || e.OccurredAt.IsZero() {
			return nil, fmt.Errorf("%w: it names no video or no time", ErrMalformed)
		}
		if err := timely(e.OccurredAt, now, newsLate); err != nil {
			return nil, err
		}
	}
	return events, nil
}

// instantOf reads a time of Atom; zero if it is none.
func instantOf(text string) time.Time {
	t, _ := time.Parse(time.RFC3339Nano, strings.TrimSpace(text)) // zero when it is no time
	return t.UTC()
}

// hashes are the algorithms that a hub may sign with; WebSub names them before the signature.
var hashes = map[string]func() hash.Hash{"sha1": sha1.New, "sha256": sha256.New, "sha384": sha512.New384, "sha512": sha512.New}

// signedBy checks "sha1=<hex>" over a body in constant time.
func signedBy(signature string, secret social.Secret, body []byte) bool {
	method, text, _ := strings.Cut(signature, "=")
	given, err := hex.DecodeString(text)
	if hashes[method] == nil || err != nil || secret.Empty() {
		return false
	}
	mac := hmac.New(hashes[method], []byte(secret.Reveal()))
	mac.Write(body)
	return hmac.Equal(mac.Sum(nil), given)
}

// Challenges are the routes of the hub's questions.
func (w *WebSub) Challenges() map[string]http.HandlerFunc {
	return map[string]http.HandlerFunc{"GET " + webSubPath + "{path}": w.verify}
}

// verify answers the hub's question whether a subscription is wanted: that which was asked for is, and so is the end of any that is not
// there any more. Topics are compared by their channel: Google has named the same feed in two ways.
func (w *WebSub) verify(rw http.ResponseWriter, r *http.Request) {
	q, path := r.URL.Query(), r.PathValue("path")
	s, err := w.Store.PushAt(r.Context(), path)
	if err != nil && !errors.Is(err, social.ErrNotFound) {
		rw.Header().Set("Retry-After", "60")
		http.Error(rw, "come again", http.StatusServiceUnavailable)
		return
	}
	known := err == nil && channelOf(q.Get("hub.topic")) == s.Connection.ExternalID
	switch q.Get("hub.mode") {
	case "subscribe":
		lease, err := strconv.ParseInt(q.Get("hub.lease_seconds"), 10, 64)
		if known && !s.AskedAt.IsZero() && err == nil && w.confirm(r.Context(), path, time.Duration(lease)*time.Second) {
			echo(rw, q.Get("hub.challenge"))
			return
		}
	case "unsubscribe":
		if !known || !s.Connection.State.Syncs() && s.Connection.State != social.Paused {
			echo(rw, q.Get("hub.challenge"))
			return
		}
	case "denied":
		if known {
			w.Log.WarnContext(r.Context(), "the hub refused a subscription", "platform", w.Platform, "connection", s.Connection.UID, "reason", cut(q.Get("hub.reason")))
			_ = w.Store.DenyPush(r.Context(), path, w.Now().Add(pauseAfter(s.Failures+1))) // it is asked again when its lease runs out
		}
		rw.WriteHeader(http.StatusAccepted)
		return
	}
	http.NotFound(rw, r)
}

// echo answers a challenge. It is text of the asker's own, so nothing may take it for a page.
func echo(rw http.ResponseWriter, challenge string) {
	rw.Header().Set("Content-Type", "text/plain; charset=utf-8")
	rw.Header().Set("X-Content-Type-Options", "nosniff")
	rw.Header().Set("Cache-Control", "no-store")
	_, _ = io.WriteString(rw, challenge) // #nosec G705 -- plain text; the hub has gone if it fails
}

// channelOf takes the channel from the address of a feed.
func channelOf(topic string) string {
	u, err := url.Parse(topic)
	if err != nil {
		return ""
	}
	return u.Query().Get("channel_id")
}

func (w *WebSub) meter() platform.Meter {
	if w.Meter == nil {
		return platform.Unmetered{}
	}
	return w.Meter()
}

// Told returns what the hub told of a connection's posts; nil if there is no subscription.
func (w *WebSub) Told(ctx context.Context, c social.Connection) (*platform.Push, error) {
	if c.Platform != w.Platform {
		return nil, nil
	}
	s, err := w.Store.PushOf(ctx, c.Key)
	if errors.Is(err, social.ErrNotFound) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("read the subscription: %w", err)
	}
	push := &platform.Push{Live: s.Live(w.Now())}
	if push.News, err = w.Store.NewsOf(ctx, c.Key); err != nil {
		return nil, fmt.Errorf("read the news: %w", err)
	}
	return push, nil
}

// mark stands for the settings that the hub is asked with: when one changes, every subscription is asked for anew.
func (w *WebSub) mark() string {
	sum := sha256.Sum256([]byte(strings.Join([]string{"push", w.Secret.Reveal(), w.PublicURL, w.Hub.Topic("")}, "\x00")))
	return hex.EncodeToString(sum[:8])
}
