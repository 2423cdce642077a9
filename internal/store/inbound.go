package store

import (
	"context"
	"database/sql"
	"errors"
	"slices"
	"time"

	"candor/internal/social"
)

// SaveEvents writes events whose signatures were proved, in one transaction, and returns them as they stand: one that was here already
// is returned as it was first written, with the receipt it was given then. A deletion's receipt is written with it.
func (db *DB) SaveEvents(ctx context.Context, events []social.InboundEvent) (stored []social.InboundEvent, err error) {
	err = db.write(ctx, func(tx *sql.Tx) error {
		stored = stored[:0]
		for _, e := range events {
			kept, err := saveEvent(ctx, tx, e)
			if err != nil {
				return err
			}
			stored = append(stored, kept)
		}
		return nil
	})
	return stored, err
}

func saveEvent(ctx context.Context, tx *sql.Tx, e social.InboundEvent) (social.InboundEvent, error) {
	n, err := rowsChanged(tx.ExecContext(ctx, `
		INSERT INTO inbound_event (key, source, digest, platform, kind, detail, subject, occurred_at, received_at, receipt)
		VALUES `+tuple(1, 10)+` ON CONFLICT (source, digest) DO NOTHING`,
		e.Key, e.Source, e.Digest, e.Platform, e.Kind, e.Detail, e.Subject, ms(e.OccurredAt), ms(e.ReceivedAt), e.Receipt))
	switch {
	case err != nil:
		return e, err
	case n == 0:
		return scanEvent(tx.QueryRowContext(ctx, `SELECT `+eventColumns+` FROM inbound_event WHERE source = $1 AND digest = $2`, e.Source, e.Digest))
	case e.Receipt != "":
		return e, putErasure(ctx, tx, social.Erasure{Code: e.Receipt, Platform: e.Platform, Origin: social.ErasedByPlatform, RequestedAt: e.ReceivedAt})
	}
	return e, nil
}

const eventColumns = `key, source, digest, platform, kind, detail, subject, occurred_at, received_at, receipt`

func scanEvent(row interface{ Scan(...any) error }) (social.InboundEvent, error) {
	var e social.InboundEvent
	err := row.Scan(&e.Key, &e.Source, &e.Digest, &e.Platform, &e.Kind, &e.Detail, &e.Subject, instant{&e.OccurredAt}, instant{&e.ReceivedAt}, &e.Receipt)
	return e, err
}

// OpenEvents lists events that nothing has followed from yet, in the order in which they happened.
func (db *DB) OpenEvents(ctx context.Context, limit int) ([]social.InboundEvent, error) {
	rows, err := db.read.QueryContext(ctx, `SELECT `+eventColumns+` FROM inbound_event WHERE handled_at IS NULL ORDER BY occurred_at, key LIMIT $1`, limit)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var list []social.InboundEvent
	for rows.Next() {
		e, err := scanEvent(rows)
		if err != nil {
			return nil, err
		}
		list = append(list, e)
	}
	return list, rows.Err()
}

// ConnectionsKnownAs lists the connections to a platform, of anybody and in whatever state, of which one id is the given one: which of
// an account's ids an event names is not always documented.
func (db *DB) ConnectionsKnownAs(ctx context.Context, p social.Platform, id string) ([]social.Connection, error) {
	quoted, err := object(map[string]string{"": id})
	if err != nil {
		return nil, err
	}
	value := quoted[len(`{"":`) : len(quoted)-1] // as it stands in the column's JSON
	found, err := db.connections(ctx, `c.platform = $1 AND (c.external_id = $2 OR c.ids LIKE '%' || $3 || '%' ESCAPE '!')`, p, id, likeText(":"+value))
	if err != nil {
		return nil, err
	}
	return slices.DeleteFunc(found, func(c social.Connection) bool { return !slices.Contains(c.AllIDs(), id) }), nil
}

// CloseEvent notes what followed from an event, where that was nothing in this database. ErrStale: another node was first.
func (db *DB) CloseEvent(ctx context.Context, e social.InboundEvent, outcome string, at time.Time) error {
	return db.write(ctx, func(tx *sql.Tx) error { return closeEvent(ctx, tx, e, outcome, at) })
}

func closeEvent(ctx context.Context, tx *sql.Tx, e social.InboundEvent, outcome string, at time.Time) error {
	return oneRow(tx.ExecContext(ctx, `UPDATE inbound_event SET handled_at = $1, outcome = $2, subject = '' WHERE key = $3 AND handled_at IS NULL`,
		ms(at), outcome, e.Key))
}

// LoseConnections carries out an event that ended grants, in one transaction with the note that it was: tokens go, runs under way are
// over, the person is told once, and the clock of retention starts. A grant that is newer than the event stays, and so does a connection that has ended here or was
// stopped by an operator, but for its token. ErrStale: another node was first.
func (db *DB) LoseConnections(ctx context.Context, e social.InboundEvent, keys []social.Key, loss social.Loss, at time.Time) error {
	return db.write(ctx, func(tx *sql.Tx) error {
		if err := closeEvent(ctx, tx, e, "access ended", at); err != nil {
			return err
		}
		for _, key := range keys {
			if err := db.loseConnection(ctx, tx, e, key, loss, at); err != nil {
				return err
			}
		}
		return nil
	})
}

func (db *DB) loseConnection(ctx context.Context, tx *sql.Tx, e social.InboundEvent, key social.Key, loss social.Loss, at time.Time) error {
	c, err := endedRow(tx.QueryRowContext(ctx, `
		UPDATE connection SET state = CASE state WHEN 'paused' THEN state ELSE $1 END, cause = CASE state WHEN 'paused' THEN cause ELSE $2 END,
		  cause_until = NULL, lost_at = COALESCE(lost_at, $3), purge_at = CASE WHEN purge_at < $4 THEN purge_at ELSE $4 END
		WHERE key = $5 AND state <> 'disconnected' AND COALESCE(granted_at, connected_at) < $6
		RETURNING uid, person, platform`,
		loss.State, loss.Cause, ms(e.OccurredAt), ms(loss.PurgeAt), key, ms(e.OccurredAt.Add(time.Second))))
	if errors.Is(err, social.ErrNotFound) {
		return nil
	}
	if err == nil {
		err = db.recordConnection(ctx, tx, social.ActAccountLost, c, map[string]string{"cause": string(loss.Cause)})
	}
	if err != nil {
		return err
	}
	if err := tellOfLoss(ctx, tx, key, loss, at); err != nil {
		return err
	}
	if _, err := tx.ExecContext(ctx, `DELETE FROM token WHERE connection = $1`, key); err != nil {
		return err
	}
	_, err = tx.ExecContext(ctx, `UPDATE sync_run SET status = 'failed', error_code = $1, message = 'The platform ended the access.',
		completed_at = $2, duration_ms = $2 - started_at WHERE connection = $3 AND status = 'running'`, loss.Cause, ms(at), key)
	return err
}

// tellOfLoss writes the one notice that access to a connection has ended: the same one that a renewal writes which finds the grant dead.
func tellOfLoss(ctx context.Context, tx *sql.Tx, key social.Key, loss social.Loss, at time.Time) error {
	n := social.Notice{Connection: key, Kind: social.NoticeEnded, Cause: loss.Cause, At: at}
	err := tx.QueryRowContext(ctx, `SELECT c.person, COALESCE(t.consented_at, t.issued_at) FROM token t JOIN connection c ON c.key = t.connection
		WHERE t.connection = $1 AND c.state <> 'paused'`, key).Scan(&n.Person, instant{&n.About})
	if errors.Is(err, sql.ErrNoRows) { // told when the token went, or stopped by an operator
		return nil
	}
	if err != nil {
		return err
	}
	return putNotice(ctx, tx, n)
}
