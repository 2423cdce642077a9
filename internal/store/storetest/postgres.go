package storetest

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net/url"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"slices"
	"strconv"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	_ "github.com/jackc/pgx/v5/stdlib" // the driver "pgx", for the statements that make and drop databases

	"candor/internal/store"
)

// server is the one PostgreSQL of this test process.
var server struct {
	once    sync.Once
	err     error
	folder  string // data, socket and log
	control *sql.DB
	hold    *os.File // the shell ends the server when this closes; kept so that it is never collected
	made    atomic.Int64
}

var errNoPostgreSQL = errors.New("PostgreSQL's programs (initdb, postgres) are neither in PATH nor in /usr/lib/postgresql/*/bin: install the package postgresql to run this test")

// migrated is the migrated database of which most tests get a copy.
const migrated = "candor_template"

// postgreSQL makes a copy of a database and returns its URL. It is dropped when the test ends.
func postgreSQL(t testing.TB, template string) string {
	t.Helper()
	server.once.Do(func() { server.err = startServer() })
	if errors.Is(server.err, errNoPostgreSQL) && os.Getenv("CI") != "true" && os.Getenv("CANDOR_REQUIRE_POSTGRES") != "1" {
		t.Skip(server.err)
	}
	if server.err != nil {
		t.Fatalf("start PostgreSQL: %v", server.err)
	}
	name := fmt.Sprintf("test_%d", server.made.Add(1))
	if _, err := server.control.ExecContext(t.Context(), `CREATE DATABASE `+name+` TEMPLATE `+template); err != nil {
		t.Fatalf("make a test database: %v", err)
	}
	t.Cleanup(func() {
		if _, err := server.control.ExecContext(context.Background(), `DROP DATABASE `+name+` WITH (FORCE)`); err != nil {
			t.Errorf("drop the test database: %v", err)
		}
	})
	return databaseURL(name)
}

func databaseURL(name string) string {
	query := url.Values{"host": {server.folder}, "user": {"candor"}}
	return "postgres:///" + name + "?" + query.Encode()
}

// serverScript runs as the server's owner. It says "ready" or "dead" once, then waits for its standard input to close.
const serverScript = `
cd "$1" || exit 1
"$2/initdb" -D data -U candor -A trust -E UTF8 --no-locale --no-sync >log 2>&1 && {
  "$2/postgres" -D data -k "$1" -c listen_addresses= -c fsync=off -c synchronous_commit=off -c full_page_writes=off \
    -c shared_buffers=32MB -c max_connections=200 -c autovacuum=off -c jit=off >>log 2>&1 &
  server=$!
  until [ -S .s.PGSQL.5432 ] || ! kill -0 $server 2>/dev/null; do sleep 0.02; done
}
if [ -S .s.PGSQL.5432 ]; then echo ready; else echo dead; tail -5 log; fi
exec >/dev/null 2>&1
cat >/dev/null
[ -n "$server" ] && { kill -QUIT $server; wait $server; }
cd / && rm -rf "$1"
`

func startServer() error {
	programs, err := findPrograms()
	if err != nil {
		return err
	}
	server.folder, err = os.MkdirTemp("/tmp", "candor-pg-") // not TMPDIR: a socket's path holds 107 bytes
	if err != nil {
		return err
	}
	said, err := startShell(programs)
	if err != nil {
		return err
	}
	if said != "ready\n" {
		return fmt.Errorf("the server did not start: %s", said)
	}
	server.control, err = sql.Open("pgx", databaseURL("postgres"))
	if err != nil {
		return err
	}
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	if err := waitReady(ctx); err != nil {
		return err
	}
	return makeMigrated(ctx)
}

// startShell starts the script as the server's owner and returns what it said first.
func startShell(programs string) (string, error) {
	shell := exec.Command("/bin/sh", "-c", serverScript, "sh", server.folder, programs) // #nosec G204 -- both are folders found above
	shell.SysProcAttr = &syscall.SysProcAttr{Setsid: true}                              // a Ctrl-C reaches the test, and the shell through the pipe
	if err := becomeOwner(shell); err != nil {
		return "", err
	}
	in, hold, err := os.Pipe()
	if err != nil {
		return "", err
	}
	out, say, err := os.Pipe()
	if err != nil {
		return "", err
	}
	server.hold = hold
	shell.Stdin, shell.Stdout = in, say
	err = shell.Start()
	_ = in.Close()
	_ = say.Close()
	if err != nil {
		return "", err
	}
	defer out.Close()
	text := make([]byte, 4096)
	n, err := out.Read(text)
	return string(text[:n]), err
}

// becomeOwner lets root start the server as another user, because PostgreSQL refuses to run as root.
func becomeOwner(shell *exec.Cmd) error {
	if os.Getuid() != 0 {
		return nil
	}
	owner, err := user.Lookup("postgres")
	if err != nil {
		owner, err = user.Lookup("nobody")
	}
	if err != nil {
		return err
	}
	uid, err := strconv.ParseUint(owner.Uid, 10, 32)
	if err != nil {
		return err
	}
	gid, err := strconv.ParseUint(owner.Gid, 10, 32)
	if err != nil {
		return err
	}
	shell.Dir = "/"
	shell.SysProcAttr.Credential = &syscall.Credential{Uid: uint32(uid), Gid: uint32(gid)}
	return os.Chown(server.folder, int(uid), int(gid))
}

func findPrograms() (string, error) {
	if path, err := exec.LookPath("initdb"); err == nil {
		return filepath.Dir(path), nil
	}
	found, err := filepath.Glob("/usr/lib/postgresql/*/bin/initdb")
	if err != nil || len(found) == 0 {
		return "", errNoPostgreSQL
	}
	return filepath.Dir(slices.Max(found)), nil
}

// waitReady waits for the server to answer: its socket is there a moment before it takes connections.
func waitReady(ctx context.Context) error {
	for {
		err := server.control.PingContext(ctx)
		if err == nil || ctx.Err() != nil {
			return err
		}
		time.Sleep(10 * time.Millisecond)
	}
}

func makeMigrated(ctx context.Context) error {
	if _, err := server.control.ExecContext(ctx, `CREATE DATABASE `+migrated); err != nil {
		return err
	}
	db, err := store.Open(ctx, store.Config{URL: databaseURL(migrated)})
	if err != nil {
		return err
	}
	_, err = db.Migrate(ctx)
	return errors.Join(err, db.Close())
}
