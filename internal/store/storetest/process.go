package storetest

import (
	"bufio"
	"fmt"
	"net/url"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"syscall"
)

// process is a PostgreSQL server of ours, with the shell that starts, stops and in the end removes it.
type process struct {
	folder string        // data, socket and log
	orders *os.File      // the shell ends the server when this closes
	said   *bufio.Reader // a line for each order
}

// serverScript runs as the server's owner. It carries out the orders "start" and "stop" and says a line after each; "stop" is PostgreSQL's
// immediate stop, as in a power cut. When its standard input closes it stops the server and removes its folder.
const serverScript = `
cd "$1" || exit 1
"$2/initdb" -D data -U candor -A trust -E UTF8 --no-locale --no-sync >log 2>&1
halt() { [ -z "$server" ] || { kill -QUIT $server; wait $server; server=; rm -f .s.PGSQL.*; } 2>>log; }
while read -r order; do
  case $order in
  start)
    "$2/postgres" -D data -k "$1" -c listen_addresses= -c fsync=off -c full_page_writes=off \
      -c shared_buffers=32MB -c max_connections=200 -c autovacuum=off -c jit=off $3 >>log 2>&1 &
    server=$!
    until [ -S .s.PGSQL.5432 ] || ! kill -0 $server 2>>log; do sleep 0.02; done
    if [ -S .s.PGSQL.5432 ]; then echo ready; else echo "dead: $(tail -n 5 log | tr '\n' ' ')"; fi ;;
  stop) halt; echo stopped ;;
  esac
done
halt
cd / && rm -rf "$1"
`

// newProcess makes the place of a server that does not run yet, with further options of its own.
func newProcess(options string) (*process, error) {
	programs, err := findPrograms()
	if err != nil {
		return nil, err
	}
	p := &process{}
	if p.folder, err = os.MkdirTemp("/tmp", "candor-pg-"); err != nil { // not TMPDIR: a socket's path holds 107 bytes
		return nil, err
	}
	shell := exec.Command("/bin/sh", "-c", serverScript, "sh", p.folder, programs, options) // #nosec G204 -- folders found above, and options of ours
	shell.SysProcAttr = &syscall.SysProcAttr{Setsid: true}                                  // a Ctrl-C reaches the test, and the shell through the pipe
	if err := becomeOwner(shell, p.folder); err != nil {
		return nil, err
	}
	in, orders, err := os.Pipe()
	if err != nil {
		return nil, err
	}
	out, say, err := os.Pipe()
	if err != nil {
		return nil, err
	}
	p.orders, p.said = orders, bufio.NewReader(out)
	shell.Stdin, shell.Stdout = in, say
	err = shell.Start()
	_ = in.Close()
	_ = say.Close()
	return p, err
}

// say gives an order and waits until it is carried out.
func (p *process) say(order, want string) error {
	if _, err := fmt.Fprintln(p.orders, order); err != nil {
		return err
	}
	got, err := p.said.ReadString('\n')
	if err != nil {
		return fmt.Errorf("%s the server: its shell is gone: %w", order, err)
	}
	if got = strings.TrimSpace(got); got != want {
		return fmt.Errorf("%s the server: %s", order, got)
	}
	return nil
}

func (p *process) databaseURL(name string) string {
	query := url.Values{"host": {p.folder}, "user": {"candor"}}
	return "postgres:///" + name + "?" + query.Encode()
}

// becomeOwner lets root start the server as another user, because PostgreSQL refuses to run as root.
func becomeOwner(shell *exec.Cmd, folder string) error {
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
	return os.Chown(folder, int(uid), int(gid))
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
