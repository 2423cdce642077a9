package store

import (
	"context"
	"database/sql"
	"time"

	"candor/internal/social"
)

// WorkAhead says by product what is planned until an instant, and not done: for one connection, or for all of a platform if connection
// is 0. The cost is that of the connection's last successful run, or the mean of the platform's since an instant.
func (db *DB) WorkAhead(ctx context.Context, p social.Platform, connection social.Key, until, since time.Time) ([]social.WorkAhead, error) {
	query, args := `SELECT pl.product, 1, (SELECT r.cost FROM sync_run r WHERE r.connection = pl.connection AND r.product = pl.product AND r.status = 'success'
			ORDER BY r.started_at DESC, r.key DESC LIMIT 1)
		FROM plan pl WHERE pl.connection = $1 AND pl.next_due < $2 ORDER BY pl.product`, []any{connection, ms(until)}
	if connection == 0 {
		query, args = `SELECT d.product, d.runs, (SELECT AVG(r.cost) FROM sync_run r WHERE r.started_at >= $1 AND r.platform = $2 AND r.product = d.product AND r.status = 'success')
			FROM (SELECT pl.product, COUNT(*) AS runs FROM plan pl JOIN connection c ON c.key = pl.connection
				WHERE pl.platform = $2 AND pl.next_due < $3 AND c.state IN ('connecting', 'active', 'retrying') GROUP BY pl.product) d ORDER BY d.product`,
			[]any{ms(since), p, ms(until)}
	}
	rows, err := db.read.QueryContext(ctx, query, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var list []social.WorkAhead
	for rows.Next() {
		w := social.WorkAhead{Cost: -1}
		var cost sql.NullFloat64
		if err := rows.Scan(&w.Product, &w.Runs, &cost); err != nil {
			return nil, err
		}
		if cost.Valid {
			w.Cost = cost.Float64
		}
		list = append(list, w)
	}
	return list, rows.Err()
}
