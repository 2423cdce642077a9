package instagram

import (
	"context"
	"strings"

	"candor/internal/platform"
	"candor/internal/social"
)

// walk is a page of the daily series: where it stands, and which days were read before.
type walk struct {
	newest, last social.Day // the newest day of the run, and of this page
	floor        social.Day // the earliest day that this run asks for
	since, until social.Day // all days from one to the other were read; "" before the first look
	back         bool       // it is on its way to the floor, behind what was read
}

// days reads a page of the daily series, newest day first.
func (r *insightsReading) days(ctx context.Context, cursor platform.Cursor) error {
	w, err := r.walkOf(string(cursor))
	if err != nil {
		return err
	}
	first := max(w.first(), w.last.Add(1-reread))
	for d := w.last; d >= first; d = d.Add(-1) {
		if w.month(d) {
			if err := r.month(ctx, d); err != nil {
				return err
			}
		}
		if err := r.day(ctx, d); err != nil {
			return err
		}
	}
	r.follow(w, first)
	return nil
}

// first is the earliest day of the walk. The newest days that were read before were not settled then: as always each day is read until it
// lies four days back.
func (w walk) first() social.Day {
	if w.back || w.until == "" {
		return w.floor
	}
	return max(w.floor, min(w.newest.Add(1-reread), w.until.Add(2-reread)))
}

// month reports whether the thirty days that end with a day are asked for: with the newest day, whose figures are provisional, and once more
// when they have settled, which is two days later. Those that begin before the earliest day that is kept are not asked for.
func (w walk) month(d social.Day) bool {
	settled := w.newest.Add(-2)
	switch {
	case w.back, d.Add(1-monthDays) < w.floor:
		return false
	case d == w.newest, w.until == "":
		return d == w.newest || d == settled
	default:
		return d <= settled && d > w.until.Add(-2)
	}
}

// walkOf reads a cursor. What an account of an earlier build has read is not known without gaps, and read again.
func (r *insightsReading) walkOf(cursor string) (walk, error) {
	yesterday := r.yesterday()
	w := walk{newest: yesterday, last: yesterday, floor: r.floor()}
	if w.until = noted(r.s, noteUntil); w.until != "" {
		w.since = noted(r.s, noteSince)
	}
	kind, rest, _ := strings.Cut(cursor, ":")
	last, end, ends := strings.Cut(rest, ":") // an earlier build's cursor has no end
	var err error
	switch kind {
	case "":
	case olderPage:
		w.back = true
		if w.last, err = social.ParseDay(last); err == nil && ends {
			w.floor, err = social.ParseDay(end)
		}
	case daysPage:
		if w.last, err = social.ParseDay(last); err == nil && ends {
			w.newest, err = social.ParseDay(end)
		}
	default:
		err = social.ErrNotFound
	}
	if err != nil {
		return w, &platform.Error{Kind: platform.BadRequest, Op: "GET /insights", Message: "the cursor is none of ours"}
	}
	return w, nil
}

// follow says after a page that begins with a day where to go on, and notes how far the days have been read.
func (r *insightsReading) follow(w walk, first social.Day) {
	switch {
	case w.back:
		r.page.Notes, r.page.Next = map[string]string{noteSince: string(first)}, olderThan(first, w.floor)
	case w.until == "":
		r.page.Notes, r.page.Next = map[string]string{noteSince: string(first), noteUntil: string(w.newest)}, postsPage
	case first > w.first():
		r.page.Next = platform.Cursor(daysPage + ":" + string(first.Add(-1)) + ":" + string(w.newest))
	default:
		r.page.Notes, r.page.Next = map[string]string{noteSince: string(min(w.since, first)), noteUntil: string(w.newest)}, postsPage
	}
}

// older is the page before the first day that was read, if a run has further days to ask for: the first look goes back firstLook days, and each run
// after it a stretch further, so that a new account's first day leaves room in what Instagram allows.
func (r *insightsReading) older(since social.Day) platform.Cursor {
	if since == "" {
		return "" // nothing was read yet
	}
	return olderThan(since, max(r.floor(), min(r.yesterday().Add(1-firstLook), since.Add(-stretch))))
}

// olderThan is the page before a day, unless that is the last one.
func olderThan(day, floor social.Day) platform.Cursor {
	if day <= floor {
		return ""
	}
	return platform.Cursor(olderPage + ":" + string(day.Add(-1)) + ":" + string(floor))
}

func (r *insightsReading) yesterday() social.Day {
	return social.DayOf(r.s.Now, social.Zone(zoneName)).Add(-1)
}

func (r *insightsReading) floor() social.Day { return r.yesterday().Add(1 - depth) }

// noted is a day among the notes; "" if there is none.
func noted(s platform.Session, note string) social.Day {
	d, err := social.ParseDay(s.Notes[note])
	if err != nil {
		return ""
	}
	return d
}
