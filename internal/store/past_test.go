package store_test

import (
	"flag"
	"fmt"
	"strconv"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"candor/internal/social"
	"candor/internal/store"
	"candor/internal/store/storetest"
)

var (
	levels    = []social.MetricID{social.Followers, social.Posts}
	flows     = []social.MetricID{social.DailyViews, social.FollowersGained}
	ofPosts   = []social.MetricID{social.Views, social.Likes, social.Reposts, social.WatchTime, social.SkipRate}
	firstDay  = social.Day("2026-03-01")
	ada       = social.View{Person: 1}
	figureCmp = cmp.AllowUnexported(social.Figure{})
)

// figure draws a value, rarely 0, or a reason.
func figure(t *rapid.T) social.Figure {
	switch rapid.IntRange(0, 9).Draw(t, "kind") {
	case 0:
		return social.Missing(rapid.SampledFrom(social.Reasons()).Draw(t, "reason"))
	case 1:
		return social.Known(0)
	default:
		return social.Known(rapid.Int64Range(1, 9).Draw(t, "value"))
	}
}

// page draws what one page may hold: levels of the day, restated days of the platform's own, posts with some of their figures.
func page(t *rapid.T, at time.Time) social.Batch {
	b := social.Batch{Run: social.Run{Connection: 7, Product: social.ProductPosts}, At: at, Day: social.DayOf(at, time.UTC), Observed: true}
	for _, m := range levels {
		if rapid.Bool().Draw(t, "level") {
			b.Readings = append(b.Readings, social.Reading{Metric: m, Day: b.Day, Figure: figure(t)})
		}
	}
	for _, m := range flows {
		for n := range rapid.IntRange(0, 4).Draw(t, "days") {
			b.Readings = append(b.Readings, social.Reading{Metric: m, Day: b.Day.Add(-n), Figure: figure(t), Final: n > 2})
		}
	}
	for n := range rapid.IntRange(0, 2).Draw(t, "breakdowns") { // of yesterday's end: an answer of the next day may still correct it
		part := social.Breakdown{Metric: social.FollowerDemographics, Dimension: social.ByAge, Day: b.Day.Add(-n), Parts: map[string]int64{"18-24": rapid.Int64Range(0, 2).Draw(t, "part")}}
		if rapid.IntRange(0, 3).Draw(t, "none") == 0 {
			part.Parts, part.Reason = nil, social.BelowThreshold
		}
		b.Parts = append(b.Parts, part)
	}
	for n := range rapid.IntRange(0, 3).Draw(t, "posts") {
		p := social.PostReading{Post: social.Post{ExternalID: fmt.Sprint(n), MediaType: social.Reel, PostedAt: firstDay.Start(time.UTC).Add(time.Duration(n) * time.Minute),
			FetchedAt: at}, Figures: social.Figures{}}
		for _, m := range ofPosts {
			if rapid.IntRange(0, 2).Draw(t, "asked") > 0 {
				p.Figures[m] = figure(t)
			}
		}
		b.Posts = append(b.Posts, p)
	}
	return b
}

// answers is what the reads answer for a view, without what is not a figure.
type answers struct {
	Readings, Latest []string
	Breakdowns       []string
	Posts            map[string]social.Figures
	Ranked           []string // posts by their views, a post a page
	Watched          []string // and by their watch time
}

func ask(t *rapid.T, db *store.DB, v social.View) answers {
	var a answers
	all := append(append([]social.MetricID{}, levels...), flows...)
	readings, err := db.Readings(t.Context(), v, firstDay.Add(-9), firstDay.Add(99), all...)
	fail(t, err)
	latest, err := db.LatestReadings(t.Context(), v, all...)
	fail(t, err)
	words := func(list []social.StoredReading) (out []string) {
		for _, r := range list {
			value, known := r.Figure.Value()
			out = append(out, fmt.Sprint(r.Metric, " ", r.Day, " ", value, known, r.Figure.Reason()))
		}
		return out
	}
	a.Readings, a.Latest = words(readings), words(latest)
	parts, err := db.Breakdowns(t.Context(), v)
	fail(t, err)
	for _, b := range parts {
		a.Breakdowns = append(a.Breakdowns, fmt.Sprint(b.Metric, b.Day, b.Days, b.Parts, b.Reason))
	}
	posts, _, err := db.PostList(t.Context(), v, social.PostOrder{Limit: 10})
	fail(t, err)
	a.Posts = map[string]social.Figures{}
	for _, p := range posts {
		a.Posts[p.ExternalID] = p.Figures
		h, err := db.PostHistory(t.Context(), v, p, 25)
		fail(t, err)
		for _, d := range append(h.Days, h.Details...) {
			a.Posts[p.ExternalID+" "+string(d.Day)+fmt.Sprint(len(a.Posts))] = d.Figures
		}
	}
	a.Ranked, a.Watched = ranked(t, db, v, social.Views), ranked(t, db, v, social.WatchTime)
	return a
}

// ranked goes through the list of posts by a figure, a post a page.
func ranked(t *rapid.T, db *store.DB, v social.View, by social.MetricID) (list []string) {
	o := social.PostOrder{By: by, Limit: 1}
	for range 9 { // more than there are posts
		page, _, err := db.PostList(t.Context(), v, o)
		fail(t, err)
		if len(page) == 0 {
			return list
		}
		value, known := page[0].Figures[by].Value()
		list = append(list, fmt.Sprint(page[0].ExternalID, " ", value, known))
		o.After = new(o.MarkOf(page[0]))
	}
	t.Fatalf("the pages by %s come to no end", by)
	return nil
}

func fail(t *rapid.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// checks bounds how many cases rapid draws: each is a handful of transactions.
func checks(t *testing.T, n int) {
	t.Helper()
	before := flag.Lookup("rapid.checks").Value.String()
	if err := flag.Set("rapid.checks", strconv.Itoa(n)); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = flag.Set("rapid.checks", before) }) // it was valid before
}

// What was answered at an instant is answered again for that instant, after any corrections; and no value stands anywhere that no
// page ever held: above all no 0.
func TestThePastIsAnsweredAsItWas(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db *store.DB) {
		checks(t, 12)
		planned(t, db)
		rapid.Check(t, func(t *rapid.T) {
			empty(t, db)
			at := firstDay.Start(time.UTC)
			said := map[social.MetricID]map[string]bool{}
			var instants []time.Time
			saved := map[time.Time]answers{}
			for range rapid.IntRange(2, 6).Draw(t, "pages") {
				at = at.Add(time.Duration(rapid.IntRange(1, 30).Draw(t, "hours")) * time.Hour)
				b := page(t, at)
				remember(said, b)
				fail(t, db.WriteRead(t.Context(), b))
				instants, saved[at] = append(instants, at), ask(t, db, ada)
			}
			for _, then := range instants {
				v := ada
				v.AsOf = then
				if diff := cmp.Diff(saved[then], ask(t, db, v), figureCmp); diff != "" {
					t.Fatalf("as of %v (-saved +answered):\n%s", then, diff)
				}
			}
			checkSaid(t, db, said)
		})
	})
}

// remember notes every figure that a page held.
func remember(said map[social.MetricID]map[string]bool, b social.Batch) {
	note := func(m social.MetricID, f social.Figure) {
		if said[m] == nil {
			said[m] = map[string]bool{}
		}
		said[m][social.Figures{m: f}.Words()[m]] = true
	}
	for _, r := range b.Readings {
		note(r.Metric, r.Figure)
	}
	for _, p := range b.Posts {
		for m, f := range p.Figures {
			note(m, f)
		}
	}
}

func checkSaid(t *rapid.T, db *store.DB, said map[social.MetricID]map[string]bool) {
	t.Helper()
	for _, m := range append(append([]social.MetricID{}, levels...), flows...) {
		for _, word := range column(t, db, `SELECT COALESCE(CAST(value AS TEXT), reason) FROM reading WHERE metric = '`+string(m)+`'
			UNION SELECT COALESCE(CAST(value AS TEXT), reason) FROM reading_revision WHERE metric = '`+string(m)+`'`) {
			if !said[m][word] {
				t.Fatalf("%s is %q somewhere, which no page said", m, word)
			}
		}
	}
	for _, m := range ofPosts {
		table := "post_reading"
		if m == social.WatchTime || m == social.SkipRate {
			table = "post_detail"
		}
		for _, word := range column(t, db, `SELECT DISTINCT CAST(`+string(m)+` AS TEXT) FROM `+table+` WHERE `+string(m)+` IS NOT NULL`) {
			if !said[m][word] {
				t.Fatalf("%s is %q somewhere, which no page said", m, word)
			}
		}
	}
}

// A page that comes twice, and an answer that is older than what stands, change nothing at all.
func TestDuplicatesChangeNothing(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db *store.DB) {
		checks(t, 12)
		planned(t, db)
		rapid.Check(t, func(t *rapid.T) {
			empty(t, db)
			at := firstDay.Start(time.UTC).Add(time.Hour)
			first := page(t, at)
			fail(t, db.WriteRead(t.Context(), first))
			second := page(t, at.Add(time.Hour))
			fail(t, db.WriteRead(t.Context(), second))
			before := dump(t, db)
			fail(t, db.WriteRead(t.Context(), second))
			if diff := cmp.Diff(before, dump(t, db)); diff != "" {
				t.Fatalf("the same page again (-before +after):\n%s", diff)
			}
			late := first // what the second page did not speak of stands as the first page said it
			fail(t, db.WriteRead(t.Context(), late))
			if diff := cmp.Diff(before, dump(t, db)); diff != "" {
				t.Fatalf("an older page again (-before +after):\n%s", diff)
			}
		})
	})
}

func empty(t *rapid.T, db *store.DB) {
	t.Helper()
	for _, table := range []string{"reading", "reading_revision", "breakdown", "breakdown_revision", "observation", "gap", "post"} {
		fail(t, db.Exec(t.Context(), `DELETE FROM `+table))
	}
}

func dump(t *rapid.T, db *store.DB) []string {
	t.Helper()
	var out []string
	for _, query := range []string{
		`SELECT metric || ' ' || day || ' ' || COALESCE(CAST(value AS TEXT), reason) || ' ' || CAST(revisions AS TEXT) FROM reading ORDER BY metric, day`,
		`SELECT metric || ' ' || day || ' ' || COALESCE(CAST(value AS TEXT), reason) || ' ' || CAST(since AS TEXT) FROM reading_revision ORDER BY metric, day, since`,
		`SELECT metric || dimension || day || COALESCE(parts, reason) || CAST(COALESCE(since, observed_at) AS TEXT) FROM breakdown ORDER BY 1`,
		`SELECT metric || dimension || day || COALESCE(parts, reason) || CAST(since AS TEXT) || CAST(until_at AS TEXT) FROM breakdown_revision ORDER BY 1`,
		`SELECT CAST(p.external_id AS TEXT) || r.day || COALESCE(CAST(views AS TEXT), '-') || COALESCE(CAST(likes AS TEXT), '-') || r.absent FROM post_reading r JOIN post p ON p.key = r.post ORDER BY 1`,
		`SELECT CAST(p.external_id AS TEXT) || r.day || COALESCE(CAST(watch_time AS TEXT), '-') || COALESCE(CAST(skip_rate AS TEXT), '-') || r.absent FROM post_detail r JOIN post p ON p.key = r.post ORDER BY 1`,
		`SELECT p.external_id || o.part || o.day || o.figures FROM post_reading_revision o JOIN post p ON p.key = o.post ORDER BY 1`,
	} {
		out = append(out, column(t, db, query)...)
	}
	return out
}

func column(t *rapid.T, db *store.DB, query string) []string {
	t.Helper()
	rows, err := db.Read().QueryContext(t.Context(), query)
	fail(t, err)
	defer rows.Close()
	var out []string
	for rows.Next() {
		var word string
		fail(t, rows.Scan(&word))
		out = append(out, word)
	}
	fail(t, rows.Err())
	return out
}
