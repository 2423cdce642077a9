package instagram

import (
	"context"
	"net/url"
	"slices"
	"strings"

	"candor/internal/platform"
	"candor/internal/social"
)

// acted is a metric of posts that Instagram tells by kind of act too, under the kinds' names and ours.
type acted struct {
	total     named
	breakdown string
	kinds     []named
}

// byAct are all of them. Their kinds are lower case in Meta's samples and upper case in its table.
var byAct = []acted{
	{named{"profile_activity", social.ProfileActivity}, "action_type", []named{{"bio_link_clicked", social.BioLinkTaps}, {"email", social.EmailTaps}, {"call", social.CallTaps},
		{"text", social.TextTaps}, {"direction", social.DirectionTaps}, {"other", social.OtherProfileActivity}}},
	{named{"navigation", social.Navigation}, "story_navigation_action_type", []named{{"tap_forward", social.TapsForward}, {"tap_back", social.TapsBack},
		{"tap_exit", social.StoryExits}, {"swipe_forward", social.SwipesForward}}},
}

// addActs reads by kind of act what a post's figures hold in all. A breakdown shares no request with other metrics, so that each costs a call
// more: where nothing was done none is made. It returns how many were.
func (c *connector) addActs(ctx context.Context, s platform.Session, k support, post media, figures social.Figures) (calls int, f flaws, err error) {
	f.object = string(post.ID)
	for _, by := range byAct {
		if total, _ := figures[by.total.id].Value(); total == 0 {
			continue
		}
		kind, missing := kindOf(post)+"."+by.breakdown, social.NotReported
		var found insights
		if len(k.able([]string{by.total.name}, kind)) == 0 {
			missing = social.NotOffered
		} else {
			calls++
			query := url.Values{"metric": {by.total.name}, "breakdown": {by.breakdown}}
			err := c.get(ctx, s, "/{media}/insights", "/"+url.PathEscape(string(post.ID))+"/insights", query, &found)
			switch {
			case metricRefused(err):
				k.refused.Add(kind + ":" + by.total.name)
				missing = social.NotOffered
			case platform.KindOf(err) == platform.ScopeMissing && kindOf(post) == "STORY": // what Instagram says of stories that few people saw
				missing = social.BelowThreshold
			case err != nil && platform.KindOf(err) != platform.NotFound: // deleted, or ended, between the two calls
				return calls, f, err
			}
		}
		for _, kind := range by.kinds {
			figures[kind.id] = f.act(found.of(by.total.name), kind.name, missing)
		}
	}
	return calls, f, nil
}

// act is one kind of an entry's breakdown. Instagram leaves empty kinds out, and sometimes others: one that is not there is missing, never 0.
func (f *flaws) act(entry *insight, kind string, missing social.Reason) social.Figure {
	if entry == nil || entry.Total == nil {
		return social.Missing(missing)
	}
	for _, b := range entry.Total.Breakdowns {
		for _, result := range b.Results {
			if slices.ContainsFunc(result.Values, func(v string) bool { return strings.EqualFold(v, kind) }) {
				return f.figure("insights."+entry.Name+"."+kind, result.Value, missing)
			}
		}
	}
	return social.Missing(missing)
}
