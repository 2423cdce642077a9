package main

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"candor/internal/collect"
	"candor/internal/platform"
	"candor/internal/platform/platformtest"
	"candor/internal/social"
	"candor/internal/store"
	"candor/internal/store/storetest"
)

// recordings are real answers of the platforms. They lie beside the repository and are not part of it.
var recordings = filepath.Join("..", "..", "..", "shared", "recordings")

// playback answers every call by the recording that belongs to its path.
type playback struct {
	t     *testing.T
	files map[string]string // the end of a path: the file
}

// RoundTrip implements http.RoundTripper.
func (p playback) RoundTrip(r *http.Request) (*http.Response, error) {
	for end, file := range p.files {
		if strings.HasSuffix(r.URL.Path, end) {
			recorded := platformtest.Recorded(p.t, filepath.Join(recordings, file))
			return &http.Response{StatusCode: recorded.Status, Header: http.Header{"Content-Type": {"application/json"}}, Body: io.NopCloser(bytes.NewReader(recorded.Body)), Request: r}, nil
		}
	}
	p.t.Errorf("no recording of %s", r.URL.Path)
	return nil, http.ErrNotSupported
}

// oneToken is a keeper of a token that never ends.
type oneToken struct{}

func (oneToken) Access(context.Context, social.Key) (social.Secret, error) { return "token", nil }
func (oneToken) Rejected(context.Context, social.Key, social.Secret) (social.Secret, error) {
	return "token", nil
}
func (oneToken) Lost(_ context.Context, _ social.Key, _ social.Secret, cause *platform.Error) error {
	return cause
}

// TestRecordingsAreStored takes the recordings that answer a reading of an account or its posts through the connector and the engine, and finds
// in the database what INDEX.md says that they parse to. What else is recorded (tokens, refusals, pushes, single metrics) stores nothing; the
// connectors' own tests read it.
func TestRecordingsAreStored(t *testing.T) {
	if _, err := os.Stat(recordings); os.IsNotExist(err) {
		t.Skipf("%s is not here: the real answers are not part of the project", recordings)
	}
	for name, c := range map[string]struct {
		account  string
		scopes   []string
		files    map[string]string
		products []social.Product
		want     []string
	}{
		"instagram": {"27281358591558845", []string{"instagram_business_basic"},
			map[string]string{"/me": "instagram/v25-me.exchange.json", "/media": "instagram/v25-media-limit2.exchange.json"},
			[]social.Product{social.ProductProfile, social.ProductPosts},
			[]string{"17887987407566524 photo comments 35", "17887987407566524 photo likes 94", "18063019328487555 video comments 37", "18063019328487555 video likes 1930",
				"followers 23354", "following 539", "posts 786"}},
		"tiktok": {"-000sr6ziSORMWi9D4IFqm6ADJtH4KS3gO6e", []string{"user.info.basic", "user.info.profile", "user.info.stats", "video.list"},
			map[string]string{"/user/info/": "tiktok/nango-user-info-all.exchange.json", "/video/list/": "tiktok/sqlibs-video-2022-full-fields.exchange.json"},
			[]social.Product{social.ProductProfile, social.ProductPosts},
			[]string{"7063992018837490949 video comments 73", "7063992018837490949 video likes 8612", "7063992018837490949 video shares 23", "7063992018837490949 video views 58300",
				"followers 0", "following 0", "posts 0", "profile_likes 0"}},
		"youtube": {"UCAmh1DexLGcMtDlzMCIxo4w", []string{"https://www.googleapis.com/auth/youtube.readonly"},
			map[string]string{"/channels": "youtube/yt-channels-statistics.exchange.json"}, []social.Product{social.ProductProfile},
			[]string{"followers 2", "posts 3", "profile_views 16"}},
	} {
		t.Run(name, func(t *testing.T) {
			storetest.Each(t, func(t *testing.T, db *store.DB) {
				p := social.Platform(name)
				played(t, db, p, c.account, c.scopes, c.files, c.products)
				if diff := cmp.Diff(c.want, storedCounts(t, db)); diff != "" {
					t.Errorf("(-INDEX.md +stored):\n%s", diff)
				}
			})
		})
	}
}

// played reads products of an account from recordings.
func played(t *testing.T, db *store.DB, p social.Platform, account string, scopes []string, files map[string]string, products []social.Product) {
	t.Helper()
	entry, _ := known(p)
	now := time.Date(2026, 11, 22, 12, 0, 0, 0, time.UTC)
	connector, err := entry.Open(platform.Deps{Env: func(name string) string {
		if strings.HasSuffix(name, "_ID") || strings.HasSuffix(name, "_KEY") || strings.HasSuffix(name, "_SECRET") {
			return "client0123456789"
		}
		return ""
	}, PublicURL: "https://candor.example", Transport: playback{t, files}, Now: func() time.Time { return now }})
	if err != nil {
		t.Fatal(err)
	}
	collector, err := collect.New(collect.Config{Store: db, Platforms: map[social.Platform]platform.Connector{p: connector}, Tokens: oneToken{}, Now: func() time.Time { return now }})
	if err != nil {
		t.Fatal(err)
	}
	exec := func(statement string, args ...any) {
		if _, err := db.Writer().ExecContext(t.Context(), statement, args...); err != nil {
			t.Fatal(err)
		}
	}
	exec(`INSERT INTO person (key, uid, email, name, role, password_hash, created_at) VALUES (1, 'u1', 'a@example.org', 'Ada', 'creator', 'x', 0)`)
	exec(`INSERT INTO connection (key, uid, person, platform, external_id, scopes, state, zone, connected_at) VALUES (7, 'c', 1, $1, $2, $3, 'active', 'UTC', 0)`,
		string(p), account, strings.Join(scopes, " "))
	conn := social.Connection{Key: 7, UID: "c", Platform: p, ExternalID: account, Zone: "UTC"}
	plans := slices.DeleteFunc(collector.FirstPlans(conn, false, now), func(plan social.Plan) bool { return !slices.Contains(products, plan.Product) })
	if err := db.AddPlans(t.Context(), plans); err != nil {
		t.Fatal(err)
	}
	if done, err := collector.Drain(t.Context()); err != nil || done.Success != len(products) || done.Runs() != len(products) {
		t.Fatalf("%+v, %v", done, err)
	}
}

// storedCounts lists every figure with a value that the database holds.
func storedCounts(t *testing.T, db *store.DB) []string {
	t.Helper()
	v := social.View{Person: 1}
	var list []string
	var metrics []social.MetricID
	for _, m := range social.Metrics() {
		metrics = append(metrics, m.ID)
	}
	readings, err := db.Readings(t.Context(), v, "2005-01-01", "2027-01-01", metrics...)
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range readings {
		if n, known := r.Figure.Value(); known {
			list = append(list, fmt.Sprintf("%s %d", r.Metric, n))
		}
	}
	posts, _, err := db.PostList(t.Context(), v, social.PostOrder{Limit: 100})
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range posts {
		for m, f := range p.Figures {
			if n, known := f.Value(); known {
				list = append(list, fmt.Sprintf("%s %s %s %d", p.ExternalID, p.MediaType, m, n))
			}
		}
	}
	slices.Sort(list)
	return list
}
