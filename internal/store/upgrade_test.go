package store_test

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"os"
	"strings"
	"testing"

	"candor/internal/social"
	"candor/internal/store"
	"candor/internal/store/storetest"
)

// firstInstallation is what stood in a database of the first schema: one row a table, as that version wrote them.
var firstInstallation = []struct{ table, columns, values string }{
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
		for table, row := range rowsOfFirst(t, db) {
			if row != before[table] {
				t.Errorf("%s held %s before and %s after the upgrade", table, before[table], row)
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
	text, err := os.ReadFile("migrations/0001_init.sql")
	if err != nil {
		t.Fatal(err)
	}
	sum := sha256.Sum256(text)
	statements := []string{string(text), `CREATE TABLE schema_migration (name TEXT PRIMARY KEY, checksum TEXT NOT NULL, applied_at BIGINT NOT NULL)`,
		`INSERT INTO schema_migration (name, checksum, applied_at) VALUES ('0001_init', '` + hex.EncodeToString(sum[:]) + `', 0)`}
	for _, row := range firstInstallation {
		statements = append(statements, "INSERT INTO "+row.table+" ("+row.columns+") VALUES ("+row.values+")")
	}
	for _, statement := range statements {
		if err := db.Exec(t.Context(), statement); err != nil {
			t.Fatalf("%.80s: %v", statement, err)
		}
	}
}

// rowsOfFirst returns the one row of each table, in the columns that the first schema had.
func rowsOfFirst(t *testing.T, db *store.DB) map[string]string {
	t.Helper()
	rows := map[string]string{}
	for _, known := range firstInstallation {
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
