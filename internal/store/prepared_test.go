package store_test

import (
	"fmt"
	"testing"

	"candor/internal/store/storetest"
)

// TestPreparedStatements: a text that is run again while its rows are read, after its table has changed, or after an error, is answered as
// if it were new; and more texts than are kept do no harm.
func TestPreparedStatements(t *testing.T) {
	db := storetest.Open(t).Writer()
	tx, err := db.BeginTx(t.Context(), nil)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = tx.Rollback() }()
	exec := func(text string, args ...any) {
		t.Helper()
		if _, err := tx.ExecContext(t.Context(), text, args...); err != nil {
			t.Fatalf("%s: %v", text, err)
		}
	}
	exec(`CREATE TABLE thing (a BIGINT PRIMARY KEY)`)
	for n := range 3 {
		exec(`INSERT INTO thing (a) VALUES ($1)`, n)
	}
	const all = `SELECT * FROM thing ORDER BY a`
	pairs := 0
	outer, err := tx.QueryContext(t.Context(), all)
	if err != nil {
		t.Fatal(err)
	}
	defer outer.Close()
	for outer.Next() {
		inner, err := tx.QueryContext(t.Context(), all)
		if err != nil {
			t.Fatal(err)
		}
		for inner.Next() {
			pairs++
		}
		if err := inner.Close(); err != nil {
			t.Fatal(err)
		}
	}
	if err := outer.Err(); err != nil || pairs != 9 {
		t.Errorf("%d pairs of three rows, %v", pairs, err)
	}
	if _, err := tx.ExecContext(t.Context(), `INSERT INTO thing (a) VALUES ($1)`, 1); err == nil {
		t.Error("a key was taken twice")
	}
	exec(`INSERT INTO thing (a) VALUES ($1)`, 3)
	exec(`ALTER TABLE thing ADD COLUMN b TEXT DEFAULT 'new'`)
	for n := range 300 {
		exec(fmt.Sprintf(`UPDATE thing SET b = 'changed' WHERE a = %d`, n))
	}
	var a int
	var b string
	if err := tx.QueryRowContext(t.Context(), all).Scan(&a, &b); err != nil || b != "changed" {
		t.Errorf("after the table has changed: %d, %q, %v", a, b, err)
	}
}
