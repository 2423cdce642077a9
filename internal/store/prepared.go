package store

import (
	"context"
	"database/sql/driver"
	"errors"
	"strings"

	"modernc.org/sqlite"
)

// SQLite parses and plans a statement's text anew each time, which costs as much as carrying it out. PostgreSQL's driver keeps what it
// has prepared; preparing is a connector for SQLite that does the same for each of its connections, unseen by those who use them.

const (
	// preparedMost is how many statements a connection keeps. Those of an INSERT differ by their number of rows.
	preparedMost = 200
	// preparedLength is the longest text that is kept.
	preparedLength = 16 << 10
)

// preparing makes connections that keep their statements prepared.
type preparing struct{ driver.Connector }

// newPreparing makes the connector of a data source name.
func newPreparing(dsn string) (driver.Connector, error) {
	c, err := sqlite.NewConnector(dsn)
	return preparing{c}, err
}

// Connect implements driver.Connector.
func (p preparing) Connect(ctx context.Context) (driver.Conn, error) {
	c, err := p.Connector.Connect(ctx)
	if err != nil {
		return nil, err
	}
	conn, ok := c.(sqliteConn)
	if !ok {
		return nil, errors.Join(errors.New("the SQLite driver's connections are not what they were: look at internal/store/prepared.go"), c.Close())
	}
	return &preparedConn{sqliteConn: conn, kept: map[string]*preparedStmt{}}, nil
}

// sqliteConn is what the driver's connections can do, as far as database/sql asks for it.
type sqliteConn interface {
	driver.Conn
	driver.ConnBeginTx
	driver.ConnPrepareContext
	driver.ExecerContext
	driver.QueryerContext
	driver.Pinger
	driver.SessionResetter
	driver.Validator
}

// preparedConn is one connection with its statements. database/sql lets one goroutine at a time use it.
type preparedConn struct {
	sqliteConn
	kept map[string]*preparedStmt // by text; those that are in use are not among them
	uses int64
}

// sqliteStmt is what the driver's statements can do.
type sqliteStmt interface {
	driver.Stmt
	driver.StmtExecContext
	driver.StmtQueryContext
}

// preparedStmt is a statement that is kept.
type preparedStmt struct {
	sqliteStmt
	text string
	used int64 // when, counted in uses of the connection
}

// take returns the statement of a text; nil if texts like this one are not kept.
func (c *preparedConn) take(ctx context.Context, text string) (*preparedStmt, error) {
	if s := c.kept[text]; s != nil {
		delete(c.kept, text)
		return s, nil
	}
	if !keeps(text) {
		return nil, nil
	}
	made, err := c.PrepareContext(ctx, text)
	if err != nil {
		return nil, err
	}
	s, ok := made.(sqliteStmt)
	if !ok {
		return nil, made.Close()
	}
	return &preparedStmt{sqliteStmt: s, text: text}, nil
}

// keeps reports whether a text is worth keeping. Others may mean something else when they are prepared early: a PRAGMA may act then.
func keeps(text string) bool {
	if len(text) > preparedLength {
		return false
	}
	text = strings.TrimSpace(text)
	for strings.HasPrefix(text, "--") { // the queue names its statements in a comment
		_, text, _ = strings.Cut(text, "\n")
		text = strings.TrimSpace(text)
	}
	word := text
	if n := strings.IndexAny(text, " \t\n"); n >= 0 {
		word = text[:n]
	}
	switch word {
	case "SELECT", "INSERT", "UPDATE", "DELETE", "WITH", "SAVEPOINT", "RELEASE", "ROLLBACK":
		return true
	default:
		return false
	}
}

// giveBack keeps a statement for the next time. The one that was not used for longest makes room.
func (c *preparedConn) giveBack(s *preparedStmt) error {
	if c.kept[s.text] != nil { // it was made a second time, while the first was in use
		return s.Close()
	}
	c.uses++
	s.used = c.uses
	c.kept[s.text] = s
	if len(c.kept) <= preparedMost {
		return nil
	}
	oldest := s
	for _, other := range c.kept {
		if other.used < oldest.used {
			oldest = other
		}
	}
	delete(c.kept, oldest.text)
	return oldest.Close()
}

// ExecContext implements driver.ExecerContext.
func (c *preparedConn) ExecContext(ctx context.Context, text string, args []driver.NamedValue) (driver.Result, error) {
	s, err := c.take(ctx, text)
	if err != nil {
		return nil, err
	}
	if s == nil {
		return c.sqliteConn.ExecContext(ctx, text, args)
	}
	done, err := s.ExecContext(ctx, args)
	if closed := c.giveBack(s); err == nil {
		err = closed
	}
	return done, err
}

// QueryContext implements driver.QueryerContext.
func (c *preparedConn) QueryContext(ctx context.Context, text string, args []driver.NamedValue) (driver.Rows, error) {
	s, err := c.take(ctx, text)
	if err != nil {
		return nil, err
	}
	if s == nil {
		return c.sqliteConn.QueryContext(ctx, text, args)
	}
	rows, err := s.QueryContext(ctx, args)
	if err != nil {
		_ = c.giveBack(s) // the first error is the one that matters
		return nil, err
	}
	return &preparedRows{rows, c, s}, nil
}

// Close implements driver.Conn.
func (c *preparedConn) Close() error {
	var err error
	for _, s := range c.kept {
		err = errors.Join(err, s.Close())
	}
	clear(c.kept)
	return errors.Join(err, c.sqliteConn.Close())
}

// preparedRows give their statement back when they are closed.
type preparedRows struct {
	driver.Rows
	conn *preparedConn
	stmt *preparedStmt
}

// ColumnTypeDatabaseTypeName implements driver.RowsColumnTypeDatabaseTypeName: a takeout tells by it what is sealed.
func (r *preparedRows) ColumnTypeDatabaseTypeName(index int) string {
	if typed, ok := r.Rows.(driver.RowsColumnTypeDatabaseTypeName); ok {
		return typed.ColumnTypeDatabaseTypeName(index)
	}
	return ""
}

// Close implements driver.Rows. database/sql calls it once.
func (r *preparedRows) Close() error {
	return errors.Join(r.Rows.Close(), r.conn.giveBack(r.stmt))
}
