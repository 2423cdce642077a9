package store

import (
	"bytes"
	"context"
	"crypto/rand"
	"crypto/sha256"
	"database/sql"
	"encoding/binary"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"maps"
	"math"

	"candor/internal/social"
)

// Actors that are no person.
const (
	actorOperator = "operator"
	actorCandor   = "candor"
)

// record appends acts to the audit chain inside the transaction of the acts themselves.
//
// The one row of audit_head is locked first and until the transaction ends, so that the chain has one order on every database; a
// caller whose own checks must not race another act calls record before them.
func (db *DB) record(ctx context.Context, tx *sql.Tx, acts ...social.Audit) error {
	for _, act := range acts {
		if err := db.recordOne(ctx, tx, act); err != nil {
			return fmt.Errorf("audit %s: %w", act.Act, err)
		}
	}
	return nil
}

func (db *DB) recordOne(ctx context.Context, tx *sql.Tx, act social.Audit) error {
	e := social.AuditEntry{At: db.now(), Act: act.Act, Subject: act.Subject}
	var before []byte
	err := tx.QueryRowContext(ctx, `UPDATE audit_head SET seq = seq + 1 WHERE id = 1 RETURNING seq, hash`).Scan(&e.Seq, &before)
	if err != nil {
		return err
	}
	if e.Actor, err = actorName(ctx, tx); err != nil {
		return err
	}
	if act.Person != 0 {
		if e.Subject, err = pseudonymOf(ctx, tx, act.Person); err != nil {
			return err
		}
	}
	detail, err := object(act.Detail)
	if err != nil {
		return err
	}
	e.Hash = link(before, e, detail)
	if _, err := tx.ExecContext(ctx, `INSERT INTO audit (seq, at, actor, act, subject, detail, hash) VALUES ($1, $2, $3, $4, $5, $6, $7)`,
		e.Seq, ms(e.At), e.Actor, string(e.Act), e.Subject, detail, e.Hash); err != nil {
		return err
	}
	_, err = tx.ExecContext(ctx, `UPDATE audit_head SET hash = $1 WHERE id = 1`, e.Hash)
	return err
}

// Record appends acts that change nothing else, such as a sign-in.
func (db *DB) Record(ctx context.Context, acts ...social.Audit) error {
	return db.write(ctx, func(tx *sql.Tx) error { return db.record(ctx, tx, acts...) })
}

func actorName(ctx context.Context, tx *sql.Tx) (string, error) {
	switch a := social.ActorOf(ctx); {
	case a.Person != 0:
		return pseudonymOf(ctx, tx, a.Person)
	case a.Operator:
		return actorOperator, nil
	}
	return actorCandor, nil
}

// pseudonymOf is the name of a person in the chain: random, made at the first need, and forgotten with the person.
func pseudonymOf(ctx context.Context, tx *sql.Tx, person social.Key) (name string, err error) {
	var b [12]byte
	_, _ = rand.Read(b[:]) // never fails since Go 1.24
	if _, err := tx.ExecContext(ctx, `INSERT INTO pseudonym (person, name) VALUES ($1, $2) ON CONFLICT (person) DO NOTHING`,
		person, "p-"+hex.EncodeToString(b[:])); err != nil {
		return "", err
	}
	err = tx.QueryRowContext(ctx, `SELECT name FROM pseudonym WHERE person = $1`, person).Scan(&name)
	return name, err
}

// recordConnection appends an act on a connection: to its person, with the platform and the connection's alias beside the detail.
func (db *DB) recordConnection(ctx context.Context, tx *sql.Tx, act social.Act, c social.Connection, detail map[string]string) error {
	all := map[string]string{"platform": string(c.Platform), "connection": aliasOf(c.UID)}
	maps.Copy(all, detail)
	return db.record(ctx, tx, social.Audit{Act: act, Person: c.Person, Detail: all})
}

// aliasOf is what the chain calls a connection: entries on the same one can be told, and nothing of it is left there once it is erased.
func aliasOf(uid string) string {
	sum := sha256.Sum256([]byte(uid))
	return "c-" + hex.EncodeToString(sum[:8])
}

// link is the hash of an entry: of everything in it, each part with its length, and of the hash before it.
func link(before []byte, e social.AuditEntry, detail string) []byte {
	h := sha256.New()
	var n [8]byte
	for _, part := range [][]byte{before, []byte(e.Actor), []byte(e.Act), []byte(e.Subject), []byte(detail)} {
		binary.BigEndian.PutUint64(n[:], uint64(len(part)))
		_, _ = h.Write(n[:]) // a hash never fails
		_, _ = h.Write(part)
	}
	for _, number := range []int64{e.Seq, ms(e.At)} {
		binary.BigEndian.PutUint64(n[:], uint64(number))
		_, _ = h.Write(n[:])
	}
	return h.Sum(nil)
}

const auditColumns = `a.seq, a.at, a.actor, a.act, a.subject, a.detail, a.hash`

// AuditPage returns the entries that a filter chooses, newest first, with the names behind the pseudonyms.
func (db *DB) AuditPage(ctx context.Context, f social.AuditFilter) ([]social.AuditEntry, error) {
	until := int64(math.MaxInt64)
	if !f.Until.IsZero() {
		until = ms(f.Until)
	}
	rows, err := db.read.QueryContext(ctx, `
		SELECT `+auditColumns+`, COALESCE(p1.name, ''), COALESCE(p2.name, '')
		FROM audit a
		LEFT JOIN pseudonym n1 ON n1.name = a.actor
		LEFT JOIN person p1 ON p1.key = n1.person
		LEFT JOIN pseudonym n2 ON n2.name = a.subject
		LEFT JOIN person p2 ON p2.key = n2.person
		WHERE ($1 = 0 OR a.seq < $1) AND ($2 = '' OR a.act = $2) AND ($3 = '' OR p1.uid = $3 OR p2.uid = $3)
			AND a.at >= $4 AND a.at < $5
		ORDER BY a.seq DESC LIMIT $6`, f.Before, string(f.Act), f.Person, ms(f.Since), until, f.Limit)
	if err != nil {
		return nil, fmt.Errorf("read the audit chain: %w", err)
	}
	defer rows.Close()
	var page []social.AuditEntry
	for rows.Next() {
		var e social.AuditEntry
		var detail string
		if err := rows.Scan(&e.Seq, instant{&e.At}, &e.Actor, &e.Act, &e.Subject, &detail, &e.Hash, &e.ActorName, &e.SubjectName); err != nil {
			return nil, err
		}
		if err := json.Unmarshal([]byte(detail), &e.Detail); err != nil {
			return nil, fmt.Errorf("audit entry %d: %w", e.Seq, err)
		}
		page = append(page, e)
	}
	return page, rows.Err()
}

// BrokenChain is what VerifyAudit finds wrong.
type BrokenChain = social.BrokenChain

// VerifyAudit walks the chain from its beginning and returns how many entries it has and the hash at its end, which an operator may
// note elsewhere. An entry that was changed, removed, added or moved is a *BrokenChain.
func (db *DB) VerifyAudit(ctx context.Context) (count int64, head []byte, err error) {
	tx, err := db.read.BeginTx(ctx, &sql.TxOptions{Isolation: sql.LevelRepeatableRead, ReadOnly: true})
	if err != nil {
		return 0, nil, err
	}
	defer tx.Rollback()
	var last int64
	if err := tx.QueryRowContext(ctx, `SELECT seq, hash FROM audit_head WHERE id = 1`).Scan(&last, &head); err != nil {
		return 0, nil, err
	}
	rows, err := tx.QueryContext(ctx, `SELECT `+auditColumns+` FROM audit a ORDER BY a.seq`)
	if err != nil {
		return 0, nil, err
	}
	defer rows.Close()
	var before []byte
	for rows.Next() {
		var e social.AuditEntry
		var detail string
		if err := rows.Scan(&e.Seq, instant{&e.At}, &e.Actor, &e.Act, &e.Subject, &detail, &e.Hash); err != nil {
			return count, nil, err
		}
		if count++; e.Seq != count {
			return count, nil, &BrokenChain{Seq: count, What: "it is missing"}
		}
		if !bytes.Equal(link(before, e, detail), e.Hash) {
			return count, nil, &BrokenChain{Seq: e.Seq, What: "it was changed after it was written"}
		}
		before = e.Hash
	}
	if err := rows.Err(); err != nil {
		return count, nil, err
	}
	if count != last || !bytes.Equal(before, head) && count > 0 {
		return count, nil, &BrokenChain{Seq: count + 1, What: "entries at the end are missing, or were added"}
	}
	return count, head, nil
}
