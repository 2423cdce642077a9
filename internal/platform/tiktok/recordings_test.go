package tiktok

import (
	"encoding/json"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"candor/internal/platform"
	"candor/internal/platform/platformtest"
	"candor/internal/social"
)

// recordings are real answers of the platform. They are not part of the repository: they lie beside its root.
var recordings = filepath.Join("..", "..", "..", "..", "shared", "recordings", "tiktok")

// recorded is one file: an exchange with its status, or a bare body.
func recorded(t *testing.T, name string) scripted {
	t.Helper()
	r := platformtest.Recorded(t, filepath.Join(recordings, name))
	return scripted{status: r.Status, body: string(r.Body)}
}

func figure(t *testing.T, figures social.Figures, metric social.MetricID, want int64) {
	t.Helper()
	if got, known := figures[metric].Value(); !known || got != want {
		t.Errorf("%s is %d %q, want %d", metric, got, figures[metric].Reason(), want)
	}
}

func absent(t *testing.T, figures social.Figures, metric social.MetricID, want social.Reason) {
	t.Helper()
	if f := figures[metric]; f.Known() || f.Reason() != want {
		v, _ := f.Value()
		t.Errorf("%s is %d %q, want missing as %q", metric, v, f.Reason(), want)
	}
}

// cases says for every file what INDEX.md expects of it.
var cases = map[string]func(*testing.T, scripted){
	"nango-user-info-all.exchange.json": func(t *testing.T, s scripted) {
		c, _ := play(t, s)
		in := full()
		in.ExternalID = "-000sr6ziSORMWi9D4IFqm6ADJtH4KS3gO6e"
		page, err := c.Profile(background, in)
		if err != nil {
			t.Fatal(err)
		}
		p := page.Profile
		if p.DisplayName != social.Says("nangodeveloperacc") || p.Bio != social.Says("") || p.Verified != social.Known(0) || p.URL != "https://vm.tiktok.com/ZSxxdRwG3/" || p.Handle != "" {
			t.Errorf("got %+v", p)
		}
		if page.Account.ExternalID != in.ExternalID || page.Account.IDs[idUnion] != "eec4e4e6-9dd5-55ce-b259-9502640da940" || len(page.Flaws) != 0 {
			t.Errorf("got %+v, flaws %v", page.Account, page.Flaws)
		}
		for _, metric := range []social.MetricID{social.Followers, social.Following, social.ProfileLikes, social.Posts} {
			figure(t, page.Figures, metric, 0)
		}
	},
	"nango-video-list-empty.exchange.json": func(t *testing.T, s scripted) {
		c, _ := play(t, s)
		page, err := c.Posts(background, full(), "")
		if err != nil || len(page.Posts) != 0 || page.Next != "" || len(page.Flaws) != 0 {
			t.Errorf("got %+v, %v", page, err)
		}
	},
	"sqlibs-video-2022-full-fields.exchange.json": func(t *testing.T, s scripted) {
		c, _ := play(t, s)
		page, err := c.Posts(background, full(), "")
		if err != nil || len(page.Posts) != 1 || page.Next != "" || len(page.Flaws) != 0 {
			t.Fatalf("got %+v, %v", page, err)
		}
		video := page.Posts[0]
		if video.Post.ExternalID != "7063992018837490949" || video.Post.MediaType != social.Video || !video.Post.PostedAt.Equal(time.Unix(1644713810, 0)) {
			t.Errorf("got %+v", video.Post)
		}
		if !strings.HasPrefix(video.Post.Caption.Value, "#dueto com @dessahcatty Já sigam") || !strings.Contains(video.Post.Permalink.Value, "/video/7063992018837490949") ||
			!strings.Contains(video.Post.ThumbnailURL.Value, "x-expires=1645506124") || video.Post.MediaURL.Reason != social.NotOffered {
			t.Errorf("got %+v", video.Post)
		}
		figure(t, video.Figures, social.Views, 58300)
		figure(t, video.Figures, social.Likes, 8612)
		figure(t, video.Figures, social.Comments, 73)
		figure(t, video.Figures, social.Shares, 23)
	},
	"doc-token-fetch.exchange.json":   tokenOfADay("afd97af1-b87b-48b9-ac98-410aghda5344"),
	"doc-token-refresh.exchange.json": tokenOfADay("asdf-12345c-1a2s3d-ac98-asdf123as12as34"),
	"err-access_token_invalid-401.exchange.json": func(t *testing.T, s scripted) {
		e := failing(t, s, platform.TokenRejected, "access_token_invalid")
		if !strings.Contains(e.Message, "The access token is invalid or not found in the request.") || !strings.Contains(e.Message, "20250920002050 100115989EF4EE2405DD") {
			t.Errorf("got %q", e.Message)
		}
	},
	"err-invalid_params-fields-missing-400.exchange.json": func(t *testing.T, s scripted) {
		failing(t, s, platform.BadRequest, "invalid_params")
	},
	"err-oauth-refresh-invalid_grant-400.exchange.json": func(t *testing.T, s scripted) {
		c, _ := play(t, s)
		_, err := c.Refresh(background, platform.Token{Refresh: testRefresh})
		if e := kindIs(t, err, platform.GrantDead); e.Code != "invalid_grant" || e.Status != http.StatusBadRequest || !strings.HasPrefix(e.Message, "Refresh token is invalid or expired.") {
			t.Errorf("got %+v", e)
		}
	},
	"err-oauth-revoke-ok.exchange.json": func(t *testing.T, s scripted) {
		c, _ := play(t, s)
		if err := c.Revoke(background, platform.Token{Access: testToken}); err != nil {
			t.Error(err)
		}
	},
	"doc-v2-error-codes.json": func(t *testing.T, s scripted) {
		var table struct {
			Codes []struct {
				Code string `json:"code"`
				HTTP int    `json:"http"`
			} `json:"codes"`
		}
		if err := json.Unmarshal([]byte(s.body), &table); err != nil || len(table.Codes) != 7 {
			t.Fatalf("%d codes, %v", len(table.Codes), err)
		}
		kinds := map[string]platform.Kind{"access_token_invalid": platform.TokenRejected, "internal_error": platform.Transient, "invalid_file_upload": platform.BadRequest,
			"invalid_params": platform.BadRequest, "rate_limit_exceeded": platform.RateLimited, "scope_not_authorized": platform.ScopeMissing, "scope_permission_missed": platform.ScopeMissing}
		for _, row := range table.Codes {
			failing(t, refused(row.HTTP, row.Code), kinds[row.Code], row.Code)
		}
	},
	"doc-webhook-authorization-removed.json": func(t *testing.T, s scripted) { // what we do not read must at least do no harm
		failing(t, s, platform.Malformed, "")
	},
}

// tokenOfADay expects the documentation's example: 24 hours and 365 days, two scopes.
func tokenOfADay(account string) func(*testing.T, scripted) {
	return func(t *testing.T, s scripted) {
		c, _ := play(t, s)
		token, whose, err := c.token(background, map[string][]string{}, nil)
		if err != nil || whose != account {
			t.Fatalf("%q, %v", whose, err)
		}
		if token.Access != "act.example12345Example12345Example" || token.Refresh != "rft.example12345Example12345Example" ||
			!token.ExpiresAt.Equal(testNow.Add(24*time.Hour)) || !token.RefreshExpiresAt.Equal(testNow.Add(365*24*time.Hour)) {
			t.Errorf("it expires %v and %v", token.ExpiresAt, token.RefreshExpiresAt)
		}
		if strings.Join(token.Scopes, " ") != "user.info.basic video.list" {
			t.Errorf("scopes %v", token.Scopes)
		}
	}
}

// failing expects a kind and a code of a listing that is answered so.
func failing(t *testing.T, s scripted, kind platform.Kind, code string) *platform.Error {
	t.Helper()
	c, _ := play(t, s)
	session := full()
	session.Notes[noteAI] = fieldAI + "@" + testNow.Format(time.DateOnly) // a refusal is not answered by asking for less
	_, err := c.Posts(background, session, "")
	e := kindIs(t, err, kind)
	if e.Code != code || e.Status != s.status {
		t.Errorf("got code %q status %d", e.Code, e.Status)
	}
	return e
}

func TestRecordings(t *testing.T) {
	files, err := filepath.Glob(filepath.Join(recordings, "*.json"))
	if err != nil || len(files) == 0 {
		t.Skipf("the recordings are not here (%s): they are kept beside the repository, not in it", recordings)
	}
	for _, file := range files {
		name := filepath.Base(file)
		t.Run(name, func(t *testing.T) {
			expect, known := cases[name]
			if !known {
				t.Fatal("a recording that no case expects")
			}
			expect(t, recorded(t, name))
		})
	}
	for name := range cases {
		if _, err := os.Stat(filepath.Join(recordings, name)); err != nil {
			t.Errorf("%s is gone", name)
		}
	}
}
