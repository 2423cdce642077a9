package store

import (
	"context"
	"database/sql"
	"sync"
)

// keptStatements is how many texts a reader keeps prepared. There are fewer in the program; a text that is made of what a caller said must
// not fill the memory.
const keptStatements = 256

// reader is a handle for queries that keeps their statements prepared. SQLite would parse and plan a text anew each time, which costs as
// much as carrying it out; PostgreSQL's driver keeps them by itself.
type reader struct {
	*sql.DB
	keeps bool

	mu   sync.RWMutex
	kept map[string]*sql.Stmt
}

func newReader(db *sql.DB, keeps bool) *reader {
	return &reader{DB: db, keeps: keeps, kept: map[string]*sql.Stmt{}}
}

// QueryContext is sql.DB's, by a statement that is kept.
func (r *reader) QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error) {
	if s := r.statement(ctx, query); s != nil { //nolint:sqlclosecheck // it is kept for the next query
		return s.QueryContext(ctx, args...)
	}
	return r.DB.QueryContext(ctx, query, args...)
}

// QueryRowContext is sql.DB's, by a statement that is kept.
func (r *reader) QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row {
	if s := r.statement(ctx, query); s != nil { //nolint:sqlclosecheck // it is kept for the next query
		return s.QueryRowContext(ctx, args...)
	}
	return r.DB.QueryRowContext(ctx, query, args...)
}

// statement is the prepared text; nil where it is not kept, or cannot be prepared: the plain query tells why.
func (r *reader) statement(ctx context.Context, query string) *sql.Stmt {
	if !r.keeps {
		return nil
	}
	r.mu.RLock()
	s, full := r.kept[query], len(r.kept) >= keptStatements
	r.mu.RUnlock()
	if s != nil || full {
		return s
	}
	made, err := r.PrepareContext(ctx, query)
	if err != nil {
		return nil
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	if other := r.kept[query]; other != nil { // somebody else was first
		_ = made.Close() //nolint:sqlclosecheck // nothing ran on it; the one that is kept stays open
		return other
	}
	r.kept[query] = made
	return made
}
