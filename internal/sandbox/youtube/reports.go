package youtube

import (
	"math"
	"slices"
	"time"

	"candor/internal/sandbox"
)

// counted is what a channel's videos, or some of them, came to in a span.
type counted struct {
	views, engaged, likes, dislikes, comments, shares int64
	watched                                           float64 // milliseconds
	percent                                           float64 // views times the percentage that one of them watched
	gained, lost                                      int64   // subscribers
}

func (c *counted) add(o counted) {
	c.views += o.views
	c.engaged += o.engaged
	c.likes += o.likes
	c.dislikes += o.dislikes
	c.comments += o.comments
	c.shares += o.shares
	c.watched += o.watched
	c.percent += o.percent
	c.gained += o.gained
	c.lost += o.lost
}

// cut is the part of a count that a share of it makes.
func (c counted) cut(share float64) counted {
	part := func(n int64) int64 { return int64(math.Round(float64(n) * share)) }
	return counted{part(c.views), part(c.engaged), part(c.likes), part(c.dislikes), part(c.comments), part(c.shares), c.watched * share, c.percent * share, part(c.gained), part(c.lost)}
}

// less is what is left of a count when parts are taken away.
func (c counted) less(o counted) counted {
	return counted{c.views - o.views, c.engaged - o.engaged, c.likes - o.likes, c.dislikes - o.dislikes, c.comments - o.comments, c.shares - o.shares,
		c.watched - o.watched, c.percent - o.percent, c.gained - o.gained, c.lost - o.lost}
}

// value is a metric of the count, as it is sent.
func (c counted) value(name string) any {
	switch name {
	case "views":
		return c.views
	case "engagedViews":
		return c.engaged
	case "likes":
		return c.likes
	case "comments":
		return c.comments
	case "shares":
		return c.shares
	case "subscribersGained":
		return c.gained
	case "subscribersLost":
		return c.lost
	case "estimatedMinutesWatched":
		return int64(c.watched / 60_000)
	case "averageViewDuration":
		return int64(c.watched / float64(max(1, c.views)) / 1000)
	case "averageViewPercentage":
		return math.Round(c.percent/float64(max(1, c.views))*100) / 100
	default: // dislikes
		return c.dislikes
	}
}

// Dislikes are a video's dislikes at an instant: a few for each hundred likes.
func Dislikes(p sandbox.Post, at time.Time) int64 {
	return int64(float64(p.At(sandbox.Likes, at)) * p.Seed.Of("dislikes").Between(0.005, 0.06))
}

// moved is what a video came to between two instants. What YouTube took back is left out, so that no day is negative.
func moved(p sandbox.Post, from, to time.Time) counted {
	gain := func(m sandbox.Metric) int64 { return max(0, p.At(m, to)-p.At(m, from)) }
	views, average := gain(sandbox.Views), float64(p.At(sandbox.WatchAverage, to))
	c := counted{views: views, engaged: int64(float64(views) * p.Seed.Of("engaged").Between(0.7, 0.95)), likes: gain(sandbox.Likes), dislikes: max(0, Dislikes(p, to)-Dislikes(p, from)), comments: gain(sandbox.Comments),
		shares: gain(sandbox.Shares), watched: float64(views) * average, gained: gain(sandbox.Follows)}
	if p.Duration > 0 {
		c.percent = float64(views) * average / float64(p.Duration.Milliseconds()) * 100
	}
	return c
}

// day is what the chosen videos came to on a day, as told today: young days are restated later, always upwards. Videos that were
// deleted since stay in the sums.
func (s *Simulator) day(a sandbox.Account, day, today time.Time, keep func(sandbox.Post) bool) counted {
	next := day.AddDate(0, 0, 1)
	var sum counted
	for _, p := range s.core.World.Posts(a, next) {
		if keep == nil || keep(p) {
			sum.add(moved(p, day, next))
		}
	}
	change := a.Followers(next) - a.Followers(day)
	churn := int64(a.Seed.Of("churn", day.Format(time.DateOnly)).Between(0, 1+float64(a.Followers(day))*0.0004))
	sum.gained, sum.lost = churn+max(0, change), churn+max(0, -change)
	if today.AddDate(0, 0, -restateDays).Before(day) {
		sum = sum.less(counted{views: sum.views / 50, engaged: sum.engaged / 50, likes: sum.likes / 50, dislikes: sum.dislikes / 50, comments: sum.comments / 50, shares: sum.shares / 50,
			watched: sum.watched / 50, percent: sum.percent / 50, gained: sum.gained / 50, lost: sum.lost / 50})
	}
	return sum
}

// days lists the days of a query that are ready: the answer ends with the last one for which all its metrics are.
func (s *Simulator) days(me reader, q query) []time.Time {
	lag := number(me.app, "reports_lag", lagDays)
	if slices.ContainsFunc(q.metrics, func(m string) bool { return slices.Contains(watching[2:], m) }) {
		lag += number(me.app, "reports_late", 0)
	}
	end, first := midnight(me.now).AddDate(0, 0, -lag), midnight(me.account.Created)
	var days []time.Time
	day := q.from
	if day.Before(first) {
		day = first
	}
	for ; !day.After(q.to) && day.Before(end); day = day.AddDate(0, 0, 1) {
		days = append(days, day)
	}
	return days
}

// rows are the rows of a report.
func (s *Simulator) rows(me reader, q query) [][]any {
	days, today := s.days(me, q), midnight(me.now)
	if len(days) == 0 {
		return nil
	}
	all := func(keep func(sandbox.Post) bool) (sum counted) {
		for _, day := range days {
			sum.add(s.day(me.account, day, today, keep))
		}
		return sum
	}
	switch q.dimensions {
	case "":
		return [][]any{q.row(nil, all(nil))}
	case "day":
		var rows [][]any
		for _, day := range days {
			rows = append(rows, q.row([]any{day.Format(time.DateOnly)}, s.day(me.account, day, today, nil)))
		}
		return rows
	case "month":
		return s.months(me.account, q, days, today)
	case "video":
		return s.videoRows(me.account, q, days[0], days[len(days)-1].AddDate(0, 0, 1))
	case "creatorContentType":
		return q.byContent(all)
	case "ageGroup", "gender", "ageGroup,gender":
		return viewers(me.account, q, all(nil).views)
	default:
		return q.split(me.account, all(nil))
	}
}

// row is one row: the dimensions, then the metrics as they were asked for.
func (q query) row(dimensions []any, c counted) []any {
	for _, name := range q.metrics {
		dimensions = append(dimensions, c.value(name))
	}
	return dimensions
}

func (s *Simulator) months(a sandbox.Account, q query, days []time.Time, today time.Time) [][]any {
	var rows [][]any
	var sum counted
	for n, day := range days {
		sum.add(s.day(a, day, today, nil))
		if n+1 == len(days) || days[n+1].Month() != day.Month() {
			rows, sum = append(rows, q.row([]any{day.Format("2006-01")}, sum)), counted{}
		}
	}
	return rows
}

// videoRows are the videos that anybody watched in a span, by the first metric. What is deleted is not listed.
func (s *Simulator) videoRows(a sandbox.Account, q query, from, to time.Time) [][]any {
	type line struct {
		row []any
		by  float64
	}
	var lines []line
	for _, p := range s.core.World.Posts(a, to) {
		c := moved(p, from, to)
		if p.Kind == sandbox.Story || q.content != "" && p.Kind != q.content || p.Gone(s.core.Clock.Now()) || c.views == 0 {
			continue
		}
		by := 0.0
		switch v := c.value(q.metrics[0]).(type) {
		case int64:
			by = float64(v)
		case float64:
			by = v
		}
		lines = append(lines, line{q.row([]any{p.ID}, c), by})
	}
	slices.SortStableFunc(lines, func(x, y line) int { return int(math.Copysign(1, y.by-x.by)) })
	rows := make([][]any, len(lines))
	for i, l := range lines {
		rows[i] = l.row
	}
	return rows
}

// byContent: the types add up to the total.
func (q query) byContent(all func(func(sandbox.Post) bool) counted) [][]any {
	var rows [][]any
	for _, t := range contents {
		if c := all(func(p sandbox.Post) bool { return p.Kind == t.kind }); c.views > 0 {
			rows = append(rows, q.row([]any{t.word}, c))
		}
	}
	return rows
}

// fewest is below how many views a country is not told: small counts are withheld.
const fewest = 10

var segments = map[string][]string{
	"country":                  {"SE", "DE", "US", "GB", "JP", "IN", "BR", "NG", "JO", "FR"},
	"insightTrafficSourceType": {"YT_SEARCH", "SUBSCRIBER", "RELATED_VIDEO", "SHORTS", "EXT_URL", "NO_LINK_OTHER"},
	"deviceType":               {"MOBILE", "DESKTOP", "TV", "TABLET", "GAME_CONSOLE"},
	"subscribedStatus":         {"UNSUBSCRIBED", "SUBSCRIBED"},
}

// split cuts a total into segments that add up to it, but for countries with small counts, which are withheld.
func (q query) split(a sandbox.Account, total counted) [][]any {
	words := segments[q.dimensions]
	weights, sum := make([]float64, len(words)), 0.0
	for i, word := range words {
		weights[i] = a.Seed.Of("segment", q.dimensions, word).Between(0.05, 1) / float64(1+i/2)
		sum += weights[i]
	}
	var rows [][]any
	left := total
	for i, word := range words {
		part := left
		if i+1 < len(words) {
			part = total.cut(weights[i] / sum)
			part.views = min(part.views, left.views)
		}
		left = left.less(part)
		if part.views <= 0 || q.dimensions == "country" && part.views < fewest {
			continue
		}
		rows = append(rows, q.row([]any{word}, part))
	}
	return rows
}

// fewestViewers is below how many views nothing is told of who watched.
const fewestViewers = 100

// viewers are shares of the signed-in viewers, in percent.
func viewers(a sandbox.Account, q query, views int64) [][]any {
	if views < fewestViewers {
		return nil
	}
	ages := []string{"age13-17", "age18-24", "age25-34", "age35-44", "age45-54", "age55-64", "age65-"}
	genders := []string{"female", "male", "user_specified"}
	switch q.dimensions {
	case "ageGroup":
		genders = []string{""}
	case "gender":
		ages = []string{""}
	}
	var keys [][]any
	var weights []float64
	sum := 0.0
	for _, age := range ages {
		for _, gender := range genders {
			weight := a.Seed.Of("viewers", age, gender).Between(0.02, 1)
			if gender == "user_specified" {
				weight /= 40
			}
			keys, weights, sum = append(keys, keyOf(age, gender)), append(weights, weight), sum+weight
		}
	}
	var rows [][]any
	for i, key := range keys {
		if percent := math.Round(weights[i]/sum*1000) / 10; percent > 0 {
			rows = append(rows, append(key, percent))
		}
	}
	return rows
}

func keyOf(words ...string) []any {
	var key []any
	for _, word := range words {
		if word != "" {
			key = append(key, word)
		}
	}
	return key
}
