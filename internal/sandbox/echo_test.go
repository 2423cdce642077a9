package sandbox

import (
	"io"
	"net/http"
	"strings"
	"sync/atomic"
	"testing"
	"time"
)

// echo is the smallest simulator: it answers every path with its own text and takes the account from the query.
type echo struct {
	*Core
	platform string
	served   *atomic.Int32
}

func echoMaker(platform string, served *atomic.Int32) Maker {
	return func(c *Core) Simulator { return echo{c, platform, served} }
}

func (e echo) Platform() string { return e.platform }
func (e echo) Hosts() []string  { return []string{"api." + e.platform + ".example"} }
func (e echo) App() App {
	return App{Platform: e.platform, ID: "id-" + e.platform, Secret: "secret", Loopback: true}
}
func (e echo) Credentials() (string, string)   { return "client_key", "client_secret" }
func (e echo) Caller(r *http.Request) string   { return r.URL.Query().Get("as") }
func (e echo) AccountIDs(a Account) []string   { return []string{a.Seed.Of("id").Digits(17)} }
func (e echo) PostID(_ Account, p Post) string { return p.Seed.Of("id").Digits(15) }

func (e echo) Act(_ Account, action string, _ Args) error {
	if action == "own" {
		return nil
	}
	return ErrUnknownAction
}

func (e echo) Figures(_ Account, p *Post, at time.Time) map[string]any {
	if p == nil {
		return nil
	}
	return map[string]any{"views": p.At(Views, at)}
}

func (e echo) Handler() http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if e.served != nil {
			e.served.Add(1)
		}
		call := CallOf(r)
		call.Cost, call.Bucket = 3, "b"
		if call.Behaves("shout") {
			_, _ = io.WriteString(w, "HELLO")
			return
		}
		_, _ = io.WriteString(w, "hello "+r.URL.Path)
	})
}

var start = time.Date(2026, 11, 2, 9, 30, 0, 0, time.UTC)

// stage opens a frozen sandbox with one echo simulator and a client on its transport.
func stage(t *testing.T, seed uint64) (*Sandbox, *http.Client, *atomic.Int32) {
	t.Helper()
	served := new(atomic.Int32)
	s, err := New(Config{Seed: seed, Start: start, Frozen: true, Simulators: []Maker{echoMaker("instagram", served)}})
	if err != nil {
		t.Fatal(err)
	}
	return s, &http.Client{Transport: s.Transport()}, served
}

// ask makes a request to the sandbox and returns status and body; an error is the third.
func ask(client *http.Client, method, url, body string) (int, string, error) {
	req, err := http.NewRequest(method, url, strings.NewReader(body))
	if err != nil {
		return 0, "", err
	}
	resp, err := client.Do(req)
	if err != nil {
		return 0, "", err
	}
	defer func() { _ = resp.Body.Close() }()
	got, err := io.ReadAll(resp.Body)
	return resp.StatusCode, string(got), err
}
