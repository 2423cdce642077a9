package inbound_test

import (
	"context"
	"encoding/json"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"sync"
	"testing"
	"time"

	"candor/internal/inbound"
	"candor/internal/platform"
	"candor/internal/sandbox"
	"candor/internal/sandbox/youtube"
	"candor/internal/social"
	"candor/internal/store"
	"candor/internal/store/storetest"
)

// hubRig is a subscription to the simulated hub: our receiver answers its questions over real sockets.
type hubRig struct {
	*rig
	world   *sandbox.Sandbox
	sim     *youtube.Simulator
	web     *inbound.WebSub
	conn    social.Connection
	account sandbox.Account

	mu    sync.Mutex
	clock time.Time
}

func (h *hubRig) now() time.Time {
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.clock
}

func (h *hubRig) advance(d time.Duration) {
	h.mu.Lock()
	h.clock = h.clock.Add(d)
	h.mu.Unlock()
	h.control("/clock", map[string]any{"advance": d.String()})
	h.sim.Settled()
}

func newHubRig(t *testing.T, db *store.DB) *hubRig {
	t.Helper()
	h := &hubRig{rig: newRig(t, db), clock: now}
	maker := func(c *sandbox.Core) sandbox.Simulator {
		h.sim = youtube.New(c).(*youtube.Simulator)
		return h.sim
	}
	var err error
	if h.world, err = sandbox.New(sandbox.Config{Seed: 1, Start: now, Frozen: true, Simulators: []sandbox.Maker{maker}}); err != nil {
		t.Fatal(err)
	}
	h.set("hub_verify", "sync")
	app := h.sim.App()
	h.web = &inbound.WebSub{Store: db, Platform: social.YouTube, Hub: pusher{&http.Client{Transport: h.world.Transport()}}, Secret: social.Secret(app.Secret), Now: h.now, Log: slog.New(slog.DiscardHandler)}
	h.in, err = inbound.New(inbound.Config{Store: db, Sources: []inbound.Source{h.web}, Challenges: h.web.Challenges(), Keep: func(social.Platform) time.Duration { return keep },
		Check: func(context.Context, social.Key) error { return nil }, Now: h.now})
	if err != nil {
		t.Fatal(err)
	}
	receiver := httptest.NewServer(h.in.Handler())
	t.Cleanup(receiver.Close)
	h.web.PublicURL = receiver.URL
	h.account, _ = h.world.World.Account("youtube", "mara")
	h.conn = h.connect(social.YouTube, h.account.IDs[0], nil, now.Add(-time.Hour))
	return h
}

func (h *hubRig) set(name, value string) {
	h.world.Apps.Set("youtube", h.sim.App().ID, map[string]string{name: value})
}

// pusher asks the simulated hub as a connector would.
type pusher struct{ client *http.Client }

func (pusher) Topic(id string) string {
	return "https://www.youtube.com/feeds/videos.xml?channel_id=" + id
}

func (p pusher) Subscribe(ctx context.Context, s platform.Subscription) error {
	form := url.Values{"hub.mode": {"subscribe"}, "hub.topic": {s.Topic}, "hub.callback": {s.Callback}, "hub.secret": {s.Secret.Reveal()}}
	if s.End {
		form.Set("hub.mode", "unsubscribe")
	}
	request, err := http.NewRequestWithContext(ctx, http.MethodPost, "https://pubsubhubbub.appspot.com/subscribe", strings.NewReader(form.Encode()))
	if err != nil {
		return err
	}
	request.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	answer, err := p.client.Do(request)
	if err != nil {
		return err
	}
	defer answer.Body.Close()
	if answer.StatusCode != http.StatusAccepted {
		return &platform.Error{Kind: platform.Transient, Status: answer.StatusCode}
	}
	return nil
}

// control calls the simulator's control server.
func (h *hubRig) control(path string, body map[string]any) string {
	h.t.Helper()
	text, _ := json.Marshal(body)
	w := httptest.NewRecorder()
	h.world.Handler("control").ServeHTTP(w, httptest.NewRequest(http.MethodPost, path, strings.NewReader(string(text))))
	if w.Code != http.StatusOK {
		h.t.Fatalf("%s: %d %s", path, w.Code, w.Body)
	}
	return w.Body.String()
}

func (h *hubRig) keepUp() {
	h.t.Helper()
	if err := h.web.Keep(h.t.Context()); err != nil {
		h.t.Fatal(err)
	}
	h.sim.Settled()
}

// told is what the next reading would hear.
func (h *hubRig) told() platform.Push {
	h.t.Helper()
	h.act()
	push, err := h.web.Told(h.t.Context(), h.conn)
	if err != nil {
		h.t.Fatal(err)
	}
	if push == nil {
		return platform.Push{}
	}
	return *push
}

// asked counts what the hub was asked.
func (h *hubRig) asked() int {
	n := 0
	for _, s := range h.world.Ledger.Summaries(sandbox.Filter{Platform: "youtube"}) {
		if s.Route == "/subscribe" {
			n += s.Calls
		}
	}
	return n
}

// The life of a subscription: asked, confirmed, told through it, renewed before its lease ends, ended.
func TestASubscriptionToTheHub(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db *store.DB) {
		h := newHubRig(t, db)
		if h.told().Live {
			t.Error("live before anybody asked")
		}
		h.keepUp()
		h.keepUp()
		if push := h.told(); !push.Live || len(push.News) != 0 || h.asked() != 1 {
			t.Fatalf("after asking %d times: %+v", h.asked(), push)
		}
		var made struct{ Post string }
		if err := json.Unmarshal([]byte(h.control("/accounts/youtube/mara", map[string]any{"action": "post", "kind": "video", "title": "Soup & <bread>"})), &made); err != nil {
			t.Fatal(err)
		}
		h.advance(10 * time.Minute)
		if push := h.told(); len(push.News) != 1 || push.News[0].Post != made.Post || push.News[0].Removed {
			t.Errorf("a new video: %+v", push.News)
		}
		h.control("/accounts/youtube/mara", map[string]any{"action": "delete_post", "id": made.Post})
		h.sim.Settled()
		if push := h.told(); len(push.News) != 1 || !push.News[0].Removed {
			t.Errorf("its tombstone: %+v", push.News)
		}
		h.advance(4*24*time.Hour + time.Hour) // of a lease of five days
		h.keepUp()
		h.advance(2 * 24 * time.Hour)
		if push := h.told(); !push.Live || h.asked() != 2 {
			t.Errorf("two days after a renewal, asked %d times: %+v", h.asked(), push.Live)
		}
		if err := db.EndConnections(t.Context(), []social.Key{h.conn.Key}, h.now(), h.now().Add(keep)); err != nil {
			t.Fatal(err)
		}
		h.keepUp()
		h.keepUp()
		if _, err := db.PushOf(t.Context(), h.conn.Key); err == nil || h.asked() != 3 {
			t.Errorf("disconnected: asked %d times, the subscription is still here: %v", h.asked(), err == nil)
		}
	})
}

// What the hub may send besides: forged, broken, stale and repeated news, on other addresses, and questions that nobody expects.
func TestTheHubIsBelievedOnlyWhatItProves(t *testing.T) {
	h := newHubRig(t, storetest.Open(t))
	h.keepUp()
	for _, signature := range []string{"wrong", "malformed", "stale"} {
		if got := h.control("/events/youtube", map[string]any{"event": "video-new", "account": "mara", "signature": signature}); !strings.Contains(got, `"202":1`) {
			t.Errorf("%s news: %s, want a success that tells nothing", signature, got)
		}
	}
	if push := h.told(); len(push.News) != 0 {
		t.Errorf("believed: %+v", push.News)
	}
	if got := h.control("/events/youtube", map[string]any{"event": "video-changed", "account": "mara", "times": 200}); !strings.Contains(got, `"202":200`) {
		t.Errorf("200 times the same: %s", got)
	}
	events, err := h.db.OpenEvents(t.Context(), 10)
	if push := h.told(); err != nil || len(events) != 1 || len(push.News) != 1 {
		t.Errorf("200 times the same: %d events, %+v, error %v", len(events), push.News, err)
	}
	sub, err := h.db.PushOf(t.Context(), h.conn.Key)
	if err != nil {
		t.Fatal(err)
	}
	topic := "https://www.youtube.com/xml/feeds/videos.xml?channel_id=" + h.account.IDs[0]
	for _, q := range []struct {
		path, query string
		status      int
	}{
		{"nowhere", "hub.mode=subscribe&hub.lease_seconds=432000&hub.topic=" + topic, 404},
		{sub.Path, "hub.mode=subscribe&hub.lease_seconds=432000&hub.topic=" + topic, 404}, // not asked for
		{sub.Path, "hub.mode=unsubscribe&hub.topic=" + topic, 404},                        // still wanted
		{"nowhere", "hub.mode=unsubscribe&hub.topic=" + topic, 200},
	} {
		w := httptest.NewRecorder()
		h.in.Handler().ServeHTTP(w, httptest.NewRequest(http.MethodGet, "/api/webhooks/youtube/"+q.path+"?"+q.query+"&hub.challenge=123", nil))
		if w.Code != q.status || q.status == 200 && w.Body.String() != "123" || q.status != 200 && strings.Contains(w.Body.String(), "123") {
			t.Errorf("%s at %.7s: %d %q", q.query[:18], q.path, w.Code, w.Body)
		}
	}
	if h.post("/api/webhooks/youtube/nowhere", "<feed/>", "X-Hub-Signature", "sha1=00").Code != http.StatusAccepted {
		t.Error("an address of nobody is told from one of somebody")
	}
}

// A hub that is down is asked at growing intervals, and for nothing while its lease goes on; when that has run out, nothing is live.
func TestAHubThatIsDown(t *testing.T) {
	h := newHubRig(t, storetest.Open(t))
	h.keepUp()
	h.set("hub", "busy")
	for range 8 * 24 * 4 { // eight days by quarters of an hour
		h.advance(15 * time.Minute)
		h.keepUp()
		if live := h.told().Live; live != h.now().Before(now.Add(5*24*time.Hour)) {
			t.Fatalf("%s after it was confirmed, live is %v", h.now().Sub(now), live)
		}
	}
	if n := h.asked() - 1; n < 8 || n > 40 {
		t.Errorf("asked %d times in four days of outage", n)
	}
	h.set("hub", "on")
	h.advance(8 * time.Hour)
	h.keepUp()
	if !h.told().Live {
		t.Error("not live eight hours after the hub was back")
	}
}

// Nothing is left at the hub of an account that is erased at once.
func TestErasingEndsTheSubscription(t *testing.T) {
	h := newHubRig(t, storetest.Open(t))
	h.keepUp()
	h.web.Leave(t.Context(), []social.Connection{h.conn})
	if err := h.db.DeleteConnection(t.Context(), h.conn.Key); err != nil {
		t.Fatal(err)
	}
	body, _ := json.Marshal(map[string]any{"event": "video-new", "account": "mara"})
	w := httptest.NewRecorder()
	h.world.Handler("control").ServeHTTP(w, httptest.NewRequest(http.MethodPost, "/events/youtube", strings.NewReader(string(body))))
	if w.Code == http.StatusOK || h.asked() != 2 {
		t.Errorf("the hub, asked %d times, still tells: %s", h.asked(), w.Body)
	}
}
