package store

import (
	"context"
	"database/sql"
	"strings"
	"time"

	"candor/internal/social"
)

// AddInvitation stores an invitation.
func (db *DB) AddInvitation(ctx context.Context, i social.Invitation) error {
	return db.write(ctx, func(tx *sql.Tx) error {
		if _, err := tx.ExecContext(ctx, `
			INSERT INTO invitation (key, uid, token_hash, kind, maker, role, email, agency, person, connections, grant_until, created_at, expires_at)
			VALUES `+tuple(1, 13), i.Key, i.UID, i.TokenHash, string(i.Kind), i.Maker.Key, string(i.Role), i.Email, orNull(int64(i.Agency.Key)),
			orNull(int64(i.Person)), strings.Join(i.Connections, " "), msOrNull(i.GrantUntil), ms(i.CreatedAt), ms(i.ExpiresAt)); err != nil {
			return err
		}
		detail := map[string]string{"kind": string(i.Kind)}
		if i.Role != "" {
			detail["role"] = string(i.Role)
		}
		return db.record(ctx, tx, social.Audit{Act: social.ActInvited, Subject: i.UID, Detail: detail})
	})
}

// InvitationByToken returns the invitation that a link opens, used or not, or social.ErrNotFound.
func (db *DB) InvitationByToken(ctx context.Context, tokenHash []byte) (social.Invitation, error) {
	list, err := db.invitations(ctx, `i.token_hash = $1`, tokenHash)
	if err == nil && len(list) == 0 {
		err = social.ErrNotFound
	}
	if err != nil {
		return social.Invitation{}, err
	}
	return list[0], nil
}

// InvitationsBy lists the invitations that somebody made and that are still open, the newest first.
func (db *DB) InvitationsBy(ctx context.Context, maker social.Key, now time.Time) ([]social.Invitation, error) {
	return db.invitations(ctx, `i.maker = $1 AND i.used_at IS NULL AND i.expires_at > $2`, maker, ms(now))
}

func (db *DB) invitations(ctx context.Context, where string, args ...any) ([]social.Invitation, error) {
	rows, err := db.read.QueryContext(ctx, `
		SELECT i.key, i.uid, i.token_hash, i.kind, i.role, i.email, COALESCE(i.person, 0), i.connections, i.grant_until, i.created_at, i.expires_at,
		       i.used_at, p.key, p.uid, p.email, p.name, p.role, p.disabled_at, COALESCE(a.key, 0), COALESCE(a.uid, ''), COALESCE(a.name, '')
		FROM invitation i
		JOIN person p ON p.key = i.maker
		LEFT JOIN agency a ON a.key = i.agency
		WHERE `+where+`
		ORDER BY i.created_at DESC, i.key DESC`, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var list []social.Invitation
	for rows.Next() {
		var i social.Invitation
		var connections string
		if err := rows.Scan(&i.Key, &i.UID, &i.TokenHash, &i.Kind, &i.Role, &i.Email, &i.Person, &connections, instant{&i.GrantUntil}, instant{&i.CreatedAt},
			instant{&i.ExpiresAt}, instant{&i.UsedAt}, &i.Maker.Key, &i.Maker.UID, &i.Maker.Email, &i.Maker.Name, &i.Maker.Role, instant{&i.Maker.DisabledAt},
			&i.Agency.Key, &i.Agency.UID, &i.Agency.Name); err != nil {
			return nil, err
		}
		i.Connections = strings.Fields(connections)
		list = append(list, i)
	}
	return list, rows.Err()
}

// WithdrawInvitation takes back an open invitation of one's own. Another person's is social.ErrNotFound, as one that is not there.
func (db *DB) WithdrawInvitation(ctx context.Context, maker social.Key, uid string) error {
	return db.write(ctx, func(tx *sql.Tx) error {
		done, err := tx.ExecContext(ctx, `DELETE FROM invitation WHERE maker = $1 AND uid = $2 AND used_at IS NULL`, maker, uid)
		if err := missing(oneRow(done, err)); err != nil {
			return err
		}
		return db.record(ctx, tx, social.Audit{Act: social.ActInvitationDrop, Subject: uid})
	})
}

// use marks an invitation as used, once: social.ErrConflict if it was used, withdrawn, or its time is over.
func (db *DB) use(ctx context.Context, tx *sql.Tx, i social.Invitation, at time.Time) error {
	if err := db.record(ctx, tx, social.Audit{Act: social.ActInvitationUsed, Subject: i.UID}); err != nil {
		return err
	}
	return conflict(oneRow(tx.ExecContext(ctx, `UPDATE invitation SET used_at = $2 WHERE key = $1 AND used_at IS NULL AND expires_at > $2`, i.Key, ms(at))))
}

// Join uses an invitation and adds the person it was for, and the membership of a manager, in one transaction.
func (db *DB) Join(ctx context.Context, i social.Invitation, p social.Person, passwordHash string, at time.Time) error {
	return taken(p, db.write(ctx, func(tx *sql.Tx) error {
		if err := db.use(ctx, tx, i, at); err != nil {
			return err
		}
		if err := db.addPerson(ctx, tx, p, passwordHash); err != nil || i.Agency.Key == 0 {
			return err
		}
		return db.addMember(ctx, tx, i.Agency, p.Key, at)
	}))
}

// TakeGrant uses an invitation to share and gives its grant to an agency, in one transaction.
func (db *DB) TakeGrant(ctx context.Context, i social.Invitation, g social.Grant, at time.Time) error {
	return db.write(ctx, func(tx *sql.Tx) error {
		if err := db.use(ctx, tx, i, at); err != nil {
			return err
		}
		return db.addGrant(ctx, tx, g, i.Connections)
	})
}

// ResetPassword uses an invitation to choose a new password, in one transaction; all sessions of the person end.
func (db *DB) ResetPassword(ctx context.Context, i social.Invitation, passwordHash string, at time.Time) error {
	return db.write(ctx, func(tx *sql.Tx) error {
		if err := db.use(ctx, tx, i, at); err != nil {
			return err
		}
		if err := setPassword(ctx, tx, i.Person, passwordHash, at, nil); err != nil {
			return err
		}
		return db.record(ctx, tx, social.Audit{Act: social.ActPasswordChanged, Person: i.Person, Detail: map[string]string{"by": "link"}})
	})
}
