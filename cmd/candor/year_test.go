package main

import (
	"cmp"
	"database/sql"
	"fmt"
	"log/slog"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"candor/internal/demo"
	"candor/internal/sandbox"
	"candor/internal/seal"
	"candor/internal/social"
)

const (
	aDay     = 24 * time.Hour
	tokens   = "tiktok"    // whose API refuses for a day
	graph    = "instagram" // which is away first, and where a grant is withdrawn
	metered  = "youtube"   // whose quota is spent
	yearZone = "Europe/Berlin"
)

// span is a stretch of the year in which something was wrong with a platform, or with one account of it, and the causes that gaps of
// these days may have.
type span struct {
	platform, account string // "" stands for all
	from, until       time.Time
	causes            []social.Cause
}

// year is a Candor, wired as it always is, with simulated platforms and virtual time.
type year struct {
	t         *testing.T
	world     *sandbox.Sandbox
	c         *candor
	db        *sql.DB
	person    social.Person
	began     time.Time
	days      int
	spans     map[string]span
	revoked   sandbox.Account
	withdrawn bool           // that account's grant was
	signIns   map[string]int // calls of sign-ins that no run made, by platform
	refusals  map[string]int // calls that a simulator refused of itself for its limits, by platform
	spentAt   time.Time      // when the quota of the day was refused first
	runs      int
}

// yearSize is the days that are lived through and the creators, with an account of each platform.
func yearSize() (days, creators int) {
	if os.Getenv("CANDOR_SOAK") == "1" {
		return 365, 8
	}
	return 60, 2
}

// TestSimulatedYear lets accounts of all platforms live through a year in which one call of a hundred fails somehow, two platforms are
// away for six hours, a grant is withdrawn and given again, a platform refuses for a day, a quota is spent, and nobody is there for two
// days. What must hold afterwards is in year_check_test.go.
func TestSimulatedYear(t *testing.T) {
	days, creators := yearSize()
	synctest.Test(t, func(t *testing.T) {
		time.Sleep(time.Until(time.Date(2026, 2, 20, 12, 0, 0, 0, time.UTC)))
		y := newYear(t, days, creators)
		y.plan()
		y.live()
		y.check()
	})
}

// newStage wires a Candor on a fresh SQLite database, as it always is, beside simulators in this process.
func newStage(t *testing.T, world *sandbox.Sandbox, now func() time.Time, further map[string]string) *candor {
	t.Helper()
	folder := t.TempDir()
	set := &Settings{DatabaseURL: "file:" + filepath.Join(folder, "candor.db"), PublicURL: "http://localhost:5050", Workers: 8, RetentionDays: 180}
	set.KeysetFile, set.TombstoneFile = filepath.Join(folder, "keyset.json"), filepath.Join(folder, "tombstones.json")
	if _, err := seal.AddKey(set.KeysetFile, true); err != nil {
		t.Fatal(err)
	}
	settings := standIn(world)
	maps.Copy(settings, further)
	o := outside{env: func(name string) string { return settings[name] }, transport: world.Transport(), now: now, log: slog.New(slog.DiscardHandler)}
	c, err := assemble(t.Context(), set, o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = c.db.Close() })
	return c
}

func newYear(t *testing.T, days, creators int) *year {
	t.Helper()
	config := worldConfig(1, time.Now(), false)
	config.Extra = creators
	world, err := sandbox.New(config)
	if err != nil {
		t.Fatal(err)
	}
	c := newStage(t, world, time.Now, map[string]string{"TIKTOK_DAILY_CALLS": fmt.Sprint(creators * callsADay)})
	y := &year{t: t, world: world, c: c, db: c.db.Writer(), began: time.Now(), days: days, spans: map[string]span{}, signIns: map[string]int{}, refusals: map[string]int{}}
	y.person, err = c.access.AddPerson(t.Context(), "year@example.org", "Year", social.Creator, password)
	if err != nil {
		t.Fatal(err)
	}
	zones := []string{yearZone, "America/Los_Angeles", "Asia/Tokyo", "Australia/Lord_Howe"}
	for n := range creators {
		for _, p := range names() {
			account, ok := world.World.Account(string(p), fmt.Sprintf("extra%d", n+1))
			if !ok {
				t.Fatalf("extra%d has no account at %s", n+1, p)
			}
			y.connect(p, account.ID(), zones[n%len(zones)])
			if n == 0 && string(p) == graph {
				y.revoked = account
			}
		}
	}
	world.Ledger.Clear()
	return y
}

// callsADay is what the operator of the year allows TikTok per creator's account and day: enough for the daily work and what it
// repeats, and on some days not for the listing of older posts.
const callsADay = 5

// connect goes through a sign-in. The platforms fail now and then, so a person tries again.
func (y *year) connect(p social.Platform, account, zone string) {
	y.t.Helper()
	people := demo.History{World: y.world, Accounts: y.c.accounts, Accept: y.c.acceptFor, Zone: zone}
	var err error
	for range 5 {
		if err = people.Connect(y.t.Context(), y.person, p, account); err == nil {
			return
		}
		time.Sleep(time.Minute)
	}
	y.t.Fatalf("connect %s on %s: %v", account, p, err)
}

// plan writes down what goes wrong in the year.
func (y *year) plan() {
	at := func(share float64, hour int) time.Time {
		return y.began.Truncate(aDay).AddDate(0, 0, int(share*float64(y.days))).Add(time.Duration(hour) * time.Hour)
	}
	// Both outages cover the six hours in which Berlin's accounts are due, in winter and in summer time: there is always something to make up.
	outage := sandbox.Fault{ID: "outage", Platform: graph, Status: 503, Body: `{}`, From: at(0.08, 1), Until: at(0.08, 7)}
	y.wrong(outage, "", nil)
	y.spans["revoked"] = span{graph, y.revoked.ID(), at(0.2, 0), at(0.2, 72), []social.Cause{social.CauseAccessRevoked}}
	y.wrong(sandbox.Fault{ID: "refusals", Platform: tokens, Path: "/v2/*o/*", Status: 429, From: at(0.35, 0), Until: at(0.35, 24),
		Body: `{"data":{},"error":{"code":"rate_limit_exceeded","message":"slow down","log_id":"1"}}`}, "",
		[]social.Cause{social.CauseRateLimited, social.CauseQuota}) // refused calls count, so the operator's cap ends the day
	y.spans["quota"] = span{metered, "", at(0.5, 8), at(0.5, 33), []social.Cause{social.CauseQuota}}
	y.wrong(sandbox.Fault{ID: "silence", Platform: metered, Close: true, From: at(0.65, 0), Until: at(0.65, 6)}, "", nil)
	y.spans["nobody"] = span{"", "", at(0.8, 12), at(0.8, 60), []social.Cause{social.CauseDowntime}}
	y.randomErrors()
}

// wrong makes a fault of the year, and notes which gaps it excuses.
func (y *year) wrong(f sandbox.Fault, account string, causes []social.Cause) {
	y.t.Helper()
	if _, err := y.world.Faults.Add(f); err != nil {
		y.t.Fatal(err)
	}
	y.spans[f.ID] = span{f.Platform, account, f.From, f.Until, causes}
}

// randomErrors makes one call of a hundred fail, in nine ways, at every platform and endpoint. A renewal of TikTok's is spared those
// after which nobody can know whether the token was used up: what they lead to is proved in internal/soak.
func (y *year) randomErrors() {
	paths := map[string][]string{graph: {"*"}, metered: {"*"}, tokens: {"/v2/*o/*", "/v2/oauth/token/"}}
	for platform, patterns := range paths {
		for _, path := range patterns {
			for n, f := range randomFaults() {
				if path == "/v2/oauth/token/" && (f.After || f.Cut || f.Delay > 0 || f.Status == 200) {
					continue
				}
				for part, s := range y.apart(platform) {
					f.ID, f.From, f.Until = fmt.Sprintf("random %s %s %d %d", platform, path, n, part), s.from, s.until
					f.Platform, f.Path, f.Probability = platform, path, 0.01/9
					if _, err := y.world.Faults.Add(f); err != nil {
						y.t.Fatal(err)
					}
				}
			}
		}
	}
}

// apart is the year without the half hours after a platform's outage, in which everything must be read.
func (y *year) apart(platform string) []span {
	for _, name := range []string{"outage", "silence"} {
		if s := y.spans[name]; s.platform == platform {
			return []span{{from: y.began, until: s.from}, {from: s.until.Add(30 * time.Minute), until: y.began.AddDate(0, 0, y.days+1)}}
		}
	}
	return []span{{from: y.began}}
}

func randomFaults() []sandbox.Fault {
	return []sandbox.Fault{
		{Status: 500, Body: `{}`},
		{Status: 503, Body: "<html>unavailable</html>", Headers: map[string]string{"Content-Type": "text/html", "Retry-After": "120"}},
		{Status: 429, Body: `{}`, Headers: map[string]string{"Retry-After": "90"}},
		{Status: 429, Body: `{}`},
		{Close: true},
		{Close: true, After: true},
		{Cut: true},
		{Delay: sandbox.Duration(50 * time.Second)},
		{Status: 200, Body: "<html>please try again later</html>", Headers: map[string]string{"Content-Type": "text/html; charset=utf-8"}},
	}
}

// live lets the engine do what is due whenever something is, to the end of the year.
func (y *year) live() {
	y.t.Helper()
	end := y.began.AddDate(0, 0, y.days)
	day := y.began.Truncate(aDay)
	for now := time.Now(); now.Before(end); now = time.Now() {
		y.turn(now)
		if away := y.spans["nobody"]; !now.Before(away.from) && now.Before(away.until) {
			time.Sleep(away.until.Sub(now))
		}
		if _, err := y.c.tokens.RenewDue(y.t.Context()); err != nil && y.t.Context().Err() != nil {
			y.t.Fatal(err)
		}
		done, err := y.c.collector.Drain(y.t.Context())
		if err != nil {
			y.t.Fatal(err)
		}
		y.runs += done.Runs()
		if today := time.Now().Truncate(aDay); today.After(day) {
			y.evening(day)
			day = today
		}
		time.Sleep(y.wait())
	}
}

// wait is how long nothing is due, at most half an hour: tokens want to be looked at too.
func (y *year) wait() time.Duration {
	var next sql.NullInt64
	if err := y.db.QueryRowContext(y.t.Context(), `SELECT MIN(next_due) FROM plan`).Scan(&next); err != nil {
		y.t.Fatal(err)
	}
	return min(max(time.Until(time.UnixMilli(next.Int64)), time.Second), 30*time.Minute)
}

// turn lets happen what is no fault of a call.
func (y *year) turn(now time.Time) {
	y.t.Helper()
	quota, revoked := y.spans["quota"], y.spans["revoked"]
	app := announced(y.world, metered)
	limit := ""
	if !now.Before(quota.from) && now.Before(quota.until.Add(-time.Hour)) {
		limit = "3"
	}
	y.world.Apps.Set(metered, cmp.Or(app["client_id"], app["client_key"]), map[string]string{"quota": limit})
	switch c := y.connectionOf(y.revoked); {
	case !now.Before(revoked.from) && now.Before(revoked.until) && c.State.Syncs() && !y.withdrawn:
		if _, err := y.world.World.Act(graph, y.revoked.ID(), "revoke", sandbox.Args{}); err != nil {
			y.t.Fatal(err)
		}
		y.withdrawn = true
	case !now.Before(revoked.until) && c.State == social.NeedsReconnect:
		before := y.called(graph, "")
		y.connect(graph, y.revoked.ID(), yearZone)
		y.signIns[graph] += y.called(graph, "") - before
	}
}

func (y *year) connectionOf(a sandbox.Account) social.Connection {
	y.t.Helper()
	var c social.Connection
	var state string
	err := y.db.QueryRowContext(y.t.Context(), `SELECT key, state FROM connection WHERE external_id = $1`, a.ID()).Scan(&c.Key, &state)
	if err != nil {
		y.t.Fatal(err)
	}
	c.State = social.State(state)
	return c
}

// quotaDay is the day whose quota a call is counted in.
func quotaDay(at time.Time) social.Day { return social.DayOf(at, social.Zone("America/Los_Angeles")) }

// evening looks at the day that has passed: who was disconnected, and what a platform refused because of its limits.
func (y *year) evening(day time.Time) {
	y.t.Helper()
	revoked := y.spans["revoked"]
	for line := range strings.Lines(table(y.t, y.db, `SELECT external_id, cause FROM connection WHERE state NOT IN ('active', 'retrying', 'connecting')`)) {
		if !strings.HasPrefix(line, y.revoked.ID()+" ") || day.After(revoked.until) {
			y.t.Errorf("%s: a needless disconnect: %s", day.Format(time.DateOnly), line)
		}
	}
	for _, call := range y.world.Ledger.Calls(sandbox.Filter{Since: day}) {
		if call.Fault != "" || call.Time.Before(day) {
			continue
		}
		if call.Error == "quotaExceeded" || call.Error == "rate_limit_exceeded" || call.Status == 429 || call.Error == "4" || strings.HasPrefix(call.Error, "80002") {
			y.refusals[call.Platform]++
			if quotaDay(call.Time) != quotaDay(y.spentAt) { // each day has its own quota
				y.spentAt = call.Time
			}
			if call.Time.After(y.spentAt.Add(time.Minute)) {
				y.t.Errorf("%s: %s was called after its limit was met at %s", call.Time, call.Platform, y.spentAt)
			}
		}
	}
}
