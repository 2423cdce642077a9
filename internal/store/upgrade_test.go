package store_test

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"candor/internal/social"
	"candor/internal/store"
	"candor/internal/store/storetest"
)

// row is one of a table.
type row struct{ table, columns, values string }

// firstInstallation is what stood in a database of the first schema: one row a table, as that version wrote them.
var firstInstallation = []row{
	{"person", "key, uid, email, name, role, zone, password_hash, created_at", "1, 'p-1', 'ann@example.org', 'Ann', 'creator', 'Europe/Stockholm', 'hash', 1000"},
	{"connection", "key, uid, person, platform, external_id, handle, scopes, state, zone, connected_at, synced_at",
		"2, 'c-2', 1, 'instagram', '178', 'ann.paints', 'basic insights', 'active', 'Europe/Stockholm', 2000, 3000"},
	{"token", "connection, access, refresh, key_id, issued_at, expires_at, state, version", "2, 'sealed access', 'sealed refresh', 7, 2000, 5184002000, 'idle', 3"},
	{"profile", "connection, external_id, handle, display_name, url, absent, fetched_at", `2, '178', 'ann.paints', 'Ann', 'https://example.org/ann', '{"website":"not_reported"}', 3000`},
	{"post", "key, uid, connection, external_id, caption, media_type, posted_at, fetched_at, listed_at", "3, 'o-3', 2, '179', 'A boat', 'image', 1500, 3000, 3000"},
	{"reading", "connection, metric, day, value, reason, final, observed_at", "2, 'followers', '2026-10-01', 1204, NULL, TRUE, 3000"},
	{"post_reading", "post, day, likes, absent, observed_at", `3, '2026-10-01', 17, '{"views":"not_offered"}', 3000`},
	{"observation", "connection, product, day, observed_at", "2, 'profile', '2026-10-01', 3000"},
	{"gap", "connection, product, from_day, to_day, cause", "2, 'profile', '2026-09-20', '2026-09-21', 'platform_down'"},
	{"plan", "connection, product, platform, next_due, slot, day, trigger_by", "2, 'profile', 'instagram', 4000, '2026-10-02', '2026-10-02', 'schedule'"},
	{"sync_run", "key, uid, connection, platform, product, slot, trigger_by, status, calls, started_at, beat_at, completed_at",
		"5, 'r-5', 2, 'instagram', 'profile', '2026-10-01', 'schedule', 'success', 1, 2900, 2950, 3000"},
	{"budget", "platform, bucket, window_start, window_end, used", "'instagram', 'account:2', 0, 3600000, 3"},
	{"installation", "name, value", "'canary', 'sealed canary'"},
}

// TestUpgradeFromTheFirstMigration brings a database of the first schema, with data in it, to this version: every value that stood
// in it stands in it still, and it is read as any other.
func TestUpgradeFromTheFirstMigration(t *testing.T) {
	storetest.EachURL(t, func(t *testing.T, url string) {
		db := openURL(t, url)
		layFirst(t, db)
		before := rowsOfFirst(t, db)
		if applied, err := db.Migrate(t.Context()); err != nil || len(applied) == 0 {
			t.Fatalf("applied %v, error %v", applied, err)
		}
		for table, held := range rowsOfFirst(t, db) {
			if held != before[table] {
				t.Errorf("%s held %s before and %s after the upgrade", table, before[table], held)
			}
		}
		accounts, err := db.Accounts(t.Context(), social.View{Person: 1})
		if err != nil || len(accounts) != 1 || accounts[0].Handle != "ann.paints" || accounts[0].State != social.Active {
			t.Errorf("accounts after the upgrade: %+v, %v", accounts, err)
		}
	})
}

func layFirst(t *testing.T, db *store.DB) {
	t.Helper()
	layUntil(t, db, "0001_init.sql")
	insertRows(t, db, firstInstallation)
}

// layUntil applies the migrations up to a file.
func layUntil(t *testing.T, db *store.DB, last string) {
	t.Helper()
	files, err := filepath.Glob("migrations/*.sql") // sorted
	if err != nil {
		t.Fatal(err)
	}
	execute(t, db, `CREATE TABLE schema_migration (name TEXT PRIMARY KEY, checksum TEXT NOT NULL, applied_at BIGINT NOT NULL)`)
	for _, file := range files {
		name := filepath.Base(file)
		if name > last {
			return
		}
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		sum := sha256.Sum256(text)
		execute(t, db, string(text))
		execute(t, db, `INSERT INTO schema_migration (name, checksum, applied_at) VALUES ('`+strings.TrimSuffix(name, ".sql")+`', '`+hex.EncodeToString(sum[:])+`', 0)`)
	}
}

func execute(t *testing.T, db *store.DB, statement string) {
	t.Helper()
	if err := db.Exec(t.Context(), statement); err != nil {
		t.Fatalf("%.80s: %v", statement, err)
	}
}

func insertRows(t *testing.T, db *store.DB, rows []row) {
	t.Helper()
	for _, r := range rows {
		execute(t, db, "INSERT INTO "+r.table+" ("+r.columns+") VALUES ("+r.values+")")
	}
}

// growing is one row of each table that grows by the day, no column NULL that may be other, as they stood before 0135_clustered.
var growing = []row{
	firstInstallation[0], firstInstallation[1], firstInstallation[4],
	{"reading", "connection, metric, day, value, reason, final, observed_at, since, revisions", "2, 'followers', '2026-10-01', 1204, NULL, TRUE, 3000, 2500, 3"},
	{"reading_revision", "connection, metric, day, since, until_at, value, reason, observed_at", "2, 'followers', '2026-10-01', 2000, 2500, NULL, 'not_reported', 2400"},
	{"post_reading", "post, day, views, reach, likes, comments, shares, saves, interactions, absent, observed_at, reposts, dislikes",
		`3, '2026-10-01', 1, 2, 3, 4, 5, 6, 7, '{"x":"not_offered"}', 3000, 8, 9`},
	{"post_detail", "post, day, follows, profile_visits, profile_activity, watch_time, average_watch_time, average_view_percentage, skip_rate, navigation, " +
		"replies, engaged_views, absent, observed_at, reported_shares, confirmed_at", `3, '2026-10-01', 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, '{"x":"not_offered"}', 3000, 11, 3500`},
	{"observation", "connection, product, day, observed_at", "2, 'profile', '2026-10-01', 3000"},
	{"slot", "connection, product, name, slots, due_at, ended_at, outcome, cause", "2, 'profile', '2026-10-01', 2, 3000, 4000, 'late', 'quota'"},
}

// TestClusteringKeepsEveryColumn has rows go from SQLite's plain tables to those in the order of their key.
func TestClusteringKeepsEveryColumn(t *testing.T) {
	db := openURL(t, "file:"+filepath.Join(t.TempDir(), "candor.db"))
	layUntil(t, db, "0130_allowance.sql")
	insertRows(t, db, growing)
	before := rowsOf(t, db, growing)
	db.FreeIs(100 << 10)
	if applied, err := db.Migrate(t.Context()); !errors.Is(err, store.ErrNoRoom) || len(applied) != 0 {
		t.Errorf("on a full disk: applied %v, error %v", applied, err)
	}
	db.FreeIs(1 << 30)
	if _, err := db.Migrate(t.Context()); err != nil {
		t.Fatal(err)
	}
	for table, held := range rowsOf(t, db, growing) {
		if held != before[table] {
			t.Errorf("%s held %s before and %s after", table, before[table], held)
		}
	}
	for _, r := range growing[3:] {
		var plan string
		var ignored int
		if err := db.Read().QueryRowContext(t.Context(), "EXPLAIN QUERY PLAN SELECT * FROM "+r.table+" ORDER BY 1, 2, 3").Scan(&ignored, &ignored, &ignored, &plan); err != nil {
			t.Fatal(err)
		}
		if strings.Contains(plan, "USING INDEX") {
			t.Errorf("%s is read by an index beside it: %s", r.table, plan)
		}
	}
}

// rowsOfFirst returns the one row of each table, in the columns that the first schema had.
func rowsOfFirst(t *testing.T, db *store.DB) map[string]string {
	t.Helper()
	return rowsOf(t, db, firstInstallation)
}

// rowsOf returns the one row of each table, in the columns named.
func rowsOf(t *testing.T, db *store.DB, those []row) map[string]string {
	t.Helper()
	rows := map[string]string{}
	for _, known := range those {
		names := strings.Split(known.columns, ", ")
		into := make([]any, len(names))
		for i := range into {
			into[i] = new(any)
		}
		if err := db.Read().QueryRowContext(t.Context(), "SELECT "+known.columns+" FROM "+known.table).Scan(into...); err != nil {
			t.Fatalf("%s: %v", known.table, err)
		}
		for i, value := range into {
			read := *value.(*any)
			if bytes, ok := read.([]byte); ok {
				read = string(bytes)
			}
			rows[known.table] += fmt.Sprintf("%s=%v ", names[i], read)
		}
	}
	return rows
}
