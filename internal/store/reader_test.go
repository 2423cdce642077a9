package store

import (
	"fmt"
	"path/filepath"
	"sync"
	"testing"
)

// A text is prepared once, whoever asks and how often; a changed table is read as it is now; what would fill the memory is not kept, and a
// text that is wrong is told as such.
func TestReaderKeepsStatements(t *testing.T) {
	db, err := Open(t.Context(), Config{URL: "file:" + filepath.Join(t.TempDir(), "candor.db")})
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	change := func(statement string) {
		t.Helper()
		if _, err := db.writer.ExecContext(t.Context(), statement); err != nil {
			t.Fatal(err)
		}
	}
	change(`CREATE TABLE thing (n BIGINT)`)
	change(`INSERT INTO thing VALUES (1), (2)`)
	sum := func() (n int, err error) {
		err = db.read.QueryRowContext(t.Context(), `SELECT SUM(n) FROM thing`).Scan(&n)
		return n, err
	}
	var all sync.WaitGroup
	for range 20 {
		all.Go(func() {
			if n, err := sum(); n != 3 || err != nil {
				t.Errorf("%d, %v", n, err)
			}
		})
	}
	all.Wait()
	if len(db.read.kept) != 1 {
		t.Errorf("%d texts are kept", len(db.read.kept))
	}
	change(`DROP TABLE thing`)
	change(`CREATE TABLE thing (other TEXT, n BIGINT)`)
	change(`INSERT INTO thing VALUES ('x', 7)`)
	if n, err := sum(); n != 7 || err != nil {
		t.Errorf("after the table changed: %d, %v", n, err)
	}
	if err := db.read.QueryRowContext(t.Context(), `SELECT absent FROM thing`).Scan(new(int)); err == nil {
		t.Error("a wrong text is answered")
	}
	for n := range 2 * keptStatements {
		var got int
		if err := db.read.QueryRowContext(t.Context(), fmt.Sprintf(`SELECT %d`, n)).Scan(&got); err != nil || got != n {
			t.Fatalf("%d: %d, %v", n, got, err)
		}
	}
	if len(db.read.kept) != keptStatements {
		t.Errorf("%d texts are kept", len(db.read.kept))
	}
}
