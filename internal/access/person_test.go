package access_test

import (
	"errors"
	"strings"
	"testing"

	"candor/internal/access"
	"candor/internal/social"
	"candor/internal/store"
	"candor/internal/store/storetest"
)

func TestAddPersonRefuses(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db *store.DB) {
		h := build(t, db, false)
		for _, test := range []struct {
			email, name string
			role        social.Role
			password    social.Secret
			want        error
		}{
			{"ADA@example.org", "Ada", social.Creator, password, social.ErrConflict},
			{"", "Ada", social.Creator, password, access.ErrEmail},
			{"ada", "Ada", social.Creator, password, access.ErrEmail},
			{"Ada <x@example.org>", "Ada", social.Creator, password, access.ErrEmail},
			{"a@example.org\nBcc: b@example.org", "Ada", social.Creator, password, access.ErrEmail},
			{strings.Repeat("a", 250) + "@example.org", "Ada", social.Creator, password, access.ErrEmail},
			{"bob@example.org", " ", social.Creator, password, access.ErrName},
			{"bob@example.org", strings.Repeat("b", 101), social.Creator, password, access.ErrName},
			{"bob@example.org", "Bob", "owner", password, access.ErrRole},
			{"bob@example.org", "Bob", social.Creator, "short", access.ErrPasswordShort},
		} {
			if _, err := h.AddPerson(t.Context(), test.email, test.name, test.role, test.password); !errors.Is(err, test.want) {
				t.Errorf("%q %q %s: error %v, want %v", test.email, test.name, test.role, err, test.want)
			}
		}
		people, err := h.People(t.Context())
		if err != nil || len(people) != 1 || people[0].Email != ada || people[0].Role != social.Creator || !people[0].CreatedAt.Equal(h.clock()) {
			t.Errorf("people %+v, error %v", people, err)
		}
	})
}

func TestCheckPassword(t *testing.T) {
	for _, test := range []struct {
		password social.Secret
		want     error
	}{
		{"correct horse battery", nil},
		{"пароль-é-長い", nil},
		{"seven77", access.ErrPasswordShort},
		{"seven77é", nil},
		{"", access.ErrPasswordShort},
		{social.Secret(strings.Repeat("ab", 64)), nil},
		{social.Secret(strings.Repeat("ab", 64) + "c"), access.ErrPasswordLong},
		{"lovelace@example.org", access.ErrPasswordEmail},
		{"LoveLace", access.ErrPasswordEmail},
		{"Password123", access.ErrPasswordCommon},
		{"QWERTYUIOP", access.ErrPasswordCommon},
		{"zzzzzzzzzz", access.ErrPasswordCommon},
		{"Instagram-2026!", access.ErrPasswordCommon},
		{"candor123", access.ErrPasswordCommon},
		{"candor and a bicycle", nil},
	} {
		if err := access.CheckPassword(test.password, "lovelace@example.org"); !errors.Is(err, test.want) || (test.want == nil) != (err == nil) {
			t.Errorf("%q: %v, want %v", test.password.Reveal(), err, test.want)
		}
	}
	if err := access.CheckPassword("\xff\xfe\xfd\xfc\xfb\xfa\xf9\xf8", ada); err == nil {
		t.Error("bytes that are no text were taken")
	}
}
