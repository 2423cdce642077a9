package store

import (
	"context"
	"database/sql"
	"strings"
	"time"

	"candor/internal/social"
)

const apiTokenColumns = `key, uid, person, name, prefix, token_hash, scopes, created_at, expires_at, last_used_at, revoked_at`

// AddAPIToken stores an API token.
func (db *DB) AddAPIToken(ctx context.Context, t social.APIToken) error {
	scopes := make([]string, len(t.Scopes))
	for i, s := range t.Scopes {
		scopes[i] = string(s)
	}
	return db.write(ctx, func(tx *sql.Tx) error {
		if _, err := tx.ExecContext(ctx, `INSERT INTO api_token (`+apiTokenColumns+`) VALUES `+tuple(1, 11), t.Key, t.UID, t.Person, t.Name, t.Prefix,
			t.TokenHash, strings.Join(scopes, " "), ms(t.CreatedAt), ms(t.ExpiresAt), msOrNull(t.LastUsedAt), msOrNull(t.RevokedAt)); err != nil {
			return err
		}
		return db.record(ctx, tx, social.Audit{Act: social.ActTokenMade, Subject: t.UID, Detail: map[string]string{"scopes": strings.Join(scopes, " ")}})
	})
}

// APITokenByHash returns an API token, live or not, or social.ErrNotFound.
func (db *DB) APITokenByHash(ctx context.Context, hash []byte) (social.APIToken, error) {
	t, err := scanAPIToken(db.read.QueryRowContext(ctx, `SELECT `+apiTokenColumns+` FROM api_token WHERE token_hash = $1`, hash))
	return t, absent(err)
}

// APITokensOf lists a person's API tokens that were not revoked, the newest first.
func (db *DB) APITokensOf(ctx context.Context, person social.Key) ([]social.APIToken, error) {
	rows, err := db.read.QueryContext(ctx, `SELECT `+apiTokenColumns+` FROM api_token WHERE person = $1 AND revoked_at IS NULL ORDER BY created_at DESC, key DESC`, person)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var list []social.APIToken
	for rows.Next() {
		t, err := scanAPIToken(rows)
		if err != nil {
			return nil, err
		}
		list = append(list, t)
	}
	return list, rows.Err()
}

func scanAPIToken(row interface{ Scan(...any) error }) (t social.APIToken, err error) {
	var scopes string
	err = row.Scan(&t.Key, &t.UID, &t.Person, &t.Name, &t.Prefix, &t.TokenHash, &scopes, instant{&t.CreatedAt}, instant{&t.ExpiresAt},
		instant{&t.LastUsedAt}, instant{&t.RevokedAt})
	for _, s := range strings.Fields(scopes) {
		t.Scopes = append(t.Scopes, social.TokenScope(s))
	}
	return t, err
}

// TouchAPIToken notes that a token was used.
func (db *DB) TouchAPIToken(ctx context.Context, key social.Key, at time.Time) error {
	return db.write(ctx, func(tx *sql.Tx) error {
		_, err := tx.ExecContext(ctx, `UPDATE api_token SET last_used_at = $2 WHERE key = $1`, key, ms(at))
		return err
	})
}

// RevokeAPIToken ends one of a person's API tokens. Another person's is social.ErrNotFound, as one that is not there.
func (db *DB) RevokeAPIToken(ctx context.Context, person social.Key, uid string, at time.Time) error {
	return db.write(ctx, func(tx *sql.Tx) error {
		done, err := tx.ExecContext(ctx, `UPDATE api_token SET revoked_at = $3 WHERE person = $1 AND uid = $2 AND revoked_at IS NULL`, person, uid, ms(at))
		if err := missing(oneRow(done, err)); err != nil {
			return err
		}
		return db.record(ctx, tx, social.Audit{Act: social.ActTokenRevoked, Subject: uid})
	})
}
