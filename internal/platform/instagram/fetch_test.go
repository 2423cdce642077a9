package instagram

import (
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"slices"
	"strings"
	"testing"
	"testing/iotest"
	"time"

	"github.com/google/go-cmp/cmp"

	"candor/internal/platform"
	"candor/internal/social"
)

// post writes a post as Instagram sends it, published so long before now.
func post(id int, age time.Duration, extra string) string {
	return fmt.Sprintf(`{"id":"%d","media_type":"IMAGE","media_product_type":"FEED","timestamp":%q,"permalink":"https://www.instagram.com/p/%d/","like_count":%d,"comments_count":0%s}`,
		id, testNow.Add(-age).Format("2006-01-02T15:04:05-0700"), id, id, extra)
}

func withMetrics(n int) string { return `,"insights":` + metricsOf(n) }

func metricsOf(n int) string {
	var entries []string
	for k, name := range strings.Split(postMetrics, ",") {
		entries = append(entries, fmt.Sprintf(`{"name":%q,"period":"lifetime","values":[{"value":%d}],"id":"x"}`, name, n*100+k))
	}
	return `{"data":[` + strings.Join(entries, ",") + `]}`
}

func pageOf(posts ...string) scripted { return ok(`{"data":[` + strings.Join(posts, ",") + `]}`) }

var (
	preConversion = refusal(400, `"code":100,"error_subcode":2108006`)
	invalid       = refusal(400, `"code":100`)
)

// shape is what became of each post's views, in order.
func shape(page platform.Page) []string {
	var out []string
	for _, p := range page.Posts {
		if value, known := p.Figures[social.Views].Value(); known {
			out = append(out, fmt.Sprint(value))
		} else {
			out = append(out, string(p.Figures[social.Views].Reason()))
		}
	}
	return out
}

func expectShape(t *testing.T, page platform.Page, err error, want ...string) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, shape(page)); diff != "" {
		t.Errorf("views (-want +got):\n%s", diff)
	}
}

func TestPostsTakesOneCall(t *testing.T) {
	c, s := play(t, ok(`{"data":[`+post(3, 72*time.Hour, withMetrics(3))+`],"paging":{"cursors":{"after":"QVFI"},"next":"https://graph.instagram.com/x?access_token=`+testToken+`"}}`))
	page, err := c.Posts(background, full(), "")
	expectShape(t, page, err, "300")
	if page.Next != "QVFI" || s.asked[0].URL.Path != "/v26.0/17841457215396811/media" || s.asked[0].URL.Query().Get("limit") != "25" || s.asked[0].URL.Query().Has("access_token") {
		t.Errorf("next %q, asked %s", page.Next, s.asked[0].URL)
	}
	c, s = play(t, pageOf())
	if page, err := c.Posts(background, full(), "QVFI"); err != nil || page.Next != "" || s.asked[0].URL.Query().Get("after") != "QVFI" {
		t.Errorf("the empty last page: %+v %v", page, err)
	}
}

func TestPostsFindsTheConversionAndRemembersIt(t *testing.T) {
	list := []string{post(4, 72*time.Hour, ""), post(3, 96*time.Hour, ""), post(2, 120*time.Hour, ""), post(1, 144*time.Hour, "")}
	c, s := play(t, preConversion, pageOf(list...), ok(metricsOf(4)), ok(metricsOf(3)), preConversion)
	page, err := c.Posts(background, full(), "")
	expectShape(t, page, err, "400", "300", "before_conversion", "before_conversion")
	want := map[string]string{noteConversion: testNow.Add(-120 * time.Hour).Format(time.RFC3339)}
	if diff := cmp.Diff(want, page.Notes); diff != "" {
		t.Errorf("notes (-want +got):\n%s", diff)
	}
	if !withInsights(s.asked[0]) || withInsights(s.asked[1]) {
		t.Error("the page was not read again without metrics")
	}

	later := full()
	later.Notes = page.Notes
	c, s = play(t, pageOf(list...), pageOf(post(4, 72*time.Hour, withMetrics(4)), post(3, 96*time.Hour, withMetrics(3))))
	page, err = c.Posts(background, later, "")
	expectShape(t, page, err, "400", "300", "before_conversion", "before_conversion")
	if s.asked[1].URL.Query().Get("limit") != "2" || !withInsights(s.asked[1]) || page.Notes != nil {
		t.Errorf("asked %s, notes %v", s.asked[1].URL, page.Notes)
	}

	c, _ = play(t, pageOf(list[2:]...))
	page, err = c.Posts(background, later, "older")
	expectShape(t, page, err, "before_conversion", "before_conversion")
}

func TestPostsAsksForWhatTheSecondListMissed(t *testing.T) {
	s := full()
	s.Notes[noteConversion] = testNow.Add(-100 * time.Hour).Format(time.RFC3339)
	list := []string{post(4, 72*time.Hour, ""), post(3, 96*time.Hour, ""), post(2, 120*time.Hour, "")}
	c, _ := play(t, pageOf(list...), pageOf(post(5, time.Minute, withMetrics(5)), post(4, 72*time.Hour, withMetrics(4))), ok(metricsOf(3)))
	page, err := c.Posts(background, s, "")
	expectShape(t, page, err, "400", "300", "before_conversion")
}

func TestPostsRemembersOtherRefusals(t *testing.T) {
	list := []string{post(4, 72*time.Hour, ""), post(3, 96*time.Hour, ""), post(2, 120*time.Hour, "")}
	fatal := refusal(400, `"code":-1,"error_subcode":2207086`)
	c, _ := play(t, invalid, pageOf(list...), ok(metricsOf(4)), fatal, fatal, fatal, refusal(400, `"code":100,"error_subcode":33`))
	page, err := c.Posts(background, full(), "")
	expectShape(t, page, err, "400", "not_offered", "not_reported")
	if page.Notes[noteRefused] != "3" {
		t.Errorf("notes: %v", page.Notes)
	}
	s := full()
	s.Notes = page.Notes
	c, _ = play(t, invalid, pageOf(list...), ok(metricsOf(4)), ok(metricsOf(2)))
	page, err = c.Posts(background, s, "")
	expectShape(t, page, err, "400", "not_offered", "200")
}

// TestMarkOfAI: what the field says is told. Where an app may not ask for it, three calls more find that out, in whatever list it is met first,
// and for thirty days it is left out.
func TestMarkOfAI(t *testing.T) {
	list := []string{post(3, 72*time.Hour, `,"is_ai_generated":true`+withMetrics(3)), post(2, 96*time.Hour, `,"is_ai_generated":false`+withMetrics(2)), post(1, 96*time.Hour, withMetrics(1))}
	marked := func(page platform.Page, err error, want ...social.Figure) {
		t.Helper()
		expectShape(t, page, err, "300", "200", "100")
		for n, p := range page.Posts {
			if p.Post.AIGenerated != want[n] {
				t.Errorf("post %d is marked %+v, want %+v", n, p.Post.AIGenerated, want[n])
			}
		}
	}
	none := slices.Repeat([]social.Figure{social.Missing(social.NotOffered)}, 3)
	c, _ := play(t, pageOf(list...))
	page, err := c.Posts(background, full(), "")
	if marked(page, err, social.Known(1), social.Known(0), social.Missing(social.NotReported)); page.Notes != nil {
		t.Errorf("notes %v", page.Notes)
	}
	c, s := play(t, invalid, invalid, pageOf(list...), pageOf(list...))
	page, err = c.Posts(background, full(), "")
	if marked(page, err, none...); page.Notes[noteFields] != "is_ai_generated@2026-11-22" || strings.Contains(asks(s.asked[3]), fieldAI) || !withInsights(s.asked[3]) {
		t.Errorf("notes %v, asked %s", page.Notes, asks(s.asked[3]))
	}
	later := full()
	later.Notes, later.Now = page.Notes, testNow.Add(29*day)
	c, s = play(t, pageOf(list...))
	page, err = c.Posts(background, later, "")
	if marked(page, err, none...); strings.Contains(asks(s.asked[0]), fieldAI) {
		t.Errorf("it asked again for %s", asks(s.asked[0]))
	}
	later.Now = testNow.Add(31 * day)
	c, s = play(t, pageOf(list...))
	if _, err = c.Posts(background, later, ""); err != nil || !strings.Contains(asks(s.asked[0]), fieldAI) {
		t.Errorf("a month later it asked for %s, %v", asks(s.asked[0]), err)
	}
	c, _ = play(t, invalid, pageOf())
	if page, err = c.Stories(background, full()); err != nil || page.Notes[noteFields] == "" {
		t.Errorf("stories: notes %v, %v", page.Notes, err)
	}
	c, _ = play(t, invalid, invalid, invalid)
	page, err = c.Posts(background, full(), "")
	if kindIs(t, err, platform.BadRequest); page.Notes != nil {
		t.Errorf("a refusal of everything is noted as one of a field: %v", page.Notes)
	}
}

func TestPostsWithoutTheInsightsPermission(t *testing.T) {
	c, s := play(t, pageOf(post(4, time.Hour, "")))
	page, err := c.Posts(background, session(scopeBasic), "")
	expectShape(t, page, err, "not_granted")
	figure(t, page.Posts[0].Figures, social.Likes, 4)
	if withInsights(s.asked[0]) || page.Lost != nil {
		t.Error("metrics were asked for without the permission")
	}
	for _, answer := range []scripted{refusal(403, `"code":10`), refusal(400, `"code":200`)} {
		c, _ := play(t, answer, pageOf(post(4, time.Hour, "")))
		page, err := c.Posts(background, full(), "")
		expectShape(t, page, err, "not_granted")
		if !cmp.Equal(page.Lost, []string{scopeInsights}) {
			t.Errorf("lost: %v", page.Lost)
		}
	}
	c, _ = play(t, refusal(403, `"code":10`), refusal(403, `"code":10`))
	_, err = c.Posts(background, full(), "")
	if e := kindIs(t, err, platform.ScopeMissing); e.Scope != scopeBasic {
		t.Errorf("scope %q", e.Scope)
	}
}

func TestPostsPassesOtherFailuresOn(t *testing.T) {
	for _, answers := range [][]scripted{
		{refusal(400, `"code":80002`)},
		{invalid, refusal(400, `"code":4`)},
		{invalid, pageOf(post(1, time.Hour, "")), refusal(400, `"code":4`)},
	} {
		c, _ := play(t, answers...)
		page, err := c.Posts(background, full(), "")
		kindIs(t, err, platform.RateLimited)
		if page.Posts != nil || page.Notes != nil {
			t.Errorf("a failed page brought %+v", page)
		}
	}
	c, _ := play(t, ok(`{"data":[],"paging":{"next":"https://x"}}`))
	_, err := c.Posts(background, full(), "")
	kindIs(t, err, platform.Malformed)
	c, _ = play(t, ok(`{"data":{}}`))
	_, err = c.Posts(background, full(), "")
	kindIs(t, err, platform.Malformed)
}

// broken answers with the first part of a body, as if that were all of it, or as if the connection had broken off there.
type broken struct {
	body string
	off  bool
}

// RoundTrip implements http.RoundTripper.
func (b broken) RoundTrip(r *http.Request) (*http.Response, error) {
	var body io.Reader = strings.NewReader(b.body)
	if b.off {
		body = io.MultiReader(body, iotest.ErrReader(io.ErrUnexpectedEOF))
	}
	return &http.Response{StatusCode: http.StatusOK, Header: http.Header{"Content-Type": {"application/json"}}, Body: io.NopCloser(body), Request: r}, nil
}

func TestPostsTakesNothingOfACutPage(t *testing.T) {
	whole := pageOf(post(2, 72*time.Hour, withMetrics(2)), post(1, 96*time.Hour, withMetrics(1))).body
	for cut := range len(whole) {
		for _, off := range []bool{false, true} {
			page, err := open(t, broken{whole[:cut], off}).Posts(background, full(), "")
			if kind := platform.KindOf(err); err == nil || page.Posts != nil || kind != platform.Malformed && kind != platform.Transient {
				t.Fatalf("cut after %d of %d bytes: %d posts, %v", cut, len(whole), len(page.Posts), err)
			}
		}
	}
	if page, err := open(t, broken{whole, false}).Posts(background, full(), ""); err != nil || len(page.Posts) != 2 {
		t.Fatalf("the whole page: %v", err)
	}
}

func TestFiguresOfAPost(t *testing.T) {
	old, young := 72*time.Hour, 2*time.Hour
	for name, tt := range map[string]struct {
		age    time.Duration
		fields string
		metric social.MetricID
		want   social.Figure
	}{
		"likes from the post":           {old, `"like_count":7` + withMetrics(2), social.Likes, social.Known(7)},
		"likes hidden, metrics say it":  {old, `"comments_count":1` + withMetrics(2), social.Likes, social.Known(202)},
		"likes hidden, no metrics":      {old, `"comments_count":1`, social.Likes, social.Missing(social.HiddenByOwner)},
		"zero likes":                    {old, `"like_count":0`, social.Likes, social.Known(0)},
		"null likes":                    {old, `"like_count":null`, social.Likes, social.Missing(social.NotReported)},
		"negative likes":                {old, `"like_count":-3`, social.Likes, social.Missing(social.Failed)},
		"likes as text":                 {old, `"like_count":"12"`, social.Likes, social.Missing(social.Failed)},
		"likes as text, metrics say it": {old, `"like_count":"12"` + withMetrics(2), social.Likes, social.Known(202)},
		"comments off":                  {old, `"comments_count":0,"is_comment_enabled":false`, social.Comments, social.Missing(social.TurnedOff)},
		"comments off, absent":          {old, `"is_comment_enabled":false`, social.Comments, social.Missing(social.TurnedOff)},
		"comments off after some":       {old, `"comments_count":5,"is_comment_enabled":false`, social.Comments, social.Known(5)},
		"comments on":                   {old, `"comments_count":0,"is_comment_enabled":true`, social.Comments, social.Known(0)},
		"comments absent":               {old, `"like_count":1`, social.Comments, social.Missing(social.NotReported)},
		"empty metrics, young":          {young, `"insights":{"data":[]}`, social.Reach, social.Missing(social.NotSettled)},
		"empty metrics, old":            {old, `"insights":{"data":[]}`, social.Reach, social.Missing(social.NotReported)},
		"no metrics, young":             {young, `"like_count":1`, social.Views, social.Missing(social.NotSettled)},
		"one metric missing, young":     {young, `"insights":{"data":[{"name":"reach","values":[{"value":1}]}]}`, social.Views, social.Missing(social.NotReported)},
		"a metric without values":       {old, `"insights":{"data":[{"name":"views","values":[]}]}`, social.Views, social.Missing(social.NotReported)},
		"a metric as total":             {old, `"insights":{"data":[{"name":"views","total_value":{"value":9}}]}`, social.Views, social.Known(9)},
		"a metric of 0":                 {old, `"insights":{"data":[{"name":"views","values":[{"value":0}]}]}`, social.Views, social.Known(0)},
		"a fraction":                    {old, `"insights":{"data":[{"name":"views","values":[{"value":1.5}]}]}`, social.Views, social.Missing(social.Failed)},
		"saved":                         {old, `"like_count":1` + withMetrics(2), social.Saves, social.Known(204)},
		"shares":                        {old, `"like_count":1` + withMetrics(2), social.Shares, social.Known(205)},
		"interactions":                  {old, `"like_count":1` + withMetrics(2), social.Interactions, social.Known(206)},
	} {
		t.Run(name, func(t *testing.T) {
			body := fmt.Sprintf(`{"id":"1","media_type":"IMAGE","timestamp":%q,%s}`, testNow.Add(-tt.age).Format(time.RFC3339), tt.fields)
			c, _ := play(t, pageOf(body))
			page, err := c.Posts(background, full(), "")
			if err != nil {
				t.Fatal(err)
			}
			if got := page.Posts[0].Figures[tt.metric]; got != tt.want {
				t.Errorf("%s is %+v, want %+v", tt.metric, got, tt.want)
			}
			if flawed := tt.want.Reason() == social.Failed; flawed && len(page.Flaws) == 0 {
				t.Error("no flaw was noted")
			}
		})
	}
}

func TestPostsOfEveryKind(t *testing.T) {
	for fields, want := range map[string]social.MediaType{
		`"media_type":"IMAGE","media_product_type":"FEED"`:          social.Photo,
		`"media_type":"VIDEO","media_product_type":"REELS"`:         social.Reel,
		`"media_type":"VIDEO","media_product_type":"FEED"`:          social.Video,
		`"media_type":"VIDEO"`:                                      social.Video,
		`"media_type":"CAROUSEL_ALBUM","media_product_type":"FEED"`: social.Carousel,
		`"media_type":"IMAGE","media_product_type":"STORY"`:         social.Story,
		`"media_type":"HOLOGRAM"`:                                   social.Unknown,
	} {
		c, _ := play(t, pageOf(`{"id":"1",`+fields+`,"timestamp":"2026-09-10T08:20:09+0000"}`, `{"media_type":"IMAGE"}`))
		page, err := c.Posts(background, session(scopeBasic), "")
		if err != nil || len(page.Posts) != 1 {
			t.Fatalf("%s: %+v, %v", fields, page, err)
		}
		got := page.Posts[0].Post
		thumbnail := social.NotOffered
		if want == social.Video || want == social.Reel {
			thumbnail = social.NotReported
		}
		if got.MediaType != want || got.ThumbnailURL.Reason != thumbnail || got.MediaURL.Reason != social.NotReported || got.Caption != social.Says("") {
			t.Errorf("%s: got %+v", fields, got)
		}
		if !got.PostedAt.Equal(time.Date(2026, 9, 10, 8, 20, 9, 0, time.UTC)) {
			t.Errorf("posted at %v", got.PostedAt)
		}
	}
}

func TestProfile(t *testing.T) {
	c, s := play(t, ok(meBody))
	page, err := c.Profile(background, full())
	if err != nil {
		t.Fatal(err)
	}
	p := page.Profile
	if p.Handle != "mara.cooks" || p.Website.Reason != social.NotReported || p.Verified.Reason() != social.NotOffered || p.URL != "https://www.instagram.com/mara.cooks/" || page.Account.Type != "business" {
		t.Errorf("got %+v", p)
	}
	figure(t, page.Figures, social.Posts, 321)
	if len(s.asked) != 1 || !strings.HasSuffix(asks(s.asked[0]), furtherFields) {
		t.Errorf("asked for %s", asks(s.asked[0]))
	}
}

func TestProfileIsReadInItsWrapping(t *testing.T) {
	c, _ := play(t, ok(`{"data":[`+meBody+`]}`))
	if page, err := c.Profile(background, full()); err != nil || page.Account.ExternalID != "17841457215396811" {
		t.Errorf("got %+v, %v", page.Account, err)
	}
}

func TestProfileDoesWithoutTheFurtherFields(t *testing.T) {
	c, s := play(t, invalid, ok(meBody))
	page, err := c.Profile(background, full())
	if err != nil || page.Notes[noteShort] != "2026-11-22" || page.Profile.Website.Reason != social.NotOffered || strings.Contains(asks(s.asked[1]), "biography") {
		t.Fatalf("got %+v, %v", page, err)
	}
	later := full()
	later.Notes, later.Now = page.Notes, testNow.Add(29*day)
	c, s = play(t, ok(meBody))
	if _, err := c.Profile(background, later); err != nil || strings.Contains(asks(s.asked[0]), "biography") {
		t.Errorf("asked for %s: %v", asks(s.asked[0]), err)
	}
	later.Now = testNow.Add(31 * day)
	c, s = play(t, ok(meBody))
	if _, err := c.Profile(background, later); err != nil || !strings.Contains(asks(s.asked[0]), "biography") {
		t.Errorf("a month later it asked for %s: %v", asks(s.asked[0]), err)
	}
}

func TestProfileCountsStayUnknown(t *testing.T) {
	c, _ := play(t, ok(`{"id":"1","username":"a","followers_count":null,"media_count":"7"}`))
	page, err := c.Profile(background, full())
	if err != nil {
		t.Fatal(err)
	}
	absent(t, page.Figures, social.Followers, social.NotReported)
	absent(t, page.Figures, social.Following, social.NotReported)
	absent(t, page.Figures, social.Posts, social.Failed)
	if len(page.Flaws) != 1 || page.Flaws[0].Field != "media_count" {
		t.Errorf("flaws: %+v", page.Flaws)
	}
}

func FuzzMediaPage(f *testing.F) {
	f.Add(pageOf(post(1, time.Hour, withMetrics(1))).body)
	f.Add(`{"data":[{"id":178414000000000001,"timestamp":"x","media_type":1,"like_count":{},"insights":{"data":[{"name":"views","values":null}]}}],"paging":{"cursors":{"after":"a"},"next":"b"}}`)
	f.Add(`{"data":[null,{}]}`)
	f.Fuzz(func(t *testing.T, body string) {
		page, err := open(t, always(body)).Posts(background, full(), "")
		if err != nil {
			return
		}
		for _, p := range page.Posts {
			if p.Post.ExternalID == "" || len(p.Figures) != 8 {
				t.Errorf("%q became %+v", body, p)
			}
			for metric, figure := range p.Figures {
				if value, known := figure.Value(); known && value < 0 || !known && figure.Reason() == "" {
					t.Errorf("%q: %s is %+v", body, metric, figure)
				}
			}
		}
	})
}

func FuzzMe(f *testing.F) {
	f.Add(meBody)
	f.Add(`{"data":[{"id":1}]}`)
	f.Fuzz(func(t *testing.T, body string) {
		page, err := open(t, always(body)).Profile(background, full())
		if err == nil && page.Account.ExternalID == "" {
			t.Errorf("%q made an account without an id", body)
		}
	})
}

// FuzzTokens: a renewal is a whole token that lives, or one of our errors and nothing.
func FuzzTokens(f *testing.F) {
	for _, seed := range []string{`{"access_token":"IGAAx","expires_in":5183944}`, `{"data":[{"access_token":"IGAAx","user_id":38281000000004701,"permissions":"a,b"}]}`,
		`{"access_token":"IGAAx","expires_in":-5}`, `{"access_token":"IGAAx","expires_in":99999999999999999999}`, `{"access_token":"IGAAx","expires_in":59}`,
		`{"access_token":"","expires_in":5183944}`, `{"access_token":{},"expires_in":5183944}`, `{"access_token":"IGAAx"}`, `{"expires_in":5183944}`,
		`{"access_token":"IGAAx","expires_in":5183944,"permissions":17,"more":[]}`, `{"access_token":"IGAAx","expires_in":5183944,"error":{"code":190}}`, `[`, `null`} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, body string) {
		c := open(t, always(body))
		token, err := c.Refresh(background, platform.Token{Access: testToken})
		if _, ours := asError(err); err != nil && (!ours || !token.Access.Empty()) {
			t.Errorf("%v beside %+v", err, token)
		}
		if err == nil && (token.Access.Empty() || token.ExpiresAt.Sub(testNow) < time.Minute || token.ExpiresAt.Sub(testNow) > 400*day) {
			t.Errorf("%q became a token until %v", body, token.ExpiresAt)
		}
		if short, err := c.short(background, "code", nil); err == nil && short.AccessToken.Value() == "" {
			t.Errorf("%q became an empty token", body)
		}
	})
}

func FuzzInsights(f *testing.F) {
	f.Add(metricsOf(1))
	f.Add(`{"data":[{"name":"views","total_value":{"value":11}}]}`)
	f.Fuzz(func(t *testing.T, body string) {
		var found insights
		if json.Unmarshal([]byte(body), &found) != nil {
			return
		}
		for _, name := range strings.Split(postMetrics, ",") {
			if n, known := found.value(name).Value(); known && n < 0 {
				t.Errorf("%q: %s is %d", body, name, n)
			}
		}
	})
}
