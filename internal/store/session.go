package store

import (
	"context"
	"database/sql"
	"errors"
	"time"

	"candor/internal/social"
)

// Session returns a session's data and when it ends, by the hash of its token. If there is none, or it has ended, it returns
// social.ErrNotFound.
func (db *DB) Session(ctx context.Context, tokenHash []byte, now time.Time) (data []byte, expiresAt time.Time, err error) {
	err = db.read.QueryRowContext(ctx, `SELECT data, expires_at FROM session WHERE token_hash = $1 AND expires_at > $2`, tokenHash, ms(now)).
		Scan(&data, instant{&expiresAt})
	return data, expiresAt, absent(err)
}

// SaveSession stores a session, new or changed. A zero person is nobody: the session of somebody who has not signed in. uid names
// it in the list of a person's sessions, and agent is what it is recognised by.
func (db *DB) SaveSession(ctx context.Context, tokenHash []byte, person social.Key, data []byte, s social.SessionInfo) error {
	return db.write(ctx, func(tx *sql.Tx) error {
		_, err := tx.ExecContext(ctx, `
			INSERT INTO session (token_hash, person, data, expires_at, uid, agent, created_at, seen_at) VALUES `+tuple(1, 8)+`
			ON CONFLICT (token_hash) DO UPDATE SET person = excluded.person, data = excluded.data, expires_at = excluded.expires_at,
			  uid = excluded.uid, agent = excluded.agent, created_at = excluded.created_at, seen_at = excluded.seen_at`,
			tokenHash, orNull(int64(person)), data, ms(s.ExpiresAt), s.UID, s.Agent, msOrNull(s.CreatedAt), msOrNull(s.SeenAt))
		return err
	})
}

// ExtendSession moves the end of a session that is still there, and notes when it was seen.
func (db *DB) ExtendSession(ctx context.Context, tokenHash []byte, expiresAt, seenAt time.Time) error {
	return db.write(ctx, func(tx *sql.Tx) error {
		_, err := tx.ExecContext(ctx, `UPDATE session SET expires_at = $2, seen_at = $3 WHERE token_hash = $1`, tokenHash, ms(expiresAt), ms(seenAt))
		return err
	})
}

// SessionsOf lists the places where a person is signed in, the one seen last first.
func (db *DB) SessionsOf(ctx context.Context, person social.Key, now time.Time) ([]social.SessionInfo, error) {
	rows, err := db.read.QueryContext(ctx, `
		SELECT uid, agent, token_hash, created_at, seen_at, expires_at FROM session
		WHERE person = $1 AND expires_at > $2 AND uid <> '' ORDER BY seen_at DESC, uid`, person, ms(now))
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var list []social.SessionInfo
	for rows.Next() {
		var s social.SessionInfo
		if err := rows.Scan(&s.UID, &s.Agent, &s.TokenHash, instant{&s.CreatedAt}, instant{&s.SeenAt}, instant{&s.ExpiresAt}); err != nil {
			return nil, err
		}
		list = append(list, s)
	}
	return list, rows.Err()
}

// EndSession ends one of a person's sessions. Another person's is social.ErrNotFound, as one that is not there.
func (db *DB) EndSession(ctx context.Context, person social.Key, uid string) error {
	return db.write(ctx, func(tx *sql.Tx) error {
		done, err := tx.ExecContext(ctx, `DELETE FROM session WHERE person = $1 AND uid = $2 AND uid <> ''`, person, uid)
		if err := missing(oneRow(done, err)); err != nil {
			return err
		}
		return db.record(ctx, tx, social.Audit{Act: social.ActSessionsEnded, Person: person, Detail: map[string]string{"which": "one"}})
	})
}

// EndSessions ends all sessions of a person but one (nil: all).
func (db *DB) EndSessions(ctx context.Context, person social.Key, keep []byte) error {
	return db.write(ctx, func(tx *sql.Tx) error {
		if err := endSessions(ctx, tx, person, keep); err != nil {
			return err
		}
		return db.record(ctx, tx, social.Audit{Act: social.ActSessionsEnded, Person: person, Detail: map[string]string{"which": "all"}})
	})
}

func endSessions(ctx context.Context, tx *sql.Tx, person social.Key, keep []byte) error {
	if keep == nil {
		keep = []byte{}
	}
	_, err := tx.ExecContext(ctx, `DELETE FROM session WHERE person = $1 AND token_hash <> $2`, person, keep)
	return err
}

// missing: a row that was to be changed and is not there, or not the asker's.
func missing(err error) error {
	if errors.Is(err, social.ErrStale) {
		return social.ErrNotFound
	}
	return err
}

// DeleteSession ends a session. One that is not there is no error.
func (db *DB) DeleteSession(ctx context.Context, tokenHash []byte) error {
	return db.write(ctx, func(tx *sql.Tx) error {
		_, err := tx.ExecContext(ctx, `DELETE FROM session WHERE token_hash = $1`, tokenHash)
		return err
	})
}

// DeleteSpent deletes the sessions and the counts of tries that have ended.
func (db *DB) DeleteSpent(ctx context.Context, now time.Time) error {
	return db.write(ctx, func(tx *sql.Tx) error {
		if _, err := tx.ExecContext(ctx, `DELETE FROM session WHERE expires_at <= $1`, ms(now)); err != nil {
			return err
		}
		_, err := tx.ExecContext(ctx, `DELETE FROM attempt WHERE resets_at <= $1`, ms(now))
		return err
	})
}
