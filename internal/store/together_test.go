package store_test

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"runtime"
	"sync"
	"testing"
	"time"

	"candor/internal/store"
	"candor/internal/store/storetest"
)

// holdWriter takes SQLite's one writer until the answer is called.
func holdWriter(t *testing.T, db *store.DB) (release func()) {
	t.Helper()
	conn, err := db.Writer().Conn(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return func() {
		if err := conn.Close(); err != nil {
			t.Error(err)
		}
	}
}

// put is a piece that writes a row.
func put(ctx context.Context, name string) func(*sql.Tx) error {
	return func(tx *sql.Tx) error {
		_, err := tx.ExecContext(ctx, `INSERT INTO installation (name, value) VALUES ($1, $2)`, name, []byte{1})
		return err
	}
}

// TestCommitTogether: what waits for the writer is committed in one transaction; a piece that fails, or panics, is undone alone, and
// each owner hears what became of his own.
func TestCommitTogether(t *testing.T) {
	db := storetest.Open(t)
	release := holdWriter(t, db)
	stop := errors.New("stop")
	var mu sync.Mutex
	shared := map[*sql.Tx]bool{} // one entry: all were one transaction
	var all sync.WaitGroup
	for n := range 20 {
		all.Go(func() {
			defer func() {
				if p := recover(); (p != nil) != (n == 13) {
					t.Errorf("piece %d panicked with %v", n, p)
				}
			}()
			err := db.Write(t.Context(), func(tx *sql.Tx) error {
				mu.Lock()
				shared[tx] = true
				mu.Unlock()
				if err := put(t.Context(), fmt.Sprint("piece", n))(tx); err != nil {
					return err
				}
				switch n {
				case 7:
					return stop
				case 13:
					panic("at the disco")
				case 17:
					runtime.Goexit()
				}
				return nil
			})
			if want := map[int]error{7: stop}[n]; n != 17 && !errors.Is(err, want) {
				t.Errorf("piece %d: %v, want %v", n, err, want)
			} else if n == 17 && err == nil {
				t.Error("a piece that never ended is said to be written")
			}
		})
	}
	db.AwaitGathered(20)
	release()
	all.Wait()
	if len(shared) != 1 {
		t.Errorf("%d transactions, want one", len(shared))
	}
	if n := count(t, db, `SELECT COUNT(*) FROM installation WHERE name LIKE 'piece%'`); n != 17 {
		t.Errorf("%d rows, want those of 17 pieces", n)
	}
}

// TestFailedCommitIsEverybodysFailure: nobody hears that his piece is written when the transaction it was part of is not.
func TestFailedCommitIsEverybodysFailure(t *testing.T) {
	db := storetest.Open(t)
	release := holdWriter(t, db)
	results := make(chan error, 3)
	go func() { results <- db.Write(t.Context(), put(t.Context(), "before")) }()
	db.AwaitGathered(1)
	go func() {
		results <- db.Write(t.Context(), func(tx *sql.Tx) error { // what COMMIT alone finds wrong
			if _, err := tx.ExecContext(t.Context(), `PRAGMA defer_foreign_keys = 1`); err != nil {
				return err
			}
			_, err := tx.ExecContext(t.Context(), `INSERT INTO gap (connection, product, from_day, to_day, cause) VALUES (999, 'posts', '2026-01-01', '2026-01-01', 'quota')`)
			return err
		})
	}()
	db.AwaitGathered(2)
	go func() { results <- db.Write(t.Context(), put(t.Context(), "after")) }()
	db.AwaitGathered(3)
	release()
	for range 3 {
		if err := <-results; err == nil {
			t.Error("a piece of a transaction that was not committed is said to be written")
		}
	}
	if n := count(t, db, `SELECT COUNT(*) FROM installation WHERE name IN ('before', 'after')`); n != 0 {
		t.Errorf("%d rows of a transaction that failed", n)
	}
	if err := db.Write(t.Context(), put(t.Context(), "later")); err != nil {
		t.Errorf("the next one: %v", err)
	}
}

// TestPanicGivesTheWriterBack: a panic in a transaction of its own leaves the one connection that writes to others.
func TestPanicGivesTheWriterBack(t *testing.T) {
	db := storetest.Open(t)
	func() {
		defer func() {
			if recover() == nil {
				t.Error("the panic was swallowed")
			}
		}()
		_ = db.WriteAll(context.WithoutCancel(t.Context()), func(*sql.Tx) error { panic("at the disco") })
	}()
	if err := db.Write(t.Context(), put(t.Context(), "later")); err != nil {
		t.Error(err)
	}
}

// TestCutOffPieceHarmsNobody: a statement that is cut off makes SQLite undo the whole transaction. The other pieces of it are written
// nevertheless.
func TestCutOffPieceHarmsNobody(t *testing.T) {
	db := storetest.Open(t)
	release := holdWriter(t, db)
	results := make(chan error, 3)
	go func() { results <- db.Write(t.Context(), put(t.Context(), "before")) }()
	db.AwaitGathered(1)
	cut, cancel := context.WithCancel(t.Context())
	go func() {
		err := db.Write(t.Context(), func(tx *sql.Tx) error {
			time.AfterFunc(20*time.Millisecond, cancel)
			_, err := tx.ExecContext(cut, `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1000000000)
				INSERT INTO installation (name, value) SELECT 'cut' || i, 'x' FROM n`)
			return err
		})
		if !errors.Is(err, context.Canceled) {
			err = fmt.Errorf("the piece that was cut off: %w", err)
		} else {
			err = nil
		}
		results <- err
	}()
	db.AwaitGathered(2)
	go func() { results <- db.Write(t.Context(), put(t.Context(), "after")) }()
	db.AwaitGathered(3)
	release()
	for range 3 {
		if err := <-results; err != nil {
			t.Error(err)
		}
	}
	if n := count(t, db, `SELECT COUNT(*) FROM installation WHERE name IN ('before', 'after')`); n != 2 {
		t.Errorf("%d rows of the others, want 2", n)
	}
	if n := count(t, db, `SELECT COUNT(*) FROM installation WHERE name LIKE 'cut%'`); n != 0 {
		t.Errorf("%d rows of what was cut off", n)
	}
}

// TestWithdrawnPieceIsNotWritten: whoever goes while his piece still waits leaves nothing behind.
func TestWithdrawnPieceIsNotWritten(t *testing.T) {
	db := storetest.Open(t)
	release := holdWriter(t, db)
	ctx, cancel := context.WithCancel(t.Context())
	result := make(chan error)
	go func() { result <- db.Write(ctx, put(t.Context(), "withdrawn")) }()
	db.AwaitGathered(1)
	cancel()
	if err := <-result; !errors.Is(err, context.Canceled) {
		t.Errorf("error %v, want that the caller went", err)
	}
	release()
	if err := db.Write(t.Context(), put(t.Context(), "other")); err != nil {
		t.Error(err)
	}
	if n := count(t, db, `SELECT COUNT(*) FROM installation WHERE name IN ('withdrawn', 'other')`); n != 1 {
		t.Errorf("%d rows, want that of the other alone", n)
	}
}
