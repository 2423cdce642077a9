package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"candor/internal/store"
)

type backupCmd struct {
	To string `arg:"" optional:"" help:"The file to write; default: var/backups/candor-<time>. It must not be there yet."`
}

// Run copies the database while it is in use, and writes the tombstones that belong to it.
func (cmd *backupCmd) Run(ctx context.Context, set *Settings, s streams) error {
	if cmd.To == "" {
		cmd.To = filepath.Join("var", "backups", "candor-"+time.Now().UTC().Format("20060102-150405"))
	}
	began := time.Now()
	if err := store.Backup(ctx, set.DatabaseURL, cmd.To); err != nil {
		return err
	}
	info, err := os.Stat(cmd.To)
	if err != nil {
		return err
	}
	fmt.Fprintf(s.out, "%s holds the database of %s: %d bytes in %s.\nKeep it at most 35 days, and %s apart from it: a restore needs it to leave out what was deleted meanwhile.\n",
		cmd.To, began.UTC().Format("2006-01-02 15:04:05 UTC"), info.Size(), time.Since(began).Round(time.Millisecond), set.TombstoneFile)
	return nil
}

type restoreCmd struct {
	From   string `arg:"" help:"The backup."`
	Verify bool   `help:"Only prove on a copy that the backup opens, is whole, and belongs to this keyset, and what would be left out. On PostgreSQL the copy is a database beside yours, which is dropped afterwards."`
}

// Run makes the database from a backup and deletes from it what the tombstones name, before anything else reads it.
func (cmd *restoreCmd) Run(ctx context.Context, set *Settings, s streams) (err error) {
	target := set.DatabaseURL
	if cmd.Verify {
		scratch, remove, err := store.Scratch(ctx, target)
		if err != nil {
			return err
		}
		defer func() { err = errors.Join(err, remove()) }()
		target = scratch
	}
	return cmd.restore(ctx, set, s, target)
}

func (cmd *restoreCmd) restore(ctx context.Context, set *Settings, s streams, target string) error {
	if err := store.Restore(ctx, target, cmd.From); err != nil {
		return err
	}
	db, err := store.Open(ctx, store.Config{URL: target})
	if err != nil {
		return err
	}
	defer db.Close()
	source, err := set.source()
	if err != nil {
		return err
	}
	keyset, err := source.Load()
	if err != nil {
		return err
	}
	if err := errors.Join(db.Sound(ctx), keyset.Prove(ctx, db)); err != nil {
		return fmt.Errorf("the backup: %w", err)
	}
	if _, err := migrate(ctx, db); err != nil {
		return err
	}
	gone, err := (&tombstones{db: db, file: set.TombstoneFile}).obey(ctx)
	if err != nil {
		return err
	}
	people, err := db.People(ctx)
	if err != nil {
		return err
	}
	verdict := "is restored"
	if cmd.Verify {
		verdict = "can be restored"
	}
	fmt.Fprintf(s.out, "%s %s: %d people; %d accounts and people were left out, because they were deleted since.\n", cmd.From, verdict, len(people), gone)
	return nil
}
