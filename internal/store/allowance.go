package store

import (
	"context"
	"database/sql"

	"candor/internal/social"
)

// mayDerive is the column of connection c that says whether its platform allowed figures computed from its data.
const mayDerive = `EXISTS (SELECT 1 FROM allowance w WHERE w.platform = c.platform AND w.what = '` + string(social.DerivedFigures) + `')`

// Allow records what a platform allowed beyond its terms; a record that was there before is replaced. The chain keeps both.
func (db *DB) Allow(ctx context.Context, a social.Allowance) error {
	return db.write(ctx, func(tx *sql.Tx) error {
		detail := map[string]string{"what": string(a.What), "reference": a.Reference, "scope": a.Scope, "allowed_on": string(a.AllowedOn)}
		if err := db.record(ctx, tx, social.Audit{Act: social.ActAllowanceRecorded, Subject: string(a.Platform), Detail: detail}); err != nil {
			return err
		}
		_, err := tx.ExecContext(ctx, `
			INSERT INTO allowance (platform, what, reference, scope, allowed_on, recorded_at) VALUES ($1, $2, $3, $4, $5, $6)
			ON CONFLICT (platform, what) DO UPDATE SET reference = excluded.reference, scope = excluded.scope,
			  allowed_on = excluded.allowed_on, recorded_at = excluded.recorded_at`,
			a.Platform, a.What, a.Reference, a.Scope, a.AllowedOn, ms(a.RecordedAt))
		return err
	})
}

// WithdrawAllowance ends what was recorded. ErrNotFound if nothing was.
func (db *DB) WithdrawAllowance(ctx context.Context, p social.Platform, what social.Allowed) error {
	return db.write(ctx, func(tx *sql.Tx) error {
		act := social.Audit{Act: social.ActAllowanceWithdrawn, Subject: string(p), Detail: map[string]string{"what": string(what)}}
		if err := db.record(ctx, tx, act); err != nil {
			return err
		}
		n, err := rowsChanged(tx.ExecContext(ctx, `DELETE FROM allowance WHERE platform = $1 AND what = $2`, p, what))
		if err == nil && n == 0 {
			return social.ErrNotFound
		}
		return err
	})
}

// Allowances lists what is recorded, by platform.
func (db *DB) Allowances(ctx context.Context) ([]social.Allowance, error) {
	rows, err := db.read.QueryContext(ctx, `SELECT platform, what, reference, scope, allowed_on, recorded_at FROM allowance ORDER BY platform, what`)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var list []social.Allowance
	for rows.Next() {
		var a social.Allowance
		if err := rows.Scan(&a.Platform, &a.What, &a.Reference, &a.Scope, &a.AllowedOn, instant{&a.RecordedAt}); err != nil {
			return nil, err
		}
		list = append(list, a)
	}
	return list, rows.Err()
}
