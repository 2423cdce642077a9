package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"

	"candor/internal/seal"
	"candor/internal/store"
)

type keysCmd struct {
	Add    keysAddCmd    `cmd:"" help:"Make the keyset, or add a key to it."`
	Status keysStatusCmd `cmd:"" help:"Show the keys and how many tokens each has sealed."`
}

type keysAddCmd struct{}

// Run makes the keyset if there is none, but never beside a database that holds sealed tokens: a new keyset could not open them.
func (keysAddCmd) Run(ctx context.Context, set *Settings, s streams) error {
	sealed, err := holdsTokens(ctx, set.DatabaseURL)
	if err != nil {
		return err
	}
	id, err := seal.AddKey(set.KeysetFile, !sealed)
	if errors.Is(err, seal.ErrNoKeyset) && sealed {
		return fmt.Errorf("%s is not there, but the database holds sealed tokens: restore the keyset they were sealed with; a new one could not open them", set.KeysetFile)
	}
	if err != nil {
		return err
	}
	fmt.Fprintf(s.out, "Key %d is in %s. Keep a copy of the file in a safe place: without it the stored tokens cannot be opened.\n", id, set.KeysetFile)
	return nil
}

// holdsTokens looks into the database without making one: a file that is not there holds nothing.
func holdsTokens(ctx context.Context, url string) (bool, error) {
	if path, ok := store.FilePath(url); ok {
		if _, err := os.Stat(path); errors.Is(err, fs.ErrNotExist) {
			return false, nil
		}
	}
	db, err := store.Open(ctx, store.Config{URL: url})
	if err != nil {
		return false, err
	}
	defer db.Close()
	return db.HasSealed(ctx)
}

type keysStatusCmd struct{}

// Run prints the keys and what they have sealed.
func (keysStatusCmd) Run(ctx context.Context, set *Settings, s streams) error {
	keyset, err := seal.Open(set.KeysetFile)
	if err != nil {
		return err
	}
	db, err := openStore(ctx, set, nil, nil)
	if err != nil {
		return err
	}
	defer db.Close()
	sealed, err := db.TokensByKey(ctx)
	if err != nil {
		return err
	}
	fmt.Fprintf(s.out, "%-12s %-8s %s\n", "key", "primary", "tokens sealed")
	for _, key := range keyset.Keys() {
		primary := ""
		if key.Primary {
			primary = "yes"
		}
		fmt.Fprintf(s.out, "%-12d %-8s %d\n", key.ID, primary, sealed[key.ID])
	}
	return nil
}
