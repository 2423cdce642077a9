package tiktok

import (
	"fmt"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"candor/internal/sandbox"
)

func TestUserFieldsByScope(t *testing.T) {
	d := open(t, nil)
	tokens := map[string]any{}
	for _, scope := range allScopes {
		tokens[scope] = d.signIn("jonas", scope)["access_token"]
	}
	for owner, fields := range userScopes {
		for _, field := range fields {
			for scope, token := range tokens {
				a := d.user(token, field)
				switch {
				case scope == owner && (a.status != 200 || len(a.data()["user"].(map[string]any)) != 1):
					t.Errorf("%s with %s: %s", field, scope, a.text)
				case scope != owner && (a.status != 401 || a.code() != "scope_not_authorized" || len(a.data()) != 0 || a.data() == nil):
					t.Errorf("%s with %s: %d %s", field, scope, a.status, a.text)
				}
			}
		}
	}
	d.switchTo("scope_error", "400")
	d.switchTo("error_data", "absent")
	if a := d.user(tokens[scopeBasic], "open_id,follower_count"); a.status != 400 || a.code() != "scope_permission_missed" || a.data() != nil {
		t.Errorf("the other shape: %d %s", a.status, a.text)
	}
	d.switchTo("api_status", "200")
	if a := d.user(tokens[scopeBasic], "username"); a.status != 200 || a.code() != "scope_permission_missed" {
		t.Errorf("an error inside a 200: %d %s", a.status, a.text)
	}
}

func TestUserIsTrue(t *testing.T) {
	d := open(t, nil)
	token := d.signIn("jonas")["access_token"]
	a := d.user(token, "open_id,display_name,username,bio_description,is_verified,follower_count,following_count,likes_count,video_count")
	user := a.data()["user"].(map[string]any)
	account, _ := d.World.Account(platform, "jonas")
	truth := d.sim.Figures(account, nil, d.Clock.Now())
	for name, want := range truth {
		if fmt.Sprint(user[name]) != fmt.Sprint(want) {
			t.Errorf("%s is %v, want %v", name, user[name], want)
		}
	}
	if len(truth) != 4 || user["username"] != "jonasbuilds" || user["is_verified"] != true || user["open_id"] != account.ID() || user["bio_description"] != account.Bio {
		t.Errorf("got %v", user)
	}
	if a := d.user(d.signIn("noor")["access_token"], "bio_description,username"); strings.Contains(a.text, "bio_description") {
		t.Errorf("an empty bio is sent: %s", a.text)
	}
	for mode, want := range map[string]string{"null": `"display_name":null`, "absent": `"user":{}`} {
		d.switchTo("display_name", mode)
		if a := d.user(token, "display_name"); !strings.Contains(a.text, want) {
			t.Errorf("%s: %s", mode, a.text)
		}
	}
}

func TestRequestErrors(t *testing.T) {
	d := open(t, nil)
	token := d.signIn("mara")["access_token"]
	basic := d.signIn("mara", scopeBasic)["access_token"]
	ids := `"1",` + strings.Repeat(`"1",`, 19) + `"1"`
	for name, test := range map[string]struct {
		got    answer
		status int
		code   string
	}{
		"no token":         {d.user("", "open_id"), 401, "access_token_invalid"},
		"refresh as token": {d.user(d.signIn("mara")["refresh_token"], "open_id"), 401, "access_token_invalid"},
		"no fields":        {d.user(token, ""), 400, "invalid_params"},
		"unknown field":    {d.user(token, "open_id,profile_web_link"), 400, "invalid_params"},
		"list: no scope":   {d.videos(listPath, basic, "id", "{}"), 401, "scope_not_authorized"},
		"query: no scope":  {d.videos(queryPath, basic, "id", "{}"), 401, "scope_not_authorized"},
		"list: field":      {d.videos(listPath, token, "id,reach", "{}"), 400, "invalid_params"},
		"list: 21":         {d.videos(listPath, token, "id", `{"max_count":21}`), 400, "invalid_params"},
		"list: 0":          {d.videos(listPath, token, "id", `{"max_count":0}`), 400, "invalid_params"},
		"list: text":       {d.videos(listPath, token, "id", `{"cursor":"soon"}`), 400, "invalid_params"},
		"list: negative":   {d.videos(listPath, token, "id", `{"cursor":-1}`), 400, "invalid_params"},
		"list: broken":     {d.videos(listPath, token, "id", `{"cursor"`), 400, "invalid_params"},
		"query: 21 ids":    {d.videos(queryPath, token, "id", `{"filters":{"video_ids":[`+ids+`]}}`), 400, "invalid_params"},
		"query: no ids":    {d.videos(queryPath, token, "id", `{}`), 400, "invalid_params"},
	} {
		if test.got.status != test.status || test.got.code() != test.code {
			t.Errorf("%s: %d %s", name, test.got.status, test.got.text)
		}
	}
	seen := map[string]bool{}
	for range 5 {
		id := d.user(token, "open_id").header.Get("X-Tt-Logid")
		if seen[id] || id == "" {
			t.Errorf("log id %q came twice", id)
		}
		seen[id] = true
	}
}

// 600 calls per endpoint and app in a sliding minute.
func TestRateLimit(t *testing.T) {
	d := open(t, nil)
	one, two := d.signIn("mara")["access_token"], d.signIn("jonas")["access_token"]
	for n := range 600 {
		if a := d.user(one, "open_id"); a.status != 200 {
			t.Fatalf("call %d: %s", n, a.text)
		}
		if n == 299 {
			d.Clock.Advance(30 * time.Second)
		}
	}
	if a := d.user(two, "open_id"); a.status != http.StatusTooManyRequests || a.code() != "rate_limit_exceeded" || a.header.Get("Retry-After") != "" {
		t.Errorf("call 601: %d %s", a.status, a.text)
	}
	if a := d.videos(listPath, one, "id", ""); a.status != 200 {
		t.Errorf("another endpoint: %s", a.text)
	}
	d.Clock.Advance(30 * time.Second)
	for n := range 301 {
		if a := d.user(two, "open_id"); (a.status == 200) != (n < 300) {
			t.Fatalf("call %d after half a minute: %d", n, a.status)
		}
	}
	d.switchTo("rate_per", "token")
	d.switchTo("rate", "2")
	statuses := []int{d.user(one, "open_id").status, d.user(one, "open_id").status, d.user(one, "open_id").status, d.user(two, "open_id").status}
	if !slices.Equal(statuses, []int{200, 200, 429, 200}) {
		t.Errorf("per token: %v", statuses)
	}
}

// pages follows the cursors with the given body's max_count and returns the ids in their order.
func (d *desk) pages(token any, limit int) []string {
	d.Helper()
	var ids []string
	body := fmt.Sprintf(`{"max_count":%d}`, limit)
	for range 500 {
		a := d.videos(listPath, token, "id,create_time,view_count", body)
		if a.status != 200 {
			d.Fatalf("%s", a.text)
		}
		for _, v := range a.list() {
			ids = append(ids, text(v["id"]))
		}
		if a.data()["has_more"] != true {
			return ids
		}
		body = fmt.Sprintf(`{"max_count":%d,"cursor":%v}`, limit, a.data()["cursor"])
	}
	d.Fatal("no end")
	return nil
}

func TestListing(t *testing.T) {
	d := open(t, nil)
	token := d.signIn("tomo")["access_token"]
	account, _ := d.World.Account(platform, "tomo")
	var want []string
	private := 0
	for _, p := range d.World.Posts(account, d.Clock.Now()) {
		if p.Private(d.Clock.Now()) {
			private++
			continue
		}
		want = append(want, p.ID)
	}
	for _, limit := range []int{1, 7, 20} {
		if got := d.pages(token, limit); !slices.Equal(got, want) {
			t.Errorf("pages of %d: %d videos, want %d", limit, len(got), len(want))
		}
	}
	if private == 0 || len(want) < 41 {
		t.Errorf("the account proves nothing: %d videos, %d private", len(want), private)
	}
	if a := d.videos(listPath, token, "id", ""); len(a.list()) != 10 || a.code() != "ok" {
		t.Errorf("a page without a body holds %d", len(a.list()))
	}
	last := d.videos(listPath, token, "id,create_time", fmt.Sprintf(`{"cursor":%d}`, d.Clock.Now().Add(-370*24*time.Hour).UnixMilli()))
	if last.data()["has_more"] != false || len(last.list()) == 0 || fmt.Sprint(last.data()["cursor"]) != fmt.Sprint(last.list()[len(last.list())-1]["create_time"])+"000" {
		t.Errorf("the last page: %s", last.text)
	}
	if a := d.videos(listPath, d.signIn("noor")["access_token"], "id", ""); a.text[:strings.Index(a.text, `,"error"`)] != `{"data":{"cursor":0,"has_more":false,"videos":[]}` {
		t.Errorf("an account without videos: %s", a.text)
	}
}

// Two videos of one second at a page's edge: the second is skipped, as the cursor's resolution makes it.
func TestSameSecond(t *testing.T) {
	d := open(t, nil)
	for range 2 {
		if _, err := d.World.Act(platform, "mara", "post", sandbox.Args{"kind": "short", "caption": "twin"}); err != nil {
			t.Fatal(err)
		}
	}
	token := d.signIn("mara")["access_token"]
	all, single := d.pages(token, 20), d.pages(token, 1)
	if len(single) != len(all)-1 || single[1] == all[1] {
		t.Errorf("%d videos in pages of 20, %d in pages of 1", len(all), len(single))
	}
}

func TestTraps(t *testing.T) {
	d := open(t, map[string]string{"page_trap": "short"})
	token := d.signIn("mara")["access_token"]
	a := d.videos(listPath, token, "id", `{"max_count":20}`)
	if len(a.list()) != 10 || a.data()["has_more"] != true {
		t.Errorf("short: %d", len(a.list()))
	}
	cursor := fmt.Sprintf(`{"max_count":20,"cursor":%v}`, a.data()["cursor"])
	d.switchTo("page_trap", "loop")
	if a := d.videos(listPath, token, "id", cursor); !strings.Contains(cursor, fmt.Sprint(a.data()["cursor"])) || a.data()["has_more"] != true || len(a.list()) != 20 {
		t.Errorf("loop: %s", a.text)
	}
	d.switchTo("page_trap", "empty")
	a = d.videos(listPath, token, "id", cursor)
	if len(a.list()) != 0 || a.data()["has_more"] != true || strings.Contains(cursor, fmt.Sprint(a.data()["cursor"])) {
		t.Errorf("empty: %s", a.text)
	}
	d.switchTo("page_trap", "none")
	if _, err := d.Faults.Add(sandbox.Fault{Account: d.id("mara"), Path: listPath, Behaviour: "stale_cursor"}); err != nil {
		t.Fatal(err)
	}
	if a := d.videos(listPath, token, "id", cursor); a.status != 400 || a.code() != "invalid_params" {
		t.Errorf("stale: %s", a.text)
	}
	if a := d.videos(listPath, token, "id", ""); a.status != 200 {
		t.Errorf("stale without a cursor: %s", a.text)
	}
	if _, err := d.Faults.Add(sandbox.Fault{Path: listPath, Behaviour: "no_counts"}); err != nil {
		t.Fatal(err)
	}
	if a := d.videos(listPath, token, "id,view_count", ""); strings.Contains(a.text, "view_count") || !strings.Contains(a.text, `"id"`) {
		t.Errorf("no counts: %s", a.text)
	}
}

func TestVideo(t *testing.T) {
	d := open(t, nil)
	token := d.signIn("mara")["access_token"]
	const all = "id,create_time,cover_image_url,share_url,video_description,duration,height,width,title,embed_html,embed_link,like_count,comment_count,share_count,view_count,is_aigc"
	video := d.videos(listPath, token, all, "").list()[0]
	account, _ := d.World.Account(platform, "mara")
	post := d.World.Posts(account, d.Clock.Now())[0]
	for name, want := range d.sim.Figures(account, &post, d.Clock.Now()) {
		if fmt.Sprint(video[name]) != fmt.Sprint(want) {
			t.Errorf("%s is %v, want %v", name, video[name], want)
		}
	}
	if len(video) != 16 || video["id"] != post.ID || len(post.ID) != 19 || fmt.Sprint(video["create_time"]) != fmt.Sprint(post.Published.Unix()) || video["title"] != post.Caption {
		t.Errorf("got %v", video)
	}
	cover := text(video["cover_image_url"])
	if a := d.do(d.request("GET", cover, "", "")); a.status != 200 || a.header.Get("Content-Type") != "image/png" {
		t.Errorf("the cover: %d", a.status)
	}
	if a := d.do(d.request("GET", strings.Replace(cover, "x-signature=", "x-signature=A", 1), "", "")); a.status != 403 {
		t.Errorf("a forged address: %d", a.status)
	}
	d.Clock.Advance(6 * time.Hour)
	if a := d.do(d.request("GET", cover, "", "")); a.status != 403 {
		t.Errorf("after six hours: %d", a.status)
	}
	d.switchTo("is_aigc", "off")
	if a := d.videos(listPath, d.signIn("mara")["access_token"], "is_aigc", ""); a.code() != "invalid_params" {
		t.Errorf("is_aigc: %s", a.text)
	}
}

func TestQuery(t *testing.T) {
	d := open(t, nil)
	token := d.signIn("mara")["access_token"]
	mara, _ := d.World.Account(platform, "mara")
	jonas, _ := d.World.Account(platform, "jonas")
	mine, foreign := d.World.Posts(mara, d.Clock.Now()), d.World.Posts(jonas, d.Clock.Now())
	if _, err := d.World.Act(platform, "mara", "private_post", sandbox.Args{"id": mine[1].ID}); err != nil {
		t.Fatal(err)
	}
	if _, err := d.World.Act(platform, "mara", "delete_post", sandbox.Args{"id": mine[2].ID}); err != nil {
		t.Fatal(err)
	}
	a := d.videos(queryPath, token, "id,view_count", fmt.Sprintf(`{"filters":{"video_ids":[%q,%q,%q,%q,"1"]}}`, mine[0].ID, mine[1].ID, mine[2].ID, foreign[0].ID))
	if len(a.list()) != 1 || a.list()[0]["id"] != mine[0].ID {
		t.Errorf("got %s", a.text)
	}
	for _, p := range d.World.Posts(mara, d.Clock.Now()) {
		if got := d.sim.Figures(mara, &p, d.Clock.Now()); (len(got) == 0) != (p.ID == mine[1].ID) {
			t.Errorf("figures of %s: %v", p.ID, got)
		}
	}
}

// The ledger names account, bucket and error of every call, and a browser's visits cost nothing.
func TestLedger(t *testing.T) {
	d := open(t, nil)
	token := d.signIn("mara", scopeBasic)
	d.user(token["access_token"], "open_id")
	d.videos(listPath, token["access_token"], "id", "")
	d.refresh(text(token["refresh_token"]))
	cost := map[string]int{}
	for _, c := range d.Ledger.Calls(sandbox.Filter{Account: d.id("mara")}) {
		cost[c.Bucket] += c.Cost
		if (c.Error == "scope_not_authorized") != (c.Bucket == "video.list") {
			t.Errorf("%s: error %q", c.Path, c.Error)
		}
	}
	if fmt.Sprint(cost) != "map[oauth:2 user.info:1 video.list:1]" {
		t.Errorf("cost %v", cost)
	}
	for _, sum := range d.Ledger.Summaries(sandbox.Filter{}) {
		if strings.HasPrefix(sum.Route, "/v2/auth/") && sum.Cost != 0 {
			t.Errorf("a visit costs %d", sum.Cost)
		}
	}
}

// Captions end after 150 characters and photo posts are listed; both are switches, because nobody confirms either.
func TestCaptionsAndPhotos(t *testing.T) {
	d := open(t, nil)
	long := strings.Repeat("é", 151)
	if _, err := d.World.Act(platform, "mara", "post", sandbox.Args{"kind": "photo", "caption": long}); err != nil {
		t.Fatal(err)
	}
	token := d.signIn("mara")["access_token"]
	first := func() string {
		return text(d.videos(listPath, token, "title", `{"max_count":1}`).list()[0]["title"])
	}
	count := func() string { return d.user(token, "video_count").text }
	if got := first(); got != long[:300] {
		t.Errorf("cut: %d bytes", len(got))
	}
	d.switchTo("captions", "whole")
	if got := first(); got != long {
		t.Errorf("whole: %d bytes", len(got))
	}
	listed := count()
	d.switchTo("photos", "left_out")
	if first() == long || strings.Split(listed, ",")[0] == strings.Split(count(), ",")[0] {
		t.Error("the photo is still listed or counted")
	}
}
