package main

import (
	"encoding/json"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"candor/internal/social"
	"candor/internal/store/storetest"
)

// TestServeWithoutCredentials: it starts, says which platforms are not configured and what to set, connects none, and ends when told to.
func TestServeWithoutCredentials(t *testing.T) {
	folder := empty(t)
	must(t, "keys", "add")
	addPerson(t, "mara@example.org")
	address, at := homeOf(t)
	p := start(t, folder, []string{"CANDOR_LISTEN=" + address}, "serve")
	said := p.line("Candor is at " + at)
	b := newBrowser(t, at)
	b.signIn("mara@example.org")
	for _, known := range platforms() {
		if !strings.Contains(said, known.Info.Name+" is not configured: set ") {
			t.Errorf("%s is not said to be unconfigured: %s", known.Info.Name, said)
		}
		for _, setting := range known.Info.Settings {
			if setting.Required && !strings.Contains(said, setting.Env) {
				t.Errorf("%s is not named: %s", setting.Env, said)
			}
		}
		var problem struct{ Code string }
		if status := b.get("/api/auth/"+string(known.Info.Platform)+"/connect", &problem); status < 400 || problem.Code == "" {
			t.Errorf("connect %s: status %d, code %q", known.Info.Name, status, problem.Code)
		}
	}
	if code := p.stop(); code != 0 {
		t.Errorf("exit code %d after SIGTERM: %s", code, p.said())
	}
}

// TestWorkersLeaveTheSetupCode: the code that the web node printed is good still when workers have started after it.
func TestWorkersLeaveTheSetupCode(t *testing.T) {
	folder := empty(t)
	env := []string{"CANDOR_DATABASE_URL=" + storetest.EmptyPostgreSQL(t)}
	must(t, "keys", "add", "--database-url", strings.TrimPrefix(env[0], "CANDOR_DATABASE_URL="))
	address, at := homeOf(t)
	said := start(t, folder, append(env, "CANDOR_LISTEN="+address), "serve", "--role", "web").line("Candor is at " + at)
	offered := regexp.MustCompile(`type the code (\S+)`).FindStringSubmatch(said)
	if offered == nil {
		t.Fatalf("no setup code in %s", said)
	}
	if said := start(t, folder, append(env, "CANDOR_LISTEN="+freePort(t), "CANDOR_PUBLIC_URL="+at), "serve", "--role", "worker").line("Candor is at " + at); strings.Contains(said, "code") || !strings.Contains(said, "/readyz") {
		t.Errorf("a worker says %s", said)
	}
	b := newBrowser(t, at)
	administrator := map[string]string{"code": offered[1], "email": "op@example.org", "name": "Op", "password": "correct horse battery"}
	if status := b.send(http.MethodPost, "/api/setup", administrator, nil); status != http.StatusOK {
		t.Errorf("the web node's code is answered with %d", status)
	}
}

// TestServeAgainstSandbox: two processes that share nothing but addresses. An account of each platform is connected through the consent
// page, and after the first sync Candor shows what the simulators' /world says, while their clock stands still.
func TestServeAgainstSandbox(t *testing.T) {
	folder := empty(t)
	settings := filepath.Join(folder, "sandbox.env")
	args := []string{"sandbox", "--env-file", settings, "--control-port", "0"}
	for _, name := range names() {
		args = append(args, "--"+string(name)+"-port", "0")
	}
	simulators := start(t, folder, nil, args...)
	var announced struct{ Control string }
	if err := json.Unmarshal([]byte(simulators.line("{")), &announced); err != nil {
		t.Fatal(err)
	}
	control := newBrowser(t, announced.Control)
	freeze(t, control)
	must(t, "keys", "add")
	addPerson(t, "mara@example.org")
	address, at := homeOf(t)
	p := start(t, folder, append(readEnv(t, settings), "CANDOR_LISTEN="+address), "serve")
	p.line("Candor is at " + at)

	b := newBrowser(t, at)
	b.signIn("mara@example.org")
	for _, name := range names() {
		if landing := b.connect(string(name), accountOf(t, control, string(name)).ID); landing.Get("success") != string(name)+"_connected" {
			t.Fatalf("landed with %v", landing)
		}
	}
	var shown overview
	eventually(t, "the first sync", func() bool {
		shown = overview{}
		b.get("/api/analytics/socials", &shown)
		return shown.synced(len(names()))
	})
	for _, card := range shown.Data.Platforms {
		compare(t, card.Platform+" followers", card.Followers.Value, accountOf(t, control, card.Platform).Figures, "followers_count", "follower_count", "subscriberCount")
		compare(t, card.Platform+" posts", card.Posts.Value, accountOf(t, control, card.Platform).Figures, "media_count", "video_count", "videoCount")
	}
	comparePosts(t, b, control)
	if code := p.stop(); code != 0 {
		t.Errorf("exit code %d after SIGTERM: %s", code, p.said())
	}
}

// figure is a figure of the API.
type figure struct {
	Value  *json.Number
	Reason string
}

// overview is what these tests read of the Overview.
type overview struct {
	Data struct {
		Platforms []struct {
			Platform         string
			Followers, Posts figure
			LastSyncedAt     *string `json:"last_synced_at"`
			ConnectionState  string  `json:"connection_state"`
		}
	}
	Meta struct{ Sync struct{ Running bool } }
}

// synced tells that all accounts were read and nothing is being read.
func (o overview) synced(accounts int) bool {
	for _, card := range o.Data.Platforms {
		if card.ConnectionState != string(social.Active) || card.LastSyncedAt == nil {
			return false
		}
	}
	return len(o.Data.Platforms) == accounts && !o.Meta.Sync.Running
}

// worldAccount is what these tests read of an account in /world.
type worldAccount struct {
	ID      string
	Figures map[string]any
	Posts   []struct {
		ID        string
		Published time.Time
		Figures   map[string]any
	}
}

func accountOf(t *testing.T, control *browser, platform string) worldAccount {
	t.Helper()
	var world struct{ Accounts []worldAccount }
	if control.get("/world?account=mara&platform="+platform, &world); len(world.Accounts) != 1 {
		t.Fatalf("%d accounts of mara on %s", len(world.Accounts), platform)
	}
	return world.Accounts[0]
}

// comparePosts wants every listed post with exactly the figures that the platform gives for it.
func comparePosts(t *testing.T, b, control *browser) {
	t.Helper()
	there := map[string]map[string]any{}
	for _, name := range names() {
		for _, p := range accountOf(t, control, string(name)).Posts {
			there[string(name)+p.Published.Truncate(time.Second).UTC().String()] = p.Figures
		}
	}
	var page struct {
		Data struct {
			Posts []struct {
				Platform string
				PostedAt time.Time `json:"posted_at"`
				Metrics  map[string]figure
			}
		}
	}
	b.get("/api/posts?limit=50", &page)
	if len(page.Data.Posts) < 20 {
		t.Fatalf("only %d posts are listed", len(page.Data.Posts))
	}
	for _, p := range page.Data.Posts {
		name := p.Platform + p.PostedAt.Truncate(time.Second).UTC().String()
		figures, ok := there[name]
		if !ok {
			t.Errorf("post %s is not in the world", name)
		}
		for metric, f := range p.Metrics {
			if social.MetricID(metric) != social.EngagementRate { // which no platform says: Candor computes it
				compare(t, "post "+name+" "+metric, f.Value, figures, words[metric]...)
			}
		}
	}
}

// words are the platforms' names for the metrics of posts.
var words = map[string][]string{
	"views": {"views", "view_count", "viewCount"}, "likes": {"like_count", "likes", "likeCount"}, "comments": {"comments_count", "comment_count", "commentCount"},
	"shares": {"shares", "share_count"}, "saves": {"saved"}, "reach": {"reach"}, "interactions": {"total_interactions"},
}

// compare wants the value that the world holds under the first of the names that it knows, and none where it knows none.
func compare(t *testing.T, what string, got *json.Number, world map[string]any, names ...string) {
	t.Helper()
	for _, name := range names {
		value, ok := world[name]
		if !ok {
			continue
		}
		want, err := json.Marshal(value)
		if err != nil {
			t.Fatal(err)
		}
		if shown, err := json.Marshal(got); err != nil || strings.Trim(string(want), `"`) != string(shown) {
			t.Errorf("%s: %s is shown, %s is true", what, shown, want)
		}
		return
	}
	if got != nil {
		t.Errorf("%s: %s is shown, the platform says nothing of it", what, *got)
	}
}

// freeze stops the simulators' clock, so that figures stay as they are.
func freeze(t *testing.T, control *browser) {
	t.Helper()
	resp, text := control.do(control.request(http.MethodPost, control.at+"/clock", strings.NewReader(`{"frozen":true}`)))
	if resp.StatusCode != http.StatusOK {
		t.Fatalf("freeze: %s %s", resp.Status, text)
	}
}

func addPerson(t *testing.T, email string) {
	t.Helper()
	t.Setenv("CANDOR_PASSWORD", password)
	must(t, "user", "add", "--email", email)
}

// homeOf picks where a server listens, and the address that people use.
func homeOf(t *testing.T) (address, at string) {
	t.Helper()
	address = freePort(t)
	_, port, err := net.SplitHostPort(address)
	if err != nil {
		t.Fatal(err)
	}
	return address, "http://localhost:" + port
}

// readEnv reads a file of settings as a shell would.
func readEnv(t *testing.T, path string) []string {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var env []string
	for line := range strings.Lines(string(text)) {
		env = append(env, strings.ReplaceAll(strings.TrimSpace(line), `"`, ""))
	}
	return env
}
