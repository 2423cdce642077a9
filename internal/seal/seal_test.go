package seal_test

import (
	"bytes"
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"candor/internal/seal"
	"candor/internal/social"
)

// fresh makes a keyset in a new file.
func fresh(t *testing.T) (*seal.Keyset, string) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "keys", "keyset.json")
	if _, err := seal.AddKey(path, true); err != nil {
		t.Fatal(err)
	}
	k, err := seal.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	return k, path
}

var home = seal.Place{Table: "token", Row: "12", Column: "access", Owner: "7"}

func TestSealedValuesOpenOnlyInTheirPlace(t *testing.T) {
	k, _ := fresh(t)
	sealed, id, err := k.Seal("EAAG-secret", home)
	if err != nil {
		t.Fatal(err)
	}
	if id != k.Keys()[0].ID || bytes.Contains(sealed, []byte("EAAG-secret")) {
		t.Errorf("sealed by key %d as %q", id, sealed)
	}
	if plain, err := k.Open(sealed, home); err != nil || plain != "EAAG-secret" {
		t.Errorf("opened as %q, error %v", plain.Reveal(), err)
	}
	for name, place := range map[string]seal.Place{
		"another table":  {Table: "oauth_flow", Row: "12", Column: "access", Owner: "7"},
		"another row":    {Table: "token", Row: "13", Column: "access", Owner: "7"},
		"another column": {Table: "token", Row: "12", Column: "refresh", Owner: "7"},
		"another owner":  {Table: "token", Row: "12", Column: "access", Owner: "8"},
		"shifted parts":  {Table: "token1", Row: "2", Column: "access", Owner: "7"},
		"no place":       {},
	} {
		if _, err := k.Open(sealed, place); !errors.Is(err, seal.ErrSealed) {
			t.Errorf("%s: error %v", name, err)
		}
	}
	other, _ := fresh(t)
	if _, err := other.Open(sealed, home); !errors.Is(err, seal.ErrSealed) {
		t.Errorf("another keyset: error %v", err)
	}
}

// TestNothingButTheWholeValueOpens moves, cuts and flips sealed values at random.
func TestNothingButTheWholeValueOpens(t *testing.T) {
	k, _ := fresh(t)
	text := rapid.String()
	places := rapid.Custom(func(t *rapid.T) seal.Place {
		return seal.Place{Table: text.Draw(t, "table"), Row: text.Draw(t, "row"), Column: text.Draw(t, "column"), Owner: text.Draw(t, "owner")}
	})
	rapid.Check(t, func(t *rapid.T) {
		secret := social.Secret(text.Draw(t, "secret"))
		place, elsewhere := places.Draw(t, "place"), places.Draw(t, "elsewhere")
		sealed, _, err := k.Seal(secret, place)
		if err != nil {
			t.Fatal(err)
		}
		if plain, err := k.Open(sealed, place); err != nil || plain != secret {
			t.Fatalf("opened as %q, error %v", plain.Reveal(), err)
		}
		if _, err := k.Open(sealed, elsewhere); (err == nil) != (place == elsewhere) {
			t.Fatalf("in another place: error %v", err)
		}
		at := rapid.IntRange(0, len(sealed)-1).Draw(t, "at")
		if _, err := k.Open(sealed[:at], place); err == nil {
			t.Fatalf("opened although cut to %d bytes", at)
		}
		sealed[at] ^= 1 << rapid.IntRange(0, 7).Draw(t, "bit")
		if _, err := k.Open(sealed, place); err == nil {
			t.Fatalf("opened although byte %d was changed", at)
		}
	})
}

func TestEqualSecretsLookDifferent(t *testing.T) {
	k, _ := fresh(t)
	one, _, _ := k.Seal("same", home)
	two, _, _ := k.Seal("same", home)
	if bytes.Equal(one, two) {
		t.Error("sealing twice gives the same bytes")
	}
}

func TestAKeysetPrintsNoKey(t *testing.T) {
	k, _ := fresh(t)
	for _, verb := range []string{"%v", "%+v", "%#v", "%s"} {
		if text := fmt.Sprintf(verb, k); !strings.HasPrefix(text, "keyset of 1 keys") {
			t.Errorf("%s prints %s", verb, text)
		}
	}
}
