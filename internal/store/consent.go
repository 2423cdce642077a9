package store

import (
	"context"
	"database/sql"
	"errors"
	"strings"

	"candor/internal/social"
)

// AcceptConsent remembers that a person accepted a version of a platform's consent text. The version accepted last stays as it was first accepted.
func (db *DB) AcceptConsent(ctx context.Context, c social.Consent) error {
	return db.write(ctx, func(tx *sql.Tx) error {
		if last, err := lastConsent(ctx, tx, c.Person, c.Platform); err != nil || last == c.Version {
			return err
		}
		_, err := tx.ExecContext(ctx, `INSERT INTO consent (person, platform, version, accepted_at) VALUES `+tuple(1, 4), c.Person, c.Platform, c.Version, ms(c.AcceptedAt))
		if err != nil {
			return err
		}
		return db.record(ctx, tx, social.Audit{Act: social.ActConsent, Person: c.Person, Detail: map[string]string{"platform": string(c.Platform), "version": c.Version}})
	})
}

// ConsentsOf lists what a person accepted last, per platform.
func (db *DB) ConsentsOf(ctx context.Context, person social.Key) ([]social.Consent, error) {
	rows, err := db.read.QueryContext(ctx, `SELECT platform, version, accepted_at FROM consent c WHERE person = $1
		AND accepted_at = (SELECT MAX(l.accepted_at) FROM consent l WHERE l.person = c.person AND l.platform = c.platform) ORDER BY platform`, person)
	if err != nil {
		return nil, err
	}
	var list []social.Consent
	err = each(rows, func() error {
		c := social.Consent{Person: person}
		err := rows.Scan(&c.Platform, &c.Version, instant{&c.AcceptedAt})
		list = append(list, c)
		return err
	})
	return list, err
}

func lastConsent(ctx context.Context, tx *sql.Tx, person social.Key, p social.Platform) (version string, err error) {
	err = tx.QueryRowContext(ctx, `SELECT version FROM consent WHERE person = $1 AND platform = $2 ORDER BY accepted_at DESC LIMIT 1`, person, p).Scan(&version)
	if errors.Is(err, sql.ErrNoRows) {
		return "", nil
	}
	return version, err
}

// putPermission writes a sign-in into its connection's ledger, with the consent that it was made under.
func putPermission(ctx context.Context, tx *sql.Tx, c social.Connection) error {
	consent, err := lastConsent(ctx, tx, c.Person, c.Platform)
	if err != nil {
		return err
	}
	at := c.GrantedAt
	if at.IsZero() {
		at = c.ConnectedAt
	}
	_, err = tx.ExecContext(ctx, `INSERT INTO permission (connection, granted_at, scopes, consent) VALUES `+tuple(1, 4)+`
		ON CONFLICT (connection, granted_at) DO UPDATE SET scopes = excluded.scopes, consent = excluded.consent`, c.Key, ms(at), strings.Join(c.Scopes, " "), consent)
	return err
}

// PermissionsOf is a connection's ledger, the newest sign-in first.
func (db *DB) PermissionsOf(ctx context.Context, connection social.Key) ([]social.Permission, error) {
	rows, err := db.read.QueryContext(ctx, `SELECT granted_at, scopes, consent FROM permission WHERE connection = $1 ORDER BY granted_at DESC`, connection)
	if err != nil {
		return nil, err
	}
	var list []social.Permission
	err = each(rows, func() error {
		var p social.Permission
		var scopes string
		err := rows.Scan(instant{&p.GrantedAt}, &scopes, &p.Consent)
		p.Scopes = strings.Fields(scopes)
		list = append(list, p)
		return err
	})
	return list, err
}
