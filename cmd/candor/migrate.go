package main

import (
	"context"
	"fmt"
	"log/slog"
	"time"

	"candor/internal/collect"
	"candor/internal/store"
)

type migrateCmd struct{}

// Run applies what is pending and says what it was.
func (migrateCmd) Run(ctx context.Context, set *Settings, s streams) error {
	db, err := store.Open(ctx, store.Config{URL: set.DatabaseURL})
	if err != nil {
		return err
	}
	defer db.Close()
	applied, err := migrate(ctx, db)
	if err != nil {
		return err
	}
	if len(applied) == 0 {
		fmt.Fprintln(s.out, "The database is current.")
		return nil
	}
	for _, name := range applied {
		fmt.Fprintln(s.out, "applied", name)
	}
	return nil
}

// migrate brings our tables and the queue's to this version.
func migrate(ctx context.Context, db *store.DB) ([]string, error) {
	applied, err := db.Migrate(ctx)
	if err != nil {
		return applied, err
	}
	return applied, queueOf(db).Migrate(ctx)
}

// queueOf names the database of the queue: the one that holds everything else.
func queueOf(db *store.DB) collect.QueueDB {
	if db.Pool() != nil {
		return collect.QueueDB{PostgreSQL: db.Pool()}
	}
	return collect.QueueDB{SQLite: db.Writer()}
}

// openStore opens the database and brings it to this version.
func openStore(ctx context.Context, set *Settings, log *slog.Logger, now func() time.Time) (*store.DB, error) {
	db, err := store.Open(ctx, store.Config{URL: set.DatabaseURL, Log: log, Now: now})
	if err != nil {
		return nil, err
	}
	if _, err := migrate(ctx, db); err != nil {
		db.Close()
		return nil, err
	}
	return db, nil
}
