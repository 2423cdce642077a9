package collect

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"candor/internal/platform"
	"candor/internal/social"
)

// answer is one page of whatever product, in the domain's nouns.
type answer struct {
	profile  *social.Profile
	readings []social.Reading
	posts    []social.PostReading
	parts    []social.Breakdown
	gone     []string
	found    []social.PostReading // posts that the listing lacks, and that the platform knows by their ids
	byID     bool                 // missing posts were asked for by their ids
	lost     []string             // permissions that the platform refused
	account  social.AccountChange
	next     platform.Cursor
	total    int
	again    time.Time // when what ends before the next planned reading is to be read once more
	flaws    int
}

// read asks the platform for the run's next page. A token that is refused is renewed once and the page is tried once more; a grant
// that is dead, or a token that is refused again, is reported to the keeper of the tokens.
func (w *worker) read(ctx context.Context) (answer, error) {
	ctx, cancel := context.WithTimeout(ctx, callTime)
	defer cancel()
	token, err := w.c.Tokens.Access(ctx, w.conn.Key)
	if err != nil {
		return answer{}, err
	}
	page, err := w.ask(ctx, token)
	if err != nil && platform.KindOf(err) == platform.TokenRejected {
		if token, err = w.c.Tokens.Rejected(ctx, w.conn.Key, token); err != nil {
			return answer{}, err
		}
		page, err = w.ask(ctx, token)
	}
	var e *platform.Error
	if errors.As(err, &e) && (e.Kind == platform.TokenRejected || e.Kind == platform.GrantDead) {
		dead := *e
		if e.Kind == platform.TokenRejected && w.connector.Info().Tokens.RenewalProves {
			dead.Kind = platform.Transient
			return answer{}, &dead
		}
		dead.Kind = platform.GrantDead
		return answer{}, w.c.Tokens.Lost(ctx, w.conn.Key, token, &dead)
	}
	return page, err
}

// ask makes the call.
func (w *worker) ask(ctx context.Context, token social.Secret) (answer, error) {
	s := platform.Session{Token: token, ExternalID: w.conn.ExternalID, IDs: w.conn.IDs, Scopes: w.conn.Scopes, Notes: w.conn.Notes,
		Meter: w.c.Meter(w.conn, w.tally), Now: w.c.Now()}
	read := readerOf(w.connector, w.run.Product)
	if read == nil {
		return answer{}, &platform.Error{Kind: platform.BadRequest, Op: string(w.run.Product), Message: "the platform does not offer this any more"}
	}
	var err error
	if s.Push, err = w.pushed(ctx); err != nil {
		return answer{}, err
	}
	return read(ctx, w, s)
}

// pushed is what the platform's hub told of the posts, for runs of the plan that list them. What a person asks for is read in full.
func (w *worker) pushed(ctx context.Context) (*platform.Push, error) {
	listing := w.run.Product == social.ProductPosts || w.run.Product == social.ProductArchive
	if w.c.Push == nil || !listing || w.run.Trigger != social.TriggerPlan {
		return nil, nil
	}
	push, err := w.c.Push(ctx, w.conn)
	if err != nil || push == nil {
		return nil, err
	}
	push.Relist = w.run.Product == social.ProductArchive
	return push, nil
}

// reader reads the next page of a run's product.
type reader func(ctx context.Context, w *worker, s platform.Session) (answer, error)

// readerOf says how a product is read, or nil if the connector does not offer it. The optional capabilities of connectors are asked
// for here and nowhere else.
func readerOf(c platform.Connector, product social.Product) reader {
	switch product {
	case social.ProductProfile:
		return readProfile
	case social.ProductPosts, social.ProductArchive:
		return readPosts
	case social.ProductInsights:
		if _, ok := c.(platform.InsightsReader); ok {
			return readInsights
		}
	case social.ProductAudience:
		if _, ok := c.(platform.AudienceReader); ok {
			return readAudience
		}
	case social.ProductStories:
		if _, ok := c.(platform.StoryReader); ok {
			return readStories
		}
	}
	return nil
}

// offered lists the products that a connector can read; the core ones for a platform that is not configured.
func offered(c platform.Connector) []social.Product {
	var out []social.Product
	for _, product := range social.Products() {
		if readerOf(c, product) != nil {
			out = append(out, product)
		}
	}
	return out
}

func readProfile(ctx context.Context, w *worker, s platform.Session) (answer, error) {
	page, err := w.connector.Profile(ctx, s)
	if err != nil {
		return answer{}, err
	}
	return w.ofProfile(page)
}

func readPosts(ctx context.Context, w *worker, s platform.Session) (answer, error) {
	page, err := w.connector.Posts(ctx, s, platform.Cursor(w.run.Cursor))
	if err != nil {
		return answer{}, err
	}
	a := ofPosts(page)
	return a, w.confirm(ctx, s, &a)
}

// askedAtMost is how many missing posts are asked for at the end of a listing; further ones wait for the next listing.
const askedAtMost = 5 * platform.FindAtOnce

// confirm asks at the end of a listing for the posts that it would make gone, by their ids, where the platform can be asked: a post may be
// missing from a list and still be there. If the platform gives no answer, they stay as they are until the next listing.
func (w *worker) confirm(ctx context.Context, s platform.Session, a *answer) error {
	finder, can := w.connector.(platform.PostFinder)
	if !can || w.run.Product != social.ProductArchive || a.next != "" && !w.past(a.posts) {
		return nil
	}
	a.byID = true
	missing, err := w.c.Store.MissingPosts(ctx, w.run, w.since, askedAtMost+len(a.posts))
	if err != nil {
		return fmt.Errorf("read which posts are missing: %w", err)
	}
	missing = slices.DeleteFunc(missing, func(id string) bool {
		return slices.ContainsFunc(a.posts, func(p social.PostReading) bool { return p.Post.ExternalID == id })
	})
	for ids := range slices.Chunk(missing[:min(len(missing), askedAtMost)], platform.FindAtOnce) {
		page, err := finder.Find(ctx, s, ids)
		if err != nil {
			w.c.Log.WarnContext(ctx, "missing posts could not be asked for", "connection", w.conn.UID, "run", w.run.UID, "posts", len(ids), "error", err)
			return nil
		}
		known := ofPosts(page)
		a.found, a.gone, a.flaws = append(a.found, known.posts...), append(a.gone, known.gone...), a.flaws+known.flaws
	}
	return nil
}

func readInsights(ctx context.Context, w *worker, s platform.Session) (answer, error) {
	page, err := w.connector.(platform.InsightsReader).Insights(ctx, s, platform.Cursor(w.run.Cursor))
	if err != nil {
		return answer{}, err
	}
	a := ofPosts(platform.Page{Posts: page.Posts, Next: page.Next, Notes: page.Notes, Flaws: page.Flaws})
	a.readings = ofDays(nil, page.Days)
	return a, nil
}

func readAudience(ctx context.Context, w *worker, s platform.Session) (answer, error) {
	page, err := w.connector.(platform.AudienceReader).Audience(ctx, s)
	if err != nil {
		return answer{}, err
	}
	return answer{parts: page.Breakdowns, flaws: len(page.Flaws), account: social.AccountChange{Notes: page.Notes}}, nil
}

func readStories(ctx context.Context, w *worker, s platform.Session) (answer, error) {
	page, err := w.connector.(platform.StoryReader).Stories(ctx, s)
	if err != nil {
		return answer{}, err
	}
	page.Next = ""
	return ofPosts(page), nil
}

// ofProfile turns a profile into readings: levels of the local day, and the platform's own days as they stand.
func (w *worker) ofProfile(page platform.ProfilePage) (answer, error) {
	if id := page.Account.ExternalID; id != "" && id != w.conn.ExternalID {
		return answer{}, &platform.Error{Kind: platform.Malformed, Op: "profile", Message: "the answer is about another account"}
	}
	profile := page.Profile
	profile.Connection = w.conn.Key
	if profile.ExternalID == "" {
		profile.ExternalID = w.conn.ExternalID
	}
	a := answer{profile: &profile, flaws: len(page.Flaws), account: social.AccountChange{Handle: page.Account.Handle,
		DisplayName: page.Account.DisplayName, AccountType: page.Account.Type, IDs: page.Account.IDs, Notes: page.Notes}}
	today := w.today()
	for metric, figure := range page.Figures {
		a.readings = append(a.readings, social.Reading{Metric: metric, Day: today, Figure: figure})
	}
	a.readings = ofDays(a.readings, page.Days)
	return a, nil
}

// ofDays appends a platform's own days, each once, the last time it stands there.
func ofDays(readings []social.Reading, days []platform.DayFigure) []social.Reading {
	own := map[dayMetric]int{}
	for _, d := range days {
		key := dayMetric{d.Metric, d.Day}
		reading := social.Reading{Metric: d.Metric, Day: d.Day, Figure: d.Figure, Final: d.Final}
		if at, twice := own[key]; twice {
			readings[at] = reading
			continue
		}
		own[key] = len(readings)
		readings = append(readings, reading)
	}
	return readings
}

type dayMetric struct {
	metric social.MetricID
	day    social.Day
}

// ofPosts turns a page of posts into what is stored: each post once, the last time it stands there. A post without an id cannot be stored.
func ofPosts(page platform.Page) answer {
	a := answer{next: page.Next, total: page.Total, again: page.Again, flaws: len(page.Flaws), gone: page.Gone, lost: page.Lost, account: social.AccountChange{Notes: page.Notes}}
	at := map[string]int{}
	for _, p := range page.Posts {
		id := p.Post.ExternalID
		if id == "" {
			a.flaws++
			continue
		}
		if n, twice := at[id]; twice {
			a.posts[n] = social.PostReading(p)
			continue
		}
		at[id] = len(a.posts)
		a.posts = append(a.posts, social.PostReading(p))
	}
	return a
}

// flawed says in the log how much of an answer could not be taken as it stood.
func flawed(n int) string {
	if n == 0 {
		return ""
	}
	return fmt.Sprintf("%d values could not be read and are missing.", n)
}
