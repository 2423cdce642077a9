package store

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// TestEveryTableIsInTheCatalogue: a table that nobody has thought through fails here: whose rows it holds, how they are taken out, and how they go.
func TestEveryTableIsInTheCatalogue(t *testing.T) {
	db, err := Open(t.Context(), Config{URL: "file:" + filepath.Join(t.TempDir(), "candor.db")})
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if _, err := db.Migrate(t.Context()); err != nil {
		t.Fatal(err)
	}
	rows, err := db.read.QueryContext(t.Context(), `SELECT name, sql FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'`)
	if err != nil {
		t.Fatal(err)
	}
	seen := map[string]bool{}
	err = each(rows, func() error {
		var name, text string
		err := rows.Scan(&name, &text)
		seen[name] = true
		at := slices.IndexFunc(catalogue, func(h holding) bool { return h.table == name })
		switch {
		case at < 0:
			t.Errorf("%s is not in the catalogue (takeout.go): say whose rows it holds and how they go", name)
		case (catalogue[at].of == "") == (catalogue[at].why == ""):
			t.Errorf("%s: either its rows are somebody's, or the catalogue says why not", name)
		case catalogue[at].of != "" && name != "person" && !strings.Contains(text, "ON DELETE CASCADE"):
			t.Errorf("%s: its rows do not go with their person", name)
		case catalogue[at].of == "" && strings.Contains(text, "REFERENCES person"):
			t.Errorf("%s refers to people and is said to hold nothing of theirs", name)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, h := range catalogue {
		if !seen[h.table] {
			t.Errorf("%s is in the catalogue and not in the schema", h.table)
		}
	}
}
