package store

import (
	"context"
	"database/sql"
	"time"

	"candor/internal/social"
)

// AddAgency stores a new agency.
func (db *DB) AddAgency(ctx context.Context, a social.Agency) error {
	return db.write(ctx, func(tx *sql.Tx) error {
		if _, err := tx.ExecContext(ctx, `INSERT INTO agency (key, uid, name, created_at) VALUES ($1, $2, $3, $4)`, a.Key, a.UID, a.Name, ms(a.CreatedAt)); err != nil {
			return err
		}
		return db.record(ctx, tx, social.Audit{Act: social.ActAgencyAdded, Subject: a.UID})
	})
}

// Agencies lists all agencies with their members, by name.
func (db *DB) Agencies(ctx context.Context) ([]social.Agency, error) {
	return db.agencies(ctx, `1 = 1`)
}

// AgenciesOf lists the agencies that a manager is a member of, with their members, by name.
func (db *DB) AgenciesOf(ctx context.Context, manager social.Key) ([]social.Agency, error) {
	return db.agencies(ctx, `a.key IN (SELECT m.agency FROM membership m WHERE m.person = $1)`, manager)
}

// AgenciesKnownTo lists the agencies that a creator has ever given a grant to, without their members, by name.
func (db *DB) AgenciesKnownTo(ctx context.Context, creator social.Key) ([]social.Agency, error) {
	list, err := db.agencies(ctx, `a.key IN (SELECT g.agency FROM "grant" g WHERE g.person = $1)`, creator)
	for i := range list {
		list[i].Members = nil
	}
	return list, err
}

// AgencyByUID returns an agency with its members, or social.ErrNotFound.
func (db *DB) AgencyByUID(ctx context.Context, uid string) (social.Agency, error) {
	list, err := db.agencies(ctx, `a.uid = $1`, uid)
	if err != nil || len(list) == 1 {
		return first(list), err
	}
	return social.Agency{}, social.ErrNotFound
}

func first(list []social.Agency) social.Agency {
	if len(list) == 0 {
		return social.Agency{}
	}
	return list[0]
}

func (db *DB) agencies(ctx context.Context, where string, args ...any) ([]social.Agency, error) {
	rows, err := db.read.QueryContext(ctx, `
		SELECT a.key, a.uid, a.name, a.created_at, p.key, p.uid, p.email, p.name, p.role, p.disabled_at
		FROM agency a
		LEFT JOIN membership m ON m.agency = a.key
		LEFT JOIN person p ON p.key = m.person
		WHERE `+where+`
		ORDER BY a.name, a.key, p.email`, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var list []social.Agency
	for rows.Next() {
		var a social.Agency
		var m social.Person
		var key sql.NullInt64
		var uid, email, name, role sql.NullString
		if err := rows.Scan(&a.Key, &a.UID, &a.Name, instant{&a.CreatedAt}, &key, &uid, &email, &name, &role, instant{&m.DisabledAt}); err != nil {
			return nil, err
		}
		if n := len(list); n == 0 || list[n-1].Key != a.Key {
			list = append(list, a)
		}
		if key.Valid {
			m.Key, m.UID, m.Email, m.Name, m.Role = social.Key(key.Int64), uid.String, email.String, name.String, social.Role(role.String)
			of := &list[len(list)-1]
			of.Members = append(of.Members, m)
		}
	}
	return list, rows.Err()
}

// AddMember makes a manager a member of an agency. One who is already stays one.
func (db *DB) AddMember(ctx context.Context, agency social.Agency, manager social.Key, at time.Time) error {
	return db.write(ctx, func(tx *sql.Tx) error { return db.addMember(ctx, tx, agency, manager, at) })
}

func (db *DB) addMember(ctx context.Context, tx *sql.Tx, agency social.Agency, manager social.Key, at time.Time) error {
	if err := db.record(ctx, tx, social.Audit{Act: social.ActMemberAdded, Person: manager, Detail: map[string]string{"agency": agency.UID}}); err != nil {
		return err
	}
	// Only managers are members: a role that changed in the meantime makes this a conflict.
	return conflict(oneRow(tx.ExecContext(ctx, `
		INSERT INTO membership (agency, person, since) SELECT $1, p.key, $3 FROM person p WHERE p.key = $2 AND p.role = 'manager'
		ON CONFLICT (agency, person) DO UPDATE SET since = membership.since`, agency.Key, manager, ms(at))))
}

// RemoveMember ends a membership. One that is not there is social.ErrNotFound.
func (db *DB) RemoveMember(ctx context.Context, agency social.Agency, manager social.Key) error {
	return db.write(ctx, func(tx *sql.Tx) error {
		done, err := tx.ExecContext(ctx, `DELETE FROM membership WHERE agency = $1 AND person = $2`, agency.Key, manager)
		if err := missing(oneRow(done, err)); err != nil {
			return err
		}
		return db.record(ctx, tx, social.Audit{Act: social.ActMemberRemoved, Person: manager, Detail: map[string]string{"agency": agency.UID}})
	})
}
