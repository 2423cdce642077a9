package store

import (
	"context"
	"database/sql"
	"time"

	"candor/internal/social"
)

// ofAccess tells notices about access, which access itself settles, from others.
const ofAccess = `kind <> 'claimed_by_another'`

// putNotice writes a notice unless the same was told about the same thing before. Of the warnings that access ends, only the newest stays
// open, and none when it has ended.
func putNotice(ctx context.Context, tx *sql.Tx, n social.Notice) error {
	if n.Kind == social.NoticeEnded {
		_, err := tx.ExecContext(ctx, `UPDATE notice SET settled_at = $1 WHERE connection = $2 AND settled_at IS NULL AND kind <> $3 AND `+ofAccess, ms(n.At), n.Connection, n.Kind)
		if err != nil {
			return err
		}
	}
	if !n.EndsAt.IsZero() {
		_, err := tx.ExecContext(ctx, `UPDATE notice SET settled_at = $1 WHERE connection = $2 AND settled_at IS NULL AND kind LIKE 'ends!_in!_%' ESCAPE '!' AND kind <> $3`,
			ms(n.At), n.Connection, n.Kind)
		if err != nil {
			return err
		}
	}
	_, err := tx.ExecContext(ctx, `
		INSERT INTO notice (key, uid, person, connection, kind, cause, about, at, ends_at)
		VALUES `+tuple(1, 9)+` ON CONFLICT (connection, kind, about) DO NOTHING`,
		social.NewKey(), social.NewUID(), n.Person, n.Connection, n.Kind, n.Cause, ms(n.About), ms(n.At), msOrNull(n.EndsAt))
	return err
}

// settleNotices closes what a person was told about a connection's access: it was given anew.
func settleNotices(ctx context.Context, tx *sql.Tx, connection social.Key, at time.Time) error {
	_, err := tx.ExecContext(ctx, `UPDATE notice SET settled_at = $1 WHERE connection = $2 AND settled_at IS NULL AND `+ofAccess, ms(at), connection)
	return err
}

// renewedNotices closes what a renewal that worked makes untrue: failures, and warnings of an end that has moved by a day or more.
func renewedNotices(ctx context.Context, tx *sql.Tx, t social.TokenRow) error {
	_, end, known := t.Ends()
	if !known {
		end = t.IssuedAt.AddDate(100, 0, 0)
	}
	_, err := tx.ExecContext(ctx, `UPDATE notice SET settled_at = $1 WHERE connection = $2 AND settled_at IS NULL AND (ends_at IS NULL OR ends_at <= $3) AND `+ofAccess,
		ms(t.IssuedAt), t.Connection, ms(end.AddDate(0, 0, -1)))
	return err
}

// PutNotice writes a notice unless the same was told about the same thing before.
func (db *DB) PutNotice(ctx context.Context, n social.Notice) error {
	return db.write(ctx, func(tx *sql.Tx) error { return putNotice(ctx, tx, n) })
}

// RefuseClaim tells a connection's owner that somebody else signed in to the account, once a day, and records every time.
func (db *DB) RefuseClaim(ctx context.Context, c social.Connection, at time.Time) error {
	return db.write(ctx, func(tx *sql.Tx) error {
		err := putNotice(ctx, tx, social.Notice{Person: c.Person, Connection: c.Key, Kind: social.NoticeClaimed, About: at.Truncate(24 * time.Hour), At: at})
		if err != nil {
			return err
		}
		return db.recordConnection(ctx, tx, social.ActAccountClaimed, c, nil)
	})
}

// Notices lists what a person was told and has not seen, newest first, of connections that have not ended. Nothing that no longer holds is in it.
func (db *DB) Notices(ctx context.Context, person social.Key, limit int) ([]social.ToldNotice, error) {
	rows, err := db.read.QueryContext(ctx, `
		SELECT `+toldColumns+`
		FROM notice n JOIN connection c ON c.key = n.connection
		WHERE n.person = $1 AND n.seen_at IS NULL AND n.settled_at IS NULL AND c.state <> 'disconnected'
		ORDER BY n.at DESC, n.key DESC LIMIT $2`, person, limit)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var list []social.ToldNotice
	for rows.Next() {
		var n social.ToldNotice
		if err := rows.Scan(toldNotice(&n)...); err != nil {
			return nil, err
		}
		list = append(list, n)
	}
	return list, rows.Err()
}

// toldColumns are what toldNotice reads, of a notice n and its connection c.
const toldColumns = `n.uid, n.person, n.connection, n.kind, n.cause, n.about, n.at, n.ends_at, c.key, c.uid, c.platform, c.handle, c.state, c.cause`

func toldNotice(n *social.ToldNotice) []any {
	return []any{&n.UID, &n.Person, &n.Connection, &n.Kind, &n.Cause, instant{&n.About}, instant{&n.At}, instant{&n.EndsAt},
		&n.Account.Key, &n.Account.UID, &n.Account.Platform, &n.Account.Handle, &n.Account.State, &n.Account.Cause}
}

// NoticesToMail lists what was told since an instant, was not mailed, and still holds unseen, oldest first, of people who may sign in and
// have an address.
func (db *DB) NoticesToMail(ctx context.Context, since time.Time, limit int) ([]social.AddressedNotice, error) {
	rows, err := db.read.QueryContext(ctx, `
		SELECT `+toldColumns+`, p.email, p.name
		FROM notice n JOIN connection c ON c.key = n.connection JOIN person p ON p.key = n.person
		WHERE n.mailed_at IS NULL AND n.seen_at IS NULL AND n.settled_at IS NULL AND n.at >= $1 AND c.state <> 'disconnected' AND p.email <> '' AND p.disabled_at IS NULL
		ORDER BY n.at, n.key LIMIT $2`, ms(since), limit)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var list []social.AddressedNotice
	for rows.Next() {
		var n social.AddressedNotice
		if err := rows.Scan(append(toldNotice(&n.ToldNotice), &n.Email, &n.Name)...); err != nil {
			return nil, err
		}
		list = append(list, n)
	}
	return list, rows.Err()
}

// ClaimMail gives the mailing of a notice to one caller, at an instant; false if another has it, or it was mailed.
func (db *DB) ClaimMail(ctx context.Context, uid string, at time.Time) (claimed bool, err error) {
	err = db.write(ctx, func(tx *sql.Tx) error {
		done, err := tx.ExecContext(ctx, `UPDATE notice SET mailed_at = $1 WHERE uid = $2 AND mailed_at IS NULL`, ms(at), uid)
		if err != nil {
			return err
		}
		n, err := done.RowsAffected()
		claimed = n == 1
		return err
	})
	return claimed, err
}

// UnclaimMail gives the mailing of a notice back: it was not mailed.
func (db *DB) UnclaimMail(ctx context.Context, uid string) error {
	return db.write(ctx, func(tx *sql.Tx) error {
		_, err := tx.ExecContext(ctx, `UPDATE notice SET mailed_at = NULL WHERE uid = $1`, uid)
		return err
	})
}

// SeeNotice marks a person's own notice as seen. Another person's is ErrNotFound, as one that is not there; seen twice is seen once.
func (db *DB) SeeNotice(ctx context.Context, person social.Key, uid string, at time.Time) error {
	return db.write(ctx, func(tx *sql.Tx) error {
		done, err := tx.ExecContext(ctx, `UPDATE notice SET seen_at = COALESCE(seen_at, $1) WHERE person = $2 AND uid = $3`, ms(at), person, uid)
		if err != nil {
			return err
		}
		if n, err := done.RowsAffected(); err != nil || n > 0 {
			return err
		}
		return social.ErrNotFound
	})
}

// GrantsEnding lists grants, of connections that are read, whose access ends before an instant, soonest first.
func (db *DB) GrantsEnding(ctx context.Context, before time.Time, limit int) ([]social.EndingGrant, error) {
	rows, err := db.read.QueryContext(ctx, `
		SELECT c.key, c.person, COALESCE(t.refresh_expires_at, t.expires_at) AS ends,
		  CASE WHEN t.refresh_expires_at IS NULL THEN t.issued_at ELSE COALESCE(t.consented_at, t.issued_at) END AS begun
		FROM token t JOIN connection c ON c.key = t.connection
		WHERE t.state <> 'needs_reconnect' AND c.state IN ('connecting', 'active', 'retrying') AND (t.refresh_expires_at IS NOT NULL OR t.refresh IS NULL)
		  AND COALESCE(t.refresh_expires_at, t.expires_at) <= $1
		ORDER BY ends, c.key LIMIT $2`, ms(before), limit)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var list []social.EndingGrant
	for rows.Next() {
		var g social.EndingGrant
		if err := rows.Scan(&g.Connection, &g.Person, instant{&g.EndsAt}, instant{&g.Begun}); err != nil {
			return nil, err
		}
		list = append(list, g)
	}
	return list, rows.Err()
}
