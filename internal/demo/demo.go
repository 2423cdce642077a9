// Package demo makes the demo's history: people with different lives connect simulated accounts through the real sign-in, and the real
// engine reads them day by day on the simulators' clock. It inserts no row of its own.
package demo

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"candor/internal/collect"
	"candor/internal/connect"
	"candor/internal/sandbox"
	"candor/internal/social"
)

// Password opens every account of the demo.
const Password = social.Secret("candor-demo")

// Operator is the address of the demo's administrator.
const Operator = "admin@candor.demo"

// Zone is where the demo's people live.
const Zone = "Europe/Stockholm"

// Person is one of the demo's people.
type Person struct {
	Email   string
	Name    string
	Creator string // the slug of their accounts in the simulated world
	Life    string // what can be seen with them
	Joins   int    // how many days before now they connect; negative: never
}

// People lists the demo's people.
func People() []Person {
	return []Person{
		{"mara@candor.demo", "Mara Lindqvist", "mara", "three months of everything, and two days on which a platform failed", 90},
		{"jonas@candor.demo", "Jonas Weber", "jonas", "large accounts, many posts", 90},
		{"layla@candor.demo", "Layla Haddad", "layla", "hidden counts, Arabic captions, and an access that was withdrawn two days ago", 90},
		{"viktor@candor.demo", "Viktor Horák", "viktor", "became a professional account late; connected six weeks ago", 42},
		{"pia@candor.demo", "Pia", "pia", "a small account, connected last week", 7},
		{"noor@candor.demo", "Noor", "noor", "nothing connected yet: try connecting", -1},
	}
}

// Cast is those of the people whose addresses begin with these names, or all of them.
func Cast(names []string) ([]Person, error) {
	all := People()
	if len(names) == 0 {
		return all, nil
	}
	var cast []Person
	for _, name := range names {
		at := slices.IndexFunc(all, func(p Person) bool { return strings.HasPrefix(p.Email, name+"@") })
		if at < 0 {
			return nil, fmt.Errorf("nobody in the demo is called %q: choose from its people, by the name before the @", name)
		}
		cast = append(cast, all[at])
	}
	return cast, nil
}

// History makes the past of the demo.
type History struct {
	World     *sandbox.Sandbox
	Accounts  *connect.Accounts
	Tokens    *connect.Tokens
	Collector *collect.Collector
	AddPerson func(ctx context.Context, email, name string) (social.Person, error)
	// Accept accepts what is read before connecting. Nil: nothing is asked.
	Accept    func(ctx context.Context, person social.Person, p social.Platform) error
	Platforms []social.Platform
	Zone      string   // where people live. Default: Zone
	Cast      []Person // who lives in it
}

const (
	outageFrom = 20 // days before now on which the first platform fails for Mara's account
	outageDays = 2
	withdrawn  = 2 // days before now on which Layla withdraws her first platform's access
)

// Make lives through the days up to now and leaves the world's clock running at now. It returns how many runs the engine made.
func (h History) Make(ctx context.Context, days int, now time.Time, progress func(day int)) (int, error) {
	persons, err := h.addPeople(ctx)
	if err != nil {
		return 0, err
	}
	runs := 0
	for day := range days {
		left := days - day
		h.World.Clock.Set(now.AddDate(0, 0, -left).Truncate(24 * time.Hour).Add(9 * time.Hour))
		for _, p := range h.Cast {
			if p.Joins == left || p.Joins > left && day == 0 {
				if err := h.join(ctx, persons[p.Email], p.Creator); err != nil {
					return runs, fmt.Errorf("%s connects: %w", p.Name, err)
				}
			}
		}
		if err := h.turn(left); err != nil {
			return runs, err
		}
		n, err := h.day(ctx, now)
		if err != nil {
			return runs, err
		}
		runs += n
		progress(day + 1)
	}
	h.World.Clock.Advance(look)
	n, err := h.day(ctx, now) // what is left of today
	if err != nil {
		return runs, err
	}
	runs += n
	h.World.Clock.Set(now)
	h.World.Clock.Freeze(false)
	n, err = h.due(ctx)
	return runs + n, err
}

func (h History) addPeople(ctx context.Context) (map[string]social.Person, error) {
	persons := map[string]social.Person{}
	for _, p := range h.Cast {
		person, err := h.AddPerson(ctx, p.Email, p.Name)
		if err != nil {
			return nil, err
		}
		persons[p.Email] = person
	}
	return persons, nil
}

// turn lets happen what makes the demo's lives different.
func (h History) turn(left int) error {
	first := string(h.Platforms[0])
	switch left {
	case outageFrom:
		account, ok := h.World.World.Account(first, "mara")
		if !ok {
			return nil
		}
		_, err := h.World.Faults.Add(sandbox.Fault{ID: "outage", Platform: first, Account: account.ID(), Status: 503, Body: "{}"})
		return err
	case outageFrom - outageDays:
		h.World.Faults.Remove("outage")
	case withdrawn:
		_, err := h.World.World.Act(first, "layla", "revoke", sandbox.Args{})
		return err
	}
	return nil
}

// look is how often the engine looks for what is due: nothing is late by an hour.
const look = 45 * time.Minute

// day lives from the clock's instant to the same time of the next day, or to now.
func (h History) day(ctx context.Context, now time.Time) (runs int, err error) {
	if _, err := h.Tokens.RenewDue(ctx); err != nil {
		return 0, err
	}
	end := h.World.Clock.Now().Add(24 * time.Hour)
	if end.After(now) {
		end = now
	}
	for at := h.World.Clock.Now(); at.Before(end); at = at.Add(look) {
		h.World.Clock.Set(at)
		n, err := h.due(ctx)
		runs += n
		if err != nil {
			return runs, err
		}
	}
	return runs, nil
}

// due carries out what is due at the clock's instant.
func (h History) due(ctx context.Context) (int, error) {
	done, err := h.Collector.Drain(ctx)
	return done.Runs(), err
}
