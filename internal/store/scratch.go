package store

import (
	"context"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"
)

// Scratch makes an empty database of the kind that another is, to prove a backup or to measure on, and returns its address and what removes it: a file in a
// folder of its own, or a database on the same PostgreSQL server, whose role must be one that may make databases.
func Scratch(ctx context.Context, address string) (scratch string, remove func() error, err error) {
	dialect, ok := dialectOf(address)
	switch {
	case !ok:
		return "", nil, ErrURL
	case dialect == SQLite:
		folder, err := os.MkdirTemp("", "candor-scratch-")
		if err != nil {
			return "", nil, err
		}
		return "file:" + filepath.Join(folder, "candor.db"), func() error { return os.RemoveAll(folder) }, nil
	}
	u, err := url.Parse(address)
	if err != nil {
		return "", nil, ErrURL // the parser's own text may quote the address
	}
	config, err := pgxpool.ParseConfig(address) // it knows the settings of a pool, which a single connection's parser sends to the server
	if err != nil {
		return "", nil, ErrURL
	}
	name := fmt.Sprintf("candor_scratch_%d", time.Now().UnixNano())
	run := func(ctx context.Context, statement string) error {
		conn, err := pgx.ConnectConfig(ctx, config.ConnConfig)
		if err != nil {
			return plainCause(err)
		}
		defer func() { _ = conn.Close(ctx) }() // the statement has been carried out, or its error is told
		if _, err := conn.Exec(ctx, statement); err != nil {
			return plainCause(err)
		}
		return nil
	}
	if err := run(ctx, `CREATE DATABASE `+name); err != nil {
		return "", nil, fmt.Errorf("no database can be made beside this one: %w", err)
	}
	u.Path = "/" + name
	return u.String(), func() error {
		return run(context.WithoutCancel(ctx), `DROP DATABASE `+name+` WITH (FORCE)`)
	}, nil
}
