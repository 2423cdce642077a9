package main

import (
	"bytes"
	"encoding/base64"
	"errors"
	"io/fs"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"candor/internal/store"
	"candor/internal/store/storetest"
)

// TestRefusals: what cannot work is refused in one clear sentence, with an exit code, and leaves nothing behind.
func TestRefusals(t *testing.T) {
	busy := takenPort(t)
	for name, tt := range map[string]struct {
		args string            // FOLDER stands for an empty folder, FILE for a file in it
		env  map[string]string // a configured platform, for example
		keys bool              // the keyset is there
		code int
		says []string
	}{
		"no command":             {args: "", code: 2, says: []string{"expected one of"}},
		"unknown command":        {args: "sreve", code: 2, says: []string{"sreve"}},
		"unknown flag":           {args: "serve --prot 1", code: 2, says: []string{"--prot"}},
		"listen without a port":  {args: "serve --listen localhost", code: 2, says: []string{"--listen", "CANDOR_LISTEN", "HOST:PORT"}},
		"a port beyond all":      {args: "serve --listen :70000", code: 2, says: []string{"--listen", "HOST:PORT"}},
		"no workers":             {args: "serve --workers 0", code: 2, says: []string{"--workers", "between 1 and 256"}},
		"unknown log level":      {args: "serve --log-level loud", code: 2, says: []string{"--log-level", "debug"}},
		"a day too short":        {args: "serve --day 5ms", code: 2, says: []string{"--day", "at least 1s"}},
		"public url: plain http": {args: "serve --public-url http://candor.example.org", code: 2, says: []string{"CANDOR_PUBLIC_URL", "https"}},
		"public url: a path":     {args: "serve --public-url https://example.org/candor", code: 2, says: []string{"CANDOR_PUBLIC_URL", "host only"}},
		"public url: no scheme":  {args: "serve --public-url candor.example.org", code: 2, says: []string{"CANDOR_PUBLIC_URL", "https://"}},

		"keyset missing":          {args: "serve", code: 1, says: []string{"var/keyset.json", "candor keys add"}},
		"keyset missing for sync": {args: "sync", code: 1, says: []string{"var/keyset.json", "candor keys add"}},
		"keyset damaged":          {args: "serve --keyset-file FILE", code: 1, says: []string{"damaged"}},
		"keyset is a folder":      {args: "serve --keyset-file FOLDER", code: 1, says: []string{"is not a file"}},

		"user without a password": {args: "user add --email jonas@example.org", code: 1, says: []string{"no password", "CANDOR_PASSWORD"}},

		"unknown database":         {args: "serve --database-url mysql://root:geheim@localhost/x", keys: true, code: 1, says: []string{"postgres://", "file:PATH"}},
		"database without a path":  {args: "migrate --database-url file:", code: 1, says: []string{"file:"}},
		"database in memory":       {args: "migrate --database-url file::memory:", code: 1, says: []string{"plain path"}},
		"no PostgreSQL there":      {args: "serve --database-url postgres://candor:geheim@127.0.0.1:1/candor", keys: true, code: 1, says: []string{"PostgreSQL at 127.0.0.1", "check the address"}},
		"no SQLite database":       {args: "migrate --database-url file:FILE", code: 1, says: []string{"SQLite"}},
		"a folder that is a file":  {args: "migrate --database-url file:FILE/candor.db", code: 1, says: []string{"CANDOR_DATABASE_URL"}},
		"keys where a file is":     {args: "keys add --keyset-file FILE/keyset.json", code: 1, says: []string{"cannot be made"}},
		"demo where a file is":     {args: "demo --folder FILE/demo --listen 127.0.0.1:0 --public-url http://localhost", code: 1, says: []string{"--folder"}},
		"port taken: serve":        {args: "serve --listen " + busy, keys: true, code: 1, says: []string{busy, "--listen"}},
		"port taken: demo":         {args: "demo --folder FOLDER/demo --listen " + busy, code: 1, says: []string{busy, "--listen"}},
		"port taken: sandbox":      {args: "sandbox --env-file FOLDER/env --control-port " + busy[strings.LastIndex(busy, ":")+1:], code: 1, says: []string{"--control-port"}},
		"redirect elsewhere":       {args: "serve", keys: true, env: app("https://other.example/api/auth/instagram/callback"), code: 1, says: []string{"INSTAGRAM_REDIRECT_URI", "http://localhost:5050/api/auth/instagram/callback"}},
		"redirect to another path": {args: "sync", keys: true, env: app("http://localhost:5050/callback"), code: 1, says: []string{"INSTAGRAM_REDIRECT_URI", "http://localhost:5050/api/auth/instagram/callback"}},
		"redirect is no address":   {args: "serve", keys: true, env: app("callback"), code: 1, says: []string{"redirect URI of Instagram", "whole address"}},
		"platform by plain http":   {args: "serve", keys: true, env: map[string]string{"INSTAGRAM_API_URL": "http://graph.instagram.com"}, code: 1, says: []string{"INSTAGRAM_API_URL", "https"}},
	} {
		t.Run(name, func(t *testing.T) {
			folder := empty(t)
			file := filepath.Join(folder, "file")
			if err := os.WriteFile(file, []byte(strings.Repeat("neither keys nor a database\n", 400)), 0o600); err != nil {
				t.Fatal(err)
			}
			for name, value := range tt.env {
				t.Setenv(name, value)
			}
			if tt.keys {
				must(t, "keys", "add")
			}
			before := tree(t, folder)
			args := strings.NewReplacer("FOLDER", folder, "FILE", file).Replace(tt.args)
			code, out, stderr := command(t, strings.Fields(args)...)
			if code != tt.code || out != "" {
				t.Errorf("exit code %d, want %d; printed %q", code, tt.code, out)
			}
			checkSentence(t, stderr, tt.code, tt.says)
			if after := tree(t, folder); !slices.Equal(before, after) {
				t.Errorf("files before: %v, after: %v", before, after)
			}
		})
	}
}

// checkSentence wants one line that names what is asked for and gives no password away; a wrong command line also points to the help.
func checkSentence(t *testing.T, stderr string, code int, says []string) {
	t.Helper()
	lines := strings.Split(strings.TrimSuffix(stderr, "\n"), "\n")
	if len(lines) != code || !strings.HasPrefix(lines[0], "candor: ") {
		t.Errorf("want %d lines that begin with the program's name: %q", code, lines)
	}
	for _, word := range says {
		if !strings.Contains(lines[0], word) {
			t.Errorf("%q is not said in %q", word, lines[0])
		}
	}
	if strings.Contains(stderr, "geheim") {
		t.Errorf("the password is shown: %s", stderr)
	}
}

// app is a configured Instagram with a redirect URI.
func app(redirect string) map[string]string {
	return map[string]string{"INSTAGRAM_CLIENT_ID": "1", "INSTAGRAM_CLIENT_SECRET": "s", "INSTAGRAM_REDIRECT_URI": redirect}
}

// empty makes an empty folder, goes there, and takes every setting out of the environment.
func empty(t *testing.T) string {
	t.Helper()
	folder := t.TempDir()
	t.Chdir(folder)
	for _, pair := range os.Environ() {
		name, _, _ := strings.Cut(pair, "=")
		for _, prefix := range []string{"CANDOR_", "INSTAGRAM_", "TIKTOK_", "YOUTUBE_"} {
			if strings.HasPrefix(name, prefix) && name != "CANDOR_REQUIRE_POSTGRES" {
				t.Setenv(name, "")
				_ = os.Unsetenv(name)
			}
		}
	}
	return folder
}

// tree lists what is in a folder.
func tree(t *testing.T, folder string) []string {
	t.Helper()
	var paths []string
	err := filepath.WalkDir(folder, func(path string, _ fs.DirEntry, err error) error {
		paths = append(paths, path)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return paths
}

// takenPort is an address that somebody listens on.
func takenPort(t *testing.T) string {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = l.Close() })
	return l.Addr().String()
}

// freePorts are the flags by which every simulator picks a free port: another sandbox may run on this machine.
func freePorts() []string {
	flags := []string{"--control-port", "0"}
	for _, p := range platforms() {
		flags = append(flags, "--"+string(p.Info.Platform)+"-port", "0")
	}
	return flags
}

// TestUnwritableFolder: root may write anywhere, so the process is somebody else.
func TestUnwritableFolder(t *testing.T) {
	folder := empty(t)
	locked := filepath.Join(folder, "locked")
	if err := os.Mkdir(locked, 0o500); err != nil {
		t.Fatal(err)
	}
	for name, args := range map[string][]string{
		"new database":  {"migrate", "--database-url", "file:" + filepath.Join(locked, "candor.db")},
		"new folder":    {"migrate", "--database-url", "file:" + filepath.Join(locked, "var", "candor.db")},
		"new keyset":    {"keys", "add", "--keyset-file", filepath.Join(locked, "keyset.json")},
		"new demo":      {"demo", "--folder", filepath.Join(locked, "demo"), "--listen", "127.0.0.1:0", "--public-url", "http://localhost"},
		"settings file": append([]string{"sandbox", "--env-file", filepath.Join(locked, "env")}, freePorts()...),
	} {
		t.Run(name, func(t *testing.T) {
			p := startAsNobody(t, folder, args...)
			<-p.ended
			if code := p.cmd.ProcessState.ExitCode(); code != 1 {
				t.Errorf("exit code %d, want 1", code)
			}
			checkSentence(t, p.said(), 1, []string{"ermission denied"})
			if left := tree(t, locked); len(left) != 1 {
				t.Errorf("left behind: %v", left)
			}
		})
	}
}

// TestWrongKeyset: a keyset that is not the database's stops the start, and no row changes, on both databases.
func TestWrongKeyset(t *testing.T) {
	storetest.EachURL(t, func(t *testing.T, url string) {
		folder := empty(t)
		t.Setenv("CANDOR_DATABASE_URL", url)
		must(t, "keys", "add")
		must(t, "sync") // leaves the canary
		before := rows(t, url)
		other := filepath.Join(folder, "other.json")
		must(t, "keys", "add", "--keyset-file", other, "--database-url", "file:"+filepath.Join(folder, "none.db"))
		for _, name := range []string{"serve", "sync"} {
			code, out, stderr := command(t, name, "--keyset-file", other, "--listen", "127.0.0.1:0", "--public-url", "http://localhost")
			if code != 1 || out != "" {
				t.Errorf("%s: exit code %d, want 1; printed %q", name, code, out)
			}
			checkSentence(t, stderr, 1, []string{"CANDOR_KEYSET_FILE"})
		}
		if after := rows(t, url); before != after {
			t.Errorf("rows changed:\n%s\n%s", before, after)
		}
	})
}

// TestAKeysetThatCannotBeUsed goes through every way to give a keyset, and what can be wrong with it: the start ends with words that say what to set,
// no row changes, and no keyset is made beside the data.
func TestAKeysetThatCannotBeUsed(t *testing.T) {
	folder := empty(t)
	url := "file:" + filepath.Join(folder, "candor.db")
	t.Setenv("CANDOR_DATABASE_URL", url)
	master, another := base64.StdEncoding.EncodeToString(bytes.Repeat([]byte{1}, 32)), base64.StdEncoding.EncodeToString(bytes.Repeat([]byte{2}, 32))
	must(t, "keys", "add")
	must(t, "sync") // leaves the canary
	right := readText(t, filepath.Join(folder, "var", "keyset.json"))
	must(t, "keys", "add", "--keyset-file", "other.json", "--database-url", "file:"+filepath.Join(folder, "none.db"))
	other := readText(t, filepath.Join(folder, "other.json"))
	writeText(t, "wrapped.json", right)
	t.Setenv("CANDOR_MASTER_KEY", master)
	must(t, "keys", "wrap", "--keyset-file", "wrapped.json")
	t.Setenv("CANDOR_MASTER_KEY", "")
	wrapped := readText(t, filepath.Join(folder, "wrapped.json"))
	cut := func(text string) string { return text[:len(text)/2] }
	before := rows(t, url)
	for name, test := range map[string]struct {
		file   string // what the file holds; "" for none
		env    map[string]string
		says   []string
		starts bool
	}{
		"a file that is right":             {file: right, starts: true},
		"a file that is missing":           {says: []string{"candor keys add"}},
		"a file that is cut":               {file: cut(right), says: []string{"copy"}},
		"a file of another database":       {file: other, says: []string{"CANDOR_KEYSET_FILE"}},
		"the environment, right":           {env: map[string]string{"CANDOR_KEYSET": right}, starts: true},
		"the environment, in base64":       {env: map[string]string{"CANDOR_KEYSET": base64.StdEncoding.EncodeToString([]byte(right))}, starts: true},
		"the environment, cut":             {file: right, env: map[string]string{"CANDOR_KEYSET": cut(right)}, says: []string{"CANDOR_KEYSET"}},
		"the environment, another's":       {file: right, env: map[string]string{"CANDOR_KEYSET": other}, says: []string{"keyset"}},
		"wrapped, right":                   {file: wrapped, env: map[string]string{"CANDOR_MASTER_KEY": master}, starts: true},
		"wrapped in the environment":       {env: map[string]string{"CANDOR_KEYSET": wrapped, "CANDOR_MASTER_KEY": master}, starts: true},
		"wrapped, without the master key":  {file: wrapped, says: []string{"CANDOR_MASTER_KEY"}},
		"wrapped, with another master key": {file: wrapped, env: map[string]string{"CANDOR_MASTER_KEY": another}, says: []string{"master key"}},
		"wrapped, with no key at all":      {file: wrapped, env: map[string]string{"CANDOR_MASTER_KEY": "none"}, says: []string{"32 bytes"}},
		"wrapped, cut":                     {file: cut(wrapped), env: map[string]string{"CANDOR_MASTER_KEY": master}, says: []string{"copy"}},
	} {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "keyset.json")
			if test.file != "" {
				writeText(t, path, test.file)
			}
			for setting, value := range test.env {
				t.Setenv(setting, value)
			}
			began := time.Now()
			code, _, stderr := command(t, "sync", "--keyset-file", path)
			if test.starts {
				if code != 0 {
					t.Errorf("exit code %d: %s", code, stderr)
				}
				return
			}
			if code != 1 || time.Since(began) > patience/2 {
				t.Errorf("exit code %d after %s", code, time.Since(began))
			}
			checkSentence(t, stderr, 1, test.says)
			if _, err := os.Stat(path); test.file == "" && !errors.Is(err, os.ErrNotExist) {
				t.Error("a keyset was made beside data")
			}
		})
	}
	if after := rows(t, url); before != after {
		t.Errorf("rows changed:\n%s\n%s", before, after)
	}
}

func readText(t *testing.T, path string) string {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

func writeText(t *testing.T, path, text string) {
	t.Helper()
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}

// startAsNobody starts a candor as a user without rights; where the tests run as one already, as they run.
func startAsNobody(t *testing.T, folder string, args ...string) *process {
	t.Helper()
	if os.Getuid() != 0 {
		return start(t, folder, nil, args...)
	}
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	public := filepath.Join("/tmp", filepath.Base(self)+"-"+strconv.Itoa(os.Getpid())) // where another user may reach the program
	if err := os.Link(self, public); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.Remove(public) })
	return begin(t, &exec.Cmd{Path: public, Args: append([]string{"candor"}, args...), Dir: "/",
		SysProcAttr: &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: 65534, Gid: 65534}}}, nil)
}

// rows is what the tables hold that a start might write.
func rows(t *testing.T, url string) string {
	t.Helper()
	db, err := store.Open(t.Context(), store.Config{URL: url})
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	return table(t, db.Writer(), `SELECT 'migration', name, checksum, applied_at FROM schema_migration ORDER BY name`) +
		table(t, db.Writer(), `SELECT 'installation', name, value FROM installation ORDER BY name`) +
		table(t, db.Writer(), `SELECT 'queue', COUNT(*) FROM river_job`)
}
