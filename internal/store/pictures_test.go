package store_test

import (
	"testing"
	"time"

	"candor/internal/social"
	"candor/internal/store"
	"candor/internal/store/storetest"
)

// TestDropPictures: addresses that have ended go and say that they expired; what else is known of the place, and other platforms' pictures, stay.
func TestDropPictures(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db *store.DB) {
		ann := newPerson(t, db, "ann")
		a := arrivalOf(ann.Key, "1784")
		a.Reading.Profile.PictureURL, a.Reading.Profile.DisplayName = social.Says("https://p.example/ends"), social.Says("Ann")
		if err := db.SaveArrival(t.Context(), a); err != nil {
			t.Fatal(err)
		}
		profile := func() social.Profile {
			list, err := db.Accounts(t.Context(), social.View{Person: ann.Key})
			if err != nil || len(list) != 1 || list[0].Profile == nil {
				t.Fatalf("%v, error %v", list, err)
			}
			return *list[0].Profile
		}
		ended := func(address string, readAt time.Time) bool {
			if readAt.IsZero() {
				t.Error("nobody knows when it was read")
			}
			return address == "https://p.example/ends"
		}
		if err := db.DropPictures(t.Context(), social.TikTok, ended); err != nil || profile().PictureURL.Value == "" {
			t.Errorf("another platform's: %+v, error %v", profile().PictureURL, err)
		}
		if err := db.DropPictures(t.Context(), social.Instagram, ended); err != nil {
			t.Fatal(err)
		}
		if p := profile(); p.PictureURL != social.Unsaid(social.Expired) || p.DisplayName != social.Says("Ann") || p.Website.Reason == social.Expired {
			t.Errorf("%+v", p)
		}
	})
}

// TestNothingIsLeftInTheRows: after the erasure of a person no column of any table holds anything that was theirs, on either database.
func TestNothingIsLeftInTheRows(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db *store.DB) {
		person := newPerson(t, db, "quetzalcoatl")
		a := arrivalOf(person.Key, "178400000001")
		a.Connection.Handle, a.Connection.DisplayName = "handle-of-one", "Display Of One"
		if err := db.SaveArrival(t.Context(), a); err != nil {
			t.Fatal(err)
		}
		traces := []string{"quetzalcoatl", person.UID, "178400000001", "handle-of-one", "Display Of One", a.Connection.UID}
		if found := db.Search(t, traces); len(found) != len(traces) {
			t.Fatalf("the search finds only %q", found)
		}
		if _, err := db.ErasePerson(t.Context(), receipt(""), person, erasedAt); err != nil {
			t.Fatal(err)
		}
		if found := db.Search(t, traces); len(found) > 0 {
			t.Errorf("still there: %q", found)
		}
	})
}
