package api

import (
	"context"
	"net/http"
	"time"

	"github.com/danielgtaylor/huma/v2"

	"candor/internal/analytics"
	"candor/internal/social"
)

// AccountsData is what is known of a person's accounts on one platform.
type AccountsData struct {
	Accounts []Account `json:"accounts" nullable:"false"`
}

// Account is one account with its profile, newest posts and series.
type Account struct {
	AccountCard
	Profile *ProfileBody `json:"profile" doc:"Null before the first reading."`
	Newest  []Post       `json:"newest_posts" nullable:"false" doc:"Its ten newest posts, newest first."`
	Series  []Series     `json:"series" nullable:"false" doc:"One per profile metric that the platform offers by day."`
}

// TransformSchema implements huma.SchemaTransformer.
func (Account) TransformSchema(_ huma.Registry, s *huma.Schema) *huma.Schema {
	return orNull(s, "cause", "sync", "profile")
}

// ProfileBody is how an account describes itself.
type ProfileBody struct {
	Handle      string    `json:"handle"`
	DisplayName Text      `json:"display_name"`
	Bio         Text      `json:"bio"`
	Website     Text      `json:"website"`
	PictureURL  Text      `json:"picture_url"`
	Verified    Flag      `json:"verified"`
	URL         string    `json:"url"`
	FetchedAt   time.Time `json:"fetched_at"`
}

// Flag is a yes or a no that the platform said, or the reason why it said neither.
type Flag struct {
	Value  *bool  `json:"value"`
	Reason Reason `json:"reason,omitempty" doc:"Stands exactly when value is null."`
}

type accountsInput struct {
	Creator    string `query:"creator" maxLength:"64" doc:"Whose data; default: one's own."`
	Platform   string `path:"platform" maxLength:"40"`
	Connection string `query:"connection" maxLength:"64" doc:"Only this one."`
	From       string `query:"from" format:"date" doc:"First day of the series; default: 28 days before the last."`
	To         string `query:"to" format:"date" doc:"Last day of the series; default: today in the account's zone."`
	AsOf       string `query:"as_of" maxLength:"40" doc:"Figures as they were known then, whatever was corrected since: a day (its end, in your zone) or an instant in RFC 3339. Names, texts and pictures are today's."`
}

type accountsOutput struct{ Body Envelope[AccountsData] }

// maxDays is the longest series that is answered at once: two years and a bit.
const maxDays = 800

func (a *api) listAccounts(ctx context.Context, in *accountsInput) (*accountsOutput, error) {
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
	list, err := a.accounts(ctx, v)
	if err != nil {
		return nil, err
	}
	f, err := a.figures(ctx, v)
	if err != nil {
		return nil, err
	}
	data, healths := AccountsData{Accounts: make([]Account, len(list))}, a.healths(list)
	for i, acc := range list {
		card := a.card(acc, healths[i], f)
		healths[i].state = card.State
		data.Accounts[i] = Account{AccountCard: card, Profile: a.profileOf(acc), Newest: a.newest(list[i:i+1], map[social.Key][]social.PostNow{acc.Key: f.posts[acc.Key]}, recentPosts)}
		f.seePosts(data.Accounts[i].Newest)
		if data.Accounts[i].Series, err = a.accountSeries(ctx, v, acc, in.From, in.To); err != nil {
			return nil, err
		}
	}
	return &accountsOutput{envelope(a, together(healths), data, list, f.seen)}, nil
}

// accountSeries builds the series of every profile metric that the platform offers by day.
func (a *api) accountSeries(ctx context.Context, v social.View, acc social.Account, from, to string) ([]Series, error) {
	zone := social.Zone(acc.Zone)
	today := social.DayOf(a.Now(), zone)
	span, err := spanOf(from, to, today)
	if err != nil {
		return nil, err
	}
	span.Now = a.Now()
	var metrics []social.Metric
	var ids []social.MetricID
	for _, o := range social.OffersOf(acc.Platform) {
		if m, _ := social.MetricOf(o.Metric); m.Scope == social.OfProfile && o.Class == social.Raw {
			metrics, ids = append(metrics, m), append(ids, m.ID)
		}
	}
	if len(ids) == 0 {
		return []Series{}, nil
	}
	v.Connection = acc.UID
	readings, err := a.Reader.Readings(ctx, v, span.From, span.To, ids...)
	if err != nil {
		return nil, err
	}
	gaps, err := a.Reader.Gaps(ctx, v, span.From, span.To.Add(1))
	if err != nil {
		return nil, err
	}
	h, err := a.histories(ctx, v, ids...)
	if err != nil {
		return nil, err
	}
	out := make([]Series, len(metrics))
	for i, m := range metrics {
		out[i] = seriesOf(analytics.ProfileSeries(acc.Platform, m, acc.Zone, h.span(span, acc, m), ofMetric(readings, m.ID), ofProduct(gaps, m.Product())))
	}
	return out, nil
}

// ofMetric keeps the readings of a metric.
func ofMetric(readings []social.StoredReading, id social.MetricID) []social.StoredReading {
	var own []social.StoredReading
	for _, r := range readings {
		if r.Metric == id {
			own = append(own, r)
		}
	}
	return own
}

// ofProduct keeps the gaps of a product.
func ofProduct(gaps []social.GapRecord, product social.Product) []social.GapRecord {
	var own []social.GapRecord
	for _, g := range gaps {
		if g.Product == product {
			own = append(own, g)
		}
	}
	return own
}

// spanOf reads the range of days that was asked for.
func spanOf(from, to string, today social.Day) (analytics.Span, error) {
	span := analytics.Span{To: today, Today: today}
	first, last, err := openSpan(from, to)
	if err != nil {
		return span, err
	}
	if last != "" {
		span.To = last
	}
	if span.From = first; first == "" {
		span.From = span.To.Add(-changeDays)
	}
	if span.From > span.To || span.To.Sub(span.From) > maxDays {
		return span, problem(http.StatusBadRequest, CodeBadRequest, "The first day lies after the last, or they are more than 800 days apart.")
	}
	return span, nil
}

// openSpan reads a range of days of which either end may be open: "" then.
func openSpan(from, to string) (first, last social.Day, err error) {
	if first, err = askedDay("from", from); err != nil {
		return "", "", err
	}
	if last, err = askedDay("to", to); err != nil {
		return "", "", err
	}
	if first != "" && last != "" && first > last {
		return "", "", problem(http.StatusBadRequest, CodeBadRequest, "The first day lies after the last. Ask from the earlier day to the later one.")
	}
	return first, last, nil
}

func askedDay(name, text string) (social.Day, error) {
	if text == "" {
		return "", nil
	}
	day, err := social.ParseAskedDay(text)
	if err != nil {
		return "", problem(http.StatusBadRequest, CodeBadRequest, name+": "+err.Error()+".")
	}
	return day, nil
}

func flagOf(f social.Figure) Flag {
	if v, known := f.Value(); known {
		return Flag{Value: new(v != 0)}
	}
	return Flag{Reason: Reason(f.Reason())}
}

func (a *api) profileOf(acc social.Account) *ProfileBody {
	p := acc.Profile
	if p == nil {
		return nil
	}
	body := &ProfileBody{Handle: p.Handle, DisplayName: textOf(p.DisplayName), Bio: textOf(p.Bio), Website: textOf(p.Website),
		PictureURL: a.picture(acc, p.PictureURL, p.FetchedAt), URL: p.URL, FetchedAt: p.FetchedAt.UTC()}
	body.Verified = flagOf(p.Verified)
	return body
}
