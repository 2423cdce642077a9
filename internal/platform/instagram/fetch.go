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

// What is asked for. An unknown field fails the whole call, so the lists hold only what the host is known to answer.
const (
	profileFields = "id,user_id,username,name,account_type,profile_picture_url,followers_count,follows_count,media_count"
	// furtherFields are in Meta's machine-readable spec and not in its guide: they are asked for in a call that can do without.
	furtherFields = "biography,website"
	mediaFields   = "id,caption,media_type,media_product_type,media_url,thumbnail_url,permalink,timestamp,like_count,comments_count,is_comment_enabled"
	// postMetrics is what both FEED and REELS have: one metric that a post's type lacks would fail the whole page.
	postMetrics = "views,reach,likes,comments,saved,shares,total_interactions,reposts"
	pageSize    = 25
)

// What is remembered about an account between readings.
const (
	noteShort      = "short_profile"     // the day on which biography and website were refused
	noteConversion = "before_conversion" // the instant of the newest post known to be older than the switch to a professional account
	noteRefused    = "refused_insights"  // ids of further posts that refuse their metrics, separated by spaces
	noteLost       = "lost_insights"     // the day on which the permission for metrics was found to be gone; none while it is there
)

const (
	askAgain   = 30 * day // after a refusal of biography and website
	maxRefused = 50       // ids that are remembered
)

// Profile implements platform.Connector: one call. It is made again without biography and website if Instagram refuses the fields,
// and for thirty days they are then not asked for.
func (c *connector) Profile(ctx context.Context, s platform.Session) (platform.ProfilePage, error) {
	notes := map[string]string{}
	full := !within(s.Notes[noteShort], s.Now, askAgain)
	account, err := c.me(ctx, s, full)
	if full && refused(err) {
		full = false
		if account, err = c.me(ctx, s, full); err == nil {
			notes[noteShort] = s.Now.UTC().Format(time.DateOnly)
		}
	}
	if err != nil {
		return platform.ProfilePage{}, notAllowed(err)
	}
	if account.ID == "" && account.UserID == "" {
		return platform.ProfilePage{}, &platform.Error{Kind: platform.Malformed, Op: "GET /me", Message: "the answer names no account"}
	}
	if err := professional(account.AccountType.Value()); err != nil {
		return platform.ProfilePage{}, err
	}
	page := profilePage(account, full, s.Now)
	page.Notes = notes
	return page, nil
}

// within reports whether a noted day is less than a span ago.
func within(noted string, now time.Time, span time.Duration) bool {
	at, err := time.Parse(time.DateOnly, noted)
	return err == nil && now.Sub(at) < span
}

// me reads the account. The guide shows the answer inside {"data":[…]}, live answers are flat.
func (c *connector) me(ctx context.Context, s platform.Session, full bool) (me, error) {
	fields := profileFields
	if full {
		fields += "," + furtherFields
	}
	resp, err := c.fetch(ctx, s, "/me", "/me", url.Values{"fields": {fields}})
	if err != nil {
		return me{}, err
	}
	return decode[me](resp)
}

// professional refuses the account type that this API does not serve. A type that was not sent, or one that we have never heard of, is
// not held against an account: answers without it have been captured, and a new word must disconnect nobody.
func professional(accountType string) error {
	switch strings.ToLower(accountType) {
	default:
		return nil
	case "personal":
		return &platform.Error{Kind: platform.NotProfessional, Op: "GET /me", Code: platform.Scrub(accountType), Message: "the account is neither a business nor a creator account"}
	}
}

// notAllowed gives a refused reading of the account its meaning: with fields that every account has, code 100 comes only for
// accounts that hold no role on an app without Advanced Access.
func notAllowed(err error) error {
	if e, ok := asError(err); ok && refused(err) {
		e.Kind = platform.NotTarget
	}
	return err
}

// Posts implements platform.Connector: one call for 25 posts with their metrics, by field expansion.
//
// If one post of a page cannot deliver its metrics Instagram refuses the whole page. Then the page is read without metrics, and
// the posts are asked one by one, newest first. The usual cause is a post older than the switch to a professional account: nothing
// before it can deliver, so its instant is noted, older posts are never asked again, and from then on a page costs two calls: the
// list without metrics, and the posts newer than that instant (the first n of the page) with them. Should it be a metric that
// Instagram has removed, then halving finds it on the first post, and for thirty days the page is read without it. Should it be
// is_ai_generated, then the list without metrics is refused too, and for thirty days pages are read without the field.
func (c *connector) Posts(ctx context.Context, s platform.Session, cursor platform.Cursor) (platform.Page, error) {
	r := reading{c: c, s: s, cursor: string(cursor), metrics: map[platform.ID]outcome{}, notes: notesOf(s)}
	list, err := r.read(ctx)
	if err != nil {
		return platform.Page{}, err
	}
	return r.page(list)
}

// reading is one page under way.
type reading struct {
	c       *connector
	s       platform.Session
	cursor  string
	metrics map[platform.ID]outcome // what came of asking each post
	notes   notes
	lost    bool // the permission for metrics is gone
}

// outcome is what is known of a post's metrics: the insights, or why there are none.
type outcome struct {
	insights *insights
	reason   social.Reason
	without  []string // metrics that were not asked for, because Instagram refuses them
}

// notes is what earlier readings found out.
type notes struct {
	conversion time.Time // posts up to here cannot deliver; zero if unknown
	refused    []string  // further posts that cannot
	support    support
	marks      marks
	changed    bool
}

func notesOf(s platform.Session) notes {
	n := notes{refused: strings.Fields(s.Notes[noteRefused]), support: supportOf(s), marks: marksOf(s)}
	n.conversion, _ = time.Parse(time.RFC3339, s.Notes[noteConversion])
	return n
}

// save returns the notes that changed.
func (n notes) save() map[string]string {
	out := merged(n.support.save(), n.marks.save())
	if !n.changed {
		return out
	}
	if out == nil {
		out = map[string]string{}
	}
	if !n.conversion.IsZero() {
		out[noteConversion] = n.conversion.UTC().Format(time.RFC3339)
	}
	if len(n.refused) > 0 {
		out[noteRefused] = strings.Join(n.refused[max(0, len(n.refused)-maxRefused):], " ")
	}
	return out
}

// read lists the page and finds out the metrics of its posts in as few calls as it can.
func (r *reading) read(ctx context.Context) (mediaPage, error) {
	if !r.s.Granted(scopeInsights) {
		return r.list(ctx, pageSize, false)
	}
	if !r.notes.conversion.IsZero() {
		return r.readSplit(ctx)
	}
	list, err := r.list(ctx, pageSize, true)
	switch {
	case err == nil:
		return list, nil
	case r.lostScope(err):
		return r.list(ctx, pageSize, false)
	case !refused(err):
		return list, err
	}
	fieldAsked := r.notes.marks.asked()
	if list, err = r.list(ctx, pageSize, false); err != nil {
		return list, err
	}
	if fieldAsked && !r.notes.marks.asked() { // it was the field, and maybe nothing else
		return r.read(ctx)
	}
	return list, r.ask(ctx, list.Data)
}

// readSplit reads a page of which only the posts newer than the conversion can deliver.
func (r *reading) readSplit(ctx context.Context) (mediaPage, error) {
	list, err := r.list(ctx, pageSize, false)
	if err != nil {
		return list, err
	}
	able := 0
	for able < len(list.Data) && !r.tooOld(list.Data[able]) {
		able++
	}
	if able == 0 {
		return list, nil
	}
	if _, err := r.list(ctx, able, true); err != nil && !refused(err) && !r.lostScope(err) {
		return list, err
	}
	if r.lost {
		return list, nil
	}
	return list, r.ask(ctx, list.Data[:able])
}

// lostScope notes that the permission for metrics is gone.
func (r *reading) lostScope(err error) bool {
	e, ok := asError(err)
	if ok && e.Kind == platform.ScopeMissing {
		r.lost = true
	}
	return ok && e.Kind == platform.ScopeMissing
}

// list makes the call for the first n posts of the page, with or without their metrics, which it keeps.
func (r *reading) list(ctx context.Context, n int, withMetrics bool) (mediaPage, error) {
	query := mediaQuery{op: "/media", path: "/" + accountPath(r.s) + "/media", query: url.Values{"limit": {strconv.Itoa(n)}}, fields: mediaFields}
	if withMetrics {
		query.metrics = "insights.metric(" + strings.Join(r.metricsOf(), ",") + ")"
	}
	if r.cursor != "" {
		query.query.Set("after", r.cursor)
	}
	list, err := r.c.mediaList(ctx, r.s, r.notes.marks, query)
	if err != nil {
		return list, err
	}
	if len(list.Data) > platform.MaxItems {
		return list, &platform.Error{Kind: platform.Oversize, Op: "GET /media", Message: "the page holds too many posts"}
	}
	for _, post := range list.Data {
		if withMetrics {
			r.metrics[post.ID] = outcome{insights: post.Insights, without: r.without()}
		}
	}
	return list, nil
}

// accountPath names the account in a path: by the professional id, which edges want, or as the token's own.
func accountPath(s platform.Session) string {
	if id := s.IDs[idProfessional]; id != "" {
		return url.PathEscape(id)
	}
	return "me"
}

// ask finds out post by post, newest first, what a page did not tell. It ends at the first post that is older than the conversion.
func (r *reading) ask(ctx context.Context, posts []media) error {
	for _, post := range posts {
		if _, known := r.metrics[post.ID]; known || post.ID == "" {
			continue
		}
		if r.tooOld(post) {
			return nil
		}
		if slices.Contains(r.notes.refused, string(post.ID)) {
			r.metrics[post.ID] = outcome{reason: social.NotOffered}
			continue
		}
		if err := r.askOne(ctx, post); err != nil {
			return err
		}
	}
	return nil
}

func (r *reading) askOne(ctx context.Context, post media) error {
	found, err := r.c.mediaInsights(ctx, r.s, r.notes.support, post, r.metricsOf())
	at, dated := postedAt(post)
	switch {
	case err == nil:
		r.metrics[post.ID] = outcome{insights: &found, without: r.without()}
	case beforeConversion(err) && dated:
		r.notes.conversion, r.notes.changed = at, true
	case refused(err):
		r.metrics[post.ID] = outcome{reason: social.NotOffered}
		r.notes.refused, r.notes.changed = append(r.notes.refused, string(post.ID)), true
	case platform.KindOf(err) == platform.NotFound: // deleted between the two calls
		r.metrics[post.ID] = outcome{reason: social.NotReported}
	default:
		return err
	}
	return nil
}

// metricsOf is what a page is asked for: what no type of post is known to refuse.
func (r *reading) metricsOf() []string {
	return r.notes.support.able(r.notes.support.able(strings.Split(postMetrics, ","), "FEED"), "REELS")
}

// without is what a page is not asked for.
func (r *reading) without() []string {
	asked := r.metricsOf()
	return slices.DeleteFunc(strings.Split(postMetrics, ","), func(m string) bool { return slices.Contains(asked, m) })
}

// tooOld reports whether a post is known to be from before the conversion.
func (r *reading) tooOld(post media) bool {
	at, ok := postedAt(post)
	return ok && !r.notes.conversion.IsZero() && !at.After(r.notes.conversion)
}

// page turns the reading into the domain's page. next holds a live token, so only the cursor beside it is used; on the last page
// the cursor is still there and next is missing.
func (r *reading) page(list mediaPage) (platform.Page, error) {
	page := platform.Page{Notes: r.save()}
	if r.lost {
		page.Lost = []string{scopeInsights}
	}
	if list.Paging.Next != "" {
		page.Next = platform.Cursor(list.Paging.Cursors.After)
		if page.Next == "" {
			return platform.Page{}, &platform.Error{Kind: platform.Malformed, Op: "GET /media", Message: "there is a next page and no cursor to it"}
		}
	}
	for _, post := range list.Data {
		if post.ID == "" {
			page.Flaws = append(page.Flaws, platform.Flaw{Field: "id", Text: "no id"})
			continue
		}
		reading, flaws := postReading(post, r.outcomeOf(post), r.s.Now)
		page.Posts, page.Flaws = append(page.Posts, reading), append(page.Flaws, flaws...)
	}
	return page, nil
}

// save returns the notes that changed. That the permission is gone is taken back by metrics that were read.
func (r *reading) save() map[string]string {
	out := r.notes.save()
	lost := r.s.Notes[noteLost]
	switch {
	case r.lost && lost == "":
		lost = string(social.DayOf(r.s.Now, time.UTC))
	case !r.lost && lost != "" && len(r.metrics) > 0:
		lost = ""
	default:
		return out
	}
	if out == nil {
		out = map[string]string{}
	}
	out[noteLost] = lost
	return out
}

// outcomeOf is what is known of a post's metrics at the end of the reading.
func (r *reading) outcomeOf(post media) outcome {
	known, asked := r.metrics[post.ID]
	switch {
	case r.lost || !r.s.Granted(scopeInsights):
		return outcome{reason: social.NotGranted}
	case asked:
		return known
	case r.tooOld(post):
		return outcome{reason: social.BeforeConversion}
	default:
		return outcome{}
	}
}
