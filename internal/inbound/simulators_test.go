package inbound_test

import (
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"candor/internal/inbound"
	"candor/internal/sandbox"
	"candor/internal/sandbox/instagram"
	"candor/internal/sandbox/tiktok"
	"candor/internal/sandbox/youtube"
	"candor/internal/social"
	"candor/internal/store/storetest"
)

// TestSimulatedEvents: what the simulators send, made by code that shares nothing with ours, is believed when it is valid and refused when it
// is forged, stale or malformed; an account is found by the id that the platform names.
func TestSimulatedEvents(t *testing.T) {
	r := newRig(t, storetest.Open(t))
	world, err := sandbox.New(sandbox.Config{Seed: 1, Start: now, Frozen: true, Simulators: []sandbox.Maker{instagram.New, tiktok.New, youtube.New}})
	if err != nil {
		t.Fatal(err)
	}
	app := func(platform, id string) sandbox.App {
		a, ok := world.Apps.Find(platform, id)
		if !ok {
			t.Fatalf("no app of %s", platform)
		}
		return a
	}
	ids := announced(t, world)
	meta := inbound.Instagram{Secrets: []social.Secret{"another", social.Secret(app("instagram", ids["instagram"]).Secret)}, PublicURL: "https://candor.example"}
	r.in.Sources = append(meta.Sources(),
		inbound.TikTok{ClientKey: ids["tiktok"], Secret: social.Secret(app("tiktok", ids["tiktok"]).Secret)},
		&inbound.Google{ClientID: ids["youtube"], KeysURL: "https://www.googleapis.com/oauth2/v3/certs", Client: &http.Client{Transport: world.Transport()}})
	receiver := httptest.NewServer(r.in.Handler())
	defer receiver.Close()
	send := func(platform, event, signature string, times int) (int, string) {
		body, _ := json.Marshal(map[string]any{"event": event, "account": "mara", "to": receiver.URL, "signature": signature, "times": times, "reason": 1})
		w := httptest.NewRecorder()
		world.Handler("control").ServeHTTP(w, httptest.NewRequest(http.MethodPost, "/events/"+platform, strings.NewReader(string(body))))
		return w.Code, w.Body.String()
	}
	mara, _ := world.World.Account("instagram", "mara")
	tik, _ := world.World.Account("tiktok", "mara")
	insta := r.connect(social.Instagram, mara.IDs[0], map[string]string{"app_scoped": mara.IDs[1]}, now.Add(-time.Hour))
	talk := r.connect(social.TikTok, tik.IDs[0], nil, now.Add(-time.Hour))
	for _, test := range []struct{ platform, event, believed, refused string }{
		{"instagram", "deauthorize", `"200":3`, `"400":3`},
		{"instagram", "deletion", `"200":3`, `"400":3`},
		{"tiktok", "", `"200":3`, `"403":3`},
		{"youtube", "tokens-revoked", `"202":3`, `"400":3`},
	} {
		for _, signature := range []string{"wrong", "stale", "malformed", "valid"} {
			want := test.refused
			if signature == "valid" {
				want = test.believed
			}
			if status, answer := send(test.platform, test.event, signature, 3); status != 200 || !strings.Contains(answer, want) {
				t.Errorf("%s %s, %s: status %d %s, want %s", test.platform, test.event, signature, status, answer, want)
			}
		}
		if test.event == "deauthorize" {
			r.act()
			if got, token := r.state(insta); got.State != social.NeedsReconnect || token {
				t.Errorf("%s, token %v", got.State, token)
			}
		}
	}
	r.act()
	if got, token := r.state(talk); got.State != social.NeedsReconnect || token {
		t.Errorf("%s, token %v", got.State, token)
	}
	for _, body := range []string{`{"event":"sing","account":"mara"}`, `{"event":"deauthorize","account":"nobody"}`, `{"event":"deauthorize","account":"mara","signature":"odd"}`,
		`{"event":"deauthorize","account":"mara","client_id":"nobody"}`, `{"event":"deauthorize","account":"mara","times":1000000}`} {
		w := httptest.NewRecorder()
		world.Handler("control").ServeHTTP(w, httptest.NewRequest(http.MethodPost, "/events/instagram", strings.NewReader(body)))
		if w.Code < 400 {
			t.Errorf("%s: status %d %s", body, w.Code, w.Body)
		}
	}
}

// announced reads the ids of the built-in apps.
func announced(t *testing.T, world *sandbox.Sandbox) map[string]string {
	t.Helper()
	var line map[string]json.RawMessage
	if err := json.Unmarshal([]byte(world.Announce()), &line); err != nil {
		t.Fatal(err)
	}
	ids := map[string]string{}
	for platform, text := range line {
		var app map[string]string
		_ = json.Unmarshal(text, &app) // "control" is a text of its own
		ids[platform] = app["client_id"] + app["client_key"]
	}
	return ids
}
