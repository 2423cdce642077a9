package youtube

import (
	"encoding/json"
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

func FuzzTokens(f *testing.F) {
	f.Add([]byte(`{"access_token":"ya29.x","expires_in":3599,"scope":"a b","id_token":"a.b.c"}`), 200)
	f.Add([]byte(`{"error":"invalid_grant","error_description":"Bad Request"}`), 400)
	f.Fuzz(func(t *testing.T, raw []byte, status int) {
		var answer tokenAnswer
		if json.Unmarshal(raw, &answer) == nil {
			answer.token(testNow)
			subject(answer.IDToken.Value())
		}
		if e := classify(&platform.Response{Status: status, Body: raw, JSON: json.Valid(raw), Now: testNow}); e != nil && status < 400 {
			t.Fatalf("a success was classified as %v", e)
		}
	})
}
