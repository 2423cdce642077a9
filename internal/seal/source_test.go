package seal_test

import (
	"encoding/base64"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"candor/internal/seal"
	"candor/internal/social"
)

const masterKey = social.Secret("MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=")

func TestKeysArePerPurpose(t *testing.T) {
	k, _ := fresh(t)
	token, _, err := k.Seal("secret", home)
	if err != nil {
		t.Fatal(err)
	}
	flow := seal.Place{Table: "oauth_flow", Row: home.Row, Column: home.Column, Owner: home.Owner}
	verifier, _, err := k.Seal("secret", flow)
	if err != nil {
		t.Fatal(err)
	}
	for name, try := range map[string]func() error{
		"a token as a verifier": func() error { _, err := k.Open(token, flow); return err },
		"a verifier as a token": func() error { _, err := k.Open(verifier, home); return err },
	} {
		if err := try(); !errors.Is(err, seal.ErrSealed) {
			t.Errorf("%s opens: %v", name, err)
		}
	}
}

func TestHashesAreKeyed(t *testing.T) {
	k, path := fresh(t)
	other, _ := fresh(t)
	hash, err := k.Hash("refresh-1")
	if err != nil {
		t.Fatal(err)
	}
	if !k.Matches(hash, "refresh-1") || k.Matches(hash, "refresh-2") || other.Matches(hash, "refresh-1") {
		t.Error("a hash matches what it should not, or not what it should")
	}
	id, err := seal.AddKey(path, false)
	if err == nil {
		err = (seal.Source{File: path}).Promote(id)
	}
	if err != nil {
		t.Fatal(err)
	}
	if _, err := k.Reload(); err != nil || !k.Matches(hash, "refresh-1") {
		t.Errorf("a hash of an older key is not recognised (error %v)", err)
	}
}

func TestRotation(t *testing.T) {
	node, path := fresh(t)
	source := seal.Source{File: path}
	first := node.Primary()
	old, _, err := node.Seal("secret", home)
	if err != nil {
		t.Fatal(err)
	}
	second, err := source.Add(false)
	if err != nil {
		t.Fatal(err)
	}
	if err := source.Promote(second + 1); !errors.Is(err, seal.ErrNoKey) {
		t.Errorf("a key that is not there was promoted: %v", err)
	}
	if err := source.Promote(second); err != nil {
		t.Fatal(err)
	}
	operator, err := source.Load()
	if err != nil {
		t.Fatal(err)
	}
	fresh, id, err := operator.Seal("secret", home)
	if err != nil || id != second {
		t.Fatalf("sealed by %d, want %d (error %v)", id, second, err)
	}
	// The node has not been restarted, nor told: meeting the new key's work, it reads its keyset again.
	if plain, err := node.Open(fresh, home); err != nil || plain != "secret" {
		t.Errorf("a running node does not open what the new key sealed: %v", err)
	}
	if plain, err := node.Open(old, home); err != nil || plain != "secret" {
		t.Errorf("a running node does not open what the old key sealed: %v", err)
	}
	if err := source.Retire(first); !errors.Is(err, seal.ErrInUse) || !strings.Contains(err.Error(), "minute") {
		t.Errorf("retired before every node can know: %v", err)
	}
	age(t, path)
	if err := source.Retire(second); !errors.Is(err, seal.ErrInUse) {
		t.Errorf("the key that seals was retired: %v", err)
	}
	if err := source.Retire(first); err != nil {
		t.Fatal(err)
	}
	if changed, err := node.Reload(); err != nil || !changed {
		t.Fatalf("changed %v, error %v", changed, err)
	}
	if _, err := node.Open(old, home); !errors.Is(err, seal.ErrSealed) {
		t.Errorf("a retired key still opens: %v", err)
	}
}

// age makes a file look as if it had been changed long ago.
func age(t *testing.T, path string) {
	t.Helper()
	past := time.Now().Add(-time.Hour)
	if err := os.Chtimes(path, past, past); err != nil {
		t.Fatal(err)
	}
}

func TestReloadKeepsWhatItHas(t *testing.T) {
	k, path := fresh(t)
	sealed, _, err := k.Seal("secret", home)
	if err != nil {
		t.Fatal(err)
	}
	cutFile(t, path)
	if _, err := k.Reload(); !errors.Is(err, seal.ErrBadKeyset) {
		t.Errorf("error %v", err)
	}
	if plain, err := k.Open(sealed, home); err != nil || plain != "secret" {
		t.Errorf("a damaged file took the keys of a running node: %v", err)
	}
}

func TestKeysetFromTheEnvironment(t *testing.T) {
	k, path := fresh(t)
	sealed, _, err := k.Seal("secret", home)
	if err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for name, value := range map[string]string{"as it is": string(text), "in base64": base64.StdEncoding.EncodeToString(text)} {
		source := seal.Source{File: "/nowhere", Text: social.Secret(value)}
		loaded, err := source.Load()
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if plain, err := loaded.Open(sealed, home); err != nil || plain != "secret" {
			t.Errorf("%s: %v", name, err)
		}
		if _, err := source.Add(true); err == nil || !strings.Contains(err.Error(), "CANDOR_KEYSET_FILE") {
			t.Errorf("%s: adding a key: %v", name, err)
		}
	}
	for name, value := range map[string]string{"cut": string(text[:40]), "rubbish": "key: 1"} {
		_, err := seal.Source{Text: social.Secret(value)}.Load()
		if !errors.Is(err, seal.ErrBadKeyset) || !strings.Contains(err.Error(), "CANDOR_KEYSET") || strings.Contains(err.Error(), value) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestWrappedKeyset(t *testing.T) {
	master, err := seal.MasterKey(masterKey)
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "keyset.json")
	wrapped := seal.Source{File: path, Wrap: master}
	if _, err := wrapped.Add(true); err != nil {
		t.Fatal(err)
	}
	k, err := wrapped.Load()
	if err != nil {
		t.Fatal(err)
	}
	if _, err := wrapped.Add(false); err != nil {
		t.Errorf("adding a key: %v", err)
	}
	if changed, err := k.Reload(); err != nil || !changed || len(k.Keys()) != 2 {
		t.Errorf("changed %v, %v, error %v", changed, k, err)
	}
	if _, err := seal.Open(path); !errors.Is(err, seal.ErrBadKeyset) || !strings.Contains(err.Error(), "CANDOR_MASTER_KEY") {
		t.Errorf("without the master key: %v", err)
	}
	other, err := seal.MasterKey(social.Secret(base64.StdEncoding.EncodeToString(make([]byte, 32))))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := (seal.Source{File: path, Wrap: other}).Load(); !errors.Is(err, seal.ErrBadKeyset) || !strings.Contains(err.Error(), "master key") {
		t.Errorf("another master key: %v", err)
	}
	cutFile(t, path)
	if _, err := wrapped.Load(); !errors.Is(err, seal.ErrBadKeyset) || !strings.Contains(err.Error(), "copy") {
		t.Errorf("cut: %v", err)
	}
}

func TestRewrap(t *testing.T) {
	k, path := fresh(t)
	sealed, _, err := k.Seal("secret", home)
	if err != nil {
		t.Fatal(err)
	}
	master, err := seal.MasterKey(masterKey)
	if err != nil {
		t.Fatal(err)
	}
	plain, wrapped := seal.Source{File: path}, seal.Source{File: path, Wrap: master}
	if _, err := wrapped.Load(); !errors.Is(err, seal.ErrBadKeyset) || !strings.Contains(err.Error(), "candor keys wrap") {
		t.Errorf("in the clear under a master key: %v", err)
	}
	if err := plain.Rewrap(wrapped); err != nil {
		t.Fatal(err)
	}
	again, err := wrapped.Load()
	if err != nil {
		t.Fatal(err)
	}
	if opened, err := again.Open(sealed, home); err != nil || opened != "secret" {
		t.Errorf("the wrapped keyset is another one: %v", err)
	}
	if text, err := os.ReadFile(path); err != nil || strings.Contains(string(text), `"primaryKeyId"`) && strings.Contains(string(text), `"value"`) {
		t.Errorf("the file still holds the keys in the clear (error %v)", err)
	}
}

func TestMasterKeyRefuses(t *testing.T) {
	for _, text := range []social.Secret{"", "short", "AAAA"} {
		if _, err := seal.MasterKey(text); !errors.Is(err, seal.ErrBadKeyset) || strings.Contains(err.Error(), string(text)) && text != "" {
			t.Errorf("%q: %v", text.Reveal(), err)
		}
	}
	path := filepath.Join(t.TempDir(), "master")
	if _, err := seal.MasterKeyFile(path); !errors.Is(err, seal.ErrNoKeyset) {
		t.Errorf("a missing file: %v", err)
	}
	put(t, path, masterKey.Reveal()+"\n")
	if _, err := seal.MasterKeyFile(path); err != nil {
		t.Errorf("a good file: %v", err)
	}
	chmod(t, path, 0o644)
	if _, err := seal.MasterKeyFile(path); !errors.Is(err, seal.ErrBadKeyset) {
		t.Errorf("a file that others may read: %v", err)
	}
}
