package store

import (
	"context"
	"database/sql"

	"candor/internal/social"
)

// SealedToken is what sealing a token anew needs of its row.
type SealedToken struct {
	Connection social.Key
	Person     social.Key
	Version    int64
	Access     []byte
	Refresh    []byte
	Orphan     []byte
	OldAccess  []byte // as they were read: an account that is connected anew begins at the first version again,
	OldOrphan  []byte // and an orphan may be replaced while the version stays
}

// TokensNotSealedBy lists tokens, in the order of their connections and after one of them, of which some part was sealed by another key.
func (db *DB) TokensNotSealedBy(ctx context.Context, key uint32, after social.Key, limit int) ([]SealedToken, error) {
	rows, err := db.read.QueryContext(ctx, `
		SELECT t.connection, c.person, t.version, t.access, t.refresh, t.orphan FROM token t JOIN connection c ON c.key = t.connection
		WHERE (t.key_id <> $1 OR t.orphan IS NOT NULL AND t.orphan_key_id <> $1) AND t.connection > $2 ORDER BY t.connection LIMIT $3`, int64(key), after, limit)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var list []SealedToken
	for rows.Next() {
		var s SealedToken
		if err := rows.Scan(&s.Connection, &s.Person, &s.Version, &s.Access, &s.Refresh, &s.Orphan); err != nil {
			return nil, err
		}
		s.OldAccess, s.OldOrphan = s.Access, s.Orphan
		list = append(list, s)
	}
	return list, rows.Err()
}

// Reseal replaces the ciphertexts of tokens by those of one key, in one transaction, and returns how many it replaced. A row that was
// renewed meanwhile is left: it is not the token any more, and so is one whose orphan was replaced. Versions stay, so that no renewal under way is disturbed.
func (db *DB) Reseal(ctx context.Context, key uint32, tokens []SealedToken) (done int, err error) {
	err = db.write(ctx, func(tx *sql.Tx) error {
		done = 0
		for _, t := range tokens {
			result, err := tx.ExecContext(ctx, `
				UPDATE token SET access = $1, refresh = $2, orphan = $3, key_id = $4, orphan_key_id = $7
				WHERE connection = $5 AND version = $6 AND access = $9 AND orphan IS NOT DISTINCT FROM $8`,
				t.Access, t.Refresh, t.Orphan, int64(key), t.Connection, t.Version, sql.NullInt64{Int64: int64(key), Valid: t.Orphan != nil}, t.OldOrphan, t.OldAccess)
			if err != nil {
				return err
			}
			n, err := result.RowsAffected()
			if err != nil {
				return err
			}
			done += int(n)
		}
		return nil
	})
	return done, err
}

// ReplaceCanary puts a canary that the primary key sealed in the place of one that it opens.
func (db *DB) ReplaceCanary(ctx context.Context, old, fresh []byte) error {
	return db.write(ctx, func(tx *sql.Tx) error {
		return oneRow(tx.ExecContext(ctx, `UPDATE installation SET value = $1 WHERE name = $2 AND value = $3`, fresh, canaryName, old))
	})
}
