package instagram

import (
	"context"
	"strconv"
	"strings"
	"time"

	"candor/internal/platform"
	"candor/internal/social"
)

const (
	listSize = 100 // posts of a list from which those that are due are taken
	maxDue   = 25  // calls for details in one page
	maxLists = 20  // lists without a post that is due
)

// posts reads a page of what posts have beside their counts, and notes when the walk over them began and that it came to its end: what was due
// while nothing was read is due with the next walk.
func (r *insightsReading) posts(ctx context.Context, at string) error {
	begun := r.s.Notes[noteBegun]
	if at == "" {
		begun = string(social.DayOf(r.s.Now, time.UTC))
		r.page.Notes = map[string]string{noteBegun: begun}
	}
	err := r.details(ctx, at)
	if err == nil && !strings.HasPrefix(string(r.page.Next), string(postsPage)) && begun != "" {
		r.page.Notes = merged(r.page.Notes, map[string]string{noteDetails: begun})
	}
	return err
}

// details reads what posts have beside their counts, newest first. A page ends with the posts of a list that are due, or with some of them; lists
// of which none is due are passed over. Posts from before the conversion end the walk: nothing behind them can deliver.
func (r *insightsReading) details(ctx context.Context, at string) error {
	r.page.Next = r.older(social.Day(r.s.Notes[noteSince]))
	skip, after, err := placeOf(at)
	if err != nil {
		return err
	}
	listing := reading{c: r.c, s: r.s, cursor: after, metrics: map[platform.ID]outcome{}, notes: notesOf(r.s)}
	for range maxLists {
		list, err := listing.list(ctx, listSize, false)
		if err != nil {
			return err
		}
		r.page.Notes = merged(r.page.Notes, listing.notes.save())
		next, asked := "", 0
		if list.Paging.Next != "" {
			next = list.Paging.Cursors.After
		}
		for n := min(skip, len(list.Data)); n < len(list.Data); n++ {
			post := list.Data[n]
			wanted := detailMetrics[kindOf(post)]
			switch {
			case listing.tooOld(post):
				return nil
			case asked >= maxDue:
				r.page.Next = placed(n, listing.cursor)
				return nil
			case post.ID == "", len(wanted) == 0, !r.due(post):
				continue
			}
			calls, err := r.addDetails(ctx, post, wanted)
			if err != nil {
				return err
			}
			asked += calls
		}
		switch {
		case next == "" || next == listing.cursor:
			return nil
		case asked > 0:
			r.page.Next = placed(0, next)
			return nil
		}
		skip, listing.cursor = 0, next
	}
	return nil
}

// placed is the cursor of a page of details.
func placed(skip int, after string) platform.Cursor {
	return postsPage + platform.Cursor(":"+strconv.Itoa(skip)+":"+after)
}

// placeOf reads what follows "posts" in a cursor.
func placeOf(at string) (skip int, after string, err error) {
	if at == "" {
		return 0, "", nil
	}
	_, rest, _ := strings.Cut(at, ":")
	number, after, _ := strings.Cut(rest, ":")
	if skip, err = strconv.Atoi(number); err != nil || skip < 0 {
		return 0, "", &platform.Error{Kind: platform.BadRequest, Op: "GET /insights", Message: "the cursor is none of ours"}
	}
	return skip, after, nil
}
