package bench

import (
	"testing"

	"candor/internal/sandbox"
	"candor/internal/sandbox/instagram"
	"candor/internal/social"
	"candor/internal/store/storetest"
)

// TestSeedTakesItsTime: on PostgreSQL no statement that makes history is cut, and afterwards the program's limit holds again.
func TestSeedTakesItsTime(t *testing.T) {
	world, err := sandbox.New(sandbox.Config{Seed: 1, Frozen: true, Simulators: []sandbox.Maker{instagram.New}})
	if err != nil {
		t.Fatal(err)
	}
	db := storetest.OpenPostgreSQL(t)
	for _, statement := range []string{
		`CREATE FUNCTION hurry() RETURNS trigger AS $$ BEGIN
			IF current_setting('statement_timeout') <> '0' THEN RAISE EXCEPTION 'a statement has a limit'; END IF;
			RETURN NULL;
		END $$ LANGUAGE plpgsql`,
		`CREATE TRIGGER hurry AFTER INSERT ON sync_run EXECUTE FUNCTION hurry()`,
	} {
		if _, err := db.Writer().ExecContext(t.Context(), statement); err != nil {
			t.Fatal(err)
		}
	}
	stage := &Stage{World: world, DB: db}
	if err := stage.seed(t.Context(), []social.Platform{social.Instagram, social.TikTok, social.YouTube}, 6, 2); err != nil {
		t.Fatal(err)
	}
	runs, err := stage.count(t.Context(), `SELECT COUNT(*) FROM sync_run`)
	if err != nil || runs != 24 {
		t.Errorf("%d runs were made, %v", runs, err)
	}
	var limit string
	if err := db.Writer().QueryRowContext(t.Context(), `SHOW statement_timeout`).Scan(&limit); err != nil || limit != "2min" {
		t.Errorf("afterwards a statement may take %q, %v", limit, err)
	}
}
