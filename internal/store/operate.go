package store

import (
	"context"
	"database/sql"
	"fmt"
	"strings"
	"time"

	"candor/internal/social"
)

// conditions builds a WHERE whose parts all hold. Each part has one placeholder, written as $?.
type conditions struct {
	parts []string
	args  []any
}

func (c *conditions) add(part string, arg any) {
	c.args = append(c.args, arg)
	c.parts = append(c.parts, strings.ReplaceAll(part, "$?", fmt.Sprintf("$%d", len(c.args))))
}

// where is the text, and limit appends the placeholder of a limit.
func (c *conditions) where() string {
	if len(c.parts) == 0 {
		return ""
	}
	return " WHERE " + strings.Join(c.parts, " AND ")
}

func (c *conditions) limit(n int) string {
	c.args = append(c.args, n)
	return fmt.Sprintf(" LIMIT $%d", len(c.args))
}

// AllConnections lists connections of all people that have not been disconnected, oldest first: for operators only.
func (db *DB) AllConnections(ctx context.Context, f social.ConnectionFilter) ([]social.Connection, error) {
	var c conditions
	c.add(`c.state <> $?`, social.Disconnected)
	if f.Platform != "" {
		c.add(`c.platform = $?`, f.Platform)
	}
	if f.State != "" {
		c.add(`c.state = $?`, f.State)
	}
	if f.Cause != "" {
		c.add(`c.cause = $?`, f.Cause)
	}
	if f.After != "" {
		c.add(`c.key > (SELECT a.key FROM connection a WHERE a.uid = $?)`, f.After)
	}
	rows, err := db.read.QueryContext(ctx, `SELECT `+connectionColumns+` FROM connection c`+c.where()+` ORDER BY c.key`+c.limit(f.Limit), c.args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var list []social.Connection
	for rows.Next() {
		one, err := scanConnection(rows)
		if err != nil {
			return nil, err
		}
		list = append(list, one)
	}
	return list, rows.Err()
}

// AnyConnection finds a connection of whomever, or ErrNotFound: for operators only.
func (db *DB) AnyConnection(ctx context.Context, uid string) (social.Connection, error) {
	return scanConnection(db.read.QueryRowContext(ctx, `SELECT `+connectionColumns+` FROM connection c WHERE c.uid = $1 AND c.state <> 'disconnected'`, uid))
}

// AllRuns lists the runs of all connections, newest first: for operators only. ErrNotFound if the filter names a connection that there is not.
func (db *DB) AllRuns(ctx context.Context, f social.RunFilter) ([]social.LoggedRun, error) {
	var c conditions
	if f.Connection != "" {
		one, err := db.AnyConnection(ctx, f.Connection)
		if err != nil {
			return nil, err
		}
		c.add(`r.connection = $?`, one.Key)
	}
	if f.Platform != "" {
		c.add(`r.platform = $?`, f.Platform)
	}
	if f.Product != "" {
		c.add(`r.product = $?`, f.Product)
	}
	if f.Status != "" {
		c.add(`r.status = $?`, f.Status)
	}
	if f.Cause != "" {
		c.add(`r.error_code = $?`, f.Cause)
	}
	if !f.Since.IsZero() {
		c.add(`r.started_at >= $?`, ms(f.Since))
	}
	if !f.Before.IsZero() {
		c.add(`r.started_at < $?`, ms(f.Before))
	}
	if f.After != "" {
		c.add(`(r.started_at, r.key) < (SELECT l.started_at, l.key FROM sync_run l WHERE l.uid = $?)`, f.After)
	}
	rows, err := db.read.QueryContext(ctx, `SELECT `+logColumns+`, r.thin, (SELECT a.uid FROM connection a WHERE a.key = r.connection) FROM sync_run r`+c.where()+
		` ORDER BY r.started_at DESC, r.key DESC`+c.limit(f.Limit), c.args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var runs []social.LoggedRun
	for rows.Next() {
		var r social.LoggedRun
		err := rows.Scan(append(logFields(&r.Run), &r.Thin, &r.ConnectionUID)...)
		if err != nil {
			return nil, fmt.Errorf("read a run: %w", err)
		}
		runs = append(runs, r)
	}
	return runs, rows.Err()
}

// ShortestGrant is the shortest life that a platform gave to a grant of a connection that is here, by its own word; 0 if it set no end to any.
func (db *DB) ShortestGrant(ctx context.Context, p social.Platform) (time.Duration, error) {
	var life sql.NullInt64
	err := db.read.QueryRowContext(ctx, `
		SELECT MIN(t.refresh_expires_at - COALESCE(t.consented_at, t.issued_at)) FROM token t JOIN connection c ON c.key = t.connection
		WHERE c.platform = $1 AND t.refresh_expires_at IS NOT NULL`, p).Scan(&life)
	return time.Duration(life.Int64) * time.Millisecond, err
}
