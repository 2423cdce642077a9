package store

import (
	"context"
	"database/sql"
	"time"

	"candor/internal/social"
)

const pushColumns = `COALESCE(s.path, ''), COALESCE(s.mark, ''), s.asked_at, s.leased_until, s.renew_at, COALESCE(s.failures, 0)`

func scanSubscription(row interface{ Scan(...any) error }) (s social.Subscription, err error) {
	s.Connection, err = scanConnection(row, &s.Path, &s.Mark, instant{&s.AskedAt}, instant{&s.LeasedUntil}, instant{&s.RenewAt}, &s.Failures)
	return s, err
}

func (db *DB) subscriptions(ctx context.Context, query string, args ...any) ([]social.Subscription, error) {
	rows, err := db.read.QueryContext(ctx, query, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var list []social.Subscription
	for rows.Next() {
		s, err := scanSubscription(rows)
		if err != nil {
			return nil, err
		}
		list = append(list, s)
	}
	return list, rows.Err()
}

// PushDue lists connections that are read and whose platform's hub is to be asked now: never asked, to be renewed or tried again, or asked
// with other settings than mark stands for.
func (db *DB) PushDue(ctx context.Context, p social.Platform, mark string, now time.Time, limit int) ([]social.Subscription, error) {
	return db.subscriptions(ctx, `SELECT `+connectionColumns+`, `+pushColumns+` FROM connection c LEFT JOIN push s ON s.connection = c.key
		WHERE c.platform = $1 AND c.state IN ('active', 'retrying') AND (s.connection IS NULL OR s.renew_at <= $2 OR s.mark <> $3)
		ORDER BY COALESCE(s.renew_at, 0), c.key LIMIT $4`, p, ms(now), mark, limit)
}

// PushLeft lists subscriptions of accounts that are not read any more. What an operator has paused keeps its lease until that runs out.
func (db *DB) PushLeft(ctx context.Context, p social.Platform, limit int) ([]social.Subscription, error) {
	return db.subscriptions(ctx, `SELECT `+connectionColumns+`, `+pushColumns+` FROM connection c JOIN push s ON s.connection = c.key
		WHERE c.platform = $1 AND c.state IN ('disconnected', 'needs_reconnect', 'suspended', 'gone') ORDER BY c.key LIMIT $2`, p, limit)
}

// PushOf returns a connection's subscription; ErrNotFound if there is none.
func (db *DB) PushOf(ctx context.Context, connection social.Key) (social.Subscription, error) {
	return scanSubscription(db.read.QueryRowContext(ctx, `SELECT `+connectionColumns+`, `+pushColumns+` FROM push s JOIN connection c ON c.key = s.connection
		WHERE s.connection = $1`, connection))
}

// PushAt returns the subscription whose news come to a path, or ErrNotFound.
func (db *DB) PushAt(ctx context.Context, path string) (social.Subscription, error) {
	return scanSubscription(db.read.QueryRowContext(ctx, `SELECT `+connectionColumns+`, `+pushColumns+` FROM push s JOIN connection c ON c.key = s.connection
		WHERE s.path = $1`, path))
}

// ClaimPush writes a subscription as it stands when the hub is about to be asked. ErrStale if another node was first.
func (db *DB) ClaimPush(ctx context.Context, old, next social.Subscription) error {
	return db.write(ctx, func(tx *sql.Tx) error {
		if old.Path == "" {
			return oneRow(tx.ExecContext(ctx, `INSERT INTO push (connection, path, mark, asked_at, renew_at, failures)
				SELECT $1, $2, $3, $4, $5, $6 WHERE EXISTS (SELECT 1 FROM connection c WHERE c.key = $1) ON CONFLICT (connection) DO NOTHING`,
				next.Connection.Key, next.Path, next.Mark, msOrNull(next.AskedAt), ms(next.RenewAt), next.Failures))
		}
		return oneRow(tx.ExecContext(ctx, `UPDATE push SET path = $1, mark = $2, asked_at = $3, leased_until = $4, renew_at = $5, failures = $6
			WHERE connection = $7 AND path = $8 AND renew_at = $9`,
			next.Path, next.Mark, msOrNull(next.AskedAt), msOrNull(next.LeasedUntil), ms(next.RenewAt), next.Failures, old.Connection.Key, old.Path, ms(old.RenewAt)))
	})
}

// ConfirmPush notes that the hub has confirmed what it was asked: it tells news until the lease ends. ErrStale if it was not asked.
func (db *DB) ConfirmPush(ctx context.Context, path string, leasedUntil, renewAt time.Time) error {
	return db.write(ctx, func(tx *sql.Tx) error {
		return oneRow(tx.ExecContext(ctx, `UPDATE push SET asked_at = NULL, leased_until = $1, renew_at = $2, failures = 0 WHERE path = $3 AND asked_at IS NOT NULL`,
			ms(leasedUntil), ms(renewAt), path))
	})
}

// DenyPush notes that the hub has refused or ended a subscription: it tells nothing any more.
func (db *DB) DenyPush(ctx context.Context, path string, renewAt time.Time) error {
	return db.write(ctx, func(tx *sql.Tx) error {
		return oneRow(tx.ExecContext(ctx, `UPDATE push SET asked_at = NULL, leased_until = NULL, renew_at = $1, failures = failures + 1 WHERE path = $2`, ms(renewAt), path))
	})
}

// DropPush forgets a subscription and its news.
func (db *DB) DropPush(ctx context.Context, connection social.Key) error {
	return db.write(ctx, func(tx *sql.Tx) error {
		if _, err := tx.ExecContext(ctx, `DELETE FROM push_news WHERE connection = $1`, connection); err != nil {
			return err
		}
		_, err := tx.ExecContext(ctx, `DELETE FROM push WHERE connection = $1`, connection)
		return err
	})
}

// NoteNews keeps what an event told of a post, in one transaction with the note that it was handled. ErrStale: another node was first.
func (db *DB) NoteNews(ctx context.Context, e social.InboundEvent, keys []social.Key, news social.News) error {
	return db.write(ctx, func(tx *sql.Tx) error {
		if err := oneRow(tx.ExecContext(ctx, `UPDATE inbound_event SET handled_at = $1, outcome = 'kept for the next reading', subject = '', detail = ''
			WHERE key = $2 AND handled_at IS NULL`, ms(news.At), e.Key)); err != nil {
			return err
		}
		for _, key := range keys {
			_, err := tx.ExecContext(ctx, `INSERT INTO push_news (connection, post, removed, at) VALUES ($1, $2, $3, $4)
				ON CONFLICT (connection, post) DO UPDATE SET removed = excluded.removed, at = excluded.at`, key, news.Post, news.Removed, ms(e.ReceivedAt))
			if err != nil {
				return err
			}
		}
		return nil
	})
}

// NewsOf lists what a hub told of a connection's posts, oldest first.
func (db *DB) NewsOf(ctx context.Context, connection social.Key) ([]social.News, error) {
	rows, err := db.read.QueryContext(ctx, `SELECT post, removed, at FROM push_news WHERE connection = $1 ORDER BY at, post`, connection)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var list []social.News
	for rows.Next() {
		var n social.News
		if err := rows.Scan(&n.Post, &n.Removed, instant{&n.At}); err != nil {
			return nil, err
		}
		list = append(list, n)
	}
	return list, rows.Err()
}

// ExpireNews deletes what hubs told before an instant.
func (db *DB) ExpireNews(ctx context.Context, before time.Time) error {
	return db.write(ctx, func(tx *sql.Tx) error {
		_, err := tx.ExecContext(ctx, `DELETE FROM push_news WHERE at < $1`, ms(before))
		return err
	})
}

// PushStates counts the subscriptions to each platform's hub.
func (db *DB) PushStates(ctx context.Context, now time.Time) (map[social.Platform]social.PushState, error) {
	rows, err := db.read.QueryContext(ctx, `SELECT c.platform, COUNT(*) FILTER (WHERE s.leased_until > $1), COUNT(*)
		FROM push s JOIN connection c ON c.key = s.connection GROUP BY c.platform`, ms(now))
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	states := map[social.Platform]social.PushState{}
	for rows.Next() {
		var p social.Platform
		var s social.PushState
		var all int
		if err := rows.Scan(&p, &s.Live, &all); err != nil {
			return nil, err
		}
		s.Waiting = all - s.Live
		states[p] = s
	}
	return states, rows.Err()
}
