package youtube

import (
	"maps"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"testing"
	"time"

	"candor/internal/sandbox"
)

// token issues an access token of a creator without the detour over the consent page.
func (g *google) token(creator string, scopes ...string) string {
	g.Helper()
	account, ok := g.World.Account(Platform, creator)
	if !ok {
		g.Fatalf("no %s", creator)
	}
	now := g.Clock.Now()
	return g.Tokens.Issue(sandbox.Token{Platform: Platform, Kind: "access", App: g.app.ID, Account: account.ID(), Scopes: scopes,
		Issued: now, Expires: now.Add(time.Hour), Data: map[string]string{"owner": account.Owner}}).Value
}

// reasonOf is the first reason of an error, "" if the answer is none.
func reasonOf(body map[string]any) string {
	failure, _ := body["error"].(map[string]any)
	entries, _ := failure["errors"].([]any)
	if len(entries) == 0 {
		return ""
	}
	reason, _ := entries[0].(map[string]any)["reason"].(string)
	return reason
}

func TestSwitchesOfTheDataAPI(t *testing.T) {
	const mine, uploads = "channels?part=id,statistics&mine=true", "uploads"
	for _, c := range []struct {
		name, value, creator, path string
		status                     int
		reason                     string
	}{
		{"", "", "sam", mine, 200, ""},
		{"no_channel", "signup", "sam", mine, 401, "youtubeSignupRequired"},
		{"", "", "noor", uploads, 404, "playlistNotFound"},
		{"no_uploads", "list", "noor", uploads, 200, ""},
		{"enabled", "off", "mara", mine, 403, "accessNotConfigured"},
		{"quota", "0", "mara", mine, 403, "quotaExceeded"},
		{"quota_stats", "0", "mara", "videos:batchGetStats?part=id&id=x", 429, "rateLimitExceeded"},
		{"quota_stats", "0", "mara", mine, 200, ""},
		{"quota_search", "0", "mara", "search?part=id", 429, "rateLimitExceeded"},
		{"", "", "mara", "search?part=id", 400, "invalidFilters"},
		{"", "", "mara", "channels?part=id&mine=true&id=x", 400, "incompatibleParameters"},
		{"", "", "mara", "channels?part=id&forHandle=@JonasBuilds", 200, ""},
	} {
		g := newGoogle(t, map[string]string{c.name: c.value})
		path := c.path
		if path == uploads {
			account, _ := g.World.Account(Platform, c.creator)
			path = "playlistItems?part=id&playlistId=" + uploadsOf(account)
		}
		status, body := g.get(path, g.token(c.creator, scopeRead))
		if status != c.status || reasonOf(body) != c.reason {
			t.Errorf("%s=%s: %s answers %d %q, want %d %q", c.name, c.value, c.path, status, reasonOf(body), c.status, c.reason)
		}
		if items, there := body["items"]; c.creator == "sam" && c.status == 200 && there {
			t.Errorf("an account without a channel has items: %v", items)
		}
	}
}

func TestABlockedAccountInBothShapes(t *testing.T) {
	for shape, want := range map[string][2]string{
		"account": {"authenticatedUserAccountSuspended", "authenticatedUserAccountClosed"}, "channel": {"channelSuspended", "channelClosed"},
	} {
		for n, action := range []string{"suspend", "delete"} {
			g := newGoogle(t, map[string]string{"blocked": shape})
			if _, err := g.World.Act(Platform, "mara", action, sandbox.Args{}); err != nil {
				t.Fatal(err)
			}
			if status, body := g.get("channels?part=id&mine=true", g.token("mara", scopeRead)); status != 403 || reasonOf(body) != want[n] {
				t.Errorf("%s, %s: %d %q", shape, action, status, reasonOf(body))
			}
		}
	}
}

func TestBurstsSayWhenToComeBack(t *testing.T) {
	for status, reason := range map[string]string{"429": "userRateLimitExceeded", "403": "userRateLimitExceeded", "503": "backendError"} {
		g := newGoogle(t, map[string]string{"burst": "1", "burst_status": status})
		token := g.token("mara", scopeRead)
		path := "https://youtube.googleapis.com/youtube/v3/channels?part=id&mine=true"
		if got, _, _ := g.do(http.MethodGet, path, nil, token); got != http.StatusOK {
			t.Fatal(got)
		}
		if got, header, body := g.do(http.MethodGet, path, nil, token); got/100 == 2 || header.Get("Retry-After") != "30" || reasonOf(body) != reason {
			t.Errorf("%s: %d %q, Retry-After %q", status, got, reasonOf(body), header.Get("Retry-After"))
		}
		g.Clock.Advance(time.Minute)
		if got, _, _ := g.do(http.MethodGet, path, nil, token); got != http.StatusOK {
			t.Errorf("a minute later: %d", got)
		}
	}
}

func TestStatsInBothShapes(t *testing.T) {
	for shape, duration := range map[string]string{"schema": "s", "page": "PT"} {
		g := newGoogle(t, map[string]string{"stats_shape": shape})
		account, _ := g.World.Account(Platform, "mara")
		id := g.World.Posts(account, g.Clock.Now())[0].ID
		_, body := g.get("videos:batchGetStats?part=snippet,statistics,contentDetails&id=nothere,"+id, g.token("mara", scopeRead))
		items := body["items"].([]any)
		details := items[0].(map[string]any)["contentDetails"].(map[string]any)
		if _, summed := body["summary"]; len(items) != 1 || summed != (shape == "page") || !strings.Contains(details["duration"].(string), duration) {
			t.Errorf("%s: %v", shape, body)
		}
	}
}

func (g *google) report(token, query string) (int, map[string]any) {
	g.Helper()
	status, _, body := g.do(http.MethodGet, "https://youtubeanalytics.googleapis.com/v2/reports?ids=channel%3D%3DMINE&"+query, nil, token)
	return status, body
}

func TestSwitchesOfReports(t *testing.T) {
	const views, revenue = "startDate=2026-11-15&endDate=2026-11-22&dimensions=day&metrics=views", "startDate=2026-11-15&endDate=2026-11-22&metrics=estimatedRevenue"
	const videos = "startDate=2019-01-01&endDate=2026-11-22&dimensions=video&metrics=views&sort=-views&maxResults=200"
	for _, c := range []struct {
		name, value, scope, query string
		status                    int
		reason                    string
		rows                      int
	}{
		{"", "", scopeAnalytics, views, 200, "", 5}, // 15 to 19: two whole days and today are missing
		{"reports_lag", "3", scopeAnalytics, views, 200, "", 4},
		{"reports_lag", "9", scopeAnalytics, views, 200, "", 0},
		{"", "", scopeRead, views, 403, "insufficientPermissions", 0},
		{"reports_scope", "either", scopeRead, views, 200, "", 5},
		{"reports_scope", "both", scopeAnalytics, views, 403, "insufficientPermissions", 0},
		{"", "", scopeAnalytics, revenue, 403, "forbidden", 0},
		{"reports_denial", "core", scopeAnalytics, revenue, 403, "SERVICE_UNAVAILABLE", 0},
		{"", "", scopeAnalytics, views + ",mood", 400, "badRequest", 0},
		{"", "", scopeAnalytics, "startDate=2026-11-15&endDate=2026-11-22&dimensions=video&metrics=views", 400, "badRequest", 0},
		{"", "", scopeAnalytics, "startDate=2026-11-22&endDate=2026-11-15&metrics=views", 400, "badRequest", 0},
		{"", "", scopeAnalytics, videos + "&filters=creatorContentType%3D%3DSHORTS", 400, "badRequest", 0},
		{"reports_content", "upper", scopeAnalytics, videos + "&filters=creatorContentType%3D%3Dshorts", 400, "badRequest", 0},
		{"reports_content", "none", scopeAnalytics, videos + "&filters=creatorContentType%3D%3Dshorts", 400, "badRequest", 0},
		{"", "", scopeAnalytics, views + "&filters=creatorContentType%3D%3Dshorts", 400, "badRequest", 0},
		{"", "", scopeAnalytics, videos + "&filters=country%3D%3DSE", 400, "badRequest", 0},
	} {
		g := newGoogle(t, map[string]string{c.name: c.value})
		status, body := g.report(g.token("mara", c.scope), c.query)
		rows, there := body["rows"].([]any)
		if status != c.status || reasonOf(body) != c.reason || len(rows) != c.rows || there != (c.rows > 0) {
			t.Errorf("%s=%s, %s: %d %q with %d rows (the key is there: %v)", c.name, c.value, c.query, status, reasonOf(body), len(rows), there)
		}
	}
}

// TestVideosByKind: a list of videos is filtered by kind of content, in either way of writing where the switch says so, and the kinds
// together are all that anybody watched.
func TestVideosByKind(t *testing.T) {
	g := newGoogle(t, map[string]string{"reports_content": "either"})
	account, _ := g.World.Account(Platform, "jonas")
	token := g.token("jonas", scopeAnalytics)
	list := func(filter string) map[string]bool {
		t.Helper()
		ids := map[string]bool{}
		for first := 1; ; first += mostVideos {
			status, body := g.report(token, "startDate=2019-01-01&endDate=2026-11-22&dimensions=video&metrics=views&sort=-views&maxResults=200&startIndex="+strconv.Itoa(first)+filter)
			rows, more := body["rows"].([]any)
			if status != http.StatusOK {
				t.Fatalf("%s: %d %v", filter, status, body)
			}
			if !more {
				return ids
			}
			for _, row := range rows {
				ids[row.([]any)[0].(string)] = true
			}
		}
	}
	all, found := list(""), 0
	for _, c := range contents {
		some := list("&filters=creatorContentType%3D%3D" + c.word)
		if other := list("&filters=creatorContentType%3D%3D" + strings.ToUpper(upper.Replace(c.word))); len(some) == 0 || !maps.Equal(some, other) {
			t.Errorf("%s: %d videos, written in capitals %d", c.word, len(some), len(other))
		}
		for _, p := range g.World.Posts(account, g.Clock.Now()) {
			if some[p.ID] != (all[p.ID] && p.Kind == c.kind) {
				t.Errorf("%s, a %s: listed as %s: %v", p.ID, p.Kind, c.word, some[p.ID])
			}
		}
		found += len(some)
	}
	if found != len(all) {
		t.Errorf("%d videos by kind, %d altogether", found, len(all))
	}
}

// TestDaysAddUpToTheTotal, as Google's own do.
func TestDaysAddUpToTheTotal(t *testing.T) {
	g := newGoogle(t, nil)
	token := g.token("mara", scopeAnalytics)
	const span = "startDate=2026-10-20&endDate=2026-11-22&metrics=views,subscribersGained,subscribersLost"
	_, daily := g.report(token, span+"&dimensions=day")
	_, whole := g.report(token, span)
	for n, total := range whole["rows"].([]any)[0].([]any) {
		sum := 0.0
		for _, row := range daily["rows"].([]any) {
			sum += row.([]any)[n+1].(float64)
		}
		if sum != total || sum == 0 {
			t.Errorf("column %d: the days make %v, the total is %v", n, sum, total)
		}
	}
}

func TestADeadGrantsDescriptionFlips(t *testing.T) {
	const precise, vague = "Token has been expired or revoked.", "Bad Request"
	for shape, want := range map[string][2]string{"": {precise, vague}, "flips": {precise, vague}, "revoked": {precise, precise}, "bad": {vague, vague}} {
		g := newGoogle(t, map[string]string{"dead_grant": shape})
		form := url.Values{"grant_type": {"refresh_token"}, "refresh_token": {g.signIn("mara")["refresh_token"].(string)}, "client_id": {g.app.ID}, "client_secret": {g.app.Secret}}
		if _, err := g.World.Act(Platform, "mara", "revoke", sandbox.Args{}); err != nil {
			t.Fatal(err)
		}
		for n, words := range want {
			status, _, body := g.do(http.MethodPost, "https://oauth2.googleapis.com/token", form, "")
			if status != http.StatusBadRequest || body["error"] != "invalid_grant" || body["error_description"] != words {
				t.Errorf("%q, time %d: %d %v", shape, n+1, status, body)
			}
			g.Clock.Advance(flipsAfter)
		}
	}
}

func TestTestingEndsAGrantAfterSevenDays(t *testing.T) {
	for shape, told := range map[string]any{"on": nil, "said": 604800.0} {
		g := newGoogle(t, map[string]string{"testing": shape})
		grant := g.signIn("mara")
		if grant["refresh_token_expires_in"] != told {
			t.Errorf("%s: refresh_token_expires_in is %v", shape, grant["refresh_token_expires_in"])
		}
		form := url.Values{"grant_type": {"refresh_token"}, "refresh_token": {grant["refresh_token"].(string)}, "client_id": {g.app.ID}, "client_secret": {g.app.Secret}}
		for _, c := range []struct {
			wait   time.Duration
			status int
		}{{6 * 24 * time.Hour, 200}, {24 * time.Hour, 400}} { // using it does not lengthen its life
			g.Clock.Advance(c.wait)
			status, _, body := g.do(http.MethodPost, "https://oauth2.googleapis.com/token", form, "")
			if status != c.status || body["refresh_token"] != nil {
				t.Errorf("%s, %s later: %d %v", shape, c.wait, status, body)
			}
		}
	}
}

func TestPrompts(t *testing.T) {
	g := newGoogle(t, nil)
	for _, c := range []struct {
		change url.Values
		status int
		back   string
	}{
		{url.Values{"prompt": {"none"}}, 302, "interaction_required"},
		{url.Values{"prompt": {"none consent"}}, 400, ""},
		{url.Values{"prompt": {"login"}}, 400, ""},
		{url.Values{"access_type": {"later"}}, 400, ""},
		{url.Values{"code_challenge": {"x"}, "code_challenge_method": {"S512"}}, 400, ""},
		{url.Values{"prompt": {"select_account consent"}}, 200, ""},
	} {
		status, header, _ := g.do(http.MethodGet, "https://accounts.google.com/o/oauth2/v2/auth?"+g.ask(c.change).Encode(), nil, "")
		back, _ := url.Parse(header.Get("Location"))
		if status != c.status || back.Query().Get("error") != c.back || c.back != "" && back.Query().Get("state") != "s1" {
			t.Errorf("%v: %d to %s", c.change, status, back)
		}
	}
}

func TestTheChannelPicker(t *testing.T) {
	g := newGoogle(t, nil)
	s := New(g.Core).(*Simulator)
	if all := s.choices(""); len(all) < 8 {
		t.Errorf("%d channels to choose from", len(all))
	}
	for _, hint := range []string{s.sub("northlight"), addressOf("northlight")} {
		if two := s.choices(hint); len(two) != 2 || !strings.Contains(two[0].Label+two[1].Label, "behind") {
			t.Errorf("the channels of %s: %v", hint, two)
		}
	}
}

func TestEarlierScopesCanBeIncluded(t *testing.T) {
	g := newGoogle(t, nil)
	g.signIn("mara")
	for include, want := range map[string]bool{"true": true, "": false} {
		query := g.ask(url.Values{"scope": {scopeRead}, "include_granted_scopes": {include}})
		_, body := g.exchange(g.consentTo("mara", query, scopeRead).Get("code"), nil)
		if scope, _ := body["scope"].(string); strings.Contains(scope, scopeAnalytics) != want {
			t.Errorf("include_granted_scopes=%q grants %q", include, scope)
		}
	}
}

func TestUploadsAsTheyShouldNotBe(t *testing.T) {
	g := newGoogle(t, nil)
	account, _ := g.World.Account(Platform, "jonas")
	token, path := g.token("jonas", scopeRead), "playlistItems?part=contentDetails&maxResults=10&playlistId="+uploadsOf(account)
	idsOf := func(body map[string]any) (ids []string) {
		for _, item := range body["items"].([]any) {
			ids = append(ids, item.(map[string]any)["contentDetails"].(map[string]any)["videoId"].(string))
		}
		return ids
	}
	_, plain := g.get(path, token)
	want := idsOf(plain)
	for behaviour, right := range map[string]func(body map[string]any, ids []string) bool{
		"page_loop": func(body map[string]any, _ []string) bool { return body["nextPageToken"] == pageToken(0) },
		"short_page": func(body map[string]any, ids []string) bool {
			return len(ids) == 5 && body["nextPageToken"] == pageToken(5)
		},
		"empty_page":  func(body map[string]any, ids []string) bool { return len(ids) == 0 && body["nextPageToken"] != nil },
		"repeat_last": func(_ map[string]any, ids []string) bool { return len(ids) == 11 && ids[10] == want[0] },
		"disorder":    func(_ map[string]any, ids []string) bool { return ids[0] == want[9] && ids[9] == want[0] },
	} {
		id, err := g.Faults.Add(sandbox.Fault{Path: "*/playlistItems", Behaviour: behaviour})
		if err != nil {
			t.Fatal(err)
		}
		if _, body := g.get(path, token); !right(body, idsOf(body)) {
			t.Errorf("%s: %v, next %v", behaviour, idsOf(body), body["nextPageToken"])
		}
		g.Faults.Remove(id)
	}
}

func TestABroadcastWhileItIsOn(t *testing.T) {
	g := newGoogle(t, nil)
	made, err := g.World.Act(Platform, "jonas", "post", sandbox.Args{"kind": "live", "title": "From the bench"})
	if err != nil {
		t.Fatal(err)
	}
	details := func() (snippet, live map[string]any) {
		_, body := g.get("videos?part=snippet,liveStreamingDetails,contentDetails&id="+made["post"].(string), g.token("jonas", scopeRead))
		item := body["items"].([]any)[0].(map[string]any)
		return item["snippet"].(map[string]any), item["liveStreamingDetails"].(map[string]any)
	}
	if snippet, live := details(); snippet["liveBroadcastContent"] != "live" || live["concurrentViewers"] == nil || live["actualEndTime"] != nil {
		t.Errorf("on air: %v %v", snippet["liveBroadcastContent"], live)
	}
	g.Clock.Advance(3 * time.Hour)
	if snippet, live := details(); snippet["liveBroadcastContent"] != "none" || live["concurrentViewers"] != nil || live["actualEndTime"] == nil {
		t.Errorf("afterwards: %v %v", snippet["liveBroadcastContent"], live)
	}
}

func TestPicturesAreServedWhereTheSwitchSays(t *testing.T) {
	g := newGoogle(t, map[string]string{"media_host": g0})
	account, _ := g.World.Account(Platform, "mara")
	id := g.World.Posts(account, g.Clock.Now())[0].ID
	_, video := g.get("videos?part=snippet&id="+id, g.token("mara", scopeRead))
	_, channel := g.get("channels?part=snippet&mine=true", g.token("mara", scopeRead))
	for _, body := range []map[string]any{video, channel} {
		thumbnails := body["items"].([]any)[0].(map[string]any)["snippet"].(map[string]any)["thumbnails"].(map[string]any)
		address := thumbnails["medium"].(map[string]any)["url"].(string)
		status, header, _ := g.do(http.MethodGet, address, nil, "")
		if !strings.HasPrefix(address, g0+"/") || status != http.StatusOK || header.Get("Content-Type") != "image/png" {
			t.Errorf("%s: %d %s", address, status, header.Get("Content-Type"))
		}
	}
}

// g0 is where a simulator answers that was not started.
const g0 = "http://127.0.0.1:5071"

func TestAnUnchangedAnswerIsNotSentTwice(t *testing.T) {
	g := newGoogle(t, nil)
	token := g.token("mara", scopeRead)
	const path = "https://youtube.googleapis.com/youtube/v3/channels?part=statistics&mine=true"
	_, _, body := g.do(http.MethodGet, path, nil, token)
	req, err := http.NewRequest(http.MethodGet, path, nil)
	if err != nil {
		t.Fatal(err)
	}
	req.Header.Set("Authorization", "Bearer "+token)
	req.Header.Set("If-None-Match", body["etag"].(string))
	resp, err := g.client.Do(req)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	units := 0
	for _, call := range g.Ledger.Calls(sandbox.Filter{Platform: Platform}) {
		units += call.Cost
	}
	if resp.StatusCode != http.StatusNotModified || units != 2 {
		t.Errorf("%d, %d units", resp.StatusCode, units)
	}
}
