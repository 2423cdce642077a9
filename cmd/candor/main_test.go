package main

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"io"
	"os"
	"os/exec"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"
)

// asCandor makes this test binary behave as the program itself, so that tests can start, stop and kill real processes without a build.
const asCandor = "CANDOR_TEST_AS_PROGRAM"

// wrongBy sets the clock of such a process wrong: "10m", "-24h".
const wrongBy = "CANDOR_TEST_CLOCK"

func TestMain(m *testing.M) {
	if os.Getenv(asCandor) != "" {
		if off, err := time.ParseDuration(os.Getenv(wrongBy)); err == nil {
			machineClock = func() time.Time { return time.Now().Add(off) }
		}
		main()
	}
	os.Exit(m.Run())
}

// patience is how long a test waits for what should take a second or two. The machine may be busy, and a PostgreSQL that carries out the last
// word of a killed process after its death leaves a job to the queue's own rescue, which takes up to two minutes.
const patience = 3 * time.Minute

// command runs a command inside this process and returns its exit code and what it printed.
func command(t *testing.T, args ...string) (code int, stdout, stderr string) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), patience)
	defer cancel()
	var out, err bytes.Buffer
	code = run(ctx, args, &out, &err)
	return code, out.String(), err.String()
}

// must runs a command that has to succeed.
func must(t *testing.T, args ...string) string {
	t.Helper()
	code, out, stderr := command(t, args...)
	if code != 0 {
		t.Fatalf("candor %s ended with %d: %s", strings.Join(args, " "), code, stderr)
	}
	return out
}

// process is a candor of its own.
type process struct {
	t     *testing.T
	cmd   *exec.Cmd
	lines chan string // of standard output
	ended chan struct{}

	mu     sync.Mutex
	stderr bytes.Buffer
}

// start starts a candor in a folder, with nothing in its environment but what is given.
func start(t *testing.T, folder string, env []string, args ...string) *process {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(self, args...)
	cmd.Dir = folder
	return begin(t, cmd, env)
}

func begin(t *testing.T, cmd *exec.Cmd, env []string) *process {
	t.Helper()
	p := &process{t: t, cmd: cmd, lines: make(chan string, 100), ended: make(chan struct{})}
	cmd.Env = append([]string{asCandor + "=1"}, env...)
	cmd.Stderr = writer(p.note)
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := p.cmd.Start(); err != nil {
		t.Fatal(err)
	}
	go func() {
		scanner := bufio.NewScanner(out)
		for scanner.Scan() {
			p.lines <- scanner.Text()
		}
		_, _ = io.Copy(io.Discard, out)
		_ = p.cmd.Wait()
		close(p.ended)
	}()
	t.Cleanup(p.kill)
	return p
}

// writer is a function that takes what is written.
type writer func([]byte)

func (w writer) Write(b []byte) (int, error) { w(b); return len(b), nil }

func (p *process) note(b []byte) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.stderr.Write(b)
}

// said is what the process wrote to standard error so far.
func (p *process) said() string {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.stderr.String()
}

// line waits for a line of standard output that begins so, and returns it with those before it.
func (p *process) line(prefix string) string {
	p.t.Helper()
	var seen []string
	timeout := time.After(patience)
	for {
		select {
		case line := <-p.lines:
			seen = append(seen, line)
			if strings.HasPrefix(line, prefix) {
				return strings.Join(seen, "\n")
			}
		case <-p.ended:
			p.t.Fatalf("the process ended with %d before it printed %q: %s%s", p.cmd.ProcessState.ExitCode(), prefix, strings.Join(seen, "\n"), p.said())
		case <-timeout:
			p.t.Fatalf("no line %q within %s: %s%s", prefix, patience, strings.Join(seen, "\n"), p.said())
		}
	}
}

// kill ends the process as a power cut would.
func (p *process) kill() {
	if err := p.cmd.Process.Kill(); err != nil && !errors.Is(err, os.ErrProcessDone) {
		p.t.Errorf("kill: %v", err)
	}
	<-p.ended
}

// stop tells the process to end and returns its exit code.
func (p *process) stop() int {
	p.t.Helper()
	if err := p.cmd.Process.Signal(syscall.SIGTERM); err != nil {
		p.t.Fatalf("stop: %v", err)
	}
	select {
	case <-p.ended:
	case <-time.After(patience):
		p.t.Fatalf("still there %s after SIGTERM: %s", patience, p.said())
	}
	return p.cmd.ProcessState.ExitCode()
}
