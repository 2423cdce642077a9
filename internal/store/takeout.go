package store

import (
	"context"
	"database/sql"
	"fmt"
	"strings"
	"time"

	"candor/internal/social"
)

// holding is a table in the catalogue of what is here about people. A table that is not in the catalogue fails a test.
type holding struct {
	table string
	// of selects a person's rows ($1 is the person's key); "" where nothing in it belongs to a person.
	of string
	// why says how rows of a table without "of" come to go, or why they name nobody.
	why string
}

const (
	ofPerson     = `person = $1`
	ofConnection = `connection IN (SELECT key FROM connection WHERE person = $1 AND state <> 'disconnected')`
	ofPost       = `post IN (SELECT p.key FROM post p JOIN connection c ON c.key = p.connection WHERE c.person = $1 AND c.state <> 'disconnected')`
)

// catalogue lists every table of ours. All with a condition go with their person or connection by the schema's own ON DELETE CASCADE.
var catalogue = []holding{
	{table: "person", of: `key = $1`},
	{table: "session", of: ofPerson},
	{table: "identity", of: ofPerson},
	{table: "membership", of: ofPerson},
	{table: "invitation", of: `maker = $1`},
	{table: "grant", of: ofPerson},
	{table: "grant_connection", of: ofConnection},
	{table: "api_token", of: ofPerson},
	{table: "pseudonym", of: ofPerson},
	{table: "notice", of: ofPerson},
	{table: "oauth_flow", of: ofPerson},
	{table: "connection", of: `person = $1 AND state <> 'disconnected'`},
	{table: "consent", of: ofPerson},
	{table: "permission", of: ofConnection},
	{table: "token", of: ofConnection},
	{table: "profile", of: ofConnection},
	{table: "former_handle", of: ofConnection},
	{table: "reading", of: ofConnection},
	{table: "reading_revision", of: ofConnection},
	{table: "breakdown", of: ofConnection},
	{table: "breakdown_revision", of: ofConnection},
	{table: "observation", of: ofConnection},
	{table: "gap", of: ofConnection},
	{table: "plan", of: ofConnection},
	{table: "slot", of: ofConnection},
	{table: "push", of: ofConnection},
	{table: "push_news", of: ofConnection},
	{table: "sync_run", of: ofConnection},
	{table: "post", of: ofConnection},
	{table: "post_absence", of: ofPost},
	{table: "post_reading", of: ofPost},
	{table: "post_detail", of: ofPost},
	{table: "post_reading_revision", of: ofPost},
	{table: "attempt", why: "counts tries under hashes for minutes"},
	{table: "budget", why: "counts calls; the bucket of an erased account is deleted with it"},
	{table: "agency", why: "names a company"},
	{table: "audit", why: "pseudonyms only, whose names go with the person"},
	{table: "audit_head", why: "one hash"},
	{table: "inbound_event", why: "the account's id is emptied when the event is handled"},
	{table: "erasure", why: "receipts that name nobody"},
	{table: "tombstone", why: "keyed hashes"},
	{table: "platform_pause", why: "names of platforms"},
	{table: "allowance", why: "acceptances by platforms"},
	{table: "installation", why: "values of the whole database"},
	{table: "schema_migration", why: "names of migrations"},
}

// Takeout hands over everything that is here about a person, table by table and row by row: instants as RFC 3339, nothing sealed or hashed.
// What is disconnected is on its way out and is not in it.
func (db *DB) Takeout(ctx context.Context, person social.Key, table func(name string, columns []string) error, row func(values []any) error) error {
	for _, h := range catalogue {
		if h.of == "" {
			continue
		}
		if err := db.takeOut(ctx, h, person, table, row); err != nil {
			return fmt.Errorf("take out %s: %w", h.table, err)
		}
	}
	return nil
}

func (db *DB) takeOut(ctx context.Context, h holding, person social.Key, table func(string, []string) error, row func([]any) error) error {
	rows, err := db.read.QueryContext(ctx, `SELECT * FROM "`+h.table+`" WHERE `+h.of, person) // #nosec G202 -- both from the catalogue above
	if err != nil {
		return err
	}
	defer rows.Close()
	types, err := rows.ColumnTypes()
	if err != nil {
		return err
	}
	var columns []string
	var shown []int
	for i, t := range types {
		if !private(t) {
			columns, shown = append(columns, t.Name()), append(shown, i)
		}
	}
	if err := table(h.table, columns); err != nil {
		return err
	}
	for rows.Next() {
		raw, into := make([]any, len(types)), make([]any, len(types))
		for i := range raw {
			into[i] = &raw[i]
		}
		if err := rows.Scan(into...); err != nil {
			return err
		}
		values := make([]any, len(shown))
		for n, i := range shown {
			values[n] = plainValue(types[i].Name(), raw[i])
		}
		if err := row(values); err != nil {
			return err
		}
	}
	return rows.Err()
}

// private columns are sealed, hashed or of the machinery: of no use to a person, and of some to a thief. A column whose type is not told may be one.
func private(t *sql.ColumnType) bool {
	kind := strings.ToUpper(t.DatabaseTypeName())
	return kind == "" || kind == "BYTEA" || kind == "BLOB" || t.Name() == "password_hash" || t.Name() == "cursor" || t.Name() == "seen"
}

// plainValue tells an instant as a time.
func plainValue(column string, v any) any {
	n, whole := v.(int64)
	if whole && (strings.HasSuffix(column, "_at") || strings.HasSuffix(column, "_until") || column == "since" || column == "until" || strings.HasPrefix(column, "posted_") || column == "next_due") {
		return time.UnixMilli(n).UTC().Format(time.RFC3339Nano)
	}
	if text, ok := v.([]byte); ok {
		return string(text)
	}
	return v
}
