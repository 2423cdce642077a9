package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"candor/internal/social"
	"candor/internal/store"
	"candor/internal/store/storetest"
)

// TestBackupAndRestore by the commands: what was erased after the backup does not come back, neither by "restore" nor by putting the file in place
// by hand; and a backup is proved without changing anything.
func TestBackupAndRestore(t *testing.T) {
	folder := empty(t)
	must(t, "keys", "add")
	addPerson(t, "mara@example.org")
	addPerson(t, "leon@example.org")
	must(t, "backup", "var/backup")
	if code, _, said := command(t, "backup", "var/backup"); code != 1 || !strings.Contains(said, "overwrites nothing") {
		t.Errorf("a second backup into the file: %d %s", code, said)
	}
	erase(t, "mara@example.org")
	if out := must(t, "restore", "--verify", "var/backup"); !strings.Contains(out, "can be restored: 1 people; 1 accounts") {
		t.Errorf("verify: %s", out)
	}
	if code, _, said := command(t, "restore", "var/backup"); code != 1 || !strings.Contains(said, "there already") {
		t.Errorf("restore over a database: %d %s", code, said)
	}
	database := filepath.Join(folder, "var", "candor.db")
	for _, side := range []string{"", "-wal", "-shm"} {
		_ = os.Remove(database + side)
	}
	if out := must(t, "restore", "var/backup"); !strings.Contains(out, "is restored: 1 people") {
		t.Errorf("restore: %s", out)
	}
	text, err := os.ReadFile("var/backup")
	for _, side := range []string{"-wal", "-shm"} {
		_ = os.Remove(database + side)
	}
	if err == nil {
		err = os.WriteFile(database, text, 0o600)
	}
	if err != nil {
		t.Fatal(err)
	}
	must(t, "sync") // whatever opens the database obeys first
	if people := must(t, "user", "list"); strings.Contains(people, "mara") || !strings.Contains(people, "leon") {
		t.Errorf("after a restore by hand: %s", people)
	}
}

// TestBackupAndRestoreOnPostgreSQL: the same by the commands, with a dump; and proving it leaves no database behind.
func TestBackupAndRestoreOnPostgreSQL(t *testing.T) {
	source, target := storetest.EmptyPostgreSQL(t), storetest.EmptyPostgreSQL(t)
	empty(t)
	must(t, "keys", "add")
	t.Setenv("CANDOR_DATABASE_URL", source+"&pool_max_conns=4") // a setting of ours, which the server does not know
	addPerson(t, "mara@example.org")
	addPerson(t, "leon@example.org")
	must(t, "backup", "var/backup")
	eraseIn(t, source, "mara@example.org")
	if out := must(t, "restore", "--verify", "var/backup"); !strings.Contains(out, "can be restored: 1 people; 1 accounts") {
		t.Errorf("verify: %s", out)
	}
	db, err := store.Open(t.Context(), store.Config{URL: source})
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	var left int
	if err := db.Writer().QueryRowContext(t.Context(), `SELECT COUNT(*) FROM pg_database WHERE datname LIKE 'candor_scratch%'`).Scan(&left); err != nil || left != 0 {
		t.Errorf("%d databases are left, error %v", left, err)
	}
	t.Setenv("CANDOR_DATABASE_URL", target)
	if out := must(t, "restore", "var/backup"); !strings.Contains(out, "is restored: 1 people") {
		t.Errorf("restore: %s", out)
	}
	if people := must(t, "user", "list"); strings.Contains(people, "mara") || !strings.Contains(people, "leon") {
		t.Errorf("after the restore: %s", people)
	}
	if code, _, said := command(t, "restore", "var/backup"); code != 1 {
		t.Errorf("a restore over a database: %d %s", code, said)
	}
}

// erase lets a person erase everything, as the API does.
func erase(t *testing.T, email string) {
	t.Helper()
	eraseIn(t, "file:var/candor.db", email)
}

func eraseIn(t *testing.T, database, email string) {
	t.Helper()
	set := &Settings{DatabaseURL: database, KeysetSettings: KeysetSettings{KeysetFile: "var/keyset.json"}, Listen: "127.0.0.1:5050", Workers: 1, RetentionDays: 1}
	if err := set.Validate(); err != nil {
		t.Fatal(err)
	}
	c, err := assemble(t.Context(), set, environment(set, streams{os.Stdout, os.Stderr}))
	if err != nil {
		t.Fatal(err)
	}
	defer c.db.Close()
	person, _, err := c.db.PersonByEmail(t.Context(), email)
	if err == nil {
		_, err = c.accounts.Erase(t.Context(), person, social.Platform(""))
	}
	if err == nil {
		err = c.tombstones.keep(t.Context())
	}
	if err != nil {
		t.Fatal(err)
	}
}

// TestPurgeAsksFirst, and a list of ids is read whatever stands around them.
func TestPurgeAsksFirst(t *testing.T) {
	empty(t)
	must(t, "keys", "add")
	if code, _, said := command(t, "purge", "--platform", "tiktok"); code != 1 || !strings.Contains(said, "nothing was erased") {
		t.Errorf("without an answer: %d %s", code, said)
	}
	if out := must(t, "purge", "--platform", "tiktok", "--yes"); !strings.Contains(out, "0 accounts") {
		t.Errorf("purge: %s", out)
	}
	if code, _, said := command(t, "purge", "--platform", "myspace", "--yes"); code != 1 || !strings.Contains(said, "no platform") {
		t.Errorf("an unknown platform: %d %s", code, said)
	}
	list := "user_id,when\n\"17841000\",2026\n 2555 \n\n' OR 1=1\n"
	if err := os.WriteFile("list.csv", []byte(list), 0o600); err != nil {
		t.Fatal(err)
	}
	if out := must(t, "erase", "--meta-list", "list.csv"); !strings.Contains(out, "2 ids read, 0 accounts erased") {
		t.Errorf("erase: %s", out)
	}
}
