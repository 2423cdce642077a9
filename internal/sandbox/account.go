package sandbox

import (
	"math"
	"slices"
	"time"
)

// State is what a platform has done with an account.
type State string

// The states of an account.
const (
	Active    State = "active"
	Suspended State = "suspended" // by the platform; may come back
	Deleted   State = "deleted"
)

// Traits that the cast gives to accounts. A simulator asks with Account.Has and may know more of its own.
const (
	TraitPersonal          = "personal"           // not a professional account
	TraitOutsider          = "outsider"           // no role on an app under test: calls are refused
	TraitHidesLikes        = "hides_likes"        // likes hidden on some posts
	TraitHidesAllLikes     = "hides_all_likes"    // likes hidden on all posts
	TraitCommentsOff       = "comments_off"       // comments off on some posts
	TraitDeletes           = "deletes"            // takes some posts down after a while
	TraitPrivatePosts      = "private_posts"      // some posts turn private after a while
	TraitHiddenSubscribers = "hidden_subscribers" // follower count not shown
	TraitNoChannel         = "no_channel"         // signs in, but has nothing to connect
	TraitVerified          = "verified"
)

// Account is one creator's account on one platform as it stands now. It is a snapshot: changing it changes nothing.
type Account struct {
	Key         string   // "instagram/mara": stable, unique, also the reference control calls may use
	Platform    string   // "instagram", "tiktok", "youtube"
	Creator     string   // slug of the person, the same on all platforms
	Owner       string   // slug of the sign-in at the platform: one Google account may own several channels
	IDs         []string // the platform's identifiers of the account (Simulator.AccountIDs); the first is the main one
	Handle      string   // without @
	Name        string
	Bio         string
	Website     string
	Language    string // of captions and of localised texts: "en", "ar", "ja", …
	Kind        string // "business", "creator"; what it was before ConvertedAt is personal
	State       State
	Created     time.Time
	ConvertedAt time.Time // switch to a professional account; zero if it always was one
	Traits      []string
	Seed        Seed

	start, daily, cap float64 // followers at the epoch, growth per day, upper bound (0 = none)
	follows           int
	epoch             time.Time
}

// Has tells whether the account has the trait.
func (a Account) Has(trait string) bool { return slices.Contains(a.Traits, trait) }

// ID returns the main identifier.
func (a Account) ID() string {
	if len(a.IDs) == 0 {
		return a.Key
	}
	return a.IDs[0]
}

// Followers returns the follower level at an instant. It grows with the account's own pace, wavers by the week, jumps a few
// times a year after a viral post, and now and then falls when the platform removes false accounts. It changes on the hour.
func (a Account) Followers(at time.Time) int64 {
	at = at.Truncate(time.Hour)
	if at.Before(a.Created) {
		return 0
	}
	days := at.Sub(a.epoch).Hours() / 24
	level := a.start * math.Exp(a.daily*days)
	level *= 1 + 0.012*a.noise("week", days/7) + 0.002*a.noise("day", days)
	level *= a.jumps(days)
	if a.cap > 0 {
		level = a.cap * level / (a.cap + level)
	}
	return int64(math.Max(0, math.Round(level)))
}

// Follows returns how many accounts this one follows.
func (a Account) Follows(at time.Time) int64 {
	days := at.Truncate(24*time.Hour).Sub(a.epoch).Hours() / 24
	return int64(math.Max(0, float64(a.follows)*(1+0.03*a.noise("follows", days/14))))
}

// jumps is the lasting gain of the viral moments (one in about ten weeks) and the loss of the purges up to the day, looked at
// over the year around it so that the sum stays short.
func (a Account) jumps(days float64) float64 {
	factor := 1.0
	week := int(math.Floor(days / 7))
	for w := week - 52; w <= week; w++ {
		s := a.Seed.Of("jump").Nth(w)
		since := days - float64(w*7) - 7*s.Of("when").Float()
		if since <= 0 {
			continue
		}
		fade := math.Max(0, 1-since/364) // forgotten after a year, so that the window's edge does not show
		switch r := s.Float(); {
		case r < 0.10:
			factor *= 1 + s.Of("gain").Between(0.01, 0.06)*(1-math.Exp(-since/2))*fade
		case r > 0.95:
			factor *= 1 - s.Of("loss").Between(0.002, 0.01)*math.Min(1, since)*fade
		}
	}
	return factor
}

// noise is a smooth value in [-1,1], equal at equal x.
func (a Account) noise(name string, x float64) float64 {
	i := math.Floor(x)
	f := x - i
	f = f * f * (3 - 2*f)
	s := a.Seed.Of("noise", name)
	return s.Nth(int(i)).Between(-1, 1)*(1-f) + s.Nth(int(i)+1).Between(-1, 1)*f
}
