package main

import (
	"net/http"
	"strings"
	"testing"

	"candor/internal/demo"
)

// TestDemo: the demo prints how to sign in, and its people see the lives that it promises.
func TestDemo(t *testing.T) {
	calls := examples(t)
	folder := empty(t)
	address, at := homeOf(t)
	p := start(t, folder, []string{"CANDOR_LISTEN=" + address}, "demo", "--days", "45")
	said := p.line("The platforms are simulated")
	for _, want := range []string{at, demo.Password.Reveal()} {
		if !strings.Contains(said, want) {
			t.Errorf("%q is not said: %s", want, said)
		}
	}
	if log := p.said(); strings.Contains(log, "level=") || !strings.Contains(log, "day 30 of 45") {
		t.Errorf("the history's troubles are told as news, or its progress is not told: %s", log)
	}
	for _, person := range demo.People() {
		if !strings.Contains(said, person.Email) {
			t.Errorf("%s is not said: %s", person.Email, said)
		}
		b := newBrowser(t, at)
		b.signInWith(person.Email, demo.Password.Reveal())
		checkLife(t, b, person)
	}
	checkRoster(t, at)
	runExamples(t, at, calls)
	if code := p.stop(); code != 0 {
		t.Errorf("exit code %d after SIGTERM: %s", code, p.said())
	}
}

// checkRoster wants what the agency's manager is promised: the creators who share with it, their figures, and nobody else's.
func checkRoster(t *testing.T, at string) {
	t.Helper()
	b := newBrowser(t, at)
	b.signInWith(demo.Manager, demo.Password.Reveal())
	var roster struct {
		Data struct {
			Creators []struct{ Creator struct{ ID, Name string } }
		}
	}
	if status := b.get("/api/roster", &roster); status != http.StatusOK || len(roster.Data.Creators) != 2 {
		t.Fatalf("the roster: status %d, %v", status, roster)
	}
	for _, c := range roster.Data.Creators {
		creator := c.Creator
		var seen struct {
			Data struct {
				Platforms []struct{ Followers figure }
			}
		}
		if status := b.get("/api/analytics/socials?creator="+creator.ID, &seen); status != http.StatusOK || len(seen.Data.Platforms) == 0 || seen.Data.Platforms[0].Followers.Value == nil {
			t.Errorf("%s: status %d, %v", creator.Name, status, seen)
		}
	}
}

// checkLife compares what a person sees with what the demo says of them.
func checkLife(t *testing.T, b *browser, person demo.Person) {
	t.Helper()
	var seen struct {
		Data struct {
			Platforms []struct {
				Platform        string
				Followers       figure
				ConnectionState string `json:"connection_state"`
				Series          struct {
					Points []struct {
						Value  *int64
						Reason string
					}
				} `json:"followers_series"`
			}
		}
	}
	if status := b.get("/api/analytics/socials", &seen); status != http.StatusOK {
		t.Fatalf("%s: status %d", person.Name, status)
	}
	if connected := len(seen.Data.Platforms) > 0; connected != (person.Joins >= 0) {
		t.Errorf("%s: connected %v, joined %d days ago", person.Name, connected, person.Joins)
	}
	for n, card := range seen.Data.Platforms {
		withdrawn := person.Creator == "layla" && n == 0
		if hidden := card.Followers.Reason == "hidden_by_owner"; (card.Followers.Value == nil) != hidden || withdrawn != (card.ConnectionState == "needs_reconnect") {
			t.Errorf("%s on %s: followers %v, state %s", person.Name, card.Platform, card.Followers.Value, card.ConnectionState)
		}
		gaps := 0
		for _, point := range card.Series.Points {
			if point.Reason == "gap" {
				gaps++
			}
		}
		if failed := person.Creator == "mara" && n == 0; (failed || withdrawn) != (gaps > 0) {
			t.Errorf("%s on %s: %d days of the last four weeks are a gap", person.Name, card.Platform, gaps)
		}
	}
}
