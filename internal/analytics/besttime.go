package analytics

import (
	"fmt"
	"slices"
	"time"

	"candor/internal/social"
)

// MinPerCell is how many posts an hour of the week needs before it shows a figure.
const MinPerCell = 3

// Cell is one hour of the week: what the posts that were published in it got on average.
type Cell struct {
	Weekday time.Weekday
	Hour    int
	Figure  social.Figure
	N       int
}

// BestTime is the week's grid of 7 × 24 hours in a zone: the mean of a metric over the posts published in each hour. Posts whose
// figures the platform may still change, and posts without the figure, do not count; an hour with fewer than [MinPerCell] posts
// has no figure, nor has any of what the platform does not offer. It says what was, and promises nothing.
func BestTime(p social.Platform, terms Terms, metric social.MetricID, zone *time.Location, posts []social.PostNow) ([]Cell, string) {
	_, offered := social.OfferOf(p, metric)
	formula := fmt.Sprintf("mean %s of the settled posts published in that hour; at least %d posts", metric, MinPerCell)
	var parts [7][24][]int64
	for _, post := range posts {
		value, known := PostFigure(p, post, metric).Value()
		if !known || Settling(p, post, metric) {
			continue
		}
		at := post.PostedAt.In(zone)
		cell := &parts[at.Weekday()][at.Hour()]
		*cell = append(*cell, value)
	}
	cells := make([]Cell, 0, 7*24)
	for weekday := range 7 {
		for hour := range 24 {
			c := Cell{Weekday: time.Weekday(weekday), Hour: hour, N: len(parts[weekday][hour]), Figure: social.Missing(social.TooFewPosts)}
			switch {
			case !offered:
				c.Figure = social.Missing(social.NotOffered)
			case !terms.Derived:
				c.Figure = social.Missing(social.ByPolicy)
			case c.N >= MinPerCell:
				c.Figure = mean(parts[weekday][hour])
			}
			cells = append(cells, c)
		}
	}
	return cells, formula
}

// DecayPoint is how much of its latest value a post had so many days after publication.
type DecayPoint struct {
	Days        int
	Value       social.Figure
	Share       social.Figure // of the latest value, in hundredths of a percent
	Provisional bool          // the platform may still change the value, and so the share
}

// Decay is a counter's way to its latest value: its days counted from the day of publication, each as a share of the latest. Days
// that were not read stay missing.
func Decay(terms Terms, posted social.Day, s Series) []DecayPoint {
	latest := int64(0)
	for _, point := range slices.Backward(s.Points) {
		if value, known := point.Figure.Value(); known {
			latest = value
			break
		}
	}
	out := make([]DecayPoint, 0, len(s.Points))
	for _, point := range s.Points {
		d := DecayPoint{Days: point.Day.Sub(posted), Value: point.Figure, Share: social.Missing(social.NoBase), Provisional: point.Provisional}
		value, known := point.Figure.Value()
		switch {
		case !terms.Derived:
			d.Share = social.Missing(social.ByPolicy)
		case !known:
			d.Share = point.Figure
		case latest > 0:
			d.Share = social.Known(divide(value, latest, 10_000))
		}
		out = append(out, d)
	}
	return out
}
