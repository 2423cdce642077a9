package instagram

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"candor/internal/sandbox"
)

func TestVersions(t *testing.T) {
	s := open(t)
	token := s.long("mara")
	for path, version := range map[string]string{
		"/me": "v26.0", "/v26.0/me": "v26.0", "/v22.0/me": "v22.0", "/v19.0/me": "v21.0", "/v27.0/me": "v26.0",
	} {
		if a := s.get(token, path); a.status != 200 || a.header.Get("instagram-api-version") != version {
			t.Errorf("%s: %d by %s, want %s", path, a.status, a.header.Get("instagram-api-version"), version)
		}
	}
	for _, path := range []string{"/v99.0/me", "/vx/me", "/me/feed", "/me/media/x"} {
		s.fails(path, s.get(token, path), 400, 2500, 0, typeOAuth)
	}
}

func TestProfile(t *testing.T) {
	s := open(t)
	a := s.account("mara")
	token := s.long("mara")
	var got map[string]any
	answer := s.get(token, "/v26.0/me?fields=id,user_id,username,name,account_type,followers_count,follows_count,media_count,biography,website")
	if err := json.Unmarshal([]byte(answer.text), &got); err != nil {
		t.Fatal(err)
	}
	want := map[string]any{
		"id": a.IDs[1], "user_id": a.IDs[0], "username": "mara.cooks", "name": a.Name, "account_type": "MEDIA_CREATOR",
		"followers_count": float64(a.Followers(start)), "follows_count": float64(a.Follows(start)), "biography": a.Bio, "website": a.Website,
	}
	count := got["media_count"]
	delete(got, "media_count")
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if listed := len(New(s.Core).(*Simulator).feed(&session{account: a})); count.(float64) < 100 || count.(float64) >= float64(listed) {
		t.Errorf("media_count %v of %d listed: reels outside the feed are not counted", count, listed)
	}
	for _, path := range []string{"/me", "/" + a.IDs[0], "/v25.0/" + a.IDs[1]} {
		if got := s.get(token, path); strings.TrimSpace(got.text) != `{"id":"`+a.IDs[1]+`"}` {
			t.Errorf("%s without fields: %s", path, got.text)
		}
	}
	s.fails("an unknown field", s.get(token, "/me?fields=id,is_verified"), 400, 100, 0, typeAPI)
	s.set(map[string]string{"further_fields": "off", "me_ids": "number", "insights_type": typeOAuth})
	s.fails("a field that the host refuses", s.get(token, "/me?fields=biography"), 400, 100, 0, typeOAuth)
	if got := s.get(token, "/me?fields=user_id"); !strings.Contains(got.text, `"user_id":`+a.IDs[0]) {
		t.Errorf("user_id as a number: %s", got.text)
	}
	if got := s.get(s.long("noor"), "/me?fields=name,website,media_count"); got.body["website"] != nil || whole(got.body["media_count"]) != 0 {
		t.Errorf("empty fields are left out, zero is not: %s", got.text)
	}
	s.fails("somebody else", s.get(token, "/"+s.account("jonas").ID()), 400, 100, 33, typeOAuth)
}

func TestAccountStates(t *testing.T) {
	s := open(t)
	token := s.long("mara")
	s.act("mara", "suspend", nil)
	s.fails("suspended", s.get(token, "/me"), 400, 190, 459, typeOAuth)
	s.act("mara", "restore", nil)
	if a := s.get(token, "/me"); a.status != 200 {
		t.Errorf("restored: %s", a.text)
	}
	s.act("mara", "delete", nil)
	s.fails("deleted", s.get(token, "/me"), 400, 190, 467, typeOAuth)

	sam := s.long("sam")
	if a := s.get(sam, "/me?fields=account_type"); a.body["account_type"] != "PERSONAL" {
		t.Errorf("a personal account: %s", a.text)
	}
	s.set(map[string]string{"personal": "refused"})
	s.fails("a personal account", s.get(sam, "/me?fields=account_type"), 400, 100, 0, typeAPI)
	s.act("sam", "convert", sandbox.Args{"kind": "business"})
	if a := s.get(sam, "/me?fields=account_type"); a.body["account_type"] != "BUSINESS" {
		t.Errorf("a converted account: %s", a.text)
	}
	otis := s.long("otis")
	s.fails("no role on the app", s.get(otis, "/me"), 400, 100, 0, typeAPI)
	s.set(map[string]string{"access": "advanced"})
	if a := s.get(otis, "/me"); a.status != 200 {
		t.Errorf("advanced access: %s", a.text)
	}
}

func TestListingPages(t *testing.T) {
	s := open(t)
	token, id := s.long("jonas"), s.account("jonas").ID()
	first := s.get(token, "/v25.0/"+id+"/media?fields=id,timestamp")
	if n := len(first.items()); n != 25 {
		t.Errorf("a page holds %d by default, want 25", n)
	}
	if n := len(s.get(token, "/me/media?limit=500").items()); n != 100 {
		t.Errorf("a page holds %d at most, want 100", n)
	}
	next := first.body["paging"].(map[string]any)["next"].(string)
	for _, part := range []string{"https://graph.instagram.com/v25.0/" + id + "/media?", "access_token=" + token, "limit=25", "after=QVFI"} {
		if !strings.Contains(next, part) {
			t.Errorf("next is %s, without %s", next, part)
		}
	}
	var all []string
	before := "9999"
	var last string
	for page := s.request("GET", "https://graph.instagram.com/me/media?fields=id,timestamp&limit=40&access_token="+token, nil); ; {
		for _, item := range page.items() {
			all = append(all, item["id"].(string))
			if stamp := item["timestamp"].(string); stamp > before {
				t.Fatalf("%s comes after %s", stamp, before)
			} else {
				before = stamp
			}
		}
		paging := page.body["paging"].(map[string]any)
		last = paging["cursors"].(map[string]any)["after"].(string)
		next, more := paging["next"].(string)
		if !more {
			break
		}
		page = s.request("GET", next, nil)
	}
	var want []string
	for _, p := range s.World.Posts(s.account("jonas"), start) {
		if p.Kind != sandbox.Story && p.Kind != sandbox.Live {
			want = append(want, p.ID)
		}
	}
	if diff := cmp.Diff(want, all); diff != "" {
		t.Errorf("the pages are not what was published:\n%s", diff)
	}
	if last == "" {
		t.Error("the last page has no cursor")
	}
	if a := s.get(s.long("noor"), "/me/media"); strings.TrimSpace(a.text) != `{"data":[]}` {
		t.Errorf("an empty account: %s", a.text)
	}
	s.fails("a broken cursor", s.get(token, "/me/media?after=abc"), 400, 100, 0, typeAPI)
	s.fails("a broken limit", s.get(token, "/me/media?limit=x"), 400, 100, 0, typeAPI)
}

func TestListingSurvivesDeletion(t *testing.T) {
	s := open(t)
	token := s.long("jonas")
	first := s.get(token, "/me/media?limit=3")
	rest := s.get(token, "/me/media?limit=3&after="+first.body["paging"].(map[string]any)["cursors"].(map[string]any)["after"].(string))
	gone := first.items()[2]["id"].(string)
	s.act("jonas", "delete_post", sandbox.Args{"id": gone})
	again := s.get(token, "/me/media?limit=3&after="+first.body["paging"].(map[string]any)["cursors"].(map[string]any)["after"].(string))
	if diff := cmp.Diff(rest.items(), again.items()); diff != "" {
		t.Errorf("the second page moved when the cursor's post was deleted:\n%s", diff)
	}
	back := s.get(token, again.previous(t))
	if n := len(back.items()); n != 2 || back.items()[0]["id"] != first.items()[0]["id"] {
		t.Errorf("the way back: %s", back.text)
	}
	s.fails("the deleted post", s.get(token, "/"+gone), 400, 100, 33, typeAPI)
	s.fails("its insights", s.get(token, "/"+gone+"/insights?metric=reach"), 400, 100, 33, typeAPI)
}

func (a answer) previous(t *testing.T) string {
	t.Helper()
	previous, _ := a.body["paging"].(map[string]any)["previous"].(string)
	return strings.TrimPrefix(previous, "https://graph.instagram.com")
}

func TestListingWindow(t *testing.T) {
	s := open(t)
	token := s.long("jonas")
	posts := s.get(token, "/me/media?fields=timestamp&limit=10").items()
	newest, oldest := posts[3]["timestamp"].(string), posts[6]["timestamp"].(string)
	from, _ := time.Parse(timestampLayout, oldest)
	to, _ := time.Parse(timestampLayout, newest)
	query := "&since=" + itoa(int(from.Unix())) + "&until=" + to.UTC().Format(time.RFC3339)
	got := s.get(token, "/me/media?fields=timestamp"+query).items()
	if len(got) != 4 || got[0]["timestamp"] != newest || got[3]["timestamp"] != oldest {
		t.Errorf("the window holds %v", got)
	}
}

func TestMisbehavingListings(t *testing.T) {
	s := open(t)
	token := s.long("jonas")
	normal := s.get(token, "/me/media?limit=4")
	after := func(a answer) string {
		return a.body["paging"].(map[string]any)["cursors"].(map[string]any)["after"].(string)
	}
	for behaviour, check := range map[string]func(answer) bool{
		"page_loop":   func(a answer) bool { return after(a) == after(normal) && len(a.items()) == 4 },
		"short_page":  func(a answer) bool { return len(a.items()) == 2 },
		"empty_page":  func(a answer) bool { return len(a.items()) == 0 && a.body["paging"].(map[string]any)["next"] != nil },
		"repeat_last": func(a answer) bool { return len(a.items()) == 5 && a.items()[0]["id"] == a.items()[4]["id"] },
	} {
		id, err := s.Faults.Add(sandbox.Fault{Path: "*/media", Behaviour: behaviour})
		if err != nil {
			t.Fatal(err)
		}
		if a := s.get(token, "/me/media?limit=4&after="+after(normal)); !check(a) {
			t.Errorf("%s: %s", behaviour, a.text)
		}
		s.Faults.Remove(id)
	}
}

const allFields = "id,caption,media_type,media_product_type,media_url,thumbnail_url,permalink,shortcode,timestamp,like_count,comments_count," +
	"children{id,media_type,media_url},is_shared_to_feed,is_comment_enabled,username,owner"

func TestMediaFields(t *testing.T) {
	s := open(t)
	kinds := map[string]bool{}
	for _, who := range []string{"mara", "layla", "tomo"} {
		token := s.long(who)
		for _, m := range s.get(token, "/me/media?limit=100&fields="+allFields).items() {
			p, a, _ := s.World.Post(name, m["id"].(string), start)
			kind := m["media_type"].(string) + " " + m["media_product_type"].(string)
			kinds[kind] = true
			_, hasLikes := m["like_count"]
			_, hasCaption := m["caption"]
			_, hasThumb := m["thumbnail_url"]
			_, hasChildren := m["children"]
			_, hasShared := m["is_shared_to_feed"]
			if hasLikes == a.HidesLikes(p) || hasCaption != (p.Caption != "") || hasThumb != (m["media_type"] == "VIDEO") ||
				hasChildren != (p.Kind == sandbox.Carousel) || hasShared != (p.Kind == sandbox.Reel) || m["is_comment_enabled"] == p.CommentsOff {
				t.Errorf("%s: %v", p.ID, m)
			}
			if hasLikes && whole(m["like_count"]) != int(p.At(sandbox.Likes, start)) || whole(m["comments_count"]) != int(p.At(sandbox.Comments, start)) {
				t.Errorf("%s: the counts are not true: %v", p.ID, m)
			}
			if a.HidesLikes(p) {
				kinds["hidden"] = true
				if direct := s.get(token, "/"+p.ID+"?fields=like_count"); whole(direct.body["like_count"]) != int(p.At(sandbox.Likes, start)) {
					t.Errorf("a direct read of hidden likes: %s", direct.text)
				}
			}
		}
	}
	for _, kind := range []string{"IMAGE FEED", "VIDEO REELS", "CAROUSEL_ALBUM FEED", "hidden"} {
		if !kinds[kind] {
			t.Errorf("no post of %s was seen", kind)
		}
	}
	token := s.long("mara")
	for _, field := range []string{"shares_count", "saved_count", "view_count", "duration"} {
		s.fails(field, s.get(token, "/me/media?fields=id,"+field), 400, 100, 0, typeAPI)
	}
	s.fails("a duplicate", s.get(token, "/me/media?fields=id,id"), 400, 2500, 0, typeOAuth)
	if a := s.get(token, "/me?fields=username,media.limit(2){id,caption}"); len(a.body["media"].(map[string]any)["data"].([]any)) != 2 {
		t.Errorf("media as a field: %s", a.text)
	}
}

func TestAlbums(t *testing.T) {
	s := open(t)
	token := s.long("mara")
	for _, m := range s.get(token, "/me/media?limit=100&fields=media_type").items() {
		if m["media_type"] != "CAROUSEL_ALBUM" {
			continue
		}
		children := s.get(token, "/"+m["id"].(string)+"/children?fields=id,media_type").items()
		if len(children) < 2 {
			t.Fatalf("an album of %v", children)
		}
		child := children[0]["id"].(string)
		if a := s.get(token, "/"+child+"?fields=media_url"); a.body["id"] != child || a.body["media_url"] == nil {
			t.Errorf("a child: %s", a.text)
		}
		s.fails("insights of a child", s.get(token, "/"+child+"/insights?metric=reach"), 400, 100, 33, typeAPI)
		return
	}
	t.Error("no album")
}

func TestStories(t *testing.T) {
	s := open(t)
	token := s.long("jonas")
	made, err := s.World.Act(name, "jonas", "post", sandbox.Args{"kind": "story"})
	if err != nil {
		t.Fatal(err)
	}
	id := made["post"].(string)
	listed := func() bool {
		return slices.ContainsFunc(s.get(token, "/me/stories?fields=id,media_product_type").items(), func(m map[string]any) bool {
			return m["id"] == id && m["media_product_type"] == "STORY"
		})
	}
	if !listed() {
		t.Error("the new story is not listed")
	}
	s.fails("a story nobody has seen", s.get(token, "/"+id+"/insights?metric=reach"), 400, 10, 0, typeAPI)
	s.Clock.Advance(23 * time.Hour)
	if a := s.get(token, "/"+id+"/insights?metric=navigation&breakdown=story_navigation_action_type"); a.status != 200 || !strings.Contains(a.text, "tap_forward") {
		t.Errorf("insights of a story: %s", a.text)
	}
	s.Clock.Advance(time.Hour)
	if listed() {
		t.Error("a story is listed after its day")
	}
	s.fails("a story after its day", s.get(token, "/"+id), 400, 100, 33, typeAPI)
	for _, m := range s.get(token, "/me/media?fields=media_product_type&limit=100").items() {
		if m["media_product_type"] == "STORY" {
			t.Error("a story in /media")
		}
	}
}

func TestProof(t *testing.T) {
	s := open(t)
	token := s.long("mara")
	mac := hmac.New(sha256.New, []byte(s.app.Secret))
	mac.Write([]byte(token))
	if a := s.get(token, "/me?appsecret_proof="+hex.EncodeToString(mac.Sum(nil))); a.status != 200 {
		t.Errorf("the right proof: %s", a.text)
	}
	s.fails("a wrong proof", s.get(token, "/me?appsecret_proof=00"), 400, 100, 0, "GraphMethodException")
}

func TestRevocationAndSubscriptions(t *testing.T) {
	s := open(t)
	token, id := s.long("mara"), s.account("mara").ID()
	s.fails("revoking", s.graph("DELETE", token, "/v26.0/me/permissions"), 400, 100, 33, typeAPI)
	if a := s.graph("POST", token, "/v26.0/"+id+"/subscribed_apps?subscribed_fields=comments"); a.body["success"] != true {
		t.Errorf("subscribing: %s", a.text)
	}
	if a := s.get(token, "/"+id+"/subscribed_apps"); len(a.items()) != 1 {
		t.Errorf("subscriptions: %s", a.text)
	}
	s.fails("subscribing by /me", s.graph("POST", token, "/me/subscribed_apps?subscribed_fields=comments"), 400, 100, 0, typeAPI)
	if a := s.graph("DELETE", token, "/"+id+"/subscribed_apps"); a.body["success"] != true || len(s.get(token, "/"+id+"/subscribed_apps").items()) != 0 {
		t.Errorf("unsubscribing: %s", a.text)
	}
	s.set(map[string]string{"revocation": "success"})
	if a := s.graph("DELETE", token, "/v26.0/me/permissions"); a.body["success"] != true {
		t.Errorf("revoking: %s", a.text)
	}
	s.fails("after revoking", s.get(token, "/me"), 400, 190, 458, typeOAuth)
}

// TestRecordings compares the keys of our answers with recorded ones.
func TestRecordings(t *testing.T) {
	dir := os.Getenv("CANDOR_RECORDINGS")
	if dir == "" {
		dir = filepath.Join("..", "..", "..", "..", "shared", "recordings", "instagram")
	}
	if _, err := os.Stat(dir); err != nil {
		t.Skip("the recordings are not here")
	}
	s := open(t)
	token := s.long("mara")
	media := s.get(token, "/v25.0/me/media?fields=id,caption,media_type,like_count,comments_count&limit=2")
	id := media.items()[1]["id"].(string)
	viktor := s.long("viktor")
	old := s.get(viktor, "/me/media?fields=insights.metric(reach)&limit=100")
	s.Clock.Advance(61 * 24 * time.Hour)
	expired := s.get(token, "/me")
	s.set(map[string]string{"throttle": "4", "throttle_status": "403", "app_usage": "count"})
	throttled := s.get(s.long("mara"), "/me")
	s.set(map[string]string{"throttle": ""})
	for file, got := range map[string]answer{
		"v25-media-limit2.exchange.json":                  media,
		"v25-media-insights-image.exchange.json":          s.get(s.long("mara"), "/v25.0/"+id+"/insights?metric=reach,saved,shares"),
		"err-2108006-before-business.exchange.json":       old,
		"err-190-463-session-expired.exchange.json":       expired,
		"err-4-app-limit-with-usage-header.exchange.json": throttled,
		"err-100-missing-parameter.exchange.json":         s.get(s.long("mara"), "/"+id+"/insights"),
		"err-code-already-used.exchange.json":             s.exchange("AQ"),
	} {
		raw, err := os.ReadFile(filepath.Join(dir, file))
		if err != nil {
			t.Error(err)
			continue
		}
		var recorded struct {
			Response struct {
				Status int            `json:"status"`
				Body   map[string]any `json:"body"`
			} `json:"response"`
		}
		if err := json.Unmarshal(raw, &recorded); err != nil {
			t.Fatal(err)
		}
		if got.status != recorded.Response.Status {
			t.Errorf("%s: status %d, want %d", file, got.status, recorded.Response.Status)
		}
		if diff := cmp.Diff(shape(recorded.Response.Body), shape(got.body)); diff != "" {
			t.Errorf("%s:\n%s\n%s", file, diff, got.text)
		}
	}
}

// shape reduces a value to its keys and types; of a list, its first element.
func shape(v any) any {
	switch v := v.(type) {
	case map[string]any:
		out := map[string]any{}
		for k, x := range v {
			out[k] = shape(x)
		}
		return out
	case []any:
		if len(v) == 0 {
			return "[]"
		}
		return []any{shape(v[0])}
	case string:
		return "string"
	case bool:
		return "bool"
	case nil:
		return "null"
	default:
		return "number"
	}
}
