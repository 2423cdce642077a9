package main

import (
	"fmt"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"candor/internal/sandbox"
	"candor/internal/social"
	"candor/internal/store/storetest"
)

// TestRow17ClockSkew lets accounts live for three days at platforms whose clocks are wrong, or ours is: it comes to the same. Nobody is
// disconnected, every day is read, and tokens are renewed as often as with right clocks.
func TestRow17ClockSkew(t *testing.T) {
	right := renewalsWith(t, 0)
	for _, skew := range []time.Duration{10 * time.Minute, -10 * time.Minute, aDay, -aDay} {
		t.Run(skew.String(), func(t *testing.T) {
			if got := renewalsWith(t, skew); got > right+len(names()) {
				t.Errorf("%d renewals, with right clocks %d", got, right)
			}
		})
	}
}

// renewalsWith lives through three days beside simulators whose clock is off by so much, and counts the token calls.
func renewalsWith(t *testing.T, skew time.Duration) (renewals int) {
	t.Helper()
	synctest.Test(t, func(t *testing.T) {
		time.Sleep(time.Until(time.Date(2026, 2, 20, 12, 0, 0, 0, time.UTC)))
		config := worldConfig(1, time.Now().Add(skew), false)
		config.Epoch = time.Now().Add(-2 * aDay)
		config.Extra = 1
		world, err := sandbox.New(config)
		if err != nil {
			t.Fatal(err)
		}
		y := &year{t: t, world: world, c: newStage(t, world, time.Now, nil)}
		y.db = y.c.db.Writer()
		if y.person, err = y.c.access.AddPerson(t.Context(), "skew@example.org", "Skew", social.Creator, password); err != nil {
			t.Fatal(err)
		}
		for _, p := range names() {
			account, _ := world.World.Account(string(p), "extra1")
			y.connect(p, account.ID(), yearZone)
		}
		world.Ledger.Clear()
		for end := time.Now().Add(3 * aDay); time.Now().Before(end); time.Sleep(y.wait()) {
			if _, err := y.c.tokens.RenewDue(t.Context()); err != nil {
				t.Fatal(err)
			}
			if _, err := y.c.collector.Drain(t.Context()); err != nil {
				t.Fatal(err)
			}
		}
		if states := table(t, y.db, `SELECT platform, state, cause FROM connection WHERE state <> 'active'`); states != "" {
			t.Errorf("connections: %s", states)
		}
		if days := table(t, y.db, `SELECT COUNT(*) FROM sync_run WHERE product = 'profile' AND status = 'success'`); strings.TrimSpace(days) != fmt.Sprint(3*len(names())) {
			t.Errorf("%s profiles were read on three days of %d accounts", strings.TrimSpace(days), len(names()))
		}
		for _, s := range world.Ledger.Summaries(sandbox.Filter{}) {
			if isToken(s.Route) {
				renewals += s.Calls
			}
		}
	})
	return renewals
}

// TestWrongClockIsRefused: a node whose clock differs from the database's that it shares does not start, and says what to do.
func TestWrongClockIsRefused(t *testing.T) {
	folder := empty(t)
	url := storetest.EmptyPostgreSQL(t)
	t.Setenv("CANDOR_DATABASE_URL", url)
	must(t, "keys", "add")
	addPerson(t, "mara@example.org")
	for _, off := range []string{"10m", "-24h"} {
		p := start(t, folder, []string{"CANDOR_DATABASE_URL=" + url, "CANDOR_LISTEN=" + freePort(t), wrongBy + "=" + off}, "serve")
		select {
		case <-p.ended:
		case <-time.After(patience):
			t.Fatalf("%s: it goes on: %s", off, p.said())
		}
		if code := p.cmd.ProcessState.ExitCode(); code != 1 || !strings.Contains(p.said(), "NTP") {
			t.Errorf("%s: exit code %d: %s", off, code, p.said())
		}
	}
	p := start(t, folder, []string{"CANDOR_DATABASE_URL=" + url, "CANDOR_LISTEN=" + freePort(t), wrongBy + "=20s"}, "serve")
	p.line("Candor is at ")
	if code := p.stop(); code != 0 {
		t.Errorf("20 seconds off: exit code %d: %s", code, p.said())
	}
}
