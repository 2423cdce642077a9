package instagram

import (
	"context"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	"candor/internal/platform"
	"candor/internal/social"
)

// What Instagram says of the account by day, asked with metric_type=total_value. reach and accounts_engaged are distinct people:
// a longer window is one question of its own, and never the sum of its days.
var dayMetrics = []named{
	{"reach", social.DailyReach}, {"views", social.DailyViews}, {"accounts_engaged", social.DailyAccountsEngaged},
	{"total_interactions", social.DailyInteractions}, {"likes", social.DailyLikes}, {"comments", social.DailyComments},
	{"saves", social.DailySaves}, {"shares", social.DailyShares}, {"replies", social.DailyReplies}, {"reposts", social.DailyReposts},
	{"profile_links_taps", social.DailyLinkTaps},
}

var monthMetrics = []named{{"reach", social.MonthReach}, {"accounts_engaged", social.MonthAccountsEngaged}}

// What posts have beside their counts, by type. What is not in a type's list is not offered for it.
var detailMetrics = map[string][]named{
	"FEED": {{"follows", social.PostFollows}, {"profile_visits", social.ProfileVisits}, {"profile_activity", social.ProfileActivity}},
	"REELS": {{"ig_reels_avg_watch_time", social.AverageWatchTime}, {"ig_reels_video_view_total_time", social.WatchTime},
		{"reels_skip_rate", social.SkipRate}},
}

// named is a metric under Instagram's name and ours.
type named struct {
	name string
	id   social.MetricID
}

const (
	zoneName  = "America/Los_Angeles" // Instagram's days
	reread    = 4                     // days of a page, and days that are read again each time: values come up to 48 hours late
	depth     = 90                    // days that Instagram's guide says it keeps: no look goes back further
	firstLook = 28                    // days that are read when an account is new
	stretch   = 14                    // further days that each run goes back after that, down to the depth
	monthDays = 30                    // the days of a window
	longest   = monthDays * day       // the longest window that is answered: 2,592,000 seconds
	youngPost = 14 * day              // younger posts' details are read daily, older ones' weekly

	noteSince   = "insights_since"         // all days from this one
	noteUntil   = "insights_until"         // to this one were read
	noteBegun   = "details_begun"          // the day, of UTC, on which the walk over the posts under way began
	noteDetails = "details_read"           // that of the last one that came to its end
	kindOwn     = "account"                // the account among the types of media
	postsPage   = platform.Cursor("posts") // and, but for the first, ":" and how many posts of a list were asked before, ":" and the list's cursor
	daysPage    = "days"                   // "days:" with the last day of the page, and yesterday as the run began: days that were missed
	olderPage   = "older"                  // "older:" with the last day of the page, ":" and the first day of the run: days before those that were read
)

// Insights implements platform.InsightsReader. The first page holds the last four of Instagram's days, the month that ends with
// them and the one that has just settled, in ten calls. If more days passed since the last reading, further pages go back until there is no gap. Then comes what the
// posts have beside their counts: a call for each hundred posts to list them, and one for each post that is due, because Instagram refuses a
// page that mixes the metrics of different types. In an account's first days the last pages go back, 28 days at first and 14 more with each run, to the ninetieth day, in two calls a day.
func (c *connector) Insights(ctx context.Context, s platform.Session, cursor platform.Cursor) (platform.InsightsPage, error) {
	if !s.Granted(scopeInsights) {
		return platform.InsightsPage{}, &platform.Error{Kind: platform.ScopeMissing, Op: "GET /insights", Scope: scopeInsights, Message: "the permission for insights was not granted"}
	}
	r := &insightsReading{c: c, s: s, support: supportOf(s), flaws: flaws{object: s.ExternalID}}
	var err error
	if rest, isPosts := strings.CutPrefix(string(cursor), string(postsPage)); isPosts {
		err = r.posts(ctx, rest)
	} else {
		err = r.days(ctx, cursor)
	}
	r.page.Notes, r.page.Flaws = merged(r.page.Notes, r.support.save()), append(r.page.Flaws, r.flaws.list...)
	return r.page, insightsScope(err)
}

// insightsScope names the permission that these calls need.
func insightsScope(err error) error {
	if e, ok := asError(err); ok && e.Kind == platform.ScopeMissing {
		e.Scope = scopeInsights
	}
	return err
}

// insightsReading is one page under way.
type insightsReading struct {
	c       *connector
	s       platform.Session
	support support
	flaws   flaws
	page    platform.InsightsPage

	noMonths bool // Instagram refused a window of thirty days
}

// day reads one of Instagram's days in two calls: the totals, and who came and who left.
func (r *insightsReading) day(ctx context.Context, d social.Day) error {
	found, err := r.ask(ctx, names(dayMetrics), span(d, d), "")
	if err != nil {
		return err
	}
	late := r.late(d)
	for _, m := range dayMetrics {
		r.add(m.id, d, r.total(found.of(m.name), m.name, late))
	}
	found, err = r.ask(ctx, []string{"follows_and_unfollows"}, span(d, d), "follow_type")
	if err != nil && !metricRefused(err) {
		return err
	}
	entry, missing := found.of("follows_and_unfollows"), late
	if entry == nil && (err != nil || late == social.NotReported) {
		missing = social.BelowThreshold // it begins with 100 followers; below them the answer is empty, or a refusal
	}
	r.add(social.FollowersGained, d, r.bucket(entry, "FOLLOWER", missing))
	r.add(social.FollowersLost, d, r.bucket(entry, "NON_FOLLOWER", missing))
	return nil
}

// month reads what is distinct over the thirty days that end with a day. If Instagram refuses the window its figures are missing, and the
// days and the posts are read all the same.
func (r *insightsReading) month(ctx context.Context, last social.Day) error {
	var found insights
	if !r.noMonths {
		var err error
		found, err = r.ask(ctx, names(monthMetrics), span(last.Add(1-monthDays), last), "")
		if r.noMonths = refused(err); r.noMonths {
			r.flaws.add("thirty days", "refused")
		} else if err != nil {
			return err
		}
	}
	for _, m := range monthMetrics {
		r.add(m.id, last, r.total(found.of(m.name), m.name, r.late(last)))
	}
	return nil
}

// late is why a day may have no value: Instagram is up to 48 hours late.
func (r *insightsReading) late(d social.Day) social.Reason {
	if r.s.Now.Before(d.End(social.Zone(zoneName)).Add(settles)) {
		return social.NotSettled
	}
	return social.NotReported
}

func (r *insightsReading) add(id social.MetricID, d social.Day, f social.Figure) {
	settled := d.End(social.Zone(zoneName)).Add(settles)
	r.page.Days = append(r.page.Days, platform.DayFigure{Metric: id, Day: d, Figure: f, Final: !r.s.Now.Before(settled)})
}

// total is the value of an entry.
func (r *insightsReading) total(entry *insight, name string, missing social.Reason) social.Figure {
	switch {
	case entry != nil && entry.Total != nil:
		return r.flaws.figure(name, entry.Total.Value, missing)
	case len(r.support.able([]string{name}, kindOwn)) == 0:
		return social.Missing(social.NotOffered)
	default:
		return social.Missing(missing)
	}
}

// bucket is one part of an entry's breakdown. Instagram leaves empty parts out, and sometimes others: a part that is not there is
// missing, and never 0.
func (r *insightsReading) bucket(entry *insight, key string, missing social.Reason) social.Figure {
	if entry == nil || entry.Total == nil {
		return social.Missing(missing)
	}
	for _, b := range entry.Total.Breakdowns {
		for _, result := range b.Results {
			if slices.Contains(result.Values, key) {
				return r.flaws.figure(entry.Name+"."+key, result.Value, missing)
			}
		}
	}
	return social.Missing(missing)
}

// ask reads account metrics of a span, in one call unless Instagram refuses some of them.
func (r *insightsReading) ask(ctx context.Context, metrics []string, span url.Values, breakdown string) (insights, error) {
	return r.c.accountInsights(ctx, r.s, r.support, metrics, span, breakdown)
}

func (c *connector) accountInsights(ctx context.Context, s platform.Session, k support, metrics []string, span url.Values, breakdown string) (insights, error) {
	var all insights
	err := k.ask(ctx, kindWith(breakdown), metrics, func(ctx context.Context, some []string) error {
		query := url.Values{"metric": {strings.Join(some, ",")}, "metric_type": {"total_value"}}
		for name, values := range span {
			query[name] = values
		}
		if breakdown != "" {
			query.Set("breakdown", breakdown)
		}
		var found insights
		if err := c.get(ctx, s, "/{id}/insights", "/"+accountPath(s)+"/insights", query, &found); err != nil {
			return err
		}
		all.Data = append(all.Data, found.Data...)
		return nil
	})
	return all, err
}

// kindWith is the account among the types of media: a metric that is refused with a breakdown may be answered without.
func kindWith(breakdown string) string {
	if breakdown == "" {
		return kindOwn
	}
	return kindOwn + "." + breakdown
}

// span is a window of whole days of Instagram's, both included.
func span(from, to social.Day) url.Values {
	since, end := window(from, to)
	return url.Values{"period": {"day"}, "since": {unix(since)}, "until": {unix(end.Add(-time.Second))}}
}

// window is from when to when a span is asked for. Instagram answers for 2,592,000 seconds at most, and thirty of its days are an hour more
// while they hold the day on which summer time ends: the window then begins an hour after the first day does.
func window(from, to social.Day) (since, end time.Time) {
	zone := social.Zone(zoneName)
	since, end = from.Start(zone), to.End(zone)
	if earliest := end.Add(-longest); since.Before(earliest) {
		since = earliest
	}
	return since, end
}

func unix(t time.Time) string { return strconv.FormatInt(t.Unix(), 10) }

func names(list []named) []string {
	out := make([]string, len(list))
	for i, m := range list {
		out[i] = m.name
	}
	return out
}

// addDetails asks for what a post has beside its counts, and returns how many calls that took, where nothing was refused.
func (r *insightsReading) addDetails(ctx context.Context, post media, wanted []named) (calls int, err error) {
	found, err := r.c.mediaInsights(ctx, r.s, r.support, post, names(wanted))
	switch {
	case err == nil:
		calls, err = r.addPost(ctx, post, found, wanted)
		return calls + 1, err
	case refused(err), platform.KindOf(err) == platform.NotFound: // from before the conversion, or deleted between the two calls
		return 1, nil
	default:
		return 1, err
	}
}

// due reports whether a post's details are read now: today is their day, or one of those since all were last read was.
func (r *insightsReading) due(post media) bool {
	at, dated := postedAt(post)
	if !dated {
		return false
	}
	return Info.Details.DueSince(string(post.ID), at, social.Day(r.s.Notes[noteDetails]), r.s.Now)
}

func (r *insightsReading) addPost(ctx context.Context, post media, found insights, wanted []named) (calls int, err error) {
	at, _ := postedAt(post)
	reading, flaws := postReading(post, outcome{}, r.s.Now)
	figures, more := detailFigures(&found, wanted, r.support.able(names(wanted), kindOf(post)), r.s.Now.Sub(at), string(post.ID))
	reading.Figures = figures
	calls, acts, err := r.c.addActs(ctx, r.s, r.support, post, figures)
	if err != nil {
		return calls, err
	}
	r.page.Posts, r.page.Flaws = append(r.page.Posts, reading), append(append(append(r.page.Flaws, flaws...), more...), acts.list...)
	return calls, nil
}

// detailFigures converts further metrics of a post. Watch times are milliseconds; the skip rate is a percentage with a fraction.
func detailFigures(found *insights, wanted []named, able []string, age time.Duration, object string) (social.Figures, []platform.Flaw) {
	f := &flaws{object: object}
	missing := social.NotReported
	if age < settles {
		missing = social.NotSettled
	}
	out := social.Figures{}
	for _, m := range wanted {
		switch {
		case !slices.Contains(able, m.name):
			out[m.id] = social.Missing(social.NotOffered)
		case m.id == social.SkipRate:
			figure, flaw := found.value(m.name).Fixed(2, missing, social.NotReported)
			f.add("insights."+m.name, flaw)
			out[m.id] = figure
		default:
			out[m.id] = f.figure("insights."+m.name, found.value(m.name), missing)
		}
	}
	return out, f.list
}

// merged lays one map over another; nil if both are empty.
func merged(a, b map[string]string) map[string]string {
	if len(a) == 0 {
		return b
	}
	for k, v := range b {
		a[k] = v
	}
	return a
}
