package store

import (
	"context"
	"database/sql"
	"fmt"
	"strings"
	"time"

	"candor/internal/social"
)

// WorkAhead says by product what is planned until an instant, and not done: for one connection, or for all of a platform if connection
// is 0. Calls and cost are those of the connection's last successful run, or the mean of the platform's since an instant.
func (db *DB) WorkAhead(ctx context.Context, p social.Platform, connection social.Key, until, since time.Time) ([]social.WorkAhead, error) {
	query, args := `SELECT d.product, d.runs, r.calls, r.cost
		FROM (SELECT pl.product, `+runsUntil("$2")+` AS runs FROM plan pl WHERE pl.connection = $1 AND pl.next_due < $2 GROUP BY pl.product) d
		LEFT JOIN sync_run r ON r.key = (SELECT l.key FROM sync_run l WHERE l.connection = $1 AND l.product = d.product AND l.status = 'success'
			ORDER BY l.started_at DESC, l.key DESC LIMIT 1)
		ORDER BY d.product`, []any{connection, ms(until)}
	if connection == 0 {
		query, args = `SELECT d.product, d.runs, r.calls, r.cost
			FROM (SELECT pl.product, `+runsUntil("$2")+` AS runs FROM plan pl JOIN connection c ON c.key = pl.connection
				WHERE pl.platform = $1 AND pl.next_due < $2 AND c.state IN ('connecting', 'active', 'retrying') GROUP BY pl.product) d
			LEFT JOIN (SELECT product, AVG(calls) AS calls, AVG(cost) AS cost FROM sync_run
				WHERE started_at >= $3 AND platform = $1 AND status = 'success' GROUP BY product) r ON r.product = d.product
			ORDER BY d.product`, []any{p, ms(until), ms(since)}
	}
	rows, err := db.read.QueryContext(ctx, query, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var list []social.WorkAhead
	for rows.Next() {
		w := social.WorkAhead{Calls: -1, Cost: -1}
		var calls, cost sql.NullFloat64
		if err := rows.Scan(&w.Product, &w.Runs, &calls, &cost); err != nil {
			return nil, err
		}
		if calls.Valid && cost.Valid {
			w.Calls, w.Cost = calls.Float64, cost.Float64
		}
		list = append(list, w)
	}
	return list, rows.Err()
}

// runsUntil counts the runs that the plans pl of a product have before an instant. A plan holds its next one only: what is read several
// times a day comes again after it, but not oftener than in a day, which is the longest window of a limit.
func runsUntil(instant string) string {
	var runs strings.Builder
	runs.WriteString(`COUNT(*)`)
	for _, c := range social.Cadences() {
		apart := time.Duration(c.Every) * 24 * time.Hour / time.Duration(c.PerDay)
		for n := 1; n < c.PerDay; n++ {
			fmt.Fprintf(&runs, ` + COUNT(*) FILTER (WHERE pl.product = '%s' AND pl.next_due + %d < %s)`, c.Product, time.Duration(n)*apart/time.Millisecond, instant)
		}
	}
	return runs.String()
}
