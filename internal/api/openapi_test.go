package api

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"testing"
)

var update = flag.Bool("update", false, "write web/src/api/openapi.json")

// The web app's types are generated from the stored document, so it must be the one that the code makes.
func TestStoredDocumentIsCurrent(t *testing.T) {
	path := filepath.Join("..", "..", "web", "src", "api", "openapi.json")
	got, err := Spec()
	if err != nil {
		t.Fatal(err)
	}
	if *update {
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("%s is not what the code makes; run: go test ./internal/api -run TestStoredDocumentIsCurrent -update", path)
	}
}
