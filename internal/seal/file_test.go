package seal_test

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/tink-crypto/tink-go/v2/insecurecleartextkeyset"
	"github.com/tink-crypto/tink-go/v2/keyset"
	"github.com/tink-crypto/tink-go/v2/mac"

	"candor/internal/seal"
)

func TestAddKeyKeepsWhatWasSealed(t *testing.T) {
	before, path := fresh(t)
	sealed, first, err := before.Seal("secret", home)
	if err != nil {
		t.Fatal(err)
	}
	added, err := seal.AddKey(path, false)
	if err != nil {
		t.Fatal(err)
	}
	after, err := seal.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	if plain, err := after.Open(sealed, home); err != nil || plain != "secret" {
		t.Errorf("the old value: %v", err)
	}
	again, id, err := after.Seal("secret", home)
	if err != nil || id != first || id == added {
		t.Errorf("sealed by %d although the new key %d must not seal before every node has it (error %v)", id, added, err)
	}
	if _, err := before.Open(again, home); err != nil {
		t.Errorf("a node that has not learned the new key: %v", err)
	}
	if keys := after.Keys(); len(keys) != 2 || !keys[0].Primary || keys[1].Primary || keys[1].ID != added {
		t.Errorf("keys are %+v", keys)
	}
}

func TestAddKeyNeverMakesAKeysetBesideData(t *testing.T) {
	path := filepath.Join(t.TempDir(), "keyset.json")
	if _, err := seal.AddKey(path, false); !errors.Is(err, seal.ErrNoKeyset) {
		t.Errorf("error %v", err)
	}
	if _, err := os.Stat(path); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("a file was made: %v", err)
	}
}

func TestAddKeyLeavesADamagedFileAlone(t *testing.T) {
	_, path := fresh(t)
	cut := cutFile(t, path)
	if _, err := seal.AddKey(path, true); !errors.Is(err, seal.ErrBadKeyset) {
		t.Errorf("error %v", err)
	}
	if now, err := os.ReadFile(path); err != nil || string(now) != cut {
		t.Errorf("the file was changed (error %v)", err)
	}
}

// TestAddKeyByManyAtOnce adds keys to a file that does not exist yet: one makes it, no key is lost, nothing lies about.
func TestAddKeyByManyAtOnce(t *testing.T) {
	path := filepath.Join(t.TempDir(), "keyset.json")
	var all sync.WaitGroup
	for range 8 {
		all.Go(func() {
			if _, err := seal.AddKey(path, true); err != nil {
				t.Error(err)
			}
		})
	}
	all.Wait()
	k, err := seal.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	if len(k.Keys()) != 8 {
		t.Errorf("%d keys, want 8", len(k.Keys()))
	}
	files, err := os.ReadDir(filepath.Dir(path))
	if err != nil || len(files) != 1 {
		t.Errorf("files left: %v, error %v", files, err)
	}
	if info, err := os.Stat(path); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("mode %v, error %v", info.Mode(), err)
	}
}

func TestOpenRefuses(t *testing.T) {
	for _, test := range []struct {
		name   string
		damage func(t *testing.T, path string)
		want   error
		says   string
	}{
		{"a missing file", func(t *testing.T, path string) { remove(t, path) }, seal.ErrNoKeyset, "candor keys add"},
		{"a cut file", func(t *testing.T, path string) { cutFile(t, path) }, seal.ErrBadKeyset, "copy"},
		{"an empty file", func(t *testing.T, path string) { put(t, path, "") }, seal.ErrBadKeyset, "copy"},
		{"no JSON", func(t *testing.T, path string) { put(t, path, "key: 1") }, seal.ErrBadKeyset, "copy"},
		{"a keyset of another kind", putMAC, seal.ErrBadKeyset, "another kind"},
		{"a file its group may read", func(t *testing.T, path string) { chmod(t, path, 0o640) }, seal.ErrBadKeyset, "chmod 600"},
		{"a file the world may read", func(t *testing.T, path string) { chmod(t, path, 0o604) }, seal.ErrBadKeyset, "chmod 600"},
		{"a folder", func(t *testing.T, path string) { remove(t, path); mkdir(t, path) }, seal.ErrBadKeyset, "not a file"},
	} {
		t.Run(test.name, func(t *testing.T) {
			_, path := fresh(t)
			whole, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			test.damage(t, path)
			_, err = seal.Open(path)
			if !errors.Is(err, test.want) || !strings.Contains(err.Error(), test.says) || !strings.Contains(err.Error(), path) {
				t.Fatalf("error %v, want %v, the path and %q", err, test.want, test.says)
			}
			if strings.Contains(err.Error(), "\n") || strings.Contains(err.Error(), keyMaterial(t, string(whole))) {
				t.Errorf("the error has several lines or shows the key: %v", err)
			}
		})
	}
	if _, err := seal.Open(""); !errors.Is(err, seal.ErrNoKeyset) || !strings.Contains(err.Error(), "CANDOR_KEYSET_FILE") {
		t.Errorf("no path: %v", err)
	}
}

// keyMaterial takes the key itself out of a keyset's JSON.
func keyMaterial(t *testing.T, text string) string {
	t.Helper()
	_, rest, ok := strings.Cut(text, `"value":`)
	if !ok {
		t.Fatalf("no key in %s", text)
	}
	return strings.SplitN(rest, `"`, 3)[1]
}

func cutFile(t *testing.T, path string) string {
	t.Helper()
	whole, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	cut := string(whole[:len(whole)/2])
	put(t, path, cut)
	return cut
}

func putMAC(t *testing.T, path string) {
	handle, err := keyset.NewHandle(mac.HMACSHA256Tag256KeyTemplate())
	if err != nil {
		t.Fatal(err)
	}
	var text strings.Builder
	if err := insecurecleartextkeyset.Write(handle, keyset.NewJSONWriter(&text)); err != nil {
		t.Fatal(err)
	}
	put(t, path, text.String())
}

func put(t *testing.T, path, text string) {
	t.Helper()
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}

func remove(t *testing.T, path string) {
	t.Helper()
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
}

func mkdir(t *testing.T, path string) {
	t.Helper()
	if err := os.Mkdir(path, 0o700); err != nil {
		t.Fatal(err)
	}
}

func chmod(t *testing.T, path string, mode os.FileMode) {
	t.Helper()
	if err := os.Chmod(path, mode); err != nil {
		t.Fatal(err)
	}
}
