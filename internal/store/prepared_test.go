package store_test

import (
	"fmt"
	"sync"
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
	count := func() {
		inner, err := tx.QueryContext(t.Context(), all)
		if err != nil {
			t.Fatal(err)
		}
		defer inner.Close()
		for inner.Next() {
			pairs++
		}
		if err := inner.Err(); err != nil {
			t.Fatal(err)
		}
	}
	for outer.Next() {
		count()
	}
	if err := outer.Err(); err != nil || pairs != 9 {
		t.Errorf("%d pairs of three rows, %v", pairs, err)
	}
	if _, err := tx.ExecContext(t.Context(), `INSERT INTO thing (a) VALUES ($1)`, 1); err == nil {
		t.Error("a key was taken twice")
	}
	exec(`INSERT INTO thing (a) VALUES ($1)`, 3)
	exec(`ALTER TABLE thing ADD COLUMN b TEXT DEFAULT 'new'`)
	first := func(want string) {
		t.Helper()
		var a int
		var b string
		if err := tx.QueryRowContext(t.Context(), all).Scan(&a, &b); err != nil || b != want {
			t.Errorf("the first row is %d, %q, %v, want %q", a, b, err, want)
		}
	}
	first("new") // by the statement that was prepared before the table had this column
	for n := range 300 {
		exec(fmt.Sprintf(`UPDATE thing SET b = 'changed' WHERE a = %d`, n))
	}
	first("changed")
}

// TestReadersSeeChangedTables: the handle that reads keeps its statements too. A table that another connection has changed is read as it is
// now, by many at once, and a text that is wrong is told as such.
func TestReadersSeeChangedTables(t *testing.T) {
	db := storetest.Open(t)
	change := func(statement string) {
		t.Helper()
		if _, err := db.Writer().ExecContext(t.Context(), statement); err != nil {
			t.Fatal(err)
		}
	}
	change(`CREATE TABLE thing (n BIGINT)`)
	change(`INSERT INTO thing VALUES (1), (2)`)
	sum := func(want int) {
		t.Helper()
		var all sync.WaitGroup
		for range 20 {
			all.Go(func() {
				var n int
				if err := db.Read().QueryRowContext(t.Context(), `SELECT SUM(n) FROM thing`).Scan(&n); err != nil || n != want {
					t.Errorf("%d, %v, want %d", n, err, want)
				}
			})
		}
		all.Wait()
	}
	sum(3)
	change(`DROP TABLE thing`)
	change(`CREATE TABLE thing (other TEXT, n BIGINT)`)
	change(`INSERT INTO thing VALUES ('x', 7)`)
	sum(7)
	if err := db.Read().QueryRowContext(t.Context(), `SELECT absent FROM thing`).Scan(new(int)); err == nil {
		t.Error("a wrong text is answered")
	}
	for n := range 300 { // more than are kept
		var got int
		if err := db.Read().QueryRowContext(t.Context(), fmt.Sprintf(`SELECT %d`, n)).Scan(&got); err != nil || got != n {
			t.Fatalf("%d: %d, %v", n, got, err)
		}
	}
	sum(7)
}
