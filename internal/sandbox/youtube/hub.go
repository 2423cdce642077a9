package youtube

import (
	"bytes"
	"context"
	"crypto/hmac"
	"crypto/sha1" // #nosec G505 -- what the real hub signs with
	"encoding/hex"
	"encoding/xml"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"sync"
	"time"

	"candor/internal/sandbox"
)

const (
	hubHost    = "pubsubhubbub.appspot.com"
	hubLease   = 432_000 // seconds: the longest that it grants
	hubAnswers = 10 * time.Second
)

// hub is the WebSub hub: who asked to be told of which channel, and what they know.
type hub struct {
	mu   sync.Mutex
	subs map[string]*subscription // by callback
	work sync.WaitGroup           // questions and deliveries under way
}

// subscription is one receiver of one channel's news.
type subscription struct {
	callback, topic, secret, channel string
	account                          sandbox.Account
	until                            time.Time
	known                            map[string]sandbox.Post // the public videos that the receiver was told of, or that were there before
}

// subscribe takes a request and asks back, as the switch hub_verify says before or after its answer.
func (s *Simulator) subscribe(w http.ResponseWriter, r *http.Request) {
	call := sandbox.CallOf(r)
	call.Cost, call.Bucket = 0, "hub"
	app, _ := s.core.Apps.Find(Platform, s.App().ID)
	switch app.Switch("hub", "on") {
	case "busy":
		w.Header().Set("Retry-After", "120")
		http.Error(w, "Service Unavailable", http.StatusServiceUnavailable)
		return
	case "refused":
		http.Error(w, "Restricted topic", http.StatusForbidden)
		return
	}
	form, err := asked(r)
	if err != nil {
		http.Error(w, err.Error(), http.StatusBadRequest)
		return
	}
	verify := func() { s.verify(form) }
	if app.Switch("hub_verify", "async") == "sync" {
		verify()
	} else {
		s.hub.work.Go(verify)
	}
	w.WriteHeader(http.StatusAccepted)
}

// asked reads and checks the form of a subscription.
func asked(r *http.Request) (url.Values, error) {
	if err := r.ParseForm(); err != nil {
		return nil, err
	}
	form := r.PostForm
	callback, err := url.Parse(form.Get("hub.callback"))
	switch mode := form.Get("hub.mode"); {
	case mode != "subscribe" && mode != "unsubscribe":
		return nil, fmt.Errorf("invalid value for hub.mode: %s", mode)
	case err != nil || callback.Host == "":
		return nil, fmt.Errorf("invalid parameter: hub.callback")
	case channelOf(form.Get("hub.topic")) == "":
		return nil, fmt.Errorf("invalid parameter: hub.topic")
	}
	return form, nil
}

func channelOf(topic string) string {
	u, err := url.Parse(topic)
	if err != nil || !strings.HasSuffix(u.Path, "/feeds/videos.xml") {
		return ""
	}
	return u.Query().Get("channel_id")
}

// verify asks the receiver whether it means it, and keeps or ends the subscription if the receiver echoes the challenge.
func (s *Simulator) verify(form url.Values) {
	lease, err := strconv.Atoi(form.Get("hub.lease_seconds"))
	if err != nil || lease <= 0 || lease > hubLease {
		lease = hubLease
	}
	callback, mode := form.Get("hub.callback"), form.Get("hub.mode")
	challenge := s.core.Seed.Of("challenge", callback, s.core.Clock.Now().String()).Digits(19)
	q := url.Values{"hub.mode": {mode}, "hub.topic": {form.Get("hub.topic")}, "hub.challenge": {challenge}}
	if mode == "subscribe" {
		q.Set("hub.lease_seconds", strconv.Itoa(lease))
	}
	status, body, err := ask(http.MethodGet, callback+"?"+q.Encode(), nil, nil)
	if err != nil || status/100 != 2 || body != challenge {
		return
	}
	s.hub.mu.Lock()
	defer s.hub.mu.Unlock()
	if mode == "unsubscribe" {
		delete(s.hub.subs, callback)
		return
	}
	channel := channelOf(form.Get("hub.topic"))
	account, ok := s.core.World.Account(Platform, channel)
	if !ok {
		return
	}
	sub := s.hub.subs[callback]
	if sub == nil {
		sub = &subscription{known: s.shown(account)}
		s.hub.subs[callback] = sub
	}
	sub.callback, sub.topic, sub.secret, sub.channel, sub.account = callback, form.Get("hub.topic"), form.Get("hub.secret"), channel, account
	sub.until = s.core.Clock.Now().Add(time.Duration(lease) * time.Second)
}

// shown is what the public sees of a channel now, by id.
func (s *Simulator) shown(a sandbox.Account) map[string]sandbox.Post {
	videos := map[string]sandbox.Post{}
	for _, p := range s.public(a, s.core.Clock.Now()) {
		videos[p.ID] = p
	}
	return videos
}

// Tell implements sandbox.Teller: it delivers what has changed since the last time to every receiver whose lease lasts.
func (s *Simulator) Tell() {
	s.hub.mu.Lock()
	defer s.hub.mu.Unlock()
	now := s.core.Clock.Now()
	app, _ := s.core.Apps.Find(Platform, s.App().ID)
	for callback, sub := range s.hub.subs {
		if !sub.until.After(now) {
			delete(s.hub.subs, callback)
			continue
		}
		shown := s.shown(sub.account)
		var notices [][]byte
		for id, p := range shown {
			if old, ok := sub.known[id]; !ok || old.Title != p.Title {
				notices = append(notices, entry(sub, p, p.Published.Add(84*time.Second)))
			}
		}
		for id := range sub.known {
			if _, ok := shown[id]; !ok {
				notices = append(notices, tombstone(sub, id, now))
			}
		}
		sub.known = shown
		if app.Switch("hub_delivery", "on") == "off" {
			continue
		}
		for _, body := range notices {
			header := signed(body, sub.secret)
			s.hub.work.Go(func() { _, _, _ = ask(http.MethodPost, sub.callback, body, header) }) // the hub promises nothing
		}
	}
}

// Settled waits until no question and no delivery is under way.
func (s *Simulator) Settled() { s.hub.work.Wait() }

// news makes a delivery for POST /events/youtube: video-new, video-changed (the same to the hub) or video-removed, of a channel's newest
// video. A stale one tells of a change long ago.
func (s *Simulator) news(e sandbox.Event) (sandbox.Notice, error) {
	s.hub.mu.Lock()
	defer s.hub.mu.Unlock()
	var sub *subscription
	for _, one := range s.hub.subs {
		if one.account.Key == e.Account.Key {
			sub = one
		}
	}
	if sub == nil {
		return sandbox.Notice{}, fmt.Errorf("%w: nobody has subscribed to this channel", sandbox.ErrBadArgument)
	}
	videos := s.public(sub.account, s.core.Clock.Now())
	if len(videos) == 0 {
		return sandbox.Notice{}, fmt.Errorf("%w: the channel has no video", sandbox.ErrBadArgument)
	}
	body := entry(sub, videos[0], e.At)
	if e.Kind == "video-removed" {
		body = tombstone(sub, videos[0].ID, e.At)
	}
	secret := sub.secret
	switch e.Signature {
	case "wrong":
		secret += "-forged"
	case "malformed":
		body = body[:len(body)/2]
	}
	to, _ := url.Parse(sub.callback) // it was one when it was taken
	return sandbox.Notice{To: to.Scheme + "://" + to.Host, Path: to.RequestURI(), Header: signed(body, secret), Body: body}, nil
}

func signed(body []byte, secret string) http.Header {
	header := http.Header{"Content-Type": {"application/atom+xml"}}
	if secret != "" {
		mac := hmac.New(sha1.New, []byte(secret))
		mac.Write(body)
		header.Set("X-Hub-Signature", "sha1="+hex.EncodeToString(mac.Sum(nil)))
	}
	return header
}

// entry is the feed that tells of a new or changed video.
func entry(sub *subscription, p sandbox.Post, updated time.Time) []byte {
	at := updated.UTC().Format("2006-01-02T15:04:05.000000000-07:00")
	return fmt.Appendf(nil, `<?xml version='1.0' encoding='UTF-8'?>
<feed xmlns:yt="http://www.youtube.com/xml/schemas/2015" xmlns="http://www.w3.org/2005/Atom"><link rel="hub" href="https://pubsubhubbub.appspot.com"/><link rel="self" href="%s"/><title>YouTube video feed</title><updated>%s</updated>
<entry><id>yt:video:%s</id><yt:videoId>%[3]s</yt:videoId><yt:channelId>%s</yt:channelId><title>%s</title><link rel="alternate" href="https://www.youtube.com/watch?v=%[3]s"/>
<author><name>%s</name><uri>https://www.youtube.com/channel/%[4]s</uri></author><published>%s</published><updated>%[2]s</updated></entry></feed>
`, escaped(sub.topic), at, p.ID, sub.channel, escaped(p.Title), escaped(sub.account.Name), p.Published.UTC().Format("2006-01-02T15:04:05-07:00"))
}

// tombstone is the feed that tells of a video that was deleted or made private. It names the channel by its address only.
func tombstone(sub *subscription, id string, when time.Time) []byte {
	return fmt.Appendf(nil, `<?xml version='1.0' encoding='UTF-8'?>
<feed xmlns:at="http://purl.org/atompub/tombstones/1.0" xmlns="http://www.w3.org/2005/Atom"><at:deleted-entry ref="yt:video:%s" when="%s">
<link href="https://www.youtube.com/watch?v=%[1]s"/><at:by><name>%s</name><uri>https://www.youtube.com/channel/%s</uri></at:by></at:deleted-entry></feed>
`, id, when.UTC().Format("2006-01-02T15:04:05.000000000-07:00"), escaped(sub.account.Name), sub.channel)
}

func escaped(text string) string {
	var b bytes.Buffer
	_ = xml.EscapeText(&b, []byte(text)) // a buffer takes everything
	return b.String()
}

// ask makes a request of the hub to a receiver.
func ask(method, address string, body []byte, header http.Header) (status int, text string, err error) {
	ctx, cancel := context.WithTimeout(context.Background(), hubAnswers)
	defer cancel()
	request, err := http.NewRequestWithContext(ctx, method, address, bytes.NewReader(body))
	if err != nil {
		return 0, "", err
	}
	if header != nil {
		request.Header = header
	}
	response, err := http.DefaultClient.Do(request) // #nosec G107 G704 -- a simulator asks whom its tester names
	if err != nil {
		return 0, "", err
	}
	defer response.Body.Close()
	raw, err := io.ReadAll(io.LimitReader(response.Body, 1<<16))
	return response.StatusCode, string(raw), err
}
