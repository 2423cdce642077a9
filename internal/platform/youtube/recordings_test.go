package youtube

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"candor/internal/platform"
	"candor/internal/platform/platformtest"
	"candor/internal/social"
)

// recordings is where real answers lie, beside the project; they are not part of it.
const recordings = "../../../../shared/recordings/youtube"

// body returns the recorded answer of a file and its HTTP status (0 if unknown).
func body(t *testing.T, name string) ([]byte, int) {
	t.Helper()
	file := filepath.Join(recordings, name)
	if _, err := os.Stat(file); os.IsNotExist(err) {
		t.Skipf("%s is not here: the real answers are not part of the project", recordings)
	}
	r := platformtest.Recorded(t, file)
	if !r.Exchange {
		return r.Body, 0
	}
	return r.Body, r.Status
}

func decode[T any](t *testing.T, name string) T {
	t.Helper()
	var into T
	raw, _ := body(t, name)
	if err := json.Unmarshal(raw, &into); err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return into
}

// elsewhere are recordings that no decoder of this package reads: pushes, which arrive at a webhook.
var elsewhere = []string{"INDEX.md", "websub-upload-real.xml", "risc-set-account-disabled-doc.json"}

// TestEveryRecordingIsRead: a recording that is added and named by no test is an oversight.
func TestEveryRecordingIsRead(t *testing.T) {
	files, err := os.ReadDir(recordings)
	if os.IsNotExist(err) {
		t.Skipf("%s is not here: the real answers are not part of the project", recordings)
	}
	if err != nil {
		t.Fatal(err)
	}
	source, err := os.ReadFile("recordings_test.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		if !strings.Contains(string(source), `"`+file.Name()+`"`) && !slices.Contains(elsewhere, file.Name()) {
			t.Errorf("%s is read by no test", file.Name())
		}
	}
}

func TestRecordedChannels(t *testing.T) {
	list := decode[channelList](t, "yt-channels-statistics.exchange.json")
	page := list.Items[0].page(testNow)
	want := social.Figures{social.ProfileViews: social.Known(16), social.Followers: social.Known(2), social.Posts: social.Known(3)}
	if diff := cmp.Diff(want, page.Figures, cmp.AllowUnexported(social.Figure{})); diff != "" || page.Account.ExternalID != "UCAmh1DexLGcMtDlzMCIxo4w" {
		t.Errorf("%s: %s", page.Account.ExternalID, diff)
	}
	several := decode[channelList](t, "pyyoutube-channels-multi.json")
	got := map[string]social.Figures{}
	for _, ch := range several.Items {
		got[string(ch.ID)] = ch.page(testNow).Figures
	}
	both := map[string]social.Figures{
		"UCK8sQmJBp8GCxrOtXWBpyEA": {social.ProfileViews: social.Known(3331930783), social.Followers: social.Known(10700000), social.Posts: social.Known(2678)},
		"UC_x5XG1OV2P6uZZ5FSM9Ttw": {social.ProfileViews: social.Known(208790084), social.Followers: social.Known(2260000), social.Posts: social.Known(5652)},
	}
	if diff := cmp.Diff(both, got, cmp.AllowUnexported(social.Figure{})); diff != "" {
		t.Error(diff)
	}
	none := decode[channelList](t, "yt-channels-unknown-id-200-no-items.exchange.json")
	if total, told := none.PageInfo.Total.Value(); len(none.Items) != 0 || !told || total != 0 {
		t.Errorf("%d items of %d", len(none.Items), total)
	}
}

func TestRecordedLists(t *testing.T) {
	for name, want := range map[string]struct {
		items int
		next  string
		total int64
	}{
		"yt-playlistitems-page1.exchange.json": {50, "CDIQAA", 67},
		"pyyoutube-playlistitems-p1.json":      {10, "CAoQAA", 13},
	} {
		list := decode[itemList](t, name)
		total, _ := list.PageInfo.Total.Value()
		if len(list.Items) != want.items || list.Next.Value() != want.next || total != want.total {
			t.Errorf("%s: %d items, next %q, total %d", name, len(list.Items), list.Next.Value(), total)
		}
	}
	mine := decode[videoList](t, "yt-videos-mine-stats-status.exchange.json")
	if total, _ := mine.PageInfo.Total.Value(); len(mine.Items) != 13 || total != 13 {
		t.Errorf("%d videos of %d, want 13", len(mine.Items), total)
	}
	for _, v := range mine.Items {
		if _, ok := v.Statistics.Views.Value(); !ok || v.Status.Privacy.Value() == "" {
			t.Errorf("%s: views or privacy not read", v.ID)
		}
	}
	if none := decode[videoList](t, "yt-videos-unknown-id-200-empty.exchange.json"); len(none.Items) != 0 {
		t.Errorf("%d videos", len(none.Items))
	}
	live := decode[videoList](t, "yt-videos-live-past.exchange.json")
	if len(live.Items) != 1 || live.Items[0].mediaType() != social.Live {
		t.Errorf("a past broadcast is read as %+v", live.Items)
	}
}

func TestRecordedReports(t *testing.T) {
	for name, want := range map[string]string{"yt-analytics-views-200.exchange.json": "50", "yt-analytics-likes-200.exchange.json": "0"} {
		table := decode[resultTable](t, name)
		if len(table.Rows) != 1 || len(table.Columns) != 1 || string(table.Rows[0][0]) != want {
			t.Errorf("%s: %s", name, table.Rows)
		}
		if days := table.days("2026-11-22", &flaws{}); len(days) != 0 {
			t.Errorf("%s: a total without days became %+v", name, days)
		}
	}
}

func TestRecordedErrors(t *testing.T) {
	for name, want := range map[string]struct {
		kind platform.Kind
		code string
	}{
		"paste-quotaExceeded-403-new-shape.exchange.json":                         {platform.QuotaExhausted, "quotaExceeded"},
		"paste-authError-401-unauthenticated.exchange.json":                       {platform.TokenRejected, "authError"},
		"yt-channels-401-bad-token.exchange.json":                                 {platform.TokenRejected, "authError"},
		"yt-analytics-estimatedRevenue+estimatedMinutesWatched-403.exchange.json": {platform.BadRequest, "forbidden"},
		"yt-token-refresh-400.exchange.json":                                      {platform.GrantDead, "invalid_grant"},
		"youtubeaio-error-403-api-not-enabled.json":                               {platform.AppRefused, "accessNotConfigured"},
	} {
		raw, status := body(t, name)
		if status == 0 {
			status = 403
		}
		e := classify(&platform.Response{Op: opChannels, Status: status, Body: raw, JSON: true, Now: testNow})
		if e == nil || e.Kind != want.kind || e.Code != want.code {
			t.Errorf("%s: %v, want %s (%s)", name, e, want.kind, want.code)
		}
	}
}

func TestRecordedToken(t *testing.T) {
	answer := decode[tokenAnswer](t, "yt-token-refresh-200.exchange.json")
	token, ok := answer.token(testNow)
	if !ok || token.Access.Empty() || token.ExpiresAt.Sub(testNow).Seconds() != 3599 || !token.Refresh.Empty() || len(token.Scopes) == 0 {
		t.Errorf("expires in %s, %d scopes", token.ExpiresAt.Sub(testNow), len(token.Scopes))
	}
}
