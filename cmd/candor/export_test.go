package main

import (
	"database/sql"
	"encoding/csv"
	"strings"
	"testing"
)

// TestExportCommand writes all figures, a part of them, and a list of posts, and refuses what it cannot do in words.
func TestExportCommand(t *testing.T) {
	t.Chdir(t.TempDir())
	must(t, "keys", "add")
	must(t, "migrate")
	addPerson(t, "mara@example.org")
	db, err := sql.Open("sqlite", "file:var/candor.db")
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	for _, statement := range []string{
		`INSERT INTO connection (key, uid, person, platform, external_id, handle, state, zone, connected_at) SELECT 7, 'c', key, 'instagram', 'acc', 'mara', 'active', 'UTC', 0 FROM person`,
		`INSERT INTO post (key, uid, connection, external_id, caption, media_type, posted_at, fetched_at, listed_at) VALUES (1, 'p', 7, 'one', 'Soup', 'reel', 1000, 1, 1), (2, 'q', 7, '-two', 'Bread', 'photo', 86400000, 1, 1)`,
		`INSERT INTO post_reading (post, day, views, observed_at) VALUES (1, '1970-01-01', 5, 1), (2, '1970-01-02', 3, 1)`,
	} {
		if _, err := db.ExecContext(t.Context(), statement); err != nil {
			t.Fatal(err)
		}
	}
	posts := func(args ...string) string {
		t.Helper()
		lines, err := csv.NewReader(strings.NewReader(must(t, append([]string{"export", "--email", "mara@example.org"}, args...)...))).ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		var seen []string
		for _, line := range lines[1:] {
			if id := line[4]; len(seen) == 0 || seen[len(seen)-1] != id {
				seen = append(seen, id)
			}
		}
		return strings.Join(seen, " ")
	}
	for want, args := range map[string]string{
		"'-two one": "--list", "one '-two": "--list --platform instagram --sort views", "one": "--list --media-type reel", "'-two": "--list --from 1970-01-02",
		"acc": "--part profile --from 1970-01-01 --to 1970-01-02", "one ": "--list --to 1970-01-01",
	} {
		if got := posts(strings.Fields(args)...); got != strings.TrimSpace(want) {
			t.Errorf("%s: %q, want %q", args, got, want)
		}
	}
	for args, want := range map[string]string{
		"--list --sort views": "--platform", "--list --media-type essay": "essay", "--list --platform nowhere": "nowhere", "--list --from 1970-01-32": "1970-01-32",
		"--list --platform instagram --sort mood": "mood", "--from 1970-01-02 --to 1970-01-01": "lies after",
		"--list --to 9999-12-31": "too far away", "--to 9999-12-31": "too far away", "--list --from 0001-01-01": "too far away",
	} {
		if code, _, stderr := command(t, append([]string{"export", "--email", "mara@example.org"}, strings.Fields(args)...)...); code == 0 || !strings.Contains(stderr, want) {
			t.Errorf("%s: %d %q", args, code, stderr)
		}
	}
}
