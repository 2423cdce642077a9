package youtube

import (
	"maps"
	"slices"
	"testing"
	"time"

	"candor/internal/platform"
	"candor/internal/sandbox"
	sandboxyoutube "candor/internal/sandbox/youtube"
	"candor/internal/social"
)

// units counts what the simulator's ledger says was spent of the day's units.
func (s *stage) units() int {
	sum := 0
	for _, one := range s.sandbox.Ledger.Summaries(sandbox.Filter{Platform: sandboxyoutube.Platform}) {
		if one.Bucket == bucketGeneral {
			sum += one.Cost
		}
	}
	return sum
}

// daily reads a channel's profile and newest videos every day for some weeks, with what a hub would have told, if it tells, and returns
// the units spent and how often the list had changed. Whatever it costs, each day's reading must hold what the public sees.
func (s *stage) daily(creator string, days int, told bool) (units, changes int) {
	s.Helper()
	account, _ := s.sandbox.World.Account(sandboxyoutube.Platform, creator)
	notes, ids := map[string]string{}, map[string]string{}
	var news []social.News
	before := map[string]bool{}
	began := s.units()
	for n := range days {
		s.sandbox.Clock.Advance(day)
		session := s.session(creator, scopeRead)
		public, newest := map[string]bool{}, ""
		for _, p := range s.sandbox.World.Posts(account, session.Now) {
			if p.Kind != sandbox.Story && !p.Private(session.Now) {
				public[p.ID] = true
				if newest == "" {
					newest = p.ID
				}
			}
		}
		for id := range public {
			if n > 0 && !before[id] {
				news = append(news, social.News{Post: id, At: session.Now.Add(-time.Minute)})
			}
		}
		for id := range before {
			if !public[id] {
				news = append(news, social.News{Post: id, Removed: true, At: session.Now.Add(-time.Minute)})
			}
		}
		if n > 0 && !maps.Equal(before, public) {
			changes++
		}
		before = public
		session.Notes, session.IDs = notes, ids
		if told {
			session.Push = &platform.Push{Live: true, News: news}
		}
		profile, err := s.c.Profile(s.Context(), session)
		if err != nil {
			s.Fatal(err)
		}
		maps.Copy(ids, profile.Account.IDs)
		page, err := s.c.Posts(s.Context(), session, "")
		if err != nil {
			s.Fatal(err)
		}
		maps.Copy(notes, page.Notes)
		if len(page.Posts) == 0 || page.Posts[0].Post.ExternalID != newest {
			s.Errorf("day %d: the newest video %s is not the first of %d", n, newest, len(page.Posts))
		}
		for _, p := range page.Posts {
			if !public[p.Post.ExternalID] {
				s.Errorf("day %d: %s is not public", n, p.Post.ExternalID)
			}
		}
	}
	return s.units() - began, changes
}

// TestTheUploadsListIsReadWhenItChangedAndWeekly: with a hub that tells, a channel costs two units a day, and one more for each day on
// which its list had changed and for each week; without one, three.
func TestTheUploadsListIsReadWhenItChangedAndWeekly(t *testing.T) {
	const days = 28
	for _, creator := range []string{"mara", "layla", "tomo", "northlight"} {
		without, _ := newStage(t, nil).daily(creator, days, false)
		with, changes := newStage(t, nil).daily(creator, days, true)
		if least, most := 2*days+days/7, 2*days+days/7+changes; without != 3*days || with < least || with > most {
			t.Errorf("%s: %d units in %d days without the hub, %d with it and %d changes; want %d, and %d to %d", creator, without, days, with, changes, 3*days, least, most)
		}
		t.Logf("%s: %.3f units a day without the hub, %.3f with it (%d days with news)", creator, float64(without)/days, float64(with)/days, changes)
	}
}

// TestWhatGivesReasonToReadTheList: everything but a quiet hub whose lease lasts.
func TestWhatGivesReasonToReadTheList(t *testing.T) {
	for name, of := range map[string]struct {
		push  func(at time.Time) *platform.Push
		after time.Duration
		lists bool
	}{
		"a quiet hub": {func(time.Time) *platform.Push { return &platform.Push{Live: true} }, day, false},
		"old news": {func(at time.Time) *platform.Push {
			return &platform.Push{Live: true, News: []social.News{{Post: "x", At: at}}}
		}, day, false},
		"no hub":               {func(time.Time) *platform.Push { return nil }, day, true},
		"a lease that ran out": {func(time.Time) *platform.Push { return &platform.Push{} }, day, true},
		"a full listing":       {func(time.Time) *platform.Push { return &platform.Push{Live: true, Relist: true} }, day, true},
		"a week":               {func(time.Time) *platform.Push { return &platform.Push{Live: true} }, 7 * day, true},
		"news since it was read": {func(at time.Time) *platform.Push {
			return &platform.Push{Live: true, News: []social.News{{Post: "x", At: at.Add(time.Second)}}}
		}, day, true},
	} {
		t.Run(name, func(t *testing.T) {
			s := newStage(t, nil)
			session := s.session("mara", scopeRead)
			first, err := s.c.Posts(t.Context(), session, "")
			if err != nil {
				t.Fatal(err)
			}
			read := session.Now
			s.sandbox.Clock.Advance(of.after)
			session = s.session("mara", scopeRead)
			session.Notes, session.Push = first.Notes, of.push(read)
			s.sandbox.Ledger.Clear()
			if _, err := s.c.Posts(t.Context(), session, ""); err != nil {
				t.Fatal(err)
			}
			calls := s.sandbox.Ledger.Calls(sandbox.Filter{})
			if listed := slices.ContainsFunc(calls, func(c sandbox.Call) bool { return c.Path == "/youtube/v3/playlistItems" }); listed != of.lists {
				t.Errorf("the list was read: %v", listed)
			}
		})
	}
}

// TestATombstoneAloneEndsNoPost: the owner's token must not find the video either.
func TestATombstoneAloneEndsNoPost(t *testing.T) {
	s := newStage(t, nil)
	session := s.session("mara", scopeRead)
	first, err := s.c.Posts(t.Context(), session, "")
	if err != nil {
		t.Fatal(err)
	}
	gone, stays, hidden := first.Posts[0].Post.ExternalID, first.Posts[1].Post.ExternalID, first.Posts[2].Post.ExternalID
	for id, action := range map[string]string{gone: "delete_post", hidden: "private_post"} {
		if _, err := s.sandbox.World.Act(sandboxyoutube.Platform, "mara", action, sandbox.Args{"id": id}); err != nil {
			t.Fatal(err)
		}
	}
	s.sandbox.Clock.Advance(day)
	session = s.session("mara", scopeRead)
	at := session.Now.Add(-time.Hour)
	session.Notes = first.Notes
	session.Push = &platform.Push{Live: true, News: []social.News{{Post: gone, Removed: true, At: at}, {Post: stays, Removed: true, At: at}, {Post: hidden, Removed: true, At: at}}}
	page, err := s.c.Posts(t.Context(), session, "")
	if err != nil || !slices.Equal(page.Gone, []string{gone, hidden}) {
		t.Errorf("gone %v, want %v, error %v", page.Gone, []string{gone, hidden}, err)
	}
	found, err := s.c.Find(t.Context(), session, []string{gone, stays, hidden}) // so it is of videos that the uploads list lacks
	if err != nil || !slices.Equal(found.Gone, page.Gone) || len(found.Posts) != 1 || found.Posts[0].Post.ExternalID != stays || !found.Posts[0].Figures[social.Views].Known() {
		t.Errorf("found %+v, gone %v, error %v", found.Posts, found.Gone, err)
	}
}

// TestSubscribing: the hub takes what the connector asks, free of units, and says no in its own way.
func TestSubscribing(t *testing.T) {
	for hub, kind := range map[string]platform.Kind{"on": 0, "busy": platform.Transient, "refused": platform.Transient} {
		s := newStage(t, map[string]string{"hub": hub})
		err := s.c.Subscribe(t.Context(), platform.Subscription{Topic: s.c.Topic(testChannel), Callback: "http://127.0.0.1:1/nobody", Secret: "secret", Lease: day, Meter: platform.Unmetered{}})
		if (err == nil) != (hub == "on") || err != nil && platform.KindOf(err) != kind || s.units() != 0 {
			t.Errorf("%s: %v, %d units", hub, err, s.units())
		}
	}
}
