package api

import (
	"context"
	"encoding/base64"
	"encoding/json"
	"net/http"
	"time"

	"candor/internal/analytics"
	"candor/internal/social"
)

// Post is one thing an account published, with its newest figures.
type Post struct {
	ID           string      `json:"id" format:"uuid"`
	Connection   string      `json:"connection" format:"uuid"`
	Platform     string      `json:"platform"`
	Handle       string      `json:"handle" doc:"Of the account, without @."`
	Caption      Text        `json:"caption"`
	MediaType    MediaType   `json:"media_type"`
	MediaURL     Text        `json:"media_url" doc:"At the platform's own host; it may expire."`
	ThumbnailURL Text        `json:"thumbnail_url" doc:"At the platform's own host; it may expire."`
	Permalink    Text        `json:"permalink"`
	Duration     Length      `json:"duration" doc:"Of the video, where the platform says it; TikTok and YouTube do."`
	AIGenerated  Flag        `json:"ai_generated" doc:"Whether it is marked as made by AI, where the platform says it; Instagram and TikTok do."`
	PostedAt     time.Time   `json:"posted_at"`
	FetchedAt    time.Time   `json:"fetched_at"`
	GoneAt       *time.Time  `json:"gone_at,omitempty" doc:"When it was confirmed that the platform no longer lists it."`
	EndedAt      *time.Time  `json:"ended_at,omitempty" doc:"When a story ended, 24 hours after it was published; nothing is told of it after that. Its figures are final if they were read in its last hour, and the last that were known otherwise."`
	Metrics      PostFigures `json:"metrics"`
	Further      []Figure    `json:"further_metrics,omitempty" nullable:"false" doc:"What else the platform says of this post. In lists of the newest posts over accounts only what is read with every post."`
}

// PostFigures are a post's newest figures. A metric that the platform does not offer is there too, and says so.
type PostFigures struct {
	Views        Figure `json:"views"`
	Reach        Figure `json:"reach"`
	Likes        Figure `json:"likes"`
	Comments     Figure `json:"comments"`
	Shares       Figure `json:"shares"`
	Saves        Figure `json:"saves"`
	Interactions Figure `json:"interactions"`

	EngagementRate Figure `json:"engagement_rate" doc:"Of this post alone, by its platform's default definition, which stands in computed."`
}

// PostsData is a page of posts.
type PostsData struct {
	Posts      []Post  `json:"posts" nullable:"false"`
	NextCursor *string `json:"next_cursor" doc:"Give it back as cursor for the next page; null on the last."`
	Total      int     `json:"total" doc:"How many posts the filter lets through, over all pages."`
}

// PostsFilter says which posts, and in which order.
type PostsFilter struct {
	Platform   string `query:"platform" maxLength:"40"`
	Connection string `query:"connection" maxLength:"64"`
	MediaType  string `query:"media_type" enum:"photo,video,carousel,reel,short,story,live,unknown"`
	Sort       string `query:"sort" enum:"posted_at,views,reach,likes,comments,shares,saves,interactions,reposts,dislikes,follows,profile_visits,profile_activity,watch_time,average_watch_time,average_view_percentage,skip_rate,replies,engaged_views,reported_shares" default:"posted_at" doc:"Sorting by a metric needs one platform or one connection: posts are never ranked across platforms. Posts without the figure come last."`
	Order      string `query:"order" enum:"asc,desc" default:"desc"`
	From       string `query:"from" format:"date" doc:"Published on this day or later, in the account's zone; default: no first day."`
	To         string `query:"to" format:"date" doc:"Published on this day or earlier, in the account's zone; default: no last day."`
	Gone       string `query:"gone" enum:"include,only" doc:"What becomes of posts that the platform no longer lists (gone_at says since when; they keep their last known figures): include or only; default: they are left out."`
	AsOf       string `query:"as_of" maxLength:"40" doc:"Figures as they were known then, whatever was corrected since: a day (its end, in your zone) or an instant in RFC 3339. Names, texts and pictures are today's."`
}

type postsInput struct {
	Creator string `query:"creator" maxLength:"64" doc:"Whose data; default: one's own."`
	PostsFilter
	Cursor string `query:"cursor" maxLength:"400"`
	Limit  int    `query:"limit" minimum:"1" maximum:"100" default:"24"`
}

type postsOutput struct{ Body Envelope[PostsData] }

// PostData is one post and its history.
type PostData struct {
	Post   Post     `json:"post"`
	Series []Series `json:"series" nullable:"false" doc:"One per metric that the platform offers, from the day on which the post was first seen."`
}

type postInput struct {
	Creator string `query:"creator" maxLength:"64" doc:"Whose data; default: one's own."`
	ID      string `path:"id" maxLength:"64"`
	AsOf    string `query:"as_of" maxLength:"40" doc:"Figures as they were known then, whatever was corrected since: a day (its end, in your zone) or an instant in RFC 3339. Names, texts and pictures are today's."`
}

type postOutput struct{ Body Envelope[PostData] }

func (a *api) listPosts(ctx context.Context, in *postsInput) (*postsOutput, error) {
	v, err := viewOf(ctx, in.Creator)
	if err != nil {
		return nil, err
	}
	if v, err = a.narrowed(v, in.Platform, in.Connection); err != nil {
		return nil, err
	}
	if a, v, err = a.past(ctx, v, in.AsOf); err != nil {
		return nil, err
	}
	order, err := orderOf(in.PostsFilter)
	if err != nil {
		return nil, err
	}
	if order.After, err = afterOf(in); err != nil {
		return nil, err
	}
	list, err := a.accounts(ctx, v)
	if err != nil {
		return nil, err
	}
	order.Limit = in.Limit + 1 // one more than is shown tells whether there is a next page
	found, all, err := a.Reader.PostList(ctx, v, order)
	if err != nil {
		return nil, err
	}
	data := PostsData{Posts: make([]Post, 0, len(found)), Total: all}
	if len(found) > in.Limit {
		found = found[:in.Limit]
		data.NextCursor = new(cursorOf(in, order.MarkOf(found[len(found)-1])))
	}
	healths, accounts := a.healths(list), byKey(list)
	var read stamps
	for _, p := range found {
		acc := accounts[p.Connection]
		data.Posts = append(data.Posts, a.postOf(acc, p))
		read.see(p.FetchedAt)
		for i := range list {
			if list[i].Key == p.Connection && a.settling(acc, p) {
				healths[i] = healths[i].settles()
			}
		}
	}
	h := together(healths)
	if all == 0 && severity(h.state) > severity(StateEmpty) {
		h.state = StateEmpty
	}
	return &postsOutput{envelope(a, h, data, list, read)}, nil
}

// orderOf checks how the list is to be sorted.
func orderOf(in PostsFilter) (social.PostOrder, error) {
	o := social.PostOrder{Gone: social.GoneFilter(in.Gone), MediaType: social.MediaType(in.MediaType), Ascending: in.Order == "asc"}
	if in.Sort != "posted_at" {
		o.By = social.MetricID(in.Sort)
		if in.Platform == "" && in.Connection == "" {
			return o, problem(http.StatusBadRequest, CodeBadRequest, "Sorting by a metric needs one platform: posts are never ranked across platforms.")
		}
	}
	var err error
	o.From, o.To, err = openSpan(in.From, in.To)
	return o, err
}

// afterOf reads where the page begins; nil for the first one.
func afterOf(in *postsInput) (*social.PostMark, error) {
	if in.Cursor == "" {
		return nil, nil
	}
	var m mark
	text, err := base64.RawURLEncoding.DecodeString(in.Cursor)
	if err != nil || json.Unmarshal(text, &m) != nil || m.Sort != in.Sort || m.Order != in.Order {
		return nil, problem(http.StatusBadRequest, CodeBadRequest, "The cursor belongs to another list. Begin without one.")
	}
	return &social.PostMark{UID: m.UID, Value: m.Value}, nil
}

// mark is what a cursor holds.
type mark struct {
	UID   string `json:"u"`
	Value *int64 `json:"v,omitempty"`
	Sort  string `json:"s"`
	Order string `json:"o"`
}

func cursorOf(in *postsInput, last social.PostMark) string {
	text, _ := json.Marshal(mark{UID: last.UID, Value: last.Value, Sort: in.Sort, Order: in.Order}) // strings and a number: cannot fail
	return base64.RawURLEncoding.EncodeToString(text)
}

func (a *api) getPost(ctx context.Context, in *postInput) (*postOutput, error) {
	a, v, acc, h, err := a.onePost(ctx, in)
	if err != nil {
		return nil, err
	}
	p := h.PostNow
	data := PostData{Post: a.postOf(acc, p)}
	if data.Series, err = a.postSeries(ctx, v, acc, h); err != nil {
		return nil, err
	}
	state := a.healthOf(acc)
	if a.settling(acc, p) {
		state = state.settles()
	}
	var read stamps
	read.see(p.FetchedAt)
	return &postOutput{envelope(a, state, data, []social.Account{acc}, read)}, nil
}

// onePost reads a post that is asked for, with its account and its history.
func (a *api) onePost(ctx context.Context, in *postInput) (*api, social.View, social.Account, social.PostHistory, error) {
	fail := func(err error) (*api, social.View, social.Account, social.PostHistory, error) {
		return a, social.View{}, social.Account{}, social.PostHistory{}, err
	}
	v, err := viewOf(ctx, in.Creator)
	if err != nil {
		return fail(err)
	}
	then, v, err := a.past(ctx, v, in.AsOf)
	if err != nil {
		return fail(err)
	}
	p, err := a.Reader.Post(ctx, v, in.ID)
	if err != nil {
		return fail(err)
	}
	list, err := then.accounts(ctx, v)
	if err != nil {
		return fail(err)
	}
	acc, ok := byKey(list)[p.Connection]
	if !ok { // disconnected between two queries
		return fail(social.ErrNotFound)
	}
	h, err := a.Reader.PostHistory(ctx, v, p, max(a.info(acc.Platform).Recent, 1))
	return then, v, acc, h, err
}

// postSeries builds the series of every post metric that the platform offers.
func (a *api) postSeries(ctx context.Context, v social.View, acc social.Account, h social.PostHistory) ([]Series, error) {
	found, err := a.postHistory(ctx, v, acc, h)
	out := make([]Series, 0, len(found))
	for _, s := range found {
		out = append(out, seriesOf(s))
	}
	return out, err
}

// postHistory are those series before they are written.
func (a *api) postHistory(ctx context.Context, v social.View, acc social.Account, h social.PostHistory) ([]analytics.Series, error) {
	today := social.DayOf(a.Now(), social.Zone(acc.Zone))
	if len(h.Days) == 0 && len(h.Details) == 0 {
		return nil, nil
	}
	v.Connection = acc.UID
	gaps, err := a.Reader.Gaps(ctx, v, social.DayOf(h.PostedAt, social.Zone(acc.Zone)), today)
	if err != nil {
		return nil, err
	}
	var out []analytics.Series
	for _, o := range social.OffersOf(acc.Platform) {
		if m, _ := social.MetricOf(o.Metric); m.Scope == social.OfPost && o.Class == social.Raw {
			s := analytics.PostSeries(acc.Platform, m.ID, acc.Zone, h, a.info(acc.Platform).Details, today, ofProduct(gaps, m.Product()))
			if m.Product() == social.ProductPosts || len(s.Points) > 0 {
				out = append(out, s)
			}
		}
	}
	return out, nil
}
