package analytics

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"time"

	"candor/internal/social"
)

// AverageEngagement is the mean of the platform's engagements over the newest posts (see averaged), rounded to a whole number.
func AverageEngagement(p social.Platform, terms Terms, posts []social.PostNow) Result {
	rate, refused := rateOf(p, terms)
	if refused != "" {
		return Result{}.missing(refused)
	}
	posts, which := averaged(p, posts, MinPosts, rate.Numerator...)
	r := Result{Formula: fmt.Sprintf("(%s) / posts, mean of the %s", join(rate.Numerator), which)}
	total, reason := sum(p, &r, posts, rate.Numerator)
	if reason != "" {
		return r.missing(reason)
	}
	r.Figure = social.Known(divide(total, int64(len(posts)), 1))
	return r
}

// Means are an account's means and its rate as they stood after the last reading of a day, over the posts that were its newest then.
type Means struct {
	Day                     social.Day
	N                       int
	Views, Engagement, Rate Result
}

// MeansByDay computes the means of every day of a span, from each post's figures as they stood on that day. posts are all that may have
// been among the n newest, those that are gone since too; observed says when posts were last read on a day, days ascending. A day on which they were not read has no
// means: those of another day are not put in its place.
func MeansByDay(p social.Platform, terms Terms, n int, zone *time.Location, span Span, posts []social.PostHistory, observed []social.Observation, gaps []social.GapRecord) []Means {
	posts = slices.Clone(posts)
	slices.SortFunc(posts, func(x, y social.PostHistory) int {
		return cmp.Or(y.PostedAt.Compare(x.PostedAt), cmp.Compare(y.UID, x.UID))
	})
	var out []Means
	for day := range span.days {
		m := Means{Day: day}
		at, read := slices.BinarySearchFunc(observed, day, func(o social.Observation, day social.Day) int { return cmp.Compare(o.Day, day) })
		if !read {
			reason, _ := span.absence(day, gaps)
			if !terms.Derived {
				reason = social.ByPolicy
			}
			m.Views, m.Engagement, m.Rate = Result{}.missing(reason), Result{}.missing(reason), Result{}.missing(reason)
			out = append(out, m)
			continue
		}
		newest := newestOn(posts, day, observed[at].ObservedAt, n, zone)
		m.N = len(newest)
		m.Views, m.Engagement, m.Rate = AverageViews(p, terms, newest), AverageEngagement(p, terms, newest), EngagementRate(p, terms, newest)
		out = append(out, m)
	}
	return out
}

// newestOn are the n newest posts that were there when they were last read on a day, with their figures of then.
func newestOn(posts []social.PostHistory, day social.Day, read time.Time, n int, zone *time.Location) []social.PostNow {
	var out []social.PostNow
	for _, h := range posts {
		at := slices.IndexFunc(h.Days, func(d social.PostDay) bool { return d.Day > day })
		if at < 0 {
			at = len(h.Days)
		}
		if at == 0 || h.GoneOn(day, zone) || h.MediaType == social.Story {
			continue
		}
		p := h.PostNow
		p.Figures, p.FetchedAt = h.Days[at-1].Figures, read
		if out = append(out, p); len(out) == n {
			break
		}
	}
	return out
}

// Week is how many posts were published in a week that begins on a Monday, or in the part of it that a span holds. A week with days of which
// it is not known what was published on them has no number.
type Week struct {
	From  social.Day
	Posts social.Figure
}

// Frequency is how often an account publishes.
type Frequency struct {
	Weeks   []Week
	PerWeek Result // in hundredths of a post
	Pause   int    // the longest run of days without a post, among the days that are known
}

// FrequencyOf counts posts by week over a span of whole days, those that are gone since too. Known is the first day from which on everything
// is known that was published (one that is to come if nothing was listed), and read the day of the last reading: what was before the one, or more
// than a day after the other, is not 0 but not read. Posts that were deleted before they were read are not known.
func FrequencyOf(terms Terms, zone *time.Location, span Span, known, read social.Day, posts []social.PostNow) Frequency {
	if read >= span.Today.Add(-1) {
		read = span.Today
	}
	on := map[social.Day]int{}
	for _, p := range posts {
		if p.MediaType != social.Story {
			on[social.DayOf(p.PostedAt, zone)]++
		}
	}
	f := Frequency{PerWeek: Result{Formula: fmt.Sprintf("7 × posts / days, from %s to %s", span.From, min(span.To, span.Today))}}
	days, pause := 0, 0
	for day := range span.days {
		if days == 0 || day.Start(time.UTC).Weekday() == time.Monday {
			f.Weeks = append(f.Weeks, Week{From: day, Posts: social.Known(0)})
		}
		days++
		week := &f.Weeks[len(f.Weeks)-1]
		if day < known || day > read {
			week.Posts = social.Missing(social.NotYetSynced)
			continue
		}
		if n, whole := week.Posts.Value(); whole {
			week.Posts = social.Known(n + int64(on[day]))
		}
		f.PerWeek.N += on[day]
		if pause++; on[day] > 0 {
			pause = 0
		}
		f.Pause = max(f.Pause, pause)
	}
	switch {
	case !terms.Derived:
		return Frequency{PerWeek: Result{}.missing(social.ByPolicy)}
	case days == 0:
		f.PerWeek = f.PerWeek.missing(social.NoBase)
	case span.From < known, min(span.To, span.Today) > read:
		f.PerWeek = f.PerWeek.missing(social.NotYetSynced)
	default:
		f.PerWeek.Figure = social.Known(divide(int64(f.PerWeek.N)*7, int64(days), 100))
	}
	return f
}

// TypeMean is the mean of a metric over the posts of one type.
type TypeMean struct {
	MediaType social.MediaType
	Mean      Result
}

// ByMediaType compares types of posts: the mean of a metric over the settled posts of each type that has it. A type with fewer than
// [MinPosts] of them has no mean. Reach is a mean like any other here; nothing is summed over people.
func ByMediaType(p social.Platform, terms Terms, metric social.MetricID, posts []social.PostNow) []TypeMean {
	_, offered := social.OfferOf(p, metric)
	var out []TypeMean
	for _, t := range social.MediaTypes() {
		var parts []int64
		r := Result{Formula: fmt.Sprintf("mean %s of the settled posts of the type; at least %d posts", metric, MinPosts)}
		there := false
		for _, post := range posts {
			if post.MediaType != t {
				continue
			}
			there = true
			if value, known := PostFigure(p, post, metric).Value(); known && !Settling(p, post, metric) {
				parts = append(parts, value)
				r.part(post.FetchedAt, false)
			}
		}
		switch {
		case !there:
			continue
		case !offered:
			r = Result{}.missing(social.NotOffered)
		case !terms.Derived:
			r = Result{}.missing(social.ByPolicy)
		case len(parts) < MinPosts:
			r = r.missing(social.TooFewPosts)
		default:
			r.Figure = mean(parts)
		}
		out = append(out, TypeMean{t, r})
	}
	return out
}

func mean(parts []int64) social.Figure {
	var total int64
	for _, value := range parts {
		if value > 0 && total > math.MaxInt64-value {
			return social.Missing(social.Failed) // no platform has that many; an answer that was read wrongly might
		}
		total += value
	}
	return social.Known(divide(total, int64(len(parts)), 1))
}
