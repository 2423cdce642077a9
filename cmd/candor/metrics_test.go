package main

import (
	"encoding/json"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"candor/internal/social"
	"candor/internal/store/storetest"
)

var metricName = regexp.MustCompile(`\bcandor_[a-z_]*[a-z]\b`)

// TestMetricsOfARunningServer: every name in the alerts, on the dashboard and in the manual is one that a running server exports, the alerts
// of the manual are those of the file, and no label names an account or a person.
func TestMetricsOfARunningServer(t *testing.T) {
	texts := map[string]string{}
	for _, file := range []string{"deploy/prometheus-rules.yaml", "deploy/grafana.json", "docs/operating.md"} {
		texts[file] = fileOf(t, file)
	}
	s := openStage(t, "file:"+filepath.Join(t.TempDir(), "candor.db"))
	b := s.connectEach("mara@example.org", "mara")
	s.refuse(b)
	if status := b.send(http.MethodPost, "/api/webhooks/tiktok", map[string]string{"event": "forged"}, nil); status < 400 {
		t.Errorf("a forged event: %d", status)
	}
	var scrape string
	eventually(t, "the failed run is counted", func() bool {
		_, body := b.do(b.request(http.MethodGet, s.at+"/metrics", nil))
		scrape = string(body)
		return strings.Contains(scrape, `candor_sync_failures_total{cause="rate_limited",platform="instagram"}`)
	})
	exported := map[string]bool{}
	for _, m := range regexp.MustCompile(`(?m)^([a-z_]+)[{ ]`).FindAllStringSubmatch(scrape, -1) {
		exported[m[1]] = true
		if base, histogram := strings.CutSuffix(m[1], "_count"); histogram {
			exported[base] = true
		}
	}
	for file, text := range texts {
		named := metricName.FindAllString(text, -1)
		if len(named) < 10 {
			t.Errorf("%s names %d metrics only", file, len(named))
		}
		for _, name := range named {
			if !exported[name] {
				t.Errorf("%s names %s, which is not exported", file, name)
			}
		}
	}
	for name := range exported {
		plain := strings.TrimSuffix(strings.TrimSuffix(strings.TrimSuffix(name, "_bucket"), "_sum"), "_count")
		if strings.HasPrefix(name, "candor_") && !strings.Contains(texts["docs/operating.md"], "`"+plain+"`") {
			t.Errorf("docs/operating.md does not tell of %s", plain)
		}
	}
	for _, want := range []string{`candor_connections{platform="youtube",state="active"} 1`, `candor_ready{part="queue"} 1`, `candor_events_total{outcome="refused",source="tiktok"} 1`,
		`candor_tokens{platform="tiktok",state="idle"} 1`, `candor_queue_due{queue="youtube_surplus"} `, `candor_budget_closed{bucket="app",platform="instagram"} 1`, `candor_state_unread 0`} {
		if !strings.Contains(scrape, want) {
			t.Errorf("the scrape lacks %s", want)
		}
	}
	s.namesNobody(scrape)
}

// connectEach signs a new person in, connects an account of each platform and waits for the first sync.
func (s *stage) connectEach(email, key string) *browser {
	s.t.Helper()
	if _, err := s.c.access.AddPerson(s.t.Context(), email, "Mara", social.Creator, password); err != nil {
		s.t.Fatal(err)
	}
	b := newBrowser(s.t, s.at)
	b.signIn(email)
	for _, name := range names() {
		account, _ := s.world.World.Account(string(name), key)
		if landing := b.connect(string(name), account.Key); landing.Get("success") == "" {
			s.t.Fatalf("%s: landed with %v", name, landing)
		}
	}
	eventually(s.t, "the first sync", func() bool {
		var shown overview
		b.get("/api/analytics/socials", &shown)
		return shown.synced(len(names()))
	})
	return b
}

// refuse lets the platform refuse a sync that a person asked for, and then Candor's own budget the next.
func (s *stage) refuse(b *browser) {
	s.t.Helper()
	s.wire.answer(func(r *http.Request, _ []string) *http.Response {
		if !strings.Contains(r.URL.Path, "/me") {
			return nil
		}
		answer := reply(r, http.StatusTooManyRequests, "application/json", `{"error":{"message":"slow down","type":"OAuthException","code":4}}`)
		answer.Header.Set("Retry-After", "3600")
		return answer
	})
	defer s.wire.answer(nil)
	var list struct {
		Data struct {
			Connections []struct{ ID, Platform string }
		}
	}
	b.get("/api/analytics/socials/connections", &list)
	at := slices.IndexFunc(list.Data.Connections, func(c struct{ ID, Platform string }) bool { return c.Platform == "instagram" })
	sync := func() {
		if status := b.send(http.MethodPost, "/api/connections/"+list.Data.Connections[at].ID+"/sync", struct{}{}, nil); status >= 300 {
			s.t.Fatalf("sync now: %d", status)
		}
	}
	sync()
	eventually(s.t, "the refused run", func() bool {
		return strings.TrimSpace(table(s.t, s.c.db.Writer(), `SELECT COUNT(*) FROM sync_run WHERE error_code = 'rate_limited'`)) != "0"
	})
	sync()
	eventually(s.t, "a call that is held back", func() bool { return strings.Contains(s.log.String(), "call refused by its budget") })
}

// namesNobody looks for whatever names an account or a person.
func (s *stage) namesNobody(scrape string) {
	s.t.Helper()
	rows, err := s.c.db.Writer().QueryContext(s.t.Context(), `SELECT c.uid, c.external_id, c.handle, c.ids, p.uid, p.email FROM connection c JOIN person p ON p.key = c.person`)
	if err != nil {
		s.t.Fatal(err)
	}
	defer rows.Close()
	looked := 0
	for rows.Next() {
		var told [6]string
		if err := rows.Scan(&told[0], &told[1], &told[2], &told[3], &told[4], &told[5]); err != nil {
			s.t.Fatal(err)
		}
		further := map[string]string{}
		if err := json.Unmarshal([]byte(told[3]), &further); err != nil {
			s.t.Fatal(err)
		}
		whose := []string{told[0], told[1], told[2], told[4], told[5]}
		for _, id := range further {
			whose = append(whose, id)
		}
		for _, id := range whose {
			if looked++; len(id) > 3 && strings.Contains(scrape, id) {
				s.t.Errorf("/metrics names %s", id)
			}
		}
	}
	if err := rows.Err(); err != nil || looked < 15 {
		s.t.Errorf("%d names were looked for, %v", looked, err)
	}
}

// TestAlertsOfTheManual: the manual tells of each alert of the file, and of no other, and each alert says how grave it is and what it is about.
func TestAlertsOfTheManual(t *testing.T) {
	rules := fileOf(t, "deploy/prometheus-rules.yaml")
	all := func(pattern, text string) (found []string) {
		for _, m := range regexp.MustCompile(pattern).FindAllStringSubmatch(text, -1) {
			found = append(found, m[1])
		}
		return found
	}
	alerts := all(`(?m)^      - alert: (\w+)$`, rules)
	told := all("(?m)^\\| `(Candor\\w+)` \\|", fileOf(t, "docs/operating.md"))
	if !slices.Equal(alerts, told) || len(alerts) < 10 {
		t.Errorf("the alerts are\n%v, the manual tells of\n%v", alerts, told)
	}
	fired := all(`alertname: (\w+)\n        eval_time: \w+\n        exp_alerts:`, fileOf(t, "deploy/prometheus-rules.test.yaml")) // what "make alerts" sees fire
	slices.Sort(fired)
	if !slices.Equal(slices.Compact(fired), slices.Sorted(slices.Values(alerts))) {
		t.Errorf("of the alerts\n%v, only these are seen to fire: %v", alerts, fired)
	}
	for _, part := range []string{`(?m)^        (expr: .+)$`, `(?m)^        labels: (\{severity: (?:critical|warning)\})$`, `(?m)^          (summary: ".+")$`} {
		if found := all(part, rules); len(found) != len(alerts) {
			t.Errorf("%d alerts have %d of %s", len(alerts), len(found), part)
		}
	}
	if !json.Valid([]byte(fileOf(t, "deploy/grafana.json"))) {
		t.Error("deploy/grafana.json is no JSON")
	}
}

func fileOf(t *testing.T, file string) string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(repository, file))
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// TestReadyzNamesWhatFails breaks the parts of a running node one by one and asks over HTTP.
func TestReadyzNamesWhatFails(t *testing.T) {
	storetest.EachURL(t, func(t *testing.T, databaseURL string) {
		s := openStage(t, databaseURL)
		db := s.c.db.Writer()
		exec := func(query string, args ...any) {
			t.Helper()
			if _, err := db.ExecContext(t.Context(), query, args...); err != nil {
				t.Fatal(err)
			}
		}
		s.readyz(http.StatusOK, "ready\n")
		var canary []byte
		if err := db.QueryRowContext(t.Context(), `SELECT value FROM installation WHERE name = 'canary'`).Scan(&canary); err != nil {
			t.Fatal(err)
		}
		exec(`UPDATE installation SET value = $1 WHERE name = 'canary'`, []byte("sealed by another keyset"))
		s.readyz(http.StatusServiceUnavailable, "not ready: keyset\n")
		exec(`UPDATE installation SET value = $1 WHERE name = 'canary'`, canary)
		exec(`INSERT INTO schema_migration (name, checksum, applied_at) VALUES ('9999_of_a_newer_candor', '', 0)`)
		s.readyz(http.StatusServiceUnavailable, "not ready: migrations\n")
		exec(`DELETE FROM schema_migration WHERE name = '9999_of_a_newer_candor'`)
		s.readyz(http.StatusOK, "ready\n")
		if err := s.c.collector.Stop(t.Context()); err != nil {
			t.Fatal(err)
		}
		s.readyz(http.StatusServiceUnavailable, "not ready: queue\n")
		s.c.db.Close()
		s.readyz(http.StatusServiceUnavailable, "not ready: database, queue\n")
		if told := s.c.standing(t.Context()); told.Kept != nil || told.Events != nil || told.Notices != nil || told.Queues != nil || told.Unread < 6 {
			t.Errorf("of a database that is closed is told %+v", told)
		}
	})
}

// readyz waits until the node says of itself what it should.
func (s *stage) readyz(status int, text string) {
	s.t.Helper()
	b := newBrowser(s.t, s.at)
	eventually(s.t, text, func() bool {
		resp, body := b.do(b.request(http.MethodGet, s.at+"/readyz", nil))
		return resp.StatusCode == status && string(body) == text
	})
}
