package tiktok

import (
	"net/http"
	"slices"

	"candor/internal/sandbox"
)

// userScopes is the scope of each field.
var userScopes = map[string][]string{
	scopeBasic:   {"open_id", "union_id", "avatar_url", "avatar_url_100", "avatar_large_url", "display_name"},
	scopeProfile: {"bio_description", "profile_deep_link", "username", "is_verified"},
	scopeStats:   {"follower_count", "following_count", "likes_count", "video_count"},
}

// userInfo answers GET /v2/user/info/. One field without its scope fails the whole call.
func (s *simulator) userInfo(w http.ResponseWriter, r *http.Request) {
	c, failure := s.identify(r, "user.info")
	if failure != nil {
		s.fail(w, r, c.app, failure)
		return
	}
	user, unknown, ok := selectFields(s.user(c), c.fields)
	if !ok {
		s.fail(w, r, c.app, invalid("Field %s is invalid", unknown))
		return
	}
	for scope, fields := range userScopes {
		if !c.token.Has(scope) && slices.ContainsFunc(fields, func(f string) bool { return slices.Contains(c.fields, f) }) {
			s.fail(w, r, c.app, c.lacks())
			return
		}
	}
	s.succeed(w, map[string]any{"user": user})
}

// user is every field of an account.
func (s *simulator) user(c caller) map[string]any {
	a := c.account
	all := s.stats(c.app, a, s.Clock.Now())
	all["open_id"], all["union_id"] = c.token.Data["open_id"], unionID(a)
	all["avatar_url"] = s.address(c.app, "tos-maliva-avt-0068", a.Seed.Of("avatar"), "168:168")
	all["avatar_url_100"] = s.address(c.app, "tos-maliva-avt-0068", a.Seed.Of("avatar"), "100:100")
	all["avatar_large_url"] = s.address(c.app, "tos-maliva-avt-0068", a.Seed.Of("avatar"), "720:720")
	all["display_name"] = a.Name
	switch c.app.Switch("display_name", "given") {
	case "null":
		all["display_name"] = nil
	case "absent":
		all["display_name"] = absent
	}
	all["username"] = a.Handle
	all["bio_description"] = a.Bio
	if a.Bio == "" {
		all["bio_description"] = absent
	}
	all["profile_deep_link"] = "https://vm.tiktok.com/ZS" + a.Seed.Of("link").Text(sandbox.AlphaNum, 8) + "/"
	all["is_verified"] = a.Has(sandbox.TraitVerified)
	return all
}
