package tiktok

import (
	"encoding/json"
	"testing"
	"time"

	"candor/internal/platform"
	"candor/internal/social"
)

func videosOf(t *testing.T, body string) platform.Page {
	t.Helper()
	var answer videoAnswer
	if err := json.Unmarshal([]byte(`{"data":`+body+`}`), &answer); err != nil {
		t.Fatal(err)
	}
	return videoPage(answer, testNow)
}

func TestVideos(t *testing.T) {
	page := videosOf(t, `{"videos":[
		{"id":"7675082500000000001","create_time":1786994411,"view_count":9007199254740993,"like_count":"12","comment_count":null,"share_count":-1,"video_description":"","title":"a title"},
		{"id":7675082500000000002,"create_time":1786994410,"view_count":1.5,"is_aigc":"maybe"},
		{"id":"7675082500000000001","create_time":1786994411,"view_count":1},
		{"id":"7675082500000000003"},
		{"id":"7675082500000000004","create_time":0},
		{"id":"7675082500000000005","create_time":1786994411000},
		{"create_time":1786994411},
		{}
	]}`)
	if len(page.Posts) != 2 || page.Posts[0].Post.ExternalID != "7675082500000000001" || page.Posts[1].Post.ExternalID != "7675082500000000002" {
		t.Fatalf("got %+v", page.Posts)
	}
	first, second := page.Posts[0], page.Posts[1]
	if first.Post.Caption != social.Says("a title") || !first.Post.PostedAt.Equal(time.Unix(1786994411, 0)) || first.Post.FetchedAt != testNow {
		t.Errorf("got %+v", first.Post)
	}
	figure(t, first.Figures, social.Views, 9007199254740993)
	absent(t, first.Figures, social.Likes, social.Failed)
	absent(t, first.Figures, social.Comments, social.NotReported)
	absent(t, first.Figures, social.Shares, social.Failed)
	absent(t, second.Figures, social.Views, social.Failed)
	absent(t, second.Figures, social.Likes, social.NotReported)
	if second.Post.Caption != social.Unsaid(social.NotReported) || second.Post.ThumbnailURL != social.Unsaid(social.NotReported) || second.Post.MediaURL != social.Unsaid(social.NotOffered) {
		t.Errorf("got %+v", second.Post)
	}
	fields := map[string]int{}
	for _, flaw := range page.Flaws {
		fields[flaw.Field]++
	}
	if fields["create_time"] != 3 || fields["id"] != 2 || fields["like_count"] != 1 || fields["share_count"] != 1 || fields["view_count"] != 1 || len(fields) != 5 {
		t.Errorf("flaws %v", page.Flaws)
	}
}

func TestProfile(t *testing.T) {
	var u user
	if err := json.Unmarshal([]byte(`{"open_id":"-000x","union_id":"u-1","display_name":null,"username":"sim creator","follower_count":"1204","following_count":7,"likes_count":9007199254740993,"is_verified":"yes"}`), &u); err != nil {
		t.Fatal(err)
	}
	page := profilePage(u, Info.AskedScopes(), testNow)
	if page.Profile.URL != "https://www.tiktok.com/@sim%20creator" || page.Profile.DisplayName != social.Unsaid(social.NotReported) || page.Profile.Bio != social.Says("") {
		t.Errorf("got %+v", page.Profile)
	}
	absent(t, page.Figures, social.Followers, social.Failed)
	figure(t, page.Figures, social.Following, 7)
	figure(t, page.Figures, social.ProfileLikes, 9007199254740993)
	absent(t, page.Figures, social.Posts, social.NotReported)
	if page.Profile.Verified != social.Missing(social.Failed) || len(page.Flaws) != 2 || page.Notes[noteVideos] != "" {
		t.Errorf("verified %v, flaws %v, notes %v", page.Profile.Verified, page.Flaws, page.Notes)
	}
	page = profilePage(u, []string{scopeBasic}, testNow)
	if page.Profile.Bio != social.Unsaid(social.NotGranted) || page.Profile.Verified != social.Missing(social.NotGranted) || page.Profile.Website != social.Unsaid(social.NotOffered) || len(page.Flaws) != 0 {
		t.Errorf("got %+v, flaws %v", page.Profile, page.Flaws)
	}
	for _, metric := range []social.MetricID{social.Followers, social.Following, social.Posts, social.ProfileLikes} {
		absent(t, page.Figures, metric, social.NotGranted)
	}
}
