package main

import (
	"net/http"
	"net/http/httptest"
	"os"
	"runtime/debug"
	"slices"
	"strings"
	"testing"
	"time"

	"candor/internal/seal"
	"candor/internal/social"
	"candor/internal/store"
)

// TestDoctor: what is wrong is said with what to do, the exit code tells, and nothing is made.
func TestDoctor(t *testing.T) {
	for name, tt := range map[string]struct {
		prepare func(t *testing.T)
		code    int
		says    []string
	}{
		"a new folder": {func(*testing.T) {}, 1, []string{"BAD   keyset", "candor keys add", "made at the first start", "Instagram   not configured: set INSTAGRAM_CLIENT_ID"}},
		"ready but for a person": {func(t *testing.T) { must(t, "keys", "add"); must(t, "sync") }, 0,
			[]string{"ok    keyset", "ok    database", "candor user add", "ok    disk", "Candor can be started."}},
		"a keyset of another database": {func(t *testing.T) {
			must(t, "keys", "add")
			must(t, "sync")
			must(t, "keys", "add", "--keyset-file", "other.json", "--database-url", "file:none.db")
			t.Setenv("CANDOR_KEYSET_FILE", "other.json")
		}, 1, []string{"BAD   keyset", "CANDOR_KEYSET_FILE"}},
		"a truncated keyset": {func(t *testing.T) {
			must(t, "keys", "add")
			must(t, "sync")
			whole, err := os.ReadFile("var/keyset.json")
			if err == nil {
				err = os.WriteFile("var/keyset.json", whole[:len(whole)/2], 0o600)
			}
			if err != nil {
				t.Fatal(err)
			}
		}, 1, []string{"BAD   keyset", "cut short or damaged"}},
		"a TikTok sandbox": {func(t *testing.T) {
			must(t, "keys", "add")
			setAll(t, map[string]string{"TIKTOK_CLIENT_KEY": "sbaw1", "TIKTOK_CLIENT_SECRET": "s", "TIKTOK_API_URL": "http://127.0.0.1:1", "TIKTOK_AUTH_URL": "http://127.0.0.1:1"})
		}, 0, []string{"note  TikTok", "sandbox", "ten at most"}},
		"a Google project in Testing": {grantOf(7 * 24 * time.Hour), 0, []string{"note  YouTube", "after 7 days", "publish its consent screen"}},
		"no database server": {func(t *testing.T) {
			must(t, "keys", "add")
			t.Setenv("CANDOR_DATABASE_URL", "postgres://candor:geheim@127.0.0.1:1/candor")
		}, 1, []string{"BAD   database", "PostgreSQL at 127.0.0.1"}},
		"a redirect URI that leads elsewhere": {func(t *testing.T) {
			must(t, "keys", "add")
			setAll(t, app("https://other.example/api/auth/instagram/callback"))
		}, 1, []string{"BAD   Instagram", "INSTAGRAM_REDIRECT_URI must be http://localhost:5050/api/auth/instagram/callback"}},
		"a clock that agrees":   {func(t *testing.T) { must(t, "keys", "add"); setAll(t, hostsAt(t, 0)) }, 0, []string{"its clock agrees with ours"}},
		"a clock that is off":   {func(t *testing.T) { must(t, "keys", "add"); setAll(t, hostsAt(t, -2*time.Minute)) }, 0, []string{"note  clock", "off from", "NTP"}},
		"a clock that is wrong": {func(t *testing.T) { must(t, "keys", "add"); setAll(t, hostsAt(t, 24*time.Hour)) }, 1, []string{"BAD   clock", "off from", "NTP"}},
		"a platform out of reach": {func(t *testing.T) {
			must(t, "keys", "add")
			hosts := hostsAt(t, 0)
			hosts["INSTAGRAM_API_URL"] = "http://127.0.0.1:1"
			setAll(t, hosts)
		}, 0, []string{"http://127.0.0.1:1 does not answer"}},
	} {
		t.Run(name, func(t *testing.T) {
			folder := empty(t)
			setAll(t, operated())
			tt.prepare(t)
			before := tree(t, folder)
			code, out, stderr := command(t, "doctor")
			if code != tt.code {
				t.Errorf("exit code %d, want %d: %s%s", code, tt.code, out, stderr)
			}
			for _, word := range tt.says {
				if !strings.Contains(out, word) {
					t.Errorf("%q is not said in\n%s", word, out)
				}
			}
			if strings.Contains(out+stderr, "geheim") {
				t.Errorf("the password is shown: %s", out)
			}
			if after := tree(t, folder); !slices.Equal(slices.DeleteFunc(before, walFile), slices.DeleteFunc(after, walFile)) {
				t.Errorf("files before: %v, after: %v", before, after)
			}
		})
	}
}

// grantOf leaves a database with a channel whose grant ends after a while.
func grantOf(life time.Duration) func(t *testing.T) {
	return func(t *testing.T) {
		must(t, "keys", "add")
		must(t, "sync")
		keyset, err := seal.Source{File: "var/keyset.json"}.Load()
		if err != nil {
			t.Fatal(err)
		}
		cipher, keyID, err := keyset.Seal("x", seal.Place{Table: "token"})
		if err != nil {
			t.Fatal(err)
		}
		db, err := store.Open(t.Context(), store.Config{URL: "file:var/candor.db"})
		if err != nil {
			t.Fatal(err)
		}
		defer db.Close()
		now, person, key := time.Now(), social.NewKey(), social.NewKey()
		err = db.AddPerson(t.Context(), social.Person{Key: person, UID: social.NewUID(), Email: "mara@example.org", Name: "Mara", Role: social.Creator, CreatedAt: now}, "")
		if err == nil {
			err = db.SaveArrival(t.Context(), social.Arrival{New: true, Begun: now, Connection: social.Connection{Key: key, UID: social.NewUID(), Person: person, Platform: social.YouTube,
				ExternalID: "UC1", State: social.Connecting, Zone: "UTC", ConnectedAt: now, GrantedAt: now}, Token: social.TokenRow{Connection: key, Access: cipher, KeyID: keyID,
				IssuedAt: now, ConsentedAt: now, ExpiresAt: now.Add(time.Hour), RefreshExpiresAt: now.Add(life)}})
		}
		if err != nil {
			t.Fatal(err)
		}
	}
}

// walFile are SQLite's own companions, which come and go with whoever looks.
func walFile(path string) bool {
	return strings.HasSuffix(path, "-wal") || strings.HasSuffix(path, "-shm")
}

func setAll(t *testing.T, env map[string]string) {
	t.Helper()
	for name, value := range env {
		t.Setenv(name, value)
	}
}

// hostsAt is a configured Instagram on servers whose clock is ahead of ours.
func hostsAt(t *testing.T, ahead time.Duration) map[string]string {
	t.Helper()
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Date", time.Now().Add(ahead).UTC().Format(http.TimeFormat))
		w.WriteHeader(http.StatusNotFound)
	}))
	t.Cleanup(server.Close)
	env := app("")
	for _, host := range []string{"INSTAGRAM_AUTH_URL", "INSTAGRAM_TOKEN_URL", "INSTAGRAM_API_URL"} {
		env[host] = server.URL
	}
	return env
}

func TestVersion(t *testing.T) {
	info := &debug.BuildInfo{GoVersion: "go1.26.8", Main: debug.Module{Version: "v1.2.3"}, Settings: []debug.BuildSetting{
		{Key: "vcs.revision", Value: "0123abc"}, {Key: "vcs.time", Value: "2026-11-25T18:00:00Z"}, {Key: "vcs.modified", Value: "true"}, {Key: "GOOS", Value: "linux"}, {Key: "GOARCH", Value: "amd64"},
	}}
	if got, want := versionOf(info), "candor v1.2.3, commit 0123abc with changes of 2026-11-25T18:00:00Z, built with go1.26.8 for linux/amd64"; got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	if out := must(t, "version"); !strings.HasPrefix(out, "candor ") || !strings.Contains(out, "commit ") {
		t.Errorf("got %q", out)
	}
}
