package bench

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"runtime"
	"time"

	"candor/internal/api"
	"candor/internal/social"
)

const (
	overviewPath = "/api/analytics/socials"
	askers       = 20 // people who ask by turns, so that no answer is always the same pages of the file
	growthDays   = 28 // the history of the databases whose sizes are compared: a year of 100,000 connections would take hours to make
)

// reads times the Overview on a year of history, beside its bare SQL and encoding, and in full runs also on two sizes.
func reads(ctx context.Context, c Config, folder string, r *Result) error {
	size := r.sizes
	if !c.ServerAlone {
		var err error
		if r.Read, err = readOn(ctx, c.Open, c, filepath.Join(folder, "sqlite"), size); err != nil {
			return err
		}
	}
	if c.OpenPostgreSQL == nil {
		return nil
	}
	onServer, err := readOn(ctx, c.OpenPostgreSQL, c, filepath.Join(folder, "postgresql"), size)
	if err != nil {
		return fmt.Errorf("on PostgreSQL: %w", err)
	}
	r.ReadPostgreSQL = &onServer
	return nil
}

// opener makes a stage, as Config.Open does.
type opener func(ctx context.Context, folder string, extra int, at time.Time) (*Stage, error)

// readOn measures one database.
func readOn(ctx context.Context, open opener, c Config, folder string, size sizes) (Read, error) {
	r := Read{Connections: size.readers}
	timed, bare, err := readsAt(ctx, open, c, folder, size.readers, size.history, size.requests)
	if err != nil {
		return r, err
	}
	r.P50, r.P99 = round(percentile(timed, 50)), round(percentile(timed, 99))
	r.RatioToSQL = round(percentile(timed, 50) / percentile(bare, 50))
	if !size.growth {
		return r, nil
	}
	var p50 []float64
	for _, connections := range []int{1_000, 100_000} {
		timed, _, err := readsAt(ctx, open, c, filepath.Join(folder, fmt.Sprint(connections)), connections, growthDays, size.requests)
		if err != nil {
			return r, err
		}
		p50 = append(p50, percentile(timed, 50))
	}
	r.Growth = round(p50[1] / p50[0])
	return r, nil
}

// readsAt makes a database and times requests to it, and the bare reads of the same answers, by turns.
func readsAt(ctx context.Context, open opener, c Config, folder string, connections, days, requests int) (timed, bare []time.Duration, err error) {
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return nil, nil, err
	}
	s, err := open(ctx, folder, 0, time.Now())
	if err != nil {
		return nil, nil, err
	}
	defer func() { // what it holds is thrown away before the next one is made: each may be tens of gigabytes
		_ = s.close()
		_ = os.RemoveAll(folder)
	}()
	began := time.Now()
	fmt.Fprintf(c.Progress, "  making %d connections with %d days of history on %s …\n", connections, days, s.DB.Dialect())
	people := make([]social.Person, askers)
	for n := range people {
		if people[n], err = s.person(ctx, n); err != nil {
			return nil, nil, err
		}
	}
	if err := s.seed(ctx, c.Platforms, connections, days); err != nil {
		return nil, nil, err
	}
	fmt.Fprintf(c.Progress, "  made in %s; asking %d times …\n", time.Since(began).Round(time.Second), requests)
	runtime.GC()
	server := httptest.NewServer(s.Handler)
	defer server.Close()
	clients := make([]*client, askers)
	for n := range clients {
		if clients[n], err = signIn(ctx, server, s.Host, email(n)); err != nil {
			return nil, nil, err
		}
	}
	for n := range requests + 2*askers {
		whole, body, err := clients[n%askers].overview(ctx)
		if err != nil {
			return nil, nil, err
		}
		// Of somebody else, who was asked about as long ago: what was just read lies in the database's cache.
		alone, err := s.bareRead(ctx, people[(n+askers/2)%askers], body)
		if err != nil {
			return nil, nil, err
		}
		if n >= 2*askers { // the first requests of everybody warm up
			timed, bare = append(timed, whole), append(bare, alone)
		}
	}
	return timed, bare, nil
}

// bareRead carries out the SQL behind an Overview and encodes the answer that came of it: no session, no routing, no arithmetic.
func (s *Stage) bareRead(ctx context.Context, person social.Person, body []byte) (time.Duration, error) {
	var answer api.Envelope[api.OverviewData]
	if err := json.Unmarshal(body, &answer); err != nil {
		return 0, err
	}
	if len(answer.Data.Platforms) != perCreator || len(answer.Data.RecentPosts) != 10 {
		return 0, fmt.Errorf("an answer with %d accounts and %d posts was timed", len(answer.Data.Platforms), len(answer.Data.RecentPosts))
	}
	v := social.View{Person: person.Key}
	today := social.DayOf(s.World.Clock.Now(), time.UTC)
	began := time.Now()
	if _, err := s.DB.Accounts(ctx, v); err != nil {
		return 0, err
	}
	if _, err := s.DB.LatestReadings(ctx, v, social.Followers, social.Posts); err != nil {
		return 0, err
	}
	if _, err := s.DB.Readings(ctx, v, today.Add(-57), today.Add(1), social.Followers); err != nil {
		return 0, err
	}
	if _, err := s.DB.Gaps(ctx, v, today.Add(-57), today.Add(1)); err != nil {
		return 0, err
	}
	if _, err := s.DB.NewestPosts(ctx, v, 25); err != nil {
		return 0, err
	}
	if _, err := json.Marshal(answer); err != nil {
		return 0, err
	}
	return time.Since(began), nil
}

// client is a person's browser.
type client struct {
	http   *http.Client
	at     string
	host   string
	cookie *http.Cookie
}

func signIn(ctx context.Context, server *httptest.Server, host, email string) (*client, error) {
	body, err := json.Marshal(map[string]string{"email": email, "password": password.Reveal()})
	if err != nil {
		return nil, err
	}
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, server.URL+"/api/session", bytes.NewReader(body))
	if err != nil {
		return nil, err
	}
	req.Host = host
	req.Header.Set("Content-Type", "application/json")
	req.Header.Set("X-Candor", "1")
	resp, err := server.Client().Do(req)
	if err != nil {
		return nil, err
	}
	defer resp.Body.Close()
	if resp.StatusCode != http.StatusOK || len(resp.Cookies()) == 0 {
		return nil, fmt.Errorf("sign in: %s", resp.Status)
	}
	return &client{server.Client(), server.URL, host, resp.Cookies()[0]}, nil
}

// overview asks for the Overview and reads the whole answer.
func (c *client) overview(ctx context.Context) (time.Duration, []byte, error) {
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, c.at+overviewPath, nil)
	if err != nil {
		return 0, nil, err
	}
	req.Host = c.host
	req.AddCookie(c.cookie)
	began := time.Now()
	resp, err := c.http.Do(req)
	if err != nil {
		return 0, nil, err
	}
	defer resp.Body.Close()
	body, err := io.ReadAll(resp.Body)
	took := time.Since(began)
	if err == nil && resp.StatusCode != http.StatusOK {
		err = fmt.Errorf("%s: %s", resp.Status, body)
	}
	return took, body, err
}
