package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"runtime/debug"
	"slices"
	"sync"
	"time"

	"candor/internal/fault"
)

// On SQLite a commit waits for the disk, and one transaction writes at a time. Alone, each would wait once for itself and once for
// everybody before it. So what comes while another commit waits is carried out in one transaction, a piece after the other, each behind
// a savepoint, and is committed together. A piece that fails is undone alone, and nobody hears that his piece is written before it
// is on the disk. PostgreSQL gathers commits by itself.

const (
	// piecesAtOnce is how many pieces one transaction takes in at most.
	piecesAtOnce = 64
	// takesInFor is how long one transaction takes in further pieces: the queue, and other processes, wait for as long.
	takesInFor = 30 * time.Millisecond
)

// piece is what one goroutine wants written.
type piece struct {
	fn       func(tx *sql.Tx) error
	err      error
	panicked *panicked
	done     chan struct{} // closed when err and panicked are final
}

// panicked is a panic of a piece's function, on its way to the goroutine that wanted it. It tells where it came from: the stack of its
// owner does not.
type panicked struct {
	value any
	stack []byte
}

// errExit is a piece whose function ended its goroutine, as a test does that has failed.
var errExit = errors.New("what was to be written ended its goroutine")

// gathering is the pieces that wait for SQLite's writer.
type gathering struct {
	mu      sync.Mutex
	waiting []*piece
	busy    bool // a goroutine carries them out
}

// writeTogether is writeOnce in a transaction that others may share.
func (db *DB) writeTogether(ctx context.Context, fn func(tx *sql.Tx) error) error {
	p := &piece{fn: fn, done: make(chan struct{})}
	if db.gathering.add(p) {
		go db.carryOut(context.WithoutCancel(ctx))
	}
	select {
	case <-p.done:
	case <-ctx.Done():
		if db.gathering.withdraw(p) {
			return fmt.Errorf("begin: %w", ctx.Err())
		}
		<-p.done // it is being written: only the end tells what became of it
	}
	if p.panicked != nil {
		db.log.ErrorContext(ctx, "a panic within a transaction", "stack", string(p.panicked.stack))
		panic(p.panicked.value)
	}
	return p.err
}

// add reports whether nobody carries out pieces, so that the caller must see to it.
func (g *gathering) add(p *piece) bool {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.waiting = append(g.waiting, p)
	idle := !g.busy
	g.busy = true
	return idle
}

// withdraw takes back a piece that is not begun.
func (g *gathering) withdraw(p *piece) bool {
	g.mu.Lock()
	defer g.mu.Unlock()
	n := slices.Index(g.waiting, p)
	if n < 0 {
		return false
	}
	g.waiting = slices.Delete(g.waiting, n, n+1)
	return true
}

// next takes the piece that has waited longest; nil if none waits.
func (g *gathering) next() *piece {
	g.mu.Lock()
	defer g.mu.Unlock()
	if len(g.waiting) == 0 {
		return nil
	}
	p := g.waiting[0]
	g.waiting = g.waiting[1:]
	return p
}

// goOn reports whether pieces wait. If none does, the next one that comes needs a goroutine again.
func (g *gathering) goOn() bool {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.busy = len(g.waiting) > 0
	return g.busy
}

// carryOut writes pieces until none waits.
func (db *DB) carryOut(ctx context.Context) {
	for db.gathering.goOn() {
		tx, err := db.writer.BeginTx(ctx, nil)
		if err != nil {
			err = fmt.Errorf("begin: %w", err)
			for p := db.gathering.next(); p != nil; p = db.gathering.next() {
				p.err = err
				close(p.done)
			}
			continue
		}
		db.commitTogether(ctx, tx)
	}
}

// commitTogether carries out what waits in one transaction, and commits it.
func (db *DB) commitTogether(ctx context.Context, tx *sql.Tx) {
	var pieces []*piece
	began, whole := time.Now(), true
	for len(pieces) < piecesAtOnce && whole && (len(pieces) == 0 || time.Since(began) < takesInFor) {
		p := db.gathering.next()
		if p == nil {
			break
		}
		pieces = append(pieces, p)
		whole = p.carryOut(ctx, tx)
	}
	if !whole { // the database undid all of it
		_ = tx.Rollback()
		for _, p := range pieces {
			p.alone(ctx, db)
		}
	} else if err := tx.Commit(); err != nil {
		for _, p := range pieces { // also those that failed by themselves: they may have failed because of what is not written now
			p.err = err
		}
	}
	for _, p := range pieces {
		if p.err == nil {
			p.err = fault.Fail("db.committed") // carried out, and reported as failed
		}
		close(p.done)
	}
}

// carryOut runs a piece behind a savepoint, and undoes it if it fails. The answer is false if the transaction did not survive that:
// some errors, like a full disk or a statement that was cut off, make SQLite undo all of it.
func (p *piece) carryOut(ctx context.Context, tx *sql.Tx) (whole bool) {
	if _, err := tx.ExecContext(ctx, `SAVEPOINT piece`); err != nil {
		p.err = err
		return false
	}
	if p.err = p.run(tx); p.err != nil {
		if _, err := tx.ExecContext(ctx, `ROLLBACK TO piece`); err != nil {
			return false
		}
	}
	_, err := tx.ExecContext(ctx, `RELEASE piece`)
	return err == nil
}

// run calls a piece's function, on a goroutine of its own: others wait for this one. Its panic is its owner's.
func (p *piece) run(tx *sql.Tx) error {
	if err := fault.Fail("db.begin"); err != nil {
		return err
	}
	if err := p.call(func() error { return p.fn(tx) }); err != nil {
		return err
	}
	return fault.Fail("db.commit")
}

// call is do's error, or errExit, or an error that stands for a panic, which it notes.
func (p *piece) call(do func() error) error {
	err := errExit
	ended := make(chan struct{})
	go func() {
		defer close(ended)
		defer func() {
			if value := recover(); value != nil {
				p.panicked = &panicked{value, debug.Stack()}
				err = fmt.Errorf("panic: %v", value)
			}
		}()
		err = do()
	}()
	<-ended
	return err
}

// alone writes a piece in a transaction of its own.
func (p *piece) alone(ctx context.Context, db *DB) {
	if p.panicked == nil {
		p.err = p.call(func() error { return db.writeOnce(ctx, p.fn) })
	}
}
