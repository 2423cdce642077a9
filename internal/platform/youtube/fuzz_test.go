package youtube

import (
	"encoding/json"
	"errors"
	"testing"
	"time"

	"candor/internal/platform"
	"candor/internal/social"
)

var testNow = time.Date(2026, 11, 22, 12, 0, 0, 0, time.UTC)

// FuzzVideos: no answer makes a count out of nothing, and a figure is a value or a reason.
func FuzzVideos(f *testing.F) {
	f.Add([]byte(`{"items":[{"id":"a","snippet":{"publishedAt":"2026-10-02T15:00:12Z","title":"x"},"statistics":{"viewCount":"3057"}}]}`))
	f.Add([]byte(`{"items":[{"id":1,"snippet":{"publishedAt":"2026-10-02T15:00:12.5Z"},"statistics":{"viewCount":12,"likeCount":null,"commentCount":"-3"}}]}`))
	f.Add([]byte(`{"items":[{"liveStreamingDetails":{}}]}`))
	f.Fuzz(func(t *testing.T, raw []byte) {
		var list videoList
		if json.Unmarshal(raw, &list) != nil {
			return
		}
		posts, _ := readings(list.Items, testNow)
		for _, p := range posts {
			for metric, figure := range p.Figures {
				if value, ok := figure.Value(); ok == (figure.Reason() != "") || ok && value < 0 {
					t.Fatalf("%s is %+v", metric, figure)
				}
			}
			if p.Post.ExternalID == "" || p.Post.PostedAt.IsZero() {
				t.Fatalf("a post without id or date: %+v", p.Post)
			}
		}
	})
}

func FuzzChannels(f *testing.F) {
	f.Add([]byte(`{"items":[{"id":"UC1","statistics":{"viewCount":"1","subscriberCount":"0","hiddenSubscriberCount":true,"videoCount":"3"}}]}`))
	f.Add([]byte(`{"pageInfo":{"totalResults":0}}`))
	f.Fuzz(func(t *testing.T, raw []byte) {
		var list channelList
		if json.Unmarshal(raw, &list) != nil {
			return
		}
		for _, ch := range list.Items {
			page := ch.page(testNow)
			if hidden, _ := ch.Statistics.Hidden.Value(); hidden && page.Figures[social.Followers].Known() {
				t.Fatal("hidden subscribers became a count")
			}
		}
	})
}

func FuzzReports(f *testing.F) {
	f.Add([]byte(`{"columnHeaders":[{"name":"day"},{"name":"views"}],"rows":[["2026-10-01",1500]]}`))
	f.Add([]byte(`{"columnHeaders":[{"name":"day"},{"name":"views"}],"rows":[["2026-13-01",1.5],[1,2],["2026-10-01",null]]}`))
	f.Fuzz(func(t *testing.T, raw []byte) {
		var table resultTable
		if json.Unmarshal(raw, &table) != nil {
			return
		}
		days := table.days("2026-11-22", &flaws{})
		for _, d := range days {
			if _, err := social.ParseDay(string(d.Day)); err != nil {
				t.Fatal(err)
			}
		}
	})
}

// FuzzTokens: whatever a token answer holds, what comes out is a whole token that lives, with the refresh token that it came with or the
// old one, or one of our errors and nothing.
func FuzzTokens(f *testing.F) {
	for _, seed := range []string{`{"access_token":"ya29.x","expires_in":3599,"scope":"a b","id_token":"a.b.c"}`, `{"access_token":"ya29.x","expires_in":3599,"refresh_token":""}`,
		`{"access_token":"ya29.x","expires_in":-1}`, `{"access_token":"ya29.x","expires_in":1e300}`, `{"access_token":"ya29.x","expires_in":"3599","refresh_token_expires_in":-5}`,
		`{"access_token":"","expires_in":3599}`, `{"access_token":["x"],"expires_in":3599}`, `{"access_token":"x"}`, `{"access_token":"x","expires_in":3599,"refresh_token":7,"more":{}}`, `[`, `null`} {
		f.Add(seed, 200)
	}
	f.Add(`{"error":"invalid_grant","error_description":"Bad Request"}`, 400)
	f.Fuzz(func(t *testing.T, body string, status int) {
		if e := classify(&platform.Response{Status: status, Body: []byte(body), JSON: json.Valid([]byte(body)), Now: testNow}); e != nil && status < 400 {
			t.Fatalf("a success was classified as %v", e)
		}
		var answer tokenAnswer
		if json.Unmarshal([]byte(body), &answer) == nil {
			subject(answer.IDToken.Value()) // whatever is in it
		}
		c, _ := play(t, ok(body))
		old := platform.Token{Refresh: testRefresh, RefreshExpiresAt: testNow.AddDate(0, 0, 7)}
		token, err := c.Refresh(t.Context(), old)
		var ours *platform.Error
		switch {
		case err != nil && (!errors.As(err, &ours) || !token.Access.Empty() || !token.Refresh.Empty()):
			t.Fatalf("%v beside %+v", err, token)
		case err != nil:
			return
		}
		left := token.ExpiresAt.Sub(testNow)
		if token.Access.Empty() || token.Refresh.Empty() || token.RefreshExpiresAt.Before(testNow) || left < time.Minute || left > 400*24*time.Hour {
			t.Fatalf("%s became %v with %v left", body, token, left)
		}
	})
}
