package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"candor/internal/store"
)

// tombstones keeps the list of what a restored backup must not bring back in a file of its own: the database may be what was lost.
type tombstones struct {
	db      *store.DB
	file    string
	written []byte // what the file holds, as we wrote it
}

// obey deletes what the file says was deleted: after a restore, however it was made. A file that is not there says nothing.
func (t *tombstones) obey(ctx context.Context) (gone int, err error) {
	text, err := os.ReadFile(t.file)
	if errors.Is(err, fs.ErrNotExist) {
		return 0, nil
	}
	if err != nil {
		return 0, fmt.Errorf("read the tombstones: %w", err)
	}
	var list store.Tombstones
	if err := json.Unmarshal(text, &list); err != nil {
		return 0, fmt.Errorf("%s is no list of tombstones (CANDOR_TOMBSTONE_FILE names another file): %w", t.file, err)
	}
	gone, err = t.db.Obey(ctx, list)
	if err != nil {
		return gone, fmt.Errorf("%s: %w", t.file, err)
	}
	return gone, nil
}

// keep writes the file anew when there are others than it holds.
func (t *tombstones) keep(ctx context.Context) error {
	list, err := t.db.Tombstones(ctx)
	if err != nil || len(list.List) == 0 {
		return err
	}
	text, err := json.Marshal(list)
	if err != nil || bytes.Equal(text, t.written) {
		return err
	}
	if err := os.MkdirAll(filepath.Dir(t.file), 0o700); err != nil {
		return err
	}
	next := t.file + ".new"
	if err := os.WriteFile(next, text, 0o600); err != nil {
		return fmt.Errorf("write the tombstones: %w", err)
	}
	if err := os.Rename(next, t.file); err != nil {
		return fmt.Errorf("write the tombstones: %w", err)
	}
	t.written = text
	return nil
}
