package api

import (
	"archive/zip"
	"io"
	"strings"
	"testing"

	"github.com/parquet-go/parquet-go"

	"candor/internal/social"
	"candor/internal/store"
	"candor/internal/store/storetest"
)

// TestTakeout: the zip holds everything of the person, as JSON and as CSV, and nothing secret or of anybody else.
func TestTakeout(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db *store.DB) {
		w := newWorld(t, db)
		got := w.ask(ana, "GET", "/api/me/takeout", "")
		if page, err := db.AuditPage(t.Context(), social.AuditFilter{Limit: 1}); err != nil || len(page) != 1 || page[0].Act != social.ActTakenOut || page[0].Actor != page[0].Subject {
			t.Errorf("the takeout is not recorded: %+v, error %v", page, err)
		}
		archive, err := zip.NewReader(strings.NewReader(got.body), int64(len(got.body)))
		if err != nil || got.status != 200 || got.header.Get("Content-Type") != "application/zip" {
			t.Fatalf("%d %v, error %v", got.status, got.header, err)
		}
		all := map[string]string{}
		for _, f := range archive.File {
			r, err := f.Open()
			if err != nil {
				t.Fatal(err)
			}
			text, err := io.ReadAll(r)
			if err != nil {
				t.Fatal(err)
			}
			all[f.Name] = string(text)
			for _, wrong := range []string{"bo.runs", boInsta, "bo@example.com", `"hash"`, "password_hash", "token_hash"} {
				if strings.Contains(string(text), wrong) {
					t.Errorf("%s holds %s", f.Name, wrong)
				}
			}
		}
		for file, want := range map[string]string{"json/person.jsonl": `"email":"ana@example.com"`, "csv/person.csv": "ana@example.com", "json/connection.jsonl": "ana.cooks",
			"parquet/connection.parquet": "ana.cooks", "json/post.jsonl": anaPost, "csv/reading.csv": "followers", "json/sync_run.jsonl": `"started_at":"20`} {
			if !strings.Contains(all[file], want) {
				t.Errorf("%s lacks %s: %.200s", file, want, all[file])
			}
		}
		file := all["parquet/reading.parquet"]
		sheet, err := parquet.OpenFile(strings.NewReader(file), int64(len(file)))
		if err != nil {
			t.Fatal(err)
		}
		if want := strings.Count(all["json/reading.jsonl"], "\n"); sheet.NumRows() != int64(want) || want == 0 || len(sheet.Schema().Fields()) < 6 {
			t.Errorf("%d readings in Parquet, %d in JSON, columns %v", sheet.NumRows(), want, sheet.Schema())
		}
	})
}

// TestDeletionPage tells how a deletion stands in words, to whoever has the code and to nobody else.
func TestDeletionPage(t *testing.T) {
	w := newWorld(t, storetest.Open(t))
	if got := w.ask("", "GET", "/deletion/none", ""); got.status != 404 || !strings.Contains(got.body, "no request under this code") {
		t.Errorf("%d %s", got.status, got.body)
	}
	receipt := social.Erasure{Code: "ABC", Platform: social.Instagram, Origin: social.ErasedByPerson, RequestedAt: noon}
	if _, err := w.db.EraseConnections(t.Context(), receipt, []social.Key{11}, noon); err != nil {
		t.Fatal(err)
	}
	got := w.ask("", "GET", "/deletion/ABC", "")
	if got.status != 200 || !strings.Contains(got.body, "The deletion was done") || !strings.Contains(got.body, "your data from Instagram") || !strings.Contains(got.body, "One account") {
		t.Errorf("%d %s", got.status, got.body)
	}
}

// TestEraseMine needs a fresh password and a platform that there is.
func TestEraseMine(t *testing.T) {
	w := newWorld(t, storetest.Open(t))
	w.unproved = true
	if got := w.ask(ana, "DELETE", "/api/me/data", ""); got.status != 403 || !strings.Contains(got.body, "password") {
		t.Errorf("without a fresh password: %d %s", got.status, got.body)
	}
	w.unproved = false
	for target, want := range map[string]int{"/api/me/data?platform=instagram": 200, "/api/me/data": 200, "/api/me/data?platform=myspace": 404} {
		if got := w.ask(ana, "DELETE", target, ""); got.status != want {
			t.Errorf("%s: %d %s", target, got.status, got.body)
		}
	}
}

// Files hold what was asked for, filtered and sorted as the list on the page is, and half of a list is never given out as the whole.
func TestFiles(t *testing.T) {
	w := newWorld(t, storetest.Open(t))
	for target, want := range map[string]string{
		"/api/export?format=json&from=2026-11-01&to=2026-11-02":   "candor-2026-11-01-2026-11-02.json: json 2026-11-01 2026-11-02",
		"/api/export?part=audience&from=2026-11-01&to=2026-11-02": "candor-audience-2026-11-01-2026-11-02.csv: audiencecsv 2026-11-01 2026-11-02",
		"/api/export/posts": "candor-posts-2026-11-22.csv: csv     false   0",
		"/api/export/posts?platform=instagram&sort=likes&order=asc&media_type=reel&format=json": "candor-posts-2026-11-22.json: json instagram  reel likes true   0",
		"/api/export/posts?from=2026-11-01&to=2026-11-02&connection=" + anaInsta:                "candor-posts-2026-11-22.csv: csv  " + anaInsta + "   false 2026-11-01 2026-11-02 0",
		"/api/export/posts/" + anaPost + "?format=parquet":                                      "candor-post-" + anaPost + ".parquet: parquet ana.cooks " + anaPost + " 8",
	} {
		got := w.ask(ana, "GET", target, "")
		if text := strings.TrimSuffix(strings.TrimPrefix(got.header.Get("Content-Disposition"), `attachment; filename="`), `"`) + ": " + got.body; got.status != 200 || text != want {
			t.Errorf("%s: %d %q, want %q", target, got.status, text, want)
		}
	}
	for target, want := range map[string]int{
		"/api/export/posts?sort=views": 400, "/api/export/posts?from=2026-11-02&to=2026-11-01": 400, "/api/export/posts?platform=nowhere": 404, "/api/export/posts?format=xml": 422,
		"/api/export/posts?connection=" + boInsta: 404, "/api/export/posts/" + boPost: 404, "/api/export?part=all": 422,
	} {
		if got := w.ask(ana, "GET", target, ""); got.status != want {
			t.Errorf("%s: %d, want %d", target, got.status, want)
		}
	}
	w.exec(`WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5000) INSERT INTO post (key, uid, connection, external_id, media_type, posted_at, fetched_at, listed_at)
		SELECT 100000 + i, 'many' || i, 11, 'many' || i, 'reel', 0, 0, 0 FROM n`)
	for target, want := range map[string]int{"/api/export/posts": 400, "/api/export/posts?media_type=reel": 200, "/api/export/posts?from=2026-01-01": 200} {
		got := w.ask(ana, "GET", target, "")
		if got.status != want || want == 400 && !strings.Contains(got.body, "These are 5004 posts, and a file holds at most 5000.") {
			t.Errorf("%s: %d %s, want %d", target, got.status, got.body, want)
		}
	}
}
