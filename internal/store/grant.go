package store

import (
	"context"
	"database/sql"
	"time"

	"candor/internal/social"
)

// AddGrant stores a grant over some of the creator's own connections, by their uids, and ends the one that it replaces ("" for none), which
// is the creator's to the same agency. A connection or a grant that is not, or a connection that has ended, makes it a social.ErrNotFound,
// and nothing is stored.
func (db *DB) AddGrant(ctx context.Context, g social.Grant, connections []string, replaces string) error {
	return db.write(ctx, func(tx *sql.Tx) error {
		if replaces != "" {
			if err := db.endGrant(ctx, tx, replaces, social.EndedByCreator, g.GivenAt, `person = $4 AND agency = $5`, g.Person.Key, g.Agency.Key); err != nil {
				return err
			}
		}
		return db.addGrant(ctx, tx, g, connections)
	})
}

func (db *DB) addGrant(ctx context.Context, tx *sql.Tx, g social.Grant, connections []string) error {
	if _, err := tx.ExecContext(ctx, `INSERT INTO "grant" (key, uid, person, agency, given_at, until) VALUES `+tuple(1, 6),
		g.Key, g.UID, g.Person.Key, g.Agency.Key, ms(g.GivenAt), ms(g.Until)); err != nil {
		return err
	}
	for _, uid := range connections {
		done, err := tx.ExecContext(ctx, `
			INSERT INTO grant_connection (grant_key, connection)
			SELECT $1, c.key FROM connection c WHERE c.uid = $2 AND c.person = $3 AND c.state <> 'disconnected'`, g.Key, uid, g.Person.Key)
		if err := missing(oneRow(done, err)); err != nil {
			return err
		}
	}
	return db.record(ctx, tx, social.Audit{Act: social.ActGrantGiven, Person: g.Person.Key, Detail: map[string]string{"grant": g.UID, "agency": g.Agency.UID}})
}

// EndGrant ends a creator's grant before its time, for its creator or for a member of its agency. Anybody else's is
// social.ErrNotFound, as one that is not there; one that has ended already stays as it is.
func (db *DB) EndGrant(ctx context.Context, uid string, by social.Person, at time.Time) error {
	end, whose := social.EndedByCreator, `person = $4`
	if by.Role == social.Manager {
		end, whose = social.EndedByAgency, `agency IN (SELECT m.agency FROM membership m WHERE m.person = $4)`
	}
	return db.write(ctx, func(tx *sql.Tx) error { return db.endGrant(ctx, tx, uid, end, at, whose, by.Key) })
}

// endGrant ends a grant of those that whose lets through, a condition whose parameters begin with $4.
func (db *DB) endGrant(ctx context.Context, tx *sql.Tx, uid string, end social.GrantEnd, at time.Time, whose string, args ...any) error {
	var open bool
	err := tx.QueryRowContext(ctx, `
		UPDATE "grant" SET ended_by = CASE WHEN ended_at IS NULL AND until > $2 THEN $3 ELSE ended_by END,
		                   ended_at = CASE WHEN ended_at IS NULL AND until > $2 THEN $2 ELSE ended_at END
		WHERE uid = $1 AND `+whose+` RETURNING ended_at = $2`, append([]any{uid, ms(at), string(end)}, args...)...).Scan(&nullBool{&open})
	if err != nil || !open {
		return absent(err)
	}
	return db.record(ctx, tx, social.Audit{Act: social.ActGrantEnded, Subject: uid, Detail: map[string]string{"by": string(end)}})
}

// nullBool scans NULL as false.
type nullBool struct{ to *bool }

// Scan implements sql.Scanner.
func (b *nullBool) Scan(src any) error {
	var v sql.NullBool
	err := v.Scan(src)
	*b.to = v.Bool
	return err
}

// GrantsBy is a creator's ledger: every grant ever given, the newest first.
func (db *DB) GrantsBy(ctx context.Context, creator social.Key) ([]social.Grant, error) {
	return db.grants(ctx, `g.person = $1`, creator)
}

// GrantsTo lists the grants ever given to the agencies of a manager, the newest first.
func (db *DB) GrantsTo(ctx context.Context, manager social.Key) ([]social.Grant, error) {
	return db.grants(ctx, `g.agency IN (SELECT m.agency FROM membership m WHERE m.person = $1)`, manager)
}

// LiveGrantsTo lists the grants that let a manager see something now.
func (db *DB) LiveGrantsTo(ctx context.Context, manager social.Key, now time.Time) ([]social.Grant, error) {
	return db.grants(ctx, `g.agency IN (SELECT m.agency FROM membership m WHERE m.person = $1)
		AND g.ended_at IS NULL AND g.until > $2 AND p.disabled_at IS NULL`, manager, ms(now))
}

func (db *DB) grants(ctx context.Context, where string, args ...any) ([]social.Grant, error) {
	rows, err := db.read.QueryContext(ctx, `
		SELECT g.key, g.uid, g.given_at, g.until, g.ended_at, g.ended_by, p.key, p.uid, p.email, p.name, p.role, a.key, a.uid, a.name,
		       COALESCE(c.uid, ''), COALESCE(c.platform, ''), COALESCE(c.handle, '')
		FROM "grant" g
		JOIN person p ON p.key = g.person
		JOIN agency a ON a.key = g.agency
		LEFT JOIN grant_connection gc ON gc.grant_key = g.key
		LEFT JOIN connection c ON c.key = gc.connection AND c.state <> 'disconnected'
		WHERE `+where+`
		ORDER BY g.given_at DESC, g.key DESC, c.connected_at, c.key`, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var list []social.Grant
	for rows.Next() {
		var g social.Grant
		var c social.GrantedConnection
		if err := rows.Scan(&g.Key, &g.UID, instant{&g.GivenAt}, instant{&g.Until}, instant{&g.EndedAt}, &g.EndedBy, &g.Person.Key, &g.Person.UID,
			&g.Person.Email, &g.Person.Name, &g.Person.Role, &g.Agency.Key, &g.Agency.UID, &g.Agency.Name, &c.UID, &c.Platform, &c.Handle); err != nil {
			return nil, err
		}
		if n := len(list); n == 0 || list[n-1].Key != g.Key {
			list = append(list, g)
		}
		if c.UID != "" {
			of := &list[len(list)-1]
			of.Connections = append(of.Connections, c)
		}
	}
	return list, rows.Err()
}
