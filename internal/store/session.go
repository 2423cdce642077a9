package store

import (
	"context"
	"database/sql"
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

// SaveSession stores a session, new or changed. A zero person is nobody: the session of somebody who has not signed in.
func (db *DB) SaveSession(ctx context.Context, tokenHash []byte, person social.Key, data []byte, expiresAt time.Time) error {
	return db.write(ctx, func(tx *sql.Tx) error {
		_, err := tx.ExecContext(ctx, `
			INSERT INTO session (token_hash, person, data, expires_at) VALUES ($1, $2, $3, $4)
			ON CONFLICT (token_hash) DO UPDATE SET person = excluded.person, data = excluded.data, expires_at = excluded.expires_at`,
			tokenHash, orNull(int64(person)), data, ms(expiresAt))
		return err
	})
}

// ExtendSession moves the end of a session that is still there.
func (db *DB) ExtendSession(ctx context.Context, tokenHash []byte, expiresAt time.Time) error {
	return db.write(ctx, func(tx *sql.Tx) error {
		_, err := tx.ExecContext(ctx, `UPDATE session SET expires_at = $2 WHERE token_hash = $1`, tokenHash, ms(expiresAt))
		return err
	})
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
