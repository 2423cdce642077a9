package main

import (
	"bytes"
	"errors"
	"io"
	"os"
	"path/filepath"
	"testing"
)

// TestSaved: a file gets its name when it is whole; if it cannot be written to its end, what was there before stays and nothing is left over.
func TestSaved(t *testing.T) {
	folder := t.TempDir()
	name, link, enough := filepath.Join(folder, "posts.csv"), filepath.Join(folder, "newest.csv"), errors.New("enough")
	half := func(to io.Writer) error {
		_, err := io.WriteString(to, "half")
		return errors.Join(err, enough)
	}
	whole := func(text string) func(io.Writer) error {
		return func(to io.Writer) error {
			_, err := io.WriteString(to, text)
			return err
		}
	}
	holds := func(want string, files int) {
		t.Helper()
		text, _ := os.ReadFile(name)
		found, err := os.ReadDir(folder)
		if string(text) != want || len(found) != files || err != nil {
			t.Errorf("%q, want %q; %d files, want %d: %v, %v", text, want, len(found), files, found, err)
		}
	}
	if err := saved(name, nil, half); !errors.Is(err, enough) {
		t.Error(err)
	}
	holds("", 0)
	if err := saved(name, nil, whole("one")); err != nil {
		t.Error(err)
	}
	holds("one", 1)
	if err := saved(name, nil, half); !errors.Is(err, enough) {
		t.Error(err)
	}
	holds("one", 1)
	if err := os.Symlink(name, link); err != nil {
		t.Fatal(err)
	}
	if err := saved(link, nil, whole("two")); err != nil {
		t.Error(err)
	}
	holds("two", 2)
	if err := saved(os.DevNull, nil, whole("nothing")); err != nil {
		t.Error(err)
	}
	if device, err := os.Stat(os.DevNull); err != nil || device.Mode().IsRegular() {
		t.Errorf("%v, %v", device, err)
	}
	if err := saved(filepath.Join(folder, "none", "posts.csv"), nil, whole("x")); !errors.Is(err, os.ErrNotExist) {
		t.Error(err)
	}
	var out bytes.Buffer
	if err := saved("-", &out, whole("shown")); err != nil || out.String() != "shown" {
		t.Errorf("%q, %v", out.String(), err)
	}
}
