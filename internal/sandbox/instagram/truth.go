package instagram

import (
	"math"
	"slices"
	"strconv"
	"strings"
	"time"

	"candor/internal/sandbox"
)

// Total is what an account's metric comes to between two instants, as far as it was counted by a third: the truth behind the
// account's insights. Counts are what the account's posts gained in the span; reach and accounts_engaged are people, so that a
// longer span holds fewer than the sum of its days.
func (s *Simulator) Total(a sandbox.Account, name string, from, to, asOf time.Time) int64 {
	return s.count(a, from, to, asOf).total(name)
}

// span is what an account's posts did between two instants.
type span struct {
	account  sandbox.Account
	from, to time.Time
	posts    []sandbox.Post // those that may have moved in it
}

// moving is how long a post's counts move at all.
const moving = 120 * 24 * time.Hour

func (s *Simulator) count(a sandbox.Account, from, to, asOf time.Time) span {
	if to.After(asOf) {
		to = asOf
	}
	c := span{account: a, from: from, to: to}
	if from.Before(to) {
		c.posts = slices.DeleteFunc(s.World.Posts(a, to), func(p sandbox.Post) bool {
			age := from.Sub(p.Published)
			return age > moving || p.Kind == sandbox.Story && age > storyLife
		})
	}
	return c
}

func (c span) total(name string) int64 {
	if !c.from.Before(c.to) {
		return 0
	}
	switch name {
	case "reach":
		return people(c.gained(sandbox.Views), 0.72, c.to.Sub(c.from))
	case "accounts_engaged":
		return people(c.interactions(), 0.8, c.to.Sub(c.from))
	case "total_interactions":
		return c.interactions()
	case "profile_links_taps":
		return c.gained(sandbox.ProfileVisits) / 9
	case "follower_count":
		return c.follows()
	case "views", "likes", "comments", "saves", "shares", "reposts", "replies":
		return c.gained(sandbox.Metric(name))
	}
	return 0
}

// people is how many different people stand behind a count: the longer the span the more come twice.
func people(count int64, share float64, span time.Duration) int64 {
	return int64(math.Round(float64(count) * share / (1 + 0.12*math.Log1p(span.Hours()/24))))
}

func (c span) interactions() int64 {
	return c.gained(sandbox.Likes) + c.gained(sandbox.Comments) + c.gained(sandbox.Saves) + c.gained(sandbox.Shares)
}

// gained is what the posts gained of a counter. What the platform took back is left out, so that no day is negative.
func (c span) gained(metric sandbox.Metric) int64 {
	return c.gainedBy(metric, func(sandbox.Post) bool { return true })
}

// gainedBy counts the posts that are kept. Stories have no likes and comments, and only they have replies.
func (c span) gainedBy(metric sandbox.Metric, keep func(sandbox.Post) bool) int64 {
	var sum int64
	for _, p := range c.posts {
		story := p.Kind == sandbox.Story
		if !keep(p) || story && !slices.Contains(storyGains, metric) || !story && metric == sandbox.Replies {
			continue
		}
		sum += max(0, p.At(metric, c.to)-p.At(metric, c.from))
	}
	return sum
}

var storyGains = []sandbox.Metric{sandbox.Views, sandbox.Shares, sandbox.Reposts, sandbox.Replies, sandbox.ProfileVisits}

// unfollows and follows are who left and who came: the followers' level moves by their difference.
func (c span) unfollows() int64 {
	before, after := c.account.Followers(c.from), c.account.Followers(c.to)
	left := float64(before) * 0.0007 * c.to.Sub(c.from).Hours() / 24
	return int64(math.Round(max(left, float64(before-after))))
}

func (c span) follows() int64 {
	return c.account.Followers(c.to) - c.account.Followers(c.from) + c.unfollows()
}

// days is the time series of reach or follower_count: a value for each day that has been counted, stamped with the day's end.
func (s *Simulator) days(a sandbox.Account, q accountQuery, name string, asOf time.Time) []any {
	out := []any{}
	for start := q.since; start.Before(q.until) && start.Before(asOf); start = start.Add(24 * time.Hour) {
		end := start.Add(24 * time.Hour)
		out = append(out, map[string]any{"value": s.Total(a, name, start, end, asOf), "end_time": stamp(end)})
	}
	return out
}

// Parts is how an account's metric splits between two instants, by the words of each part: the truth behind the account's breakdowns.
// Demographics are as they stand at the third.
func (s *Simulator) Parts(a sandbox.Account, name, breakdown string, from, to, asOf time.Time) map[string]int64 {
	out := map[string]int64{}
	for _, p := range s.parts(s.count(a, from, to, asOf), name, breakdown, asOf) {
		out[strings.Join(p.words, " ")] = p.value
	}
	return out
}

// accountBreakdown splits a total.
func (s *Simulator) accountBreakdown(c span, q accountQuery, name string, asOf time.Time) map[string]any {
	keys, results := strings.Split(q.breakdown, ","), []any{}
	for _, p := range s.parts(c, name, q.breakdown, asOf) {
		results = append(results, map[string]any{"dimension_values": p.words, "value": p.value})
	}
	if len(results) == 0 {
		return map[string]any{"dimension_keys": keys}
	}
	return map[string]any{"dimension_keys": keys, "results": results}
}

// parts are the parts of a total that hold anything: empty ones are left out.
func (s *Simulator) parts(c span, name, breakdown string, asOf time.Time) []part {
	var parts []part
	value := c.total(name)
	switch {
	case name == "follows_and_unfollows":
		parts = []part{{[]string{"FOLLOWER"}, c.follows()}, {[]string{"NON_FOLLOWER"}, c.unfollows()}}
	case accountMetrics[name].lifetime:
		parts = demographics(c.account, name, strings.Split(breakdown, ","), s.audience(c.account, name, asOf))
	case breakdown == "follow_type":
		parts = []part{{[]string{"FOLLOWER"}, value * 6 / 10}, {[]string{"NON_FOLLOWER"}, value * 39 / 100}, {[]string{"UNKNOWN"}, value / 100}}
	case breakdown == "media_product_type":
		parts = c.byType(name)
	default:
		parts = []part{{[]string{"EMAIL"}, value / 3}, {[]string{"DIRECTION"}, value - value/3}}
	}
	return slices.DeleteFunc(parts, func(p part) bool { return p.value <= 0 })
}

// part is one part of a breakdown.
type part struct {
	words []string
	value int64
}

// byType is what the account's posts gained, by their type. Parts of people overlap.
func (c span) byType(name string) []part {
	var out []part
	for _, t := range []struct {
		word  string
		holds func(sandbox.Post) bool
	}{
		{"POST", func(p sandbox.Post) bool { return p.Kind == sandbox.Photo }},
		{"CAROUSEL_CONTAINER", func(p sandbox.Post) bool { return p.Kind == sandbox.Carousel }},
		{"REEL", func(p sandbox.Post) bool { return product(p) == reels }},
		{"STORY", func(p sandbox.Post) bool { return p.Kind == sandbox.Story }},
	} {
		metrics := []sandbox.Metric{sandbox.Views}
		switch name {
		case "likes", "comments", "saves", "shares":
			metrics = []sandbox.Metric{sandbox.Metric(name)}
		case "total_interactions":
			metrics = []sandbox.Metric{sandbox.Likes, sandbox.Comments, sandbox.Saves, sandbox.Shares}
		}
		var sum int64
		for _, m := range metrics {
			sum += c.gainedBy(m, t.holds)
		}
		if name == "reach" {
			sum = people(sum, 0.74, c.to.Sub(c.from))
		}
		out = append(out, part{[]string{t.word}, sum})
	}
	return out
}

// audience is how many people a demographic metric is about.
func (s *Simulator) audience(a sandbox.Account, name string, asOf time.Time) int64 {
	if name == "engaged_audience_demographics" {
		return s.Total(a, "accounts_engaged", asOf.Add(-maxWindow), asOf, asOf)
	}
	return a.Followers(asOf)
}

const smallest = 5 // a group of fewer people is left out

var groups = map[string][]string{
	"age":     {"13-17", "18-24", "25-34", "35-44", "45-54", "55-64", "65+"},
	"gender":  {"F", "M", "U"},
	"city":    {"Berlin, Berlin", "Stockholm, Stockholm County", "Vienna, Vienna", "London, England", "Amman, Amman", "Tokyo, Tokyo", "Prague, Prague", "Lagos, Lagos"},
	"country": {"DE", "SE", "AT", "GB", "US", "JO", "JP", "CZ", "NG", "BR", "IN", "FR"},
}

// demographics splits an audience by one key or two. Each request leaves its small groups out for itself, so that crosses do not add
// up to what one key alone says; and not everybody is known.
func demographics(a sandbox.Account, name string, keys []string, people int64) []part {
	parts := []part{{nil, people * 96 / 100}}
	for _, key := range keys {
		var next []part
		for _, p := range parts {
			weights := make([]float64, len(groups[key]))
			var sum float64
			for i, g := range groups[key] {
				weights[i] = a.Seed.Of("group", name, key, g).Between(0.05, 1) / float64(1+i/3)
				sum += weights[i]
			}
			for i, g := range groups[key] {
				next = append(next, part{append(slices.Clone(p.words), g), int64(float64(p.value) * weights[i] / sum)})
			}
		}
		parts = next
	}
	parts = slices.DeleteFunc(parts, func(p part) bool { return p.value < smallest })
	slices.SortFunc(parts, func(x, y part) int { return int(y.value - x.value) })
	return parts[:min(45, len(parts))]
}

// online is the map of online_followers; for one account in four it is empty, as it often is.
func (s *Simulator) online(a sandbox.Account, asOf time.Time) map[string]int64 {
	out := map[string]int64{}
	if a.Seed.Of("online").Intn(4) == 0 {
		return out
	}
	peak := a.Seed.Of("peak").Between(10, 20)
	for hour := range 24 {
		away := math.Abs(math.Mod(float64(hour)-peak+36, 24) - 12)
		out[strconv.Itoa(hour)] = int64(float64(a.Followers(asOf)) * (0.08 + 0.03*away/12*6))
	}
	return out
}
