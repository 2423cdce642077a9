package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"time"

	"github.com/jackc/pgx/v5/pgconn"
	"github.com/jackc/pgx/v5/pgxpool"
	"github.com/jackc/pgx/v5/stdlib"
)

// pgConnections is how many connections a process may hold on PostgreSQL unless its URL says pool_max_conns.
const pgConnections = 16

// idleTransaction is how long a transaction of ours may wait for its node. A node that is stopped, or its machine, would hold its rows
// locked for as long, and every other node with them; the server ends the session instead, and the transaction with it.
const idleTransaction = 15 * time.Second

// longestStatement is how long a statement may take on PostgreSQL, whoever asked for it, unless its URL says statement_timeout; migrations, ours and the
// queue's, may take longer. What people wait for ends sooner, with its request, which the server is told of.
const longestStatement = 2 * time.Minute

func (db *DB) openPostgreSQL(ctx context.Context, address string) error {
	config, err := pgxpool.ParseConfig(address)
	if err != nil {
		return ErrURL // the parser's own text may quote the URL
	}
	if !strings.Contains(address, "pool_max_conns") {
		config.MaxConns = pgConnections
	}
	config.ConnConfig.RuntimeParams["idle_in_transaction_session_timeout"] = strconv.FormatInt(idleTransaction.Milliseconds(), 10)
	if params := config.ConnConfig.RuntimeParams; params["statement_timeout"] == "" && !strings.Contains(params["options"], "statement_timeout") {
		params["statement_timeout"] = strconv.FormatInt(longestStatement.Milliseconds(), 10)
	}
	pool, err := pgxpool.NewWithConfig(ctx, config)
	if err != nil {
		return ErrURL
	}
	if err := pool.Ping(ctx); err != nil {
		pool.Close()
		return fmt.Errorf("PostgreSQL at %s does not let us in (check the address, the name and the password): %w",
			config.ConnConfig.Host, plainCause(err))
	}
	db.pool = pool
	db.writer = stdlib.OpenDBFromPool(pool)
	db.read = db.writer
	return nil
}

// plainCause keeps what the server said, or the driver's list of the addresses it tried, in one line.
func plainCause(err error) error {
	if e, ok := errors.AsType[*pgconn.PgError](err); ok {
		return fmt.Errorf("%s (%s)", e.Message, e.Code)
	}
	return errors.New(strings.Join(strings.Fields(err.Error()), " "))
}

// filePragmas hold for every connection to a SQLite file. They stand in the DSN because a pragma run by Exec reaches one
// connection of several. synchronous=FULL: a committed token must survive a power cut. secure_delete: what is deleted is overwritten.
const filePragmas = "_pragma=busy_timeout(10000)&_pragma=journal_mode(WAL)&_pragma=synchronous(FULL)&_pragma=foreign_keys(1)&_pragma=temp_store(2)&_pragma=secure_delete(1)"

func (db *DB) openSQLite(ctx context.Context, address string) error {
	path, err := filePath(address)
	if err != nil {
		return err
	}
	if err := prepareFile(path); err != nil {
		return err
	}
	name := (&url.URL{Scheme: "file", Opaque: (&url.URL{Path: path}).EscapedPath()}).String()
	write, err := newPreparing(name + "?" + filePragmas + "&_txlock=immediate")
	if err != nil {
		return fmt.Errorf("open %s: %w", path, err)
	}
	db.writer = sql.OpenDB(write)
	db.writer.SetMaxOpenConns(1)
	db.ballast = ballastOf(path, ballastSize)
	read, err := newPreparing(name + "?" + filePragmas + "&_pragma=query_only(1)")
	if err != nil {
		return errors.Join(fmt.Errorf("open %s: %w", path, err), db.writer.Close())
	}
	db.read = sql.OpenDB(read)
	readers := max(4, runtime.NumCPU())
	db.read.SetMaxOpenConns(readers)
	db.read.SetMaxIdleConns(readers)
	for _, handle := range []*sql.DB{db.writer, db.read} { // the writer first: it makes the file a WAL database
		if err := handle.PingContext(ctx); err != nil {
			return errors.Join(fmt.Errorf("%s cannot be opened as a SQLite database: %w", path, err), db.Close())
		}
	}
	return nil
}

// FilePath returns the path of the file that a SQLite URL names; false for URLs of PostgreSQL and URLs that Open refuses.
func FilePath(address string) (path string, ok bool) {
	if dialect, _ := dialectOf(address); dialect != SQLite {
		return "", false
	}
	path, err := filePath(address)
	return path, err == nil
}

// filePath takes the path out of file:PATH and makes it absolute.
func filePath(address string) (string, error) {
	path := strings.TrimPrefix(address, "file:")
	if rest, ok := strings.CutPrefix(path, "//"); ok { // file:///absolute/path
		path = rest
	}
	if path == "" || strings.ContainsAny(path, "?#") || strings.HasPrefix(path, ":memory:") {
		return "", fmt.Errorf("%w; file: takes a plain path to a file", ErrURL)
	}
	return filepath.Abs(path)
}

// prepareFile makes the folder and the file, readable by their owner only, and refuses places where SQLite's locks cannot be trusted.
func prepareFile(path string) error {
	folder := filepath.Dir(path)
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return fmt.Errorf("the database folder %s cannot be made (make it yourself, or name another with CANDOR_DATABASE_URL): %w", folder, err)
	}
	if name := NetworkFileSystem(folder); name != "" {
		return fmt.Errorf("the database folder %s lies on a network file system (%s), where SQLite's locks cannot be trusted: use a local disk or PostgreSQL", folder, name)
	}
	file, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o600) // #nosec G304 -- the operator names the file
	if err != nil {
		return fmt.Errorf("the database file %s cannot be written (check the owner and mode of the file and its folder): %w", path, err)
	}
	return file.Close()
}
