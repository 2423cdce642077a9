package instagram

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"candor/internal/platform"
	"candor/internal/social"
)

// byKind checks that a story's taps by kind are all of its taps, and that they are read in its last hour only; 1 if they were.
func byKind(t *testing.T, got platform.PostReading, late bool) int {
	t.Helper()
	sum, asked := int64(0), false
	for _, kind := range byAct[1].kinds {
		n, _ := got.Figures[kind.id].Value()
		_, told := got.Figures[kind.id]
		sum, asked = sum+n, asked || told
	}
	total, _ := got.Figures[social.Navigation].Value()
	if asked != (late && total > 0) || asked && sum != total {
		t.Errorf("of %d taps %d were told by kind, late %v, asked %v", total, sum, late, asked)
	}
	if asked {
		return 1
	}
	return 0
}

// TestKindsOfActs: of a story in its last hour, and of a post with its details, by calls of their own, and by none where nothing was done.
func TestKindsOfActs(t *testing.T) {
	metrics := func(activity, navigation int) scripted {
		return ok(fmt.Sprintf(`{"data":[{"name":"profile_activity","values":[{"value":%d}]},{"name":"navigation","values":[{"value":%d}]}]}`, activity, navigation))
	}
	parts := func(metric, results string) scripted {
		return ok(`{"data":[{"name":"` + metric + `","values":[{"value":9}],"total_value":{"value":9,"breakdowns":[{"dimension_keys":["x"],"results":[` + results + `]}]}}]}`)
	}
	activity := parts("profile_activity", `{"dimension_values":["BIO_LINK_CLICKED"],"value":4},{"dimension_values":["email"],"value":0}`)
	taps := parts("navigation", `{"dimension_values":["tap_exit"],"value":5},{"dimension_values":["tap_back"],"value":3}`)
	story := func(age time.Duration, notes map[string]string, answers ...scripted) (social.Figures, platform.Page) {
		t.Helper()
		c, _ := play(t, append([]scripted{pageOf(strings.Replace(post(5, age, ""), "FEED", "STORY", 1))}, answers...)...)
		s := full()
		s.Notes = notes
		page, err := c.Stories(background, s)
		if err != nil || len(page.Posts) != 1 {
			t.Fatalf("%+v, %v", page.Posts, err)
		}
		return page.Posts[0].Figures, page
	}
	figures, _ := story(23*time.Hour+30*time.Minute, nil, metrics(4, 9), activity, taps)
	for id, want := range map[social.MetricID]social.Figure{social.BioLinkTaps: social.Known(4), social.EmailTaps: social.Known(0), social.CallTaps: social.Missing(social.NotReported),
		social.StoryExits: social.Known(5), social.TapsBack: social.Known(3), social.TapsForward: social.Missing(social.NotReported)} {
		if figures[id] != want {
			t.Errorf("%s: %+v, want %+v", id, figures[id], want)
		}
	}
	if figures, _ = story(12*time.Hour, nil, metrics(4, 9)); figures[social.StoryExits] != (social.Figure{}) {
		t.Errorf("asked before the last hour: %+v", figures)
	}
	if figures, _ = story(23*time.Hour+30*time.Minute, nil, metrics(0, 9), taps); figures[social.BioLinkTaps] != (social.Figure{}) {
		t.Errorf("asked for nothing: %+v", figures)
	}
	figures, page := story(23*time.Hour+30*time.Minute, nil, metrics(4, 9), invalid, refusal(403, `"code":10`))
	absent(t, figures, social.BioLinkTaps, social.NotOffered)
	absent(t, figures, social.StoryExits, social.BelowThreshold)
	figures, _ = story(23*time.Hour+30*time.Minute, page.Notes, metrics(4, 9), taps)
	absent(t, figures, social.BioLinkTaps, social.NotOffered)
	figure(t, figures, social.StoryExits, 5)

	c, s := play(t, pageOf(post(5, 72*time.Hour, "")), metrics(4, 0), activity)
	details, err := c.Insights(background, full(), postsPage)
	if err != nil || len(details.Posts) != 1 || s.asked[2].URL.Query().Get("breakdown") != "action_type" {
		t.Fatalf("%+v, %v", details.Posts, err)
	}
	figure(t, details.Posts[0].Figures, social.BioLinkTaps, 4)
	c, _ = play(t, pageOf(post(5, 72*time.Hour, "")), metrics(4, 0), refusal(400, `"code":80002`))
	_, err = c.Insights(background, full(), postsPage)
	kindIs(t, err, platform.RateLimited)
}
