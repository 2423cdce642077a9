package store

import (
	"context"
	"database/sql"
	"errors"
	"strings"
	"time"

	"candor/internal/social"
)

// SaveFlow keeps a sign-in that begins.
func (db *DB) SaveFlow(ctx context.Context, f social.Flow) error {
	return db.write(ctx, func(tx *sql.Tx) error {
		_, err := tx.ExecContext(ctx, `
			INSERT INTO oauth_flow (state_hash, session_hash, person, platform, redirect_uri, verifier, scopes, zone, created_at, expires_at, key_id)
			VALUES `+tuple(1, 11),
			f.StateHash, f.SessionHash, f.Person, f.Platform, f.RedirectURI, f.Verifier, strings.Join(f.Scopes, " "), f.Zone, ms(f.CreatedAt), ms(f.ExpiresAt), orNull(int64(f.KeyID)))
		return err
	})
}

// UseFlow marks a sign-in as used and returns it, whatever its age. It does so once: afterwards it is ErrFlowUsed, and an unknown
// state is ErrNotFound.
func (db *DB) UseFlow(ctx context.Context, stateHash []byte, at time.Time) (f social.Flow, err error) {
	err = db.write(ctx, func(tx *sql.Tx) error {
		f = social.Flow{}
		var scopes string
		err := tx.QueryRowContext(ctx, `
			UPDATE oauth_flow SET used_at = $1 WHERE state_hash = $2 AND used_at IS NULL
			RETURNING state_hash, session_hash, person, platform, redirect_uri, verifier, scopes, zone, created_at, expires_at`, ms(at), stateHash).
			Scan(&f.StateHash, &f.SessionHash, &f.Person, &f.Platform, &f.RedirectURI, &f.Verifier, &scopes, &f.Zone, instant{&f.CreatedAt}, instant{&f.ExpiresAt})
		f.Scopes = strings.Fields(scopes)
		if !errors.Is(err, sql.ErrNoRows) {
			return err
		}
		var used int
		err = tx.QueryRowContext(ctx, `SELECT 1 FROM oauth_flow WHERE state_hash = $1`, stateHash).Scan(&used)
		if errors.Is(err, sql.ErrNoRows) {
			return social.ErrNotFound
		}
		if err != nil {
			return err
		}
		return social.ErrFlowUsed
	})
	return f, err
}
