package instagram

import (
	"context"
	"net/url"
	"strconv"
	"time"

	"candor/internal/platform"
	"candor/internal/social"
)

const (
	storyFields = "id,caption,media_type,media_product_type,media_url,thumbnail_url,permalink,timestamp"
	storyPage   = 100

	// lastLook is how long before its end a story is read for the last time: late enough for its figures to be nearly whole, and early
	// enough for a second try.
	lastLook = 30 * time.Minute
)

// storyCounts and storyDetails are what a story has.
var (
	storyCounts = []named{{"views", social.Views}, {"reach", social.Reach}, {"shares", social.Shares}, {"total_interactions", social.Interactions},
		{"reposts", social.Reposts}}
	storyDetails = []named{{"follows", social.PostFollows}, {"profile_visits", social.ProfileVisits}, {"profile_activity", social.ProfileActivity},
		{"navigation", social.Navigation}, {"replies", social.Replies}}
)

// Stories implements platform.StoryReader: the list, and one call for each story. Instagram keeps a story and its metrics for 24
// hours and nothing of it afterwards, so that what was read last is what is known: shortly before the next story ends all are read once
// more, and then by kind of act too. A story that fewer than five people saw has no metrics: that refusal has the code of a lost permission, and is told from one by
// what the list of the posts said last.
func (c *connector) Stories(ctx context.Context, s platform.Session) (platform.Page, error) {
	k, marks := supportOf(s), marksOf(s)
	list, err := c.mediaList(ctx, s, marks, mediaQuery{op: "/{id}/stories", path: "/" + accountPath(s) + "/stories", query: url.Values{"limit": {strconv.Itoa(storyPage)}}, fields: storyFields})
	if err != nil {
		return platform.Page{}, err
	}
	wanted := append(append([]named{}, storyCounts...), storyDetails...)
	var page platform.Page
	for _, story := range list.Data {
		_, dated := postedAt(story)
		if story.ID == "" || !dated {
			page.Flaws = append(page.Flaws, platform.Flaw{Object: string(story.ID), Field: "timestamp", Text: "no id or no date"})
			continue
		}
		reading, flaws := postReading(story, outcome{}, s.Now)
		reading.Post.MediaType = social.Story
		figures, more, err := c.storyFigures(ctx, s, k, story, wanted)
		if err != nil {
			return platform.Page{}, err
		}
		next := lastLookAt(reading.Post.PostedAt, s.Now)
		if next.IsZero() {
			_, acts, err := c.addActs(ctx, s, k, story, figures)
			if err != nil {
				return platform.Page{}, err
			}
			more = append(more, acts.list...)
		}
		reading.Figures = figures
		page.Posts, page.Flaws = append(page.Posts, reading), append(append(page.Flaws, flaws...), more...)
		page.Again = sooner(page.Again, next)
	}
	page.Total, page.Notes = len(page.Posts), merged(k.save(), marks.save())
	return page, nil
}

// lastLookAt is when a story is to be read for the last time; zero if that is now.
func lastLookAt(posted, now time.Time) time.Time {
	end := posted.Add(social.StoryLife)
	if end.Sub(now) <= social.StoryLast {
		return time.Time{}
	}
	return end.Add(-lastLook)
}

// sooner is the earlier of two instants, of which either may be none.
func sooner(a, b time.Time) time.Time {
	if a.IsZero() || !b.IsZero() && b.Before(a) {
		return b
	}
	return a
}

func (c *connector) storyFigures(ctx context.Context, s platform.Session, k support, story media, wanted []named) (social.Figures, []platform.Flaw, error) {
	if !s.Granted(scopeInsights) {
		return all(wanted, social.NotGranted), nil, nil
	}
	found, err := c.mediaInsights(ctx, s, k, story, names(wanted))
	at, _ := postedAt(story)
	switch {
	case err == nil:
		figures, flaws := detailFigures(&found, wanted, k.able(names(wanted), kindOf(story)), s.Now.Sub(at), string(story.ID))
		return figures, flaws, nil
	case platform.KindOf(err) == platform.ScopeMissing && s.Notes[noteLost] != "":
		return all(wanted, social.NotGranted), nil, nil
	case platform.KindOf(err) == platform.ScopeMissing:
		return all(wanted, social.BelowThreshold), nil, nil
	case refused(err):
		return all(wanted, social.NotOffered), nil, nil
	case platform.KindOf(err) == platform.NotFound: // it ended between the two calls
		return all(wanted, social.NotReported), nil, nil
	default:
		return nil, nil, err
	}
}

// all is every metric, missing for a reason.
func all(wanted []named, reason social.Reason) social.Figures {
	out := social.Figures{}
	for _, m := range wanted {
		out[m.id] = social.Missing(reason)
	}
	return out
}
