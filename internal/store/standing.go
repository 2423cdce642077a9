package store

import (
	"context"
	"fmt"
	"time"

	"candor/internal/social"
)

// What is counted over the whole installation, for metrics: it names no connection.

// ConnectionStates counts the connections of each platform by state; disconnected ones are left out.
func (db *DB) ConnectionStates(ctx context.Context) ([]social.StateCount[social.State], error) {
	return standings[social.State](ctx, db, `SELECT platform, state, COUNT(*) FROM connection WHERE state <> 'disconnected' GROUP BY 1, 2 ORDER BY 1, 2`)
}

// TokenStates counts the tokens of each platform by state, and as "failing" those that are idle and whose last renewal failed.
func (db *DB) TokenStates(ctx context.Context) ([]social.StateCount[string], error) {
	return standings[string](ctx, db, `SELECT c.platform, CASE WHEN t.state = 'idle' AND t.failures > 0 THEN 'failing' ELSE t.state END, COUNT(*)
		FROM token t JOIN connection c ON c.key = t.connection WHERE c.state <> 'disconnected' GROUP BY 1, 2 ORDER BY 1, 2`)
}

func standings[S ~string](ctx context.Context, db *DB, query string) ([]social.StateCount[S], error) {
	rows, err := db.read.QueryContext(ctx, query)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var list []social.StateCount[S]
	for rows.Next() {
		var s social.StateCount[S]
		if err := rows.Scan(&s.Platform, &s.State, &s.Count); err != nil {
			return nil, err
		}
		list = append(list, s)
	}
	return list, rows.Err()
}

// Backlogs says how much work is due at an instant, by platform and product. Where nothing is, there is no line.
func (db *DB) Backlogs(ctx context.Context, now time.Time) ([]social.Backlog, error) {
	rows, err := db.read.QueryContext(ctx, `SELECT platform, product, SUM(due), SUM(running), MIN(oldest) FROM (
		SELECT p.platform, p.product, 1 AS due, 0 AS running, p.next_due AS oldest
		FROM plan p JOIN connection c ON c.key = p.connection WHERE p.next_due <= $1 AND c.state IN ('connecting', 'active', 'retrying')
		UNION ALL SELECT r.platform, r.product, 0, 1, NULL FROM sync_run r WHERE r.status = 'running') AS work
		GROUP BY platform, product ORDER BY platform, product`, ms(now))
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var list []social.Backlog
	for rows.Next() {
		var b social.Backlog
		if err := rows.Scan(&b.Platform, &b.Product, &b.Due, &b.Running, instant{&b.OldestAt}); err != nil {
			return nil, err
		}
		list = append(list, b)
	}
	return list, rows.Err()
}

// EventsWaiting counts the events of which nothing has followed yet.
func (db *DB) EventsWaiting(ctx context.Context) (n int, err error) {
	err = db.read.QueryRowContext(ctx, `SELECT COUNT(*) FROM inbound_event WHERE handled_at IS NULL`).Scan(&n)
	return n, err
}

// NoticesOpen counts the notices that nobody has seen and that still hold, by kind.
func (db *DB) NoticesOpen(ctx context.Context) (map[social.NoticeKind]int, error) {
	rows, err := db.read.QueryContext(ctx, `SELECT kind, COUNT(*) FROM notice WHERE seen_at IS NULL AND settled_at IS NULL GROUP BY kind ORDER BY kind`)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	open := map[social.NoticeKind]int{}
	for rows.Next() {
		var kind social.NoticeKind
		var n int
		if err := rows.Scan(&kind, &n); err != nil {
			return nil, err
		}
		open[kind] = n
	}
	return open, rows.Err()
}

// Writable asks whether the database takes writes, and changes nothing. A full disk is no answer to that: tokens are still written
// then, and [DB.ShortOfSpace] tells. Neither is the one writer of SQLite, if somebody merely has it for longer than Writable waits, reads
// answer, and that has been so for a minute at most.
func (db *DB) Writable(ctx context.Context) error {
	if db.dialect != SQLite {
		return db.takesWrites(ctx)
	}
	waits, cancel := context.WithTimeout(ctx, writerWait)
	defer cancel()
	err := db.takesWrites(waits)
	if busy := err != nil && ctx.Err() == nil && (waits.Err() != nil || lostRace(err)); !busy {
		db.writerBusy(false)
		return err
	}
	if since := db.writerBusy(true); since > writerMost {
		return fmt.Errorf("the writer has been busy for %s: %w", since.Round(time.Second), err)
	}
	_, err = db.hasTable(ctx, "schema_migration")
	return err
}

const (
	writerWait = time.Second // a look at the database waits so long for SQLite's writer
	writerMost = time.Minute // whoever has it for longer is taken to be stuck
)

// writerBusy notes how a look found the writer, and returns for how long all looks have found it busy.
func (db *DB) writerBusy(busy bool) time.Duration {
	db.busy.Lock()
	defer db.busy.Unlock()
	switch {
	case !busy:
		db.busy.since = time.Time{}
		return 0
	case db.busy.since.IsZero():
		db.busy.since = time.Now()
	}
	return time.Since(db.busy.since)
}

func (db *DB) takesWrites(ctx context.Context) error {
	tx, err := db.writer.BeginTx(ctx, nil) // on SQLite this takes the write lock
	if err != nil {
		return err
	}
	defer func() { _ = tx.Rollback() }()
	var readOnly string
	if question := db.dialect.readOnly(); question != "" {
		if err := tx.QueryRowContext(ctx, question).Scan(&readOnly); err != nil {
			return err
		}
	}
	if readOnly == "on" {
		return errReadOnly
	}
	return nil
}

// ShortOfSpace reports whether nothing but tokens is written, because the disk is full and the reserve beside the database is used.
func (db *DB) ShortOfSpace() bool { return db.ballast != nil && db.ballast.short.Load() }
