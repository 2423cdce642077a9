package store

import (
	"context"
	"database/sql"
	"errors"
)

// canaryName is the installation's value that only the database's own keyset opens.
const canaryName = "canary"

// Canary returns the canary, or nil if there is none.
func (db *DB) Canary(ctx context.Context) ([]byte, error) {
	var value []byte
	err := db.read.QueryRowContext(ctx, `SELECT value FROM installation WHERE name = $1`, canaryName).Scan(&value)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, nil
	}
	return value, err
}

// PutCanary stores a canary unless there is one or there are sealed tokens, which would belong to another keyset.
func (db *DB) PutCanary(ctx context.Context, canary []byte) error {
	return db.write(ctx, func(tx *sql.Tx) error {
		_, err := tx.ExecContext(ctx, `
			INSERT INTO installation (name, value)
			SELECT $1, $2 WHERE NOT EXISTS (SELECT 1 FROM token)
			ON CONFLICT (name) DO NOTHING`, canaryName, canary)
		return err
	})
}

// HasSealed reports whether the database belongs to a keyset already: a new one would open none of it. It may be asked before Migrate.
func (db *DB) HasSealed(ctx context.Context) (bool, error) {
	for _, question := range []struct{ table, query string }{
		{"installation", `SELECT EXISTS (SELECT 1 FROM installation WHERE name = '` + canaryName + `')`},
		{"token", `SELECT EXISTS (SELECT 1 FROM token)`},
	} {
		there, err := db.hasTable(ctx, question.table)
		if err != nil {
			return false, err
		}
		var has bool
		if there {
			err = db.read.QueryRowContext(ctx, question.query).Scan(&has)
		}
		if err != nil || has {
			return has, err
		}
	}
	return false, nil
}

// SealedByKey counts what each key of the keyset has sealed, by the key's id: tokens, tokens that came late, and sign-ins under way. It may be
// asked of a database that is older than this version.
func (db *DB) SealedByKey(ctx context.Context) (map[uint32]int, error) {
	query := `SELECT key_id, COUNT(*) FROM token GROUP BY key_id`
	there, err := db.hasTable(ctx, "token")
	if err != nil || !there {
		return nil, err
	}
	if there, err = db.hasTable(ctx, "notice"); err != nil { // came with the columns below
		return nil, err
	}
	if there {
		query += ` UNION ALL SELECT orphan_key_id, COUNT(*) FROM token WHERE orphan IS NOT NULL GROUP BY orphan_key_id
			UNION ALL SELECT key_id, COUNT(*) FROM oauth_flow WHERE key_id IS NOT NULL GROUP BY key_id`
	}
	rows, err := db.read.QueryContext(ctx, query)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	counts := map[uint32]int{}
	for rows.Next() {
		var key uint32
		var n int
		if err := rows.Scan(&key, &n); err != nil {
			return nil, err
		}
		counts[key] += n
	}
	return counts, rows.Err()
}
