package store

import (
	"cmp"
	"context"
	"database/sql"
	"errors"
	"slices"
	"strings"
	"time"

	"candor/internal/social"
)

// A token row is changed in one way only: by somebody who says which version of it they know. Every change makes the next version, and a
// version never comes back: not when the account is disconnected, which deletes the row, and connected again.

// versionsOfConsent is how many versions a token has room for until access is given again.
const versionsOfConsent = 1 << 32

// putToken stores the token of a sign-in. It takes the place of whatever token was there, so that a renewal of that one, if it is
// under way, finds its claim lost.
func putToken(ctx context.Context, tx *sql.Tx, t social.TokenRow) error {
	var consents int64
	err := tx.QueryRowContext(ctx, `UPDATE connection SET consents = consents + 1 WHERE key = $1 RETURNING consents`, t.Connection).Scan(&consents)
	if err != nil {
		return err
	}
	_, err = tx.ExecContext(ctx, `
		INSERT INTO token (connection, access, refresh, key_id, issued_at, expires_at, refresh_expires_at, consented_at, state, version)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 'idle', $9)
		ON CONFLICT (connection) DO UPDATE SET access = excluded.access, refresh = excluded.refresh, key_id = excluded.key_id,
		  issued_at = excluded.issued_at, expires_at = excluded.expires_at, refresh_expires_at = excluded.refresh_expires_at, state = 'idle',
		  consented_at = excluded.consented_at, orphan = NULL, orphan_key_id = NULL, owner = '', claimed_until = NULL, fingerprint = NULL, version = excluded.version, failures = 0, retry_at = NULL, last_error = ''`,
		t.Connection, t.Access, t.Refresh, int64(t.KeyID), ms(t.IssuedAt), ms(t.ExpiresAt), msOrNull(t.RefreshExpiresAt), msOrNull(t.ConsentedAt), consents*versionsOfConsent)
	if err != nil {
		return err
	}
	return settleNotices(ctx, tx, t.Connection, cmp.Or(t.ConsentedAt, t.IssuedAt))
}

// TokenOf returns a connection and its token; ErrNotFound if there is no token (any more).
func (db *DB) TokenOf(ctx context.Context, connection social.Key) (social.TokenRow, social.Connection, error) {
	t := social.TokenRow{Connection: connection}
	c, err := scanConnection(db.read.QueryRowContext(ctx, `
		SELECT `+connectionColumns+`, t.access, t.refresh, t.key_id, t.issued_at, t.expires_at, t.refresh_expires_at, t.state, t.owner,
		  t.claimed_until, t.fingerprint, t.version, t.failures, t.retry_at, t.last_error, COALESCE(t.consented_at, t.issued_at), t.orphan,
		  COALESCE(t.orphan_key_id, 0)
		FROM token t JOIN connection c ON c.key = t.connection WHERE t.connection = $1`, connection),
		&t.Access, &t.Refresh, &t.KeyID, instant{&t.IssuedAt}, instant{&t.ExpiresAt}, instant{&t.RefreshExpiresAt}, &t.State, &t.Owner,
		instant{&t.ClaimedUntil}, &t.Fingerprint, &t.Version, &t.Failures, instant{&t.RetryAt}, &t.LastError, instant{&t.ConsentedAt}, &t.Orphan, &t.OrphanKeyID)
	return t, c, err
}

// ClaimToken takes the right to renew a token that is at a version, and that nobody holds or whose holder let it run out.
// Otherwise it is ErrStale. The lease's version is the one that the claim makes.
func (db *DB) ClaimToken(ctx context.Context, lease social.TokenLease, version int64, now time.Time) error {
	return db.write(ctx, func(tx *sql.Tx) error {
		return oneRow(tx.ExecContext(ctx, `
			UPDATE token SET state = 'claimed', owner = $1, claimed_until = $2, fingerprint = $3, version = $4
			WHERE connection = $5 AND version = $6 AND (state IN ('idle', 'unknown') OR state = 'claimed' AND claimed_until <= $7)`,
			lease.Owner, ms(lease.Until), lease.Fingerprint, lease.Version, lease.Connection, version, ms(now)))
	})
}

// renewedColumns sets what a settlement changes, from $1 on; settled gives the arguments.
const renewedColumns = `access = $1, refresh = $2, key_id = $3, issued_at = $4, expires_at = $5, refresh_expires_at = $6, state = $7, failures = $8,
	retry_at = $9, last_error = $10, orphan_key_id = CASE WHEN orphan = $11 THEN NULL ELSE orphan_key_id END,
	orphan = CASE WHEN orphan = $11 THEN NULL ELSE orphan END, owner = '', claimed_until = NULL, fingerprint = NULL, version = version + 1`

func settled(t social.TokenRow, v social.TokenVerdict) []any {
	return []any{t.Access, t.Refresh, int64(t.KeyID), ms(t.IssuedAt), ms(t.ExpiresAt), msOrNull(t.RefreshExpiresAt), t.State,
		t.Failures, msOrNull(t.RetryAt), t.LastError, v.Spends}
}

// SettleToken ends a claim: the row becomes the given one and the connection hears the verdict, in one transaction. It is ErrStale,
// and nothing is written, if the claim is no longer held, also if the account was disconnected and connected again since; and ErrConflict
// if the token was to be given up while an orphan waits that the claim's holder does not know.
func (db *DB) SettleToken(ctx context.Context, lease social.TokenLease, t social.TokenRow, v social.TokenVerdict) error {
	return db.writeVital(ctx, func(tx *sql.Tx) error {
		mine := []any{lease.Connection, lease.Owner, lease.Version, lease.Fingerprint}
		if t.State == social.TokenDead {
			unknown, err := exists(ctx, tx, `SELECT 1 FROM token WHERE connection = $1 AND state = 'claimed' AND owner = $2 AND version = $3 AND fingerprint = $4
				AND orphan IS NOT NULL AND ($5 OR orphan <> $6)`, append(slices.Clone(mine), v.Spends == nil, v.Spends)...)
			if err != nil || unknown {
				return cmp.Or(err, social.ErrConflict)
			}
		}
		err := oneRow(tx.ExecContext(ctx, `UPDATE token SET `+renewedColumns+` WHERE connection = $12 AND state = 'claimed' AND owner = $13 AND version = $14 AND fingerprint = $15`,
			append(settled(t, v), mine...)...))
		if err != nil {
			return err
		}
		return applyVerdict(ctx, tx, t, v)
	})
}

// AdoptToken makes a token that came too late for its claim the row's, if the row is still at a version and nobody holds it;
// otherwise it is ErrStale.
func (db *DB) AdoptToken(ctx context.Context, t social.TokenRow, version int64, now time.Time, v social.TokenVerdict) error {
	return db.writeVital(ctx, func(tx *sql.Tx) error {
		err := oneRow(tx.ExecContext(ctx, `UPDATE token SET `+renewedColumns+` WHERE connection = $12 AND version = $13 AND (state <> 'claimed' OR claimed_until <= $14)`,
			append(settled(t, v), t.Connection, version, ms(now))...))
		if err != nil {
			return err
		}
		return applyVerdict(ctx, tx, t, v)
	})
}

// SaveOrphan keeps a sealed token that came too late beside the row, if the row is still at a version; otherwise it is ErrStale. The
// version stays: whoever holds the claim settles it, and finds the orphan before giving up.
func (db *DB) SaveOrphan(ctx context.Context, connection social.Key, version int64, orphan []byte, keyID uint32) error {
	return db.writeVital(ctx, func(tx *sql.Tx) error {
		return oneRow(tx.ExecContext(ctx, `UPDATE token SET orphan = $1, orphan_key_id = $2 WHERE connection = $3 AND version = $4`,
			orphan, int64(keyID), connection, version))
	})
}

// EndToken marks a token as dead and its connection with it, if the token is at a version and nobody is renewing it.
// Otherwise it is ErrStale.
func (db *DB) EndToken(ctx context.Context, connection social.Key, version int64, now time.Time, v social.TokenVerdict, message string) error {
	return db.write(ctx, func(tx *sql.Tx) error {
		err := oneRow(tx.ExecContext(ctx, `
			UPDATE token SET state = 'needs_reconnect', owner = '', claimed_until = NULL, fingerprint = NULL, version = version + 1,
			  failures = failures + 1, retry_at = NULL, last_error = $1, orphan = NULL, orphan_key_id = NULL
			WHERE connection = $2 AND version = $3 AND (state <> 'claimed' OR claimed_until <= $4)`, message, connection, version, ms(now)))
		if err != nil {
			return err
		}
		return applyVerdict(ctx, tx, social.TokenRow{Connection: connection, State: social.TokenDead}, v)
	})
}

// applyVerdict writes what came of a renewal on the connection, and what its person is told. A connection that was ended or stopped
// here keeps its state.
func applyVerdict(ctx context.Context, tx *sql.Tx, t social.TokenRow, v social.TokenVerdict) error {
	connection := t.Connection
	if v.Notice != nil {
		if err := putNotice(ctx, tx, *v.Notice); err != nil {
			return err
		}
	}
	if t.State == social.TokenIdle && t.Failures == 0 {
		if err := renewedNotices(ctx, tx, t); err != nil {
			return err
		}
	}
	if len(v.Scopes) > 0 {
		if _, err := tx.ExecContext(ctx, `UPDATE connection SET scopes = $2 WHERE key = $1`, connection, strings.Join(v.Scopes, " ")); err != nil {
			return err
		}
	}
	var statement string
	switch v.State {
	case social.Retrying:
		statement = `UPDATE connection SET state = 'retrying', cause = $2, cause_until = $3 WHERE key = $1 AND state IN ('connecting', 'active', 'retrying')`
	case social.NeedsReconnect:
		statement = `UPDATE connection SET state = 'needs_reconnect', cause = $2, cause_until = $3 WHERE key = $1 AND state NOT IN ('disconnected', 'paused')`
	case social.Active:
		statement = `UPDATE connection SET state = CASE WHEN synced_at IS NULL THEN 'connecting' ELSE 'active' END, cause = $2, cause_until = $3
			WHERE key = $1 AND (state = 'retrying' OR $4 AND state = 'needs_reconnect' AND cause = 'refresh_outcome_unknown')`
		_, err := tx.ExecContext(ctx, statement, connection, v.Cause, msOrNull(v.Until), v.Revives)
		return err
	default:
		return nil
	}
	_, err := tx.ExecContext(ctx, statement, connection, v.Cause, msOrNull(v.Until))
	return err
}

// exists reports whether a query finds a row.
func exists(ctx context.Context, tx *sql.Tx, query string, args ...any) (bool, error) {
	var one int
	err := tx.QueryRowContext(ctx, query, args...).Scan(&one)
	if errors.Is(err, sql.ErrNoRows) {
		return false, nil
	}
	return err == nil, err
}

// TokensDue lists connections whose token was issued at or before an instant, or whose renewal has no outcome, and that may be tried
// now: those without an outcome first, then the oldest. Connections that ended or were stopped here are left out.
func (db *DB) TokensDue(ctx context.Context, p social.Platform, issuedBefore, now time.Time, limit int) ([]social.Key, error) {
	rows, err := db.read.QueryContext(ctx, `
		SELECT t.connection FROM token t JOIN connection c ON c.key = t.connection
		WHERE c.platform = $1 AND c.state NOT IN ('disconnected', 'paused') AND (t.retry_at IS NULL OR t.retry_at <= $2)
		  AND (t.state = 'unknown' OR t.state = 'claimed' AND t.claimed_until <= $2 OR t.state = 'idle' AND t.issued_at <= $3)
		ORDER BY CASE t.state WHEN 'idle' THEN 1 ELSE 0 END, t.issued_at, t.connection LIMIT $4`, p, ms(now), ms(issuedBefore), limit)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var keys []social.Key
	for rows.Next() {
		var key social.Key
		if err := rows.Scan(&key); err != nil {
			return nil, err
		}
		keys = append(keys, key)
	}
	return keys, rows.Err()
}
