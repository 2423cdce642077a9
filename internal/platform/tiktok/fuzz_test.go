package tiktok

import (
	"io"
	"net/http"
	"strings"
	"testing"

	"candor/internal/platform"
)

// always answers every call with the same body.
type always string

// RoundTrip implements http.RoundTripper.
func (a always) RoundTrip(r *http.Request) (*http.Response, error) {
	return &http.Response{StatusCode: http.StatusOK, Header: http.Header{"Content-Type": {"application/json"}}, Body: io.NopCloser(strings.NewReader(string(a))), Request: r}, nil
}

// Whatever a token answer holds: never an empty token, never an empty refresh token where there was one, never a life that cannot
// be true, and every failure is one of ours.
func FuzzTokenAnswer(f *testing.F) {
	for _, seed := range []string{tokenBody, `{}`, `{"error":"invalid_grant","error_description":"x","log_id":"20250920002050100115989EF4EE2405DD"}`,
		`{"error":null,"access_token":"a","expires_in":60}`, `{"access_token":"a","expires_in":1e3,"refresh_token":""}`, `{"access_token":"a","expires_in":-86400,"refresh_token":"b","refresh_expires_in":-1}`,
		`{"access_token":"a","expires_in":9e18,"refresh_token":"b"}`, `{"access_token":"a","expires_in":86400,"refresh_token":["b"],"more":{}}`, `{"access_token":"a","refresh_token":"b"}`, `{"error":{"code":"ok"},"access_token":7}`, `[`, `"x"`, `{"error":[]}`} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, body string) {
		c := open(t, always(body), nil)
		token, err := c.Refresh(background, platform.Token{Refresh: testRefresh})
		if err != nil {
			if _, ours := asError(err); !ours || !token.Access.Empty() {
				t.Fatalf("%v beside %+v", err, token)
			}
			return
		}
		left := token.ExpiresAt.Sub(testNow)
		if token.Access.Empty() || token.Refresh.Empty() || left.Seconds() < 60 || left.Hours() > 400*24 {
			t.Fatalf("%s became %v with %v left", body, token, left)
		}
	})
}

func FuzzUserInfo(f *testing.F) {
	for _, seed := range []string{`{"data":{"user":{"open_id":"` + testAccount + `","follower_count":0}},"error":{"code":"ok"}}`, `{"data":{},"error":{"code":"scope_not_authorized"}}`,
		`{"data":{"user":{"open_id":17,"is_verified":1,"display_name":{}}},"error":{"code":"ok"}}`, `{"data":{"user":null}}`, `{"data":null}`, `null`} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, body string) {
		page, err := open(t, always(body), nil).Profile(background, full())
		if err != nil {
			if _, ours := asError(err); !ours {
				t.Fatal(err)
			}
			return
		}
		if page.Account.ExternalID != testAccount {
			t.Fatalf("%s became account %q", body, page.Account.ExternalID)
		}
		for metric, figure := range page.Figures {
			if value, known := figure.Value(); known && value < 0 || known && !strings.Contains(body, "count") {
				t.Fatalf("%s became %s of %d", body, metric, value)
			}
		}
	})
}

func FuzzVideoList(f *testing.F) {
	for _, seed := range []string{`{"data":{"videos":[{"id":"1","create_time":1786994411,"view_count":1}],"cursor":1786994411000,"has_more":true},"error":{"code":"ok"}}`,
		`{"data":{"videos":[{}],"cursor":0,"has_more":false},"error":{"code":"ok"}}`, `{"data":{"videos":null,"cursor":-1,"has_more":true}}`,
		`{"data":{"videos":[{"id":{},"create_time":"x"},null],"has_more":"yes"}}`, `{"data":[]}`, `{"error":{"code":"invalid_params"}}`} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, body string) {
		page, err := open(t, always(body), nil).Posts(background, full(), "1786994411000")
		if err != nil {
			if _, ours := asError(err); !ours {
				t.Fatal(err)
			}
			return
		}
		seen := map[string]bool{}
		for _, post := range page.Posts {
			if post.Post.ExternalID == "" || seen[post.Post.ExternalID] || post.Post.PostedAt.Unix() <= 0 {
				t.Fatalf("%s became %+v", body, post.Post)
			}
			seen[post.Post.ExternalID] = true
		}
	})
}
