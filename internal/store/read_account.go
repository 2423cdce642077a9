package store

import (
	"context"
	"database/sql"
	"fmt"
	"slices"
	"strings"

	"candor/internal/social"
)

// inView is the condition that every read puts on connection c. Its arguments are $1 to $3, from viewArgs: $3 is ” for all
// connections, one uid, or a list ',uid,uid,' of those that a grant names.
const inView = `c.person = $1 AND c.state <> 'disconnected' AND ($2 = '' OR c.platform = $2)
	AND ($3 = '' OR c.uid = $3 OR ($3 LIKE ',%' AND $3 LIKE '%,' || c.uid || ',%'))`

func viewArgs(v social.View, more ...any) []any {
	return append([]any{int64(v.Person), string(v.Platform), connectionsOf(v)}, more...)
}

// noConnection is a uid that no row has.
const noConnection = "-"

// connectionsOf is what of a person's connections a view holds, as inView takes it.
func connectionsOf(v social.View) string {
	switch {
	case strings.Contains(v.Connection, ","), v.Connection != "" && v.Only != nil && !slices.Contains(v.Only, v.Connection):
		return noConnection
	case v.Connection != "" || v.Only == nil:
		return v.Connection
	}
	return "," + strings.Join(v.Only, ",") + ","
}

// Accounts returns the connections of a view, oldest first, with all that says how they stand. Three queries, whatever their number.
func (db *DB) Accounts(ctx context.Context, v social.View) ([]social.Account, error) {
	list, err := db.bareAccounts(ctx, v)
	if err != nil || len(list) == 0 {
		return nil, err
	}
	at := make(map[social.Key]*social.Account, len(list))
	for i := range list {
		at[list[i].Key] = &list[i]
	}
	if err := db.addPlans(ctx, v, at); err != nil {
		return nil, err
	}
	return list, db.addRuns(ctx, v, at)
}

func (db *DB) bareAccounts(ctx context.Context, v social.View) ([]social.Account, error) {
	rows, err := db.read.QueryContext(ctx, `
		SELECT c.key, c.uid, c.person, c.platform, c.external_id, c.ids, c.handle, c.display_name, c.account_type, c.scopes, c.state, c.cause,
		       c.cause_until, c.zone, c.connected_at, c.synced_at,
		       p.external_id, p.handle, p.display_name, p.bio, p.picture_url, p.website, p.verified, p.url, p.absent, p.fetched_at,
		       t.state, t.expires_at, t.refresh_expires_at, t.refresh IS NOT NULL, `+mayDerive+`
		FROM connection c
		LEFT JOIN profile p ON p.connection = c.key
		LEFT JOIN token t ON t.connection = c.key
		WHERE `+inView+`
		ORDER BY c.connected_at, c.key`, viewArgs(v)...)
	if err != nil {
		return nil, fmt.Errorf("read connections: %w", err)
	}
	defer rows.Close()
	var list []social.Account
	for rows.Next() {
		s, err := scanAccount(rows)
		if err != nil {
			return nil, fmt.Errorf("read a connection: %w", err)
		}
		list = append(list, s)
	}
	return list, rows.Err()
}

func scanAccount(rows *sql.Rows) (social.Account, error) {
	var (
		s                                           social.Account
		p                                           social.Profile
		scopes                                      string
		externalID, handle, name, bio, picture, web sql.NullString
		profileURL, token                           sql.NullString
		verified                                    sql.NullBool
		absent                                      absences
	)
	err := rows.Scan(&s.Key, &s.UID, &s.Person, &s.Platform, &s.ExternalID, intoMap(&s.IDs), &s.Handle, &s.DisplayName, &s.AccountType, &scopes, &s.State, &s.Cause,
		instant{&s.CauseUntil}, &s.Zone, instant{&s.ConnectedAt}, instant{&s.SyncedAt},
		&externalID, &handle, &name, &bio, &picture, &web, &verified, &profileURL, intoMap(&absent), instant{&p.FetchedAt},
		&token, instant{&s.TokenExpiresAt}, instant{&s.RefreshExpiresAt}, &s.HasRefresh, &s.MayDerive)
	if err != nil {
		return s, err
	}
	s.Scopes, s.Token = strings.Fields(scopes), social.TokenState(token.String)
	if externalID.Valid {
		p.Connection, p.ExternalID, p.Handle, p.URL = s.Key, externalID.String, handle.String, profileURL.String
		p.DisplayName, p.Bio = absent.textOf("display_name", name), absent.textOf("bio", bio)
		p.PictureURL, p.Website = absent.textOf("picture_url", picture), absent.textOf("website", web)
		p.Verified = absent.figureOf("verified", yesAsOne(verified))
		s.Profile = &p
	}
	return s, nil
}

// yesAsOne is a BOOLEAN column as the figure that the domain keeps it as: 1 for true, 0 for false.
func yesAsOne(b sql.NullBool) sql.NullInt64 {
	n := sql.NullInt64{Valid: b.Valid}
	if b.Bool {
		n.Int64 = 1
	}
	return n
}

// addPlans notes when each connection is due next, and what was asked for and has not begun.
func (db *DB) addPlans(ctx context.Context, v social.View, at map[social.Key]*social.Account) error {
	rows, err := db.read.QueryContext(ctx, `
		SELECT pl.connection, pl.product, pl.platform, pl.next_due, pl.slot, pl.day, pl.trigger_by, pl.attempts, pl.queued_at
		FROM connection c
		JOIN plan pl ON pl.connection = c.key
		WHERE `+inView+`
		ORDER BY pl.next_due, pl.connection, pl.product`, viewArgs(v)...)
	if err != nil {
		return fmt.Errorf("read plans: %w", err)
	}
	defer rows.Close()
	for rows.Next() {
		var p social.Plan
		err := rows.Scan(&p.Connection, &p.Product, &p.Platform, instant{&p.NextDue}, &p.Slot, &p.Day, &p.Trigger, &p.Attempts, instant{&p.QueuedAt})
		if err != nil {
			return fmt.Errorf("read a plan: %w", err)
		}
		s := at[p.Connection]
		if s == nil { // connected between two queries
			continue
		}
		if s.NextDue.IsZero() {
			s.NextDue = p.NextDue
		}
		if p.Trigger != social.TriggerPlan {
			s.Waiting = append(s.Waiting, p)
		}
	}
	return rows.Err()
}

// addRuns notes the runs under way, and the newest finished run of each product, found through the index sync_run_product
// without looking at the rest of the log.
func (db *DB) addRuns(ctx context.Context, v social.View, at map[social.Key]*social.Account) error {
	products, args := list(viewArgs(v), social.Products())
	rows, err := db.read.QueryContext(ctx, `
		SELECT `+logColumns+`
		FROM connection c
		JOIN sync_run r ON r.connection = c.key AND r.status = 'running'
		WHERE `+inView+`
		UNION ALL
		SELECT `+logColumns+`
		FROM connection c
		CROSS JOIN (`+products+`) w
		JOIN sync_run r ON r.key = (
			SELECT x.key FROM sync_run x
			WHERE x.connection = c.key AND x.product = w.word AND x.status <> 'running'
			ORDER BY x.started_at DESC, x.key DESC LIMIT 1)
		WHERE `+inView, args...)
	if err != nil {
		return fmt.Errorf("read runs: %w", err)
	}
	runs, err := scanLog(rows)
	if err != nil {
		return err
	}
	for _, r := range runs {
		if s := at[r.Connection]; s != nil {
			s.Runs = append(s.Runs, r)
		}
	}
	return nil
}

// list is a table with the column "word" that holds some words, as SQL that both databases take, and the arguments with the words appended.
func list[T ~string](args []any, words []T) (string, []any) {
	var text strings.Builder
	for i, word := range words {
		if i > 0 {
			text.WriteString(" UNION ALL ")
		}
		args = append(args, string(word))
		fmt.Fprintf(&text, "SELECT CAST($%d AS TEXT) AS word", len(args))
	}
	return text.String(), args
}
