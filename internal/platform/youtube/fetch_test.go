package youtube

import (
	"context"
	"errors"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"candor/internal/platform"
	"candor/internal/sandbox"
	sandboxyoutube "candor/internal/sandbox/youtube"
	"candor/internal/social"
)

// TestTheCoreSetCostsThreeUnits counts in the simulator's ledger, not in ours.
func TestTheCoreSetCostsThreeUnits(t *testing.T) {
	s := newStage(t, nil)
	session := s.session("mara", scopeRead, scopeAnalytics)
	page, err := s.c.Profile(context.Background(), session)
	if err != nil {
		t.Fatal(err)
	}
	session.IDs = page.Account.IDs
	posts, err := s.c.Posts(context.Background(), session, "")
	if err != nil {
		t.Fatal(err)
	}
	if len(posts.Posts) != maxPage {
		t.Errorf("the page holds %d videos, want %d", len(posts.Posts), maxPage)
	}
	units := 0
	for _, call := range s.sandbox.Ledger.Calls(sandbox.Filter{Platform: sandboxyoutube.Platform}) {
		if call.Bucket == bucketGeneral {
			units += call.Cost
		}
	}
	if units != 3 {
		t.Errorf("the core set cost %d general units, want 3", units)
	}
}

// TestOtherLives reads accounts whose counts are hidden, off or private: each missing figure has its reason, each other its value.
func TestOtherLives(t *testing.T) {
	for _, creator := range []string{"layla", "tomo", "northlight"} {
		s := newStage(t, nil)
		session := s.session(creator, scopeRead)
		account, _ := s.sandbox.World.Account(sandboxyoutube.Platform, creator)
		truth := map[string]sandbox.Post{}
		for _, p := range s.sandbox.World.Posts(account, session.Now) {
			if p.Kind != sandbox.Story && !p.Private(session.Now) {
				truth[p.ID] = p
			}
		}
		read := 0
		for cursor := platform.Cursor(""); ; {
			page, err := s.c.Posts(context.Background(), session, cursor)
			if err != nil {
				t.Fatal(err)
			}
			for _, got := range page.Posts {
				read++
				checkPost(t, account, truth[got.Post.ExternalID], got, session.Now)
			}
			if cursor = page.Next; cursor == "" {
				break
			}
		}
		if read != len(truth) {
			t.Errorf("%s: %d posts read, %d are public", creator, read, len(truth))
		}
	}
}

func checkPost(t *testing.T, a sandbox.Account, p sandbox.Post, got platform.PostReading, at time.Time) {
	t.Helper()
	want := social.Figures{social.Views: social.Known(p.At(sandbox.Views, at)), social.Likes: social.Known(p.At(sandbox.Likes, at)), social.Comments: social.Known(p.At(sandbox.Comments, at)),
		social.Dislikes: social.Known(sandboxyoutube.Dislikes(p, at))}
	if a.HidesLikes(p) {
		want[social.Likes] = social.Missing(social.HiddenByOwner)
	}
	if p.CommentsOff {
		want[social.Comments] = social.Missing(social.TurnedOff)
	}
	if diff := cmp.Diff(want, got.Figures, cmp.AllowUnexported(social.Figure{})); diff != "" {
		t.Errorf("%s of %s: %s", p.ID, a.Handle, diff)
	}
}

func TestNoChannel(t *testing.T) {
	for _, shape := range []string{"empty", "signup"} {
		s := newStage(t, map[string]string{"no_channel": shape})
		_, err := s.c.Profile(context.Background(), s.session("sam", scopeRead))
		if platform.KindOf(err) != platform.NoAccount || err == nil {
			t.Errorf("%s: %v", shape, err)
		}
	}
}

func TestHiddenSubscribersAreNoCount(t *testing.T) {
	for _, shape := range []string{"zero", "absent", "number"} {
		s := newStage(t, map[string]string{"hidden_subscribers": shape})
		page, err := s.c.Profile(context.Background(), s.session("layla", scopeRead))
		if err != nil {
			t.Fatal(err)
		}
		if got := page.Figures[social.Followers]; got != social.Missing(social.HiddenByOwner) {
			t.Errorf("%s: followers are %+v", shape, got)
		}
	}
}

func TestAChannelWithoutUploadsHasNoPosts(t *testing.T) {
	s := newStage(t, nil)
	page, err := s.c.Posts(context.Background(), s.session("noor", scopeRead), "")
	if err != nil || len(page.Posts) != 0 || page.Next != "" {
		t.Errorf("%d posts, next %q, %v", len(page.Posts), page.Next, err)
	}
}

// TestQuotaExhausted: both shapes mean the same, and both end at midnight in California.
func TestQuotaExhausted(t *testing.T) {
	for _, shape := range []string{"403", "429"} {
		s := newStage(t, map[string]string{"quota": "1", "quota_shape": shape})
		session := s.session("mara", scopeRead)
		if _, err := s.c.Profile(context.Background(), session); err != nil {
			t.Fatal(err)
		}
		_, err := s.c.Profile(context.Background(), session)
		var e *platform.Error
		if !errors.As(err, &e) || e.Kind != platform.QuotaExhausted {
			t.Fatalf("%s: %v", shape, err)
		}
		if want := time.Date(2026, 11, 23, 8, 0, 0, 0, time.UTC); !e.Until.Equal(want) {
			t.Errorf("%s: until %s, want %s", shape, e.Until, want)
		}
	}
}

const oneItem = `{"items":[{"contentDetails":{"videoId":"dQ3","videoPublishedAt":"2026-10-02T15:00:12Z"}}],"pageInfo":{"totalResults":1}}`

// TestOnlyTheFirstPagesMissingListIsAnEmptyOne: any other 404 is a failure, or it would end every post.
func TestOnlyTheFirstPagesMissingListIsAnEmptyOne(t *testing.T) {
	for name, c := range map[string]struct {
		cursor platform.Cursor
		reason string
		want   platform.Kind
	}{"a later page": {"CDIQAA", "playlistNotFound", platform.NotFound}, "another reason": {"", "notFound", platform.NotFound}, "forbidden": {"", "playlistItemsNotAccessible", platform.NotFound}} {
		connector, _ := play(t, refusal(404, c.reason))
		_, err := connector.Posts(context.Background(), known(scopeRead), c.cursor)
		if platform.KindOf(err) != c.want || err == nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	connector, _ := play(t, refusal(404, "playlistNotFound"))
	if page, err := connector.Posts(context.Background(), known(scopeRead), ""); err != nil || len(page.Posts) != 0 || page.Next != "" {
		t.Errorf("%+v, %v", page, err)
	}
}

// TestAnswersWithoutAListAreRefused: taken for empty ones they would end every post.
func TestAnswersWithoutAListAreRefused(t *testing.T) {
	for _, answers := range [][]scripted{{ok(`{}`)}, {ok(`{"kind":"youtube#playlistItemListResponse"}`)}, {ok(oneItem), ok(`{}`)}, {ok(`{"items":{}}`)}} {
		connector, _ := play(t, answers...)
		_, err := connector.Posts(context.Background(), known(scopeRead), "")
		kindIs(t, err, platform.Malformed)
	}
}

// TestAPageOfUploads: an item twice, one without an instant of publication, one whose video is gone, a private one, and an order of YouTube's own.
func TestAPageOfUploads(t *testing.T) {
	connector, s := play(t, ok(`{"nextPageToken":"CDIQAA","pageInfo":{"totalResults":67},"items":[
		{"contentDetails":{"videoId":"old","videoPublishedAt":"2026-10-01T00:00:00Z"}},{"contentDetails":{"videoId":"new","videoPublishedAt":"2026-11-01T00:00:00.5Z"}},
		{"contentDetails":{"videoId":"old","videoPublishedAt":"2026-10-01T00:00:00Z"}},{"contentDetails":{"videoId":"draft"}},
		{"contentDetails":{"videoId":"gone","videoPublishedAt":"2026-09-01T00:00:00Z"}},{"contentDetails":{"videoId":"shut","videoPublishedAt":"2026-09-01T00:00:00Z"}}]}`),
		ok(`{"items":[
		{"id":"old","snippet":{"title":"Old","publishedAt":"2026-10-01T00:00:00Z"},"status":{"privacyStatus":"unlisted"},"statistics":{"viewCount":"12","likeCount":"0","commentCount":"3","dislikeCount":"1"}},
		{"id":"new","snippet":{"title":"New","publishedAt":"2026-11-01T00:00:00.5Z"},"status":{"privacyStatus":"public"},"statistics":{"viewCount":"7"}},
		{"id":"shut","snippet":{"title":"Shut","publishedAt":"2026-09-01T00:00:00Z"},"status":{"privacyStatus":"private"},"statistics":{"viewCount":"7"}}],"pageInfo":{"totalResults":3}}`))
	page, err := connector.Posts(context.Background(), known(scopeRead), "")
	if err != nil || len(page.Posts) != 2 || page.Next != "CDIQAA" || page.Total != 67 || len(page.Flaws) != 0 {
		t.Fatalf("%+v, %v", page, err)
	}
	if got := s.asked[1].URL.Query().Get("id"); got != "old,new,gone,shut" {
		t.Errorf("asked for %q", got)
	}
	first, second := page.Posts[0], page.Posts[1]
	if first.Post.ExternalID != "new" || second.Post.ExternalID != "old" || first.Post.MediaType != social.Video {
		t.Errorf("%s, then %s", first.Post.ExternalID, second.Post.ExternalID)
	}
	want := []social.Figures{
		{social.Views: social.Known(7), social.Likes: social.Missing(social.HiddenByOwner), social.Comments: social.Missing(social.TurnedOff), social.Dislikes: social.Missing(social.NotReported)},
		{social.Views: social.Known(12), social.Likes: social.Known(0), social.Comments: social.Known(3), social.Dislikes: social.Known(1)},
	}
	if diff := cmp.Diff(want, []social.Figures{first.Figures, second.Figures}, cmp.AllowUnexported(social.Figure{})); diff != "" {
		t.Error(diff)
	}
}

// TestCountsThatAreNone: without any statistics nothing is hidden or off, it is not reported; what is no count is an error and a flaw.
func TestCountsThatAreNone(t *testing.T) {
	reported := social.Missing(social.NotReported)
	for statistics, want := range map[string]struct {
		figures social.Figures
		flaws   int
	}{
		`null`: {social.Figures{social.Views: reported, social.Likes: reported, social.Comments: reported, social.Dislikes: reported}, 0},
		`{"viewCount":"many","likeCount":"-1","commentCount":1.5}`: {social.Figures{social.Views: social.Missing(social.Failed), social.Likes: social.Missing(social.Failed),
			social.Comments: social.Missing(social.Failed), social.Dislikes: reported}, 3},
		`{"viewCount":12,"likeCount":null,"commentCount":"18446744073709551615"}`: {social.Figures{social.Views: social.Known(12), social.Likes: reported,
			social.Comments: social.Missing(social.Failed), social.Dislikes: reported}, 1},
	} {
		connector, _ := play(t, ok(oneItem), ok(`{"items":[{"id":"dQ3","snippet":{"title":"x","publishedAt":"2026-10-02T15:00:12Z"},"statistics":`+statistics+`}]}`))
		page, err := connector.Posts(context.Background(), known(scopeRead), "")
		if err != nil || len(page.Posts) != 1 || len(page.Flaws) != want.flaws {
			t.Fatalf("%s: %+v, %v", statistics, page, err)
		}
		if diff := cmp.Diff(want.figures, page.Posts[0].Figures, cmp.AllowUnexported(social.Figure{})); diff != "" {
			t.Errorf("%s: %s", statistics, diff)
		}
	}
}

func TestTheAnswerMustBeAboutTheConnectedChannel(t *testing.T) {
	connector, _ := play(t, ok(oneChannel))
	s := known(scopeRead)
	s.ExternalID = "UCother"
	_, err := connector.Profile(context.Background(), s)
	kindIs(t, err, platform.Malformed)
}

// TestABurstIsNotTheDay: only words or a unit of a day close the quota until midnight.
func TestABurstIsNotTheDay(t *testing.T) {
	for _, status := range []string{"429", "403"} {
		s := newStage(t, map[string]string{"burst": "1", "burst_status": status})
		session := s.session("mara", scopeRead)
		if _, err := s.c.Profile(context.Background(), session); err != nil {
			t.Fatal(err)
		}
		_, err := s.c.Profile(context.Background(), session)
		if e := kindIs(t, err, platform.RateLimited); !e.Until.Equal(testNow.Add(30 * time.Second)) {
			t.Errorf("%s: until %v", status, e.Until)
		}
	}
}

func TestABlockedChannelIsToldApartFromADeletedOne(t *testing.T) {
	for _, shape := range []string{"account", "channel"} {
		for action, want := range map[string]platform.Kind{"suspend": platform.AccountBlocked, "delete": platform.AccountGone} {
			s := newStage(t, map[string]string{"blocked": shape})
			session := s.session("mara", scopeRead)
			if _, err := s.sandbox.World.Act(sandboxyoutube.Platform, "mara", action, sandbox.Args{}); err != nil {
				t.Fatal(err)
			}
			session.Token = s.session("mara", scopeRead).Token
			_, err := s.c.Profile(context.Background(), session)
			kindIs(t, err, want)
		}
	}
}

// TestUploadsAsTheyShouldNotBe: items twice, out of order, pages without items.
func TestUploadsAsTheyShouldNotBe(t *testing.T) {
	for behaviour, want := range map[string]int{"repeat_last": maxPage, "disorder": maxPage, "empty_page": 0, "short_page": maxPage / 2} {
		s := newStage(t, nil)
		if _, err := s.sandbox.Faults.Add(sandbox.Fault{Path: "*/playlistItems", Behaviour: behaviour}); err != nil {
			t.Fatal(err)
		}
		page, err := s.c.Posts(context.Background(), s.session("mara", scopeRead), "")
		if err != nil || len(page.Posts) != want || page.Next == "" {
			t.Errorf("%s: %d posts, next %q, %v", behaviour, len(page.Posts), page.Next, err)
		}
		if !slices.IsSortedFunc(page.Posts, func(a, b platform.PostReading) int { return b.Post.PostedAt.Compare(a.Post.PostedAt) }) {
			t.Errorf("%s: not newest first", behaviour)
		}
	}
}

// TestDurations: every form that YouTube writes a length in, and what is none.
func TestDurations(t *testing.T) {
	for sent, want := range map[string]social.Figure{
		`"PT15M33S"`: social.Known(933), `"PT1H2M3S"`: social.Known(3723), `"P1DT2H"`: social.Known(93_600), `"PT7S"`: social.Known(7), `"P2D"`: social.Known(172_800),
		`"P0D"`: social.Missing(social.NotSettled), `"PT0S"`: social.Missing(social.NotSettled), `"P"`: social.Missing(social.Failed), `"PT"`: social.Missing(social.Failed),
		`"148s"`: social.Missing(social.Failed), `""`: social.Missing(social.Failed), `"PT1M2H"`: social.Missing(social.Failed), `null`: social.Missing(social.NotReported),
	} {
		c, _ := play(t, ok(`{"items":[{"id":"v","snippet":{"publishedAt":"2026-10-02T15:00:12Z"},"contentDetails":{"duration":`+sent+`}}],"pageInfo":{"totalResults":1}}`))
		page, err := c.Find(t.Context(), known(scopeRead), []string{"v"})
		if err != nil || len(page.Posts) != 1 || page.Posts[0].Post.Duration != want {
			t.Errorf("%s: %+v, %v", sent, page.Posts, err)
		}
		if flawed := len(page.Flaws) > 0; flawed != (want == social.Missing(social.Failed)) {
			t.Errorf("%s: flaws %+v", sent, page.Flaws)
		}
	}
}
