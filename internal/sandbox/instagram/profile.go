package instagram

import (
	"encoding/json"
	"strings"
	"time"

	"candor/internal/sandbox"
)

// profile answers the account's node: the fields asked for, of which empty ones are left out, and always the id.
func (s *Simulator) profile(in *session, fields []field) (any, *failure) {
	out := map[string]any{"id": in.account.IDs[1]}
	for _, f := range fields {
		if f.name == "media" || f.name == "stories" {
			items := s.feed(in)
			if f.name == "stories" {
				items = s.stories(in)
			}
			list, fail := s.listing(in, items, pageOf(f))
			if fail != nil {
				return nil, fail
			}
			out[f.name] = list
			continue
		}
		value, known := s.profileField(in, f.name)
		if !known || len(f.sub) > 0 {
			return nil, unknown(f.name)
		}
		if value != "" {
			out[f.name] = value
		}
	}
	return out, nil
}

func (s *Simulator) profileField(in *session, field string) (value any, known bool) {
	a, now := in.account, s.Clock.Now()
	switch field {
	case "id":
		return a.IDs[1], true
	case "user_id":
		if in.app.Switch("me_ids", "string") == "number" {
			return json.Number(a.IDs[0]), true
		}
		return a.IDs[0], true
	case "username":
		return a.Handle, true
	case "name":
		return a.Name, true
	case "account_type":
		return accountType(a), true
	case "profile_picture_url":
		return pictureURL(in.app, a.Seed.Of("face"), now, "jpg"), true
	case "followers_count":
		return a.Followers(now), true
	case "follows_count":
		return a.Follows(now), true
	case "media_count":
		return s.mediaCount(a, now), true
	case "biography", "website":
		if field == "website" {
			return a.Website, in.app.Switch("further_fields", "on") == "on"
		}
		return a.Bio, in.app.Switch("further_fields", "on") == "on"
	}
	return nil, false
}

func accountType(a sandbox.Account) string {
	switch {
	case a.Has(sandbox.TraitPersonal):
		return "PERSONAL"
	case a.Kind == "business":
		return "BUSINESS"
	default:
		return "MEDIA_CREATOR"
	}
}

// mediaCount is not the length of /media: reels that are not shared to the feed are listed and not counted.
func (s *Simulator) mediaCount(a sandbox.Account, at time.Time) int {
	n := 0
	for _, p := range s.World.Posts(a, at) {
		if listed(p, at) && inFeed(p) {
			n++
		}
	}
	return n
}

// pictureURL is a signed address on the CDN: oe is its end in hexadecimal Unix time, about 34 hours ahead.
func pictureURL(app sandbox.App, seed sandbox.Seed, now time.Time, ending string) string {
	host := app.Switch("media_host", "https://scontent-sim1-1.cdninstagram.com")
	end := now.Truncate(time.Hour).Add(34 * time.Hour).Unix()
	return strings.TrimSuffix(host, "/") + "/v/t51.29350-15/" + seed.Digits(9) + "_" + seed.Of("n").Digits(15) + "_n." + ending +
		"?_nc_cat=" + seed.Of("cat").Digits(3) + "&ccb=1-7&_nc_ohc=" + seed.Of("ohc").Text(sandbox.AlphaNum, 19) +
		"&oh=" + seed.Of("oh").Text(sandbox.Hex, 32) + "&oe=" + strings.ToUpper(hexOf(end))
}
